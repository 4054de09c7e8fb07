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
    /// The organ that may do it; `None` where it is for the petitioner, or for the next higher organ of the one that
    /// decided.
    pub organ: Option<OrganId>,
}

/// The acts that are open on a day: those of the stage, without a request whose window has closed.
#[must_use]
pub fn still_open(matter: &Matter, today: Date) -> Vec<NextAct> {
    let windows = || matter.clocks.iter().rev().filter(|clock| clock.window && clock.bearer == Bearer::Petitioner);
    let open_window = windows().any(|clock| clock.running() && clock.due_on >= today);
    let closed = windows().next().is_some() && !open_window;
    let mut open = next_acts(matter);
    open.retain(|next| !(closed && matches!(next.act, Act::RequestReview | Act::RequestFinalReview)));
    open
}

/// The acts that the stage of this matter leaves open, the expected one first. Acts that accompany a matter at any
/// stage (a further letter, a paper, a note, a correction) are not listed.
#[must_use]
pub fn next_acts(matter: &Matter) -> Vec<NextAct> {
    let acts: &[Act] = match matter.stage {
        Stage::Registered => &[
            Act::Forward,
            Act::Accept,
            Act::Assign,
            Act::Decline,
            Act::Bar,
            Act::Route,
            Act::Merge,
            Act::Split,
            Act::Withdraw,
        ],
        Stage::Forwarded => &[
            Act::Accept,
            Act::Object,
            Act::Forward,
            Act::Assign,
            Act::Decline,
            Act::Bar,
            Act::Route,
            Act::Dispute,
            Act::Merge,
            Act::Withdraw,
        ],
        Stage::Objected => &[Act::Return, Act::Accept, Act::Dispute, Act::Withdraw],
        Stage::Disputed { .. } => &[Act::SettleJurisdiction, Act::Accept, Act::Withdraw],
        Stage::Handling { .. } => &[
            Act::Answer,
            Act::Investigate,
            Act::Extend,
            Act::Hear,
            Act::Mediate,
            Act::Route,
            Act::Merge,
            Act::Split,
            Act::Withdraw,
        ],
        Stage::Answered { .. } | Stage::Reviewed { .. } => &[Act::Deliver, Act::Withdraw],
        Stage::Delivered { round: Round::Handling } => &[Act::Conclude, Act::RequestReview, Act::Withdraw],
        Stage::Delivered { round: Round::Review } => &[Act::Conclude, Act::RequestFinalReview, Act::Withdraw],
        Stage::Delivered { round: Round::FinalReview } => &[Act::Conclude, Act::Withdraw],
        Stage::UnderReview { round: Round::FinalReview } => {
            &[Act::FinalReview, Act::TakeUpReview, Act::Hear, Act::ExtendReview, Act::Withdraw]
        }
        Stage::UnderReview { .. } => &[Act::Review, Act::TakeUpReview, Act::Hear, Act::ExtendReview, Act::Withdraw],
        Stage::Concluded { round: Round::Handling } => &[Act::RequestReview, Act::TakeUpAgain, Act::KeepFile],
        Stage::Concluded { round: Round::Review } => &[Act::RequestFinalReview, Act::TakeUpAgain, Act::KeepFile],
        Stage::Concluded { round: Round::FinalReview } | Stage::Declined { .. } | Stage::Barred | Stage::Withdrawn => {
            &[Act::TakeUpAgain, Act::KeepFile]
        }
        Stage::Routed { .. } if matter.routes.last().is_some_and(|taken| taken.result.is_none()) => {
            &[Act::RecordOutcome]
        }
        Stage::Routed { .. } => &[Act::TakeUpAgain, Act::KeepFile],
        Stage::Merged { .. } => &[Act::Merge, Act::Withdraw],
    };
    let mut next: Vec<NextAct> = acts.iter().map(|act| NextAct { act: *act, organ: organ(matter, *act) }).collect();
    // What was promised is owed at every stage, until it is done.
    if let Some(owed) = matter.performance.filter(|performance| performance.performed_on.is_none()) {
        next.push(NextAct { act: Act::Perform, organ: Some(owed.promise.performer) });
    }
    next
}

/// Who does it: whoever has the matter, but for what belongs to the petitioner, the sender or the one who decides.
fn organ(matter: &Matter, act: Act) -> Option<OrganId> {
    match (act, matter.stage) {
        (Act::RequestReview | Act::RequestFinalReview | Act::Withdraw, _) => None,
        (Act::Return, _) => matter.sender(),
        (Act::SettleJurisdiction, Stage::Disputed { decider }) => Some(decider),
        _ => Some(matter.holder),
    }
}
