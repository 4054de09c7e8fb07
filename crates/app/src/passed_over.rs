//! Matters that a run over everything cannot look at, each for a reason of its own: they hold up no other.

use serde::{Serialize, Serializer};
use store::StoreError;

use crate::{Failure, MatterKey};

/// Passed-over matters that are named; of more, only the number is told.
const NAMED_MAX: usize = 50;

/// What a run passed over.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct PassedOver {
    /// How many matters.
    pub matters: u64,
    /// The first of them.
    pub named: Vec<PassedMatter>,
}

/// A matter that was passed over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PassedMatter {
    /// Which.
    #[serde(serialize_with = "shown")]
    pub matter: MatterKey,
    /// Why: the code of the refusal, or `unreadable`.
    pub why: &'static str,
}

impl PassedOver {
    /// Why a matter is passed over; `None` for a failure that is not about one matter alone.
    pub(crate) fn why(failure: &Failure) -> Option<&'static str> {
        match failure {
            Failure::Refused(refusal) => Some(refusal.why.code()),
            Failure::Unreadable { .. }
            | Failure::NoMatter(_)
            | Failure::Store(StoreError::Unreadable { .. } | StoreError::Altered { .. }) => Some("unreadable"),
            _ => None,
        }
    }

    /// Notes that a matter was passed over.
    ///
    /// # Errors
    /// The same failure, where it is not about this matter alone.
    pub(crate) fn note(&mut self, matter: MatterKey, failure: Failure) -> Result<(), Failure> {
        let Some(why) = Self::why(&failure) else { return Err(failure) };
        self.matters += 1;
        if self.named.len() < NAMED_MAX {
            self.named.push(PassedMatter { matter, why });
        }
        Ok(())
    }
}

fn shown<S: Serializer>(matter: &MatterKey, to: S) -> Result<S::Ok, S::Error> {
    to.collect_str(matter)
}
