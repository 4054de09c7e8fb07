//! Filters of the list that people keep under a name: private to the account, with a name that nobody else can read.

use store::SavedViewRow;
use vault::{Cipher, DataKey, Place, Trouble};

use crate::signing_in::{ACCOUNTS, AccountId};
use crate::{App, Chance, Failure};

/// Views that an account keeps at most: more would be a list of their own.
pub const VIEWS_MAX: usize = 30;
/// Characters of a name: what fits a line of the page.
pub const VIEW_NAME_CHARS_MAX: usize = 40;
/// Bytes of the question that a view keeps: every filter at once takes less than half of it.
pub const VIEW_QUERY_BYTES_MAX: usize = 1_000;
/// How long a view that was taken away can be taken back: until the end of any working day.
const KEPT_AFTER_DELETION_US: i64 = 24 * 3_600 * 1_000_000;
/// What the key for names is derived for. No exchange of master keys changes it.
const PURPOSE: &str = "names of saved views";

/// A filter under a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedView {
    /// Its number.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// The question of the list's address.
    pub query: String,
    /// Whether it was taken away and can be taken back.
    pub deleted: bool,
}

/// Why a view is not kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ViewRefusal {
    /// It has no name.
    NoName,
    /// Its name is longer than [`VIEW_NAME_CHARS_MAX`].
    NameTooLong,
    /// The question is longer than [`VIEW_QUERY_BYTES_MAX`].
    QueryTooLong,
    /// The account has [`VIEWS_MAX`] already.
    TooMany,
}

impl ViewRefusal {
    /// The name in wording files.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::NoName => "no-name",
            Self::NameTooLong => "name-too-long",
            Self::QueryTooLong => "query-too-long",
            Self::TooMany => "too-many",
        }
    }
}

const fn place(account: i64, id: i64) -> Place<'static> {
    Place { table: "saved_view", shard: ACCOUNTS, stream: account, id, kind: "name" }
}

impl App {
    fn name_key(&self, cipher: Cipher) -> DataKey {
        DataKey::new(cipher, &self.keys.subkey(PURPOSE))
    }

    fn opened_name(&self, row: &SavedViewRow) -> Result<String, Failure> {
        let cipher = row.name.first().copied().and_then(Cipher::of_byte);
        let cipher = cipher.ok_or(Failure::Sealing(Trouble::Malformed))?;
        let opened = self.name_key(cipher).open(&row.name, &place(row.account, row.id)).map_err(Failure::Sealing)?;
        Ok(String::from_utf8_lossy(&opened).into_owned())
    }

    /// The views of an account, in the order in which they were made; those that were taken away lately among them.
    ///
    /// # Errors
    /// The database failed, or a name does not open.
    pub async fn saved_views(&self, account: AccountId, now_us: i64) -> Result<Vec<SavedView>, Failure> {
        let rows = self.db.read().await?.saved_views(ACCOUNTS, account.0).await?;
        let kept = |row: &SavedViewRow| row.deleted_us.is_none_or(|at| at + KEPT_AFTER_DELETION_US > now_us);
        let view = |row: SavedViewRow| {
            let name = self.opened_name(&row)?;
            Ok(SavedView { id: row.id, name, query: row.query, deleted: row.deleted_us.is_some() })
        };
        rows.into_iter().filter(kept).map(view).collect()
    }

    /// Keeps a filter under a name. A view of the same name takes the new filter.
    ///
    /// # Errors
    /// The database failed. Why it is not kept is the inner answer.
    pub async fn save_view(
        &self,
        chance: &mut Chance,
        AccountId(account): AccountId,
        (name, query): (&str, &str),
        now_us: i64,
    ) -> Result<Result<i64, ViewRefusal>, Failure> {
        let name = name.trim();
        if name.is_empty() {
            return Ok(Err(ViewRefusal::NoName));
        }
        if name.chars().count() > VIEW_NAME_CHARS_MAX {
            return Ok(Err(ViewRefusal::NameTooLong));
        }
        if query.len() > VIEW_QUERY_BYTES_MAX {
            return Ok(Err(ViewRefusal::QueryTooLong));
        }
        let id = chance.id(now_us);
        let sealed = self.name_key(self.keys.cipher());
        let sealed = sealed.seal(&chance.nonce(), name.as_bytes(), &place(account, id)).map_err(Failure::Sealing)?;
        let mut session = self.db.write().await?;
        session.purge_saved_views(ACCOUNTS, account, now_us - KEPT_AFTER_DELETION_US).await?;
        let rows = session.saved_views(ACCOUNTS, account).await?;
        let (mut same, mut others) = (Vec::new(), 0);
        for row in rows.iter().filter(|row| row.deleted_us.is_none()) {
            if self.opened_name(row)? == name { same.push(row.id) } else { others += 1 }
        }
        if others >= VIEWS_MAX {
            return Ok(Err(ViewRefusal::TooMany));
        }
        for replaced in same {
            session.mark_saved_view((ACCOUNTS, account, replaced), Some(now_us)).await?;
        }
        let query = query.to_owned();
        let row = SavedViewRow { shard: ACCOUNTS, account, id, name: sealed, query, made_us: now_us, deleted_us: None };
        session.put_saved_view(&row).await?;
        session.commit().await?;
        Ok(Ok(id))
    }

    /// Takes a view of an account away, or back. One of somebody else stays as it is.
    ///
    /// # Errors
    /// The database failed.
    pub async fn take_view_away(&self, account: AccountId, id: i64, away_us: Option<i64>) -> Result<(), Failure> {
        let mut session = self.db.write().await?;
        session.mark_saved_view((ACCOUNTS, account.0, id), away_us).await?;
        Ok(session.commit().await?)
    }
}
