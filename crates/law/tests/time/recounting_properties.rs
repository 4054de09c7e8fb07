//! What holds for every change of a calendar.

use std::sync::LazyLock;

use jiff::ToSpan;
use jiff::civil::{Date, Weekday, date};
use law::{Calendar, CalendarChange, CalendarYear, Effect, PackFile, Stretch, count, load_calendar, recount};
use proptest::collection::{btree_set, vec};
use proptest::option;
use proptest::prelude::*;

use crate::calendars::year_file;
use crate::facts::{Facts, facts, stretch};

static SHIPPED: LazyLock<Vec<(i16, CalendarYear)>> = LazyLock::new(|| {
    let files = packs::calendars();
    files.iter().map(|(path, text)| load(PackFile { path, text })).collect()
});

fn load(file: PackFile<'_>) -> (i16, CalendarYear) {
    let (_, year, announced) = load_calendar(file).expect("a sound year");
    (year, announced)
}

/// The shipped years, with this announcement in the place of the one of 2026; without one, 2026 is missing.
fn with_2026(days: Option<Vec<Date>>) -> Calendar {
    let others = SHIPPED.iter().filter(|(year, _)| *year != 2026).cloned();
    let this = days.map(|days| {
        let is_weekend = |day: &&Date| matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
        let (work, off): (Vec<&Date>, Vec<&Date>) = days.iter().partition(is_weekend);
        let words = |days: Vec<&Date>| days.into_iter().map(ToString::to_string).collect::<Vec<_>>();
        let text = year_file("CN", 2026, "节", &words(off), &words(work));
        load(PackFile { path: "2026.toml", text: &text })
    });
    Calendar::new(others.chain(this))
}

/// Any announcement of 2026: rest on some weekdays, work on some weekend days; sometimes none at all.
fn any_calendar() -> impl Strategy<Value = Calendar> {
    let days = btree_set(0..365_i32, 0..60).prop_map(|days| days.into_iter().map(|n| date(2026, 1, 1) + n.days()));
    option::weighted(0.8, days.prop_map(Iterator::collect)).prop_map(with_2026)
}

fn around_2026() -> impl Strategy<Value = Facts> {
    facts((0..500_i32).prop_map(|n| date(2025, 9, 1) + n.days()))
}

fn due(stretch: Stretch, facts: &Facts, calendar: &Calendar) -> (Date, Date, bool) {
    let derived = count(stretch, &facts.count(), calendar).expect("in range");
    (derived.ends_on, derived.due_on, derived.provisional)
}

proptest! {
    /// The short way comes to what counting under both calendars comes to, for every count.
    #[test]
    fn recounting_is_counting_twice(
        stretch in stretch(60),
        facts in around_2026(),
        before in any_calendar(),
        after in any_calendar(),
    ) {
        let found = recount(stretch, &facts.count(), None, &before, &after).expect("in range");
        let dates = |dates: law::Dates| (dates.ends_on, dates.due_on, dates.provisional.is_some());
        prop_assert_eq!(dates(found.before), due(stretch, &facts, &before));
        prop_assert_eq!(dates(found.after), due(stretch, &facts, &after));
        prop_assert_eq!((found.held, found.holds), (found.before.due_on, found.after.due_on));
    }

    /// Nothing moves without a reason, every reason is a day that was worked and is not, or the other way round.
    #[test]
    fn what_moves_names_the_days_that_moved_it(
        stretch in stretch(60),
        facts in around_2026(),
        before in any_calendar(),
        after in any_calendar(),
        told in option::of(-5..30_i32),
    ) {
        let told = told.map(|days| due(stretch, &facts, &before).1 + days.days());
        let found = recount(stretch, &facts.count(), told, &before, &after).expect("in range");
        prop_assert!(found.days.iter().all(|day| day.before.is_working() != day.after.is_working()));
        prop_assert!(found.days.is_sorted_by_key(|day| day.on));
        prop_assert!(found.before.due_on == found.after.due_on || !found.days.is_empty());
        let expected = match found.holds.cmp(&found.held) {
            std::cmp::Ordering::Greater => [Effect::Later].as_slice(),
            std::cmp::Ordering::Less => &[Effect::Earlier],
            std::cmp::Ordering::Equal => &[Effect::Stays, Effect::Settled, Effect::Unsettled, Effect::Kept],
        };
        prop_assert!(expected.contains(&found.effect), "{:?}", found);
    }

    /// However often the calendar changes, what a person was told never becomes less; an organ's duty follows.
    #[test]
    fn a_told_window_only_grows(
        stretch in stretch(60),
        facts in around_2026(),
        calendars in vec(any_calendar(), 2..6),
    ) {
        let window = Stretch { favours_person: true, ..stretch };
        let duty = Stretch { favours_person: false, ..stretch };
        let mut told = due(window, &facts, &calendars[0]).1;
        for pair in calendars.windows(2) {
            let found = recount(window, &facts.count(), Some(told), &pair[0], &pair[1]).expect("in range");
            prop_assert!(found.holds >= told && found.holds >= found.after.due_on);
            prop_assert!(pair[1].is_working(found.holds), "a person's last day is a working day");
            told = found.holds;
            let owed = recount(duty, &facts.count(), Some(told), &pair[0], &pair[1]).expect("in range");
            prop_assert_eq!(owed.holds, due(duty, &facts, &pair[1]).1);
        }
    }

    /// Of a stock, exactly those are shown that come out otherwise.
    #[test]
    fn a_stock_shows_exactly_what_changed(
        stock in vec((stretch(60), around_2026()), 0..40),
        before in any_calendar(),
        after in any_calendar(),
    ) {
        let change = CalendarChange::between(&before, &after);
        let counts = stock.iter().enumerate().map(|(at, (stretch, facts))| (at, *stretch, facts.count(), None));
        let shown: Vec<usize> = change.affected(counts).map(|(at, _)| at).collect();
        let differs = |(stretch, facts): &(Stretch, Facts)| due(*stretch, facts, &before) != due(*stretch, facts, &after);
        let expected: Vec<usize> = (0..stock.len()).filter(|at| differs(&stock[*at])).collect();
        prop_assert_eq!(shown, expected);
    }

    #[test]
    fn the_same_calendar_changes_nothing(stretch in stretch(60), facts in around_2026(), calendar in any_calendar()) {
        let copy = calendar.clone();
        let found = recount(stretch, &facts.count(), None, &calendar, &copy).expect("in range");
        prop_assert_eq!((found.effect, found.before, found.days.len()), (Effect::Stays, found.after, 0));
    }
}
