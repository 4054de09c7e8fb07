//! 登记: everything is registered, before anything else happens to it.

use jiff::civil::Date;
use law::{Purpose, Requires, Start};
use serde::{Deserialize, Serialize};

use super::clocks::{self, Moment};
use super::command::Outcome;
use super::guards::Attempt;
use super::{
    Accused, Channel, ClockChange, Contact, Event, Fact, Form, Holding, Identity, Matter, Party, PartyRole, Procedure,
    Receipt, Repeat, Stage, Urgency,
};
use crate::directory::OrganKind;
use crate::wall::{Reader, may_know};
use crate::{By, DivisionCode, MatterId, OrganId, Refusal, TextRef, WayOut, Why};

/// Registers a petition at the office of the receipt. The command's day is the day of receipt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Register {
    /// Receipt number, drawn by the caller from the office's gap-free counter.
    pub receipt: Receipt,
    /// Channel.
    pub channel: Channel,
    /// Purpose.
    pub purpose: Purpose,
    /// Content class, in our own numbering.
    pub category: Option<u32>,
    /// Where the matter is.
    pub place: Option<DivisionCode>,
    /// How pressing it is.
    pub urgency: Urgency,
    /// Who petitions; nobody where it is anonymous.
    pub parties: Vec<Party>,
    /// Whether the organ knows whom to tell.
    pub identity: Identity,
    /// Number of petitioners, at least one.
    pub heads: u32,
    /// Number of representatives who came, for visits.
    pub representatives: u16,
    /// Whom an accusation is about.
    pub accused: Accused,
    /// Whether the petitioner asks that nobody learns who they are.
    pub sealed: bool,
    /// To whom it goes at once, where the office that registers may not know it.
    pub hand_over: Option<OrganId>,
    /// The earlier matter of the same person about the same thing.
    pub repeat: Option<Repeat>,
    /// Title.
    pub title: TextRef,
    /// Text.
    pub text: TextRef,
    /// The day on which the petition is said to have come in; `None` where nobody says.
    pub claimed_on: Option<Date>,
}

/// A petition was registered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "the fields are those of the command, which are documented")]
pub struct Registered {
    pub receipt: Receipt,
    pub channel: Channel,
    pub purpose: Purpose,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<DivisionCode>,
    pub urgency: Urgency,
    pub form: Form,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parties: Vec<Party>,
    pub identity: Identity,
    pub heads: u32,
    #[serde(default, skip_serializing_if = "Accused::is_nobody")]
    pub accused: Accused,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub sealed: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub repeat: Option<Repeat>,
    pub title: TextRef,
    pub text: TextRef,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub claimed_on: Option<Date>,
}

impl Register {
    pub(super) fn decide(&self, attempt: &Attempt<'_>) -> Outcome {
        attempt.written(&self.text, Requires::Basis)?;
        attempt.written(&self.title, Requires::Basis)?;
        if self.heads == 0 {
            return Err(attempt.refuse(Requires::Basis, Why::HeadsMissing, WayOut::Write));
        }
        self.at_the_office(attempt)?;
        self.known_accused(attempt)?;
        self.representatives(attempt)?;
        agents(attempt, &self.parties, &self.parties)?;
        let office = self.receipt.office;
        let moment = Moment {
            on: attempt.on,
            assumed: attempt.assumed,
            organ: office,
            purpose: self.purpose,
            identity: self.identity,
            set_days: None,
        };
        let starts = clocks::start(attempt.ctx, 0, &[received(attempt, office)], moment);
        let fact = Registered {
            receipt: self.receipt,
            channel: self.channel,
            purpose: self.purpose,
            category: self.category,
            place: self.place,
            urgency: self.urgency,
            form: self.form(attempt),
            parties: self.parties.clone(),
            identity: self.identity,
            heads: self.heads,
            accused: self.accused.clone(),
            sealed: self.sealed,
            repeat: self.repeat,
            title: self.title,
            text: self.text,
            claimed_on: self.claimed_on,
        };
        Ok((Fact::Registered(fact), ClockChange { starts, ..ClockChange::default() }))
    }

    /// Staff register at their own office; a petitioner, for themselves, at one that exists.
    fn at_the_office(&self, attempt: &Attempt<'_>) -> Result<(), Refusal> {
        let office = self.receipt.office;
        match attempt.ctx.by {
            By::Petitioner(person) if !super::petition::is_party(&self.parties, person) => {
                Err(attempt.refuse(Requires::PetitionerOnly, Why::NotAParty, WayOut::Register))
            }
            By::Petitioner(_) => {
                let active = attempt.ctx.directory.active(office, attempt.on);
                active.map(|_| ()).map_err(|(why, way)| attempt.refuse(Requires::Basis, why, way))
            }
            By::Staff(_) | By::Sweep => attempt.by_one_of(&[office]).map(|_| ()),
        }
    }

    /// To whom the matter must go in the same breath: an office that is accused registers and keeps nothing.
    pub(super) fn hand_over(&self, attempt: &Attempt<'_>) -> Result<Option<OrganId>, Refusal> {
        let reader = Reader { organ: self.receipt.office, official: attempt.ctx.by.staff().map(|by| by.official) };
        if may_know(&self.accused, reader, attempt.ctx.directory, attempt.on) {
            return Ok(None);
        }
        let why = Why::HandOverMissing { organ: self.receipt.office };
        let missing = || attempt.walled(why);
        self.hand_over.map(Some).ok_or_else(missing)
    }

