//! What somebody's desk is made of: which kinds of work, each as a filter of the list, so that whoever follows a
//! number finds exactly what was counted.

use domain::matter::StageName;
use domain::{OfficialId, OrganId};
use jiff::ToSpan;
use jiff::civil::Date;
use policy::Action;
use store::read::{Due, MatterFilter};

use crate::SOON_DAYS;

/// One kind of work on a desk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SectionKind {
    /// The own organ has it at this stage, and its act is next.
    Turn(StageName),
    /// The official is charged with it and owes the opinion.
    Mine,
    /// Another organ objected to having got it from the own one.
    Objections,
    /// Who is competent is in dispute, and the own organ decides.
    Disputes,
    /// Overdue, at any organ that the own one looks after.
    PlaceOverdue,
    /// Due within days, at any organ that the own one looks after.
    PlaceSoon,
    /// In dispute, at any organ that the own one looks after.
    PlaceDisputed,
}

impl SectionKind {
    /// Every kind, in the order of the procedure: what the own organ does, then what it looks after.
    pub const ALL: [Self; 17] = [
        Self::Turn(StageName::Registered),
        Self::Objections,
        Self::Disputes,
        Self::Turn(StageName::Forwarded),
        Self::Mine,
        Self::Turn(StageName::Handling),
        Self::Turn(StageName::Answered),
        Self::Turn(StageName::UnderReview),
        Self::Turn(StageName::Reviewed),
        Self::Turn(StageName::UnderFinalReview),
        Self::Turn(StageName::FinallyReviewed),
        Self::Turn(StageName::Delivered),
        Self::Turn(StageName::ReviewDelivered),
        Self::Turn(StageName::FinalReviewDelivered),
        Self::PlaceOverdue,
        Self::PlaceSoon,
        Self::PlaceDisputed,
    ];

    /// The name in wording files.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Turn(stage) => stage.name(),
            Self::Mine => "mine",
            Self::Objections => "objections",
            Self::Disputes => "disputes",
            Self::PlaceOverdue => "place_overdue",
            Self::PlaceSoon => "place_soon",
            Self::PlaceDisputed => "place_disputed",
        }
    }

    /// Whether it is about what other organs do.
    #[must_use]
    pub const fn looks_after(self) -> bool {
        matches!(self, Self::PlaceOverdue | Self::PlaceSoon | Self::PlaceDisputed)
    }

    /// What whoever has this section may do with a matter in it: one of these. The policies say for whom that is, so
    /// that no role is named here.
    pub(super) const fn actions(self) -> &'static [Action] {
        match self {
            Self::Turn(StageName::Registered) => &[Action::Forward, Action::Accept],
            Self::Turn(StageName::Forwarded) => &[Action::Accept],
            Self::Mine | Self::Turn(StageName::Handling) => &[Action::Answer],
            Self::Turn(StageName::Answered | StageName::Reviewed | StageName::FinallyReviewed) => &[Action::Deliver],
            Self::Turn(StageName::UnderReview | StageName::UnderFinalReview) => &[Action::Review],
            Self::Turn(StageName::Delivered | StageName::ReviewDelivered | StageName::FinalReviewDelivered) => {
                &[Action::Conclude]
            }
            Self::Turn(
                StageName::Objected
                | StageName::Disputed
                | StageName::Concluded
                | StageName::Declined
                | StageName::Barred
                | StageName::Routed
                | StageName::Merged
                | StageName::Withdrawn,
            ) => &[],
            Self::Objections => &[Action::DecideObjection],
            Self::Disputes => &[Action::SettleJurisdiction],
            Self::PlaceOverdue | Self::PlaceSoon | Self::PlaceDisputed => &[Action::Urge],
        }
    }

    /// The list behind it.
    #[must_use]
    pub fn filter(self, official: OfficialId, organ: OrganId, today: Date) -> MatterFilter {
        let all = MatterFilter::default();
        match self {
            Self::Turn(stage) => MatterFilter { holder: Some(organ.0), stage: Some(stage), ..all },
            Self::Mine => MatterFilter { handler: Some(official.0), stage: Some(StageName::Handling), ..all },
            Self::Objections => MatterFilter { awaits: Some(organ.0), stage: Some(StageName::Objected), ..all },
            Self::Disputes => MatterFilter { awaits: Some(organ.0), stage: Some(StageName::Disputed), ..all },
            Self::PlaceOverdue => MatterFilter { due: Due::Before(today), ..all },
            Self::PlaceSoon => MatterFilter { due: Due::Between(today, soon(today)), ..all },
            Self::PlaceDisputed => MatterFilter { stage: Some(StageName::Disputed), ..all },
        }
    }
}

/// The last day that counts as soon.
pub(super) fn soon(today: Date) -> Date {
    today.checked_add(SOON_DAYS.days()).unwrap_or(Date::MAX)
}
