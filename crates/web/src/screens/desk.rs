//! The desk: what is somebody's to do today, in the order of the law, with the reason for the order.

use app::domain::OrganId;
use app::domain::directory::Role;
use app::law::Cite;
use app::store::read::{Due, MatterFilter};
use app::{Action, Count, DeskLine, Section, SectionKind, Standing};
use askama::Template;
use axum::extract::State;
use axum::response::{Html, IntoResponse, Response};
use jiff::civil::Date;

use super::list_asked::Asked;
use super::list_line::title;
use super::matter::Chip;
use crate::Web;
use crate::shell::Shell;
use crate::staff::Staff;
use crate::trouble::Trouble;
use crate::words::Speaker;

/// A number that leads to the list with exactly these matters.
struct Figure {
    n: String,
    label: String,
    href: String,
}

/// One matter.
struct Line {
    state: &'static str,
    number: String,
    href: String,
    title: String,
    /// What is to be done next; empty where it is for the petitioner to act.
    next: String,
    /// Who has it; empty where that is the own organ.
    organ: String,
    due_on: String,
    due: String,
    clock: String,
    chip: Option<Chip>,
    /// Why it stands here.
    why: String,
    mine: bool,
}

/// One kind of work.
struct Block {
    name: &'static str,
    heading: String,
    note: String,
    all: Figure,
    overdue: Option<Figure>,
    soon: Option<Figure>,
    lines: Vec<Line>,
    /// How many more the list has; empty where all stand here.
    rest: String,
}

#[derive(Template)]
#[template(path = "desk.html")]
struct DeskPage {
    s: Shell,
    note: String,
    blocks: Vec<Block>,
    /// Kinds of work without anything to do today.
    clear: String,
    /// Whether whoever looks works on matters at all.
    works: bool,
    /// Where whoever has nothing to do may go.
    ways: Vec<(String, String)>,
}

pub(crate) async fn get(State(web): State<Web>, staff: Staff) -> Result<Response, Trouble> {
    let frame = staff.frame(&web);
    let desk = web.app.desk(&staff.subject).await?;
    let speaker = frame.speaker();
    let names: Vec<String> = desk.clear.iter().map(|kind| heading(&speaker, *kind)).collect();
    let works = !(desk.sections.is_empty() && desk.clear.is_empty());
    let view = DeskPage {
        note: note(&speaker, &staff),
        blocks: desk.sections.iter().map(|section| block(&speaker, &staff, section)).collect(),
        clear: names.join(&speaker.say("list-semicolon")),
        works,
        ways: ways(&web, &staff, &speaker),
        s: frame.shell,
    };
    Ok(Html(view.render()?).into_response())
}

/// For whom the desk is: organ and roles.
fn note(speaker: &Speaker<'_>, staff: &Staff) -> String {
    let roles: Vec<Role> = staff.subject.roles.clone();
    let organ = speaker.organ(staff.subject.actor.organ).into();
    if roles.is_empty() {
        return speaker.words.with("desk-note-no-role", &[("organ", organ)]);
    }
    speaker.words.with("desk-note", &[("organ", organ), ("roles", speaker.roles(&roles).into())])
}

/// What somebody can do who has nothing to do here.
fn ways(web: &Web, staff: &Staff, speaker: &Speaker<'_>) -> Vec<(String, String)> {
    let may = |actions: &[Action]| web.app.may_any(&staff.subject, actions).is_ok();
    let way = |href: &str, key: &str| (href.to_owned(), speaker.say(key));
    let all = [(may(&[Action::List]), way("/matters", "desk-way-list"))];
    all.into_iter().filter(|(open, _)| *open).map(|(_, way)| way).collect()
}

fn heading(speaker: &Speaker<'_>, kind: SectionKind) -> String {
    speaker.words.name("desk-section", kind.name())
}

fn count(speaker: &Speaker<'_>, count: Count) -> String {
    if count.or_more { speaker.words.with("desk-or-more", &[("n", count.n.into())]) } else { count.n.to_string() }
}

/// A number with the list behind it; none where there is nothing.
fn figure(speaker: &Speaker<'_>, staff: &Staff, (n, key): (Count, &str), filter: &MatterFilter) -> Option<Figure> {
    (n.n > 0).then(|| Figure {
        n: count(speaker, n),
        label: speaker.say(key),
        href: Asked::of(filter, &staff.subject).address("/matters", None),
    })
}

