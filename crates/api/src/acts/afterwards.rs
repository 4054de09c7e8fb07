//! Performing, confirming, evaluating, following up, taking up again, withdrawing, putting away; and acts on two
//! matters at once.

use app::domain::matter::{ArchiveClass, EvaluatedBody, Grade};
use app::law::Purpose;
use app::{ActDraft, OfficeDraft, PartDraft};

use super::body::act_body;
use super::operation;
use super::register::known_class;
use crate::operation::Operation;
use crate::word::{Key, Word};

pub(super) fn operations() -> Vec<Operation> {
    vec![
        operation::<PerformAct>(),
        operation::<ConfirmAct>(),
        operation::<EvaluateAct>(),
        operation::<FollowUpAct>(),
        operation::<TakeUpAgainAct>(),
        operation::<WithdrawAct>(),
        operation::<ArchiveAct>(),
        operation::<MergeAct>(),
        operation::<UnmergeAct>(),
        operation::<SplitAct>(),
    ]
}

const fn first() -> usize {
    1
}

const fn claim() -> Word<Purpose> {
    Word(Purpose::Claim)
}

act_body! {
    /// Records that what was promised was done.
    PerformAct for Perform {
        /// What was done.
        text: String,
    }
    |body, at| ActDraft::Perform { text: body.text }
}

act_body! {
    /// Says whether what was promised was done: the petitioner's word alone, so that nobody at an office may.
    ConfirmAct for Confirm {
        /// Whether it was done.
        fulfilled: bool,
        /// In the petitioner's words.
        #[serde(default)]
        text: String,
    }
    |body, at| ActDraft::Confirm { fulfilled: body.fulfilled, text: body.text }
}

act_body! {
    /// Says what the work was like: the petitioner's word alone, so that nobody at an office may.
    EvaluateAct for Evaluate {
        /// Of which body.
        of: Word<EvaluatedBody>,
        /// What.
        grade: Word<Grade>,
        /// In the petitioner's words.
        #[serde(default)]
        text: String,
    }
    |body, at| ActDraft::Evaluate { of: body.of.0, grade: body.grade.0, text: body.text }
}

act_body! {
    /// Records what the petitioner said when asked afterwards.
    FollowUpAct for FollowUp {
        /// What was asked and said.
        text: String,
        /// How satisfied the petitioner is said to be; it counts in no rate.
        #[serde(default)]
        said: Option<Word<Grade>>,
    }
    |body, at| ActDraft::FollowUp { text: body.text, said: body.said.map(|grade| grade.0) }
}

act_body! {
    /// Takes the matter up again.
    TakeUpAgainAct for TakeUpAgain {
        /// What is new.
        reason: String,
    }
    |body, at| ActDraft::TakeUpAgain { reason: body.reason }
}

act_body! {
    /// Records that a petitioner withdraws.
    WithdrawAct for Withdraw {
        /// Which petitioner, by number in the matter.
        #[serde(default = "first")]
        petitioner: usize,
        /// In the petitioner's words.
        text: String,
    }
    |body, at| ActDraft::Withdraw { person: at.petitioner(body.petitioner, "/petitioner").await?, text: body.text }
}

act_body! {
    /// Puts the file away.
    ArchiveAct for Archive {
        /// For how long it is kept.
        class: Word<ArchiveClass>,
    }
    |body, at| ActDraft::Archive { class: body.class.0 }
}

act_body! {
    /// Handles the matter together with another. Both change, or none.
    MergeAct for Merge {
        /// The other matter.
        into: Key,
        /// Why.
        reason: String,
    }
    |body, at| OfficeDraft::Merge { into: at.other(body.into, "/into").await?, reason: body.reason }
}

act_body! {
    /// Lets the matter go its own way again.
    UnmergeAct for Unmerge {
        /// Why.
        reason: String,
    }
    |body, at| OfficeDraft::Unmerge { reason: body.reason }
}

act_body! {
    /// Begins a matter of its own with one claim.
    SplitAct for Split {
        /// Its purpose.
        #[serde(default = "claim")]
        purpose: Word<Purpose>,
        /// Its content class.
        #[serde(default)]
        category: Option<u32>,
        /// Its title.
        title: String,
        /// Its text.
        text: String,
        /// Why it goes its own way.
        reason: String,
    }
    |body, at| OfficeDraft::Split(Box::new(PartDraft {
        purpose: body.purpose.0,
        category: known_class(at.caller, body.category)?,
        title: body.title,
        text: body.text,
        reason: body.reason,
    }))
}
