//! The places where a matter can stand.

use jiff::civil::Date;
use law::named_enum;

use super::{DeclineGround, Opinion, ReviewResult, StatutoryRoute};
use crate::{MatterId, OrganId};

named_enum! {
    /// Which of the three possible opinions is meant.
    pub enum Round {
        /// 办理
        Handling = "handling",
        /// 复查
        Review = "review",
        /// 复核
        FinalReview = "final_review",
    }
}

named_enum! {
    /// The stage in one word, for lists.
    pub enum StageName {
        /// 已登记，待转送或受理
        Registered = "registered",
        /// 已转送，待受理
        Forwarded = "forwarded",
        /// 提出异议，待原转送机关核实
        Objected = "objected",
        /// 受理有争议，待共同上级或联席会议确定
        Disputed = "disputed",
        /// 办理中
        Handling = "handling",
        /// 已答复，待送达
        Answered = "answered",
        /// 已送达
        Delivered = "delivered",
        /// 复查中
        UnderReview = "under_review",
        /// 复查意见待送达
        Reviewed = "reviewed",
        /// 复查意见已送达
        ReviewDelivered = "review_delivered",
        /// 复核中
        UnderFinalReview = "under_final_review",
        /// 复核意见待送达
        FinallyReviewed = "finally_reviewed",
        /// 复核意见已送达
        FinalReviewDelivered = "final_review_delivered",
        /// 已办结
        Concluded = "concluded",
        /// 不予受理
        Declined = "declined",
        /// 不再受理
        Barred = "barred",
        /// 已导入其他法定途径
        Routed = "routed",
        /// 已并入另一事项
        Merged = "merged",
        /// 已撤回
        Withdrawn = "withdrawn",
    }
}

/// Where a matter stands, with what belongs to that place only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Registered, neither sent on nor taken up.
    Registered,
    /// Sent to the organ that now holds it, not yet taken up.
    Forwarded,
    /// The organ that received it says that it is not within its power; the sender decides.
    Objected,
    /// Who takes it up is in dispute; this organ decides.
    Disputed { decider: OrganId },
    /// Taken up; the organ owes an opinion.
    Handling { accepted_on: Date },
    /// The handling opinion is issued and not yet delivered.
    Answered { opinion: Opinion },
    /// A review was requested; the reviewing organ owes an opinion.
    UnderReview { round: Round },
    /// The review opinion is issued and not yet delivered.
    Reviewed { round: Round, result: ReviewResult },
    /// The last opinion reached the petitioner.
    Delivered { round: Round },
    /// The organ has answered and delivered; says nothing of performance.
    Concluded { round: Round },
    /// Not taken up, and the petitioner told why and where to go.
    Declined { ground: DeclineGround },
    /// Not taken up again: the same facts and reasons after the procedure had ended.
    Barred,
    /// Handed over to another statutory procedure.
    Routed { route: StatutoryRoute },
    /// Handled together with another matter.
    Merged { into: MatterId },
    /// Withdrawn by the petitioner.
    Withdrawn,
}

impl Stage {
    /// The stage in one word.
    #[must_use]
    pub const fn name(self) -> StageName {
        match self {
            Self::Registered => StageName::Registered,
            Self::Forwarded => StageName::Forwarded,
            Self::Objected => StageName::Objected,
            Self::Disputed { .. } => StageName::Disputed,
            Self::Handling { .. } => StageName::Handling,
            Self::Answered { .. } => StageName::Answered,
            Self::Delivered { round: Round::Handling } => StageName::Delivered,
            Self::Delivered { round: Round::Review } => StageName::ReviewDelivered,
            Self::Delivered { round: Round::FinalReview } => StageName::FinalReviewDelivered,
            Self::UnderReview { round: Round::FinalReview } => StageName::UnderFinalReview,
            Self::UnderReview { .. } => StageName::UnderReview,
            Self::Reviewed { round: Round::FinalReview, .. } => StageName::FinallyReviewed,
            Self::Reviewed { .. } => StageName::Reviewed,
            Self::Concluded { .. } => StageName::Concluded,
            Self::Declined { .. } => StageName::Declined,
            Self::Barred => StageName::Barred,
            Self::Routed { .. } => StageName::Routed,
            Self::Merged { .. } => StageName::Merged,
            Self::Withdrawn => StageName::Withdrawn,
        }
    }

    /// Whether nobody has taken the matter up yet.
    #[must_use]
    pub const fn before_acceptance(self) -> bool {
        matches!(self, Self::Registered | Self::Forwarded | Self::Objected | Self::Disputed { .. })
    }

    /// Whether the procedure came to an end here, so that only new facts open it again.
    #[must_use]
    pub const fn ended(self) -> bool {
        matches!(
            self,
            Self::Concluded { .. } | Self::Declined { .. } | Self::Barred | Self::Routed { .. } | Self::Withdrawn
        )
    }
}
