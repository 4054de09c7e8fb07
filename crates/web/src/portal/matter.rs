//! The petitioner's own matter: where it is, what is due, what can be done, what happened.

use app::{OwnAct, OwnMatter};
use askama::Template;
use axum::extract::{Query, State};
use axum::http::HeaderMap;
use axum::response::{Html, IntoResponse, Response};
use serde::Deserialize;

use super::Desk;
use super::course::{Line, lines};
use super::page::{self, Message};
use crate::preferences::Preferences;
use crate::screens::matter::Chip;
use crate::screens::matter_clocks::{Clock, clock};
use crate::shell::{Frame, Shell};
use crate::trouble::Trouble;

/// An act that can be done now.
struct Open {
    href: String,
    name: String,
    about: String,
}

/// An act that cannot be done now, and why.
struct Closed {
    name: String,
    why: String,
    cite: String,
}

#[derive(Template)]
#[template(path = "portal/matter.html")]
struct MatterPage {
    s: Shell,
    message: Option<Message>,
    title: String,
    number: String,
    received: String,
    state: String,
    since: String,
    promise: Vec<String>,
    due: Vec<Clock>,
    chips: Vec<Chip>,
    open: Vec<Open>,
    closed: Vec<Closed>,
    course: Vec<Line>,
}

/// What was just done, to be said once.
#[derive(Debug, Deserialize)]
pub(crate) struct Just {
    done: Option<String>,
}

pub(crate) async fn get(
    State(desk): State<Desk>,
    preferences: Preferences,
    headers: HeaderMap,
    Query(just): Query<Just>,
) -> Result<Response, Trouble> {
    let frame = Frame::of(&desk.web, preferences);
    let Some(seat) = desk.seat(&headers).await? else {
        return page::ended(frame, String::new());
    };
    let own = desk.web.app.own_matter(seat.key, seat.person, frame.today()).await?;
    let message = just.done.as_deref().and_then(OwnAct::named).map(|act| {
        let args = [("act", frame.speaker().own_act(act).0.into())];
        Message::done(frame.shell.t.with("portal-done", &args))
    });
    Ok(Html(matter_page(frame, &own, message).render()?).into_response())
}

fn matter_page(frame: Frame<'_>, own: &OwnMatter<'_>, message: Option<Message>) -> MatterPage {
    let (speaker, today) = (frame.speaker(), frame.today());
    let mut chips: Vec<Chip> = Vec::new();
    for view in &own.due {
        let chip = Chip::of(&speaker, view.state.cite);
        if chips.iter().all(|known| known.code != chip.code) {
            chips.push(chip);
        }
    }
    let (mut open, mut closed) = (Vec::new(), Vec::new());
    for offer in &own.offers {
        let (name, about) = speaker.own_act(offer.act);
        match &offer.refusal {
            None => open.push(Open { href: format!("/q/act/{}", offer.act.name()), name, about }),
            Some(refusal) => {
                let told = speaker.own_refusal(offer.act, refusal);
                closed.push(Closed { name, why: told.why, cite: told.cite });
            }
        }
    }
    let received = speaker.words.with("portal-received", &[("day", speaker.day(own.received_on).into())]);
    MatterPage {
        message,
        title: own.title.clone().unwrap_or_else(|| speaker.say("title-erased")),
        number: speaker.receipt(own.receipt),
        received,
        state: speaker.own_where(own),
        since: speaker.own_since(own),
        promise: own.performance.as_ref().map(|done| speaker.own_promise(done)).unwrap_or_default(),
        due: own.due.iter().map(|view| clock(&speaker, view, today)).collect(),
        chips,
        open,
        closed,
        course: lines(&speaker, own),
        s: frame.shell,
    }
}
