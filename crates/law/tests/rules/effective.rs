//! The law of a place: what a province changes by its packs alone, for whom, from when to when, and on what it rests.

use jiff::civil::{Date, date};
use law::{
    Appeal, CaseRecord, Clock, Confidence, Cycle, Duty, Law, Level, Measure, MeasureName, MissedTarget, OrganKind,
    PackRole, Purpose, Rhythm, RuleKind, Said, Seat, Standing, Start,
};

use crate::invented::{book, book_of, law, on, rule, small};

/// A county of the province with rules of its own, in a city that adds some, and one of the province without.
const OWN: &str = "910102";
const OTHER: &str = "920102";
/// A day on which every pack of the invented country but the oldest is in force.
const DAY: Date = date(2024, 3, 4);

const COUNTY_HEAD: Seat = Seat::organ(OrganKind::Government, Level::County).held_by(Standing::Head);
const COUNTY_MEMBER: Seat = Seat::organ(OrganKind::Government, Level::County).held_by(Standing::Member);

/// The name and the length of each clock that a received letter starts.
fn clocks(law: &Law<'_>, seat: Seat) -> String {
    let clocks = law.asked_by(seat).clocks_from(Start::ReceivedByPetitionOffice, Purpose::Claim);
    let words = |clock: &law::ClockRule| {
        format!("{} {} {}", clock.head.id, clock.says.period.length.unwrap_or(0), clock.says.period.unit)
    };
    clocks.map(words).collect::<Vec<_>>().join(", ")
}

fn handle(law: &Law<'_>) -> String {
    let says = &law.clock("handle").expect("handle").says;
    let extended = says.extension.map_or_else(String::new, |extension| {
        let times = extension.times_max.map_or_else(String::new, |times| format!(" in {times}"));
        let days = extension.days_max.map_or_else(|| "as approved".to_owned(), |days| format!("+{days}"));
        format!(" {days}{times} by {}", extension.approver)
    });
    format!("{} {}{extended}", says.period.length.unwrap_or(0), says.period.unit)
}

fn reception(law: &Law<'_>) -> String {
    let answer = law.asked_by(COUNTY_HEAD).rule::<Duty>("receive-county").expect("receive-county");
    match &answer.says.says.rhythm {
        Rhythm::Per { times, measure, period } => format!("{times} {measure} a {period}"),
        other => format!("{other:?}"),
    }
}

/// What opens after this measure's target was missed.
fn after(law: &Law<'_>, measure: MeasureName) -> String {
    let under = "NR16-4".parse().expect("a citation");
    let case = CaseRecord { missed: vec![MissedTarget { measure, under }], ..CaseRecord::default() };
    let open = law.measures(&case).map(|answer| {
        let says = &answer.says.measure.says;
        format!("{} {}", says.rung.unwrap_or(0), says.measure)
    });
    open.collect::<Vec<_>>().join(", ")
}

fn window(law: &Law<'_>) -> String {
    let answer = law.rule::<Appeal>("reconsideration").expect("reconsideration");
    let until = answer.says.says.lodge_by(date(2024, 3, 4), law.calendar()).expect("a window");
    let window = answer.says.says.window;
    format!("{} {} to {}", window.length.unwrap_or(0), window.unit, until.due_on)
}

fn coverage(law: &Law<'_>, organ: OrganKind) -> String {
    let responsibility = law.coverage(organ).filter(|answer| answer.says.role == PackRole::Responsibility);
    responsibility.map(|answer| answer.says.how.to_string()).collect::<Vec<_>>().join(", ")
}

