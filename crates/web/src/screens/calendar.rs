//! The working-day calendar of one year: which days are worked, and where that is from.

use app::domain::{DivisionCode, OrganId};
use app::law::{Calendar, DayKind, NATION};
use askama::Template;
use axum::extract::{Query, State};
use axum::response::{Html, IntoResponse, Response};
use jiff::ToSpan;
use jiff::civil::{Date, date};
use serde::Deserialize;

use crate::Web;
use crate::form::Offer;
use crate::shell::{Frame, Shell};
use crate::staff::Staff;
use crate::trouble::Trouble;
use crate::words::Speaker;

/// Days of a week.
const WEEK: usize = 7;

/// What the address asks for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    year: Option<String>,
    place: Option<String>,
}

/// One day of the year.
struct Day {
    number: i8,
    /// `workday`, `weekend`, `holiday` or `make_up`.
    kind: &'static str,
    /// The mark beside the number; empty where the week says it.
    mark: String,
    /// What the mark means, for those who listen.
    said: String,
    today: bool,
}

/// One month: weeks from Monday to Sunday.
struct Month {
    name: String,
    weeks: Vec<Vec<Option<Day>>>,
    working: String,
}

/// What was announced for one holiday.
struct Holiday {
    name: String,
    off: String,
    work: String,
}

/// Where the days of the year are from.
struct File {
    place: String,
    file: String,
}

#[derive(Template)]
#[template(path = "calendar.html")]
struct CalendarPage {
    s: Shell,
    title: String,
    note: String,
    loaded: bool,
    years: Vec<Offer>,
    year: String,
    places: Vec<Offer>,
    place: String,
    weekdays: Vec<(String, String)>,
    months: Vec<Month>,
    holidays: Vec<Holiday>,
    files: Vec<File>,
}

pub(crate) async fn get(State(web): State<Web>, staff: Staff, Query(asked): Query<Asked>) -> Result<Response, Trouble> {
    let frame = staff.frame(&web);
    let today = frame.today();
    let calendars = web.app.law().calendars();
    let own = frame.organ().map(|organ| division(&frame, organ));
    let place = asked.place.filter(|place| app::rules::is_division(place)).or(own).unwrap_or_else(|| NATION.to_owned());
    let calendar = calendars.of(&place);
    let asked = asked.year.as_deref().and_then(|year| year.parse().ok());
    let known: Vec<i16> = calendar.years().chain([today.year(), today.year() + 1]).collect();
    let year = asked.filter(|year| known.contains(year)).unwrap_or_else(|| today.year());
    let speaker = frame.speaker();
    let seen = Seen { speaker, calendar, year, today };
    let mut years: Vec<i16> = known;
    years.sort_unstable();
    years.dedup();
    let files = calendars
        .files(&place, year)
        .map(|(region, file)| File { place: place_name(&speaker, &whole_code(region)), file: file.to_owned() });
    let page = CalendarPage {
        title: speaker.words.with("calendar-title", &[("year", year.to_string().into())]),
        note: seen.note(),
        loaded: calendar.knows(date(year, 1, 1)),
        years: years.iter().rev().map(|year| offer(year.to_string(), year.to_string())).collect(),
        year: year.to_string(),
        places: places(&frame, &place),
        weekdays: (1..=WEEK).map(|day| seen.weekday(day)).collect(),
        months: (1..=12).map(|month| seen.month(month)).collect(),
        holidays: seen.holidays(),
        files: files.collect(),
        place,
        s: frame.shell,
    };
    Ok(Html(page.render()?).into_response())
}

fn offer(value: String, label: String) -> Offer {
    Offer { value, label }
}

/// The division of an organ.
pub(super) fn division(frame: &Frame<'_>, organ: OrganId) -> String {
    frame.directory.seat(organ).0
}

/// The code of a region that came without what fills it up.
fn whole_code(region: &str) -> String {
    if region.is_empty() { NATION.to_owned() } else { format!("{region:0<6}") }
}

/// The name of a division; its code where the directory does not know it.
pub(super) fn place_name(speaker: &Speaker<'_>, division: &str) -> String {
    if division == NATION {
        return speaker.say("place-nation");
    }
    let code = division.parse().ok().map(DivisionCode);
    let known = code.and_then(|code| speaker.directory.divisions.get(&code));
    known.map_or_else(|| division.to_owned(), |division| division.name.clone())
}

/// The country, the division that is looked at, and every division that announces days of its own.
fn places(frame: &Frame<'_>, chosen: &str) -> Vec<Offer> {
    let speaker = frame.speaker();
    let regions = frame.law().calendars().regions();
    let mut places = vec![NATION.to_owned(), chosen.to_owned()];
    places.extend(frame.organ().map(|organ| division(frame, organ)));
    places.extend(regions.map(whole_code));
    let mut offers: Vec<Offer> = Vec::new();
    for place in places {
        if offers.iter().all(|offer| offer.value != place) {
            offers.push(offer(place.clone(), place_name(&speaker, &place)));
        }
    }
    offers
}

