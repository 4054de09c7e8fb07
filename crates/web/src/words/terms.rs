//! Clocks and their derivations in words.

use app::domain::matter::ClockState;
use app::law::{Bearer, DayKind, FirstDay, NotRolled, Step};
use jiff::civil::Date;
use wording::Arg;

use super::{Speaker, rule_name};

impl Speaker<'_> {
    /// How far a running clock is from its last day, seen from today.
    #[must_use]
    pub fn left(&self, clock: &ClockState, today: Date) -> String {
        let days = |from: Date, to: Date| i64::from((to - from).get_days());
        match clock.stopped_on {
            Some(on) if !clock.window && on > clock.due_on => self.with_n("left-done-late", days(clock.due_on, on)),
            // An organ's window that ended by taking the matter up was not used.
            Some(_) if clock.window && clock.bearer == Bearer::Organ => self.say("left-closed"),
            Some(on) if on == clock.started_on => self.say("left-done-at-once"),
            Some(on) => self.with_n("left-done", days(clock.started_on, on)),
            None if clock.due_on == today => self.say("left-today"),
            None if clock.due_on > today => self.with_n("left-days", days(today, clock.due_on)),
            None if clock.window => self.say("left-lapsed"),
            None => self.with_n("left-overdue", days(clock.due_on, today)),
        }
    }

    /// What set a clock going.
    fn start_name(&self, clock: &ClockState) -> String {
        let key = format!("start-{}", clock.rule);
        if self.words.has(&key) {
            return self.words.say(&key);
        }
        let rule = self.law.clock(clock.pack, &clock.rule);
        let start = rule.and_then(|rule| rule.says.starts.first()).map(|start| start.name());
        start.map_or_else(|| clock.rule.to_string(), |start| rule_name(self.words, "Start", start))
    }

    /// One step of a derivation: its short name and its sentence.
    #[must_use]
    pub fn step(&self, step: &Step<'_>, clock: &ClockState) -> (String, String) {
        let say = |name: &str, key: &str, args: &[(&str, Arg<'_>)]| (self.say(name), self.words.with(key, args));
        match *step {
            Step::Starts { on } => {
                let key = if clock.assumed { "step-starts-assumed" } else { "step-starts" };
                let what = self.start_name(clock);
                say("step-name-start", key, &[("day", self.day(on).into()), ("what", what.into())])
            }
            Step::CountsFrom { on, first_day } => {
                let key = match first_day {
                    FirstDay::Excluded => "step-first-day-excluded",
                    FirstDay::Included => "step-first-day-included",
                };
                say("step-name-first-day", key, &[("day", self.day(on).into())])
            }
            Step::Counted { length, unit, ends_on } => say(
                "step-name-counted",
                "step-counted",
                &[
                    ("length", i64::from(length).into()),
                    ("unit", self.words.name("unit", unit.name()).into()),
                    ("day", self.day(ends_on).into()),
                ],
            ),
            Step::Passed { rest_days, make_up_days } => say(
                "step-name-passed",
                "step-passed",
                &[("rest", i64::from(rest_days).into()), ("worked", i64::from(make_up_days).into())],
            ),
            Step::Extended { days, ends_on } => say(
                "step-name-extended",
                "step-extended",
                &[("n", i64::from(days).into()), ("day", self.day(ends_on).into())],
            ),
            Step::Suspended { from, until, units, ends_on } => say(
                "step-name-suspended",
                "step-suspended",
                &[
                    ("from", self.day(from).into()),
                    ("until", self.day(until).into()),
                    ("n", i64::from(units).into()),
                    ("day", self.day(ends_on).into()),
                ],
            ),
            Step::Rolls { from, kind, to } => say(
                "step-name-rolls",
                "step-rolls",
                &[("from", self.day(from).into()), ("why", self.day_kind(kind).into()), ("to", self.day(to).into())],
            ),
            Step::Stays { on, why } => {
                let key = match why {
                    NotRolled::Workday => "step-stays-workday",
                    NotRolled::MakeUp => "step-stays-make-up",
                    NotRolled::Rule => "step-stays-rule",
                    NotRolled::CountedInWorkingDays => "step-stays-counted",
                };
                say("step-name-rolls", key, &[("day", self.day(on).into())])
            }
            Step::Provisional { year } => {
                say("step-name-provisional", "step-provisional", &[("year", year.to_string().into())])
            }
        }
    }

    fn day_kind(&self, kind: DayKind<'_>) -> String {
        match kind {
            DayKind::Holiday(name) => self.words.with("day-holiday", &[("name", self.holiday(name).into())]),
            DayKind::MakeUp(name) => self.words.with("day-make-up", &[("name", self.holiday(name).into())]),
            DayKind::Weekend => self.say("day-weekend"),
            DayKind::Workday => self.say("day-workday"),
        }
    }

    /// Holidays are named in Chinese in the calendar files; English has names for those it knows.
    fn holiday(&self, name: &str) -> String {
        let key = match name {
            "元旦" => "holiday-new-year",
            "春节" => "holiday-spring-festival",
            "清明节" => "holiday-qingming",
            "劳动节" => "holiday-labour",
            "端午节" => "holiday-dragon-boat",
            "中秋节" => "holiday-mid-autumn",
            "国庆节" => "holiday-national",
            _ => return name.to_owned(),
        };
        self.say(key)
    }
}
