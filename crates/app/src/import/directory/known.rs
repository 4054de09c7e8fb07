//! What the directory and the rows taken in so far call by which name.

use std::collections::HashMap;
use std::hash::Hash;

use domain::directory::{Change, Directory, Organ, Version};
use domain::{DivisionCode, OfficialId, OrganId, PostId};

use super::{Column, DirectoryRejectReason};

/// The directory with an index of its names, so that a file of ten thousand organs takes no longer than one of a hundred
/// for each row.
pub(super) struct Known {
    pub(super) directory: Directory,
    divisions: HashMap<String, Vec<DivisionCode>>,
    organs: HashMap<String, Vec<OrganId>>,
    /// Organs by where they are or were and what they are or were called there.
    placed: HashMap<(DivisionCode, String), OrganId>,
    officials: HashMap<String, Vec<OfficialId>>,
    posts: HashMap<(OrganId, String), Vec<PostId>>,
}

type Found<T> = Result<T, DirectoryRejectReason>;

impl Known {
    pub(super) fn new(directory: Directory) -> Self {
        let mut known = Self {
            directory: Directory::default(),
            divisions: HashMap::new(),
            organs: HashMap::new(),
            placed: HashMap::new(),
            officials: HashMap::new(),
            posts: HashMap::new(),
        };
        directory.divisions.values().for_each(|row| note(&mut known.divisions, row.name.clone(), row.code));
        for organ in directory.organs.values() {
            known.note_organ(organ);
            for version in directory.versions.get(&organ.id).into_iter().flatten() {
                // A file from before a change still means the same organ.
                let (division, name) = match version {
                    Version::Name { name, .. } => (organ.division, name.clone()),
                    Version::Place { place, .. } => (place.division, organ.name.clone()),
                };
                known.placed.entry((division, name)).or_insert(organ.id);
            }
            if let Some(first) = directory.organ_on(organ.id, organ.from) {
                known.placed.entry((first.division, first.name)).or_insert(organ.id);
            }
        }
        directory.officials.values().for_each(|row| note(&mut known.officials, row.name.clone(), row.id));
        directory.posts.values().for_each(|row| note(&mut known.posts, (row.organ, row.title.clone()), row.id));
        known.directory = directory;
        known
    }

    fn note_organ(&mut self, organ: &Organ) {
        note(&mut self.organs, organ.name.clone(), organ.id);
        if organ.mark != organ.name {
            note(&mut self.organs, organ.mark.clone(), organ.id);
        }
        self.placed.entry((organ.division, organ.name.clone())).or_insert(organ.id);
    }

    /// Takes a change in, if the directory does.
    pub(super) fn make(&mut self, change: Change) -> Result<(), DirectoryRejectReason> {
        change.clone().make(&mut self.directory)?;
        match change {
            Change::Division(row) => note(&mut self.divisions, row.name, row.code),
            Change::Organ(row) => self.note_organ(&row),
            Change::Official(row) => note(&mut self.officials, row.name, row.id),
            Change::Post(row) => note(&mut self.posts, (row.organ, row.title), row.id),
            _ => {}
        }
        Ok(())
    }

    /// The division of this code or name.
    pub(super) fn division(&self, text: &str, column: Column) -> Found<DivisionCode> {
        let is_known = |code: &DivisionCode| self.directory.divisions.contains_key(code);
        let by_code = text.parse().ok().map(DivisionCode).filter(is_known);
        by_code.map_or_else(|| one(self.divisions.get(text), column), Ok)
    }

    /// The organ of this number, name or mark.
    pub(super) fn organ(&self, text: &str, column: Column) -> Found<OrganId> {
        let is_known = |id: &OrganId| self.directory.organs.contains_key(id);
        let by_id = text.parse().ok().map(OrganId).filter(is_known);
        by_id.map_or_else(|| one(self.organs.get(text), column), Ok)
    }

    /// The same; `None` for a blank cell.
    pub(super) fn maybe_organ(&self, text: &str, column: Column) -> Found<Option<OrganId>> {
        if text.is_empty() { Ok(None) } else { self.organ(text, column).map(Some) }
    }

    /// The organ that is or was called so in this division.
    pub(super) fn placed(&self, division: DivisionCode, name: &str) -> Option<OrganId> {
        self.placed.get(&(division, name.to_owned())).copied()
    }

    /// The official of this number or name.
    pub(super) fn official(&self, text: &str, column: Column) -> Found<OfficialId> {
        let is_known = |id: &OfficialId| self.directory.officials.contains_key(id);
        let by_id = text.parse().ok().map(OfficialId).filter(is_known);
        by_id.map_or_else(|| one(self.officials.get(text), column), Ok)
    }

    /// The post of this number, or of this title at an organ.
    pub(super) fn post(&self, organ: OrganId, text: &str, column: Column) -> Found<PostId> {
        let is_here = |id: &PostId| self.directory.posts.get(id).is_some_and(|post| post.organ == organ);
        let by_id = text.parse().ok().map(PostId).filter(is_here);
        by_id.map_or_else(|| one(self.posts.get(&(organ, text.to_owned())), column), Ok)
    }
}

fn note<K: Eq + Hash, V>(names: &mut HashMap<K, Vec<V>>, name: K, id: V) {
    names.entry(name).or_default().push(id);
}

fn one<T: Copy>(found: Option<&Vec<T>>, column: Column) -> Found<T> {
    match found.map(Vec::as_slice) {
        None | Some([]) => Err(DirectoryRejectReason::NotKnown(column)),
        Some([one]) => Ok(*one),
        Some(_) => Err(DirectoryRejectReason::Ambiguous(column)),
    }
}
