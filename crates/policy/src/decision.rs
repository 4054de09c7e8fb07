//! What the policies answer, and by which of them.

/// A policy that an answer rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// Its name.
    pub policy: String,
    /// The provision that it follows from.
    pub basis: Option<String>,
    /// The promise of the product that it follows from.
    pub promise: Option<String>,
}

/// An answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decision {
    /// Whether it is permitted.
    pub allowed: bool,
    /// The policies that permit it, or those that forbid it; none where nothing permits it.
    pub notes: Vec<Note>,
    /// Policies that failed in the middle; then the answer is no.
    pub faults: Vec<String>,
}

impl Decision {
    /// The policy that forbids it; `None` where it is permitted, or where nothing permits it.
    #[must_use]
    pub fn forbidden_by(&self) -> Option<&Note> {
        if self.allowed { None } else { self.notes.first() }
    }
}
