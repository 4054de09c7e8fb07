//! Erasing what is personal: keys and boxes become empty, index rows go. The rows stay as stubs, so that it shows that
//! something was there.

use crate::db::on_db;
use crate::{Session, StoreError};

pub(crate) const ERASE_KEY: &str =
    "UPDATE text_key SET master = 0, wrapped = $4 WHERE shard = $1 AND stream = $2 AND contact = $3";
pub(crate) const ERASE_TEXTS: &str = "UPDATE text SET body = $4 WHERE shard = $1 AND stream = $2 AND contact = $3";
pub(crate) const ERASE_TITLE: &str = "UPDATE title SET body = $3 WHERE shard = $1 AND stream = $2";
pub(crate) const ERASE_PAPERS: &str =
    "UPDATE paper_content SET salt = $4, body = $4 WHERE shard = $1 AND stream = $2 AND contact = $3";
pub(crate) const ERASE_PERSON: &str =
    "UPDATE person SET master = 0, wrapped = $3, body = $3 WHERE shard = $1 AND id = $2";
pub(crate) const ERASE_NUMBERS: &str = "DELETE FROM person_index WHERE shard = $1 AND person = $2";

/// Nothing, in place of a key or a box.
const NOTHING: &[u8] = &[];

impl Session {
    /// Destroys the key of one contact, empties what it sealed (texts, papers, and with the first contact the title),
    /// and takes the texts out of the index of search ([`Session::forget_search`]). Rows from before rows were sealed are emptied as well.
    ///
    /// # Errors
    /// The database failed.
    pub async fn erase_contact(&mut self, shard: i64, stream: i64, contact: i64) -> Result<(), StoreError> {
        for sql in [ERASE_KEY, ERASE_TEXTS, ERASE_PAPERS] {
            on_db!(self, |conn| {
                let query = sqlx::query(sql).bind(shard).bind(stream).bind(contact).bind(NOTHING);
                query.execute(conn).await.map(|_| ())
            })?;
        }
        if contact == crate::written_rows::TITLE_CONTACT {
            on_db!(self, |conn| {
                sqlx::query(ERASE_TITLE).bind(shard).bind(stream).bind(NOTHING).execute(conn).await.map(|_| ())
            })?;
        }
        self.forget_search(shard, stream, contact).await
    }

    /// Destroys the key of one person, empties the row, and removes the person from the index of numbers.
    ///
    /// # Errors
    /// The database failed.
    pub async fn erase_person(&mut self, shard: i64, person: i64) -> Result<(), StoreError> {
        on_db!(self, |conn| {
            sqlx::query(ERASE_PERSON).bind(shard).bind(person).bind(NOTHING).execute(conn).await.map(|_| ())
        })?;
        on_db!(self, |conn| sqlx::query(ERASE_NUMBERS).bind(shard).bind(person).execute(conn).await.map(|_| ()))?;
        Ok(())
    }
}
