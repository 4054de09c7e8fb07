//! The course of the matter as the page shows it.

use app::{Document, OwnEntry, OwnFact, OwnMatter, Writer};
use jiff::civil::Date;

use super::page::paragraphs;
use crate::words::Speaker;

/// One line of the course.
pub(crate) struct Line {
    pub(crate) on: Date,
    pub(crate) day: String,
    pub(crate) what: String,
    pub(crate) who: String,
    /// `mine` or `office`.
    pub(crate) kind: &'static str,
    pub(crate) texts: Vec<Text>,
    /// Where the petitioner's own paper can be had again.
    pub(crate) paper: Option<String>,
}

/// A text that belongs to a line.
pub(crate) struct Text {
    pub(crate) title: String,
    pub(crate) lines: Vec<String>,
    /// Where it can be had as a file: notices and opinions.
    pub(crate) file: Option<String>,
}

/// The latest first: that is what somebody comes to see.
pub(crate) fn lines(speaker: &Speaker<'_>, own: &OwnMatter<'_>) -> Vec<Line> {
    own.course.iter().rev().map(|entry| line(speaker, entry)).collect()
}

fn line(speaker: &Speaker<'_>, entry: &OwnEntry) -> Line {
    let text = |(place, text): (usize, &app::OwnText)| {
        let file = matches!(text.document, Document::Notice(_) | Document::Opinion(_)) && text.body.is_some();
        Text {
            title: speaker.own_document(text.document),
            lines: match &text.body {
                Some(body) => paragraphs(body),
                None => vec![speaker.say("portal-text-erased")],
            },
            file: file.then(|| format!("/q/text/{}/{place}", entry.seq)),
        }
    };
    Line {
        on: entry.on,
        day: speaker.day(entry.on),
        what: speaker.own_fact(entry),
        who: speaker.own_writer(entry.by),
        kind: if entry.by == Writer::Yourself { "mine" } else { "office" },
        texts: entry.texts.iter().enumerate().map(text).collect(),
        paper: matches!(entry.fact, OwnFact::Paper { .. }).then(|| format!("/q/paper/{}", entry.seq)),
    }
}
