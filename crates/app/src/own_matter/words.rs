//! What a petitioner writes and chooses for an act, made into a draft.

use domain::matter::{Channel, ContactKind, Grade, Proof};
use domain::{OfficialId, OrganId, PersonId};

use super::OwnAct;
use crate::ActDraft;

/// What belongs to an act of a petitioner; each act takes what it needs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwnWords {
    /// What the petitioner writes.
    pub text: String,
    /// What a further letter brings.
    pub kind: Option<ContactKind>,
    /// How satisfied the petitioner is.
    pub grade: Option<Grade>,
    /// To which organ a request for review goes, where there are several.
    pub organ: Option<OrganId>,
    /// Who should stay away.
    pub official: Option<OfficialId>,
}

impl OwnAct {
    /// The act as it is handed in; `None` where something that must be chosen is not, and for papers, which are made
    /// by [`crate::PaperDraft::checked`].
    #[must_use]
    pub fn draft(self, person: PersonId, words: OwnWords) -> Option<ActDraft> {
        let OwnWords { text, kind, grade, organ, official } = words;
        Some(match self {
            Self::Add => ActDraft::AddContact {
                channel: Channel::Web,
                kind: kind.unwrap_or(ContactKind::Supplement),
                heads: 1,
                parties: Vec::new(),
                text,
                claimed_on: None,
            },
            Self::Attach => return None,
            Self::ConfirmDelivery => ActDraft::Deliver { proof: Proof::Confirmed },
            Self::ConfirmPerformance => ActDraft::Confirm { fulfilled: true, text },
            Self::DenyPerformance => ActDraft::Confirm { fulfilled: false, text },
            Self::Evaluate(of) => ActDraft::Evaluate { of, grade: grade?, text },
            Self::RequestReview(round) => ActDraft::RequestReview { round, organ, reason: text },
            Self::AskRecusal => ActDraft::RaiseRecusal { official: official?, reason: text },
            Self::Seal => ActDraft::Seal { reason: text },
            Self::Withdraw => ActDraft::Withdraw { person, text },
        })
    }
}
