//! Seals what a pen wrote.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use domain::Digest;
use store::{
    NumberRow, PaperContentRow, PaperRow, PaperSeal, PersonRow, Session, StoredKey, TITLE, TITLE_CONTACT, TextKeyRow,
    TextRow,
};
use vault::{DataKey, MasterKeys, Nonce, Secret, Trouble, number_token};

use super::Keys;
use super::boxes::{self, Part};
use crate::Failure;
use crate::chance::Chance;

/// A text as it was written.
#[derive(Clone, Debug)]
pub(crate) struct WrittenText {
    pub(crate) shard: i64,
    pub(crate) stream: i64,
    pub(crate) id: i64,
    pub(crate) kind: Cow<'static, str>,
    pub(crate) contact: i64,
    pub(crate) salt: Vec<u8>,
    pub(crate) nonce: Nonce,
    pub(crate) body: String,
}

/// A person as written, as JSON, and the person's numbers in the form in which they are compared, each once.
#[derive(Clone, Debug)]
pub(crate) struct WrittenPerson {
    pub(crate) shard: i64,
    pub(crate) stream: i64,
    pub(crate) id: i64,
    pub(crate) salt: Vec<u8>,
    pub(crate) nonce: Nonce,
    pub(crate) key: Spare,
    pub(crate) body: String,
    pub(crate) numbers: BTreeSet<String>,
}

/// The content of a paper as it was handed in.
#[derive(Clone, Debug)]
pub(crate) struct WrittenContent {
    pub(crate) shard: i64,
    pub(crate) stream: i64,
    pub(crate) contact: i64,
    pub(crate) digest: Digest,
    pub(crate) bytes: i64,
    pub(crate) salt: Vec<u8>,
    pub(crate) nonces: [Nonce; 2],
    pub(crate) body: Arc<[u8]>,
}

/// Bytes for a key that may be needed, and the nonce of its wrapping.
#[derive(Clone)]
pub(crate) struct Spare {
    key: Secret,
    nonce: Nonce,
}

impl std::fmt::Debug for Spare {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Spare")
    }
}

impl Spare {
    pub(crate) fn draw(chance: &mut Chance) -> Self {
        Self { key: chance.seed(), nonce: chance.nonce() }
    }
}

/// Whose key: shard, stream, contact.
pub(crate) type Whose = (i64, i64, i64);

/// Rows ready to be stored.
#[derive(Debug, Default)]
pub(crate) struct SealedRows {
    /// Keys that are new.
    pub(super) keys: Vec<TextKeyRow>,
    /// Keys in the place of erased ones.
    pub(super) anew: Vec<TextKeyRow>,
    pub(super) texts: Vec<TextRow>,
    pub(super) persons: Vec<PersonRow>,
    pub(super) numbers: Vec<NumberRow>,
    papers: Vec<PaperRow>,
    pub(super) contents: Vec<PaperContentRow>,
}

impl SealedRows {
    /// Stores everything.
    pub(crate) async fn put(&self, session: &mut Session) -> Result<(), Failure> {
        session.put_text_keys_anew(&self.anew).await?;
        session.put_written(&self.keys, &self.texts, &self.persons).await?;
        session.put_numbers(&self.numbers).await?;
        Ok(session.put_papers(&self.papers, &self.contents).await?)
    }
}

/// What a pen wrote, borrowed for sealing.
pub(crate) struct ToSeal<'p> {
    pub(crate) texts: &'p [WrittenText],
    pub(crate) persons: &'p [WrittenPerson],
    pub(crate) papers: &'p [PaperRow],
    pub(crate) contents: &'p [WrittenContent],
    pub(crate) spares: &'p BTreeMap<Whose, Spare>,
}

/// One sealing: the keys that are at hand, and those that had to be made.
struct Sealing<'s> {
    keys: &'s Keys,
    masters: Arc<MasterKeys>,
    known: HashMap<Whose, StoredKey>,
    spares: &'s BTreeMap<Whose, Spare>,
    at_hand: HashMap<Whose, DataKey>,
    rows: SealedRows,
}

/// What cannot happen with keys and places of our own.
fn unsealed(trouble: Trouble) -> Failure {
    Failure::Sealing(trouble)
}

impl Keys {
    /// The keys of the matters that a pen wrote in and that are not new, by contact.
    pub(crate) async fn known(
        &self,
        session: &mut Session,
        written: &ToSeal<'_>,
        begun: &BTreeSet<(i64, i64)>,
    ) -> Result<HashMap<Whose, StoredKey>, Failure> {
        let streams: BTreeSet<(i64, i64)> = written.spares.keys().map(|(shard, stream, _)| (*shard, *stream)).collect();
        let mut known = HashMap::new();
        for (shard, stream) in streams.difference(begun) {
            for row in session.text_keys_of(*shard, *stream).await? {
                known.insert((row.shard, row.stream, row.contact), row.key);
            }
        }
        Ok(known)
    }

