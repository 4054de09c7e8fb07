//! Projections of a matter: the row that lists show, and one row a clock. Both follow from the events
//! alone, so that an edited row can be found.

use domain::matter::{ClockState, Matter, to_be_watched};
use domain::{MatterId, Origin};
use jiff::civil::Date;

use crate::db::on_db;
use crate::rows::{Cell, Row};
use crate::{Session, StoreError};

/// Sorts behind every day; stands where no duty runs, so that a missing due date is never "no limit".
pub const NO_DUE_DATE: &str = "9999-12-31";

/// The row of a matter.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields are those of `domain::matter::Matter`, which are documented")]
pub struct MatterRow {
    pub shard: i64,
    pub id: i64,
    pub office: i64,
    pub year: i64,
    pub no: i64,
    pub channel: String,
    pub purpose: String,
    pub category: Option<i64>,
    pub place: Option<i64>,
    pub heads: i64,
    pub person: i64,
    pub title: i64,
    pub text: i64,
    pub claimed_on: Option<String>,
    pub received_on: String,
    pub recorded_us: i64,
    pub origin: String,
    pub holder: i64,
    pub held_since: String,
    pub handler: Option<i64>,
    pub transfers: i64,
    pub stage: String,
    pub next_due_on: String,
    pub next_rule: Option<String>,
    /// Number of duties that were stopped after their due date.
    pub late: i64,
    pub version: i64,
    pub urgency: String,
    pub form: String,
    /// Number of letters, visits, forms and calls (件次).
    pub contacts: i64,
    /// Number of people who came with all of them (人次).
    pub heads_all: i64,
    pub repeat_of: Option<i64>,
    /// 1 when it ever named somebody as accused: then the wall is asked.
    pub accused: i64,
    pub sealed: i64,
    pub returns: i64,
    pub archived_on: Option<String>,
    /// 1 while a rule check could find what no clock shows.
    pub watch: i64,
}

impl MatterRow {
    /// The row that these facts come to.
    #[must_use]
    pub fn of(shard: i64, matter: &Matter, origin: Origin, recorded_us: i64) -> Self {
        let next = matter.next_due();
        let late = matter.clocks.iter().filter(|c| !c.window && c.stopped_on.is_some_and(|on| on > c.due_on));
        Self {
            shard,
            id: matter.id.0,
            office: matter.receipt.office.0,
            year: i64::from(matter.receipt.year),
            no: i64::from(matter.receipt.no),
            channel: matter.channel.name().to_owned(),
            purpose: matter.purpose.name().to_owned(),
            category: matter.category.map(i64::from),
            place: matter.place.map(|place| place.0),
            heads: i64::from(matter.heads),
            // 0 is nobody: an anonymous petition has no row of personal data.
            person: matter.parties.first().map_or(0, |party| party.person.id.0),
            title: matter.title.id.0,
            text: matter.text.id.0,
            claimed_on: matter.claimed_on.map(|day| day.to_string()),
            received_on: matter.received_on.to_string(),
            recorded_us,
            origin: origin.name().to_owned(),
            holder: matter.holder.0,
            held_since: matter.held_since.to_string(),
            handler: matter.handler.map(|organ| organ.0),
            transfers: i64::from(matter.transfers),
            stage: matter.stage.name().name().to_owned(),
            next_due_on: next.map_or_else(|| NO_DUE_DATE.to_owned(), |clock| clock.due_on.to_string()),
            next_rule: next.map(|clock| clock.rule.to_string()),
            late: i64::try_from(late.count()).unwrap_or(i64::MAX),
            version: i64::try_from(matter.version).unwrap_or(i64::MAX),
            urgency: matter.urgency.name().to_owned(),
            form: matter.form.name().to_owned(),
            contacts: i64::try_from(matter.contacts.len()).unwrap_or(i64::MAX),
            heads_all: i64::try_from(matter.heads_in_all()).unwrap_or(i64::MAX),
            repeat_of: matter.repeat.map(|repeat| repeat.of.0),
            accused: i64::from(!matter.named.is_nobody()),
            sealed: i64::from(matter.sealed),
            returns: i64::from(matter.returns),
            archived_on: matter.archived_on.map(|day| day.to_string()),
            watch: i64::from(to_be_watched(matter)),
        }
    }
}

