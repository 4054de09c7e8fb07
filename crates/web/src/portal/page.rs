//! What the pages of the petitioner's side share: messages, and the pages that say why something is not there.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};

use crate::shell::{Frame, Shell};
use crate::trouble::Trouble;

/// Something to be said at the head of a page.
pub(crate) struct Message {
    /// `done`, `told` or `refused`.
    pub(crate) kind: &'static str,
    pub(crate) text: String,
    /// The provision; empty where none speaks of it.
    pub(crate) cite: String,
    pub(crate) way_out: String,
}

impl Message {
    pub(crate) fn refused(text: String) -> Self {
        Self { kind: "refused", text, cite: String::new(), way_out: String::new() }
    }

    pub(crate) fn done(text: String) -> Self {
        Self { kind: "done", text, cite: String::new(), way_out: String::new() }
    }
}

/// A page with nothing but a message, the way back, and what the petitioner had written.
#[derive(Template)]
#[template(path = "portal/told.html")]
struct ToldPage {
    s: Shell,
    title: String,
    message: Message,
    kept: String,
    back: &'static str,
    back_text: String,
}

impl ToldPage {
    fn new(frame: Frame<'_>, title: &str, message: Message) -> Self {
        let t = frame.shell.t;
        Self {
            title: t.say(title),
            message,
            kept: String::new(),
            back: "/q/matter",
            back_text: t.say("portal-back"),
            s: frame.shell,
        }
    }

    fn answer(self, status: StatusCode) -> Result<Response, Trouble> {
        Ok((status, Html(self.render()?)).into_response())
    }
}

/// The session has ended, or there never was one. What was written is shown, so that it is not lost.
pub(crate) fn ended(frame: Frame<'_>, kept: String) -> Result<Response, Trouble> {
    let t = frame.shell.t;
    let message = Message { way_out: t.say("portal-ended-way-out"), ..Message::refused(t.say("portal-ended-why")) };
    let told = ToldPage::new(frame, "portal-ended", message);
    ToldPage { kept, back: "/q", back_text: t.say("portal-enter-again"), ..told }.answer(StatusCode::UNAUTHORIZED)
}

/// The form did not come from a page of this session.
pub(crate) fn foreign(frame: Frame<'_>, kept: String) -> Result<Response, Trouble> {
    let t = frame.shell.t;
    let message = Message { way_out: t.say("portal-foreign-way-out"), ..Message::refused(t.say("portal-foreign-why")) };
    ToldPage { kept, ..ToldPage::new(frame, "portal-foreign", message) }.answer(StatusCode::FORBIDDEN)
}

/// There is no such thing in this matter.
pub(crate) fn missing(frame: Frame<'_>) -> Result<Response, Trouble> {
    let message = Message::refused(frame.shell.t.say("portal-missing-why"));
    ToldPage::new(frame, "missing-page", message).answer(StatusCode::NOT_FOUND)
}

/// Lines of a text that are not empty.
pub(crate) fn paragraphs(text: &str) -> Vec<String> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}
