//! `xinze backup`: a whole backup, or an increment to the one before it, while others go on working.

pub(crate) mod restore;
mod set;
mod stage;

use std::fs::{File, TryLockError};
use std::path::Path;

use app::carry::{CarryError, MANIFEST_FORMAT, Manifest, Progress, RowsOf, shards, shelve};
use app::store::Session;
use app::{App, Verification};
use indicatif::{ProgressBar, ProgressStyle};
use serde_json::json;
use wording::{Arg, Words};

use crate::args::{Args, Backup};
use crate::ending::Ending;
use crate::{moment, out, place};
use set::Set;
use stage::Stage;

/// The whole database, where it is a file.
const DATABASE_FILE: &str = "xinze.db";
/// The office's own rules and templates, beside the database.
const OWN_FOLDERS: [&str; 2] = ["rules", "notices"];
/// Held while a backup is written, so that two do not write into one folder.
const LOCK: &str = "lock";
/// Under this name the database keeps when it was last backed up.
pub(crate) const TASK: &str = "backup";

/// A bar without an end that shows how many rows were read.
pub(crate) fn row_bar(words: &Words) -> ProgressBar {
    let bar = ProgressBar::no_length();
    if let Ok(style) = ProgressStyle::with_template(&format!("{{spinner}} {} {{pos}}", words.say("carry-progress"))) {
        bar.set_style(style);
    }
    bar
}

/// How many things a verification found.
pub(crate) fn found_by(proof: &Verification) -> u64 {
    u64::try_from(proof.discrepancies.len()).unwrap_or(u64::MAX).saturating_add(proof.more)
}

/// Why data were not carried, in words.
pub(crate) fn refused(words: &Words, error: CarryError) -> Ending {
    match error {
        CarryError::Fault(fault) => {
            let facts = fault.facts();
            let args: Vec<(&str, Arg<'_>)> =
                facts.iter().map(|(name, value)| (*name, Arg::from(value.as_str()))).collect();
            Ending::fault(words.with(&format!("carry-fault-{}", fault.code()), &args))
        }
        CarryError::Io(error) => Ending::fault(words.with("carry-io", &[("cause", error.to_string().into())])),
        CarryError::Failure(failure) => failure.into(),
    }
}

pub(crate) async fn run(args: &Args, asked: &Backup, words: &Words) -> Result<(), Ending> {
    let app = place::open(args, words).await?;
    let folder = &asked.backup_folder;
    place::make_folder(folder, words)?;
    let _lock = locked(folder, words)?;
    let before = if asked.incremental {
        Some(Set::read(folder).map_err(|error| refused(words, error))?)
    } else if set::is_begun(folder) {
        return Err(Ending::fault(words.with("backup-there", &[("path", shown(folder))])));
    } else {
        None
    };
    let bar = row_bar(words);
    let made = make(args, &app, folder, before, |progress| bar.set_position(progress.rows)).await;
    bar.finish_and_clear();
    let (manifest, sum) = made.map_err(|error| refused(words, error))?;
    let mut session = app.db().write().await?;
    session.put_task_place(TASK, &json!({ "made_us": manifest.made_us, "no": manifest.no }).to_string()).await?;
    session.commit().await?;
    app.db().close().await;
    told(args, words, folder, (&manifest, &sum))
}

fn shown(path: &Path) -> Arg<'static> {
    path.display().to_string().into()
}

/// The numbers of master keys, one after the other.
fn numbers(words: &Words, masters: &[i64]) -> String {
    let numbers: Vec<String> = masters.iter().map(i64::to_string).collect();
    numbers.join(&words.say("list-comma"))
}

/// Keeps another backup out of the folder until the file is closed, however this program ends.
fn locked(folder: &Path, words: &Words) -> Result<File, Ending> {
    let path = folder.join(LOCK);
    let file = File::create(&path).map_err(|error| place::unwritable(&path, &error, words))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(Ending::fault(words.with("backup-busy", &[("path", shown(folder))]))),
        Err(TryLockError::Error(error)) => Err(place::unwritable(&path, &error, words)),
    }
}

