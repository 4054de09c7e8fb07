//! Everything that lists, counts and rule checks read of a matter, made from the events alone.

use std::collections::{BTreeMap, BTreeSet};

use domain::matter::{Accused, Contact, Event, Fact, Found, Matter};
use domain::{MatterId, Origin};
use jiff::civil::Date;

use crate::concern_rows::{ConcernRow, concerned};
use crate::db::on_db;
use crate::rows::{self, Cell, Row};
use crate::span_rows::{SpanEnd, SpanRow, Stand, spans};
use crate::stat::Deltas;
use crate::table_rows::{Values, values};
use crate::tables::Table;
use crate::{ClockRow, MatterRow, Session, StoreError};

/// One letter, visit, form or call of a matter.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields are those of `domain::matter::Contact`, which are documented")]
pub struct ContactRow {
    pub shard: i64,
    pub matter: i64,
    pub no: i64,
    pub channel: String,
    pub kind: Option<String>,
    pub heads: i64,
    pub on_day: String,
}

impl Row for ContactRow {
    const INSERT: &'static str = "INSERT INTO contact (shard, matter, no, channel, kind, heads, on_day)";
    // A correction can change the first one.
    const THEN: &'static str =
        "ON CONFLICT (shard, matter, no) DO UPDATE SET channel = excluded.channel, heads = excluded.heads";
    const WIDTH: usize = 7;

    fn cells(&self, put: &mut Vec<Cell>) {
        put.extend([
            Cell::Int(self.shard),
            Cell::Int(self.matter),
            Cell::Int(self.no),
            Cell::Text(self.channel.clone()),
            Cell::MaybeText(self.kind.clone()),
            Cell::Int(self.heads),
            Cell::Text(self.on_day.clone()),
        ]);
    }
}

/// Somebody whom a matter named as accused, as the wall names them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct AccusedRow {
    shard: i64,
    matter: i64,
    who: String,
}

impl Row for AccusedRow {
    const INSERT: &'static str = "INSERT INTO accused (shard, matter, who)";
    const THEN: &'static str = "ON CONFLICT (shard, matter, who) DO NOTHING";
    const WIDTH: usize = 3;

    fn cells(&self, put: &mut Vec<Cell>) {
        put.extend([Cell::Int(self.shard), Cell::Int(self.matter), Cell::Text(self.who.clone())]);
    }
}

/// A finding of a matter.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields are those of `domain::matter::Found`, which are documented")]
pub struct FindingRow {
    pub shard: i64,
    pub matter: i64,
    pub no: i64,
    pub kind: String,
    pub organ: i64,
    pub clock: Option<i64>,
    pub rule: Option<String>,
    pub cite: Option<String>,
    pub due_on: Option<String>,
    pub found_on: String,
}

impl FindingRow {
    fn of(shard: i64, matter: &Matter, found: &Found, on: Date) -> Self {
        let no = matter.found.iter().position(|key| *key == found.key()).map_or(0, |at| at + 1);
        Self {
            shard,
            matter: matter.id.0,
            no: i64::try_from(no).unwrap_or(i64::MAX),
            kind: found.kind.name().to_owned(),
            organ: found.organ.0,
            clock: found.clock.map(i64::from),
            rule: found.rule.as_ref().map(ToString::to_string),
            cite: found.cite.map(|cite| cite.to_string()),
            due_on: found.due_on.map(|day| day.to_string()),
            found_on: on.to_string(),
        }
    }
}

impl Row for FindingRow {
    const INSERT: &'static str =
        "INSERT INTO finding (shard, matter, no, kind, organ, clock, rule, cite, due_on, found_on)";
    const THEN: &'static str = "ON CONFLICT (shard, matter, no) DO NOTHING";
    const WIDTH: usize = 10;

    fn cells(&self, put: &mut Vec<Cell>) {
        put.extend([
            Cell::Int(self.shard),
            Cell::Int(self.matter),
            Cell::Int(self.no),
            Cell::Text(self.kind.clone()),
            Cell::Int(self.organ),
            Cell::MaybeInt(self.clock),
            Cell::MaybeText(self.rule.clone()),
            Cell::MaybeText(self.cite.clone()),
            Cell::MaybeText(self.due_on.clone()),
            Cell::Text(self.found_on.clone()),
        ]);
    }
}

/// How the wall names an organ and an official in one column.
pub(crate) fn walled(accused: &Accused) -> Vec<String> {
    let organs = accused.organs.iter().map(|organ| format!("o{organ}"));
    organs.chain(accused.officials.iter().map(|official| format!("p{official}"))).collect()
}

