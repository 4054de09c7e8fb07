//! Seals rows from before rows were sealed.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use domain::matter::{Event, Fact};
use domain::{By, Digest, MatterId};
use store::{NumberRow, Session, StoreError, TextKeyRow};
use vault::{normalised_number, open_plain};

use super::{Spare, ToSeal, Whose, WrittenContent, WrittenPerson, WrittenText, boxes};
use crate::work::load;
use crate::{App, Chance, Failure, MatterKey, PersonDraft};

/// Matters that are listed at a time: listing reads everything that is not sealed yet.
const LISTED: i64 = 5_000;
/// Matters that go into one transaction.
const BATCH: usize = 64;
/// Persons that go into one transaction.
const PERSONS: i64 = 500;

/// Under whose keys the writings of a matter belong, as its events tell.
#[derive(Default)]
struct Owners {
    texts: HashMap<i64, i64>,
    contents: HashMap<Digest, i64>,
    persons: Vec<i64>,
}

impl Owners {
    fn of<'a>(events: impl Iterator<Item = &'a Event>) -> Self {
        let mut owners = Self::default();
        let mut contacts = 0;
        for event in events {
            let own = match event.by {
                By::Petitioner(person) => -person.0,
                By::Staff(_) | By::Sweep => 0,
            };
            let came = match &event.fact {
                Fact::Registered(fact) => vec![fact.title, fact.text],
                Fact::SplitFrom(fact) => vec![fact.registered.title, fact.registered.text],
                Fact::ContactAdded(fact) => vec![fact.text],
                _ => Vec::new(),
            };
            if !came.is_empty() {
                contacts += 1;
            }
            owners.texts.extend(event.fact.texts().into_iter().map(|text| (text.id.0, own)));
            owners.texts.extend(came.into_iter().map(|text| (text.id.0, contacts)));
            if let Some(paper) = event.fact.paper() {
                owners.contents.entry(paper.digest).or_insert(own);
            }
            owners.persons.extend(event.fact.persons().into_iter().map(|person| person.id.0));
        }
        owners
    }
}

/// What is to be sealed, in clear.
#[derive(Default)]
struct Plain {
    texts: Vec<WrittenText>,
    persons: Vec<WrittenPerson>,
    contents: Vec<WrittenContent>,
    spares: BTreeMap<Whose, Spare>,
}

impl App {
    /// Seals everything that was written before rows were sealed, a few matters a transaction, as long as `go_on` says
    /// so; it gets the number of rows so far. Begun again, it goes on with what is left. Returns the number of rows.
    ///
    /// # Errors
    /// A master key is missing; a row cannot be read; the database failed.
    pub async fn seal_old(&self, chance: &mut Chance, mut go_on: impl FnMut(u64) -> bool) -> Result<u64, Failure> {
        let mut rows = self.seal_old_seeds(chance).await?;
        let mut after = (i64::MIN, i64::MIN);
        loop {
            let listed = self.db.read().await?.plain_streams(after, LISTED).await?;
            let Some(last) = listed.last() else { break };
            after = *last;
            for some in listed.chunks(BATCH) {
                if !go_on(rows) {
                    return Ok(rows);
                }
                rows += self.seal_streams(chance, some).await?;
            }
        }
        // Persons whose matter has nothing else that is not sealed.
        let mut after = (i64::MIN, i64::MIN);
        while go_on(rows) {
            let mut session = self.db.write().await?;
            let some = session.plain_persons(after, PERSONS).await?;
            let Some(last) = some.last() else { break };
            after = *last;
            let mut plain = Plain::default();
            for (shard, id) in some {
                plain.person(&mut session, chance, (shard, 0, id)).await?;
            }
            rows += self.put_sealed(&mut session, &plain).await?;
            session.commit().await?;
        }
        Ok(rows + self.key_old_rows(&mut go_on, rows).await?)
    }

    /// The secrets of the ledger's keys.
    async fn seal_old_seeds(&self, chance: &mut Chance) -> Result<u64, Failure> {
        let mut session = self.db.write().await?;
        let rows = crate::ledger::seal_seeds(&self.keys, &mut session, chance).await?;
        session.commit().await?;
        Ok(rows)
    }

    async fn seal_streams(&self, chance: &mut Chance, streams: &[(i64, i64)]) -> Result<u64, Failure> {
        // Nothing is erased between reading and indexing.
        let mut session = self.db.hold_acts().await?;
        let mut plain = Plain::default();
        for (shard, stream) in streams {
            let key = MatterKey { shard: *shard, id: MatterId(*stream) };
            let loaded = load(&mut session, key).await?;
            let owners = Owners::of(loaded.events.iter().map(|(event, _)| event));
            plain.writings(&mut session, chance, key, &owners).await?;
            for person in owners.persons {
                plain.person(&mut session, chance, (*shard, *stream, person)).await?;
            }
        }
        let rows = self.put_sealed(&mut session, &plain).await?;
        // What came with which contact is known only now, and so is what goes out of the index when one is erased.
        for (shard, stream) in streams {
            self.search_anew(&mut session, MatterKey { shard: *shard, id: MatterId(*stream) }).await?;
        }
        session.commit().await?;
        Ok(rows)
    }

