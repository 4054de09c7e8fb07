//! Papers, notes, corrections, and who may learn who petitions.

use domain::matter::{
    AskRelease, Attach, Change, DecideCorrection, DecideRelease, IssueCode, Note, ProposeCorrection, Seal, Urgency,
};

use super::beside::involved;
use super::case::Case;
use super::state::Fix;

pub fn attach(c: &mut Case<'_>, attach: &Attach) {
    c.on_matter(true, false);
    let may = involved(c);
    c.only(&may);
    c.written(attach.title);
}

pub fn note(c: &mut Case<'_>, note: Note) {
    c.on_matter(false, false);
    let may = involved(c);
    c.only(&may);
    c.written(note.text);
}

/// Nothing is deleted: what was wrong is said anew.
pub fn propose(c: &mut Case<'_>, propose: &ProposeCorrection) {
    c.on_matter(false, false);
    c.only(&[c.file.holder, c.file.office]);
    c.written(propose.reason);
    c.need(!matches!(propose.change, Change::Heads(0)), "heads-missing");
    if let Some(by) = c.official() {
        c.file.fixes.push(Fix { by, change: propose.change.clone(), decided: false });
    }
}

/// By a second person.
pub fn decide_correction(c: &mut Case<'_>, decide: DecideCorrection) {
    c.on_matter(false, false);
    c.only(&[c.file.holder, c.file.office]);
    let Some(no) = usize::from(decide.no).checked_sub(1).filter(|no| *no < c.file.fixes.len()) else {
        c.need(false, "no-such-item");
        return;
    };
    c.need(!c.file.fixes[no].decided, "already-decided");
    c.need(c.official() != Some(c.file.fixes[no].by), "same-person");
    c.file.fixes[no].decided = true;
    if decide.approved {
        match c.file.fixes[no].change.clone() {
            Change::Urgency(urgency) => c.file.urgent = urgency == Urgency::Urgent,
            Change::Place(place) => c.file.place = place,
            _ => {}
        }
    }
}

/// R22-30¶3: the petitioner asks that nobody learns who they are.
pub fn seal(c: &mut Case<'_>, seal: Seal) {
    c.on_matter(true, false);
    c.written(seal.reason);
    c.need(!c.file.sealed, "already-sealed");
    c.only(&[c.file.holder, c.file.office]);
    c.file.sealed = true;
}

/// Whoever lost the slip gets another at the counter where it was given.
pub fn issue_code(c: &mut Case<'_>, issue: IssueCode) {
    c.on_matter(false, false);
    c.only(&[c.file.office]);
    c.need(c.file.party(issue.person), "not-a-party");
    c.written(issue.reason);
}

pub fn ask_release(c: &mut Case<'_>, ask: AskRelease) {
    c.on_matter(false, false);
    c.written(ask.reason);
    c.need(c.file.sealed, "not-sealed");
    let mut may = vec![c.file.holder, c.file.office];
    may.extend(c.file.handler.into_iter().chain(c.file.reviewer));
    c.only(&may);
    if let Some(official) = c.official() {
        c.need(!c.file.peeks.contains(&(official, false)), "already-asked");
        c.file.peeks.push((official, false));
    }
}

/// By a leader of the office that registered, and never by who asked.
pub fn decide_release(c: &mut Case<'_>, decide: DecideRelease) {
    c.on_matter(false, false);
    c.written(decide.reason);
    c.need(decide.until.is_none_or(|until| until >= c.on), "dates-reversed");
    c.only(&[c.file.office]);
    if let Some(official) = c.official() {
        c.need(c.town.leads(official, c.file.office), "approver-not-leader");
    }
    let Some(no) = usize::from(decide.no).checked_sub(1).filter(|no| *no < c.file.peeks.len()) else {
        c.need(false, "no-such-item");
        return;
    };
    c.need(!c.file.peeks[no].1, "already-decided");
    c.need(c.official() != Some(c.file.peeks[no].0), "same-person");
    c.file.peeks[no].1 = true;
}
