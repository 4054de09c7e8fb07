//! Clocks, counts and results as words: `60 days`, `2025-08-03 +30`, `2025-10-02 → 2025-10-09`.

use jiff::civil::Date;
use law::{
    Bearer, ClockRule, Count, Counting, Derivation, FirstDay, NotRolled, Roll, Start, Step, Stop, Underivable, Unit,
};

/// A clock from words: a length and a unit, and where it differs from the usual `included` or `stays`.
pub fn rule(words: &str) -> ClockRule {
    let mut rule = ClockRule {
        id: "test".into(),
        cite: "T20-2".parse().expect("a citation"),
        gist: "期限".to_owned(),
        bearer: Bearer::Organ,
        window: false,
        starts: vec![Start::Accepted],
        stops: vec![Stop::Answered],
        length: None,
        unit: Unit::Days,
        purpose: Vec::new(),
        excludes: Vec::new(),
        extension: None,
        counting: Counting { first_day: FirstDay::Excluded, roll: Roll::NextWorkingDay },
        readings: Vec::new(),
    };
    for word in words.split_whitespace() {
        match (word, word.parse(), Unit::named(word)) {
            (_, Ok(length), _) => rule.length = Some(length),
            (_, _, Some(unit)) => rule.unit = unit,
            ("included", ..) => rule.counting.first_day = FirstDay::Included,
            ("stays", ..) => rule.counting.roll = Roll::None,
            _ => panic!("{word}"),
        }
    }
    rule
}

/// A count from words: the first day, `+` days of extension, `-` days that do not count, `=` days set by the act.
pub fn count(words: &str) -> Count {
    let mut words = words.split_whitespace();
    let start = words.next().expect("a day").parse().expect("a day");
    words.fold(Count::from(start), |count, word| {
        let days = word.get(1..).expect(word).parse().expect(word);
        match word.as_bytes() {
            [b'+', ..] => Count { extension_days: days, ..count },
            [b'-', ..] => Count { excluded_days: days, ..count },
            [b'=', ..] => Count { set_days: Some(days), ..count },
            _ => panic!("{word}"),
        }
    })
}

/// A result in words: one day, two if it rolled, and whether it is provisional; or why there is none.
pub fn result(derived: Result<&Derivation<'_>, &Underivable>) -> String {
    let derived = match derived {
        Ok(derived) => derived,
        Err(Underivable::NotSet) => return "not set".to_owned(),
        Err(Underivable::Unstated) => return "unstated".to_owned(),
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
    let day = |day: &Date| day.to_string();
    match step {
        Step::Starts { on } => format!("starts {}", day(on)),
        Step::CountsFrom { on, first_day } => format!("counts from {} ({first_day})", day(on)),
        Step::Counted { length, unit, ends_on } => format!("{length} {unit} end {}", day(ends_on)),
        Step::Passed { rest_days, make_up_days } => format!("passed {rest_days} rest, {make_up_days} make-up"),
        Step::Extended { days, ends_on } => format!("extended {days} to {}", day(ends_on)),
        Step::Excluded { days, ends_on } => format!("excluded {days} to {}", day(ends_on)),
        Step::Rolls { from, kind, to } => format!("rolls from {} ({kind:?}) to {}", day(from), day(to)),
        Step::Stays { on, why } => {
            let why = match why {
                NotRolled::Workday => "workday",
                NotRolled::MakeUp => "make-up day",
                NotRolled::Rule => "by rule",
                NotRolled::CountedInWorkingDays => "counted in working days",
            };
            format!("stays {} ({why})", day(on))
        }
        Step::Provisional { year } => format!("provisional {year}"),
    }
}
