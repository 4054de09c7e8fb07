//! The calendars of the country and of regions with days of their own.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::calendar::CalendarYear;
use crate::calendar_file::{YearFile, read};
use crate::place::{place_of, upwards};
use crate::{Calendar, Fault, FaultKind, PackFile};

/// The working-day calendars of the country and of regions with days of their own.
#[derive(Clone, Debug, Default)]
pub struct Calendars {
    nation: Calendar,
    regions: BTreeMap<String, Calendar>,
    /// The file that announces a year of a region; none for years that were put together otherwise.
    files: BTreeMap<(String, i16), Arc<str>>,
}

impl Calendars {
    /// Calendars from files, one a region and year, in any order.
    ///
    /// # Errors
    /// Every fault of every file, in the order of the files; and each file of a region and year that another
    /// file is for, too: which of them is right, only a person can say.
    pub fn load<'f>(files: impl IntoIterator<Item = PackFile<'f>>) -> Result<Self, Vec<Fault>> {
        let mut faults = Vec::new();
        let mut years: Vec<YearFile> = Vec::new();
        for file in files {
            match read(file) {
                Ok(year) => years.push(year),
                Err(found) => faults.extend(found),
            }
        }
        faults.extend(claimed_twice(&years));
        if !faults.is_empty() {
            return Err(faults);
        }
        let key = |file: &YearFile| (place_of(&file.region).to_owned(), file.year);
        let files = years.iter().map(|file| (key(file), file.place.file.clone())).collect();
        let years = years.into_iter().map(|file| (file.region, file.year, file.announced));
        Ok(Self { files, ..Self::new(years) })
    }

    /// Calendars of these announcements, each with its region: `CN` or a division code. A later one for the same
    /// region and year takes the place of an earlier one, to ask what would be if; files come in by `load`.
    #[must_use]
    pub fn new(years: impl IntoIterator<Item = (String, i16, CalendarYear)>) -> Self {
        let mut regional: BTreeMap<String, BTreeMap<i16, CalendarYear>> = BTreeMap::new();
        for (region, year, announced) in years {
            regional.entry(place_of(&region).to_owned()).or_default().insert(year, announced);
        }
        let nation = Calendar::new(regional.remove("").unwrap_or_default());
        let mut regions: BTreeMap<String, Calendar> = BTreeMap::new();
        // A region comes before those that lie in it, so that each stands on the one around it.
        for (region, years) in regional {
            let around = upwards(&region).skip(1).find_map(|place| regions.get(place)).unwrap_or(&nation);
            let calendar = around.with(years);
            regions.insert(region, calendar);
        }
        Self { nation, regions, files: BTreeMap::new() }
    }

    /// The calendar of the whole country.
    #[must_use]
    pub const fn nation(&self) -> &Calendar {
        &self.nation
    }

    /// The calendar of a division: its own, or that of the nearest around it.
    #[must_use]
    pub fn of(&self, division: &str) -> &Calendar {
        upwards(division).find_map(|place| self.regions.get(place)).unwrap_or(&self.nation)
    }

    /// The files that a division's calendar of a year comes from: the country's, then those of the regions around the
    /// division, each with its region (empty for the country, without what fills codes up).
    pub fn files(&self, division: &str, year: i16) -> impl Iterator<Item = (&str, &str)> {
        let mut places: Vec<&str> = upwards(division).collect();
        places.reverse();
        let file = move |place: &str| self.files.get_key_value(&(place.to_owned(), year));
        places.into_iter().filter_map(file).map(|((region, _), file)| (region.as_str(), &**file))
    }

    /// Regions with days of their own, without what fills their codes up.
    pub fn regions(&self) -> impl Iterator<Item = &str> {
        self.regions.keys().map(String::as_str)
    }
}

/// A fault for each file whose region and year another file claims as well.
fn claimed_twice(years: &[YearFile]) -> Vec<Fault> {
    let key = |file: &YearFile| (place_of(&file.region).to_owned(), file.year);
    let mut claims: BTreeMap<(String, i16), usize> = BTreeMap::new();
    for file in years {
        *claims.entry(key(file)).or_default() += 1;
    }
    let contested = years.iter().filter(|file| claims.get(&key(file)).is_some_and(|files| *files > 1));
    contested
        .map(|file| {
            let kind = FaultKind::YearTwice { region: file.region.clone(), year: file.year };
            Fault { place: file.place.clone(), kind }
        })
        .collect()
}
