//! Rows of papers and their contents, outside the events.

use domain::{Digest, PaperKind};
use sqlx::Executor;

use crate::db::on_db;
use crate::rows::{self, Cell, Row};
use crate::written_rows::salted;
use crate::{Session, StoreError};

/// A paper of a matter, without its content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaperRow {
    /// Shard of the matter.
    pub shard: i64,
    /// The matter's stream.
    pub stream: i64,
    /// Identity in the stream.
    pub id: i64,
    /// What it is.
    pub kind: PaperKind,
    /// Size of the content in bytes.
    pub bytes: i64,
    /// Salted digest of the content, which names its row.
    pub digest: Digest,
}

/// What is known of a stored content without reading it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaperSeal {
    /// Salted digest of the content.
    pub digest: Digest,
    /// With which contact it came; 0 for what offices brought.
    pub contact: i64,
    /// Size of the content in bytes, as it was handed in.
    pub bytes: i64,
    /// The sealed salt of the digest; empty after it was erased.
    pub salt: Vec<u8>,
}

/// The sealed content of one or several papers of a matter.
#[derive(Clone, PartialEq, Eq)]
pub struct PaperContentRow {
    /// Shard of the matter.
    pub shard: i64,
    /// The matter's stream.
    pub stream: i64,
    /// Digest, contact, size and sealed salt.
    pub seal: PaperSeal,
    /// The sealed bytes; empty after they were erased.
    pub body: Vec<u8>,
}

impl std::fmt::Debug for PaperContentRow {
    /// Without the content: it is megabytes.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("PaperContentRow")
            .field("shard", &self.shard)
            .field("stream", &self.stream)
            .field("seal", &self.seal)
            .finish_non_exhaustive()
    }
}

/// The digest that an event keeps of a paper: as [`salted_digest`](crate::salted_digest), over bytes.
#[must_use]
pub fn paper_digest(salt: &[u8], content: &[u8]) -> Digest {
    salted(salt, content)
}

impl Row for PaperRow {
    const INSERT: &'static str = "INSERT INTO paper (shard, stream, id, kind, bytes, digest)";
    const WIDTH: usize = 6;

    fn cells(&self, put: &mut Vec<Cell>) {
        put.extend([
            Cell::Int(self.shard),
            Cell::Int(self.stream),
            Cell::Int(self.id),
            Cell::Text(self.kind.name().to_owned()),
            Cell::Int(self.bytes),
            Cell::Blob(self.digest.0.to_vec()),
        ]);
    }
}

/// One content a statement: many of them in one would have to be in memory together once more.
pub(crate) const PUT_CONTENT: &str = "INSERT INTO paper_content (shard, stream, digest, contact, bytes, salt, body) \
     VALUES ($1, $2, $3, $4, $5, $6, $7)";
pub(crate) const PAPERS_OF: &str = "SELECT shard, stream, id, kind, bytes, digest FROM paper \
     WHERE shard = $1 AND stream = $2 ORDER BY id";
pub(crate) const PAPER: &str = "SELECT shard, stream, id, kind, bytes, digest FROM paper \
     WHERE shard = $1 AND stream = $2 AND id = $3";
pub(crate) const SEALS_OF: &str = "SELECT digest, contact, bytes, salt FROM paper_content \
     WHERE shard = $1 AND stream = $2 ORDER BY digest";
pub(crate) const CONTENT: &str = "SELECT contact, bytes, salt, body FROM paper_content \
     WHERE shard = $1 AND stream = $2 AND digest = $3";

type PaperTuple = (i64, i64, i64, String, i64, Vec<u8>);

fn paper((shard, stream, id, kind, bytes, digest): PaperTuple) -> Result<PaperRow, StoreError> {
    let kind = PaperKind::named(&kind)
        .ok_or_else(|| StoreError::unreadable("paper", &id, &format!("{kind} is no kind of paper")))?;
    Ok(PaperRow { shard, stream, id, kind, bytes, digest: digest_of("paper", &id, &digest)? })
}

fn digest_of(table: &'static str, row: &impl ToString, stored: &[u8]) -> Result<Digest, StoreError> {
    let bytes =
        stored.try_into().map_err(|_| StoreError::unreadable(table, row, &"the digest is not 32 bytes long"))?;
    Ok(Digest(bytes))
}

impl Session {
    /// Stores papers and the contents that are new to their matter.
    ///
    /// # Errors
    /// The database failed.
    pub async fn put_papers(&mut self, papers: &[PaperRow], contents: &[PaperContentRow]) -> Result<(), StoreError> {
        for content in contents {
            let digest: &[u8] = &content.seal.digest.0;
            on_db!(self, |conn| {
                let query = sqlx::query(PUT_CONTENT)
                    .bind(content.shard)
                    .bind(content.stream)
                    .bind(digest)
                    .bind(content.seal.contact)
                    .bind(content.seal.bytes)
                    .bind(content.seal.salt.as_slice())
                    .bind(content.body.as_slice());
                conn.execute(query).await.map(|_| ())
            })?;
        }
        rows::insert(self, papers).await
    }

    /// The papers of a matter, in the order in which they came.
    ///
    /// # Errors
    /// The database failed, or a row cannot be read.
    pub async fn papers_of(&mut self, shard: i64, stream: i64) -> Result<Vec<PaperRow>, StoreError> {
        let found: Vec<PaperTuple> =
            on_db!(self, |conn| sqlx::query_as(PAPERS_OF).bind(shard).bind(stream).fetch_all(conn).await)?;
        found.into_iter().map(paper).collect()
    }

    /// One paper of a matter, without its content.
    ///
    /// # Errors
    /// The database failed, or the row cannot be read.
    pub async fn paper(&mut self, shard: i64, stream: i64, id: i64) -> Result<Option<PaperRow>, StoreError> {
        let found: Option<PaperTuple> =
            on_db!(self, |conn| sqlx::query_as(PAPER).bind(shard).bind(stream).bind(id).fetch_optional(conn).await)?;
        found.map(paper).transpose()
    }

    /// Digests, sizes and sealed salts of the contents that a matter has, to tell whether a content is new to it.
    ///
    /// # Errors
    /// The database failed, or a row cannot be read.
    pub async fn paper_seals(&mut self, shard: i64, stream: i64) -> Result<Vec<PaperSeal>, StoreError> {
        let found: Vec<(Vec<u8>, i64, i64, Vec<u8>)> =
            on_db!(self, |conn| sqlx::query_as(SEALS_OF).bind(shard).bind(stream).fetch_all(conn).await)?;
        let seal = |(digest, contact, bytes, salt): (Vec<u8>, i64, i64, Vec<u8>)| {
            Ok(PaperSeal { digest: digest_of("paper_content", &stream, &digest)?, contact, bytes, salt })
        };
        found.into_iter().map(seal).collect()
    }

    /// The sealed content with this digest; `None` where there is no such row.
    ///
    /// # Errors
    /// The database failed.
    pub async fn paper_content(
        &mut self,
        shard: i64,
        stream: i64,
        digest: &Digest,
    ) -> Result<Option<PaperContentRow>, StoreError> {
        let key: &[u8] = &digest.0;
        let found: Option<(i64, i64, Vec<u8>, Vec<u8>)> = on_db!(self, |conn| {
            sqlx::query_as(CONTENT).bind(shard).bind(stream).bind(key).fetch_optional(conn).await
        })?;
        Ok(found.map(|(contact, bytes, salt, body)| {
            let seal = PaperSeal { digest: *digest, contact, bytes, salt };
            PaperContentRow { shard, stream, seal, body }
        }))
    }
}
