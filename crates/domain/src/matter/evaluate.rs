//! 满意度评价: the petitioner's own word on both bodies. What staff report as said is kept apart.

use jiff::civil::Date;
use law::{Purpose, Requires, Stop, named_enum};
use serde::{Deserialize, Serialize};

use super::clocks;
use super::command::Outcome;
use super::guards::Attempt;
use super::{ClockChange, Event, Fact, Matter, Stage};
use crate::directory::OrganKind;
use crate::{PersonId, Refusal, TextRef, Why};

named_enum! {
    /// Which body is evaluated.
    pub enum EvaluatedBody {
        /// 信访部门
        PetitionOffice = "petition_office",
        /// 责任单位
        ResponsibleOrgan = "responsible_organ",
    }
}

named_enum! {
    /// How satisfied somebody is.
    pub enum Grade {
        /// 满意
        Satisfied = "satisfied",
        /// 基本满意
        FairlySatisfied = "fairly_satisfied",
        /// 不满意
        Dissatisfied = "dissatisfied",
    }
}

/// What a petitioner said of a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EvaluationState {
    /// Who.
    pub person: PersonId,
    /// Of which body.
    pub of: EvaluatedBody,
    /// What.
    pub grade: Grade,
    /// When.
    pub on: Date,
    /// Whether another opinion was issued since: this one speaks of an earlier opinion.
    pub of_earlier: bool,
}

/// Evaluates one of the two bodies, once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evaluate {
    /// Which body.
    pub of: EvaluatedBody,
    /// How satisfied.
    pub grade: Grade,
    /// In the petitioner's words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<TextRef>,
}

impl Evaluate {
    pub(super) fn decide(self, attempt: &Attempt<'_>, matter: &Matter) -> Outcome {
        let person = attempt.petitioner()?;
        if matter.purpose == Purpose::Accusation {
            let why = Why::WrongPurpose { purpose: matter.purpose };
            return Err(attempt.refuse(Requires::Basis, why, attempt.open_acts(matter)));
        }
        // A new opinion is another thing to be satisfied with.
        let said = |done: &EvaluationState| done.person == person && done.of == self.of && !done.of_earlier;
        if matter.evaluations.iter().any(said) {
            return Err(attempt.refuse(Requires::PetitionerOnly, Why::AlreadyEvaluated, attempt.open_acts(matter)));
        }
        if !self.has_acted(attempt, matter) {
            return Err(attempt.refuse(Requires::Basis, Why::NothingToEvaluate, attempt.open_acts(matter)));
        }
        self.in_window(attempt, matter)?;
        Ok((Fact::Evaluated(self), ClockChange::default()))
    }

    /// An office has acted once it sent the matter on or took it up; an organ, once its decision reached the petitioner.
    fn has_acted(self, attempt: &Attempt<'_>, matter: &Matter) -> bool {
        match self.of {
            EvaluatedBody::PetitionOffice => {
                let kind = attempt.ctx.directory.organ(matter.receipt.office).map(|organ| organ.kind);
                kind == Some(OrganKind::PetitionOffice) && (matter.transfers > 0 || matter.stage != Stage::Registered)
            }
            EvaluatedBody::ResponsibleOrgan => matches!(
                matter.stage,
                Stage::Declined { .. }
                    | Stage::Delivered { .. }
                    | Stage::Concluded { .. }
                    | Stage::UnderReview { .. }
                    | Stage::Reviewed { .. }
            ),
        }
    }

    fn in_window(self, attempt: &Attempt<'_>, matter: &Matter) -> Result<(), Refusal> {
        let mut running = matter.clocks.iter().rev().filter(|clock| clock.running());
        let window = running.find(|clock| clocks::ends(attempt.ctx, clock, &[Stop::Evaluated]));
        match window.filter(|window| attempt.on > window.due_on) {
            Some(window) => {
                let (why, way_out) = (Why::WindowOver { due_on: window.due_on }, attempt.open_acts(matter));
                Err(Refusal { act: Some(attempt.act), why, cite: Some(window.cite), way_out })
            }
            None => Ok(()),
        }
    }

    pub(super) fn apply(&self, matter: &mut Matter, event: &Event) {
        let crate::By::Petitioner(person) = event.by else { return };
        matter.evaluations.push(EvaluationState {
            person,
            of: self.of,
            grade: self.grade,
            on: event.on,
            of_earlier: false,
        });
    }
}

/// Records a visit or call after the matter was answered (回访), with what the petitioner is said to have said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FollowUp {
    /// What was said and done.
    pub text: TextRef,
    /// What the petitioner is said to think; it counts in no rate.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub said: Option<Grade>,
}

impl FollowUp {
    pub(super) fn decide(self, attempt: &Attempt<'_>, matter: &Matter) -> Outcome {
        attempt.at(matter, |stage| {
            matches!(stage, Stage::Delivered { .. }) || stage.ended() && stage != Stage::Withdrawn
        })?;
        let may: Vec<_> = [matter.holder, matter.receipt.office].into_iter().chain(matter.handler).collect();
        attempt.by_one_of(&may)?;
        attempt.written(&self.text, Requires::Basis)?;
        Ok((Fact::FollowedUp(self), ClockChange::default()))
    }

    pub(super) const fn apply(&self, _: &mut Matter, _: &Event) {}
}
