//! Review and final review.

use app::ActDraft;
use app::domain::matter::{ReviewResult, Round};
use app::law::Circumstance;

use super::body::act_body;
use super::operation;
use crate::operation::Operation;
use crate::word::{Id, Word};

pub(super) fn operations() -> Vec<Operation> {
    vec![
        operation::<RequestReviewAct>(),
        operation::<RequestFinalReviewAct>(),
        operation::<TakeUpReviewAct>(),
        operation::<ReviewAct>(),
        operation::<FinalReviewAct>(),
    ]
}

act_body! {
    /// Records that the petitioner asks for a review.
    RequestReviewAct for RequestReview {
        /// The organ that is to review, where there are several.
        #[serde(default)]
        organ: Option<Id>,
        /// Why, in the petitioner's words.
        reason: String,
    }
    |body, at| ActDraft::RequestReview {
        round: Round::Review,
        organ: body.organ.map(Id::organ),
        reason: body.reason,
    }
}

act_body! {
    /// Records that the petitioner asks for a final review.
    RequestFinalReviewAct for RequestFinalReview {
        /// The organ that is to review, where there are several.
        #[serde(default)]
        organ: Option<Id>,
        /// Why, in the petitioner's words.
        reason: String,
    }
    |body, at| ActDraft::RequestReview {
        round: Round::FinalReview,
        organ: body.organ.map(Id::organ),
        reason: body.reason,
    }
}

act_body! {
    /// Takes a review up, or does not.
    TakeUpReviewAct for TakeUpReview {
        /// Whether it is taken up.
        accepted: bool,
        /// Why.
        reason: String,
    }
    |body, at| ActDraft::TakeUpReview { accepted: body.accepted, reason: body.reason }
}

act_body! {
    /// Gives the opinion of a review.
    ReviewAct for Review {
        /// What it comes to.
        result: Word<ReviewResult>,
        /// Why the opinion is changed or revoked: one of the circumstances that the rule lists.
        #[serde(default)]
        circumstance: Option<Word<Circumstance>>,
        /// Within how many days a new opinion is owed, where one is.
        #[serde(default)]
        days: Option<u16>,
        /// The opinion.
        text: String,
    }
    |body, at| ActDraft::Review {
        round: Round::Review,
        result: body.result.0,
        circumstance: body.circumstance.map(|word| word.0),
        days: body.days,
        text: body.text,
    }
}

act_body! {
    /// Gives the opinion of a final review.
    FinalReviewAct for FinalReview {
        /// What it comes to.
        result: Word<ReviewResult>,
        /// Why the opinion is changed or revoked: one of the circumstances that the rule lists.
        #[serde(default)]
        circumstance: Option<Word<Circumstance>>,
        /// Within how many days a new opinion is owed, where one is.
        #[serde(default)]
        days: Option<u16>,
        /// The opinion.
        text: String,
    }
    |body, at| ActDraft::Review {
        round: Round::FinalReview,
        result: body.result.0,
        circumstance: body.circumstance.map(|word| word.0),
        days: body.days,
        text: body.text,
    }
}
