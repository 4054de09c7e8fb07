//! Taking up and handling: from acceptance, or the refusal of it, to the end and back again.

use domain::directory::OrganKind;
use domain::matter::{
    Accept, Answer, Archive, Bar, CloseInterlude, Decline, DeclineGround, Deliver, Ending, Extend, OpenInterlude,
    Opinion, Procedure, Proof, RecordOutcome, Route, RouteResult, TakeUpAgain, Told, Withdraw,
};
use domain::{OrganId, Origin};
use law::{Circumstance, Interval, Purpose};

use super::case::Case;
use super::intake::taken_in;
use super::state::{Aside, Look, Place, Promised};
use super::terms::{Begin, End, More, Rule};
use super::town::Town;

/// What deciding about taking up ends.
const DECIDED: &[End] = &[End::Routed, End::Decided, End::Objected];

fn decided(c: &mut Case<'_>, told: Told, also: &[End]) -> Vec<usize> {
    let mut ends = [DECIDED, also].concat();
    if matches!(told, Told::Notice(_) | Told::ByTheFile) {
        ends.push(End::Notified);
    }
    c.end(&ends)
}

/// R22-23¶1, R05-22¶1.
pub fn accept(c: &mut Case<'_>, accept: Accept) {
    c.on_matter(false, true);
    c.need(matches!(c.file.at, Place::Entered | Place::Sent | Place::Contested | Place::Quarrel { .. }), "wrong-stage");
    c.holder_only();
    c.told(accept.told);
    let simple = accept.procedure == Procedure::Simple;
    c.need(!(simple && c.file.urgent), "not-simple");
    if c.refused() {
        return;
    }
    decided(c, accept.told, &[]);
    let holder = c.file.holder;
    c.begin(Begin::Accepted, holder, None);
    c.file.simple = simple;
    c.file.looked_into = 0;
    c.file.handler = Some(holder);
    c.file.at = Place::InHand;
}

/// Not taken up: the grounds of R22-19¶3, R22-22¶2, R22-23¶1 and R22-28¶2 are known to every regulation.
pub fn decline(c: &mut Case<'_>, decline: Decline) {
    c.on_matter(false, true);
    c.need(matches!(c.file.at, Place::Entered | Place::Sent), "wrong-stage");
    c.holder_only();
    c.written(decline.reason);
    c.told(decline.told);
    if decline.ground == DeclineGround::NotOwnPower {
        // What was sent here is not declined but objected to, where that is known; late is too late for both.
        let holder = Rule::of(c.town, c.file.holder, c.on).zip(c.town.kind(c.file.holder));
        let known = holder.is_some_and(|(rule, kind)| rule.knows_objection(kind));
        c.need(c.file.way.is_empty() || !known, "must-object");
    }
    let pending = decline.ground == DeclineGround::PendingElsewhere;
    c.need(!pending || decline.other.is_some(), "other-matter-missing");
    if !c.refused() {
        decided(c, decline.told, &[]);
        c.file.at = Place::Refused;
    }
}

/// R22-36¶3: the same facts and reasons after the last opinion.
pub fn bar(c: &mut Case<'_>, bar: Bar) {
    c.on_matter(false, true);
    c.need(matches!(c.file.at, Place::Entered | Place::Sent), "wrong-stage");
    c.holder_only();
    c.written(bar.reason);
    c.told(bar.told);
    let any = Rule::of(c.town, c.file.holder, c.on).is_some_and(Rule::bars_after_any_ending);
    match bar.ending {
        None => c.need(false, "earlier-not-ended"),
        Some(Ending::FinalReview) => {}
        Some(_) => c.need(any, "ending-not-listed"),
    }
    if !c.refused() {
        decided(c, bar.told, &[]);
        c.file.at = Place::Shut;
    }
}

