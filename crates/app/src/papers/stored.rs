//! Papers read again, each held against what its event says.

use std::fmt;

use domain::{PaperKind, PaperRef};
use store::{PaperRow, StoreError};

use crate::{App, Failure, MatterKey};

/// A paper as it was handed in.
#[derive(Clone, PartialEq, Eq)]
pub struct PaperFile {
    /// What it is.
    pub kind: PaperKind,
    /// Its bytes.
    pub content: Vec<u8>,
}

impl fmt::Debug for PaperFile {
    /// Without the content, which is private.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PaperFile")
            .field("kind", &self.kind)
            .field("bytes", &self.content.len())
            .finish_non_exhaustive()
    }
}

impl App {
    /// The papers of a matter as the rows have them, without contents, in the order in which they came.
    ///
    /// # Errors
    /// The database failed.
    pub async fn papers(&self, key: MatterKey) -> Result<Vec<PaperRow>, Failure> {
        Ok(self.db().read().await?.papers_of(key.shard, key.id.0).await?)
    }

    /// A paper with its content; `None` where it was erased. The event's reference comes from the matter's own
    /// history, so that rows changed together are found too.
    ///
    /// # Errors
    /// [`StoreError::Altered`] where row or content is not that of the event; the database failed.
    pub async fn paper(&self, key: MatterKey, paper: &PaperRef) -> Result<Option<PaperFile>, Failure> {
        let (shard, stream) = (key.shard, key.id.0);
        let mut session = self.db().read().await?;
        let Some(row) = session.paper(shard, stream, paper.id.0).await? else { return Ok(None) };
        let same = (row.digest, row.kind) == (paper.digest, paper.kind);
        if !same || u64::try_from(row.bytes) != Ok(paper.bytes) {
            return Err(StoreError::Altered { table: "paper", row: paper.id.to_string() }.into());
        }
        let content = self.keys().content(&mut session, key, &paper.digest).await?;
        Ok(content.map(|content| PaperFile { kind: paper.kind, content }))
    }
}