impl Row for MatterRow {
    const INSERT: &'static str = "INSERT INTO matter (shard, id, office, year, no, channel, purpose, category, place, \
         heads, person, title, text, claimed_on, received_on, recorded_us, origin, holder, held_since, handler, \
         transfers, stage, next_due_on, next_rule, late, version, urgency, form, contacts, heads_all, repeat_of, \
         accused, sealed, returns, archived_on, watch)";
    // A correction can change what was registered, so everything but the receipt and its moment follows.
    const THEN: &'static str = "ON CONFLICT (shard, id) DO UPDATE SET channel = excluded.channel, \
         purpose = excluded.purpose, category = excluded.category, place = excluded.place, heads = excluded.heads, \
         claimed_on = excluded.claimed_on, urgency = excluded.urgency, form = excluded.form, \
         contacts = excluded.contacts, heads_all = excluded.heads_all, repeat_of = excluded.repeat_of, \
         accused = excluded.accused, sealed = excluded.sealed, returns = excluded.returns, \
         archived_on = excluded.archived_on, watch = excluded.watch, holder = excluded.holder, \
         held_since = excluded.held_since, handler = excluded.handler, transfers = excluded.transfers, \
         stage = excluded.stage, next_due_on = excluded.next_due_on, next_rule = excluded.next_rule, \
         late = excluded.late, version = excluded.version";
    const WIDTH: usize = 36;

    fn cells(&self, put: &mut Vec<Cell>) {
        put.extend([
            Cell::Int(self.shard),
            Cell::Int(self.id),
            Cell::Int(self.office),
            Cell::Int(self.year),
            Cell::Int(self.no),
            Cell::Text(self.channel.clone()),
            Cell::Text(self.purpose.clone()),
            Cell::MaybeInt(self.category),
            Cell::MaybeInt(self.place),
            Cell::Int(self.heads),
            Cell::Int(self.person),
            Cell::Int(self.title),
            Cell::Int(self.text),
            Cell::MaybeText(self.claimed_on.clone()),
            Cell::Text(self.received_on.clone()),
            Cell::Int(self.recorded_us),
            Cell::Text(self.origin.clone()),
            Cell::Int(self.holder),
            Cell::Text(self.held_since.clone()),
            Cell::MaybeInt(self.handler),
            Cell::Int(self.transfers),
            Cell::Text(self.stage.clone()),
            Cell::Text(self.next_due_on.clone()),
            Cell::MaybeText(self.next_rule.clone()),
            Cell::Int(self.late),
            Cell::Int(self.version),
            Cell::Text(self.urgency.clone()),
            Cell::Text(self.form.clone()),
            Cell::Int(self.contacts),
            Cell::Int(self.heads_all),
            Cell::MaybeInt(self.repeat_of),
            Cell::Int(self.accused),
            Cell::Int(self.sealed),
            Cell::Int(self.returns),
            Cell::MaybeText(self.archived_on.clone()),
            Cell::Int(self.watch),
        ]);
    }
}

/// The row of a clock.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields are those of `domain::matter::ClockState`, which are documented")]
pub struct ClockRow {
    pub shard: i64,
    pub matter: i64,
    pub no: i64,
    pub rule: String,
    pub pack: String,
    pub organ: i64,
    pub is_window: i64,
    pub started_on: String,
    pub assumed: i64,
    pub ends_on: String,
    pub due_on: String,
    pub provisional: i64,
    pub extension_days: i64,
    pub stopped_on: Option<String>,
    pub set_days: Option<i64>,
    /// Number of spans that do not count, one that is open included.
    pub spans: i64,
    /// Kind of the event that stopped it.
    pub stopped_by: Option<String>,
}

