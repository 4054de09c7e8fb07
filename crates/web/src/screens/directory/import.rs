//! A file of organs and people: what it would change is shown first, and nothing is written before that was seen.

use app::domain::Origin;
use app::import::directory::{
    Column, DirectoryReject, DirectoryRejectReason, DirectoryReport, RowKind, import_directory,
};
use app::import::{ImportError, Source};
use app::{Failure, Stamp};
use askama::Template;
use axum::extract::{Multipart, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use wording::{Arg, Lang, Words};

use super::trail;
use crate::Web;
use crate::form::{Crumb, Offer};
use crate::portal::page::Message;
use crate::shell::{Frame, Shell};
use crate::staff::Staff;
use crate::trouble::Trouble;
use crate::words::Speaker;

/// Largest file that comes in through a page, in bytes: ten thousand rows. The page that shows what it would change
/// carries it back, so that no server keeps what nobody confirmed. The command line takes larger ones.
pub(crate) const FILE_BYTES_MAX: usize = 1 << 20;
/// Largest form: the file as text, and a little.
pub(crate) const FORM_BYTES_MAX: usize = FILE_BYTES_MAX * 3 / 2;
/// Rows that are named on the page.
const REJECTED_MAX: usize = 100;

/// A row that is not taken in.
struct Rejected {
    place: String,
    why: String,
}

/// What a file would change, or changed.
struct Seen {
    done: bool,
    counts: String,
    added: Vec<(String, String)>,
    passed_over: String,
    rejected: Vec<Rejected>,
    more: String,
    /// Whether there is anything to write.
    worth: bool,
    /// The file, to be sent back.
    file: String,
    kind: String,
}

#[derive(Template)]
#[template(path = "directory/import.html")]
struct ImportPage {
    s: Shell,
    trail: Vec<Crumb>,
    token: String,
    message: Option<Message>,
    kinds: Vec<Offer>,
    kind: String,
    columns: Vec<String>,
    seen: Option<Seen>,
}

/// What came in a form.
#[derive(Default)]
struct Sent {
    token: String,
    kind: String,
    file: Vec<u8>,
    confirmed: bool,
}

pub(crate) async fn get(State(web): State<Web>, staff: Staff) -> Result<Response, Trouble> {
    let frame = staff.frame(&web);
    Ok(Html(page(frame, &staff, None, (String::new(), None)).render()?).into_response())
}

pub(crate) async fn post(State(web): State<Web>, staff: Staff, form: Multipart) -> Result<Response, Trouble> {
    let frame = staff.frame(&web);
    let again = |frame: Frame<'_>, key: &str| {
        let message = Message::refused(frame.shell.t.say(key));
        let page = page(frame, &staff, Some(message), (String::new(), None));
        Ok::<_, Trouble>((StatusCode::UNPROCESSABLE_ENTITY, Html(page.render()?)).into_response())
    };
    let Some(sent) = read(form).await else { return again(frame, "import-page-large") };
    if !staff.sent(&sent.token) {
        return crate::sign_in::foreign(frame);
    }
    if sent.file.is_empty() {
        return again(frame, "import-page-no-file");
    }
    let stamp = Stamp { origin: Origin::Import, ..staff.stamp() };
    let source = Source::of_bytes(sent.file.clone());
    let mut chance = (web.chance)()?;
    let kind = RowKind::named(&sent.kind);
    let report = import_directory(&web.app, &stamp, &mut chance, source, kind, !sent.confirmed).await;
    let report = match report {
        Ok(report) => report,
        Err(ImportError::Failure(failure)) => return failed(frame, failure, &staff),
        Err(error) => {
            let why = crate::words::import_error(frame.shell.t, &error).unwrap_or_default();
            let message = Message::refused(why);
            let page = page(frame, &staff, Some(message), (sent.kind, None));
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, Html(page.render()?)).into_response());
        }
    };
    let seen = seen(&frame.speaker(), &report, &sent);
    let message = seen.done.then(|| Message::done(frame.shell.t.say("import-page-done")));
    Ok(Html(page(frame, &staff, message, (sent.kind, Some(seen))).render()?).into_response())
}

fn failed(frame: Frame<'_>, failure: Failure, staff: &Staff) -> Result<Response, Trouble> {
    if let Failure::Refused(refusal) = &failure {
        let told = frame.speaker().refusal(refusal);
        let message = Message { way_out: told.way_out, ..Message::refused(told.why) };
        let page = page(frame, staff, Some(message), (String::new(), None));
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, Html(page.render()?)).into_response());
    }
    super::super::failed(frame, failure, &staff.subject)
}

