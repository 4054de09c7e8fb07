//! Who may open personal data of a matter, and who may erase it. Both happen outside the procedure, under the rules of
//! their day all the same.

use law::{Act, Cite, Law, Requires};

use super::{Matter, may_see_identity};
use crate::wall::Reader;
use crate::{Actor, Ctx, OfficialId, Refusal, WayOut, Why};

/// What somebody wants with personal data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// To see who petitions, or to find matters by who petitions.
    Open,
    /// To erase it, or to see what there is to erase.
    Erase,
}

/// Why personal data stays as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Closed {
    /// The wall hides the matter: there is none.
    Hidden,
    /// Who petitions is sealed, and there is no release.
    Sealed,
    /// The rules say no.
    Refused(Refusal),
}

impl From<Refusal> for Closed {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl Wish {
    /// The provision on what is wished, or else the one on registering: a file is opened as what it says is kept in
    /// confidence, and erased as what was put away.
    fn cite(self, ctx: &Ctx<'_>) -> Option<Cite> {
        let law = ctx.law_of(ctx.by.staff()?.organ, ctx.today)?;
        let act = match self {
            Self::Open => Act::ReleaseIdentity,
            Self::Erase => Act::KeepFile,
        };
        law.basis(act).or_else(|| law.basis(Act::Register))
    }

    /// A refusal of what is wished.
    fn refuse(self, ctx: &Ctx<'_>, why: Why, way_out: WayOut) -> Refusal {
        Refusal { act: None, why, cite: self.cite(ctx), way_out }
    }

    /// Nobody opens or erases without saying what for.
    #[must_use]
    pub fn unsaid(self, ctx: &Ctx<'_>) -> Refusal {
        self.refuse(ctx, Why::TextMissing, WayOut::Write)
    }

    /// Whoever wishes must serve the organ that they act for.
    ///
    /// # Errors
    /// The refusal: petitioners and rule checks open and erase nothing.
    pub fn in_office(self, ctx: &Ctx<'_>) -> Result<Actor, Refusal> {
        let Some(actor) = ctx.by.staff() else {
            return Err(self.refuse(ctx, Why::StaffOnly, WayOut::CheckDirectory));
        };
        let Actor { official, organ } = actor;
        if ctx.directory.serves(official, organ, ctx.today) {
            return Ok(actor);
        }
        let why = Why::NotInOffice { official, organ, on: ctx.today };
        Err(self.refuse(ctx, why, WayOut::CheckDirectory))
    }

    /// Whether it may be, for this matter: in office, on this side of the wall, without an interest of one's own, with
    /// a release where who petitions is sealed. Erasing is for the office that registered the matter, which keeps its
    /// file, and for the organ that has it.
    ///
    /// # Errors
    /// Why not.
    pub fn may(self, matter: &Matter, ctx: &Ctx<'_>) -> Result<(), Closed> {
        let actor = self.in_office(ctx)?;
        let Actor { official, organ } = actor;
        if !matter.known_to(Reader { organ, official: Some(official) }, ctx.directory, ctx.today) {
            return Err(Closed::Hidden);
        }
        if let Some(refusal) = recused(matter, official, ctx.law_of(organ, ctx.today)) {
            return Err(refusal.into());
        }
        if !may_see_identity(matter, actor, ctx.today) {
            return Err(Closed::Sealed);
        }
        let office = matter.receipt.office;
        if self == Self::Erase && organ != office && organ != matter.holder {
            let why = Why::WrongOrgan { organ, holder: office };
            return Err(self.refuse(ctx, why, WayOut::AskOrgan { organ: office }).into());
        }
        Ok(())
    }
}

/// The refusal of whoever has an interest of their own in the matter, for acts and for personal data alike.
pub(super) fn recused(matter: &Matter, official: OfficialId, law: Option<Law<'_>>) -> Option<Refusal> {
    let cite = || law.and_then(|law| law.cite(Act::Recuse, Requires::NoConflictOfInterest));
    let refusal =
        || Refusal { act: None, why: Why::Recused { official }, cite: cite(), way_out: WayOut::OtherOfficial };
    matter.recused(official).then(refusal)
}
