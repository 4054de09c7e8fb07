//! What an act requires or forbids.

use serde::Serialize;

use crate::named_enum;
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
        /// 交办
        Assign = "assign",
        /// 提出异议
        Object = "object",
        /// 退回
        Return = "return",
        /// 不予受理
        Decline = "decline",
        /// 延长复查、复核期限
        ExtendReview = "extend_review",
        /// 听证
        Hear = "hear",
        /// 回避
        Recuse = "recuse",
        /// 调解、和解
        Mediate = "mediate",
        /// 执行处理意见
        Perform = "perform",
        /// 催办
        Urge = "urge",
        /// 督办
        Supervise = "supervise",
        /// 提出建议
        Suggest = "suggest",
        /// 评价
        Evaluate = "evaluate",
        /// 报告紧急重大事项
        ReportUrgent = "report_urgent",
        /// 查询
        Query = "query",
        /// 代理
        Represent = "represent",
        /// 走访
        Visit = "visit",
        /// 再次受理
        TakeUpAgain = "take_up_again",
        /// 公开
        Disclose = "disclose",
        /// 归档、保管
        KeepFile = "keep_file",
        /// 合并
        Merge = "merge",
        /// 再次来件
        Contact = "contact",
        /// 告知
        Notify = "notify",
        /// 确定主办、协办
        Involve = "involve",
        /// 提请确定受理机关
        Dispute = "dispute",
        /// 确定受理机关
        SettleJurisdiction = "settle_jurisdiction",
        /// 接续办理
        TakeOver = "take_over",
        /// 导入法定途径
        Route = "route",
        /// 登记法定途径的结果
        RecordOutcome = "record_outcome",
        /// 报结
        ReportBack = "report_back",
        /// 确定承办人
        AppointHandler = "appoint_handler",
        /// 不再受理
        Bar = "bar",
        /// 受理复查、复核请求
        TakeUpReview = "take_up_review",
        /// 确认兑现
        Confirm = "confirm",
        /// 回访
        FollowUp = "follow_up",
        /// 拆分
        Split = "split",
        /// 撤回
        Withdraw = "withdraw",
        /// 更正
        Correct = "correct",
        /// 附材料
        Attach = "attach",
        /// 记事
        Note = "note",
        /// 隐名与查看身份
        ReleaseIdentity = "release_identity",
        /// 作出处理决定
        DecideMeasure = "decide_measure",
        /// 调查
        Investigate = "investigate",
        /// 立案
        OpenCase = "open_case",
    }
}

impl Act {
    /// Acts that the procedure records: every regulation that stands by itself must say what they rest on.
    pub const RECORDED: &'static [Self] = &[
        Self::Register,
        Self::Forward,
        Self::Accept,
        Self::Extend,
        Self::Answer,
        Self::Deliver,
        Self::RequestReview,
        Self::Review,
        Self::RequestFinalReview,
        Self::FinalReview,
        Self::Conclude,
    ];
}

named_enum! {
    /// What a guard asks for.
    pub enum Requires {
        /// The provision that the act as such rests on; a refusal without a guard of its own cites it.
        Basis = "basis",
        /// Only the organ that has the matter may act.
        CompetentOrgan = "competent_organ",
        /// The matter is within the organ's own power.
        OwnPower = "own_power",
        /// A responsible leader of the handling organ itself approves.
        ApprovedByOwnLeader = "approved_by_own_leader",
        /// The committee for review and final review approves.
        ApprovedByReviewCommittee = "approved_by_review_committee",
        /// The organ that assigned the matter approves.
        ApprovedByAssigner = "approved_by_assigner",
        /// The petitioner is told the reason.
        ReasonTold = "reason_told",
        /// Reasons are given in detail.
        DetailedReasons = "detailed_reasons",
        /// Never to the accused person or organ.
        NotAccused = "not_accused",
        /// The opinion carries its required parts.
        OpinionParts = "opinion_parts",
        /// The next higher organ of the one whose opinion is contested, or the common superior of those in dispute.
        HigherOrgan = "higher_organ",
        /// In writing.
        InWriting = "in_writing",
        /// At most so many representatives.
        RepresentativesMax = "representatives_max",
        /// At most so many agents.
        AgentsMax = "agents_max",
        /// A written mandate of the person for whom one acts.
        Mandate = "mandate",
        /// The organ that sent the matter has verified and agrees.
        SenderAgrees = "sender_agrees",
        /// Not taken up or under way elsewhere.
        NotPendingElsewhere = "not_pending_elsewhere",
        /// Not the same facts and reasons as in a matter that has ended.
        NotSameFactsAndReasons = "not_same_facts_and_reasons",
        /// Not before a court, an arbitrator or a reconsideration organ.
        NotInLitigation = "not_in_litigation",
        /// A statutory procedure goes first.
        StatutoryRouteFirst = "statutory_route_first",
        /// Name, address and claim are given.
        IdentityGiven = "identity_given",
        /// An identity document is shown.
        IdentityDocument = "identity_document",
        /// Not the same or basically the same opinion as before.
        NotSameOpinion = "not_same_opinion",
        /// No direct interest in the matter or with the petitioner.
        NoConflictOfInterest = "no_conflict_of_interest",
        /// What is confidential stays so.
        Confidentiality = "confidentiality",
        /// Nobody is retaliated against.
        NoRetaliation = "no_retaliation",
        /// What is said is true.
        Truthful = "truthful",
        /// The act sets the period.
        PeriodSet = "period_set",
        /// The result is reported back.
        Feedback = "feedback",
        /// A closing report is handed in.
        ClosingReport = "closing_report",
        /// Both addressees are told.
        BothAddressees = "both_addressees",
        /// The hearing is open.
        OpenHearing = "open_hearing",
        /// A good reason excuses.
        GoodReason = "good_reason",
        /// Only the petitioner.
        PetitionerOnly = "petitioner_only",
        /// The complainant consents.
        ConsentOfComplainant = "consent_of_complainant",
        /// The facts are shown to the person.
        FactsTold = "facts_told",
        /// Statement and defence are heard and recorded.
        DefenceHeard = "defence_heard",
        /// Nothing heavier for defending oneself.
        NotAggravated = "not_aggravated",
        /// Evidence is taken lawfully.
        LawfulEvidence = "lawful_evidence",
        /// The decision carries its required parts.
        DecisionParts = "decision_parts",
        /// Discussed and decided together.
        CollectiveDiscussion = "collective_discussion",
        /// At least so many investigators.
        InvestigatorsMin = "investigators_min",
        /// Not twice for the same conduct.
        NotSanctionedTwice = "not_sanctioned_twice",
        /// The head approves.
        ApprovedByHead = "approved_by_head",
        /// Both sides agree.
        ConsentOfParties = "consent_of_parties",
        /// A second person confirms.
        SecondPerson = "second_person",
        /// The petitioner was heard and the facts were looked into.
        FactsEstablished = "facts_established",
        /// From so many people on it counts as collective.
        CollectiveAt = "collective_at",
        /// What was agreed is carried out.
        Performed = "performed",
    }
}

