//! How a matter came in and to the organ that takes it up.

use app::domain::matter::{
    AddContact, Assigned, Disputed, Forwarded, Involve, Jurisdiction, Notify, ObjectionDecided, OutcomeRecorded,
    Registered, ReportUrgent, Routed, TakenOver,
};

use crate::words::Speaker;

impl Speaker<'_> {
    pub(super) fn registered(&self, fact: &Registered) -> String {
        self.words.with("event-registered", &[("channel", self.named("channel", fact.channel.name()))])
    }

    pub(super) fn contact_added(&self, fact: &AddContact) -> String {
        let heads = self.words.with("heads", &[("n", i64::from(fact.heads).into())]);
        let args = [
            ("channel", self.named("channel", fact.channel.name())),
            ("heads", heads.into()),
            ("kind", self.named("contact-kind", fact.kind.name())),
        ];
        self.words.with("event-contact-added", &args)
    }

    pub(super) fn forwarded(&self, fact: &Forwarded) -> String {
        self.of_organ("event-forwarded", "to", fact.to)
    }

    pub(super) fn assigned(&self, fact: &Assigned) -> String {
        let args = [("to", self.organ(fact.to).into()), ("days", i64::from(fact.days).into())];
        self.words.with("event-assigned", &args)
    }

    pub(super) fn objection_decided(&self, fact: &ObjectionDecided) -> String {
        self.say(if fact.agreed { "event-objection-agreed" } else { "event-objection-refused" })
    }

    pub(super) fn disputed(&self, fact: &Disputed) -> String {
        self.of_organ("event-disputed", "decider", fact.decider)
    }

    pub(super) fn jurisdiction_settled(&self, fact: &Jurisdiction) -> String {
        self.of_organ("event-jurisdiction-settled", "to", fact.to)
    }

    pub(super) fn involved(&self, fact: &Involve) -> String {
        if fact.helpers.is_empty() {
            return self.say("event-involved-nobody");
        }
        self.words.with("event-involved", &[("helpers", self.organs(&fact.helpers).into())])
    }

    pub(super) fn taken_over(&self, fact: &TakenOver) -> String {
        let args = [("from", self.organ(fact.from).into()), ("to", self.organ(fact.to).into())];
        self.words.with("event-taken-over", &args)
    }

    pub(super) fn routed(&self, fact: &Routed) -> String {
        let mut args =
            vec![("route", self.named("statutory-route", fact.route.name())), ("told", self.told(fact.told))];
        let Some(to) = fact.to else { return self.words.with("event-routed", &args) };
        args.push(("to", self.organ(to).into()));
        self.words.with("event-routed-to", &args)
    }

    pub(super) fn outcome_recorded(&self, fact: &OutcomeRecorded) -> String {
        self.words.with("event-outcome-recorded", &[("result", self.named("route-result", fact.result.name()))])
    }

    pub(super) fn urgent_reported(&self, fact: &ReportUrgent) -> String {
        self.words.with("event-urgent-reported", &[("to", self.organs(&fact.to).into())])
    }

    pub(super) fn notified(&self, fact: &Notify) -> String {
        self.words.with("event-notified", &[("notice", self.named("notice-kind", fact.notice.kind.name()))])
    }
}
