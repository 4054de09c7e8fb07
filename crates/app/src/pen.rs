//! Writes down texts and persons that go into rows of their own, so that events hold only ids and salted digests. What
//! a pen holds is in clear; it is sealed on the way into the database.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use domain::matter::Matter;
use domain::{By, PaperId, PaperRef, PersonId, PersonRef, TextId, TextRef};
use store::{PaperRow, PaperSeal, Session, paper_digest, salted_digest};
use vault::normalised_number;

use crate::keys::{Keys, SealedRows, Spare, ToSeal, Whose, WrittenContent, WrittenPerson, WrittenText};
use crate::papers::PAPER_BYTES_MAX;
use crate::{Chance, Failure, MatterKey, PaperDraft, PaperFault, PersonDraft};

/// Longest text, in bytes: a petition of five hundred pages; longer papers are attachments.
pub(crate) const TEXT_BYTES_MAX: usize = 1 << 20;

/// Contents of the same size that a new one is compared with, each at the cost of hashing it: enough for files that were
/// sent twice. A content that is the same as one more of them is kept twice, and nothing is wrong with that.
const COMPARED_MAX: usize = 16;

/// Collects the rows of one or many matters.
#[derive(Debug, Default)]
pub(crate) struct Pen {
    pub(crate) texts: Vec<WrittenText>,
    pub(crate) persons: Vec<WrittenPerson>,
    pub(crate) papers: Vec<PaperRow>,
    pub(crate) contents: Vec<WrittenContent>,
    /// Keys for contacts that may have none yet, one each.
    spares: BTreeMap<Whose, Spare>,
    /// Contents that matters had before, by shard and stream.
    seals_before: BTreeMap<(i64, i64), Vec<PaperSeal>>,
}

/// How much a pen has written.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Mark {
    texts: usize,
    persons: usize,
    papers: usize,
    contents: usize,
}

/// Where a text belongs and when it is written.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sheet {
    pub(crate) shard: i64,
    pub(crate) stream: i64,
    pub(crate) recorded_us: i64,
    /// Under whose key: 0 for what offices write, the number of a contact for what came with it, and below 0, as the
    /// negative of the person, for what a petitioner hands in personally.
    contact: i64,
    /// Contacts so far.
    contacts: i64,
}

impl Sheet {
    /// For what this one writes, an official or a petitioner.
    pub(crate) const fn new((shard, stream): (i64, i64), recorded_us: i64, by: By) -> Self {
        let contact = match by {
            By::Petitioner(person) => -person.0,
            By::Staff(_) | By::Sweep => 0,
        };
        Self { shard, stream, recorded_us, contact, contacts: 0 }
    }

    /// The same for a matter as it stands.
    pub(crate) fn of(self, matter: Option<&Matter>) -> Self {
        let contacts = matter.map_or(0, |matter| i64::try_from(matter.contacts.len()).unwrap_or(i64::MAX));
        Self { contacts, ..self }
    }

    /// For what came with an earlier contact, by its number from 1; `None` where the matter has none of this number, and
    /// for a petitioner, who hands in under a key of their own.
    pub(crate) fn of_contact(self, no: u16) -> Option<Self> {
        let no = i64::from(no);
        (self.contact == 0 && (1..=self.contacts).contains(&no)).then_some(Self { contact: no, ..self })
    }

    /// For what comes with the next contact.
    pub(crate) const fn next_contact(self) -> Self {
        Self { contact: self.contacts.saturating_add(1), ..self }
    }
}

impl Pen {
    pub(crate) fn text(
        &mut self,
        chance: &mut Chance,
        sheet: Sheet,
        kind: &'static str,
        body: &str,
    ) -> Result<TextRef, Failure> {
        let body = body.trim();
        if body.len() > TEXT_BYTES_MAX {
            return Err(Failure::TooLong { field: kind, found: body.len(), max: TEXT_BYTES_MAX });
        }
        let salt = chance.salt();
        let id = chance.id(sheet.recorded_us);
        let digest = salted_digest(&salt, body);
        let chars = u32::try_from(body.chars().count()).unwrap_or(u32::MAX);
        self.key_for(chance, sheet);
        self.texts.push(WrittenText {
            shard: sheet.shard,
            stream: sheet.stream,
            id,
            kind: kind.into(),
            contact: sheet.contact,
            salt,
            nonce: chance.nonce(),
            body: body.to_owned(),
        });
        Ok(TextRef { id: TextId(id), digest, chars })
    }

