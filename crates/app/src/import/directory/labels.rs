//! The headings and labels of the file, in Chinese and English. They are the format of the file, not words of the
//! program: a file reads the same whatever language its reader has chosen.

use domain::directory::{Level, OrganKind, Standing};

/// What a row is of, in the order in which rows are taken in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RowKind {
    /// 区划
    Division,
    /// 机关
    Organ,
    /// 职务
    Post,
    /// 人员
    Official,
    /// 任职
    Tenure,
}

impl RowKind {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Division, Self::Organ, Self::Post, Self::Official, Self::Tenure];

    /// Its label in Chinese and in English.
    #[must_use]
    pub const fn labels(self) -> (&'static str, &'static str) {
        match self {
            Self::Division => ("区划", "division"),
            Self::Organ => ("机关", "organ"),
            Self::Post => ("职务", "post"),
            Self::Official => ("人员", "official"),
            Self::Tenure => ("任职", "tenure"),
        }
    }

    /// The kind that a label names.
    #[must_use]
    pub fn named(label: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| named(kind.labels(), label))
    }
}

/// A column of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "each column is explained in docs/directory.md")]
pub enum Column {
    Kind,
    Id,
    Name,
    Level,
    Parent,
    Mark,
    OrganKind,
    Division,
    Line,
    Vertical,
    ManagedBy,
    From,
    Until,
    Organ,
    Post,
    Standing,
    Official,
    Acting,
    Organs,
    Fields,
}

impl Column {
    /// All of them.
    pub const ALL: [Self; 20] = [
        Self::Kind,
        Self::Id,
        Self::Name,
        Self::Level,
        Self::Parent,
        Self::Mark,
        Self::OrganKind,
        Self::Division,
        Self::Line,
        Self::Vertical,
        Self::ManagedBy,
        Self::From,
        Self::Until,
        Self::Organ,
        Self::Post,
        Self::Standing,
        Self::Official,
        Self::Acting,
        Self::Organs,
        Self::Fields,
    ];

    /// Its heading in Chinese and in English.
    #[must_use]
    pub const fn headings(self) -> (&'static str, &'static str) {
        match self {
            Self::Kind => ("类型", "kind"),
            Self::Id => ("编号", "id"),
            Self::Name => ("名称", "name"),
            Self::Level => ("级别", "level"),
            Self::Parent => ("上级", "parent"),
            Self::Mark => ("代字", "mark"),
            Self::OrganKind => ("性质", "organ_kind"),
            Self::Division => ("区划", "division"),
            Self::Line => ("业务主管", "line"),
            Self::Vertical => ("垂直管理", "vertical"),
            Self::ManagedBy => ("干部管理", "managed_by"),
            Self::From => ("起始日", "from"),
            Self::Until => ("终止日", "until"),
            Self::Organ => ("机关", "organ"),
            Self::Post => ("职务", "post"),
            Self::Standing => ("身份", "standing"),
            Self::Official => ("人员", "official"),
            Self::Acting => ("主持工作", "acting"),
            Self::Organs => ("分管机关", "in_charge_of"),
            Self::Fields => ("分管领域", "fields"),
        }
    }

    /// The column that a heading names.
    #[must_use]
    pub fn named(heading: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|column| named(column.headings(), heading))
    }
}

fn named((chinese, english): (&str, &str), label: &str) -> bool {
    label == chinese || label.eq_ignore_ascii_case(english)
}

/// Yes and no; a blank cell is no.
pub(super) fn yes_or_no(label: &str) -> Option<bool> {
    match label.to_ascii_lowercase().as_str() {
        "是" | "yes" | "true" | "1" => Some(true),
        "" | "否" | "no" | "false" | "0" => Some(false),
        _ => None,
    }
}

/// The level that a label names.
pub(super) fn level(label: &str) -> Option<Level> {
    match label {
        "国家" => Some(Level::Nation),
        "省级" => Some(Level::Province),
        "地级" | "市级" => Some(Level::Prefecture),
        "县级" => Some(Level::County),
        "乡级" => Some(Level::Township),
        other => Level::named(other),
    }
}

/// The standing that a label names.
pub(super) fn standing(label: &str) -> Option<Standing> {
    match label {
        "主要负责人" => Some(Standing::Head),
        "班子成员" => Some(Standing::Member),
        "分管信访负责人" => Some(Standing::PetitionLead),
        "直接主管负责人" => Some(Standing::DirectSupervisor),
        "工作人员" => Some(Standing::Handler),
        other => Standing::named(other),
    }
}

/// The labels of kinds of organs.
const ORGAN_KINDS: [(&str, OrganKind); 23] = [
    ("信访部门", OrganKind::PetitionOffice),
    ("党委", OrganKind::Committee),
    ("人大", OrganKind::Congress),
    ("政府", OrganKind::Government),
    ("政府部门", OrganKind::Department),
    ("垂直管理部门", OrganKind::VerticalDepartment),
    ("政协", OrganKind::Cppcc),
    ("纪检监察机关", OrganKind::Discipline),
    ("政法部门", OrganKind::PoliticalLegal),
    ("法院", OrganKind::Court),
    ("检察院", OrganKind::Procuratorate),
    ("组织人事部门", OrganKind::Personnel),
    ("督查机构", OrganKind::Inspection),
    ("联席会议", OrganKind::JointConference),
    ("复查复核委员会", OrganKind::ReviewCommittee),
    ("乡镇街道", OrganKind::Township),
    ("派出机构", OrganKind::FieldOffice),
    ("直属事业单位", OrganKind::AffiliatedInstitution),
    ("事业单位", OrganKind::Institution),
    ("群团组织", OrganKind::MassOrganisation),
    ("国有企业", OrganKind::Enterprise),
    ("国有控股企业", OrganKind::StateControlledEnterprise),
    ("村居委会", OrganKind::ResidentsCommittee),
];

/// The kind of organ that a label names.
pub(super) fn organ_kind(label: &str) -> Option<OrganKind> {
    let known = ORGAN_KINDS.iter().find(|(known, _)| *known == label);
    known.map(|(_, kind)| *kind).or_else(|| OrganKind::named(label))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_organ_has_a_label_of_its_own() {
        for kind in OrganKind::ALL {
            assert_eq!(ORGAN_KINDS.iter().filter(|(_, known)| known == kind).count(), 1, "{kind:?}");
            assert_eq!(organ_kind(kind.name()), Some(*kind));
        }
        let labels: std::collections::BTreeSet<&str> = ORGAN_KINDS.iter().map(|(label, _)| *label).collect();
        assert_eq!(labels.len(), OrganKind::ALL.len());
        for level in Level::ALL {
            assert_eq!(super::level(level.name()), Some(*level));
        }
    }

    #[test]
    fn headings_are_read_in_both_languages() {
        for column in Column::ALL {
            let (chinese, english) = column.headings();
            assert_eq!((Column::named(chinese), Column::named(english)), (Some(column), Some(column)));
        }
        assert_eq!(RowKind::named("Organ"), Some(RowKind::Organ));
        assert_eq!((Column::named("备注"), RowKind::named("Sheet1")), (None, None));
    }
}
