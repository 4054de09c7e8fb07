//! What the model remembers of a matter.

use std::collections::BTreeSet;

use domain::matter::{Accused, Change, EvaluatedBody, FindingKind, Opinion, PartyRole};
use domain::{DivisionCode, OfficialId, OrganId, PersonId};
use jiff::civil::Date;
use law::{Circumstance, Interval, Purpose};

use super::count::Ends;
use super::terms::Term;

/// Which of the three opinions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    First,
    Second,
    Third,
}

/// Where a matter stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    Entered,
    Sent,
    Contested,
    Quarrel {
        decider: OrganId,
    },
    InHand,
    Spoken,
    Told(Look),
    Looking(Look),
    /// A review opinion is there; whether it sends the matter back.
    Looked {
        look: Look,
        back: bool,
    },
    Closed(Look),
    Refused,
    Shut,
    Elsewhere,
    Beneath,
    Gone,
}

impl Place {
    /// Concluded, declined, barred, routed or withdrawn.
    pub fn ended(self) -> bool {
        matches!(self, Self::Closed(_) | Self::Refused | Self::Shut | Self::Elsewhere | Self::Gone)
    }

    /// The program's word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Entered => "registered",
            Self::Sent => "forwarded",
            Self::Contested => "objected",
            Self::Quarrel { .. } => "disputed",
            Self::InHand => "handling",
            Self::Spoken => "answered",
            Self::Told(Look::First) => "delivered",
            Self::Told(Look::Second) => "review_delivered",
            Self::Told(Look::Third) => "final_review_delivered",
            Self::Looking(Look::Third) => "under_final_review",
            Self::Looking(_) => "under_review",
            Self::Looked { look: Look::Third, .. } => "finally_reviewed",
            Self::Looked { .. } => "reviewed",
            Self::Closed(_) => "concluded",
            Self::Refused => "declined",
            Self::Shut => "barred",
            Self::Elsewhere => "routed",
            Self::Beneath => "merged",
            Self::Gone => "withdrawn",
        }
    }
}

/// A term or window that began.
#[derive(Clone, Debug)]
pub struct Run {
    pub term: &'static Term,
    pub organ: OrganId,
    pub from: Date,
    /// Days that the act set.
    pub set: Option<u16>,
    pub more: u16,
    pub times: u16,
    pub gaps: Vec<(Date, Date)>,
    pub still: Option<Date>,
    pub stopped: Option<Date>,
    pub ends: Ends,
}

impl Run {
    pub fn runs(&self) -> bool {
        self.stopped.is_none()
    }
}

/// One step from organ to organ.
#[derive(Clone, Debug)]
pub struct Leg {
    pub from: OrganId,
    pub to: OrganId,
    pub stopped: Vec<usize>,
    pub settled: bool,
    pub objected: bool,
}

#[derive(Clone, Debug)]
pub struct Task {
    pub by: OrganId,
    pub to: OrganId,
    pub run: Option<usize>,
    pub done: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Promised {
    pub who: OrganId,
    pub by: Date,
    pub done: Option<Date>,
    pub word: Option<(bool, Date)>,
}

/// A review sent the matter back.
#[derive(Clone, Copy, Debug)]
pub struct Redo {
    pub opinion: Option<Opinion>,
    pub why: Option<Circumstance>,
    pub days: Option<u16>,
}

/// It went into another procedure, or under another matter.
#[derive(Clone, Debug)]
pub struct Aside {
    pub before: Place,
    pub stopped: Vec<usize>,
}

#[derive(Clone, Debug)]
pub struct Call {
    pub to: OrganId,
    pub answered: bool,
}

#[derive(Clone, Debug)]
pub struct Fix {
    pub by: OfficialId,
    pub change: Change,
    pub decided: bool,
}

/// Kind, organ, clock (number of the run in the model), day that passed.
pub type Flaw = (FindingKind, OrganId, Option<usize>, Option<Date>);

/// A matter.
#[derive(Clone, Debug)]
pub struct File {
    pub purpose: Purpose,
    pub urgent: bool,
    pub named: bool,
    pub sealed: bool,
    pub place: Option<DivisionCode>,
    pub accused: Accused,
    pub parties: Vec<(PersonId, PartyRole)>,
    pub left: Vec<PersonId>,
    pub received: Date,
    pub last: Date,
    pub office: OrganId,
    pub holder: OrganId,
    pub holders: Vec<OrganId>,
    pub at: Place,
    pub way: Vec<Leg>,
    pub helpers: Vec<OrganId>,
    pub tasks: Vec<Task>,
    pub handler: Option<OrganId>,
    pub reviewer: Option<OrganId>,
    pub sent: u32,
    pub back: u32,
    pub charged: Vec<OfficialId>,
    pub conflicts: Vec<(OfficialId, Option<bool>)>,
    pub simple: bool,
    pub looked_into: u16,
    /// Whom it was sent to, one after the other, without what was taken back.
    pub got: Vec<OrganId>,
    pub beside: Option<(Interval, Date)>,
    pub opinion: Option<Opinion>,
    pub promised: Option<Promised>,
    pub redo: Option<Redo>,
    pub elsewhere: Option<Aside>,
    pub outcome: bool,
    pub grades: Vec<(PersonId, EvaluatedBody)>,
    pub calls: Vec<Call>,
    pub fixes: Vec<Fix>,
    pub peeks: Vec<(OfficialId, bool)>,
    pub beneath: Option<(usize, Aside)>,
    pub taken_in: Vec<usize>,
    pub flaws: BTreeSet<Flaw>,
    pub shelved: bool,
    pub runs: Vec<Run>,
}

impl File {
    /// A new opinion is another thing to be satisfied with.
    pub fn grade_anew(&mut self) {
        self.grades.retain(|(_, of)| *of == EvaluatedBody::PetitionOffice);
    }

    pub fn party(&self, person: PersonId) -> bool {
        self.parties.iter().any(|(known, _)| *known == person) && !self.left.contains(&person)
    }

    pub fn stays_away(&self, official: OfficialId) -> bool {
        self.conflicts.contains(&(official, Some(true)))
    }

    /// Who sent it to its holder, if anybody did.
    pub fn sender(&self) -> Option<OrganId> {
        self.way.last().map(|leg| leg.from)
    }

    pub fn give_to(&mut self, organ: OrganId) {
        self.holder = organ;
        self.holders.push(organ);
    }
}