impl ClockRow {
    /// The row that this clock comes to.
    #[must_use]
    pub fn of(shard: i64, matter: MatterId, clock: &ClockState) -> Self {
        Self {
            shard,
            matter: matter.0,
            no: i64::from(clock.no),
            rule: clock.rule.to_string(),
            pack: clock.pack.to_string(),
            organ: clock.organ.0,
            is_window: i64::from(clock.window),
            started_on: clock.started_on.to_string(),
            assumed: i64::from(clock.assumed),
            ends_on: clock.ends_on.to_string(),
            due_on: clock.due_on.to_string(),
            provisional: i64::from(clock.provisional),
            extension_days: i64::from(clock.extension_days),
            stopped_on: clock.stopped_on.map(|day: Date| day.to_string()),
            set_days: clock.set_days.map(i64::from),
            spans: i64::try_from(clock.suspended.len()).unwrap_or(i64::MAX) + i64::from(clock.paused_on.is_some()),
            stopped_by: clock.stopped_by.map(ToOwned::to_owned),
        }
    }
}

impl Row for ClockRow {
    const INSERT: &'static str = "INSERT INTO clock (shard, matter, no, rule, pack, organ, is_window, started_on, \
         assumed, ends_on, due_on, provisional, extension_days, stopped_on, set_days, spans, stopped_by)";
    const THEN: &'static str = "ON CONFLICT (shard, matter, no) DO UPDATE SET organ = excluded.organ, \
         started_on = excluded.started_on, ends_on = excluded.ends_on, \
         due_on = excluded.due_on, provisional = excluded.provisional, extension_days = excluded.extension_days, \
         stopped_on = excluded.stopped_on, set_days = excluded.set_days, spans = excluded.spans, \
         stopped_by = excluded.stopped_by";
    const WIDTH: usize = 17;

    fn cells(&self, put: &mut Vec<Cell>) {
        put.extend([
            Cell::Int(self.shard),
            Cell::Int(self.matter),
            Cell::Int(self.no),
            Cell::Text(self.rule.clone()),
            Cell::Text(self.pack.clone()),
            Cell::Int(self.organ),
            Cell::Int(self.is_window),
            Cell::Text(self.started_on.clone()),
            Cell::Int(self.assumed),
            Cell::Text(self.ends_on.clone()),
            Cell::Text(self.due_on.clone()),
            Cell::Int(self.provisional),
            Cell::Int(self.extension_days),
            Cell::MaybeText(self.stopped_on.clone()),
            Cell::MaybeInt(self.set_days),
            Cell::Int(self.spans),
            Cell::MaybeText(self.stopped_by.clone()),
        ]);
    }
}

pub(crate) const CLOCKS_OF: &str = "SELECT no, rule, pack, organ, is_window, started_on, assumed, ends_on, due_on, \
     provisional, extension_days, stopped_on, set_days, spans, stopped_by FROM clock \
     WHERE shard = $1 AND matter = $2 ORDER BY no";

type ClockTuple = (
    i64,
    String,
    String,
    i64,
    i64,
    String,
    i64,
    String,
    String,
    i64,
    i64,
    Option<String>,
    Option<i64>,
    i64,
    Option<String>,
);

impl Session {
    /// The clock rows of one matter.
    ///
    /// # Errors
    /// The database failed.
    pub async fn clocks_of(&mut self, shard: i64, matter: i64) -> Result<Vec<ClockRow>, StoreError> {
        let found: Vec<ClockTuple> =
            on_db!(self, |conn| sqlx::query_as(CLOCKS_OF).bind(shard).bind(matter).fetch_all(conn).await)?;
        let row = |clock: ClockTuple| ClockRow {
            shard,
            matter,
            no: clock.0,
            rule: clock.1,
            pack: clock.2,
            organ: clock.3,
            is_window: clock.4,
            started_on: clock.5,
            assumed: clock.6,
            ends_on: clock.7,
            due_on: clock.8,
            provisional: clock.9,
            extension_days: clock.10,
            stopped_on: clock.11,
            set_days: clock.12,
            spans: clock.13,
            stopped_by: clock.14,
        };
        Ok(found.into_iter().map(row).collect())
    }
}
