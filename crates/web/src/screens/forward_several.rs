//! Forwarding several matters: chosen in the list, looked at before anything happens, confirmed once. Each is an act of
//! its own with its own result.

use app::domain::matter::Matter;
use app::domain::{OrganId, Refusal};
use app::law::Purpose;
use app::{Chosen, Denied, FORWARDED_MAX, ForwardLine, Forwarding, MatterKey, Subject};
use askama::Template;
use axum::extract::{Form, Query, State};
use axum::response::{Html, IntoResponse, Redirect, Response};
use jiff::civil::Date;

use super::list_choices::Choice;
use super::list_line::title;
use crate::Web;
use crate::shell::{Frame, Shell};
use crate::staff::Staff;
use crate::trouble::Trouble;
use crate::words::Speaker;

/// What was chosen: which matters, as they were looked at, and to whom they go.
#[derive(Debug, Default)]
struct Choosing {
    chosen: Vec<Chosen>,
    to: Option<OrganId>,
    on: Option<Date>,
    token: String,
    /// More matters were chosen than go at once.
    too_many: bool,
}

/// Pairs of a form or an address, in which a name may stand several times.
type Pairs = Vec<(String, String)>;

impl Choosing {
    fn of(pairs: &Pairs) -> Self {
        let mut choosing = Self::default();
        for (name, value) in pairs {
            match name.as_str() {
                "m" => choosing.chosen.extend(chosen(value).filter(|one| !choosing.has(one.key))),
                "to" => choosing.to = value.parse().ok().map(OrganId),
                "on" => choosing.on = value.parse().ok(),
                "token" => choosing.token.clone_from(value),
                _ => {}
            }
        }
        choosing.too_many = choosing.chosen.len() > FORWARDED_MAX;
        choosing.chosen.truncate(FORWARDED_MAX);
        choosing
    }

    fn has(&self, key: MatterKey) -> bool {
        self.chosen.iter().any(|chosen| chosen.key == key)
    }

    /// The address of what came of it.
    fn result(&self, to: OrganId, on: Date) -> String {
        let mut address = format!("/matters/forwarded?to={to}&on={on}");
        for chosen in &self.chosen {
            address.push_str(&format!("&m={}", written(chosen.key, chosen.version.unwrap_or_default())));
        }
        address
    }
}

/// A matter and the version that was looked at, such as `990101-7.3`.
fn written(key: MatterKey, version: u64) -> String {
    format!("{key}.{version}")
}

fn chosen(text: &str) -> Option<Chosen> {
    match text.split_once('.') {
        Some((key, version)) => Some(Chosen { key: key.parse().ok()?, version: Some(version.parse().ok()?) }),
        None => Some(Chosen { key: text.parse().ok()?, version: None }),
    }
}

/// The organs that somebody can forward to: those that exist today, but for the own one.
pub(super) fn receivers(frame: &Frame<'_>, staff: &Staff, chosen: Option<OrganId>) -> Vec<Choice> {
    let today = frame.today();
    let label = frame.shell.t.say("forward-choose");
    let mut list = vec![Choice { value: String::new(), label, chosen: chosen.is_none(), count: None }];
    for organ in frame.directory.organs.values() {
        if organ.id != staff.subject.actor.organ && organ.until.is_none_or(|until| until >= today) {
            let value = organ.id.0.to_string();
            list.push(Choice { value, label: organ.name.clone(), chosen: chosen == Some(organ.id), count: None });
        }
    }
    list
}

/// One matter of several, in words.
struct Row {
    /// `open`, `done` or `not`.
    state: &'static str,
    /// The key with the version that is looked at.
    key: String,
    number: String,
    href: String,
    title: String,
    stage: String,
    /// What happens, what happened, or why nothing does.
    told: String,
    /// The provision; empty where none speaks of it.
    cite: String,
    /// What to do instead; empty where nothing is to be done.
    way_out: String,
}

#[derive(Template)]
#[template(path = "forward_several.html")]
struct SeveralPage {
    s: Shell,
    receivers: Vec<Choice>,
    /// The number of the organ that was chosen; empty where none was.
    to: String,
    /// What will happen, in one sentence.
    lead: String,
    /// What is missing before anything can happen; empty where nothing is.
    missing: String,
    /// The field that is missing.
    missing_at: &'static str,
    notes: Vec<String>,
    open: Vec<Row>,
    not: Vec<Row>,
    confirm: String,
    token: String,
}

#[derive(Template)]
#[template(path = "forwarded.html")]
struct ResultPage {
    s: Shell,
    lead: String,
    done: Vec<Row>,
    not: Vec<Row>,
    /// The way to try again with what was not forwarded; `None` where nothing is left.
    again: Option<String>,
}

