//! 出具处理意见: the organ's written opinion on the petition.

use law::{Requires, Stop, named_enum};

use super::clocks;
use super::command::Outcome;
use super::guards::Attempt;
use super::{ClockChange, Fact, Matter, Stage};
use crate::TextRef;

named_enum! {
    /// The three kinds of opinion.
    pub enum Opinion {
        /// 支持
        Support = "support",
        /// 解释说明
        Explain = "explain",
        /// 不予支持
        NotSupport = "not_support",
    }
}

/// Issues the handling opinion. A late one is still owed; its clock shows that it is late.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The kind.
    pub opinion: Opinion,
    /// The opinion's text.
    pub text: TextRef,
}

impl Answer {
    pub(super) fn decide(&self, attempt: &Attempt<'_>, matter: &Matter) -> Outcome {
        attempt.at(matter, |stage| matches!(stage, Stage::Handling { .. }))?;
        attempt.by_holder(matter)?;
        attempt.written(&self.text, Requires::OpinionParts)?;
        let stops = clocks::stop(attempt.ctx, matter, &[Stop::Answered]);
        let fact = Fact::Answered { opinion: self.opinion, text: self.text };
        Ok((fact, ClockChange { stops, ..ClockChange::default() }))
    }
}
