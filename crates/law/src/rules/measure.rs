//! Measures: which, upon whom, by whom, and by which ways one may come to them.

use serde::Serialize;

use crate::{Cite, ResultElement, named_enum};

named_enum! {
    /// What can be ordered.
    pub enum MeasureName {
        /// 谈话提醒
        ReminderTalk = "reminder_talk",
        /// 批评教育
        CriticismEducation = "criticism_education",
        /// 责成说明情况
        Explain = "explain",
        /// 责令书面检查
        SelfCriticism = "self_criticism",
        /// 责令检查
        WrittenCheck = "written_check",
        /// 责令改正
        OrderCorrection = "order_correction",
        /// 约谈
        Talk = "talk",
        /// 通报
        Circular = "circular",
        /// 责令公开道歉
        PublicApology = "public_apology",
        /// 诫勉
        Admonition = "admonition",
        /// 重点管理
        KeyManagement = "key_management",
        /// 挂牌督办
        ListedSupervision = "listed_supervision",
        /// 组织调整或者组织处理
        Organisational = "organisational",
        /// 停职检查
        Suspension = "suspension",
        /// 调整职务
        Reassignment = "reassignment",
        /// 责令辞职
        OrderedResignation = "ordered_resignation",
        /// 降职
        Demotion = "demotion",
        /// 免职
        Removal = "removal",
        /// 改组
        Reorganisation = "reorganisation",
        /// 解散
        Disbandment = "disbandment",
        /// 纪律处分
        Discipline = "discipline",
        /// 党纪处分
        PartyDiscipline = "party_discipline",
        /// 党内警告
        PartyWarning = "party_warning",
        /// 党内严重警告
        PartySeriousWarning = "party_serious_warning",
        /// 撤销党内职务
        PartyPostRemoval = "party_post_removal",
        /// 留党察看
        PartyProbation = "party_probation",
        /// 开除党籍
        PartyExpulsion = "party_expulsion",
        /// 政务处分、行政处分
        AdministrativeDiscipline = "administrative_discipline",
        /// 警告
        Warning = "warning",
        /// 记过
        Demerit = "demerit",
        /// 记大过
        MajorDemerit = "major_demerit",
        /// 降级
        GradeReduction = "grade_reduction",
        /// 撤职
        PostDismissal = "post_dismissal",
        /// 开除
        Dismissal = "dismissal",
        /// 降低薪酬待遇
        PayReduction = "pay_reduction",
        /// 移送司法机关
        Judicial = "judicial",
    }
}

impl MeasureName {
    /// The general name that this one falls under, as the words go; what a pack sums up besides is its own matter.
    #[must_use]
    pub const fn general(self) -> Option<Self> {
        match self {
            Self::PartyWarning
            | Self::PartySeriousWarning
            | Self::PartyPostRemoval
            | Self::PartyProbation
            | Self::PartyExpulsion => Some(Self::PartyDiscipline),
            Self::Warning
            | Self::Demerit
            | Self::MajorDemerit
            | Self::GradeReduction
            | Self::PostDismissal
            | Self::Dismissal => Some(Self::AdministrativeDiscipline),
            Self::PartyDiscipline | Self::AdministrativeDiscipline => Some(Self::Discipline),
            _ => None,
        }
    }
}

/// A measure that was taken, with the provision under which, where that is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Taken {
    /// The measure.
    pub measure: MeasureName,
    /// The provision.
    pub under: Option<Cite>,
}

impl From<MeasureName> for Taken {
    fn from(measure: MeasureName) -> Self {
        Self { measure, under: None }
    }
}

named_enum! {
    /// Upon whom a measure or its consequence falls.
    pub enum Upon {
        /// 相关责任人
        ResponsiblePerson = "responsible_person",
        /// 主要负责人
        Head = "head",
        /// 分管信访的负责人
        PetitionLead = "petition_lead",
        /// 分管负责人
        PortfolioLeader = "portfolio_leader",
        /// 直接主管的负责人
        DirectSupervisor = "direct_supervisor",
        /// 负有直接责任的领导干部
        DirectlyResponsibleLeader = "directly_responsible_leader",
        /// 直接责任人
        DirectlyResponsiblePerson = "directly_responsible_person",
        /// 直接负责的主管人员
        DirectlyResponsibleManager = "directly_responsible_manager",
        /// 参与决策的班子成员
        ParticipatingMember = "participating_member",
        /// 所在地区、部门、单位负责同志
        ManagerInCharge = "manager_in_charge",
        /// 公职人员、干部
        Official = "official",
        /// 领导班子
        LeadingGroup = "leading_group",
        /// 部门、单位
        Unit = "unit",
        /// 地区
        Area = "area",
    }
}

named_enum! {
    /// Who decides or proposes.
    pub enum Decider {
        /// 有管理权限的党政机关
        ManagingOrgan = "managing_organ",
        /// 信访部门
        PetitionOffice = "petition_office",
        /// 信访工作联席会议
        JointConference = "joint_conference",
        /// 党委
        Committee = "committee",
        /// 政府
        Government = "government",
        /// 党委和政府
        CommitteeAndGovernment = "committee_and_government",
        /// 纪检监察机关
        DisciplineOrgan = "discipline_organ",
        /// 监察机关
        SupervisionOrgan = "supervision_organ",
        /// 组织人事部门
        PersonnelOrgan = "personnel_organ",
        /// 司法机关
        Judiciary = "judiciary",
        /// 公安机关
        PublicSecurity = "public_security",
        /// 任免机关、单位
        AppointingOrgan = "appointing_organ",
        /// 上级机关
        SuperiorOrgan = "superior_organ",
        /// 所在单位
        OwnUnit = "own_unit",
        /// 本机关
        OrganItself = "organ_itself",
    }
}