    fn known_accused(&self, attempt: &Attempt<'_>) -> Result<(), Refusal> {
        let directory = attempt.ctx.directory;
        let unknown = |why| attempt.refuse(Requires::Basis, why, WayOut::CheckDirectory);
        if let Some(organ) = self.accused.organs.iter().find(|organ| directory.organ(**organ).is_none()) {
            return Err(unknown(Why::UnknownOrgan { organ: *organ }));
        }
        let known = |official| directory.officials.contains_key(official);
        match self.accused.officials.iter().find(|official| !known(official)) {
            Some(official) => Err(unknown(Why::UnknownOfficial { official: *official })),
            None => Ok(()),
        }
    }

    fn people(&self) -> u16 {
        u16::try_from(self.heads).unwrap_or(u16::MAX)
    }

    fn representatives(&self, attempt: &Attempt<'_>) -> Result<(), Refusal> {
        let guard = attempt.law.guard(law::Act::Register, Requires::RepresentativesMax);
        let limit = guard.and_then(|guard| guard.says.limit_for(self.people()));
        let named = self.parties.iter().filter(|party| party.role == PartyRole::Representative).count();
        let found = self.representatives.max(u16::try_from(named).unwrap_or(u16::MAX));
        match limit.filter(|limit| self.channel == Channel::Visit && found > *limit) {
            Some(limit) => {
                let why = Why::TooManyRepresentatives { found, limit };
                Err(attempt.refuse(Requires::RepresentativesMax, why, WayOut::AtMost { limit }))
            }
            None => Ok(()),
        }
    }

    fn form(&self, attempt: &Attempt<'_>) -> Form {
        let guard = attempt.law.guard(law::Act::Represent, Requires::CollectiveAt);
        let collective = guard.and_then(|guard| guard.says.limit).is_some_and(|limit| self.people() >= limit);
        match self.heads {
            0 | 1 => Form::Individual,
            _ if collective => Form::Collective,
            _ => Form::Joint,
        }
    }
}

/// Agents who are new show a mandate, and all together are no more than the rules allow.
pub(super) fn agents(attempt: &Attempt<'_>, new: &[Party], all: &[Party]) -> Result<(), Refusal> {
    let refuse = |requires, why, way_out| {
        let cite = attempt.law.cite(law::Act::Represent, requires);
        Refusal { cite, ..attempt.refuse(Requires::Basis, why, way_out) }
    };
    let is_agent = |party: &&Party| party.role == PartyRole::Agent;
    if new.iter().filter(is_agent).any(|agent| !agent.mandate) {
        return Err(refuse(Requires::Mandate, Why::MandateMissing, WayOut::ShowMandate));
    }
    let found = u16::try_from(all.iter().filter(is_agent).count()).unwrap_or(u16::MAX);
    let guard = attempt.law.guard(law::Act::Represent, Requires::AgentsMax);
    match guard.and_then(|guard| guard.says.limit).filter(|limit| found > *limit) {
        Some(limit) => Err(refuse(Requires::AgentsMax, Why::TooManyAgents { found, limit }, WayOut::AtMost { limit })),
        None => Ok(()),
    }
}

/// The event of taking a petition in, by what kind of body took it in.
pub(super) fn received(attempt: &Attempt<'_>, office: OrganId) -> Start {
    match attempt.ctx.directory.organ(office).map(|organ| organ.kind) {
        Some(OrganKind::PetitionOffice) => Start::ReceivedByPetitionOffice,
        _ => Start::ReceivedDirectly,
    }
}

impl Registered {
    /// The matter that begins with this.
    pub(super) fn begin(&self, id: MatterId, event: &Event) -> Matter {
        let office = self.receipt.office;
        let first =
            Contact { no: 1, channel: self.channel, kind: None, heads: self.heads, on: event.on, text: self.text };
        Matter {
            id,
            receipt: self.receipt,
            channel: self.channel,
            purpose: self.purpose,
            category: self.category,
            place: self.place,
            urgency: self.urgency,
            form: self.form,
            parties: self.parties.clone(),
            withdrawn: Vec::new(),
            identity: self.identity,
            heads: self.heads,
            accused: self.accused.clone(),
            named: Accused::default().and(&self.accused),
            sealed: self.sealed,
            repeat: self.repeat,
            title: self.title,
            text: self.text,
            claimed_on: self.claimed_on,
            received_on: event.on,
            contacts: vec![first],
            holder: office,
            held_since: event.on,
            holdings: vec![Holding { organ: office, from: event.on, until: None }],
            hops: Vec::new(),
            helpers: Vec::new(),
            assignments: Vec::new(),
            handler: None,
            reviewer: None,
            transfers: 0,
            returns: 0,
            handlers: Vec::new(),
            recusals: Vec::new(),
            procedure: Procedure::Ordinary,
            inquiries: 0,
            interlude: None,
            issued: None,
            performance: None,
            settled: false,
            remand: None,
            routes: Vec::new(),
            evaluations: Vec::new(),
            urgings: Vec::new(),
            corrections: Vec::new(),
            releases: Vec::new(),
            papers: 0,
            merged: None,
            absorbed: Vec::new(),
            split_from: None,
            found: Vec::new(),
            archived_on: None,
            stage: Stage::Registered,
            clocks: Vec::new(),
            last_on: event.on,
            version: 0,
        }
    }

    /// A matter is registered once; a second registration in its stream tells nothing new.
    pub(super) const fn apply(&self, _: &mut Matter, _: &Event) {}
}