/// R22-31(1) to (5): another procedure goes first.
pub fn route(c: &mut Case<'_>, route: Route) {
    c.on_matter(false, true);
    c.need(matches!(c.file.at, Place::Entered | Place::Sent | Place::InHand), "wrong-stage");
    c.holder_only();
    c.nothing_open();
    c.need(c.file.purpose == Purpose::Claim, "wrong-purpose");
    c.written(route.reason);
    c.told(route.told);
    if let Some(to) = route.to {
        c.can_get(to);
    }
    if c.refused() {
        return;
    }
    let stopped = decided(c, route.told, &[End::OtherProcedure]);
    c.file.elsewhere = Some(Aside { before: c.file.at, stopped });
    c.file.outcome = false;
    c.file.at = Place::Elsewhere;
}

/// What became of it there; what nobody took comes back as it was.
pub fn record_outcome(c: &mut Case<'_>, outcome: RecordOutcome) {
    c.on_matter(false, true);
    c.need(c.file.at == Place::Elsewhere, "wrong-stage");
    c.need(!c.file.outcome, "already-decided");
    c.holder_only();
    c.written(outcome.text);
    c.file.outcome = true;
    if let (RouteResult::NotTaken, false, Some(aside)) = (outcome.result, c.refused(), c.file.elsewhere.take()) {
        c.resume(&aside.stopped);
        c.file.at = aside.before;
    }
}

/// A hearing, a mediation, an appraisal begins.
pub fn open(c: &mut Case<'_>, open: OpenInterlude) {
    c.on_matter(false, true);
    c.need(matches!(c.file.at, Place::InHand | Place::Looking(_)), "wrong-stage");
    c.holder_only();
    c.nothing_open();
    c.written(open.text);
    let asks = Rule::of(c.town, c.file.holder, c.on).is_some_and(Rule::mediation_needs_consent);
    c.need(open.interval != Interval::Mediation || !asks || open.consent, "consent-missing");
    c.file.beside = Some((open.interval, c.on));
    let on = c.on;
    for run in c.file.runs.iter_mut().filter(|run| run.runs()) {
        if run.term.without_hearings && open.interval == Interval::Hearing {
            run.still = Some(on);
        }
    }
}

/// It ends, perhaps with an agreement.
pub fn close(c: &mut Case<'_>, close: CloseInterlude) {
    // At any stage: whoever withdraws while it goes on leaves it open.
    c.on_matter(false, true);
    c.holder_only();
    c.written(close.text);
    let open = c.file.beside.take();
    c.need(open.is_some_and(|(interval, _)| interval == close.interval), "no-interlude");
    if let Some(promise) = close.settled {
        c.need(promise.by >= c.on, "dates-reversed");
        c.need(close.interval == Interval::Mediation, "nothing-to-settle");
        c.can_get(promise.performer);
        c.file.promised = Some(Promised { who: promise.performer, by: promise.by, done: None, word: None });
    }
    let Some((_, since)) = open else { return };
    for no in 0..c.file.runs.len() {
        if c.file.runs[no].runs() && c.file.runs[no].still.take().is_some() {
            c.file.runs[no].gaps.push((since, c.on));
            c.recount(no);
        }
    }
}

/// R22-34 and the like: more days, within limits, before the end, by somebody who may.
pub fn extend(c: &mut Case<'_>, extend: Extend) {
    use domain::matter::Term::{Handling, ReportBack, Review};
    c.on_matter(false, true);
    c.holder_only();
    let ends: &[End] = match extend.term {
        Handling => &[End::Answered],
        ReportBack => &[End::Reported],
        Review => &[End::ReviewAnswered, End::FinalAnswered],
    };
    let Some(no) = c.running(ends) else {
        c.written(extend.reason);
        c.need(false, "no-running-term");
        return;
    };
    let run = c.file.runs[no].clone();
    let (approver, max) = match run.term.more {
        More::No => {
            c.need(false, "not-extendable");
            return;
        }
        More::OwnLeader { max } => (c.file.holder, Some(max)),
        More::Committee { max } => (committee(c.town, c.file.holder), Some(max)),
        More::Assigner => (assigner(c, no), None),
    };
    if run.term.more != More::Assigner {
        c.written(extend.reason);
    }
    c.need(max.is_none() || run.times == 0, "already-extended");
    c.need(max.is_none_or(|max| extend.days <= max), "too-long");
    c.need(extend.days > 0, "too-long");
    c.need(run.still.is_some() || c.on <= run.ends.due, "term-over");
    c.need(c.town.leads(extend.approved_by, approver), "approver-not-leader");
    if !c.refused() {
        c.file.runs[no].more += extend.days;
        c.file.runs[no].times += 1;
        c.recount(no);
    }
}

