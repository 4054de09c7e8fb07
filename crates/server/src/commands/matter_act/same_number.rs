//! Earlier matters with the number of a petitioner who has just been registered: that it is the same person, and the
//! same matter, only people can say.

use app::{EarlierMatter, Failure, SameNumber, SameNumbers};
use serde_json::{Value, json};

use crate::desk::Desk;
use crate::ending::Ending;
use crate::out;

/// What the look came to. The petition is registered, so that a look that failed is told and changes nothing.
pub(super) fn looked(desk: &Desk<'_>, same: Option<Result<SameNumbers, Failure>>) -> SameNumbers {
    match same {
        Some(Ok(same)) => same,
        None => SameNumbers::default(),
        Some(Err(failure)) => {
            let lines = match Ending::from(failure) {
                Ending::Told { lines, .. } => lines.join("\n"),
                _ => String::new(),
            };
            out::warn(desk.words.with("privacy-same-not-looked", &[("why", lines.into())]));
            SameNumbers::default()
        }
    }
}

pub(super) fn as_json(desk: &Desk<'_>, same: &SameNumbers) -> Value {
    let matter = |earlier: &EarlierMatter| {
        let why = earlier.why.iter().map(|(no, number)| json!({ "petitioner": no, "number": number }));
        json!({
            "matter": earlier.key.to_string(),
            "receipt": desk.speaker().receipt(earlier.receipt),
            "received_on": earlier.received_on.to_string(),
            "stage": earlier.stage.name(),
            "why": why.collect::<Vec<_>>(),
        })
    };
    json!({ "matters": same.matters.iter().map(matter).collect::<Vec<_>>(), "more": same.more })
}

pub(super) fn said(desk: &Desk<'_>, same: &SameNumbers) -> Vec<String> {
    let words = desk.words;
    if same.matters.is_empty() {
        return Vec::new();
    }
    let mut lines = vec![words.say("privacy-same")];
    for earlier in &same.matters {
        let why = earlier.why.iter().map(|(no, number)| {
            let key = match number {
                SameNumber::Phone => "privacy-same-phone",
                SameNumber::IdNumber => "privacy-same-id-number",
            };
            words.with(key, &[("n", no.to_string().into())])
        });
        let why = why.collect::<Vec<_>>().join(&words.say("list-comma"));
        let args = [
            ("receipt", desk.speaker().receipt(earlier.receipt).into()),
            ("matter", earlier.key.to_string().into()),
            ("day", earlier.received_on.to_string().into()),
            ("stage", words.name("stage", earlier.stage.name()).into()),
            ("why", why.into()),
        ];
        lines.push(words.with("privacy-same-matter", &args));
    }
    lines.extend(same.more.then(|| words.say("privacy-same-more")));
    lines.push(words.say("privacy-same-way"));
    lines
}
