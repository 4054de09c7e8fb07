//! Which remedies and consequences reach a measure: by its name, by what sums it up, by the body of rules under
//! which it was taken.

use jiff::civil::{Date, date};
use law::{Law, LawBook, MeasureName, Taken};

use crate::invented::{book_of, law, on, rule, small};

const DAY: Date = date(2024, 3, 4);

fn measure(name: &str, kinds: &str) -> String {
    let says = "upon = [\"responsible_person\"]\npaths = [{ way = \"discipline\" }]";
    rule("measure", name, &format!("measure = \"{name}\"\n{says}\nkinds = [{kinds}]"))
}

fn appeal(id: &str, against: &str) -> String {
    let says = "step = \"appeal\"\nto = \"deciding_organ\"\nfrom = \"decision_received\"\n\
        window = { length = 30, unit = \"days\" }\ndecide = { unit = \"unstated\" }";
    rule("appeal", id, &format!("{says}\nagainst = [{against}]"))
}

/// In a pack no two rules have one name: this one is `<id>-blocks`.
fn consequence(id: &str, of: &str) -> String {
    let says = "blocks = [\"promotion\"]\nwhom = [\"official\"]\nlasts = { months = 6 }";
    rule("consequence", &format!("{id}-blocks"), &format!("{says}\nof = [{of}]"))
}

/// Rules of responsibility, a procedure on them, a reference to which all may turn; each with remedies and
/// consequences of its own. What the province sums up as organisational changes from one year to the next.
fn book() -> LawBook {
    let responsibility = measure("discipline", "")
        + &measure("organisational", "\"suspension\"")
        + &measure("party_warning", "")
        + &appeal("r-discipline", "\"discipline\"")
        + &appeal("r-all", "")
        + &appeal("r-party-warning", "\"party_warning\"")
        + &consequence("r-organisational", "\"organisational\"")
        + &consequence("r-discipline", "\"discipline\"");
    let procedure = measure("order_correction", "")
        + &appeal("p-discipline", "\"discipline\"")
        + &appeal("p-all", "")
        + &consequence("p-discipline", "\"discipline\", \"order_correction\"");
    let reference = measure("party_discipline", "\"removal\"")
        + &appeal("x-party", "\"party_discipline\"")
        + &appeal("x-own", "")
        + &consequence("x-party", "\"party_discipline\"");
    let local = measure("organisational", "\"suspension\", \"ordered_resignation\"");
    book_of([
        small("R", "", &responsibility),
        small("Q", &(on(&["R"]) + "\nrole = \"procedure\""), &procedure),
        small("X", "role = \"reference\"", &reference),
        small("L", &(on(&["R"]) + "\ndivision = \"910000\"\nin_force = { from = 2024-01-01 }"), &local),
    ])
}

fn taken(measure: MeasureName, under: &str) -> Taken {
    Taken { measure, under: (!under.is_empty()).then(|| under.parse().expect(under)) }
}

fn appeals(law: &Law<'_>, taken: Taken) -> String {
    law.appeals(taken).map(|answer| answer.because.rule).collect::<Vec<_>>().join(" ")
}

fn consequences(law: &Law<'_>, taken: Taken) -> String {
    let names = law.consequences(taken, DAY).map(|answer| answer.because.rule.trim_end_matches("-blocks"));
    names.collect::<Vec<_>>().join(" ")
}

/// A remedy against discipline lies against every sanction; one against a warning is none against all discipline.
#[test]
fn a_general_name_reaches_the_measures_that_fall_under_it() {
    use MeasureName::{
        AdministrativeDiscipline, Discipline, OrderCorrection, PartyDiscipline, PartyExpulsion, PartyWarning, Talk,
        Warning,
    };
    let book = book();
    let law = law(&book, "CN", DAY);
    for (measure, remedies, blocked) in [
        (
            PartyWarning,
            "p-discipline r-all r-discipline r-party-warning x-own x-party",
            "p-discipline r-discipline x-party",
        ),
        (PartyExpulsion, "p-discipline r-all r-discipline x-own x-party", "p-discipline r-discipline x-party"),
        (PartyDiscipline, "p-discipline r-all r-discipline x-own x-party", "p-discipline r-discipline x-party"),
        (Warning, "p-discipline r-all r-discipline", "p-discipline r-discipline"),
        (AdministrativeDiscipline, "p-discipline r-all r-discipline", "p-discipline r-discipline"),
        (Discipline, "p-discipline r-all r-discipline", "p-discipline r-discipline"),
        (OrderCorrection, "p-all", "p-discipline"),
        (Talk, "", ""),
    ] {
        assert_eq!(appeals(&law, measure.into()), remedies, "{measure}");
        assert_eq!(consequences(&law, measure.into()), blocked, "{measure}");
    }
}

/// What a pack in force sums up under a name is reached by that name, also through two packs: `removal` is party
/// discipline by the reference, and party discipline is discipline by the words.
#[test]
fn what_a_pack_sums_up_is_reached_by_the_name_that_it_gives() {
    use MeasureName::{Demotion, OrderedResignation, Organisational, Removal, Suspension};
    let book = book();
    for (division, day, measure, remedies, blocked) in [
        ("CN", DAY, Suspension, "r-all", "r-organisational"),
        ("CN", DAY, Organisational, "r-all", "r-organisational"),
        ("CN", DAY, Demotion, "", ""),
        ("CN", DAY, Removal, "p-discipline r-all r-discipline x-own x-party", "p-discipline r-discipline x-party"),
        // Only where and when a pack sums it up.
        ("CN", DAY, OrderedResignation, "", ""),
        ("910102", DAY, OrderedResignation, "r-all", "r-organisational"),
        ("910102", date(2024, 1, 1), OrderedResignation, "r-all", "r-organisational"),
        ("910102", date(2023, 12, 31), OrderedResignation, "", ""),
        ("920102", DAY, OrderedResignation, "", ""),
    ] {
        let law = law(&book, division, day);
        assert_eq!(appeals(&law, measure.into()), remedies, "{measure} in {division} on {day}");
        assert_eq!(consequences(&law, measure.into()), blocked, "{measure} in {division} on {day}");
    }
}

/// What is known to be taken under one body of rules is no matter of the other; a reference speaks of both.
#[test]
fn packs_of_another_role_say_nothing_of_what_was_taken_under_one() {
    let book = book();
    let law = law(&book, "910102", DAY);
    for (under, remedies, blocked) in [
        ("R-1", "r-all r-discipline r-party-warning x-own x-party", "r-discipline x-party"),
        // Every pack of the role speaks, whichever of them the measure was taken under.
        ("L-1", "r-all r-discipline r-party-warning x-own x-party", "r-discipline x-party"),
        ("Q-1", "p-discipline x-own x-party", "p-discipline x-party"),
        ("X-1", "x-own x-party", "x-party"),
        ("", "p-discipline r-all r-discipline r-party-warning x-own x-party", "p-discipline r-discipline x-party"),
    ] {
        let taken = taken(MeasureName::PartyWarning, under);
        assert_eq!(appeals(&law, taken), remedies, "under {under}");
        assert_eq!(consequences(&law, taken), blocked, "under {under}");
    }
}
