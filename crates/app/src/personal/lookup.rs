//! Finds the matters of a telephone number.

use domain::{MatterId, PersonId};
use vault::{normalised_number, number_token};

use super::reading::What;
use crate::work::load;
use crate::{Action, App, Chance, Failure, MatterKey, Stamp, Target, home_shard};

/// Matters that a look-up shows, the newest: more than anybody looks through.
const FOUND_MAX: i64 = 200;

/// A matter of somebody who has the number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// The matter.
    pub key: MatterKey,
    /// Who has the number.
    pub person: PersonId,
    /// Number of the person in the matter, from 1.
    pub no: usize,
}

impl App {
    /// The matters whose petitioners gave this number, in the shard of the organ that asks. Left out is what the wall
    /// hides from whoever asks, and whose petitioner is sealed to them. That it was asked, by whom and what for, is
    /// recorded; the number is not.
    ///
    /// # Errors
    /// [`Failure::NoNumber`]; a refusal where no purpose is given or the reader is not in office; the database failed.
    pub async fn find_number(
        &self,
        stamp: &Stamp,
        chance: &mut Chance,
        number: &str,
        purpose: &str,
    ) -> Result<Vec<Found>, Failure> {
        self.in_office(stamp)?;
        self.admits(stamp, Action::FindPerson, Target::Installation)?;
        let number = normalised_number(number).ok_or(Failure::NoNumber)?;
        let shard = home_shard(&self.directory(), stamp.actor.organ);
        let mut session = self.db.read().await?;
        let rows = session.who_has(shard, &number_token(self.keys().numbers(), &number), FOUND_MAX).await?;
        let mut found = Vec::with_capacity(rows.len());
        for (matter, person) in rows {
            let (key, person) = (MatterKey { shard, id: MatterId(matter) }, PersonId(person));
            let loaded = load(&mut session, key).await?;
            let Some(matter) = loaded.matter.as_ref().filter(|matter| self.sees(stamp, matter)) else { continue };
            let at = matter.parties.iter().position(|party| party.person.id == person);
            found.push(Found { key, person, no: at.map_or(0, |at| at + 1) });
        }
        drop(session);
        let what = What::Number { found: u32::try_from(found.len()).unwrap_or(u32::MAX) };
        self.record_reading(stamp, chance, (shard, what), purpose).await?;
        Ok(found)
    }
}
