//! How many acts of each kind came to what end in this process: numbers only, for whoever watches over it.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use law::Act;
use store::StoreError;

use crate::Failure;

/// To what end an act came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ActOutcome {
    /// It is recorded.
    Recorded,
    /// The rules say no.
    Refused,
    /// Somebody else was first.
    Stale,
    /// Too many are at work.
    Busy,
    /// Not known whether it was recorded.
    Unsure,
    /// Something failed.
    Failed,
}

impl ActOutcome {
    /// Its name, the same for ever.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Recorded => "recorded",
            Self::Refused => "refused",
            Self::Stale => "stale",
            Self::Busy => "busy",
            Self::Unsure => "unsure",
            Self::Failed => "failed",
        }
    }

    pub(crate) const fn of(failure: &Failure) -> Self {
        match failure {
            Failure::Refused(_) => Self::Refused,
            Failure::Stale { .. } => Self::Stale,
            Failure::Store(StoreError::Busy { .. } | StoreError::TakenBack { .. }) => Self::Busy,
            Failure::Store(StoreError::Unsure { .. }) => Self::Unsure,
            _ => Self::Failed,
        }
    }
}

/// Counters of one process.
#[derive(Debug, Default)]
pub(crate) struct ActCounts(Mutex<BTreeMap<(Act, ActOutcome), u64>>);

impl ActCounts {
    /// Counts an act.
    pub(crate) fn add(&self, act: Act, outcome: ActOutcome) {
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        *counts.entry((act, outcome)).or_default() += 1;
    }

    /// Counts what several acts of one transaction came to.
    pub(crate) fn add_all<T>(&self, acts: &[Act], result: &Result<T, Failure>) {
        let outcome = result.as_ref().map_or_else(ActOutcome::of, |_| ActOutcome::Recorded);
        acts.iter().for_each(|act| self.add(*act, outcome));
    }

    pub(crate) fn all(&self) -> Vec<(Act, ActOutcome, u64)> {
        let counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        counts.iter().map(|((act, outcome), n)| (*act, *outcome, *n)).collect()
    }
}
