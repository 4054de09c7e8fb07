//! The order of a desk, and why a line stands where it does. Pure: the day and the calendar come in as arguments.
//!
//! First what is overdue, the longest first; then what is due today; then by due day. What stands still and what no
//! term drives follows, by the day of receipt.

use std::cmp::Ordering;

use jiff::ToSpan;
use jiff::civil::Date;
use law::{Calendar, Cite, RuleName};

use crate::{MatterKey, SOON_DAYS};
use domain::OrganId;

/// Days ahead of today within which working days are counted: beyond a year the number tells nobody anything.
const WORKING_DAYS_WITHIN: i32 = 366;

/// The duty that is due next in a matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// The rule that set it.
    pub rule: RuleName,
    /// The provision.
    pub cite: Cite,
    /// Who owes it.
    pub organ: OrganId,
    /// Legal last day.
    pub due_on: Date,
    /// Whether the rule counts working days.
    pub in_working_days: bool,
    /// Since when it stands still.
    pub paused_on: Option<Date>,
}

/// Why a line stands where it does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Its last day is over.
    Overdue {
        /// By how many days.
        days: i32,
    },
    /// Today is its last day.
    Today,
    /// Its last day is near.
    Soon {
        /// Days until then.
        days: i32,
        /// Working days until then, that day included.
        working: i32,
    },
    /// Its last day is further off.
    Later {
        /// Days until then.
        days: i32,
        /// Working days until then, where the rule counts these.
        working: Option<i32>,
    },
    /// The term stands still.
    Paused {
        /// Since when.
        since: Date,
    },
    /// No term drives it.
    Untimed,
}

impl Standing {
    /// Seen from a day.
    #[must_use]
    pub fn of(term: Option<&Term>, today: Date, calendar: &Calendar) -> Self {
        let Some(term) = term else { return Self::Untimed };
        if let Some(since) = term.paused_on {
            return Self::Paused { since };
        }
        let days = (term.due_on - today).get_days();
        match days {
            days if days < 0 => Self::Overdue { days: -days },
            0 => Self::Today,
            days if days <= SOON_DAYS => Self::Soon { days, working: working_days(today, term.due_on, calendar) },
            days => {
                let working = term.in_working_days.then(|| working_days(today, term.due_on, calendar));
                Self::Later { days, working }
            }
        }
    }

    /// The group that it belongs to, the most pressing first.
    #[must_use]
    pub const fn rank(self) -> u8 {
        match self {
            Self::Overdue { .. } => 0,
            Self::Today => 1,
            Self::Soon { .. } => 2,
            Self::Later { .. } => 3,
            Self::Paused { .. } => 4,
            Self::Untimed => 5,
        }
    }
}

/// The working days after a day, until another one, that one included.
fn working_days(today: Date, until: Date, calendar: &Calendar) -> i32 {
    let ahead = (until - today).get_days().min(WORKING_DAYS_WITHIN);
    let works = |days: &i32| today.checked_add(days.days()).is_ok_and(|day| calendar.is_working(day));
    i32::try_from((1..=ahead).filter(works).count()).unwrap_or(i32::MAX)
}

/// What the order looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Why it stands there.
    pub standing: Standing,
    /// The last day of its term.
    pub due_on: Option<Date>,
    /// The day of receipt.
    pub received_on: Date,
    /// The matter, which decides where all else is equal.
    pub key: MatterKey,
}

impl Place {
    /// Which of two comes first.
    #[must_use]
    pub fn before(&self, other: &Self) -> Ordering {
        let day = |place: &Self| match place.standing {
            // What stands still has no last day to go by.
            Standing::Paused { .. } | Standing::Untimed => place.received_on,
            _ => place.due_on.unwrap_or(Date::MAX),
        };
        let rank = self.standing.rank().cmp(&other.standing.rank());
        let same = |place: &Self| (place.received_on, place.key.shard, place.key.id);
        rank.then_with(|| day(self).cmp(&day(other))).then_with(|| same(self).cmp(&same(other)))
    }
}

#[cfg(test)]
mod tests {
    use super::{Place, Standing, Term};
    use crate::MatterKey;
    use domain::{MatterId, OrganId};
    use jiff::civil::{Date, date};
    use law::NATION;

    /// A Thursday; the Monday after the weekend is the holiday of 清明 in 2026.
    const TODAY: Date = date(2026, 4, 2);

    fn term(due_on: Date, in_working_days: bool) -> Term {
        Term {
            rule: "handle".into(),
            cite: "R22-34".parse().expect("a provision"),
            organ: OrganId(12),
            due_on,
            in_working_days,
            paused_on: None,
        }
    }

    fn standing(due_on: Date, in_working_days: bool) -> Standing {
        let law = crate::shipped_law().expect("the rules");
        Standing::of(Some(&term(due_on, in_working_days)), TODAY, law.calendar(NATION))
    }

    #[test]
    fn a_line_says_how_far_its_last_day_is_in_the_days_that_its_rule_counts() {
        assert_eq!(standing(date(2026, 3, 30), false), Standing::Overdue { days: 3 });
        assert_eq!(standing(date(2026, 4, 1), true), Standing::Overdue { days: 1 });
        assert_eq!(standing(TODAY, true), Standing::Today);
        // Friday, weekend, Monday off: of the seven days four are worked.
        assert_eq!(standing(date(2026, 4, 9), false), Standing::Soon { days: 7, working: 4 });
        assert_eq!(standing(date(2026, 4, 3), true), Standing::Soon { days: 1, working: 1 });
        assert_eq!(standing(date(2026, 4, 10), false), Standing::Later { days: 8, working: None });
        assert_eq!(standing(date(2026, 4, 10), true), Standing::Later { days: 8, working: Some(5) });
    }

    #[test]
    fn what_stands_still_is_not_overdue_and_what_no_term_drives_says_so() {
        let law = crate::shipped_law().expect("the rules");
        let paused = Term { paused_on: Some(date(2026, 3, 1)), ..term(date(2026, 3, 10), false) };
        let calendar = law.calendar(NATION);
        assert_eq!(Standing::of(Some(&paused), TODAY, calendar), Standing::Paused { since: date(2026, 3, 1) });
        assert_eq!(Standing::of(None, TODAY, calendar), Standing::Untimed);
    }

    #[test]
    fn overdue_comes_first_then_the_nearest_day_then_what_came_in_first() {
        let law = crate::shipped_law().expect("the rules");
        let calendar = law.calendar(NATION);
        let place = |id: i64, due_on: Option<Date>, received_on: Date, paused: bool| {
            let term = due_on.map(|due_on| Term { paused_on: paused.then_some(TODAY), ..term(due_on, false) });
            let standing = Standing::of(term.as_ref(), TODAY, calendar);
            Place { standing, due_on, received_on, key: MatterKey { shard: 1, id: MatterId(id) } }
        };
        let (early, late) = (date(2026, 1, 5), date(2026, 3, 5));
        let wanted = [
            place(9, Some(date(2026, 3, 1)), late, false),
            place(1, Some(date(2026, 3, 31)), early, false),
            place(8, Some(TODAY), late, false),
            place(2, Some(date(2026, 4, 3)), early, false),
            place(3, Some(date(2026, 4, 3)), late, false),
            place(4, Some(date(2026, 4, 3)), late, false),
            place(5, Some(date(2026, 6, 1)), early, false),
            place(7, Some(date(2026, 2, 1)), early, true),
            place(6, None, early, false),
            place(10, None, late, false),
        ];
        let mut turned: Vec<Place> = wanted.iter().rev().copied().collect();
        turned.sort_by(Place::before);
        assert_eq!(turned, wanted);
    }
}
