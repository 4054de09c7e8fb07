//! 出具处理意见: the organ's written opinion on the petition.

use jiff::civil::Date;
use law::{Purpose, Requires, Stop, When, named_enum};
use serde::{Deserialize, Serialize};

use super::clocks;
use super::command::Outcome;
use super::guards::Attempt;
use super::{ClockChange, Event, Fact, Matter, Performance, Procedure, Promise, Stage};
use crate::{MatterId, Origin, Refusal, TextRef, WayOut, Why};

named_enum! {
    /// The three kinds of opinion.
    pub enum Opinion {
        /// 支持
        Support = "support",
        /// 解释说明
        Explain = "explain",
        /// 不予支持
        NotSupport = "not_support",
    }
}

named_enum! {
    /// What a written opinion must say (R22-32¶1).
    pub enum OpinionPart {
        /// 信访人的诉求
        Claim = "claim",
        /// 事实和理由
        Facts = "facts",
        /// 处理意见
        Opinion = "opinion",
        /// 法律法规或者其他有关依据
        Basis = "basis",
    }
}

/// The handling opinion that was issued last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Issued {
    /// The kind.
    pub opinion: Opinion,
    /// Its text.
    pub text: TextRef,
    /// When.
    pub on: Date,
}

/// Issues the handling opinion. A late one is still owed; its clock shows that it is late.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The kind.
    pub opinion: Opinion,
    /// The opinion's text.
    pub text: TextRef,
    /// Which parts it has.
    pub parts: Vec<OpinionPart>,
    /// Who does what was supported, and until when.
    pub promise: Option<Promise>,
    /// After a remand: the new facts on which the same opinion would rest.
    pub new_facts: Option<TextRef>,
}

/// The handling opinion was issued.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answered {
    /// The kind.
    pub opinion: Opinion,
    /// The opinion's text.
    pub text: TextRef,
    /// Which parts it has; empty where a file only gave its text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<OpinionPart>,
    /// Who does what was supported, and until when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub promise: Option<Promise>,
    /// The new facts on which the same opinion rests after a remand.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub new_facts: Option<TextRef>,
}

impl Answer {
    pub(super) fn decide(&self, attempt: &Attempt<'_>, matter: &Matter) -> Outcome {
        attempt.at(matter, |stage| matches!(stage, Stage::Handling { .. }))?;
        attempt.by_holder(matter)?;
        attempt.no_interlude(matter)?;
        attempt.written(&self.text, Requires::OpinionParts)?;
        // A file gives a text and no more; whoever writes here writes all of it.
        if attempt.ctx.origin == Origin::Entered {
            self.complete(attempt)?;
            established(attempt, matter)?;
        }
        self.promised(attempt, matter)?;
        self.not_the_same(attempt, matter)?;
        let stops = clocks::stop(attempt.ctx, matter, &[Stop::Answered]);
        let fact = Answered {
            opinion: self.opinion,
            text: self.text,
            parts: self.parts.clone(),
            promise: self.promise,
            new_facts: self.new_facts,
        };
        Ok((Fact::Answered(fact), ClockChange { stops, ..ClockChange::default() }))
    }

    fn complete(&self, attempt: &Attempt<'_>) -> Result<(), Refusal> {
        let parts: Vec<OpinionPart> =
            OpinionPart::ALL.iter().copied().filter(|part| !self.parts.contains(part)).collect();
        if parts.is_empty() || attempt.law.guard(attempt.act, Requires::OpinionParts).is_none() {
            return Ok(());
        }
        Err(attempt.refuse(Requires::OpinionParts, Why::PartsMissing { parts }, WayOut::Write))
    }

    /// What is supported is carried out, so the opinion says by whom and until when.
    fn promised(&self, attempt: &Attempt<'_>, matter: &Matter) -> Result<(), Refusal> {
        match self.promise {
            None if self.opinion == Opinion::Support && attempt.ctx.origin == Origin::Entered => {
                let cite = attempt.law.cite(law::Act::Perform, Requires::Basis);
                let refusal = attempt.refuse(Requires::Basis, Why::PromiseMissing, WayOut::SetPeriod);
                Err(Refusal { cite, ..refusal })
            }
            None => Ok(()),
            Some(promise) if promise.by < attempt.on => {
                let why = Why::DatesReversed { from: attempt.on, until: promise.by };
                Err(attempt.refuse(Requires::Basis, why, WayOut::SetPeriod))
            }
            Some(promise) => attempt.target(matter, promise.performer),
        }
    }