/// One matter and what new events made of it.
#[derive(Clone, Copy, Debug)]
pub struct Change<'e> {
    /// Shard.
    pub shard: i64,
    /// How and when it came in.
    pub registered: (Origin, i64),
    /// The matter without these events and the latest moment at which one of its earlier ones was recorded; `None`
    /// where it begins with them.
    pub before: Option<(&'e Matter, i64)>,
    /// The matter with them.
    pub matter: &'e Matter,
    /// Where it stood after each of them, in order.
    pub stands: &'e [Stand],
}

/// Letters, accused and findings of one matter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Beside {
    contacts: BTreeMap<i64, ContactRow>,
    accused: BTreeSet<String>,
    findings: BTreeMap<i64, FindingRow>,
}

/// The rows that events of one or many matters bring or change.
#[derive(Debug, Default)]
pub struct Projection {
    matters: Vec<MatterRow>,
    clocks: Vec<ClockRow>,
    contacts: Vec<ContactRow>,
    accused: Vec<AccusedRow>,
    findings: Vec<FindingRow>,
    spans: Vec<SpanRow>,
    ended: Vec<SpanEnd>,
    concerns: Vec<ConcernRow>,
    /// Matters that other organs know now: their old rows go.
    unconcerned: Vec<(i64, i64)>,
    deltas: Deltas,
}

impl Projection {
    /// Takes in what these new events made of a matter.
    pub fn add<'e>(&mut self, change: Change<'_>, events: impl IntoIterator<Item = &'e Event, IntoIter: Clone>) {
        let Change { shard, registered: (origin, recorded_us), before, matter, stands } = change;
        let events = events.into_iter();
        let is_contact = |event: &&Event| matches!(event.fact, Fact::ContactAdded(_));
        let mut contacts =
            matter.contacts.iter().skip(matter.contacts.len() - events.clone().filter(is_contact).count());
        let found = self.findings.len();
        self.clocks.extend(matter.clocks.iter().map(|clock| ClockRow::of(shard, matter.id, clock)));
        let mut names = false;
        for event in events {
            match &event.fact {
                Fact::Registered(_) | Fact::SplitFrom(_) => {
                    self.contact(shard, matter.id, matter.contacts.first());
                    names = true;
                }
                Fact::ContactAdded(_) => self.contact(shard, matter.id, contacts.next()),
                Fact::CorrectionProposed(_) => names = true,
                Fact::CorrectionDecided(_) => self.contact(shard, matter.id, matter.contacts.first()),
                Fact::Found(found) => self.findings.push(FindingRow::of(shard, matter, found, event.on)),
                _ => {}
            }
        }
        if names {
            self.wall(shard, matter);
        }
        let (ended, spans) = spans((shard, matter.id.0), before.map(|(before, us)| Stand::of(before, us)), stands);
        self.ended.extend(ended);
        self.spans.extend(spans);
        let known = before.map(|(before, _)| concerned(before)).unwrap_or_default();
        self.concern(shard, &known, matter);
        let row = MatterRow::of(shard, matter, origin, recorded_us);
        self.deltas.count(&row, &matter.clocks, 1);
        if let Some((before, _)) = before {
            self.deltas.count(&MatterRow::of(shard, before, origin, recorded_us), &before.clocks, -1);
        }
        self.deltas.findings(shard, self.findings.iter().skip(found));
        self.matters.push(row);
    }

    /// From when until when each matter was where, for comparing it with what is stored.
    #[must_use]
    pub fn spans(&self) -> &[SpanRow] {
        &self.spans
    }

    /// What stands beside the rows of a matter and its clocks, for comparing it with what is stored.
    #[must_use]
    pub fn beside(&self) -> Beside {
        let mut beside = Beside::default();
        beside.contacts.extend(self.contacts.iter().map(|row| (row.no, row.clone())));
        beside.accused.extend(self.accused.iter().map(|row| row.who.clone()));
        beside.findings.extend(self.findings.iter().map(|row| (row.no, row.clone())));
        beside
    }

    /// Its rows as values, table by table, for comparing them with what is stored and for writing them anew.
    #[must_use]
    pub fn by_table(&self) -> Vec<(&'static Table, Vec<Values>)> {
        let all = [
            values(&self.matters),
            values(&self.clocks),
            values(&self.contacts),
            values(&self.accused),
            values(&self.findings),
            values(&self.spans),
            values(&self.concerns),
        ];
        all.into_iter().flatten().collect()
    }

    fn contact(&mut self, shard: i64, matter: MatterId, contact: Option<&Contact>) {
        self.contacts.extend(contact.map(|contact| ContactRow {
            shard,
            matter: matter.0,
            no: i64::from(contact.no),
            channel: contact.channel.name().to_owned(),
            kind: contact.kind.map(|kind| kind.name().to_owned()),
            heads: i64::from(contact.heads),
            on_day: contact.on.to_string(),
        }));
    }

    fn concern(&mut self, shard: i64, before: &BTreeSet<i64>, matter: &Matter) {
        let now = concerned(matter);
        if now == *before {
            return;
        }
        if !before.is_empty() {
            self.unconcerned.push((shard, matter.id.0));
        }
        self.concerns.extend(now.into_iter().map(|organ| ConcernRow { shard, matter: matter.id.0, organ }));
    }

    /// Whoever was named once stays behind the wall: these rows only grow.
    fn wall(&mut self, shard: i64, matter: &Matter) {
        let row = |who| AccusedRow { shard, matter: matter.id.0, who };
        self.accused.extend(walled(&matter.named).into_iter().map(row));
    }
}

