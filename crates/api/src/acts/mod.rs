//! Every act: one address and one body each, made into the same drafts as the command line makes.

mod afterwards;
mod body;
mod handling;
mod record;
mod register;
mod review;
mod routing;

pub(crate) use body::{ActAnswer, ActBody, At, NoticeBody, PartyBody, PromiseBody};

use app::api_access::Scope;
use app::domain::matter::Matter;
use app::law::Act;
use app::{MatterKey, OfficeAct, Sending};
use axum::Extension;
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use axum::{Json, http::HeaderMap};

use crate::BASE;
use crate::caller::Caller;
use crate::intake::{OfMatter, Seen, Sent, tag};
use crate::once::RequestName;
use crate::operation::{Operation, Summary, Tag};
use crate::problem::Problem;

/// An act with its body.
fn operation<B: ActBody>() -> Operation {
    let (path, id) = (path(B::ACT), id(B::ACT));
    Operation::post::<B>(path, id, post(act::<B>))
        .tag(Tag::Acts)
        .scope(Scope::Act)
        .named(Summary::Deed(B::ACT))
        .answers::<ActAnswer>()
        .versioned()
}

macro_rules! addresses {
    ($($act:ident => $path:literal, $id:literal;)+) => {
        /// Where an act stands.
        const fn path(act: OfficeAct) -> &'static str {
            match act { $(OfficeAct::$act => concat!("/matters/{key}/acts/", $path),)+ }
        }

        /// The name of its operation.
        const fn id(act: OfficeAct) -> &'static str {
            match act { $(OfficeAct::$act => $id,)+ }
        }
    };
}

addresses! {
    Forward => "forward", "forward";
    Assign => "assign", "assign";
    Accept => "accept", "accept";
    Decline => "decline", "decline";
    Bar => "bar", "bar";
    Route => "route", "route";
    RecordOutcome => "record-outcome", "recordOutcome";
    Object => "object", "object";
    Return => "return", "return";
    Dispute => "dispute", "dispute";
    SettleJurisdiction => "settle-jurisdiction", "settleJurisdiction";
    TakeOver => "take-over", "takeOver";
    AppointHandler => "appoint-handler", "appointHandler";
    Involve => "involve", "involve";
    Investigate => "investigate", "investigate";
    OpenInterlude => "open-interlude", "openInterlude";
    CloseInterlude => "close-interlude", "closeInterlude";
    Extend => "extend", "extend";
    Answer => "answer", "answer";
    Notify => "notify", "notify";
    Deliver => "deliver", "deliver";
    ReportBack => "report-back", "reportBack";
    RequestReview => "request-review", "requestReview";
    RequestFinalReview => "request-final-review", "requestFinalReview";
    TakeUpReview => "take-up-review", "takeUpReview";
    Review => "review", "review";
    FinalReview => "final-review", "finalReview";
    Perform => "perform", "perform";
    Confirm => "confirm", "confirm";
    Conclude => "conclude", "conclude";
    FollowUp => "follow-up", "followUp";
    Evaluate => "evaluate", "evaluate";
    Archive => "archive", "archive";
    TakeUpAgain => "take-up-again", "takeUpAgain";
    AddContact => "add-contact", "addContact";
    Attach => "attach", "attach";
    Note => "note", "note";
    Urge => "urge", "urge";
    Supervise => "supervise", "supervise";
    Reply => "reply", "reply";
    ReportUrgent => "report-urgent", "reportUrgent";
    Merge => "merge", "merge";
    Unmerge => "unmerge", "unmerge";
    Split => "split", "split";
    RaiseRecusal => "raise-recusal", "raiseRecusal";
    DecideRecusal => "decide-recusal", "decideRecusal";
    ProposeCorrection => "propose-correction", "proposeCorrection";
    DecideCorrection => "decide-correction", "decideCorrection";
    Seal => "seal", "seal";
    AskRelease => "ask-release", "askRelease";
    DecideRelease => "decide-release", "decideRelease";
    IssueCode => "issue-code", "issueCode";
    Withdraw => "withdraw", "withdraw";
}

/// Every act, in the order in which a file meets them; registering stands first.
pub(crate) fn operations() -> Vec<Operation> {
    let mut all = vec![register::operation()];
    all.extend(routing::operations());
    all.extend(handling::operations());
    all.extend(review::operations());
    all.extend(afterwards::operations());
    all.extend(record::operations());
    all
}

