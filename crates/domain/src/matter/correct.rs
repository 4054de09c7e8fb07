//! 更正: nothing is deleted; a correction stands beside what it corrects, with a reason and a second person.

use jiff::civil::Date;
use law::{Purpose, Requires, Start};
use serde::{Deserialize, Serialize};

use super::clocks::{self, Moment};
use super::command::Outcome;
use super::guards::Attempt;
use super::take_over::TakenOver;
use super::{Accused, Channel, ClockChange, Event, Fact, Matter, Repeat, Stage, Urgency};
use crate::wall::{Reader, may_know};
use crate::{DivisionCode, OfficialId, OrganId, Refusal, TextRef, WayOut, Why};

/// What is to be different.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// The channel.
    Channel(Channel),
    /// The purpose; terms that it brings or takes away follow.
    Purpose(Purpose),
    /// The content class.
    Category(Option<u32>),
    /// The place.
    Place(Option<DivisionCode>),
    /// How pressing it is.
    Urgency(Urgency),
    /// The number of petitioners of the first contact.
    Heads(u32),
    /// The day on which it is said to have come in.
    ClaimedOn(Option<Date>),
    /// That it repeats an earlier matter, or that it does not.
    Repeat(Option<Repeat>),
    /// Whom it accuses; an organ that it accuses now must let it go at once.
    Accused(Accused, Option<OrganId>),
}

/// A correction, proposed or decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CorrectionState {
    /// Its number in the matter, from 1.
    pub no: u16,
    /// Who proposed it.
    pub by: OfficialId,
    /// What is to be different.
    pub change: Change,
    /// What was decided; `None` while nobody has.
    pub approved: Option<bool>,
}

/// Proposes a correction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProposeCorrection {
    /// What is to be different.
    pub change: Change,
    /// Why.
    pub reason: TextRef,
}

/// A correction was proposed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CorrectionProposed {
    /// What is to be different.
    pub change: Change,
    /// By whom.
    pub by: OfficialId,
    /// Why.
    pub reason: TextRef,
}

impl ProposeCorrection {
    pub(super) fn decide(&self, attempt: &Attempt<'_>, matter: &Matter) -> Outcome {
        let actor = attempt.by_one_of(&[matter.holder, matter.receipt.office])?;
        attempt.written(&self.reason, Requires::Basis)?;
        possible(attempt, matter, &self.change)?;
        let fact = CorrectionProposed { change: self.change.clone(), by: actor.official, reason: self.reason };
        Ok((Fact::CorrectionProposed(fact), ClockChange::default()))
    }
}

impl CorrectionProposed {
    pub(super) fn apply(&self, matter: &mut Matter, _: &Event) {
        // From the proposal on, so that nobody whom it names reads it, or has a say in what becomes of it.
        if let Change::Accused(accused, _) = &self.change {
            matter.named = matter.named.and(accused);
        }
        let no = u16::try_from(matter.corrections.len() + 1).unwrap_or(u16::MAX);
        matter.corrections.push(CorrectionState { no, by: self.by, change: self.change.clone(), approved: None });
    }
}

fn possible(attempt: &Attempt<'_>, matter: &Matter, change: &Change) -> Result<(), Refusal> {
    let directory = attempt.ctx.directory;
    match change {
        Change::Heads(0) => Err(attempt.refuse(Requires::Basis, Why::HeadsMissing, WayOut::Write)),
        Change::ClaimedOn(Some(on)) if *on > matter.received_on => {
            let why = Why::DayInFuture { on: *on, today: matter.received_on };
            Err(attempt.refuse(Requires::Basis, why, WayOut::UseDay { from: None, until: matter.received_on }))
        }
        Change::Accused(accused, hand_over) => {
            if let Some(organ) = accused.organs.iter().find(|organ| directory.organ(**organ).is_none()) {
                return Err(attempt.refuse(
                    Requires::Basis,
                    Why::UnknownOrgan { organ: *organ },
                    WayOut::CheckDirectory,
                ));
            }
            let unknown = |official: &&OfficialId| !directory.officials.contains_key(official);
            if let Some(official) = accused.officials.iter().find(unknown) {
                let why = Why::UnknownOfficial { official: *official };
                return Err(attempt.refuse(Requires::Basis, why, WayOut::CheckDirectory));
            }
            let named = matter.named.and(accused);
            let known = |organ| may_know(&named, Reader { organ, official: None }, directory, attempt.on);
            match hand_over {
                Some(to) => {
                    directory
                        .active(*to, attempt.on)
                        .map_err(|(why, way)| attempt.refuse(Requires::Basis, why, way))?;
                    if known(*to) { Ok(()) } else { Err(attempt.walled(Why::ToAccused { organ: *to })) }
                }
                None if known(matter.holder) => Ok(()),
                None => Err(attempt.walled(Why::HandOverMissing { organ: matter.holder })),
            }
        }
        _ => Ok(()),
    }
}

/// Decides a correction. Never the person who proposed it, nor anybody whom it accuses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DecideCorrection {
    /// Which.
    pub no: u16,
    /// Whether it holds.
    pub approved: bool,
}

