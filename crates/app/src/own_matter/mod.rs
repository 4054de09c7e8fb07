//! What a petitioner sees of the own matter: where it is, what is due and why, what happened, and what can be done now.
//!
//! Nothing internal can be shown, because the types here have no place for it: notes, investigations, calls for action,
//! findings, periods between organs, names of officials, and whatever other petitioners wrote or thought.

mod course;
mod due;
mod entry;
mod load;
mod offers;
mod words;

use domain::matter::{Performance, Receipt, Stage};
use domain::{OrganId, PaperRef};
use jiff::civil::Date;
use law::Purpose;

use crate::{ClockView, MatterKey};

pub use entry::{Document, OwnEntry, OwnFact, OwnText, Writer};
pub use offers::{Offer, OwnAct};
pub use words::OwnWords;

/// A matter as one of its petitioners sees it.
#[derive(Debug)]
pub struct OwnMatter<'a> {
    /// Key.
    pub key: MatterKey,
    /// Number of events. Some of them are not shown: see [`OwnMatter::seen`].
    pub version: u64,
    /// Receipt number.
    pub receipt: Receipt,
    /// Title, unless erased.
    pub title: Option<String>,
    /// The purpose.
    pub purpose: Purpose,
    /// The day of receipt.
    pub received_on: Date,
    /// Where it stands.
    pub stage: Stage,
    /// Who has it.
    pub holder: OrganId,
    /// Since when.
    pub held_since: Date,
    /// Whether this petitioner took the petition back; then nothing later is shown.
    pub withdrawn: bool,
    /// What was promised, and what became of it.
    pub performance: Option<Performance>,
    /// Running clocks that concern the petitioner: what organs owe, and the petitioner's own windows.
    pub due: Vec<ClockView<'a>>,
    /// What happened, in order.
    pub course: Vec<OwnEntry>,
    /// Each act of a petitioner, with the reason where it is not open now.
    pub offers: Vec<Offer>,
}

impl OwnMatter<'_> {
    /// How far the petitioner has seen the matter: what is not shown does not make a form out of date.
    #[must_use]
    pub fn seen(&self) -> u64 {
        self.course.last().map_or(0, |entry| entry.seq)
    }

    /// A paper that this petitioner handed in, by the number of its entry.
    #[must_use]
    pub fn paper(&self, seq: u64) -> Option<(&OwnEntry, PaperRef)> {
        let entry = self.course.iter().find(|entry| entry.seq == seq)?;
        match entry.fact {
            OwnFact::Paper { paper } => Some((entry, paper)),
            _ => None,
        }
    }

    /// A text of an entry, by the number of the entry and its place in it.
    #[must_use]
    pub fn text(&self, seq: u64, place: usize) -> Option<(&OwnEntry, &OwnText)> {
        let entry = self.course.iter().find(|entry| entry.seq == seq)?;
        Some((entry, entry.texts.get(place)?))
    }

    /// What holds for an act.
    #[must_use]
    pub fn offer(&self, act: OwnAct) -> Option<&Offer> {
        self.offers.iter().find(|offer| offer.act == act)
    }
}
