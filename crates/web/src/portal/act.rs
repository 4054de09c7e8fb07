//! An act of the petitioner: a form, where it cannot be undone a question whether it is meant, and what came of it.

use app::domain::OrganId;
use app::domain::matter::{ContactKind, Grade};
use app::{Failure, Offer, OwnAct, OwnMatter, OwnWords};
use askama::Template;
use axum::extract::{Form, Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{Html, IntoResponse, Redirect, Response};
use serde::Deserialize;

use super::choice::{Question, Writing, question, writing};
use super::page::{self, Message, paragraphs};
use super::papers::PAPERS_A_REQUEST_MAX;
use super::{Desk, Seat};
use crate::preferences::Preferences;
use crate::shell::{Frame, Shell};
use crate::trouble::Trouble;

/// Longest letter in characters: thirty pages. What is longer is a paper.
pub(crate) const LETTER_CHARS_MAX: usize = 20_000;

/// What a form sends.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Sent {
    /// The token of the session.
    token: String,
    /// The key of this form, so that it counts once however often it is sent.
    request: String,
    /// How far the petitioner had seen the matter.
    seen: u64,
    text: String,
    choice: String,
    name: String,
    /// Set once the petitioner said that it is meant.
    meant: String,
}

#[derive(Template)]
#[template(path = "portal/act.html")]
struct ActPage {
    s: Shell,
    name: String,
    about: String,
    action: String,
    message: Option<Message>,
    question: Option<Question>,
    writing: Option<Writing>,
    asks_name: bool,
    asks_papers: bool,
    papers_note: String,
    endings: String,
    chars_max: usize,
    request: String,
    token: String,
    seen: u64,
    sent: Sent,
}

#[derive(Template)]
#[template(path = "portal/sure.html")]
struct SurePage {
    s: Shell,
    name: String,
    about: String,
    action: String,
    answer: String,
    lines: Vec<String>,
    token: String,
    sent: Sent,
}

/// Everything that a form page is made of.
pub(super) struct Asked<'a> {
    pub(super) frame: Frame<'a>,
    pub(super) seat: &'a Seat,
    pub(super) offer: &'a Offer,
    pub(super) seen: u64,
}

impl Asked<'_> {
    /// The form, with what was written before and why it was not enough.
    pub(super) fn page(self, desk: &Desk, sent: Sent, message: Option<Message>) -> Result<String, Trouble> {
        let Self { frame, seat, offer, seen } = self;
        let speaker = frame.speaker();
        let act = offer.act;
        let (name, about) = speaker.own_act(act);
        let asks_papers = act == OwnAct::Attach;
        let limits = [
            ("n", i64::try_from(PAPERS_A_REQUEST_MAX).unwrap_or(i64::MAX).into()),
            ("size", i64::try_from(app::papers::PAPER_BYTES_MAX >> 20).unwrap_or(i64::MAX).into()),
        ];
        let kinds = app::domain::PaperKind::ALL.iter().flat_map(|kind| kind.endings());
        let page = ActPage {
            name,
            about,
            action: if asks_papers { "/q/papers".to_owned() } else { format!("/q/act/{}", act.name()) },
            message,
            question: question(&speaker, offer, &sent.choice),
            writing: writing(&speaker, act),
            asks_name: act == OwnAct::AskRecusal,
            asks_papers,
            papers_note: speaker.words.with("portal-papers-note", &limits),
            endings: kinds.map(|ending| format!(".{ending}")).collect::<Vec<_>>().join(","),
            chars_max: LETTER_CHARS_MAX,
            request: app::unguessable(&mut (desk.chance)()?),
            token: seat.token.clone(),
            seen,
            sent,
            s: frame.shell,
        };
        Ok(page.render()?)
    }

    /// The form again, because something was not right with it.
    pub(super) fn again(self, desk: &Desk, sent: Sent, status: StatusCode, why: Message) -> Result<Response, Trouble> {
        Ok((status, Html(self.page(desk, sent, Some(why))?)).into_response())
    }
}

pub(crate) async fn get(
    State(desk): State<Desk>,
    preferences: Preferences,
    headers: HeaderMap,
    Path(act): Path<String>,
) -> Result<Response, Trouble> {
    let frame = Frame::of(&desk.web, preferences);
    let Some(seat) = desk.seat(&headers).await? else {
        return page::ended(frame, String::new());
    };
    let own = desk.web.app.own_matter(seat.key, seat.person, frame.today()).await?;
    let Some(offer) = OwnAct::named(&act).and_then(|act| own.offer(act)) else {
        return page::missing(frame);
    };
    let message = closed(&frame, offer);
    let asked = Asked { frame, seat: &seat, offer, seen: own.seen() };
    Ok(Html(asked.page(&desk, Sent::default(), message)?).into_response())
}

/// Why an act is not open.
fn closed(frame: &Frame<'_>, offer: &Offer) -> Option<Message> {
    let told = frame.speaker().own_refusal(offer.act, offer.refusal.as_deref()?);
    Some(Message { cite: told.cite, ..Message::refused(told.why) })
}

