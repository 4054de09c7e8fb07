//! From a starting day to a due day, step by step, so that anyone can count along.
//!
//! Two dates come out. `ends_on` is the counted last day (内部到期日). `due_on` is the legal one
//! (法定到期日): if the counted day is a rest day and the rule rolls, the next working day. Rolling
//! happens once, after everything that lengthens the period has been added.

use jiff::civil::Date;
use jiff::{Span, ToSpan};

use crate::{Calendar, ClockRule, DayKind, FirstDay, Roll, Unit};

/// What the facts say about one running of a clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Count {
    /// Day of the starting event.
    pub start: Date,
    /// The period that the act set, in days, where the rule leaves it to the act.
    pub set_days: Option<u16>,
    /// Days added by extensions.
    pub extension_days: u16,
    /// Days that the rule leaves out of the count.
    pub excluded_days: u16,
}

impl Count {
    /// Counting from this day, with nothing added.
    #[must_use]
    pub const fn from(start: Date) -> Self {
        Self { start, set_days: None, extension_days: 0, excluded_days: 0 }
    }
}

/// One step of a derivation. Wording belongs to the screens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step<'a> {
    /// The clock starts.
    Starts { on: Date },
    /// Counting begins here: the next day, or the day itself where the rule counts it.
    CountsFrom { on: Date, first_day: FirstDay },
    /// So many units end on this day.
    Counted { length: u16, unit: Unit, ends_on: Date },
    /// Of the days passed while counting working days, so many were rest days, and so many weekend days were worked.
    Passed { rest_days: u16, make_up_days: u16 },
    /// Extensions add so many days.
    Extended { days: u16, ends_on: Date },
    /// Time that does not count adds so many days.
    Excluded { days: u16, ends_on: Date },
    /// The last day is a rest day, so it moves.
    Rolls { from: Date, kind: DayKind<'a>, to: Date },
    /// The last day stays.
    Stays { on: Date, why: NotRolled },
    /// A year that the count touches has not been announced: weekends only, to be recounted.
    Provisional { year: i16 },
}

/// Why the last day stays where it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotRolled {
    /// It is an ordinary working day.
    Workday,
    /// It is a weekend day that is worked in exchange.
    MakeUp,
    /// The rule does not roll.
    Rule,
    /// The period is counted in working days, so it ends on one.
    CountedInWorkingDays,
}

/// A due date with everything that led to it.
#[derive(Clone, Debug, PartialEq)]
pub struct Derivation<'a> {
    /// The steps, in order.
    pub steps: Vec<Step<'a>>,
    /// Counted last day, before rolling.
    pub ends_on: Date,
    /// Legal last day.
    pub due_on: Date,
    /// Whether a year without announcement was touched.
    pub provisional: bool,
}

/// Why no due date can be derived.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Underivable {
    /// The rule leaves the period to the act, and the act set none.
    #[error("the act must set the period")]
    NotSet,
    /// The text states no period.
    #[error("the text states no period")]
    Unstated,
    /// The count leaves the years that can be written.
    #[error("the date is out of range")]
    OutOfRange,
}

/// A derivation has at most this many steps; reserving them saves growing.
const STEPS_MAX: usize = 8;

/// Derives the due date of one running of a clock.
///
/// # Errors
/// [`Underivable`] when the rule needs a period from the act, states none, or leaves the range of dates.
pub fn derive<'a>(rule: &ClockRule, count: &Count, calendar: &'a Calendar) -> Result<Derivation<'a>, Underivable> {
    let (length, unit) = period(rule, count)?;
    let mut steps = Vec::with_capacity(STEPS_MAX);
    steps.push(Step::Starts { on: count.start });
    let from = match rule.counting.first_day {
        FirstDay::Excluded => plus_days(count.start, 1)?,
        FirstDay::Included => count.start,
    };
    steps.push(Step::CountsFrom { on: from, first_day: rule.counting.first_day });

    let mut ends_on = match unit {
        Unit::WorkingDays => working_days(from, length, calendar, &mut steps)?,
        Unit::Months => {
            let end = months(count.start, from, length)?;
            steps.push(Step::Counted { length, unit, ends_on: end });
            end
        }
        _ => {
            let end = plus_days(from, i32::from(length) - 1)?;
            steps.push(Step::Counted { length, unit, ends_on: end });
            end
        }
    };
    if count.extension_days > 0 {
        ends_on = plus_days(ends_on, i32::from(count.extension_days))?;
        steps.push(Step::Extended { days: count.extension_days, ends_on });
    }
    if count.excluded_days > 0 {
        ends_on = plus_days(ends_on, i32::from(count.excluded_days))?;
        steps.push(Step::Excluded { days: count.excluded_days, ends_on });
    }
    let due_on = roll(rule, unit, ends_on, calendar, &mut steps)?;
    let provisional = provisional_year(rule, unit, [count.start, ends_on, due_on], calendar);
    steps.extend(provisional.map(|year| Step::Provisional { year }));
    Ok(Derivation { steps, ends_on, due_on, provisional: provisional.is_some() })
}