    async fn put_sealed(&self, session: &mut Session, plain: &Plain) -> Result<u64, Failure> {
        let Plain { texts, persons, contents, spares } = plain;
        let written = ToSeal { texts, persons, papers: &[], contents, spares };
        let known = self.keys.known(session, &written, &BTreeSet::new()).await?;
        let sealed = self.keys.seal(&written, known)?;
        let (mut rows, mut owners, mut persons) = (0, BTreeSet::<Whose>::new(), BTreeSet::new());
        for row in &sealed.texts {
            if session.seal_text(row).await? {
                rows += 1;
                owners.insert((row.shard, row.stream, row.contact));
            }
        }
        for row in &sealed.persons {
            if session.seal_person(row).await? {
                rows += 1;
                persons.insert((row.shard, row.id));
            }
        }
        for row in &sealed.contents {
            if session.seal_paper(row).await? {
                rows += 1;
                owners.insert((row.shard, row.stream, row.seal.contact));
            }
        }
        // What was erased in the meantime needs no key, and nobody is found by the number of an erased person.
        let needed = |key: &TextKeyRow| owners.contains(&(key.shard, key.stream, key.contact));
        let (anew, keys) = (sealed.anew.into_iter().filter(needed), sealed.keys.into_iter().filter(needed));
        session.put_text_keys_anew(&anew.collect::<Vec<_>>()).await?;
        session.put_written(&keys.collect::<Vec<_>>(), &[], &[]).await?;
        let known = |number: &NumberRow| number.matter != 0 && persons.contains(&(number.shard, number.person));
        session.put_numbers(&sealed.numbers.into_iter().filter(known).collect::<Vec<_>>()).await?;
        Ok(rows)
    }
}

/// Salt and body of a row that is not sealed.
fn salted(plain: &[u8], table: &'static str, row: i64) -> Result<(Vec<u8>, String), Failure> {
    let unreadable = |what: &str| StoreError::Unreadable { table, row: row.to_string(), what: what.to_owned() };
    let (salt, body) = boxes::unpacked(plain).ok_or_else(|| unreadable("it has no salt"))?;
    let body = String::from_utf8(body.to_vec()).map_err(|_| unreadable("it is no text"))?;
    Ok((salt.to_vec(), body))
}

impl Plain {
    fn key_for(&mut self, chance: &mut Chance, whose: Whose) {
        self.spares.entry(whose).or_insert_with(|| Spare::draw(chance));
    }

    /// Texts and contents of one matter.
    async fn writings(
        &mut self,
        session: &mut Session,
        chance: &mut Chance,
        key: MatterKey,
        owners: &Owners,
    ) -> Result<(), Failure> {
        let (shard, stream) = (key.shard, key.id.0);
        for row in session.texts_of(shard, stream).await? {
            let Some(plain) = open_plain(&row.body) else { continue };
            let contact = owners.texts.get(&row.id).copied().unwrap_or(row.contact);
            let (salt, body) = salted(plain, "text", row.id)?;
            self.key_for(chance, (shard, stream, contact));
            let (id, kind, nonce) = (row.id, row.kind.into(), chance.nonce());
            self.texts.push(WrittenText { shard, stream, id, kind, contact, salt, nonce, body });
        }
        for seal in session.paper_seals(shard, stream).await? {
            let Some(salt) = open_plain(&seal.salt).map(<[u8]>::to_vec) else { continue };
            let Some(row) = session.paper_content(shard, stream, &seal.digest).await? else { continue };
            let Some(body) = open_plain(&row.body) else { continue };
            let contact = owners.contents.get(&seal.digest).copied().unwrap_or(seal.contact);
            self.key_for(chance, (shard, stream, contact));
            let nonces = [chance.nonce(), chance.nonce()];
            let (digest, bytes, body) = (seal.digest, seal.bytes, body.into());
            self.contents.push(WrittenContent { shard, stream, contact, digest, bytes, salt, nonces, body });
        }
        Ok(())
    }

    async fn person(
        &mut self,
        session: &mut Session,
        chance: &mut Chance,
        (shard, stream, id): (i64, i64, i64),
    ) -> Result<(), Failure> {
        let Some(row) = session.person(shard, id).await? else { return Ok(()) };
        let Some(plain) = open_plain(&row.body) else { return Ok(()) };
        let (salt, body) = salted(plain, "person", id)?;
        let draft: PersonDraft = serde_json::from_str(&body).unwrap_or_default();
        let numbers = draft.numbers().filter_map(normalised_number).collect();
        let (nonce, key) = (chance.nonce(), Spare::draw(chance));
        self.persons.push(WrittenPerson { shard, stream, id, salt, nonce, key, body, numbers });
        Ok(())
    }
}
