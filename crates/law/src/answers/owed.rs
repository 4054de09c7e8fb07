//! What a tenure owes in a period: the duties of a seat, with the spans in which each falls due.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::law::Law;
use crate::{Answer, Cycle, Duty, DutyBearer, Measured, Rhythm, Rule, Seat};

/// From when to when somebody held a post, both days included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tenure {
    /// First day.
    pub from: Date,
    /// Last day.
    pub until: Date,
}

/// One span in which something is owed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Turn {
    /// First day of the span that lies in the tenure.
    pub from: Date,
    /// Last day of the span that lies in the tenure.
    pub until: Date,
    /// Whether the tenure covers the span only in part; what is then owed is for people to say.
    pub partial: bool,
}

/// A duty, and what of it falls into the tenure.
#[derive(Clone, Debug)]
pub struct Owed<'a> {
    /// The duty.
    pub duty: &'a Rule<Duty>,
    /// The duty whose rhythm leads; the duty itself unless it follows another one.
    pub rhythm: &'a Rhythm,
    /// For rhythms with a number: how many of what in each of `turns`.
    pub each: Option<(u16, Measured)>,
    /// The spans, in order; empty for rhythms without a number.
    pub turns: Vec<Turn>,
}

impl Owed<'_> {
    /// How many are owed in spans that the tenure covers in full.
    #[must_use]
    pub fn in_full_turns(&self) -> u32 {
        let full = self.turns.iter().filter(|turn| !turn.partial).count();
        let each = self.each.map_or(0, |(times, _)| u32::from(times));
        u32::try_from(full).unwrap_or(u32::MAX).saturating_mul(each)
    }
}

/// A span of time does not have more turns than this: a week each in fifty years.
const TURNS_MAX: usize = 2_610;

/// The spans of a cycle that a tenure touches, cut to it.
#[must_use]
pub fn turns(cycle: Cycle, tenure: Tenure) -> Vec<Turn> {
    let mut turns = Vec::new();
    let mut next = first_day(cycle, tenure.from).filter(|_| tenure.from <= tenure.until);
    while let Some(first) = next.filter(|first| *first <= tenure.until && turns.len() < TURNS_MAX) {
        let following = after(cycle, first);
        let last = following.and_then(|day| day.yesterday().ok()).unwrap_or(Date::MAX);
        turns.push(Turn {
            from: first.max(tenure.from),
            until: last.min(tenure.until),
            partial: first < tenure.from || tenure.until < last,
        });
        next = following;
    }
    turns
}

fn first_day(cycle: Cycle, day: Date) -> Option<Date> {
    let month = match cycle {
        Cycle::Week => {
            let back = i64::from(day.weekday().to_monday_zero_offset());
            return day.checked_sub(back.days()).ok();
        }
        Cycle::Month => day.month(),
        Cycle::Quarter => (day.month() - 1) / 3 * 3 + 1,
        Cycle::HalfYear => (day.month() - 1) / 6 * 6 + 1,
        Cycle::Year => 1,
    };
    Date::new(day.year(), month, 1).ok()
}

fn after(cycle: Cycle, first: Date) -> Option<Date> {
    let span = match cycle {
        Cycle::Week => 7.days(),
        Cycle::Month => 1.month(),
        Cycle::Quarter => 3.months(),
        Cycle::HalfYear => 6.months(),
        Cycle::Year => 12.months(),
    };
    first.checked_add(span).ok()
}

impl<'a> Law<'a> {
    /// What whoever sits here owes in this time: the duties of the person, of the leading group that the
    /// person sits in, and of the organ.
    ///
    /// The law is that of the day of this handle: a tenure that spans a change of law is asked for in parts.
    pub fn owed(&self, tenure: Tenure) -> impl Iterator<Item = Answer<'a, Owed<'a>>> + use<'a> {
        let law = *self;
        law.rules::<Duty>().filter(move |answer| bears(&answer.says.says, law.seat())).map(move |answer| {
            let rhythm = law.rhythm(answer.says);
            let (each, turns) = match rhythm {
                Rhythm::Per { times, measure, period } => (Some((*times, *measure)), turns(*period, tenure)),
                _ => (None, Vec::new()),
            };
            Answer { says: Owed { duty: answer.says, rhythm, each, turns }, because: answer.because }
        })
    }

    /// The rhythm of a duty; for one that follows others, that of the one for the level that asks.
    fn rhythm(&self, duty: &'a Rule<Duty>) -> &'a Rhythm {
        let Rhythm::Follows { follows } = &duty.says.rhythm else {
            return &duty.says.rhythm;
        };
        // A nearer rule that replaces one of them leads in its place.
        let named =
            |rule: &'a Rule<Duty>| follows.iter().any(|id| rule.head.displaces(id)).then_some(&rule.says.rhythm);
        let led = |seat: Seat| self.asked_by(seat).standing::<Duty>().find_map(|found| named(found.rule));
        // What is followed binds others: leaders of the committee and government, not of departments; and where
        // it is not for somebody of this standing at all, that of the level leads.
        let seat = Seat { organ: None, ..self.seat() };
        led(seat).or_else(|| led(Seat { standing: None, ..seat })).unwrap_or(&duty.says.rhythm)
    }
}

/// A duty of officials is asked of people, one of the leading group of the organ or of those who sit in it.
fn bears(duty: &Duty, seat: Seat) -> bool {
    match duty.bearer {
        DutyBearer::Organ => true,
        DutyBearer::LeadingGroup => seat.standing.is_none_or(crate::Standing::is_leader),
        DutyBearer::Official => seat.standing.is_some(),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::{Tenure, Turn, turns};
    use crate::Cycle;

    #[test]
    fn spans_are_those_of_the_calendar_and_say_when_the_tenure_covers_them_in_part() {
        let tenure = Tenure { from: date(2026, 2, 1), until: date(2026, 7, 15) };
        let quarters = turns(Cycle::Quarter, tenure);
        assert_eq!(
            quarters,
            [
                Turn { from: date(2026, 2, 1), until: date(2026, 3, 31), partial: true },
                Turn { from: date(2026, 4, 1), until: date(2026, 6, 30), partial: false },
                Turn { from: date(2026, 7, 1), until: date(2026, 7, 15), partial: true },
            ]
        );
        for (cycle, number, full) in
            [(Cycle::Week, 25, 23), (Cycle::Month, 6, 5), (Cycle::HalfYear, 2, 0), (Cycle::Year, 1, 0)]
        {
            let turns = turns(cycle, tenure);
            assert_eq!((turns.len(), turns.iter().filter(|turn| !turn.partial).count()), (number, full), "{cycle}");
        }
    }

    #[test]
    fn a_tenure_of_a_day_and_one_of_all_time_both_end() {
        let day = Tenure { from: date(2026, 2, 1), until: date(2026, 2, 1) };
        assert_eq!(turns(Cycle::Week, day).len(), 1);
        let all = Tenure { from: jiff::civil::Date::MIN, until: jiff::civil::Date::MAX };
        assert_eq!(turns(Cycle::Week, all).len(), super::TURNS_MAX);
    }
}
