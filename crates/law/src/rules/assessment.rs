//! Assessment: who assesses whom, by which indicators, and what follows.
//!
//! A formula must never fall because more petitions are registered: each count says whether it is
//! a volume, and the linter refuses an indicator in which a volume works against the assessed organ.

use std::fmt;

use num_bigint::BigInt;
use num_rational::BigRational;
use serde::Serialize;

use crate::{Applies, Decider, named_enum};

named_enum! {
    /// How often.
    pub enum Every {
        /// Every year.
        Year = "year",
        /// Regularly (定期); the text gives no number.
        Regularly = "regularly",
    }
}

named_enum! {
    /// What follows from a result.
    pub enum Follow {
        /// 通报表扬
        Praise = "praise",
        /// 通报批评
        Criticism = "criticism",
        /// 加强工作指导
        Guidance = "guidance",
        /// 通报
        Circular = "circular",
        /// 表彰奖励
        Commendation = "commendation",
        /// 综合考评的重要参考
        ReferenceForCadres = "reference_for_cadres",
        /// 综合考核评价的重要内容
        ContentForCadres = "content_for_cadres",
        /// 取消评优资格
        HonoursBlocked = "honours_blocked",
        /// 不得提拔
        PromotionBlocked = "promotion_blocked",
        /// 与奖惩挂钩
        RewardLinked = "reward_linked",
    }
}

named_enum! {
    /// A number that an indicator is made of.
    pub enum Counted {
        /// 登记的信访件
        Registered = "registered",
        /// 登记的信访事项
        RegisteredMatters = "registered_matters",
        /// 来访批次
        Visits = "visits",
        /// 来访人次
        Visitors = "visitors",
        /// 集体访批次
        CollectiveVisits = "collective_visits",
        /// 重复信访件
        RepeatPetitions = "repeat_petitions",
        /// 越级访批次
        LevelSkippingVisits = "level_skipping_visits",
        /// 按期受理
        AcceptedInTime = "accepted_in_time",
        /// 应受理
        AcceptanceDue = "acceptance_due",
        /// 按期答复
        AnsweredInTime = "answered_in_time",
        /// 应答复
        AnswerDue = "answer_due",
        /// 按期兑现
        PerformedInTime = "performed_in_time",
        /// 应兑现
        PerformanceDue = "performance_due",
        /// 已评价
        Evaluated = "evaluated",
        /// 可评价
        EvaluationOpen = "evaluation_open",
        /// 满意和基本满意
        Satisfied = "satisfied",
        /// 一次性化解
        ResolvedOnce = "resolved_once",
        /// 初次事项办结
        ClosedFirst = "closed_first",
        /// 建议有反馈
        SuggestionsAnswered = "suggestions_answered",
        /// 发出的建议
        SuggestionsMade = "suggestions_made",
        /// 履行的职责
        DutiesDone = "duties_done",
        /// 应履行的职责
        DutiesOwed = "duties_owed",
        /// 查实的问题
        FindingsUpheld = "findings_upheld",
        /// 按期整改
        RectifiedInTime = "rectified_in_time",
        /// 应整改
        RectificationDue = "rectification_due",
        /// 复查复核维持
        OpinionsUpheld = "opinions_upheld",
        /// 复查复核办结
        OpinionsReviewed = "opinions_reviewed",
    }
}

impl Counted {
    /// Whether it rises because people petition, whatever the organ does.
    #[must_use]
    pub const fn is_volume(self) -> bool {
        matches!(
            self,
            Self::Registered
                | Self::RegisteredMatters
                | Self::Visits
                | Self::Visitors
                | Self::CollectiveVisits
                | Self::RepeatPetitions
                | Self::LevelSkippingVisits
        )
    }
}

named_enum! {
    /// Which way is good.
    pub enum Better {
        /// The higher the better.
        Higher = "higher",
        /// The lower the better.
        Lower = "lower",
    }
}

/// One indicator: a sum of counts, or its share among others.
#[derive(Clone, Debug, Serialize)]
pub struct Indicator {
    /// Stable name.
    pub id: String,
    /// What it shows, in our own words.
    pub gist: String,
    /// Summed up.
    pub of: Vec<Counted>,
    /// As a share of the sum of these; a plain number where it is empty.
    pub among: Vec<Counted>,
    /// Which way is good.
    pub better: Better,
    /// Weight, in points.
    pub weight: u16,
}

impl Indicator {
    /// The volume that works against the assessed organ, if there is one.
    #[must_use]
    pub fn punishes(&self) -> Option<Counted> {
        // In a share, what is good goes above the line and what is bad below; a plain number has no line.
        let against = match self.better {
            Better::Higher => &self.among,
            Better::Lower => &self.of,
        };
        against.iter().copied().find(|count| count.is_volume())
    }
}

/// An assessment.
#[derive(Clone, Debug, Serialize)]
pub struct Assessment {
    /// Who assesses.
    pub assessor: Vec<Decider>,
    /// Whom.
    pub assessed: Applies,
    /// How often.
    pub every: Every,
    /// By what; empty where the text states no formula.
    pub indicators: Vec<Indicator>,
    /// What follows.
    pub follows: Vec<Follow>,
}

/// One hundred points: what an indicator of full weight gives.
const POINTS: i64 = 100;

/// Points from 0 to 100, exact. Written with one digit after the point, half a digit up.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Score(BigRational);

impl Score {
    /// The exact fraction, as numerator and denominator.
    #[must_use]
    pub fn parts(&self) -> (String, String) {
        (self.0.numer().to_string(), self.0.denom().to_string())
    }
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let tenths = (&self.0 * whole(10)).round().to_integer();
        let (units, digit) = (&tenths / 10_u8, &tenths % 10_u8);
        write!(f, "{units}.{digit}")
    }
}

fn whole(number: impl Into<BigInt>) -> BigRational {
    BigRational::from_integer(number.into())
}

impl Assessment {
    /// The points of so many counts: each share times its weight, by the sum of the weights. Shares with
    /// nothing above and below the line are left out with their weight. `None` without such an indicator, or
    /// when a plain number is among them, which has no upper end.
    #[must_use]
    pub fn score(&self, counts: impl Fn(Counted) -> u64) -> Option<Score> {
        let sum = |list: &[Counted]| whole(list.iter().map(|count| BigInt::from(counts(*count))).sum::<BigInt>());
        let (none, one) = (whole(0), whole(1));
        let (mut points, mut weights) = (none.clone(), none.clone());
        for indicator in &self.indicators {
            if indicator.among.is_empty() {
                return None;
            }
            let (above, below) = (sum(&indicator.of), sum(&indicator.among));
            if below == none && above == none {
                continue;
            }
            // What stands above an empty line is the whole share. Left out, it would come into the score with the
            // first petition that is counted below, and could make it fall.
            let share = if below == none { one.clone() } else { (above / below).min(one.clone()) };
            let good = if indicator.better == Better::Higher { share } else { &one - share };
            let weight = whole(indicator.weight);
            points += good * &weight;
            weights += weight;
        }
        (weights > none).then(|| Score(points * whole(POINTS) / weights))
    }
}
