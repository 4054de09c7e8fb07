//! What a question says: who asks, about what, and what ties the two together.

use std::collections::BTreeSet;

/// Whoever acts or reads.
#[derive(Clone, Copy, Debug)]
pub struct Asker<'a> {
    /// The official.
    pub official: i64,
    /// The organ that the official acts for.
    pub organ: i64,
    /// The organ whose whole tree that organ looks after.
    pub reach: i64,
    /// The names of the roles that are in force today at that organ.
    pub roles: &'a [&'static str],
}

/// What the policies may know of a matter.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct MatterFacts {
    /// The organ that has it now.
    pub holder: i64,
    /// The organ that registered it.
    pub office: i64,
    /// Both of them, every organ that had it before, and those that help.
    pub concerned: BTreeSet<i64>,
    /// Whether the wall stands between it and whoever asks.
    pub hidden: bool,
    /// Whether it accuses somebody.
    pub accusation: bool,
    /// Whether nobody is to learn who petitions.
    pub sealed: bool,
    /// The name of its stage.
    pub stage: &'static str,
}

impl MatterFacts {
    /// A matter that an organ registers or has, and no other organ knows of.
    #[must_use]
    pub fn of(organ: i64) -> Self {
        Self { holder: organ, office: organ, concerned: BTreeSet::from([organ]), ..Self::default() }
    }

    /// A matter that one organ has and another registered.
    #[must_use]
    pub fn between(holder: i64, office: i64) -> Self {
        Self { holder, office, concerned: BTreeSet::from([holder, office]), ..Self::default() }
    }
}

/// What is acted on or read.
#[derive(Clone, Copy, Debug)]
pub enum Target<'a> {
    /// A matter.
    Matter(&'a MatterFacts),
    /// What an organ has, as a whole.
    Organ(i64),
    /// What belongs to no organ.
    Installation,
}

/// What ties the person to the matter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tie {
    /// Was found to have an interest of their own in it.
    pub recused: bool,
    /// Proposed what is to be decided now.
    pub proposed: bool,
    /// Handled it: was charged with it, looked into it, or gave its opinion.
    pub handled: bool,
    /// The day as a number, such as 20260407.
    pub today: i64,
}

/// All organs above an organ, in its place and in its line of work.
pub type Bonds<'a> = &'a dyn Fn(i64) -> Vec<i64>;
