//! Facts into sentences: days, citations, refusals, steps of a derivation. Used by pages and by the
//! command line, so that both say the same.

use app::domain::directory::Directory;
use app::domain::matter::{ClockState, Event, Fact, Receipt};
use app::domain::{OfficialId, OrganId, Refusal, WayOut, Why};
use app::law::{Cite, DayKind, Fault, FirstDay, LawBook, NotRolled, Step, chinese_numeral};
use jiff::civil::Date;
use wording::{Arg, Lang, Words};

/// Everything needed to word a fact: the language, who is who, and the rules.
#[derive(Clone, Copy, Debug)]
pub struct Speaker<'a> {
    /// The words.
    pub words: &'static Words,
    /// Names of organs and officials.
    pub directory: &'a Directory,
    /// Titles of instruments.
    pub law: &'a LawBook,
}

impl Speaker<'_> {
    /// A message without arguments.
    #[must_use]
    pub fn say(&self, key: &str) -> String {
        self.words.say(key)
    }

    /// The name of an organ.
    #[must_use]
    pub fn organ(&self, id: OrganId) -> String {
        match self.directory.organ(id) {
            Some(organ) => organ.name.clone(),
            None => self.words.with("organ-unknown", &[("id", id.0.to_string().into())]),
        }
    }

    /// The name of an official.
    #[must_use]
    pub fn official(&self, id: OfficialId) -> String {
        match self.directory.officials.get(&id) {
            Some(official) => official.name.clone(),
            None => self.words.with("official-unknown", &[("id", id.0.to_string().into())]),
        }
    }

    /// A receipt number such as 云溪信〔2026〕482号.
    #[must_use]
    pub fn receipt(&self, receipt: Receipt) -> String {
        let mark = self.directory.organ(receipt.office).map_or("", |organ| organ.mark.as_str());
        format!("{mark}〔{}〕{}号", receipt.year, receipt.no)
    }

    /// A day with its weekday: 2026年3月18日（周三）.
    #[must_use]
    pub fn day(&self, day: Date) -> String {
        self.words.with("day-long", &self.day_args(day))
    }

    /// A day without its year, when that is the year of today.
    #[must_use]
    pub fn short_day(&self, day: Date, today: Date) -> String {
        let key = if day.year() == today.year() { "day-short" } else { "day-with-year" };
        self.words.with(key, &self.day_args(day))
    }

    /// Month and day of a day, for messages that show no year.
    #[must_use]
    pub fn month_and_day(&self, day: Date) -> [(&'static str, Arg<'static>); 4] {
        self.day_args(day)
    }

    fn day_args(&self, day: Date) -> [(&'static str, Arg<'static>); 4] {
        let weekday = self.words.say(&format!("weekday-{}", day.weekday().to_monday_one_offset()));
        let month = match self.words.lang() {
            Lang::Chinese => day.month().to_string(),
            Lang::English => self.words.say(&format!("month-{}", day.month())),
        };
        // Years and days are written, not counted: as text they get no digit grouping.
        [
            ("year", day.year().to_string().into()),
            ("month", month.into()),
            ("day", day.day().to_string().into()),
            ("weekday", weekday.into()),
        ]
    }

    /// A citation as people write it: 《信访工作条例》第二十三条第三款.
    #[must_use]
    pub fn cite(&self, cite: Cite) -> String {
        let title = self.law.packs().iter().find(|pack| pack.code == cite.pack).map(|pack| pack.title.as_str());
        match self.words.lang() {
            Lang::Chinese => {
                let mut text =
                    format!("《{}》第{}条", title.unwrap_or(cite.pack.as_str()), chinese_numeral(cite.article));
                if cite.paragraph > 0 {
                    text.push_str(&format!("第{}款", chinese_numeral(u16::from(cite.paragraph))));
                }
                if cite.item > 0 {
                    text.push_str(&format!("第（{}）项", chinese_numeral(u16::from(cite.item))));
                }
                text
            }
            Lang::English => {
                let part = |key, n: u8| {
                    if n == 0 { String::new() } else { self.with_n(key, i64::from(n)) }
                };
                format!(
                    "{}{}{}",
                    self.words.with(
                        "cite-article",
                        &[("pack", cite.pack.to_string().into()), ("n", i64::from(cite.article).into())]
                    ),
                    part("cite-paragraph", cite.paragraph),
                    part("cite-item", cite.item)
                )
            }
        }
    }

    /// The gist of a provision, in our own words; empty when its pack is not loaded.
    #[must_use]
    pub fn gist(&self, cite: Cite) -> String {
        self.law.provision(cite).map(|(_, provision)| provision.gist.clone()).unwrap_or_default()
    }

    fn with_n(&self, key: &str, n: i64) -> String {
        self.words.with(key, &[("n", n.into())])
    }

    /// What an event was, in one line.
    #[must_use]
    pub fn event(&self, event: &Event) -> String {
        let named = |family: &str, name: &str| Arg::from(self.words.name(family, name));
        match &event.fact {
            Fact::Registered { channel, .. } => {
                self.words.with("event-registered", &[("channel", named("channel", channel.name()))])
            }
            Fact::Forwarded { to } => self.words.with("event-forwarded", &[("to", self.organ(*to).into())]),
            Fact::Accepted => self.say("event-accepted"),
            Fact::Extended { days, approved_by, .. } => self.words.with(
                "event-extended",
                &[("days", i64::from(*days).into()), ("leader", self.official(*approved_by).into())],
            ),
            Fact::Answered { opinion, .. } => {
                self.words.with("event-answered", &[("opinion", named("opinion", opinion.name()))])
            }
            Fact::Delivered { round, proof } => self.words.with(
                "event-delivered",
                &[("document", named("document", round.name())), ("proof", named("proof", proof.name()))],
            ),
            Fact::Remanded { round, proof } => self.words.with(
                "event-remanded",
                &[("document", named("document", round.name())), ("proof", named("proof", proof.name()))],
            ),
            Fact::ReviewRequested { round, organ, .. } => self.words.with(
                "event-review-requested",
                &[("round", named("round", round.name())), ("organ", self.organ(*organ).into())],
            ),
            Fact::Reviewed { round, result, .. } => self.words.with(
                "event-reviewed",
                &[("document", named("document", round.name())), ("result", named("result", result.name()))],
            ),
            Fact::Concluded => self.say("event-concluded"),
        }
    }

    /// The name of a clock by its rule.
    #[must_use]
    pub fn clock_name(&self, rule: &str) -> String {
        let key = format!("clock-{rule}");
        // A local pack may bring rules of its own; its gist then stands on the page beside the name.
        if self.words.has(&key) { self.words.say(&key) } else { rule.to_owned() }
    }

    /// How far a running clock is from its last day, seen from today.
    #[must_use]
    pub fn left(&self, clock: &ClockState, today: Date) -> String {
        let days = |from: Date, to: Date| i64::from((to - from).get_days());
        match clock.stopped_on {
            Some(on) if !clock.window && on > clock.due_on => self.with_n("left-done-late", days(clock.due_on, on)),
            Some(on) if on == clock.started_on => self.say("left-done-at-once"),
            Some(on) => self.with_n("left-done", days(clock.started_on, on)),
            None if clock.due_on == today => self.say("left-today"),
            None if clock.due_on > today => self.with_n("left-days", days(today, clock.due_on)),
            None if clock.window => self.say("left-lapsed"),
            None => self.with_n("left-overdue", days(clock.due_on, today)),
        }
    }

    /// One step of a derivation: its short name and its sentence.
    #[must_use]
    pub fn step(&self, step: &Step<'_>, clock: &ClockState) -> (String, String) {
        let say = |name: &str, key: &str, args: &[(&str, Arg<'_>)]| (self.say(name), self.words.with(key, args));
        match *step {
            Step::Starts { on } => {
                let key = if clock.assumed { "step-starts-assumed" } else { "step-starts" };
                let what = self.words.name("start", &clock.rule);
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
            Step::Excluded { days, ends_on } => say(
                "step-name-excluded",
                "step-excluded",
                &[("n", i64::from(days).into()), ("day", self.day(ends_on).into())],
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

/// A refusal in words: what is refused and why, by which provision, and the way out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// What is refused and why.
    pub why: String,
    /// The provision in words; empty where no law was in force.
    pub cite: String,
    /// Its code.
    pub code: String,
    /// What to do instead.
    pub way_out: String,
}

impl Speaker<'_> {
    /// A refusal in words.
    #[must_use]
    pub fn refusal(&self, refusal: &Refusal) -> Told {
        let act = refusal.act.map_or_else(|| self.say("act-directory"), |act| self.words.name("act", act.name()));
        let mut args = self.why_args(&refusal.why);
        args.push(("act", act.into()));
        let way_args = self.way_args(&refusal.way_out);
        Told {
            why: self.words.with(&format!("refusal-{}", refusal.why.code()), &args),
            cite: refusal.cite.map(|cite| self.cite(cite)).unwrap_or_default(),
            code: refusal.cite.map(|cite| cite.to_string()).unwrap_or_default(),
            way_out: self.words.with(&format!("way-out-{}", refusal.way_out.code()), &way_args),
        }
    }

    fn why_args(&self, why: &Why) -> Vec<(&'static str, Arg<'static>)> {
        let day = |day: Date| Arg::from(self.day(day));
        let organ = |id: OrganId| Arg::from(self.organ(id));
        let number = |n: u16| Arg::from(i64::from(n));
        match why {
            Why::NotRegistered
            | Why::AlreadyRegistered
            | Why::TextMissing
            | Why::HeadsMissing
            | Why::NoRunningTerm
            | Why::NotExtendable
            | Why::NothingToReview
            | Why::NotDelivered
            | Why::NothingToDeliver
            | Why::DuplicateId
            | Why::UnknownPost => Vec::new(),
            Why::WrongStage { stage } => vec![("stage", self.words.name("stage", stage.name()).into())],
            Why::WrongOrgan { organ: id, holder } => vec![("organ", organ(*id)), ("holder", organ(*holder))],
            Why::UnknownOrgan { organ: id }
            | Why::ToItself { organ: id }
            | Why::ToAccused { organ: id }
            | Why::ParentCircle { organ: id } => vec![("organ", organ(*id))],
            Why::OrganNotActive { organ: id, on } => vec![("organ", organ(*id)), ("day", day(*on))],
            Why::UnknownOfficial { official } => vec![("official", self.official(*official).into())],
            Why::NotInOffice { official, organ: id, on } => {
                vec![("official", self.official(*official).into()), ("organ", organ(*id)), ("day", day(*on))]
            }
            Why::DayInFuture { on, today } => vec![("day", day(*on)), ("today", day(*today))],
            Why::DayBeforeLast { on, last } => vec![("day", day(*on)), ("last", day(*last))],
            Why::NoLaw { on } => vec![("day", day(*on))],
            Why::TooManyRepresentatives { found, limit } => vec![("found", number(*found)), ("limit", number(*limit))],
            Why::AlreadyExtended { times_max } => vec![("limit", number(*times_max))],
            Why::TermOver { due_on } | Why::WindowOver { due_on } => vec![("day", day(*due_on))],
            Why::TooLong { days, days_max } => vec![("found", number(*days)), ("limit", number(*days_max))],
            Why::ApproverNotLeader { official, organ: id } => {
                vec![("official", self.official(*official).into()), ("organ", organ(*id))]
            }
            Why::NotHigherOrgan { organ: id, higher } => vec![
                ("organ", organ(*id)),
                ("higher", higher.map_or_else(|| self.say("organ-none"), |id| self.organ(id)).into()),
            ],
            Why::UnknownDivision { division } => vec![("division", division.0.to_string().into())],
            Why::DatesReversed { from, until } => vec![("from", day(*from)), ("until", day(*until))],
        }
    }

    fn way_args(&self, way: &WayOut) -> Vec<(&'static str, Arg<'static>)> {
        let list = |names: Vec<String>| Arg::from(names.join(&self.say("list-comma")));
        match way {
            WayOut::Register
            | WayOut::Write
            | WayOut::OtherOrgan
            | WayOut::AnswerLate
            | WayOut::NewFacts
            | WayOut::Deliver
            | WayOut::CheckDirectory => Vec::new(),
            WayOut::OpenActs { acts } => {
                let names = acts.iter().map(|act| self.words.name("act", act.name())).collect::<Vec<_>>();
                let none = if names.is_empty() { vec![self.say("act-none")] } else { names };
                vec![("acts", list(none))]
            }
            WayOut::AskOrgan { organ } => vec![("organ", self.organ(*organ).into())],
            WayOut::UseDay { from, until } => vec![
                ("from", from.map_or_else(|| self.say("day-any"), |day| self.day(day)).into()),
                ("until", self.day(*until).into()),
            ],
            WayOut::LoadPack { on } => vec![("day", self.day(*on).into())],
            WayOut::AtMost { limit } => vec![("limit", i64::from(*limit).into())],
            WayOut::AskLeader { leaders } => {
                vec![("leaders", list(leaders.iter().map(|id| self.official(*id)).collect()))]
            }
            WayOut::HigherOrgan { organ } => {
                vec![("organ", organ.map_or_else(|| self.say("organ-none"), |id| self.organ(id)).into())]
            }
        }
    }
}

/// A fault of a pack in words: what is wrong, and what to do about it.
#[must_use]
pub fn fault(words: &Words, fault: &Fault) -> (String, String) {
    let args: Vec<(&str, Arg<'_>)> =
        fault.kind.arguments().into_iter().map(|(name, value)| (name, Arg::from(value))).collect();
    let code = fault.kind.code();
    let near = args.iter().any(|(name, value)| *name == "near" && matches!(value, Arg::Text(text) if !text.is_empty()));
    let hint = if near { "hint-near".to_owned() } else { format!("hint-{code}") };
    (words.with(code, &args), words.with(&hint, &args))
}

/// Reads a receipt number as people type it: 云溪信〔2026〕482号, with any brackets and without 号.
#[must_use]
pub fn find_receipt(directory: &Directory, text: &str) -> Option<Receipt> {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let open = text.find(['〔', '[', '（', '(', '【', '［'])?;
    let close = text.find(['〕', ']', '）', ')', '】', '］'])?;
    let after = |at: usize| text.get(at..).and_then(|rest| rest.chars().next()).map_or(at, |c| at + c.len_utf8());
    let mark = text.get(..open)?;
    let year = text.get(after(open)..close)?.parse().ok()?;
    let no = text.get(after(close)..)?.trim_end_matches('号').parse().ok()?;
    let organ = directory.organs.values().find(|organ| organ.mark == mark)?;
    Some(Receipt { office: organ.id, year, no })
}
