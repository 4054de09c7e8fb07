//! Which database, and who acts: from flags, environment and the directory.

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use app::carry::{Standing, standing};
use app::domain::directory::Directory;
use app::domain::{Actor, OfficialId, OrganId, Origin};
use app::law::LawBook;
use app::notices::Notices;
use app::rules::{AttachedText, AttachedTexts, RuleFile, law_of, merged, shipped_files};
use app::store::{Db, StoreError};
use app::vault::MasterKeys;
use app::{App, Door, Failure, Stamp};
use wording::Words;

use crate::args::{self, Args};
use crate::ending::Ending;
use crate::{master, moment};

/// The name of the database file in the data folder.
const FILE: &str = "xinze.db";
/// The setting that remembers who acts when nobody is named.
pub(crate) const CLERK: &str = "clerk";
/// The setting with the name of the installation.
pub(crate) const NAME: &str = "name";

/// The address of the database that the arguments ask for.
pub(crate) fn address(args: &Args) -> String {
    args.database.clone().unwrap_or_else(|| address_in(&args.data))
}

/// The address of the database in a data folder.
pub(crate) fn address_in(folder: &Path) -> String {
    format!("sqlite:{}", folder.join(FILE).display())
}

/// Where the data lie: the folder of the file, or the data folder where the database is a server's.
pub(crate) fn database_folder(args: &Args) -> PathBuf {
    let address = address(args);
    let folder = address.strip_prefix("sqlite:").map(Path::new).and_then(Path::parent).unwrap_or(&args.data);
    if folder.as_os_str().is_empty() { PathBuf::from(".") } else { folder.to_owned() }
}

/// Makes the data folder, which nobody but its owner may enter: it holds what people wrote.
pub(crate) fn make_folder(folder: &Path, words: &Words) -> Result<(), Ending> {
    use std::os::unix::fs::DirBuilderExt;
    let made = std::fs::DirBuilder::new().recursive(true).mode(0o700).create(folder);
    made.map_err(|error| {
        let args = [("path", folder.display().to_string().into()), ("cause", error.to_string().into())];
        Ending::fault(words.with("folder-not-made", &args))
    })
}

/// The folder of the office's own rules: `packs/<CODE>/`, `calendars/<REGION>/<YEAR>.toml`, attached texts.
pub(crate) fn rules_folder(args: &Args) -> PathBuf {
    args.data.join("rules")
}

/// The law that ships, with the office's own packs and calendars in their place.
pub(crate) fn law(args: &Args, words: &Words) -> Result<LawBook, Ending> {
    Ok(law_of(&merged(shipped_files(), own_rules(args, words)?))?)
}

/// The office's own packs and calendars; none where there is no such folder.
pub(crate) fn own_rules(args: &Args, words: &Words) -> Result<Vec<RuleFile>, Ending> {
    let folder = rules_folder(args);
    let mut files = Vec::new();
    for part in ["packs", "calendars"] {
        let part = folder.join(part);
        if part.exists() {
            for inner in entries(&part, words)? {
                if inner.is_dir() {
                    files.extend(toml_files(&inner, words)?);
                }
            }
        }
    }
    Ok(files)
}

/// The folder of the office's own templates of documents: `<kind>.txt`.
pub(crate) fn notices_folder(args: &Args) -> PathBuf {
    args.data.join("notices")
}

/// The office's own templates: names and texts, in order; none where there is no such folder.
pub(crate) fn own_notices(folder: &Path, words: &Words) -> Result<Vec<(String, String)>, Ending> {
    let mut files = Vec::new();
    let paths = if folder.exists() { entries(folder, words)? } else { Vec::new() };
    for path in paths.into_iter().filter(|path| path.extension().is_some_and(|extension| extension == "txt")) {
        let text = std::fs::read_to_string(&path).map_err(|error| unreadable(&path, &error, words))?;
        files.push((path.file_name().unwrap_or_default().to_string_lossy().into_owned(), text));
    }
    Ok(files)
}

