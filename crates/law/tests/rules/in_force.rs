//! Which law holds on a day, and where a provision is found.

use jiff::civil::{Date, date};
use law::{Calendars, Law, LawBook, Pack};

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

/// First day, last day and packs of each stretch.
fn stretches(book: &LawBook, division: &str, from: Date, until: Date) -> Vec<String> {
    let packs = |law: &Law<'_>| law.packs().iter().map(|pack| pack.code.to_string()).collect::<Vec<_>>().join(" ");
    let stretches = book.over(division, from, until);
    for (first, last, law) in &stretches {
        assert!(*first <= *last && law.day() == *first, "{first} to {last}");
    }
    stretches.iter().map(|(first, last, law)| format!("{first}..{last} {}", packs(law))).collect()
}

#[test]
fn a_span_of_days_is_cut_where_the_law_changes() {
    let book = book();
    for (division, from, until, expected) in [
        ("920102", date(2024, 1, 1), date(2024, 12, 31), &["2024-01-01..2024-12-31 NP22 NR16"] as &[&str]),
        (
            "910102",
            date(2021, 12, 31),
            date(2022, 1, 1),
            &["2021-12-31..2021-12-31 LP15 NP10 CR20 LR17 NR16", "2022-01-01..2022-01-01 LP15 NP22 CR20 LR17 NR16"],
        ),
        // A span that begins with a change has no day before it, and one that ends with a change has that day.
        ("910102", date(2022, 1, 1), date(2022, 1, 31), &["2022-01-01..2022-01-31 LP15 NP22 CR20 LR17 NR16"]),
        (
            "910102",
            date(2024, 12, 1),
            date(2025, 1, 1),
            &["2024-12-01..2024-12-31 LP15 NP22 CR20 LR17 NR16", "2025-01-01..2025-01-01 LP15 NP22 LR17 NR16"],
        ),
        // A rule that begins later than its pack changes the law on its own day.
        (
            "920102",
            date(2023, 6, 1),
            date(2023, 7, 31),
            &["2023-06-01..2023-06-30 NP22 NR16", "2023-07-01..2023-07-31 NP22 NR16"],
        ),
        // Days before the first pack have no law; a span that ends before it begins has no day.
        ("CN", date(2010, 4, 1), date(2010, 5, 31), &["2010-05-01..2010-05-31 NP10"]),
        ("CN", date(2009, 1, 1), date(2010, 4, 30), &[]),
        ("CN", date(2024, 3, 5), date(2024, 3, 4), &[]),
        ("CN", date(2024, 3, 4), date(2024, 3, 4), &["2024-03-04..2024-03-04 NP22 NR16"]),
    ] {
        assert_eq!(stretches(&book, division, from, until), expected, "{division} {from} to {until}");
    }
    // A gap between two packs is left out, and the end of time is a last day like any other.
    let book = book_of([pack("A20", "2020-01-01", "2020-12-31"), pack("B22", "2022-01-01", "")]);
    assert_eq!(
        stretches(&book, "CN", date(2020, 6, 1), Date::MAX),
        ["2020-06-01..2020-12-31 A20", "2022-01-01..9999-12-31 B22"]
    );
}

#[test]
fn a_pack_builds_on_its_bases_and_on_theirs() {
    let book = book();
    let pack = |code: &str| book.pack(code.parse().expect(code)).expect(code);
    for (above, below, builds) in [
        ("LP15", "NP10", true),
        ("LP15", "NP22", true),
        ("CR20", "LR17", true),
        ("CR20", "NR16", true),
        ("NR16", "CR20", false),
        ("CR20", "NP22", false),
        ("CR20", "CR20", false),
        ("NR16", "NR16", false),
        ("CR20", "X99", false),
    ] {
        assert_eq!(book.builds_on(pack(above), below.parse().expect(below)), builds, "{above} on {below}");
    }
}
