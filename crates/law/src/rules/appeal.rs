//! Remedies against a measure: to whom, within what, with what effect.

use serde::Serialize;

use crate::{Counting, MeasureName, Period, RuleName, named_enum};

named_enum! {
    /// Which step it is.
    pub enum AppealStep {
        /// 复核
        Reconsideration = "reconsideration",
        /// 申诉
        Appeal = "appeal",
        /// 再申诉
        FurtherAppeal = "further_appeal",
        /// 复审
        Review = "review",
        /// 上一级监察机关复核
        SecondReview = "second_review",
    }
}

named_enum! {
    /// Who may lodge it.
    pub enum Appellant {
        /// 公务员
        CivilServant = "civil_servant",
        /// 公职人员
        PublicOfficial = "public_official",
        /// 党员
        PartyMember = "party_member",
        /// 事业单位人员
        InstitutionStaff = "institution_staff",
        /// 受到责任追究的人员
        Any = "any",
    }
}

named_enum! {
    /// To whom.
    pub enum AppealTo {
        /// 作出决定的机关
        DecidingOrgan = "deciding_organ",
        /// 作出决定的党组织
        DecidingPartyOrgan = "deciding_party_organ",
        /// 上一级机关
        NextHigherOrgan = "next_higher_organ",
        /// 同级公务员主管部门
        PublicServantAuthority = "public_servant_authority",
        /// 作出决定的监察机关
        SupervisionOrgan = "supervision_organ",
        /// 上一级监察机关
        NextSupervisionOrgan = "next_supervision_organ",
    }
}

named_enum! {
    /// From when the window runs.
    pub enum AppealFrom {
        /// 接到决定之日
        DecisionReceived = "decision_received",
        /// 决定作出之日
        DecisionMade = "decision_made",
        /// 接到上一步结果之日
        ResultReceived = "result_received",
    }
}

/// How long the organ has, and by how much it may take longer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Decide {
    /// How long.
    #[serde(flatten)]
    pub period: Period,
    /// Days by which it can be extended.
    pub extension_days: Option<u16>,
}

/// A remedy.
#[derive(Clone, Debug, Serialize)]
pub struct Appeal {
    /// Which step.
    pub step: AppealStep,
    /// Against these measures; empty for all of the pack.
    pub against: Vec<MeasureName>,
    /// Who may lodge it; empty for whoever is concerned.
    pub by: Vec<Appellant>,
    /// To whom.
    pub to: AppealTo,
    /// The steps whose result it contests.
    pub after: Vec<RuleName>,
    /// Whether it may also be lodged without the earlier step.
    pub straight: bool,
    /// From when the window runs.
    pub from: AppealFrom,
    /// The window.
    pub window: Period,
    /// The time for deciding.
    pub decide: Decide,
    /// Whether it suspends the decision; `None` where the text does not say.
    pub suspends: Option<bool>,
    /// Whether the result may be heavier; `None` where the text does not say.
    pub aggravates: Option<bool>,
    /// Whether it must be in writing.
    pub written: bool,
    /// How its periods are counted.
    pub counting: Counting,
}
