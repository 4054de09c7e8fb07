//! What someone wants to happen, and the decision.

use jiff::civil::Date;
use law::Act;

use super::guards::Attempt;
use super::{
    Accept, Answer, ClockChange, Conclude, Deliver, Event, Extend, Fact, Forward, Matter, Register, RequestReview,
    Review, Round,
};
use crate::{Ctx, Refusal, WayOut, Why};

/// An act that someone wants to be recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Command {
    /// The day on which it is said to have happened.
    pub on: Date,
    /// Whether that day is an assumption, as when a file carries no day of its own for the act.
    pub assumed: bool,
    /// The act.
    pub verb: Verb,
}

/// The acts, each with what belongs to it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each variant is documented at its struct")]
pub enum Verb {
    Register(Register),
    Forward(Forward),
    Accept(Accept),
    Extend(Extend),
    Answer(Answer),
    Deliver(Deliver),
    RequestReview(RequestReview),
    Review(Review),
    Conclude(Conclude),
}

impl Verb {
    /// The act as rules speak of it.
    #[must_use]
    pub const fn act(&self) -> Act {
        match self {
            Self::Register(_) => Act::Register,
            Self::Forward(_) => Act::Forward,
            Self::Accept(_) => Act::Accept,
            Self::Extend(_) => Act::Extend,
            Self::Answer(_) => Act::Answer,
            Self::Deliver(_) => Act::Deliver,
            Self::RequestReview(cmd) => match cmd.round {
                Round::FinalReview => Act::RequestFinalReview,
                Round::Handling | Round::Review => Act::RequestReview,
            },
            Self::Review(cmd) => match cmd.round {
                Round::FinalReview => Act::FinalReview,
                Round::Handling | Round::Review => Act::Review,
            },
            Self::Conclude(_) => Act::Conclude,
        }
    }
}

/// What a verb's decision comes to, before it is stamped with day and actor.
pub(super) type Outcome = Result<(Fact, ClockChange), Refusal>;

/// Decides whether the act may happen to this matter, and what happens if so.
///
/// # Errors
/// A [`Refusal`] that names the provision and a way out.
pub fn decide(matter: Option<&Matter>, command: &Command, ctx: &Ctx<'_>) -> Result<Vec<Event>, Refusal> {
    let attempt = Attempt::begin(ctx, command, matter)?;
    let (fact, clocks) = match (&command.verb, matter) {
        (Verb::Register(cmd), None) => cmd.decide(&attempt)?,
        (Verb::Register(_), Some(matter)) => {
            let acts = super::next_acts(matter).iter().map(|next| next.act).collect();
            return Err(attempt.refuse(law::Requires::Basis, Why::AlreadyRegistered, WayOut::OpenActs { acts }));
        }
        (_, None) => return Err(attempt.refuse(law::Requires::Basis, Why::NotRegistered, WayOut::Register)),
        (Verb::Forward(cmd), Some(matter)) => cmd.decide(&attempt, matter)?,
        (Verb::Accept(cmd), Some(matter)) => cmd.decide(&attempt, matter)?,
        (Verb::Extend(cmd), Some(matter)) => cmd.decide(&attempt, matter)?,
        (Verb::Answer(cmd), Some(matter)) => cmd.decide(&attempt, matter)?,
        (Verb::Deliver(cmd), Some(matter)) => cmd.decide(&attempt, matter)?,
        (Verb::RequestReview(cmd), Some(matter)) => cmd.decide(&attempt, matter)?,
        (Verb::Review(cmd), Some(matter)) => cmd.decide(&attempt, matter)?,
        (Verb::Conclude(cmd), Some(matter)) => cmd.decide(&attempt, matter)?,
    };
    Ok(vec![Event { on: command.on, assumed: command.assumed, origin: ctx.origin, by: ctx.actor, fact, clocks }])
}
