//! `xinze restore`: a backup put into a new place, proved, and only then given its name.

use std::fs::{self, File};
use std::io::{self, BufReader};
use std::path::{Path, PathBuf};

use app::carry::{CarryError, CarryFault, Manifest, begin_arriving, differing, end_arriving, fill, rows_path, tallies};
use app::search::mark_outdated;
use app::store::{Db, Role, newest_schema, table_named, tables};
use app::tlog::SignedCheckpoint;
use app::{App, Failure, Verification, verify};
use indicatif::ProgressBar;
use serde_json::json;
use wording::{Arg, Words};

use super::set::Set;
use super::stage::{make_folder, sync_folders};
use super::{OWN_FOLDERS, found_by, numbers, refused, row_bar, shown};
use crate::args::{Args, Restore};
use crate::commands::search::search_anew;
use crate::ending::{self, Ending};
use crate::master::{self, Origin};
use crate::{out, place};

/// What a place is called until everything in it is proved.
const RESTORING: &str = "restoring";

/// A folder or file that gets its name at the end, and goes if it does not come to that.
#[derive(Debug)]
struct Beside {
    goal: PathBuf,
    partial: PathBuf,
}

impl Beside {
    fn of(goal: &Path) -> io::Result<Self> {
        let mut name = goal.file_name().unwrap_or_default().to_owned();
        name.push(format!(".{RESTORING}"));
        let beside = Self { goal: goal.to_owned(), partial: goal.with_file_name(name) };
        beside.clear()?;
        Ok(beside)
    }

    /// What a run left behind that was killed.
    fn clear(&self) -> io::Result<()> {
        for path in self.beside_the_file().into_iter().chain([self.partial.clone()]) {
            if path.is_dir() {
                fs::remove_dir_all(&path)?;
            } else if path.exists() {
                fs::remove_file(&path)?;
            }
        }
        Ok(())
    }

    /// The files that SQLite keeps beside an open database.
    fn beside_the_file(&self) -> [PathBuf; 2] {
        ["-wal", "-shm"].map(|end| {
            let mut path = self.partial.clone().into_os_string();
            path.push(end);
            path.into()
        })
    }

    fn end(self) -> io::Result<()> {
        // SQLite writes its log back when the last connection closes; without that the file alone is not everything.
        if self.beside_the_file().iter().any(|path| path.exists()) {
            return Err(io::ErrorKind::ResourceBusy.into());
        }
        fs::rename(&self.partial, &self.goal)?;
        match self.goal.parent().filter(|parent| !parent.as_os_str().is_empty()) {
            Some(parent) => File::open(parent)?.sync_all(),
            None => File::open(".")?.sync_all(),
        }
    }
}

impl Drop for Beside {
    fn drop(&mut self) {
        let _ = self.clear();
    }
}

/// Where everything goes.
struct Goal {
    /// The data folder; `None` where there is one that stays as it is.
    folder: Option<Beside>,
    /// The database file, where it does not lie in the data folder.
    file: Option<Beside>,
    /// The address until the end.
    address: String,
}

impl Goal {
    fn of(args: &Args, words: &Words) -> Result<Self, Ending> {
        let told = |key: &str, path: &Path| Ending::fault(words.with(key, &[("path", shown(path))]));
        let io = |error: io::Error| refused(words, error.into());
        let free = fs::read_dir(&args.data).map_or(true, |mut entries| entries.next().is_none());
        let folder = if free { Some(Beside::of(&args.data).map_err(io)?) } else { None };
        let (file, address) = match &args.database {
            None => match &folder {
                None => return Err(told("restore-folder-there", &args.data)),
                Some(beside) => (None, place::address_in(&beside.partial)),
            },
            Some(address) => match address.strip_prefix("sqlite:").map(Path::new) {
                None => (None, address.clone()),
                Some(path) if path.exists() => return Err(told("restore-file-there", path)),
                Some(path) => {
                    let beside = Beside::of(path).map_err(io)?;
                    let address = format!("sqlite:{}", beside.partial.display());
                    (Some(beside), address)
                }
            },
        };
        Ok(Self { folder, file, address })
    }

    fn path(&self) -> Option<&Path> {
        self.address.strip_prefix("sqlite:").map(Path::new)
    }
}