/// A correction was decided.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CorrectionDecided {
    /// Which.
    pub no: u16,
    /// Whether it holds.
    pub approved: bool,
    /// What is different from now on, if it holds.
    pub change: Change,
}

impl DecideCorrection {
    pub(super) fn decide(self, attempt: &Attempt<'_>, matter: &Matter) -> Outcome {
        let correction = matter.corrections.iter().find(|correction| correction.no == self.no);
        let actor = attempt.by_one_of(&deciders(attempt, matter, correction))?;
        let Some(correction) = correction else {
            return Err(attempt.refuse(Requires::Basis, Why::NoSuchItem { no: self.no }, attempt.open_acts(matter)));
        };
        if correction.approved.is_some() {
            return Err(attempt.refuse(Requires::Basis, Why::AlreadyDecided, attempt.open_acts(matter)));
        }
        if correction.by == actor.official {
            let why = Why::SamePerson { official: actor.official };
            return Err(attempt.refuse(Requires::SecondPerson, why, WayOut::OtherOfficial));
        }
        let change = correction.change.clone();
        let mut clocks = ClockChange::default();
        if self.approved {
            possible(attempt, matter, &change)?;
            if let Change::Purpose(purpose) = change {
                clocks = terms_of(attempt, matter, purpose);
            }
        }
        let fact = CorrectionDecided { no: self.no, approved: self.approved, change };
        Ok((Fact::CorrectionDecided(fact), clocks))
    }
}

/// The organ that has the matter and the office that registered it; where the wall hides it from both by now, the
/// organ to which it would go.
fn deciders(attempt: &Attempt<'_>, matter: &Matter, correction: Option<&CorrectionState>) -> Vec<OrganId> {
    let (directory, today) = (attempt.ctx.directory, attempt.ctx.today);
    let usual = [matter.holder, matter.receipt.office];
    let known = |organ: &OrganId| matter.known_to(Reader { organ: *organ, official: None }, directory, today);
    let may: Vec<OrganId> = usual.into_iter().filter(known).collect();
    match correction.map(|correction| &correction.change) {
        Some(Change::Accused(_, Some(to))) if may.is_empty() => vec![*to],
        _ if may.is_empty() => usual.to_vec(),
        _ => may,
    }
}

/// Terms that the new purpose does not have end; those that it has and that had not begun, begin on the day on
/// which they would have.
fn terms_of(attempt: &Attempt<'_>, matter: &Matter, purpose: Purpose) -> ClockChange {
    let covers =
        |clock: &super::ClockState| clocks::rule_of(attempt.ctx, clock).is_some_and(|rule| rule.says.covers(purpose));
    let running = || matter.clocks.iter().filter(|clock| clock.running());
    let stops = running().filter(|clock| !covers(clock)).map(|clock| clock.no).collect();
    let mut starts = Vec::new();
    if let Stage::Handling { accepted_on } = matter.stage {
        let moment = Moment { purpose, ..Moment::of(matter, accepted_on, attempt.assumed, matter.holder) };
        starts = clocks::start(attempt.ctx, matter.clocks.len(), &[Start::Accepted], moment);
        starts.retain(|start| !running().any(|clock| clock.rule == start.rule && covers(clock)));
        clocks::renumber(&mut starts, matter.clocks.len());
    }
    ClockChange { starts, stops, ..ClockChange::default() }
}

impl CorrectionDecided {
    pub(super) fn apply(&self, matter: &mut Matter, event: &Event) {
        for correction in matter.corrections.iter_mut().filter(|correction| correction.no == self.no) {
            correction.approved = Some(self.approved);
        }
        if self.approved {
            self.change.apply(matter, event);
        }
    }
}

impl Change {
    fn apply(&self, matter: &mut Matter, event: &Event) {
        match self {
            Self::Channel(channel) => matter.channel = *channel,
            Self::Purpose(purpose) => matter.purpose = *purpose,
            Self::Category(category) => matter.category = *category,
            Self::Place(place) => matter.place = *place,
            Self::Urgency(urgency) => matter.urgency = *urgency,
            Self::Heads(heads) => {
                matter.heads = *heads;
                matter.contacts.iter_mut().take(1).for_each(|first| first.heads = *heads);
            }
            Self::ClaimedOn(on) => matter.claimed_on = *on,
            Self::Repeat(repeat) => matter.repeat = *repeat,
            Self::Accused(accused, hand_over) => {
                matter.accused.clone_from(accused);
                if let Some(to) = *hand_over {
                    let (handler, reviewer) = (matter.handler, matter.reviewer);
                    TakenOver::carry_on(matter, event.on, matter.holder, to);
                    // An opinion that was given stays that of its organ: it is contested above that one.
                    if !matches!(matter.stage, Stage::Handling { .. }) {
                        matter.handler = handler;
                    }
                    if !matches!(matter.stage, Stage::UnderReview { .. }) {
                        matter.reviewer = reviewer;
                    }
                }
            }
        }
    }
}
