//! How a matter was taken up, handled, answered and delivered.

use app::domain::OfficialId;
use app::domain::matter::{
    Accepted, AnswerShared, Answered, Barred, Declined, Extended, InterludeClosed, InterludeOpened, Investigate, Proof,
    RecusalDecided, ReportedBack, Round,
};
use app::law::Interval;
use wording::Arg;

use crate::words::{Speaker, rule_name};

impl Speaker<'_> {
    pub(super) fn accepted(&self, fact: &Accepted) -> String {
        let args = [("procedure", self.named("procedure", fact.procedure.name())), ("told", self.told(fact.told))];
        self.words.with("event-accepted", &args)
    }

    pub(super) fn declined(&self, fact: &Declined) -> String {
        let args = [("ground", self.named("decline-ground", fact.ground.name())), ("told", self.told(fact.told))];
        self.words.with("event-declined", &args)
    }

    pub(super) fn barred(&self, fact: &Barred) -> String {
        let args = [("ending", self.named("ending", fact.ending.name())), ("told", self.told(fact.told))];
        self.words.with("event-barred", &args)
    }

    pub(super) fn of_official(&self, key: &str, official: OfficialId) -> String {
        self.words.with(key, &[("official", self.official(official).into())])
    }

    pub(super) fn recusal_decided(&self, fact: &RecusalDecided) -> String {
        let key = if fact.granted { "event-recusal-granted" } else { "event-recusal-refused" };
        self.of_official(key, fact.official)
    }

    pub(super) fn investigated(&self, fact: &Investigate) -> String {
        self.words.with("event-investigated", &[("inquiry", self.named("inquiry-kind", fact.inquiry.name()))])
    }

    pub(super) fn interlude_opened(&self, fact: &InterludeOpened) -> String {
        self.words.with("event-interlude-opened", &[("interval", self.interval(fact.interval))])
    }

    pub(super) fn interlude_closed(&self, fact: &InterludeClosed) -> String {
        let mut args = vec![("interval", self.interval(fact.interval))];
        let Some(promise) = fact.settled else { return self.words.with("event-interlude-closed", &args) };
        args.extend(self.promise(promise));
        self.words.with("event-interlude-settled", &args)
    }

    /// What goes on beside the handling, by the word that rules have for it.
    pub(in crate::words) fn interval(&self, interval: Interval) -> Arg<'static> {
        rule_name(self.words, "Interval", interval.name()).into()
    }

    pub(super) fn extended(&self, fact: &Extended) -> String {
        let args = [
            ("term", self.named("term", fact.term.name())),
            ("days", i64::from(fact.days).into()),
            ("leader", self.official(fact.approved_by).into()),
        ];
        self.words.with("event-extended", &args)
    }

    pub(super) fn answered(&self, fact: &Answered) -> String {
        let mut args = vec![("opinion", self.named("opinion", fact.opinion.name()))];
        let Some(promise) = fact.promise else { return self.words.with("event-answered", &args) };
        args.extend(self.promise(promise));
        self.words.with("event-answered-promised", &args)
    }

    pub(super) fn answer_shared(&self, fact: &AnswerShared) -> String {
        self.words.with("event-answer-shared", &[("opinion", self.named("opinion", fact.opinion.name()))])
    }

    pub(super) fn reached(&self, key: &str, round: Round, proof: Proof) -> String {
        let args = [("document", self.named("document", round.name())), ("proof", self.named("proof", proof.name()))];
        self.words.with(key, &args)
    }

    pub(super) fn reported_back(&self, fact: &ReportedBack) -> String {
        self.words.with("event-reported-back", &[("kind", self.named("report-kind", fact.kind.name()))])
    }
}
