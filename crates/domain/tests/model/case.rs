//! One act before the model: every reason against it that holds, and the matter as it would be afterwards.

use std::collections::BTreeSet;

use domain::matter::Told;
use domain::{By, OfficialId, OrganId, Origin, PersonId, TextRef};
use jiff::civil::Date;
use law::Calendar;

use super::count::count;
use super::state::{File, Run};
use super::terms::{Begin, End, Length, Rule, Term};
use super::town::Town;

/// An act on a matter.
pub struct Case<'t> {
    pub town: &'t Town,
    pub by: By,
    pub on: Date,
    pub today: Date,
    pub origin: Origin,
    /// As it was, and then as it becomes.
    pub file: File,
    /// Every reason against the act, in the program's words.
    pub against: BTreeSet<&'static str>,
}

impl Case<'_> {
    pub fn need(&mut self, holds: bool, reason: &'static str) {
        if !holds {
            self.against.insert(reason);
        }
    }

    pub fn refused(&self) -> bool {
        !self.against.is_empty()
    }

    pub fn written(&mut self, text: TextRef) {
        self.need(text.chars > 0, "text-missing");
    }

    pub fn calendar(&self) -> &Calendar {
        self.town.law.calendars().nation()
    }

    pub fn organ(&self) -> Option<OrganId> {
        match self.by {
            By::Staff(actor) => Some(actor.organ),
            By::Petitioner(_) | By::Sweep => None,
        }
    }

    pub fn official(&self) -> Option<OfficialId> {
        match self.by {
            By::Staff(actor) => Some(actor.official),
            By::Petitioner(_) | By::Sweep => None,
        }
    }

    pub fn person(&self) -> Option<PersonId> {
        match self.by {
            By::Petitioner(person) => Some(person),
            By::Staff(_) | By::Sweep => None,
        }
    }

    /// Who acts is somebody, in office, with a law to act under, on a day that can be.
    pub fn anybody(&mut self, petitioner_may: bool) {
        match self.by {
            By::Staff(actor) => {
                self.need(self.town.body(actor.organ).is_some(), "unknown-organ");
                self.need(self.town.alive(actor.organ, self.on), "organ-not-active");
                self.need(self.town.knows(actor.official), "unknown-official");
                self.need(self.town.serves(actor.official, actor.organ), "not-in-office");
                self.need(Rule::of(self.town, actor.organ, self.on).is_some(), "no-law");
            }
            By::Petitioner(_) => self.need(petitioner_may, "staff-only"),
            By::Sweep => self.need(false, "staff-only"),
        }
        self.need(self.on <= self.today, "day-in-future");
    }

    /// The same for a matter that there is: nobody behind the wall, nobody who stays away, no stranger.
    pub fn on_matter(&mut self, petitioner_may: bool, course: bool) {
        self.anybody(petitioner_may);
        match self.by {
            By::Staff(actor) => {
                let hidden = self.town.hides(&self.file.accused, actor.organ, Some(actor.official), self.today);
                self.need(!hidden, "not-registered");
                self.need(!self.file.stays_away(actor.official), "recused");
            }
            By::Petitioner(person) => self.need(self.file.party(person), "not-a-party"),
            By::Sweep => {}
        }
        let not_before = if course { self.file.last } else { self.file.received };
        self.need(self.on >= not_before, "day-before-last");
    }

    /// Only these organs may.
    pub fn only(&mut self, organs: &[OrganId]) {
        if let Some(organ) = self.organ() {
            self.need(organs.contains(&organ), "wrong-organ");
        }
    }

    pub fn holder_only(&mut self) {
        self.only(&[self.file.holder]);
    }

    pub fn nothing_open(&mut self) {
        self.need(self.file.beside.is_none(), "interlude-open");
    }

    /// An organ that can get the matter.
    pub fn can_get(&mut self, organ: OrganId) {
        self.need(self.town.body(organ).is_some(), "unknown-organ");
        self.need(self.town.alive(organ, self.on), "organ-not-active");
        self.need(!self.town.hides(&self.file.accused, organ, None, self.on), "to-accused");
    }

    pub fn told(&mut self, told: Told) {
        match told {
            Told::Notice(notice) => self.written(notice.text),
            Told::ByTheFile => self.need(self.origin == Origin::Import, "notice-missing"),
            Told::NotYet => {}
        }
    }

    /// Starts what begins now for an organ; gives the numbers.
    pub fn begin(&mut self, begin: Begin, organ: OrganId, set: Option<u16>) -> Vec<usize> {
        let mut begun = Vec::new();
        for term in Term::started(self.town, organ, self.file.purpose, begin, self.on) {
            if self.town.only_named(term) && !self.file.named {
                continue;
            }
            let (days, working) = match (term.length, set) {
                (Length::Days(days), _) => (days, false),
                (Length::WorkingDays(days), _) => (days, true),
                (Length::Set, Some(days)) => (days, false),
                (Length::Set, None) => continue,
            };
            let set = set.filter(|_| term.length == Length::Set);
            let ends = count(self.on, days, working, &[], self.calendar());
            begun.push(self.file.runs.len());
            self.file.runs.push(Run {
                term,
                organ,
                from: self.on,
                set,
                more: 0,
                times: 0,
                gaps: Vec::new(),
                still: None,
                stopped: None,
                ends,
            });
        }
        begun
    }

    /// Stops what runs and fits; gives the numbers.
    pub fn stop(&mut self, fits: impl Fn(&Run) -> bool) -> Vec<usize> {
        let on = self.on;
        let mut stopped = Vec::new();
        for (no, run) in self.file.runs.iter_mut().enumerate() {
            if run.runs() && fits(run) {
                run.stopped = Some(on);
                stopped.push(no);
            }
        }
        stopped
    }

    pub fn end(&mut self, ends: &[End]) -> Vec<usize> {
        self.stop(|run| run.term.ended_by(ends))
    }

    /// What had been stopped runs on with its old end.
    pub fn resume(&mut self, numbers: &[usize]) {
        for no in numbers {
            self.file.runs[*no].stopped = None;
        }
    }

    /// Counts a term anew from its start, with what was added and left out.
    pub fn recount(&mut self, no: usize) {
        let run = &self.file.runs[no];
        let (days, working) = match run.term.length {
            // A review may have set fewer days.
            Length::Days(days) => (run.set.unwrap_or(days), false),
            Length::WorkingDays(days) => (days, true),
            Length::Set => (run.set.unwrap_or_default(), false),
        };
        let ends = count(run.from, days + run.more, working, &run.gaps, self.calendar());
        self.file.runs[no].ends = ends;
    }

    /// The last running term that one of these ends.
    pub fn running(&self, ends: &[End]) -> Option<usize> {
        self.file.runs.iter().rposition(|run| run.runs() && run.term.ended_by(ends))
    }
}
