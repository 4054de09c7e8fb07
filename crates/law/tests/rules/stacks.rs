//! What holds for every stack of packs: two national ones after each other, a province on both, a city on the
//! province, each with rules of its own.

use jiff::civil::{Date, date};
use law::{Cite, Duty, Fit, Law, LawBook, Level, OrganKind, Pack, PackCode, Seat, Standing};
use proptest::prelude::*;

use crate::invented::{faults, rule, small};

const IDS: &[&str] = &["a", "b", "c", "d"];
const LEVELS: &[Level] = &[Level::Prefecture, Level::County, Level::Township];
const STANDINGS: &[Standing] = &[Standing::Head, Standing::Member];
const DAYS: &[Date] = &[date(2018, 1, 1), date(2019, 12, 31), date(2020, 1, 1), date(2021, 6, 30), date(2026, 3, 2)];
const DIVISIONS: &[&str] = &["CN", "910000", "910100", "910102", "910200", "920000"];

/// One rule in short: whether it is there, levels and standings as bits (none means all), which it replaces, and
/// whether it begins later.
type Spec = (bool, u8, u8, u8, bool);

fn some_rules() -> impl Strategy<Value = Vec<Spec>> {
    proptest::collection::vec((any::<bool>(), 0..8_u8, 0..4_u8, 0..16_u8, proptest::bool::weighted(0.2)), IDS.len())
}

fn names<T: std::fmt::Display>(all: &[T], bits: u8) -> String {
    let chosen = all.iter().enumerate().filter(|(at, _)| bits & (1 << at) != 0);
    chosen.map(|(_, name)| format!("\"{name}\"")).collect::<Vec<_>>().join(", ")
}

/// The rules of one pack; what they replace is kept to what the packs below have.
fn rules(specs: &[Spec], below: u8) -> String {
    let there = specs.iter().zip(IDS).filter(|((there, ..), _)| *there);
    there
        .map(|((_, levels, standings, replaces, later), id)| {
            let applies =
                format!("levels = [{}], standings = [{}]", names(LEVELS, *levels), names(STANDINGS, *standings));
            let replaces = names(IDS, replaces & below);
            let later = if *later { "in_force = { from = 2021-01-01 }\n" } else { "" };
            let says = "bearer = \"organ\"\nact = \"analyse\"\nrhythm = \"regularly\"";
            rule("duty", id, &format!("{says}\n{later}applies = {{ {applies} }}\nreplaces = [{replaces}]"))
        })
        .collect()
}

fn ids(specs: &[Spec]) -> u8 {
    specs.iter().enumerate().filter(|(_, (there, ..))| *there).fold(0, |bits, (at, _)| bits | 1 << at)
}

fn packs(specs: &[Vec<Spec>]) -> Vec<Pack> {
    let [old, new, province, city] = specs else { panic!("four packs") };
    let national = ids(old) | ids(new);
    let bases = "base = [{ pack = \"N1\", until = 2019-12-31 }, { pack = \"N2\", from = 2020-01-01 }]";
    let until = "in_force = { from = 2018-01-01, until = 2025-12-31 }";
    vec![
        small("N1", "in_force = { from = 2017-01-01, until = 2019-12-31 }", &rules_of_old(old)),
        small("N2", "in_force = { from = 2020-01-01 }", &rules(new, 0)),
        small(
            "P",
            &format!("{bases}\ndivision = \"910000\"\n{}", "in_force = { from = 2018-01-01 }"),
            &rules(province, national),
        ),
        small(
            "Q",
            &format!("base = [{{ pack = \"P\" }}]\ndivision = \"910100\"\n{until}"),
            &rules(city, national | ids(province)),
        ),
    ]
}

/// The older national pack ends before any rule could begin later.
fn rules_of_old(specs: &[Spec]) -> String {
    let specs: Vec<Spec> =
        specs.iter().map(|(there, levels, standings, ..)| (*there, *levels, *standings, 0, false)).collect();
    rules(&specs, 0)
}

fn books() -> impl Strategy<Value = LawBook> {
    proptest::collection::vec(some_rules(), 4).prop_map(|specs| {
        let packs = packs(&specs);
        LawBook::new(packs.clone(), law::Calendars::default()).unwrap_or_else(|_| panic!("{:#?}", faults(packs)))
    })
}

