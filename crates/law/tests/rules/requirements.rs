//! What an act requires or forbids, and when a thing is due, each with what it rests on.

use jiff::civil::{Date, date};
use law::{Act, Count, Law, Level, OrganKind, Requires, Seat, Underivable};

use crate::invented::{book, book_of, law, on, rule, small};

const DAY: Date = date(2024, 3, 4);

fn guard(id: &str, keys: &str) -> String {
    rule("guard", id, &format!("act = \"answer\"\n{keys}"))
}

/// The guard of an act that holds on every occasion goes before one of a single occasion, wherever each stands.
#[test]
fn what_holds_on_every_occasion_goes_before_what_holds_on_one() {
    let once = |id: &str| guard(id, "requires = \"in_writing\"\nwhen = \"accusation\"");
    let twice = |id: &str| guard(id, "requires = \"in_writing\"\nwhen = \"complex_matter\"");
    let always = |id: &str| guard(id, "requires = \"in_writing\"");
    let basis = guard("z", "requires = \"basis\"");
    let local = |rules: &str| small("P", &(on(&["A"]) + "\ndivision = \"910000\""), rules);
    for (name, national, provincial, found) in [
        ("the first in order has an occasion", once("a") + &always("b"), String::new(), Some("A b")),
        ("the first in order has none", always("a") + &once("b"), String::new(), Some("A a")),
        ("each has one", once("a") + &twice("b"), String::new(), Some("A a")),
        ("the nearer pack has one", always("b"), once("a"), Some("A b")),
        ("the nearer pack displaces it", always("a"), once("a"), Some("P a")),
        ("the nearer pack has none, too", always("a"), always("b"), Some("P b")),
        ("there is none", basis.clone(), String::new(), None),
    ] {
        let book = book_of([small("A", "", &national), local(&provincial)]);
        let law = law(&book, "910102", DAY);
        let guard = law.guard(Act::Answer, Requires::InWriting);
        let words = guard.map(|guard| format!("{} {}", guard.head.cite.pack, guard.head.id));
        assert_eq!(words.as_deref(), found, "{name}");
        assert!(law.guard(Act::Register, Requires::InWriting).is_none(), "{name}");
    }
    // Where the law knows no such guard, what is cited is what the act rests on.
    let book = book_of([small("A", "", &(basis + &once("a")))]);
    let law = law(&book, "CN", DAY);
    for (requires, cite) in [(Requires::InWriting, Some("A-1")), (Requires::HigherOrgan, Some("A-1"))] {
        assert_eq!(law.cite(Act::Answer, requires).map(|cite| cite.to_string()).as_deref(), cite, "{requires}");
    }
    assert_eq!(law.cite(Act::Register, Requires::InWriting), None);
}

fn asked(law: &Law<'_>, act: Act) -> Vec<String> {
    let words = law.requirements(act).map(|answer| {
        assert_eq!(answer.says.says.act, act);
        assert_eq!((answer.because.rule, answer.because.cite), (&*answer.says.head.id, answer.says.head.cite));
        let displaced: Vec<String> = answer.because.displaced.iter().map(ToString::to_string).collect();
        format!("{} {} {}", answer.because.cite, answer.because.rule, displaced.join(" ")).trim_end().to_owned()
    });
    words.collect()
}

/// Every occasion and every pack: all that is asked of whoever sits here, without what is displaced.
#[test]
fn every_requirement_of_an_act_is_told_with_its_provision() {
    let national = guard("writing", "requires = \"in_writing\"")
        + &guard("reasons", "requires = \"detailed_reasons\"\nwhen = \"complex_matter\"")
        + &rule("guard", "head", "act = \"extend\"\nrequires = \"approved_by_own_leader\"");
    let local = guard("writing", "requires = \"in_writing\"\napplies = { organs = [\"court\"] }")
        + &guard("parts", "requires = \"opinion_parts\"\nin_force = { from = 2024-07-01 }");
    let packs = [small("A", "", &national), small("P", &(on(&["A"]) + "\ndivision = \"910000\""), &local)];
    let book = book_of(packs);
    let court = Seat::organ(OrganKind::Court, Level::County);
    let bureau = Seat::organ(OrganKind::Department, Level::County);
    let later = date(2024, 7, 1);
    for (division, day, seat, act, expected) in [
        ("920102", DAY, court, Act::Answer, &["A-1 reasons", "A-1 writing"] as &[&str]),
        ("910102", DAY, court, Act::Answer, &["P-1 writing A-1", "A-1 reasons"]),
        ("910102", DAY, bureau, Act::Answer, &["A-1 reasons", "A-1 writing"]),
        ("910102", later, bureau, Act::Answer, &["P-1 parts", "A-1 reasons", "A-1 writing"]),
        ("910102", DAY, bureau, Act::Extend, &["A-1 head"]),
        ("910102", DAY, bureau, Act::Register, &[]),
    ] {
        assert_eq!(asked(&law(&book, division, day).asked_by(seat), act), expected, "{division} {day} {seat:?} {act}");
    }
}

/// Counted by hand: 2 March 2026 is a Monday; 1 to 5 May and 4 to 6 April are rest days.
#[test]
fn what_a_clock_measures_is_due_by_the_law_of_the_place() {
    let book = book();
    for (division, cite, extension_days, due_on) in [
        ("920102", "NP22-2", 0, date(2026, 5, 6)),
        ("920102", "NP22-2", 30, date(2026, 6, 1)),
        ("910202", "LP15-2", 0, date(2026, 4, 28)),
    ] {
        let law = law(&book, division, date(2026, 3, 2));
        let given = Count { extension_days, ..Count::from(date(2026, 3, 2)) };
        let answer = law.due("handle", &given).expect("handle");
        assert_eq!(answer.says.map(|derived| derived.due_on), Ok(due_on), "{division} {extension_days}");
        assert_eq!((answer.because.cite.to_string().as_str(), answer.because.day), (cite, law.day()));
    }
}

#[test]
fn what_cannot_be_counted_is_told_with_its_reason_and_what_is_no_clock_not_at_all() {
    let clock = |id: &str, starts: &str, unit: &str| {
        let says = format!("bearer = \"organ\"\nstarts = [\"{starts}\"]\nstops = [\"answered\"]");
        rule("clock", id, &format!("{says}\nunit = \"{unit}\""))
    };
    let for_courts = clock("courts", "urged", "unstated") + "applies = { organs = [\"court\"] }\n";
    let rules = clock("open", "accepted", "unstated") + &clock("set", "received_assigned", "set_in_act") + &for_courts;
    let book = book_of([small("A", "", &rules)]);
    let law = law(&book, "CN", DAY).asked_by(Seat::organ(OrganKind::Department, Level::County));
    let due = |id: &str, set_days| law.due(id, &Count { set_days, ..Count::from(DAY) }).map(|answer| answer.says);
    assert_eq!(due("open", None), Some(Err(Underivable::Unstated)));
    assert_eq!(due("set", None), Some(Err(Underivable::NotSet)));
    let set = due("set", Some(3)).expect("a clock").expect("a day");
    assert_eq!(set.due_on, date(2024, 3, 7));
    assert_eq!((due("courts", None), due("nothing", None)), (None, None));
}
