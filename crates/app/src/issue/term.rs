//! Days and periods of a document, counted by the rules under which its terms run, and written out.

use domain::matter::{ClockState, Event, Fact, NoticeKind, fold};
use jiff::civil::Date;
use law::{Bearer, ClockRule, Count, Derivation, FirstDay, Law, Start, Step, Stop, Unit, derive};
use notices::Part;

use super::case::Case;
use super::phrase;

/// A last day with the rule and the count that lead to it.
struct Due<'a> {
    on: Date,
    rule: &'a ClockRule,
    count: Option<Derivation<'a>>,
}

impl Case<'_> {
    pub(super) fn of_term(&self, part: Part) -> Option<String> {
        match part {
            Part::DueOn => match self.due() {
                Some(due) => Some(phrase::day(due.on)),
                None => self.without_term().then(|| phrase::say("issue-no-term")),
            },
            Part::DueCount => match self.due() {
                Some(due) => due.count.map(|count| counted(due.rule, &count)),
                None => self.without_term().then(|| {
                    let purpose = phrase::name("purpose", self.matter.purpose.name());
                    phrase::with("issue-no-term-because", &[("purpose", purpose.into())])
                }),
            },
            Part::DueBefore => Some(phrase::day(self.due_before()?)),
            Part::ReviewWindow => Some(length(self.window()?)),
            Part::ObjectWithin => Some(length(self.objection()?)),
            // Which of them count for a matter that is declined is for whoever declines it to say.
            Part::TimeLimit if self.kind == NoticeKind::OtherRoute => self.time_limits(),
            _ => None,
        }
    }

    /// The rules whose terms the document speaks of.
    pub(super) fn term_rules(&self) -> Vec<&ClockRule> {
        self.due().map(|due| due.rule).into_iter().chain(self.window()).collect()
    }

    /// The law of the day at the organ that issues.
    pub(super) fn law(&self) -> Option<Law<'_>> {
        self.app.law_of(self.issuer, self.on)
    }

    /// The term that the document tells.
    fn due(&self) -> Option<Due<'_>> {
        match self.kind {
            NoticeKind::Acceptance => {
                let running = self.clock(|rule| rule.says.stops.contains(&Stop::Answered));
                running.and_then(|clock| self.of_clock(clock)).or_else(|| self.if_accepted())
            }
            NoticeKind::Extension => {
                let (_, no) = self.extended()?;
                self.of_clock(self.matter.clocks.iter().find(|clock| clock.no == no)?)
            }
            NoticeKind::AssignLetter => {
                self.of_clock(self.clock(|rule| rule.says.stops.contains(&Stop::ReportedBack))?)
            }
            NoticeKind::SupervisionLetter => {
                self.of_clock(self.clock(|rule| rule.says.starts.contains(&Start::Urged))?)
            }
            _ => None,
        }
    }

    /// The last clock under such a rule.
    fn clock(&self, fits: impl Fn(&ClockRule) -> bool) -> Option<&ClockState> {
        let rule = |clock: &&ClockState| self.app.law().clock(clock.pack, &clock.rule).is_some_and(&fits);
        self.matter.clocks.iter().rev().find(rule)
    }

    fn of_clock(&self, clock: &ClockState) -> Option<Due<'_>> {
        let rule = self.app.law().clock(clock.pack, &clock.rule)?;
        let calendar = self.app.law().calendar(&self.directory.seat(clock.organ).0);
        let given = Count {
            start: clock.started_on,
            set_days: clock.set_days,
            extension_days: clock.extension_days,
            suspended: &clock.suspended,
        };
        // A day that the calendar would put elsewhere by now is told without the count, not with a wrong one.
        let count = derive(&rule.says, &given, calendar).ok().filter(|count| count.due_on == clock.due_on);
        Some(Due { on: clock.due_on, rule, count })
    }

    /// The term that would run if the matter were taken up on the day of the document.
    fn if_accepted(&self) -> Option<Due<'_>> {
        let law = self.law()?;
        let mut rules = law.clocks_from(Start::Accepted, self.matter.purpose);
        let rule = rules.find(|rule| rule.says.stops.contains(&Stop::Answered))?;
        let count = derive(&rule.says, &Count::from(self.on), law.calendar()).ok()?;
        Some(Due { on: count.due_on, rule, count: Some(count) })
    }

    /// Whether the rules give no term for what the document says is taken up.
    fn without_term(&self) -> bool {
        self.kind == NoticeKind::Acceptance
    }

    /// The extension with its place among the events, and the number of the clock that it moved.
    fn extended(&self) -> Option<(usize, u16)> {
        let moved = |event: &Event| match event.fact {
            Fact::Extended(_) => event.clocks.moves.first().map(|moved| moved.no),
            _ => None,
        };
        self.events.iter().enumerate().rev().find_map(|(at, event)| Some((at, moved(event)?)))
    }

    /// The last day before the extension; before any, the last day now.
    fn due_before(&self) -> Option<Date> {
        let Some((at, no)) = self.extended() else {
            return Some(self.clock(|rule| rule.says.stops.contains(&Stop::Answered))?.due_on);
        };
        let before = fold(self.matter.id, self.events.iter().take(at).copied())?;
        before.clocks.iter().find(|clock| clock.no == no).map(|clock| clock.due_on)
    }

    /// The petitioner's window after this opinion.
    fn window(&self) -> Option<&ClockRule> {
        let (start, stop) = match self.kind {
            NoticeKind::Opinion => (Start::ReplyDelivered, Stop::ReviewRequested),
            NoticeKind::ReviewOpinion => (Start::ReviewDelivered, Stop::FinalReviewRequested),
            _ => return None,
        };
        let mut rules = self.law()?.clocks_from(start, self.matter.purpose);
        rules.find(|rule| rule.says.window && rule.says.bearer == Bearer::Petitioner && rule.says.stops.contains(&stop))
    }

    /// The receiver's window to say that the matter is not its own.
    fn objection(&self) -> Option<&ClockRule> {
        let start = match self.kind {
            NoticeKind::ForwardLetter => Start::ReceivedTransferred,
            NoticeKind::AssignLetter => Start::ReceivedAssigned,
            _ => return None,
        };
        let law = self.app.law_of(self.receiver()?, self.on)?;
        law.clocks_from(start, self.matter.purpose).find(|rule| rule.says.stops.contains(&Stop::Objected))
    }

    /// The periods of other procedures, which petitioning stops in no way.
    fn time_limits(&self) -> Option<String> {
        let law = self.law()?;
        let limit = |rule: &ClockRule| {
            let args = [
                ("what", phrase::clock(rule).into()),
                ("start", phrase::start(rule).into()),
                ("length", length(rule).into()),
                ("basis", phrase::cites(self.app.law(), [rule.head.cite]).into()),
            ];
            phrase::with("issue-time-limit", &args)
        };
        let limits: Vec<String> = law.parallel(self.matter.purpose).map(|answer| limit(answer.says)).collect();
        (!limits.is_empty()).then(|| limits.join(&phrase::say("list-semicolon")))
    }
}

