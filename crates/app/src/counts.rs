//! The counts of an organ, or of all organs together, as one reader may know them: for the head of the list and for
//! the overview.

use std::collections::BTreeMap;

use domain::OrganId;
use domain::matter::StageName;
use domain::wall::{Reader, Wall};
use jiff::ToSpan;
use jiff::civil::Date;
use store::read::{Due, MatterFilter, WallScope};
use store::{ALL_ORGANS, Counted, DueCounted, DuePart, IN_TIME, Tally};

use crate::{App, Failure};

/// How soon a due date counts as soon, in days: a week leaves time to act.
pub const SOON_DAYS: i32 = 7;
/// Deltas that are added up in one transaction: few enough to keep nobody waiting who acts meanwhile.
const COMPACTED_AT_ONCE: i64 = 2_000;
/// A kind without days has this for one.
const NO_PERIOD: (&str, &str) = ("", "");

/// Matters in which a duty runs, by how near it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct DueCounts {
    /// Due before today.
    pub overdue: i64,
    /// Due from today to [`SOON_DAYS`] days ahead.
    pub week: i64,
    /// Due after that.
    pub later: i64,
}

/// What came in of one sort.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct ReceivedCount {
    /// Channel.
    pub channel: String,
    /// Purpose.
    pub purpose: String,
    /// First level of the content classes; `None` where no class was given.
    pub category: Option<u32>,
    /// How many matters.
    pub n: i64,
}

/// The counts of an organ, or of all of them.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Counts {
    /// Whose; `None` for all organs together.
    pub organ: Option<i64>,
    /// Matters that it has, by stage.
    pub stages: BTreeMap<String, i64>,
    /// Those of them in which a duty runs.
    pub due: DueCounts,
    /// The month of what follows, such as `2026-04`.
    pub month: String,
    /// Matters that came in, by registering office.
    pub received: Vec<ReceivedCount>,
    /// Answers in time.
    pub answered_in_time: i64,
    /// Answers after the last day.
    pub answered_late: i64,
    /// Findings by kind.
    pub found: BTreeMap<String, i64>,
}

/// The numbers beside the choices of a list: each is what the list shows with that choice.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Badges {
    /// Without a choice of due dates.
    pub all: i64,
    /// With one.
    pub due: DueCounts,
}

impl App {
    /// The counts of an organ, or of all organs, as this reader may know them on a day. What the wall hides from them
    /// is counted nowhere. `reader` is `None` only where nobody looks.
    ///
    /// # Errors
    /// The database failed.
    pub async fn counts(
        &self,
        reader: Option<Reader>,
        organ: Option<OrganId>,
        (today, month): (Date, Date),
    ) -> Result<Counts, Failure> {
        let wall = reader.map(|reader| WallScope::of(&Wall::before(reader, &self.directory(), today)));
        let organ_no = organ.map_or(ALL_ORGANS, |organ| organ.0);
        // One moment for all of them: what is counted and what is hidden must not drift apart.
        let mut session = self.db.snapshot().await?;
        let of_month = month.strftime("%Y-%m").to_string();
        let month = (of_month.as_str(), of_month.as_str());
        let view = session.count_view(wall.as_ref(), organ_no).await?;
        let stages = session.counts(&view, Tally::Stage, NO_PERIOD).await?;
        let (first, soon) = near_days(today);
        let due = session.due_counts(&view, (&first, &soon)).await?;
        let received = session.counts(&view, Tally::Received, month).await?;
        let answered = session.counts(&view, Tally::Answered, month).await?;
        let found = session.counts(&view, Tally::Found, month).await?;
        let (in_time, late): (Vec<_>, Vec<_>) = answered.into_iter().partition(|counted| counted.detail == IN_TIME);
        Ok(Counts {
            organ: organ.map(|organ| organ.0),
            stages: stages.into_iter().map(|counted| (counted.detail, counted.n)).collect(),
            due: near(&due),
            received: received.iter().filter_map(received_as).collect(),
            answered_in_time: sum(&in_time),
            answered_late: sum(&late),
            found: found.into_iter().map(|counted| (counted.detail, counted.n)).collect(),
            month: of_month.clone(),
        })
    }

