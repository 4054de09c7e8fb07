//! What came after the answer: carrying out, review, evaluation, the end, and calls for action.

use app::domain::matter::{
    Archived, Confirm, Evaluate, FollowUp, Replied, ReviewDeclined, ReviewRequested, Reviewed, TakenUpAgain, Urged,
    UrgingKind,
};
use app::law::Circumstance;
use wording::Arg;

use crate::words::{Speaker, rule_name};

impl Speaker<'_> {
    pub(super) fn confirmed(&self, fact: &Confirm) -> String {
        self.say(if fact.fulfilled { "event-fulfilled" } else { "event-not-fulfilled" })
    }

    pub(super) fn review_requested(&self, fact: &ReviewRequested) -> String {
        let args = [("round", self.named("round", fact.round.name())), ("organ", self.organ(fact.organ).into())];
        self.words.with("event-review-requested", &args)
    }

    pub(super) fn review_declined(&self, fact: &ReviewDeclined) -> String {
        let args = [("round", self.named("round", fact.round.name())), ("organ", self.organ(fact.back_to).into())];
        self.words.with("event-review-declined", &args)
    }

    pub(super) fn reviewed(&self, fact: &Reviewed) -> String {
        let mut args = vec![
            ("document", self.named("document", fact.round.name())),
            ("result", self.named("result", fact.result.name())),
        ];
        let reviewed = match fact.circumstance {
            None => self.words.with("event-reviewed", &args),
            Some(circumstance) => {
                args.push(("circumstance", self.circumstance(circumstance)));
                self.words.with("event-reviewed-because", &args)
            }
        };
        match fact.days {
            None => reviewed,
            Some(days) => {
                let args = [("reviewed", reviewed.into()), ("days", i64::from(days).into())];
                self.words.with("event-reviewed-within", &args)
            }
        }
    }

    /// A circumstance by the word that rules have for it.
    pub(in crate::words) fn circumstance(&self, circumstance: Circumstance) -> Arg<'static> {
        rule_name(self.words, "Circumstance", circumstance.name()).into()
    }

    pub(super) fn taken_up_again(&self, fact: &TakenUpAgain) -> String {
        self.of_organ("event-taken-up-again", "organ", fact.organ)
    }

    pub(super) fn evaluated(&self, fact: &Evaluate) -> String {
        let args =
            [("of", self.named("evaluated-body", fact.of.name())), ("grade", self.named("grade", fact.grade.name()))];
        self.words.with("event-evaluated", &args)
    }

    pub(super) fn followed_up(&self, fact: &FollowUp) -> String {
        match fact.said {
            None => self.say("event-followed-up"),
            Some(grade) => self.words.with("event-followed-up-said", &[("grade", self.named("grade", grade.name()))]),
        }
    }

    pub(super) fn archived(&self, fact: &Archived) -> String {
        self.words.with("event-archived", &[("class", self.named("archive-class", fact.class.name()))])
    }

    pub(super) fn urged(&self, fact: &Urged) -> String {
        let mut args = vec![("organ", self.organ(fact.organ).into()), ("to", self.organ(fact.to).into())];
        match (fact.kind, fact.circumstance) {
            (UrgingKind::Urge, _) => self.words.with("event-urged", &args),
            (UrgingKind::Supervise, None) => self.words.with("event-supervised-plainly", &args),
            (UrgingKind::Supervise, Some(circumstance)) => {
                args.push(("circumstance", self.circumstance(circumstance)));
                self.words.with("event-supervised", &args)
            }
        }
    }

    pub(super) fn replied(&self, fact: &Replied) -> String {
        self.words.with("event-replied", &[("no", i64::from(fact.no).into())])
    }
}
