//! Conduct and its result: the ground on which somebody answers. Both are found, with reasons, by people.

use serde::Serialize;

use crate::{Upon, named_enum};

named_enum! {
    /// What was done or left undone.
    pub enum Conduct {
        /// 决策失误
        DecisionError = "decision_error",
        /// 工作失职
        Dereliction = "dereliction",
        /// 未按照规定受理、交办、转送、督办
        HandlingProcedureBroken = "handling_procedure_broken",
        /// 不执行处理意见
        OpinionNotCarriedOut = "opinion_not_carried_out",
        /// 消极应付、推诿扯皮
        PassiveOrBuckPassing = "passive_or_buck_passing",
        /// 态度恶劣、简单粗暴
        RudeAttitude = "rude_attitude",
        /// 集体访处置不力
        CollectiveVisitMishandled = "collective_visit_mishandled",
        /// 负面舆情处置不力
        PublicOpinionMishandled = "public_opinion_mishandled",
        /// 对三项建议不重视、不落实
        SuggestionsIgnored = "suggestions_ignored",
        /// 其他失职失责
        OtherDereliction = "other_dereliction",
        /// 超越职权
        PowerExceeded = "power_exceeded",
        /// 滥用职权
        PowerAbused = "power_abused",
        /// 应当作为而不作为
        DutyOmitted = "duty_omitted",
        /// 适用法律、法规错误
        LawMisapplied = "law_misapplied",
        /// 违反法定程序
        ProcedureBroken = "procedure_broken",
        /// 拒不执行支持诉求的意见
        SupportingOpinionRefused = "supporting_opinion_refused",
        /// 不按规定登记
        NotRegistered = "not_registered",
        /// 不按规定转送、交办
        NotForwarded = "not_forwarded",
        /// 不履行督办职责
        NotUrged = "not_urged",
        /// 不按规定受理
        NotAccepted = "not_accepted",
        /// 不按期告知
        NotNotifiedInTime = "not_notified_in_time",
        /// 推诿、敷衍、拖延
        Delayed = "delayed",
        /// 超过期限
        Overdue = "overdue",
        /// 对应予支持的诉求不予支持
        FoundedClaimRefused = "founded_claim_refused",
        /// 利用职务便利谋取好处
        AdvantageTaken = "advantage_taken",
        /// 隐瞒、谎报、缓报
        UrgentReportFailed = "urgent_report_failed",
        /// 泄露、转给被检举控告者
        Leaked = "leaked",
        /// 打击报复
        Retaliated = "retaliated",
        /// 弄虚作假
        Falsified = "falsified",
        /// 丢失、隐匿、擅自销毁档案
        FileLost = "file_lost",
        /// 督办后拒不改正
        RectificationRefused = "rectification_refused",
        /// 压制控告、检举、申诉
        ComplaintSuppressed = "complaint_suppressed",
        /// 刁难、故意拖延
        MadeDifficulties = "made_difficulties",
        /// 未采取紧急措施
        UrgentMeasuresOmitted = "urgent_measures_omitted",
        /// 其他违反规定的行为
        OtherViolation = "other_violation",
        /// 认定事实错误
        FactsMisfound = "facts_misfound",
    }
}

named_enum! {
    /// What came of it.
    pub enum ResultElement {
        /// 损害群众利益
        HarmToInterests = "harm_to_interests",
        /// 导致信访问题产生
        PetitionProblemCaused = "petition_problem_caused",
        /// 造成严重后果
        SeriousConsequence = "serious_consequence",
        /// 严重损害信访人合法权益
        GraveHarmToPetitioner = "grave_harm_to_petitioner",
        /// 损害党群干群关系
        RelationsHarmed = "relations_harmed",
        /// 导致事态扩大
        Escalation = "escalation",
        /// 造成不良影响
        BadEffect = "bad_effect",
        /// 问题长期得不到解决
        ProblemLongUnsolved = "problem_long_unsolved",
        /// 侵害合法权益
        RightsInfringed = "rights_infringed",
        /// 矛盾高发
        ConflictsMany = "conflicts_many",
        /// 反复越级上访
        RepeatedLevelSkipping = "repeated_level_skipping",
        /// 大规模集体上访
        LargeCollectiveVisits = "large_collective_visits",
        /// 矛盾居高不下
        ConflictsStayHigh = "conflicts_stay_high",
        /// 群体性事件
        MassIncident = "mass_incident",
        /// 极端事件
        ExtremeEvent = "extreme_event",
        /// 危害严重
        SeriousHarm = "serious_harm",
        /// 影响重大
        MajorImpact = "major_impact",
        /// 危害特别严重
        EspeciallySeriousHarm = "especially_serious_harm",
        /// 影响特别重大
        EspeciallyMajorImpact = "especially_major_impact",
        /// 构成犯罪
        Crime = "crime",
        /// 造成不良后果
        BadConsequence = "bad_consequence",
        /// 产生严重不良影响
        SeriousBadEffect = "serious_bad_effect",
        /// 矛盾激化
        ConflictsSharpened = "conflicts_sharpened",
    }
}

