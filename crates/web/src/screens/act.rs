//! An act on a matter: its form, where it is grave the question whether it is meant, and what came of it.

use app::domain::matter::Matter;
use app::{ActOffer, Acted, Failure, MatterKey, MatterView, OfficeAct, OfficeDraft, Sending, unguessable};
use askama::Template;
use axum::extract::{Path, State};
use axum::http::{StatusCode, Uri};
use axum::response::{Html, IntoResponse, Redirect, Response};

use super::act_told::{self, Message};
use super::matter::Chip;
use crate::Web;
use crate::deeds::choosers;
use crate::deeds::consequence::{Consequence, consequences};
use crate::deeds::draft::{Given, at_odds, draft};
use crate::deeds::entry::{Entry, Filled, entries};
use crate::deeds::fields::fields;
use crate::deeds::read::{Fault, Ground, Read, read};
use crate::deeds::sent::{Sent, Unread};
use crate::shell::{Frame, Shell};
use crate::staff::Staff;
use crate::trouble::Trouble;

#[derive(Template)]
#[template(path = "act.html")]
struct ActPage {
    s: Shell,
    name: String,
    about: String,
    basis: Option<Chip>,
    back: String,
    number: String,
    title: String,
    stage: String,
    action: String,
    messages: Vec<Message>,
    entries: Vec<Entry>,
    organs: Vec<String>,
    has_files: bool,
    endings: String,
    is_grave: bool,
    /// Whether nothing can be done here now, so that nobody fills in a form in vain.
    closed: bool,
    request: String,
    token: String,
    seen: u64,
}

#[derive(Template)]
#[template(path = "act_sure.html")]
struct SurePage {
    s: Shell,
    name: String,
    basis: Option<Chip>,
    number: String,
    title: String,
    action: String,
    consequences: Vec<Consequence>,
    lines: Vec<(String, Vec<String>)>,
    hidden: Vec<(String, String)>,
}

/// What every step of a form is made of.
pub(super) struct Desk<'a> {
    pub(super) web: &'a Web,
    pub(super) staff: &'a Staff,
    pub(super) frame: Frame<'a>,
    pub(super) view: MatterView<'a>,
    pub(super) act: OfficeAct,
    pub(super) offer: ActOffer,
}

/// Fields that belong to the form and not to the act.
const OWN: [&str; 6] = ["token", "request", "seen", "meant", "more", "change"];

impl<'a> Desk<'a> {
    /// The matter, the act and whether it is open; an answer of its own where one of them is not there.
    async fn open(web: &'a Web, staff: &'a Staff, key: &str, act: &str) -> Result<Result<Self, Response>, Trouble> {
        let frame = staff.frame(web);
        let (Ok(key), Some(act)) = (key.parse::<MatterKey>(), OfficeAct::named(act)) else {
            return super::missing(frame, "missing-page", "missing-page-why").map(Err);
        };
        let found = async {
            let view = web.app.read_matter(&staff.subject, key).await?;
            Ok::<_, Failure>((view, web.app.act_offers(&staff.subject, key).await?))
        };
        match found.await {
            Ok((view, offers)) => {
                let offer = offers.into_iter().find(|offer| offer.act == act);
                let offer = offer.unwrap_or(ActOffer { act, closed: None });
                Ok(Ok(Self { web, staff, frame, view, act, offer }))
            }
            Err(failure) => super::failed(frame, failure, &staff.subject).map(Err),
        }
    }

