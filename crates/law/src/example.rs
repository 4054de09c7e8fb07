//! A pack's own tests: given facts, expected answers, by kind of rule.

use jiff::civil::Date;

use crate::answers::{Tenure, turns};
use crate::derive::Suspended;
use crate::{
    Calendar, CaseRecord, Count, Counted, Coverage, Finding, Findings, MeasureName, OrganKind, Pack, Rhythm, Role,
    Rule, RuleName, Said, Seat, derive,
};

/// Given facts, the rule must come to this answer.
#[derive(Clone, Debug)]
pub struct Example {
    /// What it shows, for people.
    pub name: String,
    /// The rule under test.
    pub rule: RuleName,
    /// The facts and the answer.
    pub test: ExampleTest,
}

/// The facts and the expected answer, by kind of rule.
#[derive(Clone, Debug)]
#[allow(missing_docs, reason = "the fields are the keys of `given` and `then`")]
pub enum ExampleTest {
    Applies {
        seat: Seat,
        applies: bool,
    },
    Clock {
        seat: Seat,
        start: Date,
        set_days: Option<u16>,
        extension_days: u16,
        suspended: Vec<Suspended>,
        ends_on: Option<Date>,
        due_on: Date,
    },
    Scope {
        organ: OrganKind,
        how: Option<Coverage>,
    },
    Duty {
        seat: Seat,
        tenure: Tenure,
        owes: u16,
    },
    Guard {
        seat: Seat,
        people: u16,
        limit: u16,
    },
    Ground {
        findings: Findings,
        met: bool,
    },
    Attribution {
        role: Role,
        finding: Finding,
    },
    Measure {
        case: CaseRecord,
        open: bool,
    },
    Consequence {
        measure: Option<MeasureName>,
        on: Date,
        until: Option<Date>,
    },
    Appeal {
        on: Date,
        lodge_by: Option<Date>,
        lodged: Option<Date>,
        extended: bool,
        decide_by: Option<Date>,
    },
    Assessment {
        counts: Vec<(Counted, u64)>,
        score: String,
    },
}

/// What came out of an example.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExampleOutcome {
    /// As expected.
    Holds,
    /// The key whose value differs, what was expected, and what came out if anything did.
    Fails {
        /// The key.
        key: &'static str,
        /// What the example says.
        expected: String,
        /// What the rule says; empty where it says nothing.
        found: String,
    },
}

impl ExampleOutcome {
    fn compare<T: PartialEq + ToString>(key: &'static str, expected: Option<T>, found: Option<T>) -> Self {
        if expected == found {
            return Self::Holds;
        }
        let word = |value: Option<T>| value.map(|value| value.to_string()).unwrap_or_default();
        Self::Fails { key, expected: word(expected), found: word(found) }
    }

    fn and(self, next: impl FnOnce() -> Self) -> Self {
        if self == Self::Holds { next() } else { self }
    }
}

impl Example {
    /// The day on which the example plays, where it has one.
    #[must_use]
    pub fn day(&self) -> Option<Date> {
        match &self.test {
            ExampleTest::Clock { start, .. } => Some(*start),
            ExampleTest::Consequence { on, .. } | ExampleTest::Appeal { on, .. } => Some(*on),
            _ => None,
        }
    }

    /// For whom a rule must hold to come to its answer; anyone where the example does not say.
    const fn seat(&self) -> Seat {
        match &self.test {
            ExampleTest::Clock { seat, .. } | ExampleTest::Duty { seat, .. } | ExampleTest::Guard { seat, .. } => *seat,
            _ => Seat::ANYONE,
        }
    }