type Question = fn(&Law<'_>) -> String;

/// What is asked, and the answers in a county of the province with rules (910202) and of the one without.
#[rustfmt::skip]
const SIDE_BY_SIDE: &[(&str, Question, &str, &str)] = &[
    ("how often a county head receives", reception, "2 days a month", "1 days a month"),
    ("how long handling takes, and who extends it", handle, "40 working_days +20 in 2 by review_committee", "60 days +30 by own_leader"),
    ("the rung after a circular", |law| after(law, MeasureName::Circular), "3 listed_supervision", "3 admonition"),
    ("the rung after that", |law| after(law, MeasureName::ListedSupervision), "4 admonition", ""),
    ("what the province leaves alone", |law| after(law, MeasureName::Talk), "2 circular", "2 circular"),
    ("the window for reconsideration", window, "10 working_days to 2024-03-18", "30 days to 2024-04-03"),
    ("whether enterprises are bound", |law| coverage(law, OrganKind::Enterprise), "direct", "by_reference"),
    ("whether committees of residents follow", |law| coverage(law, OrganKind::ResidentsCommittee), "by_reference", ""),
    ("who is covered everywhere", |law| coverage(law, OrganKind::Department), "direct", "direct"),
    ("one national clock that became two local ones", |law| clocks(law, Seat::organ(OrganKind::PetitionOffice, Level::County)),
        "register 5 working_days, route 10 days", "register-and-route 15 days"),
    ("the national clock for those whom the two are not for", |law| clocks(law, Seat::organ(OrganKind::Department, Level::County)),
        "register-and-route 15 days", "register-and-route 15 days"),
];

#[test]
fn a_province_changes_the_law_by_its_packs_alone() {
    let book = book();
    let (own, other) = (law(&book, "910202", DAY), law(&book, OTHER, DAY));
    for (name, ask, here, there) in SIDE_BY_SIDE {
        assert_eq!((ask(&own).as_str(), ask(&other).as_str()), (*here, *there), "{name}");
    }
}

#[test]
fn a_rule_is_for_the_levels_and_standings_that_it_names() {
    let book = book();
    let prefecture = Seat::organ(OrganKind::Committee, Level::Prefecture);
    for (division, seat, id, cite) in [
        (OWN, COUNTY_HEAD, "receive-county", Some("CR20-2")),
        (OWN, COUNTY_MEMBER, "receive-county", Some("NR16-2")),
        ("910202", COUNTY_HEAD, "receive-county", Some("LR17-2")),
        (OTHER, COUNTY_HEAD, "receive-county", Some("NR16-2")),
        (OTHER, COUNTY_HEAD, "receive-prefecture", None),
        (OTHER, prefecture.held_by(Standing::Head), "receive-prefecture", Some("NR16-2")),
        (OTHER, prefecture.held_by(Standing::Handler), "receive-prefecture", None),
        (OTHER, prefecture.held_by(Standing::Head), "receive-county", None),
    ] {
        let found = law(&book, division, DAY).asked_by(seat).rule::<Duty>(id);
        assert_eq!(found.map(|answer| answer.because.cite.to_string()).as_deref(), cite, "{division} {seat:?} {id}");
    }
}

fn codes(book: &law::LawBook, division: &str, day: Date) -> String {
    let Some(law) = book.on(division, day) else { return "-".to_owned() };
    law.packs().iter().map(|pack| pack.code.to_string()).collect::<Vec<_>>().join(" ")
}

/// Procedure before responsibility, and of each the nearest first.
#[test]
fn a_place_has_its_own_packs_and_those_of_every_place_around_it() {
    let book = book();
    for (division, day, packs) in [
        ("CN", DAY, "NP22 NR16"),
        ("910000", DAY, "LP15 NP22 LR17 NR16"),
        ("910100", DAY, "LP15 NP22 CR20 LR17 NR16"),
        (OWN, DAY, "LP15 NP22 CR20 LR17 NR16"),
        ("910102003", DAY, "LP15 NP22 CR20 LR17 NR16"),
        ("910200", DAY, "LP15 NP22 LR17 NR16"),
        (OTHER, DAY, "NP22 NR16"),
        (OWN, date(2025, 1, 1), "LP15 NP22 LR17 NR16"),
        (OWN, date(2021, 12, 31), "LP15 NP10 CR20 LR17 NR16"),
        (OWN, date(2022, 1, 1), "LP15 NP22 CR20 LR17 NR16"),
        (OWN, date(2016, 10, 1), "LP15 NP10 NR16"),
        (OWN, date(2015, 5, 31), "NP10"),
        (OWN, date(2010, 4, 30), "-"),
        ("CN", date(2010, 4, 30), "-"),
    ] {
        assert_eq!(codes(&book, division, day), packs, "{division} on {day}");
    }
    let law = law(&book, OWN, DAY);
    let leading = |role| law.leading(role).map(|pack| pack.code.to_string());
    assert_eq!(leading(PackRole::Procedure).as_deref(), Some("LP15"));
    assert_eq!(leading(PackRole::Responsibility).as_deref(), Some("CR20"));
    assert_eq!(leading(PackRole::Reference), None);
}

/// The provincial rule stays; what it takes the place of changes from one day to the next.
#[test]
fn the_law_of_a_day_stands_on_the_base_of_that_day() {
    let book = book();
    for (division, day, cite, displaced) in [
        (OWN, date(2021, 12, 31), "LP15-2", "NP10-2"),
        (OWN, date(2022, 1, 1), "LP15-2", "NP22-2"),
        (OWN, date(2015, 5, 31), "NP10-2", ""),
        (OTHER, date(2021, 12, 31), "NP10-2", ""),
        (OTHER, date(2022, 1, 1), "NP22-2", ""),
    ] {
        let because = law(&book, division, day).rule::<Clock>("handle").expect("handle").because;
        let found: Vec<String> = because.displaced.iter().map(ToString::to_string).collect();
        assert_eq!(
            (because.cite.to_string().as_str(), found.join(" ").as_str()),
            (cite, displaced),
            "{division} {day}"
        );
        assert_eq!(because.day, day);
    }
}

#[test]
fn a_rule_may_begin_later_than_its_pack() {
    let book = book();
    for (day, there) in [(date(2023, 6, 30), false), (date(2023, 7, 1), true)] {
        assert_eq!(law(&book, OTHER, day).clock("notify-direct").is_some(), there, "{day}");
    }
    // Before its own day it displaces nothing, and does not hold.
    let below = small("A", "", &rule("duty", "x", "bearer = \"organ\"\nact = \"analyse\"\nrhythm = \"regularly\""));
    let keys = "bearer = \"organ\"\nact = \"analyse\"\nrhythm = \"standing\"\nin_force = { from = 2021-01-01, until = 2021-12-31 }";
    let above = small("P", &(on(&["A"]) + "\ndivision = \"910000\""), &rule("duty", "x", keys));
    let book = book_of([below, above]);
    for (day, cite) in
        [(date(2020, 12, 31), "A-1"), (date(2021, 1, 1), "P-1"), (date(2021, 12, 31), "P-1"), (date(2022, 1, 1), "A-1")]
    {
        let answers: Vec<String> =
            law(&book, OWN, day).rules::<Duty>().map(|answer| answer.because.cite.to_string()).collect();
        assert_eq!(answers, [cite], "{day}");
    }
}

#[test]
fn an_answer_says_what_it_rests_on() {
    let book = book();
    let law = law(&book, OWN, DAY).asked_by(COUNTY_HEAD);
    let handle = law.rule::<Clock>("handle").expect("handle").because;
    assert_eq!(
        (handle.kind, handle.rule, handle.gist),
        (RuleKind::Clock, "handle", "四十个工作日内办结，可延二十日，最多两次")
    );
    assert_eq!((handle.seat, handle.day), (COUNTY_HEAD, DAY));
    // The rule is surer than its pack, and says so; its readings are those of the nearer rule alone.
    assert_eq!(handle.confidence, Confidence::Seed);
    let readings: Vec<(&str, &str)> = handle.readings.iter().map(|r| (r.on.as_str(), r.decided.as_str())).collect();
    assert_eq!(readings, [("unit", "0002")]);
    // What of the instrument is a reading stands beside what of the rule is one.
    let of_pack = |because: &law::Because<'_>| -> Vec<String> {
        because.pack_readings.iter().map(|r| format!("{} {} {}", r.on, r.says, r.decided)).collect()
    };
    assert_eq!(of_pack(&handle), ["in_force 施行日期未写明，按公布日 0003", "counting 末日休息的顺延 0004"]);

    let receive = law.rule::<Duty>("receive-county").expect("receive-county").because;
    let displaced: Vec<String> = receive.displaced.iter().map(ToString::to_string).collect();
    assert_eq!(
        (receive.cite.to_string().as_str(), displaced),
        ("CR20-2", vec!["LR17-2".to_owned(), "NR16-2".to_owned()])
    );
    assert_eq!(receive.confidence, Confidence::Memory);
    assert!(receive.readings.is_empty() && of_pack(&receive).is_empty());

    let office = law.asked_by(Seat::organ(OrganKind::PetitionOffice, Level::County));
    for id in ["register", "route"] {
        let because = office.rule::<Clock>(id).expect(id).because;
        assert_eq!(because.displaced.iter().map(ToString::to_string).collect::<Vec<_>>(), ["NP22-3"], "{id}");
    }
    assert!(law.rule::<Measure>("talk").expect("talk").because.displaced.is_empty());
}

