//! Writes texts and persons into rows of their own, so that events hold only ids and salted digests.

use std::collections::BTreeMap;

use domain::{PaperId, PaperRef, PersonId, PersonRef, TextId, TextRef};
use store::{PaperContentRow, PaperRow, PaperSeal, PersonRow, Session, TextRow, paper_digest, salted_digest};

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
    pub(crate) texts: Vec<TextRow>,
    pub(crate) persons: Vec<PersonRow>,
    pub(crate) papers: Vec<PaperRow>,
    pub(crate) paper_contents: Vec<PaperContentRow>,
    /// Contents that matters had before, by shard and stream.
    seals_before: BTreeMap<(i64, i64), Vec<PaperSeal>>,
}

/// How much a pen has written.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Mark {
    texts: usize,
    persons: usize,
    papers: usize,
    paper_contents: usize,
}

/// Where a text belongs and when it is written.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sheet {
    pub(crate) shard: i64,
    pub(crate) stream: i64,
    pub(crate) recorded_us: i64,
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
        self.texts.push(TextRow {
            shard: sheet.shard,
            id,
            stream: sheet.stream,
            kind: kind.to_owned(),
            salt,
            body: body.to_owned(),
        });
        Ok(TextRef { id: TextId(id), digest, chars })
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
        self.persons.push(PersonRow { shard: sheet.shard, id, salt, body });
        Ok(PersonRef { id: PersonId(id), digest })
    }

    /// Reads which contents a matter has, so that none is stored twice. To be called before [`Pen::paper`] for every
    /// matter that is not new, in the transaction that writes.
    pub(crate) async fn recall_papers(&mut self, session: &mut Session, key: MatterKey) -> Result<(), Failure> {
        let (shard, stream) = (key.shard, key.id.0);
        self.seals_before.insert((shard, stream), session.paper_seals(shard, stream).await?);
        Ok(())
    }

    /// Writes a paper. A content that the matter has already is not written again; it keeps its digest and salt.
    pub(crate) fn paper(&mut self, chance: &mut Chance, sheet: Sheet, draft: &PaperDraft) -> Result<PaperRef, Failure> {
        let (shard, stream) = (sheet.shard, sheet.stream);
        let content = draft.content();
        let (size, bytes) = (u64::try_from(content.len()), i64::try_from(content.len()));
        let (Ok(size), Ok(bytes)) = (size, bytes) else {
            return Err(PaperFault::TooLarge { bytes: content.len(), bytes_max: PAPER_BYTES_MAX }.into());
        };
        let known = self.seals_before.get(&(shard, stream)).into_iter().flatten();
        let new = self.paper_contents.iter().filter(|row| (row.shard, row.stream) == (shard, stream));
        let mut same = known.chain(new.map(|row| &row.seal)).filter(|seal| seal.bytes == bytes).take(COMPARED_MAX);
        let found = same.find(|seal| paper_digest(&seal.salt, content) == seal.digest).map(|seal| seal.digest);
        let digest = found.unwrap_or_else(|| {
            let salt = chance.salt();
            let digest = paper_digest(&salt, content);
            let seal = PaperSeal { digest, salt, bytes };
            self.paper_contents.push(PaperContentRow { shard, stream, seal, body: content.to_vec() });
            digest
        });
        let (id, kind) = (chance.id(sheet.recorded_us), draft.kind());
        self.papers.push(PaperRow { shard, stream, id, kind, bytes, digest });
        Ok(PaperRef { id: PaperId(id), digest, bytes: size, kind })
    }

    /// Stores everything written.
    pub(crate) async fn put(&self, session: &mut Session) -> Result<(), Failure> {
        session.put_written(&self.texts, &self.persons).await?;
        Ok(session.put_papers(&self.papers, &self.paper_contents).await?)
    }

    /// How much was written so far, to return to when a matter is refused half-way.
    pub(crate) const fn mark(&self) -> Mark {
        Mark {
            texts: self.texts.len(),
            persons: self.persons.len(),
            papers: self.papers.len(),
            paper_contents: self.paper_contents.len(),
        }
    }

    /// Forgets what was written since the mark.
    pub(crate) fn back_to(&mut self, mark: Mark) {
        self.texts.truncate(mark.texts);
        self.persons.truncate(mark.persons);
        self.papers.truncate(mark.papers);
        self.paper_contents.truncate(mark.paper_contents);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHEET: Sheet = Sheet { shard: 1, stream: 7, recorded_us: 1_800_000_000_000_000 };

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
        assert_eq!(first.digest, again.digest);
        assert_ne!(first.id, again.id);
        assert_ne!(first.digest, other.digest);
        assert_ne!(first.digest, foreign.digest, "another matter has a salt of its own");
        assert_eq!((pen.papers.len(), pen.paper_contents.len()), (4, 3));
    }

    #[test]
    fn contents_from_before_are_known() {
        let (mut before, mut pen, mut chance) = (Pen::default(), Pen::default(), Chance::numbered(2));
        let first = before.paper(&mut chance, SHEET, &draft("a.txt", "同样的内容")).unwrap();
        let seals = before.paper_contents.iter().map(|row| row.seal.clone()).collect();
        pen.seals_before.insert((SHEET.shard, SHEET.stream), seals);
        assert_eq!(pen.paper(&mut chance, SHEET, &draft("b.txt", "同样的内容")).unwrap().digest, first.digest);
        assert!(pen.paper_contents.is_empty());
        pen.paper(&mut chance, SHEET, &draft("c.txt", "别样的内容")).unwrap();
        assert_eq!(pen.paper_contents.len(), 1, "of the same size is not the same");
    }

    #[test]
    fn what_was_written_since_a_mark_is_forgotten() {
        let (mut pen, mut chance) = (Pen::default(), Chance::numbered(3));
        pen.paper(&mut chance, SHEET, &draft("a.txt", "一")).unwrap();
        let mark = pen.mark();
        pen.paper(&mut chance, SHEET, &draft("b.txt", "二")).unwrap();
        pen.back_to(mark);
        assert_eq!((pen.papers.len(), pen.paper_contents.len()), (1, 1));
    }
}
