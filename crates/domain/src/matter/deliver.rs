//! 送达: the opinion reaches the petitioner, and the petitioner's window opens.

use law::{Start, Stop, named_enum};

use super::clocks::{self, Moment};
use super::command::Outcome;
use super::guards::Attempt;
use super::{Fact, Matter, ReviewResult, Round, Stage};
use crate::{WayOut, Why};

named_enum! {
    /// What shows that it arrived.
    pub enum Proof {
        /// 签收
        Signed = "signed",
        /// 挂号邮寄
        RegisteredMail = "registered_mail",
        /// 电子送达
        Electronic = "electronic",
        /// 网上公开回复
        PublishedReply = "published_reply",
    }
}

/// Delivers the opinion that was issued last. The command's day is the day of arrival.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deliver {
    /// The proof.
    pub proof: Proof,
}

impl Deliver {
    pub(super) fn decide(self, attempt: &Attempt<'_>, matter: &Matter) -> Outcome {
        let (round, anew) = match matter.stage {
            Stage::Answered { .. } => (Round::Handling, false),
            Stage::Reviewed { round, result } => (round, matches!(result, ReviewResult::Remand | ReviewResult::Revoke)),
            Stage::Registered
            | Stage::Forwarded
            | Stage::Handling { .. }
            | Stage::UnderReview { .. }
            | Stage::Delivered { .. }
            | Stage::Concluded { .. } => {
                let acts = super::next_acts(matter).iter().map(|next| next.act).collect();
                let way_out = WayOut::OpenActs { acts };
                return Err(attempt.refuse(law::Requires::Basis, Why::NothingToDeliver, way_out));
            }
        };
        attempt.by_holder(matter)?;
        let proof = self.proof;
        let organ = if anew { matter.handler.unwrap_or(matter.holder) } else { matter.holder };
        let moment = Moment { on: attempt.on, assumed: attempt.assumed, organ };
        let start: &[Start] = match (round, anew) {
            // Without an opinion that stands the matter is handled anew, from the day on which that arrived (our reading).
            (_, true) => &[Start::Accepted],
            (Round::Handling, false) => &[Start::ReplyDelivered],
            (Round::Review, false) => &[Start::ReviewDelivered],
            (Round::FinalReview, false) => &[],
        };
        let stops: &[Stop] = &[];
        let clocks = clocks::change(attempt.ctx, matter, start, stops, moment);
        let fact = if anew { Fact::Remanded { round, proof } } else { Fact::Delivered { round, proof } };
        Ok((fact, clocks))
    }
}
