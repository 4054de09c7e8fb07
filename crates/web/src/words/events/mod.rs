//! What happened to a matter, one line for each fact.

mod found;
mod handling;
mod record;
mod review;
mod routing;

use app::domain::matter::{Event, Fact, Promise, Told};
use app::domain::{By, OrganId};
use wording::Arg;

use super::Speaker;

impl Speaker<'_> {
    /// What an event was, in one line.
    #[must_use]
    pub fn event(&self, event: &Event) -> String {
        match &event.fact {
            Fact::Registered(fact) => self.registered(fact),
            Fact::ContactAdded(fact) => self.contact_added(fact),
            Fact::Forwarded(fact) => self.forwarded(fact),
            Fact::Assigned(fact) => self.assigned(fact),
            Fact::Objected(_) => self.say("event-objected"),
            Fact::ObjectionDecided(fact) => self.objection_decided(fact),
            Fact::Disputed(fact) => self.disputed(fact),
            Fact::JurisdictionSettled(fact) => self.jurisdiction_settled(fact),
            Fact::Involved(fact) => self.involved(fact),
            Fact::TakenOver(fact) => self.taken_over(fact),
            Fact::Routed(fact) => self.routed(fact),
            Fact::OutcomeRecorded(fact) => self.outcome_recorded(fact),
            Fact::UrgentReported(fact) => self.urgent_reported(fact),
            Fact::Notified(fact) => self.notified(fact),
            Fact::Accepted(fact) => self.accepted(fact),
            Fact::Declined(fact) => self.declined(fact),
            Fact::Barred(fact) => self.barred(fact),
            Fact::HandlerAppointed(fact) => self.of_official("event-handler-appointed", fact.official),
            Fact::RecusalRaised(fact) => self.of_official("event-recusal-raised", fact.official),
            Fact::RecusalDecided(fact) => self.recusal_decided(fact),
            Fact::Investigated(fact) => self.investigated(fact),
            Fact::InterludeOpened(fact) => self.interlude_opened(fact),
            Fact::InterludeClosed(fact) => self.interlude_closed(fact),
            Fact::Extended(fact) => self.extended(fact),
            Fact::Answered(fact) => self.answered(fact),
            Fact::AnswerShared(fact) => self.answer_shared(fact),
            Fact::Delivered(fact) => self.reached("event-delivered", fact.round, fact.proof),
            Fact::Remanded(fact) => self.reached("event-remanded", fact.round, fact.proof),
            Fact::ReportedBack(fact) => self.reported_back(fact),
            Fact::Performed(_) => self.say("event-performed"),
            Fact::Confirmed(fact) => self.confirmed(fact),
            Fact::ReviewRequested(fact) => self.review_requested(fact),
            Fact::ReviewTakenUp(_) => self.say("event-review-taken-up"),
            Fact::ReviewDeclined(fact) => self.review_declined(fact),
            Fact::Reviewed(fact) => self.reviewed(fact),
            Fact::Concluded(_) => self.say("event-concluded"),
            Fact::TakenUpAgain(fact) => self.taken_up_again(fact),
            Fact::Evaluated(fact) => self.evaluated(fact),
            Fact::FollowedUp(fact) => self.followed_up(fact),
            Fact::Archived(fact) => self.archived(fact),
            Fact::Urged(fact) => self.urged(fact),
            Fact::Replied(fact) => self.replied(fact),
            Fact::MergedInto(_) => self.say("event-merged-into"),
            Fact::Joined(_) => self.say("event-joined"),
            Fact::Unmerged(_) => self.say("event-unmerged"),
            Fact::Parted(_) => self.say("event-parted"),
            Fact::SplitFrom(_) => self.say("event-split-from"),
            Fact::SplitInto(_) => self.say("event-split-into"),
            Fact::Withdrawn(fact) => self.withdrawn(fact),
            Fact::CorrectionProposed(fact) => self.correction_proposed(fact),
            Fact::CorrectionDecided(fact) => self.correction_decided(fact),
            Fact::Attached(fact) => self.attached(fact),
            Fact::Noted(_) => self.say("event-noted"),
            Fact::Sealed(_) => self.say("event-sealed"),
            Fact::CodeIssued(_) => self.say("event-code-issued"),
            Fact::ReleaseAsked(_) => self.say("event-release-asked"),
            Fact::ReleaseDecided(fact) => self.release_decided(fact),
            Fact::Found(fact) => self.found(fact),
            Fact::Recounted(fact) => self.recounted(fact),
        }
    }

    /// What kind of fact it was, in a word, from the kind that is stored beside an event.
    #[must_use]
    pub fn kind(&self, kind: &str) -> String {
        self.words.name("kind", &kind.replace('.', "-"))
    }

    /// Who did it: the organ and the official, the petitioner, or the rule check. A petitioner is never named here.
    #[must_use]
    pub fn by(&self, by: By) -> String {
        match by {
            By::Staff(actor) => {
                format!("{}{}{}", self.organ(actor.organ), self.say("fact-space"), self.official(actor.official))
            }
            By::Petitioner(_) => self.say("event-by-petitioner"),
            By::Sweep => self.say("event-by-sweep"),
        }
    }

    pub(super) fn named(&self, family: &str, name: &str) -> Arg<'static> {
        self.words.name(family, name).into()
    }

    fn told(&self, told: Told) -> Arg<'static> {
        let name = match told {
            Told::Notice(_) => "notice",
            Told::ByTheFile => "by_the_file",
            Told::NotYet => "not_yet",
        };
        self.named("told", name)
    }

    /// Who carries it out, and until when.
    fn promise(&self, promise: Promise) -> [(&'static str, Arg<'static>); 2] {
        [("organ", self.organ(promise.performer).into()), ("day", self.day(promise.by).into())]
    }

    fn of_organ(&self, key: &str, argument: &'static str, organ: OrganId) -> String {
        self.words.with(key, &[(argument, self.organ(organ).into())])
    }
}
