//! One instrument as data.

use std::sync::Arc;

use jiff::civil::Date;
use serde::Serialize;

use crate::named_enum;
use crate::{Cite, ClockRule, Example, GuardRule, PackCode, Requires};

/// The stable name of a rule inside its pack; never reused, never renamed.
pub type RuleName = Arc<str>;

named_enum! {
    /// How sure we are of what a pack says (`law.md`'s marks, in words).
    pub enum Confidence {
        /// Read in the found text of the instrument.
        Verified = "verified",
        /// From the five source texts.
        Seed = "seed",
        /// From memory, high confidence.
        MemoryHigh = "memory_high",
        /// From memory, medium confidence.
        Memory = "memory",
        /// From memory, low confidence.
        MemoryLow = "memory_low",
        /// Inferred.
        Inference = "inference",
    }
}

named_enum! {
    /// What a provision does.
    pub enum Modality {
        /// Something must be done.
        Duty = "duty",
        /// Something may be done.
        Power = "power",
        /// Something must not be done.
        Prohibition = "prohibition",
        /// How something is done.
        Procedure = "procedure",
        /// Purpose, scope or meaning.
        Definition = "definition",
    }
}

named_enum! {
    /// Purpose of a petition (信访目的).
    pub enum Purpose {
        /// 意见建议
        Proposal = "proposal",
        /// 检举控告
        Accusation = "accusation",
        /// 申诉求决
        Claim = "claim",
    }
}

named_enum! {
    /// The kinds of rules that a pack can hold.
    pub enum RuleKind {
        /// A legal time limit.
        Clock = "clock",
        /// What an act requires or forbids.
        Guard = "guard",
    }
}

/// A provision of the instrument, with a gist in our own words.
#[derive(Clone, Debug, Serialize)]
pub struct Provision {
    /// Which provision.
    pub cite: Cite,
    /// What it says, in our own words; never the official wording.
    pub gist: String,
    /// What it does.
    pub modality: Modality,
    /// Who bears it, in words, where that helps a reader.
    pub bearer: Option<String>,
}

/// Where the text is silent: what we read into it, and which decision answers for that.
#[derive(Clone, Debug, Serialize)]
pub struct Reading {
    /// The key of the rule that is a reading.
    pub on: String,
    /// The reading, for people.
    pub says: String,
    /// Number of the record in `docs/decisions/`.
    pub decided: String,
}

/// One instrument: who issued it, when it holds, what it says, and the rules that follow from it.
#[derive(Clone, Debug)]
pub struct Pack {
    /// Short code.
    pub code: PackCode,
    /// Official title, without the book-title marks.
    pub title: String,
    /// Issuing body.
    pub issuer: String,
    /// Document number; empty where it has none.
    pub number: String,
    /// Where it holds: `CN` or a division code.
    pub division: String,
    /// First day in force.
    pub from: Date,
    /// Last day in force; open where nothing ended it.
    pub until: Option<Date>,
    /// How sure we are.
    pub confidence: Confidence,
    /// The instrument that it replaces.
    pub repeals: Option<PackCode>,
    /// What the counting of periods rests on, where the text is silent.
    pub counting_reading: Option<Reading>,
    /// Every provision, in the order of citation.
    pub provisions: Vec<Provision>,
    /// Clocks, in the order of citation.
    pub clocks: Vec<ClockRule>,
    /// Guards, in the order of citation.
    pub guards: Vec<GuardRule>,
    /// The pack's own tests.
    pub examples: Vec<Example>,
}

impl Pack {
    /// Whether the instrument is in force on this day.
    #[must_use]
    pub fn in_force(&self, day: Date) -> bool {
        self.from <= day && self.until.is_none_or(|until| day <= until)
    }

    /// The provision with this citation.
    #[must_use]
    pub fn provision(&self, cite: Cite) -> Option<&Provision> {
        self.provisions.binary_search_by_key(&cite, |p| p.cite).ok().and_then(|at| self.provisions.get(at))
    }

    /// The clock with this name.
    #[must_use]
    pub fn clock(&self, id: &str) -> Option<&ClockRule> {
        self.clocks.iter().find(|rule| &*rule.id == id)
    }

    /// The guard that this act has for this requirement.
    #[must_use]
    pub fn guard(&self, act: crate::Act, requires: Requires) -> Option<&GuardRule> {
        self.guards.iter().find(|rule| rule.act == act && rule.requires == requires)
    }
}