pub(crate) async fn post(
    State(desk): State<Desk>,
    preferences: Preferences,
    headers: HeaderMap,
    Path(act): Path<String>,
    Form(sent): Form<Sent>,
) -> Result<Response, Trouble> {
    let frame = Frame::of(&desk.web, preferences);
    let Some(seat) = desk.seat(&headers).await? else {
        return page::ended(frame, sent.text);
    };
    if sent.token != seat.token {
        return page::foreign(frame, sent.text);
    }
    let Some(act) = OwnAct::named(&act).filter(|act| *act != OwnAct::Attach) else {
        return page::missing(frame);
    };
    let own = desk.web.app.own_matter(seat.key, seat.person, frame.today()).await?;
    // Asked after the matter was read, so that what this very form did, sent twice at once, is never taken for what
    // somebody else did.
    let once = seat.once(&sent.request);
    if desk.web.app.was_done(&once).await? {
        return Ok(back(act));
    }
    let Some(offer) = own.offer(act) else { return page::missing(frame) };
    let words = match words(&desk, &frame, &own, act, &sent).await? {
        Ok(words) => words,
        Err(why) => {
            let asked = Asked { frame, seat: &seat, offer, seen: own.seen() };
            return asked.again(&desk, sent, StatusCode::UNPROCESSABLE_ENTITY, why);
        }
    };
    let Some(draft) = act.draft(seat.person, words) else { return page::missing(frame) };
    if act.is_final() && sent.meant.is_empty() && offer.refusal.is_none() {
        return sure(frame, &seat, act, sent);
    }
    if sent.seen != own.seen() {
        let asked = Asked { frame, seat: &seat, offer, seen: own.seen() };
        let why = overtaken(&asked.frame);
        return asked.again(&desk, sent, StatusCode::CONFLICT, why);
    }
    let stamp = desk.stamp(&seat);
    let mut chance = (desk.chance)()?;
    let expected = Some(own.version);
    let act_of_today = (stamp.today, &draft);
    match desk.web.app.execute_in_seat(&stamp, &mut chance, (seat.key, &once), expected, act_of_today).await {
        Ok(_) => Ok(back(act)),
        Err(failure) => {
            let (status, why) = refused(&frame, act, failure)?;
            let asked = Asked { frame, seat: &seat, offer, seen: own.seen() };
            asked.again(&desk, sent, status, why)
        }
    }
}

/// Back to the matter, which says what was done.
pub(super) fn back(act: OwnAct) -> Response {
    Redirect::to(&format!("/q/matter?done={}", act.name())).into_response()
}

/// What did not succeed, in words; a failure of the machine is passed on.
pub(super) fn refused(frame: &Frame<'_>, act: OwnAct, failure: Failure) -> Result<(StatusCode, Message), Trouble> {
    let speaker = frame.speaker();
    match failure {
        Failure::Refused(refusal) => {
            let told = speaker.own_refusal(act, &refusal);
            let why = Message { cite: told.cite, ..Message::refused(told.why) };
            Ok((StatusCode::UNPROCESSABLE_ENTITY, why))
        }
        Failure::Stale { .. } => Ok((StatusCode::CONFLICT, overtaken(frame))),
        Failure::TooLong { .. } => Ok((StatusCode::UNPROCESSABLE_ENTITY, too_long(frame))),
        other => Err(other.into()),
    }
}

/// Something happened since the petitioner looked.
pub(super) fn overtaken(frame: &Frame<'_>) -> Message {
    let why = Message::refused(frame.shell.t.say("portal-stale"));
    Message { way_out: frame.shell.t.say("portal-stale-way-out"), ..why }
}

fn too_long(frame: &Frame<'_>) -> Message {
    let limit = i64::try_from(LETTER_CHARS_MAX).unwrap_or(i64::MAX);
    Message::refused(frame.shell.t.with("portal-too-long", &[("limit", limit.into())]))
}

/// Reads what was chosen and written, or says what is missing.
async fn words(
    desk: &Desk,
    frame: &Frame<'_>,
    own: &OwnMatter<'_>,
    act: OwnAct,
    sent: &Sent,
) -> Result<Result<OwnWords, Message>, Trouble> {
    let speaker = frame.speaker();
    let missing = |key: &str| Ok(Err(Message::refused(speaker.say(key))));
    let text = sent.text.trim().to_owned();
    if text.chars().count() > LETTER_CHARS_MAX {
        return Ok(Err(too_long(frame)));
    }
    if text.is_empty() && writing(&speaker, act).is_some_and(|writing| writing.needed) {
        return missing("portal-not-written");
    }
    let mut words = OwnWords { text, ..OwnWords::default() };
    match act {
        OwnAct::Add => words.kind = ContactKind::named(&sent.choice),
        OwnAct::Evaluate(_) => {
            words.grade = Grade::named(&sent.choice);
            if words.grade.is_none() {
                return missing("portal-choose-grade");
            }
        }
        OwnAct::RequestReview(_) => words.organ = sent.choice.parse().ok().map(OrganId),
        OwnAct::AskRecusal => {
            let found = desk.web.app.officials_of_matter(own.key, &sent.name, frame.today()).await?;
            match found.as_slice() {
                [official] => words.official = Some(*official),
                [] => return missing("portal-not-official"),
                _ => return missing("portal-not-one-official"),
            }
        }
        OwnAct::Attach
        | OwnAct::ConfirmDelivery
        | OwnAct::ConfirmPerformance
        | OwnAct::DenyPerformance
        | OwnAct::Seal
        | OwnAct::Withdraw => {}
    }
    Ok(Ok(words))
}

/// Asks whether it is meant, and shows what will be recorded.
fn sure(frame: Frame<'_>, seat: &Seat, act: OwnAct, sent: Sent) -> Result<Response, Trouble> {
    let speaker = frame.speaker();
    let (name, about) = speaker.own_act(act);
    let answer = Grade::named(&sent.choice).map(|grade| speaker.words.name("grade", grade.name()));
    let page = SurePage {
        name,
        about,
        action: format!("/q/act/{}", act.name()),
        answer: answer.unwrap_or_default(),
        lines: paragraphs(&sent.text),
        token: seat.token.clone(),
        sent,
        s: frame.shell,
    };
    Ok(Html(page.render()?).into_response())
}