named_enum! {
    /// What must be found before any conduct counts.
    pub enum Precondition {
        /// 不履行或者未能正确履行所列责任内容
        DutyNotPerformed = "duty_not_performed",
    }
}

/// A ground on which somebody answers.
#[derive(Clone, Debug, Serialize)]
pub struct Ground {
    /// What must be found first.
    pub precondition: Option<Precondition>,
    /// One of these must be found.
    pub conduct: Vec<Conduct>,
    /// Of each of these lists, one must be found; empty where the text states no result.
    pub results: Vec<Vec<ResultElement>>,
    /// Who answers, where the provision itself says so.
    pub upon: Vec<Upon>,
    /// Whether correction is ordered first.
    pub order_correction: bool,
}

/// What people have found, to be held against a ground.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Findings {
    /// A duty listed in the instrument was not performed or not performed correctly.
    pub duty_not_performed: bool,
    /// What was done or left undone.
    pub conduct: Vec<Conduct>,
    /// What came of it.
    pub results: Vec<ResultElement>,
}

/// What of a ground is still to be shown; empty in every part when the ground is met.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Unshown {
    /// The precondition.
    pub precondition: Option<Precondition>,
    /// One of these.
    pub conduct: Vec<Conduct>,
    /// One of each of these lists.
    pub results: Vec<Vec<ResultElement>>,
}

impl Unshown {
    /// Whether nothing is left to show.
    #[must_use]
    pub const fn is_nothing(&self) -> bool {
        self.precondition.is_none() && self.conduct.is_empty() && self.results.is_empty()
    }
}

impl Ground {
    /// What is still to be shown. Whether the findings are right is for people.
    #[must_use]
    pub fn unshown(&self, found: &Findings) -> Unshown {
        let shown = self.conduct.iter().any(|conduct| found.conduct.contains(conduct));
        let lacking = |list: &&Vec<ResultElement>| !list.iter().any(|result| found.results.contains(result));
        Unshown {
            precondition: self.precondition.filter(|_| !found.duty_not_performed),
            conduct: if shown { Vec::new() } else { self.conduct.clone() },
            results: self.results.iter().filter(lacking).cloned().collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Conduct, Findings, Ground, Precondition, ResultElement};

    /// Article: NAT-11¶1(1), NAT-11¶1(3)
    #[test]
    fn conduct_alone_is_not_enough() {
        let ground = Ground {
            precondition: Some(Precondition::DutyNotPerformed),
            conduct: vec![Conduct::DecisionError, Conduct::Dereliction],
            results: vec![
                vec![ResultElement::HarmToInterests],
                vec![ResultElement::SeriousConsequence, ResultElement::Escalation],
            ],
            upon: Vec::new(),
            order_correction: false,
        };
        let mut found = Findings { conduct: vec![Conduct::Dereliction], ..Findings::default() };
        let open = ground.unshown(&found);
        assert!(open.conduct.is_empty() && open.precondition.is_some());
        assert_eq!(open.results.len(), 2);
        found.duty_not_performed = true;
        found.results = vec![ResultElement::HarmToInterests];
        assert_eq!(ground.unshown(&found).results, vec![ground.results[1].clone()]);
        found.results.push(ResultElement::Escalation);
        assert!(ground.unshown(&found).is_nothing());
    }
}
