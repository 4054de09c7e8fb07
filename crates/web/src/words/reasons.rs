//! The facts in the sentences that say why not and what to do instead.

use app::domain::{OfficialId, OrganId, WayOut, Why};
use jiff::civil::Date;
use wording::Arg;

use super::Speaker;

type Args = Vec<(&'static str, Arg<'static>)>;

impl Speaker<'_> {
    /// The facts of a reason. One that has none is told by its sentence alone.
    pub(super) fn why_args(&self, why: &Why) -> Args {
        let (day, organ) = (|day: Date| Arg::from(self.day(day)), |id: OrganId| Arg::from(self.organ(id)));
        let number = |n: u16| Arg::from(i64::from(n));
        let official = |id: OfficialId| Arg::from(self.official(id));
        match why {
            Why::WrongOrgan { organ: id, holder } => vec![("organ", organ(*id)), ("holder", organ(*holder))],
            Why::UnknownOrgan { organ: id }
            | Why::ToItself { organ: id }
            | Why::ToAccused { organ: id }
            | Why::HandOverMissing { organ: id }
            | Why::NotBelow { organ: id }
            | Why::ParentCircle { organ: id } => vec![("organ", organ(*id))],
            Why::OrganNotActive { organ: id, on } => vec![("organ", organ(*id)), ("day", day(*on))],
            Why::UnknownOfficial { official: id }
            | Why::Recused { official: id }
            | Why::SamePerson { official: id } => vec![("official", official(*id))],
            Why::NotInOffice { official: who, organ: id, on } => {
                vec![("official", official(*who)), ("organ", organ(*id)), ("day", day(*on))]
            }
            Why::ApproverNotLeader { official: who, organ: id } => {
                vec![("official", official(*who)), ("organ", organ(*id))]
            }
            Why::HolderInPlace { holder } => vec![("holder", organ(*holder))],
            Why::NotSuccessor { organ: id, successors } => {
                vec![("organ", organ(*id)), ("successors", self.organs(successors).into())]
            }
            Why::AddresseesMissing { organs } => vec![("organs", self.organs(organs).into())],
            Why::NotHigherOrgan { organ: id, higher } => {
                let higher = higher.map(|higher| ("higher", organ(higher)));
                std::iter::once(("organ", organ(*id))).chain(higher).collect()
            }
            Why::DayInFuture { on, today } => vec![("day", day(*on)), ("today", day(*today))],
            Why::DayBeforeLast { on, last } => vec![("day", day(*on)), ("last", day(*last))],
            Why::NoLaw { on } => vec![("day", day(*on))],
            Why::RuleNotLoaded { cite, on } => vec![("cite", cite.to_string().into()), ("day", day(*on))],
            Why::StillOwed { cite, due_on } => vec![("cite", self.cite(*cite).into()), ("day", day(*due_on))],
            Why::TermOver { due_on } | Why::WindowOver { due_on } | Why::NotDueYet { due_on } => {
                vec![("day", day(*due_on))]
            }
            Why::DatesReversed { from, until } => vec![("from", day(*from)), ("until", day(*until))],
            Why::TooManyRepresentatives { found, limit } | Why::TooManyAgents { found, limit } => {
                vec![("found", number(*found)), ("limit", number(*limit))]
            }
            Why::TooMany { limit } => vec![("limit", i64::from(*limit).into())],
            Why::AlreadyExtended { times_max } => vec![("limit", number(*times_max))],
            Why::TooLong { days, days_max } => vec![("found", number(*days)), ("limit", number(*days_max))],
            Why::NoSuchItem { no } => vec![("no", number(*no))],
            Why::UnknownDivision { division } => vec![("division", division.0.to_string().into())],
            Why::Directory(unfit) => self.unfit_args(unfit),
            other => self.name_args(other),
        }
    }

    /// The facts of a reason that are names of closed lists.
    fn name_args(&self, why: &Why) -> Args {
        match why {
            Why::WrongStage { stage } => vec![("stage", self.named("stage", stage.name()))],
            Why::WrongPurpose { purpose } => vec![("purpose", self.named("purpose", purpose.name()))],
            Why::GroundNotListed { ground } => vec![("ground", self.named("decline-ground", ground.name()))],
            Why::EndingNotListed { ending } => vec![("ending", self.named("ending", ending.name()))],
            Why::InterludeOpen { interval } => vec![("interval", self.interval(*interval))],
            Why::PartsMissing { parts } => {
                let parts = parts.iter().map(|part| self.words.name("opinion-part", part.name()));
                vec![("parts", self.list(parts).into())]
            }
            Why::SameOpinion { opinion } => vec![("opinion", self.named("opinion", opinion.name()))],
            Why::CircumstanceNotListed { circumstance } => vec![("circumstance", self.circumstance(*circumstance))],
            _ => Vec::new(),
        }
    }

    /// The facts of a way out.
    pub(super) fn way_args(&self, way: &WayOut) -> Args {
        match way {
            WayOut::OpenActs { acts } => {
                let names = acts.iter().map(|act| self.words.name("act", act.name()));
                let acts = if acts.is_empty() { self.say("act-none") } else { self.list(names) };
                vec![("acts", acts.into())]
            }
            WayOut::AskOrgan { organ } => vec![("organ", self.organ(*organ).into())],
            WayOut::UseDay { from, until } => vec![
                ("from", from.map_or_else(|| self.say("day-any"), |day| self.day(day)).into()),
                ("until", self.day(*until).into()),
            ],
            WayOut::LoadPack { on } => vec![("day", self.day(*on).into())],
            WayOut::AtMost { limit } => vec![("limit", i64::from(*limit).into())],
            WayOut::AskLeader { leaders } => {
                vec![("leaders", self.list(leaders.iter().map(|id| self.official(*id))).into())]
            }
            WayOut::HigherOrgan { organ } => organ.iter().map(|id| ("organ", self.organ(*id).into())).collect(),
            WayOut::AddAddressees { organs } => vec![("organs", self.organs(organs).into())],
            _ => Vec::new(),
        }
    }
}
