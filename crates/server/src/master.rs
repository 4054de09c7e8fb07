//! Where the master keys come from: a file, the environment, or a command that prints them.

use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

use app::vault::{MASTER_BYTES, MasterKeys, master_line};
use wording::Words;
use zeroize::Zeroizing;

use crate::args::Args;
use crate::ending::Ending;
use crate::{moment, out, place};

/// The file in the data folder, unless another place is named.
const FILE: &str = "master.key";
/// The variable that may hold the keys themselves; a semicolon stands for the end of a line.
const VARIABLE: &str = "XINZE_MASTER_KEY";
/// Number of the first master key of an installation.
pub(crate) const FIRST: i64 = 1;

/// Where master keys are kept.
#[derive(Clone, Debug)]
pub(crate) enum Origin {
    /// In a file.
    File(PathBuf),
    /// In the environment.
    Environment,
    /// Some program prints them.
    Command(String),
}

/// Where the command line and the environment say that they are kept.
pub(crate) fn origin(args: &Args, folder: &Path) -> Origin {
    if let Some(command) = &args.master_key_command {
        return Origin::Command(command.clone());
    }
    if let Some(file) = &args.master_key_file {
        return Origin::File(file.clone());
    }
    if variable().is_some() { Origin::Environment } else { Origin::File(folder.join(FILE)) }
}

#[expect(clippy::disallowed_methods, reason = "a secret in the environment stands in no list of processes")]
fn variable() -> Option<Zeroizing<String>> {
    std::env::var(VARIABLE).ok().filter(|text| !text.trim().is_empty()).map(Zeroizing::new)
}

impl Origin {
    /// The place in words.
    pub(crate) fn told(&self) -> String {
        match self {
            Self::File(path) => path.display().to_string(),
            Self::Environment => VARIABLE.to_owned(),
            Self::Command(command) => command.clone(),
        }
    }

    /// The text of the keys.
    pub(crate) fn text(&self) -> std::io::Result<Zeroizing<String>> {
        match self {
            Self::File(path) => std::fs::read_to_string(path).map(Zeroizing::new),
            Self::Environment => {
                Ok(Zeroizing::new(variable().map_or_else(String::new, |text| text.replace(';', "\n"))))
            }
            Self::Command(command) => {
                let printed = std::process::Command::new("sh").arg("-c").arg(command).output()?;
                if !printed.status.success() {
                    let why = String::from_utf8_lossy(&printed.stderr).trim().to_owned();
                    return Err(std::io::Error::other(format!("{} {why}", printed.status)));
                }
                String::from_utf8(printed.stdout).map(Zeroizing::new).map_err(std::io::Error::other)
            }
        }
    }

    /// The keys.
    pub(crate) fn read(&self, words: &Words) -> Result<MasterKeys, Ending> {
        let place = || self.told().into();
        let text = self.text().map_err(|error| match self {
            Self::File(_) if error.kind() == std::io::ErrorKind::NotFound => {
                Ending::fault(words.with("keys-no-file", &[("place", place())]))
            }
            _ => Ending::fault(words.with("keys-unread", &[("place", place()), ("cause", error.to_string().into())])),
        })?;
        if let Self::File(path) = self
            && std::fs::metadata(path)?.permissions().mode() & 0o007 != 0
        {
            out::warn(words.with("keys-open-to-all", &[("place", place())]));
        }
        MasterKeys::read(&text).map_err(|fault| {
            let args = [("place", place()), ("cause", fault.to_string().into())];
            Ending::fault(words.with("keys-unread", &args))
        })
    }

    /// Makes the first key, where keys are kept in a file and there is none yet.
    pub(crate) fn make_first(&self, words: &Words) -> Result<(), Ending> {
        let Self::File(path) = self else { return Ok(()) };
        if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            place::make_folder(folder, words)?;
        }
        let line = new_line(FIRST)?;
        let written = owners(path).and_then(|file| place::fill(file, path, line.as_bytes()));
        let lasting = written.and_then(|()| {
            // Nothing is sealed with it yet: one that might be gone after a power cut is better not begun with.
            place::sync_folder_of(path).inspect_err(|_| drop(std::fs::remove_file(path)))
        });
        lasting.map_err(|error| place::unwritable(path, &error, words))
    }
}

/// Makes a file that nobody but its owner may read, and that is not there yet.
fn owners(path: &Path) -> std::io::Result<std::fs::File> {
    std::fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)
}

/// A new master key as a line.
pub(crate) fn new_line(no: i64) -> Result<Zeroizing<String>, Ending> {
    let bytes: Zeroizing<[u8; MASTER_BYTES]> = Zeroizing::new(moment::chance()?.seed());
    Ok(master_line(no, &bytes))
}

/// The master key in the folder of a file; a new one, which is written there, where there is none yet.
pub(crate) fn beside(file: &Path) -> Result<Zeroizing<String>, Ending> {
    let path = file.with_file_name(FILE);
    match std::fs::read_to_string(&path) {
        Ok(line) => return Ok(Zeroizing::new(line)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
        Err(error) => return Err(error.into()),
    }
    let line = new_line(FIRST)?;
    place::fill(owners(&path)?, &path, line.as_bytes())?;
    Ok(line)
}

/// Puts a line at the end of a key file, whole or not at all. When this returns, the new key outlives a power cut:
/// what is wrapped with it afterwards could be read by nobody otherwise.
pub(crate) fn append(path: &Path, line: &str, words: &Words) -> Result<(), Ending> {
    let before = Zeroizing::new(std::fs::read_to_string(path).map_err(|error| place::unreadable(path, &error, words))?);
    let end = if before.ends_with('\n') || before.is_empty() { "" } else { "\n" };
    let whole = Zeroizing::new(format!("{}{end}{line}", *before));
    put(path, whole.as_bytes()).map_err(|error| place::unwritable(path, &error, words))
}

fn put(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let mut beside = path.as_os_str().to_owned();
    beside.push(".new");
    let beside = PathBuf::from(beside);
    // What a run left that was killed in the midst of this.
    match std::fs::remove_file(&beside) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    place::fill(owners(&beside)?, &beside, bytes)?;
    place::take_place(&beside, path)?;
    place::sync_folder_of(path)
}
