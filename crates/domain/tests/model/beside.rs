//! What accompanies a matter: notices, who works on it and who stays away, inquiries, reports, performance,
//! evaluation, and calls for action.

use domain::OrganId;
use domain::directory::OrganKind;
use domain::matter::{
    AppointHandler, Confirm, DecideRecusal, Evaluate, EvaluatedBody, FollowUp, Investigate, Notify, Perform,
    RaiseRecusal, Reply, ReportBack, ReportKind, Urge, UrgingKind,
};

use super::case::Case;
use super::intake::is_accusation;
use super::state::{Call, Place};
use super::terms::{End, Rule};

/// R22-23: the petitioner is told; only one's own term of telling ends.
pub fn notify(c: &mut Case<'_>, notify: Notify) {
    c.on_matter(false, false);
    let mut may = vec![c.file.holder, c.file.office];
    may.extend(c.file.way.iter().map(|leg| leg.from));
    may.extend(c.file.handler);
    c.only(&may);
    c.written(notify.notice.text);
    if let (Some(organ), false) = (c.organ(), c.refused()) {
        c.stop(|run| run.organ == organ && run.term.ended_by(&[End::Notified]));
    }
}

/// R22-28: who works on it has no interest in it.
pub fn appoint(c: &mut Case<'_>, appoint: AppointHandler) {
    c.on_matter(false, false);
    c.need(matches!(c.file.at, Place::Entered | Place::Sent | Place::InHand | Place::Looking(_)), "wrong-stage");
    c.holder_only();
    let official = appoint.official;
    c.need(c.town.knows(official), "unknown-official");
    c.need(c.town.serves(official, c.file.holder), "not-in-office");
    c.need(!c.file.stays_away(official), "recused");
    c.need(!c.file.accused.officials.contains(&official), "to-accused");
    if !c.file.charged.contains(&official) {
        c.file.charged.push(official);
    }
}

/// R22-28¶3: somebody says that an official has an interest.
pub fn raise_recusal(c: &mut Case<'_>, raise: RaiseRecusal) {
    c.on_matter(true, false);
    c.need(!c.file.at.ended(), "wrong-stage");
    c.written(raise.reason);
    if c.official() != Some(raise.official) {
        c.only(&[c.file.holder, c.file.office]);
    }
    c.need(c.town.knows(raise.official), "unknown-official");
    c.need(!c.file.conflicts.contains(&(raise.official, None)), "already-asked");
    c.need(!c.file.stays_away(raise.official), "already-decided");
    c.file.conflicts.push((raise.official, None));
}

/// A leader decides; about a leader, one of the organ above; nobody about themselves.
pub fn decide_recusal(c: &mut Case<'_>, decide: DecideRecusal) {
    c.on_matter(false, false);
    c.written(decide.reason);
    c.need(c.official() != Some(decide.official), "same-person");
    let open = c.file.conflicts.iter().position(|known| *known == (decide.official, None));
    c.need(open.is_some(), "nothing-asked");
    let holder = c.file.holder;
    let above = c.town.next_above(holder);
    let may = if c.town.leads(decide.official, holder) && !above.is_empty() { above.to_vec() } else { vec![holder] };
    c.only(&may);
    if let Some(official) = c.official() {
        c.need(may.iter().any(|organ| c.town.leads(official, *organ)), "approver-not-leader");
    }
    if let Some(open) = open {
        c.file.conflicts[open].1 = Some(decide.granted);
        if decide.granted {
            c.file.charged.retain(|official| *official != decide.official);
        }
    }
}

/// R22-31(6): hearing the petitioner and looking into the facts.
pub fn investigate(c: &mut Case<'_>, investigate: Investigate) {
    c.on_matter(false, false);
    c.need(matches!(c.file.at, Place::InHand | Place::Looking(_)), "wrong-stage");
    let may = [&[c.file.holder], c.file.helpers.as_slice()].concat();
    c.only(&may);
    c.written(investigate.text);
    c.file.looked_into += 1;
}

/// R22-22¶1(3): the result, and at the end the closing report.
pub fn report_back(c: &mut Case<'_>, report: ReportBack) {
    c.on_matter(false, false);
    c.written(report.text);
    let Some(no) = c.file.tasks.iter().rposition(|task| !task.done) else {
        c.need(false, "nothing-assigned");
        return;
    };
    c.only(&[c.file.tasks[no].to, c.file.holder]);
    if report.kind == ReportKind::Interim {
        return;
    }
    let answered = c.file.at.ended() || answered(c.file.at);
    c.need(answered, "not-answered");
    c.need(c.on >= c.file.last, "day-before-last");
    if !c.refused() {
        let run = c.file.tasks[no].run;
        c.file.tasks[no].done = true;
        let on = c.on;
        if let Some(run) = run.map(|run| &mut c.file.runs[run]).filter(|run| run.runs()) {
            run.stopped = Some(on);
        }
    }
}

/// Whether an opinion stands or stood at this place.
fn answered(place: Place) -> bool {
    matches!(place, Place::Spoken | Place::Told(_) | Place::Looking(_) | Place::Looked { .. })
}

