//! Places by their division codes: what lies in what.

/// The division that stands for the whole country.
pub const NATION: &str = "CN";

/// A division without what fills it up to six digits, so that a place is a prefix of all that lies in it:
/// `33` for 330000, `3301` for 330100, and nothing for the whole country.
pub(crate) fn place_of(division: &str) -> &str {
    if division == NATION {
        return "";
    }
    let mut place = division;
    while let Some(shorter) = place.strip_suffix("00").filter(|shorter| shorter.len().is_multiple_of(2)) {
        place = shorter;
    }
    place
}

/// Digits of a township, a county, a prefecture, a province, and none for the country.
const PLACE_LENGTHS: [usize; 5] = [9, 6, 4, 2, 0];

/// A place and those that it lies in, the nearest first, the country last.
pub(crate) fn upwards(division: &str) -> impl Iterator<Item = &str> {
    let place = place_of(division);
    // Codes are cut at two, four and six digits; a township has three more.
    PLACE_LENGTHS.into_iter().filter_map(move |length| place.get(..length))
}
