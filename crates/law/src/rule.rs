//! What every rule has, whatever it says: a name, a citation, whom it is for, and what of it is a reading.

use std::sync::Arc;

use jiff::civil::Date;
use serde::Serialize;

use crate::named_enum;
use crate::{
    Appeal, Applies, Assessment, Attribution, Cite, Clock, Confidence, Consequence, Duty, Fit, Ground, Guard, Measure,
    Scope, Seat,
};

/// The stable name of a rule inside its pack; never reused, never renamed.
pub type RuleName = Arc<str>;

named_enum! {
    /// The kinds of rules that a pack can hold.
    pub enum RuleKind {
        /// Which organs are covered, and how.
        Scope = "scope",
        /// What somebody owes, how often or on what occasion.
        Duty = "duty",
        /// A legal time limit.
        Clock = "clock",
        /// What an act requires or forbids.
        Guard = "guard",
        /// Conduct and its result for which somebody answers.
        Ground = "ground",
        /// Whose responsibility it is, and of what kind.
        Attribution = "attribution",
        /// A measure, its ways in, upon whom and by whom.
        Measure = "measure",
        /// What a measure blocks, for whom, until when.
        Consequence = "consequence",
        /// A remedy against a measure.
        Appeal = "appeal",
        /// Who assesses whom, by what, and what follows.
        Assessment = "assessment",
    }
}

/// Where the text is silent: what we read into it, and which decision answers for that.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Reading {
    /// The key that is a reading.
    pub on: String,
    /// The reading, for people.
    pub says: String,
    /// Number of the record in `docs/decisions/`.
    pub decided: String,
}

/// What every rule has, whatever it says.
#[derive(Clone, Debug, Serialize)]
pub struct RuleHead {
    /// Stable name; the same function has the same name in every pack.
    pub id: RuleName,
    /// The provision.
    pub cite: Cite,
    /// Short name for lists and buttons, where the product has no word for rules of this name.
    pub name: Option<String>,
    /// The rule in our own words.
    pub gist: String,
    /// Whom it is for.
    pub applies: Applies,
    /// Rules of the packs below that it displaces, beside the one of its own name.
    pub replaces: Vec<RuleName>,
    /// First day, where it differs from the pack's.
    pub from: Option<Date>,
    /// Last day, where it differs from the pack's.
    pub until: Option<Date>,
    /// How sure we are, where it differs from the pack's.
    pub confidence: Option<Confidence>,
    /// What of this rule is our reading.
    pub readings: Vec<Reading>,
}

impl RuleHead {
    /// Whether this rule takes the place of one with that name in a pack below.
    #[must_use]
    pub fn displaces(&self, id: &str) -> bool {
        &*self.id == id || self.replaces.iter().any(|name| &**name == id)
    }

    /// Whether the rule itself holds on this day; its pack must hold, too.
    #[must_use]
    pub fn in_force(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }
}

/// One rule: its head, and what it says.
#[derive(Clone, Debug, Serialize)]
pub struct Rule<T> {
    /// What every rule has.
    #[serde(flatten)]
    pub head: RuleHead,
    /// What this kind of rule says.
    #[serde(flatten)]
    pub says: T,
}

impl<T> Rule<T> {
    /// How the rule stands to this seat on this day.
    #[must_use]
    pub fn fit(&self, seat: Seat, day: Date) -> Fit {
        if self.head.in_force(day) { self.head.applies.fit(seat) } else { Fit::No }
    }
}

/// A legal time limit with its head.
pub type ClockRule = Rule<Clock>;
/// A guard with its head.
pub type GuardRule = Rule<Guard>;

/// The rules of one pack by kind, each list in the order of citation.
#[derive(Clone, Debug, Default, Serialize)]
#[allow(missing_docs, reason = "each list is named after its kind")]
pub struct Rules {
    pub scopes: Vec<Rule<Scope>>,
    pub duties: Vec<Rule<Duty>>,
    pub clocks: Vec<ClockRule>,
    pub guards: Vec<GuardRule>,
    pub grounds: Vec<Rule<Ground>>,
    pub attributions: Vec<Rule<Attribution>>,
    pub measures: Vec<Rule<Measure>>,
    pub consequences: Vec<Rule<Consequence>>,
    pub appeals: Vec<Rule<Appeal>>,
    pub assessments: Vec<Rule<Assessment>>,
}

/// A kind of rule that a pack can hold: where its list stands.
pub trait Said: Sized {
    /// The kind.
    const KIND: RuleKind;
    /// The list of this kind.
    fn of(rules: &Rules) -> &[Rule<Self>];
    /// The list of this kind, to add to.
    fn of_mut(rules: &mut Rules) -> &mut Vec<Rule<Self>>;
}

macro_rules! said {
    ($($name:ident: $list:ident),+ $(,)?) => {
        $(impl Said for $name {
            const KIND: RuleKind = RuleKind::$name;
            fn of(rules: &Rules) -> &[Rule<Self>] {
                &rules.$list
            }
            fn of_mut(rules: &mut Rules) -> &mut Vec<Rule<Self>> {
                &mut rules.$list
            }
        })+

        impl Rules {
            /// The head of every rule with its kind, kind by kind.
            pub fn heads(&self) -> impl Iterator<Item = (RuleKind, &RuleHead)> {
                std::iter::empty()$(.chain(self.$list.iter().map(|rule| (RuleKind::$name, &rule.head))))+
            }

            /// Puts every list into the order of citation.
            pub(crate) fn sort(&mut self) {
                $(self.$list.sort_by(|a, b| (a.head.cite, &a.head.id).cmp(&(b.head.cite, &b.head.id)));)+
            }
        }
    };
}

said! {
    Scope: scopes,
    Duty: duties,
    Clock: clocks,
    Guard: guards,
    Ground: grounds,
    Attribution: attributions,
    Measure: measures,
    Consequence: consequences,
    Appeal: appeals,
    Assessment: assessments,
}
