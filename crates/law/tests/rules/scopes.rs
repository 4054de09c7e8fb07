//! Whom the packs of a place cover: each scope speaks of the organs that it covers, and of no others.

use jiff::civil::{Date, date};
use law::{Coverage, Fit, LawBook, OrganKind, Scope, Seat};

use crate::invented::{book_of, law, on, rule, small};

const DAY: Date = date(2024, 3, 4);

fn scope(id: &str, covers: &str, how: &str, keys: &str) -> String {
    rule("scope", id, &format!("covers = [{covers}]\nhow = \"{how}\"\n{keys}"))
}

/// A national pack that binds departments and courts, and a province on it with this scope of the same name.
fn book(covers: &str, keys: &str) -> LawBook {
    let national = scope("bound", "\"department\", \"court\"", "direct", "")
        + &scope("follow", "\"enterprise\"", "by_reference", "");
    let local = scope("bound", covers, "direct", keys);
    book_of([small("A", "", &national), small("P", &(on(&["A"]) + "\ndivision = \"910000\""), &local)])
}

/// Pack and way of each instrument that covers this kind of organ in the province.
fn covered(book: &LawBook, organ: OrganKind) -> String {
    let law = law(book, "910102", DAY);
    let words = law.coverage(organ).map(|answer| format!("{} {}", answer.says.pack, answer.says.how));
    words.collect::<Vec<_>>().join(", ")
}

/// What the local scope says besides, and who then covers departments, courts, enterprises and townships.
type Row = (&'static str, &'static str, &'static str, [&'static str; 4]);

#[test]
fn a_local_scope_takes_the_place_of_the_one_below_for_whom_it_covers() {
    for (name, covers, keys, expected) in [
        (
            "it leaves those whom it does not cover to the pack below",
            "\"department\", \"township\"",
            "",
            ["P direct", "A direct", "A by_reference", "P direct"],
        ),
        (
            "of one role the nearest that speaks of an organ is asked",
            "\"department\", \"enterprise\"",
            "",
            ["P direct", "A direct", "P direct", ""],
        ),
        (
            "and so it is where it says that it takes the place of another scope",
            "\"department\", \"enterprise\"",
            "replaces = [\"follow\"]",
            ["P direct", "A direct", "P direct", ""],
        ),
        (
            "whom it names beside those whom it covers it takes out",
            "\"department\"",
            "applies = { organs = [\"department\", \"court\"] }",
            ["P direct", "", "A by_reference", ""],
        ),
        (
            "and so all whom it does not except",
            "\"department\"",
            "applies = { except_organs = [\"township\"] }\nreplaces = [\"follow\"]",
            ["P direct", "", "", ""],
        ),
    ] as [Row; 5]
    {
        let book = book(covers, keys);
        let found = [OrganKind::Department, OrganKind::Court, OrganKind::Enterprise, OrganKind::Township]
            .map(|organ| covered(&book, organ));
        assert_eq!(found, expected, "{name}");
    }
}

/// What it covers under another name below stays as a rule, unless it says that it takes its place.
#[test]
fn a_local_scope_displaces_the_one_of_its_name_and_those_that_it_replaces() {
    for (keys, standing, displaced) in
        [("", &["P-1 bound", "A-1 follow"] as &[&str], 0), ("replaces = [\"follow\"]", &["P-1 bound"], 1)]
    {
        let book = book("\"enterprise\"", keys);
        let law = law(&book, "910102", DAY).asked_by(Seat { organ: Some(OrganKind::Enterprise), ..Seat::ANYONE });
        let words = law.rules::<Scope>().map(|answer| format!("{} {}", answer.because.cite, answer.because.rule));
        assert_eq!(words.collect::<Vec<_>>(), standing, "{keys}");
        // The one of its name is not for enterprises, and is not displaced for them.
        let because = law.rule::<Scope>("bound").expect("bound").because;
        assert_eq!(because.displaced.len(), displaced, "{keys}");
    }
}

/// A reference says for itself whom it covers, and so do packs of two roles.
#[test]
fn each_role_and_each_reference_says_whom_it_covers() {
    let says = |how: &str| scope("bound", "\"department\"", how, "");
    let place = |head: &str| format!("{head}\ndivision = \"910000\"");
    let book = book_of([
        small("A", "", &says("direct")),
        small("P", &place(&on(&["A"])), &says("by_reference")),
        small("Q", &(place(&on(&["A"])) + "\nrole = \"procedure\""), &says("direct")),
        small("X", "role = \"reference\"", &says("direct")),
        small("Y", &place("role = \"reference\""), &says("by_reference")),
    ]);
    assert_eq!(covered(&book, OrganKind::Department), "Q direct, P by_reference, Y by_reference, X direct");
    assert_eq!(covered(&book, OrganKind::Court), "");
}

/// A level alone does not widen it: it is still for those whom it covers, at that level.
#[test]
fn a_scope_for_a_level_is_for_the_covered_of_that_level() {
    let book = book("\"department\"", "applies = { levels = [\"county\"] }");
    let law = law(&book, "910102", DAY);
    for (organ, level, pack) in [
        (OrganKind::Department, law::Level::County, "P"),
        (OrganKind::Department, law::Level::Prefecture, "A"),
        (OrganKind::Court, law::Level::County, "A"),
    ] {
        let asked = law.asked_by(Seat::organ(organ, level));
        let packs: Vec<String> = asked.coverage(organ).map(|answer| answer.says.pack.to_string()).collect();
        assert_eq!(packs, [pack], "{organ} {level}");
    }
}

#[test]
fn a_scope_knows_for_whom_it_is_and_who_follows() {
    let book = book("\"department\", \"township\"", "");
    let law = law(&book, "910102", DAY);
    let own = law.rule::<Scope>("bound").expect("bound").says;
    assert_eq!((own.head.cite.to_string().as_str(), own.says.how), ("P-1", Coverage::Direct));
    assert_eq!(own.head.applies.organs, [OrganKind::Department, OrganKind::Township]);
    for (seat, fit) in [
        (Seat { organ: Some(OrganKind::Township), ..Seat::ANYONE }, Fit::Surely),
        (Seat { organ: Some(OrganKind::Court), ..Seat::ANYONE }, Fit::No),
        (Seat::ANYONE, Fit::Perhaps),
    ] {
        assert_eq!(own.fit(seat, DAY), fit, "{seat:?}");
    }
    // While it is not known who asks, nobody has displaced anybody.
    let all: Vec<String> = law.rules::<Scope>().map(|answer| answer.because.cite.to_string()).collect();
    assert_eq!(all, ["P-1", "A-1", "A-1"]);
}
