//! One matter: where it is, until when and why, what happened, what may happen next.

use std::collections::BTreeMap;

use app::domain::matter::{ClockState, Form, Stage, Urgency};
use app::law::{Bearer, Cite, Purpose};
use app::{MatterKey, MatterView};
use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::{Html, IntoResponse, Response};
use jiff::civil::Date;

use super::SOON_DAYS;
use super::matter_acts::{self, ACTS_SHOWN, Open};
use super::matter_clocks::{Clock, clock};
use super::matter_course::{Entry, Held, Older, course, route};
use super::matter_record::{self, Noted};
use crate::Web;
use crate::shell::{Frame, Shell};
use crate::staff::Staff;
use crate::trouble::Trouble;
use crate::words::Speaker;

/// A citation as it is shown: words, code, gist.
pub(crate) struct Chip {
    pub(crate) code: String,
    pub(crate) text: String,
    pub(crate) gist: String,
}

impl Chip {
    pub(crate) fn of(speaker: &Speaker<'_>, cite: Cite) -> Self {
        Self { code: cite.to_string(), text: speaker.cite(cite), gist: speaker.gist(cite) }
    }

    /// Where the panel's list of provisions explains it; `¶` and brackets have no place in an anchor.
    pub(crate) fn anchor(&self) -> String {
        self.code.replace('¶', "p").replace('(', "i").replace(')', "")
    }
}

/// Which part of a long course is asked for.
#[derive(serde::Deserialize)]
pub(crate) struct Asked {
    before: Option<usize>,
}

struct Tag {
    tone: &'static str,
    text: String,
}

#[derive(Template)]
#[template(path = "matter.html")]
struct MatterPage {
    s: Shell,
    number: String,
    title: String,
    tags: Vec<Tag>,
    category: Option<String>,
    lead: String,
    next: String,
    next_chip: Option<Chip>,
    days: String,
    transfers: String,
    route: Vec<Held>,
    petitioner: String,
    /// The command that shows who it is, and records that it did.
    open_with: Option<String>,
    received: String,
    letter: Vec<String>,
    letter_rest: Vec<String>,
    letter_more: String,
    letter_note: String,
    duties: Vec<Clock>,
    windows: Vec<Clock>,
    record: Vec<Noted>,
    open: Vec<Open>,
    open_rest: Vec<Open>,
    open_more: String,
    closed: String,
    closed_why: String,
    entries: Vec<Entry>,
    older: Option<Older>,
    chips: Vec<Chip>,
    events: String,
    head: String,
    verify: String,
}

