//! From a starting day to a due day, step by step, so that anyone can count along.
//!
//! Two dates come out. `ends_on` is the counted last day (内部到期日). `due_on` is the legal one
//! (法定到期日): if the counted day is a rest day and the rule rolls, the next working day. Rolling
//! happens once, after everything that lengthens the period has been added.

use jiff::civil::Date;
use jiff::{Span, ToSpan};
use serde::Serialize;

use crate::standstill::Standstill;
use crate::{Bearer, Calendar, Clock, Counting, DayKind, FirstDay, Period, Roll, Unit, named_enum};

/// A span that does not count (听证), both days included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Suspended {
    /// First day.
    pub from: Date,
    /// Last day; open while it goes on.
    pub until: Option<Date>,
}

/// What the facts say about one running of a clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Count<'c> {
    /// Day of the starting event.
    pub start: Date,
    /// The period that the act set, in days, where the rule leaves it to the act.
    pub set_days: Option<u16>,
    /// Calendar days added by extensions, counted on from the last day of the period.
    pub extension_days: u16,
    /// Spans that the rule leaves out of the count, in any order; they may overlap.
    pub suspended: &'c [Suspended],
}

impl Count<'_> {
    /// Counting from this day, with nothing added.
    #[must_use]
    pub const fn from(start: Date) -> Self {
        Self { start, set_days: None, extension_days: 0, suspended: &[] }
    }
}

/// One step of a derivation. Wording belongs to the screens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "step", rename_all = "snake_case")]
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
    /// A span that does not count adds so many units.
    Suspended { from: Date, until: Date, units: u16, ends_on: Date },
    /// The last day is a rest day, so it moves.
    Rolls {
        from: Date,
        #[serde(rename = "why")]
        kind: DayKind<'a>,
        to: Date,
    },
    /// The last day stays.
    Stays { on: Date, why: NotRolled },
    /// A year that the count touches has not been announced: weekends only, to be recounted.
    Provisional { year: i16 },
}

named_enum! {
    /// Why the last day stays where it is.
    pub enum NotRolled {
        /// It is an ordinary working day.
        Workday = "workday",
        /// It is a weekend day that is worked in exchange.
        MakeUp = "make_up",
        /// The rule does not roll.
        Rule = "rule",
        /// The period is counted in working days, so it ends on one.
        CountedInWorkingDays = "counted_in_working_days",
    }
}

/// A due date with everything that led to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
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

/// Why no due date can be derived. There is no date then, and never one that means "no limit".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "refused", rename_all = "snake_case")]
pub enum Underivable {
    /// The rule leaves the period to the act, and the act set none.
    #[error("the act must set the period")]
    NotSet,
    /// The text states no period.
    #[error("the text states no period")]
    Unstated,
    /// Time stands still since this day.
    #[error("suspended since {since}")]
    Suspended {
        /// First day of the open span, or of the count if the span is older.
        since: Date,
    },
    /// The count leaves the years that can be written.
    #[error("the date is out of range")]
    OutOfRange,
}

/// A derivation without standstill has at most this many steps; reserving them saves growing.
const STEPS_MAX: usize = 8;

/// A stretch of time as a rule states it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Stretch {
    /// How long.
    #[serde(flatten)]
    pub period: Period,
    /// How it is counted.
    #[serde(flatten)]
    pub counting: Counting,
    /// Whether a person's right lapses with it: then it always rolls over a rest day, in that person's favour.
    pub favours_person: bool,
}

impl Stretch {
    /// What happens when the last day is a rest day.
    #[must_use]
    pub const fn roll(&self) -> Roll {
        if self.favours_person { Roll::NextWorkingDay } else { self.counting.roll }
    }
}

impl Clock {
    /// The stretch that the clock measures.
    #[must_use]
    pub fn stretch(&self) -> Stretch {
        let favours_person = self.window && self.bearer == Bearer::Petitioner;
        Stretch { period: self.period, counting: self.counting, favours_person }
    }
}

/// Derives the due date of one running of a clock.
///
/// # Errors
/// [`Underivable`] when the rule needs a period from the act, states none, stands still, or leaves the range of dates.
pub fn derive<'a>(rule: &Clock, given: &Count<'_>, calendar: &'a Calendar) -> Result<Derivation<'a>, Underivable> {
    count(rule.stretch(), given, calendar)
}

