//! Checks that several verbs share, each with the provision that asks for it.

use law::{Act, Law, Requires};

use super::{Matter, Stage, next_acts};
use crate::matter::Command;
use crate::{Ctx, Refusal, TextRef, WayOut, Why};

/// One act under decision: what every check needs.
#[derive(Clone, Copy)]
pub(super) struct Attempt<'a> {
    pub(super) act: Act,
    pub(super) ctx: &'a Ctx<'a>,
    pub(super) law: Law<'a>,
    pub(super) on: jiff::civil::Date,
    pub(super) assumed: bool,
}

impl<'a> Attempt<'a> {
    /// Checks what holds for every act: a law of the day, a day that can be, an actor in office.
    pub(super) fn begin(ctx: &'a Ctx<'a>, command: &Command, matter: Option<&Matter>) -> Result<Self, Refusal> {
        let (act, on) = (command.verb.act(), command.on);
        let plain = |why, way_out, cite| Refusal { act: Some(act), why, cite, way_out };
        let law = ctx.law_of(ctx.actor.organ, on);
        let law = law.ok_or_else(|| plain(Why::NoLaw { on }, WayOut::LoadPack { on }, None))?;
        let attempt = Self { act, ctx, law, on, assumed: command.assumed };
        let last = matter.map(|matter| matter.last_on);
        let open_days = WayOut::UseDay { from: last, until: ctx.today };
        if on > ctx.today {
            return Err(attempt.refuse(Requires::Basis, Why::DayInFuture { on, today: ctx.today }, open_days));
        }
        if let Some(last) = last.filter(|last| on < *last) {
            return Err(attempt.refuse(Requires::Basis, Why::DayBeforeLast { on, last }, open_days));
        }
        attempt.rules_loaded(matter)?;
        let (official, organ) = (ctx.actor.official, ctx.actor.organ);
        ctx.directory.active(organ, on).map_err(|(why, way)| attempt.refuse(Requires::CompetentOrgan, why, way))?;
        if !ctx.directory.officials.contains_key(&official) {
            let why = Why::UnknownOfficial { official };
            return Err(attempt.refuse(Requires::CompetentOrgan, why, WayOut::CheckDirectory));
        }
        // Whoever records must serve the organ on the day of recording: a claimed day of long ago may
        // lie before the clerk's tenure, as with files taken over from another system.
        if !ctx.directory.serves(official, organ, ctx.today) {
            let why = Why::NotInOffice { official, organ, on: ctx.today };
            return Err(attempt.refuse(Requires::CompetentOrgan, why, WayOut::CheckDirectory));
        }
        Ok(attempt)
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
        Refusal { act: Some(self.act), why, cite: self.law.cite(self.act, requires), way_out }
    }

    pub(super) fn wrong_stage(&self, matter: &Matter) -> Refusal {
        let acts = next_acts(matter).iter().map(|next| next.act).collect();
        self.refuse(Requires::Basis, Why::WrongStage { stage: matter.stage.name() }, WayOut::OpenActs { acts })
    }

    /// Only the organ that has the matter may act on it.
    pub(super) fn by_holder(&self, matter: &Matter) -> Result<(), Refusal> {
        let organ = self.ctx.actor.organ;
        if organ == matter.holder {
            return Ok(());
        }
        let why = Why::WrongOrgan { organ, holder: matter.holder };
        Err(self.refuse(Requires::CompetentOrgan, why, WayOut::AskOrgan { organ: matter.holder }))
    }

    /// The matter stands at one of these stages.
    pub(super) fn at(&self, matter: &Matter, fits: fn(Stage) -> bool) -> Result<(), Refusal> {
        if fits(matter.stage) { Ok(()) } else { Err(self.wrong_stage(matter)) }
    }

    /// A text that must say something.
    pub(super) fn written(&self, text: &TextRef, requires: Requires) -> Result<(), Refusal> {
        if text.chars > 0 { Ok(()) } else { Err(self.refuse(requires, Why::TextMissing, WayOut::Write)) }
    }
}