named_enum! {
    /// On what occasion a guard asks.
    pub enum When {
        /// After the superior organ sent an opinion back.
        OnRemand = "on_remand",
        /// Several people come with one matter.
        CollectiveVisit = "collective_visit",
        /// The matter is complex.
        ComplexMatter = "complex_matter",
        /// Something is made public.
        PublicDisclosure = "public_disclosure",
        /// The petition accuses somebody.
        Accusation = "accusation",
        /// It is said, not written.
        OralPetition = "oral_petition",
        /// The same facts and reasons come again.
        SameFacts = "same_facts",
        /// After the final review opinion was delivered.
        AfterFinalReview = "after_final_review",
        /// After a window for review passed unused.
        AfterWindow = "after_window",
        /// After an agreement was reached, or reached and performed.
        AfterSettlement = "after_settlement",
    }
}

named_enum! {
    /// A circumstance that a rule lists: one that calls for supervision, or for which an opinion is sent back.
    pub enum Circumstance {
        /// Overdue without a good reason.
        Overdue = "overdue",
        /// The result was not reported back.
        NoFeedback = "no_feedback",
        /// The procedure was not kept, or taking up and handling broke the rules.
        WrongProcedure = "wrong_procedure",
        /// Passed around, brushed off, delayed.
        BuckPassing = "buck_passing",
        /// Made up or falsely reported.
        Falsified = "falsified",
        /// The opinion is not carried out.
        NotPerformed = "not_performed",
        /// The facts are not clear.
        FactsUnclear = "facts_unclear",
        /// Evidence is lacking.
        EvidenceLacking = "evidence_lacking",
        /// It rests on the wrong provision.
        WrongBasis = "wrong_basis",
        /// The organ went beyond its power.
        BeyondPower = "beyond_power",
        /// Plainly improper.
        PlainlyImproper = "plainly_improper",
        /// Another one of the kind; lists that end open have it.
        Other = "other",
    }
}

/// A smaller number for a small group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct SmallGroup {
    /// Groups of at most so many people.
    pub people_max: u16,
    /// So many for them.
    pub limit: u16,
}

/// One thing that an act requires or forbids.
#[derive(Clone, Debug, Serialize)]
pub struct Guard {
    /// The act.
    pub act: Act,
    /// The requirement.
    pub requires: Requires,
    /// On what occasion; always where it is left out.
    pub when: Option<When>,
    /// A number that the requirement needs (persons for `representatives_max`).
    pub limit: Option<u16>,
    /// The smaller number for small groups.
    pub small_group: Option<SmallGroup>,
    /// Only in these circumstances; empty where the text lists none.
    pub circumstances: Vec<Circumstance>,
}

impl Guard {
    /// Whether the guard speaks of this circumstance.
    #[must_use]
    pub fn covers(&self, circumstance: Circumstance) -> bool {
        self.circumstances.is_empty() || self.circumstances.contains(&circumstance)
    }

    /// The number that holds for a group of so many people.
    #[must_use]
    pub fn limit_for(&self, people: u16) -> Option<u16> {
        match self.small_group {
            Some(small) if people <= small.people_max => Some(small.limit),
            _ => self.limit,
        }
    }
}
