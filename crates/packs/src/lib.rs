//! The rule packs and calendars that ship with the product, as bytes. Reading them is `law`'s work.

use include_dir::{Dir, DirEntry, include_dir};

static PACKS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../packs");
static CALENDARS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../calendars");

/// One shipped file: its path (`packs/R22/34.toml`) and its text.
pub type ShippedFile = (String, &'static str);

/// The shipped packs: for each its code and its files.
#[must_use]
pub fn packs() -> Vec<(&'static str, Vec<ShippedFile>)> {
    let code = |dir: &Dir<'static>| dir.path().file_name().and_then(|name| name.to_str()).unwrap_or_default();
    PACKS.dirs().map(|dir| (code(dir), toml_files(dir, "packs"))).collect()
}

/// The shipped calendar years of every region (`calendars/CN/2026.toml`).
#[must_use]
pub fn calendars() -> Vec<ShippedFile> {
    CALENDARS.dirs().flat_map(|dir| toml_files(dir, "calendars")).collect()
}

/// The list of provincial divisions.
#[must_use]
pub fn divisions() -> ShippedFile {
    let text = PACKS.get_file("divisions.toml").and_then(|file| file.contents_utf8()).unwrap_or_default();
    ("packs/divisions.toml".to_owned(), text)
}

fn toml_files(dir: &Dir<'static>, root: &str) -> Vec<ShippedFile> {
    dir.entries()
        .iter()
        .filter_map(DirEntry::as_file)
        .filter(|file| file.path().extension().is_some_and(|e| e == "toml"))
        .filter_map(|file| Some((format!("{root}/{}", file.path().display()), file.contents_utf8()?)))
        .collect()
}

#[cfg(test)]
mod tests {
    use std::path::{Path, PathBuf};

    use super::*;

    fn files(dir: &Dir<'static>, all: &mut Vec<PathBuf>) {
        all.extend(dir.files().map(|file| file.path().to_owned()));
        dir.dirs().for_each(|dir| files(dir, all));
    }

    fn files_of(root: &Path, folder: &Path, all: &mut Vec<PathBuf>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                files_of(root, &path, all);
            } else {
                all.push(path.strip_prefix(root).unwrap().to_owned());
            }
        }
    }

    /// What a build that went on from an earlier one has, too.
    #[test]
    fn every_pack_and_calendar_is_built_in() {
        for (dir, name) in [(&PACKS, "packs"), (&CALENDARS, "calendars")] {
            let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(name);
            let (mut built_in, mut found) = (Vec::new(), Vec::new());
            files(dir, &mut built_in);
            files_of(&folder, &folder, &mut found);
            built_in.sort();
            found.sort();
            assert_eq!(built_in, found);
        }
    }
}
