//! Earlier matters of whoever has the same number, for the office that has just registered a petition: it may be a
//! repeated one, and only people can say so. Nobody is counted, ranked or marked by it.

use std::collections::{BTreeMap, BTreeSet};

use domain::MatterId;
use domain::matter::{Matter, Receipt, StageName};
use jiff::civil::Date;
use store::Session;
use vault::{normalised_number, number_token};

use super::parties;
use crate::work::load;
use crate::{App, Failure, MatterKey, PersonDraft, Stamp};

/// Earlier matters that are shown, the newest. Who has more behind a number looks it up, and says what for.
const SHOWN_MAX: usize = 10;
/// Rows of the index that are looked through for them: some belong to the matter itself or are hidden.
const LOOKED_AT_MAX: i64 = 50;

/// Which number two petitioners have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum SameNumber {
    /// The telephone, which a household or an agent may share.
    Phone,
    /// That of an identity document.
    IdNumber,
}

/// An earlier matter with the same number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EarlierMatter {
    /// The matter.
    pub key: MatterKey,
    /// Its receipt.
    pub receipt: Receipt,
    /// When it was received.
    pub received_on: Date,
    /// Where it stands.
    pub stage: StageName,
    /// Which petitioner of the new matter, from 1, has which number in common with it.
    pub why: BTreeSet<(usize, SameNumber)>,
}

/// What the numbers of a new matter lead to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SameNumbers {
    /// The earlier matters, the newest first.
    pub matters: Vec<EarlierMatter>,
    /// Whether there are others, which a look-up would show.
    pub more: bool,
}

impl App {
    /// Earlier matters whose petitioners have a number in common with those of a matter that the reader's own office
    /// registered. Left out is what the wall hides from the reader, and where the petitioner is sealed to them; of
    /// other offices' registrations nothing is said, because this asks for no purpose.
    ///
    /// # Errors
    /// [`Failure::NoMatter`] also where the wall hides it; a refusal where the reader is not in office; an event
    /// cannot be read; the database failed.
    pub async fn same_numbers(&self, stamp: &Stamp, key: MatterKey) -> Result<SameNumbers, Failure> {
        self.in_office(stamp)?;
        let mut session = self.db().read().await?;
        let loaded = load(&mut session, key).await?;
        let matter = loaded.there()?;
        if !self.knows(stamp, matter) {
            return Err(Failure::NoMatter(key));
        }
        if matter.receipt.office != stamp.actor.organ || !self.sees(stamp, matter) {
            return Ok(SameNumbers::default());
        }
        let persons = parties(self.keys(), &mut session, key.shard, matter).await?;
        let (found, mut more) = self.sharing(&mut session, key, &persons).await?;
        let mut matters = Vec::new();
        for (id, why) in found.into_iter().rev() {
            let earlier = MatterKey { shard: key.shard, id };
            let loaded = load(&mut session, earlier).await?;
            let Some(matter) = loaded.matter.as_ref().filter(|matter| self.sees(stamp, matter)) else { continue };
            if matters.len() == SHOWN_MAX {
                more = true;
                break;
            }
            matters.push(told(earlier, matter, why));
        }
        Ok(SameNumbers { matters, more })
    }

    /// The earlier matters in the index, and whether the index has more than were looked at.
    async fn sharing(
        &self,
        session: &mut Session,
        key: MatterKey,
        persons: &[Option<PersonDraft>],
    ) -> Result<(BTreeMap<MatterId, BTreeSet<(usize, SameNumber)>>, bool), Failure> {
        let (mut found, mut more) = (BTreeMap::<_, BTreeSet<_>>::new(), false);
        for (no, person) in (1..).zip(persons) {
            let Some(person) = person else { continue };
            for number in person.numbers() {
                let kind = if number == person.id_number.trim() { SameNumber::IdNumber } else { SameNumber::Phone };
                let Some(number) = normalised_number(number) else { continue };
                let token = number_token(self.keys().numbers(), &number);
                let rows = session.who_has(key.shard, &token, LOOKED_AT_MAX).await?;
                more |= i64::try_from(rows.len()) == Ok(LOOKED_AT_MAX);
                // Identities rise with time.
                let earlier = rows.into_iter().map(|(matter, _)| MatterId(matter)).filter(|id| id.0 < key.id.0);
                earlier.for_each(|id| {
                    found.entry(id).or_default().insert((no, kind));
                });
            }
        }
        Ok((found, more))
    }
}

fn told(key: MatterKey, matter: &Matter, why: BTreeSet<(usize, SameNumber)>) -> EarlierMatter {
    let (receipt, received_on, stage) = (matter.receipt, matter.received_on, matter.stage.name());
    EarlierMatter { key, receipt, received_on, stage, why }
}
