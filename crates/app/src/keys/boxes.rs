//! Which box belongs where, and how data keys come out of their wrapping.

use domain::Digest;
use store::{StoreError, StoredKey};
use vault::{DataKey, Place, Trouble};

use super::Keys;
use crate::Failure;
use crate::chance::SALT_BYTES;

/// The key of a contact's texts and papers.
pub(super) const fn contact_key(shard: i64, stream: i64, contact: i64) -> Place<'static> {
    Place { table: "text_key", shard, stream, id: contact, kind: "key" }
}

/// A text or title.
pub(super) const fn text(shard: i64, stream: i64, id: i64, kind: &str) -> Place<'_> {
    Place { table: "text", shard, stream, id, kind }
}

/// The key of a person, or who it is.
pub(super) const fn person(shard: i64, id: i64, kind: &'static str) -> Place<'static> {
    Place { table: "person", shard, stream: 0, id, kind }
}

/// A person's key.
pub(super) const KEY: &str = "key";
/// Who a person is.
pub(super) const WHO: &str = "who";

/// What a content's box holds: the content, or the salt of its digest.
#[derive(Clone, Copy)]
pub(super) enum Part {
    Body,
    Salt,
}

/// The name of a part of one content; a content is known by its digest.
pub(super) fn content_kind(part: Part, digest: &Digest) -> String {
    match part {
        Part::Body => format!("body {digest}"),
        Part::Salt => format!("salt {digest}"),
    }
}

/// A part of a paper's content.
pub(super) const fn content(shard: i64, stream: i64, kind: &str) -> Place<'_> {
    Place { table: "paper_content", shard, stream, id: 0, kind }
}

/// Salt and body as they lie in one box.
pub(super) fn packed(salt: &[u8], body: &[u8]) -> Vec<u8> {
    [salt, body].concat()
}

/// Salt and body out of an opened box.
pub(super) fn unpacked(opened: &[u8]) -> Option<(&[u8], &[u8])> {
    opened.split_at_checked(SALT_BYTES)
}

impl Keys {
    /// A data key out of its wrapping; `None` where it was erased, and where there never was one.
    pub(super) fn unwrap(
        &self,
        stored: &StoredKey,
        place: &Place<'_>,
        table: &'static str,
    ) -> Result<Option<DataKey>, Failure> {
        if stored.master == 0 {
            return Ok(None);
        }
        match self.masters_with(stored.master)?.unwrap(stored.master, &stored.wrapped, place) {
            Ok(key) => Ok(Some(key)),
            Err(Trouble::NoMaster(no)) => Err(Failure::NoMaster(no)),
            Err(Trouble::NotOurs | Trouble::Malformed | Trouble::TooLong) => {
                let row = format!("{}-{}-{}", place.shard, place.stream, place.id);
                Err(StoreError::Altered { table, row }.into())
            }
        }
    }
}
