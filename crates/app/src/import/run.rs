//! Runs an import: the file is read on a thread of its own while the database takes in what was read before.

use std::collections::hash_map::Entry;
use std::collections::{BTreeSet, HashMap};

use domain::MatterId;
use sha2::{Digest as _, Sha256};
use store::Session;
use tokio::sync::mpsc;

use super::cell::Cell;
use super::header::Header;
use super::mapping::Mapping;
use super::reading::{self, Piece, ReadRow};
use super::report::Lacks;
use super::{ImportError, ImportReport, Progress, Reject, RejectReason, RejectedFile, Source};
use crate::{Action, App, BulkOutcome, Chance, Course, Failure, Prepared, Stamp, Target, home_shard};

/// Batches that are read ahead: enough to keep both sides busy, few enough to keep the memory small.
const READ_AHEAD: usize = 2;

/// How to import.
#[derive(Debug, Default)]
pub struct ImportOptions<'a> {
    /// Decide everything and write nothing.
    pub dry_run: bool,
    /// Where rows that are not taken in are written.
    pub rejected: Option<RejectedFile<'a>>,
    /// Where a dry run leaves what it decided, to measure the bare writing of the same rows.
    pub keep: Option<&'a mut Vec<Prepared>>,
}

/// Imports a file. The actor registers for the actor's organ, and must serve there today.
///
/// Rows are taken in batch by batch. After an error the batches before it are in, and importing the file again goes on
/// where this one ended.
///
/// # Errors
/// [`ImportError`]: the file cannot be imported, or the database failed.
pub async fn import(
    app: &App,
    stamp: &Stamp,
    chance: &mut Chance,
    mapping: &Mapping,
    source: Source,
    options: ImportOptions<'_>,
    mut progress: impl FnMut(Progress),
) -> Result<ImportReport, ImportError> {
    let organ = Target::Organ(stamp.actor.organ.0);
    app.admits(stamp, Action::Import, organ)?;
    let total_bytes = source.bytes();
    let (send, mut pieces) = mpsc::channel(READ_AHEAD);
    let reader = {
        let (mapping, categories) = (mapping.clone(), app.categories().clone());
        tokio::task::spawn_blocking(move || {
            let mut hand_on = |piece| {
                let gone = |_| ImportError::Stopped("nobody waits for the rows any more".to_owned());
                send.blocking_send(piece).map_err(gone)
            };
            reading::read(source, &mapping, &categories, &mut hand_on)
        })
    };
    let mut run = Run {
        app,
        stamp,
        chance,
        source: mapping.source(),
        shard: home_shard(&app.directory(), stamp.actor.organ),
        options,
        header: None,
        seen: HashMap::new(),
        report: ImportReport::default(),
    };
    run.report.dry_run = run.options.dry_run;
    while let Some(piece) = pieces.recv().await {
        match piece {
            Piece::Header(header) => run.header = Some(header),
            Piece::Rows(rows, read_bytes) => {
                run.batch(rows).await?;
                progress(Progress {
                    read_bytes: read_bytes.min(total_bytes),
                    total_bytes,
                    rows: run.report.rows,
                    rejected: u64::try_from(run.report.rejected.len()).unwrap_or(u64::MAX),
                });
            }
        }
    }
    reader.await.map_err(|error| ImportError::Stopped(error.to_string()))??;
    run.finish()
}

/// The first half of a key's SHA-256: two keys of one file that share it would have to be made on purpose.
type KeyDigest = [u8; 16];

struct Run<'r, 'o> {
    app: &'r App,
    stamp: &'r Stamp,
    chance: &'r mut Chance,
    source: &'r str,
    shard: i64,
    options: ImportOptions<'o>,
    header: Option<Header>,
    /// The row in which each key was met first.
    seen: HashMap<KeyDigest, u64>,
    report: ImportReport,
}

/// A row on its way, and why it is rejected once that is known.
struct Line {
    number: u64,
    cells: Vec<Cell>,
    why: Option<RejectReason>,
}

/// Rows that are to become matters: the numbers of their lines in the batch, what they lack, and their courses.
#[derive(Default)]
struct Waiting {
    lines: Vec<usize>,
    lacks: Vec<Lacks>,
    courses: Vec<Course>,
}