fn seats() -> impl Iterator<Item = Seat> {
    let levels = LEVELS.iter().copied().map(Some).chain([None]);
    let standings = [Some(Standing::Head), Some(Standing::Member), None];
    levels.flat_map(move |level| standings.map(|standing| Seat { organ: None, level, standing }))
}

/// Every law that can be asked of a book here.
fn laws(book: &LawBook) -> impl Iterator<Item = Law<'_>> {
    let laws = DIVISIONS.iter().flat_map(move |division| DAYS.iter().filter_map(move |day| book.on(division, *day)));
    laws.flat_map(|law| seats().map(move |seat| law.asked_by(seat)))
}

/// The packs that a pack stands on, on a day.
fn below(book: &LawBook, code: PackCode, day: Date) -> Vec<PackCode> {
    let bases = book.pack(code).map(|pack| pack.base.clone()).unwrap_or_default();
    let direct: Vec<PackCode> = bases.iter().filter(|base| base.holds(day)).map(|base| base.pack).collect();
    let further: Vec<PackCode> = direct.iter().flat_map(|code| below(book, *code, day)).collect();
    [direct, further].concat()
}

/// A rule that may be for a seat: pack, name, what it displaces, and whether it is for it for sure.
type Candidate<'l> = (PackCode, &'l str, Vec<&'l str>, bool);

/// The rules that may be for this seat on this day, whatever displaces them.
fn candidates<'l>(law: &Law<'l>) -> Vec<Candidate<'l>> {
    let (seat, day) = (law.seat(), law.day());
    let rules = law.packs().iter().flat_map(|pack| pack.rules.duties.iter().map(move |rule| (pack.code, rule)));
    rules
        .map(|(code, rule)| (code, rule, rule.fit(seat, day)))
        .filter(|(.., fit)| *fit != Fit::No)
        .map(|(code, rule, fit)| {
            let replaces = rule.head.replaces.iter().map(|name| &**name).collect();
            (code, &*rule.head.id, replaces, fit == Fit::Surely)
        })
        .collect()
}

