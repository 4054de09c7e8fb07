//! Opens who petitions, in clear and on record.

use domain::PersonId;
use domain::matter::Wish;

use super::reading::What;
use crate::work::load;
use crate::{App, Chance, Door, Failure, MatterKey, MatterView, PersonDraft, Stamp};

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

/// A matter in clear.
#[derive(Debug)]
pub struct OpenedMatter<'a> {
    /// The matter, with its texts as they were written.
    pub view: MatterView<'a>,
    /// Who petitions.
    pub persons: Vec<Opened>,
}

impl App {
    /// A matter with its texts as they were written, and who petitions. That it was read, by whom and what for, is
    /// recorded before anything is handed out.
    ///
    /// # Errors
    /// As [`App::open_identity`].
    pub async fn open_matter(
        &self,
        stamp: &Stamp,
        chance: &mut Chance,
        key: MatterKey,
        purpose: &str,
    ) -> Result<OpenedMatter<'_>, Failure> {
        let persons = self.open_identity(stamp, chance, key, None, purpose).await?;
        let (mut view, _) = self.matter_in_clear(key).await?;
        if stamp.door == Door::SignedIn {
            self.keep_drafts_back(&self.subject(stamp.actor, stamp.today), &mut view);
        }
        Ok(OpenedMatter { view, persons })
    }

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
        self.grants(stamp, Wish::Open, key, matter)?;
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
