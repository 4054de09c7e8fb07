//! Sending, returning, settling, and calling for action.

use app::ActDraft;
use app::domain::matter::{NoticeKind, UrgingKind};

use super::{decided, telling};
use crate::args::{OnMatter, RoutingAct};
use crate::desk::Desk;
use crate::ending::Ending;

pub(super) fn draft<'a>(desk: &Desk<'_>, act: &'a RoutingAct) -> Result<(&'a OnMatter, ActDraft), Ending> {
    Ok(match act {
        RoutingAct::Forward { act, to } => (act, ActDraft::Forward { to: desk.organ(to)? }),
        RoutingAct::Assign { act, to, period_days } => {
            (act, ActDraft::Assign { to: desk.organ(to)?, days: *period_days })
        }
        RoutingAct::Object { act, reason } => (act, ActDraft::Object { reason: desk.text(reason)? }),
        RoutingAct::Return { act, decision, reason } => {
            (act, ActDraft::DecideObjection { agreed: decided(*decision), reason: desk.text(reason)? })
        }
        RoutingAct::Dispute { act, reason } => (act, ActDraft::Dispute { reason: desk.text(reason)? }),
        RoutingAct::SettleJurisdiction { act, to, reason } => {
            (act, ActDraft::SettleJurisdiction { to: desk.organ(to)?, reason: desk.text(reason)? })
        }
        RoutingAct::Involve { act, helper, reason } => {
            (act, ActDraft::Involve { helpers: desk.organs(helper)?, reason: desk.text(reason)? })
        }
        RoutingAct::TakeOver { act, to, reason } => {
            (act, ActDraft::TakeOver { to: desk.organ(to)?, reason: desk.text(reason)? })
        }
        RoutingAct::Route { act, route, route_to, reason, telling: told } => {
            let route = desk.named("statutory-route", route)?;
            let to = route_to.as_deref().map(|to| desk.organ(to)).transpose()?;
            let told = telling(desk, told, NoticeKind::OtherRoute)?;
            (act, ActDraft::Route { route, to, reason: desk.text(reason)?, told })
        }
        RoutingAct::RecordOutcome { act, route_result, text } => {
            let result = desk.named("route-result", route_result)?;
            (act, ActDraft::RecordOutcome { result, text: desk.text(text)? })
        }
        RoutingAct::ReportUrgent { act, addressee, text } => {
            (act, ActDraft::ReportUrgent { to: desk.organs(addressee)?, text: desk.text(text)? })
        }
        RoutingAct::Notify { act, notice_kind, notice } => {
            let kind = desk.named("notice-kind", notice_kind)?;
            (act, ActDraft::Notify { kind, text: desk.text(notice)? })
        }
        RoutingAct::Urge { act, text } => {
            (act, ActDraft::Urge { kind: UrgingKind::Urge, circumstance: None, text: desk.text(text)? })
        }
        RoutingAct::Supervise { act, circumstance, text } => {
            let named = |word: &String| desk.named("rule-name-circumstance", word);
            let circumstance = circumstance.as_ref().map(named).transpose()?;
            (act, ActDraft::Urge { kind: UrgingKind::Supervise, circumstance, text: desk.text(text)? })
        }
        RoutingAct::Reply { act, number, text } => (act, ActDraft::Reply { no: *number, text: desk.text(text)? }),
    })
}