/// The templates that ship, with the office's own in their place. Bad ones are told and stop nothing but the writing of
/// documents.
fn notices(args: &Args, words: &Words) -> Result<Notices, Ending> {
    Ok(Notices::with_folder(own_notices(&notices_folder(args), words)?).unwrap_or_else(|faults| {
        crate::commands::notice::lines(&faults, words).iter().for_each(crate::out::warn);
        Notices::shipped()
    }))
}

/// The folder of the official texts that the office attached: `<CODE>.json`.
pub(crate) fn texts_folder(args: &Args) -> PathBuf {
    rules_folder(args).join("texts")
}

/// The official texts that the office attached; none where there is no such folder.
fn texts(args: &Args, words: &Words) -> Result<AttachedTexts, Ending> {
    let folder = texts_folder(args);
    let paths = if folder.exists() { entries(&folder, words)? } else { Vec::new() };
    let mut texts = AttachedTexts::new();
    for path in paths.into_iter().filter(|path| path.extension().is_some_and(|extension| extension == "json")) {
        let attached = attached(&path, words)?;
        texts.insert(attached.pack, attached.text);
    }
    Ok(texts)
}

/// A text that the office attached.
pub(crate) fn attached(path: &Path, words: &Words) -> Result<AttachedText, Ending> {
    let bytes = std::fs::read(path).map_err(|error| unreadable(path, &error, words))?;
    serde_json::from_slice(&bytes).map_err(|error| {
        let args = [("path", path.display().to_string().into()), ("cause", error.to_string().into())];
        Ending::fault(words.with("file-not-read", &args))
    })
}

/// The TOML files of a folder, in order.
pub(crate) fn toml_files(folder: &Path, words: &Words) -> Result<Vec<RuleFile>, Ending> {
    let mut files = Vec::new();
    for path in entries(folder, words)? {
        if path.extension().is_some_and(|extension| extension == "toml") {
            let text = std::fs::read_to_string(&path).map_err(|error| unreadable(&path, &error, words))?;
            files.push((path.display().to_string(), Cow::Owned(text)));
        }
    }
    Ok(files)
}

fn entries(folder: &Path, words: &Words) -> Result<Vec<PathBuf>, Ending> {
    let read =
        || -> std::io::Result<Vec<PathBuf>> { std::fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect() };
    let mut paths = read().map_err(|error| unreadable(folder, &error, words))?;
    paths.sort();
    Ok(paths)
}

/// What cannot be read, and why.
pub(crate) fn unreadable(path: &Path, error: &std::io::Error, words: &Words) -> Ending {
    let args = [("path", path.display().to_string().into()), ("cause", error.to_string().into())];
    Ending::fault(words.with("file-not-read", &args))
}

/// What cannot be written, and why.
pub(crate) fn unwritable(path: &Path, error: &std::io::Error, words: &Words) -> Ending {
    let args = [("path", path.display().to_string().into()), ("cause", error.to_string().into())];
    Ending::fault(words.with("file-not-written", &args))
}

/// Writes a file that must not be there yet, whole or not at all.
pub(crate) fn write_new(path: &Path, bytes: &[u8], words: &Words) -> Result<(), Ending> {
    let made = std::fs::OpenOptions::new().write(true).create_new(true).open(path);
    made.and_then(|file| fill(file, path, bytes)).map_err(|error| unwritable(path, &error, words))
}

/// Writes a file whole or not at all: beside its place first, then into it.
pub(crate) fn replace(path: &Path, bytes: &[u8], words: &Words) -> Result<(), Ending> {
    put(&path.with_extension("new"), path, bytes).map_err(|error| unwritable(path, &error, words))
}

/// The same, with the file beside named.
pub(crate) fn put(beside: &Path, path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    std::fs::File::create(beside).and_then(|file| fill(file, beside, bytes)).and_then(|()| take_place(beside, path))
}

/// Puts a file that was written beside its place into it; where that fails, the file beside goes.
pub(crate) fn take_place(beside: &Path, path: &Path) -> std::io::Result<()> {
    std::fs::rename(beside, path).inspect_err(|_| drop(std::fs::remove_file(beside)))
}

/// Fills a file that was just made, and waits for the disk; where that fails, the file goes again. Without the wait, a
/// power cut could leave a file of the right name without its content.
pub(crate) fn fill(mut file: std::fs::File, path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    use std::io::Write;
    let filled = file.write_all(bytes).and_then(|()| file.sync_all());
    filled.inspect_err(|_| drop(std::fs::remove_file(path)))
}