    /// Runs the example against its pack.
    #[must_use]
    pub fn run(&self, pack: &Pack, calendar: &Calendar) -> ExampleOutcome {
        if let Some((_, head)) = pack.rule(&self.rule).filter(|(_, head)| !head.applies.to(self.seat())) {
            return ExampleOutcome::compare("applies", Some(true), Some(head.applies.to(self.seat())));
        }
        let outcome = match &self.test {
            ExampleTest::Applies { seat, applies } => {
                let found = pack.rule(&self.rule).map(|(_, head)| head.applies.to(*seat));
                Some(ExampleOutcome::compare("applies", Some(*applies), found))
            }
            ExampleTest::Scope { organ, how } => self.rule(pack).map(|rule: &Rule<crate::Scope>| {
                let found = rule.says.covers.contains(organ).then_some(rule.says.how);
                ExampleOutcome::compare("how", *how, found)
            }),
            ExampleTest::Duty { seat, tenure, owes } => self.rule(pack).map(|rule: &Rule<crate::Duty>| {
                ExampleOutcome::compare("owes", Some(*owes), owed(pack, rule, *seat, *tenure))
            }),
            ExampleTest::Guard { people, limit, .. } => self.rule(pack).map(|rule: &Rule<crate::Guard>| {
                ExampleOutcome::compare("limit", Some(*limit), rule.says.limit_for(*people))
            }),
            ExampleTest::Ground { findings, met } => self.rule(pack).map(|rule: &Rule<crate::Ground>| {
                ExampleOutcome::compare("met", Some(*met), Some(rule.says.unshown(findings).is_nothing()))
            }),
            ExampleTest::Attribution { role, finding } => self.rule(pack).map(|rule: &Rule<crate::Attribution>| {
                let found = (rule.says.role == *role).then_some(rule.says.finding);
                ExampleOutcome::compare("finding", Some(*finding), found)
            }),
            ExampleTest::Measure { case, open } => self.rule(pack).map(|rule: &Rule<crate::Measure>| {
                ExampleOutcome::compare("open", Some(*open), Some(rule.says.open_way(case).is_some()))
            }),
            ExampleTest::Consequence { measure, on, until } => {
                self.rule(pack).map(|rule: &Rule<crate::Consequence>| {
                    let concerned = measure.is_none_or(|measure| rule.says.of.contains(&measure));
                    ExampleOutcome::compare("until", *until, rule.says.until(*on).filter(|_| concerned))
                })
            }
            ExampleTest::Assessment { counts, score } => self.rule(pack).map(|rule: &Rule<crate::Assessment>| {
                let of = |asked| counts.iter().find(|(count, _)| *count == asked).map_or(0, |(_, number)| *number);
                ExampleOutcome::compare(
                    "score",
                    Some(score.clone()),
                    rule.says.score(of).map(|score| score.to_string()),
                )
            }),
            ExampleTest::Clock { .. } => self.clock(pack, calendar),
            ExampleTest::Appeal { .. } => self.appeal(pack, calendar),
        };
        outcome.unwrap_or(ExampleOutcome::Holds)
    }

    fn rule<'p, T: Said>(&self, pack: &'p Pack) -> Option<&'p Rule<T>> {
        T::of(&pack.rules).iter().find(|rule| rule.head.id == self.rule)
    }

    fn clock(&self, pack: &Pack, calendar: &Calendar) -> Option<ExampleOutcome> {
        let ExampleTest::Clock { start, set_days, extension_days, suspended, ends_on, due_on, .. } = &self.test else {
            return None;
        };
        let rule: &Rule<crate::Clock> = self.rule(pack)?;
        let count = Count { start: *start, set_days: *set_days, extension_days: *extension_days, suspended };
        let derived = derive(&rule.says, &count, calendar).ok();
        let end = derived.as_ref().map(|derived| derived.ends_on);
        let due = derived.map(|derived| derived.due_on);
        let outcome = match ends_on {
            Some(_) => ExampleOutcome::compare("ends_on", *ends_on, end),
            None => ExampleOutcome::Holds,
        };
        Some(outcome.and(|| ExampleOutcome::compare("due_on", Some(*due_on), due)))
    }

    fn appeal(&self, pack: &Pack, calendar: &Calendar) -> Option<ExampleOutcome> {
        let ExampleTest::Appeal { on, lodge_by, lodged, extended, decide_by } = &self.test else {
            return None;
        };
        let rule: &Rule<crate::Appeal> = self.rule(pack)?;
        let lodging = rule.says.lodge_by(*on, calendar).ok().map(|derived| derived.due_on);
        let decided = lodged.and_then(|lodged| rule.says.decide_by(lodged, *extended, calendar).ok());
        let outcome = ExampleOutcome::compare("lodge_by", *lodge_by, lodging);
        Some(outcome.and(|| ExampleOutcome::compare("decide_by", *decide_by, decided.map(|derived| derived.due_on))))
    }
}

/// How many a duty asks for in full spans; a duty that follows another one in the same pack takes its rhythm.
fn owed(pack: &Pack, rule: &Rule<crate::Duty>, seat: Seat, tenure: Tenure) -> Option<u16> {
    let followed = |names: &[RuleName]| {
        let level = Seat { level: seat.level, ..Seat::ANYONE };
        pack.rules.duties.iter().find(|duty| names.contains(&duty.head.id) && duty.head.applies.to(level))
    };
    let rhythm = match &rule.says.rhythm {
        Rhythm::Follows { follows } => followed(follows).map(|duty| &duty.says.rhythm),
        own => Some(own),
    };
    let owed = match rhythm {
        Some(Rhythm::Per { times, period, .. }) => {
            let full = turns(*period, tenure).iter().filter(|turn| !turn.partial).count();
            usize::from(*times).saturating_mul(full)
        }
        _ => 0,
    };
    u16::try_from(owed).ok()
}
