//! One matter, ready to be shown: where it is, what happened, and how every date came about.

use std::collections::HashMap;

use domain::matter::{ClockState, Event, Fact, Matter, NextAct, may_see_identity, still_open};
use domain::wall::Reader;
use domain::{Actor, OrganId, Origin, TextRef};
use jiff::civil::Date;
use law::{Calendar, ClockRule, Count, Derivation, Period, Reckoning, Unit};

use crate::issue::Veil;
use crate::keys::shared_from;
use crate::personal::{Mask, Masked, parties};
use crate::work::load;
use crate::{App, Failure, MatterKey, PersonDraft};

/// A clock with its rule and, for as long as the rule is loaded, its derivation.
#[derive(Debug)]
pub struct ClockView<'a> {
    /// The clock as the events tell it.
    pub state: ClockState,
    /// The rule that it rests on; `None` when its pack is not loaded.
    pub rule: Option<&'a ClockRule>,
    /// The calendar of the place.
    calendar: &'a Calendar,
}

impl ClockView<'_> {
    /// What was counted from, and step by step to the due date; `None` when it cannot be derived any more.
    #[must_use]
    pub fn reckoning(&self) -> Option<Reckoning<'_>> {
        let rule = self.rule?;
        let mut stretch = rule.says.stretch();
        // An act can set fewer days than the rule has, as a review does for a new opinion.
        if self.state.set_days.is_some() && stretch.period.unit != Unit::SetInAct {
            stretch.period = Period { length: self.state.set_days, unit: Unit::Days };
        }
        let count = Count {
            start: self.state.started_on,
            set_days: self.state.set_days,
            extension_days: self.state.extension_days,
            suspended: &self.state.suspended,
        };
        Reckoning::new(stretch, count, self.calendar).ok()
    }

    /// Step by step from start to due date.
    #[must_use]
    pub fn derivation(&self) -> Option<Derivation<'_>> {
        self.reckoning().map(|reckoning| reckoning.derivation)
    }

    /// Whether today's calendar still leads to the recorded dates. Of a window in which a person may do something a
    /// later day holds that the person was told, whatever the calendar says now.
    #[must_use]
    pub fn agrees(&self) -> bool {
        let told = self.rule.is_some_and(|rule| rule.says.stretch().favours_person);
        let same = |d: &Derivation<'_>| d.due_on == self.state.due_on && d.ends_on == self.state.ends_on;
        self.derivation().is_some_and(|d| same(&d) || (told && d.due_on < self.state.due_on))
    }
}

/// One event, with both its times and the text that belongs to it.
#[derive(Debug)]
pub struct TimelineEntry {
    /// Number in the stream, from 1.
    pub seq: usize,
    /// The event.
    pub event: Event,
    /// When it was recorded, in microseconds since 1970, UTC.
    pub recorded_us: i64,
    /// The text that the event refers to, unless it was erased.
    pub text: Option<String>,
}

/// One matter with everything that its page shows. What tells who petitions is masked in it, in every text, and left
/// out where the identity is sealed; [`App::open_matter`] shows it in clear and records that it did.
#[derive(Debug)]
pub struct MatterView<'a> {
    /// Key.
    pub key: MatterKey,
    /// The matter.
    pub matter: Matter,
    /// How it came in.
    pub origin: Origin,
    /// When it was registered, in microseconds since 1970, UTC.
    pub registered_us: i64,
    /// Title, unless erased.
    pub title: Option<String>,
    /// Text, unless erased.
    pub text: Option<String>,
    /// The petitioners in the order of the matter, masked; `None` for those who were erased. Nobody where the identity
    /// is sealed.
    pub parties: Vec<Option<Masked>>,
    /// The events in order.
    pub timeline: Vec<TimelineEntry>,
    /// The clocks in the order of starting.
    pub clocks: Vec<ClockView<'a>>,
    /// Hash of the last event: algorithm prefix and digest.
    pub head: Vec<u8>,
    /// The next higher organ of the one that decided last, to which the petitioner can turn.
    pub higher: Option<OrganId>,
}

impl MatterView<'_> {
    /// What may happen on this day.
    #[must_use]
    pub fn open(&self, today: Date) -> Vec<NextAct> {
        still_open(&self.matter, today)
    }

    /// The same with every text masked; where the identity is sealed, without anything of who petitions.
    pub(crate) fn covered(mut self, persons: &[Option<PersonDraft>], sealed: bool) -> Self {
        let known = || persons.iter().flatten();
        let (mask, veil) = (Mask::of(known()), Veil::of(known()));
        let own = [&mut self.title, &mut self.text].into_iter();
        for text in own.chain(self.timeline.iter_mut().map(|entry| &mut entry.text)).flatten() {
            *text = if sealed { mask.hide(&veil.hide_in_lines(text)) } else { mask.hide(text) };
        }
        if sealed {
            self.parties.clear();
        }
        self
    }
}

