//! Every role, every action, every relation: compared with `who-may.txt`, which people read.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::Path;

use policy::{Action, Asker, MatterFacts, Onto, Policies, Target, Tie};

/// Every role, and whether it is one of a petition office, which looks after the tree of its government.
const ROLES: [(&str, bool); 14] = [
    ("clerk", true),
    ("router", true),
    ("office_approver", true),
    ("office_head", true),
    ("handler", false),
    ("organ_approver", false),
    ("organ_head", false),
    ("leader", false),
    ("inspector", true),
    ("assessor", true),
    ("discipline", false),
    ("personnel", false),
    ("account_administrator", true),
    ("auditor", true),
];

const MINE: i64 = 2;
const GOVERNMENT: i64 = 10;
const BELOW: i64 = 3;
const BESIDE: i64 = 4;
const ABOVE: i64 = 1;
const ELSEWHERE: i64 = 99;

/// The organs above an organ of the table.
fn bonds(organ: i64) -> Vec<i64> {
    match organ {
        MINE | BESIDE => vec![GOVERNMENT, ABOVE],
        BELOW => vec![MINE, GOVERNMENT, ABOVE],
        GOVERNMENT => vec![ABOVE],
        _ => Vec::new(),
    }
}

/// How a matter and a person can belong together.
fn relations() -> Vec<(&'static str, MatterFacts, Tie)> {
    let free = Tie { today: 20_260_407, ..Tie::default() };
    let passed = MatterFacts { concerned: BTreeSet::from([ELSEWHERE, MINE]), ..MatterFacts::of(ELSEWHERE) };
    vec![
        ("own", MatterFacts::of(MINE), free),
        ("registered", MatterFacts::between(ELSEWHERE, MINE), free),
        ("passed", passed, free),
        ("below", MatterFacts::between(BELOW, ELSEWHERE), free),
        ("beside", MatterFacts::between(BESIDE, ELSEWHERE), free),
        ("above", MatterFacts::between(ABOVE, ELSEWHERE), free),
        ("unrelated", MatterFacts::of(ELSEWHERE), free),
        ("accused", MatterFacts { hidden: true, accusation: true, ..MatterFacts::of(MINE) }, free),
        ("recused", MatterFacts::of(MINE), Tie { recused: true, ..free }),
        ("proposer", MatterFacts::of(MINE), Tie { proposed: true, ..free }),
        ("handled", MatterFacts::of(MINE), Tie { handled: true, ..free }),
    ]
}

