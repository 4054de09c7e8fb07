//! 再次来件: a further letter, visit or call belongs to the matter that it is about, and is counted by itself.

use jiff::civil::Date;
use law::Requires;
use serde::{Deserialize, Serialize};

use super::command::Outcome;
use super::guards::Attempt;
use super::{Channel, ClockChange, Contact, ContactKind, Event, Fact, Matter, Party};
use crate::{By, TextRef, WayOut, Why};

/// Most letters, visits and calls that one matter takes: more would be entered by mistake, and every reader of the
/// matter reads them all.
pub const CONTACTS_MAX: usize = 10_000;

/// Adds a contact, at whichever office it arrived. The command's day is the day of receipt.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AddContact {
    /// How it came.
    pub channel: Channel,
    /// What it brings.
    pub kind: ContactKind,
    /// How many people.
    pub heads: u32,
    /// People who petition now and did not before.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parties: Vec<Party>,
    /// The text.
    pub text: TextRef,
    /// The day on which it is said to have come in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub claimed_on: Option<Date>,
}

impl AddContact {
    pub(super) fn decide(&self, attempt: &Attempt<'_>, matter: &Matter) -> Outcome {
        attempt.written(&self.text, Requires::Basis)?;
        if self.heads == 0 {
            return Err(attempt.refuse(Requires::Basis, Why::HeadsMissing, WayOut::Write));
        }
        if matter.contacts.len() >= CONTACTS_MAX {
            let limit = u32::try_from(CONTACTS_MAX).unwrap_or(u32::MAX);
            return Err(attempt.refuse(Requires::Basis, Why::TooMany { limit }, WayOut::Register));
        }
        if matches!(attempt.ctx.by, By::Petitioner(_)) && !self.parties.is_empty() {
            return Err(attempt.refuse(
                Requires::CompetentOrgan,
                Why::StaffOnly,
                WayOut::AskOrgan { organ: matter.holder },
            ));
        }
        let is_new = |party: &&Party| !super::petition::is_party(&matter.parties, party.person.id);
        let new = self.parties.iter().filter(is_new).copied();
        let all: Vec<Party> = matter.parties.iter().copied().chain(new).collect();
        super::register::agents(attempt, &self.parties, &all)?;
        Ok((Fact::ContactAdded(self.clone()), ClockChange::default()))
    }

    pub(super) fn apply(&self, matter: &mut Matter, event: &Event) {
        let no = u16::try_from(matter.contacts.len() + 1).unwrap_or(u16::MAX);
        let contact = Contact {
            no,
            channel: self.channel,
            kind: Some(self.kind),
            heads: self.heads,
            on: event.on,
            text: self.text,
        };
        matter.contacts.push(contact);
        for party in &self.parties {
            if !super::petition::is_party(&matter.parties, party.person.id) {
                matter.parties.push(*party);
            }
        }
    }
}
