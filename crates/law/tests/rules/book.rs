//! The working-day calendars that ship.

use std::sync::LazyLock;

use law::{Calendar, Calendars, PackFile, load_calendar};

/// The shipped calendar of the country.
pub fn calendar() -> Calendar {
    calendars().nation().clone()
}

/// The national calendar of the shipped years in files whose names end so.
pub fn calendar_of(ends: &[&str]) -> Calendar {
    calendars_of(ends).nation().clone()
}

/// The shipped calendars.
pub fn calendars() -> &'static Calendars {
    static SHIPPED: LazyLock<Calendars> = LazyLock::new(|| calendars_of(&[".toml"]));
    &SHIPPED
}

/// The shipped calendars, with the national years in files whose names end so.
pub fn calendars_of(ends: &[&str]) -> Calendars {
    let mut files = packs::calendars();
    files.retain(|(path, _)| !path.contains("/CN/") || ends.iter().any(|end| path.ends_with(end)));
    let years = files
        .iter()
        .map(|(path, text)| load_calendar(PackFile { path, text }).unwrap_or_else(|faults| panic!("{faults:#?}")));
    Calendars::new(years)
}
