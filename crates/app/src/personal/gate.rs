//! Who may erase, and who may see who petitions.

use domain::matter::{Matter, may_see_identity};
use domain::wall::Reader;
use domain::{Refusal, WayOut, Why};

use crate::{App, Failure, MatterKey, Stamp};

fn refused(why: Why, way_out: WayOut) -> Failure {
    Refusal { act: None, why, cite: None, way_out }.into()
}

/// A text that has to be there: why something is erased, or what somebody wants to know it for.
pub(super) fn said(text: &str) -> Result<&str, Failure> {
    let text = text.trim();
    if text.is_empty() { Err(refused(Why::TextMissing, WayOut::Write)) } else { Ok(text) }
}

impl App {
    /// Whoever acts must serve the organ that they act for.
    pub(super) fn in_office(&self, stamp: &Stamp) -> Result<(), Failure> {
        let (official, organ) = (stamp.actor.official, stamp.actor.organ);
        if self.directory().serves(official, organ, stamp.today) {
            return Ok(());
        }
        Err(refused(Why::NotInOffice { official, organ, on: stamp.today }, WayOut::CheckDirectory))
    }

    /// Whether whoever acts may know of the matter.
    pub(super) fn knows(&self, stamp: &Stamp, matter: &Matter) -> bool {
        let reader = Reader { organ: stamp.actor.organ, official: Some(stamp.actor.official) };
        matter.known_to(reader, &self.directory(), stamp.today)
    }

    /// Whether whoever acts may see who petitions.
    pub(super) fn sees(&self, stamp: &Stamp, matter: &Matter) -> bool {
        self.knows(stamp, matter)
            && !matter.recused(stamp.actor.official)
            && may_see_identity(matter, stamp.actor, stamp.today)
    }

    /// To whom the wall hides the matter, there is none. A sealed identity is seen with a release only, and not by
    /// whoever has an interest of their own.
    pub(super) fn may_see(&self, stamp: &Stamp, key: MatterKey, matter: &Matter) -> Result<(), Failure> {
        self.in_office(stamp)?;
        if !self.knows(stamp, matter) {
            return Err(Failure::NoMatter(key));
        }
        if matter.recused(stamp.actor.official) {
            return Err(refused(Why::Recused { official: stamp.actor.official }, WayOut::OtherOfficial));
        }
        if !may_see_identity(matter, stamp.actor, stamp.today) {
            return Err(Failure::IdentitySealed(key));
        }
        Ok(())
    }

    /// Erasing is for the office that registered the matter, which keeps its file.
    pub(super) fn may_erase(&self, stamp: &Stamp, key: MatterKey, matter: &Matter) -> Result<(), Failure> {
        self.may_see(stamp, key, matter)?;
        let (organ, office) = (stamp.actor.organ, matter.receipt.office);
        if organ != office && organ != matter.holder {
            return Err(refused(Why::WrongOrgan { organ, holder: office }, WayOut::AskOrgan { organ: office }));
        }
        Ok(())
    }
}
