//! The disk fails at any call on a file of the database, is full, or may only be read.

use std::collections::{BTreeMap, BTreeSet};

use super::office::{AT_FIRST, Done, IMPORT, Office, REGISTER};
use super::shim::Fault;
use crate::sampling::{Dice, in_full};

/// Two batches of an import, so that the second can fail when the first is in.
const ROWS: u64 = 700;
/// What fails, how, and how often (0 for ever). What is written half is told by the call itself, or is not.
const FAULTS: [(&str, &str, u64); 11] = [
    ("write", "eio", 1),
    ("write", "eio", 0),
    ("write", "torn", 1),
    ("write", "short", 1),
    ("write", "enospc", 0),
    ("sync", "eio", 1),
    ("sync", "eio", 0),
    ("sync", "enospc", 1),
    ("truncate", "eio", 0),
    ("unlink", "eio", 0),
    ("open", "eio", 0),
];
/// A page in the log, with what stands before it.
const PAGE_BYTES: u64 = 4_120;
/// Of the many writes of an import, every so many is tried in full.
const IMPORT_STEP: usize = 16;

/// The points that are tried: every `step`th of all calls, or a single one for every other fault.
fn points(calls: &BTreeMap<String, u64>, step: usize, seed: u64) -> Vec<Fault> {
    let mut dice = Dice(seed);
    let mut points = Vec::new();
    for (kind, how, times) in FAULTS.into_iter().step_by(if in_full() { 1 } else { 2 }) {
        let last = calls.get(kind).copied().unwrap_or_default();
        if last == 0 {
            continue;
        }
        let drawn = 1 + dice.below(last);
        let tried: Vec<u64> = if in_full() { (1..=last).step_by(step).collect() } else { vec![drawn] };
        points.extend(tried.into_iter().map(|from| Fault::calls(kind, how, from, times)));
    }
    points
}

/// What the program must say at its end, and how many of these matters must be there.
fn told_truly(fault: &Fault, done: &Done, there: u64, wanted: u64) {
    match done.code {
        Some(0) => assert_eq!(there, wanted, "{fault:?}: acknowledged and lost"),
        // Of a file, what came in before the fault stays.
        Some(1) if wanted > 1 => assert!(there < wanted && done.says_what_to_do(), "{fault:?}: {there} {}", done.err),
        Some(1) => assert!(there == 0 && done.says_what_to_do(), "{fault:?}: {there} {}", done.err),
        Some(8) => assert!(done.err.contains("not known whether it was. Look"), "{fault:?}: {}", done.err),
        _ => panic!("{fault:?}: {done:?}"),
    }
}

/// An act with a fault, a check, and the same act again without.
fn act_with(fault: &Fault) -> Option<i32> {
    let office = Office::new();
    let done = office.run(fault, &REGISTER);
    told_truly(fault, &done, office.verified() - AT_FIRST, 1);
    let again = office.json(&REGISTER[..11]);
    assert!(again["receipt"].as_str().unwrap().ends_with("〕2号"), "{fault:?}: numbers without gap: {again}");
    if let Some(first) = done.json().filter(|_| done.code == Some(0)) {
        assert_eq!(first["matter"], again["matter"], "{fault:?}: twice");
    }
    done.code
}

/// An import with a fault, a check, and the same file again.
fn import_with(fault: &Fault) -> Option<i32> {
    let office = Office::new();
    office.put_register(ROWS);
    let done = office.run(fault, &IMPORT);
    let there = office.verified() - AT_FIRST;
    told_truly(fault, &done, there, ROWS);
    let again = office.json(&IMPORT[..4]);
    assert_eq!((&again["already"], &again["imported"]), (&there.into(), &(ROWS - there).into()), "{fault:?}");
    assert_eq!(office.verified() - AT_FIRST, ROWS, "{fault:?}");
    done.code
}

#[test]
fn a_fault_of_the_disk_at_any_call_of_an_act_loses_and_doubles_nothing() {
    let points = points(&Office::new().calls(&REGISTER), 1, 1);
    let codes: BTreeSet<_> = points.iter().map(act_with).collect();
    assert!(codes.len() > 1, "some faults strike and some do not: {codes:?}");
}

