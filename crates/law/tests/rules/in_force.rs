//! Which law holds on a day, and where a provision is found.

use jiff::civil::{Date, date};
use law::{Calendars, LawBook, Pack};

use crate::invented::{book, book_of, small};

fn pack(code: &str, from: &str, until: &str) -> Pack {
    let until = if until.is_empty() { String::new() } else { format!(", until = {until}") };
    small(code, &format!("in_force = {{ from = {from}{until} }}"), "")
}

fn codes(book: &LawBook, days: &[Date]) -> Vec<String> {
    let code = |day: &Date| book.on("CN", *day).map(|law| law.packs()[0].code.to_string());
    days.iter().map(|day| code(day).unwrap_or_else(|| "-".to_owned())).collect()
}

#[test]
fn a_pack_holds_from_its_first_day_to_its_last() {
    let book = book_of([pack("A21", "2021-01-01", "2021-12-31")]);
    let days = [date(2020, 12, 31), date(2021, 1, 1), date(2021, 12, 31), date(2022, 1, 1)];
    assert_eq!(codes(&book, &days), ["-", "A21", "A21", "-"]);
}

#[test]
fn two_packs_may_follow_each_other_but_not_share_a_day() {
    for (from, fits) in [("2021-12-31", false), ("2022-01-01", true), ("2022-06-01", true)] {
        let packs = vec![pack("B22", from, ""), pack("A20", "2020-01-01", "2021-12-31")];
        assert_eq!(LawBook::new(packs, Calendars::default()).is_ok(), fits, "{from}");
    }
}

#[test]
fn between_two_packs_there_may_be_days_without_law() {
    let book = book_of([pack("A20", "2020-01-01", "2020-12-31"), pack("B22", "2022-01-01", "")]);
    let days = [date(2020, 12, 31), date(2021, 1, 1), date(2021, 12, 31), date(2022, 1, 1), Date::MAX];
    assert_eq!(codes(&book, &days), ["A20", "-", "-", "B22", "B22"]);
    assert_eq!(codes(&book, &[Date::MIN, date(2019, 12, 31)]), ["-", "-"]);
}

#[test]
fn a_pack_may_hold_for_a_single_day() {
    let book = book_of([pack("T20", "2026-03-02", "2026-03-02")]);
    assert_eq!(codes(&book, &[date(2026, 3, 1), date(2026, 3, 2), date(2026, 3, 3)]), ["-", "T20", "-"]);
}

/// A place with packs has no law where neither it nor a place around it has one in force.
#[test]
fn a_local_pack_is_no_law_elsewhere() {
    let book = book_of([small("P", "division = \"910000\"", "")]);
    let day = date(2024, 3, 4);
    for (division, there) in [("910000", true), ("910102", true), ("910102001", true), ("CN", false), ("920000", false)]
    {
        assert_eq!(book.on(division, day).is_some(), there, "{division}");
    }
    assert!(LawBook::new(Vec::new(), Calendars::default()).expect("an empty book").on("CN", day).is_none());
}

#[test]
fn the_rules_of_a_repealed_pack_stay_in_reach() {
    let book = book();
    let code = "NP10".parse().expect("a code");
    let old = book.pack(code).expect("NP10");
    assert!(!old.in_force(date(2022, 1, 1)));
    assert_eq!(old.clock("handle").map(|rule| rule.head.cite.to_string()).as_deref(), Some("NP10-2"));
    assert_eq!(book.clock(code, "handle").map(|rule| rule.says.period.length), Some(Some(90)));
    assert!(book.pack("X99".parse().expect("a code")).is_none());
}

/// A citation of a paragraph that has no gist of its own leads to its article.
#[test]
fn a_provision_is_found_by_its_citation_or_else_by_its_article() {
    let paragraph = "[[provision]]\ncite = \"@-1¶2\"\ngist = \"第二款\"\nmodality = \"duty\"\n";
    let book = book_of([small("A", "", paragraph)]);
    for (cite, found) in
        [("A-1", Some("A-1")), ("A-1¶2", Some("A-1¶2")), ("A-1¶9(1)", Some("A-1")), ("A-9", None), ("X-1", None)]
    {
        let provision = book.provision(cite.parse().expect(cite));
        assert_eq!(provision.map(|(_, p)| p.cite.to_string()).as_deref(), found, "{cite}");
    }
}
