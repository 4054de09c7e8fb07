//! Secrets of the installation, each sealed with a master key.

use store::{Db, SecretRow, Session};
use vault::{Cipher, MasterKeys, Place, SECRET_BYTES, Trouble};
use zeroize::Zeroizing;

use super::{CIPHER, Keys};
use crate::{App, Chance, Failure};

/// The secret under everything that is found by keyed hashes.
const INDEX: &str = "index";
/// Its number: it is never exchanged, because every index would have to be built anew.
const INDEX_NO: i64 = 1;

/// The place of a secret.
const fn place(name: &str, no: i64) -> Place<'_> {
    Place { table: "secret", shard: 0, stream: 0, id: no, kind: name }
}

/// What opens no secret: a master key that is missing, or one that is not the one it should be.
const fn refused(trouble: Trouble, master: i64) -> Failure {
    match trouble {
        Trouble::NoMaster(no) => Failure::NoMaster(no),
        Trouble::NotOurs | Trouble::Malformed | Trouble::TooLong => Failure::WrongMaster(master),
    }
}

fn opened(masters: &MasterKeys, row: &SecretRow) -> Result<Zeroizing<Vec<u8>>, Failure> {
    let place = place(&row.name, row.no);
    masters.open(row.master, &row.body, &place).map_err(|trouble| refused(trouble, row.master))
}

fn sealed(
    masters: &MasterKeys,
    cipher: Cipher,
    chance: &mut Chance,
    (name, no, body): (&str, i64, &[u8]),
) -> Result<SecretRow, Failure> {
    let wrapped = masters.seal(cipher, &chance.nonce(), body, &place(name, no));
    let wrapped = wrapped.map_err(|trouble| refused(trouble, masters.current()))?;
    Ok(SecretRow { name: name.to_owned(), no, master: wrapped.master, body: wrapped.body })
}

impl Keys {
    /// Opens the secrets of an installation, and makes what is missing. Master keys that are not those of this
    /// installation open nothing.
    pub(crate) async fn open(db: &Db, masters: MasterKeys, chance: &mut Chance) -> Result<Self, Failure> {
        let mut session = db.read().await?;
        let cipher = session.setting(CIPHER).await?;
        let cipher = cipher.as_deref().and_then(Cipher::named).unwrap_or_default();
        let mut index = index_row(&mut session).await?;
        drop(session);
        if index.is_none() {
            let mut session = db.write().await?;
            let secret = Zeroizing::new(chance.seed());
            let row = sealed(&masters, cipher, chance, (INDEX, INDEX_NO, secret.as_slice()))?;
            session.put_secret(row).await?;
            // Another process may have been first; its secret holds.
            index = index_row(&mut session).await?;
            session.commit().await?;
        }
        let row = index.ok_or(Failure::WrongMaster(masters.current()))?;
        let secret = opened(&masters, &row)?;
        let secret = secret.first_chunk::<SECRET_BYTES>().copied().ok_or(Failure::WrongMaster(row.master))?;
        Ok(Self::new(masters, cipher, secret))
    }
}

async fn index_row(session: &mut Session) -> Result<Option<SecretRow>, Failure> {
    let rows = session.secrets().await?;
    Ok(rows.into_iter().find(|row| (row.name.as_str(), row.no) == (INDEX, INDEX_NO)))
}

impl Keys {
    /// The sealed secrets of a name, each with its number.
    pub(crate) async fn secrets(&self, session: &mut Session, name: &str) -> Result<Vec<SecretRow>, Failure> {
        Ok(session.secrets().await?.into_iter().filter(|row| row.name == name).collect())
    }

    /// Opens a secret.
    pub(crate) fn open_secret(&self, row: &SecretRow) -> Result<Zeroizing<Vec<u8>>, Failure> {
        opened(&*self.masters_with(row.master)?, row)
    }

    /// Keeps a secret, sealed with the current master key. One of that name and number that is there already stays.
    pub(crate) async fn keep_secret(
        &self,
        session: &mut Session,
        chance: &mut Chance,
        secret: (&str, i64, &[u8]),
    ) -> Result<(), Failure> {
        let row = sealed(&self.masters(), self.cipher(), chance, secret)?;
        Ok(session.put_secret(row).await?)
    }
}

impl App {
    /// Seals every secret that another master key seals with the current one. Returns how many.
    pub(crate) async fn reseal_secrets(&self, chance: &mut Chance) -> Result<u64, Failure> {
        let masters = self.keys.masters();
        let mut session = self.db.write().await?;
        let mut done = 0;
        for row in session.secrets().await?.into_iter().filter(|row| row.master != masters.current()) {
            let body = opened(&*self.keys.masters_with(row.master)?, &row)?;
            let again = sealed(&masters, self.keys.cipher(), chance, (&row.name, row.no, &body))?;
            session.reseal_secret(&again, row.master).await?;
            done += 1;
        }
        session.commit().await?;
        Ok(done)
    }
}
