//! The copy before an upgrade, made by the engine itself: the program knows the rows of its own schema only.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io;
use std::os::unix::fs::{DirBuilderExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::process::Command;

use app::carry::Summing;
use app::store::{Db, Session};
use wording::Words;

use crate::args::{Args, Upgrade};
use crate::ending::Ending;
use crate::{moment, place};

/// Where Debian keeps the programs of each version of PostgreSQL.
const SERVERS: &str = "/usr/lib/postgresql";
/// Room that a copy may need beside the size of the database.
const ROOM_BESIDE: u64 = 64 << 20;
/// The folder of copies in the data folder, unless another is named.
const FOLDER: &str = "before-upgrade";

/// A copy that was looked at and found whole.
#[derive(Debug)]
pub(super) struct Copied {
    address: String,
    path: PathBuf,
    /// SHA-256 of the file.
    pub(super) sum: String,
}

impl Copied {
    pub(super) fn shown(&self) -> String {
        self.path.display().to_string()
    }

    /// The commands that bring the old database back.
    pub(super) fn way_back(&self) -> Vec<String> {
        let copy = quoted(&self.path);
        match self.address.strip_prefix("sqlite:") {
            Some(file) => {
                let [file, log, shared] = ["", "-wal", "-shm"].map(|end| quoted(Path::new(&format!("{file}{end}"))));
                vec![format!("rm -f {file} {log} {shared}"), format!("install -m 600 {copy} {file}")]
            }
            None => {
                // Also what the new version made goes, or else the next attempt would stumble over it.
                let (plain, _) = without_password(&self.address);
                let empty = "DROP SCHEMA public CASCADE; CREATE SCHEMA public";
                vec![
                    format!("psql --dbname='{plain}' --command='{empty}'"),
                    format!("pg_restore --single-transaction --dbname='{plain}' {copy}"),
                ]
            }
        }
    }
}

fn quoted(path: &Path) -> String {
    let text = path.display().to_string();
    let plain = |c: char| c.is_alphanumeric() || "/._-".contains(c);
    if text.chars().all(plain) { text } else { format!("'{}'", text.replace('\'', "'\\''")) }
}

/// Copies the database, makes the copy durable, and looks whether it is whole.
pub(super) async fn make(
    args: &Args,
    asked: &Upgrade,
    (address, schema): (&str, i64),
    words: &Words,
) -> Result<Copied, Ending> {
    let folder = asked.upgrade_copy.clone().unwrap_or_else(|| args.data.join(FOLDER));
    let made = fs::DirBuilder::new().recursive(true).mode(0o700).create(&folder);
    made.map_err(|error| place::unwritable(&folder, &error, words))?;
    let is_file = address.starts_with("sqlite:");
    let end = if is_file { "db" } else { "dump" };
    let path = folder.join(format!("schema-{schema}-{}.{end}", moment::now_us()));
    let copied =
        if is_file { of_file(address, (&path, schema), words).await } else { of_server(address, &path, words) };
    let kept = copied.and_then(|()| Ok(kept(&path)?));
    // Half a copy would be taken for a whole one.
    let sum = kept.inspect_err(|_| drop(fs::remove_file(&path)))?;
    Ok(Copied { address: address.to_owned(), path, sum })
}

/// Makes a file its owner's alone and durable; its digest.
fn kept(path: &Path) -> io::Result<String> {
    fs::set_permissions(path, fs::Permissions::from_mode(0o600))?;
    let mut file = File::open(path)?;
    file.sync_all()?;
    let mut summing = Summing::new(io::sink());
    io::copy(&mut file, &mut summing)?;
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        File::open(folder)?.sync_all()?;
    }
    Ok(summing.end("").1.sha256)
}

