//! The course of a matter: who held it how long, and what happened with both its times.

use app::domain::Origin;
use app::domain::matter::{Accepted, Fact, Holding, NoticeRef, Round, Told};
use app::law::Purpose;
use app::{MatterView, TimelineEntry, civil_day};
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
    /// Where the document that this entry issued can be read and printed.
    pub(crate) document: Option<String>,
    pub(crate) who: String,
    pub(crate) recorded: String,
}

/// Who held the matter, in order, with the days that each had it.
pub(crate) fn route(speaker: &Speaker<'_>, view: &MatterView<'_>, today: Date) -> Vec<Held> {
    let held = |holding: &Holding| Held {
        organ: speaker.organ(holding.organ),
        since: speaker.words.with("route-since", &[("day", speaker.short_day(holding.from, today).into())]),
        days: {
            let days = (holding.until.unwrap_or(today) - holding.from).get_days();
            speaker.words.with("days", &[("n", i64::from(days).into())])
        },
        now: holding.until.is_none(),
    };
    view.matter.holdings.iter().map(held).collect()
}

/// Entries on one page: more than nearly every matter has, few enough to scroll through. Older ones are a page away.
const ENTRIES_SHOWN: usize = 200;

/// The way to older records.
pub(crate) struct Older {
    pub(crate) text: String,
    pub(crate) address: String,
}

/// A page of the course, and the way to the page before it.
pub(crate) struct Course {
    pub(crate) entries: Vec<Entry>,
    pub(crate) older: Option<Older>,
}

/// The events before a record, the latest first.
pub(crate) fn course(speaker: &Speaker<'_>, view: &MatterView<'_>, today: Date, before: Option<usize>) -> Course {
    let end = before.map_or(view.timeline.len(), |seq| seq.saturating_sub(1)).min(view.timeline.len());
    let start = end.saturating_sub(ENTRIES_SHOWN);
    let shown = view.timeline.get(start..end).unwrap_or_default();
    let older = (start > 0).then(|| Older {
        text: speaker.words.with("course-older", &[("n", i64::try_from(start).unwrap_or(i64::MAX).into())]),
        address: format!("/matters/{}?before={}#course", view.key, start + 1),
    });
    Course { entries: entries(speaker, view, shown, today), older }
}

fn entries(speaker: &Speaker<'_>, view: &MatterView<'_>, shown: &[TimelineEntry], today: Date) -> Vec<Entry> {
    let mut entries = Vec::with_capacity(shown.len());
    let mut year = today.year();
    let sealed = view.matter.purpose == Purpose::Accusation;
    for recorded in shown.iter().rev() {
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
            document: (issues(&event.fact) && !paper.is_empty())
                .then(|| format!("/matters/{}/document/{}", view.key, recorded.seq)),
            who: speaker.by(event.by),
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

/// Whether the entry issued a document that somebody received.
const fn issues(fact: &Fact) -> bool {
    matches!(
        fact,
        Fact::Answered(_)
            | Fact::Reviewed(_)
            | Fact::Notified(_)
            | Fact::Accepted(Accepted { told: Told::Notice(_), .. })
    )
}

/// What the text of an entry is.
fn paper_title(speaker: &Speaker<'_>, fact: &Fact) -> String {
    let notice = |notice: NoticeRef| speaker.words.name("notice-kind", notice.kind.name());
    match fact {
        Fact::Answered(_) => speaker.words.name("document", Round::Handling.name()),
        Fact::Reviewed(fact) => speaker.words.name("document", fact.round.name()),
        Fact::Notified(fact) => notice(fact.notice),
        Fact::Accepted(Accepted { told: Told::Notice(told), .. }) => notice(*told),
        Fact::Extended(_) => speaker.say("paper-reason"),
        Fact::ReviewRequested(_) => speaker.say("paper-request"),
        Fact::ContactAdded(_) => speaker.say("paper-letter"),
        Fact::Confirmed(_) | Fact::Evaluated(_) | Fact::Withdrawn(_) => speaker.say("paper-words"),
        Fact::Attached(_) => speaker.say("paper-name"),
        Fact::Involved(_)
        | Fact::OutcomeRecorded(_)
        | Fact::UrgentReported(_)
        | Fact::Investigated(_)
        | Fact::InterludeOpened(_)
        | Fact::InterludeClosed(_)
        | Fact::ReportedBack(_)
        | Fact::Performed(_)
        | Fact::FollowedUp(_)
        | Fact::Urged(_)
        | Fact::Replied(_)
        | Fact::Noted(_) => speaker.say("paper-record"),
        // All else that has a text gives a reason in it.
        _ => speaker.say("paper-why"),
    }
}
