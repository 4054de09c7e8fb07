//! Checks that several verbs share, each with the provision that asks for it.

use law::{Act, Law, Requires};

use super::{Matter, Stage, Verb, next_acts};
use crate::matter::Command;
use crate::wall::Reader;
use crate::{Actor, By, Ctx, OfficialId, OrganId, Refusal, TextRef, WayOut, Why};

/// One act under decision: what every check needs.
#[derive(Clone, Copy)]
pub(super) struct Attempt<'a> {
    pub(super) act: Act,
    pub(super) ctx: &'a Ctx<'a>,
    pub(super) law: Law<'a>,
    pub(super) on: jiff::civil::Date,
    pub(super) assumed: bool,
    /// The organ that acts; for a petitioner and for rule checks, the one that has the matter.
    pub(super) organ: OrganId,
}

impl<'a> Attempt<'a> {
    /// Checks what holds for every act: a law of the day, a day that can be, somebody who may act at all.
    pub(super) fn begin(ctx: &'a Ctx<'a>, command: &Command, matter: Option<&Matter>) -> Result<Self, Refusal> {
        let (act, on) = (command.verb.act(), command.on);
        // What begins as a part of another matter is bound by that matter's days, walls and recusals.
        let matter = matter.or(match &command.verb {
            Verb::SplitOff(split) => Some(&*split.of),
            _ => None,
        });
        let organ = acting(ctx, command, matter);
        let plain = |why, way_out, cite| Refusal { act: Some(act), why, cite, way_out };
        let law = ctx.law_of(organ, on);
        let law = law.ok_or_else(|| plain(Why::NoLaw { on }, WayOut::LoadPack { on }, None))?;
        let attempt = Self { act, ctx, law, on, assumed: command.assumed, organ };
        attempt.day(command, matter)?;
        attempt.rules_loaded(matter)?;
        if let Some(actor) = ctx.by.staff() {
            attempt.in_office(actor)?;
        }
        // A rule check finds; nothing else happens by itself.
        if ctx.by == By::Sweep && !matches!(command.verb, Verb::RecordFinding(_) | Verb::Recount(_)) {
            attempt.staff()?;
        }
        let Some(matter) = matter else { return Ok(attempt) };
        attempt.may_touch(matter)?;
        Ok(attempt)
    }

    /// An act of the course may not lie before the last one; what only accompanies it, not before the first.
    fn day(&self, command: &Command, matter: Option<&Matter>) -> Result<(), Refusal> {
        let (on, today) = (self.on, self.ctx.today);
        let course = command.verb.is_course();
        let last = matter.map(|matter| if course { matter.last_on } else { matter.received_on });
        let open_days = WayOut::UseDay { from: last, until: today };
        if on > today {
            return Err(self.refuse(Requires::Basis, Why::DayInFuture { on, today }, open_days));
        }
        match last.filter(|last| on < *last) {
            Some(last) => Err(self.refuse(Requires::Basis, Why::DayBeforeLast { on, last }, open_days)),
            None => Ok(()),
        }
    }

    fn in_office(&self, Actor { official, organ }: Actor) -> Result<(), Refusal> {
        let directory = self.ctx.directory;
        directory.active(organ, self.on).map_err(|(why, way)| self.refuse(Requires::CompetentOrgan, why, way))?;
        if !directory.officials.contains_key(&official) {
            let why = Why::UnknownOfficial { official };
            return Err(self.refuse(Requires::CompetentOrgan, why, WayOut::CheckDirectory));
        }
        // Whoever records must serve the organ on the day of recording: a claimed day of long ago may
        // lie before the clerk's tenure, as with files taken over from another system.
        if !directory.serves(official, organ, self.ctx.today) {
            let why = Why::NotInOffice { official, organ, on: self.ctx.today };
            return Err(self.refuse(Requires::CompetentOrgan, why, WayOut::CheckDirectory));
        }
        Ok(())
    }

    /// To whom the wall hides the matter, there is none. Whoever has an interest of their own stays away.
    fn may_touch(&self, matter: &Matter) -> Result<(), Refusal> {
        match self.ctx.by {
            By::Staff(actor) => {
                let reader = Reader { organ: actor.organ, official: Some(actor.official) };
                if !matter.known_to(reader, self.ctx.directory, self.ctx.today) {
                    return Err(self.refuse(Requires::Basis, Why::NotRegistered, WayOut::Register));
                }
                match super::personal::recused(matter, actor.official, Some(self.law)) {
                    Some(refusal) => Err(Refusal { act: Some(self.act), ..refusal }),
                    None => Ok(()),
                }
            }
            By::Petitioner(person) if !matter.is_party(person) => {
                Err(self.refuse(Requires::PetitionerOnly, Why::NotAParty, WayOut::Register))
            }
            By::Petitioner(_) | By::Sweep => Ok(()),
        }
    }

    /// A term runs under the rule of its first day. Without that rule nobody could say what ends it.
    fn rules_loaded(&self, matter: Option<&Matter>) -> Result<(), Refusal> {
        let running = matter.iter().flat_map(|matter| matter.clocks.iter()).filter(|clock| clock.running());
        let mut lost = running.filter(|clock| self.ctx.law.clock(clock.pack, &clock.rule).is_none());
        match lost.next().map(|clock| (clock.cite, clock.started_on)) {
            Some((cite, on)) => {
                Err(self.refuse(Requires::Basis, Why::RuleNotLoaded { cite, on }, WayOut::LoadPack { on }))
            }
            None => Ok(()),
        }
    }

    /// A refusal that cites the guard for this requirement, or else what the act rests on.
    pub(super) fn refuse(&self, requires: Requires, why: Why, way_out: WayOut) -> Refusal {
        let cite = self.law.cite(self.act, requires).or_else(|| self.law.basis(Act::Register));
        Refusal { act: Some(self.act), why, cite, way_out }
    }

