//! What a measure brings along: what is blocked, for whom, until when.

use jiff::civil::Date;
use jiff::{Span, ToSpan};
use serde::Serialize;

use crate::{MeasureName, Upon, named_enum};

named_enum! {
    /// What is blocked.
    pub enum Block {
        /// 评选综合性荣誉称号的资格
        UnitHonours = "unit_honours",
        /// 评先受奖
        Awards = "awards",
        /// 年度考核优秀
        TopRating = "top_rating",
        /// 提拔、晋职晋级
        Promotion = "promotion",
        /// 转任重要职务
        ImportantPost = "important_post",
        /// 担任领导职务
        LeadingPost = "leading_post",
        /// 担任高于原职务层次的职务
        HigherPost = "higher_post",
        /// 晋升工资档次
        PayStep = "pay_step",
        /// 晋升职称、岗位等级
        TitlePromotion = "title_promotion",
        /// 重新入党
        Readmission = "readmission",
        /// 担任党内职务
        PartyPost = "party_post",
        /// 推荐担任党外职务
        Recommendation = "recommendation",
        /// 录用为公务员
        Reappointment = "reappointment",
        /// 恢复原职务、职级
        Restoration = "restoration",
        /// 表决权、选举权、被选举权
        VotingRights = "voting_rights",
        /// 退休待遇
        RetirementBenefits = "retirement_benefits",
    }
}

named_enum! {
    /// From which day it counts.
    pub enum RunsFrom {
        /// The day of the decision.
        Decision = "decision",
        /// The day of approval.
        Approval = "approval",
        /// The day on which the decision takes effect.
        Effect = "effect",
        /// The day on which an earlier period of the same measure ends.
        Expiry = "expiry",
    }
}

named_enum! {
    /// How a consequence ends.
    pub enum Ends {
        /// By itself.
        Automatic = "automatic",
        /// By a decision.
        ByDecision = "by_decision",
    }
}

/// How long something stays blocked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Lasts {
    /// To the end of the calendar year.
    YearEnd,
    /// So many months.
    Months(u16),
    /// As long as this measure lasts.
    While(MeasureName),
    /// For ever.
    Permanent,
    /// The text names no end.
    Unstated,
}

named_enum! {
    /// The ends that are no number, as packs write them.
    pub enum Until {
        /// To the end of the calendar year.
        YearEnd = "year_end",
        /// For ever.
        Permanent = "permanent",
        /// The text names no end.
        Unstated = "unstated",
    }
}

/// How several consequences of one kind go together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Concurrent {
    /// The longest counts.
    Longest,
    /// Between one period and the sum, at most so many months.
    CapMonths(u16),
}

/// What follows from a measure.
#[derive(Clone, Debug, Serialize)]
pub struct Consequence {
    /// From these measures.
    pub of: Vec<MeasureName>,
    /// From a found ground, without a measure.
    pub on_ground: bool,
    /// What is blocked.
    pub blocks: Vec<Block>,
    /// For whom.
    pub whom: Vec<Upon>,
    /// How long.
    pub lasts: Lasts,
    /// From which day.
    pub starts: RunsFrom,
    /// How several go together, where the text says so.
    pub concurrent: Option<Concurrent>,
    /// How it ends.
    pub ends: Ends,
}

impl Consequence {
    /// The last day on which it blocks; `None` while no day is fixed.
    #[must_use]
    pub fn until(&self, from: Date) -> Option<Date> {
        match self.lasts {
            Lasts::YearEnd => Date::new(from.year(), 12, 31).ok(),
            Lasts::Months(months) => {
                let end = from.checked_add(Span::new().months(i32::from(months))).ok()?;
                // A period of months ends on the eve of the matching day; in a short month on its last day.
                if end.day() == from.day() { end.checked_sub(1.days()).ok() } else { Some(end) }
            }
            Lasts::While(_) | Lasts::Permanent | Lasts::Unstated => None,
        }
    }
}
