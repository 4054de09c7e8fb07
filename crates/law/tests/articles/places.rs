//! Which packs speak in a place on a day.

use jiff::civil::{Date, date};
use law::PackRole;

use crate::book::{ANHUI, BEIJING, JIANGSU, SHANDONG, SICHUAN, ZHEJIANG, book};

/// The packs of one role, the nearest first.
fn speaking(division: &str, day: Date, role: PackRole) -> String {
    let packs = book().on(division, day).map_or(&[][..], |law| law.packs());
    let packs = packs.iter().filter(|pack| pack.role == role);
    packs.map(|pack| pack.code.to_string()).collect::<Vec<_>>().join(" ")
}

/// Article: NAT-19, BJ-26, JS-22, AH-1, R22-50, R05-51, BJ06-70, SD15-68, ZJ16-36
#[test]
fn a_text_speaks_from_its_first_day_to_its_last() {
    let (procedure, rules) = (PackRole::Procedure, PackRole::Responsibility);
    for (division, day, role, packs) in [
        (SICHUAN, date(2005, 4, 30), procedure, ""),
        (SICHUAN, date(2005, 5, 1), procedure, "R05"),
        (SICHUAN, date(2022, 4, 30), procedure, "R05"),
        (SICHUAN, date(2022, 5, 1), procedure, "R22"),
        (SICHUAN, date(2026, 11, 23), procedure, "R22"),
        (SICHUAN, date(2016, 10, 7), rules, ""),
        (SICHUAN, date(2016, 10, 8), rules, "NAT"),
        (SICHUAN, date(2026, 11, 23), rules, "NAT"),
        (BEIJING, date(2006, 12, 31), procedure, "R05"),
        (BEIJING, date(2007, 1, 1), procedure, "BJ06 R05"),
        (BEIJING, date(2022, 4, 30), procedure, "BJ06 R05"),
        (BEIJING, date(2022, 5, 1), procedure, "R22"),
        (BEIJING, date(2017, 6, 21), rules, "NAT"),
        (BEIJING, date(2017, 6, 22), rules, "BJ NAT"),
        (BEIJING, date(2026, 11, 23), rules, "BJ NAT"),
        (SHANDONG, date(2015, 12, 31), procedure, "R05"),
        (SHANDONG, date(2016, 1, 1), procedure, "SD15 R05"),
        (SHANDONG, date(2022, 5, 1), procedure, "R22"),
        (SHANDONG, date(2026, 11, 23), rules, "NAT"),
        (ZHEJIANG, date(2016, 7, 31), procedure, "R05"),
        (ZHEJIANG, date(2016, 8, 1), procedure, "ZJ16 R05"),
        (ZHEJIANG, date(2022, 5, 1), procedure, "R22"),
        (JIANGSU, date(2017, 3, 4), rules, "NAT"),
        (JIANGSU, date(2017, 3, 5), rules, "JS NAT"),
        (JIANGSU, date(2026, 11, 23), rules, "JS NAT"),
        (JIANGSU, date(2020, 1, 1), procedure, "R05"),
        (ANHUI, date(2017, 5, 31), rules, "NAT"),
        (ANHUI, date(2017, 6, 1), rules, "AH NAT"),
        (ANHUI, date(2020, 1, 1), procedure, "R05"),
    ] {
        assert_eq!(speaking(division, day, role), packs, "{role} in {division} on {day}");
    }
}

/// What holds in a province holds in each place in it, and nowhere else.
#[test]
fn a_province_speaks_in_all_its_places_and_in_no_other() {
    let day = date(2020, 6, 1);
    for (divisions, packs) in [
        (["110000", "110101", "110119"], "BJ NAT"),
        (["320000", "320500", "320582"], "JS NAT"),
        (["340000", "340100", "341822"], "AH NAT"),
        (["330000", "370100", "120000"], "NAT"),
        (["CN", "650000", "810000"], "NAT"),
    ] {
        for division in divisions {
            assert_eq!(speaking(division, day, PackRole::Responsibility), packs, "{division}");
        }
    }
}

/// The texts that measures, appeals and other remedies rest on speak in the whole country, each from its own year.
///
/// Article: ML-68
#[test]
fn texts_of_reference_speak_from_their_year_on() {
    for (day, packs) in [
        (date(2010, 6, 7), "IP09 LMA07"),
        (date(2016, 10, 8), "APL14 IP09 LMA07"),
        (date(2018, 6, 1), "APL14 CSL IP09 LMA07"),
        (date(2020, 6, 30), "ACC19 APL14 CSL IP09 LMA07"),
        (date(2020, 7, 1), "ACC19 APL14 CSL IP09 LMA07 ML"),
        (date(2021, 6, 1), "ACC19 APL14 CSL IP09 LMA07 ML OH21"),
        (date(2024, 6, 1), "ACC19 APL14 ARL23 CDR CSL IP09 LMA07 ML OH21"),
        (date(2025, 6, 1), "ACC19 APL14 ARL23 CDR CSL IP09 LMA07 ML OH21 SUP"),
    ] {
        assert_eq!(speaking(SICHUAN, day, PackRole::Reference), packs, "{day}");
        // The press report on Beijing's rules is a reference of Beijing alone, and no law.
        let beijing = if day < date(2017, 6, 22) { packs.to_owned() } else { format!("BJN {packs}") };
        assert_eq!(speaking(BEIJING, day, PackRole::Reference), beijing, "Beijing on {day}");
    }
}