fn block(speaker: &Speaker<'_>, staff: &Staff, section: &Section) -> Block {
    let kind = section.kind;
    let today = staff.subject.today;
    let part = |asked: &str| {
        let asked = Asked { due: Some(asked.to_owned()), ..Asked::of(&section.filter, &staff.subject) };
        asked.address("/matters", None)
    };
    let parts = section.filter.due == Due::Any;
    let of_part = |n: Count, key: &str, asked: &str| {
        (parts && n.n > 0).then(|| Figure { n: count(speaker, n), label: speaker.say(key), href: part(asked) })
    };
    let all = figure(speaker, staff, (section.all, "desk-all"), &section.filter);
    let shown = i64::try_from(section.lines.len()).unwrap_or_default();
    let left = Count { n: section.all.n - shown, or_more: section.all.or_more };
    Block {
        name: kind.name(),
        heading: heading(speaker, kind),
        note: speaker.words.name("desk-about", kind.name()),
        overdue: of_part(section.overdue, "desk-overdue", "overdue"),
        soon: of_part(section.soon, "list-week", "week"),
        lines: section.lines.iter().map(|row| line(speaker, staff, row, today)).collect(),
        rest: if left.n > 0 {
            speaker.words.with("desk-rest", &[("n", count(speaker, left).into())])
        } else {
            String::new()
        },
        all: all.unwrap_or_else(|| Figure { n: String::new(), label: String::new(), href: "/matters".to_owned() }),
    }
}

fn line(speaker: &Speaker<'_>, staff: &Staff, row: &DeskLine, today: Date) -> Line {
    let words = speaker.words;
    let next = row.next.map(|next| {
        let act = words.name("act", next.act.name());
        match next.organ.filter(|organ| *organ != staff.subject.actor.organ) {
            Some(organ) => words.with("desk-next-of", &[("act", act.into()), ("organ", speaker.organ(organ).into())]),
            None => words.with("desk-next", &[("act", act.into())]),
        }
    });
    let term = row.term.as_ref();
    let state = match row.place.standing {
        Standing::Overdue { .. } => "overdue",
        Standing::Today | Standing::Soon { .. } => "soon",
        Standing::Later { .. } => "running",
        Standing::Paused { .. } | Standing::Untimed => "none",
    };
    let cite: Option<Cite> = term.map(|term| term.cite);
    // That the own organ has it goes without saying.
    let elsewhere = Some(OrganId(row.listed.holder)).filter(|organ| *organ != staff.subject.actor.organ);
    Line {
        state,
        number: speaker.receipt(row.receipt),
        href: format!("/matters/{}", row.place.key),
        title: title(speaker, &row.listed.purpose, &row.listed.title),
        next: next.unwrap_or_default(),
        organ: elsewhere.map(|organ| speaker.organ(organ)).unwrap_or_default(),
        due_on: term.map(|term| term.due_on.to_string()).unwrap_or_default(),
        due: term.map(|term| speaker.short_day(term.due_on, today)).unwrap_or_default(),
        clock: term.map(|term| speaker.clock_name(&term.rule)).unwrap_or_default(),
        chip: cite.map(|cite| Chip::of(speaker, cite)),
        why: why(speaker, row.place.standing, today),
        mine: row.mine,
    }
}

/// Why a line stands where it does.
fn why(speaker: &Speaker<'_>, standing: Standing, today: Date) -> String {
    let words = speaker.words;
    let n = |n: i32| i64::from(n).into();
    match standing {
        Standing::Overdue { days } => words.with("left-overdue", &[("n", n(days))]),
        Standing::Today => words.say("left-today"),
        Standing::Soon { days, working } => words.with("desk-left-both", &[("n", n(days)), ("working", n(working))]),
        Standing::Later { working: Some(working), .. } => words.with("desk-left-working", &[("n", n(working))]),
        Standing::Later { days, working: None } => words.with("left-days", &[("n", n(days))]),
        Standing::Paused { since } => words.with("desk-paused", &[("day", speaker.short_day(since, today).into())]),
        Standing::Untimed => words.say("list-no-due"),
    }
}

#[cfg(test)]
mod tests {
    use app::{SectionKind, ViewRefusal};
    use wording::Lang;

    #[test]
    fn every_section_and_every_refusal_of_a_filter_has_words() {
        let refusals = [ViewRefusal::NoName, ViewRefusal::NameTooLong, ViewRefusal::QueryTooLong, ViewRefusal::TooMany];
        for words in Lang::ALL.map(Lang::words) {
            for kind in SectionKind::ALL {
                let name = kind.name().replace('_', "-");
                assert!(
                    words.has(&format!("desk-section-{name}")) && words.has(&format!("desk-about-{name}")),
                    "{name}"
                );
            }
            for refusal in refusals {
                assert!(words.has(&format!("view-refused-{}", refusal.code())), "{refusal:?}");
            }
        }
    }
}