    fn ground(&self) -> Ground<'_> {
        Ground {
            app: &self.web.app,
            subject: &self.staff.subject,
            speaker: self.frame.speaker(),
            today: self.frame.today(),
            matter: Some(&self.view.matter),
            of: self.act.name(),
        }
    }

    fn name(&self) -> String {
        self.frame.shell.t.name("deed", self.act.name())
    }

    fn address(&self) -> String {
        format!("/matters/{}/acts/{}", self.view.key, self.act.name())
    }

    fn basis(&self) -> Option<Chip> {
        let law = self.web.app.law_of(self.view.matter.holder, self.frame.today())?;
        law.basis(self.act.act()).map(|cite| Chip::of(&self.frame.speaker(), cite))
    }

    /// Why the act is not open, if it is not.
    fn closed(&self) -> Option<Message> {
        let closed = self.offer.closed.as_ref()?;
        Some(Message::of(&act_told::closed(&self.frame.speaker(), closed, &self.staff.subject)))
    }

    /// What stands in a form that nobody has filled in.
    fn begun(&self, mut sent: Sent) -> Sent {
        let today = self.frame.today().to_string();
        let matter = &self.view.matter;
        let mut usual = vec![("on", today.clone()), ("heads", "1".to_owned()), ("claimed_on", today)];
        usual.push(("purpose", matter.purpose.name().to_owned()));
        usual.extend(matter.interlude.map(|open| ("interval", open.interval.name().to_owned())));
        for (name, value) in usual {
            if !sent.has(name) {
                sent.set(name, value);
            }
        }
        if self.act == OfficeAct::ReportUrgent && !sent.has("addressees") {
            for organ in addressees(self, matter) {
                sent.values.push(("addressees".to_owned(), organ));
            }
        }
        sent
    }

    /// The form with what was typed and what is wrong with it.
    fn form(self, sent: &Sent, read: &Read, messages: Vec<Message>, status: StatusCode) -> Result<Response, Trouble> {
        let list = fields(self.act);
        let parties = self.parties();
        let filled =
            Filled { sent, faults: &read.faults, organs: &read.organs, act: self.act.act(), parties: &parties };
        let entries = entries(&self.ground(), &list, &filled);
        let (speaker, today) = (self.frame.speaker(), self.frame.today());
        let lists_organs = entries.iter().any(|entry| entry.list == "organs-list");
        let own = self.staff.subject.actor.organ;
        let about = format!("deed-about-{}", self.act.name());
        let page = ActPage {
            name: self.name(),
            about: if speaker.words.has(&about) { speaker.words.say(&about) } else { String::new() },
            basis: self.basis(),
            back: format!("/matters/{}", self.view.key),
            number: speaker.receipt(self.view.matter.receipt),
            title: super::matter::title(&speaker, &self.view),
            stage: speaker.words.name("stage", self.view.matter.stage.name().name()),
            action: self.address(),
            messages,
            organs: if lists_organs { choosers::listed(speaker.directory, own, today) } else { Vec::new() },
            has_files: entries.iter().any(|entry| entry.shape == "files"),
            endings: act_told::endings(),
            entries,
            is_grave: self.act.is_grave(),
            closed: self.offer.closed.is_some() && !sent.has("token"),
            request: self.request(sent)?,
            token: self.staff.token.clone(),
            seen: self.view.matter.version,
            s: self.frame.shell,
        };
        Ok((status, Html(page.render()?)).into_response())
    }

    /// The name of the request: the one that came, so that sending the same form again stays the same request.
    fn request(&self, sent: &Sent) -> Result<String, Trouble> {
        match sent.get("request") {
            "" => Ok(unguessable(&mut (self.web.chance)()?)),
            request => Ok(request.to_owned()),
        }
    }

    /// Masked names of the petitioners.
    fn parties(&self) -> Vec<String> {
        let unnamed = self.frame.shell.t.say("person-unnamed");
        let name = |party: &Option<app::Masked>| match party {
            Some(masked) if !masked.name.is_empty() => masked.name.clone(),
            _ => unnamed.clone(),
        };
        self.view.parties.iter().map(name).collect()
    }

    /// Asks whether it is meant, with what follows from it.
    fn sure(self, sent: &Sent, read: &Read, tried: &app::Tried) -> Result<Response, Trouble> {
        let (speaker, today) = (self.frame.speaker(), self.frame.today());
        let ground = self.ground();
        let line = |field: &crate::deeds::field::Field| {
            let value = read.values.get(field.name)?;
            Some((ground.label(field.name), act_told::shown(&speaker, field, value, sent)))
        };
        let mut hidden: Vec<(String, String)> = sent.values.clone();
        hidden.retain(|(name, _)| !["meant", "more", "change"].contains(&name.as_str()));
        let page = SurePage {
            name: self.name(),
            basis: self.basis(),
            number: speaker.receipt(self.view.matter.receipt),
            title: super::matter::title(&speaker, &self.view),
            action: self.address(),
            consequences: consequences(&speaker, tried, today),
            lines: fields(self.act).iter().filter_map(line).collect(),
            hidden,
            s: self.frame.shell,
        };
        Ok(Html(page.render()?).into_response())
    }
}

/// Whom a report upward reaches first: those who govern the place.
fn addressees(desk: &Desk<'_>, matter: &Matter) -> Vec<String> {
    let speaker = desk.frame.speaker();
    let place = speaker.directory.organ(matter.holder).map(|organ| organ.division);
    let organs = place.map(|place| speaker.directory.governing(place)).unwrap_or_default();
    let own = desk.staff.subject.actor.organ;
    organs.into_iter().filter(|organ| *organ != own).map(|organ| speaker.organ(organ)).collect()
}

pub(crate) async fn get(
    State(web): State<Web>,
    staff: Staff,
    Path((key, act)): Path<(String, String)>,
    uri: Uri,
) -> Result<Response, Trouble> {
    let desk = match Desk::open(&web, &staff, &key, &act).await? {
        Ok(desk) => desk,
        Err(answer) => return Ok(answer),
    };
    let mut before = Sent::of_address(&uri);
    before.values.retain(|(name, _)| !OWN.contains(&name.as_str()));
    let sent = desk.begun(before);
    let closed = desk.closed().into_iter().collect();
    desk.form(&sent, &Read::default(), closed, StatusCode::OK)
}

