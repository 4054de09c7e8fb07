//! What the person who writes a document gives for it.

use domain::OrganId;
use domain::matter::NoticeKind;
use notices::{Notices, Part, Parts};
use wording::Lang;

use super::PartFault;

/// How alike two names have to be for the one to be a slip for the other.
const NEAR: f64 = 0.85;

/// Parts that follow from the record alone: what the system knows of them nobody writes differently.
const FROM_THE_RECORD: &[Part] = &[
    Part::Number,
    Part::Petitioner,
    Part::Receipt,
    Part::ReceivedOn,
    Part::Channel,
    Part::CameFrom,
    Part::CameOn,
    Part::Issuer,
    Part::IssuedOn,
    Part::QueryCode,
    Part::SentOn,
    Part::Route,
    Part::DueOn,
    Part::DueCount,
    Part::DueBefore,
    Part::Approver,
    Part::OpinionKind,
    Part::Performer,
    Part::PerformBy,
    Part::ReviewWindow,
    Part::Respondent,
    Part::RequestedOn,
    Part::Result,
    Part::ObjectWithin,
    Part::Trigger,
];

/// What a person gives for a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NoticeInput {
    /// The organ that issues it, in a draft; `None` for the one that follows from the matter. Whoever issues a document
    /// issues it for the own organ.
    pub issuer: Option<OrganId>,
    /// Whether a draft is for somebody who may not learn who petitions. What is issued to the petitioner bears the name.
    pub veiled: bool,
    /// Parts by name, as in templates (`facts`) or as clerks call them (查明的事实), with their texts. What is given for
    /// `basis` is added to the rules of the procedure.
    pub parts: Vec<(String, String)>,
}

impl NoticeInput {
    /// Nothing yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// These parts and one more.
    #[must_use]
    pub fn with(mut self, part: &str, text: &str) -> Self {
        self.parts.push((part.to_owned(), text.to_owned()));
        self
    }

    /// What was given, part by part, and what is wrong with it.
    pub(super) fn read(&self, notices: &Notices, kind: NoticeKind, known: &Parts) -> (Parts, Vec<PartFault>) {
        let (mut parts, mut faults) = (Parts::new(), Vec::new());
        let of_kind =
            |part: &Part| notices.requires(kind.name()).contains(part) || notices.optional(kind.name()).contains(part);
        for (name, text) in &self.parts {
            match named(name) {
                None => faults.push(PartFault::Unknown { found: name.clone(), near: near(name) }),
                Some(part) if !of_kind(&part) => faults.push(PartFault::NotOfKind(part)),
                Some(part) if FROM_THE_RECORD.contains(&part) && known.has(part) => faults.push(PartFault::Known(part)),
                Some(part) if parts.has(part) => faults.push(PartFault::Twice(part)),
                Some(part) => parts.set(part, text),
            }
        }
        (parts, faults)
    }
}

/// The part with this name, in templates or in the words of clerks.
fn named(name: &str) -> Option<Part> {
    let name = name.trim();
    let called = |part: &Part| Lang::Chinese.words().name("notice-part", part.name()) == name;
    Part::named(name).or_else(|| Part::ALL.iter().copied().find(called))
}

fn near(name: &str) -> Option<Part> {
    let alike = Part::ALL.iter().map(|part| (strsim::jaro_winkler(name, part.name()), *part));
    alike.filter(|(likeness, _)| *likeness >= NEAR).max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, part)| part)
}