/// Waits until the disk has the names in the folder of a file: without that, a power cut could take a new name back.
pub(crate) fn sync_folder_of(path: &Path) -> std::io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    std::fs::File::open(folder.unwrap_or(Path::new("."))).and_then(|folder| folder.sync_all())
}

/// Opens an installation that exists.
pub(crate) async fn open(args: &Args, words: &Words) -> Result<App, Ending> {
    there(args, words)?;
    open_with(args, &address(args), (&args.data, false), words).await
}

/// Opens an installation that exists, and makes its first master key where nothing was sealed before.
pub(crate) async fn open_or_make_key(args: &Args, words: &Words) -> Result<App, Ending> {
    open_at(args, &args.data, &address(args), words).await
}

/// Opens or makes an installation whose master key is in this folder, unless it is kept elsewhere.
pub(crate) async fn open_at(args: &Args, folder: &Path, address: &str, words: &Words) -> Result<App, Ending> {
    open_with(args, address, (folder, true), words).await
}

async fn open_with(
    args: &Args,
    address: &str,
    (folder, make_key): (&Path, bool),
    words: &Words,
) -> Result<App, Ending> {
    let law = law(args, words)?;
    let origin = master::origin(args, folder);
    let missing = matches!(&origin, master::Origin::File(path) if !path.exists());
    if missing && !make_key {
        origin.read(words)?;
    }
    let db = opened(address, words).await?;
    match standing(&db).await? {
        Standing::Whole => {}
        Standing::Arriving => return Err(unfinished(words)),
        Standing::Moved { to } => return Err(Ending::fault(words.with("moved-away", &[("address", to.into())]))),
    }
    // A new key would open nothing of what another one sealed.
    if missing && db.read().await?.masters_in_use().await?.is_empty() {
        origin.make_first(words)?;
    }
    Ok(keyed(db, law, origin, words).await?.with_notices(notices(args, words)?).with_texts(texts(args, words)?))
}

/// A database of this version's schema. What is older is upgraded on purpose only.
async fn opened(address: &str, words: &Words) -> Result<Db, Ending> {
    Db::open_current(address).await.map_err(|error| match error {
        StoreError::OtherSchema { found, ours } => other_schema(found, ours, words),
        other => other.into(),
    })
}

/// What to do where the schema is another version's.
pub(crate) fn other_schema(found: i64, ours: i64, words: &Words) -> Ending {
    let key = if found < ours { "schema-older" } else { "schema-newer" };
    Ending::fault(words.with(key, &[("found", found.into()), ("ours", ours.into())]))
}

/// An installation on a database with the master keys from where they are kept.
pub(crate) async fn keyed(db: Db, law: LawBook, origin: master::Origin, words: &Words) -> Result<App, Ending> {
    let masters = origin.read(words)?;
    let opened = App::open(db, law, masters, &mut moment::chance()?).await;
    let app = opened.map_err(|failure| key_trouble(failure, &origin, words))?;
    let renewal = Box::new(move || MasterKeys::read(&origin.text().ok()?).ok());
    Ok(app.with_renewal(renewal))
}

/// The database of an installation that exists, whether it may be worked in or not.
pub(crate) async fn database(args: &Args, words: &Words) -> Result<Db, Ending> {
    there(args, words)?;
    opened(&address(args), words).await
}

/// An installation on a database, with the office's own rules and templates, whether it may be worked in or not.
pub(crate) async fn app_on(args: &Args, db: Db, words: &Words) -> Result<App, Ending> {
    let origin = master::origin(args, &args.data);
    Ok(keyed(db, law(args, words)?, origin, words)
        .await?
        .with_notices(notices(args, words)?)
        .with_texts(texts(args, words)?))
}

/// What to do where the master keys are not those of this installation.
fn key_trouble(failure: Failure, origin: &master::Origin, words: &Words) -> Ending {
    match failure {
        Failure::NoMaster(no) => lacking(no, origin, words),
        Failure::WrongMaster(no) => told_of_key("keys-wrong", no, origin, words),
        other => other.into(),
    }
}

