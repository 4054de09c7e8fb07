//! Who read in clear who petitions, and what for: an event in a stream of the reader's own, so that no two readers
//! wait for each other, and a row to find it by matter and by official.

use std::collections::hash_map::Entry;
use std::collections::{BTreeSet, HashMap};

use domain::matter::Wish;
use domain::{Actor, MatterId, OfficialId, Origin, PersonId, TextRef};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use store::{Chain, NewEvent, OpeningRow, OpeningsOf, Session, StoreError};

use crate::pen::{Pen, Sheet};
use crate::work::load;
use crate::{Action, App, Chance, Failure, MatterKey, Stamp, Target};

/// Times that a reading is recorded anew where another process recorded one of the same official in the meantime.
const TRIES: u8 = 8;

/// One event of a stream of readings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Reading {
    /// Who read, and how it came in, as on every event.
    pub(crate) by: Actor,
    pub(crate) origin: Origin,
    pub(crate) on: Date,
    /// What for; a text of this stream.
    pub(crate) purpose: TextRef,
    /// Whose matter; none where a number was looked up.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) matter: Option<MatterId>,
    /// Which petitioner; none for all of the matter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) person: Option<PersonId>,
    /// How many matters a number was found in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) found: Option<u32>,
}

/// What was read.
#[derive(Clone, Copy, Debug)]
pub(super) enum What {
    Matter(MatterId, Option<PersonId>),
    Number { found: u32 },
}

impl Reading {
    const fn kind(&self) -> &'static str {
        if self.matter.is_some() { "personal.opened" } else { "personal.looked_up" }
    }

    /// The row that follows from the event.
    pub(crate) fn row(&self, shard: i64, seq: i64, recorded_us: i64) -> OpeningRow {
        OpeningRow {
            shard,
            official: self.by.official.0,
            seq,
            organ: self.by.organ.0,
            matter: self.matter.map_or(0, |matter| matter.0),
            person: self.person.map_or(0, |person| person.0),
            text: self.purpose.id.0,
            on_day: self.on.to_string(),
            recorded_us,
        }
    }
}

/// Whose readings are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadingsOf {
    /// Those of one matter.
    Matter(MatterKey),
    /// Those by one official, in one shard.
    Official(i64, OfficialId),
    /// All of a shard.
    Shard(i64),
}

/// One reading, for a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadingLine {
    /// Who, for which organ.
    pub by: Actor,
    /// The day.
    pub on: Date,
    /// When it was recorded, in microseconds since 1970, UTC.
    pub recorded_us: i64,
    /// The matter; none where a number was looked up.
    pub matter: Option<MatterKey>,
    /// Which petitioner; none for all of the matter.
    pub person: Option<PersonId>,
    /// What for; none where that was erased.
    pub purpose: Option<String>,
}

impl App {
    /// Records a reading, in a transaction of its own that ends before anything is shown.
    pub(super) async fn record_reading(
        &self,
        stamp: &Stamp,
        chance: &mut Chance,
        (shard, what): (i64, What),
        purpose: &str,
    ) -> Result<(), Failure> {
        let purpose = self.said(stamp, Wish::Open, purpose)?;
        let mut tries = TRIES;
        loop {
            let mut session = self.db.write().await?;
            let done = self.put_reading(&mut session, (stamp, &mut *chance), (shard, what), purpose).await;
            tries -= 1;
            match done {
                Ok(()) => return Ok(session.commit().await?),
                Err(Failure::Store(StoreError::Conflict { .. })) if tries > 0 => {}
                Err(failure) => return Err(failure),
            }
        }
    }

    async fn put_reading(
        &self,
        session: &mut Session,
        (stamp, chance): (&Stamp, &mut Chance),
        (shard, what): (i64, What),
        purpose: &str,
    ) -> Result<(), Failure> {
        let stream = -stamp.actor.official.0;
        let mut pen = Pen::default();
        let sheet = Sheet::new((shard, stream), stamp.recorded_us, stamp.actor.into());
        let purpose = pen.text(chance, sheet, "purpose", purpose)?;
        let (matter, person, found) = match what {
            What::Matter(matter, person) => (Some(matter), person, None),
            What::Number { found } => (None, None, Some(found)),
        };
        let reading =
            Reading { by: stamp.actor, origin: stamp.origin, on: stamp.today, purpose, matter, person, found };
        let head = session.head(shard, stream).await?;
        let row = reading.row(shard, head.seq + 1, stamp.recorded_us);
        let event = NewEvent { kind: reading.kind(), body: serde_json::to_string(&reading)? };
        let events = vec![(event, stamp.actor.into(), stamp.recorded_us)];
        session.append(vec![Chain { shard, stream, head, events }]).await?;
        pen.put(session, self.keys(), &BTreeSet::new()).await?;
        Ok(session.put_openings(&[row]).await?)
    }

