//! Reads the matter of a petitioner.

use domain::matter::Stage;
use domain::{By, Ctx, OfficialId, Origin, PersonId};
use jiff::civil::Date;

use super::course::Reading;
use super::{OwnMatter, offers};
use crate::work::load;
use crate::{App, Failure, MatterKey, PaperFile};

impl App {
    /// What a petitioner sees of the own matter on a day. Who withdrew sees it as it was then.
    ///
    /// # Errors
    /// [`Failure::NoMatter`] where there is none, or where the person is no petitioner of it; a failure of the
    /// database.
    pub async fn own_matter(&self, key: MatterKey, person: PersonId, today: Date) -> Result<OwnMatter<'_>, Failure> {
        let mut session = self.db().read().await?;
        let loaded = load(&mut session, key).await?;
        let texts = self.keys().referred(&mut session, &loaded).await?.bodies();
        drop(session);
        let matter = loaded.matter.ok_or(Failure::NoMatter(key))?;
        if !matter.parties.iter().any(|party| party.person.id == person) {
            return Err(Failure::NoMatter(key));
        }
        let directory = self.directory();
        let by = By::Petitioner(person);
        let ctx = Ctx { law: self.law(), directory: &directory, by, today, origin: Origin::Entered };
        let offers = offers::offers(&matter, person, &ctx);
        let mut reading = Reading::new(&matter, person, texts);
        let course = reading.course(loaded.events.iter().map(|(event, _)| event));
        let title = reading.texts.get(&matter.title.id.0).cloned();
        let withdrawn = matter.withdrawn.contains(&person);
        let left = |on| matter.holdings.iter().rev().find(|held| held.from <= on).map(|held| (held.organ, held.from));
        // For who took the petition back it ended there, whatever the others do.
        let last = course.last().filter(|_| withdrawn).and_then(|entry| left(entry.on));
        let (holder, held_since) = last.unwrap_or((matter.holder, matter.held_since));
        Ok(OwnMatter {
            key,
            version: matter.version,
            receipt: matter.receipt,
            title,
            purpose: matter.purpose,
            received_on: matter.received_on,
            stage: if withdrawn { Stage::Withdrawn } else { matter.stage },
            holder,
            held_since,
            withdrawn,
            performance: matter.performance.filter(|_| !withdrawn),
            due: if withdrawn { Vec::new() } else { self.own_due(&matter) },
            course,
            offers,
        })
    }

    /// The officials of this name who have to do with the matter, for a petitioner who asks that one stay away.
    ///
    /// # Errors
    /// [`Failure::NoMatter`]; a failure of the database.
    pub async fn officials_of_matter(
        &self,
        key: MatterKey,
        name: &str,
        today: Date,
    ) -> Result<Vec<OfficialId>, Failure> {
        let loaded = load(&mut self.db().read().await?, key).await?;
        Ok(offers::officials_named(loaded.there()?, &self.directory(), name, today))
    }

    /// A paper that this petitioner handed in, by the number of its entry, with the name that it was given; `None`
    /// where there is none of that petitioner, or where it was erased.
    ///
    /// # Errors
    /// As [`App::own_matter`] and [`App::paper`].
    pub async fn own_paper(
        &self,
        key: MatterKey,
        person: PersonId,
        seq: u64,
        today: Date,
    ) -> Result<Option<(String, PaperFile)>, Failure> {
        let own = self.own_matter(key, person, today).await?;
        let Some((entry, paper)) = own.paper(seq) else { return Ok(None) };
        let name = entry.texts.first().and_then(|text| text.body.clone()).unwrap_or_default();
        Ok(self.paper(key, &paper).await?.map(|file| (name, file)))
    }
}
