//! Which act carries which document, and where in the act its text goes.

use domain::matter::{Bar, NoticeKind, NoticeRef, Notify, OpinionPart, Round, Told, UrgingKind, Verb};
use jiff::civil::Date;
use law::Interval;

use super::IssueFault;
use crate::across::performed;
use crate::act_draft::Scribe;
use crate::pen::{Pen, Sheet};
use crate::work::Loaded;
use crate::{ActDraft, Chance, Failure, MatterKey, ToldDraft, ending};

/// What a document is issued with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Carrier {
    /// An act. What it would say as its own text or notice is replaced by the document.
    Act(Box<ActDraft>),
    /// Not taking up what repeats an earlier matter.
    Bar {
        /// The earlier matter.
        earlier: MatterKey,
        /// Why facts and reasons are the same.
        reason: String,
    },
    /// Nothing but the notice itself.
    Alone,
}

/// A document to be issued.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Order {
    /// Its kind.
    pub kind: NoticeKind,
    /// What it is issued with.
    pub carrier: Carrier,
}

/// Where in an act the text of a document goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Slot {
    /// Into the act itself.
    Within,
    /// Into a notice that follows the act.
    After,
}

fn slot(act: &ActDraft, kind: NoticeKind) -> Option<Slot> {
    use NoticeKind as Kind;
    Some(match (act, kind) {
        (ActDraft::Accept { .. }, Kind::Acceptance)
        | (ActDraft::Decline { .. }, Kind::Declined)
        | (ActDraft::Route { .. }, Kind::OtherRoute)
        | (ActDraft::Answer { .. }, Kind::Opinion)
        | (ActDraft::Review { round: Round::Review, .. }, Kind::ReviewOpinion)
        | (ActDraft::Review { round: Round::FinalReview, .. }, Kind::FinalReviewOpinion)
        | (ActDraft::Urge { kind: UrgingKind::Urge | UrgingKind::Supervise, .. }, Kind::SupervisionLetter)
        | (ActDraft::CloseInterlude { interval: Interval::Mediation, settled: Some(_), .. }, Kind::Settlement) => {
            Slot::Within
        }
        (ActDraft::Forward { .. }, Kind::Forwarded | Kind::ForwardLetter)
        | (ActDraft::Assign { .. }, Kind::Forwarded | Kind::AssignLetter)
        | (ActDraft::Extend { .. }, Kind::Extension)
        | (ActDraft::OpenInterlude { interval: Interval::Hearing, .. }, Kind::Hearing) => Slot::After,
        _ => return None,
    })
}

/// The act with the text of the document in its place.
fn carrying(act: &ActDraft, kind: NoticeKind, text: &str) -> ActDraft {
    let mut act = act.clone();
    match &mut act {
        ActDraft::Accept { told, .. } | ActDraft::Decline { told, .. } | ActDraft::Route { told, .. } => {
            *told = ToldDraft::Notice { kind, text: text.to_owned() };
        }
        ActDraft::Answer { text: place, parts, .. } => {
            text.clone_into(place);
            // No template of an opinion is filled without all of them.
            *parts = OpinionPart::ALL.to_vec();
        }
        ActDraft::Review { text: place, .. }
        | ActDraft::Urge { text: place, .. }
        | ActDraft::CloseInterlude { text: place, .. } => text.clone_into(place),
        _ => {}
    }
    act
}

impl Order {
    /// A document that an act carries.
    #[must_use]
    pub fn with(kind: NoticeKind, act: ActDraft) -> Self {
        Self { kind, carrier: Carrier::Act(Box::new(act)) }
    }

    /// A document by itself.
    #[must_use]
    pub const fn alone(kind: NoticeKind) -> Self {
        Self { kind, carrier: Carrier::Alone }
    }

    /// Whether the act carries this kind. Opinions and agreements are issued by their act alone, and so is what tells
    /// of a decision.
    pub(super) fn fits(&self) -> Result<(), IssueFault> {
        let fits = match &self.carrier {
            Carrier::Act(act) => slot(act, self.kind).is_some(),
            Carrier::Bar { .. } => self.kind == NoticeKind::Barred,
            Carrier::Alone => !matches!(
                self.kind,
                NoticeKind::Opinion
                    | NoticeKind::ReviewOpinion
                    | NoticeKind::FinalReviewOpinion
                    | NoticeKind::Settlement
            ),
        };
        if fits { Ok(()) } else { Err(IssueFault::WrongAct(self.kind)) }
    }

    /// The earlier matter that has to be looked at.
    pub(super) const fn earlier(&self) -> Option<MatterKey> {
        match &self.carrier {
            Carrier::Bar { earlier, .. } => Some(*earlier),
            Carrier::Act(_) | Carrier::Alone => None,
        }
    }

    /// The acts that carry this text, in order.
    pub(super) fn verbs(
        &self,
        (pen, chance, sheet): (&mut Pen, &mut Chance, Sheet),
        before: Option<&Loaded>,
        on: Date,
        text: &str,
    ) -> Result<Vec<Verb>, Failure> {
        let mut verbs = Vec::new();
        let mut after = matches!(self.carrier, Carrier::Alone);
        match (&self.carrier, before) {
            (Carrier::Act(act), _) => {
                after = slot(act, self.kind) == Some(Slot::After);
                verbs.push(carrying(act, self.kind, text).verb(pen, chance, sheet)?);
            }
            (Carrier::Bar { reason, .. }, Some(before)) => {
                let earlier = before.there()?;
                let mut scribe = Scribe { pen: &mut *pen, chance: &mut *chance, sheet };
                let reason = scribe.reason(reason)?;
                let told = scribe.told(&ToldDraft::Notice { kind: self.kind, text: text.to_owned() })?;
                let bar = Bar {
                    earlier: before.key.id,
                    ending: ending(earlier, on),
                    performed: performed(earlier),
                    reason,
                    told,
                };
                verbs.push(Verb::Bar(bar));
            }
            (Carrier::Bar { .. }, None) => return Err(Failure::Undrafted),
            (Carrier::Alone, _) => {}
        }
        if after {
            let mut scribe = Scribe { pen, chance, sheet };
            if let Told::Notice(notice) = scribe.told(&ToldDraft::Notice { kind: self.kind, text: text.to_owned() })? {
                let notice: NoticeRef = notice;
                verbs.push(Verb::Notify(Notify { notice }));
            }
        }
        Ok(verbs)
    }
}
