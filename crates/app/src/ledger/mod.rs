//! The ledger as a tree that strangers can check: sealing, keys, receipts, proofs, publishing, mail, witnesses.

mod fault;
mod keys;
mod mailing;
mod prove;
mod publish;
mod seal;
mod standing;
pub(crate) mod tiles;
mod witness;

pub use fault::LedgerFault;
pub use keys::LogKey;
pub(crate) use keys::seal_seeds;
pub use mailing::{Failing, Handed, MAILER, Mailing, Mailings};
pub use publish::LedgerFile;
pub use seal::{SEAL_EVENTS_MAX, Sealed};
pub use standing::LedgerStanding;

/// The name of the lease that the sealer holds.
const SEALER: &str = "ledger-sealer";