/// A local term for claims leaves the national one to all other petitions.
#[test]
fn a_clock_for_one_purpose_displaces_for_that_purpose_only() {
    let clock = |keys: &str| {
        rule(
            "clock",
            "handle",
            &format!("bearer = \"organ\"\nstarts = [\"accepted\"]\nstops = [\"answered\"]\nunit = \"days\"\n{keys}"),
        )
    };
    let below = small("A", "", &clock("length = 60"));
    let above = small("P", &(on(&["A"]) + "\ndivision = \"910000\""), &clock("length = 20\npurpose = [\"claim\"]"));
    let book = book_of([below, above]);
    let law = law(&book, OWN, DAY);
    for (purpose, length) in [(Purpose::Claim, 20), (Purpose::Proposal, 60), (Purpose::Accusation, 60)] {
        let lengths: Vec<_> = law.clocks_from(Start::Accepted, purpose).map(|rule| rule.says.period.length).collect();
        assert_eq!(lengths, [Some(length)], "{purpose}");
    }
}

/// Packs of two roles that do not build on each other both speak.
#[test]
fn only_what_a_pack_builds_on_is_displaced() {
    let keys = "bearer = \"organ\"\nact = \"analyse\"\nrhythm = \"regularly\"";
    let national = small("A", "", &rule("duty", "analyse", keys));
    let local = small("P", "division = \"910000\"", &rule("duty", "analyse", keys));
    let book = book_of([national, local]);
    let cites = |division| -> Vec<String> {
        law(&book, division, DAY).rules::<Duty>().map(|answer| answer.because.cite.to_string()).collect()
    };
    assert_eq!(cites(OWN), ["P-1", "A-1"]);
    assert_eq!(cites(OTHER), ["A-1"]);
}

