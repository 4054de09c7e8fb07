//! One example of a pack: what is given and what must follow, by the kind of its rule.

use super::fault::FaultKind;
use super::form::LENGTH_MAX;
use super::reader::TableReader;
use super::source::near_miss;
use crate::answers::Tenure;
use crate::derive::Suspended;
use crate::{
    CaseRecord, Cite, Conduct, Counted, Coverage, Example, ExampleTest, Finding, Findings, Gravity, JudgedGround,
    Level, MeasureName, MissedTarget, OrganKind, ResultElement, Role, RuleKind, RuleName, Seat, Situation, Standing,
    WayName,
};

/// Most that a count in an example may be.
const COUNT_MAX: i64 = 60_000;

/// A rule of the same file.
pub(super) struct RuleHere {
    pub(super) id: RuleName,
    pub(super) kind: RuleKind,
    pub(super) cite: Cite,
}

type Table<'t, 's, 'a> = &'t TableReader<'s, 'a>;

/// An example of one of the rules in the same file.
pub(super) fn example(table: &TableReader<'_, '_>, here: &[RuleHere]) -> Option<Example> {
    let name = table.text("name");
    let rule: Option<RuleName> = table.text("rule").map(Into::into);
    let given = table.needed_table("given");
    let then = table.needed_table("then");
    table.finish();
    let (name, rule, given, then) = (name?, rule?, given?, then?);
    let Some(found) = here.iter().find(|known| known.id == rule) else {
        let near = near_miss(&rule, here.iter().map(|known| &*known.id));
        let kind = FaultKind::ExampleOfUnknownRule { rule: rule.to_string(), near };
        table.source.fault(table.span_of("rule"), kind);
        return None;
    };
    let test = test(found, &given, &then);
    given.finish();
    then.finish();
    Some(Example { name, rule, test: test? })
}

fn test(rule: &RuleHere, given: Table<'_, '_, '_>, then: Table<'_, '_, '_>) -> Option<ExampleTest> {
    if rule.kind != RuleKind::Scope && then.value("applies").is_some() {
        let applies = then.flag("applies");
        // Facts that a rule of this kind would need may stand there, too: they do not matter for whom it is.
        for day in ["start", "from", "until", "on"] {
            given.optional_date(day);
        }
        given.optional_number("people", 1, LENGTH_MAX);
        return Some(ExampleTest::Applies { seat: seat(given), applies });
    }
    match rule.kind {
        RuleKind::Clock => clock(given, then),
        RuleKind::Scope => scope(given, then),
        RuleKind::Duty => duty(given, then),
        RuleKind::Guard => guard(given, then),
        RuleKind::Ground => ground(given, then),
        RuleKind::Attribution => attribution(given, then),
        RuleKind::Measure => measure(rule.cite, given, then),
        RuleKind::Consequence => consequence(given, then),
        RuleKind::Appeal => appeal(given, then),
        RuleKind::Assessment => assessment(given, then),
    }
}

fn seat(given: Table<'_, '_, '_>) -> Seat {
    Seat {
        organ: given.optional_named::<OrganKind>("organ"),
        level: given.optional_named::<Level>("level"),
        standing: given.optional_named::<Standing>("standing"),
    }
}

fn clock(given: Table<'_, '_, '_>, then: Table<'_, '_, '_>) -> Option<ExampleTest> {
    let seat = seat(given);
    let start = given.date("start");
    let set_days = given.optional_number("set_days", 1, LENGTH_MAX);
    let extension_days = given.optional_number("extension_days", 1, LENGTH_MAX).unwrap_or(0);
    let suspended = given.tables("suspended").iter().filter_map(suspended).collect();
    let ends_on = then.optional_date("ends_on");
    let due_on = then.date("due_on");
    Some(ExampleTest::Clock { seat, start: start?, set_days, extension_days, suspended, ends_on, due_on: due_on? })
}

fn suspended(table: &TableReader<'_, '_>) -> Option<Suspended> {
    let from = table.date("from");
    let until = table.optional_date("until");
    table.finish();
    Some(Suspended { from: from?, until })
}

fn scope(given: Table<'_, '_, '_>, then: Table<'_, '_, '_>) -> Option<ExampleTest> {
    let organ = given.named::<OrganKind>("organ");
    given.optional_named::<Level>("level");
    let how = then.optional_named::<Coverage>("how");
    if then.optional_flag("applies") == Some(true) || then.value("applies").is_some() == then.value("how").is_some() {
        then.source.fault(then.span.clone(), FaultKind::OneOf { keys: "how applies" });
    }
    Some(ExampleTest::Scope { organ: organ?, how })
}

