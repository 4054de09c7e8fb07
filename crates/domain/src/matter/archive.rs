//! 归档: the file of a matter that came to its end is put away, and every paper of it kept.

use law::{Requires, named_enum};
use serde::{Deserialize, Serialize};

use super::command::Outcome;
use super::guards::Attempt;
use super::{ClockChange, Event, Fact, Matter, Stage};
use crate::{WayOut, Why};

named_enum! {
    /// How long the file is kept, as the office's own schedule says.
    pub enum ArchiveClass {
        /// 永久
        Permanent = "permanent",
        /// 长期
        Long = "long",
        /// 短期
        Short = "short",
    }
}

/// Puts the file away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Archive {
    /// How long it is kept.
    pub class: ArchiveClass,
}

/// The file was put away.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Archived {
    /// How long it is kept.
    pub class: ArchiveClass,
}

impl Archive {
    pub(super) fn decide(self, attempt: &Attempt<'_>, matter: &Matter) -> Outcome {
        attempt.at(matter, Stage::ended)?;
        let may: Vec<_> = [matter.holder, matter.receipt.office].into_iter().chain(matter.handler).collect();
        attempt.by_one_of(&may)?;
        if matter.archived_on.is_some() {
            return Err(attempt.refuse(Requires::Basis, Why::AlreadyArchived, attempt.open_acts(matter)));
        }
        if let Some(owed) = matter.next_due() {
            let why = Why::StillOwed { cite: owed.cite, due_on: owed.due_on };
            return Err(attempt.refuse(Requires::Basis, why, attempt.open_acts(matter)));
        }
        if matches!(matter.stage, Stage::Routed { .. })
            && matter.routes.last().is_some_and(|taken| taken.result.is_none())
        {
            return Err(attempt.refuse(Requires::Basis, Why::OutcomeMissing, WayOut::RecordOutcome));
        }
        Ok((Fact::Archived(Archived { class: self.class }), ClockChange::default()))
    }
}

impl Archived {
    pub(super) const fn apply(&self, matter: &mut Matter, event: &Event) {
        matter.archived_on = Some(event.on);
    }
}
