//! What changed in the record of a matter: withdrawals, corrections, papers, who may see the petitioner.

use app::domain::matter::{Attach, Change, CorrectionDecided, CorrectionProposed, ReleaseDecided, Withdrawn};
use wording::Arg;

use crate::words::Speaker;

impl Speaker<'_> {
    pub(super) fn withdrawn(&self, fact: &Withdrawn) -> String {
        self.say(if fact.last { "event-withdrawn" } else { "event-withdrawn-one" })
    }

    pub(super) fn correction_proposed(&self, fact: &CorrectionProposed) -> String {
        self.words.with("event-correction-proposed", &[("change", self.change(&fact.change).into())])
    }

    pub(super) fn correction_decided(&self, fact: &CorrectionDecided) -> String {
        let key = if fact.approved { "event-correction-approved" } else { "event-correction-refused" };
        self.words.with(key, &[("change", self.change(&fact.change).into())])
    }

    /// What a correction changes. Whom a petition is about is never said in passing.
    #[must_use]
    pub fn change(&self, change: &Change) -> String {
        let value = |key: &str, value: Arg<'static>| self.words.with(key, &[("value", value)]);
        match change {
            Change::Channel(channel) => value("change-channel", self.named("channel", channel.name())),
            Change::Purpose(purpose) => value("change-purpose", self.named("purpose", purpose.name())),
            Change::Category(_) => self.say("change-category"),
            Change::Place(_) => self.say("change-place"),
            Change::Urgency(urgency) => value("change-urgency", self.named("urgency", urgency.name())),
            Change::Heads(heads) => value("change-heads", i64::from(*heads).into()),
            Change::ClaimedOn(Some(day)) => value("change-claimed-on", self.day(*day).into()),
            Change::ClaimedOn(None) => self.say("change-claimed-on-none"),
            Change::Repeat(Some(_)) => self.say("change-repeat"),
            Change::Repeat(None) => self.say("change-repeat-none"),
            Change::Accused(..) => self.say("change-accused"),
        }
    }

    pub(super) fn attached(&self, fact: &Attach) -> String {
        let kind = self.paper_kind(fact.paper.kind);
        match fact.contact {
            None => self.words.with("event-attached", &[("kind", kind.into())]),
            Some(no) => self.words.with("event-attached-to", &[("kind", kind.into()), ("n", no.to_string().into())]),
        }
    }

    pub(super) fn release_decided(&self, fact: &ReleaseDecided) -> String {
        match (fact.granted, fact.until) {
            (false, _) => self.say("event-release-refused"),
            (true, None) => self.say("event-release-granted"),
            (true, Some(until)) => self.words.with("event-release-granted-until", &[("day", self.day(until).into())]),
        }
    }
}
