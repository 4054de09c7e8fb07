//! Runs an import into the directory: decide every row in memory, then write all that were taken in at once.

use std::collections::HashMap;

use domain::directory::{Change, Directory};

use super::super::cell::{Row, RowFault};
use super::super::{ImportError, ROW_BYTES_MAX, RejectReason, Source};
use super::cells::Cells;
use super::known::Known;
use super::resolve::{Outcome, key, resolve};
use super::table::{self, Sheet};
use super::{DirectoryReject, DirectoryRejectReason as Reason, DirectoryReport, RowKind};
use crate::{App, Chance, Stamp, home_shard};

/// Imports a file; `kind` says what its rows are of where neither a column nor the name of a sheet does.
///
/// # Errors
/// The file cannot be imported at all, or the database failed.
pub async fn import_directory(
    app: &App,
    stamp: &Stamp,
    chance: &mut Chance,
    source: Source,
    kind: Option<RowKind>,
    dry_run: bool,
) -> Result<DirectoryReport, ImportError> {
    let directory = Directory::clone(&app.directory());
    let reader = tokio::task::spawn_blocking(move || {
        let sheets = table::read(source, kind)?;
        Ok::<_, ImportError>(decide(directory, &sheets))
    });
    let (changes, mut report) = reader.await.map_err(|error| ImportError::Stopped(error.to_string()))??;
    report.dry_run = dry_run;
    if !dry_run && !changes.is_empty() {
        let shard = home_shard(&app.directory(), stamp.actor.organ);
        app.change_directory(stamp, chance, shard, changes).await?;
    }
    Ok(report)
}

/// A row that waits for its turn.
struct Waiting<'s> {
    sheet: &'s Sheet,
    row: &'s Row,
    why: Reason,
}

fn decide(directory: Directory, sheets: &[Sheet]) -> (Vec<Change>, DirectoryReport) {
    let mut deciding = Deciding {
        known: Known::new(directory),
        changes: Vec::new(),
        report: DirectoryReport::default(),
        seen: HashMap::new(),
    };
    let mut waiting: Vec<(&Sheet, &Row, RowKind)> = Vec::new();
    for sheet in sheets {
        deciding.report.passed_over.extend(sheet.passed_over.iter().cloned());
        for row in &sheet.rows {
            deciding.report.rows += 1;
            match deciding.kind_of(sheet, row) {
                Ok(kind) => waiting.push((sheet, row, kind)),
                Err(why) => deciding.reject(sheet, row, why),
            }
        }
    }
    for kind in RowKind::ALL {
        let mut now: Vec<(&Sheet, &Row)> =
            waiting.iter().filter(|(.., of)| *of == kind).map(|(sheet, row, _)| (*sheet, *row)).collect();
        // A row may speak of one further down. Each round takes in at least one row, or the rest is rejected.
        loop {
            let before = now.len();
            let later: Vec<Waiting<'_>> =
                now.into_iter().filter_map(|(sheet, row)| deciding.take(sheet, row, kind)).collect();
            if later.is_empty() {
                break;
            }
            if later.len() == before {
                later.into_iter().for_each(|row| deciding.reject(row.sheet, row.row, row.why));
                break;
            }
            now = later.into_iter().map(|row| (row.sheet, row.row)).collect();
        }
    }
    let Deciding { changes, mut report, .. } = deciding;
    let place = |name: &str| sheets.iter().position(|sheet| sheet.name == name);
    report.rejected.sort_by_key(|reject| (place(&reject.sheet), reject.row));
    (changes, report)
}

struct Deciding {
    known: Known,
    changes: Vec<Change>,
    report: DirectoryReport,
    /// The row in which each key was met first.
    seen: HashMap<String, u64>,
}

impl Deciding {
    /// What a row is of, if it is whole and not met before.
    fn kind_of(&mut self, sheet: &Sheet, row: &Row) -> Result<RowKind, Reason> {
        match row.fault {
            Some(RowFault::UnclosedQuote) => return Err(RejectReason::UnclosedQuote.into()),
            Some(RowFault::TooLong) => return Err(RejectReason::RowTooLong { max: ROW_BYTES_MAX }.into()),
            None => {}
        }
        let kind = sheet.kind_of(row)?;
        if let Some(key) = key(kind, Cells { row, places: &sheet.places })
            && let Some(first) = self.seen.insert(key.clone(), row.number)
        {
            self.seen.insert(key, first);
            return Err(RejectReason::Repeated { row: first }.into());
        }
        Ok(kind)
    }

    /// Takes a row in, or rejects it, or hands it back because something that it speaks of is not known yet.
    fn take<'s>(&mut self, sheet: &'s Sheet, row: &'s Row, kind: RowKind) -> Option<Waiting<'s>> {
        let cells = Cells { row, places: &sheet.places };
        let outcome = resolve(&self.known, kind, cells).and_then(|outcome| match outcome {
            Outcome::Already => Ok(None),
            Outcome::Add(change) => self.known.make(change.clone()).map(|()| Some(change)),
        });
        match outcome {
            Ok(None) => self.report.already += 1,
            Ok(Some(change)) => {
                *self.report.added.entry(kind).or_default() += 1;
                self.changes.push(change);
            }
            Err(why @ Reason::NotKnown(_)) => return Some(Waiting { sheet, row, why }),
            Err(why) => self.reject(sheet, row, why),
        }
        None
    }

    fn reject(&mut self, sheet: &Sheet, row: &Row, why: Reason) {
        let cells = sheet.shown(row);
        self.report.rejected.push(DirectoryReject { sheet: sheet.name.clone(), row: row.number, why, cells });
    }
}
