//! Which action of the policies an act is, and what ties whoever does it to the matter.

use domain::OfficialId;
use domain::matter::{Event, Fact, Matter, Verb};
use policy::Action;

/// The action that a verb is. Both sides of what happens to two matters at once are the same action.
pub(super) const fn action_of(verb: &Verb) -> Action {
    match verb {
        Verb::Register(_) => Action::Register,
        Verb::AddContact(_) => Action::AddContact,
        Verb::Forward(_) => Action::Forward,
        Verb::Assign(_) => Action::Assign,
        Verb::Object(_) => Action::Object,
        Verb::DecideObjection(_) => Action::DecideObjection,
        Verb::Dispute(_) => Action::Dispute,
        Verb::SettleJurisdiction(_) => Action::SettleJurisdiction,
        Verb::Involve(_) => Action::Involve,
        Verb::TakeOver(_) => Action::TakeOver,
        Verb::Route(_) => Action::Route,
        Verb::RecordOutcome(_) => Action::RecordOutcome,
        Verb::ReportUrgent(_) => Action::ReportUrgent,
        Verb::Notify(_) => Action::Notify,
        Verb::Accept(_) => Action::Accept,
        Verb::Decline(_) => Action::Decline,
        Verb::Bar(_) => Action::Bar,
        Verb::AppointHandler(_) => Action::AppointHandler,
        Verb::RaiseRecusal(_) => Action::RaiseRecusal,
        Verb::DecideRecusal(_) => Action::DecideRecusal,
        Verb::Investigate(_) => Action::Investigate,
        Verb::OpenInterlude(_) => Action::OpenInterlude,
        Verb::CloseInterlude(_) => Action::CloseInterlude,
        Verb::Extend(_) => Action::Extend,
        Verb::Answer(_) | Verb::ShareAnswer(_) => Action::Answer,
        Verb::Deliver(_) => Action::Deliver,
        Verb::ReportBack(_) => Action::ReportBack,
        Verb::Perform(_) => Action::Perform,
        Verb::Confirm(_) => Action::Confirm,
        Verb::RequestReview(_) => Action::RequestReview,
        Verb::TakeUpReview(_) => Action::TakeUpReview,
        Verb::Review(_) => Action::Review,
        Verb::Conclude(_) => Action::Conclude,
        Verb::TakeUpAgain(_) => Action::TakeUpAgain,
        Verb::Evaluate(_) => Action::Evaluate,
        Verb::FollowUp(_) => Action::FollowUp,
        Verb::Archive(_) => Action::Archive,
        Verb::Urge(_) => Action::Urge,
        Verb::Reply(_) => Action::Reply,
        Verb::MergeInto(_) | Verb::Join(_) => Action::Merge,
        Verb::Unmerge(_) | Verb::Part(_) => Action::Unmerge,
        Verb::SplitOff(_) | Verb::SplitInto(_) => Action::Split,
        Verb::Withdraw(_) => Action::Withdraw,
        Verb::ProposeCorrection(_) => Action::ProposeCorrection,
        Verb::DecideCorrection(_) => Action::DecideCorrection,
        Verb::Attach(_) => Action::Attach,
        Verb::Note(_) => Action::Note,
        Verb::Seal(_) => Action::Seal,
        Verb::AskRelease(_) => Action::AskRelease,
        Verb::DecideRelease(_) => Action::DecideRelease,
        Verb::IssueCode(_) => Action::IssueCode,
        Verb::RecordFinding(_) | Verb::Recount(_) => Action::RecordCheck,
    }
}

/// The matter that an act is about: the one that it happens to, or the one that a new matter is split from; none
/// where something is registered.
pub(super) fn about<'a>(verb: &'a Verb, matter: Option<&'a Matter>) -> Option<&'a Matter> {
    match (verb, matter) {
        (Verb::SplitOff(split), None) => Some(&split.of),
        (_, matter) => matter,
    }
}

/// Whether this official proposed what the act decides.
pub(super) fn proposed<'e>(
    verb: &Verb,
    matter: &Matter,
    course: impl Iterator<Item = &'e Event>,
    official: OfficialId,
) -> bool {
    let by = |event: &Event| event.by.staff().is_some_and(|actor| actor.official == official);
    match verb {
        Verb::DecideCorrection(decide) => {
            matter.corrections.iter().any(|proposed| proposed.no == decide.no && proposed.by == official)
        }
        Verb::DecideRelease(decide) => {
            matter.releases.iter().any(|asked| asked.no == decide.no && asked.by.official == official)
        }
        Verb::DecideRecusal(decide) => {
            let raised = |event: &Event| match &event.fact {
                Fact::RecusalRaised(raised) => raised.official == decide.official,
                _ => false,
            };
            decide.official == official || course.filter(|event| raised(event)).last().is_some_and(by)
        }
        Verb::DecideObjection(_) => {
            course.filter(|event| matches!(event.fact, Fact::Objected(_))).last().is_some_and(by)
        }
        _ => false,
    }
}

/// Whether this official handled the matter: took it up, looked into it, gave its opinion, or was charged with it.
/// What was done in a review counts for the next one only.
pub(super) fn handled<'e>(course: impl Iterator<Item = &'e Event>, official: OfficialId) -> bool {
    let (mut in_this_round, mut before, mut reviewed) = (false, false, false);
    for event in course {
        let own = event.by.staff().is_some_and(|actor| actor.official == official);
        match &event.fact {
            Fact::ReviewRequested(_) => {
                before |= std::mem::take(&mut in_this_round);
                reviewed = true;
            }
            Fact::HandlerAppointed(appointed) => in_this_round |= appointed.official == official,
            Fact::Accepted(_) | Fact::Investigated(_) | Fact::Answered(_) | Fact::Reviewed(_) => in_this_round |= own,
            _ => {}
        }
    }
    if reviewed { before } else { in_this_round }
}