/// Counts a stretch of time from a starting day.
///
/// Days inside a suspended span are as if they were not there: the period is counted through on the days that
/// are left, and so is what an extension adds. The period stands still in its own unit, an extension in days.
///
/// # Errors
/// As [`derive`].
pub fn count<'a>(stretch: Stretch, given: &Count<'_>, calendar: &'a Calendar) -> Result<Derivation<'a>, Underivable> {
    let (length, unit) = period(stretch.period, given)?;
    let mut steps = Vec::with_capacity(STEPS_MAX);
    steps.push(Step::Starts { on: given.start });
    let from = counts_from(stretch, given.start)?;
    steps.push(Step::CountsFrom { on: from, first_day: stretch.counting.first_day });

    let mut still = Standstill::new(given.suspended, from);
    let mut ends_on = match unit {
        Unit::WorkingDays => working_days(from, length, calendar, &mut steps)?,
        Unit::Months => {
            let end = months(given.start, from, length)?;
            steps.push(Step::Counted { length, unit, ends_on: end });
            end
        }
        Unit::Days | Unit::SetInAct | Unit::Unstated => {
            let end = plus_days(from, i32::from(length) - 1)?;
            steps.push(Step::Counted { length, unit, ends_on: end });
            end
        }
    };
    ends_on = still.push(ends_on, unit, calendar, &mut steps)?;
    let mut last_unit = unit;
    if given.extension_days > 0 {
        still.begin_after(ends_on)?;
        ends_on = plus_days(ends_on, i32::from(given.extension_days))?;
        steps.push(Step::Extended { days: given.extension_days, ends_on });
        last_unit = Unit::Days;
        ends_on = still.push(ends_on, last_unit, calendar, &mut steps)?;
    }
    let due_on = roll(stretch.roll(), last_unit, ends_on, calendar, &mut steps)?;
    let asked = days_asked(stretch.roll(), unit, [from, ends_on, due_on]);
    let provisional = asked.and_then(|days| unknown_year(days, calendar));
    steps.extend(provisional.map(|year| Step::Provisional { year }));
    Ok(Derivation { steps, ends_on, due_on, provisional: provisional.is_some() })
}

/// The first day that can count.
pub(crate) fn counts_from(stretch: Stretch, start: Date) -> Result<Date, Underivable> {
    match stretch.counting.first_day {
        FirstDay::Excluded => plus_days(start, 1),
        FirstDay::Included => Ok(start),
    }
}

/// The length and unit that are counted. A period of nothing is no period: nobody could keep it.
pub(crate) fn period(period: Period, given: &Count<'_>) -> Result<(u16, Unit), Underivable> {
    let set = given.set_days.filter(|days| *days > 0);
    let (length, missing) = match period.unit {
        Unit::SetInAct => (set, Underivable::NotSet),
        Unit::Unstated => (set, Underivable::Unstated),
        Unit::Days | Unit::WorkingDays | Unit::Months => {
            (period.length.filter(|length| *length > 0), Underivable::Unstated)
        }
    };
    let unit = match period.unit {
        Unit::SetInAct | Unit::Unstated => Unit::Days,
        unit @ (Unit::Days | Unit::WorkingDays | Unit::Months) => unit,
    };
    length.map(|length| (length, unit)).ok_or(missing)
}

pub(crate) fn plus_days(day: Date, days: i32) -> Result<Date, Underivable> {
    day.checked_add(days.days()).map_err(|_| Underivable::OutOfRange)
}

/// The matching day so many months later, or the last day of that month where there is none. A count that begins
/// on the starting day itself ends the day before the matching one; the last of the month stays the last.
fn months(start: Date, from: Date, length: u16) -> Result<Date, Underivable> {
    let end = start.checked_add(Span::new().months(i32::from(length))).map_err(|_| Underivable::OutOfRange)?;
    let matches = end.day() == start.day();
    if from == start && matches { plus_days(end, -1) } else { Ok(end) }
}

fn working_days<'a>(
    from: Date,
    length: u16,
    calendar: &'a Calendar,
    steps: &mut Vec<Step<'a>>,
) -> Result<Date, Underivable> {
    let (mut day, mut left) = (from, length);
    let (mut rest_days, mut make_up_days) = (0_u16, 0_u16);
    loop {
        match calendar.kind(day) {
            DayKind::Workday => left = left.saturating_sub(1),
            DayKind::MakeUp(_) => {
                make_up_days = make_up_days.saturating_add(1);
                left = left.saturating_sub(1);
            }
            DayKind::Weekend | DayKind::Holiday(_) => rest_days = rest_days.saturating_add(1),
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
    roll: Roll,
    unit: Unit,
    ends_on: Date,
    calendar: &'a Calendar,
    steps: &mut Vec<Step<'a>>,
) -> Result<Date, Underivable> {
    let kind = calendar.kind(ends_on);
    let stays = match (roll, kind) {
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

/// The days that the calendar was asked about, first and last. Working days need all that they pass, calendar
/// days only those from their end to where they roll, and without rolling none.
pub(crate) fn days_asked(roll: Roll, unit: Unit, days: [Date; 3]) -> Option<(Date, Date)> {
    let [from, ends_on, due_on] = days;
    match (unit, roll) {
        (Unit::WorkingDays, _) => Some((from, due_on)),
        (_, Roll::NextWorkingDay) => Some((ends_on, due_on)),
        (_, Roll::None) => None,
    }
}

/// The first year of these days that has not been announced.
pub(crate) fn unknown_year((first, last): (Date, Date), calendar: &Calendar) -> Option<i16> {
    (first.year()..=last.year()).find(|year| !calendar.has(*year))
}
