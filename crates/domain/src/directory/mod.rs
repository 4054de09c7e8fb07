//! Divisions, organs, officials, posts and tenures: who is who, and who could act on a given day.

mod add_division;
mod add_official;
mod add_organ;
mod add_post;
mod appoint;
mod change;
mod change_portfolio;
mod end_organ;
mod end_tenure;
mod event;
mod in_office;
mod merge;
mod move_organ;
mod places;
mod rename;
mod role;
mod split;
mod successors;
mod superiors;
mod tree;
mod unfit;
mod versions;

pub use add_division::add_division;
pub use add_official::add_official;
pub use add_organ::add_organ;
pub use add_post::add_post;
pub use appoint::appoint;
pub use change::Change;
pub use change_portfolio::{NewPortfolio, change_portfolio};
pub use end_organ::end_organ;
pub use end_tenure::{EndTenure, end_tenure};
pub use event::DirectoryEvent;
pub use merge::{Merge, merge};
pub use move_organ::{Move, move_organ};
pub use rename::{Rename, rename};
pub use role::{Role, RoleGiven, RoleWithdrawn, give_role, withdraw_role};
pub use split::{Split, dissolve, split};
pub use successors::{EndOrgan, How};
pub use unfit::Unfit;
pub use versions::{Place, Version};

use std::collections::BTreeMap;

use jiff::civil::Date;
use law::Seat;
pub use law::{Level, OrganKind, Standing};

use crate::{DivisionCode, OfficialId, OrganId, PostId, Refusal, WayOut, Why};

/// An administrative division.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Division {
    /// Six digits, or nine for a township.
    pub code: DivisionCode,
    /// Name.
    pub name: String,
    /// Level.
    pub level: Level,
    /// The division that it belongs to.
    pub parent: Option<DivisionCode>,
}

/// An organ or unit that bears duties.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Organ {
    /// Identity.
    pub id: OrganId,
    /// Name.
    pub name: String,
    /// Short mark used in receipt numbers.
    pub mark: String,
    /// Kind of body.
    pub kind: OrganKind,
    /// Where it is.
    pub division: DivisionCode,
    /// The next higher organ in its place (块): mostly the government or committee that it belongs to.
    pub parent: Option<OrganId>,
    /// The higher organ in its line of work (上级业务主管机关, 条).
    pub line: Option<OrganId>,
    /// Whether it is run from above (垂直管理), so that only the line is its superior.
    pub vertical: bool,
    /// The organ with managing authority over its leaders (干部管理权限).
    pub managed_by: Option<OrganId>,
    /// First day.
    pub from: Date,
    /// Last day; open while it exists.
    pub until: Option<Date>,
}

impl Organ {
    /// An organ of a kind somewhere from a day on, still without name, mark and superiors: the rest of a literal
    /// (`Organ { name, mark, ..Organ::new(id, kind, division, from) }`).
    #[must_use]
    pub const fn new(id: OrganId, kind: OrganKind, division: DivisionCode, from: Date) -> Self {
        Self {
            id,
            name: String::new(),
            mark: String::new(),
            kind,
            division,
            parent: None,
            line: None,
            vertical: false,
            managed_by: None,
            from,
            until: None,
        }
    }
}

/// An official.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Official {
    /// Identity.
    pub id: OfficialId,
    /// Name.
    pub name: String,
}

/// A post at an organ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Post {
    /// Identity.
    pub id: PostId,
    /// The organ.
    pub organ: OrganId,
    /// Title.
    pub title: String,
    /// Standing that comes with it.
    pub standing: Standing,
}

/// Who held a post from when to when, both days included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tenure {
    /// The person.
    pub official: OfficialId,
    /// The post.
    pub post: PostId,
    /// First day.
    pub from: Date,
    /// Last day; open while it lasts.
    pub until: Option<Date>,
    /// Whether the person stands in for a holder (主持工作、代理): with the powers of the post, without its title.
    pub acting: bool,
    /// What the person is in charge of (分工), as it stands last.
    pub portfolio: Portfolio,
    /// What it was before, in order, each with its last day.
    pub past: Vec<(Date, Portfolio)>,
}

impl Tenure {
    /// A post held from a day on, for an open time: the rest of a literal.
    #[must_use]
    pub const fn new(official: OfficialId, post: PostId, from: Date) -> Self {
        let portfolio = Portfolio { organs: Vec::new(), fields: Vec::new() };
        Self { official, post, from, until: None, acting: false, portfolio, past: Vec::new() }
    }

    /// What the person was in charge of on a day of the tenure.
    #[must_use]
    pub fn portfolio_on(&self, on: Date) -> &Portfolio {
        self.past.iter().find(|(until, _)| on <= *until).map_or(&self.portfolio, |(_, portfolio)| portfolio)
    }
}

/// What a leader is in charge of beyond the organ of the post (分管的部门、单位和领域).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Portfolio {
    /// Organs.
    pub organs: Vec<OrganId>,
    /// Fields of work by name.
    pub fields: Vec<String>,
}

/// Everything that is known of divisions, organs and people in office.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Directory {
    /// By code.
    pub divisions: BTreeMap<DivisionCode, Division>,
    /// By identity, each as it stands last.
    pub organs: BTreeMap<OrganId, Organ>,
    /// Names and places that organs had before, in order.
    pub versions: BTreeMap<OrganId, Vec<Version>>,
    /// How organs ended, and who carries on.
    pub endings: BTreeMap<OrganId, EndOrgan>,
    /// By identity.
    pub officials: BTreeMap<OfficialId, Official>,
    /// By identity.
    pub posts: BTreeMap<PostId, Post>,
    /// In order of appointment, by person.
    pub tenures: BTreeMap<OfficialId, Vec<Tenure>>,
    /// In order of giving, by person.
    pub roles: BTreeMap<OfficialId, Vec<RoleGiven>>,
}

fn within(from: Date, until: Option<Date>, on: Date) -> bool {
    from <= on && until.is_none_or(|until| on <= until)
}

impl Directory {
    /// The organ with this identity, as it stands last.
    #[must_use]
    pub fn organ(&self, id: OrganId) -> Option<&Organ> {
        self.organs.get(&id)
    }

    /// Where an organ is and what it is, as far as rules care. An organ that is not known may be anything anywhere.
    #[must_use]
    pub fn seat(&self, id: OrganId) -> (String, Seat) {
        let organ = self.organ(id);
        let division = organ.and_then(|organ| self.divisions.get(&organ.division));
        let seat = Seat { organ: organ.map(|organ| organ.kind), level: division.map(|d| d.level), standing: None };
        (organ.map_or_else(|| law::NATION.to_owned(), |organ| organ.division.to_string()), seat)
    }

    /// An organ that exists on a day.
    ///
    /// # Errors
    /// A refusal when it is unknown or not active on that day.
    pub fn active(&self, id: OrganId, on: Date) -> Result<&Organ, (Why, WayOut)> {
        match self.organ(id) {
            None => Err((Why::UnknownOrgan { organ: id }, WayOut::CheckDirectory)),
            Some(organ) if within(organ.from, organ.until, on) => Ok(organ),
            Some(_) => Err((Why::OrganNotActive { organ: id, on }, WayOut::CheckDirectory)),
        }
    }
}

/// A refusal of a change to the directory.
const fn refuse(why: Why, way_out: WayOut) -> Refusal {
    Refusal { act: None, why, cite: None, way_out }
}

/// A refusal for a reason that only the directory has.
const fn unfit(unfit: Unfit) -> Refusal {
    refuse(Why::Directory(unfit), WayOut::CheckDirectory)
}
