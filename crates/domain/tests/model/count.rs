//! Days counted one by one, as the decision on counting (docs/decisions/0003) says: the first day does not count, a
//! day that is left out is as if it were not there, and a last day without office hours goes on to the next that has.

use jiff::civil::Date;
use law::Calendar;

/// Both last days of a term: as counted, and with rest days rolled over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Ends {
    pub counted: Date,
    pub due: Date,
}

/// Counts a term of so many days, working days or all, from its first day.
pub fn count(from: Date, days: u16, working: bool, gaps: &[(Date, Date)], calendar: &Calendar) -> Ends {
    let counts = |day: Date| {
        let left_out = gaps.iter().any(|(first, last)| (*first..=*last).contains(&day));
        !left_out && (!working || calendar.is_working(day))
    };
    let (mut day, mut left) = (from, days);
    while left > 0 {
        day = day.tomorrow().expect("far from the end of time");
        if counts(day) {
            left -= 1;
        }
    }
    let counted = day;
    while !calendar.is_working(day) {
        day = day.tomorrow().expect("far from the end of time");
    }
    Ends { counted, due: day }
}
