//! Counts (统计数): what a matter's rows count for, kept as deltas that are added up later.
//!
//! Every change of a matter writes what it adds and takes away as rows of its own, so that two writers never meet in
//! one row; a sweep adds them up into cells. Whoever reads adds cells and deltas in one statement and so sees each
//! change once, before, during and after the adding up.

pub(crate) mod check;
pub(crate) mod compact;
pub(crate) mod hidden;
pub(crate) mod read;

use std::collections::BTreeMap;

use domain::matter::ClockState;

use crate::rows::{Cell, Row};
use crate::{FindingRow, MatterRow, NO_DUE_DATE};

pub use check::CountDifference;
pub use read::{CountView, Counted, DueCounted, DuePart};

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tally {
    /// 在手数: matters by the organ that has them and stage (detail).
    Stage,
    /// 到期数: matters in which a duty runs, by the organ that has them, day of the next due date (period) and stage
    /// (detail).
    Due,
    /// 来信来访登记数: matters by registering office, month of receipt, and channel, purpose and first level of the
    /// class (detail).
    Received,
    /// 答复数: answers by the organ that owed them, month, and whether in time (detail).
    Answered,
    /// 核对发现数: findings by the organ they are about, month and kind (detail).
    Found,
}

impl Tally {
    /// Everything that is counted.
    pub const ALL: [Self; 5] = [Self::Stage, Self::Due, Self::Received, Self::Answered, Self::Found];

    /// The name that is stored.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Stage => "stage",
            Self::Due => "due",
            Self::Received => "received",
            Self::Answered => "answered",
            Self::Found => "found",
        }
    }

    fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|tally| tally.name() == name)
    }
}

/// The organ that stands for all of them together; no organ has this number.
pub const ALL_ORGANS: i64 = 0;
/// The detail of an answer that came by its due date.
pub const IN_TIME: &str = "in_time";
/// The detail of an answer that came after it.
pub const LATE: &str = "late";
/// The purpose whose content is shown in no list.
const ACCUSATION: &str = "accusation";
/// Characters of a day that name its month.
const MONTH: usize = 7;
/// The numbers of one first level of the content classes: six digits, two a level.
const FIRST_LEVEL: i64 = 10_000;
/// The events by which an organ gives its handling opinion, as they stand beside the clocks that they stop.
const ANSWERS: [&str; 2] = ["matter.answered", "matter.answer_shared"];

/// One cell of the counts.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct StatCell {
    /// Shard.
    pub shard: i64,
    /// What is counted.
    pub kind: Tally,
    /// For which organ, or [`ALL_ORGANS`].
    pub organ: i64,
    /// A day, a month, or nothing, as the kind says.
    pub period: String,
    /// What else the kind tells apart.
    pub detail: String,
}

/// Numbers by cell; cells that come to nothing may be left in.
pub(crate) type Sums = BTreeMap<StatCell, i64>;

/// The part of a matter's row that is counted.
#[derive(Clone, Debug)]
pub(crate) struct CountedMatter {
    pub(crate) office: i64,
    pub(crate) received_on: String,
    pub(crate) channel: String,
    pub(crate) purpose: String,
    pub(crate) category: Option<i64>,
    pub(crate) holder: i64,
    pub(crate) stage: String,
    pub(crate) next_due_on: String,
}

/// The part of a clock's row that is counted, where an answer stopped it.
#[derive(Clone, Debug)]
pub(crate) struct CountedAnswer {
    pub(crate) organ: i64,
    pub(crate) due_on: String,
    pub(crate) stopped_on: String,
}

impl From<&MatterRow> for CountedMatter {
    fn from(row: &MatterRow) -> Self {
        Self {
            office: row.office,
            received_on: row.received_on.clone(),
            channel: row.channel.clone(),
            purpose: row.purpose.clone(),
            category: row.category,
            holder: row.holder,
            stage: row.stage.clone(),
            next_due_on: row.next_due_on.clone(),
        }
    }
}

impl CountedAnswer {
    fn of(clock: &ClockState) -> Option<Self> {
        let answered = !clock.window && clock.stopped_by.is_some_and(|kind| ANSWERS.contains(&kind));
        let stopped_on = clock.stopped_on.filter(|_| answered)?.to_string();
        Some(Self { organ: clock.organ.0, due_on: clock.due_on.to_string(), stopped_on })
    }
}

/// Counts into one shard's sums, each number `by` times.
#[derive(Debug)]
pub(crate) struct Tallying<'s> {
    pub(crate) shard: i64,
    pub(crate) by: i64,
    pub(crate) sums: &'s mut Sums,
}