/// The form; nothing where it is too large or cut off.
async fn read(mut form: Multipart) -> Option<Sent> {
    let mut sent = Sent::default();
    while let Some(field) = form.next_field().await.ok()? {
        let name = field.name().unwrap_or_default().to_owned();
        let bytes = field.bytes().await.ok()?;
        match name.as_str() {
            "token" => sent.token = String::from_utf8_lossy(&bytes).into_owned(),
            "kind" => sent.kind = String::from_utf8_lossy(&bytes).into_owned(),
            "file" => sent.file = bytes.to_vec(),
            "confirmed" => {
                sent.file = STANDARD.decode(&bytes).ok()?;
                sent.confirmed = true;
            }
            _ => {}
        }
    }
    (sent.file.len() <= FILE_BYTES_MAX).then_some(sent)
}

fn page(frame: Frame<'_>, staff: &Staff, message: Option<Message>, (kind, seen): (String, Option<Seen>)) -> ImportPage {
    let t = frame.shell.t;
    let mut kinds = vec![Offer { value: String::new(), label: t.say("import-page-kind-sheet") }];
    kinds.extend(RowKind::ALL.map(|kind| {
        let label = label(t, kind.labels()).to_owned();
        Offer { value: label.clone(), label }
    }));
    let columns = Column::ALL.map(|column| label(t, column.headings()).to_owned());
    ImportPage {
        trail: trail(&frame),
        token: staff.token.clone(),
        message,
        kinds,
        kind,
        columns: columns.into(),
        seen,
        s: frame.shell,
    }
}

/// A label or heading in the reader's language.
fn label(words: &Words, (chinese, english): (&'static str, &'static str)) -> &'static str {
    match words.lang() {
        Lang::Chinese => chinese,
        Lang::English => english,
    }
}

fn seen(speaker: &Speaker<'_>, report: &DirectoryReport, sent: &Sent) -> Seen {
    let words = speaker.words;
    let number = |n: u64| Arg::from(i64::try_from(n).unwrap_or(i64::MAX));
    let count = |n: usize| Arg::from(i64::try_from(n).unwrap_or(i64::MAX));
    let added: u64 = report.added.values().sum();
    let counts = [
        ("rows", number(report.rows)),
        ("added", number(added)),
        ("already", number(report.already)),
        ("rejected", count(report.rejected.len())),
    ];
    let more = report.rejected.len().saturating_sub(REJECTED_MAX);
    Seen {
        done: !report.dry_run,
        counts: words.with(if report.dry_run { "directory-import-dry" } else { "directory-import-done" }, &counts),
        added: report.added.iter().map(|(kind, n)| (label(words, kind.labels()).to_owned(), n.to_string())).collect(),
        passed_over: report.passed_over.join(&words.say("list-comma")),
        rejected: report.rejected.iter().take(REJECTED_MAX).map(|reject| rejected(speaker, reject)).collect(),
        more: if more > 0 { words.with("import-rejected-more", &[("n", count(more))]) } else { String::new() },
        worth: report.dry_run && added > 0,
        file: STANDARD.encode(&sent.file),
        kind: sent.kind.clone(),
    }
}

fn rejected(speaker: &Speaker<'_>, reject: &DirectoryReject) -> Rejected {
    let words = speaker.words;
    let place = if reject.sheet.is_empty() {
        reject.row.to_string()
    } else {
        let args = [("sheet", reject.sheet.clone().into()), ("row", reject.row.to_string().into())];
        words.with("directory-import-place", &args)
    };
    let about = |key: &str, column: &Column| words.with(key, &[("column", label(words, column.headings()).into())]);
    let why = match &reject.why {
        DirectoryRejectReason::Cell(reason) => crate::words::import_reject(*speaker, reason),
        DirectoryRejectReason::NotKnown(column) => about("directory-import-not-known", column),
        DirectoryRejectReason::Ambiguous(column) => about("directory-import-ambiguous", column),
        DirectoryRejectReason::Differs(column) => about("directory-import-differs", column),
        DirectoryRejectReason::Refused(refusal) => {
            let told = speaker.refusal(refusal);
            format!("{} {}", told.why, told.way_out)
        }
    };
    Rejected { place, why }
}
