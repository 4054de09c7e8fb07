//! For which organ an act is, where nobody says.

use app::domain::directory::Directory;
use app::domain::matter::{Round, Stage, review_forums};
use app::domain::{By, Ctx, OrganId, Origin};
use app::{ActDraft, App, MatterView};

use crate::moment;

/// The organs for which an act comes into question, the likeliest first: the one that has the matter, but for what
/// belongs to somebody else.
pub(super) fn organs(app: &App, directory: &Directory, view: &MatterView<'_>, draft: &ActDraft) -> Vec<OrganId> {
    let matter = &view.matter;
    let (holder, office) = (matter.holder, matter.receipt.office);
    match draft {
        ActDraft::AddContact { .. } | ActDraft::Urge { .. } | ActDraft::DecideRelease { .. } => vec![office, holder],
        ActDraft::DecideObjection { .. } => vec![matter.sender().unwrap_or(office)],
        ActDraft::SettleJurisdiction { .. } => {
            let decider = if let Stage::Disputed { decider } = matter.stage { decider } else { holder };
            vec![decider]
        }
        ActDraft::TakeOver { to, .. } => {
            let mut organs = directory.successors(holder, moment::today());
            organs.extend([*to, office]);
            organs
        }
        ActDraft::DecideRecusal { official, .. } if directory.leads(*official, holder, moment::today()) => {
            directory.higher_organs(holder)
        }
        ActDraft::ReportBack { .. } => {
            let mut open = matter.assignments.iter().rev().filter(|assignment| assignment.reported_on.is_none());
            open.next().map(|assignment| assignment.to).into_iter().chain([holder]).collect()
        }
        ActDraft::Perform { .. } => {
            let performer = matter.performance.map(|performance| performance.promise.performer);
            performer.into_iter().chain([holder]).chain(matter.handler).collect()
        }
        ActDraft::RequestReview { organ: Some(organ), .. } => vec![*organ],
        ActDraft::RequestReview { round, organ: None, .. } => reviewing(app, directory, view, *round),
        ActDraft::Reply { no, .. } => {
            let called = matter.urgings.iter().find(|urging| urging.no == *no).map(|urging| urging.to);
            called.into_iter().chain([holder]).collect()
        }
        ActDraft::Conclude | ActDraft::TakeUpAgain { .. } | ActDraft::FollowUp { .. } | ActDraft::Archive { .. } => {
            [holder].into_iter().chain(matter.handler).chain([office]).collect()
        }
        ActDraft::AskRelease { .. } => [holder].into_iter().chain(matter.handler).chain(matter.reviewer).collect(),
        ActDraft::Investigate { .. } => [holder].into_iter().chain(matter.helpers.iter().copied()).collect(),
        ActDraft::Notify { .. } | ActDraft::Involve { .. } => {
            [holder, office].into_iter().chain(matter.sender()).collect()
        }
        ActDraft::Dispute { .. } => [holder].into_iter().chain(matter.sender()).collect(),
        ActDraft::Seal { .. } => vec![office, holder],
        ActDraft::Forward { .. }
        | ActDraft::Assign { .. }
        | ActDraft::Object { .. }
        | ActDraft::Route { .. }
        | ActDraft::RecordOutcome { .. }
        | ActDraft::ReportUrgent { .. }
        | ActDraft::Accept { .. }
        | ActDraft::Decline { .. }
        | ActDraft::AppointHandler { .. }
        | ActDraft::RaiseRecusal { .. }
        | ActDraft::DecideRecusal { .. }
        | ActDraft::OpenInterlude { .. }
        | ActDraft::CloseInterlude { .. }
        | ActDraft::Extend { .. }
        | ActDraft::Answer { .. }
        | ActDraft::Deliver { .. }
        | ActDraft::Confirm { .. }
        | ActDraft::TakeUpReview { .. }
        | ActDraft::Review { .. }
        | ActDraft::Evaluate { .. }
        | ActDraft::Withdraw { .. }
        | ActDraft::ProposeCorrection { .. }
        | ActDraft::DecideCorrection { .. }
        | ActDraft::Attach { .. }
        | ActDraft::Note { .. } => vec![holder, office],
    }
}

/// The organs that can review what was decided last.
fn reviewing(app: &App, directory: &Directory, view: &MatterView<'_>, round: Round) -> Vec<OrganId> {
    let matter = &view.matter;
    let contested = if round == Round::FinalReview { matter.reviewer } else { matter.handler };
    let (law, today) = (app.law(), moment::today());
    let ctx = Ctx { law, directory, by: By::Sweep, today, origin: Origin::Entered };
    contested.map(|contested| review_forums(matter, &ctx, contested)).unwrap_or_default()
}