    /// Draws a key for a contact that may have none yet.
    fn key_for(&mut self, chance: &mut Chance, sheet: Sheet) {
        self.spares.entry((sheet.shard, sheet.stream, sheet.contact)).or_insert_with(|| Spare::draw(chance));
    }

    pub(crate) fn person(
        &mut self,
        chance: &mut Chance,
        sheet: Sheet,
        person: &PersonDraft,
    ) -> Result<PersonRef, Failure> {
        let body = serde_json::to_string(person)?;
        if body.len() > TEXT_BYTES_MAX {
            return Err(Failure::TooLong { field: "person", found: body.len(), max: TEXT_BYTES_MAX });
        }
        let salt = chance.salt();
        let id = chance.id(sheet.recorded_us);
        let digest = salted_digest(&salt, &body);
        self.persons.push(WrittenPerson {
            shard: sheet.shard,
            stream: sheet.stream,
            id,
            salt,
            nonce: chance.nonce(),
            key: Spare::draw(chance),
            body,
            numbers: person.numbers().filter_map(normalised_number).collect(),
        });
        Ok(PersonRef { id: PersonId(id), digest })
    }

    /// Reads which contents a matter has, so that none is stored twice. To be called before [`Pen::paper`] for every
    /// matter that is not new, in the transaction that writes.
    pub(crate) async fn recall_papers(
        &mut self,
        session: &mut Session,
        keys: &Keys,
        key: MatterKey,
    ) -> Result<(), Failure> {
        self.seals_before.insert((key.shard, key.id.0), keys.content_salts(session, key).await?);
        Ok(())
    }

    /// Writes a paper. A content that came with the same contact before is not written again; it keeps its digest and
    /// salt.
    pub(crate) fn paper(&mut self, chance: &mut Chance, sheet: Sheet, draft: &PaperDraft) -> Result<PaperRef, Failure> {
        let Sheet { shard, stream, contact, .. } = sheet;
        let content = draft.content();
        let (size, bytes) = (u64::try_from(content.len()), i64::try_from(content.len()));
        let (Ok(size), Ok(bytes)) = (size, bytes) else {
            return Err(PaperFault::TooLarge { bytes: content.len(), bytes_max: PAPER_BYTES_MAX }.into());
        };
        let known = self.seals_before.get(&(shard, stream)).into_iter().flatten().cloned();
        let new = self.contents.iter().filter(|row| (row.shard, row.stream) == (shard, stream));
        let same = known.chain(new.map(WrittenContent::seal));
        let mut same = same.filter(|seal| (seal.contact, seal.bytes) == (contact, bytes)).take(COMPARED_MAX);
        let found = same.find(|seal| paper_digest(&seal.salt, content) == seal.digest).map(|seal| seal.digest);
        let digest = match found {
            Some(digest) => digest,
            None => {
                let salt = chance.salt();
                let digest = paper_digest(&salt, content);
                self.key_for(chance, sheet);
                let nonces = [chance.nonce(), chance.nonce()];
                let body = draft.shared_content();
                self.contents.push(WrittenContent { shard, stream, contact, digest, bytes, salt, nonces, body });
                digest
            }
        };
        let (id, kind) = (chance.id(sheet.recorded_us), draft.kind());
        self.papers.push(PaperRow { shard, stream, id, kind, bytes, digest });
        Ok(PaperRef { id: PaperId(id), digest, bytes: size, kind })
    }