pub(crate) async fn run(args: &Args, asked: &Restore, words: &Words) -> Result<(), Ending> {
    let carried = |error| refused(words, error);
    let set = Set::read(&asked.restore_folder).map_err(carried)?;
    out_of_reach(&set).map_err(|fault| carried(fault.into()))?;
    set.check().map_err(carried)?;
    let origin = keys_at_hand(args, &set, words)?;
    let goal = Goal::of(args, words)?;
    if set.whole().database_file.is_some() && goal.path().is_none() {
        return Err(Ending::fault(words.say("restore-file-to-server")));
    }
    if let Some(folder) = &goal.folder {
        own_files(&set, &folder.partial).map_err(|error| carried(error.into()))?;
    }
    let bar = row_bar(words);
    let filled = put_in(&set, &goal, &bar).await;
    bar.finish_and_clear();
    let db = filled.map_err(carried)?;
    let (app, proof) = proved(&db, asked, origin, words).await?;
    // The index of search is in no backup; it is made anew from the texts.
    let mut session = db.write().await?;
    mark_outdated(&mut session).await?;
    session.commit().await?;
    search_anew(&app, words).await?;
    if goal.path().is_none() {
        end_arriving(&db).await.map_err(carried)?;
    }
    db.close().await;
    let kept_folder = goal.folder.is_none();
    named(goal).map_err(|error| carried(error.into()))?;
    told(args, words, (&set, &proof), kept_folder)?;
    if proof.holds() { Ok(()) } else { Err(Ending::Silent { code: ending::FOUND }) }
}

/// Where the master keys are that open what the backup holds. They are in no backup, and without them nothing of it can
/// be proved or read: that is told before anything is written.
fn keys_at_hand(args: &Args, set: &Set, words: &Words) -> Result<Origin, Ending> {
    let origin = master::origin(args, &args.data);
    let needed = &set.last().masters;
    if matches!(&origin, Origin::File(path) if !path.exists()) {
        let facts = [("numbers", numbers(words, needed).into()), ("place", origin.told().into())];
        return Err(Ending::fault(words.with("restore-needs-keys", &facts)));
    }
    let masters = origin.read(words)?;
    match needed.iter().find(|no| !masters.has(**no)) {
        Some(no) => Err(place::lacking(*no, &origin, words)),
        None => Ok(origin),
    }
}

/// Rows are put in by this program's own list of tables, so they have to be of its own schema; a file of an older one
/// is brought up to date when it is opened.
fn out_of_reach(set: &Set) -> Result<(), CarryFault> {
    let (found, ours) = (set.last().schema, newest_schema());
    let is_file_alone = set.whole().database_file.is_some() && set.last().no == 0;
    if found == ours || (is_file_alone && found < ours) {
        return Ok(());
    }
    Err(CarryFault::OtherSchema { found, ours })
}

/// The office's own rules and templates, as they were at the last backup.
fn own_files(set: &Set, folder: &Path) -> io::Result<()> {
    make_folder(folder)?;
    for (from, manifest) in set.backups().filter(|(_, manifest)| manifest.no == set.last().no) {
        let own = |path: &&str| OWN_FOLDERS.iter().any(|own| path.starts_with(&format!("{own}/")));
        for path in manifest.files.iter().map(|entry| entry.path.as_str()).filter(own) {
            let to = folder.join(path);
            if let Some(parent) = to.parent() {
                make_folder(parent)?;
            }
            fs::copy(from.join(path), &to)?;
            File::open(&to)?.sync_all()?;
        }
    }
    Ok(())
}

async fn put_in(set: &Set, goal: &Goal, bar: &ProgressBar) -> Result<Db, CarryError> {
    let file = set.whole().database_file.as_ref();
    if let Some((name, (from, _))) = file.zip(set.backups().next())
        && let Some(to) = goal.path()
    {
        fs::copy(from.join(name), to)?;
    }
    let db = Db::open(&goal.address).await?;
    if file.is_none() {
        begin_arriving(&db).await?;
    }
    for (folder, manifest) in set.backups() {
        fill_one(&db, &folder, manifest, bar).await?;
    }
    if file.is_some() {
        forget_processes(&db).await?;
    } else if goal.path().is_some() {
        end_arriving(&db).await?;
    }
    if file.is_none() || set.last().no > 0 {
        let found = tallies(&mut db.snapshot().await?, |progress| bar.set_position(progress.rows)).await?;
        if let Some(table) = differing(&set.last().tables, &found) {
            return Err(CarryFault::TableDiffers { table }.into());
        }
    }
    Ok(db)
}

