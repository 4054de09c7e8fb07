//! The two reviews: asked for in time above the organ that decided, taken up, and answered in writing.

use domain::matter::{RequestReview, Review, ReviewResult, Round, TakeUpReview};
use domain::{OrganId, Origin};

use super::case::Case;
use super::state::{Look, Place, Redo};
use super::terms::{Begin, End, Rule};

const ANSWERED: &[End] = &[End::ReviewAnswered, End::FinalAnswered];
const DECIDED_ON: &[End] = &[End::ReviewDecidedOn, End::FinalDecidedOn];

fn look(round: Round) -> Look {
    match round {
        Round::Handling => Look::First,
        Round::Review => Look::Second,
        Round::FinalReview => Look::Third,
    }
}

/// R22-35, R22-36¶1: within thirty days, at the next higher organ.
pub fn request(c: &mut Case<'_>, request: RequestReview) {
    c.on_matter(true, true);
    c.written(request.reason);
    let (before, window, contested) = match request.round {
        Round::FinalReview => (Look::Second, End::FinalAsked, c.file.reviewer),
        _ => (Look::First, End::ReviewAsked, c.file.handler),
    };
    let there = c.file.at == Place::Told(before) || c.file.at == Place::Closed(before);
    c.need(there, "wrong-stage");
    c.need(there && request.round != Round::Handling, "nothing-to-review");
    match c.running(&[window]) {
        None => c.need(false, "nothing-to-review"),
        Some(no) => c.need(c.on <= c.file.runs[no].ends.due, "window-over"),
    }
    let forums = contested.map(|contested| forums(c, contested)).unwrap_or_default();
    // Whoever records a request on paper is the organ that reviews.
    let forum = c.organ().or(request.organ).or(forums.first().copied());
    c.need(forum.is_some_and(|forum| forums.contains(&forum)), "not-higher-organ");
    let (Some(forum), false) = (forum, c.refused()) else { return };
    c.end(&[window]);
    c.file.give_to(forum);
    c.file.reviewer = Some(forum);
    c.begin(if before == Look::First { Begin::ReviewAsked } else { Begin::FinalAsked }, forum, None);
    c.file.at = Place::Looking(look(request.round));
}

/// Those next above; if none of them can, the nearest that can.
pub fn forums(c: &Case<'_>, contested: OrganId) -> Vec<OrganId> {
    let fit = |organ: &OrganId| c.town.alive(*organ, c.on) && !c.town.hides(&c.file.accused, *organ, None, c.on);
    let next: Vec<OrganId> = c.town.next_above(contested).iter().copied().filter(&fit).collect();
    if next.is_empty() {
        c.town.ladder(contested).into_iter().map(|(organ, _)| organ).find(fit).into_iter().collect()
    } else {
        next
    }
}

/// Whether the request is taken up; a refusal puts everything back.
pub fn take_up(c: &mut Case<'_>, take: TakeUpReview) {
    c.on_matter(false, true);
    c.holder_only();
    c.nothing_open();
    c.written(take.reason);
    let Place::Looking(look) = c.file.at else {
        c.need(false, "wrong-stage");
        return;
    };
    if c.refused() {
        return;
    }
    c.end(DECIDED_ON);
    if take.accepted {
        return;
    }
    c.end(ANSWERED);
    let window = if look == Look::Third { End::FinalAsked } else { End::ReviewAsked };
    let last = c.file.runs.iter().rposition(|run| run.term.ended_by(&[window]));
    c.resume(last.as_slice());
    let before = c.file.holders.iter().rev().nth(1).copied().unwrap_or(c.file.holder);
    // Nobody gets back what has come to accuse them.
    if !c.town.hides(&c.file.accused, before, None, c.on) {
        c.file.give_to(before);
    }
    c.file.reviewer = (look == Look::Third).then_some(before);
    c.file.at = Place::Told(if look == Look::Third { Look::Second } else { Look::First });
}

/// R22-35, R22-36¶1: the written review opinion.
pub fn review(c: &mut Case<'_>, review: Review) {
    c.on_matter(false, true);
    c.need(c.file.at == Place::Looking(look(review.round)), "wrong-stage");
    c.holder_only();
    c.nothing_open();
    c.written(review.text);
    let entered = c.origin == Origin::Entered;
    c.need(!entered || review.result == ReviewResult::Uphold || review.circumstance.is_some(), "circumstance-missing");
    let asks = Rule::of(c.town, c.file.holder, c.on).is_some_and(Rule::remand_sets_period);
    let remand = review.result == ReviewResult::Remand;
    c.need(!entered || !remand || !asks || review.days.is_some(), "period-missing");
    if c.refused() {
        return;
    }
    c.end(ANSWERED);
    c.end(DECIDED_ON);
    let back = matches!(review.result, ReviewResult::Revoke | ReviewResult::Remand);
    if back {
        c.file.redo = Some(Redo { opinion: c.file.opinion, why: review.circumstance, days: review.days });
    }
    c.file.at = Place::Looked { look: look(review.round), back };
}