pub(crate) async fn get(
    State(web): State<Web>,
    staff: Staff,
    Path(key): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Trouble> {
    let frame = staff.frame(&web);
    let Ok(key) = key.parse::<MatterKey>() else {
        return super::missing(frame, "missing-matter", "missing-matter-why");
    };
    match web.app.read_matter(&staff.subject, key).await {
        Ok(view) => Ok(Html(page(&web, frame, &view, asked.before).render()?).into_response()),
        Err(failure) => super::failed(frame, failure, &staff.subject),
    }
}

fn page(web: &Web, frame: Frame<'_>, view: &MatterView<'_>, before: Option<usize>) -> MatterPage {
    let (speaker, today) = (frame.speaker(), frame.today());
    let course = course(&speaker, view, today, before);
    let words = speaker.words;
    let matter = &view.matter;
    let sealed = matter.purpose == Purpose::Accusation;
    let clocks: Vec<(Bearer, Clock)> =
        view.clocks.iter().rev().map(|view| (view.state.bearer, clock(&speaker, view, today))).collect();
    let (windows, duties): (Vec<_>, Vec<_>) = clocks.into_iter().partition(|(bearer, _)| *bearer == Bearer::Petitioner);
    let mut duties: Vec<Clock> = duties.into_iter().map(|(_, clock)| clock).collect();
    // What still runs comes first; within each part the latest.
    duties.sort_by_key(|clock| !clock.live);
    let (letter, letter_rest) = letter(&speaker, view, sealed);
    let rest_chars: usize = letter_rest.iter().map(|p| p.chars().count()).sum();
    let next_due = matter.next_due();
    let number_of = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let mut open = matter_acts::open(&speaker, view, web, today);
    let open_rest = open.split_off(open.len().min(ACTS_SHOWN));
    let (closed, closed_why) = matter_acts::closed(&speaker, view, today);
    let category =
        matter.category.filter(|_| !sealed).and_then(|code| web.app.categories().get(code)).map(|c| c.name.clone());
    MatterPage {
        number: speaker.receipt(matter.receipt),
        title: match &view.title {
            _ if sealed => speaker.say("title-sealed"),
            Some(title) => title.clone(),
            None => speaker.say("title-erased"),
        },
        tags: tags(&speaker, view, today),
        lead: words.with(
            lead(matter.stage),
            &[
                ("organ", speaker.organ(matter.holder).into()),
                ("day", speaker.short_day(matter.held_since, today).into()),
            ],
        ),
        next: next_due_text(&speaker, next_due, today),
        next_chip: next_due.map(|clock| Chip::of(&speaker, clock.cite)),
        days: i64::from((today - matter.received_on).get_days()).to_string(),
        transfers: matter.transfers.to_string(),
        route: route(&speaker, view, today),
        petitioner: if sealed { speaker.say("person-sealed") } else { petitioner(&speaker, view) },
        open_with: opened_with(&speaker, view).filter(|_| !sealed),
        received: received(&speaker, view),
        letter_more: words.with("letter-more", &[("n", number_of(rest_chars).into())]),
        letter_note: if sealed {
            String::new()
        } else {
            words.with("letter-note", &[("n", i64::from(matter.text.chars).into())])
        },
        letter,
        letter_rest,
        duties,
        windows: windows.into_iter().map(|(_, clock)| clock).collect(),
        record: matter_record::record(&speaker, view, today),
        open_more: words.with("acts-more", &[("n", number_of(open_rest.len()).into())]),
        open,
        open_rest,
        closed,
        closed_why,
        entries: course.entries,
        older: course.older,
        chips: chips(&speaker, view, today),
        events: words.with("ledger-events", &[("n", number_of(view.timeline.len()).into())]),
        head: view.head.iter().skip(1).take(6).map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().join(" "),
        verify: "xinze ledger verify".to_owned(),
        category,
        s: frame.shell,
    }
}

/// What is due next, until when, and how far that is.
fn next_due_text(speaker: &Speaker<'_>, next: Option<&ClockState>, today: Date) -> String {
    let Some(clock) = next else { return speaker.say("where-no-due") };
    let args = [
        ("what", speaker.clock_name(&clock.rule).into()),
        ("day", speaker.day(clock.due_on).into()),
        ("left", speaker.left(clock, today).into()),
    ];
    speaker.words.with("where-next-due", &args)
}

/// The day of the message, or that nobody said.
fn received(speaker: &Speaker<'_>, view: &MatterView<'_>) -> String {
    match view.matter.claimed_on {
        Some(day) => speaker.day(day),
        None => speaker.words.with("received-unknown", &[("day", speaker.day(view.matter.received_on).into())]),
    }
}

const fn lead(stage: Stage) -> &'static str {
    match stage {
        Stage::Registered => "where-registered",
        Stage::Forwarded => "where-forwarded",
        Stage::Objected => "where-objected",
        Stage::Disputed { .. } => "where-disputed",
        Stage::Handling { .. } => "where-handling",
        Stage::Answered { .. } | Stage::Reviewed { .. } => "where-answered",
        Stage::UnderReview { .. } => "where-under-review",
        Stage::Delivered { .. } => "where-delivered",
        Stage::Concluded { .. } => "where-concluded",
        Stage::Declined { .. } => "where-declined",
        Stage::Barred => "where-barred",
        Stage::Routed { .. } => "where-routed",
        Stage::Merged { .. } => "where-merged",
        Stage::Withdrawn => "where-withdrawn",
    }
}

fn tags(speaker: &Speaker<'_>, view: &MatterView<'_>, today: Date) -> Vec<Tag> {
    let (words, matter) = (speaker.words, &view.matter);
    let plain = |text: String| Tag { tone: "", text };
    let mut tags = vec![Tag { tone: "stage", text: words.name("stage", matter.stage.name().name()) }];
    if let Some(clock) = matter.next_due() {
        let days = (clock.due_on - today).get_days();
        if days <= SOON_DAYS {
            let tone = if days < 0 { "overdue" } else { "soon" };
            tags.push(Tag { tone, text: speaker.left(clock, today) });
        }
    }
    tags.push(plain(words.name("channel", matter.channel.name())));
    tags.push(plain(words.name("purpose", matter.purpose.name())));
    tags.push(plain(words.with("heads", &[("n", i64::from(matter.heads).into())])));
    if matter.form == Form::Collective {
        tags.push(plain(words.name("form", matter.form.name())));
    }
    if matter.urgency != Urgency::Ordinary {
        tags.push(plain(words.name("urgency", matter.urgency.name())));
    }
    if matter.repeat.is_some() {
        tags.push(plain(speaker.say("tag-repeat")));
    }
    tags
}