fn asker<'a>(roles: &'a [&'static str], office: bool) -> Asker<'a> {
    Asker { official: 7, organ: MINE, reach: if office { GOVERNMENT } else { MINE }, roles }
}

/// In which relations a role may do something.
fn where_allowed(policies: &Policies, (role, office): (&'static str, bool), action: Action) -> Vec<&'static str> {
    let roles = [role];
    let asker = asker(&roles, office);
    let asked = |target, tie| {
        let answer = policies.decide(asker, (action, target), tie, &bonds);
        assert_eq!(answer.faults, Vec::<String>::new(), "{role} {}", action.name());
        answer.allowed
    };
    match action.onto() {
        Onto::Matter => {
            let all = relations();
            let may = all.iter().filter(|(_, facts, tie)| asked(Target::Matter(facts), *tie));
            may.map(|(name, ..)| *name).collect()
        }
        Onto::Organ => {
            let organs =
                [("own", MINE), ("below", BELOW), ("beside", BESIDE), ("above", ABOVE), ("unrelated", ELSEWHERE)];
            organs
                .iter()
                .filter(|(_, organ)| asked(Target::Organ(*organ), Tie::default()))
                .map(|(name, _)| *name)
                .collect()
        }
        Onto::Installation => {
            if asked(Target::Installation, Tie::default()) {
                vec!["yes"]
            } else {
                Vec::new()
            }
        }
    }
}

fn table(policies: &Policies) -> String {
    let mut table = String::from(include_str!("who-may.head.txt"));
    for action in Action::ALL {
        writeln!(table, "\n{}", action.name()).unwrap();
        let mut nobody = true;
        for role in ROLES {
            let allowed = where_allowed(policies, role, *action);
            if !allowed.is_empty() {
                nobody = false;
                writeln!(table, "    {:<22}{}", role.0, allowed.join(" ")).unwrap();
            }
        }
        if nobody {
            writeln!(table, "    nobody").unwrap();
        }
    }
    table
}

#[test]
fn the_table_of_who_may_is_what_the_policies_say() {
    let policies = Policies::shipped().unwrap();
    let table = table(&policies);
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/who-may.txt");
    #[expect(clippy::disallowed_methods, reason = "the test run hands its settings over in the environment")]
    if std::env::var("XINZE_WRITE_GOLDENS").is_ok() {
        std::fs::write(&path, &table).unwrap();
    }
    let golden = std::fs::read_to_string(&path).unwrap_or_default();
    for (line, (now, before)) in table.lines().zip(golden.lines()).enumerate() {
        assert_eq!(now, before, "tests/who-may.txt:{}: XINZE_WRITE_GOLDENS=1 writes it anew", line + 1);
    }
    assert_eq!(table.lines().count(), golden.lines().count());
}

#[test]
fn the_schema_knows_every_action_and_no_other() {
    let policies = Policies::shipped().unwrap();
    let known: BTreeSet<&str> = policies.actions().iter().map(String::as_str).collect();
    assert_eq!(known, Action::names().collect::<BTreeSet<_>>());
}

#[test]
fn whoever_has_no_role_may_nothing() {
    let policies = Policies::shipped().unwrap();
    for action in Action::ALL {
        assert_eq!(where_allowed(&policies, ("nothing", true), *action), Vec::<&str>::new(), "{}", action.name());
    }
}

#[test]
fn the_wall_outweighs_every_role_and_all_of_them_together() {
    let policies = Policies::shipped().unwrap();
    let roles: Vec<&'static str> = ROLES.iter().map(|(role, _)| *role).collect();
    let hidden = MatterFacts { hidden: true, ..MatterFacts::of(MINE) };
    for action in Action::ALL.iter().filter(|action| action.onto() == Onto::Matter) {
        for roles in roles.iter().map(std::slice::from_ref).chain([roles.as_slice()]) {
            let answer =
                policies.decide(asker(roles, true), (*action, Target::Matter(&hidden)), Tie::default(), &bonds);
            assert!(!answer.allowed, "{} {roles:?}", action.name());
        }
    }
}

#[test]
fn the_scope_of_lists_is_what_the_policies_say_of_each_matter() {
    let policies = Policies::shipped().unwrap();
    for (role, office) in ROLES {
        let roles = [role];
        let asker = asker(&roles, office);
        for action in [Action::List, Action::Search, Action::Export, Action::Read] {
            let scope = policies.scope(asker, action, 20_260_407);
            for (name, facts, tie) in relations() {
                if facts.hidden {
                    continue;
                }
                let within = |organ: i64| scope.tree.is_some_and(|root| organ == root || bonds(organ).contains(&root));
                let listed = scope.all
                    || within(facts.holder)
                    || within(facts.office)
                    || (scope.concerned && facts.concerned.contains(&MINE));
                let may = policies.decide(asker, (action, Target::Matter(&facts)), tie, &bonds).allowed;
                // A handler may open what lies below for a review, and finds it by its number, not in a list.
                let by_address = action == Action::Read && name == "below";
                assert!(listed == may || (by_address && may), "{role} {} {name}", action.name());
            }
        }
    }
}

#[test]
fn policies_that_say_too_little_or_too_much_are_not_taken() {
    let faults = [
        ("permit (principal, action, resource);", "every policy has a name"),
        ("@id(\"x\") permit (principal, action, resource);", "neither @basis nor @promise"),
        ("@id(\"x\") @basis(\"R22-1\") permit (principal in Role::\"king\", action, resource);", "king"),
        ("@id(\"x\") @basis(\"R22-1\") permit (principal, action == Action::\"matter.delete\", resource);", "delete"),
        ("@id(\"x\") @basis(\"R22-1\") permit (principal, action, resource) when { resource.secret };", "secret"),
        ("@id(\"x\") @basis(\"R22-1\") permit (principal", "unexpected end"),
        (
            "@id(\"x\") @basis(\"R22-1\") permit (principal, action, resource);\
             @id(\"x\") @basis(\"R22-1\") permit (principal, action, resource);",
            "name",
        ),
    ];
    for (text, said) in faults {
        let fault = Policies::read(&[("test.cedar", text)]).unwrap_err().to_string();
        assert!(fault.contains(said), "{text}\n{fault}");
    }
}
