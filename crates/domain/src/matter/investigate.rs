//! 调查核实: hearing the petitioner and looking into the facts, before anything is decided.

use law::{Requires, named_enum};
use serde::{Deserialize, Serialize};

use super::command::Outcome;
use super::guards::Attempt;
use super::{ClockChange, Event, Fact, Matter, Stage};
use crate::TextRef;

named_enum! {
    /// How something was looked into.
    pub enum InquiryKind {
        /// 听取陈述
        Statement = "statement",
        /// 实地查看
        OnSite = "on_site",
        /// 询问有关人员
        Questioning = "questioning",
        /// 调取材料
        Documents = "documents",
    }
}

/// Records what was looked into and found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Investigate {
    /// How.
    pub inquiry: InquiryKind,
    /// The record.
    pub text: TextRef,
}

impl Investigate {
    pub(super) fn decide(self, attempt: &Attempt<'_>, matter: &Matter) -> Outcome {
        attempt.at(matter, |stage| matches!(stage, Stage::Handling { .. } | Stage::UnderReview { .. }))?;
        let mut may = vec![matter.holder];
        may.extend_from_slice(&matter.helpers);
        attempt.by_one_of(&may)?;
        attempt.written(&self.text, Requires::Basis)?;
        Ok((Fact::Investigated(self), ClockChange::default()))
    }

    pub(super) const fn apply(&self, matter: &mut Matter, _: &Event) {
        matter.inquiries = matter.inquiries.saturating_add(1);
    }
}
