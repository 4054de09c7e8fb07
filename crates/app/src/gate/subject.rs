//! Who somebody is, for the policies.

use domain::directory::{Directory, Role};
use domain::wall::Reader;
use domain::{Actor, OrganId};
use jiff::civil::Date;
use policy::Asker;

/// By which way somebody comes in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Door {
    /// By the command line of the machine: whoever has the machine has the data, and the rules of the procedure decide
    /// alone.
    #[default]
    Machine,
    /// Signed in: the policies decide first.
    SignedIn,
}

/// An official who acts for an organ, with the roles that are in force there on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    /// Who, and for which organ.
    pub actor: Actor,
    /// The organ whose whole tree that organ looks after.
    pub reach: OrganId,
    /// The roles.
    pub roles: Vec<Role>,
    /// The day.
    pub today: Date,
}

impl Subject {
    /// As the directory says.
    #[must_use]
    pub fn of(directory: &Directory, actor: Actor, today: Date) -> Self {
        let roles = directory.roles_at(actor.official, actor.organ, today);
        Self { actor, reach: reach(directory, actor.organ), roles, today }
    }

    /// As the wall sees them.
    #[must_use]
    pub const fn reader(&self) -> Reader {
        Reader { organ: self.actor.organ, official: Some(self.actor.official) }
    }

    pub(crate) fn role_names(&self) -> Vec<&'static str> {
        self.roles.iter().map(|role| role.name()).collect()
    }

    pub(crate) const fn asker<'a>(&self, roles: &'a [&'static str]) -> Asker<'a> {
        Asker { official: self.actor.official.0, organ: self.actor.organ.0, reach: self.reach.0, roles }
    }
}

/// The organ whose tree an organ looks after: a body that petition work itself sets up looks after everything below
/// the government or committee that it belongs to, any other organ after what is below itself.
fn reach(directory: &Directory, organ: OrganId) -> OrganId {
    let serves = directory.organ(organ).filter(|row| row.kind.serves_petition_work());
    serves.and_then(|row| row.parent).unwrap_or(organ)
}
