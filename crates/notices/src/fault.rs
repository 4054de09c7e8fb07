//! What can be wrong with a template or with an order to write a document, as values.

use crate::Part;

/// One thing that is wrong with a template, and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{line}: {}", kind.name())]
pub struct TemplateFault {
    /// The file as the caller named it.
    pub file: String,
    /// Line in the file, from 1.
    pub line: usize,
    /// What.
    pub kind: TemplateFaultKind,
}

/// What is wrong with a template. The words are in the wording files: `notice-fault-…` says what, `notice-hint-…` what
/// to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TemplateFaultKind {
    /// The file is not named after a kind of document.
    UnknownKind {
        /// The name without `.txt`.
        found: String,
        /// The kind that may have been meant.
        near: Option<String>,
    },
    /// Two files have the same name.
    FileTwice,
    /// The file is longer than [`TEMPLATE_BYTES_MAX`](crate::TEMPLATE_BYTES_MAX).
    TooLarge {
        /// The limit in bytes.
        bytes_max: usize,
    },
    /// The file does not begin with a head between two lines `+++`.
    NoHead,
    /// The head is not the TOML that is expected.
    BadHead {
        /// What the reader of TOML says, in English.
        message: String,
    },
    /// The title is empty.
    EmptyTitle,
    /// No part has this name.
    UnknownPart {
        /// The name.
        found: String,
        /// The part that may have been meant.
        near: Option<Part>,
    },
    /// The head names a part twice.
    PartTwice {
        /// The part.
        part: Part,
    },
    /// The text uses a part that the head does not name.
    Undeclared {
        /// The part.
        part: Part,
    },
    /// The head names a part that the text does not print whenever it is given.
    NotPrinted {
        /// The part.
        part: Part,
    },
    /// The text prints an optional part without asking whether it is there.
    Unguarded {
        /// The part.
        part: Part,
    },
    /// The shipped template has this part, and the replacement leaves it out.
    LeftOut {
        /// The part.
        part: Part,
    },
    /// The shipped template requires this part, and the replacement makes it optional.
    Loosened {
        /// The part.
        part: Part,
    },
    /// Between braces stands something other than a part or a condition, or the braces do not close.
    BadTag {
        /// How the tag begins.
        found: String,
    },
    /// The text cannot be read.
    Syntax {
        /// What the reader of templates says, in English.
        message: String,
    },
    /// The text can be read and cannot be carried out, or only with too much work.
    Fails {
        /// What the reader of templates says, in English.
        message: String,
    },
}

impl TemplateFaultKind {
    /// The name in the wording files, after `notice-fault-` and `notice-hint-`.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::UnknownKind { .. } => "unknown-kind",
            Self::FileTwice => "file-twice",
            Self::TooLarge { .. } => "too-large",
            Self::NoHead => "no-head",
            Self::BadHead { .. } => "bad-head",
            Self::EmptyTitle => "empty-title",
            Self::UnknownPart { .. } => "unknown-part",
            Self::PartTwice { .. } => "part-twice",
            Self::Undeclared { .. } => "undeclared",
            Self::NotPrinted { .. } => "not-printed",
            Self::Unguarded { .. } => "unguarded",
            Self::LeftOut { .. } => "left-out",
            Self::Loosened { .. } => "loosened",
            Self::BadTag { .. } => "bad-tag",
            Self::Syntax { .. } => "syntax",
            Self::Fails { .. } => "fails",
        }
    }

    /// The arguments of both messages. `near` is empty where nothing similar exists.
    #[must_use]
    pub fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::UnknownKind { found, near } => {
                vec![("found", found.clone()), ("near", near.clone().unwrap_or_default())]
            }
            Self::UnknownPart { found, near } => {
                vec![("found", found.clone()), ("near", near.map_or_else(String::new, |part| part.name().to_owned()))]
            }
            Self::BadTag { found } => vec![("found", found.clone())],
            Self::TooLarge { bytes_max } => vec![("max", bytes_max.to_string())],
            Self::BadHead { message } | Self::Syntax { message } | Self::Fails { message } => {
                vec![("message", message.clone())]
            }
            Self::PartTwice { part }
            | Self::Undeclared { part }
            | Self::NotPrinted { part }
            | Self::Unguarded { part }
            | Self::LeftOut { part }
            | Self::Loosened { part } => vec![("part", part.name().to_owned())],
            Self::FileTwice | Self::NoHead | Self::EmptyTitle => Vec::new(),
        }
    }
}

/// Why a document cannot be written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoticeFault {
    /// No template has this kind.
    #[error("no document of the kind {0}")]
    UnknownKind(String),
    /// Parts without which the document may not be issued, in the order of its template.
    #[error("missing: {}", .0.iter().map(|part| part.name()).collect::<Vec<_>>().join(", "))]
    Missing(Vec<Part>),
    /// The document would be longer than [`NOTICE_BYTES_MAX`](crate::NOTICE_BYTES_MAX).
    #[error("longer than {bytes_max} bytes")]
    TooLong {
        /// The limit in bytes.
        bytes_max: usize,
    },
    /// The template cannot be carried out with these parts, which its trial at loading did not show.
    #[error(transparent)]
    Template(TemplateFault),
}

impl NoticeFault {
    /// The name in the wording files, after `notice-refused-`. The arguments there: `kind`, `parts` (their words, from
    /// `notice-part-…`), `max`.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::UnknownKind(_) => "unknown-kind",
            Self::Missing(_) => "missing",
            Self::TooLong { .. } => "too-long",
            Self::Template(_) => "template",
        }
    }
}
