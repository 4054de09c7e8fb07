//! 拆分: what one letter raised, two matters carry on, both from the day of the one receipt.

use jiff::civil::Date;
use law::{Purpose, Requires, Stop};
use serde::{Deserialize, Serialize};

use super::clocks;
use super::command::Outcome;
use super::guards::Attempt;
use super::{Accused, ClockChange, Event, Fact, Matter, Receipt, Registered, Running, Stage};
use crate::{MatterId, OrganId, Refusal, TextRef, Why};

/// Begins a matter of its own with one claim of another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SplitOff {
    /// The matter that it was part of, as it stands.
    pub of: Box<Matter>,
    /// Receipt number.
    pub receipt: Receipt,
    /// The purpose of this part.
    pub purpose: Purpose,
    /// Content class, in our own numbering.
    pub category: Option<u32>,
    /// Title.
    pub title: TextRef,
    /// Text.
    pub text: TextRef,
    /// Why it goes its own way.
    pub reason: TextRef,
}

/// A matter began as a part of another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SplitFrom {
    /// The other matter.
    pub of: MatterId,
    /// What would have been registered.
    pub registered: Registered,
    /// The day of the one receipt.
    pub received_on: Date,
    /// Who has it.
    pub holder: OrganId,
    /// Since when it was taken up, if it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accepted_on: Option<Date>,
    /// Everybody whom the other matter ever named, where it accuses others by now or nobody.
    #[serde(default, skip_serializing_if = "Accused::is_nobody")]
    pub named: Accused,
    /// Why it goes its own way.
    pub reason: TextRef,
}

impl SplitOff {
    pub(super) fn decide(&self, attempt: &Attempt<'_>) -> Outcome {
        splittable(attempt, &self.of)?;
        attempt.written(&self.title, Requires::Basis)?;
        attempt.written(&self.text, Requires::Basis)?;
        attempt.written(&self.reason, Requires::Basis)?;
        let of = &self.of;
        let accepted_on = match of.stage {
            Stage::Handling { accepted_on } => Some(accepted_on),
            _ => None,
        };
        let registered = Registered {
            receipt: self.receipt,
            channel: of.channel,
            purpose: self.purpose,
            category: self.category,
            place: of.place,
            urgency: of.urgency,
            form: of.form,
            parties: of.parties.iter().filter(|party| of.is_party(party.person.id)).copied().collect(),
            identity: of.identity,
            heads: of.heads,
            accused: of.accused.clone(),
            sealed: of.sealed,
            repeat: of.repeat,
            title: self.title,
            text: self.text,
            claimed_on: of.claimed_on,
        };
        let (received_on, holder) = (of.received_on, of.holder);
        let as_registered = Accused::default().and(&registered.accused) == of.named;
        let named = if as_registered { Accused::default() } else { of.named.clone() };
        let fact = SplitFrom { of: of.id, registered, received_on, holder, accepted_on, named, reason: self.reason };
        let clocks = ClockChange { starts: self.copies(attempt), ..ClockChange::default() };
        Ok((Fact::SplitFrom(fact), clocks))
    }

    /// The terms that run in the other matter run here with the same last days. A closing report is owed once.
    fn copies(&self, attempt: &Attempt<'_>) -> Vec<Running> {
        let runs = |clock: &&super::ClockState| {
            let once = clocks::ends(attempt.ctx, clock, &[Stop::ReportedBack]);
            let covers = clocks::rule_of(attempt.ctx, clock).is_some_and(|rule| rule.says.covers(self.purpose));
            clock.running() && !once && covers
        };
        let mut copies: Vec<Running> = self.of.clocks.iter().filter(runs).map(Running::copy_of).collect();
        clocks::renumber(&mut copies, 0);
        copies
    }
}

/// Only what is not yet answered, by the organ that has it.
fn splittable(attempt: &Attempt<'_>, of: &Matter) -> Result<(), Refusal> {
    attempt.at(of, |stage| matches!(stage, Stage::Registered | Stage::Handling { .. }))?;
    attempt.by_holder(of)?;
    if of.merged.is_some() || !of.absorbed.is_empty() {
        return Err(attempt.refuse(Requires::Basis, Why::NotMergeable, attempt.open_acts(of)));
    }
    attempt.no_interlude(of)
}

impl SplitFrom {
    /// The matter that begins with this.
    pub(super) fn begin(&self, id: MatterId, event: &Event) -> Matter {
        let mut matter = self.registered.begin(id, event);
        matter.split_from = Some(self.of);
        matter.received_on = self.received_on;
        matter.named = matter.named.and(&self.named);
        (matter.holder, matter.held_since) = (self.holder, event.on);
        if let Some(holding) = matter.holdings.first_mut() {
            holding.organ = self.holder;
        }
        if let Some(accepted_on) = self.accepted_on {
            matter.stage = Stage::Handling { accepted_on };
            matter.handler = Some(self.holder);
        }
        matter
    }

    /// A matter begins once.
    pub(super) const fn apply(&self, _: &mut Matter, _: &Event) {}
}

/// Notes in the matter that a part of it goes its own way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SplitInto {
    /// The new matter.
    pub into: MatterId,
    /// Why.
    pub reason: TextRef,
}

impl SplitInto {
    pub(super) fn decide(self, attempt: &Attempt<'_>, matter: &Matter) -> Outcome {
        splittable(attempt, matter)?;
        attempt.written(&self.reason, Requires::Basis)?;
        Ok((Fact::SplitInto(self), ClockChange::default()))
    }

    pub(super) const fn apply(&self, _: &mut Matter, _: &Event) {}
}
