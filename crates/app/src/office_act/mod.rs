//! Every act that an office does to a matter, behind one door: what can be done and why not, what an act would bring
//! about before it is done, and doing it once however often it is asked for.

mod carry_out;
mod deed;
mod offers;
mod stand_in;

pub use carry_out::{Acted, Sending, Tried};
pub use deed::OfficeAct;
pub use offers::{ActOffer, Closed};

use domain::PersonId;

use crate::{ActDraft, MatterKey, PartDraft, ToldDraft};

/// What somebody at an office wants to happen to a matter, with texts as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OfficeDraft {
    /// An act on this matter alone.
    One(Box<ActDraft>),
    /// Handles it together with another.
    Merge {
        /// The other.
        into: MatterKey,
        /// Why.
        reason: String,
    },
    /// Lets it go its own way again.
    Unmerge {
        /// Why.
        reason: String,
    },
    /// Begins a matter of its own with one claim.
    Split(Box<PartDraft>),
    /// Does not take it up again.
    Bar {
        /// The earlier matter, whose procedure has ended.
        earlier: MatterKey,
        /// Why.
        reason: String,
        /// How the petitioner is told.
        told: ToldDraft,
    },
    /// Gives a petitioner a new query code.
    IssueCode {
        /// Which petitioner.
        person: PersonId,
        /// What was shown as proof of who it is.
        shown: String,
    },
}

impl From<ActDraft> for OfficeDraft {
    fn from(draft: ActDraft) -> Self {
        Self::One(Box::new(draft))
    }
}
