//! How responsibility splits between those who took part.

use serde::Serialize;

use crate::named_enum;

named_enum! {
    /// Whether the responsibility is that of a group or of a person.
    pub enum Responsibility {
        /// 集体责任
        Collective = "collective",
        /// 个人责任
        Personal = "personal",
    }
}

named_enum! {
    /// What part somebody had.
    pub enum Role {
        /// 领导班子主要负责人
        Head = "head",
        /// 直接主管的负责人
        DirectSupervisor = "direct_supervisor",
        /// 参与决策和工作的班子其他成员
        ParticipatingMember = "participating_member",
        /// 明确提出反对意见而没有被采纳的成员
        DissentingMember = "dissenting_member",
        /// 具体负责的工作人员
        Handler = "handler",
        /// 直接负责的主管人员
        DirectlyResponsibleManager = "directly_responsible_manager",
        /// 其他直接责任人员
        DirectlyResponsiblePerson = "directly_responsible_person",
        /// 负有责任的领导人员
        ResponsibleLeader = "responsible_leader",
        /// 保留意见的成员
        ReservingMember = "reserving_member",
    }
}

named_enum! {
    /// What kind of responsibility is found.
    pub enum Finding {
        /// 主要领导责任
        MainLeadership = "main_leadership",
        /// 重要领导责任
        ImportantLeadership = "important_leadership",
        /// 领导责任
        Leadership = "leadership",
        /// 直接责任
        Direct = "direct",
        /// 不承担领导责任
        None = "none",
    }
}

named_enum! {
    /// What must be on record before the finding holds.
    pub enum Needs {
        /// 当时的会议记录
        ContemporaneousMinutes = "contemporaneous_minutes",
    }
}

/// One part of the split.
#[derive(Clone, Debug, Serialize)]
pub struct Attribution {
    /// Of a group or of a person.
    pub responsibility: Responsibility,
    /// What part somebody had.
    pub role: Role,
    /// What is found of such a part.
    pub finding: Finding,
    /// What must be on record.
    pub needs: Vec<Needs>,
}