async fn fill_one(db: &Db, folder: &Path, manifest: &Manifest, bar: &ProgressBar) -> Result<(), CarryError> {
    let mut before = 0;
    for tally in &manifest.tables {
        let path = rows_path(&tally.table);
        if !manifest.files.iter().any(|entry| entry.path == path) {
            continue;
        }
        let table = table_named(&tally.table).ok_or(CarryFault::UnknownTable { table: tally.table.clone() })?;
        let file = BufReader::new(File::open(folder.join(&path))?);
        let told = |rows| bar.set_position(before + rows);
        before += fill(db, table, (file, &path), manifest.no == 0, told).await?;
    }
    Ok(())
}

/// A copied file also holds the state of the processes that worked in it, which are not here.
async fn forget_processes(db: &Db) -> Result<(), CarryError> {
    let mut session = db.write().await?;
    for table in tables().iter().filter(|table| table.role == Role::Passing) {
        session.remove_rows(table, None, None).await?;
    }
    Ok(session.commit().await?)
}

/// Everything that `ledger verify` checks, and that the ledger goes on from a checkpoint that somebody kept elsewhere.
async fn proved(db: &Db, asked: &Restore, origin: Origin, words: &Words) -> Result<(App, Verification), Ending> {
    let app = place::keyed(db.clone(), app::shipped_law()?, origin, words).await?;
    let bar = row_bar(words);
    let proof = verify(&app, |events| bar.set_position(events)).await;
    bar.finish_and_clear();
    let proof = proof?;
    if !proof.holds() && !asked.unproved {
        return Err(refused(words, CarryFault::Discrepancies { found: found_by(&proof) }.into()));
    }
    if let Some(path) = &asked.trusted_checkpoint {
        let text = fs::read_to_string(path).map_err(|error| place::unreadable(path, &error, words))?;
        let unreadable = |_| CarryFault::Unreadable { path: path.display().to_string() };
        let known = SignedCheckpoint::from_copy(&text).map_err(unreadable);
        let known = known.map_err(|fault| refused(words, fault.into()))?;
        match app.ledger_link(known, None).await {
            Ok(_) => {}
            Err(Failure::Ledger(_)) => return Err(refused(words, CarryFault::OtherCheckpoint.into())),
            Err(other) => return Err(other.into()),
        }
    }
    Ok((app, proof))
}

fn named(goal: Goal) -> io::Result<()> {
    if let Some(file) = goal.file {
        File::open(&file.partial)?.sync_all()?;
        file.end()?;
    }
    if let Some(folder) = goal.folder {
        sync_folders(&folder.partial)?;
        folder.end()?;
    }
    Ok(())
}

fn told(args: &Args, words: &Words, (set, proof): (&Set, &Verification), kept_folder: bool) -> Result<(), Ending> {
    let rows: u64 = set.last().tables.iter().map(|tally| tally.rows).sum();
    let found = found_by(proof);
    if args.json {
        return out::json(&json!({
            "no": set.last().no,
            "made_us": set.last().made_us,
            "rows": rows,
            "events": proof.events,
            "matters": proof.matters,
            "discrepancies": found,
        }));
    }
    let number = |n: u64| Arg::from(i64::try_from(n).unwrap_or(i64::MAX));
    let facts = [
        ("address", place::plain_address(&place::address(args)).into()),
        ("events", number(proof.events)),
        ("matters", number(proof.matters)),
        ("no", i64::from(set.last().no).into()),
    ];
    out::say(words.with("restore-done", &facts));
    out::say(if proof.holds() {
        words.say("verify-holds")
    } else {
        words.with("carry-unproved", &[("found", number(found))])
    });
    if kept_folder {
        out::say(words.with("restore-own-left", &[("path", shown(&args.data))]));
    } else if let Some(path) = &args.master_key_file {
        out::say(words.with("restore-keys-left", &[("place", shown(path)), ("folder", shown(&args.data))]));
    }
    Ok(())
}
