//! 附材料与记事: papers by digest, and notes of whoever works on the matter.

use law::Requires;
use serde::{Deserialize, Serialize};

use super::command::Outcome;
use super::guards::Attempt;
use super::{ClockChange, Event, Fact, Matter};
use crate::PaperRef;
use crate::{By, OrganId, Refusal, TextRef, WayOut, Why};

/// Most papers that one matter takes: five shelves of folders; more belongs into one archive file.
pub const PAPERS_MAX: u16 = 2_000;

/// Attaches a paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attach {
    /// The paper.
    pub paper: PaperRef,
    /// What it is called.
    pub title: TextRef,
    /// With which contact it came, from 1; none where it belongs to none of them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<u16>,
}

impl Attach {
    pub(super) fn decide(self, attempt: &Attempt<'_>, matter: &Matter) -> Outcome {
        may_add(attempt, matter)?;
        if matter.papers >= PAPERS_MAX {
            let limit = u32::from(PAPERS_MAX);
            return Err(attempt.refuse(Requires::Basis, Why::TooMany { limit }, WayOut::Write));
        }
        attempt.written(&self.title, Requires::Basis)?;
        Ok((Fact::Attached(self), ClockChange::default()))
    }

    pub(super) const fn apply(&self, matter: &mut Matter, _: &Event) {
        matter.papers = matter.papers.saturating_add(1);
    }
}

/// Writes a note.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// The note.
    pub text: TextRef,
}

impl Note {
    pub(super) fn decide(self, attempt: &Attempt<'_>, matter: &Matter) -> Outcome {
        attempt.staff()?;
        may_add(attempt, matter)?;
        attempt.written(&self.text, Requires::Basis)?;
        Ok((Fact::Noted(self), ClockChange::default()))
    }

    pub(super) const fn apply(&self, _: &mut Matter, _: &Event) {}
}

/// Everybody who has or had to do with the matter may add to its file; a petitioner, to the own one.
fn may_add(attempt: &Attempt<'_>, matter: &Matter) -> Result<(), Refusal> {
    if matches!(attempt.ctx.by, By::Petitioner(_)) {
        return Ok(());
    }
    let mut may: Vec<OrganId> = vec![matter.holder, matter.receipt.office];
    may.extend(matter.holdings.iter().map(|holding| holding.organ));
    may.extend_from_slice(&matter.helpers);
    attempt.by_one_of(&may).map(|_| ())
}