pub(crate) async fn post(
    State(web): State<Web>,
    staff: Staff,
    Path((key, act)): Path<(String, String)>,
    sent: Result<Sent, Unread>,
) -> Result<Response, Trouble> {
    let desk = match Desk::open(&web, &staff, &key, &act).await? {
        Ok(desk) => desk,
        Err(answer) => return Ok(answer),
    };
    let mut sent = match sent {
        Ok(sent) => sent,
        Err(unread) => {
            let message = Message::refused(desk.frame.shell.t.say(unread.key()));
            let sent = desk.begun(Sent::default());
            return desk.form(&sent, &Read::default(), vec![message], unread.status());
        }
    };
    if !staff.sent(sent.get("token")) {
        let message = Message::refused(desk.frame.shell.t.say("fill-foreign"));
        return desk.form(&sent, &Read::default(), vec![message], StatusCode::FORBIDDEN);
    }
    let request = sent.get("request");
    if let Some(done) = web.app.done_already(&staff.stamp(), desk.view.key, request).await? {
        return Ok(done_page(done, desk.act));
    }
    if !sent.get("more").is_empty() || !sent.get("change").is_empty() {
        return desk.form(&sent, &Read::default(), Vec::new(), StatusCode::OK);
    }
    let list = fields(desk.act);
    let mut read = read(&desk.ground(), &list, &mut sent).await?;
    if read.faults.is_empty() {
        let odd = at_odds(desk.act, &Given(&read));
        read.faults.extend(
            odd.into_iter().map(|(field, key)| Fault { field: field.to_owned(), text: desk.frame.shell.t.say(key) }),
        );
    }
    let made = if read.faults.is_empty() { draft(desk.act, &Given(&read), &desk.frame.speaker()) } else { None };
    let Some(made) = made else {
        return desk.form(&sent, &read, Vec::new(), StatusCode::UNPROCESSABLE_ENTITY);
    };
    do_it(desk, sent, read, made).await
}

/// Carries the act out, or asks first whether it is meant.
async fn do_it(desk: Desk<'_>, sent: Sent, read: Read, made: OfficeDraft) -> Result<Response, Trouble> {
    let given = Given(&read);
    let on = given.day("on").unwrap_or(desk.frame.today());
    let (stamp, key) = (desk.staff.stamp(), desk.view.key);
    let mut chance = (desk.web.chance)()?;
    let seen = sent.get("seen").parse::<u64>().ok();
    if desk.act.is_grave() && sent.get("meant").is_empty() && seen == Some(desk.view.matter.version) {
        return match desk.web.app.try_out(&stamp, &mut chance, key, (on, &made)).await {
            Ok(tried) => desk.sure(&sent, &read, &tried),
            Err(failure) => not_done(desk, &sent, &read, failure),
        };
    }
    let request = sent.get("request").to_owned();
    let mut expected = Some(seen.unwrap_or(0));
    let mut last = None;
    for (at, draft) in act_told::each(&made, &given).into_iter().enumerate() {
        // Several papers are several acts, each of which is done once.
        let name = if at == 0 { request.clone() } else { format!("{}{at}", request.get(..60).unwrap_or(&request)) };
        let sending = Sending { expected, request: Some(&name) };
        match desk.web.app.carry_out(&stamp, &mut chance, key, sending, (on, &draft)).await {
            Ok(acted) => {
                expected = Some(acted.done.matter.version);
                last = Some(acted);
            }
            Err(failure) => return not_done(desk, &sent, &read, failure),
        }
    }
    let Some(Acted { done, code, .. }) = last else {
        return desk.form(&sent, &read, Vec::new(), StatusCode::UNPROCESSABLE_ENTITY);
    };
    if let Some(code) = code {
        return super::receipt::slip(desk.frame, &done.matter, done.key, &code);
    }
    Ok(done_page(done.key, desk.act))
}

/// The matter, which says what was done and what comes next.
fn done_page(key: MatterKey, act: OfficeAct) -> Response {
    Redirect::to(&format!("/matters/{key}?done={}", act.name())).into_response()
}

/// The form again with why nothing came of it; nothing that was typed is lost.
fn not_done(desk: Desk<'_>, sent: &Sent, read: &Read, failure: Failure) -> Result<Response, Trouble> {
    let told = act_told::failure(&desk.frame.speaker(), failure, &desk.staff.subject)?;
    let (status, message) = told;
    if status == StatusCode::NOT_FOUND {
        return super::missing(desk.frame, "missing-matter", "missing-matter-why");
    }
    // What was chosen to be sent under another version is a request of its own.
    desk.form(sent, read, vec![message], status)
}
