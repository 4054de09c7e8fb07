//! `xinze directory import`: divisions, organs, posts, officials and tenures from XLSX or CSV.

use std::fs::File;
use std::path::{Path, PathBuf};

use app::Stamp;
use app::domain::Origin;
use app::import::Source;
use app::import::directory::{
    Column, DirectoryRejectReason, DirectoryReport, RowKind, import_directory, write_rejected,
};
use serde_json::{Value, json};
use web::words::Speaker;
use wording::{Arg, Lang, Words};

use super::Asking;
use crate::args::Actor;
use crate::commands::import::refused;
use crate::ending::{self, Ending};
use crate::{moment, out, place};

/// Rejected rows that are named on the screen; JSON has all.
const SHOWN: usize = 50;

/// What the command line asks for.
pub(super) struct Asked<'a> {
    pub(super) file: &'a Path,
    pub(super) kind: Option<&'a str>,
    pub(super) dry_run: bool,
    pub(super) rejected: &'a Option<PathBuf>,
}

pub(super) async fn run(asking: &Asking<'_>, asked: Asked<'_>, actor: &Actor) -> Result<(), Ending> {
    let Asked { file, kind, dry_run, rejected } = asked;
    let words = asking.words;
    let kind = kind.map(|word| row_kind(words, word)).transpose()?;
    let stamp = Stamp { origin: Origin::Import, ..place::stamp(asking.app, words, actor, None).await? };
    let source = Source::open(file).map_err(|error| refused(words, &error))?;
    let report = import_directory(asking.app, &stamp, &mut moment::chance()?, source, kind, dry_run).await;
    let report = report.map_err(|error| refused(words, &error))?;
    if let Some(path) = rejected.as_ref().filter(|_| !report.rejected.is_empty()) {
        write_back(asking, &report, path)?;
    }
    if asking.args.json {
        out::json(&for_programs(&report))?;
    } else {
        told(asking, &report);
    }
    if report.rejected.is_empty() { Ok(()) } else { Err(Ending::Silent { code: ending::REJECTED }) }
}

/// Writes the rejected rows into a new file.
fn write_back(asking: &Asking<'_>, report: &DirectoryReport, path: &Path) -> Result<(), Ending> {
    let words = asking.words;
    let directory = asking.app.directory();
    let speaker = Speaker { words, directory: &directory, law: asking.app.law() };
    // Never over a file that is there: it may be the very file that is being imported.
    let file = File::create_new(path).map_err(|error| {
        let args = [("path", path.display().to_string().into()), ("cause", error.to_string().into())];
        Ending::fault(words.with("import-rejected-not-made", &args))
    })?;
    write_rejected(report, file, |reason| why(speaker, reason)).map_err(|error| refused(words, &error))
}

fn row_kind(words: &Words, word: &str) -> Result<RowKind, Ending> {
    RowKind::named(word).ok_or_else(|| {
        let known = RowKind::ALL.map(|kind| label(words, kind.labels())).join(" ");
        Ending::usage(words.with("unknown-word", &[("word", word.into()), ("known", known.into())]))
    })
}

/// A label or heading in the reader's language.
fn label(words: &Words, (chinese, english): (&'static str, &'static str)) -> &'static str {
    match words.lang() {
        Lang::Chinese => chinese,
        Lang::English => english,
    }
}

fn for_programs(report: &DirectoryReport) -> Value {
    let added: serde_json::Map<String, Value> =
        report.added.iter().map(|(kind, n)| (kind.labels().1.to_owned(), (*n).into())).collect();
    let rejected = report.rejected.iter().map(|reject| {
        let column = column(&reject.why).map(|column| column.headings().1);
        json!({ "sheet": reject.sheet, "row": reject.row, "why": reject.why.code(), "column": column })
    });
    json!({
        "dry_run": report.dry_run,
        "rows": report.rows,
        "added": added,
        "already": report.already,
        "rejected": rejected.collect::<Vec<_>>(),
        "passed_over": report.passed_over,
    })
}

const fn column(why: &DirectoryRejectReason) -> Option<Column> {
    match why {
        DirectoryRejectReason::NotKnown(column)
        | DirectoryRejectReason::Ambiguous(column)
        | DirectoryRejectReason::Differs(column) => Some(*column),
        DirectoryRejectReason::Cell(_) | DirectoryRejectReason::Refused(_) => None,
    }
}

fn told(asking: &Asking<'_>, report: &DirectoryReport) {
    let words = asking.words;
    let number = |n: u64| Arg::from(i64::try_from(n).unwrap_or(i64::MAX));
    let count = |n: usize| Arg::from(i64::try_from(n).unwrap_or(i64::MAX));
    out::say(words.with(
        if report.dry_run { "directory-import-dry" } else { "directory-import-done" },
        &[
            ("rows", number(report.rows)),
            ("added", number(report.added.values().sum())),
            ("already", number(report.already)),
            ("rejected", count(report.rejected.len())),
        ],
    ));
    for (kind, n) in &report.added {
        let what = label(words, kind.labels());
        out::say(words.with("directory-import-added", &[("what", what.into()), ("n", number(*n))]));
    }
    if !report.passed_over.is_empty() {
        let what = report.passed_over.join(&words.say("list-comma"));
        out::say(words.with("directory-import-passed-over", &[("what", what.into())]));
    }
    let directory = asking.app.directory();
    let speaker = Speaker { words, directory: &directory, law: asking.app.law() };
    for reject in report.rejected.iter().take(SHOWN) {
        let place = if reject.sheet.is_empty() {
            reject.row.to_string()
        } else {
            let args = [("sheet", reject.sheet.clone().into()), ("row", reject.row.to_string().into())];
            words.with("directory-import-place", &args)
        };
        let args = [("place", place.into()), ("why", why(speaker, &reject.why).into())];
        out::say(words.with("directory-import-rejected", &args));
    }
    let more = report.rejected.len().saturating_sub(SHOWN);
    if more > 0 {
        out::say(words.with("import-rejected-more", &[("n", count(more))]));
    }
}

fn why(speaker: Speaker<'_>, why: &DirectoryRejectReason) -> String {
    let words = speaker.words;
    let about = |key: &str, column: &Column| words.with(key, &[("column", label(words, column.headings()).into())]);
    match why {
        DirectoryRejectReason::Cell(reason) => web::words::import_reject(speaker, reason),
        DirectoryRejectReason::NotKnown(column) => about("directory-import-not-known", column),
        DirectoryRejectReason::Ambiguous(column) => about("directory-import-ambiguous", column),
        DirectoryRejectReason::Differs(column) => about("directory-import-differs", column),
        DirectoryRejectReason::Refused(refusal) => {
            let told = speaker.refusal(refusal);
            format!("{} {}", told.why, told.way_out)
        }
    }
}