async fn of_file(address: &str, (path, schema): (&Path, i64), words: &Words) -> Result<(), Ending> {
    let db = Db::open_as_it_is(address).await?;
    let size = u64::try_from(db.read().await?.size_bytes().await?).unwrap_or(u64::MAX);
    let folder = path.parent().unwrap_or(path);
    let free = rustix::fs::statvfs(folder).map(|disk| disk.f_bavail.saturating_mul(disk.f_frsize)).unwrap_or(u64::MAX);
    if free < size.saturating_add(ROOM_BESIDE) {
        let megabytes = |bytes: u64| (bytes.div_ceil(1 << 20)).to_string().into();
        let facts = [
            ("path", folder.display().to_string().into()),
            ("free", megabytes(free)),
            ("wanted", megabytes(size.saturating_add(ROOM_BESIDE))),
        ];
        return Err(Ending::fault(words.with("upgrade-no-room", &facts)));
    }
    let text = path.to_str().ok_or_else(|| Ending::fault(words.say("upgrade-path")))?;
    let copied = db.copy_file(text).await;
    db.close().await;
    copied?;
    let mut copy = Session::of_copy(text).await?;
    let whole = copy.quick_check().await?.is_none_or(|told| told == "ok");
    if whole && copy.schema_version().await? == schema {
        return Ok(());
    }
    Err(Ending::fault(words.with("upgrade-copy-broken", &[("path", text.into())])))
}

/// By PostgreSQL's own program, in its own format, which `pg_restore` reads and can be asked for its contents.
fn of_server(address: &str, path: &Path, words: &Words) -> Result<(), Ending> {
    let (plain, password) = without_password(address);
    let run = |name: &str, args: &[&OsStr]| -> Result<(), Ending> {
        let program =
            program(name).ok_or_else(|| Ending::fault(words.with("upgrade-no-program", &[("name", name.into())])))?;
        let mut command = Command::new(program);
        command.args(args);
        if let Some(password) = &password {
            // Not on the command line, where every user of the machine can read it.
            command.env("PGPASSWORD", password);
        }
        let done = command.output()?;
        if done.status.success() {
            return Ok(());
        }
        let cause = String::from_utf8_lossy(&done.stderr).trim().to_owned();
        Err(Ending::fault(words.with("upgrade-program-failed", &[("name", name.into()), ("cause", cause.into())])))
    };
    let (database, file) = (format!("--dbname={plain}"), path.as_os_str());
    let dump = ["--format=custom", "--no-password", database.as_str(), "--file"].map(OsStr::new);
    run("pg_dump", &[&dump[..], &[file]].concat())?;
    run("pg_restore", &[OsStr::new("--list"), file])
}

/// The newest of Debian's, or the one on the path.
fn program(name: &str) -> Option<PathBuf> {
    let versions = fs::read_dir(SERVERS).into_iter().flatten().filter_map(Result::ok);
    let numbered = versions.filter_map(|version| {
        let number: u32 = version.file_name().to_str()?.parse().ok()?;
        let program = version.path().join("bin").join(name);
        program.is_file().then_some((number, program))
    });
    numbered.max().map(|(_, program)| program).or_else(|| on_path(name))
}

#[expect(clippy::disallowed_methods, reason = "the server is where the environment comes in")]
fn on_path(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(name)).find(|program| program.is_file())
}

/// An address without its password, and the password.
fn without_password(address: &str) -> (String, Option<String>) {
    let Some((scheme, rest)) = address.split_once("://") else { return (address.to_owned(), None) };
    let Some((user, host)) = rest.rsplit_once('@') else { return (address.to_owned(), None) };
    match user.split_once(':') {
        Some((user, password)) => (format!("{scheme}://{user}@{host}"), Some(decoded(password))),
        None => (address.to_owned(), None),
    }
}

/// What stands in an address as `%40`.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let pair = after.get(..2).filter(|_| *first == b'%').and_then(|pair| std::str::from_utf8(pair).ok());
        match pair.and_then(|pair| u8::from_str_radix(pair, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = after.get(2..).unwrap_or_default();
            }
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_leaves_the_address() {
        let table = [
            (
                "postgres://me:p%40ss@host/xinze?sslmode=disable",
                "postgres://me@host/xinze?sslmode=disable",
                Some("p@ss"),
            ),
            ("postgres://me@host/xinze", "postgres://me@host/xinze", None),
            ("postgres:///xinze?host=/run", "postgres:///xinze?host=/run", None),
        ];
        for (address, plain, password) in table {
            assert_eq!(without_password(address), (plain.to_owned(), password.map(str::to_owned)));
        }
    }

    #[test]
    fn names_with_blanks_can_be_pasted_into_a_shell() {
        assert_eq!(quoted(Path::new("/srv/xinze/a.db")), "/srv/xinze/a.db");
        assert_eq!(quoted(Path::new("/srv/my files/it's.db")), "'/srv/my files/it'\\''s.db'");
    }
}