/// One act on a matter, at the version at which whoever acts saw it.
async fn act<B: ActBody>(
    caller: Caller,
    OfMatter(key): OfMatter,
    Seen(expected): Seen,
    Extension(RequestName(name)): Extension<RequestName>,
    Sent(body): Sent<B>,
) -> Result<Response, Problem> {
    let at = At { caller: &caller, key };
    let on = body.on().unwrap_or(caller.today());
    let draft = body.draft(&at).await?;
    let sending = Sending { expected: Some(expected), request: Some(&name) };
    let mut chance = caller.chance()?;
    let done = caller.app().carry_out(&caller.stamp(), &mut chance, key, sending, (on, &draft)).await;
    let acted = done.map_err(|failure| caller.tell(failure))?;
    let mut headers = HeaderMap::new();
    if acted.done.key == key {
        headers.extend(tag(acted.done.matter.version));
    }
    Ok((headers, Json(ActAnswer::of(&caller, &acted))).into_response())
}

/// Where an act of the rules is done, for a matter as it stands; nowhere where the rules speak of it and this
/// procedure does not.
pub(crate) fn address_of(act: Act, matter: &Matter, key: MatterKey) -> Option<String> {
    let act = office_act(act, matter.merged.is_some())?;
    Some(format!("{BASE}{}", path(act).replace("{key}", &key.to_string())))
}

/// The act that whoever has an act of the rules in mind does.
pub(crate) const fn office_act(act: Act, merged: bool) -> Option<OfficeAct> {
    Some(match act {
        Act::Forward => OfficeAct::Forward,
        Act::Accept => OfficeAct::Accept,
        Act::Extend | Act::ExtendReview => OfficeAct::Extend,
        Act::Answer => OfficeAct::Answer,
        Act::Deliver => OfficeAct::Deliver,
        Act::RequestReview => OfficeAct::RequestReview,
        Act::Review => OfficeAct::Review,
        Act::RequestFinalReview => OfficeAct::RequestFinalReview,
        Act::FinalReview => OfficeAct::FinalReview,
        Act::Conclude => OfficeAct::Conclude,
        Act::Assign => OfficeAct::Assign,
        Act::Object => OfficeAct::Object,
        Act::Return => OfficeAct::Return,
        Act::Decline => OfficeAct::Decline,
        Act::Hear | Act::Mediate => OfficeAct::OpenInterlude,
        Act::Recuse => OfficeAct::RaiseRecusal,
        Act::Perform => OfficeAct::Perform,
        Act::Urge => OfficeAct::Urge,
        Act::Supervise => OfficeAct::Supervise,
        Act::Evaluate => OfficeAct::Evaluate,
        Act::ReportUrgent => OfficeAct::ReportUrgent,
        Act::TakeUpAgain => OfficeAct::TakeUpAgain,
        Act::KeepFile => OfficeAct::Archive,
        Act::Merge if merged => OfficeAct::Unmerge,
        Act::Merge => OfficeAct::Merge,
        Act::Contact => OfficeAct::AddContact,
        Act::Notify => OfficeAct::Notify,
        Act::Involve => OfficeAct::Involve,
        Act::Dispute => OfficeAct::Dispute,
        Act::SettleJurisdiction => OfficeAct::SettleJurisdiction,
        Act::TakeOver => OfficeAct::TakeOver,
        Act::Route => OfficeAct::Route,
        Act::RecordOutcome => OfficeAct::RecordOutcome,
        Act::ReportBack => OfficeAct::ReportBack,
        Act::AppointHandler => OfficeAct::AppointHandler,
        Act::Bar => OfficeAct::Bar,
        Act::TakeUpReview => OfficeAct::TakeUpReview,
        Act::Confirm => OfficeAct::Confirm,
        Act::FollowUp => OfficeAct::FollowUp,
        Act::Split => OfficeAct::Split,
        Act::Withdraw => OfficeAct::Withdraw,
        Act::Correct => OfficeAct::ProposeCorrection,
        Act::Attach => OfficeAct::Attach,
        Act::Note => OfficeAct::Note,
        Act::ReleaseIdentity => OfficeAct::AskRelease,
        Act::Investigate => OfficeAct::Investigate,
        Act::Query => OfficeAct::IssueCode,
        Act::Register
        | Act::Suggest
        | Act::Represent
        | Act::Visit
        | Act::Disclose
        | Act::DecideMeasure
        | Act::OpenCase => return None,
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_act_of_an_office_has_an_address_of_its_own() {
        let addresses: BTreeSet<&str> = operations().iter().map(|operation| operation.path).collect();
        assert_eq!(addresses.len(), OfficeAct::ALL.len() + 1, "an address stands twice, or an act has none");
        for act in OfficeAct::ALL {
            assert!(addresses.contains(path(*act)), "{act} has no operation");
            assert!(path(*act).ends_with(&format!("/{act}")), "{act} stands at {}", path(*act));
        }
    }
}
