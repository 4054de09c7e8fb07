//! `xinze import`: a register of petitions from XLSX or CSV.

use std::fs::File;

use app::domain::Origin;
use app::import::{ImportError, ImportOptions, ImportReport, Mapping, RejectReason, RejectedFile, Source, import};
use app::{App, Failure, Stamp};
use indicatif::{ProgressBar, ProgressStyle};
use serde_json::json;
use web::words::Speaker;
use wording::{Arg, Words};

use crate::args::{Args, Import};
use crate::ending::{self, Ending};
use crate::{moment, out, place};

/// Rejected rows that are named on the screen; all of them go into the file.
const SHOWN: usize = 10;

pub(crate) async fn run(args: &Args, asked: &Import, words: &'static Words) -> Result<(), Ending> {
    let app = place::open(args, words).await?;
    let text = std::fs::read_to_string(&asked.mapping).map_err(|error| {
        let cause = format!("{}: {error}", asked.mapping.display());
        Ending::fault(words.with("import-bad-mapping", &[("cause", cause.into())]))
    })?;
    let mapping = Mapping::parse(&text).map_err(|fault| {
        let cause = format!("{}:{}:{}: {}", asked.mapping.display(), fault.line, fault.column, fault.message);
        Ending::fault(words.with("import-bad-mapping", &[("cause", cause.into())]))
    })?;
    let stamp = Stamp { origin: Origin::Import, ..place::stamp(&app, words, &asked.actor, None).await? };
    let source = Source::open(&asked.file).map_err(|error| refused(words, &error))?;
    let directory = app.directory();
    let speaker = Speaker { words, directory: &directory, law: app.law() };
    let report = run_import(&app, asked, &stamp, &mapping, source, speaker).await?;
    app.db().close().await;
    told(args, asked, speaker, &report)?;
    if report.rejected.is_empty() { Ok(()) } else { Err(Ending::Silent { code: ending::REJECTED }) }
}

async fn run_import(
    app: &App,
    asked: &Import,
    stamp: &Stamp,
    mapping: &Mapping,
    source: Source,
    speaker: Speaker<'_>,
) -> Result<ImportReport, Ending> {
    let words = speaker.words;
    let bar = ProgressBar::new(source.bytes());
    let template = format!("{{bar:40}} {{percent}}%  {{msg}} {}  {{eta}}", words.say("import-progress"));
    if let Ok(style) = ProgressStyle::with_template(&template) {
        bar.set_style(style);
    }
    let rejected = match &asked.rejected {
        None => None,
        Some(path) => {
            // Never over a file that is there: it may be the very register that is being imported.
            let file = File::create_new(path).map_err(|error| {
                let args = [("path", path.display().to_string().into()), ("cause", error.to_string().into())];
                Ending::fault(words.with("import-rejected-not-made", &args))
            })?;
            Some(RejectedFile::new(file, move |why| web::words::import_reject(speaker, why)))
        }
    };
    let options = ImportOptions { dry_run: asked.dry_run, rejected, keep: None };
    let mut chance = moment::chance()?;
    let report = import(app, stamp, &mut chance, mapping, source, options, |progress| {
        bar.set_position(progress.read_bytes);
        bar.set_message(progress.rows.to_string());
    });
    let report = report.await.map_err(|error| refused(words, &error));
    bar.finish_and_clear();
    report
}

fn told(args: &Args, asked: &Import, speaker: Speaker<'_>, report: &ImportReport) -> Result<(), Ending> {
    let words = speaker.words;
    let number = |n: u64| Arg::from(i64::try_from(n).unwrap_or(i64::MAX));
    let warnings = &report.warnings;
    if args.json {
        let rejected: Vec<_> = report
            .rejected
            .iter()
            .map(|reject| json!({ "row": reject.row, "why": reject.why.code(), "facts": facts(&reject.why) }))
            .collect();
        return out::json(&json!({
            "dry_run": report.dry_run,
            "rows": report.rows,
            "imported": report.imported,
            "already": report.already,
            "rejected": rejected,
            "without_day": warnings.without_day,
            "without_title": warnings.without_title,
            "without_key": warnings.without_key,
            "unknown_categories": warnings.unknown_categories,
        }));
    }
    let rejected = u64::try_from(report.rejected.len()).unwrap_or(u64::MAX);
    out::say(words.with(
        if report.dry_run { "import-dry" } else { "import-done" },
        &[
            ("rows", number(report.rows)),
            ("imported", number(report.imported)),
            ("already", number(report.already)),
            ("rejected", number(rejected)),
        ],
    ));
    for (key, n) in [
        ("import-without-day", warnings.without_day),
        ("import-without-title", warnings.without_title),
        ("import-without-key", warnings.without_key),
        ("import-more-categories", warnings.more_unknown_categories),
    ] {
        if n > 0 {
            out::say(words.with(key, &[("n", number(n))]));
        }
    }
    for (label, rows) in &warnings.unknown_categories {
        out::say(words.with("import-unknown-category", &[("label", label.clone().into()), ("n", number(*rows))]));
    }
    if let Some(path) = asked.rejected.as_ref().filter(|_| rejected > 0) {
        out::say(words.with("import-rejected-file", &[("path", path.display().to_string().into())]));
        return Ok(());
    }
    for reject in report.rejected.iter().take(SHOWN) {
        let args = [("row", number(reject.row)), ("why", web::words::import_reject(speaker, &reject.why).into())];
        out::say(words.with("import-rejected-line", &args));
    }
    let more = report.rejected.len().saturating_sub(SHOWN);
    if more > 0 {
        out::say(words.with("import-rejected-more", &[("n", number(u64::try_from(more).unwrap_or(u64::MAX)))]));
    }
    Ok(())
}

fn facts(why: &RejectReason) -> serde_json::Map<String, serde_json::Value> {
    why.arguments().into_iter().map(|(name, value)| (name.to_owned(), value.into())).collect()
}

/// Why the file cannot be imported at all, in words.
pub(crate) fn refused(words: &Words, error: &ImportError) -> Ending {
    match error {
        ImportError::Failure(Failure::Store(error)) => return Ending::in_a_file(error, words),
        ImportError::Failure(failure) => return Ending::from_failure(failure),
        _ => {}
    }
    let cause = web::words::import_error(words, error).unwrap_or_default();
    Ending::fault(words.with("import-refused", &[("cause", cause.into())]))
}

impl Ending {
    fn from_failure(failure: &Failure) -> Self {
        Self::fault(failure.to_string())
    }
}
