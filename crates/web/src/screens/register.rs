//! Taking a petition in: one form for the keyboard, what past matters say about it, and the receipt.

use app::domain::DivisionCode;
use app::domain::matter::{Channel, Repeat, SamePerson, Urgency};
use app::law::{Act, Purpose};
use app::{ActDraft, Failure, Intake, OfficeDraft, Sending, unguessable};
use askama::Template;
use axum::extract::State;
use axum::http::{StatusCode, Uri};
use axum::response::{Html, IntoResponse, Response};

use super::act_told::{self, Message};
use super::receipt::Receipt;
use super::register_hints::{self, Hints};
use crate::Web;
use crate::deeds::choosers;
use crate::deeds::draft::Given;
use crate::deeds::entry::{Entry, Filled, entries};
use crate::deeds::fields::registration;
use crate::deeds::read::{Ground, Read, read};
use crate::deeds::sent::{Sent, Unread};
use crate::shell::Shell;
use crate::staff::Staff;
use crate::trouble::Trouble;

#[derive(Template)]
#[template(path = "register.html")]
struct RegisterPage {
    s: Shell,
    office: String,
    messages: Vec<Message>,
    entries: Vec<Entry>,
    organs: Vec<String>,
    endings: String,
    hints: Option<Hints>,
    request: String,
    token: String,
}

/// The fields that a button beside a hint fills in, by the name of the button.
const FILLED_BY: [(&str, &str); 3] =
    [("use_repeat", "repeat_of"), ("use_category", "category"), ("use_organ", "asked_organ")];

fn ground<'a>(web: &'a Web, staff: &'a Staff, frame: &'a crate::shell::Frame<'_>) -> Ground<'a> {
    Ground {
        app: &web.app,
        subject: &staff.subject,
        speaker: frame.speaker(),
        today: frame.today(),
        matter: None,
        of: "register",
    }
}

/// What stands in a form that nobody has filled in.
fn begun(mut sent: Sent, today: jiff::civil::Date) -> Sent {
    for (name, value) in [("claimed_on", today.to_string()), ("heads", "1".to_owned())] {
        if !sent.has(name) {
            sent.set(name, value);
        }
    }
    sent
}

fn page(
    (web, staff): (&Web, &Staff),
    (sent, read): (&Sent, &Read),
    (messages, hints): (Vec<Message>, Option<Hints>),
    status: StatusCode,
) -> Result<Response, Trouble> {
    let frame = staff.frame(web);
    let filled = Filled { sent, faults: &read.faults, organs: &read.organs, act: Act::Register, parties: &[] };
    let entries = entries(&ground(web, staff, &frame), &registration(), &filled);
    let speaker = frame.speaker();
    let own = staff.subject.actor.organ;
    let request = match sent.get("request") {
        "" => unguessable(&mut (web.chance)()?),
        request => request.to_owned(),
    };
    let page = RegisterPage {
        office: speaker.organ(own),
        messages,
        organs: choosers::listed(speaker.directory, own, frame.today()),
        endings: act_told::endings(),
        entries,
        hints,
        request,
        token: staff.token.clone(),
        s: frame.shell,
    };
    Ok((status, Html(page.render()?)).into_response())
}

pub(crate) async fn get(State(web): State<Web>, staff: Staff, uri: Uri) -> Result<Response, Trouble> {
    let mut before = Sent::of_address(&uri);
    let known = registration();
    before.values.retain(|(name, _)| known.iter().any(|field| field.name == name));
    let sent = begun(before, staff.subject.today);
    page((&web, &staff), (&sent, &Read::default()), (Vec::new(), None), StatusCode::OK)
}

/// The hints alone, for a page that asks while somebody types.
pub(crate) async fn check(
    State(web): State<Web>,
    staff: Staff,
    sent: Result<Sent, Unread>,
) -> Result<Response, Trouble> {
    let sent = match sent {
        Ok(sent) => sent,
        Err(unread) => return Ok(unread.status().into_response()),
    };
    if !staff.sent(sent.get("token")) {
        return Ok(StatusCode::FORBIDDEN.into_response());
    }
    let hints = register_hints::hints(&web, &staff, &sent).await?;
    Ok(Html(register_hints::fragment(&web, &staff, hints)?).into_response())
}

