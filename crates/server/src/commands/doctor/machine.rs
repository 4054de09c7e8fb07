//! What the machine and the files give, before any database is opened.

use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use app::law::LawBook;
use jiff::civil::Date;
use wording::Words;

use super::{Finding, megabytes};
use crate::args::Args;
use crate::master::{self, Origin};
use crate::{moment, place};

/// Room for days of work, and for SQLite to write its log: less is told before the disk is full.
const FREE_MIN: u64 = 1 << 30;
/// SQLite writes its log back at four megabytes; one that grows past this is held open by a reader that never ends.
const LOG_MAX: u64 = 256 << 20;
/// The State Council announces the next year's holidays in November; from this month on they have to be known.
const NEXT_YEAR_KNOWN_FROM: i8 = 12;

pub(super) fn look(args: &Args, words: &Words) -> Vec<Finding> {
    let mut findings = rights(args);
    findings.extend(disk(args));
    let address = place::address(args);
    if let Some(path) = address.strip_prefix("sqlite:") {
        let size = std::fs::metadata(format!("{path}-wal")).map_or(0, |file| file.len());
        findings.push(Finding::new(
            "log",
            size <= LOG_MAX,
            [("size", megabytes(size)), ("wanted", megabytes(LOG_MAX))],
        ));
    }
    let (finding, law) = Finding::of("rules", place::law(args, words));
    findings.push(finding);
    findings.extend(law.map(|law| calendar(&law, moment::today())));
    findings
}

/// The folder, the database and the master key are their owner's alone.
fn rights(args: &Args) -> Vec<Finding> {
    if !args.data.exists() {
        return Vec::new();
    }
    let mut paths = vec![args.data.clone()];
    if let Origin::File(path) = master::origin(args, &args.data) {
        paths.push(path);
    }
    let open = |path: &&PathBuf| std::fs::metadata(path).is_ok_and(|file| file.permissions().mode() & 0o077 != 0);
    let bad: Vec<Finding> =
        paths.iter().filter(open).map(|path| Finding::new("rights", false, [shown(path)])).collect();
    if bad.is_empty() { vec![Finding::new("rights", true, [shown(&args.data)])] } else { bad }
}

fn shown(path: &Path) -> (&'static str, String) {
    ("path", path.display().to_string())
}

/// Free room where the database lies, or the data folder where the database is a server's.
fn disk(args: &Args) -> Option<Finding> {
    let address = place::address(args);
    let file = address.strip_prefix("sqlite:").map(Path::new);
    let folder = place::database_folder(args);
    let disk = rustix::fs::statvfs(&folder).ok()?;
    let free = disk.f_bavail.saturating_mul(disk.f_frsize);
    // A backup or a new schema may need as much again as the file has.
    let wanted = file.and_then(|file| std::fs::metadata(file).ok()).map_or(0, |file| file.len()).max(FREE_MIN);
    let facts = [shown(&folder), ("free", megabytes(free)), ("wanted", megabytes(wanted))];
    Some(Finding::new("disk", free >= wanted, facts))
}

/// This year's calendar, and the next one's from the month on in which it has to be known.
fn calendar(law: &LawBook, today: Date) -> Finding {
    let known: Vec<i16> = law.calendars().nation().years().collect();
    let next = (today.month() >= NEXT_YEAR_KNOWN_FROM).then(|| today.year() + 1);
    let missing = [Some(today.year()), next].into_iter().flatten().find(|year| !known.contains(year));
    Finding::new("calendar", missing.is_none(), [("year", missing.unwrap_or(today.year()).to_string())])
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn the_next_year_has_to_be_known_from_december_on() {
        let law = app::shipped_law().unwrap();
        let last = law.calendars().nation().years().last().unwrap();
        let looked = |day| {
            let finding = calendar(&law, day);
            (finding.holds, finding.facts[0].1.clone())
        };
        assert_eq!(looked(date(last, 11, 30)), (true, last.to_string()));
        assert_eq!(looked(date(last, 12, 1)), (false, (last + 1).to_string()));
        assert_eq!(looked(date(last + 1, 1, 1)), (false, (last + 1).to_string()));
    }
}
