//! What personal data is sealed with: the master keys that the caller hands in, the data keys that they wrap, and the
//! secrets of the installation.
//!
//! One data key a contact for texts and papers, and one a person. Everything that opens or makes a box goes through
//! here; the crate `store` sees bytes, the crate `vault` knows no rows.

mod boxes;
mod reading;
mod rewrap;
mod row_keys;
mod seal_old;
mod secrets;
mod shared;
mod writing;

pub use reading::{ALTERED, OpenText, Written};
pub use rewrap::{MasterUse, Rewrapped};
pub(crate) use shared::shared_from;
pub(crate) use writing::{SealedRows, Spare, ToSeal, Whose, WrittenContent, WrittenPerson, WrittenText};

use std::collections::BTreeSet;
use std::sync::{Arc, PoisonError, RwLock};

use vault::{Cipher, MasterKeys, Secret, subkey};
use zeroize::Zeroizing;

use crate::Failure;

/// The setting that says with what new data is sealed.
pub(crate) const CIPHER: &str = "cipher";

/// Hands out the master keys anew, as they stand now where they are kept. `None` where they cannot be read.
pub type Renewal = Box<dyn Fn() -> Option<MasterKeys> + Send + Sync>;

/// The keys of an open installation.
pub struct Keys {
    masters: RwLock<Arc<MasterKeys>>,
    renewal: Option<Renewal>,
    /// Master keys that were asked for anew in vain: each is asked for once.
    missing: RwLock<BTreeSet<i64>>,
    cipher: Cipher,
    index: Zeroizing<Secret>,
    numbers: Zeroizing<Secret>,
    rows: Zeroizing<Secret>,
}

impl std::fmt::Debug for Keys {
    /// Without a key.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Keys").field("masters", &self.masters()).field("cipher", &self.cipher).finish_non_exhaustive()
    }
}

impl Keys {
    fn new(masters: MasterKeys, cipher: Cipher, index: Secret) -> Self {
        let numbers = Zeroizing::new(subkey(&index, "numbers of persons"));
        let rows = Zeroizing::new(subkey(&index, "rows of imports"));
        Self {
            masters: RwLock::new(Arc::new(masters)),
            renewal: None,
            missing: RwLock::default(),
            cipher,
            index: Zeroizing::new(index),
            numbers,
            rows,
        }
    }

    pub(crate) fn renewed_by(self, renewal: Renewal) -> Self {
        Self { renewal: Some(renewal), ..self }
    }

    /// The master keys as last read.
    #[must_use]
    pub fn masters(&self) -> Arc<MasterKeys> {
        self.masters.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// With what new data is sealed.
    #[must_use]
    pub const fn cipher(&self) -> Cipher {
        self.cipher
    }

    /// A key for one purpose, derived from a secret of the installation that no rotation of master keys changes: for
    /// indexes over what is sealed.
    #[must_use]
    pub fn subkey(&self, purpose: &str) -> Zeroizing<Secret> {
        Zeroizing::new(subkey(&self.index, purpose))
    }

    /// The key of the index of numbers.
    pub(crate) fn numbers(&self) -> &Secret {
        &self.numbers
    }

    /// The master keys, with this one among them. One that another process made in the meantime is read anew.
    pub(crate) fn masters_with(&self, no: i64) -> Result<Arc<MasterKeys>, Failure> {
        let masters = self.masters();
        if masters.has(no) {
            return Ok(masters);
        }
        let absent = || Failure::NoMaster(no);
        if self.missing.read().unwrap_or_else(PoisonError::into_inner).contains(&no) {
            return Err(absent());
        }
        let renewed = self.renewal.as_ref().and_then(|renewal| renewal()).filter(|masters| masters.has(no));
        let Some(renewed) = renewed else {
            self.missing.write().unwrap_or_else(PoisonError::into_inner).insert(no);
            return Err(absent());
        };
        let renewed = Arc::new(renewed);
        *self.masters.write().unwrap_or_else(PoisonError::into_inner) = renewed.clone();
        Ok(renewed)
    }
}