/// The first petitioner, masked, or nothing at all: identities are opened for a purpose, not in passing.
fn petitioner(speaker: &Speaker<'_>, view: &MatterView<'_>) -> String {
    if view.matter.sealed {
        return speaker.say("person-hidden");
    }
    let heads = i64::from(view.matter.heads);
    let name = match view.parties.first() {
        None => speaker.say("person-unnamed"),
        Some(None) => return speaker.say("person-erased"),
        Some(Some(person)) if person.name.is_empty() => speaker.say("person-unnamed"),
        Some(Some(person)) => person.name.clone(),
    };
    if heads > 1 {
        return speaker.words.with("person-and-others", &[("name", name.into()), ("n", heads.into())]);
    }
    name
}

/// How to see who it is, where there is anything to see.
fn opened_with(speaker: &Speaker<'_>, view: &MatterView<'_>) -> Option<String> {
    view.parties.iter().any(Option::is_some).then(|| {
        let args = [("matter", view.key.to_string().into())];
        speaker.words.with("privacy-open-command", &args)
    })
}

/// Characters of a letter that are shown at once; the rest unfolds.
const LETTER_SHOWN: usize = 400;

/// The paragraphs that are shown at once, and those that unfold. A long paragraph is cut after a sentence.
fn letter(speaker: &Speaker<'_>, view: &MatterView<'_>, sealed: bool) -> (Vec<String>, Vec<String>) {
    let text = match &view.text {
        _ if sealed => speaker.say("text-sealed"),
        Some(text) => text.clone(),
        None => speaker.say("text-erased"),
    };
    let (mut shown, mut rest) = (Vec::new(), Vec::new());
    let mut left = LETTER_SHOWN;
    for paragraph in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let (head, tail) = paragraph.split_at(sentence_end(paragraph, left));
        left = left.saturating_sub(head.chars().count());
        if !tail.is_empty() {
            // Once something did not fit, nothing after it is shown either.
            left = 0;
        }
        shown.extend((!head.is_empty()).then(|| head.to_owned()));
        rest.extend((!tail.is_empty()).then(|| tail.to_owned()));
    }
    (shown, rest)
}

/// The byte after the last sentence that ends within so many characters; the whole text if it fits.
fn sentence_end(text: &str, chars: usize) -> usize {
    let Some((limit, _)) = text.char_indices().nth(chars) else {
        return text.len();
    };
    let ends = |c: char| matches!(c, '。' | '！' | '？' | '；' | '.' | '!' | '?');
    let head = text.char_indices().take_while(|(at, _)| *at < limit);
    head.filter(|(_, c)| ends(*c)).last().map_or(limit, |(at, c)| at + c.len_utf8())
}

/// Every provision that the page cites, once, in order: for print and for fingers, which cannot hover.
fn chips(speaker: &Speaker<'_>, view: &MatterView<'_>, today: Date) -> Vec<Chip> {
    let open = view.open(today);
    let mut cites: BTreeMap<Cite, ()> = BTreeMap::new();
    cites.extend(view.clocks.iter().map(|clock| (clock.state.cite, ())));
    let (division, seat) = speaker.directory.seat(view.matter.holder);
    let law = speaker.law.on(&division, today).map(|law| law.asked_by(seat));
    let bases = open.iter().filter_map(|next| law?.basis(next.act));
    cites.extend(bases.map(|cite| (cite, ())));
    cites.into_keys().map(|cite| Chip::of(speaker, cite)).collect()
}

#[cfg(test)]
mod tests {
    use super::sentence_end;

    #[test]
    fn a_long_paragraph_is_cut_after_a_sentence() {
        for (text, chars, head) in [
            ("短。", 10, "短。"),
            ("一句。两句。三句没有完", 8, "一句。两句。"),
            ("没有句号的一长段话", 4, "没有句号"),
            ("", 4, ""),
            ("任何话", 0, ""),
        ] {
            assert_eq!(&text[..sentence_end(text, chars)], head, "{text}");
        }
    }
}