/// What would happen. Nothing does, however often it is looked at.
pub(crate) async fn preview(
    State(web): State<Web>,
    staff: Staff,
    Query(pairs): Query<Pairs>,
) -> Result<Response, Trouble> {
    let frame = staff.frame(&web);
    let choosing = Choosing::of(&pairs);
    let on = frame.today();
    let to = choosing.to.filter(|to| frame.directory.organ(*to).is_some());
    let lines = match to {
        Some(to) => web.app.forwarding(&staff.stamp(), to, on, &choosing.chosen).await?,
        None => Vec::new(),
    };
    let speaker = frame.speaker();
    let rows = lines.iter().map(|line| row(&speaker, line, to.unwrap_or(OrganId(0)), &staff.subject));
    let (open, not): (Vec<Row>, Vec<Row>) = rows.partition(|row| row.state == "open");
    let words = speaker.words;
    let number = |n: usize| i64::try_from(n).unwrap_or_default().into();
    let (missing, missing_at) = match to {
        _ if choosing.chosen.is_empty() => (words.say("forward-none-chosen"), "back"),
        None => (words.say("forward-no-receiver"), "f-to"),
        Some(_) => (String::new(), ""),
    };
    let to_name = to.map(|to| speaker.organ(to)).unwrap_or_default();
    let args = [("n", number(open.len())), ("not", number(not.len())), ("organ", to_name.into())];
    let lead = if to.is_some() && missing.is_empty() { words.with("forward-lead", &args) } else { String::new() };
    let notes = choosing.too_many.then(|| words.with("forward-too-many", &[("n", number(FORWARDED_MAX))]));
    let chosen = choosing.chosen.iter().map(|chosen| chosen.key.to_string());
    let keys = if to.is_none() { chosen.map(unread).collect() } else { Vec::new() };
    let view = SeveralPage {
        receivers: receivers(&frame, &staff, to),
        to: to.map(|to| to.0.to_string()).unwrap_or_default(),
        lead,
        missing,
        missing_at,
        notes: notes.into_iter().collect(),
        confirm: words.with("forward-confirm", &[("n", number(open.len()))]),
        open,
        not: if to.is_none() { keys } else { not },
        token: staff.token.clone(),
        s: frame.shell,
    };
    Ok(Html(view.render()?).into_response())
}

/// A matter of which nothing is said yet, because nobody said where it goes.
fn unread(key: String) -> Row {
    let empty = String::new;
    let href = format!("/matters/{key}");
    Row {
        state: "unread",
        number: key.clone(),
        key,
        href,
        title: empty(),
        stage: empty(),
        told: empty(),
        cite: empty(),
        way_out: empty(),
    }
}

/// Forwards what was confirmed, and leads to what came of it. Sent twice, it does nothing twice: each act names the
/// version that was looked at.
pub(crate) async fn post(State(web): State<Web>, staff: Staff, Form(pairs): Form<Pairs>) -> Result<Response, Trouble> {
    let choosing = Choosing::of(&pairs);
    let frame = staff.frame(&web);
    // Both are hashes, and nobody learns anything from how far they agree.
    if !staff.sent(&choosing.token) {
        return super::missing(frame, "forward-foreign", "forward-foreign-why");
    }
    let Some(to) = choosing.to.filter(|to| frame.directory.organ(*to).is_some()) else {
        return super::missing(frame, "forward-foreign", "forward-no-receiver");
    };
    let on = frame.today();
    let mut chance = (web.chance)()?;
    web.app.forward_each(&staff.stamp(), &mut chance, to, on, &choosing.chosen).await?;
    Ok(Redirect::to(&choosing.result(to, on)).into_response())
}

/// What came of it. Loaded again, it says the same and does nothing.
pub(crate) async fn result(
    State(web): State<Web>,
    staff: Staff,
    Query(pairs): Query<Pairs>,
) -> Result<Response, Trouble> {
    let frame = staff.frame(&web);
    let choosing = Choosing::of(&pairs);
    let Some(to) = choosing.to.filter(|to| frame.directory.organ(*to).is_some()) else {
        return super::missing(frame, "missing-page", "missing-page-why");
    };
    let on = choosing.on.unwrap_or_else(|| frame.today());
    let lines = web.app.forwarding(&staff.stamp(), to, on, &choosing.chosen).await?;
    let speaker = frame.speaker();
    let rows = lines.iter().map(|line| row(&speaker, line, to, &staff.subject));
    let (done, not): (Vec<Row>, Vec<Row>) = rows.partition(|row| row.state == "done");
    let words = speaker.words;
    let number = |n: usize| i64::try_from(n).unwrap_or_default().into();
    let args = [("n", number(done.len())), ("not", number(not.len())), ("organ", speaker.organ(to).into())];
    let left: Vec<String> = lines.iter().filter(|line| matches!(line.state, Forwarding::Open)).map(again).collect();
    let view = ResultPage {
        lead: words.with("forwarded-lead", &args),
        done,
        not,
        again: (!left.is_empty()).then(|| format!("/matters/forward?to={to}&{}", left.join("&"))),
        s: frame.shell,
    };
    Ok(Html(view.render()?).into_response())
}

