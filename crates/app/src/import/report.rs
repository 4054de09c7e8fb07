//! What came of an import.

use std::collections::BTreeMap;

use super::{LABELS_MAX, Reject, shown};

/// How far an import is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Bytes of the file that are read.
    pub read_bytes: u64,
    /// Size of the file.
    pub total_bytes: u64,
    /// Rows that are decided.
    pub rows: u64,
    /// Of these, rows that were rejected.
    pub rejected: u64,
}

/// What came of an import, or would come of it. `rows` is the sum of `imported`, `already` and the rejected.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImportReport {
    /// Whether nothing was written.
    pub dry_run: bool,
    /// Rows in the file.
    pub rows: u64,
    /// Rows that became a matter.
    pub imported: u64,
    /// Rows that an earlier import took in.
    pub already: u64,
    /// Rows that were not taken in, in the order of the file.
    pub rejected: Vec<Reject>,
    /// What was taken in with something missing.
    pub warnings: Warnings,
}

/// What rows that became a matter lacked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Warnings {
    /// Labels that stand for no content class here, with the number of rows; their class was left open.
    pub unknown_categories: BTreeMap<String, u64>,
    /// Rows with further such labels, beyond the first hundred.
    pub more_unknown_categories: u64,
    /// Rows without a day: the day of the import counts as the day of receipt.
    pub without_day: u64,
    /// Rows without a title: it was cut from the text.
    pub without_title: u64,
    /// Rows without a key: they are recognised by their text.
    pub without_key: u64,
}

/// What one row lacks.
#[derive(Clone, Debug, Default)]
pub(super) struct Lacks {
    /// A label that stands for no class.
    pub(super) category: Option<String>,
    pub(super) day: bool,
    pub(super) title: bool,
    pub(super) key: bool,
}

impl Warnings {
    pub(super) fn note(&mut self, lacks: Lacks) {
        self.without_day += u64::from(lacks.day);
        self.without_title += u64::from(lacks.title);
        self.without_key += u64::from(lacks.key);
        let Some(label) = lacks.category.map(|label| shown(&label)) else {
            return;
        };
        if let Some(rows) = self.unknown_categories.get_mut(&label) {
            *rows += 1;
        } else if self.unknown_categories.len() < LABELS_MAX {
            self.unknown_categories.insert(label, 1);
        } else {
            self.more_unknown_categories += 1;
        }
    }
}
