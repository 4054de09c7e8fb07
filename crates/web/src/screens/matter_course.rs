//! The course of a matter: who held it how long, and what happened with both its times.

use app::domain::matter::Fact;
use app::domain::{OrganId, Origin};
use app::law::Purpose;
use app::{MatterView, civil_day};
use jiff::civil::Date;

use crate::words::Speaker;

/// Days between the day of a fact and its recording from which the gap is shown as large.
const LATE_ENTRY_DAYS: i32 = 5;

/// An organ that held the matter.
pub(crate) struct Held {
    pub(crate) organ: String,
    pub(crate) since: String,
    pub(crate) days: String,
    pub(crate) now: bool,
}

/// A mark of trust beside an entry: assumed, imported, recorded later.
pub(crate) struct Stamped {
    pub(crate) kind: &'static str,
    pub(crate) text: String,
}

/// One entry of the course.
pub(crate) struct Entry {
    pub(crate) on: Date,
    pub(crate) day: String,
    /// The year as a heading, where it changes.
    pub(crate) year: Option<String>,
    pub(crate) stamps: Vec<Stamped>,
    pub(crate) kind: &'static str,
    pub(crate) what: String,
    pub(crate) paper: Vec<String>,
    pub(crate) paper_title: String,
    pub(crate) who: String,
    pub(crate) recorded: String,
}

/// Who held the matter, in order, with the days that each had it.
pub(crate) fn route(speaker: &Speaker<'_>, view: &MatterView<'_>, today: Date) -> Vec<Held> {
    let mut holders: Vec<(OrganId, Date)> = Vec::new();
    for entry in &view.timeline {
        let organ = match &entry.event.fact {
            Fact::Registered { .. } => Some(entry.event.by.organ),
            Fact::Forwarded { to } => Some(*to),
            Fact::ReviewRequested { organ, .. } => Some(*organ),
            Fact::Remanded { .. } => view.matter.handler,
            Fact::Accepted
            | Fact::Extended { .. }
            | Fact::Answered { .. }
            | Fact::Delivered { .. }
            | Fact::Reviewed { .. }
            | Fact::Concluded => None,
        };
        holders.extend(organ.map(|organ| (organ, entry.event.on)));
    }
    let ends = holders.iter().skip(1).map(|(_, since)| *since).chain([today]);
    let last = holders.len();
    holders
        .iter()
        .zip(ends)
        .enumerate()
        .map(|(at, ((organ, since), until))| Held {
            organ: speaker.organ(*organ),
            since: speaker.words.with("route-since", &[("day", speaker.short_day(*since, today).into())]),
            days: speaker.words.with("days", &[("n", i64::from((until - *since).get_days()).into())]),
            now: at + 1 == last,
        })
        .collect()
}

/// Every event, the latest first.
pub(crate) fn entries(speaker: &Speaker<'_>, view: &MatterView<'_>, today: Date) -> Vec<Entry> {
    let mut entries = Vec::with_capacity(view.timeline.len());
    let mut year = today.year();
    let sealed = view.matter.purpose == Purpose::Accusation;
    for recorded in view.timeline.iter().rev() {
        let event = &recorded.event;
        let recorded_on = civil_day(recorded.recorded_us);
        let heading = (event.on.year() != year).then(|| event.on.year().to_string());
        year = event.on.year();
        // What was written about an accusation is sealed like the accusation itself.
        let paper = recorded.text.as_deref().filter(|_| !sealed).unwrap_or_default();
        entries.push(Entry {
            on: event.on,
            day: speaker.words.with("day-in-course", &speaker.month_and_day(event.on)),
            year: heading,
            stamps: stamps(speaker, event.assumed, event.origin, (recorded_on - event.on).get_days()),
            kind: if event.assumed { "assumed" } else { "fact" },
            what: speaker.event(event),
            paper: paper.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect(),
            paper_title: paper_title(speaker, &event.fact),
            who: format!(
                "{}{}{}",
                speaker.organ(event.by.organ),
                speaker.say("fact-space"),
                speaker.official(event.by.official)
            ),
            recorded: if recorded_on == event.on {
                String::new()
            } else {
                speaker.words.with("course-recorded", &[("day", speaker.short_day(recorded_on, today).into())])
            },
        });
    }
    entries
}

fn stamps(speaker: &Speaker<'_>, assumed: bool, origin: Origin, gap_days: i32) -> Vec<Stamped> {
    let mut stamps = Vec::new();
    if assumed {
        stamps.push(Stamped { kind: "assumed", text: speaker.say("stamp-assumed") });
    }
    if origin == Origin::Import {
        // An imported fact is always recorded later than it happened; the one mark says it.
        stamps.push(Stamped { kind: "imported", text: speaker.say("stamp-imported") });
    } else if gap_days > 0 {
        let kind = if gap_days >= LATE_ENTRY_DAYS { "late" } else { "later" };
        let text = speaker.words.with("stamp-later", &[("n", i64::from(gap_days).into())]);
        stamps.push(Stamped { kind, text });
    }
    stamps
}

fn paper_title(speaker: &Speaker<'_>, fact: &Fact) -> String {
    match fact {
        Fact::Extended { .. } => speaker.say("paper-reason"),
        Fact::ReviewRequested { .. } => speaker.say("paper-request"),
        Fact::Answered { .. } => speaker.words.name("document", "handling"),
        Fact::Reviewed { round, .. } => speaker.words.name("document", round.name()),
        Fact::Registered { .. }
        | Fact::Forwarded { .. }
        | Fact::Accepted
        | Fact::Delivered { .. }
        | Fact::Remanded { .. }
        | Fact::Concluded => String::new(),
    }
}
