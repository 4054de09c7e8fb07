//! What somebody owes: which act, how often or on what occasion, shown by what.

use serde::Serialize;

use crate::{RuleName, named_enum};

named_enum! {
    /// Who owes it.
    pub enum DutyBearer {
        /// The organ.
        Organ = "organ",
        /// Its leading group (领导班子).
        LeadingGroup = "leading_group",
        /// Each person whose standing the rule names.
        Official = "official",
    }
}

named_enum! {
    /// What is owed.
    pub enum DutyAct {
        /// 列入议事日程
        SetAgenda = "set_agenda",
        /// 听取信访工作汇报
        HearReport = "hear_report",
        /// 分析信访形势
        Analyse = "analyse",
        /// 人力物力财力保障
        ProvideResources = "provide_resources",
        /// 科学、民主决策
        DecideSoundly = "decide_soundly",
        /// 负总责
        TakeOverallResponsibility = "take_overall_responsibility",
        /// 对职权范围内的信访工作负主要领导责任
        TakePortfolioResponsibility = "take_portfolio_responsibility",
        /// 阅批群众来信和网上信访
        ReadLetters = "read_letters",
        /// 接待群众来访
        ReceiveVisitors = "receive_visitors",
        /// 下访
        VisitDown = "visit_down",
        /// 包案
        SponsorCase = "sponsor_case",
        /// 联合接访
        JointReception = "joint_reception",
        /// 矛盾纠纷排查化解
        ScreenDisputes = "screen_disputes",
        /// 重大决策社会稳定风险评估
        AssessRisk = "assess_risk",
        /// 信访风险防控预警
        WarnOfRisk = "warn_of_risk",
        /// 明确责任归属
        AttributeResponsibility = "attribute_responsibility",
        /// 协调督促解决
        UrgeSolution = "urge_solution",
        /// 疏导教育
        GuidePetitioners = "guide_petitioners",
        /// 办理职权范围内的信访事项
        HandleOwnMatters = "handle_own_matters",
        /// 督促下级
        SuperviseSubordinates = "supervise_subordinates",
        /// 协调、指导、监督
        Coordinate = "coordinate",
        /// 受理、交办、转送、督办
        ProcessPetitions = "process_petitions",
        /// 提出改进工作建议
        ProposeImprovement = "propose_improvement",
        /// 提出完善政策建议
        ProposePolicy = "propose_policy",
        /// 提出追究责任建议
        ProposeAccountability = "propose_accountability",
        /// 专项督查
        SpecialInspection = "special_inspection",
        /// 联合督查
        JointInspection = "joint_inspection",
        /// 案件督查
        CaseInspection = "case_inspection",
        /// 通报督查情况
        CirculateInspection = "circulate_inspection",
        /// 考核
        Assess = "assess",
        /// 通报考核结果
        CirculateAssessment = "circulate_assessment",
        /// 运用考核结果
        ApplyAssessment = "apply_assessment",
        /// 干部考察听取信访部门意见
        HearPetitionOffice = "hear_petition_office",
        /// 代理群众反映诉求
        ActAsAgent = "act_as_agent",
        /// 涉访违法行为移交公安机关
        HandOverIllegality = "hand_over_illegality",
        /// 公开信访渠道和办理程序
        PublishChannels = "publish_channels",
        /// 报告重大、紧急信访事项
        ReportUrgent = "report_urgent",
        /// 年度报告
        ReportAnnually = "report_annually",
        /// 向巡视巡察机构提供情况
        SupplyInspectionTeams = "supply_inspection_teams",
        /// 培训
        Train = "train",
        /// 设立信访督查专员
        AppointCommissioners = "appoint_commissioners",
        /// 追究有关人员责任
        HoldAccountable = "hold_accountable",
        /// 调查核实移送的建议
        InvestigateReferral = "investigate_referral",
        /// 反馈处理结果
        ReportBack = "report_back",
        /// 召开会议通报情况
        MeetJointly = "meet_jointly",
        /// 遵守群众纪律
        KeepDiscipline = "keep_discipline",
        /// 登记、保管档案
        KeepRecords = "keep_records",
        /// 征集人民建议
        SolicitSuggestions = "solicit_suggestions",
        /// 宣传法规政策
        RaiseAwareness = "raise_awareness",
        /// 建设信访信息系统
        BuildPlatform = "build_platform",
        /// 召开信访工作联席会议
        HoldConference = "hold_conference",
        /// 送达决定
        DeliverDecision = "deliver_decision",
        /// 将决定告知有关机关
        TellOrgansOfDecision = "tell_organs_of_decision",
        /// 澄清正名
        ClearName = "clear_name",
        /// 纠正决定
        CorrectDecision = "correct_decision",
        /// 恢复职务、级别
        RestorePosition = "restore_position",
        /// 补发工资
        CompensatePay = "compensate_pay",
        /// 公开决定
        PublishDecision = "publish_decision",
        /// 奖励
        Reward = "reward",
        /// 采取措施防止损害扩大
        ContainHarm = "contain_harm",
        /// 向组织人事部门通报
        InformPersonnel = "inform_personnel",
    }
}

