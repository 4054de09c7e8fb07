//! What the keyboard does, for whoever looks for it. `xinze.js` does it.

use askama::Template;
use axum::extract::State;
use axum::response::{Html, IntoResponse, Response};

use crate::Web;
use crate::preferences::Preferences;
use crate::shell::{Frame, Shell};
use crate::trouble::Trouble;

/// Keys beside those of the navigation, with the words for what they do.
const KEYS: [(&str, &str); 9] = [
    ("/", "shortcut-search"),
    ("j", "shortcut-down"),
    ("k", "shortcut-up"),
    ("Enter", "shortcut-open"),
    ("[", "shortcut-previous"),
    ("]", "shortcut-next"),
    ("Esc", "shortcut-leave"),
    ("Tab", "shortcut-tab"),
    ("?", "shortcut-this"),
];

#[derive(Template)]
#[template(path = "shortcuts.html")]
struct ShortcutsPage {
    s: Shell,
    lines: Vec<(&'static str, String)>,
}

pub(crate) async fn get(State(web): State<Web>, preferences: Preferences) -> Result<Response, Trouble> {
    let frame = Frame::of(&web, preferences);
    let lines = KEYS.iter().map(|(keys, what)| (*keys, frame.shell.t.say(what))).collect();
    Ok(Html(ShortcutsPage { lines, s: frame.shell }.render()?).into_response())
}