/// BJ06-50¶4: the committee for review and final review, of the place or around it.
pub fn committee(town: &Town, holder: OrganId) -> OrganId {
    let depth = town.body(holder).map_or(0, |body| body.depth);
    let committees = (0..=depth).rev().flat_map(|depth| town.at_depth(depth, &[OrganKind::ReviewCommittee]));
    let above = town.next_above(holder).first().copied();
    committees.into_iter().next().or(above).unwrap_or(holder)
}

fn assigner(c: &Case<'_>, no: usize) -> OrganId {
    c.file.tasks.iter().find(|task| task.run == Some(no)).map_or(c.file.holder, |task| task.by)
}

/// R22-31(6), R22-32: the written opinion.
pub fn answer(c: &mut Case<'_>, answer: &Answer) {
    c.on_matter(false, true);
    c.need(c.file.at == Place::InHand, "wrong-stage");
    c.holder_only();
    c.nothing_open();
    c.written(answer.text);
    let entered = c.origin == Origin::Entered;
    let rule = Rule::of(c.town, c.file.holder, c.on);
    c.need(!entered || answer.parts.len() == 4 || !rule.is_some_and(Rule::lists_parts), "parts-missing");
    let support = answer.opinion == Opinion::Support;
    c.need(!entered || !support || answer.promise.is_some(), "promise-missing");
    if let Some(promise) = answer.promise {
        c.need(promise.by >= c.on, "dates-reversed");
        c.can_get(promise.performer);
    }
    let claim = c.file.purpose == Purpose::Claim && !c.file.simple;
    c.need(!entered || !claim || c.file.looked_into > 0, "facts-not-established");
    if let (Some(redo), Some(rule)) = (c.file.redo, rule) {
        let same = redo.opinion == Some(answer.opinion);
        c.need(!same || !rule.forbids_the_same(redo.why, answer.new_facts.is_some()), "same-opinion");
    }
    if c.refused() {
        return;
    }
    c.end(&[End::Answered]);
    c.file.opinion = Some(answer.opinion);
    c.file.grade_anew();
    // What an agreement promised stands beside an opinion that promises nothing.
    if let Some(promise) = answer.promise {
        c.file.promised = Some(Promised { who: promise.performer, by: promise.by, done: None, word: None });
    }
    c.file.redo = None;
    c.file.at = Place::Spoken;
}

/// The opinion arrives. What stands opens a window; what does not goes back to be done anew.
pub fn deliver(c: &mut Case<'_>, deliver: Deliver) {
    c.on_matter(true, true);
    c.holder_only();
    c.need(c.person().is_none() || deliver.proof == Proof::Confirmed, "staff-only");
    c.need(c.organ().is_none() || deliver.proof != Proof::Confirmed, "petitioner-only");
    let (begin, next) = match c.file.at {
        Place::Spoken => (Some(Begin::Replied), Place::Told(Look::First)),
        Place::Looked { back: true, .. } => (Some(Begin::Accepted), Place::InHand),
        Place::Looked { look: Look::Third, .. } => (None, Place::Told(Look::Third)),
        Place::Looked { look, .. } => (Some(Begin::ReviewReplied), Place::Told(look)),
        _ => {
            c.need(false, "nothing-to-deliver");
            c.need(false, "wrong-stage");
            return;
        }
    };
    if c.refused() {
        return;
    }
    if let (Place::InHand, Some(handler)) = (next, c.file.handler) {
        // Nobody gets back what has come to accuse them: whoever reviewed it goes on with it.
        if c.town.hides(&c.file.accused, handler, None, c.on) {
            c.file.handler = Some(c.file.holder);
        } else {
            c.file.give_to(handler);
        }
    }
    let begun = begin.map(|begin| c.begin(begin, c.file.holder, None)).unwrap_or_default();
    if let (Place::InHand, Some(days)) = (next, c.file.redo.and_then(|redo| redo.days)) {
        for no in begun {
            let set = super::count::count(c.on, days, false, &[], c.calendar());
            if set < c.file.runs[no].ends {
                c.file.runs[no].ends = set;
                c.file.runs[no].set = Some(days);
            }
        }
    }
    if next == Place::InHand {
        // An opinion that does not stand promises nothing.
        c.file.promised = None;
        // Where the facts were the fault, they are looked into anew.
        let facts = [Some(Circumstance::FactsUnclear), Some(Circumstance::EvidenceLacking)];
        if c.file.redo.is_some_and(|redo| facts.contains(&redo.why)) {
            c.file.looked_into = 0;
        }
    }
    c.file.at = next;
}