impl Tallying<'_> {
    fn one(&mut self, kind: Tally, organ: i64, period: &str, detail: &str) {
        for organ in [organ, ALL_ORGANS] {
            let (shard, period, detail) = (self.shard, period.to_owned(), detail.to_owned());
            *self.sums.entry(StatCell { shard, kind, organ, period, detail }).or_default() += self.by;
        }
    }

    pub(crate) fn matter(&mut self, row: &CountedMatter) {
        self.one(Tally::Stage, row.holder, "", &row.stage);
        if row.next_due_on != NO_DUE_DATE {
            self.one(Tally::Due, row.holder, &row.next_due_on, &row.stage);
        }
        // Of an accusation nobody but its handlers gets to know the kind.
        let class = row.category.filter(|_| row.purpose != ACCUSATION).unwrap_or_default();
        let detail = format!("{}/{}/{}", row.channel, row.purpose, class - class % FIRST_LEVEL);
        self.one(Tally::Received, row.office, month(&row.received_on), &detail);
    }

    /// The answers of one matter. An answer can end several terms of one organ; it counts once, and is late if any of
    /// them was over.
    pub(crate) fn answers(&mut self, answers: impl IntoIterator<Item = CountedAnswer>) {
        let mut given: BTreeMap<(i64, String), bool> = BTreeMap::new();
        for answer in answers {
            let late = answer.stopped_on > answer.due_on;
            *given.entry((answer.organ, answer.stopped_on)).or_default() |= late;
        }
        for ((organ, on), late) in given {
            self.one(Tally::Answered, organ, month(&on), if late { LATE } else { IN_TIME });
        }
    }

    pub(crate) fn finding(&mut self, organ: i64, found_on: &str, kind: &str) {
        self.one(Tally::Found, organ, month(found_on), kind);
    }
}

fn month(day: &str) -> &str {
    day.get(..MONTH).unwrap_or(day)
}

/// What one change adds to a cell or takes away, under the event that brought it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct DeltaRow {
    pub(crate) stream: i64,
    pub(crate) seq: i64,
    pub(crate) no: i64,
    pub(crate) cell: StatCell,
    pub(crate) n: i64,
}

impl Row for DeltaRow {
    const INSERT: &'static str = "INSERT INTO stat_delta (shard, stream, seq, no, kind, organ, period, detail, n)";
    const WIDTH: usize = 9;

    fn cells(&self, put: &mut Vec<Cell>) {
        put.extend([
            Cell::Int(self.cell.shard),
            Cell::Int(self.stream),
            Cell::Int(self.seq),
            Cell::Int(self.no),
            Cell::Text(self.cell.kind.name().to_owned()),
            Cell::Int(self.cell.organ),
            Cell::Text(self.cell.period.clone()),
            Cell::Text(self.cell.detail.clone()),
            Cell::Int(self.n),
        ]);
    }
}

/// The counts that one transaction changes, with the event of each shard under whose name they are stored.
#[derive(Debug, Default)]
pub(crate) struct Deltas {
    sums: Sums,
    named: BTreeMap<i64, (i64, i64)>,
}

impl Deltas {
    /// Counts what stands in the rows of one matter, `by` times. The first one of a shard names its deltas: by the new
    /// version of the matter, which no other transaction can reach.
    pub(crate) fn count(&mut self, row: &MatterRow, clocks: &[ClockState], by: i64) {
        self.named.entry(row.shard).or_insert((row.id, row.version));
        let mut tallying = Tallying { shard: row.shard, by, sums: &mut self.sums };
        tallying.matter(&row.into());
        tallying.answers(clocks.iter().filter_map(CountedAnswer::of));
    }

    /// Counts new findings of matters in this shard.
    pub(crate) fn findings<'f>(&mut self, shard: i64, findings: impl IntoIterator<Item = &'f FindingRow>) {
        let mut tallying = Tallying { shard, by: 1, sums: &mut self.sums };
        for row in findings {
            tallying.finding(row.organ, &row.found_on, &row.kind);
        }
    }

    pub(crate) fn rows(&self) -> Vec<DeltaRow> {
        let changed = self.sums.iter().filter(|(_, n)| **n != 0).zip(0..);
        let row = |((cell, n), no): ((&StatCell, &i64), i64)| {
            let (stream, seq) = self.named.get(&cell.shard).copied().unwrap_or_default();
            DeltaRow { stream, seq, no, cell: cell.clone(), n: *n }
        };
        changed.map(row).collect()
    }
}