    /// Readings between two days, both included, the newest first; at most so many are looked at. Those of matters that
    /// the wall hides from whoever asks are left out, and those for organs that they do not look after.
    ///
    /// # Errors
    /// A refusal where whoever asks is not in office; [`Failure::Denied`]; the database failed.
    pub async fn readings(
        &self,
        stamp: &Stamp,
        of_what: ReadingsOf,
        (from, until): (Option<Date>, Option<Date>),
        limit: u16,
    ) -> Result<Vec<ReadingLine>, Failure> {
        let (shard, of) = match of_what {
            ReadingsOf::Matter(key) => (key.shard, OpeningsOf::Matter(key.id.0)),
            ReadingsOf::Official(shard, official) => (shard, OpeningsOf::Official(official.0)),
            ReadingsOf::Shard(shard) => (shard, OpeningsOf::Everybody),
        };
        self.in_office(stamp)?;
        self.may_list(stamp, of_what).await?;
        let (from, until) = (from.unwrap_or(Date::MIN).to_string(), until.unwrap_or(Date::MAX).to_string());
        let mut session = self.db.read().await?;
        let rows = session.openings(shard, of, (&from, &until), i64::MAX, i64::from(limit)).await?;
        let mut lines = Vec::with_capacity(rows.len());
        let (mut said, mut known, mut listed) = (HashMap::new(), HashMap::new(), HashMap::new());
        for row in rows {
            let of_organ = || self.admits(stamp, Action::ListOpenings, Target::Organ(row.organ)).is_ok();
            let whole = matches!(of_what, ReadingsOf::Matter(_));
            if !whole && !*listed.entry(row.organ).or_insert_with(of_organ) {
                continue;
            }
            let may = match known.entry(row.matter) {
                Entry::Occupied(known) => *known.get(),
                Entry::Vacant(new) => {
                    let may = row.matter == 0 || self.may_know_of(&mut session, stamp, (shard, row.matter)).await?;
                    *new.insert(may)
                }
            };
            if !may {
                continue;
            }
            let stream = -row.official;
            if let Entry::Vacant(new) = said.entry(stream) {
                let key = MatterKey { shard, id: MatterId(stream) };
                new.insert(self.keys().written(&mut session, key).await?.bodies());
            }
            let purpose = said.get(&stream).and_then(|texts| texts.get(&row.text)).cloned();
            lines.push(line(&row, purpose)?);
        }
        Ok(lines)
    }
}

impl App {
    /// Who may see who opened what: of a matter, or by the organ for which it was opened.
    async fn may_list(&self, stamp: &Stamp, of: ReadingsOf) -> Result<(), Failure> {
        let ReadingsOf::Matter(key) = of else {
            return self.admits(stamp, Action::ListOpenings, Target::Organ(stamp.actor.organ.0));
        };
        let loaded = load(&mut self.db.read().await?, key).await?;
        match &loaded.matter {
            Some(matter) => self.admits_to(stamp, Action::ReadOpenings, (key, matter)),
            None => Ok(()),
        }
    }

    async fn may_know_of(
        &self,
        session: &mut Session,
        stamp: &Stamp,
        (shard, matter): (i64, i64),
    ) -> Result<bool, Failure> {
        let loaded = load(session, MatterKey { shard, id: MatterId(matter) }).await?;
        Ok(loaded.matter.is_some_and(|matter| self.knows(stamp, &matter)))
    }
}

fn line(row: &OpeningRow, purpose: Option<String>) -> Result<ReadingLine, Failure> {
    let on = row.on_day.parse().map_err(|_| {
        let row = format!("{}-{}-{}", row.shard, row.official, row.seq);
        StoreError::Altered { table: "opening", row }
    })?;
    Ok(ReadingLine {
        by: Actor { official: OfficialId(row.official), organ: domain::OrganId(row.organ) },
        on,
        recorded_us: row.recorded_us,
        matter: (row.matter != 0).then_some(MatterKey { shard: row.shard, id: MatterId(row.matter) }),
        person: (row.person != 0).then_some(PersonId(row.person)),
        purpose,
    })
}
