//! Papers that a petitioner hands in, and what can be had as files: own papers, notices and opinions.

use app::{ActDraft, Document, OwnAct, PaperDraft};
use axum::extract::multipart::{Multipart, MultipartError};
use axum::extract::{Path, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};

use super::Desk;
use super::act::{Asked, Sent, back, overtaken, refused};
use super::page::{self, Message};
use crate::preferences::Preferences;
use crate::shell::Frame;
use crate::trouble::Trouble;

/// Most papers in one form: as many photographs as a letter usually comes with.
pub(crate) const PAPERS_A_REQUEST_MAX: usize = 5;
/// Bytes of a form with papers: together they may be as large as one may be, and the form has some bytes of its own.
pub(crate) const UPLOAD_BYTES_MAX: usize = app::papers::PAPER_BYTES_MAX + (64 << 10);
/// Longest value of another field of that form; more is cut off, and then fits nothing.
const FIELD_CHARS_MAX: usize = 200;

/// The form as it came.
#[derive(Default)]
struct Upload {
    token: String,
    request: String,
    seen: u64,
    caption: String,
    files: Vec<(String, Vec<u8>)>,
}

/// Why a form was not read to its end.
enum Unread {
    TooMany,
    Broken(MultipartError),
}

impl From<MultipartError> for Unread {
    fn from(error: MultipartError) -> Self {
        Self::Broken(error)
    }
}

async fn read(mut form: Multipart) -> Result<Upload, Unread> {
    let mut upload = Upload::default();
    while let Some(field) = form.next_field().await? {
        let name = field.name().unwrap_or_default().to_owned();
        if name == "paper" {
            let file = field.file_name().unwrap_or_default().to_owned();
            let content = field.bytes().await?;
            // A browser sends a nameless empty file where none was chosen.
            if file.is_empty() && content.is_empty() {
                continue;
            }
            if upload.files.len() >= PAPERS_A_REQUEST_MAX {
                return Err(Unread::TooMany);
            }
            upload.files.push((file, content.to_vec()));
            continue;
        }
        let value: String = field.text().await?.trim().chars().take(FIELD_CHARS_MAX).collect();
        match name.as_str() {
            "token" => upload.token = value,
            "request" => upload.request = value,
            "seen" => upload.seen = value.parse().unwrap_or_default(),
            "caption" => upload.caption = value,
            _ => {}
        }
    }
    Ok(upload)
}

/// Looks at every file before any is recorded.
async fn checked(frame: &Frame<'_>, files: Vec<(String, Vec<u8>)>) -> Result<Vec<PaperDraft>, Message> {
    let mut papers = Vec::with_capacity(files.len());
    for (name, content) in files {
        let shown = name.clone();
        // Looking at a large file takes some tenths of a second of computing.
        let looked = tokio::task::spawn_blocking(move || PaperDraft::checked(&name, content)).await;
        match looked {
            Ok(Ok(paper)) => papers.push(paper),
            Ok(Err(fault)) => {
                let told = frame.speaker().paper_fault(&fault);
                let text =
                    frame.shell.t.with("portal-paper-refused", &[("name", shown.into()), ("why", told.why.into())]);
                return Err(Message { way_out: told.way_out, ..Message::refused(text) });
            }
            Err(_) => return Err(Message::refused(frame.shell.t.say("portal-not-generic"))),
        }
    }
    Ok(papers)
}

pub(crate) async fn post(
    State(desk): State<Desk>,
    preferences: Preferences,
    headers: HeaderMap,
    form: Multipart,
) -> Result<Response, Trouble> {
    let frame = Frame::of(&desk.web, preferences);
    let Some(seat) = desk.seat(&headers).await? else {
        return page::ended(frame, String::new());
    };
    let own = desk.web.app.own_matter(seat.key, seat.person, frame.today()).await?;
    let Some(offer) = own.offer(OwnAct::Attach) else { return page::missing(frame) };
    let again = |frame, status, why| {
        Asked { frame, seat: &seat, offer, seen: own.seen() }.again(&desk, Sent::default(), status, why)
    };
    let upload = match read(form).await {
        Ok(upload) => upload,
        Err(unread) => {
            let (status, why) = unread_because(&frame, &unread);
            return again(frame, status, why);
        }
    };
    if upload.token != seat.token {
        return page::foreign(frame, String::new());
    }
    let Upload { request, caption, files, .. } = upload;
    // Each paper counts once, so that a form that comes again goes on where the first one stopped.
    let once = |no: usize| seat.once(&format!("{request} {no}"));
    if upload.seen != own.seen() && !desk.web.app.was_done(&once(0)).await? {
        let why = overtaken(&frame);
        return again(frame, StatusCode::CONFLICT, why);
    }
    let refuse = StatusCode::UNPROCESSABLE_ENTITY;
    if files.is_empty() {
        let why = Message::refused(frame.shell.t.say("portal-no-paper"));
        return again(frame, refuse, why);
    }
    let papers = match checked(&frame, files).await {
        Ok(papers) => papers,
        Err(why) => return again(frame, refuse, why),
    };
    let mut version = own.version;
    for (no, paper) in papers.into_iter().enumerate() {
        let title = if caption.is_empty() { paper.name().to_owned() } else { format!("{caption} {}", paper.name()) };
        let (stamp, mut chance) = (desk.stamp(&seat), (desk.chance)()?);
        let act = (stamp.today, &ActDraft::Attach { paper, title });
        let form = (seat.key, &once(no));
        match desk.web.app.execute_in_seat(&stamp, &mut chance, form, Some(version), act).await {
            Ok(Some(attached)) => version = attached.matter.version,
            Ok(None) => {
                version = desk.web.app.own_matter(seat.key, seat.person, frame.today()).await?.version;
            }
            Err(failure) => {
                let (status, why) = refused(&frame, OwnAct::Attach, failure)?;
                return again(frame, status, why);
            }
        }
    }
    Ok(back(OwnAct::Attach))
}