    fn to_seal(&self) -> ToSeal<'_> {
        let Self { texts, persons, papers, contents, spares, .. } = self;
        ToSeal { texts, persons, papers, contents, spares }
    }

    /// Seals everything that was written in matters that are all new.
    pub(crate) fn sealed(&self, keys: &Keys) -> Result<SealedRows, Failure> {
        keys.seal(&self.to_seal(), HashMap::new())
    }

    /// Seals and stores everything written. `begun` are the matters that begin with this transaction.
    pub(crate) async fn put(
        &self,
        session: &mut Session,
        keys: &Keys,
        begun: &BTreeSet<(i64, i64)>,
    ) -> Result<(), Failure> {
        let written = self.to_seal();
        let known = keys.known(session, &written, begun).await?;
        keys.seal(&written, known)?.put(session).await
    }

    /// How much was written so far, to return to when a matter is refused half-way.
    pub(crate) const fn mark(&self) -> Mark {
        Mark {
            texts: self.texts.len(),
            persons: self.persons.len(),
            papers: self.papers.len(),
            contents: self.contents.len(),
        }
    }

    /// Forgets what was written since the mark.
    pub(crate) fn back_to(&mut self, mark: Mark) {
        self.texts.truncate(mark.texts);
        self.persons.truncate(mark.persons);
        self.papers.truncate(mark.papers);
        self.contents.truncate(mark.contents);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHEET: Sheet = Sheet { shard: 1, stream: 7, recorded_us: 1_800_000_000_000_000, contact: 0, contacts: 0 };

    fn draft(name: &str, content: &str) -> PaperDraft {
        PaperDraft::checked(name, content.as_bytes()).unwrap()
    }

    #[test]
    fn the_same_content_is_written_once_a_matter() {
        let (mut pen, mut chance) = (Pen::default(), Chance::numbered(1));
        let first = pen.paper(&mut chance, SHEET, &draft("收据.txt", "收到一百元")).unwrap();
        let again = pen.paper(&mut chance, SHEET, &draft("收据二.txt", "收到一百元")).unwrap();
        let other = pen.paper(&mut chance, SHEET, &draft("收据.txt", "收到二百元")).unwrap();
        let elsewhere = Sheet { stream: 8, ..SHEET };
        let foreign = pen.paper(&mut chance, elsewhere, &draft("收据.txt", "收到一百元")).unwrap();
        let petitioner =
            pen.paper(&mut chance, Sheet { contact: -3, ..SHEET }, &draft("收据.txt", "收到一百元")).unwrap();
        assert_eq!(first.digest, again.digest);
        assert_ne!(first.digest, petitioner.digest, "what is under another key can be erased by itself");
        assert_ne!(first.id, again.id);
        assert_ne!(first.digest, other.digest);
        assert_ne!(first.digest, foreign.digest, "another matter has a salt of its own");
        assert_eq!((pen.papers.len(), pen.contents.len()), (5, 4));
    }

    #[test]
    fn contents_from_before_are_known() {
        let (mut before, mut pen, mut chance) = (Pen::default(), Pen::default(), Chance::numbered(2));
        let first = before.paper(&mut chance, SHEET, &draft("a.txt", "同样的内容")).unwrap();
        let seals = before.contents.iter().map(WrittenContent::seal).collect();
        pen.seals_before.insert((SHEET.shard, SHEET.stream), seals);
        assert_eq!(pen.paper(&mut chance, SHEET, &draft("b.txt", "同样的内容")).unwrap().digest, first.digest);
        assert!(pen.contents.is_empty());
        pen.paper(&mut chance, SHEET, &draft("c.txt", "别样的内容")).unwrap();
        assert_eq!(pen.contents.len(), 1, "of the same size is not the same");
    }

    #[test]
    fn what_was_written_since_a_mark_is_forgotten() {
        let (mut pen, mut chance) = (Pen::default(), Chance::numbered(3));
        pen.paper(&mut chance, SHEET, &draft("a.txt", "一")).unwrap();
        let mark = pen.mark();
        pen.paper(&mut chance, SHEET, &draft("b.txt", "二")).unwrap();
        pen.back_to(mark);
        assert_eq!((pen.papers.len(), pen.contents.len()), (1, 1));
    }
}