fn again(line: &ForwardLine) -> String {
    format!("m={}", line.key)
}

fn row(speaker: &Speaker<'_>, line: &ForwardLine, to: OrganId, subject: &Subject) -> Row {
    let words = speaker.words;
    let told = told(speaker, line, to, subject);
    let matter = line.matter.as_ref();
    Row {
        state: match line.state {
            Forwarding::Open => "open",
            Forwarding::Done { .. } => "done",
            Forwarding::Changed(_) | Forwarding::Not(_) | Forwarding::Missing => "not",
        },
        key: written(line.key, matter.map_or(0, |matter| matter.version)),
        number: matter.map_or_else(|| line.key.to_string(), |matter| speaker.receipt(matter.receipt)),
        href: format!("/matters/{}", line.key),
        title: matter.map(|matter| title_of(speaker, matter, line)).unwrap_or_default(),
        stage: matter.map(|matter| words.name("stage", matter.stage.name().name())).unwrap_or_default(),
        told: told.why,
        cite: told.cite,
        way_out: told.way_out,
    }
}

fn title_of(speaker: &Speaker<'_>, matter: &Matter, line: &ForwardLine) -> String {
    let purpose = if matter.accused.is_nobody() { matter.purpose } else { Purpose::Accusation };
    title(speaker, purpose.name(), line.title.as_deref().unwrap_or_default())
}

/// What is said of a matter, its provision, and the way out.
struct Said {
    why: String,
    cite: String,
    way_out: String,
}

impl Said {
    fn plain(why: String) -> Self {
        Self { why, cite: String::new(), way_out: String::new() }
    }
}

fn told(speaker: &Speaker<'_>, line: &ForwardLine, to: OrganId, subject: &Subject) -> Said {
    let words = speaker.words;
    let organ = || speaker.organ(to).into();
    match &line.state {
        Forwarding::Open => Said::plain(words.with("forward-open", &[("organ", organ())])),
        Forwarding::Done { on } => {
            let day = speaker.short_day(*on, subject.today).into();
            Said::plain(words.with("forward-done", &[("organ", organ()), ("day", day)]))
        }
        Forwarding::Changed(changed) => {
            let kinds: Vec<String> = changed.iter().map(|it| words.name("kind-matter", it.kind)).collect();
            let what = kinds.join(&words.say("list-comma")).into();
            Said {
                way_out: words.say("forward-look-again"),
                ..Said::plain(words.with("forward-changed", &[("what", what)]))
            }
        }
        Forwarding::Missing => {
            Said { way_out: words.say("missing-matter-why"), ..Said::plain(words.say("missing-matter")) }
        }
        Forwarding::Not(app::Failure::Refused(refusal)) => refused(speaker, refusal),
        Forwarding::Not(app::Failure::Denied(denied)) => denied_as(speaker, denied, subject),
        Forwarding::Not(other) => Said::plain(other.to_string()),
    }
}

fn refused(speaker: &Speaker<'_>, refusal: &Refusal) -> Said {
    let told = speaker.refusal(refusal);
    Said { why: told.why, cite: told.cite, way_out: told.way_out }
}

fn denied_as(speaker: &Speaker<'_>, denied: &Denied, subject: &Subject) -> Said {
    let told = speaker.denied(denied, subject);
    Said { why: told.why, cite: told.cite, way_out: told.way_out }
}

#[cfg(test)]
mod tests {
    use super::{Choosing, chosen};

    #[test]
    fn a_matter_is_named_with_the_version_that_was_looked_at() {
        let one = chosen("990101-7.3").expect("a matter");
        assert_eq!((one.key.to_string().as_str(), one.version), ("990101-7", Some(3)));
        assert_eq!(chosen("990101-7").expect("a matter").version, None);
        for text in ["", "x", "990101-7.x", ".3"] {
            assert!(chosen(text).is_none(), "{text}");
        }
    }

    #[test]
    fn what_is_chosen_twice_counts_once_and_more_than_a_page_is_cut_off() {
        let pair = |no: usize| ("m".to_owned(), format!("990101-{}", no % 60 + 1));
        let choosing = Choosing::of(&(0..120).map(pair).collect());
        assert_eq!(choosing.chosen.len(), app::FORWARDED_MAX);
        assert!(choosing.too_many);
        assert!(!Choosing::of(&(0..40).map(pair).collect()).too_many);
    }
}
