//! Keys of rows that were imported, and of requests that came with one: kept as keyed digests, because a register's key
//! may be an identity number, and because the plain digest of a short text can be guessed.

use std::collections::BTreeSet;

use store::Session;
use vault::{TOKEN_BYTES, keyed_digest};

use super::Keys;
use crate::{App, Failure};

/// How a keyed digest begins. Keys out of files have no blanks at their ends, so that none begins so.
const KEYED: char = ' ';
/// Keys from before that are keyed in one transaction.
const BATCH: i64 = 500;

impl Keys {
    /// What is kept of a row's key.
    pub(crate) fn row_key(&self, source: &str, key: &str) -> String {
        let mut kept = String::from(KEYED);
        let digest = keyed_digest(&self.rows, &[source.as_bytes(), key.as_bytes()]);
        for byte in digest.iter().take(TOKEN_BYTES) {
            kept.push_str(&format!("{byte:02x}"));
        }
        kept
    }

    /// Which of these keys of a source were kept before, under a keyed digest or, from earlier versions, in clear.
    pub(crate) async fn rows_before<'k>(
        &self,
        session: &mut Session,
        (shard, source): (i64, &str),
        keys: &[&'k str],
    ) -> Result<BTreeSet<&'k str>, Failure> {
        let keyed: Vec<String> = keys.iter().map(|key| self.row_key(source, key)).collect();
        let wanted: Vec<&str> = keyed.iter().map(String::as_str).chain(keys.iter().copied()).collect();
        let known = session.imported(shard, source, &wanted).await?;
        let before = keys.iter().zip(&keyed).filter(|(key, keyed)| known.contains(**key) || known.contains(*keyed));
        Ok(before.map(|(key, _)| *key).collect())
    }

    /// The matter that a row became, as [`Keys::rows_before`].
    pub(crate) async fn row_before(
        &self,
        session: &mut Session,
        (shard, source): (i64, &str),
        key: &str,
    ) -> Result<Option<i64>, Failure> {
        match session.imported_as(shard, source, &self.row_key(source, key)).await? {
            Some(matter) => Ok(Some(matter)),
            None => Ok(session.imported_as(shard, source, key).await?),
        }
    }
}

impl App {
    /// Puts keyed digests in the place of row keys in clear, as long as `go_on` says so; it gets the number so far.
    pub(super) async fn key_old_rows(&self, go_on: &mut impl FnMut(u64) -> bool, before: u64) -> Result<u64, Failure> {
        let (mut done, mut after) = (0, None);
        while go_on(before + done) {
            let mut session = self.db.write().await?;
            let mut rows = session.plain_row_keys(after.as_ref(), BATCH).await?;
            for row in &rows {
                session.replace_row_key(row, &self.keys.row_key(&row.source, &row.key)).await?;
                done += 1;
            }
            session.commit().await?;
            after = rows.pop();
            if after.is_none() {
                break;
            }
        }
        Ok(done)
    }
}
