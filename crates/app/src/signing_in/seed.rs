//! Seeds of one-time codes in their boxes.

use store::SecondFactorRow;
use vault::{Place, Trouble};
use zeroize::Zeroizing;

use super::ACCOUNTS;
use crate::{App, Chance, Failure};

/// Seeds that are sealed anew in one transaction.
const BATCH: i64 = 500;

/// The place of an account's seed.
const fn place(account: i64) -> Place<'static> {
    Place { table: "second_factor", shard: ACCOUNTS, stream: 0, id: account, kind: "seed" }
}

impl App {
    /// A seed in its box, by the number of the master key that seals it.
    pub(super) fn sealed_seed(
        &self,
        chance: &mut Chance,
        account: i64,
        seed: &[u8],
    ) -> Result<(i64, Vec<u8>), Failure> {
        let keys = self.keys();
        let wrapped = keys.masters().seal(keys.cipher(), &chance.nonce(), seed, &place(account));
        let wrapped = wrapped.map_err(Failure::Sealing)?;
        Ok((wrapped.master, wrapped.body))
    }

    /// A seed out of its box.
    pub(super) fn opened_seed(&self, row: &SecondFactorRow) -> Result<Zeroizing<Vec<u8>>, Failure> {
        let masters = self.keys().masters_with(row.master)?;
        masters.open(row.master, &row.seed, &place(row.account)).map_err(|trouble| match trouble {
            Trouble::NoMaster(no) => Failure::NoMaster(no),
            other => Failure::Sealing(other),
        })
    }

    /// Seals every seed that another master key seals with the current one. Returns how many.
    pub(crate) async fn reseal_second_factors(&self, chance: &mut Chance) -> Result<u64, Failure> {
        let current = self.keys().masters().current();
        let (mut after, mut done) = (i64::MIN, 0);
        loop {
            let mut session = self.db.write().await?;
            let rows = session.second_factors_after(ACCOUNTS, after, BATCH).await?;
            let Some(last) = rows.last() else { return Ok(done) };
            after = last.account;
            for row in rows.into_iter().filter(|row| row.master != current) {
                let seed = self.opened_seed(&row)?;
                let (master, body) = self.sealed_seed(chance, row.account, &seed)?;
                session
                    .reseal_second_factor(&SecondFactorRow { master, seed: body, ..row.clone() }, row.master)
                    .await?;
                done += 1;
            }
            session.commit().await?;
        }
    }
}
