//! Writing one backup: beside its place until it is whole and on the disk, then under its name.

use std::fs::{self, File};
use std::io::{self, BufReader, BufWriter, Read, Write};
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};

use app::carry::{FileEntry, MANIFEST, Manifest, Shelf, Summing};

/// The list of files and digests as `sha256sum --check` reads it.
pub(super) const SUMS: &str = "SHA256SUMS";
/// What a backup is called that is not whole.
const PARTIAL: &str = "partial";

/// The folder of a backup of this number.
pub(super) fn folder_of(set: &Path, no: u32) -> PathBuf {
    set.join(format!("{no:04}"))
}

/// A backup that is being written. What is left of one that came to nothing goes, at the latest before the next one.
#[derive(Debug)]
pub(super) struct Stage {
    goal: PathBuf,
    partial: PathBuf,
    before: Option<PathBuf>,
    files: Vec<FileEntry>,
}

impl Stage {
    pub(super) fn begin(set: &Path, no: u32) -> io::Result<Self> {
        let goal = folder_of(set, no);
        let partial = goal.with_extension(PARTIAL);
        if partial.exists() {
            fs::remove_dir_all(&partial)?;
        }
        let before = no.checked_sub(1).map(|no| folder_of(set, no));
        make_folder(&partial)?;
        Ok(Self { goal, partial, before, files: Vec::new() })
    }

    /// Where a file lies that something else writes.
    pub(super) fn path(&self, path: &str) -> String {
        self.partial.join(path).display().to_string()
    }

    /// Takes in a file that something else wrote.
    pub(super) fn adopt(&mut self, path: &str) -> io::Result<()> {
        let file = File::open(self.partial.join(path))?;
        file.sync_all()?;
        self.files.push(sum_of(file, path)?);
        Ok(())
    }

    /// Takes in a folder with everything in it, if there is one.
    pub(super) fn copy_folder(&mut self, from: &Path, path: &str) -> io::Result<()> {
        if !from.exists() {
            return Ok(());
        }
        let mut entries: Vec<PathBuf> =
            fs::read_dir(from)?.map(|entry| Ok(entry?.path())).collect::<io::Result<_>>()?;
        entries.sort();
        for entry in entries {
            let Some(name) = entry.file_name().and_then(|name| name.to_str()) else { continue };
            let path = format!("{path}/{name}");
            if entry.is_dir() {
                self.copy_folder(&entry, &path)?;
            } else {
                let mut file = self.begin(&path)?;
                io::copy(&mut File::open(&entry)?, &mut file)?;
                Shelf::end(self, &path, file)?;
            }
        }
        Ok(())
    }

    /// Writes the manifest, waits for the disk, and gives the backup its name. Returns the digest of the manifest.
    pub(super) fn end(mut self, manifest: Manifest) -> Result<(Manifest, String), app::carry::CarryError> {
        let manifest = Manifest { files: std::mem::take(&mut self.files), ..manifest };
        let mut file = self.begin(MANIFEST)?;
        file.write_all(serde_json::to_string_pretty(&manifest)?.as_bytes())?;
        Shelf::end(&mut self, MANIFEST, file)?;
        let sum = self.files.last().map(|entry| entry.sha256.clone()).unwrap_or_default();
        let mut file = self.begin(SUMS)?;
        file.write_all(sum_lines(&manifest.files, &sum).as_bytes())?;
        Shelf::end(&mut self, SUMS, file)?;
        sync_folders(&self.partial)?;
        fs::rename(&self.partial, &self.goal)?;
        if let Some(set) = self.goal.parent() {
            File::open(set)?.sync_all()?;
        }
        Ok((manifest, sum))
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        if self.partial.exists() {
            // What cannot be removed now is removed before the next backup.
            let _ = fs::remove_dir_all(&self.partial);
        }
    }
}

impl Shelf for Stage {
    type File = BufWriter<Summing<File>>;

    fn begin(&mut self, path: &str) -> io::Result<Self::File> {
        let path = self.partial.join(path);
        if let Some(folder) = path.parent() {
            make_folder(folder)?;
        }
        Ok(BufWriter::new(Summing::new(File::create_new(path)?)))
    }

    fn end(&mut self, path: &str, file: Self::File) -> io::Result<()> {
        let (file, entry) = file.into_inner().map_err(io::IntoInnerError::into_error)?.end(path);
        file.sync_all()?;
        self.files.push(entry);
        Ok(())
    }

    fn before(&mut self, path: &str) -> io::Result<Option<impl Read>> {
        self.before.as_ref().map(|folder| File::open(folder.join(path)).map(BufReader::new)).transpose()
    }
}

/// What `sha256sum` would print for these files, and for the manifest of this digest.
pub(super) fn sum_lines(files: &[FileEntry], manifest: &str) -> String {
    let lines: String = files.iter().map(|entry| format!("{}  {}\n", entry.sha256, entry.path)).collect();
    format!("{lines}{manifest}  {MANIFEST}\n")
}

/// Length and digest of a file.
pub(super) fn sum_of(mut file: File, path: &str) -> io::Result<FileEntry> {
    let mut summing = Summing::new(io::sink());
    io::copy(&mut file, &mut summing)?;
    Ok(summing.end(path).1)
}

/// Makes a folder that nobody but its owner may enter: it holds what people wrote.
pub(super) fn make_folder(path: &Path) -> io::Result<()> {
    fs::DirBuilder::new().recursive(true).mode(0o700).create(path)
}

/// Names are as lasting as the folders that they stand in.
pub(super) fn sync_folders(folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            sync_folders(&entry.path())?;
        }
    }
    File::open(folder)?.sync_all()
}