/// A master key is missing from where they are kept.
pub(crate) fn lacking(no: i64, origin: &master::Origin, words: &Words) -> Ending {
    told_of_key("keys-lacking", no, origin, words)
}

fn told_of_key(key: &str, no: i64, origin: &master::Origin, words: &Words) -> Ending {
    Ending::fault(words.with(key, &[("no", no.to_string().into()), ("place", origin.told().into())]))
}

/// A move or a restore into this database was not finished.
pub(crate) fn unfinished(words: &Words) -> Ending {
    Ending::fault(words.say("not-finished"))
}

pub(crate) fn there(args: &Args, words: &Words) -> Result<(), Ending> {
    match address(args).strip_prefix("sqlite:") {
        Some(path) if !Path::new(path).exists() => {
            Err(Ending::fault(words.with("no-database", &[("path", path.into())])))
        }
        _ => Ok(()),
    }
}

/// An address without the password and the options that may stand in it, to be shown and kept.
pub(crate) fn plain_address(address: &str) -> String {
    let Some((scheme, rest)) = address.split_once("://") else { return address.to_owned() };
    let rest = rest.split_once('?').map_or(rest, |(rest, _)| rest);
    let rest = rest.rsplit_once('@').map_or(rest, |(_, rest)| rest);
    format!("{scheme}://{rest}")
}

/// The official whom a text names: by number, or by a name that only one person has.
pub(crate) fn official(directory: &Directory, words: &Words, text: &str) -> Result<OfficialId, Ending> {
    if let Ok(id) = text.parse() {
        return Ok(OfficialId(id));
    }
    let mut found = directory.officials.values().filter(|official| official.name == text);
    match (found.next(), found.next()) {
        (Some(official), None) => Ok(official.id),
        (Some(_), Some(_)) => Err(Ending::fault(words.with("official-ambiguous", &[("name", text.into())]))),
        (None, _) => Err(Ending::fault(words.with("official-not-found", &[("name", text.into())]))),
    }
}

/// The organ that a text names: by number, name or mark.
pub(crate) fn organ(directory: &Directory, words: &Words, text: &str) -> Result<OrganId, Ending> {
    if let Ok(id) = text.parse() {
        return Ok(OrganId(id));
    }
    let found = directory.organs.values().find(|organ| organ.name == text || organ.mark == text);
    found.map(|organ| organ.id).ok_or_else(|| Ending::fault(words.with("organ-not-found", &[("name", text.into())])))
}

/// Who acts and for which organ: as named, or else the clerk that the installation remembers, for
/// the organ that has the matter where the person serves there, or else for the organ of the person's post.
pub(crate) async fn stamp(
    app: &App,
    words: &Words,
    named: &args::Actor,
    holder: Option<OrganId>,
) -> Result<Stamp, Ending> {
    stamp_for(app, words, named, holder.as_slice()).await
}

/// Who acts and for which organ: as named, or else the clerk that the installation remembers, for the first of these
/// organs that the person serves, or else for the organ of the person's first post.
pub(crate) async fn stamp_for(
    app: &App,
    words: &Words,
    named: &args::Actor,
    organs: &[OrganId],
) -> Result<Stamp, Ending> {
    let directory = app.directory();
    let (recorded_us, today) = (moment::now_us(), moment::today());
    let remembered = match &named.official {
        Some(_) => None,
        None => app.db().read().await?.setting(CLERK).await?,
    };
    let text = named.official.clone().or(remembered).ok_or_else(|| Ending::fault(words.say("nobody-named")))?;
    let official = official(&directory, words, &text)?;
    let organ = match &named.organ {
        Some(text) => organ(&directory, words, text)?,
        None => {
            let posts: Vec<OrganId> = directory.posts_on(official, today).map(|post| post.organ).collect();
            let meant = organs.iter().find(|organ| posts.contains(organ)).or(posts.first());
            *meant.ok_or_else(|| Ending::fault(words.with("no-post", &[("name", text.into())])))?
        }
    };
    Ok(Stamp { actor: Actor { official, organ }, recorded_us, today, origin: Origin::Entered, door: Door::Machine })
}
