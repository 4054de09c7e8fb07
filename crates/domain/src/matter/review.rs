//! 复查、复核意见: the higher organ's written opinion.

use law::{Requires, Stop, named_enum};

use super::clocks;
use super::command::Outcome;
use super::guards::Attempt;
use super::{ClockChange, Fact, Matter, Round, Stage};
use crate::TextRef;

named_enum! {
    /// What a review can come to.
    pub enum ReviewResult {
        /// 维持
        Uphold = "uphold",
        /// 撤销
        Revoke = "revoke",
        /// 变更
        Change = "change",
        /// 责令重新作出
        Remand = "remand",
    }
}

/// Issues the review opinion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Review {
    /// Review or final review.
    pub round: Round,
    /// The result.
    pub result: ReviewResult,
    /// The opinion's text.
    pub text: TextRef,
}

impl Review {
    pub(super) fn decide(&self, attempt: &Attempt<'_>, matter: &Matter) -> Outcome {
        let round = if self.round == Round::FinalReview { Round::FinalReview } else { Round::Review };
        if matter.stage != (Stage::UnderReview { round }) {
            return Err(attempt.wrong_stage(matter));
        }
        attempt.by_holder(matter)?;
        attempt.written(&self.text, Requires::InWriting)?;
        // Whoever gives an opinion has taken the request up: where that has a term of its own, it ends here at the latest.
        let ends = match round {
            Round::FinalReview => [Stop::FinalReviewAnswered, Stop::FinalReviewDecidedOn],
            _ => [Stop::ReviewAnswered, Stop::ReviewDecidedOn],
        };
        let stops = clocks::stop(attempt.ctx, matter, &ends);
        let fact = Fact::Reviewed { round, result: self.result, text: self.text };
        Ok((fact, ClockChange { stops, ..ClockChange::default() }))
    }
}
