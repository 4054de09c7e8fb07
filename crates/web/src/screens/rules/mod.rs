//! The rules as people read them: which instruments hold in a place on a day, one instrument article by article, and
//! one rule beside the text that it follows from.

mod official;
mod pack;
mod rule;

pub(crate) use pack::get as pack;
pub(crate) use rule::get as rule;

use app::law::{NATION, Pack, PackCode};
use askama::Template;
use axum::extract::{Query, State};
use axum::response::{Html, IntoResponse, Response};
use jiff::civil::Date;
use serde::Deserialize;

use super::calendar::{division, place_name};
use crate::Web;
use crate::form::Offer;
use crate::shell::{Frame, Shell};
use crate::staff::Staff;
use crate::trouble::Trouble;
use crate::words::{Speaker, rule_name};

/// What the address asks for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    place: Option<String>,
    on: Option<String>,
}

/// One instrument in a list.
struct Line {
    code: String,
    href: String,
    title: String,
    issuer: String,
    place: String,
    base: String,
    from: String,
    until: String,
    rules: usize,
    attached: bool,
}

/// Instruments that do the same: how petitions are handled, who answers for it, what is referred to.
struct Part {
    name: String,
    lines: Vec<Line>,
}

#[derive(Template)]
#[template(path = "rules/list.html")]
struct ListPage {
    s: Shell,
    note: String,
    places: Vec<Offer>,
    place: String,
    on: String,
    holds: String,
    parts: Vec<Part>,
    others: Vec<Line>,
}

pub(crate) async fn get(State(web): State<Web>, staff: Staff, Query(asked): Query<Asked>) -> Result<Response, Trouble> {
    let frame = staff.frame(&web);
    let today = frame.today();
    let own = frame.organ().map(|organ| division(&frame, organ));
    let place = asked.place.filter(|place| app::rules::is_division(place)).or(own).unwrap_or_else(|| NATION.to_owned());
    let on = asked.on.as_deref().and_then(|day| day.parse::<Date>().ok()).unwrap_or(today);
    let speaker = frame.speaker();
    let law = frame.law().on(&place, on);
    let holding: Vec<&Pack> = law.iter().flat_map(|law| law.packs().iter().map(|pack| &**pack)).collect();
    let here = |pack: &Pack| holding.iter().any(|held| held.code == pack.code);
    let line = |pack: &Pack| line(&web, &speaker, pack);
    let others = frame.law().packs().iter().filter(|pack| !here(pack)).map(|pack| line(pack)).collect();
    let day = speaker.day(on);
    let args = [("place", place_name(&speaker, &place).into()), ("day", day.into())];
    let page = ListPage {
        note: speaker.say("rules-page-note"),
        places: places(&frame, &place),
        on: on.to_string(),
        holds: speaker.words.with("rules-page-holds", &args),
        parts: parts(&speaker, &holding, &line),
        others,
        place,
        s: frame.shell,
    };
    Ok(Html(page.render()?).into_response())
}

fn parts(speaker: &Speaker<'_>, holding: &[&Pack], line: &dyn Fn(&Pack) -> Line) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    for pack in holding {
        let name = rule_name(speaker.words, "PackRole", pack.role.name());
        match parts.iter_mut().find(|part| part.name == name) {
            Some(part) => part.lines.push(line(pack)),
            None => parts.push(Part { name, lines: vec![line(pack)] }),
        }
    }
    parts
}

fn line(web: &Web, speaker: &Speaker<'_>, pack: &Pack) -> Line {
    let base: Vec<String> = pack.base.iter().map(|base| base.pack.to_string()).collect();
    Line {
        code: pack.code.to_string(),
        href: address(pack.code),
        title: pack.title.clone(),
        issuer: pack.issuer.clone(),
        place: place_name(speaker, &pack.division),
        base: base.join(" "),
        from: speaker.date(pack.from),
        until: pack.until.map(|day| speaker.date(day)).unwrap_or_default(),
        rules: pack.rules.heads().count(),
        attached: web.app.texts().contains_key(&pack.code),
    }
}

/// The address of an instrument.
fn address(code: PackCode) -> String {
    format!("/rules/{code}")
}

/// The country, the own place, the place that is looked at, and every place with rules of its own.
fn places(frame: &Frame<'_>, chosen: &str) -> Vec<Offer> {
    let speaker = frame.speaker();
    let own = frame.organ().map(|organ| division(frame, organ));
    let with_rules = frame.law().packs().iter().map(|pack| pack.division.clone());
    let mut offers: Vec<Offer> = Vec::new();
    for place in [NATION.to_owned(), chosen.to_owned()].into_iter().chain(own).chain(with_rules) {
        if offers.iter().all(|offer| offer.value != place) {
            let label = place_name(&speaker, &place);
            offers.push(Offer { value: place, label });
        }
    }
    offers
}