/// A year of a calendar as somebody looks at it.
struct Seen<'a> {
    speaker: Speaker<'a>,
    calendar: &'a Calendar,
    year: i16,
    today: Date,
}

impl Seen<'_> {
    fn days(&self) -> impl Iterator<Item = Date> {
        let year = self.year;
        date(year, 1, 1).series(1.day()).take_while(move |day| day.year() == year)
    }

    fn note(&self) -> String {
        let working = self.days().filter(|day| self.calendar.is_working(*day)).count();
        let days = self.days().count();
        let number = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
        let args = [("working", number(working).into()), ("rest", number(days - working).into())];
        self.speaker.words.with("calendar-note", &args)
    }

    /// The short name of a weekday, and the whole one.
    fn weekday(&self, day: usize) -> (String, String) {
        let name = |family| self.speaker.words.name(family, &day.to_string());
        (name("weekday-short"), name("weekday"))
    }

    fn month(&self, month: i8) -> Month {
        let first = date(self.year, month, 1);
        let mut cells: Vec<Option<Day>> = Vec::new();
        cells.resize_with(usize::try_from(first.weekday().to_monday_zero_offset()).unwrap_or_default(), || None);
        let days = first.series(1.day()).take_while(|day| day.month() == month && day.year() == self.year);
        let working = days.clone().filter(|day| self.calendar.is_working(*day)).count();
        cells.extend(days.map(|day| Some(self.day(day))));
        cells.resize_with(cells.len().next_multiple_of(WEEK), || None);
        let mut weeks = Vec::new();
        while !cells.is_empty() {
            let rest = cells.split_off(WEEK.min(cells.len()));
            weeks.push(std::mem::replace(&mut cells, rest));
        }
        let working = i64::try_from(working).unwrap_or(i64::MAX);
        Month {
            name: self.speaker.words.with("calendar-month", &self.speaker.month_and_day(first)),
            weeks,
            working: self.speaker.words.with("calendar-month-working", &[("n", working.into())]),
        }
    }

    fn day(&self, day: Date) -> Day {
        let words = self.speaker.words;
        let (kind, mark, name) = match self.calendar.kind(day) {
            DayKind::Workday => ("workday", "", ""),
            DayKind::Weekend => ("weekend", "", ""),
            DayKind::Holiday(name) => ("holiday", "calendar-mark-off", name),
            DayKind::MakeUp(name) => ("make_up", "calendar-mark-work", name),
        };
        let key = if kind == "holiday" { "calendar-said-off" } else { "calendar-said-work" };
        let said = if name.is_empty() { String::new() } else { words.with(key, &[("name", name.into())]) };
        let mark = if mark.is_empty() { String::new() } else { words.say(mark) };
        Day { number: day.day(), kind, mark, said, today: day == self.today }
    }

    /// The announced holidays in the order of their first days.
    fn holidays(&self) -> Vec<Holiday> {
        let mut found: Vec<(&str, Vec<Date>, Vec<Date>)> = Vec::new();
        for day in self.days() {
            let (name, worked) = match self.calendar.kind(day) {
                DayKind::Holiday(name) => (name, false),
                DayKind::MakeUp(name) => (name, true),
                DayKind::Workday | DayKind::Weekend => continue,
            };
            let at = found.iter().position(|(known, ..)| *known == name).unwrap_or_else(|| {
                found.push((name, Vec::new(), Vec::new()));
                found.len() - 1
            });
            if let Some((_, off, work)) = found.get_mut(at) {
                if worked { work } else { off }.push(day);
            }
        }
        let holiday = |(name, off, work): (&str, Vec<Date>, Vec<Date>)| Holiday {
            name: name.to_owned(),
            off: self.stretches(&off),
            work: self.stretches(&work),
        };
        found.into_iter().map(holiday).collect()
    }

    /// Days as stretches: 10月1日至10月7日.
    fn stretches(&self, days: &[Date]) -> String {
        let mut stretches: Vec<(Date, Date)> = Vec::new();
        for day in days {
            match stretches.last_mut() {
                Some((_, last)) if last.tomorrow().is_ok_and(|next| next == *day) => *last = *day,
                _ => stretches.push((*day, *day)),
            }
        }
        let words = self.speaker.words;
        let short = |day| words.with("day-short", &self.speaker.month_and_day(day));
        let told = stretches.into_iter().map(|(first, last)| {
            if first == last {
                return short(first);
            }
            words.with("calendar-stretch", &[("first", short(first).into()), ("last", short(last).into())])
        });
        told.collect::<Vec<_>>().join(&words.say("list-comma"))
    }
}
