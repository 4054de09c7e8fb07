//! Roles: what an official is charged with at an organ, given by somebody else, and only while in office there.

use jiff::civil::Date;
use law::{OrganKind, named_enum};

use super::{Change, Directory, Unfit, refuse, unfit, within};
use crate::{OfficialId, OrganId, Refusal, WayOut, Why};

named_enum! {
    /// What an official is charged with. What follows from it is said by the policies, not here.
    pub enum Role {
        /// 登记员：接收、登记、整理信访事项
        Clerk = "clerk",
        /// 分办员：转送、交办、催办
        Router = "router",
        /// 信访部门审批人
        OfficeApprover = "office_approver",
        /// 信访部门负责人
        OfficeHead = "office_head",
        /// 承办人
        Handler = "handler",
        /// 责任单位审批人
        OrganApprover = "organ_approver",
        /// 责任单位负责人
        OrganHead = "organ_head",
        /// 领导干部
        Leader = "leader",
        /// 督查员
        Inspector = "inspector",
        /// 考核员
        Assessor = "assessor",
        /// 纪检监察联系人
        Discipline = "discipline",
        /// 组织人事联系人
        Personnel = "personnel",
        /// 账号管理员，看不到信访事项
        AccountAdministrator = "account_administrator",
        /// 审计员，全都看得到，什么也不能改
        Auditor = "auditor",
    }
}

impl Role {
    /// Whether it may stand beside another in the same hands: whoever keeps accounts sees no petition, and whoever
    /// checks the work does none of it.
    #[must_use]
    pub const fn goes_with(self, other: Self) -> bool {
        self.stands_alone() == other.stands_alone() && (!self.stands_alone() || self as u8 == other as u8)
    }

    const fn stands_alone(self) -> bool {
        matches!(self, Self::AccountAdministrator | Self::Auditor)
    }

    /// The kind of organ that alone can give meaning to it; `None` where any can.
    const fn only_at(self) -> Option<OrganKind> {
        match self {
            Self::Discipline => Some(OrganKind::Discipline),
            Self::Personnel => Some(OrganKind::Personnel),
            Self::Clerk
            | Self::Router
            | Self::OfficeApprover
            | Self::OfficeHead
            | Self::Handler
            | Self::OrganApprover
            | Self::OrganHead
            | Self::Leader
            | Self::Inspector
            | Self::Assessor
            | Self::AccountAdministrator
            | Self::Auditor => None,
        }
    }
}

/// A role given to an official at an organ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoleGiven {
    /// The official.
    pub official: OfficialId,
    /// The organ at which it holds.
    pub organ: OrganId,
    /// The role.
    pub role: Role,
    /// First day.
    pub from: Date,
    /// Last day; open until it is withdrawn or the official leaves the organ.
    pub until: Option<Date>,
    /// Who gave it.
    pub by: OfficialId,
    /// Why.
    pub reason: String,
}

/// A role withdrawn before its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoleWithdrawn {
    /// The official.
    pub official: OfficialId,
    /// The organ.
    pub organ: OrganId,
    /// The role.
    pub role: Role,
    /// The first day of the role, which tells it from an earlier one.
    pub from: Date,
    /// The last day on which it holds.
    pub until: Date,
    /// Who withdrew it.
    pub by: OfficialId,
    /// Why.
    pub reason: String,
}

/// Gives a role.
///
/// # Errors
/// Nobody gives a role to themselves, but for the first account administrator of an installation that has none; an
/// unknown official or organ, an official without a post there on the first day, days out of order, no reason, a role
/// that is held in that time already or does not go with another, a role that means nothing at such an organ.
pub fn give_role(directory: &mut Directory, row: RoleGiven) -> Result<(), Refusal> {
    let RoleGiven { official, organ, role, from, until, by, .. } = row;
    reasoned(&row.reason)?;
    if !directory.officials.contains_key(&official) {
        return Err(refuse(Why::UnknownOfficial { official }, WayOut::CheckDirectory));
    }
    let kind = directory.active(organ, from).map_err(|(why, way_out)| refuse(why, way_out))?.kind;
    if let Some(until) = until.filter(|until| *until < from) {
        return Err(refuse(Why::DatesReversed { from, until }, WayOut::UseDay { from: Some(from), until: from }));
    }
    if official == by && !directory.founds(role) {
        return Err(unfit(Unfit::RoleToSelf { official }));
    }
    if !directory.serves(official, organ, from) {
        return Err(refuse(Why::NotInOffice { official, organ, on: from }, WayOut::CheckDirectory));
    }
    if role.only_at().is_some_and(|only| only != kind) {
        return Err(unfit(Unfit::RoleNotThere { organ, role }));
    }
    let held = directory.roles.get(&official).map(Vec::as_slice).unwrap_or_default();
    let meets =
        |other: &&RoleGiven| other.until.is_none_or(|last| from <= last) && until.is_none_or(|last| other.from <= last);
    if let Some(same) = held.iter().find(|other| (other.organ, other.role, other.from) == (organ, role, from)) {
        return Err(unfit(Unfit::RoleHeld { official, organ, role, from: same.from }));
    }
    for other in held.iter().filter(meets) {
        if (other.role, other.organ) == (role, organ) {
            return Err(unfit(Unfit::RoleHeld { official, organ, role, from: other.from }));
        }
        if !role.goes_with(other.role) {
            return Err(unfit(Unfit::RolesApart { official, held: other.role, role }));
        }
    }
    directory.take(Change::GiveRole(row));
    Ok(())
}

