//! What the program prints: tables for people, JSON for programs, faults drawn in their files.

use std::io::{IsTerminal, Write};
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
use app::law::Fault;
use comfy_table::{ContentArrangement, Table, presets};
use serde::Serialize;
use wording::Words;

use crate::ending::Ending;

/// Writes a line to standard output. A reader that went away, as `head` does, is no fault.
pub(crate) fn say(line: impl AsRef<str>) {
    let _ = writeln!(std::io::stdout().lock(), "{}", line.as_ref());
}

/// Writes a line to standard error.
pub(crate) fn warn(line: impl AsRef<str>) {
    let _ = writeln!(std::io::stderr().lock(), "{}", line.as_ref());
}

/// Writes one JSON value.
pub(crate) fn json(value: &impl Serialize) -> Result<(), Ending> {
    say(serde_json::to_string_pretty(value)?);
    Ok(())
}

/// A table with a header, as wide as the terminal.
pub(crate) fn table(header: Vec<String>, rows: Vec<Vec<String>>) {
    let mut table = Table::new();
    table.load_style(presets::UTF8_FULL_CONDENSED).set_content_arrangement(ContentArrangement::Dynamic);
    table.set_header(header);
    table.add_rows(rows);
    say(table.to_string());
}

/// Whether standard error is a terminal that wants colours (<https://no-color.org>).
#[expect(clippy::disallowed_methods, reason = "the terminal's wish stands in the environment")]
pub(crate) fn coloured() -> bool {
    std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}

/// Draws what is wrong where it stands, and what to do.
pub(crate) fn draw(path: &str, text: &str, bytes: &Range<usize>, (title, help): (&str, &str)) {
    let renderer = if coloured() { Renderer::styled() } else { Renderer::plain() };
    let span = bytes.start.min(text.len())..bytes.end.min(text.len());
    let snippet = Snippet::source(text).path(path).annotation(AnnotationKind::Primary.span(span));
    let group = Level::ERROR.primary_title(title).element(snippet).element(Level::HELP.message(help));
    warn(renderer.render(&[group]));
}

/// Draws faults where they stand. A file that cannot be read again is named without its text.
pub(crate) fn faults(words: &Words, faults: &[Fault]) {
    let shipped = app::rules::shipped_files();
    for fault in faults {
        let (title, hint) = web::words::fault(words, fault);
        let place = &fault.place;
        let text = shipped.iter().find(|(path, _)| **path == *place.file).map(|(_, text)| text.to_string());
        let text = text.or_else(|| std::fs::read_to_string(&*place.file).ok());
        match text {
            Some(text) => draw(&place.file, &text, &place.bytes, (&title, &hint)),
            None => warn(format!("{}:{}:{}: {title} {hint}", place.file, place.line, place.column)),
        }
    }
    warn(words.with("rules-faults", &[("n", i64::try_from(faults.len()).unwrap_or(i64::MAX).into())]));
}
