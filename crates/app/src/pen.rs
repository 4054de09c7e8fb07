//! Writes texts and persons into rows of their own, so that events hold only ids and salted digests.

use domain::{PersonId, PersonRef, TextId, TextRef};
use store::{PersonRow, TextRow, salted_digest};

use crate::{Chance, Failure, PersonDraft};

/// Longest text, in bytes: a petition of five hundred pages; longer papers are attachments.
pub(crate) const TEXT_BYTES_MAX: usize = 1 << 20;

/// Collects the rows of one or many matters.
#[derive(Debug, Default)]
pub(crate) struct Pen {
    pub(crate) texts: Vec<TextRow>,
    pub(crate) persons: Vec<PersonRow>,
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

    /// How much was written so far, to return to when a matter is refused half-way.
    pub(crate) const fn mark(&self) -> (usize, usize) {
        (self.texts.len(), self.persons.len())
    }

    /// Forgets what was written since the mark.
    pub(crate) fn back_to(&mut self, (texts, persons): (usize, usize)) {
        self.texts.truncate(texts);
        self.persons.truncate(persons);
    }
}