    pub(super) fn wrong_stage(&self, matter: &Matter) -> Refusal {
        self.refuse(Requires::Basis, Why::WrongStage { stage: matter.stage.name() }, self.open_acts(matter))
    }

    pub(super) fn open_acts(&self, matter: &Matter) -> WayOut {
        WayOut::OpenActs { acts: next_acts(matter).iter().map(|next| next.act).collect() }
    }

    /// The law of the day must know the act at all: what no rule gives, nobody may do.
    pub(super) fn provided(&self) -> Result<(), Refusal> {
        if self.law.guards(self.act).any(|guard| guard.says.requires == Requires::Basis) {
            return Ok(());
        }
        Err(self.refuse(Requires::Basis, Why::NotProvided, WayOut::LoadPack { on: self.on }))
    }

    /// The official who acts; petitioners have acts of their own.
    pub(super) fn staff(&self) -> Result<Actor, Refusal> {
        self.ctx.by.staff().ok_or_else(|| {
            let way_out = WayOut::AskOrgan { organ: self.organ };
            self.refuse(Requires::CompetentOrgan, Why::StaffOnly, way_out)
        })
    }

    /// Only the petitioner, with a credential of their own.
    pub(super) fn petitioner(&self) -> Result<crate::PersonId, Refusal> {
        match self.ctx.by {
            By::Petitioner(person) => Ok(person),
            By::Staff(_) | By::Sweep => {
                Err(self.refuse(Requires::PetitionerOnly, Why::PetitionerOnly, WayOut::AskPetitioner))
            }
        }
    }

    /// Only the organ that has the matter may act on it.
    pub(super) fn by_holder(&self, matter: &Matter) -> Result<Actor, Refusal> {
        self.by_one_of(&[matter.holder])
    }

    /// Only one of these organs, the first of which is named as the way out.
    pub(super) fn by_one_of(&self, organs: &[OrganId]) -> Result<Actor, Refusal> {
        let actor = self.staff()?;
        let holder = organs.first().copied().unwrap_or(actor.organ);
        if organs.contains(&actor.organ) {
            return Ok(actor);
        }
        let why = Why::WrongOrgan { organ: actor.organ, holder };
        Err(self.refuse(Requires::CompetentOrgan, why, WayOut::AskOrgan { organ: holder }))
    }

    /// Only a responsible leader of the acting organ.
    pub(super) fn by_leader(&self, actor: Actor, requires: Requires) -> Result<(), Refusal> {
        self.leader(actor.official, actor.organ, requires)
    }

    /// The official must be a responsible leader of the organ.
    pub(super) fn leader(&self, official: OfficialId, organ: OrganId, requires: Requires) -> Result<(), Refusal> {
        let directory = self.ctx.directory;
        if directory.leads(official, organ, self.on) {
            return Ok(());
        }
        let why = Why::ApproverNotLeader { official, organ };
        let leaders = directory.leaders(organ, self.on);
        Err(self.refuse(requires, why, WayOut::AskLeader { leaders }))
    }

    /// The organ must exist on the day and may not be behind the wall.
    pub(super) fn target(&self, matter: &Matter, organ: OrganId) -> Result<(), Refusal> {
        let directory = self.ctx.directory;
        directory.active(organ, self.on).map_err(|(why, way)| self.refuse(Requires::Basis, why, way))?;
        self.not_accused(matter, organ)
    }

    /// The accusation may not reach this organ.
    pub(super) fn not_accused(&self, matter: &Matter, organ: OrganId) -> Result<(), Refusal> {
        if matter.known_to(Reader { organ, official: None }, self.ctx.directory, self.on) {
            return Ok(());
        }
        Err(self.walled(Why::ToAccused { organ }))
    }

    /// A refusal to keep or pass on an accusation where the accused would learn of it.
    pub(super) fn walled(&self, why: Why) -> Refusal {
        let refusal = self.refuse(Requires::NotAccused, why, WayOut::OtherOrgan);
        // Where the rules do not say it of this very act, they say it of sending on.
        let said = |act| self.law.guard(act, Requires::NotAccused).map(|guard| guard.head.cite);
        Refusal { cite: said(self.act).or_else(|| said(Act::Forward)).or(refusal.cite), ..refusal }
    }

    /// The matter stands at one of these stages.
    pub(super) fn at(&self, matter: &Matter, fits: fn(Stage) -> bool) -> Result<(), Refusal> {
        if fits(matter.stage) { Ok(()) } else { Err(self.wrong_stage(matter)) }
    }

    /// A text that must say something.
    pub(super) fn written(&self, text: &TextRef, requires: Requires) -> Result<(), Refusal> {
        if text.chars > 0 { Ok(()) } else { Err(self.refuse(requires, Why::TextMissing, WayOut::Write)) }
    }

    /// Nothing goes on beside the handling.
    pub(super) fn no_interlude(&self, matter: &Matter) -> Result<(), Refusal> {
        match matter.interlude {
            None => Ok(()),
            Some(interlude) => {
                let why = Why::InterludeOpen { interval: interlude.interval };
                Err(self.refuse(Requires::Basis, why, WayOut::CloseInterlude))
            }
        }
    }
}

/// The organ that acts: the official's; for a petitioner, the one that has the matter or takes it in.
fn acting(ctx: &Ctx<'_>, command: &Command, matter: Option<&Matter>) -> OrganId {
    match (ctx.by, matter, &command.verb) {
        (By::Staff(actor), ..) => actor.organ,
        (_, Some(matter), _) => matter.holder,
        (_, None, Verb::Register(register)) => register.receipt.office,
        (_, None, _) => OrganId(0),
    }
}