pub(crate) async fn post(
    State(web): State<Web>,
    staff: Staff,
    sent: Result<Sent, Unread>,
) -> Result<Response, Trouble> {
    let t = staff.preferences.lang.words();
    let both = (&web, &staff);
    let mut sent = match sent {
        Ok(sent) => sent,
        Err(unread) => {
            let sent = begun(Sent::default(), staff.subject.today);
            let message = Message::refused(t.say(unread.key()));
            return page(both, (&sent, &Read::default()), (vec![message], None), unread.status());
        }
    };
    if !staff.sent(sent.get("token")) {
        let message = Message::refused(t.say("fill-foreign"));
        return page(both, (&sent, &Read::default()), (vec![message], None), StatusCode::FORBIDDEN);
    }
    for (button, field) in FILLED_BY {
        let value = sent.get(button).to_owned();
        if !value.is_empty() {
            sent.set(field, value);
            let hints = register_hints::hints(&web, &staff, &sent).await?;
            return page(both, (&sent, &Read::default()), (Vec::new(), Some(hints)), StatusCode::OK);
        }
    }
    if !sent.get("more").is_empty() {
        return page(both, (&sent, &Read::default()), (Vec::new(), None), StatusCode::OK);
    }
    if !sent.get("check").is_empty() {
        let hints = register_hints::hints(&web, &staff, &sent).await?;
        return page(both, (&sent, &Read::default()), (Vec::new(), Some(hints)), StatusCode::OK);
    }
    let read = {
        let frame = staff.frame(&web);
        read(&ground(&web, &staff, &frame), &registration(), &mut sent).await?
    };
    let intake = if read.faults.is_empty() { intake(&Given(&read)) } else { None };
    match intake {
        Some(intake) => register(both, sent, read, intake).await,
        None => page(both, (&sent, &read), (Vec::new(), None), StatusCode::UNPROCESSABLE_ENTITY),
    }
}

/// The petition that the form tells of.
fn intake(given: &Given<'_>) -> Option<Intake> {
    let person = given.word::<SamePerson>("same_person").unwrap_or(SamePerson::Recognised);
    Some(Intake {
        channel: given.word::<Channel>("channel")?,
        purpose: given.word::<Purpose>("purpose")?,
        category: given.number("category"),
        place: given.number("place").map(|code| DivisionCode(i64::from(code))),
        urgency: given.word::<Urgency>("urgency")?,
        parties: given.parties(),
        heads: given.number("heads")?,
        representatives: given.small("representatives").unwrap_or_default(),
        accused: given.accused(),
        sealed: given.yes("sealed"),
        hand_over: given.organ("hand_over"),
        repeat: given.matter("repeat_of").map(|key| Repeat { of: key.id, person }),
        title: given.text("title"),
        text: given.text("text"),
        claimed_on: given.day("claimed_on"),
    })
}

/// Registers it, keeps the scans with it, and hands out the receipt.
async fn register((web, staff): (&Web, &Staff), sent: Sent, read: Read, intake: Intake) -> Result<Response, Trouble> {
    let (stamp, mut chance) = (staff.stamp(), (web.chance)()?);
    // Nobody meets the requests of somebody else.
    let request = format!("{}:{}", stamp.actor.official, sent.get("request"));
    let on = intake.claimed_on.unwrap_or(stamp.today);
    let registered = web.app.register(&stamp, &mut chance, on, &intake, Some(&request)).await;
    let registration = match registered {
        Ok(registration) => registration,
        Err(failure) => return not_registered((web, staff), (sent, read), failure),
    };
    let mut messages = Vec::new();
    for (at, paper) in Given(&read).papers().into_iter().enumerate() {
        let name = format!("{}{at}", sent.get("request").get(..60).unwrap_or_default());
        let title = staff.preferences.lang.words().with("register-original", &[("name", paper.name().into())]);
        // What came with the letter is kept, and erased, with the letter.
        let attach = OfficeDraft::from(ActDraft::Attach { paper: paper.of_contact(Some(1)), title });
        let (sending, act) = (Sending { expected: None, request: Some(&name) }, (stamp.today, &attach));
        if let Err(failure) = web.app.carry_out(&stamp, &mut chance, registration.done.key, sending, act).await {
            let frame = staff.frame(web);
            messages.push(act_told::failure(&frame.speaker(), failure, &staff.subject)?.1);
        }
    }
    Receipt { registration, messages, asked_organ: Given(&read).organ("asked_organ") }.page(web, staff)
}

fn not_registered(both: (&Web, &Staff), (sent, read): (Sent, Read), failure: Failure) -> Result<Response, Trouble> {
    let frame = both.1.frame(both.0);
    let (status, message) = act_told::failure(&frame.speaker(), failure, &both.1.subject)?;
    drop(frame);
    page(both, (&sent, &read), (vec![message], None), status)
}
