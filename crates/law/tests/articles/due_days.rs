//! On which day a term ends: counted on a wall calendar by hand, holidays and make-up working days with it.

use jiff::civil::{Date, date};
use law::{Count, Level, OrganKind, Seat, Suspended, Underivable};

use crate::book::{BEIJING, SHANDONG, SICHUAN, ZHEJIANG, law};

/// Clock, starting day, days added by an extension; the provision, the counted last day, the legal one.
type Row<'r> = (&'r str, Date, u16, &'r str, Date, Date);

fn check(division: &str, organ: OrganKind, rows: &[Row<'_>]) {
    for (clock, start, extension_days, cite, ends_on, due_on) in rows {
        let law = law(division, *start).asked_by(Seat::organ(organ, Level::County));
        let given = Count { extension_days: *extension_days, ..Count::from(*start) };
        let answer = law.due(clock, &given).unwrap_or_else(|| panic!("no {clock} of {organ} in {division}"));
        let derived = answer.says.unwrap_or_else(|why| panic!("{clock} from {start}: {why}"));
        let found = (answer.because.cite.to_string(), derived.ends_on, derived.due_on, derived.provisional);
        assert_eq!(found, ((*cite).to_owned(), *ends_on, *due_on, false), "{clock} of {organ} from {start}");
    }
}

/// Fifteen days to register and route: the day of receipt does not count, a rest day at the end moves on, a
/// Sunday that is worked does not.
///
/// Article: R22-22¶1, R22-23¶2, R22-23¶3
#[test]
fn fifteen_days_end_on_a_working_day() {
    let routed = |start, ends, due| ("register-and-route", start, 0, "R22-22¶1", ends, due);
    check(
        SICHUAN,
        OrganKind::PetitionOffice,
        &[
            routed(date(2025, 3, 3), date(2025, 3, 18), date(2025, 3, 18)),
            // Labour Day holds to the 5th of May.
            routed(date(2025, 4, 19), date(2025, 5, 4), date(2025, 5, 6)),
            // The eve of the Spring Festival; offices work again on the 5th of February.
            routed(date(2025, 1, 13), date(2025, 1, 28), date(2025, 2, 5)),
            // A Sunday that is worked for the Spring Festival.
            routed(date(2025, 1, 11), date(2025, 1, 26), date(2025, 1, 26)),
        ],
    );
    check(
        SICHUAN,
        OrganKind::Department,
        &[
            ("notify-direct", date(2025, 3, 7), 0, "R22-23¶2", date(2025, 3, 22), date(2025, 3, 24)),
            // A Saturday that is worked for National Day.
            ("notify-transferred", date(2025, 9, 26), 0, "R22-23¶3", date(2025, 10, 11), date(2025, 10, 11)),
        ],
    );
}

/// Five working days to object: a Sunday and a Saturday that are worked count, eight days of holiday do not.
///
/// Article: R22-23¶3, BJ06-35(2)
#[test]
fn five_working_days_pass_over_a_holiday() {
    let object = |start, due| ("object", start, 0, "R22-23¶3", due, due);
    check(
        SICHUAN,
        OrganKind::Department,
        &[
            object(date(2025, 3, 3), date(2025, 3, 10)),
            object(date(2025, 9, 26), date(2025, 10, 10)),
            object(date(2025, 9, 29), date(2025, 10, 13)),
        ],
    );
    // Two weekend days are worked before the Spring Festival of 2019.
    let due = date(2019, 2, 12);
    check(BEIJING, OrganKind::Department, &[("object", date(2019, 1, 31), 0, "BJ06-35(2)", due, due)]);
}

/// Sixty days, and thirty more: the extension goes on from the counted day, and only the end of all moves.
///
/// Article: R22-34, R05-33
#[test]
fn sixty_days_and_thirty_more() {
    let handled = |start, added, ends, due| ("handle", start, added, "R22-34", ends, due);
    check(
        SICHUAN,
        OrganKind::Department,
        &[
            handled(date(2025, 3, 10), 0, date(2025, 5, 9), date(2025, 5, 9)),
            handled(date(2025, 3, 10), 30, date(2025, 6, 8), date(2025, 6, 9)),
            handled(date(2025, 8, 3), 0, date(2025, 10, 2), date(2025, 10, 9)),
            // From the 2nd of October, not from the 9th.
            handled(date(2025, 8, 3), 30, date(2025, 11, 1), date(2025, 11, 3)),
            ("handle", date(2019, 12, 2), 0, "R05-33", date(2020, 1, 31), date(2020, 2, 3)),
            // Taken up on the last day of the old regulation, a matter is counted by it.
            ("handle", date(2022, 4, 30), 0, "R05-33", date(2022, 6, 29), date(2022, 6, 29)),
            handled(date(2022, 5, 1), 0, date(2022, 6, 30), date(2022, 6, 30)),
        ],
    );
}

/// The petitioner's windows and the reviews: thirty days each; the days of a hearing are not counted in the last.
///
/// Article: R22-35, R22-36¶1, R22-36¶2, R05-34, R05-35¶1
#[test]
fn thirty_days_to_ask_and_thirty_to_answer() {
    check(
        SICHUAN,
        OrganKind::Department,
        &[
            ("request-review", date(2025, 1, 2), 0, "R22-35", date(2025, 2, 1), date(2025, 2, 5)),
            ("review", date(2025, 6, 30), 0, "R22-35", date(2025, 7, 30), date(2025, 7, 30)),
            ("request-final-review", date(2025, 4, 1), 0, "R22-36¶1", date(2025, 5, 1), date(2025, 5, 6)),
            ("final-review", date(2025, 6, 3), 0, "R22-36¶1", date(2025, 7, 3), date(2025, 7, 3)),
            ("request-review", date(2019, 9, 4), 0, "R05-34", date(2019, 10, 4), date(2019, 10, 8)),
            ("final-review", date(2019, 9, 4), 0, "R05-35¶1", date(2019, 10, 4), date(2019, 10, 8)),
        ],
    );
    let law = law(SICHUAN, date(2025, 6, 3));
    // Monday to Friday, five days, while a hearing is held.
    let hearing = [Suspended { from: date(2025, 6, 16), until: Some(date(2025, 6, 20)) }];
    let given = Count { suspended: &hearing, ..Count::from(date(2025, 6, 3)) };
    let derived = law.due("final-review", &given).expect("final-review").says.expect("derivable");
    assert_eq!((derived.ends_on, derived.due_on), (date(2025, 7, 8), date(2025, 7, 8)));
}

/// Feedback on a suggestion: thirty days until 2022, then none that the text states. An assignment sets its own.
///
/// Article: R05-36¶2, R22-40¶4, R22-22¶1(3), BJ06-52¶2, SD15-59¶2
#[test]
fn a_period_that_the_text_does_not_state_is_not_made_up() {
    let feedback = |cite| ("suggestion-feedback", date(2019, 9, 2), 0, cite, date(2019, 10, 2), date(2019, 10, 8));
    check(SICHUAN, OrganKind::Department, &[feedback("R05-36¶2")]);
    check(SHANDONG, OrganKind::Department, &[feedback("SD15-59¶2")]);
    for (division, day, clock, why) in [
        (SICHUAN, date(2025, 3, 3), "suggestion-feedback", Underivable::Unstated),
        (SICHUAN, date(2025, 3, 3), "report-back", Underivable::NotSet),
        (BEIJING, date(2019, 3, 4), "suggestion-feedback", Underivable::NotSet),
    ] {
        let law = law(division, day);
        let due = |given: &Count<'_>| law.due(clock, given).expect(clock).says.map(|derived| derived.due_on);
        assert_eq!(due(&Count::from(day)), Err(why), "{clock} in {division}");
        let set = Count { set_days: Some(45), ..Count::from(day) };
        // The 17th and the 18th of April, a Thursday each.
        let expected = if day.year() == 2025 { date(2025, 4, 17) } else { date(2019, 4, 18) };
        assert_eq!(due(&set), Ok(expected), "{clock} in {division}");
    }
}

/// Zhejiang: five working days, then thirty days and sixty more; reviews by the national regulation.
///
/// Article: ZJ16-20¶1, ZJ16-20¶2, ZJ16-23¶1, ZJ16-24¶1
#[test]
fn zhejiang_counts_its_own_terms() {
    let five = |clock, cite, start, due| (clock, start, 0, cite, due, due);
    check(
        ZHEJIANG,
        OrganKind::Department,
        &[
            // A Sunday before and a Sunday after Labour Day are worked.
            five("notify-direct", "ZJ16-20¶1", date(2019, 4, 26), date(2019, 5, 6)),
            five("notify-transferred", "ZJ16-20¶2", date(2019, 3, 4), date(2019, 3, 11)),
            ("handle", date(2019, 5, 6), 0, "ZJ16-23¶1", date(2019, 6, 5), date(2019, 6, 5)),
            ("handle", date(2019, 5, 6), 60, "ZJ16-23¶1", date(2019, 8, 4), date(2019, 8, 5)),
            ("request-review", date(2019, 6, 5), 0, "R05-34", date(2019, 7, 5), date(2019, 7, 5)),
            ("object", date(2022, 5, 5), 0, "R22-23¶3", date(2022, 5, 11), date(2022, 5, 11)),
        ],
    );
    check(
        ZHEJIANG,
        OrganKind::PetitionOffice,
        &[five("register-and-route", "ZJ16-20¶1", date(2019, 3, 8), date(2019, 3, 15))],
    );
}

/// Shandong: three working days to take a review up. Beijing: three to give reasons, a review extended.
///
/// Article: SD15-33¶1, SD15-42¶1, SD15-43¶1, SD15-44¶1, BJ06-31, BJ06-40, BJ06-50¶1, BJ06-50¶4, BJ06-52¶2
#[test]
fn shandong_and_beijing_count_their_own_terms() {
    check(
        SHANDONG,
        OrganKind::Department,
        &[
            ("notify-direct", date(2019, 1, 25), 0, "SD15-33¶1", date(2019, 2, 9), date(2019, 2, 11)),
            ("handle", date(2019, 6, 10), 0, "SD15-42¶1", date(2019, 8, 9), date(2019, 8, 9)),
            // The Saturday after National Day is worked.
            ("accept-review", date(2019, 10, 11), 0, "SD15-43¶1", date(2019, 10, 15), date(2019, 10, 15)),
            ("accept-final-review", date(2019, 9, 30), 0, "SD15-44¶1", date(2019, 10, 10), date(2019, 10, 10)),
        ],
    );
    check(
        BEIJING,
        OrganKind::Department,
        &[
            ("handle", date(2019, 6, 10), 30, "BJ06-40", date(2019, 9, 8), date(2019, 9, 9)),
            ("review", date(2019, 7, 1), 0, "BJ06-50¶1", date(2019, 7, 31), date(2019, 7, 31)),
            ("review", date(2019, 7, 1), 30, "BJ06-50¶1", date(2019, 8, 30), date(2019, 8, 30)),
            ("suggestion-reasons", date(2019, 9, 30), 0, "BJ06-52¶2", date(2019, 10, 10), date(2019, 10, 10)),
        ],
    );
    check(
        BEIJING,
        OrganKind::Congress,
        &[("register-and-route-congress", date(2019, 3, 1), 0, "BJ06-31", date(2019, 3, 16), date(2019, 3, 18))],
    );
}