async fn make(
    args: &Args,
    app: &App,
    folder: &Path,
    before: Option<Set>,
    progress: impl FnMut(Progress),
) -> Result<(Manifest, String), CarryError> {
    let (no, base) = before.as_ref().map_or((0, None), Set::next);
    let mut stage = Stage::begin(folder, no)?;
    let copied = before.is_none() && app.db().copy_file(&stage.path(DATABASE_FILE)).await?;
    let mut session = if copied {
        stage.adopt(DATABASE_FILE)?;
        Session::of_copy(&stage.path(DATABASE_FILE)).await?
    } else {
        app.db().snapshot().await?
    };
    let schema = session.schema_version().await?;
    if let Some(last) = before.as_ref().map(Set::last).filter(|last| last.schema != schema) {
        return Err(app::carry::CarryFault::OtherSchema { found: last.schema, ours: schema }.into());
    }
    let rows = if copied { RowsOf::Nothing } else { RowsOf::ChangedPages };
    let tables = shelve(&mut session, &mut stage, rows, progress).await?;
    let shards = shards(&mut session).await?;
    let masters = session.masters_in_use().await?.into_iter().map(|(no, _)| no).collect();
    let checkpoint = session.last_checkpoint().await?.map(|row| row.note);
    drop(session);
    for own in OWN_FOLDERS {
        stage.copy_folder(&args.data.join(own), own)?;
    }
    stage.end(Manifest {
        format: MANIFEST_FORMAT,
        no,
        base,
        program: env!("CARGO_PKG_VERSION").to_owned(),
        schema,
        made_us: moment::now_us(),
        engine: app.db().kind().to_owned(),
        database_file: copied.then(|| DATABASE_FILE.to_owned()),
        tables,
        shards,
        checkpoint,
        masters,
        files: Vec::new(),
    })
}

fn told(args: &Args, words: &Words, folder: &Path, (manifest, sum): (&Manifest, &str)) -> Result<(), Ending> {
    let bytes: u64 = manifest.files.iter().map(|file| file.bytes).sum();
    let rows: u64 = manifest.tables.iter().map(|tally| tally.rows).sum();
    let events: i64 = manifest.shards.iter().map(|shard| shard.events).sum();
    if args.json {
        return out::json(&json!({
            "no": manifest.no,
            "files": manifest.files.len(),
            "bytes": bytes,
            "rows": rows,
            "events": events,
            "made_us": manifest.made_us,
            "manifest": sum,
            "masters": manifest.masters,
        }));
    }
    let number = |n: u64| Arg::from(i64::try_from(n).unwrap_or(i64::MAX));
    let key = if manifest.no == 0 { "backup-done" } else { "backup-increment-done" };
    let facts = [
        ("path", shown(folder)),
        ("no", i64::from(manifest.no).into()),
        ("events", events.into()),
        ("megabytes", number(bytes.div_ceil(1 << 20))),
    ];
    out::say(words.with(key, &facts));
    out::say(words.with("backup-sum", &[("sum", sum.into())]));
    out::say(words.with("backup-masters", &[("numbers", numbers(words, &manifest.masters).into())]));
    Ok(())
}

#[cfg(test)]
mod tests {
    use app::carry::CarryFault;
    use wording::Lang;

    use super::*;

    #[test]
    fn every_fault_is_told_in_both_languages() {
        let path = "backup/0000".to_owned();
        let faults = [
            CarryFault::TargetNotEmpty { table: "event" },
            CarryFault::OtherMove,
            CarryFault::MovedAlready,
            CarryFault::TableDiffers { table: "event".to_owned() },
            CarryFault::Discrepancies { found: 3 },
            CarryFault::NoBackup { path: path.clone() },
            CarryFault::UnknownFormat { found: 9 },
            CarryFault::OtherSchema { found: 9, ours: 8 },
            CarryFault::UnknownTable { table: "river".to_owned() },
            CarryFault::Unreadable { path: path.clone() },
            CarryFault::FileMissing { path: path.clone() },
            CarryFault::FileDiffers { path },
            CarryFault::NotAfter { no: 2 },
            CarryFault::OtherCheckpoint,
        ];
        for fault in faults {
            for lang in Lang::ALL {
                let told = format!("{:?}", refused(lang.words(), fault.clone().into()));
                let whole = !told.contains('⟦') && !told.contains("{ $");
                assert!(whole && fault.facts().iter().all(|(_, value)| told.contains(value)), "{lang:?}: {told}");
            }
        }
    }
}
