//! Who acts, and under which circumstances.

use jiff::civil::Date;
use law::{Law, LawBook, named_enum};
use serde::{Deserialize, Serialize};

use crate::directory::Directory;
use crate::{OfficialId, OrganId, PersonId};

/// The official who acts, and the organ for which.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Actor {
    /// The person.
    pub official: OfficialId,
    /// The organ.
    pub organ: OrganId,
}

/// Who did it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum By {
    /// An official, for an organ.
    Staff(Actor),
    /// A petitioner, with a credential of their own.
    Petitioner(PersonId),
    /// The rule check that runs by itself; it finds and never decides.
    Sweep,
}

impl By {
    /// The official and the organ, where an official acted.
    #[must_use]
    pub const fn staff(self) -> Option<Actor> {
        match self {
            Self::Staff(actor) => Some(actor),
            Self::Petitioner(_) | Self::Sweep => None,
        }
    }
}

impl From<Actor> for By {
    fn from(actor: Actor) -> Self {
        Self::Staff(actor)
    }
}

named_enum! {
    /// How a fact came into the system.
    pub enum Origin {
        /// Entered by the person who acted.
        Entered = "entered",
        /// Taken over from a file; its days are claims of that file.
        Import = "import",
        /// Invented for the demonstration.
        Demo = "demo",
    }
}

/// The circumstances of a decision.
#[derive(Clone, Copy, Debug)]
pub struct Ctx<'a> {
    /// The rules.
    pub law: &'a LawBook,
    /// Who is who.
    pub directory: &'a Directory,
    /// Who acts.
    pub by: By,
    /// The day on which this is recorded, in Asia/Shanghai.
    pub today: Date,
    /// How the fact comes in.
    pub origin: Origin,
}

impl<'a> Ctx<'a> {
    /// The law of the place where an organ is, as it binds that organ on a day.
    #[must_use]
    pub fn law_of(&self, organ: OrganId, on: Date) -> Option<Law<'a>> {
        let (division, seat) = self.directory.seat(organ);
        Some(self.law.on(&division, on)?.asked_by(seat))
    }
}
