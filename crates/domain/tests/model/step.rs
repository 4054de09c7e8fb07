//! The language of histories: who does what to which matter on which day. The acts are the program's own commands;
//! where an act concerns two matters, only the other's place stands here, and each side brings its own.

use std::fmt;

use domain::matter::{Command, Verb};
use domain::{By, Digest, Origin, TextId, TextRef};
use jiff::civil::Date;

use super::acts::Kind;

/// Matters that one history can have.
pub const MATTERS: usize = 5;

/// Something that was written, and nothing at all.
pub const WRITTEN: TextRef = TextRef { id: TextId(1), digest: Digest([7; 32]), chars: 12 };
pub const EMPTY: TextRef = TextRef { id: TextId(2), digest: Digest([8; 32]), chars: 0 };

/// One act of a history.
#[derive(Clone, Debug)]
pub struct Step {
    /// Which matter, from 0.
    pub matter: usize,
    /// What is done, in a word.
    pub kind: Kind,
    pub by: By,
    /// The day of the act and the day of recording.
    pub on: Date,
    pub today: Date,
    pub origin: Origin,
    pub act: Act,
}

/// What is done.
#[derive(Clone, Debug)]
pub enum Act {
    /// An act on one matter.
    One(Verb),
    /// Puts it under another one: both sides.
    Merge { into: usize, reason: TextRef },
    /// Parts them again: both sides.
    Unmerge { reason: TextRef },
    /// Takes over the answer of another one.
    Share { other: usize },
    /// Begins this matter with a part of another one: both sides.
    Split { of: usize, purpose: law::Purpose, reason: TextRef },
    /// Looks what is late or wrong, and records all of it.
    Sweep,
}

impl Step {
    /// The command of an act on one matter.
    pub fn command(&self, verb: Verb) -> Command {
        Command { on: self.on, assumed: false, verb }
    }
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let act = format!("{:?}", self.act);
        let act = act.replace(&format!("{WRITTEN:?}"), "…").replace(&format!("{EMPTY:?}"), "\"\"");
        write!(f, "{} (told {}) matter {} by {:?}: {act}", self.on, self.today, self.matter + 1, self.by)
    }
}
