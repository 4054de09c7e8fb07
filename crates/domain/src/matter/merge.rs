//! 合并: two matters are handled together, for a reason, and can be parted again. Each petitioner keeps thread and
//! answer; no term outlives the earlier of the two.

use law::{Requires, Stop};
use serde::{Deserialize, Serialize};

use super::clocks;
use super::command::Outcome;
use super::guards::Attempt;
use super::{ClockChange, Event, Fact, Matter, MergedAt, Moved, Stage, TakenCount};
use crate::{MatterId, Refusal, TextRef, WayOut, Why};

/// Puts this matter under another one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MergeInto {
    /// The other matter, as it stands.
    pub other: Box<Matter>,
    /// Why they belong together.
    pub reason: TextRef,
}

/// This matter is handled together with another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MergedInto {
    /// The other one.
    pub into: MatterId,
    /// Why they belong together.
    pub reason: TextRef,
}

impl MergeInto {
    pub(super) fn decide(&self, attempt: &Attempt<'_>, matter: &Matter) -> Outcome {
        mergeable(attempt, matter, &self.other)?;
        attempt.written(&self.reason, Requires::Basis)?;
        // The petitioner is still to be told; all else is owed in the other matter from now on.
        let told = |clock: &&super::ClockState| !clocks::ends(attempt.ctx, clock, &[Stop::Notified]);
        let running = matter.clocks.iter().filter(|clock| clock.running() && !clock.window);
        let stops = running.filter(told).map(|clock| clock.no).collect();
        let fact = MergedInto { into: self.other.id, reason: self.reason };
        Ok((Fact::MergedInto(fact), ClockChange { stops, ..ClockChange::default() }))
    }
}

impl MergedInto {
    pub(super) fn apply(&self, matter: &mut Matter, event: &Event) {
        matter.merged = Some(MergedAt { into: self.into, before: matter.stage, stopped: event.clocks.stops.clone() });
        matter.stage = Stage::Merged { into: self.into };
    }
}

/// How far a matter has come, as far as merging goes.
const fn progress(stage: Stage) -> Option<u8> {
    match stage {
        Stage::Registered => Some(0),
        Stage::Forwarded => Some(1),
        Stage::Handling { .. } => Some(2),
        _ => None,
    }
}

/// Both with one organ, before any answer, of one purpose, accusing the same, and the second no further behind.
fn mergeable(attempt: &Attempt<'_>, matter: &Matter, other: &Matter) -> Result<(), Refusal> {
    attempt.by_holder(matter)?;
    let refuse = |why| attempt.refuse(Requires::Basis, why, attempt.open_acts(matter));
    let (Some(here), Some(there)) = (progress(matter.stage), progress(other.stage)) else {
        return Err(refuse(Why::NotMergeable));
    };
    if matter.id == other.id || here > there || !matter.absorbed.is_empty() {
        return Err(refuse(Why::NotMergeable));
    }
    if other.holder != matter.holder {
        let why = Why::WrongOrgan { organ: matter.holder, holder: other.holder };
        return Err(attempt.refuse(Requires::CompetentOrgan, why, WayOut::AskOrgan { organ: other.holder }));
    }
    // Whoever may know of the one may know of the other, so that an answer to both tells nobody of an accusation.
    let one_wall = other.accused == matter.accused && other.named == matter.named;
    if other.purpose != matter.purpose || !one_wall || other.sealed != matter.sealed {
        return Err(refuse(Why::MattersDiffer));
    }
    attempt.no_interlude(matter)
}

/// Takes another matter in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Join {
    /// The other matter, as it stood before.
    pub other: Box<Matter>,
}

/// Another matter was taken in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Joined {
    /// Which.
    pub from: MatterId,
}

impl Join {
    pub(super) fn decide(&self, attempt: &Attempt<'_>, matter: &Matter) -> Outcome {
        mergeable(attempt, &self.other, matter)?;
        // What was due earlier in the other matter is due as early here.
        let running = matter.clocks.iter().filter(|clock| clock.running() && !clock.window);
        let earlier = running.filter_map(|clock| {
            let same = |theirs: &&super::ClockState| theirs.rule == clock.rule && theirs.running();
            let theirs = self.other.clocks.iter().filter(same).min_by_key(|theirs| theirs.due_on)?;
            (theirs.due_on < clock.due_on).then_some(Moved {
                no: clock.no,
                days: 0,
                suspended: None,
                // An extension later on counts from the earlier start as well.
                taken: Some(TakenCount {
                    on: theirs.started_on,
                    set_days: theirs.set_days,
                    // What was extended once on either side is not extended once more for being merged.
                    extended: Some((theirs.extension_days, theirs.extensions.max(clock.extensions)))
                        .filter(|(_, times)| *times > 0),
                }),
                ends_on: theirs.ends_on,
                due_on: theirs.due_on,
                provisional: theirs.provisional,
            })
        });
        let clocks = ClockChange { moves: earlier.collect(), ..ClockChange::default() };
        Ok((Fact::Joined(Joined { from: self.other.id }), clocks))
    }
}

impl Joined {
    pub(super) fn apply(&self, matter: &mut Matter, _: &Event) {
        matter.absorbed.push(self.from);
    }
}

/// Goes on alone again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unmerge {
    /// Why.
    pub reason: TextRef,
}

/// The matter goes on alone again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unmerged {
    /// Which matter it was handled with.
    pub from: MatterId,
    /// Why.
    pub reason: TextRef,
}

impl Unmerge {
    pub(super) fn decide(self, attempt: &Attempt<'_>, matter: &Matter) -> Outcome {
        let Some(merged) = &matter.merged else {
            return Err(attempt.wrong_stage(matter));
        };
        attempt.by_one_of(&[matter.holder, matter.receipt.office])?;
        attempt.written(&self.reason, Requires::Basis)?;
        let clocks = ClockChange { resumes: merged.stopped.clone(), ..ClockChange::default() };
        Ok((Fact::Unmerged(Unmerged { from: merged.into, reason: self.reason }), clocks))
    }
}

impl Unmerged {
    pub(super) fn apply(&self, matter: &mut Matter, _: &Event) {
        if let Some(merged) = matter.merged.take() {
            matter.stage = merged.before;
        }
    }
}

/// Lets another matter go that was taken in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// Which.
    pub from: MatterId,
}

/// Another matter went its own way again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Parted {
    /// Which.
    pub from: MatterId,
}

impl Part {
    pub(super) fn decide(self, attempt: &Attempt<'_>, matter: &Matter) -> Outcome {
        attempt.staff()?;
        if !matter.absorbed.contains(&self.from) {
            return Err(attempt.refuse(Requires::Basis, Why::NotMergeable, attempt.open_acts(matter)));
        }
        Ok((Fact::Parted(Parted { from: self.from }), ClockChange::default()))
    }
}

impl Parted {
    pub(super) fn apply(&self, matter: &mut Matter, _: &Event) {
        matter.absorbed.retain(|absorbed| *absorbed != self.from);
    }
}