fn unread_because(frame: &Frame<'_>, unread: &Unread) -> (StatusCode, Message) {
    let t = frame.shell.t;
    let number = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    match unread {
        Unread::TooMany => {
            let text = t.with("portal-too-many-papers", &[("n", number(PAPERS_A_REQUEST_MAX).into())]);
            (StatusCode::UNPROCESSABLE_ENTITY, Message::refused(text))
        }
        Unread::Broken(error) if error.status() == StatusCode::PAYLOAD_TOO_LARGE => {
            let size = number(app::papers::PAPER_BYTES_MAX >> 20);
            let text = t.with("portal-papers-too-large", &[("size", size.into())]);
            (StatusCode::PAYLOAD_TOO_LARGE, Message::refused(text))
        }
        Unread::Broken(_) => (StatusCode::BAD_REQUEST, Message::refused(t.say("portal-papers-broken"))),
    }
}

/// A paper that the petitioner handed in.
pub(crate) async fn paper(
    State(desk): State<Desk>,
    preferences: Preferences,
    headers: HeaderMap,
    Path(seq): Path<u64>,
) -> Result<Response, Trouble> {
    let frame = Frame::of(&desk.web, preferences);
    let Some(seat) = desk.seat(&headers).await? else {
        return page::ended(frame, String::new());
    };
    match desk.web.app.own_paper(seat.key, seat.person, seq, frame.today()).await? {
        Some((title, file)) => Ok(handed_out(file.kind.media_type(), &title, file.kind.endings(), file.content)),
        None => page::missing(frame),
    }
}

/// A notice or an opinion as a text.
pub(crate) async fn text(
    State(desk): State<Desk>,
    preferences: Preferences,
    headers: HeaderMap,
    Path((seq, place)): Path<(u64, usize)>,
) -> Result<Response, Trouble> {
    let frame = Frame::of(&desk.web, preferences);
    let Some(seat) = desk.seat(&headers).await? else {
        return page::ended(frame, String::new());
    };
    let own = desk.web.app.own_matter(seat.key, seat.person, frame.today()).await?;
    let speaker = frame.speaker();
    let found = own.text(seq, place).and_then(|(entry, text)| match (text.document, &text.body) {
        (Document::Notice(_) | Document::Opinion(_), Some(body)) => Some((entry, text.document, body)),
        _ => None,
    });
    let Some((entry, document, body)) = found else { return page::missing(frame) };
    let title = speaker.own_document(document);
    let head = format!("{title}\r\n{}\r\n{}\r\n\r\n", speaker.receipt(own.receipt), speaker.day(entry.on));
    // With its mark at the head the simplest of text programs reads it as UTF-8.
    let content = format!("\u{feff}{head}{}\r\n", body.replace("\r\n", "\n").replace('\n', "\r\n"));
    let name = format!("{title} {}", entry.on);
    Ok(handed_out("text/plain; charset=utf-8", &name, &["txt"], content.into_bytes()))
}

/// A file to be kept, never shown inside a page.
fn handed_out(kind: &'static str, title: &str, endings: &[&str], content: Vec<u8>) -> Response {
    let ending = endings.first().copied().unwrap_or("txt");
    let has_ending = title.rsplit_once('.').is_some_and(|(_, own)| endings.contains(&own.to_lowercase().as_str()));
    let name = if has_ending { title.to_owned() } else { format!("{title}.{ending}") };
    let disposition = format!("attachment; filename=\"paper.{ending}\"; filename*=UTF-8''{}", percent(&name));
    ([(CONTENT_TYPE, kind.to_owned()), (CONTENT_DISPOSITION, disposition)], content).into_response()
}

/// As names of files are written in headers (RFC 8187).
fn percent(name: &str) -> String {
    name.bytes().fold(String::new(), |mut text, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            text.push(char::from(byte));
        } else {
            text.push_str(&format!("%{byte:02X}"));
        }
        text
    })
}

#[cfg(test)]
mod tests {
    use super::percent;

    #[test]
    fn names_of_files_are_written_as_headers_allow() {
        assert_eq!(percent("收据 1.txt"), "%E6%94%B6%E6%8D%AE%201.txt");
        assert_eq!(percent("a\"\r\nb"), "a%22%0D%0Ab");
    }
}