fn unit(unit: Unit) -> String {
    // Days that an act set are days.
    let unit = if unit == Unit::SetInAct { Unit::Days } else { unit };
    phrase::name("unit", unit.name())
}

/// The length of a period: 30日.
fn length(rule: &ClockRule) -> String {
    let period = rule.says.period;
    match period.length {
        Some(length) => {
            phrase::with("issue-length", &[("n", i64::from(length).into()), ("unit", unit(period.unit).into())])
        }
        None => phrase::name("unit", period.unit.name()),
    }
}

/// A count in one sentence: from which day, how long, what was added, whether it rolled.
fn counted(rule: &ClockRule, derivation: &Derivation<'_>) -> String {
    let mut text = String::new();
    let mut started = None;
    for step in &derivation.steps {
        match *step {
            Step::Starts { on } => started = Some(on),
            Step::CountsFrom { first_day, .. } => {
                let key = match first_day {
                    FirstDay::Excluded => "issue-count-from-next",
                    FirstDay::Included => "issue-count-from-same",
                };
                let on = started.map(phrase::day).unwrap_or_default();
                text.push_str(&phrase::with(key, &[("day", on.into()), ("what", phrase::start(rule).into())]));
            }
            Step::Counted { length, unit: of, .. } => {
                let args = [("n", i64::from(length).into()), ("unit", unit(of).into())];
                text.push_str(&phrase::with("issue-length", &args));
            }
            Step::Extended { days, .. } => {
                text.push_str(&phrase::with("issue-count-extended", &[("n", i64::from(days).into())]));
            }
            Step::Suspended { from, until, .. } => {
                let args = [("from", phrase::day(from).into()), ("until", phrase::day(until).into())];
                text.push_str(&phrase::with("issue-count-suspended", &args));
            }
            Step::Rolls { from, to, .. } => {
                let args = [("from", phrase::day(from).into()), ("to", phrase::day(to).into())];
                text.push_str(&phrase::with("issue-count-rolls", &args));
            }
            Step::Provisional { year } => {
                text.push_str(&phrase::with("issue-count-provisional", &[("year", year.to_string().into())]));
            }
            Step::Passed { .. } | Step::Stays { .. } => {}
        }
    }
    text
}