named_enum! {
    /// The occasion of a duty.
    pub enum Trigger {
        /// 考察干部
        CadreVetting = "cadre_vetting",
        /// 作出重大决策
        MajorDecision = "major_decision",
        /// 制定政策
        PolicyMade = "policy_made",
        /// 发生重大、紧急信访事项
        UrgentMatter = "urgent_matter",
        /// 发生涉访违法行为
        IllegalAct = "illegal_act",
        /// 涉及多个责任主体
        SeveralBodies = "several_bodies",
        /// 某一领域信访问题突出
        ProminentField = "prominent_field",
        /// 挂账的重点矛盾纠纷
        ListedDispute = "listed_dispute",
        /// 疑难复杂信访问题
        HardCase = "hard_case",
        /// 矛盾增加或者激化
        ConflictSharpened = "conflict_sharpened",
        /// 收到建议
        SuggestionReceived = "suggestion_received",
        /// 收到移送材料
        ReferralReceived = "referral_received",
        /// 督查结束
        InspectionDone = "inspection_done",
        /// 考核结束
        AssessmentDone = "assessment_done",
        /// 发现不按规定办理
        IrregularityFound = "irregularity_found",
        /// 巡视巡察机构要求
        RequestOfInspectionTeam = "request_of_inspection_team",
        /// 群众反映强烈
        PublicConcern = "public_concern",
        /// 群众来访
        VisitReceived = "visit_received",
        /// 职责无人承担
        Vacancy = "vacancy",
        /// 作出处理决定
        MeasureDecided = "measure_decided",
        /// 申诉成立
        AppealUpheld = "appeal_upheld",
        /// 查实诬告陷害
        FalseAccusationFound = "false_accusation_found",
        /// 发现政策性问题
        PolicyProblemFound = "policy_problem_found",
    }
}

named_enum! {
    /// What shows that a duty was done.
    pub enum Evidence {
        /// 会议纪要
        Minutes = "minutes",
        /// 签名的接访登记
        SignedLog = "signed_log",
        /// 案卷
        CaseFile = "case_file",
        /// 接访安排
        Schedule = "schedule",
        /// 风险评估材料
        AssessmentFile = "assessment_file",
        /// 排查台账
        ScreeningList = "screening_list",
        /// 督查报告
        InspectionReport = "inspection_report",
        /// 通报
        Circular = "circular",
        /// 考核评分
        ScoreSheet = "score_sheet",
        /// 征求意见函及回复
        ConsultationLetter = "consultation_letter",
        /// 指定或者任命文件
        Appointment = "appointment",
        /// 登记簿
        Register = "register",
        /// 建议书
        SuggestionLetter = "suggestion_letter",
        /// 移交记录
        HandoverRecord = "handover_record",
        /// 代理委托书
        AgencyMandate = "agency_mandate",
        /// 年度报告
        AnnualReport = "annual_report",
        /// 经费记录
        BudgetRecord = "budget_record",
        /// 分工文件
        PortfolioList = "portfolio_list",
        /// 整改记录
        RectificationRecord = "rectification_record",
        /// 谈话记录
        TalkRecord = "talk_record",
        /// 告知书
        Notice = "notice",
        /// 移送清单
        TransferList = "transfer_list",
        /// 计划
        Plan = "plan",
        /// 培训记录
        TrainingRecord = "training_record",
        /// 公开的内容
        Publication = "publication",
    }
}

named_enum! {
    /// In what acts are counted.
    pub enum Measured {
        /// Times.
        Times = "times",
        /// Days.
        Days = "days",
    }
}

named_enum! {
    /// The span in which so many are owed.
    pub enum Cycle {
        /// A week from Monday.
        Week = "week",
        /// A calendar month.
        Month = "month",
        /// A calendar quarter.
        Quarter = "quarter",
        /// January to June, July to December.
        HalfYear = "half_year",
        /// A calendar year.
        Year = "year",
    }
}

named_enum! {
    /// Where it must be done.
    pub enum DutyPlace {
        /// 信访接待场所
        ReceptionPlace = "reception_place",
        /// 定点接访场所
        FixedPoint = "fixed_point",
    }
}

named_enum! {
    /// Ways in which it may be done.
    pub enum Mode {
        /// 在岗接访
        InPost = "in_post",
        /// 重点约访
        Appointed = "appointed",
        /// 带案下访
        WithCase = "with_case",
        /// 结案回访
        ReturnVisit = "return_visit",
        /// 联合会访
        JointVisit = "joint_visit",
    }
}

/// How often or when a duty falls due.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "rhythm")]
pub enum Rhythm {
    /// At least so many in each span.
    Per {
        /// How many.
        times: u16,
        /// Of what.
        measure: Measured,
        /// In each of these.
        period: Cycle,
    },
    /// Each time that this happens.
    OnTrigger {
        /// What happens.
        trigger: Trigger,
    },
    /// As needed (根据需要); no number.
    AsNeeded,
    /// Regularly (定期); the text gives no number.
    Regularly,
    /// At any time (随时).
    AnyTime,
    /// Always.
    Standing,
    /// In the rhythm of another duty, of the level of who asks.
    Follows {
        /// Names of the duties; the one for the level leads.
        follows: Vec<RuleName>,
    },
}

named_enum! {
    /// The names of the rhythms, as packs write them.
    pub enum RhythmName {
        /// At least so many in each span.
        Per = "per",
        /// Each time that something happens.
        OnTrigger = "on_trigger",
        /// 根据需要, without a number.
        AsNeeded = "as_needed",
        /// 定期, without a number.
        Regularly = "regularly",
        /// 随时.
        AnyTime = "any_time",
        /// Always.
        Standing = "standing",
        /// In the rhythm of other duties.
        Follows = "follows",
    }
}

/// What somebody owes.
#[derive(Clone, Debug, Serialize)]
pub struct Duty {
    /// Who owes it.
    pub bearer: DutyBearer,
    /// What is owed.
    pub act: DutyAct,
    /// How often or when.
    #[serde(flatten)]
    pub rhythm: Rhythm,
    /// Where it must be done.
    pub place: Option<DutyPlace>,
    /// Ways in which it may be done; empty where the text names none.
    pub modes: Vec<Mode>,
    /// What shows that it was done.
    pub evidence: Vec<Evidence>,
}
