//! The receipt of a petition with the query code, shown once and ready for print.

use app::domain::OrganId;
use app::domain::matter::Matter;
use app::{MatterKey, QueryCode, Registration};
use askama::Template;
use axum::response::{Html, IntoResponse, Response};

use super::act_told::Message;
use crate::Web;
use crate::shell::{Frame, Shell};
use crate::staff::Staff;
use crate::trouble::Trouble;

#[derive(Template)]
#[template(path = "receipt.html")]
struct ReceiptPage {
    s: Shell,
    messages: Vec<Message>,
    number: String,
    received: String,
    office: String,
    /// The code; empty where there is none to be shown.
    code: String,
    due: String,
    matter: String,
    /// Where it is sent on; empty where nothing was registered just now.
    forward: String,
    registered: bool,
}

/// What came of a registration.
pub(super) struct Receipt {
    pub(super) registration: Registration,
    pub(super) messages: Vec<Message>,
    /// Where the petition says that it belongs.
    pub(super) asked_organ: Option<OrganId>,
}

impl Receipt {
    pub(super) fn page(self, web: &Web, staff: &Staff) -> Result<Response, Trouble> {
        let frame = staff.frame(web);
        let Self { registration, mut messages, asked_organ } = self;
        let done = registration.done;
        if registration.code.is_none() {
            let anonymous = done.matter.parties.is_empty();
            let key = if anonymous { "receipt-no-code-anonymous" } else { "receipt-no-code-again" };
            messages.push(Message::told(frame.shell.t.say(key)));
        }
        let mut forward = format!("/matters/{}/acts/forward", done.key);
        if let Some(organ) = asked_organ {
            // As the form reads it: by the name of the organ.
            let to: String = percent(&frame.speaker().organ(organ));
            forward.push_str(&format!("?to={to}"));
        }
        let code = registration.code.as_ref().map(ToString::to_string).unwrap_or_default();
        answer(frame, (&done.matter, done.key), code, messages, forward)
    }
}

/// As addresses carry a text.
fn percent(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}

/// The slip with a new query code.
pub(super) fn slip(frame: Frame<'_>, matter: &Matter, key: MatterKey, code: &QueryCode) -> Result<Response, Trouble> {
    answer(frame, (matter, key), code.to_string(), Vec::new(), String::new())
}

fn answer(
    frame: Frame<'_>,
    (matter, key): (&Matter, MatterKey),
    code: String,
    messages: Vec<Message>,
    forward: String,
) -> Result<Response, Trouble> {
    let speaker = frame.speaker();
    let page = ReceiptPage {
        messages,
        number: speaker.receipt(matter.receipt),
        received: speaker.day(matter.received_on),
        office: speaker.organ(matter.receipt.office),
        code,
        due: super::matter::next_due_text(&speaker, matter.next_due(), frame.today()),
        matter: format!("/matters/{key}"),
        registered: !forward.is_empty(),
        forward,
        s: frame.shell,
    };
    Ok(Html(page.render()?).into_response())
}
