//! Which law holds on a day, and where a provision is found.

use jiff::civil::{Date, date};
use law::{Calendar, LawBook, Pack};

use crate::book::book;
use crate::faults::Change::Put;
use crate::faults::{changed, load, sound};

fn pack(code: &str, from: Date, until: Option<Date>) -> Pack {
    let pack = load(&sound()).unwrap_or_else(|faults| panic!("{faults:#?}"));
    let code = code.parse().expect("a code");
    Pack { code, from, until, ..pack }
}

fn codes(book: &LawBook, days: &[Date]) -> Vec<String> {
    let code = |day: &Date| book.on(*day).map(|law| law.pack().code.to_string());
    days.iter().map(|day| code(day).unwrap_or_else(|| "-".to_owned())).collect()
}

#[test]
fn a_pack_holds_from_its_first_day_to_its_last() {
    let old = pack("A21", date(2021, 1, 1), Some(date(2021, 12, 31)));
    let new = pack("B20", date(2020, 6, 1), None);
    let days = [date(2020, 12, 31), date(2021, 1, 1), date(2021, 12, 31), date(2022, 1, 1)];
    let book = LawBook::new(vec![old.clone()], Calendar::default()).expect("one pack");
    assert_eq!(codes(&book, &days), ["-", "A21", "A21", "-"]);
    let both = LawBook::new(vec![old, new], Calendar::default());
    let clash = both.expect_err("both claim 2021");
    assert_eq!(clash.to_string(), "B20 and A21 are both in force on 2021-01-01");
}

#[test]
fn two_packs_may_follow_each_other_but_not_share_a_day() {
    let old = pack("A20", date(2020, 1, 1), Some(date(2021, 12, 31)));
    for (from, fits) in [(date(2021, 12, 31), false), (date(2022, 1, 1), true), (date(2022, 6, 1), true)] {
        let packs = vec![pack("B22", from, None), old.clone()];
        assert_eq!(LawBook::new(packs, Calendar::default()).is_ok(), fits, "{from}");
    }
}

#[test]
fn packs_of_two_places_may_share_their_days() {
    let national = pack("A20", date(2020, 1, 1), None);
    let local = Pack { division: "990102".to_owned(), ..pack("B20", date(2020, 1, 1), None) };
    assert!(LawBook::new(vec![national, local], Calendar::default()).is_ok());
}

#[test]
fn a_pack_may_hold_for_a_single_day() {
    let one_day = Put("pack.toml", "from = 2020-01-01, until = 2029-12-31", "from = 2026-03-02, until = 2026-03-02");
    let pack = load(&changed(&[one_day])).unwrap_or_else(|faults| panic!("{faults:#?}"));
    let book = LawBook::new(vec![pack], Calendar::default()).expect("one pack");
    assert_eq!(codes(&book, &[date(2026, 3, 1), date(2026, 3, 2), date(2026, 3, 3)]), ["-", "T20", "-"]);
}

#[test]
fn the_rules_of_a_repealed_pack_stay_in_reach() {
    let book = book();
    let old = book.pack("R05".parse().expect("a code")).expect("R05 is shipped");
    assert_eq!(old.clock("handle").map(|rule| rule.cite.to_string()).as_deref(), Some("R05-33"));
    assert!(book.pack("X99".parse().expect("a code")).is_none());
}

/// A citation of a paragraph that has no gist of its own leads to its article.
#[test]
fn a_provision_is_found_by_its_citation_or_else_by_its_article() {
    let book = book();
    for (cite, found) in
        [("R22-23¶3", Some("R22-23¶3")), ("R22-23¶9(1)", Some("R22-23")), ("R22-999", None), ("X99-1", None)]
    {
        let provision = book.provision(cite.parse().expect(cite));
        assert_eq!(provision.map(|(_, p)| p.cite.to_string()).as_deref(), found, "{cite}");
    }
}
