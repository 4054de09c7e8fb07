//! Divisions, organs, officials, posts and tenures: who is who, and who could act on a given day.

mod add_division;
mod add_official;
mod add_organ;
mod add_post;
mod appoint;
mod event;

pub use add_division::add_division;
pub use add_official::add_official;
pub use add_organ::add_organ;
pub use add_post::add_post;
pub use appoint::appoint;
pub use event::DirectoryEvent;

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
    /// The next higher organ (上一级机关、单位).
    pub parent: Option<OrganId>,
    /// First day.
    pub from: Date,
    /// Last day; open while it exists.
    pub until: Option<Date>,
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
}

/// Everything that is known of divisions, organs and people in office.
#[derive(Clone, Debug, Default)]
pub struct Directory {
    /// By code.
    pub divisions: BTreeMap<DivisionCode, Division>,
    /// By identity.
    pub organs: BTreeMap<OrganId, Organ>,
    /// By identity.
    pub officials: BTreeMap<OfficialId, Official>,
    /// By identity.
    pub posts: BTreeMap<PostId, Post>,
    /// In order of appointment, by person.
    pub tenures: BTreeMap<OfficialId, Vec<Tenure>>,
}

fn within(from: Date, until: Option<Date>, on: Date) -> bool {
    from <= on && until.is_none_or(|until| on <= until)
}

impl Directory {
    /// The organ with this identity.
    #[must_use]
    pub fn organ(&self, id: OrganId) -> Option<&Organ> {
        self.organs.get(&id)
    }

    /// The next higher organ of this one.
    #[must_use]
    pub fn higher(&self, id: OrganId) -> Option<OrganId> {
        self.organ(id)?.parent
    }

    /// Where an organ is and what it is, as far as rules care. An organ that is not known may be anything anywhere.
    #[must_use]
    pub fn seat(&self, id: OrganId) -> (String, Seat) {
        let organ = self.organ(id);
        let division = organ.and_then(|organ| self.divisions.get(&organ.division));
        let seat = Seat { organ: organ.map(|organ| organ.kind), level: division.map(|d| d.level), standing: None };
        (organ.map_or_else(|| law::NATION.to_owned(), |organ| organ.division.to_string()), seat)
    }

    /// The posts that an official holds on a day.
    pub fn posts_on(&self, official: OfficialId, on: Date) -> impl Iterator<Item = &Post> {
        let tenures = self.tenures.get(&official).map(Vec::as_slice).unwrap_or_default();
        tenures.iter().filter(move |t| within(t.from, t.until, on)).filter_map(|t| self.posts.get(&t.post))
    }

    /// Whether an official holds any post at an organ on a day.
    #[must_use]
    pub fn serves(&self, official: OfficialId, organ: OrganId, on: Date) -> bool {
        self.posts_on(official, on).any(|post| post.organ == organ)
    }

    /// Whether an official is a responsible leader of an organ on a day.
    #[must_use]
    pub fn leads(&self, official: OfficialId, organ: OrganId, on: Date) -> bool {
        self.posts_on(official, on).any(|post| post.organ == organ && post.standing.is_leader())
    }

    /// The responsible leaders of an organ on a day.
    #[must_use]
    pub fn leaders(&self, organ: OrganId, on: Date) -> Vec<OfficialId> {
        self.tenures.keys().copied().filter(|official| self.leads(*official, organ, on)).collect()
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
