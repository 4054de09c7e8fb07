//! Wraps data keys and secrets with the current master key that another one wraps. The boxes stay as they are.

use store::{StoreError, StoredKey, TextKeyRow};
use vault::{DataKey, Place};

use super::{CIPHER, boxes};
use crate::{App, Chance, Failure};

/// Keys in one transaction: some tens of milliseconds, for which nobody minds waiting.
const BATCH: i64 = 1_000;

/// How many keys a master key wraps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct MasterUse {
    /// Its number.
    pub master: i64,
    /// Keys and secrets that it wraps.
    pub keys: i64,
    /// Whether it is at hand.
    pub at_hand: bool,
    /// Whether it is the one that wraps what is new.
    pub current: bool,
}

/// What a round of wrapping came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Rewrapped {
    /// Keys and secrets that the current master key wraps now.
    pub keys: u64,
    /// Whether nothing is left.
    pub whole: bool,
}

impl App {
    /// How much each master key wraps, those that wrap nothing left out.
    ///
    /// # Errors
    /// The database failed.
    pub async fn masters_in_use(&self) -> Result<Vec<MasterUse>, Failure> {
        let masters = self.keys.masters();
        let found = self.db.read().await?.masters_in_use().await?;
        let told = |(master, keys)| MasterUse {
            master,
            keys,
            at_hand: masters.has(master),
            current: master == masters.current(),
        };
        Ok(found.into_iter().map(told).collect())
    }

    /// Wraps everything with the current master key, a batch a transaction, as long as `go_on` says so; it gets the
    /// number so far. What is done is done: begun again, it goes on with what is left.
    ///
    /// # Errors
    /// A master key is missing; a wrapped key was changed; the database failed.
    pub async fn rewrap(&self, chance: &mut Chance, mut go_on: impl FnMut(u64) -> bool) -> Result<Rewrapped, Failure> {
        let sealed = self.reseal_secrets(chance).await? + self.reseal_second_factors(chance).await?;
        let mut result = Rewrapped { keys: sealed, whole: false };
        let (mut text, mut person) = ((i64::MIN, i64::MIN, i64::MIN), (i64::MIN, i64::MIN));
        let masters = self.keys.masters();
        while go_on(result.keys) {
            let mut session = self.db.write().await?;
            let mut texts = session.text_keys_after(text, masters.current(), BATCH).await?;
            let mut persons = session.person_keys_after(person, masters.current(), BATCH).await?;
            if texts.is_empty() && persons.is_empty() {
                result.whole = true;
                break;
            }
            for row in &mut texts {
                text = (row.shard, row.stream, row.contact);
                row.key = self.wrapped_anew(chance, &row.key, &place(row), "text_key")?;
            }
            for row in &mut persons {
                person = (row.shard, row.id);
                row.key =
                    self.wrapped_anew(chance, &row.key, &boxes::person(row.shard, row.id, boxes::KEY), "person")?;
            }
            session.rewrap(&texts, &persons).await?;
            session.commit().await?;
            result.keys += u64::try_from(texts.len() + persons.len()).unwrap_or_default();
        }
        Ok(result)
    }

    fn wrapped_anew(
        &self,
        chance: &mut Chance,
        stored: &StoredKey,
        place: &Place<'_>,
        table: &'static str,
    ) -> Result<StoredKey, Failure> {
        let altered = || StoreError::Altered { table, row: format!("{}-{}-{}", place.shard, place.stream, place.id) };
        let key: DataKey = self.keys.unwrap(stored, place, table)?.ok_or_else(altered)?;
        let wrapped = self.keys.masters().wrap(&key, &chance.nonce(), place).map_err(Failure::Sealing)?;
        Ok(StoredKey { master: wrapped.master, wrapped: wrapped.body })
    }

    /// Whether there are rows from before rows were sealed. Looks through all of them.
    ///
    /// # Errors
    /// The database failed.
    pub async fn has_plain(&self) -> Result<bool, Failure> {
        let mut session = self.db.read().await?;
        if session.log_keys().await?.iter().any(|row| !row.seed.is_empty()) {
            return Ok(true);
        }
        let streams = session.plain_streams((i64::MIN, i64::MIN), 1).await?;
        let persons = session.plain_persons((i64::MIN, i64::MIN), 1).await?;
        let rows = session.plain_row_keys(None, 1).await?;
        Ok(!streams.is_empty() || !persons.is_empty() || !rows.is_empty())
    }

    /// Says with what new data is sealed from the next start on.
    ///
    /// # Errors
    /// The database failed.
    pub async fn set_cipher(&self, cipher: vault::Cipher) -> Result<(), Failure> {
        let mut session = self.db.write().await?;
        session.put_setting(CIPHER, cipher.name()).await?;
        Ok(session.commit().await?)
    }
}

const fn place(row: &TextKeyRow) -> Place<'static> {
    boxes::contact_key(row.shard, row.stream, row.contact)
}