/// R22-34: answered and delivered; open windows stay open.
pub fn conclude(c: &mut Case<'_>) {
    c.on_matter(false, true);
    let mut may = vec![c.file.holder];
    may.extend(c.file.handler);
    c.only(&may);
    if let Place::Told(look) = c.file.at {
        c.file.at = Place::Closed(look);
    } else {
        c.need(false, "wrong-stage");
        c.need(!matches!(c.file.at, Place::Spoken | Place::Looked { .. }), "not-delivered");
    }
}

/// R22-36¶3: new facts or reasons open it again, at the door.
pub fn take_up_again(c: &mut Case<'_>, again: TakeUpAgain) {
    c.on_matter(false, true);
    c.need(c.file.at.ended(), "wrong-stage");
    c.need(c.file.at != Place::Elsewhere || c.file.outcome, "outcome-missing");
    let mut may = vec![c.file.holder, c.file.office];
    may.extend(c.file.handler);
    c.only(&may);
    c.written(again.reason);
    let (Some(organ), false) = (c.organ(), c.refused()) else { return };
    c.stop(|_| true);
    c.begin(taken_in(c.town, organ), organ, None);
    let file = &mut c.file;
    file.give_to(organ);
    file.at = Place::Entered;
    (file.redo, file.elsewhere) = (None, None);
    file.way.clear();
    file.beside = None;
    file.shelved = false;
    // Where everybody had left there would be nobody to answer.
    if file.parties.iter().all(|(person, _)| file.left.contains(person)) {
        file.left.clear();
    }
}

/// R22-17¶1: only the petitioners' own will; the last of them ends it.
pub fn withdraw(c: &mut Case<'_>, withdraw: Withdraw) {
    c.on_matter(true, true);
    c.need(!c.file.at.ended(), "wrong-stage");
    c.only(&[c.file.holder, c.file.office]);
    c.need(c.person().is_none_or(|person| person == withdraw.person), "not-a-party");
    c.need(c.file.party(withdraw.person), "not-a-party");
    if c.organ().is_some() {
        c.written(withdraw.text);
    }
    if c.refused() {
        return;
    }
    c.file.left.push(withdraw.person);
    if c.file.parties.iter().all(|(person, _)| c.file.left.contains(person)) {
        c.stop(|_| true);
        c.file.beneath = None;
        c.file.at = Place::Gone;
    }
}

/// The file is put away once nobody owes anything.
pub fn archive(c: &mut Case<'_>, _: Archive) {
    c.on_matter(false, true);
    c.need(c.file.at.ended(), "wrong-stage");
    c.need(!c.file.shelved, "already-archived");
    let mut may = vec![c.file.holder, c.file.office];
    may.extend(c.file.handler);
    c.only(&may);
    c.need(!c.file.runs.iter().any(|run| run.runs() && !run.term.window), "still-owed");
    c.need(c.file.at != Place::Elsewhere || c.file.outcome, "outcome-missing");
    c.file.shelved = true;
}
