//! The own sessions: where one is signed in, and ending what one does not know.

use app::signing_in::{OwnSession, Stage};
use askama::Template;
use axum::extract::{Form, Query, State};
use axum::response::{Html, IntoResponse, Redirect, Response};
use serde::Deserialize;

use super::message;
use super::visit::Visit;
use crate::Web;
use crate::portal::page::Message;
use crate::shell::{Frame, Shell};
use crate::trouble::Trouble;
use crate::words::Speaker;

#[derive(Template)]
#[template(path = "sign_in/sessions.html")]
struct SessionsPage {
    s: Shell,
    message: Option<Message>,
    lines: Vec<Line>,
    limits: String,
    token: String,
}

/// One session.
struct Line {
    id: i64,
    here: bool,
    device: String,
    address: String,
    way: String,
    since: String,
    seen: String,
}

/// What was done before.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Came {
    changed: Option<String>,
    ended: Option<String>,
}

/// Which session is to end: its number, or `all` for all others.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Chosen {
    token: String,
    session: String,
}

/// All others.
const ALL: &str = "all";

impl Line {
    fn of(speaker: &Speaker<'_>, session: OwnSession, here: i64) -> Self {
        let named = |family: &str, name: &str| match name {
            "other" => speaker.words.say(family),
            name => name.to_owned(),
        };
        let device = speaker.words.with(
            "session-device",
            &[
                ("browser", named("session-browser-other", session.device.browser.name()).into()),
                ("system", named("session-system-other", session.device.system.name()).into()),
            ],
        );
        let way = speaker.words.name("sign-in-way", &session.way);
        let second = session.second_factor.then(|| speaker.words.say("session-second"));
        Self {
            id: session.id,
            here: session.id == here,
            device,
            address: session.address,
            way: [Some(way), second].into_iter().flatten().collect::<Vec<_>>().join(&speaker.words.say("list-comma")),
            since: speaker.moment(session.made_us),
            seen: speaker.moment(session.seen_us),
        }
    }
}

pub(crate) async fn get(State(web): State<Web>, visit: Visit, Query(came): Query<Came>) -> Result<Response, Trouble> {
    if let Some(elsewhere) = visit.elsewhere(&[Stage::Whole]) {
        return Ok(elsewhere);
    }
    let frame = Frame::of(&web, visit.preferences);
    let sessions = web.app.own_sessions(&visit.present.signed_in, visit.now_us).await?;
    let speaker = frame.speaker();
    let here = visit.present.signed_in.session;
    let lines = sessions.into_iter().map(|session| Line::of(&speaker, session, here)).collect();
    let rules = web.app.sign_in_rules();
    let limits = [("minutes", rules.idle_minutes.into()), ("hours", rules.whole_hours.into())];
    let limits = speaker.words.with("session-limits", &limits);
    let said = [(came.changed, "password-changed"), (came.ended, "session-ended-done")];
    let said = said.into_iter().find(|(came, _)| came.is_some());
    let message = said.map(|(_, key)| Message::done(speaker.words.say(key)));
    let token = visit.present.form_token.clone();
    Ok(Html(SessionsPage { message, lines, limits, token, s: frame.shell }.render()?).into_response())
}

pub(crate) async fn post(
    State(web): State<Web>,
    visit: Visit,
    Form(chosen): Form<Chosen>,
) -> Result<Response, Trouble> {
    if !visit.sent(&chosen.token) {
        return message::foreign(Frame::of(&web, visit.preferences));
    }
    if let Some(elsewhere) = visit.elsewhere(&[Stage::Whole]) {
        return Ok(elsewhere);
    }
    let signed_in = visit.present.signed_in;
    if chosen.session == ALL {
        web.app.revoke_other_sessions(&signed_in).await?;
    } else if let Ok(id) = chosen.session.parse() {
        web.app.revoke_own_session(&signed_in, id).await?;
    }
    Ok(Redirect::to("/account/sessions?ended=1").into_response())
}
