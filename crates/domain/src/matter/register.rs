//! 登记: everything is registered, before anything else happens to it.

use jiff::civil::Date;
use law::{Purpose, Requires, Start, named_enum};

use super::clocks::{self, Moment};
use super::command::Outcome;
use super::guards::Attempt;
use super::{ClockChange, Fact, Receipt};
use crate::directory::OrganKind;
use crate::{DivisionCode, MatterId, OrganId, PersonRef, TextRef, WayOut, Why};

named_enum! {
    /// How the petition came (信访形式).
    pub enum Channel {
        /// 来信
        Letter = "letter",
        /// 来访
        Visit = "visit",
        /// 网上信访
        Web = "web",
        /// 来电
        Phone = "phone",
        /// 传真
        Fax = "fax",
    }
}

/// Registers a petition at the office of the actor. The command's day is the day of receipt.
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
    /// Who petitions.
    pub petitioner: PersonRef,
    /// Number of petitioners, at least one.
    pub heads: u32,
    /// Number of representatives who came, for visits.
    pub representatives: u16,
    /// The organ complained about, for accusations.
    pub accused: Option<OrganId>,
    /// The earlier matter of the same person about the same thing.
    pub repeat_of: Option<MatterId>,
    /// Title.
    pub title: TextRef,
    /// Text.
    pub text: TextRef,
    /// The day on which the petition is said to have come in; `None` where nobody says.
    pub claimed_on: Option<Date>,
}

impl Register {
    pub(super) fn decide(&self, attempt: &Attempt<'_>) -> Outcome {
        attempt.written(&self.text, Requires::Basis)?;
        attempt.written(&self.title, Requires::Basis)?;
        if self.heads == 0 {
            return Err(attempt.refuse(Requires::Basis, Why::HeadsMissing, WayOut::Write));
        }
        let people = u16::try_from(self.heads).unwrap_or(u16::MAX);
        let guard = attempt.law.guard(law::Act::Register, Requires::RepresentativesMax);
        let limit = guard.and_then(|guard| guard.says.limit_for(people));
        if let Some(limit) = limit.filter(|limit| self.channel == Channel::Visit && self.representatives > *limit) {
            let why = Why::TooManyRepresentatives { found: self.representatives, limit };
            return Err(attempt.refuse(Requires::RepresentativesMax, why, WayOut::AtMost { limit }));
        }
        let office = attempt.ctx.actor.organ;
        let kind = attempt.ctx.directory.organ(office).map(|organ| organ.kind);
        let start = match kind {
            Some(OrganKind::PetitionOffice) => Start::ReceivedByPetitionOffice,
            _ => Start::ReceivedDirectly,
        };
        let moment = Moment { on: attempt.on, assumed: attempt.assumed, organ: office };
        let starts = clocks::start(attempt.ctx, self.purpose, 0, &[start], moment);
        let fact = Fact::Registered {
            receipt: self.receipt,
            channel: self.channel,
            purpose: self.purpose,
            category: self.category,
            place: self.place,
            petitioner: self.petitioner,
            heads: self.heads,
            accused: self.accused,
            repeat_of: self.repeat_of,
            title: self.title,
            text: self.text,
            claimed_on: self.claimed_on,
        };
        Ok((fact, ClockChange { starts, ..ClockChange::default() }))
    }
}
