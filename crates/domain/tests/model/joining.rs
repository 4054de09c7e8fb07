//! Two matters at once: handled together and parted again, an answer for both, and two out of one letter.

use domain::TextRef;
use domain::matter::Opinion;
use law::Purpose;

use super::case::Case;
use super::state::{Aside, File, Place, Promised};
use super::terms::End;

/// How far a matter has come before any answer.
fn progress(place: Place) -> Option<u8> {
    match place {
        Place::Entered => Some(0),
        Place::Sent => Some(1),
        Place::InHand => Some(2),
        _ => None,
    }
}

/// One organ, one purpose, the same accused, both equally open, and the other no further behind.
fn mergeable(c: &mut Case<'_>, one: &File, other: &File) {
    let (Some(a), Some(b)) = (progress(one.at), progress(other.at)) else {
        c.need(progress(one.at).is_some(), "wrong-stage");
        c.need(false, "not-mergeable");
        return;
    };
    c.need(a <= b && one.taken_in.is_empty(), "not-mergeable");
    c.need(one.beside.is_none(), "interlude-open");
    let same = one.purpose == other.purpose && one.accused == other.accused && one.sealed == other.sealed;
    c.need(same && one.holder == other.holder, "matters-differ");
}

/// This matter goes beneath the other one, from whose side nothing but its last day is needed.
pub fn merge(c: &mut Case<'_>, into: usize, other: Option<&File>, itself: bool, reason: TextRef) {
    c.on_matter(false, true);
    c.holder_only();
    c.written(reason);
    let Some(other) = other else { return };
    c.nothing_open();
    c.need(!itself, "not-mergeable");
    c.only(&[other.holder]);
    let one = c.file.clone();
    mergeable(c, &one, other);
    let stopped = c.stop(|run| !run.term.window && !run.term.ended_by(&[End::Notified]));
    c.file.beneath = Some((into, Aside { before: c.file.at, stopped }));
    c.file.at = Place::Beneath;
}

/// The other side: it takes the matter in, and no term outlives the earlier of the two.
pub fn join(c: &mut Case<'_>, from: usize, other: &File, itself: bool) {
    c.on_matter(false, false);
    c.holder_only();
    c.need(!itself, "not-mergeable");
    c.only(&[other.holder]);
    let one = c.file.clone();
    mergeable(c, other, &one);
    c.need(progress(one.at).is_some(), "wrong-stage");
    for run in c.file.runs.iter_mut().filter(|run| run.runs() && !run.term.window) {
        let same = other.runs.iter().filter(|its| its.runs() && its.term.id == run.term.id);
        if let Some(its) = same.min_by_key(|its| its.ends.due).filter(|its| its.ends.due < run.ends.due) {
            (run.from, run.ends, run.set, run.more) = (its.from, its.ends, its.set, its.more);
            run.times = run.times.max(its.times);
        }
    }
    c.file.taken_in.push(from);
}

/// On its own again, as it was.
pub fn unmerge(c: &mut Case<'_>, reason: TextRef) {
    c.on_matter(false, true);
    c.only(&[c.file.holder, c.file.office]);
    c.written(reason);
    c.need(c.file.at == Place::Beneath, "wrong-stage");
    if let (Some((_, aside)), false) = (c.file.beneath.take(), c.refused()) {
        c.resume(&aside.stopped);
        c.file.at = aside.before;
    }
}

/// The other side of parting.
pub fn part(c: &mut Case<'_>, from: usize) {
    c.on_matter(false, false);
    c.need(c.file.taken_in.contains(&from), "not-mergeable");
    c.file.taken_in.retain(|known| *known != from);
}

/// The answer of the other matter is this one's as well.
pub fn share(c: &mut Case<'_>, other: &File, other_no: usize) {
    c.on_matter(false, true);
    c.only(&[other.holder]);
    c.need(c.file.at == Place::Beneath, "wrong-stage");
    c.need(c.file.beneath.as_ref().is_none_or(|(into, _)| *into == other_no), "not-mergeable");
    let answered: Option<Opinion> = other.opinion.filter(|_| other.at == Place::Spoken);
    c.need(answered.is_some(), "wrong-stage");
    if c.refused() {
        return;
    }
    c.end(&[End::Answered]);
    c.file.opinion = answered;
    c.file.grade_anew();
    if let Some(promised) = other.promised {
        c.file.promised = Some(Promised { done: None, word: None, ..promised });
    }
    c.file.handler = other.handler;
    if let Some(handler) = other.handler {
        c.file.give_to(handler);
    }
    c.file.beneath = None;
    c.file.at = Place::Spoken;
}

/// A part of the other matter, from the same day of receipt; a closing report is owed once.
pub fn split_off(c: &mut Case<'_>, of: &File, purpose: Purpose, reason: TextRef) {
    c.on_matter(false, true);
    c.holder_only();
    c.nothing_open();
    c.written(reason);
    splittable(c, of);
    if c.refused() {
        return;
    }
    let runs = of.runs.iter().filter(|run| run.runs() && run.term.about(purpose));
    let runs = runs.filter(|run| !run.term.ended_by(&[End::Reported])).cloned().collect();
    let new = &mut c.file;
    new.runs = runs;
    new.purpose = purpose;
    new.last = c.on;
    new.holders = vec![of.holder];
    new.sent = 0;
    new.back = 0;
    new.tasks.clear();
    new.way.clear();
    new.taken_in.clear();
    new.helpers.clear();
    new.charged.clear();
    new.conflicts.clear();
    new.handler = (of.at == Place::InHand).then_some(of.holder);
    (new.reviewer, new.promised, new.opinion, new.redo) = (None, None, None, None);
    new.simple = false;
    new.shelved = false;
    new.elsewhere = None;
    (new.fixes, new.peeks, new.calls) = (Vec::new(), Vec::new(), Vec::new());
    new.grades.clear();
    new.flaws.clear();
    new.got.clear();
    new.looked_into = 0;
}

fn splittable(c: &mut Case<'_>, of: &File) {
    c.need(matches!(of.at, Place::Entered | Place::InHand), "wrong-stage");
    c.need(of.taken_in.is_empty() && of.beneath.is_none(), "not-mergeable");
}

/// The other side notes it.
pub fn split_into(c: &mut Case<'_>, reason: TextRef) {
    c.on_matter(false, false);
    c.holder_only();
    c.nothing_open();
    c.written(reason);
    let of = c.file.clone();
    splittable(c, &of);
}
