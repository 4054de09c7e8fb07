//! How the program ends, and with which exit code. The codes are documented in `docs/commands.md`.

use std::process::ExitCode;

use app::law::Fault;
use app::store::StoreError;
use app::{Failure, PackFaults};
use wording::Words;

use crate::out;

/// Something did not work: a file, the network, the database.
pub(crate) const FAULT: u8 = 1;
/// A command line that cannot be read, or asks for what is not there; clap's code.
pub(crate) const USAGE: u8 = 2;
/// The rules say no.
pub(crate) const REFUSED: u8 = 3;
/// Somebody else acted first.
pub(crate) const STALE: u8 = 4;
/// The check found something.
pub(crate) const FOUND: u8 = 5;
/// Done, but some rows of the file were rejected.
pub(crate) const REJECTED: u8 = 6;
/// Too many are at work; the same can be tried again in a moment.
pub(crate) const BUSY: u8 = 7;
/// Not known whether it was recorded: somebody has to look before doing it again.
pub(crate) const UNSURE: u8 = 8;

/// An end other than success.
#[derive(Debug)]
pub(crate) enum Ending {
    /// Words for people, on standard error.
    Told { code: u8, lines: Vec<String> },
    /// Faults of packs, to be drawn in their files.
    Packs(Vec<Fault>),
    /// The database is busy, or the machine failed.
    Store(StoreError),
    /// Everything was said already.
    Silent { code: u8 },
}

impl Ending {
    /// A fault in one line.
    pub(crate) fn fault(line: impl Into<String>) -> Self {
        Self::Told { code: FAULT, lines: vec![line.into()] }
    }

    /// The rules say no: why, which provision says so where one does, and the way out.
    pub(crate) fn refused(told: web::words::Told) -> Self {
        let basis = format!("{} {}", told.cite, told.code);
        let mut lines = vec![told.why, basis, told.way_out];
        lines.retain(|line| !line.trim().is_empty());
        Self::Told { code: REFUSED, lines }
    }

    /// A fault of the store in the middle of a file: what was taken in before it stays.
    pub(crate) fn in_a_file(error: &StoreError, words: &Words) -> Self {
        let mut lines = told_of(error, words);
        lines.push(words.say("outage-in-a-file"));
        Self::Told { code: code_of(error), lines }
    }

    /// A command line that asks for what is not there.
    pub(crate) fn usage(line: impl Into<String>) -> Self {
        Self::Told { code: USAGE, lines: vec![line.into()] }
    }

    /// A check that found something.
    pub(crate) fn found(line: impl Into<String>) -> Self {
        Self::Told { code: FOUND, lines: vec![line.into()] }
    }

    pub(crate) fn exit(self, words: &Words) -> ExitCode {
        match self {
            Self::Told { code, lines } => {
                lines.iter().for_each(out::warn);
                ExitCode::from(code)
            }
            Self::Packs(faults) => {
                out::faults(words, &faults);
                ExitCode::from(FOUND)
            }
            Self::Store(error) => {
                told_of(&error, words).iter().for_each(out::warn);
                ExitCode::from(code_of(&error))
            }
            Self::Silent { code } => ExitCode::from(code),
        }
    }
}

pub(crate) fn told_of(error: &StoreError, words: &Words) -> Vec<String> {
    web::words::outage(words, error, true).unwrap_or_else(|| vec![error.to_string()])
}

const fn code_of(error: &StoreError) -> u8 {
    match error {
        StoreError::Busy { .. } => BUSY,
        StoreError::Unsure { .. } => UNSURE,
        _ => FAULT,
    }
}

impl From<std::io::Error> for Ending {
    fn from(error: std::io::Error) -> Self {
        Self::fault(error.to_string())
    }
}

impl From<Failure> for Ending {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Store(error) => Self::Store(error),
            other => Self::fault(other.to_string()),
        }
    }
}

impl From<StoreError> for Ending {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<PackFaults> for Ending {
    fn from(faults: PackFaults) -> Self {
        Self::Packs(faults.0)
    }
}

impl From<serde_json::Error> for Ending {
    fn from(error: serde_json::Error) -> Self {
        Self::fault(error.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use app::store::Outage;
    use std::time::Duration;
    use wording::Lang;

    #[test]
    fn a_busy_database_and_one_that_may_have_recorded_have_codes_of_their_own() {
        let busy = StoreError::Busy { retry_after: Duration::from_secs(2) };
        let unsure = StoreError::Unsure { outage: Some(Outage::Disk), cause: "disk I/O error".to_owned() };
        let full = StoreError::Outage { outage: Outage::DiskFull, cause: "database or disk is full".to_owned() };
        let words = Lang::English.words();
        for (error, code, says) in
            [(busy, 7, "try again in 2 seconds"), (unsure, 8, "not known whether it was"), (full, 1, "Make room")]
        {
            assert_eq!(code_of(&error), code, "{error}");
            assert!(told_of(&error, words)[0].contains(says), "{error}");
            let Ending::Told { code: in_a_file, lines } = Ending::in_a_file(&error, words) else { panic!("told") };
            assert_eq!(in_a_file, code);
            assert!(lines.last().is_some_and(|line| line.contains("nothing is taken in twice")), "{lines:?}");
            let Ending::Store(same) = Ending::from(Failure::Store(error)) else { panic!("a fault of the store") };
            assert_eq!(code_of(&same), code);
        }
    }
}
