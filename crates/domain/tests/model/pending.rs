//! Acts of which it is not decided yet which of the two sides is right. They are left out of the histories.

use domain::By;
use domain::matter::{Round, Term, Verb};

use super::both::Both;
use super::handling::committee;
use super::state::Place;
use super::step::{Act, Step};

/// Whether the step is such an act.
pub fn undecided(step: &Step, both: &Both<'_>) -> bool {
    let file = both.files[step.matter].as_ref();
    match &step.act {
        Act::One(Verb::RequestReview(request)) => step.by == By::Sweep || request.round == Round::Handling,
        Act::One(Verb::Register(register)) => {
            let ended = !both.town.alive(register.receipt.office, step.on);
            step.by.staff().map_or(ended, |actor| actor.organ != register.receipt.office)
        }
        Act::One(Verb::TakeUpReview(take)) => take.accepted && file.is_some_and(|file| step.on < file.last),
        Act::One(Verb::Deliver(_)) => {
            file.is_some_and(|file| matches!(file.at, Place::Looked { back: true, .. }) && file.promised.is_some())
        }
        Act::One(Verb::CloseInterlude(close)) => close.settled.is_some_and(|promise| promise.by < step.on),
        Act::One(Verb::TakeUpAgain(_)) => {
            file.is_some_and(|file| file.parties.iter().any(|(person, _)| file.left.contains(person)))
                && file.is_some_and(|file| file.parties.iter().any(|(person, _)| file.party(*person)))
        }
        Act::One(Verb::Answer(_)) => file.is_some_and(|file| file.redo.is_some_and(|redo| redo.why.is_none())),
        Act::One(Verb::Extend(extend)) => file.is_some_and(|file| {
            let above = both.town.next_above(file.holder).first().copied().unwrap_or(file.holder);
            let leads = |organ| both.town.leads(extend.approved_by, organ);
            let still = file.runs.iter().any(|run| run.runs() && run.still.is_some());
            extend.term == Term::Review && (still || leads(above) != leads(committee(both.town, file.holder)))
        }),
        Act::One(Verb::RaiseRecusal(raise)) => file.is_some_and(|file| file.stays_away(raise.official)),
        Act::One(Verb::Evaluate(_)) => file.is_some_and(|file| {
            let stopped = file.runs.iter().any(|run| run.term.id == "evaluate" && !run.runs());
            stopped || file.at == Place::Entered && file.sent > 0
        }),
        Act::One(Verb::TakeOver(_)) => file.is_some_and(|file| file.tasks.iter().any(|task| task.by == file.holder)),
        Act::Merge { .. } => file.is_some_and(|file| {
            let runs = file.runs.iter().filter(|run| run.runs()).map(|run| run.term.id);
            runs.clone().any(|id| runs.clone().filter(|other| *other == id).count() > 1)
        }),
        Act::One(Verb::AddContact(contact)) => file.is_some_and(|file| {
            let known = |person| file.parties.iter().any(|(known, _)| *known == person);
            contact.parties.iter().any(|party| known(party.person.id))
        }),
        Act::One(Verb::Review(review)) => review.round == Round::Handling,
        Act::Split { of, .. } => both.files[*of].as_ref().is_some_and(|of| step.on < of.last || !of.left.is_empty()),
        _ => false,
    }
}
