//! `kill -9` at any moment of an act and of an import: at every call on a file, where the call is cut in half, and at
//! any time from outside.

use std::process::Stdio;
use std::time::Duration;

use tokio::time::timeout;

use super::office::{AT_FIRST, IMPORT, Office, REGISTER};
use super::shim::Fault;
use crate::sampling::{Dice, rounds};

/// Three batches.
const ROWS: u64 = 1_300;
const KINDS: &str = "write sync truncate unlink open";

/// How many calls on files there are at which the program can be killed.
fn files_calls(office: &Office, args: &[&str]) -> u64 {
    office.calls(args).into_iter().filter(|(kind, _)| KINDS.contains(kind.as_str())).map(|(_, number)| number).sum()
}

#[test]
fn an_act_that_was_acknowledged_outlives_a_kill_at_any_call() {
    let mut dice = Dice(11);
    let mut acknowledged = 0;
    let last = files_calls(&Office::new(), &REGISTER);
    // The first point of each run is in the tidying up after the acknowledgement, and the others anywhere.
    let points = (0..rounds(4, 200)).map(|round| if round == 0 { last - 5 } else { 1 + dice.below(last) });
    for from in points {
        let office = Office::new();
        let done = office.run(&Fault::calls(KINDS, "kill", from, 0), &REGISTER);
        assert_eq!(done.code, None, "killed at {from} of {last}");
        let there = office.verified() - AT_FIRST;
        let again = office.json(&REGISTER[..11]);
        if let Some(first) = done.json() {
            assert_eq!((there, &first["matter"]), (1, &again["matter"]), "acknowledged, and killed at {from}");
            acknowledged += 1;
        }
        assert!(there <= 1 && again["receipt"].as_str().unwrap().ends_with("〕2号"), "{from}: {again}");
    }
    assert!(acknowledged > 0, "one at least was killed after it had acknowledged");
}

/// An import that is killed again and again, and begun again, until it comes to its end.
struct Import {
    office: Office,
    /// Rows that were there after the last kill.
    there: u64,
}

impl Import {
    fn new() -> Self {
        let office = Office::new();
        office.put_register(ROWS);
        Self { office, there: 0 }
    }

    /// What was killed holds, and nothing of what was there is gone.
    fn look(&mut self) {
        let now = self.office.verified() - AT_FIRST;
        assert!(self.there <= now && now <= ROWS, "{} matters, then {now}", self.there);
        self.there = now;
    }

    fn finish(mut self) {
        // The last start may have come to its end before it was to be killed.
        self.look();
        let report = self.office.json(&IMPORT[..4]);
        assert_eq!((&report["rows"], &report["already"]), (&ROWS.into(), &self.there.into()), "{report}");
        assert!(report["rejected"].as_array().unwrap().is_empty(), "{report}");
        assert_eq!(self.office.verified() - AT_FIRST, ROWS, "each row once");
    }
}

#[test]
fn an_import_goes_on_after_a_kill_at_any_call() {
    let mut left = rounds(3, 150);
    let mut dice = Dice(12);
    while left > 0 {
        let mut import = Import::new();
        // Counted on a copy.
        let calls: u64 = files_calls(&import.office.copy(), &IMPORT);
        while left > 0 {
            let fault = Fault::calls(KINDS, "kill", 1 + dice.below(calls), 0);
            if import.office.run(&fault, &IMPORT).code.is_some() {
                break;
            }
            left -= 1;
            import.look();
        }
        import.finish();
    }
}

/// The log of an import grows somewhat longer than this many bytes.
const LOG_BYTES: u64 = 2_500_000;
/// How often the log is looked at.
const LOOK_EVERY: Duration = Duration::from_millis(2);

#[tokio::test]
async fn an_import_goes_on_after_a_kill_at_any_time() {
    let mut left = rounds(3, 120);
    let mut dice = Dice(13);
    while left > 0 {
        let mut import = Import::new();
        while left > 0 && killed_from_outside(&import.office, &mut dice).await {
            left -= 1;
            import.look();
        }
        import.finish();
    }
}

/// Starts the import and kills it when its log has grown so far, and a little later; `false` where it ended before.
async fn killed_from_outside(office: &Office, dice: &mut Dice) -> bool {
    let mut program = tokio::process::Command::from(office.program(&Fault::default(), &IMPORT));
    let mut child = program.stdout(Stdio::null()).stderr(Stdio::null()).kill_on_drop(true).spawn().unwrap();
    let log = office.folder().join("xinze-data/xinze.db-wal");
    let grown = dice.below(LOG_BYTES);
    let later = Duration::from_millis(dice.below(100));
    while log.metadata().map_or(0, |log| log.len()) < grown {
        if timeout(LOOK_EVERY, child.wait()).await.is_ok() {
            return false;
        }
    }
    if timeout(later, child.wait()).await.is_ok() {
        return false;
    }
    child.kill().await.unwrap();
    child.wait().await.unwrap().code().is_none()
}