/// A rule for some seats leaves the one below it to all others: while it is not known who asks, both stand.
#[test]
fn a_rule_for_some_displaces_only_where_it_is_surely_meant() {
    let duty = |keys: &str| {
        rule("duty", "x", &format!("bearer = \"official\"\nact = \"analyse\"\nrhythm = \"regularly\"\n{keys}"))
    };
    let book = |keys: &str| {
        let above = small("P", "base = [{ pack = \"A\" }]\ndivision = \"910000\"", &duty(keys));
        LawBook::new(vec![small("A", "", &duty("")), above], law::Calendars::default()).expect("a sound book")
    };
    let court = OrganKind::Court;
    let organ = Seat { organ: Some(court), ..Seat::ANYONE };
    let county = Seat { level: Some(Level::County), ..Seat::ANYONE };
    let head = Seat::organ(court, Level::County).held_by(Standing::Head);
    for (keys, seat, fit, cites) in [
        ("", Seat::ANYONE, Fit::Surely, &["P-1"] as &[&str]),
        ("applies = { levels = [\"county\"] }", Seat::ANYONE, Fit::Perhaps, &["P-1", "A-1"]),
        ("applies = { levels = [\"county\"] }", county, Fit::Surely, &["P-1"]),
        ("applies = { levels = [\"township\"] }", county, Fit::No, &["A-1"]),
        ("applies = { organs = [\"court\"] }", county, Fit::Perhaps, &["P-1", "A-1"]),
        ("applies = { organs = [\"court\"] }", organ, Fit::Surely, &["P-1"]),
        ("applies = { except_organs = [\"court\"] }", organ, Fit::No, &["A-1"]),
        ("applies = { except_organs = [\"township\"] }", Seat::ANYONE, Fit::Perhaps, &["P-1", "A-1"]),
        ("applies = { except_organs = [\"township\"] }", organ, Fit::Surely, &["P-1"]),
        ("applies = { organs = [\"court\"], standings = [\"head\"] }", organ, Fit::Perhaps, &["P-1", "A-1"]),
        // What is known is enough to say no.
        ("applies = { levels = [\"township\"], standings = [\"head\"] }", county, Fit::No, &["A-1"]),
        (
            "applies = { organs = [\"court\"], levels = [\"county\"], standings = [\"head\"] }",
            head,
            Fit::Surely,
            &["P-1"],
        ),
    ] {
        let book = book(keys);
        let law = book.on("910102", DAYS[4]).expect("a law").asked_by(seat);
        let local = book.pack("P".parse().expect("a code")).expect("P").rules.duties[0].head.applies.fit(seat);
        assert_eq!(local, fit, "{keys} {seat:?}");
        let found: Vec<String> = law.rules::<Duty>().map(|answer| answer.because.cite.to_string()).collect();
        assert_eq!(found, cites, "{keys} {seat:?}");
        // By name there is one answer: the nearest that may be meant.
        let named = law.rule::<Duty>("x").map(|answer| answer.because.cite.to_string());
        assert_eq!(named.as_deref(), Some(cites[0]), "{keys} {seat:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    /// Along what a pack builds on, a name is held by one rule, and that is the nearest one.
    #[test]
    fn one_rule_of_a_name_holds_and_it_is_the_nearest(book in books()) {
        for law in laws(&book) {
            let standing: Vec<(PackCode, &str)> =
                law.rules::<Duty>().map(|answer| (answer.because.cite.pack, answer.because.rule)).collect();
            for (code, id, ..) in candidates(&law) {
                let nearer = |(other, name, _, sure): &Candidate<'_>| {
                    *sure && *name == id && below(&book, *other, law.day()).contains(&code)
                };
                prop_assert!(!(standing.contains(&(code, id)) && candidates(&law).iter().any(nearer)), "{} of {}", id, code);
            }
        }
    }

    /// What does not stand was displaced, by its name, by a rule for the same seat in a pack on top of its own.
    #[test]
    fn what_is_left_out_was_displaced_by_name(book in books()) {
        for law in laws(&book) {
            let candidates = candidates(&law);
            for (code, id, ..) in &candidates {
                let stands = law.rules::<Duty>().any(|answer| answer.because.cite.pack == *code && answer.because.rule == *id);
                let displaced = candidates.iter().any(|(other, name, replaces, sure)| {
                    *sure && (name == id || replaces.contains(id)) && below(&book, *other, law.day()).contains(code)
                });
                prop_assert_eq!(stands, !displaced, "{} of {}", id, code);
            }
        }
    }

    /// Every answer names a provision that is in its pack, and so does everything that it displaced.
    #[test]
    fn every_answer_cites_a_provision_that_is_there(book in books()) {
        let there = |cite: Cite| book.pack(cite.pack).is_some_and(|pack| pack.provision(cite).is_some());
        for law in laws(&book) {
            for answer in law.rules::<Duty>() {
                prop_assert!(there(answer.because.cite));
                prop_assert!(answer.because.displaced.iter().all(|cite| there(*cite)));
                let surely = answer.says.fit(law.seat(), law.day()) == Fit::Surely;
                prop_assert!(surely || answer.because.displaced.is_empty(), "what may not be meant takes no place");
                prop_assert_eq!((answer.because.seat, answer.because.day), (law.seat(), law.day()));
                prop_assert!(answer.says.fit(law.seat(), law.day()) != Fit::No);
            }
        }
    }

    /// Inside a place without packs of its own nothing is different.
    #[test]
    fn a_place_without_packs_has_the_law_around_it(book in books()) {
        for (inner, outer) in [("920000", "CN"), ("920102", "CN"), ("910102", "910100"), ("910102004", "910100"), ("910200", "910000")] {
            for day in DAYS {
                let rules = |division| book.on(division, *day).map(|law| {
                    law.rules::<Duty>().map(|answer| (answer.because.cite, answer.because.rule.to_owned())).collect::<Vec<_>>()
                });
                prop_assert_eq!(rules(inner), rules(outer), "{} in {} on {}", inner, outer, day);
            }
        }
    }
}
