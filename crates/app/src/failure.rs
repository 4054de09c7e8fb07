//! Why a use case did not succeed.

use domain::matter::Event;
use domain::{By, Refusal};
use jiff::civil::Date;
use store::StoreError;

use crate::{Denied, LedgerFault, MatterKey, PaperFault, PolicyFault};

/// What happened to a matter since somebody looked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// Kind of the event.
    pub kind: &'static str,
    /// The day on which it is said to have happened.
    pub on: Date,
    /// Who did it.
    pub by: By,
}

impl Changed {
    pub(crate) const fn of(event: &Event) -> Self {
        Self { kind: event.fact.kind(), on: event.on, by: event.by }
    }
}

/// A use case that did not succeed.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The rules say no; see the refusal for article and way out.
    #[error("refused: {}", .0.why.code())]
    Refused(Box<Refusal>),
    /// The policies say no; see there by which, and who could.
    #[error("denied: {} ({})", .0.action.name(), .0.by.code())]
    Denied(Box<Denied>),
    /// The policies of this installation cannot be read.
    #[error(transparent)]
    Policies(#[from] PolicyFault),
    /// Somebody else acted on the matter first.
    #[error("the matter has changed: it is at version {found}")]
    Stale {
        /// The version now.
        found: u64,
        /// What happened since the version that the caller saw.
        changed: Vec<Changed>,
    },
    /// There is no such matter.
    #[error("no matter {0}")]
    NoMatter(MatterKey),
    /// A text is longer than this installation keeps.
    #[error("{field} is {found} bytes long; at most {max} are kept")]
    TooLong {
        /// Which text.
        field: &'static str,
        /// Its length in bytes.
        found: usize,
        /// The limit in bytes.
        max: usize,
    },
    /// A file is not taken in as a paper.
    #[error("paper: {0}")]
    Paper(#[from] PaperFault),
    /// A matter has as many query codes as it may.
    #[error("the matter has {codes_max} query codes already")]
    TooManyCodes {
        /// The limit.
        codes_max: usize,
    },
    /// A password could not be hashed.
    #[error("hashing: {0}")]
    Hashing(String),
    /// A draft came to a place that knows nothing of its act: a mistake of the program.
    #[error("an act came to the wrong place")]
    Undrafted,
    /// A stored event cannot be read: the ledger is damaged or of a newer version.
    #[error("event {seq} of matter {key} cannot be read: {what}")]
    Unreadable {
        /// The matter.
        key: MatterKey,
        /// The event's number.
        seq: usize,
        /// What is wrong.
        what: String,
    },
    /// The ledger's tree, keys or proofs.
    #[error("ledger: {0}")]
    Ledger(#[from] LedgerFault),
    /// A master key that wraps stored keys is not among those handed in.
    #[error("master key {0} is missing")]
    NoMaster(i64),
    /// The master key of this number is not the one that this installation was made with.
    #[error("master key {0} is not the one of this installation")]
    WrongMaster(i64),
    /// Who petitions is sealed, and whoever asks has no release.
    #[error("who petitions in matter {0} is sealed: ask for a release first")]
    IdentitySealed(MatterKey),
    /// A matter has no petitioner of this number.
    #[error("the matter has no petitioner no. {0}")]
    NoPetitioner(usize),
    /// A matter has no contact of this number.
    #[error("the matter has no contact no. {0}")]
    NoContact(u16),
    /// Nothing of what is to be erased is left.
    #[error("nothing of that is left in matter {0}")]
    NothingToErase(MatterKey),
    /// What is looked for is too short to be a number.
    #[error("this is no number that can be looked for")]
    NoNumber,
    /// A time that files cannot be kept for.
    #[error("files of the classes long and short are kept for 1 to {years_max} years, permanent ones for ever")]
    NotKeptSo {
        /// The longest time, in years.
        years_max: i16,
    },
    /// Nobody has decided how long files are kept.
    #[error("nobody has decided how long files are kept")]
    KeepingUndecided,
    /// Something could not be sealed.
    #[error("sealing: {0}")]
    Sealing(vault::Trouble),
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A value could not be written as JSON.
    #[error("could not be written: {0}")]
    Unwritable(#[from] serde_json::Error),
}

impl From<Box<Denied>> for Failure {
    fn from(denied: Box<Denied>) -> Self {
        Self::Denied(denied)
    }
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(Box::new(refusal))
    }
}
