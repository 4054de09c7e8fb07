//! Reading a folder of backups: one whole, and the increments after it.

use std::fs::{self, File};
use std::io;
use std::path::{Component, Path, PathBuf};

use app::carry::{CarryError, CarryFault, FileEntry, MANIFEST, MANIFEST_FORMAT, Manifest};

use super::stage::{SUMS, folder_of, sum_lines, sum_of};

/// A whole backup and its increments, in order.
#[derive(Debug)]
pub(super) struct Set {
    folder: PathBuf,
    whole: Manifest,
    increments: Vec<Manifest>,
    /// SHA-256 of the newest manifest.
    sum: String,
}

/// Whether there is a backup in this folder, whole or damaged.
pub(super) fn is_begun(folder: &Path) -> bool {
    folder_of(folder, 0).exists()
}

impl Set {
    /// Reads the manifests.
    pub(super) fn read(folder: &Path) -> Result<Self, CarryError> {
        if !is_begun(folder) {
            return Err(CarryFault::NoBackup { path: folder.display().to_string() }.into());
        }
        let (whole, mut sum) = manifest(&folder_of(folder, 0))?;
        let mut increments = Vec::new();
        for no in 1..=numbered(folder)? {
            let inner = folder_of(folder, no);
            if !inner.exists() {
                return Err(CarryFault::NotAfter { no }.into());
            }
            let (next, its_sum) = manifest(&inner)?;
            if next.base.as_ref() != Some(&sum) || next.no != no {
                return Err(CarryFault::NotAfter { no }.into());
            }
            sum = its_sum;
            increments.push(next);
        }
        Ok(Self { folder: folder.to_owned(), whole, increments, sum })
    }

    /// Every backup with its folder, in order.
    pub(super) fn backups(&self) -> impl Iterator<Item = (PathBuf, &Manifest)> {
        std::iter::once(&self.whole)
            .chain(&self.increments)
            .map(|manifest| (folder_of(&self.folder, manifest.no), manifest))
    }

    pub(super) const fn whole(&self) -> &Manifest {
        &self.whole
    }

    pub(super) fn last(&self) -> &Manifest {
        self.increments.last().unwrap_or(&self.whole)
    }

    /// The number of the next increment, and what it follows.
    pub(super) fn next(&self) -> (u32, Option<String>) {
        (self.last().no + 1, Some(self.sum.clone()))
    }

    /// Holds every file against its length and digest.
    pub(super) fn check(&self) -> Result<(), CarryError> {
        for (folder, manifest) in self.backups() {
            for entry in &manifest.files {
                check(&folder, entry)?;
            }
        }
        Ok(())
    }
}

/// The greatest number in the folder.
fn numbered(folder: &Path) -> io::Result<u32> {
    let mut greatest = 0;
    for entry in fs::read_dir(folder)? {
        let number = entry?.file_name().to_str().and_then(|name| name.parse().ok());
        greatest = greatest.max(number.unwrap_or_default());
    }
    Ok(greatest)
}

/// A manifest and its digest, which has to be the one beside it.
fn manifest(folder: &Path) -> Result<(Manifest, String), CarryError> {
    let path = folder.join(MANIFEST);
    let shown = path.display().to_string();
    let missing = || CarryFault::FileMissing { path: shown.clone() };
    let sum = sum_of(File::open(&path).map_err(|_| missing())?, MANIFEST)?.sha256;
    let unreadable = |_| CarryFault::Unreadable { path: shown.clone() };
    let text = fs::read_to_string(&path)?;
    /// What can be read of a manifest of any form.
    #[derive(serde::Deserialize)]
    struct Form {
        format: u32,
    }
    let Form { format } = serde_json::from_str(&text).map_err(unreadable)?;
    if format != MANIFEST_FORMAT {
        return Err(CarryFault::UnknownFormat { found: format }.into());
    }
    let manifest: Manifest = serde_json::from_str(&text).map_err(unreadable)?;
    let sums = folder.join(SUMS);
    let there = fs::read_to_string(&sums).map_err(|_| CarryFault::FileMissing { path: sums.display().to_string() })?;
    if there != sum_lines(&manifest.files, &sum) {
        return Err(CarryFault::FileDiffers { path: shown }.into());
    }
    // Whatever is written from a backup stays in the place that it is written to.
    let outside = |entry: &FileEntry| !Path::new(&entry.path).components().all(|c| matches!(c, Component::Normal(_)));
    if let Some(entry) = manifest.files.iter().find(|entry| outside(entry)) {
        return Err(CarryFault::Unreadable { path: entry.path.clone() }.into());
    }
    Ok((manifest, sum))
}

fn check(folder: &Path, entry: &FileEntry) -> Result<(), CarryError> {
    let path = folder.join(&entry.path);
    let shown = path.display().to_string();
    let file = File::open(&path).map_err(|_| CarryFault::FileMissing { path: shown.clone() })?;
    if sum_of(file, &entry.path)? == *entry { Ok(()) } else { Err(CarryFault::FileDiffers { path: shown }.into()) }
}
