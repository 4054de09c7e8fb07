//! On the way: sending on, objecting, disputes about who takes it up, and carrying on for an organ that is gone.

use domain::OrganId;
use domain::directory::OrganKind;
use domain::matter::{Assign, DecideObjection, Dispute, Forward, Object, SettleJurisdiction, TakeOver};

use super::case::Case;
use super::intake::is_accusation;
use super::state::{Leg, Place, Task};
use super::terms::{Begin, End, Rule};

/// What sending on ends.
const SENT: &[End] = &[End::Routed, End::Notified, End::Decided, End::Objected];

/// The longest period that an assignment can set.
const PERIOD_MAX: u16 = 3_660;

/// The matter goes to another organ, which has not taken it up.
pub fn send(c: &mut Case<'_>, to: OrganId, days: Option<u16>, settled: bool) {
    let stopped = c.end(SENT);
    let begun = c.begin(if days.is_some() { Begin::Assigned } else { Begin::Transferred }, to, days);
    if settled {
        // The newest ones, so that no other number moves.
        c.file.runs.retain(|run| !(run.runs() && run.term.ended_by(&[End::Objected])));
    }
    let from = c.file.holder;
    if days.is_some() {
        let run = begun.into_iter().find(|no| c.file.runs[*no].term.id == "report-back");
        c.file.tasks.push(Task { by: from, to, run, done: false });
    }
    c.file.way.push(Leg { from, to, stopped, settled, objected: false });
    c.file.sent += 1;
    c.file.got.push(to);
    c.file.give_to(to);
    c.file.at = Place::Sent;
}

fn may_send(c: &mut Case<'_>, to: OrganId) {
    c.on_matter(false, true);
    c.need(matches!(c.file.at, Place::Entered | Place::Sent), "wrong-stage");
    c.holder_only();
    c.can_get(to);
    c.need(to != c.file.holder, "to-itself");
    if c.file.at == Place::Sent && c.file.accused.is_nobody() && !is_accusation(&c.file) {
        c.need(reaches(c, c.file.holder, to), "not-below");
    }
}

/// Downwards: to those below, and for an office, committee or government to everybody in its division.
fn reaches(c: &Case<'_>, from: OrganId, to: OrganId) -> bool {
    use OrganKind::{Committee, Government, PetitionOffice, Township};
    let wide = matches!(c.town.kind(from), Some(PetitionOffice | Committee | Government | Township));
    c.town.is_above(from, to) || wide && c.town.lies_within(to, from)
}

/// R22-22¶1.
pub fn forward(c: &mut Case<'_>, forward: &Forward) {
    may_send(c, forward.to);
    if !c.refused() {
        send(c, forward.to, None, false);
    }
}

/// R22-22¶1(3): with a period.
pub fn assign(c: &mut Case<'_>, assign: Assign) {
    may_send(c, assign.to);
    c.need(assign.days > 0, "period-missing");
    c.need(assign.days <= PERIOD_MAX, "too-long");
    if !c.refused() {
        send(c, assign.to, Some(assign.days), false);
    }
}