    /// Seals everything that a pen wrote. `known` are the keys that its matters have already.
    pub(crate) fn seal(&self, written: &ToSeal<'_>, known: HashMap<Whose, StoredKey>) -> Result<SealedRows, Failure> {
        let mut sealing = Sealing {
            keys: self,
            masters: self.masters(),
            known,
            spares: written.spares,
            at_hand: HashMap::new(),
            rows: SealedRows { papers: written.papers.to_vec(), ..SealedRows::default() },
        };
        for text in written.texts {
            sealing.text(text)?;
        }
        for person in written.persons {
            sealing.person(person)?;
        }
        for content in written.contents {
            sealing.content(content)?;
        }
        Ok(sealing.rows)
    }
}

impl Sealing<'_> {
    /// The key of a contact: at hand, as stored, or new.
    fn key(&mut self, whose: Whose) -> Result<&DataKey, Failure> {
        if !self.at_hand.contains_key(&whose) {
            let key = self.stored_or_new(whose)?;
            self.at_hand.insert(whose, key);
        }
        self.at_hand.get(&whose).ok_or(Failure::Sealing(Trouble::Malformed))
    }

    fn stored_or_new(&mut self, whose: Whose) -> Result<DataKey, Failure> {
        let (shard, stream, contact) = whose;
        let place = boxes::contact_key(shard, stream, contact);
        let stored = self.known.get(&whose);
        if let Some(stored) = stored
            && let Some(key) = self.keys.unwrap(stored, &place, "text_key")?
        {
            return Ok(key);
        }
        let spare = self.spares.get(&whose).ok_or(Failure::Sealing(Trouble::Malformed))?;
        let key = DataKey::new(self.keys.cipher(), &spare.key);
        let wrapped = self.masters.wrap(&key, &spare.nonce, &place).map_err(unsealed)?;
        let row =
            TextKeyRow { shard, stream, contact, key: StoredKey { master: wrapped.master, wrapped: wrapped.body } };
        // What is written after an erasure gets a key of its own, in the place of the one that was destroyed.
        if stored.is_some() {
            self.rows.anew.push(row);
        } else {
            self.rows.keys.push(row);
        }
        Ok(key)
    }

    fn text(&mut self, text: &WrittenText) -> Result<(), Failure> {
        let WrittenText { shard, stream, id, kind, contact, salt, nonce, body } = text;
        let contact = if kind == TITLE { TITLE_CONTACT } else { *contact };
        let place = boxes::text(*shard, *stream, *id, kind);
        let packed = boxes::packed(salt, body.as_bytes());
        let body = self.key((*shard, *stream, contact))?.seal(nonce, &packed, &place).map_err(unsealed)?;
        let kind = kind.clone().into_owned();
        self.rows.texts.push(TextRow { shard: *shard, id: *id, stream: *stream, kind, contact, body });
        Ok(())
    }

    fn person(&mut self, person: &WrittenPerson) -> Result<(), Failure> {
        let WrittenPerson { shard, id, salt, nonce, key: spare, body, .. } = person;
        let key = DataKey::new(self.keys.cipher(), &spare.key);
        let wrapped = self.masters.wrap(&key, &spare.nonce, &boxes::person(*shard, *id, boxes::KEY));
        let wrapped = wrapped.map_err(unsealed)?;
        let packed = boxes::packed(salt, body.as_bytes());
        let body = key.seal(nonce, &packed, &boxes::person(*shard, *id, boxes::WHO)).map_err(unsealed)?;
        let key = StoredKey { master: wrapped.master, wrapped: wrapped.body };
        self.rows.persons.push(PersonRow { shard: *shard, id: *id, key, body });
        self.rows.numbers.extend(person.numbers.iter().map(|number| NumberRow {
            shard: *shard,
            token: number_token(&self.keys.numbers, number),
            matter: person.stream,
            person: *id,
        }));
        Ok(())
    }

    fn content(&mut self, content: &WrittenContent) -> Result<(), Failure> {
        let WrittenContent { shard, stream, contact, digest, bytes, salt, nonces: [first, second], body } = content;
        let key = self.key((*shard, *stream, *contact))?;
        let seal = |nonce: &Nonce, part: Part, bytes: &[u8]| {
            let kind = boxes::content_kind(part, digest);
            key.seal(nonce, bytes, &boxes::content(*shard, *stream, &kind)).map_err(unsealed)
        };
        let (salt, body) = (seal(first, Part::Salt, salt)?, seal(second, Part::Body, body)?);
        let seal = PaperSeal { digest: *digest, contact: *contact, bytes: *bytes, salt };
        self.rows.contents.push(PaperContentRow { shard: *shard, stream: *stream, seal, body });
        Ok(())
    }
}
