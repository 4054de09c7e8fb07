//! Refusals in words.

use app::domain::{OrganId, Refusal, WayOut, Why};
use jiff::civil::Date;
use wording::Arg;

use super::Speaker;

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
            way_out: match &refusal.way_out {
                WayOut::UseDay { from: None, .. } => self.words.with("way-out-use-day-until", &way_args),
                way => self.words.with(&format!("way-out-{}", way.code()), &way_args),
            },
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
            Why::RuleNotLoaded { cite, on } => vec![("cite", cite.to_string().into()), ("day", day(*on))],
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
