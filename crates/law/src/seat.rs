//! Who a rule speaks of: kinds of organs, levels of divisions, standings of people.

use serde::Serialize;

use crate::named_enum;

named_enum! {
    /// Level of an administrative division.
    pub enum Level {
        /// 国家
        Nation = "nation",
        /// 省级
        Province = "province",
        /// 地级
        Prefecture = "prefecture",
        /// 县级
        County = "county",
        /// 乡级
        Township = "township",
    }
}

named_enum! {
    /// What kind of body an organ is.
    pub enum OrganKind {
        /// 党委和政府信访部门
        PetitionOffice = "petition_office",
        /// 党的机关
        Committee = "committee",
        /// 人大机关
        Congress = "congress",
        /// 政府
        Government = "government",
        /// 政府工作部门
        Department = "department",
        /// 垂直管理部门
        VerticalDepartment = "vertical_department",
        /// 政协机关
        Cppcc = "cppcc",
        /// 监察、纪检机关
        Discipline = "discipline",
        /// 政法部门
        PoliticalLegal = "political_legal",
        /// 审判机关
        Court = "court",
        /// 检察机关
        Procuratorate = "procuratorate",
        /// 组织人事部门
        Personnel = "personnel",
        /// 督查机构
        Inspection = "inspection",
        /// 信访工作联席会议
        JointConference = "joint_conference",
        /// 复查复核委员会
        ReviewCommittee = "review_committee",
        /// 乡镇、街道
        Township = "township",
        /// 派出机构
        FieldOffice = "field_office",
        /// 直属事业单位
        AffiliatedInstitution = "affiliated_institution",
        /// 事业单位
        Institution = "institution",
        /// 群团组织
        MassOrganisation = "mass_organisation",
        /// 国有企业
        Enterprise = "enterprise",
        /// 国有控股企业
        StateControlledEnterprise = "state_controlled_enterprise",
        /// 村民委员会、居民委员会
        ResidentsCommittee = "residents_committee",
    }
}

impl OrganKind {
    /// Whether petition work itself sets such a body up: it has its duties without being named in a scope.
    #[must_use]
    pub const fn serves_petition_work(self) -> bool {
        matches!(self, Self::PetitionOffice | Self::Inspection | Self::JointConference | Self::ReviewCommittee)
    }
}

named_enum! {
    /// The standing in which a person holds a post.
    pub enum Standing {
        /// 主要负责人
        Head = "head",
        /// 班子成员
        Member = "member",
        /// 分管信访的负责人
        PetitionLead = "petition_lead",
        /// 直接主管的负责人
        DirectSupervisor = "direct_supervisor",
        /// 具体负责的工作人员
        Handler = "handler",
    }
}

impl Standing {
    /// Whether the holder is a responsible leader (负责人) of the organ.
    #[must_use]
    pub const fn is_leader(self) -> bool {
        !matches!(self, Self::Handler)
    }
}

/// Who asks, as far as rules care. A part that is not known matches every rule.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Seat {
    /// Kind of the organ.
    pub organ: Option<OrganKind>,
    /// Level of its division.
    pub level: Option<Level>,
    /// Standing of the person.
    pub standing: Option<Standing>,
}

impl Seat {
    /// Whoever it is.
    pub const ANYONE: Self = Self { organ: None, level: None, standing: None };

    /// An organ of this kind at this level.
    #[must_use]
    pub const fn organ(organ: OrganKind, level: Level) -> Self {
        Self { organ: Some(organ), level: Some(level), standing: None }
    }

    /// A person of this standing there.
    #[must_use]
    pub const fn held_by(self, standing: Standing) -> Self {
        Self { standing: Some(standing), ..self }
    }
}

/// How a rule stands to a seat of which not everything may be known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fit {
    /// It is not for it.
    No,
    /// It may be, depending on what is not known.
    Perhaps,
    /// It is, whatever is not known.
    Surely,
}

/// Whom a rule is for (`applies`). An empty list means all.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Applies {
    /// Kinds of organs.
    pub organs: Vec<OrganKind>,
    /// Kinds of organs that are left out.
    pub except_organs: Vec<OrganKind>,
    /// Levels.
    pub levels: Vec<Level>,
    /// Standings of people.
    pub standings: Vec<Standing>,
}

impl Applies {
    /// Whether the rule is for this seat.
    #[must_use]
    pub fn to(&self, seat: Seat) -> bool {
        seat.organ.is_none_or(|organ| self.binds(organ))
            && fits(&self.levels, seat.level)
            && fits(&self.standings, seat.standing)
    }

    /// How the rule stands to this seat.
    #[must_use]
    pub fn fit(&self, seat: Seat) -> Fit {
        let organ = seat.organ.is_some() || (self.organs.is_empty() && self.except_organs.is_empty());
        let level = seat.level.is_some() || self.levels.is_empty();
        let standing = seat.standing.is_some() || self.standings.is_empty();
        match (self.to(seat), organ && level && standing) {
            (false, _) => Fit::No,
            (true, true) => Fit::Surely,
            (true, false) => Fit::Perhaps,
        }
    }

    /// Whether organs of this kind are meant.
    #[must_use]
    pub fn binds(&self, organ: OrganKind) -> bool {
        (self.organs.is_empty() || self.organs.contains(&organ)) && !self.except_organs.contains(&organ)
    }

    /// Whether some seat is meant by both.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        OrganKind::ALL.iter().any(|organ| self.binds(*organ) && other.binds(*organ))
            && share(&self.levels, &other.levels)
            && share(&self.standings, &other.standings)
    }
}

fn fits<T: PartialEq>(list: &[T], asked: Option<T>) -> bool {
    list.is_empty() || asked.is_none_or(|asked| list.contains(&asked))
}

fn share<T: PartialEq>(one: &[T], other: &[T]) -> bool {
    one.is_empty() || other.is_empty() || one.iter().any(|item| other.contains(item))
}

#[cfg(test)]
mod tests {
    use super::{Applies, Level, OrganKind, Seat, Standing};

    #[test]
    fn what_is_left_out_means_all_and_what_is_unknown_matches() {
        let county = Seat::organ(OrganKind::Department, Level::County);
        let rule = Applies { levels: vec![Level::County], standings: vec![Standing::Head], ..Applies::default() };
        for (seat, fits) in [
            (Seat::ANYONE, true),
            (county, true),
            (county.held_by(Standing::Head), true),
            (county.held_by(Standing::Handler), false),
            (Seat::organ(OrganKind::Department, Level::Province), false),
        ] {
            assert_eq!(rule.to(seat), fits, "{seat:?}");
        }
        let others = Applies { except_organs: vec![OrganKind::Court], ..Applies::default() };
        assert!(!others.to(Seat::organ(OrganKind::Court, Level::County)) && others.to(county));
    }

    #[test]
    fn two_rules_overlap_where_one_seat_is_meant_by_both() {
        let of = |organs: &[OrganKind], levels: &[Level]| Applies {
            organs: organs.to_vec(),
            levels: levels.to_vec(),
            ..Applies::default()
        };
        let county = of(&[OrganKind::Department], &[Level::County]);
        assert!(county.overlaps(&Applies::default()));
        assert!(!county.overlaps(&of(&[OrganKind::Court], &[])));
        assert!(!county.overlaps(&of(&[], &[Level::Township])));
        let not_departments = Applies { except_organs: vec![OrganKind::Department], ..Applies::default() };
        assert!(!county.overlaps(&not_departments));
    }
}
