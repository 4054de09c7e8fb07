//! What may happen next, and who may do it.

use jiff::civil::Date;
use law::{Act, Bearer};

use super::{Matter, Round, Stage};
use crate::OrganId;

/// An act that the matter's stage leaves open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NextAct {
    /// The act.
    pub act: Act,
    /// The organ that may do it; `None` where it is the next higher organ of the one that decided.
    pub organ: Option<OrganId>,
}

/// The acts that are open on a day: those of the stage, without a request whose window has closed.
#[must_use]
pub fn still_open(matter: &Matter, today: Date) -> Vec<NextAct> {
    let window = matter.clocks.iter().rev().find(|clock| clock.window && clock.bearer == Bearer::Petitioner);
    let closed = window.is_some_and(|clock| clock.running() && clock.due_on < today);
    let mut open = next_acts(matter);
    open.retain(|next| !(closed && matches!(next.act, Act::RequestReview | Act::RequestFinalReview)));
    open
}

/// The acts that the stage of this matter leaves open, the expected one first.
#[must_use]
pub fn next_acts(matter: &Matter) -> Vec<NextAct> {
    let acts: &[Act] = match matter.stage {
        Stage::Registered => &[Act::Forward, Act::Accept],
        Stage::Forwarded => &[Act::Accept, Act::Forward],
        Stage::Handling { .. } => &[Act::Answer, Act::Extend],
        Stage::Answered { .. } | Stage::Reviewed { .. } => &[Act::Deliver],
        Stage::Delivered { round: Round::Handling } => &[Act::Conclude, Act::RequestReview],
        Stage::Delivered { round: Round::Review } => &[Act::Conclude, Act::RequestFinalReview],
        Stage::Delivered { round: Round::FinalReview } => &[Act::Conclude],
        Stage::UnderReview { round: Round::FinalReview } => &[Act::FinalReview],
        Stage::UnderReview { .. } => &[Act::Review],
        Stage::Concluded { round: Round::Handling } => &[Act::RequestReview],
        Stage::Concluded { round: Round::Review } => &[Act::RequestFinalReview],
        Stage::Concluded { round: Round::FinalReview } => &[],
    };
    // A request for review goes to an organ that the petitioner turns to; all else is for whoever has the matter.
    let organ = |act: &Act| match act {
        Act::RequestReview | Act::RequestFinalReview => None,
        _ => Some(matter.holder),
    };
    acts.iter().map(|act| NextAct { act: *act, organ: organ(act) }).collect()
}
