//! Who opened personal data, when, and what for: for heads of offices and organs, and for auditors.

use app::domain::directory::Role;
use app::domain::{By, DivisionCode};
use app::{ReadingLine, ReadingsOf, home_shard};
use askama::Template;
use axum::extract::{Query, State};
use axum::response::{Html, IntoResponse, Response};
use jiff::ToSpan;
use jiff::civil::Date;
use serde::Deserialize;

use crate::Web;
use crate::form::Offer;
use crate::shell::{Frame, Shell};
use crate::staff::Staff;
use crate::trouble::Trouble;
use crate::words::Speaker;

/// Openings that one page shows, the newest first.
const LINES_MAX: u16 = 200;
/// Days that are looked at where none are named: what somebody asks about is mostly recent.
const DAYS: i32 = 30;

/// What the address asks for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    place: Option<i64>,
    from: Option<String>,
    until: Option<String>,
}

/// One opening.
struct Line {
    when: String,
    who: String,
    what: String,
    href: String,
    purpose: String,
    erased: bool,
}

#[derive(Template)]
#[template(path = "readings.html")]
struct ReadingsPage {
    s: Shell,
    note: String,
    places: Vec<Offer>,
    place: String,
    from: String,
    until: String,
    lines: Vec<Line>,
    full: String,
}

pub(crate) async fn get(State(web): State<Web>, staff: Staff, Query(asked): Query<Asked>) -> Result<Response, Trouble> {
    let frame = staff.frame(&web);
    let today = frame.today();
    let own = home_shard(&frame.directory, staff.subject.actor.organ);
    let places = places(&frame, &staff, own);
    let shard = asked.place.filter(|place| places.iter().any(|offer| offer.value == place.to_string())).unwrap_or(own);
    let day = |text: Option<String>| text.and_then(|text| text.parse::<Date>().ok());
    let until = day(asked.until).unwrap_or(today);
    let from = day(asked.from).unwrap_or_else(|| until.checked_sub(DAYS.days()).unwrap_or(Date::MIN));
    let read = web.app.readings(&staff.stamp(), ReadingsOf::Shard(shard), (Some(from), Some(until)), LINES_MAX).await;
    let read = match read {
        Ok(read) => read,
        Err(failure) => return super::failed(frame, failure, &staff.subject),
    };
    let speaker = frame.speaker();
    let n = i64::try_from(read.len()).unwrap_or(i64::MAX);
    let args = [("n", n.into()), ("from", speaker.day(from).into()), ("until", speaker.day(until).into())];
    let page = ReadingsPage {
        note: speaker.words.with("readings-note", &args),
        full: if read.len() >= usize::from(LINES_MAX) { speaker.say("readings-full") } else { String::new() },
        lines: read.into_iter().map(|line| told(&speaker, line)).collect(),
        place: shard.to_string(),
        from: from.to_string(),
        until: until.to_string(),
        places,
        s: frame.shell,
    };
    Ok(Html(page.render()?).into_response())
}

/// The places whose openings somebody may list: those of organs that they look after; all for an auditor. Each line is
/// asked for once more.
fn places(frame: &Frame<'_>, staff: &Staff, own: i64) -> Vec<Offer> {
    let directory = &frame.directory;
    let all = staff.subject.roles.contains(&Role::Auditor);
    let reach = staff.subject.reach;
    let looked_after =
        directory.organs.keys().filter(|organ| all || **organ == reach || directory.is_below(**organ, reach));
    let mut shards: Vec<i64> = looked_after.map(|organ| home_shard(directory, *organ)).chain([own]).collect();
    shards.sort_unstable();
    shards.dedup();
    let name = |shard: i64| {
        let division = directory.divisions.get(&DivisionCode(shard));
        division.map_or_else(|| shard.to_string(), |division| division.name.clone())
    };
    shards.into_iter().map(|shard| Offer { value: shard.to_string(), label: name(shard) }).collect()
}

fn told(speaker: &Speaker<'_>, line: ReadingLine) -> Line {
    let key = line.matter.map(|key| key.to_string()).unwrap_or_default();
    let what = match (line.matter, line.person) {
        (None, _) => "readings-number",
        (Some(_), None) => "readings-all",
        (Some(_), Some(_)) => "readings-one",
    };
    Line {
        when: speaker.moment(line.recorded_us),
        who: speaker.by(By::Staff(line.by)),
        what: speaker.say(what),
        href: key,
        erased: line.purpose.is_none(),
        purpose: line.purpose.unwrap_or_else(|| speaker.say("text-erased")),
    }
}
