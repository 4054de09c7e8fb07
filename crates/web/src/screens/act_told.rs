//! What came of a form, in words: refusals and denials with their provision, what happened meanwhile, what was given.

use app::{ActDraft, Closed, Failure, OfficeDraft, Subject};
use axum::http::StatusCode;

use crate::deeds::draft::Given;
use crate::deeds::field::{Field, Kind};
use crate::deeds::read::Value;
use crate::deeds::sent::Sent;
use crate::trouble::Trouble;
use crate::words::{Speaker, Told};

/// Something to be said at the head of a form.
pub(crate) struct Message {
    /// `done`, `told` or `refused`.
    pub(crate) kind: &'static str,
    pub(crate) text: String,
    /// Further lines, such as what happened meanwhile.
    pub(crate) lines: Vec<String>,
    pub(crate) cite: String,
    pub(crate) way_out: String,
}

impl Message {
    pub(crate) const fn refused(text: String) -> Self {
        Self { kind: "refused", text, lines: Vec::new(), cite: String::new(), way_out: String::new() }
    }

    pub(crate) fn told(text: String) -> Self {
        Self { kind: "told", ..Self::refused(text) }
    }

    pub(crate) fn done(text: String) -> Self {
        Self { kind: "done", ..Self::refused(text) }
    }

    pub(crate) fn of(told: &Told) -> Self {
        let Told { why, cite, way_out, .. } = told.clone();
        Self { cite, way_out, ..Self::refused(why) }
    }
}

/// Why an act is closed.
pub(crate) fn closed(speaker: &Speaker<'_>, closed: &Closed, subject: &Subject) -> Told {
    match closed {
        Closed::Refused(refusal) => speaker.refusal(refusal),
        Closed::Denied(denied) => speaker.denied(denied, subject),
    }
}

/// What did not succeed; a failure of the machine is passed on.
pub(crate) fn failure(
    speaker: &Speaker<'_>,
    failure: Failure,
    subject: &Subject,
) -> Result<(StatusCode, Message), Trouble> {
    match failure {
        Failure::Refused(refusal) => Ok((StatusCode::UNPROCESSABLE_ENTITY, Message::of(&speaker.refusal(&refusal)))),
        Failure::Denied(denied) => Ok((StatusCode::FORBIDDEN, Message::of(&speaker.denied(&denied, subject)))),
        Failure::Stale { changed, .. } => {
            let line = |change: &app::Changed| {
                let args = [
                    ("day", speaker.day(change.on).into()),
                    ("who", speaker.by(change.by).into()),
                    ("what", speaker.kind(change.kind).into()),
                ];
                speaker.words.with("stale-change", &args)
            };
            let message = Message {
                lines: changed.iter().map(line).collect(),
                way_out: speaker.say("fill-stale-way-out"),
                ..Message::refused(speaker.say("fill-stale"))
            };
            Ok((StatusCode::CONFLICT, message))
        }
        Failure::TooLong { .. } => {
            Ok((StatusCode::UNPROCESSABLE_ENTITY, Message::refused(speaker.say("fill-too-large"))))
        }
        Failure::Paper(fault) => Ok((StatusCode::UNPROCESSABLE_ENTITY, Message::of(&speaker.paper_fault(&fault)))),
        Failure::TooManyCodes { codes_max } => {
            let n = i64::try_from(codes_max).unwrap_or(i64::MAX);
            let text = speaker.words.with("fill-too-many-codes", &[("n", n.into())]);
            Ok((StatusCode::UNPROCESSABLE_ENTITY, Message::refused(text)))
        }
        Failure::NoMatter(_) => Ok((StatusCode::NOT_FOUND, Message::refused(String::new()))),
        other => Err(other.into()),
    }
}

/// The acts of one form: each paper is an act of its own.
pub(super) fn each(made: &OfficeDraft, given: &Given<'_>) -> Vec<OfficeDraft> {
    let OfficeDraft::One(draft) = made else { return vec![made.clone()] };
    let ActDraft::Attach { title, .. } = &**draft else { return vec![made.clone()] };
    let attach = |paper: app::PaperDraft| {
        let title = if title.is_empty() { String::new() } else { format!("{title} {}", paper.name()) };
        OfficeDraft::from(ActDraft::Attach { paper, title })
    };
    given.papers().into_iter().map(attach).collect()
}

/// What was given in a field, line by line, as it will be recorded.
pub(super) fn shown(speaker: &Speaker<'_>, field: &Field, value: &Value, sent: &Sent) -> Vec<String> {
    let words = speaker.words;
    match value {
        Value::Organs(organs) => vec![speaker.organs(organs)],
        Value::Officials(officials) => {
            let names: Vec<String> = officials.iter().map(|official| speaker.official(*official)).collect();
            vec![names.join(&speaker.say("list-comma"))]
        }
        Value::Word(word) => match field.kind {
            Kind::Choice(choice) => vec![words.name(choice.family, word)],
            _ => Vec::new(),
        },
        Value::Yes(yes) => vec![words.say(if *yes { "word-yes" } else { "word-no" })],
        Value::Text(text) => text.lines().map(str::to_owned).collect(),
        Value::Day(day) => vec![speaker.day(*day)],
        Value::Number(number) => vec![number.to_string()],
        Value::Nothing => vec![words.say("field-none")],
        Value::Matter(_) | Value::Person(_) | Value::Parties(_) | Value::Papers(_) => {
            vec![sent.get(field.name).to_owned()]
        }
    }
}

/// The endings of files that are taken in, as browsers want them.
pub(super) fn endings() -> String {
    let kinds = app::domain::PaperKind::ALL.iter().flat_map(|kind| kind.endings());
    kinds.map(|ending| format!(".{ending}")).collect::<Vec<_>>().join(",")
}
