//! Why a file cannot be imported at all, as opposed to one of its rows.

use crate::Failure;

/// A column that the mapping names and the file lacks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MissingColumn {
    /// The name in the mapping.
    pub name: String,
    /// A header of the file that looks like it.
    pub near: Option<String>,
}

impl std::fmt::Display for MissingColumn {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.near {
            None => write!(f, "\"{}\"", self.name),
            Some(near) => write!(f, "\"{}\" (did you mean \"{near}\"?)", self.name),
        }
    }
}

/// A file that cannot be imported. Everything but a failure of disk or database, a workbook that breaks off and a file
/// of too many rows is found before the first row is taken in; and what was taken in is not taken in again.
#[derive(Debug, thiserror::Error)]
#[allow(missing_docs, reason = "the messages say what each one means; the fields are their arguments")]
pub enum ImportError {
    #[error("the file cannot be read: {0}")]
    Read(#[source] std::io::Error),
    #[error("the file of rejected rows cannot be written: {0}")]
    Write(#[source] std::io::Error),
    #[error("line {line} is not {tried}: the file is damaged, or in an encoding that is not supported")]
    Encoding { line: u64, tried: &'static str },
    #[error("an .xls file or a workbook with a password: save it as .xlsx without a password")]
    OldWorkbook,
    #[error("not a workbook, or a damaged one: {0}")]
    BrokenWorkbook(String),
    #[error("a workbook of {found} bytes; at most {max} are read: save it as CSV")]
    WorkbookTooLarge { found: u64, max: u64 },
    #[error("no sheet \"{name}\"; there are: {}", found.join(", "))]
    NoSheet { name: String, found: Vec<String> },
    #[error("row {row} was to hold the headers, and is empty or not there")]
    NoHeader { row: u64 },
    #[error("two columns are called \"{name}\": rename one")]
    DuplicateHeader { name: String },
    #[error("{found} columns; at most {max} are read")]
    TooManyColumns { found: usize, max: usize },
    #[error("more than {max} rows: split the file")]
    TooManyRows { max: u64 },
    #[error("the file has no column {}; its columns are: {}", listed(missing), found.join(", "))]
    MissingColumns { missing: Vec<MissingColumn>, found: Vec<String> },
    #[error("the mapping turns \"{label}\" into \"{name}\", which is no content class{}", hint(near.as_ref()))]
    NoSuchCategory { label: String, name: String, near: Option<String> },
    #[error("reading stopped: {0}")]
    Stopped(String),
    #[error(transparent)]
    Failure(#[from] Failure),
}

fn listed(missing: &[MissingColumn]) -> String {
    let names: Vec<String> = missing.iter().map(MissingColumn::to_string).collect();
    names.join(", ")
}

fn hint(near: Option<&String>) -> String {
    near.map(|near| format!(": did you mean \"{near}\"?")).unwrap_or_default()
}

impl ImportError {
    /// The key of this error in the wording files.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Read(_) => "read",
            Self::Write(_) => "write",
            Self::Encoding { .. } => "encoding",
            Self::OldWorkbook => "old-workbook",
            Self::BrokenWorkbook(_) => "broken-workbook",
            Self::WorkbookTooLarge { .. } => "workbook-too-large",
            Self::NoSheet { .. } => "no-sheet",
            Self::NoHeader { .. } => "no-header",
            Self::DuplicateHeader { .. } => "duplicate-header",
            Self::TooManyColumns { .. } => "too-many-columns",
            Self::TooManyRows { .. } => "too-many-rows",
            Self::MissingColumns { .. } => "missing-columns",
            Self::NoSuchCategory { .. } => "no-such-category",
            Self::Stopped(_) => "stopped",
            Self::Failure(_) => "failure",
        }
    }
}

/// How alike two names must be for one to be offered for the other, from 0 to 1: a slip, not a guess.
const ALIKE: f64 = 0.6;

/// The name that looks most like this one.
pub(super) fn nearest<'a>(name: &str, among: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let lower = name.to_lowercase();
    let scored =
        among.into_iter().map(|other| (strsim::normalized_damerau_levenshtein(&lower, &other.to_lowercase()), other));
    scored
        .filter(|(score, _)| *score >= ALIKE)
        .max_by(|(one, _), (other, _)| one.total_cmp(other))
        .map(|(_, other)| other)
}