/// R22-32¶2: what was promised is done.
pub fn perform(c: &mut Case<'_>, perform: Perform) {
    c.on_matter(false, false);
    c.written(perform.text);
    let Some(mut promised) = c.file.promised else {
        c.need(false, "nothing-promised");
        return;
    };
    let mut may = vec![promised.who, c.file.holder];
    may.extend(c.file.handler);
    c.only(&may);
    c.need(promised.done.is_none(), "already-performed");
    promised.done = Some(c.on);
    c.file.promised = Some(promised);
}

/// Only the petitioner says whether it was.
pub fn confirm(c: &mut Case<'_>, confirm: &Confirm) {
    c.on_matter(true, false);
    c.need(c.person().is_some(), "petitioner-only");
    let Some(mut promised) = c.file.promised else {
        c.need(false, "nothing-promised");
        return;
    };
    c.need(!promised.word.is_some_and(|(fulfilled, _)| fulfilled), "already-confirmed");
    let due = promised.done.is_some() || c.on > promised.by;
    c.need(confirm.fulfilled || due, "not-due-yet");
    promised.word = Some((confirm.fulfilled, c.on));
    promised.done = promised.done.filter(|_| confirm.fulfilled);
    c.file.promised = Some(promised);
}

/// R22-21¶2, SD15-8: once for each of the two bodies, in time.
pub fn evaluate(c: &mut Case<'_>, evaluate: &Evaluate) {
    c.on_matter(true, false);
    c.need(c.person().is_some(), "petitioner-only");
    c.need(!is_accusation(&c.file), "wrong-purpose");
    let office = c.town.kind(c.file.office) == Some(OrganKind::PetitionOffice);
    let office_acted = office && (c.file.at != Place::Entered || c.file.sent > 0);
    let told = matches!(c.file.at, Place::Told(_) | Place::Looking(_) | Place::Looked { .. } | Place::Closed(_));
    let acted = match evaluate.of {
        EvaluatedBody::PetitionOffice => office_acted,
        EvaluatedBody::ResponsibleOrgan => told || c.file.at == Place::Refused,
    };
    c.need(acted, "nothing-to-evaluate");
    let window = c.file.runs.iter().rev().find(|run| run.runs() && run.term.ended_by(&[End::Evaluated]));
    c.need(window.is_none_or(|run| c.on <= run.ends.due), "window-over");
    let Some(person) = c.person() else { return };
    let graded = c.file.grades.iter().any(|(who, of)| (*who, *of) == (person, evaluate.of));
    c.need(!graded, "already-evaluated");
    c.file.grades.push((person, evaluate.of));
}

/// A visit after the answer.
pub fn follow_up(c: &mut Case<'_>, follow: &FollowUp) {
    c.on_matter(false, false);
    c.written(follow.text);
    let there = matches!(c.file.at, Place::Told(_)) || c.file.at.ended() && c.file.at != Place::Gone;
    c.need(there, "wrong-stage");
    let mut may = vec![c.file.holder, c.file.office];
    may.extend(c.file.handler);
    c.only(&may);
}

/// R22-14¶1(3), R22-40¶1: calling for action.
pub fn urge(c: &mut Case<'_>, urge: Urge) {
    c.on_matter(false, false);
    c.written(urge.text);
    c.need(!matches!(c.file.at, Place::Beneath | Place::Gone), "wrong-stage");
    let holder = c.file.holder;
    let mut may = vec![c.file.office];
    may.extend(c.file.way.iter().map(|leg| leg.from));
    may.extend(c.file.tasks.iter().map(|task| task.by));
    may.extend(c.town.ladder(holder).into_iter().map(|(above, _)| above));
    // The petition office of the place, or of one around it.
    let depth = c.town.body(holder).map_or(0, |body| body.depth);
    may.extend((0..=depth).flat_map(|depth| c.town.at_depth(depth, &[OrganKind::PetitionOffice])));
    c.only(&may);
    c.need(c.organ() != Some(holder), "to-itself");
    if urge.kind == UrgingKind::Supervise {
        supervised(c, urge);
    }
    c.file.calls.push(Call { to: holder, answered: false });
}

fn supervised(c: &mut Case<'_>, urge: Urge) {
    let Some(organ) = c.organ() else { return };
    let rule = Rule::of(c.town, organ, c.on).zip(c.town.kind(organ));
    let listed = rule.and_then(|(rule, kind)| rule.supervises(kind));
    c.need(listed.is_some(), "not-provided");
    match urge.circumstance {
        None => c.need(false, "circumstance-missing"),
        Some(why) => c.need(listed.is_none_or(|listed| listed.contains(&why)), "circumstance-not-listed"),
    }
}

/// The answer to a call.
pub fn reply(c: &mut Case<'_>, reply: Reply) {
    c.on_matter(false, false);
    c.written(reply.text);
    let Some(call) = usize::from(reply.no).checked_sub(1).filter(|no| *no < c.file.calls.len()) else {
        c.need(false, "no-such-item");
        return;
    };
    c.only(&[c.file.calls[call].to, c.file.holder]);
    c.need(!c.file.calls[call].answered, "already-decided");
    c.file.calls[call].answered = true;
}

/// Everybody who has or had to do with the matter.
pub fn involved(c: &Case<'_>) -> Vec<OrganId> {
    let mut organs = vec![c.file.office];
    organs.extend(&c.file.holders);
    organs.extend(&c.file.helpers);
    organs.extend(c.file.handler);
    organs.extend(c.file.reviewer);
    organs
}
