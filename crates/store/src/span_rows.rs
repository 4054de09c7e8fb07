//! From when until when a matter was with an organ at a stage, as it was recorded: what lists as of a day read.

use domain::matter::Matter;

use crate::db::on_db;
use crate::rows::{Cell, Row};
use crate::{Session, StoreError};

/// The end of a span that is still open.
pub const STILL: i64 = i64::MAX;

/// One span of a matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpanRow {
    /// Shard.
    pub shard: i64,
    /// The matter.
    pub matter: i64,
    /// From this moment on, in microseconds since 1970, UTC.
    pub from_us: i64,
    /// Until before this moment, or [`STILL`].
    pub until_us: i64,
    /// Who had it.
    pub holder: i64,
    /// At which stage.
    pub stage: String,
}

impl Row for SpanRow {
    const INSERT: &'static str = "INSERT INTO matter_span (shard, matter, from_us, until_us, holder, stage)";
    const THEN: &'static str = "ON CONFLICT (shard, matter, from_us) DO UPDATE SET until_us = excluded.until_us, \
         holder = excluded.holder, stage = excluded.stage";
    const WIDTH: usize = 6;

    fn cells(&self, put: &mut Vec<Cell>) {
        put.extend([
            Cell::Int(self.shard),
            Cell::Int(self.matter),
            Cell::Int(self.from_us),
            Cell::Int(self.until_us),
            Cell::Int(self.holder),
            Cell::Text(self.stage.clone()),
        ]);
    }
}

/// The span that is open ends at a moment.
#[derive(Clone, Copy, Debug)]
pub(crate) struct SpanEnd {
    pub(crate) shard: i64,
    pub(crate) matter: i64,
    pub(crate) until_us: i64,
}

/// Where a matter stands after an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stand {
    holder: i64,
    stage: &'static str,
    recorded_us: i64,
}

impl Stand {
    /// Where this matter stands; its last event was recorded at this moment, in microseconds since 1970, UTC.
    #[must_use]
    pub fn of(matter: &Matter, recorded_us: i64) -> Self {
        Self { holder: matter.holder.0, stage: matter.stage.name().name(), recorded_us }
    }

    fn same_place(self, other: Self) -> bool {
        (self.holder, self.stage) == (other.holder, other.stage)
    }
}

/// The spans that new events bring, and the moment at which the one before them ends. `before` is where the matter
/// stood without them, with the latest moment of its events: where the clock was set back, time stands still until
/// it has caught up, so that spans follow one another.
pub(crate) fn spans(
    (shard, matter): (i64, i64),
    before: Option<Stand>,
    after: &[Stand],
) -> (Option<SpanEnd>, Vec<SpanRow>) {
    let mut stood = before;
    let mut moment = before.map_or(i64::MIN, |before| before.recorded_us);
    let (mut end, mut rows) = (None, Vec::<SpanRow>::new());
    for stands in after {
        moment = moment.max(stands.recorded_us);
        if stood.is_some_and(|stood| stood.same_place(*stands)) {
            continue;
        }
        if stood.is_some() && rows.is_empty() {
            end = Some(SpanEnd { shard, matter, until_us: moment });
        }
        stood = Some(*stands);
        // What is recorded at the very moment at which a span began takes its place.
        rows.retain(|row| row.from_us != moment);
        if let Some(last) = rows.last_mut() {
            last.until_us = moment;
        }
        let (holder, stage) = (stands.holder, stands.stage.to_owned());
        rows.push(SpanRow { shard, matter, from_us: moment, until_us: STILL, holder, stage });
    }
    (end, rows)
}

pub(crate) const END: &str = "UPDATE matter_span SET until_us = $3 WHERE shard = $1 AND matter = $2 AND until_us = $4";

impl Session {
    pub(crate) async fn end_span(&mut self, end: SpanEnd) -> Result<(), StoreError> {
        let SpanEnd { shard, matter, until_us } = end;
        on_db!(self, |conn| {
            let query = sqlx::query(END).bind(shard).bind(matter).bind(until_us).bind(STILL);
            query.execute(conn).await.map(|_| ())
        })?;
        Ok(())
    }
}
