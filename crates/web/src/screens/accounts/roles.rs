//! Roles that are given and taken: which one, at which organ, from when, why.

use app::domain::directory::{Change, Role, RoleGiven, RoleWithdrawn};
use app::domain::{OfficialId, OrganId};
use app::{Failure, home_shard};
use axum::extract::{Form, Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use jiff::civil::Date;
use serde::Deserialize;

use super::address;
use super::one::{Giving, known, show};
use crate::Web;
use crate::portal::page::Message;
use crate::shell::Frame;
use crate::staff::Staff;
use crate::trouble::Trouble;

/// What a form sends.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Sent {
    token: String,
    role: String,
    organ: String,
    from: String,
    until: String,
    reason: String,
    /// The role to be taken: organ, role and first day.
    held: String,
}

pub(crate) async fn post(
    State(web): State<Web>,
    staff: Staff,
    Path((official, change)): Path<(String, String)>,
    Form(sent): Form<Sent>,
) -> Result<Response, Trouble> {
    let frame = staff.frame(&web);
    if !staff.sent(&sent.token) {
        return crate::sign_in::foreign(frame);
    }
    let Some(official) = known(&frame, &official) else {
        return super::super::missing(frame, "missing-official", "missing-official-why");
    };
    match change.as_str() {
        "give" => give(&web, frame, &staff, (official, sent)).await,
        "withdraw" => withdraw(&web, frame, &staff, (official, sent)).await,
        _ => super::super::missing(frame, "missing-page", "missing-page-why"),
    }
}

async fn give(
    web: &Web,
    frame: Frame<'_>,
    staff: &Staff,
    (official, sent): (OfficialId, Sent),
) -> Result<Response, Trouble> {
    let words = frame.shell.t;
    let from: Option<Date> = sent.from.parse().ok();
    let until: Option<Date> = sent.until.parse().ok();
    let bad_day = || words.say("field-bad-day");
    let giving = Giving {
        wrong_from: from.is_none().then(bad_day),
        wrong_until: (until.is_none() && !sent.until.is_empty()).then(bad_day),
        wrong_reason: sent.reason.trim().is_empty().then(|| words.say("role-field-reason-missing")),
        role: sent.role.clone(),
        organ: sent.organ.clone(),
        from: sent.from,
        until: sent.until,
        reason: sent.reason.clone(),
    };
    let wrong = giving.wrong_from.is_some() || giving.wrong_until.is_some() || giving.wrong_reason.is_some();
    let known = Role::named(&sent.role).zip(sent.organ.parse().ok().map(OrganId));
    let (Some((role, organ)), Some(from), false) = (known, from, wrong) else {
        let message = Message::refused(words.say("role-not-given"));
        return show(web, frame, staff, (official, Some(message), giving)).await;
    };
    // Who gives it, the app takes from the stamp.
    let by = staff.subject.actor.official;
    let row = RoleGiven { official, organ, role, from, until, by, reason: sent.reason.trim().to_owned() };
    made(web, frame, staff, (official, Change::GiveRole(row), giving, "given")).await
}

async fn withdraw(
    web: &Web,
    frame: Frame<'_>,
    staff: &Staff,
    (official, sent): (OfficialId, Sent),
) -> Result<Response, Trouble> {
    let words = frame.shell.t;
    let named = |row: &&RoleGiven| format!("{}.{}.{}", row.organ, row.role.name(), row.from) == sent.held;
    let found = frame.directory.roles.get(&official).into_iter().flatten().find(named);
    let refused = |key: &str| Message::refused(words.say(key));
    let Some((organ, role, from)) = found.map(|row| (row.organ, row.role, row.from)) else {
        return show(web, frame, staff, (official, Some(refused("role-not-held")), Giving::default())).await;
    };
    if sent.reason.trim().is_empty() {
        let message = refused("role-field-reason-missing");
        return show(web, frame, staff, (official, Some(message), Giving::default())).await;
    }
    // Whoever is to lose a role has it no more from today on; one that did not begin yet never begins.
    let today = frame.today();
    let until = today.max(from).yesterday().unwrap_or(today);
    let by = staff.subject.actor.official;
    let row = RoleWithdrawn { official, organ, role, from, until, by, reason: sent.reason.trim().to_owned() };
    made(web, frame, staff, (official, Change::WithdrawRole(row), Giving::default(), "withdrawn")).await
}

async fn made(
    web: &Web,
    frame: Frame<'_>,
    staff: &Staff,
    (official, change, giving, done): (OfficialId, Change, Giving, &str),
) -> Result<Response, Trouble> {
    let stamp = staff.stamp();
    let shard = home_shard(&frame.directory, stamp.actor.organ);
    match web.app.change_directory(&stamp, &mut (web.chance)()?, shard, vec![change]).await {
        Ok(()) => Ok(Redirect::to(&format!("{}?done={done}", address(official))).into_response()),
        Err(Failure::Refused(refusal)) => {
            let told = frame.speaker().refusal(&refusal);
            let message = Message { way_out: told.way_out, cite: told.cite, ..Message::refused(told.why) };
            show(web, frame, staff, (official, Some(message), giving)).await
        }
        Err(failure) => super::super::failed(frame, failure, &staff.subject),
    }
}
