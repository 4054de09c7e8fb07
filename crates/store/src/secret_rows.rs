//! Secrets of the installation, each sealed with a master key.

use crate::db::on_db;
use crate::rows::{self, Cell, Row};
use crate::{Session, StoreError};

/// A secret of the installation, sealed.
#[derive(Clone, PartialEq, Eq)]
pub struct SecretRow {
    /// What it is for, such as `index` or `signer`.
    pub name: String,
    /// Its number among those of the same name.
    pub no: i64,
    /// Number of the master key that seals it.
    pub master: i64,
    /// The sealed secret.
    pub body: Vec<u8>,
}

impl std::fmt::Debug for SecretRow {
    /// Without the bytes, which belong into no log.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SecretRow")
            .field("name", &self.name)
            .field("no", &self.no)
            .field("master", &self.master)
            .finish_non_exhaustive()
    }
}

impl Row for SecretRow {
    const INSERT: &'static str = "INSERT INTO secret (name, no, master, body)";
    /// Of two processes that make the same secret at once, the first one's holds.
    const THEN: &'static str = "ON CONFLICT (name, no) DO NOTHING";
    const WIDTH: usize = 4;

    fn cells(&self, put: &mut Vec<Cell>) {
        put.extend([
            Cell::Text(self.name.clone()),
            Cell::Int(self.no),
            Cell::Int(self.master),
            Cell::Blob(self.body.clone()),
        ]);
    }
}

pub(crate) const SECRETS: &str = "SELECT name, no, master, body FROM secret ORDER BY name, no";
pub(crate) const RESEAL: &str = "UPDATE secret SET master = $1, body = $2 WHERE name = $3 AND no = $4 AND master = $5";

pub(crate) const REMOVE: &str = "DELETE FROM secret WHERE name = $1 AND no = $2";

type SecretTuple = (String, i64, i64, Vec<u8>);

impl Session {
    /// Every secret of the installation.
    ///
    /// # Errors
    /// The database failed.
    pub async fn secrets(&mut self) -> Result<Vec<SecretRow>, StoreError> {
        let found: Vec<SecretTuple> = on_db!(self, |conn| sqlx::query_as(SECRETS).fetch_all(conn).await)?;
        Ok(found.into_iter().map(|(name, no, master, body)| SecretRow { name, no, master, body }).collect())
    }

    /// Keeps a secret, unless there is one of that name and number.
    ///
    /// # Errors
    /// The database failed.
    pub async fn put_secret(&mut self, secret: SecretRow) -> Result<(), StoreError> {
        rows::insert(self, &[secret]).await
    }

    /// Seals a secret with another master key; `from` is the one that sealed it so far.
    ///
    /// # Errors
    /// The database failed.
    pub async fn reseal_secret(&mut self, secret: &SecretRow, from: i64) -> Result<(), StoreError> {
        on_db!(self, |conn| {
            let query = sqlx::query(RESEAL).bind(secret.master).bind(secret.body.as_slice());
            query.bind(&secret.name).bind(secret.no).bind(from).execute(conn).await.map(|_| ())
        })?;
        Ok(())
    }

    /// Destroys a secret that is no longer needed.
    ///
    /// # Errors
    /// The database failed.
    pub async fn remove_secret(&mut self, name: &str, no: i64) -> Result<(), StoreError> {
        on_db!(self, |conn| sqlx::query(REMOVE).bind(name).bind(no).execute(conn).await.map(|_| ()))?;
        Ok(())
    }
}
