//! What can be wrong in a pack, as values: the words for people live in the wording files.

use std::ops::Range;
use std::sync::Arc;

use jiff::civil::Date;

use crate::{Act, Cite};

/// A place in a file. Line and column count from 1, the column in characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Path as the caller named it.
    pub file: Arc<str>,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// The same place in bytes.
    pub bytes: Range<usize>,
}

/// One thing that is wrong, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Where.
    pub place: Place,
    /// What.
    pub kind: FaultKind,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the wording files say what each kind means; the fields are its arguments")]
pub enum FaultKind {
    Syntax { message: String },
    NoPackFile,
    UnknownKey { key: String, near: Option<String>, known: Vec<&'static str> },
    MissingKey { key: &'static str },
    WrongType { key: &'static str, expected: &'static str, found: &'static str },
    UnknownName { key: &'static str, found: String, near: Option<String>, known: &'static [&'static str] },
    EmptyText { key: &'static str },
    EmptyList { key: &'static str },
    OutOfRange { key: &'static str, found: i64, min: i64, max: i64 },
    BadDate { key: &'static str },
    BadCite { text: String },
    BadCode { text: String },
    CiteOfOtherPack { cite: Cite },
    CiteUnknown { cite: Cite },
    FileOfOtherArticle { cite: Cite },
    DuplicateProvision { cite: Cite },
    DuplicateRule { id: String },
    DatesReversed { from: Date, until: Date },
    NoBasis { act: Act },
    TwoGuards { act: Act, id: String },
    LengthMissing,
    LengthNotAllowed,
    LimitMissing,
    WindowExtended,
    ReadingOnUnknownKey { on: String },
    ExampleOfUnknownRule { rule: String, near: Option<String> },
    ExampleOutOfForce { start: Date },
    ExampleFails { name: String, expected: Date, found: Option<Date>, key: &'static str },
    DayOutsideYear { day: Date },
    DayTwice { day: Date },
    WorkOnWorkday { day: Date },
}

impl FaultKind {
    /// The key of this fault in the wording files.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Syntax { .. } => "fault-syntax",
            Self::NoPackFile => "fault-no-pack-file",
            Self::UnknownKey { .. } => "fault-unknown-key",
            Self::MissingKey { .. } => "fault-missing-key",
            Self::WrongType { .. } => "fault-wrong-type",
            Self::UnknownName { .. } => "fault-unknown-name",
            Self::EmptyText { .. } => "fault-empty-text",
            Self::EmptyList { .. } => "fault-empty-list",
            Self::OutOfRange { .. } => "fault-out-of-range",
            Self::BadDate { .. } => "fault-bad-date",
            Self::BadCite { .. } => "fault-bad-cite",
            Self::BadCode { .. } => "fault-bad-code",
            Self::CiteOfOtherPack { .. } => "fault-cite-of-other-pack",
            Self::CiteUnknown { .. } => "fault-cite-unknown",
            Self::FileOfOtherArticle { .. } => "fault-file-of-other-article",
            Self::DuplicateProvision { .. } => "fault-duplicate-provision",
            Self::DuplicateRule { .. } => "fault-duplicate-rule",
            Self::DatesReversed { .. } => "fault-dates-reversed",
            Self::NoBasis { .. } => "fault-no-basis",
            Self::TwoGuards { .. } => "fault-two-guards",
            Self::LengthMissing => "fault-length-missing",
            Self::LengthNotAllowed => "fault-length-not-allowed",
            Self::LimitMissing => "fault-limit-missing",
            Self::WindowExtended => "fault-window-extended",
            Self::ReadingOnUnknownKey { .. } => "fault-reading-on-unknown-key",
            Self::ExampleOfUnknownRule { .. } => "fault-example-of-unknown-rule",
            Self::ExampleOutOfForce { .. } => "fault-example-out-of-force",
            Self::ExampleFails { .. } => "fault-example-fails",
            Self::DayOutsideYear { .. } => "fault-day-outside-year",
            Self::DayTwice { .. } => "fault-day-twice",
            Self::WorkOnWorkday { .. } => "fault-work-on-workday",
        }
    }

    /// The arguments of the wording, by name. A near miss is given as `near`, empty when there is none.
    #[must_use]
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        let near = |near: &Option<String>| ("near", near.clone().unwrap_or_default());
        match self {
            Self::Syntax { message } => vec![("message", message.clone())],
            Self::UnknownKey { key, near: n, known } => vec![("key", key.clone()), near(n), ("known", known.join(" "))],
            Self::MissingKey { key } | Self::EmptyText { key } | Self::EmptyList { key } | Self::BadDate { key } => {
                vec![("key", (*key).to_owned())]
            }
            Self::WrongType { key, expected, found } => {
                vec![("key", (*key).to_owned()), ("expected", (*expected).to_owned()), ("found", (*found).to_owned())]
            }
            Self::UnknownName { key, found, near: n, known } => {
                vec![("key", (*key).to_owned()), ("found", found.clone()), near(n), ("known", known.join(" "))]
            }
            Self::OutOfRange { key, found, min, max } => vec![
                ("key", (*key).to_owned()),
                ("found", found.to_string()),
                ("min", min.to_string()),
                ("max", max.to_string()),
            ],
            Self::BadCite { text } | Self::BadCode { text } => vec![("text", text.clone())],
            Self::CiteOfOtherPack { cite }
            | Self::CiteUnknown { cite }
            | Self::FileOfOtherArticle { cite }
            | Self::DuplicateProvision { cite } => vec![("cite", cite.to_string())],
            Self::DuplicateRule { id } => vec![("id", id.clone())],
            Self::DatesReversed { from, until } => vec![("from", from.to_string()), ("until", until.to_string())],
            Self::NoBasis { act } => vec![("act", act.to_string())],
            Self::TwoGuards { act, id } => vec![("act", act.to_string()), ("id", id.clone())],
            Self::ReadingOnUnknownKey { on } => vec![("on", on.clone())],
            Self::ExampleOfUnknownRule { rule, near: n } => vec![("rule", rule.clone()), near(n)],
            Self::ExampleOutOfForce { start } => vec![("start", start.to_string())],
            Self::ExampleFails { name, expected, found, key } => vec![
                ("name", name.clone()),
                ("key", (*key).to_owned()),
                ("expected", expected.to_string()),
                ("found", found.map(|d| d.to_string()).unwrap_or_default()),
            ],
            Self::DayOutsideYear { day } | Self::DayTwice { day } | Self::WorkOnWorkday { day } => {
                vec![("day", day.to_string())]
            }
            Self::NoPackFile
            | Self::LengthMissing
            | Self::LengthNotAllowed
            | Self::LimitMissing
            | Self::WindowExtended => Vec::new(),
        }
    }
}
