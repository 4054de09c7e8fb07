//! What a rule check finds on a day: terms that were missed, promises that were not kept, matters in the wrong place.

use std::collections::BTreeSet;

use domain::matter::FindingKind;
use jiff::civil::Date;

use super::state::{File, Flaw, Task};
use super::terms::End;
use super::town::Town;

/// How often something comes back before somebody should look.
const TWICE: usize = 2;

/// Everything that holds on this day and was not recorded before.
pub fn flaws(town: &Town, file: &File, today: Date) -> BTreeSet<Flaw> {
    let mut flaws = missed(file, today);
    if let Some(promised) = file.promised {
        if promised.word.is_some_and(|(fulfilled, _)| !fulfilled) {
            flaws.insert((FindingKind::PerformanceDenied, promised.who, None, Some(promised.by)));
        } else if promised.word.is_none() && promised.done.unwrap_or(today) > promised.by {
            flaws.insert((FindingKind::PromiseMissed, promised.who, None, Some(promised.by)));
        }
    }
    let back_and_forth = usize::try_from(file.back).expect("few") >= TWICE;
    let got = file.got.iter().filter(|organ| **organ == file.holder).count();
    if back_and_forth || got > TWICE {
        flaws.insert((FindingKind::PingPong, file.holder, None, None));
    }
    if two_assigners(file, file.tasks.iter().filter(|task| !task.done)) {
        flaws.insert((FindingKind::TwoAssigners, file.holder, None, None));
    }
    let open = !file.at.ended();
    if open && !town.alive(file.holder, today) {
        flaws.insert((FindingKind::HolderGone, file.holder, None, None));
    }
    if town.hides(&file.accused, file.holder, None, today) {
        flaws.insert((FindingKind::HeldByAccused, file.holder, None, None));
    }
    flaws.retain(|flaw| !file.flaws.contains(flaw));
    flaws
}

/// Whether one of these tasks has another giver for the same organ.
pub fn two_assigners<'f>(file: &'f File, mut of: impl Iterator<Item = &'f Task>) -> bool {
    let open = || file.tasks.iter().filter(|task| !task.done);
    of.any(|task| open().any(|other| other.to == task.to && other.by != task.by))
}

/// Duties that were done late, or not at all. What stands still is not late; a window lapses.
fn missed(file: &File, today: Date) -> BTreeSet<Flaw> {
    let late = |(no, run): (usize, &super::state::Run)| {
        // What stands still is not late, unless it was late before.
        let until = run.still.or(run.stopped).unwrap_or(today);
        if run.term.window || until <= run.ends.due {
            return None;
        }
        let kind = if run.term.ended_by(&[End::Reported]) {
            FindingKind::NoReport
        } else if run.term.ended_by(&[End::Decided, End::Notified]) {
            FindingKind::LateAcceptance
        } else {
            FindingKind::TermMissed
        };
        Some((kind, run.organ, Some(no), Some(run.ends.due)))
    };
    file.runs.iter().enumerate().filter_map(late).collect()
}
