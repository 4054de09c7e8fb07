//! What an act requires or forbids.

use serde::Serialize;

use crate::named_enum;
use crate::{Cite, Reading, RuleName};

named_enum! {
    /// An act of the petition procedure that a rule can speak of.
    pub enum Act {
        /// 登记
        Register = "register",
        /// 转送
        Forward = "forward",
        /// 受理
        Accept = "accept",
        /// 延期
        Extend = "extend",
        /// 出具处理意见
        Answer = "answer",
        /// 送达
        Deliver = "deliver",
        /// 请求复查
        RequestReview = "request_review",
        /// 作出复查意见
        Review = "review",
        /// 请求复核
        RequestFinalReview = "request_final_review",
        /// 作出复核意见
        FinalReview = "final_review",
        /// 办结
        Conclude = "conclude",
    }
}

named_enum! {
    /// What a guard asks for.
    pub enum Requires {
        /// The provision that the act as such rests on; a refusal without a guard of its own cites it.
        Basis = "basis",
        /// Only the organ that has the matter may act.
        CompetentOrgan = "competent_organ",
        /// A responsible leader of the handling organ itself approves.
        ApprovedByOwnLeader = "approved_by_own_leader",
        /// The petitioner is told the reason.
        ReasonTold = "reason_told",
        /// Never to the accused person or organ.
        NotAccused = "not_accused",
        /// The opinion carries its required parts.
        OpinionParts = "opinion_parts",
        /// The next higher organ of the one whose opinion is contested.
        HigherOrgan = "higher_organ",
        /// In writing.
        InWriting = "in_writing",
        /// At most so many representatives.
        RepresentativesMax = "representatives_max",
    }
}

/// One thing that an act requires or forbids, with the provision that says so.
#[derive(Clone, Debug, Serialize)]
pub struct GuardRule {
    /// Stable name.
    pub id: RuleName,
    /// The provision.
    pub cite: Cite,
    /// The requirement in our own words.
    pub gist: String,
    /// The act.
    pub act: Act,
    /// The requirement.
    pub requires: Requires,
    /// A number that the requirement needs (persons for `representatives_max`).
    pub limit: Option<u16>,
    /// What of this rule is our reading.
    pub readings: Vec<Reading>,
}
