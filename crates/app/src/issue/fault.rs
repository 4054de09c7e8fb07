//! Why a document cannot be issued, as values, and in words.

use domain::Refusal;
use domain::matter::NoticeKind;
use notices::{NoticeFault, Part};
use wording::Words;

use crate::Failure;

/// One part that is missing or out of place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PartFault {
    /// It is not given, and the system does not know it.
    Missing(Part),
    /// No part has this name.
    Unknown {
        /// The name.
        found: String,
        /// The part that may have been meant.
        near: Option<Part>,
    },
    /// Documents of this kind do not have it.
    NotOfKind(Part),
    /// The system fills it in from the record.
    Known(Part),
    /// It is given twice.
    Twice(Part),
    /// It names the petitioner, whom the receiver may not learn of.
    NamesPetitioner(Part),
}

/// A document that cannot be issued.
#[derive(Debug, thiserror::Error)]
pub enum IssueFault {
    /// Everything that is wrong with its parts.
    #[error("{} parts are missing or out of place", .0.len())]
    Parts(Vec<PartFault>),
    /// The act does not carry documents of this kind.
    #[error("the act does not carry the document {}", .0.name())]
    WrongAct(NoticeKind),
    /// It cannot be written.
    #[error("the document cannot be written: {0}")]
    Unwritten(NoticeFault),
    /// The act did not succeed.
    #[error(transparent)]
    Failed(#[from] Failure),
}

impl From<Refusal> for IssueFault {
    fn from(refusal: Refusal) -> Self {
        Self::Failed(refusal.into())
    }
}

impl IssueFault {
    /// The parts that are missing.
    #[must_use]
    pub fn missing(&self) -> Vec<Part> {
        let Self::Parts(faults) = self else { return Vec::new() };
        let missing = |fault: &PartFault| match fault {
            PartFault::Missing(part) => Some(*part),
            _ => None,
        };
        faults.iter().filter_map(missing).collect()
    }

    /// What is wrong, a sentence a line. Of [`IssueFault::Failed`] nothing: refusals have words of their own.
    #[must_use]
    pub fn told(&self, words: &Words) -> Vec<String> {
        let name = |part: Part| words.name("notice-part", part.name());
        match self {
            Self::Failed(_) => Vec::new(),
            Self::WrongAct(kind) => {
                let kind = words.name("notice-kind", kind.name());
                vec![words.with("issue-wrong-act", &[("kind", kind.into())])]
            }
            Self::Unwritten(NoticeFault::TooLong { bytes_max }) => {
                let max = i64::try_from(*bytes_max).unwrap_or(i64::MAX);
                vec![words.with("notice-refused-too-long", &[("max", max.into())])]
            }
            Self::Unwritten(NoticeFault::UnknownKind(kind)) => {
                vec![words.with("notice-refused-unknown-kind", &[("kind", kind.as_str().into())])]
            }
            Self::Unwritten(_) => vec![words.say("notice-refused-template")],
            Self::Parts(faults) => {
                let missing: Vec<String> = self.missing().into_iter().map(name).collect();
                let missing = missing.join(&words.say("list-comma"));
                let first =
                    (!missing.is_empty()).then(|| words.with("notice-refused-missing", &[("parts", missing.into())]));
                first.into_iter().chain(faults.iter().filter_map(|fault| misplaced(fault, words))).collect()
            }
        }
    }
}

fn misplaced(fault: &PartFault, words: &Words) -> Option<String> {
    let name = |part: Part| words.name("notice-part", part.name());
    let of = |key: &str, part: Part| Some(words.with(key, &[("part", name(part).into())]));
    match fault {
        PartFault::Missing(_) => None,
        PartFault::Unknown { found, near: None } => {
            Some(words.with("issue-part-unknown", &[("found", found.as_str().into())]))
        }
        PartFault::Unknown { found, near: Some(near) } => {
            let args = [("found", found.as_str().into()), ("near", name(*near).into()), ("name", near.name().into())];
            Some(words.with("issue-part-unknown-near", &args))
        }
        PartFault::NotOfKind(part) => of("issue-part-not-of-kind", *part),
        PartFault::Known(part) => of("issue-part-known", *part),
        PartFault::Twice(part) => of("issue-part-twice", *part),
        PartFault::NamesPetitioner(part) => of("issue-part-names-petitioner", *part),
    }
}
