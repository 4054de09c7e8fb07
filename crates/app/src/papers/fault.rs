//! Why a file is not taken in as a paper.

use domain::PaperKind;

/// A file that is not taken in. Every fault has words and a way out in both languages.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PaperFault {
    /// It has no content.
    #[error("the file is empty")]
    Empty,
    /// It is larger than this installation keeps.
    #[error("the file has {bytes} bytes; at most {bytes_max} are kept")]
    TooLarge {
        /// Its size.
        bytes: usize,
        /// The limit.
        bytes_max: usize,
    },
    /// Its name is empty, or holds nothing that can be shown.
    #[error("the file has no name")]
    NameMissing,
    /// Its name is longer than any system writes it.
    #[error("the name has {chars} characters; at most {chars_max} are kept")]
    NameTooLong {
        /// Its length in characters.
        chars: usize,
        /// The limit.
        chars_max: usize,
    },
    /// The ending of its name is not one of what it is.
    #[error("the name ends in {ending:?}, but the content is {kind}")]
    EndingDiffers {
        /// The ending, without the dot; empty where there is none.
        ending: String,
        /// What the content is.
        kind: PaperKind,
    },
    /// It is known what it is, but that is no kind of paper.
    #[error("{format} is no kind of paper")]
    Unsupported {
        /// The usual ending of that format.
        format: &'static str,
    },
    /// Nobody can tell what it is.
    #[error("the content is of no known kind")]
    Unrecognised,
    /// It is a program.
    #[error("the file is a program")]
    Program,
    /// It is, or holds, a script or a page with markup.
    #[error("the file is a script or holds one")]
    Script,
    /// It is an office paper that brings its own programs.
    #[error("the paper holds macros")]
    Macros,
    /// Another file is inside, which nobody has looked at.
    #[error("the paper holds another file")]
    Embedded,
    /// It is locked with a password, so that nobody can look into it.
    #[error("the paper is locked")]
    Locked,
    /// Unpacked it would be very much larger than it looks.
    #[error("the paper would unpack to more than {bytes_max} bytes")]
    Expands {
        /// The limit.
        bytes_max: u64,
    },
    /// It begins as its kind does, but cannot be read.
    #[error("the file is damaged")]
    Damaged,
    /// Its characters are in no encoding that can be told.
    #[error("the text is neither UTF-8 nor GB18030")]
    UnreadableText,
}

impl PaperFault {
    /// Its name in wording files.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::TooLarge { .. } => "too-large",
            Self::NameMissing => "name-missing",
            Self::NameTooLong { .. } => "name-too-long",
            Self::EndingDiffers { .. } => "ending-differs",
            Self::Unsupported { .. } => "unsupported",
            Self::Unrecognised => "unrecognised",
            Self::Program => "program",
            Self::Script => "script",
            Self::Macros => "macros",
            Self::Embedded => "embedded",
            Self::Locked => "locked",
            Self::Expands { .. } => "expands",
            Self::Damaged => "damaged",
            Self::UnreadableText => "unreadable-text",
        }
    }
}