named_enum! {
    /// How grave a case is: the judgement of an authorised person, with reasons.
    pub enum Gravity {
        /// 不论轻重
        Any = "any",
        /// 情节较轻
        Lighter = "lighter",
        /// 危害严重以及影响重大
        Serious = "serious",
        /// 危害特别严重以及影响特别重大
        EspeciallySerious = "especially_serious",
    }
}

named_enum! {
    /// A situation that opens a measure without a ground.
    pub enum Situation {
        /// 较大规模集体上访、越级上访或者重复集体上访，工作被动
        CollectiveOrSkippingVisitsWithPassiveOffice = "collective_or_skipping_visits_with_passive_office",
        /// 信访矛盾相对突出
        ConflictsProminent = "conflicts_prominent",
        /// 信访问题较多、上访量较大、工作薄弱
        ManyProblemsManyVisitsWeakWork = "many_problems_many_visits_weak_work",
        /// 履职不力、存在严重问题
        WeakPerformance = "weak_performance",
        /// 经督办拒不纠正
        RefusesAfterSupervision = "refuses_after_supervision",
        /// 发现督办情形
        SupervisionTrigger = "supervision_trigger",
    }
}

impl Situation {
    /// Whether the number of people who come is part of it. Such a situation opens nothing by itself.
    #[must_use]
    pub const fn counts_visits(self) -> bool {
        matches!(self, Self::CollectiveOrSkippingVisitsWithPassiveOffice | Self::ManyProblemsManyVisitsWeakWork)
    }
}

/// One way in which a measure opens.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "way")]
pub enum Way {
    /// After one of these measures the target of rectification was missed.
    Escalation {
        /// The measures.
        after: Vec<MeasureName>,
    },
    /// A ground was found and its gravity judged.
    Ground {
        /// The judgement.
        gravity: Gravity,
        /// Of each of these lists, one must be found as well.
        results: Vec<Vec<ResultElement>>,
    },
    /// A situation was found.
    Situation {
        /// Which.
        situation: Situation,
        /// Whether a failure in handling must be on record beside it.
        needs_failure: bool,
    },
    /// The rules of discipline ask for it.
    Discipline,
    /// A crime is suspected or constituted.
    Crime,
}

named_enum! {
    /// The names of the ways, as packs write them.
    pub enum WayName {
        /// After a measure the target of rectification was missed.
        Escalation = "escalation",
        /// A ground was found and its gravity judged.
        Ground = "ground",
        /// A situation was found.
        Situation = "situation",
        /// The rules of discipline ask for it.
        Discipline = "discipline",
        /// A crime is suspected or constituted.
        Crime = "crime",
    }
}

/// A measure.
#[derive(Clone, Debug, Serialize)]
pub struct Measure {
    /// Which.
    pub measure: MeasureName,
    /// Its place on the ladder of the text, from 1 at the bottom.
    pub rung: Option<u16>,
    /// Upon whom.
    pub upon: Vec<Upon>,
    /// Who decides.
    pub by: Vec<Decider>,
    /// Who proposes, where the text says so.
    pub proposed_by: Vec<Decider>,
    /// Any of these ways opens it.
    pub paths: Vec<Way>,
    /// Only where necessary (必要时).
    pub necessary_only: bool,
    /// Whether the decision sets a date by which things must be put right.
    pub rectification: bool,
    /// Whether it can be combined with others.
    pub combinable: bool,
    /// What a general name stands for.
    pub kinds: Vec<MeasureName>,
}

/// A measure whose target of rectification was missed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct MissedTarget {
    /// The measure.
    pub measure: MeasureName,
    /// The provision under which it was taken.
    pub under: Cite,
}

/// A ground that is met.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct JudgedGround {
    /// The judgement of an authorised person, with reasons.
    pub gravity: Gravity,
    /// The provision of the ground.
    pub under: Cite,
}

/// What is on record of a case, to be held against the ways into a measure.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct CaseRecord {
    /// Measures whose target of rectification was missed.
    pub missed: Vec<MissedTarget>,
    /// A ground that is met, with its gravity as an authorised person judged it.
    pub ground: Option<JudgedGround>,
    /// Results that were found.
    pub results: Vec<ResultElement>,
    /// Situations that were found.
    pub situations: Vec<Situation>,
    /// Whether a failure in handling is on record.
    pub failure: bool,
    /// Whether the rules of discipline ask for a measure.
    pub discipline: bool,
    /// Whether a crime is suspected or constituted.
    pub crime: bool,
}

impl Way {
    /// Whether the record opens this way.
    #[must_use]
    pub fn is_open(&self, case: &CaseRecord) -> bool {
        match self {
            Self::Escalation { after } => case.missed.iter().any(|missed| after.contains(&missed.measure)),
            Self::Ground { gravity, results } => {
                let fits = case.ground.is_some_and(|found| *gravity == Gravity::Any || *gravity == found.gravity);
                fits && results.iter().all(|list| list.iter().any(|result| case.results.contains(result)))
            }
            Self::Situation { situation, needs_failure } => {
                case.situations.contains(situation) && (case.failure || !needs_failure)
            }
            Self::Discipline => case.discipline,
            Self::Crime => case.crime,
        }
    }
}

impl Measure {
    /// The first way that the record opens.
    #[must_use]
    pub fn open_way(&self, case: &CaseRecord) -> Option<&Way> {
        self.paths.iter().find(|way| way.is_open(case))
    }

    /// Whether this measure is the named one or stands for it.
    #[must_use]
    pub fn is(&self, name: MeasureName) -> bool {
        self.measure == name || self.kinds.contains(&name)
    }
}
