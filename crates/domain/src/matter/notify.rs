//! 告知: the petitioner is told in writing, by the office that registered and by the organ that took the matter up.

use law::{Requires, Stop};
use serde::{Deserialize, Serialize};

use super::clocks;
use super::command::Outcome;
use super::guards::Attempt;
use super::{ClockChange, Event, Fact, Matter, NoticeRef};
use crate::{Origin, Refusal, WayOut, Why};

/// How the petitioner was told of a decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Told {
    /// By a notice that was issued with it.
    Notice(NoticeRef),
    /// According to the file that it was taken over from.
    ByTheFile,
    /// Not yet; the term for it runs on.
    NotYet,
}

impl Told {
    /// What a file says of telling counts only for what comes from a file.
    pub(super) fn check(self, attempt: &Attempt<'_>) -> Result<(), Refusal> {
        match self {
            Self::ByTheFile if attempt.ctx.origin == Origin::Entered => {
                Err(attempt.refuse(Requires::InWriting, Why::NoticeMissing, WayOut::IssueNotice))
            }
            Self::Notice(notice) => attempt.written(&notice.text, Requires::InWriting),
            Self::ByTheFile | Self::NotYet => Ok(()),
        }
    }

    /// The term that telling ends.
    pub(super) const fn stops(self) -> Option<Stop> {
        match self {
            Self::Notice(_) | Self::ByTheFile => Some(Stop::Notified),
            Self::NotYet => None,
        }
    }
}

/// Tells the petitioner by a notice of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notify {
    /// The notice.
    pub notice: NoticeRef,
}

impl Notify {
    pub(super) fn decide(self, attempt: &Attempt<'_>, matter: &Matter) -> Outcome {
        let mut may = vec![matter.holder, matter.receipt.office];
        may.extend(matter.hops.iter().map(|hop| hop.from));
        may.extend(matter.handler);
        let actor = attempt.by_one_of(&may)?;
        attempt.written(&self.notice.text, Requires::InWriting)?;
        let stops = clocks::stop_of(attempt.ctx, matter, actor.organ, &[Stop::Notified]);
        Ok((Fact::Notified(self), ClockChange { stops, ..ClockChange::default() }))
    }

    pub(super) const fn apply(&self, _: &mut Matter, _: &Event) {}
}
