//! Opens who petitions, in clear and on record.

use domain::PersonId;
use domain::matter::Wish;

use super::reading::What;
use crate::work::load;
use crate::{App, Chance, Failure, MatterKey, PersonDraft, Stamp};

/// A petitioner in clear.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    /// Number in the matter, from 1.
    pub no: usize,
    /// The person.
    pub person: PersonId,
    /// Who it is; none where that was erased.
    pub who: Option<PersonDraft>,
}

impl App {
    /// Who petitions: one person, by number in the matter, or everybody. That it was read, by whom and what for, is
    /// recorded before anything is handed out.
    ///
    /// # Errors
    /// [`Failure::NoMatter`] also where the wall hides it; [`Failure::IdentitySealed`]; a refusal where no purpose is
    /// given or the reader is not in office; the database failed.
    pub async fn open_identity(
        &self,
        stamp: &Stamp,
        chance: &mut Chance,
        key: MatterKey,
        no: Option<usize>,
        purpose: &str,
    ) -> Result<Vec<Opened>, Failure> {
        let mut session = self.db.read().await?;
        let loaded = load(&mut session, key).await?;
        drop(session);
        let matter = loaded.there()?;
        self.may(stamp, Wish::Open, key, matter)?;
        let parties = matter.parties.iter().map(|party| party.person.id).enumerate();
        let wanted: Vec<(usize, PersonId)> =
            parties.map(|(at, id)| (at + 1, id)).filter(|(found, _)| no.is_none_or(|no| no == *found)).collect();
        if let (Some(no), true) = (no, wanted.is_empty()) {
            return Err(Failure::NoPetitioner(no));
        }
        let person = no.and_then(|_| wanted.first()).map(|(_, person)| *person);
        self.record_reading(stamp, chance, (key.shard, What::Matter(key.id, person)), purpose).await?;
        let mut session = self.db.read().await?;
        let mut opened = Vec::with_capacity(wanted.len());
        for (no, person) in wanted {
            let who = self.keys().person(&mut session, key.shard, person.0).await?;
            opened.push(Opened { no, person, who: who.and_then(|who| who.draft()) });
        }
        Ok(opened)
    }
}
