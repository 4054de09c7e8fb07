//! Opens what was written.

use std::collections::{BTreeMap, HashMap};

use domain::Digest;
use store::{PaperSeal, PersonRow, Session, StoreError, TextKeyRow, TextRow, paper_digest, salted_digest};
use vault::{DataKey, open_plain};

use super::boxes::{self, Part};
use super::{Keys, WrittenContent};
use crate::{App, Failure, MatterKey, PersonDraft};

/// Stands where a text should be whose box does not open: it was changed past this program, or damaged.
pub const ALTERED: &str = "\u{fffd}";

/// A text that was opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenText {
    /// What kind of text.
    pub kind: String,
    /// With which contact it came: 0 for what offices wrote, below 0 for what a petitioner handed in personally.
    pub contact: i64,
    /// The salt of its digest.
    pub salt: Vec<u8>,
    /// The text; [`ALTERED`] where its box does not open.
    pub body: String,
}

impl OpenText {
    /// The digest that its event should keep.
    #[must_use]
    pub fn digest(&self) -> Digest {
        salted_digest(&self.salt, &self.body)
    }
}

/// What was written in one matter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// The texts by row, without those that were erased.
    pub texts: HashMap<i64, OpenText>,
    /// Rows whose text was erased.
    pub erased: Vec<i64>,
}

impl Written {
    /// The texts alone.
    #[must_use]
    pub fn bodies(self) -> HashMap<i64, String> {
        self.texts.into_iter().map(|(id, text)| (id, text.body)).collect()
    }
}

/// The keys of a matter's contacts, without those that were erased.
#[derive(Debug, Default)]
pub(crate) struct ContactKeys(BTreeMap<i64, DataKey>);

/// The keys of the contacts of many matters, by shard, stream and contact.
#[derive(Debug, Default)]
pub(crate) struct Ring(HashMap<(i64, i64, i64), DataKey>);

impl Ring {
    /// A text of one of these matters; `None` where it was erased.
    pub(crate) fn open(&self, row: &TextRow) -> Option<OpenText> {
        open_text(row, self.0.get(&(row.shard, row.stream, row.contact)))
    }
}

/// Who petitions, as the box holds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct OpenPerson {
    salt: Vec<u8>,
    body: String,
}

impl OpenPerson {
    /// The digest that the event should keep.
    pub(crate) fn digest(&self) -> Digest {
        salted_digest(&self.salt, &self.body)
    }

    /// Who it is.
    pub(crate) fn draft(&self) -> Option<PersonDraft> {
        serde_json::from_str(&self.body).ok()
    }
}

impl Keys {
    /// The keys of a matter's contacts.
    pub(crate) async fn contact_keys(
        &self,
        session: &mut Session,
        shard: i64,
        stream: i64,
    ) -> Result<ContactKeys, Failure> {
        let mut keys = BTreeMap::new();
        for row in session.text_keys_of(shard, stream).await? {
            keys.extend(self.contact_key(&row)?.map(|key| (row.contact, key)));
        }
        Ok(ContactKeys(keys))
    }

    /// A contact's key; `None` where it was erased. One that does not come out of its wrapping opens nothing, and what
    /// it sealed shows as altered.
    fn contact_key(&self, row: &TextKeyRow) -> Result<Option<DataKey>, Failure> {
        match self.unwrap(&row.key, &boxes::contact_key(row.shard, row.stream, row.contact), "text_key") {
            Err(Failure::Store(StoreError::Altered { .. })) => Ok(None),
            other => other,
        }
    }

    /// The keys of the contacts of many matters.
    pub(crate) fn ring(&self, rows: &[TextKeyRow]) -> Result<Ring, Failure> {
        let mut keys = HashMap::with_capacity(rows.len());
        for row in rows {
            keys.extend(self.contact_key(row)?.map(|key| ((row.shard, row.stream, row.contact), key)));
        }
        Ok(Ring(keys))
    }

    /// Everything written in a matter.
    pub(crate) async fn written(&self, session: &mut Session, key: MatterKey) -> Result<Written, Failure> {
        let (shard, stream) = (key.shard, key.id.0);
        let rows = session.texts_of(shard, stream).await?;
        let keys = if rows.iter().all(|row| vault::is_plain(&row.body)) {
            ContactKeys::default()
        } else {
            self.contact_keys(session, shard, stream).await?
        };
        let mut written = Written::default();
        for row in rows {
            match open_text(&row, keys.0.get(&row.contact)) {
                Some(text) => {
                    written.texts.insert(row.id, text);
                }
                None => written.erased.push(row.id),
            }
        }
        Ok(written)
    }

    /// One person; `None` where there is no such row, or where it was erased.
    pub(crate) async fn person(
        &self,
        session: &mut Session,
        shard: i64,
        id: i64,
    ) -> Result<Option<OpenPerson>, Failure> {
        let Some(row) = session.person(shard, id).await? else { return Ok(None) };
        self.open_person(&row)
    }

