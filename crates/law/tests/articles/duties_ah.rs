//! What is owed by the rules of Anhui, as far as the press tells them; otherwise by the national measures.

use jiff::civil::date;
use law::{DutyAct, DutyPlace, Level, OrganKind, PackRole, Standing};

use crate::book::{ANHUI, pack};
use crate::owed::{LEADERS, organ, owed, rules, seat, span};

/// Leaders read letters and coordinate hard cases.
///
/// Article: AH-2
#[test]
fn leaders_read_and_coordinate() {
    for standing in LEADERS {
        for kind in [OrganKind::Committee, OrganKind::Department, OrganKind::Court] {
            let seat = seat(kind, Level::County, standing);
            assert_eq!(rules(ANHUI, seat, DutyAct::ReadLetters), "AH-2 always", "{kind} {standing}");
            assert_eq!(rules(ANHUI, seat, DutyAct::Coordinate), "AH-2 on hard_case", "{kind} {standing}");
        }
    }
    assert_eq!(rules(ANHUI, seat(OrganKind::Court, Level::County, Standing::Handler), DutyAct::ReadLetters), "");
}

/// Each member of the Party and government group, at a reception place: a day each half-year in the province, each
/// quarter in a city, each month in a county, each week in a township or street.
///
/// Article: AH-3
#[test]
fn members_receive_as_often_as_their_level_says() {
    use OrganKind::{Committee, Government, Township};
    for (kind, level, expected) in [
        (Committee, Level::Province, "AH-3 1 days a half_year, 2"),
        (Government, Level::Province, "AH-3 1 days a half_year, 2"),
        (Committee, Level::Prefecture, "AH-3 1 days a quarter, 4"),
        (Government, Level::Prefecture, "AH-3 1 days a quarter, 4"),
        (Committee, Level::County, "AH-3 1 days a month, 12"),
        (Government, Level::County, "AH-3 1 days a month, 12"),
        (Committee, Level::Township, "AH-3 1 days a week, 51"),
        (Township, Level::Township, "AH-3 1 days a week, 51"),
    ] {
        for standing in LEADERS {
            // 2025 begins and ends on a Wednesday: of its weeks the first and the last lie in it in part.
            let found = owed(
                PackRole::Responsibility,
                ANHUI,
                crate::owed::year(2025),
                seat(kind, level, standing),
                DutyAct::ReceiveVisitors,
            );
            assert_eq!(found, expected, "{kind} {level} {standing}");
        }
        let clerk = seat(kind, level, Standing::Handler);
        assert_eq!(rules(ANHUI, clerk, DutyAct::ReceiveVisitors), "", "{kind} {level}");
    }
}

/// The day is spent at a place for receiving petitioners.
///
/// Article: AH-3
#[test]
fn members_receive_at_a_reception_place() {
    let duties = pack("AH").rules.duties.iter().filter(|rule| rule.head.cite.article == 3);
    let places: Vec<Option<DutyPlace>> = duties.map(|rule| rule.says.place).collect();
    assert_eq!(places, [Some(DutyPlace::ReceptionPlace); 4]);
}

/// Somebody who comes or goes in the middle owes what falls into whole spans.
///
/// Article: AH-3
#[test]
fn only_whole_spans_of_a_tenure_count() {
    for (level, from, until, expected) in [
        (Level::County, date(2025, 3, 1), date(2025, 5, 31), "AH-3 1 days a month, 3"),
        (Level::County, date(2025, 3, 3), date(2025, 5, 30), "AH-3 1 days a month, 1"),
        (Level::Prefecture, date(2025, 2, 10), date(2025, 9, 30), "AH-3 1 days a quarter, 2"),
        (Level::Province, date(2025, 2, 10), date(2025, 12, 31), "AH-3 1 days a half_year, 1"),
        // From Monday the 3rd to Sunday the 30th of March there are four whole weeks.
        (Level::Township, date(2025, 3, 3), date(2025, 3, 30), "AH-3 1 days a week, 4"),
        (Level::Township, date(2025, 3, 4), date(2025, 3, 30), "AH-3 1 days a week, 3"),
    ] {
        let member = seat(OrganKind::Government, level, Standing::Member);
        let found = owed(PackRole::Responsibility, ANHUI, span(from, until), member, DutyAct::ReceiveVisitors);
        assert_eq!(found, expected, "{level} {from} to {until}");
    }
}

/// Leaders of departments from the county up go with those of their own level; other organs stay with the
/// national measures, which name no number.
///
/// Article: AH-4, NAT-4¶3
#[test]
fn leaders_of_departments_go_with_their_level() {
    use OrganKind::{Congress, Court, Department, VerticalDepartment};
    for (kind, level, expected) in [
        (Department, Level::Province, "AH-4 1 days a half_year, 2"),
        (Department, Level::Prefecture, "AH-4 1 days a quarter, 4"),
        (Department, Level::County, "AH-4 1 days a month, 12"),
        (VerticalDepartment, Level::County, "AH-4 1 days a month, 12"),
        (Congress, Level::County, "NAT-4¶3 regularly"),
        (Court, Level::Prefecture, "NAT-4¶3 regularly"),
    ] {
        for standing in [Standing::Head, Standing::Member] {
            let found = rules(ANHUI, seat(kind, level, standing), DutyAct::ReceiveVisitors);
            assert_eq!(found, expected, "{kind} {level} {standing}");
        }
    }
}

/// The press says that inspection has its frequency, but not which: the national one holds. Results count for cadres.
///
/// Article: AH-5, AH-6, NAT-9
#[test]
fn what_the_press_does_not_tell_follows_the_national_measures() {
    for (act, expected) in [
        (DutyAct::SpecialInspection, "NAT-9 1 times a year, 1"),
        (DutyAct::CirculateInspection, "NAT-9 on inspection_done"),
        (DutyAct::ApplyAssessment, "AH-6 on assessment_done"),
        (DutyAct::HearReport, "NAT-4¶1 regularly"),
        (DutyAct::AttributeResponsibility, "NAT-6 always"),
    ] {
        assert_eq!(rules(ANHUI, organ(OrganKind::Government, Level::County), act), expected, "{act}");
    }
}
