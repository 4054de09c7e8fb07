//! Who may erase, and who may see who petitions: what the rules say of it, as this crate's failures.

use domain::matter::{Closed, Matter, Wish};
use domain::wall::Reader;
use domain::{By, Ctx};

use crate::{Action, App, Failure, MatterKey, Stamp};

impl App {
    /// Asks the rules of the day of the stamp.
    fn asks<T>(&self, stamp: &Stamp, of: impl FnOnce(&Ctx<'_>) -> T) -> T {
        let directory = self.directory();
        let by = By::Staff(stamp.actor);
        of(&Ctx { law: self.law(), directory: &directory, by, today: stamp.today, origin: stamp.origin })
    }

    /// A text that has to be there: why something is erased, or what somebody wants to know it for.
    pub(super) fn said<'t>(&self, stamp: &Stamp, wish: Wish, text: &'t str) -> Result<&'t str, Failure> {
        let text = text.trim();
        if text.is_empty() { Err(self.asks(stamp, |ctx| wish.unsaid(ctx)).into()) } else { Ok(text) }
    }

    /// Whoever acts must serve the organ that they act for.
    pub(super) fn in_office(&self, stamp: &Stamp) -> Result<(), Failure> {
        self.asks(stamp, |ctx| Wish::Open.in_office(ctx))?;
        Ok(())
    }

    /// Whether whoever acts may know of the matter.
    pub(super) fn knows(&self, stamp: &Stamp, matter: &Matter) -> bool {
        let reader = Reader { organ: stamp.actor.organ, official: Some(stamp.actor.official) };
        matter.known_to(reader, &self.directory(), stamp.today)
    }

    /// Whether whoever acts may see who petitions.
    pub(super) fn sees(&self, stamp: &Stamp, matter: &Matter) -> bool {
        self.asks(stamp, |ctx| Wish::Open.may(matter, ctx)).is_ok()
    }

    /// Fails unless whoever acts may open, or erase, personal data of the matter: by the policies where they signed
    /// in, and by the rules of the day.
    pub(super) fn grants(&self, stamp: &Stamp, wish: Wish, key: MatterKey, matter: &Matter) -> Result<(), Failure> {
        self.in_office(stamp)?;
        self.admits_to(stamp, action_of(wish), (key, matter))?;
        self.asks(stamp, |ctx| wish.may(matter, ctx)).map_err(|closed| match closed {
            Closed::Hidden => Failure::NoMatter(key),
            Closed::Sealed => Failure::IdentitySealed(key),
            Closed::Refused(refusal) => refusal.into(),
        })
    }
}

const fn action_of(wish: Wish) -> Action {
    match wish {
        Wish::Open => Action::OpenPerson,
        Wish::Erase => Action::ErasePerson,
    }
}