/// What builds on a pack of another role stands beside it, also under the same name.
#[test]
fn only_a_pack_of_the_same_role_is_displaced() {
    let duty = |keys: &str| {
        rule("duty", "analyse", &format!("bearer = \"organ\"\nact = \"analyse\"\nrhythm = \"regularly\"\n{keys}"))
    };
    for (role, cites) in [("responsibility", &["P-1"] as &[&str]), ("reference", &["A-1", "P-1"])] {
        let head = format!("{}\ndivision = \"910000\"\nrole = \"{role}\"", on(&["A"]));
        let book = book_of([small("A", "", &duty("")), small("P", &head, &duty(""))]);
        let answers: Vec<_> = law(&book, OWN, DAY).rules::<Duty>().map(|answer| answer.because).collect();
        let found: Vec<String> = answers.iter().map(|because| because.cite.to_string()).collect();
        assert_eq!(found, cites, "{role}");
        assert_eq!(answers.iter().any(|because| !because.displaced.is_empty()), role == "responsibility");
    }
}

fn all<T: Said>(law: &Law<'_>) -> Vec<String> {
    law.rules::<T>().map(|answer| format!("{} {}", answer.because.cite, answer.because.rule)).collect()
}

#[test]
fn a_place_without_packs_has_the_law_of_the_place_around_it() {
    let book = book();
    for (inner, outer) in [
        (OTHER, "CN"),
        ("920000", "CN"),
        ("920102001", "CN"),
        (OWN, "910100"),
        ("910102003", "910100"),
        ("910202", "910000"),
    ] {
        for seat in [Seat::ANYONE, COUNTY_HEAD, COUNTY_MEMBER] {
            let [inner, outer] = [inner, outer].map(|division| law(&book, division, DAY).asked_by(seat));
            assert_eq!(all::<Clock>(&inner), all::<Clock>(&outer));
            assert_eq!(all::<Duty>(&inner), all::<Duty>(&outer));
            assert_eq!(all::<Measure>(&inner), all::<Measure>(&outer));
            assert_eq!(all::<Appeal>(&inner), all::<Appeal>(&outer));
        }
    }
}

/// Owed by the week in one prefecture: the nearest of three packs leads, and only there.
#[test]
fn the_nearest_of_three_packs_leads() {
    let book = book();
    let period = |division, day| match &law(&book, division, day).asked_by(COUNTY_HEAD).rule::<Duty>("receive-county") {
        Some(answer) => match &answer.says.says.rhythm {
            Rhythm::Per { times, period, .. } => Some((*times, *period)),
            _ => None,
        },
        None => None,
    };
    assert_eq!(period(OWN, date(2024, 12, 31)), Some((1, Cycle::Week)));
    assert_eq!(period(OWN, date(2025, 1, 1)), Some((2, Cycle::Month)));
    assert_eq!(period("910202", DAY), Some((2, Cycle::Month)));
    assert_eq!(period(OTHER, DAY), Some((1, Cycle::Month)));
    assert_eq!(period(OWN, date(2016, 10, 1)), Some((1, Cycle::Month)));
}
