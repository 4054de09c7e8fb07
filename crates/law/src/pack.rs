//! One instrument as data.

use jiff::civil::Date;
use serde::Serialize;

use crate::lint::Placed;
use crate::named_enum;
use crate::{Act, Cite, ClockRule, Example, GuardRule, PackCode, Reading, Requires, RuleHead, RuleKind, Rules};

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
    /// What a pack does among the packs of its place.
    pub enum PackRole {
        /// How petitions are handled.
        Procedure = "procedure",
        /// Who answers for petition work, and how.
        Responsibility = "responsibility",
        /// Facts of other instruments that measures and appeals rest on.
        Reference = "reference",
    }
}

named_enum! {
    /// Why no rule follows from a provision.
    pub enum Mark {
        /// Aims and principles.
        Purpose = "purpose",
        /// Scope, meaning, entry into force, interpretation.
        Definition = "definition",
        /// Bodies, posts and budgets, which the software only records.
        Organisation = "organisation",
        /// A standing demand on conduct, with no act to check.
        Standing = "standing",
        /// What others do outside this software: courts, police, petitioners.
        Outside = "outside",
        /// The rule stands at another provision.
        Elsewhere = "elsewhere",
        /// The text is lost in our copies.
        Lost = "lost",
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
    /// Why no rule follows from it.
    pub mark: Option<Mark>,
    /// Where its rule stands instead.
    pub see: Option<Cite>,
    /// How sure we are, where it differs from the pack's.
    pub confidence: Option<Confidence>,
    /// Paragraphs of the attached text that tell it, where that text has no articles.
    pub told_in: Vec<u16>,
}

/// What a pack builds on, and from when to when.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Base {
    /// The pack below.
    pub pack: PackCode,
    /// First day; from the beginning of the pack where it is left out.
    pub from: Option<Date>,
    /// Last day; to the end of the pack where it is left out.
    pub until: Option<Date>,
}

impl Base {
    /// Whether the pack builds on it on this day.
    #[must_use]
    pub fn holds(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }
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
    /// What it does among the packs of its place.
    pub role: PackRole,
    /// First day in force.
    pub from: Date,
    /// Last day in force; open where nothing ended it.
    pub until: Option<Date>,
    /// How sure we are.
    pub confidence: Confidence,
    /// The instrument that it replaces.
    pub repeals: Option<PackCode>,
    /// What it builds on.
    pub base: Vec<Base>,
    /// Number of articles, where each of them must be here.
    pub articles: Option<u16>,
    /// Whether its articles are numbered by us, because its text has no numbers or we know none.
    pub own_numbers: bool,
    /// Marks by which an attached text without a title is recognised; all must occur in it.
    pub known_by: Vec<String>,
    /// What of the head and of the counting of periods is our reading.
    pub readings: Vec<Reading>,
    /// Every provision, in the order of citation.
    pub provisions: Vec<Provision>,
    /// The rules.
    pub rules: Rules,
    /// The pack's own tests.
    pub examples: Vec<Example>,
    /// Where its named things stand in its files, for faults.
    pub(crate) placed: Placed,
}

impl Pack {
    /// Whether the instrument is in force on this day.
    #[must_use]
    pub fn in_force(&self, day: Date) -> bool {
        self.from <= day && self.until.is_none_or(|until| day <= until)
    }

    /// The path of its `pack.toml`, as the caller named it.
    #[must_use]
    pub fn file(&self) -> Option<&str> {
        self.placed.head.as_ref().map(|place| &*place.file)
    }

    /// The provision with this citation.
    #[must_use]
    pub fn provision(&self, cite: Cite) -> Option<&Provision> {
        self.provisions.binary_search_by_key(&cite, |p| p.cite).ok().and_then(|at| self.provisions.get(at))
    }

    /// The clock with this name.
    #[must_use]
    pub fn clock(&self, id: &str) -> Option<&ClockRule> {
        self.rules.clocks.iter().find(|rule| &*rule.head.id == id)
    }

    /// The guard that this act has for this requirement.
    #[must_use]
    pub fn guard(&self, act: Act, requires: Requires) -> Option<&GuardRule> {
        self.rules.guards.iter().find(|rule| rule.says.act == act && rule.says.requires == requires)
    }

    /// The rule with this name, of whatever kind.
    #[must_use]
    pub fn rule(&self, id: &str) -> Option<(RuleKind, &RuleHead)> {
        self.rules.heads().find(|(_, head)| &*head.id == id)
    }

    /// Whether this is a regulation of procedure that builds on no other: it must carry the whole procedure.
    #[must_use]
    pub fn stands_alone(&self) -> bool {
        self.role == PackRole::Procedure && self.base.is_empty()
    }
}
