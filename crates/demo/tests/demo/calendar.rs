//! A calendar for tests: weekdays, less a long and a very long holiday.

use demo::{City, Petition, petition};
use jiff::civil::{Date, Weekday, date};

/// The day on which all tests play.
pub const TODAY: Date = date(2026, 3, 9);

pub fn is_working_day(day: Date) -> bool {
    let week_end = matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
    let national_day = day.month() == 10 && day.day() <= 8;
    let spring_festival = day.month() == 2 && (15..=23).contains(&day.day());
    !(week_end || national_day || spring_festival)
}

/// The first petitions of a seed, and their city.
pub fn first(seed: u64, count: u64) -> (City, Vec<Petition>) {
    let city = City::invent(seed, TODAY);
    let petitions = (0..count).map(|index| petition(seed, index, &city, TODAY, &is_working_day)).collect();
    (city, petitions)
}