#[test]
fn a_fault_of_the_disk_at_any_call_of_an_import_loses_and_doubles_nothing() {
    let office = Office::new();
    office.put_register(ROWS);
    let mut points = points(&office.calls(&IMPORT), IMPORT_STEP, 2);
    if !in_full() {
        // A write that fails once, and a sync.
        points = [0, 3].map(|at| points[at].clone()).to_vec();
    }
    let codes: BTreeSet<_> = points.iter().map(import_with).collect();
    assert!(codes.iter().any(|code| *code != Some(0)), "none of the faults struck: {codes:?}");
}

#[test]
fn a_full_disk_is_told_as_such_and_nothing_is_half_written() {
    let mut dice = Dice(3);
    let writes = Office::new().traced(&REGISTER);
    let pages = writes.iter().filter(|(kind, path)| kind == "write" && path.ends_with("-wal")).count() / 2;
    // Not enough to open the database, not for the act, and enough for the act but not for tidying up after it.
    let act = u64::try_from(pages).unwrap() * PAGE_BYTES;
    for (room, code) in [(3, 1), (act / 2, 1), (act + PAGE_BYTES, 0)] {
        assert_eq!(act_with(&Fault::room(room)), Some(code), "{room} of {act}");
    }
    let office = Office::new();
    let note = ["matter", "act", "note", &newest(&office), "--text", "补充材料已收。"];
    for room in if in_full() { (0..act).step_by(1_000).collect::<Vec<u64>>() } else { vec![3, act / 2] } {
        let done = office.copy().run(&Fault::room(room), &note);
        let told = done.err.contains("The disk is full. Nothing was recorded. Make room on the disk");
        assert!(done.code == Some(0) || told, "{room}: {done:?}");
    }
    let rooms = if in_full() { 60 } else { 1 };
    for _ in 0..rooms {
        let done = import_with(&Fault::room(dice.below(2_500_000)));
        assert!(done.is_some());
    }
}

fn newest(office: &Office) -> String {
    office.json(&["matter", "list"])["matters"][0]["matter"].as_str().unwrap().to_owned()
}

#[test]
fn on_a_disk_that_may_only_be_read_nothing_is_written_and_the_message_says_whom_to_ask() {
    let office = Office::new();
    office.put_register(3);
    let (before, names) = (std::fs::read(office.database()).unwrap(), office.data());
    let fault = Fault::calls("open truncate rename unlink", "erofs", 1, 0);
    for args in [&REGISTER[..], &IMPORT[..]] {
        let done = office.run(&fault, args);
        assert_eq!(done.code, Some(1), "{done:?}");
        assert!(done.says_what_to_do() && done.err.contains("account that runs the program"), "{}", done.err);
    }
    assert_eq!(std::fs::read(office.database()).unwrap(), before);
    assert_eq!(office.data(), names);
    assert_eq!(act_with(&Fault::default()), Some(0), "and once it may be written, all is well");
}

/// What `synchronous=FULL` promises, seen from outside: when the program speaks of success, everything that it wrote
/// has been synced. A kill alone would not show it, because the kernel keeps what was written.
#[test]
fn nothing_is_acknowledged_before_it_was_synced() {
    let office = Office::new();
    office.put_register(ROWS);
    let matter = newest(&office);
    std::fs::write(office.folder().join("照片.txt"), "屋顶漏雨的照片".repeat(1_000)).unwrap();
    let attach = ["matter", "attach", &matter, "照片.txt", "--json"];
    for args in [&REGISTER[..], &IMPORT[..], &attach[..]] {
        let calls = office.traced(args);
        let mut open: BTreeSet<&str> = BTreeSet::new();
        let mut synced = 0;
        for (kind, path) in calls.iter().take_while(|(kind, _)| kind != "said") {
            match kind.as_str() {
                // The index of the log is made anew from it, and need not last.
                "write" if !path.ends_with("-shm") => drop(open.insert(path)),
                "sync" => synced += usize::from(open.remove(path.as_str())),
                _ => {}
            }
        }
        assert!(open.is_empty() && synced > 0, "{args:?}: {open:?} was not synced");
        assert!(calls.iter().any(|(kind, _)| kind == "said"), "{args:?}");
    }
}
