//! The shipped calendar against four public lists of every day, where a sample of them is given.
//!
//! The lists agree with each other from 2019 on. Before that the calendar follows the first of them; two more
//! agree with it wherever they speak, and one differs on 21 days.

use std::collections::BTreeMap;

use jiff::civil::Date;
use law::Calendar;

use crate::calendars::nation;
use crate::skipped::skipped;

/// Column of each list, in the order of the file, and its days and agreeing days before 2019 and from then on.
type Row = (&'static str, (u32, u32), (u32, u32));

const AGREEMENT: &[Row] = &[
    ("is_workday_chinesecalendar", (5_479, 5_479), (2_922, 2_922)),
    ("is_workday_chinese_days", (5_479, 5_479), (2_922, 2_922)),
    ("is_workday_holiday_calendar", (5_479, 5_458), (2_922, 2_922)),
    ("is_workday_holiday_cn", (4_383, 4_383), (2_922, 2_922)),
];

/// The days on which one list differs, by year.
const DIFFERENT: &[(i16, u32)] =
    &[(2004, 5), (2006, 2), (2007, 2), (2008, 3), (2009, 2), (2011, 1), (2015, 1), (2016, 1), (2018, 4)];

/// Days and agreeing days, before 2019 and since.
type Agreement = [(u32, u32); 2];

fn compare(calendar: &Calendar, text: &str) -> (Vec<Agreement>, BTreeMap<i16, u32>) {
    let mut lines = text.lines();
    let header: Vec<&str> = lines.next().unwrap_or_default().split(',').collect();
    let columns: Vec<usize> = AGREEMENT
        .iter()
        .map(|(name, ..)| header.iter().position(|column| column == name).unwrap_or_else(|| panic!("{name}")))
        .collect();
    let mut counts = vec![[(0, 0); 2]; columns.len()];
    let mut different = BTreeMap::new();
    for line in lines {
        let fields: Vec<&str> = line.split(',').collect();
        let day: Date = fields[0].parse().expect("an ISO date");
        for (list, column) in columns.iter().enumerate() {
            let working = match fields[*column] {
                "" => continue,
                word => word == "1",
            };
            let (days, agreeing) = &mut counts[list][usize::from(day.year() >= 2019)];
            *days += 1;
            if calendar.is_working(day) == working {
                *agreeing += 1;
            } else {
                *different.entry(day.year()).or_default() += 1;
            }
        }
    }
    (counts, different)
}

#[test]
#[expect(clippy::disallowed_methods, reason = "a test finds its samples through the environment")]
fn the_calendar_agrees_with_four_lists_as_far_as_they_agree_with_each_other() {
    const NAME: &str = "the_calendar_agrees_with_four_lists_as_far_as_they_agree_with_each_other";
    let Some(folder) = std::env::var_os("XINZE_SAMPLES") else {
        return skipped(NAME, "XINZE_SAMPLES is not set");
    };
    let path = std::path::Path::new(&folder).join("cn_workdays_2004_2026.csv");
    let Ok(text) = std::fs::read_to_string(path) else {
        return skipped(NAME, "the sample calendar is not there");
    };
    let (counts, different) = compare(nation(), &text);
    for ((name, before, since), found) in AGREEMENT.iter().zip(counts) {
        assert_eq!(found, [*before, *since], "{name}: days and agreeing days before 2019 and since");
    }
    assert_eq!(different.into_iter().collect::<Vec<_>>(), DIFFERENT, "days on which a list differs, by year");
}
