//! Which rows outside the events an event refers to: what somebody wrote, who petitions, papers.

use super::{Fact, Party, Told};
use crate::{PaperRef, PersonRef, TextRef};

impl Fact {
    /// Every text that the event refers to, the leading one first; of registration the title before the text.
    #[must_use]
    pub fn texts(&self) -> Vec<TextRef> {
        match self {
            Self::Registered(fact) => vec![fact.title, fact.text],
            Self::SplitFrom(fact) => vec![fact.registered.title, fact.registered.text, fact.reason],
            Self::ContactAdded(fact) => vec![fact.text],
            Self::Objected(fact) => vec![fact.reason],
            Self::ObjectionDecided(fact) => vec![fact.reason],
            Self::Disputed(fact) => vec![fact.reason],
            Self::JurisdictionSettled(fact) => vec![fact.reason],
            Self::Involved(fact) => vec![fact.reason],
            Self::TakenOver(fact) => vec![fact.reason],
            Self::Routed(fact) => with_notice(vec![fact.reason], fact.told),
            Self::OutcomeRecorded(fact) => vec![fact.text],
            Self::UrgentReported(fact) => vec![fact.text],
            Self::Notified(fact) => vec![fact.notice.text],
            Self::Accepted(fact) => with_notice(Vec::new(), fact.told),
            Self::Declined(fact) => with_notice(vec![fact.reason], fact.told),
            Self::Barred(fact) => with_notice(vec![fact.reason], fact.told),
            Self::RecusalRaised(fact) => vec![fact.reason],
            Self::RecusalDecided(fact) => vec![fact.reason],
            Self::Investigated(fact) => vec![fact.text],
            Self::InterludeOpened(fact) => vec![fact.text],
            Self::InterludeClosed(fact) => vec![fact.text],
            Self::Extended(fact) => vec![fact.reason],
            Self::Answered(fact) => std::iter::once(fact.text).chain(fact.new_facts).collect(),
            Self::ReportedBack(fact) => vec![fact.text],
            Self::Performed(fact) => vec![fact.text],
            Self::Confirmed(fact) => fact.text.into_iter().collect(),
            Self::ReviewRequested(fact) => vec![fact.reason],
            Self::ReviewTakenUp(fact) => vec![fact.reason],
            Self::ReviewDeclined(fact) => vec![fact.reason],
            Self::Reviewed(fact) => vec![fact.text],
            Self::TakenUpAgain(fact) => vec![fact.reason],
            Self::Evaluated(fact) => fact.text.into_iter().collect(),
            Self::FollowedUp(fact) => vec![fact.text],
            Self::Urged(fact) => vec![fact.text],
            Self::Replied(fact) => vec![fact.text],
            Self::MergedInto(fact) => vec![fact.reason],
            Self::Unmerged(fact) => vec![fact.reason],
            Self::SplitInto(fact) => vec![fact.reason],
            Self::Withdrawn(fact) => vec![fact.text],
            Self::CorrectionProposed(fact) => vec![fact.reason],
            Self::Attached(fact) => vec![fact.title],
            Self::Noted(fact) => vec![fact.text],
            Self::Sealed(fact) => vec![fact.reason],
            Self::CodeIssued(fact) => vec![fact.reason],
            Self::ReleaseAsked(fact) => vec![fact.reason],
            Self::ReleaseDecided(fact) => vec![fact.reason],
            // The text of a shared answer is a row of the other matter.
            Self::AnswerShared(_)
            | Self::Forwarded(_)
            | Self::Assigned(_)
            | Self::HandlerAppointed(_)
            | Self::Delivered(_)
            | Self::Remanded(_)
            | Self::Concluded(_)
            | Self::Archived(_)
            | Self::Joined(_)
            | Self::Parted(_)
            | Self::CorrectionDecided(_)
            | Self::Found(_)
            | Self::Recounted(_) => Vec::new(),
        }
    }

    /// Every person whom the event brings in.
    #[must_use]
    pub fn persons(&self) -> Vec<PersonRef> {
        let of = |parties: &[Party]| parties.iter().map(|party| party.person).collect();
        match self {
            Self::Registered(fact) => of(&fact.parties),
            Self::ContactAdded(fact) => of(&fact.parties),
            // A part that goes its own way keeps the persons of the whole: their rows are there already.
            _ => Vec::new(),
        }
    }

    /// The petitioners with whom a matter begins, also where it begins as a part of another.
    #[must_use]
    pub fn begins_with(&self) -> &[Party] {
        match self {
            Self::Registered(fact) => &fact.parties,
            Self::SplitFrom(fact) => &fact.registered.parties,
            _ => &[],
        }
    }

    /// The paper that the event brings in.
    #[must_use]
    pub const fn paper(&self) -> Option<PaperRef> {
        match self {
            Self::Attached(fact) => Some(fact.paper),
            _ => None,
        }
    }
}

fn with_notice(mut texts: Vec<TextRef>, told: Told) -> Vec<TextRef> {
    if let Told::Notice(notice) = told {
        texts.push(notice.text);
    }
    texts
}
