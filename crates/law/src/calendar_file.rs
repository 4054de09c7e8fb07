//! One year's file of the calendar: rest days and make-up working days by holiday.

use jiff::civil::{Date, Weekday};

use crate::calendar::{Announced, CalendarYear};
use crate::load::reader::{TableReader, division};
use crate::load::source::Source;
use crate::{Fault, FaultKind, PackFile, Place};

/// First and last year that a calendar file may be for: outside it the year is a slip of the pen.
const YEARS: (i64, i64) = (1949, 2200);

/// The file of one year, read.
pub(crate) struct YearFile {
    /// `CN` or a division code.
    pub(crate) region: String,
    pub(crate) year: i16,
    pub(crate) announced: CalendarYear,
    /// Where the file says which year it is for.
    pub(crate) place: Place,
}

/// Reads the announcement of one year.
///
/// # Errors
/// Every fault with its place: a day outside the year, a day named twice, a make-up day that is a
/// working day anyway, and all that can be wrong with the file itself.
pub fn load_calendar(file: PackFile<'_>) -> Result<(String, i16, CalendarYear), Vec<Fault>> {
    read(file).map(|read| (read.region, read.year, read.announced))
}

pub(crate) fn read(file: PackFile<'_>) -> Result<YearFile, Vec<Fault>> {
    let source = Source::new(file.path, file.text);
    let parsed = source.parse();
    let table = TableReader::new(&source, parsed.get_ref(), 0..0);
    let region = division(&table, "region");
    let year = table.number("year", YEARS.0, YEARS.1).and_then(|year| i16::try_from(year).ok());
    let mut announced = CalendarYear { names: Vec::new(), days: vec![None; 366] };
    for holiday in table.tables("holiday") {
        let name = holiday.text("name");
        let (off, work) = (holiday.dates("off"), holiday.dates("work"));
        holiday.finish();
        let (Some(name), Some(year)) = (name, year) else {
            continue;
        };
        let Ok(number) = u16::try_from(announced.names.len()) else {
            continue;
        };
        announced.names.push(name);
        for (days, worked) in [(off, false), (work, true)] {
            for (day, span) in days {
                if let Err(kind) = announce(&mut announced, year, day, Announced { name: number, worked }) {
                    source.fault(span, kind);
                }
            }
        }
    }
    table.finish();
    let place = source.place(table.span_of("year"));
    let faults = source.into_faults();
    match (region, year) {
        (Some(region), Some(year)) if faults.is_empty() => Ok(YearFile { region, year, announced, place }),
        _ => Err(faults),
    }
}

fn announce(year: &mut CalendarYear, number: i16, day: Date, announced: Announced) -> Result<(), FaultKind> {
    let weekend = matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
    let at = usize::try_from(day.day_of_year() - 1).unwrap_or(usize::MAX);
    match year.days.get_mut(at) {
        Some(slot) if day.year() == number => {
            if slot.is_some() {
                return Err(FaultKind::DayTwice { day });
            }
            if announced.worked && !weekend {
                return Err(FaultKind::WorkOnWorkday { day });
            }
            *slot = Some(announced);
            Ok(())
        }
        _ => Err(FaultKind::DayOutsideYear { day }),
    }
}
