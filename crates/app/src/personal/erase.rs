//! Erases personal data: destroys keys, empties rows, and records what was erased, so that the ledger still verifies
//! and nothing else can go missing unseen.

use std::collections::BTreeSet;

use domain::matter::Wish;
use domain::{Digest, MatterId, PersonId, TextId, TextRef};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use store::{Chain, NewEvent, Session, StoreError};

use crate::admin_event::{ADMIN_STREAM, AdminEvent, Administered};
use crate::pen::{Pen, Sheet};
use crate::work::{Loaded, load};
use crate::{App, Chance, Failure, MatterKey, Stamp};

/// What is to be erased of a matter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ToErase {
    /// Petitioners, with what they handed in personally: by number in the matter, from 1.
    pub persons: Vec<usize>,
    /// Contacts, with the texts and papers that came with them; 0 is what offices wrote.
    pub contacts: Vec<i64>,
    /// Everything.
    pub all: bool,
}

/// What an event of the admin stream says of an erasure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Erasure {
    /// Of which matter.
    pub matter: MatterId,
    /// On which day.
    pub on: Date,
    /// Why; a text of the admin stream.
    pub reason: TextRef,
    /// Contacts whose key was destroyed.
    pub contacts: Vec<i64>,
    /// Persons whose key was destroyed.
    pub persons: Vec<PersonId>,
    /// Texts that were emptied.
    pub texts: Vec<TextId>,
    /// Contents of papers that were emptied.
    pub papers: Vec<Digest>,
}

/// What there is to erase.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Erasable {
    /// Contacts.
    pub contacts: Vec<i64>,
    /// Persons.
    pub persons: Vec<PersonId>,
    /// Texts.
    pub texts: Vec<TextId>,
    /// Contents of papers.
    pub papers: Vec<Digest>,
}

impl Erasable {
    /// Whether nothing is left.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.contacts.is_empty() && self.persons.is_empty() && self.texts.is_empty() && self.papers.is_empty()
    }
}

/// What was erased.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Erased {
    /// What.
    pub erased: Erasable,
    /// Whether the database's log was emptied as well. Where it was not, because others were reading, the log holds
    /// what was erased until it is overwritten, or until the last program closes the database.
    pub log_shed: bool,
}

impl App {
    /// What an erasure would erase.
    ///
    /// # Errors
    /// As [`App::erase`], but for the reason.
    pub async fn erasable(&self, stamp: &Stamp, key: MatterKey, what: &ToErase) -> Result<Erasable, Failure> {
        let mut session = self.db.read().await?;
        let loaded = load(&mut session, key).await?;
        self.grants(stamp, Wish::Erase, key, loaded.there()?)?;
        left(&mut session, &loaded, what).await
    }

    /// Erases personal data of a matter. What is erased can be read by nobody again, from no later backup either.
    ///
    /// # Errors
    /// [`Failure::NothingToErase`]; [`Failure::NoMatter`] also where the wall hides it; a refusal where the office may
    /// not or no reason is given; the database failed.
    pub async fn erase(
        &self,
        stamp: &Stamp,
        chance: &mut Chance,
        key: MatterKey,
        what: &ToErase,
        reason: &str,
    ) -> Result<Erased, Failure> {
        let reason = self.said(stamp, Wish::Erase, reason)?;
        // Whoever acts meanwhile would write under a key that is destroyed here, or a text that the record does not
        // name.
        let mut session = self.db.hold_acts().await?;
        let loaded = load(&mut session, key).await?;
        self.grants(stamp, Wish::Erase, key, loaded.there()?)?;
        let left = left(&mut session, &loaded, what).await?;
        if left.is_empty() {
            return Err(Failure::NothingToErase(key));
        }
        let mut pen = Pen::default();
        let sheet = Sheet::new((key.shard, ADMIN_STREAM), stamp.recorded_us, stamp.actor.into());
        let reason = pen.text(chance, sheet, "reason", reason)?;
        let Erasable { contacts, persons, texts, papers } = left.clone();
        let erasure = Erasure { matter: key.id, on: stamp.today, reason, contacts, persons, texts, papers };
        let what = Administered::Erased(erasure);
        let kind = what.kind();
        let body = serde_json::to_string(&AdminEvent { by: stamp.actor, origin: stamp.origin, what })?;
        let head = session.head(key.shard, ADMIN_STREAM).await?;
        let events = vec![(NewEvent { kind, body }, stamp.actor.into(), stamp.recorded_us)];
        session.append(vec![Chain { shard: key.shard, stream: ADMIN_STREAM, head, events }]).await?;
        pen.put(&mut session, self.keys(), &BTreeSet::new()).await?;
        empty(&mut session, key, &left).await?;
        crate::search::mark_erased(&mut session).await?;
        session.commit().await?;
        // It is erased by now, whatever becomes of the log.
        let log_shed = match self.db.read().await {
            Ok(mut session) => session.shed_log().await.unwrap_or(false),
            Err(_) => false,
        };
        Ok(Erased { erased: left, log_shed })
    }
}

/// Empties the rows.
async fn empty(session: &mut Session, key: MatterKey, what: &Erasable) -> Result<(), StoreError> {
    for contact in &what.contacts {
        session.erase_contact(key.shard, key.id.0, *contact).await?;
    }
    for person in &what.persons {
        session.erase_person(key.shard, person.0).await?;
        session.void_query_code(key.shard, key.id.0, person.0).await?;
        session.close_seats_of(key.shard, key.id.0, person.0).await?;
    }
    Ok(())
}

/// What is still there of what is to be erased.
pub(super) async fn left(session: &mut Session, loaded: &Loaded, what: &ToErase) -> Result<Erasable, Failure> {
    let (shard, stream) = (loaded.key.shard, loaded.key.id.0);
    // A part of a split matter keeps the persons of the whole, whose events name them.
    let own: Vec<PersonId> = loaded.course().flat_map(|event| event.fact.persons()).map(|person| person.id).collect();
    let mut persons = Vec::new();
    if what.all {
        persons = own;
    } else {
        for no in &what.persons {
            let id = no.checked_sub(1).and_then(|at| own.get(at)).ok_or(Failure::NoPetitioner(*no))?;
            persons.push(*id);
        }
    }
    let handed_in = persons.iter().map(|person| -person.0);
    let wanted: BTreeSet<i64> = what.contacts.iter().copied().chain(handed_in).collect();
    let wanted = |contact: i64| what.all || wanted.contains(&contact);
    let mut found = Erasable::default();
    let mut contacts = BTreeSet::new();
    for row in session.text_keys_of(shard, stream).await? {
        if wanted(row.contact) && row.key.master != 0 {
            contacts.insert(row.contact);
        }
    }
    for row in session.texts_of(shard, stream).await? {
        if wanted(row.contact) && !row.body.is_empty() {
            contacts.insert(row.contact);
            found.texts.push(TextId(row.id));
        }
    }
    for seal in session.paper_seals(shard, stream).await? {
        if wanted(seal.contact) && !seal.salt.is_empty() {
            contacts.insert(seal.contact);
            found.papers.push(seal.digest);
        }
    }
    found.contacts = contacts.into_iter().collect();
    for person in persons {
        let row = session.person(shard, person.0).await?;
        if row.is_some_and(|row| !row.body.is_empty()) && !found.persons.contains(&person) {
            found.persons.push(person);
        }
    }
    Ok(found)
}
