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
            | OwnFact::CodeIssued
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
            | OwnFact::Recounted
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
            OwnFact::CodeIssued => ("portal-fact-code-issued", Vec::new()),
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
            OwnFact::Recounted => ("portal-fact-recounted", Vec::new()),
            OwnFact::Merged => ("portal-fact-merged", Vec::new()),
            OwnFact::Unmerged => ("portal-fact-unmerged", Vec::new()),
            _ => ("portal-fact-objected", Vec::new()),
        }
    }
}

#[cfg(test)]
mod tests {
    use app::domain::directory::Directory;
    use app::domain::matter::{
        Channel, ContactKind, DeclineGround, Ending, EvaluatedBody, Grade, NoticeKind, Opinion, Procedure, Proof,
        ReviewResult, Round, RouteResult, StatutoryRoute, Term,
    };
    use app::domain::{Digest, OfficialId, OrganId, PaperId, PaperKind, PaperRef};
    use app::law::Interval;
    use jiff::civil::date;
    use wording::Lang;

    use super::*;

    const ORGAN: OrganId = OrganId(1);

    fn facts() -> Vec<OwnFact> {
        let (official, until) = (OfficialId(2), date(2026, 4, 9));
        let promise = Promise { performer: ORGAN, by: until };
        let paper = PaperRef { id: PaperId(1), digest: Digest([0; 32]), bytes: 1, kind: PaperKind::Pdf };
        let (round, proof) = (Round::Review, Proof::Signed);
        let mut facts = vec![
            OwnFact::Registered { channel: Channel::Letter },
            OwnFact::SplitFrom,
            OwnFact::SplitInto,
            OwnFact::Letter { channel: Channel::Web, kind: ContactKind::Inquiry },
            OwnFact::Paper { paper },
            OwnFact::Sent { to: ORGAN },
            OwnFact::Objected,
            OwnFact::Disputed { decider: ORGAN },
            OwnFact::JurisdictionSettled { to: ORGAN },
            OwnFact::TakenOver { from: ORGAN, to: ORGAN },
            OwnFact::Accepted { procedure: Procedure::Simple },
            OwnFact::Declined { ground: DeclineGround::NotOwnPower },
            OwnFact::Barred { ending: Ending::Settlement },
            OwnFact::OutcomeRecorded { result: RouteResult::Decided },
            OwnFact::Notified { kind: NoticeKind::Acceptance },
            OwnFact::InterludeOpened { interval: Interval::Hearing },
            OwnFact::Extended { term: Term::Handling, days: 15 },
            OwnFact::Delivered { round, proof },
            OwnFact::Remanded { round, proof },
            OwnFact::Performed,
            OwnFact::ReviewRequested { round, organ: ORGAN },
            OwnFact::ReviewTakenUp,
            OwnFact::ReviewDeclined { round, back_to: ORGAN },
            OwnFact::Concluded,
            OwnFact::TakenUpAgain { organ: ORGAN },
            OwnFact::Evaluated { of: EvaluatedBody::PetitionOffice, grade: Grade::Satisfied },
            OwnFact::Recounted,
            OwnFact::Merged,
            OwnFact::Unmerged,
            OwnFact::Withdrawn { last: true },
            OwnFact::Withdrawn { last: false },
            OwnFact::RecusalRaised { official },
            OwnFact::Sealed,
            OwnFact::CodeIssued,
            OwnFact::ReleaseDecided { organ: ORGAN, granted: true, until: Some(until) },
        ];
        for yes in [true, false] {
            let promised = yes.then_some(promise);
            facts.extend([
                OwnFact::ObjectionDecided { agreed: yes },
                OwnFact::Routed { route: StatutoryRoute::Judicial, to: yes.then_some(ORGAN) },
                OwnFact::InterludeClosed { interval: Interval::Mediation, settled: promised },
                OwnFact::Answered { opinion: Opinion::Support, promise: promised },
                OwnFact::Confirmed { fulfilled: yes },
                OwnFact::Reviewed { round, result: ReviewResult::Remand, days: yes.then_some(30) },
                OwnFact::RecusalDecided { official, granted: yes },
                OwnFact::ReleaseDecided { organ: ORGAN, granted: yes, until: None },
            ]);
        }
        facts
    }

    /// Every fact has a sentence of its own: none is told by the sentence of another.
    #[test]
    fn every_fact_that_a_petitioner_reads_has_a_sentence_of_its_own_in_both_languages() {
        let law = app::shipped_law().unwrap();
        let directory = Directory::default();
        for lang in Lang::ALL {
            let speaker = Speaker { words: lang.words(), directory: &directory, law: &law };
            let say = |fact| {
                let entry = OwnEntry { seq: 1, on: date(2026, 4, 2), by: Writer::Another, fact, texts: Vec::new() };
                speaker.own_fact(&entry)
            };
            let mut said: Vec<String> = facts().into_iter().map(say).collect();
            assert!(said.iter().all(|line| !line.contains(['⟦', '{'])), "{said:#?}");
            let count = said.len();
            said.sort();
            said.dedup();
            assert_eq!(said.len(), count, "{said:#?}");
        }
    }
}
