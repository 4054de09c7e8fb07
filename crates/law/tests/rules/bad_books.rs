//! What can be wrong between packs that are sound each by itself.

use law::{Fault, Pack};

use crate::faults::line;
use crate::invented::{faults, on, rule, small};

/// What the row shows, the packs, and what is said of them.
type Row = (&'static str, fn() -> Vec<Pack>, &'static [&'static str]);

const TALK: &str = "measure = \"talk\"\nupon = [\"head\"]\npaths = [{ way = \"crime\" }]";

fn duty(id: &str, rhythm: &str) -> String {
    rule("duty", id, &format!("bearer = \"organ\"\nact = \"analyse\"\n{rhythm}"))
}

fn appeal(id: &str, keys: &str) -> String {
    let usual = "step = \"appeal\"\nto = \"deciding_organ\"\nfrom = \"decision_received\"\n\
        window = { length = 30, unit = \"days\" }\ndecide = { unit = \"unstated\" }\n";
    rule("appeal", id, &format!("{usual}{keys}"))
}

fn term(id: &str, days: u16) -> String {
    let keys = "bearer = \"organ\"\nstarts = [\"accepted\"]\nstops = [\"answered\"]\nunit = \"days\"";
    rule("clock", id, &format!("{keys}\nlength = {days}"))
}

/// A guard that asks for a mandate.
fn guard(id: &str) -> String {
    rule("guard", id, "act = \"represent\"\nrequires = \"mandate\"")
}

fn of_2020(code: &str) -> Pack {
    small(code, "in_force = { from = 2020-01-01, until = 2020-12-31 }", "")
}

const BASES: &[Row] = &[
    (
        "one code, one pack",
        || vec![small("A", "", ""), small("A", "division = \"910000\"", "")],
        &["A/pack.toml:1:8 code-twice code=A"],
    ),
    (
        "of one place one pack of one role holds on a day",
        || vec![small("A", "", ""), small("B", "in_force = { from = 2021-05-01 }", "")],
        &["B/pack.toml:5:12 pack-overlap first=A second=B day=2021-05-01"],
    ),
    (
        "not even on the last day of the earlier one",
        || vec![of_2020("A"), small("B", "in_force = { from = 2020-12-31 }", "")],
        &["B/pack.toml:5:12 pack-overlap first=A second=B day=2020-12-31"],
    ),
    (
        "a base is a pack",
        || vec![small("N16", "", ""), small("B", &(on(&["N15"]) + "\ndivision = \"910000\""), "")],
        &["B/pack.toml:5:8 base-unknown code=N15 near=N16"],
    ),
    (
        "a code of one character is no slip of another one",
        || vec![small("A", "", ""), small("P", &(on(&["B"]) + "\ndivision = \"910000\""), "")],
        &["P/pack.toml:5:8 base-unknown code=B near="],
    ),
    (
        "a base lies in the place or around it",
        || {
            let province = small("P", "division = \"910000\"", "");
            let other = small("Q", &(on(&["P"]) + "\ndivision = \"920000\""), "");
            vec![province, other, small("N", &on(&["P"]), "")]
        },
        &["N/pack.toml:5:8 base-elsewhere code=P", "Q/pack.toml:5:8 base-elsewhere code=P"],
    ),
    (
        "a base is in force as long as it is built on",
        || vec![of_2020("A"), small("P", &(on(&["A"]) + "\ndivision = \"910000\""), "")],
        &["P/pack.toml:5:8 base-not-in-force code=A day=2021-01-01"],
    ),
    (
        "a base is in force when the pack begins",
        || {
            let head = on(&["A"]) + "\ndivision = \"910000\"\nin_force = { from = 2019-12-31, until = 2020-06-30 }";
            vec![of_2020("A"), small("P", &head, "")]
        },
        &["P/pack.toml:5:8 base-not-in-force code=A day=2019-12-31"],
    ),
    (
        "a base that ended before the pack began is missed from the pack's first day",
        || {
            let head = on(&["A"]) + "\ndivision = \"910000\"\nin_force = { from = 2023-01-01 }";
            vec![of_2020("A"), small("P", &head, "")]
        },
        &["P/pack.toml:5:8 base-not-in-force code=A day=2023-01-01"],
    ),
    (
        "between two bases no day is left",
        || {
            let bases = "base = [{ pack = \"A\", until = 2020-12-31 }, { pack = \"B\", from = 2021-01-02 }]";
            let later = small("B", "in_force = { from = 2021-01-01 }", "");
            vec![of_2020("A"), later, small("P", &format!("{bases}\ndivision = \"910000\""), "")]
        },
        &["P/pack.toml:5:8 base-gap day=2021-01-01"],
    ),
    (
        "a pack that builds on something builds on it from its first day",
        || {
            let bases = "base = [{ pack = \"A\", from = 2020-02-01 }]\ndivision = \"910000\"";
            vec![small("A", "", ""), small("P", bases, "")]
        },
        &["P/pack.toml:5:8 base-gap day=2020-01-01"],
    ),
    (
        "a pack does not build on itself",
        || vec![small("A", &on(&["A"]), "")],
        &["A/pack.toml:5:8 base-circular codes=A → A"],
    ),
    (
        "packs do not build on each other, be it through a third one",
        || {
            let role = "role = \"reference\"\n";
            vec![
                small("A", &(on(&["B"]) + "\n" + role), ""),
                small("B", &(on(&["C"]) + "\n" + role), ""),
                small("C", &(on(&["A"]) + "\n" + role), ""),
            ]
        },
        &[
            "A/pack.toml:5:8 base-circular codes=A → B → C → A",
            "B/pack.toml:5:8 base-circular codes=B → C → A → B",
            "C/pack.toml:5:8 base-circular codes=C → A → B → C",
        ],
    ),
];

const NAMES: &[Row] = &[
    (
        "what is replaced is a rule of a pack below",
        || {
            let below = small("A", "", &duty("analyse", "rhythm = \"regularly\""));
            let rules = duty("own", "rhythm = \"standing\"")
                + &duty("more", "rhythm = \"standing\"\nreplaces = [\"analyze\", \"own\", \"analyse\"]");
            vec![below, small("P", &(on(&["A"]) + "\ndivision = \"910000\""), &rules)]
        },
        &[
            "P/1.toml:15:6 replaces-unknown id=more rule=analyze near=analyse",
            "P/1.toml:15:6 replaces-unknown id=more rule=own near=own",
        ],
    ),
    (
        "what is replaced is of the same kind",
        || {
            let below = small("A", "", &duty("analyse", "rhythm = \"regularly\""));
            let rules = rule("measure", "talk", &format!("{TALK}\nreplaces = [\"analyse\"]"));
            vec![below, small("P", &(on(&["A"]) + "\ndivision = \"910000\""), &rules)]
        },
        &["P/1.toml:7:6 replaces-unknown id=talk rule=analyse near="],
    ),
    (
        "what is replaced is in a pack of the same role: one of another role is never displaced",
        || {
            let below = small("A", "role = \"reference\"", &duty("analyse", "rhythm = \"regularly\""));
            let rules = duty("more", "rhythm = \"standing\"\nreplaces = [\"analyse\"]");
            vec![below, small("P", &(on(&["A"]) + "\ndivision = \"910000\""), &rules)]
        },
        &["P/1.toml:7:6 replaces-unknown id=more rule=analyse near=analyse"],
    ),
    (
        "what is followed is a duty of the pack or of one below",
        || {
            let below = small("A", "", &duty("analyse", "rhythm = \"regularly\""));
            let rules = duty("hear", "rhythm = \"follows\"\nfollows = [\"analyse\", \"hear\", \"anlyse\", \"talk\"]")
                + &rule("measure", "talk", TALK);
            vec![below, small("P", &(on(&["A"]) + "\ndivision = \"910000\""), &rules)]
        },
        &[
            "P/1.toml:7:6 follows-unknown id=hear rule=hear near=hear",
            "P/1.toml:7:6 follows-unknown id=hear rule=anlyse near=analyse",
            "P/1.toml:7:6 follows-unknown id=hear rule=talk near=",
        ],
    ),
    (
        "a term does not take the place of one of another role, and a duty need not",
        || {
            let own = &(duty("analyse", "rhythm = \"standing\"") + &term("handle", 30));
            let below = small("A", "", &(duty("analyse", "rhythm = \"regularly\"") + &term("handle", 60)));
            let head = on(&["A"]) + "\ndivision = \"910000\"";
            let same = small("P", &head, own);
            let other = small("Q", &(head + "\nrole = \"reference\""), own);
            vec![below, same, other]
        },
        &["Q/1.toml:15:6 other-role id=handle code=A"],
    ),
    (
        "a term or a guard does not have the name of one in a pack of another role below, be it through a third one",
        || {
            let below = small("A", "role = \"reference\"", &(term("handle", 60) + &guard("mandate")));
            let through = small("B", &(on(&["A"]) + "\ndivision = \"910000\""), &term("handle", 60));
            let rules = guard("mandate") + &term("route", 60);
            vec![below, through, small("P", &(on(&["B"]) + "\ndivision = \"910100\""), &rules)]
        },
        &["B/1.toml:7:6 other-role id=handle code=A", "P/1.toml:7:6 other-role id=mandate code=A"],
    ),
    (
        "not even where a pack of its own role has it, too",
        || {
            let below = [small("A", "role = \"reference\"", &term("handle", 60)), small("B", "", &term("handle", 60))];
            let rules = small("P", &(on(&["B", "A"]) + "\ndivision = \"910000\""), &term("handle", 60));
            [below.as_slice(), &[rules]].concat()
        },
        &["P/1.toml:7:6 other-role id=handle code=A"],
    ),
    (
        "a rung comes after a measure that something opens",
        || {
            let paths = "measure = \"circular\"\nupon = [\"unit\"]\npaths = [{ way = \"escalation\", after = [\"talk\", \"demerit\"] }]";
            vec![small("A", "", &(rule("measure", "talk", TALK) + &rule("measure", "circular", paths)))]
        },
        &["A/1.toml:15:6 rung-unreachable id=circular after=demerit"],
    ),
    (
        "a rung of another place is out of reach",
        || {
            let local = small("P", "division = \"910000\"", &rule("measure", "talk", TALK));
            let paths =
                "measure = \"circular\"\nupon = [\"unit\"]\npaths = [{ way = \"escalation\", after = [\"talk\"] }]";
            vec![local, small("Q", "division = \"920000\"", &rule("measure", "circular", paths))]
        },
        &["Q/1.toml:7:6 rung-unreachable id=circular after=talk"],
    ),
    (
        "a consequence and a remedy are of measures that some pack knows",
        || {
            let keys = "of = [\"talk\", \"demerit\"]\nblocks = [\"awards\"]\nwhom = [\"unit\"]\nlasts = { while = \"suspension\" }";
            let rules = rule("consequence", "awards", keys) + &appeal("appeal", "against = [\"warning\", \"talk\"]");
            vec![small("A", "role = \"reference\"", &rules), small("B", "", &rule("measure", "talk", TALK))]
        },
        &[
            "A/1.toml:7:6 measure-unknown id=awards measure=demerit",
            "A/1.toml:7:6 measure-unknown id=awards measure=suspension",
            "A/1.toml:16:6 measure-unknown id=appeal measure=warning",
        ],
    ),
    (
        "an earlier step is a remedy of some pack",
        || {
            vec![small(
                "A",
                "",
                &(appeal("reconsideration", "")
                    + &appeal(
                        "further",
                        "after = [\"reconsiderations\", \"reconsideration\"]\nby = [\"any\"]\nagainst = []\nwritten = true\nsuspends = true",
                    )),
            )]
        },
        &["A/1.toml:18:6 appeal-after-unknown id=further rule=reconsiderations near=reconsideration"],
    ),
    (
        "what is pointed to in another pack is there",
        || {
            let see = "[[provision]]\ncite = \"@-1¶2\"\ngist = \"见他处\"\nmodality = \"duty\"\nmark = \"elsewhere\"\n";
            let there = format!("{see}see = \"B-1\"\n");
            let nowhere = format!("{}see = \"B-2\"\n", see.replace("¶2", "¶3"));
            let no_pack = format!("{}see = \"C-1\"\n", see.replace("¶2", "¶4"));
            vec![small("A", "", &(there + &nowhere + &no_pack)), small("B", "role = \"reference\"", "")]
        },
        &["A/1.toml:12:8 see-unknown cite=B-2", "A/1.toml:18:8 see-unknown cite=C-1"],
    ),
];

/// Checks every row; the faults that were found.
pub fn check() -> Vec<Fault> {
    let mut all = Vec::new();
    let mut wrong = Vec::new();
    for (name, packs, expected) in BASES.iter().chain(NAMES) {
        let found = faults(packs());
        let lines: Vec<String> = found.iter().map(line).collect();
        if lines != *expected {
            wrong.push(format!("{name}: {lines:#?}"));
        }
        all.extend(found);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    all
}

#[test]
fn packs_that_do_not_fit_together_make_no_book() {
    check();
}

/// What looks alike and is none of these faults.
#[test]
fn packs_that_fit_together_make_a_book() {
    let talk = rule("measure", "talk", TALK);
    let rung = rule(
        "measure",
        "circular",
        "measure = \"circular\"\nupon = [\"unit\"]\npaths = [{ way = \"escalation\", after = [\"talk\"] }]",
    );
    let place = "\ndivision = \"910000\"";
    let rows: Vec<(&str, Vec<Pack>)> = vec![
        ("two places", vec![small("A", "", ""), small("B", "division = \"910000\"", "")]),
        ("two roles", vec![small("A", "", ""), small("B", "role = \"reference\"", "")]),
        ("two references", vec![small("A", "role = \"reference\"", ""), small("B", "role = \"reference\"", "")]),
        ("one after the other", vec![of_2020("A"), small("B", "in_force = { from = 2021-01-01 }", "")]),
        (
            "on a base of the same place",
            vec![small("A", "", ""), small("B", &(on(&["A"]) + "\nrole = \"reference\""), "")],
        ),
        ("a rung from below", vec![small("A", "", &talk), small("B", &(on(&["A"]) + place), &rung)]),
        (
            "on two bases at once",
            vec![
                small("A", "", ""),
                small("B", "role = \"reference\"", ""),
                small("P", &(on(&["A", "B"]) + place), ""),
            ],
        ),
        (
            "a base that is named for days before the pack",
            vec![
                of_2020("A"),
                small("B", "in_force = { from = 2021-01-01 }", ""),
                small(
                    "P",
                    "base = [{ pack = \"A\", until = 2020-12-31 }, { pack = \"B\", from = 2021-01-01 }]\n\
                     in_force = { from = 2022-01-01 }\ndivision = \"910000\"",
                    "",
                ),
            ],
        ),
    ];
    for (name, packs) in rows.into_iter().chain(same_names()) {
        let lines: Vec<String> = faults(packs).iter().map(line).collect();
        assert_eq!(lines, Vec::<String>::new(), "{name}");
    }
}

/// Names that two packs share without a fault.
fn same_names() -> Vec<(&'static str, Vec<Pack>)> {
    let analyse = || duty("same", "rhythm = \"regularly\"");
    let talk = || rule("measure", "same", TALK);
    let two = |below: &str, above: &str, first: String, second: String| {
        let above = on(&["A"]) + "\ndivision = \"910000\"\n" + above;
        vec![small("A", below, &first), small("P", &above, &second)]
    };
    let reference = "role = \"reference\"";
    vec![
        ("duties of two roles", two(reference, "", analyse(), analyse())),
        ("measures of two roles", two(reference, "", talk(), talk())),
        ("terms of one role", two("", "", term("same", 60), term("same", 60))),
        ("guards of one role", two(reference, reference, guard("same"), guard("same"))),
        ("a term and a guard", two(reference, "", term("same", 60), guard("same"))),
        ("a term and a duty", two(reference, "", analyse(), term("same", 60))),
        ("terms of two names", two(reference, "", term("same", 60), term("other", 60))),
        (
            "terms of two roles that do not build on each other",
            vec![small("A", reference, &term("same", 60)), small("P", "division = \"910000\"", &term("same", 60))],
        ),
    ]
}