    /// A person out of the row; `None` where it was erased.
    pub(crate) fn open_person(&self, row: &PersonRow) -> Result<Option<OpenPerson>, Failure> {
        if row.body.is_empty() {
            return Ok(None);
        }
        let opened = match open_plain(&row.body) {
            Some(plain) => Some(plain.to_vec()),
            None => {
                let place = boxes::person(row.shard, row.id, boxes::KEY);
                let key = match self.unwrap(&row.key, &place, "person") {
                    Err(Failure::Store(StoreError::Altered { .. })) => None,
                    other => other?,
                };
                key.and_then(|key| key.open(&row.body, &boxes::person(row.shard, row.id, boxes::WHO)).ok())
            }
        };
        Ok(Some(salted_text(opened).map_or_else(
            || OpenPerson { salt: Vec::new(), body: format!("{{\"name\":\"{ALTERED}\"}}") },
            |(salt, body)| OpenPerson { salt, body },
        )))
    }

    /// The content of a paper; `None` where there is none or where it was erased.
    pub(crate) async fn content(
        &self,
        session: &mut Session,
        key: MatterKey,
        digest: &Digest,
    ) -> Result<Option<Vec<u8>>, Failure> {
        let (shard, stream) = (key.shard, key.id.0);
        let Some(row) = session.paper_content(shard, stream, digest).await? else { return Ok(None) };
        if row.body.is_empty() {
            return Ok(None);
        }
        let altered = || StoreError::Altered { table: "paper_content", row: digest.to_string() };
        let keys = self.contact_keys(session, shard, stream).await?;
        let data_key = keys.0.get(&row.seal.contact);
        let salt = open_content(&row.seal.salt, data_key, (shard, stream), (Part::Salt, digest)).ok_or_else(altered)?;
        let body = open_content(&row.body, data_key, (shard, stream), (Part::Body, digest)).ok_or_else(altered)?;
        if paper_digest(&salt, &body) != *digest || i64::try_from(body.len()) != Ok(row.seal.bytes) {
            return Err(altered().into());
        }
        Ok(Some(body))
    }

    /// The salts of the contents that a matter has, to tell whether a content is new to it.
    pub(crate) async fn content_salts(&self, session: &mut Session, key: MatterKey) -> Result<Vec<PaperSeal>, Failure> {
        let (shard, stream) = (key.shard, key.id.0);
        let seals = session.paper_seals(shard, stream).await?;
        let keys = self.contact_keys(session, shard, stream).await?;
        let open = |seal: PaperSeal| {
            let place = (Part::Salt, &seal.digest);
            let salt = open_content(&seal.salt, keys.0.get(&seal.contact), (shard, stream), place)?;
            Some(PaperSeal { salt, ..seal })
        };
        Ok(seals.into_iter().filter_map(open).collect())
    }

    /// Opens one row of text; `None` where it was erased.
    pub(crate) fn title(&self, title: &store::SealedTitle) -> Result<Option<OpenText>, Failure> {
        let row = &title.row;
        let place = boxes::contact_key(row.shard, row.stream, row.contact);
        let key = match title.key.as_ref().map(|key| self.unwrap(key, &place, "text_key")).transpose() {
            Err(Failure::Store(StoreError::Altered { .. })) => None,
            other => other?.flatten(),
        };
        Ok(open_text(row, key.as_ref()))
    }
}

/// A text out of its box; `None` where it was erased.
fn open_text(row: &TextRow, key: Option<&DataKey>) -> Option<OpenText> {
    if row.body.is_empty() {
        return None;
    }
    let opened = match open_plain(&row.body) {
        Some(plain) => Some(plain.to_vec()),
        None => key.and_then(|key| key.open(&row.body, &boxes::text(row.shard, row.stream, row.id, &row.kind)).ok()),
    };
    let (salt, body) = salted_text(opened).unwrap_or_else(|| (Vec::new(), ALTERED.to_owned()));
    Some(OpenText { kind: row.kind.clone(), contact: row.contact, salt, body })
}

fn salted_text(opened: Option<Vec<u8>>) -> Option<(Vec<u8>, String)> {
    let opened = opened?;
    let (salt, body) = boxes::unpacked(&opened)?;
    Some((salt.to_vec(), String::from_utf8(body.to_vec()).ok()?))
}

fn open_content(
    stored: &[u8],
    key: Option<&DataKey>,
    (shard, stream): (i64, i64),
    (part, digest): (Part, &Digest),
) -> Option<Vec<u8>> {
    match open_plain(stored) {
        Some(plain) => Some(plain.to_vec()),
        None => key?.open(stored, &boxes::content(shard, stream, &boxes::content_kind(part, digest))).ok(),
    }
}

impl WrittenContent {
    /// What tells it from other contents.
    pub(crate) fn seal(&self) -> PaperSeal {
        PaperSeal { digest: self.digest, contact: self.contact, bytes: self.bytes, salt: self.salt.clone() }
    }
}

impl App {
    /// Everything written in a matter, opened: for indexes that are built over it.
    ///
    /// # Errors
    /// [`Failure::NoMaster`] where a master key is missing; the database failed.
    pub async fn written(&self, session: &mut Session, key: MatterKey) -> Result<Written, Failure> {
        self.keys.written(session, key).await
    }
}
