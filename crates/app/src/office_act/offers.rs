//! What somebody can do to a matter today, and why not the rest.

use domain::matter::{Command, decide};
use domain::{By, Ctx, Origin, Refusal, Why};

use super::OfficeAct;
use super::stand_in::StandIn;
use crate::work::{Occasion, load};
use crate::{App, Denied, Door, Failure, MatterKey, Subject};

/// Why an act is not open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Closed {
    /// The procedure says no.
    Refused(Box<Refusal>),
    /// The policies say no.
    Denied(Box<Denied>),
}

/// One act with what holds for it today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActOffer {
    /// The act.
    pub act: OfficeAct,
    /// Why it is not open; `None` where it is.
    pub closed: Option<Closed>,
}

impl App {
    /// Every act of an office on this matter, decided with words that stand in for those to be written. Where only what
    /// will be written can decide, the act is open.
    ///
    /// # Errors
    /// [`Failure::NoMatter`] where there is none, and where it is not theirs; a failure of the database.
    pub async fn act_offers(&self, subject: &Subject, key: MatterKey) -> Result<Vec<ActOffer>, Failure> {
        let loaded = load(&mut self.db().read().await?, key).await?;
        let directory = self.directory();
        let by = By::Staff(subject.actor);
        let today = subject.today;
        let occasion = Occasion { by, recorded_us: 0, today, origin: Origin::Entered, door: Door::SignedIn };
        self.may_find(&directory, &occasion, &loaded)?;
        let matter = loaded.there()?;
        let ctx = Ctx { law: self.law(), directory: &directory, by, today, origin: Origin::Entered };
        let stand_in = StandIn { matter, directory: &directory, actor: subject.actor, today };
        let offer = |act: OfficeAct| -> Result<ActOffer, Failure> {
            let verb = stand_in.verb(act);
            let denied = match self.may_act(&directory, &occasion, &loaded, &verb) {
                Ok(()) => None,
                Err(Failure::Denied(denied)) => Some(Closed::Denied(denied)),
                Err(other) => return Err(other),
            };
            let command = Command { on: today, assumed: false, verb };
            let refused = decide(Some(matter), &command, &ctx).err().filter(|refusal| !hangs_on_words(&refusal.why));
            let refused = refused.map(|refusal| Closed::Refused(Box::new(refusal)));
            // What nobody can do now is told before who could.
            let closed = match (refused, denied) {
                (Some(Closed::Refused(refusal)), Some(denied)) => Some(by_stage(refusal, denied)),
                (refused, denied) => refused.or(denied),
            };
            Ok(ActOffer { act, closed })
        };
        OfficeAct::ALL.iter().map(|act| offer(*act)).collect()
    }
}

/// Of two reasons the one that helps: that the matter is elsewhere in its course, or else who could do it.
fn by_stage(refusal: Box<Refusal>, denied: Closed) -> Closed {
    match refusal.why {
        Why::WrongOrgan { .. } | Why::NotInOffice { .. } | Why::NotRegistered | Why::Recused { .. } => denied,
        _ => Closed::Refused(refusal),
    }
}

/// Whether it is what was written that is refused, and something else could be written.
const fn hangs_on_words(why: &Why) -> bool {
    matches!(
        why,
        Why::UnknownOrgan { .. }
            | Why::OrganNotActive { .. }
            | Why::UnknownOfficial { .. }
            | Why::TextMissing
            | Why::HeadsMissing
            | Why::ToItself { .. }
            | Why::ToAccused { .. }
            | Why::TooLong { .. }
            | Why::ApproverNotLeader { .. }
            | Why::HandOverMissing { .. }
            | Why::MandateMissing
            | Why::PeriodMissing
            | Why::NotBelow { .. }
            | Why::NotSuccessor { .. }
            | Why::AddresseesMissing { .. }
            | Why::NoticeMissing
            | Why::NotSimple
            | Why::GroundNotListed { .. }
            | Why::MustObject
            | Why::OtherMatterMissing
            | Why::EarlierNotEnded { .. }
            | Why::EndingNotListed { .. }
            | Why::NothingToSettle
            | Why::ConsentMissing
            | Why::PartsMissing { .. }
            | Why::PromiseMissing
            | Why::SameOpinion { .. }
            | Why::CircumstanceMissing
            | Why::CircumstanceNotListed { .. }
            | Why::MattersDiffer
            | Why::NotAnswered
            | Why::SamePerson { .. }
    )
}