fn period(rule: &ClockRule, count: &Count) -> Result<(u16, Unit), Underivable> {
    match (rule.unit, rule.length) {
        (Unit::SetInAct, _) => Ok((count.set_days.ok_or(Underivable::NotSet)?, Unit::Days)),
        (Unit::Unstated, _) => match count.set_days {
            Some(days) => Ok((days, Unit::Days)),
            None => Err(Underivable::Unstated),
        },
        (unit, Some(length)) => Ok((length, unit)),
        (_, None) => Err(Underivable::Unstated),
    }
}

fn plus_days(day: Date, days: i32) -> Result<Date, Underivable> {
    day.checked_add(days.days()).map_err(|_| Underivable::OutOfRange)
}

/// The matching day so many months later, or the last day of that month. Counting from the day
/// itself ends one day earlier than counting from the next day.
fn months(start: Date, from: Date, length: u16) -> Result<Date, Underivable> {
    let end = start.checked_add(Span::new().months(i32::from(length))).map_err(|_| Underivable::OutOfRange)?;
    if from == start { plus_days(end, -1) } else { Ok(end) }
}

fn working_days<'a>(
    from: Date,
    length: u16,
    calendar: &'a Calendar,
    steps: &mut Vec<Step<'a>>,
) -> Result<Date, Underivable> {
    let (mut day, mut left) = (from, length);
    let (mut rest_days, mut make_up_days) = (0, 0);
    loop {
        match calendar.kind(day) {
            DayKind::Workday => left = left.saturating_sub(1),
            DayKind::MakeUp(_) => {
                make_up_days += 1;
                left = left.saturating_sub(1);
            }
            DayKind::Weekend | DayKind::Holiday(_) => rest_days += 1,
        }
        if left == 0 {
            break;
        }
        day = plus_days(day, 1)?;
    }
    steps.push(Step::Counted { length, unit: Unit::WorkingDays, ends_on: day });
    if rest_days > 0 || make_up_days > 0 {
        steps.push(Step::Passed { rest_days, make_up_days });
    }
    Ok(day)
}

fn roll<'a>(
    rule: &ClockRule,
    unit: Unit,
    ends_on: Date,
    calendar: &'a Calendar,
    steps: &mut Vec<Step<'a>>,
) -> Result<Date, Underivable> {
    let kind = calendar.kind(ends_on);
    let stays = match (rule.counting.roll, kind) {
        (Roll::None, _) => Some(NotRolled::Rule),
        (Roll::NextWorkingDay, DayKind::MakeUp(_)) => Some(NotRolled::MakeUp),
        (Roll::NextWorkingDay, DayKind::Workday) if unit == Unit::WorkingDays => Some(NotRolled::CountedInWorkingDays),
        (Roll::NextWorkingDay, DayKind::Workday) => Some(NotRolled::Workday),
        (Roll::NextWorkingDay, DayKind::Weekend | DayKind::Holiday(_)) => None,
    };
    if let Some(why) = stays {
        steps.push(Step::Stays { on: ends_on, why });
        return Ok(ends_on);
    }
    let to = calendar.working_day_from(ends_on).ok_or(Underivable::OutOfRange)?;
    steps.push(Step::Rolls { from: ends_on, kind, to });
    Ok(to)
}

/// The first year without announcement that the result rests on. Working days need every year they touch,
/// calendar days only those in which they end and roll, and without rolling none.
fn provisional_year(rule: &ClockRule, unit: Unit, days: [Date; 3], calendar: &Calendar) -> Option<i16> {
    let [start, ends_on, due_on] = days;
    let first = match (unit, rule.counting.roll) {
        (Unit::WorkingDays, _) => start,
        (_, Roll::NextWorkingDay) => ends_on,
        (_, Roll::None) => return None,
    };
    (first.year()..=due_on.year()).find(|year| !calendar.has(*year))
}