/// Withdraws a role.
///
/// # Errors
/// A role that is not held or ends no later already, a last day more than a day before the first, no reason.
pub fn withdraw_role(directory: &mut Directory, row: RoleWithdrawn) -> Result<(), Refusal> {
    reasoned(&row.reason)?;
    let RoleWithdrawn { official, organ, role, from, until, .. } = row;
    let none = unfit(Unfit::NoSuchRole { official, organ, role });
    let Some(held) = directory.role_mut((official, organ, role, from)) else { return Err(none) };
    // Somebody who was given a role by mistake has it for no day at all.
    if until < super::change::day_before(from) {
        return Err(refuse(Why::DatesReversed { from, until }, WayOut::UseDay { from: Some(from), until: from }));
    }
    if held.until.is_some_and(|known| known <= until) {
        return Err(none);
    }
    directory.take(Change::WithdrawRole(row));
    Ok(())
}

fn reasoned(reason: &str) -> Result<(), Refusal> {
    if reason.trim().is_empty() { Err(refuse(Why::TextMissing, WayOut::Write)) } else { Ok(()) }
}

impl Directory {
    /// The roles of an official that are in force on a day, each with its organ: given, not withdrawn, and the
    /// official holds a post there on that day. Who leaves the organ has lost them with the last day of the post.
    pub fn roles_in_force(&self, official: OfficialId, on: Date) -> impl Iterator<Item = (Role, OrganId)> {
        let given = self.roles.get(&official).map(Vec::as_slice).unwrap_or_default();
        let running = given.iter().filter(move |row| within(row.from, row.until, on));
        let stayed = running.filter(move |row| self.serves_throughout(official, row.organ, (row.from, on)));
        stayed.map(|row| (row.role, row.organ))
    }

    /// Whether an official held some post at an organ on every day from the first to the last, so that a role that was
    /// given once does not come back with another post years later.
    fn serves_throughout(&self, official: OfficialId, organ: OrganId, (first, last): (Date, Date)) -> bool {
        let tenures = self.tenures.get(&official).map(Vec::as_slice).unwrap_or_default();
        let here = |post| self.posts.get(post).is_some_and(|post| post.organ == organ);
        let mut day = first;
        // They stand in the order of their first days, so that one look is enough.
        for tenure in tenures.iter().filter(|tenure| here(&tenure.post) && tenure.from <= last) {
            match tenure.until {
                None if tenure.from <= day => return true,
                Some(until) if tenure.from <= day && until >= day => day = super::end_organ::after(until),
                _ => {}
            }
            if day > last {
                return true;
            }
        }
        false
    }

    /// The roles of an official at one organ that are in force on a day.
    #[must_use]
    pub fn roles_at(&self, official: OfficialId, organ: OrganId, on: Date) -> Vec<Role> {
        self.roles_in_force(official, on).filter(|(_, at)| *at == organ).map(|(role, _)| role).collect()
    }

    /// The officials who have a role at an organ on a day.
    #[must_use]
    pub fn holders_of(&self, role: Role, organ: OrganId, on: Date) -> Vec<OfficialId> {
        let has = |official: &&OfficialId| self.roles_in_force(**official, on).any(|held| held == (role, organ));
        self.roles.keys().filter(has).copied().collect()
    }

    /// Whether somebody may give this role to themselves: the first account administrator that there ever was, from
    /// whom all others get theirs.
    fn founds(&self, role: Role) -> bool {
        let administers = |row: &RoleGiven| row.role == Role::AccountAdministrator;
        role == Role::AccountAdministrator && !self.roles.values().flatten().any(administers)
    }

    pub(super) fn role_mut(
        &mut self,
        (official, organ, role, from): (OfficialId, OrganId, Role, Date),
    ) -> Option<&mut RoleGiven> {
        let mut held = self.roles.get_mut(&official)?.iter_mut();
        held.find(|row| row.organ == organ && row.role == role && row.from == from)
    }
}