/// The text that an event shows in the timeline; the petition itself stands above it.
fn text_of(event: &Event) -> Option<TextRef> {
    match &event.fact {
        Fact::Registered(_) => None,
        Fact::SplitFrom(fact) => Some(fact.reason),
        Fact::AnswerShared(fact) => Some(fact.text),
        fact => fact.texts().first().copied(),
    }
}

impl App {
    /// How a clock came to its dates.
    #[must_use]
    pub fn explain(&self, state: ClockState) -> ClockView<'_> {
        let rule = self.law.clock(state.pack, &state.rule);
        let calendar = self.law.calendar(&self.directory().seat(state.organ).0);
        ClockView { state, rule, calendar }
    }

    /// One matter, for a reader of whom nothing is known: where the petitioner asked that nobody learns who it is, that
    /// is left out.
    ///
    /// # Errors
    /// [`Failure::NoMatter`], or a failure of the database.
    pub async fn matter(&self, key: MatterKey) -> Result<MatterView<'_>, Failure> {
        let (view, persons) = self.matter_in_clear(key).await?;
        let sealed = view.matter.sealed;
        Ok(view.covered(&persons, sealed))
    }

    /// One matter with its texts as they were written, and who petitions; `None` for those who were erased.
    pub(crate) async fn matter_in_clear(
        &self,
        key: MatterKey,
    ) -> Result<(MatterView<'_>, Vec<Option<PersonDraft>>), Failure> {
        let mut session = self.db.read().await?;
        let loaded = load(&mut session, key).await?;
        let mut texts: HashMap<i64, String> = self.keys.referred(&mut session, &loaded).await?.bodies();
        let shared = shared_from(loaded.events.iter().map(|(event, _)| event));
        let matter = loaded.matter.ok_or(Failure::NoMatter(key))?;
        let mut persons = parties(&self.keys, &mut session, key.shard, &matter).await?;
        for from in shared {
            let other = load(&mut session, MatterKey { shard: key.shard, id: from }).await?;
            persons.extend(parties(&self.keys, &mut session, key.shard, other.there()?).await?);
        }
        let mut take = |text: TextRef| texts.remove(&text.id.0);
        let (origin, registered_us) =
            loaded.events.first().map_or((Origin::Entered, 0), |(event, us)| (event.origin, *us));
        let timeline = loaded
            .events
            .into_iter()
            .enumerate()
            .map(|(at, (event, recorded_us))| {
                let text = text_of(&event).and_then(&mut take);
                TimelineEntry { seq: at + 1, event, recorded_us, text }
            })
            .collect();
        let directory = self.directory();
        let view = MatterView {
            key,
            origin,
            registered_us,
            title: take(matter.title),
            text: take(matter.text),
            parties: persons.iter().map(|person| person.as_ref().map(Masked::of)).collect(),
            timeline,
            clocks: matter.clocks.iter().cloned().map(|clock| self.explain(clock)).collect(),
            head: loaded.head.hash,
            higher: directory.higher(matter.holder),
            matter,
        };
        Ok((view, persons))
    }

    /// One matter, as an official may see it: what the wall hides from them is no matter at all, and of one whose
    /// petitioner is sealed nobody sees who it is without a release.
    ///
    /// # Errors
    /// As [`App::matter`].
    pub async fn matter_for(&self, key: MatterKey, actor: Actor, today: Date) -> Result<MatterView<'_>, Failure> {
        let (view, persons) = self.matter_in_clear(key).await?;
        let reader = Reader { organ: actor.organ, official: Some(actor.official) };
        if !view.matter.known_to(reader, &self.directory(), today) {
            return Err(Failure::NoMatter(key));
        }
        let sealed = !may_see_identity(&view.matter, actor, today);
        Ok(view.covered(&persons, sealed))
    }

    /// The law of the place where an organ is, as it binds that organ on a day.
    #[must_use]
    pub fn law_of(&self, organ: OrganId, on: Date) -> Option<law::Law<'_>> {
        let directory = self.directory();
        let (division, seat) = directory.seat(organ);
        Some(self.law.on(&division, on)?.asked_by(seat))
    }

    /// A day of the national calendar in one word: `workday`, `weekend`, `holiday`, `make_up`, or `unknown`.
    #[must_use]
    pub fn day_word(&self, day: Date) -> &'static str {
        let calendar = self.law.calendar(law::NATION);
        match calendar.kind(day) {
            _ if !calendar.knows(day) => "unknown",
            law::DayKind::Workday => "workday",
            law::DayKind::Weekend => "weekend",
            law::DayKind::Holiday(_) => "holiday",
            law::DayKind::MakeUp(_) => "make_up",
        }
    }
}
