//! Clocks, counts and results as words: `60 days`, `2025-08-03 +30`, `2025-10-02 → 2025-10-09`.

use jiff::civil::Date;
use law::{
    Bearer, Clock, Count, Counting, Derivation, FirstDay, NotRolled, Period, Roll, Start, Step, Stop, Suspended,
    Underivable, Unit,
};

/// A clock from words: a length and a unit, and where it differs from the usual `included`, `stays` or `window`
/// (a window of the petitioner).
pub fn rule(words: &str) -> Clock {
    let mut rule = Clock {
        bearer: Bearer::Organ,
        window: false,
        starts: vec![Start::Accepted],
        stops: vec![Stop::Answered],
        period: Period { length: None, unit: Unit::Days },
        purpose: Vec::new(),
        identified: false,
        excludes: Vec::new(),
        extension: None,
        counting: Counting { first_day: FirstDay::Excluded, roll: Roll::NextWorkingDay },
    };
    for word in words.split_whitespace() {
        match (word, word.parse(), Unit::named(word)) {
            (_, Ok(length), _) => rule.period.length = Some(length),
            (_, _, Some(unit)) => rule.period.unit = unit,
            ("included", ..) => rule.counting.first_day = FirstDay::Included,
            ("stays", ..) => rule.counting.roll = Roll::None,
            ("window", ..) => (rule.window, rule.bearer) = (true, Bearer::Petitioner),
            _ => panic!("{word}"),
        }
    }
    rule
}

/// A count from words: the first day, `+` days of extension, `=` days set by the act, `-` a span that does not
/// count (`-2026-03-05..2026-03-14`, open `-2026-03-05..`).
pub fn count(words: &str) -> Count<'static> {
    let mut words = words.split_whitespace();
    let mut count = Count::from(day(words.next().expect("a day")));
    let mut suspended = Vec::new();
    for word in words {
        let rest = word.get(1..).expect(word);
        match word.as_bytes() {
            [b'+', ..] => count.extension_days = rest.parse().expect(word),
            [b'=', ..] => count.set_days = Some(rest.parse().expect(word)),
            [b'-', ..] => suspended.push(span(rest)),
            _ => panic!("{word}"),
        }
    }
    // A row of a table lives as long as its test.
    count.suspended = suspended.leak();
    count
}

fn span(words: &str) -> Suspended {
    let (from, until) = words.split_once("..").expect(words);
    Suspended { from: day(from), until: Some(until).filter(|until| !until.is_empty()).map(day) }
}

fn day(word: &str) -> Date {
    word.parse().unwrap_or_else(|error| panic!("{word}: {error}"))
}

/// A result in words: one day, two if it rolled, and whether it is provisional; or why there is none.
pub fn result(derived: Result<&Derivation<'_>, &Underivable>) -> String {
    let derived = match derived {
        Ok(derived) => derived,
        Err(Underivable::NotSet) => return "not set".to_owned(),
        Err(Underivable::Unstated) => return "unstated".to_owned(),
        Err(Underivable::Suspended { since }) => return format!("suspended since {since}"),
        Err(Underivable::OutOfRange) => return "out of range".to_owned(),
    };
    let mut text = derived.ends_on.to_string();
    if derived.due_on != derived.ends_on {
        text += &format!(" → {}", derived.due_on);
    }
    if derived.provisional {
        text += " provisional";
    }
    text
}

/// The steps in words, one a line.
pub fn steps(derived: &Derivation<'_>) -> Vec<String> {
    derived.steps.iter().map(step).collect()
}

fn step(step: &Step<'_>) -> String {
    match step {
        Step::Starts { on } => format!("starts {on}"),
        Step::CountsFrom { on, first_day } => format!("counts from {on} ({first_day})"),
        Step::Counted { length, unit, ends_on } => format!("{length} {unit} end {ends_on}"),
        Step::Passed { rest_days, make_up_days } => format!("passed {rest_days} rest, {make_up_days} make-up"),
        Step::Extended { days, ends_on } => format!("extended {days} to {ends_on}"),
        Step::Suspended { from, until, units, ends_on } => format!("{from} to {until} adds {units} to {ends_on}"),
        Step::Rolls { from, kind, to } => format!("rolls from {from} ({kind:?}) to {to}"),
        Step::Stays { on, why } => {
            let why = match why {
                NotRolled::Workday => "workday",
                NotRolled::MakeUp => "make-up day",
                NotRolled::Rule => "by rule",
                NotRolled::CountedInWorkingDays => "counted in working days",
            };
            format!("stays {on} ({why})")
        }
        Step::Provisional { year } => format!("provisional {year}"),
    }
}