pub(crate) const CONTACTS_OF: &str =
    "SELECT no, channel, kind, heads, on_day FROM contact WHERE shard = $1 AND matter = $2 ORDER BY no";
pub(crate) const ACCUSED_OF: &str = "SELECT who FROM accused WHERE shard = $1 AND matter = $2 ORDER BY who";
pub(crate) const FINDINGS_OF: &str = "SELECT no, kind, organ, clock, rule, cite, due_on, found_on FROM finding \
     WHERE shard = $1 AND matter = $2 ORDER BY no";

type FindingTuple = (i64, String, i64, Option<i64>, Option<String>, Option<String>, Option<String>, String);

impl Session {
    /// Stores the rows of matters and what belongs to them, new or changed.
    ///
    /// # Errors
    /// The database failed.
    pub async fn project(&mut self, projection: &Projection) -> Result<(), StoreError> {
        for matter in &projection.unconcerned {
            self.forget_concerned(*matter).await?;
        }
        rows::insert(self, &projection.concerns).await?;
        rows::insert(self, &projection.matters).await?;
        rows::insert(self, &projection.clocks).await?;
        rows::insert(self, &projection.contacts).await?;
        rows::insert(self, &projection.accused).await?;
        rows::insert(self, &projection.findings).await?;
        for end in &projection.ended {
            self.end_span(*end).await?;
        }
        rows::insert(self, &projection.spans).await?;
        rows::insert(self, &projection.deltas.rows()).await
    }

    /// What stands beside the rows of one matter and its clocks.
    ///
    /// # Errors
    /// The database failed.
    pub async fn beside(&mut self, shard: i64, matter: i64) -> Result<Beside, StoreError> {
        let contacts: Vec<(i64, String, Option<String>, i64, String)> =
            on_db!(self, |conn| sqlx::query_as(CONTACTS_OF).bind(shard).bind(matter).fetch_all(conn).await)?;
        let accused: Vec<(String,)> =
            on_db!(self, |conn| sqlx::query_as(ACCUSED_OF).bind(shard).bind(matter).fetch_all(conn).await)?;
        let row =
            |(no, channel, kind, heads, on_day)| (no, ContactRow { shard, matter, no, channel, kind, heads, on_day });
        let findings = self.findings_of(shard, matter).await?;
        Ok(Beside {
            contacts: contacts.into_iter().map(row).collect(),
            accused: accused.into_iter().map(|(who,)| who).collect(),
            findings: findings.into_iter().map(|row| (row.no, row)).collect(),
        })
    }

    /// Whom a matter accuses, by the names that [`crate::read::WallScope::names`] has.
    ///
    /// # Errors
    /// The database failed.
    pub async fn accused_of(&mut self, shard: i64, matter: i64) -> Result<Vec<String>, StoreError> {
        Ok(on_db!(self, |conn| sqlx::query_scalar(ACCUSED_OF).bind(shard).bind(matter).fetch_all(conn).await)?)
    }

    /// The findings of one matter.
    ///
    /// # Errors
    /// The database failed.
    pub async fn findings_of(&mut self, shard: i64, matter: i64) -> Result<Vec<FindingRow>, StoreError> {
        let found: Vec<FindingTuple> =
            on_db!(self, |conn| sqlx::query_as(FINDINGS_OF).bind(shard).bind(matter).fetch_all(conn).await)?;
        let row = |(no, kind, organ, clock, rule, cite, due_on, found_on)| FindingRow {
            shard,
            matter,
            no,
            kind,
            organ,
            clock,
            rule,
            cite,
            due_on,
            found_on,
        };
        Ok(found.into_iter().map(row).collect())
    }
}