impl Run<'_, '_> {
    async fn batch(&mut self, rows: Vec<ReadRow>) -> Result<(), ImportError> {
        let (mut lines, mut waiting) = self.sort(rows);
        let session = self.app.db().read().await.map_err(Failure::from)?;
        self.leave_out_known(session, &mut waiting).await?;
        let outcome = loop {
            match self.decide(&waiting.courses).await {
                Ok(outcome) => break outcome,
                // Another import may have been first with one of the rows. Each round leaves out at least one. What the
                // other wrote may not be durable yet: only who writes after it sees it, and ends with it.
                Err(Failure::Store(error)) => {
                    let session = self.app.db().write().await.map_err(Failure::from)?;
                    if self.leave_out_known(session, &mut waiting).await? == 0 {
                        return Err(Failure::Store(error).into());
                    }
                }
                Err(other) => return Err(other.into()),
            }
        };
        for ((at, lacks), became) in waiting.lines.into_iter().zip(waiting.lacks).zip(outcome.courses) {
            match became {
                Ok(_) => {
                    self.report.imported += 1;
                    self.report.warnings.note(lacks);
                }
                Err((act, Failure::Refused(refusal))) => {
                    if let Some(line) = lines.get_mut(at) {
                        line.why = Some(RejectReason::Refused { act, refusal });
                    }
                }
                Err((_, failure)) => return Err(failure.into()),
            }
        }
        self.settle(lines)
    }

    /// Tells rows that can become matters from rows that cannot.
    fn sort(&mut self, rows: Vec<ReadRow>) -> (Vec<Line>, Waiting) {
        let mut lines = Vec::with_capacity(rows.len());
        let mut waiting = Waiting::default();
        for ReadRow { number, cells, draft } in rows {
            let why = match draft {
                Err(why) => Some(why),
                Ok(draft) => match self.first_with(&draft.key, number) {
                    Some(row) => Some(RejectReason::Repeated { row }),
                    None => {
                        let id = MatterId(self.chance.id(self.stamp.recorded_us));
                        waiting.lines.push(lines.len());
                        let (course, lacks) = draft.course(id, self.stamp, self.source);
                        waiting.courses.push(course);
                        waiting.lacks.push(lacks);
                        None
                    }
                },
            };
            lines.push(Line { number, cells, why });
        }
        (lines, waiting)
    }

    /// The earlier row of this file with the same key. The first one takes the key, whatever becomes of it.
    fn first_with(&mut self, key: &str, row: u64) -> Option<u64> {
        let digest: [u8; 32] = Sha256::digest(key.as_bytes()).into();
        let half = digest.first_chunk().copied().unwrap_or_default();
        match self.seen.entry(half) {
            Entry::Occupied(first) => Some(*first.get()),
            Entry::Vacant(new) => {
                new.insert(row);
                None
            }
        }
    }

    /// Leaves out the rows that an earlier import took in, as this session sees them, and returns how many.
    async fn leave_out_known(&mut self, mut session: Session, waiting: &mut Waiting) -> Result<u64, ImportError> {
        let keys: Vec<&str> = waiting.courses.iter().filter_map(key).collect();
        let known = self.app.keys().rows_before(&mut session, (self.shard, self.source), &keys).await?;
        let known: BTreeSet<String> = known.into_iter().map(str::to_owned).collect();
        session.commit().await.map_err(Failure::from)?;
        let all = std::mem::take(waiting);
        let mut left_out = 0;
        for ((line, lacks), course) in all.lines.into_iter().zip(all.lacks).zip(all.courses) {
            if key(&course).is_some_and(|key| known.contains(key)) {
                left_out += 1;
            } else {
                waiting.lines.push(line);
                waiting.lacks.push(lacks);
                waiting.courses.push(course);
            }
        }
        self.report.already += left_out;
        Ok(left_out)
    }

    async fn decide(&mut self, courses: &[Course]) -> Result<BulkOutcome, Failure> {
        if courses.is_empty() {
            return Ok(BulkOutcome::default());
        }
        if self.options.dry_run {
            let (prepared, outcome) = self.app.prepare_courses(self.chance, courses)?;
            if let Some(keep) = &mut self.options.keep {
                keep.push(prepared);
            }
            return Ok(outcome);
        }
        self.app.write_courses(self.chance, courses).await
    }

    /// Counts the rows and writes down those that are rejected.
    fn settle(&mut self, lines: Vec<Line>) -> Result<(), ImportError> {
        for Line { number, cells, why } in lines {
            self.report.rows += 1;
            let Some(why) = why else { continue };
            if let (Some(file), Some(header)) = (&mut self.options.rejected, &self.header) {
                file.put(header, (number, &why), &cells)?;
            }
            self.report.rejected.push(Reject { row: number, why });
        }
        Ok(())
    }

    fn finish(mut self) -> Result<ImportReport, ImportError> {
        if let Some(file) = &mut self.options.rejected {
            file.finish()?;
        }
        Ok(self.report)
    }
}

fn key(course: &Course) -> Option<&str> {
    course.import.as_ref().map(|(_, key)| key.as_str())
}
