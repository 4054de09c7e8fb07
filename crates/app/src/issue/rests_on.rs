//! The provisions of the day that a document rests on.

use domain::matter::NoticeKind;
use law::{Act, Cite, Requires};

use super::case::Case;
use super::phrase;

/// What a document cites of an act: what gives the power, and what is owed to whoever reads it.
const CITED: &[Requires] = &[
    Requires::Basis,
    Requires::InWriting,
    Requires::OpinionParts,
    Requires::ReasonTold,
    Requires::ApprovedByOwnLeader,
    Requires::ApprovedByReviewCommittee,
    Requires::ApprovedByAssigner,
];

/// The acts that a document tells of.
const fn acts(kind: NoticeKind) -> &'static [Act] {
    match kind {
        NoticeKind::Receipt => &[Act::Register, Act::Query],
        NoticeKind::Forwarded => &[Act::Forward, Act::Notify],
        NoticeKind::Acceptance => &[Act::Accept, Act::Notify],
        NoticeKind::Declined => &[Act::Decline, Act::Notify],
        NoticeKind::Barred => &[Act::Bar],
        NoticeKind::OtherRoute => &[Act::Route],
        NoticeKind::Extension => &[Act::Extend],
        NoticeKind::Hearing => &[Act::Hear],
        NoticeKind::Opinion => &[Act::Answer],
        NoticeKind::Settlement => &[Act::Mediate],
        NoticeKind::ReviewOpinion => &[Act::Review],
        NoticeKind::FinalReviewOpinion => &[Act::FinalReview],
        NoticeKind::ForwardLetter => &[Act::Forward],
        NoticeKind::AssignLetter => &[Act::Assign],
        NoticeKind::SupervisionLetter => &[Act::Supervise],
    }
}

impl Case<'_> {
    /// The provisions, written out; empty where no law is in force.
    pub(super) fn rests_on(&self) -> String {
        let Some(law) = self.law() else { return String::new() };
        let guards = acts(self.kind).iter().flat_map(|act| law.guards(*act));
        let cited = guards.filter(|guard| CITED.contains(&guard.says.requires)).map(|guard| guard.head.cite);
        let mut cites: Vec<Cite> = cited.chain(self.term_rules().iter().map(|rule| rule.head.cite)).collect();
        cites.sort();
        cites.dedup();
        phrase::cites(self.app.law(), cites)
    }
}