    /// After a remand for the reasons that the rule lists, the same opinion may not come again.
    fn not_the_same(&self, attempt: &Attempt<'_>, matter: &Matter) -> Result<(), Refusal> {
        let Some(remand) = matter.remand.filter(|remand| remand.opinion == self.opinion) else { return Ok(()) };
        let on_remand = |requires: Requires| {
            let mut guards = attempt.law.guards(attempt.act);
            guards.find(|guard| guard.says.requires == requires && guard.says.when == Some(When::OnRemand))
        };
        let covers = |guard: &&law::GuardRule| {
            guard.says.circumstances.is_empty() || remand.circumstance.is_some_and(|why| guard.says.covers(why))
        };
        if on_remand(Requires::NotSameOpinion).filter(covers).is_none() {
            return Ok(());
        }
        let only_on_same_facts = on_remand(Requires::NotSameFactsAndReasons).is_some();
        if only_on_same_facts && self.new_facts.is_some_and(|facts| facts.chars > 0) {
            return Ok(());
        }
        let why = Why::SameOpinion { opinion: self.opinion };
        Err(attempt.refuse(Requires::NotSameOpinion, why, WayOut::OtherOpinion))
    }
}

/// The petitioner is heard and the facts are looked into before an opinion on a claim; a simple case is told at once.
fn established(attempt: &Attempt<'_>, matter: &Matter) -> Result<(), Refusal> {
    let asked = attempt.law.guard(attempt.act, Requires::FactsEstablished).is_some();
    let simple = matter.procedure == Procedure::Simple || matter.purpose != Purpose::Claim;
    if !asked || simple || matter.inquiries > 0 {
        return Ok(());
    }
    Err(attempt.refuse(Requires::FactsEstablished, Why::FactsNotEstablished, WayOut::Investigate))
}

impl Answered {
    pub(super) fn apply(&self, matter: &mut Matter, event: &Event) {
        matter.stage = Stage::Answered { opinion: self.opinion };
        matter.issue(Issued { opinion: self.opinion, text: self.text, on: event.on });
        matter.remand = None;
        if let Some(promise) = self.promise {
            matter.performance = Some(Performance { promise, performed_on: None, confirmed: None });
        }
    }
}

/// Gives a matter that was handled together with another the answer of that other, so that its own petitioner gets
/// it, with windows of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShareAnswer {
    /// The other matter, answered.
    pub other: Box<Matter>,
}

/// The answer of another matter became this one's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswerShared {
    /// Of which matter.
    pub from: MatterId,
    /// The organ that answered.
    pub handler: crate::OrganId,
    /// The kind.
    pub opinion: Opinion,
    /// The opinion's text, in the other matter's row.
    pub text: TextRef,
    /// What was promised.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub promise: Option<Promise>,
}

impl ShareAnswer {
    pub(super) fn decide(&self, attempt: &Attempt<'_>, matter: &Matter) -> Outcome {
        let other = &self.other;
        let together = matter.stage == (Stage::Merged { into: other.id });
        let (Some(issued), true, Stage::Answered { .. }) = (other.issued, together, other.stage) else {
            return Err(attempt.wrong_stage(matter));
        };
        attempt.by_one_of(&[other.holder])?;
        let stops = clocks::stop(attempt.ctx, matter, &[Stop::Answered]);
        let fact = AnswerShared {
            from: other.id,
            handler: other.holder,
            opinion: issued.opinion,
            text: issued.text,
            promise: other.performance.map(|performance| performance.promise),
        };
        Ok((Fact::AnswerShared(fact), ClockChange { stops, ..ClockChange::default() }))
    }
}

impl AnswerShared {
    pub(super) fn apply(&self, matter: &mut Matter, event: &Event) {
        matter.merged = None;
        matter.stage = Stage::Answered { opinion: self.opinion };
        matter.issue(Issued { opinion: self.opinion, text: self.text, on: event.on });
        matter.handler = Some(self.handler);
        if let Some(promise) = self.promise {
            matter.performance = Some(Performance { promise, performed_on: None, confirmed: None });
        }
        if matter.holder != self.handler {
            matter.hold(self.handler, event.on);
        }
    }
}