/// Whether the holder could object on this day, and why not.
fn objection(c: &Case<'_>) -> Vec<&'static str> {
    let mut against = Vec::new();
    let holder = c.file.holder;
    let known = Rule::of(c.town, holder, c.on).zip(c.town.kind(holder));
    if !known.is_some_and(|(rule, kind)| rule.knows_objection(kind)) {
        against.push("not-provided");
    }
    let Some(leg) = c.file.way.last() else {
        against.push("not-sent");
        return against;
    };
    if leg.settled {
        against.push("already-settled");
    }
    if leg.objected {
        against.push("already-objected");
        // The window was that of an organ that is gone.
        if !c.file.runs.iter().any(|run| run.organ == holder && run.term.ended_by(&[End::Objected])) {
            against.push("not-provided");
        }
        return against;
    }
    match c.running(&[End::Objected]) {
        // It came before anybody knew objections.
        None => against.push("not-provided"),
        Some(no) if c.on > c.file.runs[no].ends.due => against.push("window-over"),
        Some(_) => {}
    }
    against
}

/// R22-23¶3: not one's own power, said in time and with reasons.
pub fn object(c: &mut Case<'_>, object: Object) {
    c.on_matter(false, true);
    c.need(c.file.at == Place::Sent, "wrong-stage");
    c.holder_only();
    c.written(object.reason);
    let organ = c.organ().unwrap_or(c.file.holder);
    let known = Rule::of(c.town, organ, c.on).zip(c.town.kind(organ));
    c.need(known.is_some_and(|(rule, kind)| rule.knows_objection(kind)), "not-provided");
    c.against.extend(objection(c));
    c.end(&[End::Objected]);
    c.file.at = Place::Contested;
    if let Some(leg) = c.file.way.last_mut() {
        leg.objected = true;
    }
}

/// R22-23¶3: back only if the sender agrees.
pub fn decide_objection(c: &mut Case<'_>, decide: DecideObjection) {
    c.on_matter(false, true);
    c.need(c.file.at == Place::Contested, "wrong-stage");
    let sender = c.file.sender();
    c.only(sender.as_slice());
    c.written(decide.reason);
    c.file.at = Place::Sent;
    if let (true, false, Some(leg)) = (decide.agreed, c.refused(), c.file.way.last().cloned()) {
        c.file.way.pop();
        c.file.got.pop();
        let holder = c.file.holder;
        c.stop(|run| run.organ == holder);
        c.resume(&leg.stopped);
        let given = |task: &Task| !task.done && (task.by, task.to) == (leg.from, leg.to);
        if let Some(no) = c.file.tasks.iter().rposition(given) {
            c.file.tasks.remove(no);
        }
        c.file.back += 1;
        c.file.give_to(leg.from);
        c.file.at = if c.file.way.is_empty() { Place::Entered } else { Place::Sent };
    }
}

/// R22-24¶1: before the common superior, or else the joint conference.
pub fn dispute(c: &mut Case<'_>, dispute: Dispute) {
    c.on_matter(false, true);
    c.need(matches!(c.file.at, Place::Sent | Place::Contested), "wrong-stage");
    let mut may = vec![c.file.holder];
    may.extend(c.file.sender());
    c.only(&may);
    c.written(dispute.reason);
    let leg = c.file.way.last().cloned();
    c.need(leg.is_some(), "not-sent");
    c.need(leg.as_ref().is_none_or(|leg| !leg.settled), "already-settled");
    let decider = leg.and_then(|leg| decider(c, leg.from, c.file.holder));
    match decider {
        None => c.need(false, "no-common-superior"),
        Some(decider) => c.file.at = Place::Quarrel { decider },
    }
}

fn decider(c: &Case<'_>, a: OrganId, b: OrganId) -> Option<OrganId> {
    let fit = |organ: &OrganId| c.town.alive(*organ, c.on) && !c.town.hides(&c.file.accused, *organ, None, c.on);
    common_superior(c, a, b).filter(&fit).or_else(|| {
        let depth = c.town.body(c.file.holder)?.depth;
        let conferences = (0..=depth).rev().flat_map(|depth| c.town.at_depth(depth, &[OrganKind::JointConference]));
        conferences.into_iter().find(fit)
    })
}

/// The nearest above both, or the one of them that is above the other.
fn common_superior(c: &Case<'_>, a: OrganId, b: OrganId) -> Option<OrganId> {
    let ladder = |organ: OrganId| {
        let mut ladder = c.town.ladder(organ);
        ladder.push((organ, 0));
        ladder
    };
    if a == b {
        return c.town.next_above(a).first().copied();
    }
    let second = ladder(b);
    let both = ladder(a).into_iter().filter_map(|(organ, up)| {
        let (_, other) = second.iter().find(|(known, _)| *known == organ)?;
        Some((up + other, organ))
    });
    both.min().map(|(_, organ)| organ)
}

/// R22-24¶1: who takes it up; nobody can object to that.
pub fn settle(c: &mut Case<'_>, settle: SettleJurisdiction) {
    c.on_matter(false, true);
    if let Place::Quarrel { decider } = c.file.at {
        c.only(&[decider]);
    } else {
        c.need(false, "wrong-stage");
    }
    c.can_get(settle.to);
    c.written(settle.reason);
    if c.refused() {
        return;
    }
    if settle.to == c.file.holder {
        c.file.at = Place::Sent;
    } else {
        send(c, settle.to, None, true);
    }
    if let Some(leg) = c.file.way.last_mut() {
        leg.settled = true;
    }
}

/// R22-24¶2: an organ is gone, or may not go on.
pub fn take_over(c: &mut Case<'_>, take: TakeOver) {
    c.on_matter(false, true);
    let holder = c.file.holder;
    let walled = c.town.hides(&c.file.accused, holder, None, c.on);
    // What ended stays where it is, but not with the accused.
    c.need(walled || !c.file.at.ended(), "wrong-stage");
    c.written(take.reason);
    c.can_get(take.to);
    c.need(walled || !c.town.alive(holder, c.on), "holder-in-place");
    let heirs = c.town.successors(holder, c.on);
    c.need(walled || heirs.is_empty() || heirs.contains(&take.to), "not-successor");
    c.need(take.to != holder, "to-itself");
    let mut may = heirs;
    may.push(c.file.office);
    may.extend(c.town.ladder(holder).into_iter().map(|(above, _)| above));
    let depth = c.town.body(holder).map_or(0, |body| body.depth);
    may.extend(c.town.at_depth(depth, &[OrganKind::Committee, OrganKind::Government, OrganKind::Township]));
    c.only(&may);
    carry_on(c, holder, take.to);
}

/// Everything that one organ had and owed is another's.
pub fn carry_on(c: &mut Case<'_>, from: OrganId, to: OrganId) {
    let swap = |organ: &mut OrganId| {
        if *organ == from {
            *organ = to;
        }
    };
    let file = &mut c.file;
    for leg in &mut file.way {
        swap(&mut leg.from);
        swap(&mut leg.to);
    }
    for task in &mut file.tasks {
        swap(&mut task.by);
        swap(&mut task.to);
    }
    for run in file.runs.iter_mut().filter(|run| run.runs()) {
        swap(&mut run.organ);
    }
    file.handler.iter_mut().chain(&mut file.reviewer).for_each(swap);
    if let Place::Quarrel { decider } = &mut file.at {
        swap(decider);
    }
    if let Some(promised) = &mut file.promised {
        swap(&mut promised.who);
    }
    file.helpers.retain(|helper| *helper != to);
    file.charged.clear();
    file.give_to(to);
}