fn duty(given: Table<'_, '_, '_>, then: Table<'_, '_, '_>) -> Option<ExampleTest> {
    let seat = seat(given);
    let (from, until) = (given.date("from"), given.date("until"));
    let owes = then.number("owes", 0, LENGTH_MAX);
    Some(ExampleTest::Duty { seat, tenure: Tenure { from: from?, until: until? }, owes: owes? })
}

fn guard(given: Table<'_, '_, '_>, then: Table<'_, '_, '_>) -> Option<ExampleTest> {
    let seat = seat(given);
    let people = given.number("people", 1, LENGTH_MAX);
    let limit = then.number("limit", 1, LENGTH_MAX);
    Some(ExampleTest::Guard { seat, people: people?, limit: limit? })
}

fn ground(given: Table<'_, '_, '_>, then: Table<'_, '_, '_>) -> Option<ExampleTest> {
    let findings = Findings {
        duty_not_performed: given.flag("duty_not_performed"),
        conduct: given.names::<Conduct>("conduct"),
        results: given.names::<ResultElement>("results"),
    };
    Some(ExampleTest::Ground { findings, met: then.needed_flag("met")? })
}

fn attribution(given: Table<'_, '_, '_>, then: Table<'_, '_, '_>) -> Option<ExampleTest> {
    let role = given.named::<Role>("role");
    let finding = then.named::<Finding>("finding");
    Some(ExampleTest::Attribution { role: role?, finding: finding? })
}

fn measure(under: Cite, given: Table<'_, '_, '_>, then: Table<'_, '_, '_>) -> Option<ExampleTest> {
    let way = given.named::<WayName>("way");
    let after = given.optional_named::<MeasureName>("after");
    let gravity = given.optional_named::<Gravity>("gravity");
    let situation = given.optional_named::<Situation>("situation");
    let case = CaseRecord {
        missed: after.into_iter().map(|measure| MissedTarget { measure, under }).collect(),
        ground: gravity.map(|gravity| JudgedGround { gravity, under }),
        results: given.names::<ResultElement>("results"),
        situations: situation.into_iter().collect(),
        failure: given.flag("failure"),
        discipline: way == Some(WayName::Discipline),
        crime: way == Some(WayName::Crime),
    };
    Some(ExampleTest::Measure { case, open: then.needed_flag("open")? })
}

fn consequence(given: Table<'_, '_, '_>, then: Table<'_, '_, '_>) -> Option<ExampleTest> {
    let measure = given.optional_named::<MeasureName>("measure");
    let on = given.date("on");
    let until = open_ended(then, "until", "open_ended");
    Some(ExampleTest::Consequence { measure, on: on?, until })
}

fn appeal(given: Table<'_, '_, '_>, then: Table<'_, '_, '_>) -> Option<ExampleTest> {
    given.optional_named::<MeasureName>("measure");
    let on = given.date("on");
    let lodged = given.optional_date("lodged");
    let extended = given.flag("extended");
    let decide_by = then.optional_date("decide_by");
    let lodge_by = open_ended(then, "lodge_by", "unstated");
    Some(ExampleTest::Appeal { on: on?, lodge_by, lodged, extended, decide_by })
}

/// A day, or the statement that there is none.
fn open_ended(then: Table<'_, '_, '_>, day: &'static str, none: &'static str) -> Option<jiff::civil::Date> {
    let date = then.optional_date(day);
    if then.flag(none) == then.value(day).is_some() {
        let keys = if day == "until" { "until open_ended" } else { "lodge_by unstated" };
        then.source.fault(then.span.clone(), FaultKind::OneOf { keys });
    }
    date
}

fn assessment(given: Table<'_, '_, '_>, then: Table<'_, '_, '_>) -> Option<ExampleTest> {
    let counts = given.needed_table("counts")?;
    let mut numbers = Vec::new();
    for (count, name) in Counted::ALL.iter().zip(Counted::NAMES) {
        if let Some(number) = counts.optional_number(name, 0, COUNT_MAX) {
            numbers.push((*count, u64::from(number)));
        }
    }
    counts.finish();
    Some(ExampleTest::Assessment { counts: numbers, score: then.text("score")? })
}