    /// The numbers beside the choices of a list with this filter; the part of due dates that it asks for is left
    /// aside. `None` where it asks for more than holder and stage, which no count tells apart.
    ///
    /// # Errors
    /// The database failed.
    pub async fn badges(&self, filter: &MatterFilter, today: Date) -> Result<Option<Badges>, Failure> {
        let counted = MatterFilter {
            wall: filter.wall.clone(),
            holder: filter.holder,
            stage: filter.stage,
            order: filter.order,
            ..MatterFilter::default()
        };
        if (MatterFilter { due: Due::Any, ..filter.clone() }) != counted {
            return Ok(None);
        }
        let mut session = self.db.snapshot().await?;
        let organ = filter.holder.unwrap_or(ALL_ORGANS);
        let view = session.count_view(filter.wall.as_ref(), organ).await?;
        let stage = filter.stage.map(StageName::name);
        let mut stages = session.counts(&view, Tally::Stage, NO_PERIOD).await?;
        stages.retain(|counted| stage.is_none_or(|stage| counted.detail == stage));
        let (first, soon) = near_days(today);
        let mut due = session.due_counts(&view, (&first, &soon)).await?;
        due.retain(|counted| stage.is_none_or(|stage| counted.stage == stage));
        Ok(Some(Badges { all: sum(&stages), due: near(&due) }))
    }

    /// Adds up what was counted since the last time. Several processes may do so at once. Returns how many deltas
    /// there were.
    ///
    /// # Errors
    /// The database failed; what was added up until then stays so.
    pub async fn compact_counts(&self) -> Result<u64, Failure> {
        let mut all = 0;
        loop {
            let mut session = self.db.write_much().await?;
            let count = session.compact_counts(COMPACTED_AT_ONCE).await?;
            session.commit().await?;
            all += count;
            if count == 0 {
                return Ok(all);
            }
        }
    }

    /// How many counts differ from the rows.
    ///
    /// # Errors
    /// The database failed.
    pub async fn count_differences(&self) -> Result<u64, Failure> {
        let differing = self.db.read().await?.count_differences(i64::MAX).await?;
        Ok(u64::try_from(differing.len()).unwrap_or(u64::MAX))
    }

    /// Makes every count agree with the rows and returns how many did not. Others may act meanwhile.
    ///
    /// # Errors
    /// The database failed; then nothing changed.
    pub async fn mend_counts(&self) -> Result<u64, Failure> {
        let mut session = self.db.write_much().await?;
        let mended = session.mend_counts().await?;
        session.commit().await?;
        Ok(mended)
    }
}

fn sum(counted: &[Counted]) -> i64 {
    counted.iter().map(|counted| counted.n).sum()
}

/// Today, and the last day that counts as soon, as texts.
fn near_days(today: Date) -> (String, String) {
    let soon = today.checked_add(SOON_DAYS.days()).unwrap_or(Date::MAX);
    (today.to_string(), soon.to_string())
}

fn near(due: &[DueCounted]) -> DueCounts {
    let mut counts = DueCounts::default();
    for counted in due {
        *match counted.part {
            DuePart::Past => &mut counts.overdue,
            DuePart::Near => &mut counts.week,
            DuePart::Later => &mut counts.later,
        } += counted.n;
    }
    counts
}

fn received_as(counted: &Counted) -> Option<ReceivedCount> {
    let mut parts = counted.detail.split('/');
    let (channel, purpose) = (parts.next()?.to_owned(), parts.next()?.to_owned());
    let category = parts.next()?.parse().ok().filter(|code| *code != 0);
    Some(ReceivedCount { channel, purpose, category, n: counted.n })
}
