//! What happened, one sentence for each fact.

use app::domain::matter::Promise;
use app::{OwnEntry, OwnFact, Writer};
use wording::Arg;

use crate::words::Speaker;

type Args = Vec<(&'static str, Arg<'static>)>;

impl Speaker<'_> {
    /// What happened, as the petitioner reads it.
    #[must_use]
    pub fn own_fact(&self, entry: &OwnEntry) -> String {
        let (key, args) = match &entry.fact {
            OwnFact::Registered { .. }
            | OwnFact::SplitFrom
            | OwnFact::SplitInto
            | OwnFact::Letter { .. }
            | OwnFact::Paper { .. }
            | OwnFact::Confirmed { .. }
            | OwnFact::Evaluated { .. }
            | OwnFact::Withdrawn { .. }
            | OwnFact::RecusalRaised { .. }
            | OwnFact::RecusalDecided { .. }
            | OwnFact::Sealed
            | OwnFact::ReleaseDecided { .. } => self.yours(entry),
            OwnFact::Answered { .. }
            | OwnFact::Delivered { .. }
            | OwnFact::Remanded { .. }
            | OwnFact::Performed
            | OwnFact::ReviewRequested { .. }
            | OwnFact::ReviewTakenUp
            | OwnFact::ReviewDeclined { .. }
            | OwnFact::Reviewed { .. }
            | OwnFact::Concluded
            | OwnFact::TakenUpAgain { .. } => self.outcome_of(entry),
            OwnFact::Sent { .. }
            | OwnFact::Objected
            | OwnFact::ObjectionDecided { .. }
            | OwnFact::Disputed { .. }
            | OwnFact::JurisdictionSettled { .. }
            | OwnFact::TakenOver { .. }
            | OwnFact::Accepted { .. }
            | OwnFact::Declined { .. }
            | OwnFact::Barred { .. }
            | OwnFact::Routed { .. }
            | OwnFact::OutcomeRecorded { .. }
            | OwnFact::Notified { .. }
            | OwnFact::InterludeOpened { .. }
            | OwnFact::InterludeClosed { .. }
            | OwnFact::Extended { .. }
            | OwnFact::Merged
            | OwnFact::Unmerged => self.way_of(&entry.fact),
        };
        self.words.with(key, &args)
    }

    fn agreed(&self, promise: Promise) -> Args {
        vec![("organ", self.organ(promise.performer).into()), ("day", self.day(promise.by).into())]
    }

    fn yours(&self, entry: &OwnEntry) -> (&'static str, Args) {
        let official = |id| vec![("official", Arg::from(self.official(id)))];
        match &entry.fact {
            OwnFact::Registered { channel } => {
                ("portal-fact-registered", vec![("channel", self.named("channel", channel.name()))])
            }
            OwnFact::SplitFrom => ("portal-fact-split-from", Vec::new()),
            OwnFact::SplitInto => ("portal-fact-split-into", Vec::new()),
            OwnFact::Letter { channel, kind } => {
                let channel = self.named("channel", channel.name());
                ("portal-fact-letter", vec![("channel", channel), ("kind", self.named("contact-kind", kind.name()))])
            }
            OwnFact::Paper { paper } => ("portal-fact-paper", vec![("kind", self.paper_kind(paper.kind).into())]),
            OwnFact::Confirmed { fulfilled: true } => ("portal-fact-fulfilled", Vec::new()),
            OwnFact::Confirmed { fulfilled: false } => ("portal-fact-not-fulfilled", Vec::new()),
            OwnFact::Evaluated { of, grade } => {
                let of = self.named("evaluated-body", of.name());
                ("portal-fact-evaluated", vec![("of", of), ("grade", self.named("grade", grade.name()))])
            }
            OwnFact::Withdrawn { last: false } if entry.by != Writer::Yourself => {
                ("portal-fact-withdrawn-one", Vec::new())
            }
            OwnFact::RecusalRaised { official: id } => ("portal-fact-recusal-raised", official(*id)),
            OwnFact::RecusalDecided { official: id, granted: true } => ("portal-fact-recusal-granted", official(*id)),
            OwnFact::RecusalDecided { official: id, .. } => ("portal-fact-recusal-refused", official(*id)),
            OwnFact::Sealed => ("portal-fact-sealed", Vec::new()),
            OwnFact::ReleaseDecided { organ, granted, until } => {
                let mut args = vec![("organ", Arg::from(self.organ(*organ)))];
                let key = match (granted, until) {
                    (false, _) => "portal-fact-release-refused",
                    (true, None) => "portal-fact-release-granted",
                    (true, Some(until)) => {
                        args.push(("day", self.day(*until).into()));
                        "portal-fact-release-granted-until"
                    }
                };
                (key, args)
            }
            _ => ("portal-fact-withdrawn", Vec::new()),
        }
    }

    fn outcome_of(&self, entry: &OwnEntry) -> (&'static str, Args) {
        match &entry.fact {
            OwnFact::Answered { opinion, promise } => {
                let mut args = vec![("opinion", self.named("opinion", opinion.name()))];
                let Some(promise) = promise else { return ("portal-fact-answered", args) };
                args.extend(self.agreed(*promise));
                ("portal-fact-answered-promised", args)
            }
            OwnFact::Delivered { round, proof } => {
                let document = self.named("document", round.name());
                ("portal-fact-delivered", vec![("document", document), ("proof", self.named("proof", proof.name()))])
            }
            OwnFact::Remanded { round, proof } => {
                let document = self.named("document", round.name());
                ("portal-fact-remanded", vec![("document", document), ("proof", self.named("proof", proof.name()))])
            }
            OwnFact::Performed => ("portal-fact-performed", Vec::new()),
            OwnFact::ReviewRequested { round, organ } => {
                let round = self.named("round", round.name());
                ("portal-fact-review-requested", vec![("round", round), ("organ", self.organ(*organ).into())])
            }
            OwnFact::ReviewTakenUp => {
                ("portal-fact-review-taken-up", vec![("organ", self.own_writer(entry.by).into())])
            }
            OwnFact::ReviewDeclined { round, .. } => {
                ("portal-fact-review-declined", vec![("round", self.named("round", round.name()))])
            }
            OwnFact::Reviewed { round, result, days } => {
                let document = self.named("document", round.name());
                let mut args = vec![("document", document), ("result", self.named("result", result.name()))];
                let Some(days) = days else { return ("portal-fact-reviewed", args) };
                args.push(("days", i64::from(*days).into()));
                ("portal-fact-reviewed-within", args)
            }
            OwnFact::TakenUpAgain { organ } => {
                ("portal-fact-taken-up-again", vec![("organ", self.organ(*organ).into())])
            }
            _ => ("portal-fact-concluded", Vec::new()),
        }
    }

    fn way_of(&self, fact: &OwnFact) -> (&'static str, Args) {
        let organ = |name: &'static str, id| vec![(name, Arg::from(self.organ(id)))];
        match fact {
            OwnFact::Sent { to } => ("portal-fact-sent", organ("to", *to)),
            OwnFact::ObjectionDecided { agreed: true } => ("portal-fact-objection-agreed", Vec::new()),
            OwnFact::ObjectionDecided { agreed: false } => ("portal-fact-objection-refused", Vec::new()),
            OwnFact::Disputed { decider } => ("portal-fact-disputed", organ("decider", *decider)),
            OwnFact::JurisdictionSettled { to } => ("portal-fact-settled", organ("to", *to)),
            OwnFact::TakenOver { from, to } => {
                ("portal-fact-taken-over", [organ("from", *from), organ("to", *to)].concat())
            }
            OwnFact::Accepted { procedure } => {
                ("portal-fact-accepted", vec![("procedure", self.named("procedure", procedure.name()))])
            }
            OwnFact::Declined { ground } => {
                ("portal-fact-declined", vec![("ground", self.named("decline-ground", ground.name()))])
            }
            OwnFact::Barred { ending } => ("portal-fact-barred", vec![("ending", self.named("ending", ending.name()))]),
            OwnFact::Routed { route, to } => {
                let mut args = vec![("route", self.named("statutory-route", route.name()))];
                let Some(to) = to else { return ("portal-fact-routed", args) };
                args.extend(organ("to", *to));
                ("portal-fact-routed-to", args)
            }
            OwnFact::OutcomeRecorded { result } => {
                ("portal-fact-outcome", vec![("result", self.named("route-result", result.name()))])
            }
            OwnFact::Notified { kind } => {
                ("portal-fact-notified", vec![("notice", self.named("notice-kind", kind.name()))])
            }
            OwnFact::InterludeOpened { interval } => {
                ("portal-fact-interlude-opened", vec![("interval", self.interval(*interval))])
            }
            OwnFact::InterludeClosed { interval, settled } => {
                let mut args = vec![("interval", self.interval(*interval))];
                let Some(promise) = settled else { return ("portal-fact-interlude-closed", args) };
                args.extend(self.agreed(*promise));
                ("portal-fact-interlude-settled", args)
            }
            OwnFact::Extended { term, days } => {
                let term = self.named("term", term.name());
                ("portal-fact-extended", vec![("term", term), ("days", i64::from(*days).into())])
            }
            OwnFact::Merged => ("portal-fact-merged", Vec::new()),
            OwnFact::Unmerged => ("portal-fact-unmerged", Vec::new()),
            _ => ("portal-fact-objected", Vec::new()),
        }
    }
}
