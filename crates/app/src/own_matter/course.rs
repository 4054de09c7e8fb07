//! Which events a petitioner reads, and how much of each. What is not named here is not shown.

use std::collections::{BTreeSet, HashMap};

use domain::matter::{Event, Fact, Matter, NoticeKind, NoticeRef, Party, Round, Told};
use domain::{By, OfficialId, PersonId, TextRef};

use super::entry::{Document, OwnEntry, OwnFact, OwnText, Writer};

/// The course as one petitioner reads it.
pub(super) struct Reading<'m> {
    pub(super) matter: &'m Matter,
    pub(super) person: PersonId,
    /// The texts of the matter and those answers that it shares with another one.
    pub(super) texts: HashMap<i64, String>,
    /// Officials whom this petitioner asked to stay away.
    asked: BTreeSet<OfficialId>,
}

/// A fact with the texts that go with it; `None` where it does not concern the petitioner.
type Seen = Option<(OwnFact, Vec<OwnText>)>;

impl<'m> Reading<'m> {
    pub(super) fn new(matter: &'m Matter, person: PersonId, texts: HashMap<i64, String>) -> Self {
        Self { matter, person, texts, asked: BTreeSet::new() }
    }

    /// Everything up to the withdrawal of this petitioner: what follows is the others' matter.
    pub(super) fn course<'e>(&mut self, events: impl Iterator<Item = &'e Event>) -> Vec<OwnEntry> {
        let mut course = Vec::new();
        for (event, seq) in events.zip(1..) {
            if let Some((fact, texts)) = self.seen(event) {
                course.push(OwnEntry { seq, on: event.on, by: self.writer(event.by), fact, texts });
            }
            if matches!(event.fact, Fact::Withdrawn(fact) if fact.person == self.person) {
                break;
            }
        }
        course
    }

    fn writer(&self, by: By) -> Writer {
        match by {
            By::Staff(actor) => Writer::Organ(actor.organ),
            By::Petitioner(person) if person == self.person => Writer::Yourself,
            By::Petitioner(_) => Writer::Another,
            By::Sweep => Writer::Program,
        }
    }

    fn text(&self, document: Document, text: TextRef) -> OwnText {
        OwnText { document, body: self.texts.get(&text.id.0).cloned() }
    }

    fn reason(&self, text: TextRef) -> Vec<OwnText> {
        vec![self.text(Document::Reason, text)]
    }

    fn report(&self, text: TextRef) -> Vec<OwnText> {
        vec![self.text(Document::Report, text)]
    }

    fn opinion(&self, round: Round, text: TextRef) -> Vec<OwnText> {
        vec![self.text(Document::Opinion(round), text)]
    }

    fn notice(&self, notice: NoticeRef) -> OwnText {
        self.text(Document::Notice(notice.kind), notice.text)
    }

    /// Reasons of a decision and the notice by which the petitioner was told of it.
    fn decision(&self, reason: Option<TextRef>, told: Told) -> Vec<OwnText> {
        let mut texts: Vec<OwnText> = reason.map(|reason| self.text(Document::Reason, reason)).into_iter().collect();
        if let Told::Notice(notice) = told {
            texts.push(self.notice(notice));
        }
        texts
    }

    /// What a petitioner wrote, shown to nobody else who petitions. A letter on paper says nowhere who of several
    /// wrote it: it is shown to those who came in with it, and to a petitioner who is alone.
    fn letter(&self, text: TextRef, by: By, with: &[Party]) -> Vec<OwnText> {
        let own = match by {
            By::Petitioner(person) => person == self.person,
            By::Staff(_) | By::Sweep => {
                let alone = self.matter.parties.iter().all(|party| party.person.id == self.person);
                alone || with.iter().any(|party| party.person.id == self.person)
            }
        };
        if own { vec![self.text(Document::Letter, text)] } else { Vec::new() }
    }

    fn seen(&mut self, event: &Event) -> Seen {
        match &event.fact {
            Fact::Registered(_)
            | Fact::SplitFrom(_)
            | Fact::SplitInto(_)
            | Fact::ContactAdded(_)
            | Fact::Attached(_)
            | Fact::Confirmed(_)
            | Fact::Evaluated(_)
            | Fact::Withdrawn(_)
            | Fact::CodeIssued(_)
            | Fact::Sealed(_) => self.own(event),
            Fact::RecusalRaised(_) | Fact::RecusalDecided(_) => self.recusal(event),
            Fact::Answered(_)
            | Fact::AnswerShared(_)
            | Fact::Delivered(_)
            | Fact::Remanded(_)
            | Fact::Performed(_)
            | Fact::ReviewRequested(_)
            | Fact::ReviewTakenUp(_)
            | Fact::ReviewDeclined(_)
            | Fact::Reviewed(_)
            | Fact::Concluded(_)
            | Fact::TakenUpAgain(_) => self.outcome(event),
            fact => self.way(fact),
        }
    }

    /// What petitioners do themselves.
    fn own(&self, event: &Event) -> Seen {
        let yourself = event.by == By::Petitioner(self.person);
        Some(match &event.fact {
            Fact::Registered(fact) => {
                (OwnFact::Registered { channel: fact.channel }, self.letter(fact.text, event.by, &fact.parties))
            }
            Fact::SplitFrom(fact) => {
                let mut texts = self.letter(fact.registered.text, event.by, &fact.registered.parties);
                texts.extend(self.reason(fact.reason));
                (OwnFact::SplitFrom, texts)
            }
            Fact::SplitInto(fact) => (OwnFact::SplitInto, self.reason(fact.reason)),
            Fact::ContactAdded(fact) => {
                let letter = OwnFact::Letter { channel: fact.channel, kind: fact.kind };
                (letter, self.letter(fact.text, event.by, &fact.parties))
            }
            // What others attached is theirs, and what offices attached is the office's file.
            Fact::Attached(fact) if yourself => {
                (OwnFact::Paper { paper: fact.paper }, vec![self.text(Document::PaperTitle, fact.title)])
            }
            Fact::Confirmed(fact) => {
                let words = fact.text.filter(|_| yourself).map(|text| self.text(Document::Letter, text));
                (OwnFact::Confirmed { fulfilled: fact.fulfilled }, words.into_iter().collect())
            }
            Fact::Evaluated(fact) if yourself => {
                let words = fact.text.map(|text| self.text(Document::Letter, text));
                (OwnFact::Evaluated { of: fact.of, grade: fact.grade }, words.into_iter().collect())
            }
            Fact::Withdrawn(fact) => {
                let own = fact.person == self.person && fact.text.chars > 0;
                let words = own.then(|| self.text(Document::Letter, fact.text));
                (OwnFact::Withdrawn { last: fact.last }, words.into_iter().collect())
            }
            // Whoever did not ask for a new code learns here that somebody did.
            Fact::CodeIssued(fact) if fact.person == self.person => (OwnFact::CodeIssued, Vec::new()),
            Fact::Sealed(fact) => (OwnFact::Sealed, self.letter(fact.reason, event.by, &[])),
            _ => return None,
        })
    }

    /// Only what this petitioner asked for: that a colleague stays away is a matter of the organ.
    fn recusal(&mut self, event: &Event) -> Seen {
        match &event.fact {
            Fact::RecusalRaised(fact) if event.by == By::Petitioner(self.person) => {
                self.asked.insert(fact.official);
                let words = vec![self.text(Document::Letter, fact.reason)];
                Some((OwnFact::RecusalRaised { official: fact.official }, words))
            }
            Fact::RecusalDecided(fact) if self.asked.remove(&fact.official) => {
                let decided = OwnFact::RecusalDecided { official: fact.official, granted: fact.granted };
                Some((decided, self.reason(fact.reason)))
            }
            _ => None,
        }
    }

    /// Opinions, what became of them, and reviews.
    fn outcome(&self, event: &Event) -> Seen {
        Some(match &event.fact {
            Fact::Answered(fact) => {
                let answered = OwnFact::Answered { opinion: fact.opinion, promise: fact.promise };
                (answered, self.opinion(Round::Handling, fact.text))
            }
            Fact::AnswerShared(fact) => {
                let answered = OwnFact::Answered { opinion: fact.opinion, promise: fact.promise };
                (answered, self.opinion(Round::Handling, fact.text))
            }
            Fact::Delivered(fact) => (OwnFact::Delivered { round: fact.round, proof: fact.proof }, Vec::new()),
            Fact::Remanded(fact) => (OwnFact::Remanded { round: fact.round, proof: fact.proof }, Vec::new()),
            Fact::Performed(fact) => (OwnFact::Performed, self.report(fact.text)),
            Fact::ReviewRequested(fact) => {
                let requested = OwnFact::ReviewRequested { round: fact.round, organ: fact.organ };
                (requested, self.letter(fact.reason, event.by, &[]))
            }
            Fact::ReviewTakenUp(fact) => (OwnFact::ReviewTakenUp, self.reason(fact.reason)),
            Fact::ReviewDeclined(fact) => {
                let declined = OwnFact::ReviewDeclined { round: fact.round, back_to: fact.back_to };
                (declined, self.reason(fact.reason))
            }
            Fact::Reviewed(fact) => {
                let reviewed = OwnFact::Reviewed { round: fact.round, result: fact.result, days: fact.days };
                (reviewed, self.opinion(fact.round, fact.text))
            }
            Fact::Concluded(_) => (OwnFact::Concluded, Vec::new()),
            Fact::TakenUpAgain(fact) => (OwnFact::TakenUpAgain { organ: fact.organ }, Vec::new()),
            _ => return None,
        })
    }

    /// The way from organ to organ, what was decided on it, and what went on beside.
    fn way(&self, fact: &Fact) -> Seen {
        Some(match fact {
            // The period of a task is between the organs, and so are the reasons of a dispute about who is competent.
            Fact::Forwarded(fact) => (OwnFact::Sent { to: fact.to }, Vec::new()),
            Fact::Assigned(fact) => (OwnFact::Sent { to: fact.to }, Vec::new()),
            Fact::Objected(_) => (OwnFact::Objected, Vec::new()),
            Fact::ObjectionDecided(fact) => (OwnFact::ObjectionDecided { agreed: fact.agreed }, Vec::new()),
            Fact::Disputed(fact) => (OwnFact::Disputed { decider: fact.decider }, Vec::new()),
            Fact::JurisdictionSettled(fact) => (OwnFact::JurisdictionSettled { to: fact.to }, Vec::new()),
            Fact::TakenOver(fact) => (OwnFact::TakenOver { from: fact.from, to: fact.to }, Vec::new()),
            Fact::Accepted(fact) => (OwnFact::Accepted { procedure: fact.procedure }, self.decision(None, fact.told)),
            Fact::Declined(fact) => {
                (OwnFact::Declined { ground: fact.ground }, self.decision(Some(fact.reason), fact.told))
            }
            Fact::Barred(fact) => {
                (OwnFact::Barred { ending: fact.ending }, self.decision(Some(fact.reason), fact.told))
            }
            Fact::Routed(fact) => {
                let routed = OwnFact::Routed { route: fact.route, to: fact.to };
                (routed, self.decision(Some(fact.reason), fact.told))
            }
            Fact::OutcomeRecorded(fact) => (OwnFact::OutcomeRecorded { result: fact.result }, self.report(fact.text)),
            Fact::Notified(fact) if is_for_petitioners(fact.notice.kind) => {
                (OwnFact::Notified { kind: fact.notice.kind }, vec![self.notice(fact.notice)])
            }
            Fact::InterludeOpened(fact) => {
                (OwnFact::InterludeOpened { interval: fact.interval }, self.report(fact.text))
            }
            Fact::InterludeClosed(fact) => {
                let closed = OwnFact::InterludeClosed { interval: fact.interval, settled: fact.settled };
                (closed, self.report(fact.text))
            }
            Fact::Extended(fact) => (OwnFact::Extended { term: fact.term, days: fact.days }, self.reason(fact.reason)),
            Fact::Recounted(_) => (OwnFact::Recounted, Vec::new()),
            // Why two matters belong together says something of the other one.
            Fact::MergedInto(_) => (OwnFact::Merged, Vec::new()),
            Fact::Unmerged(_) => (OwnFact::Unmerged, Vec::new()),
            Fact::ReleaseDecided(fact) => {
                let organ = self.matter.releases.iter().find(|release| release.no == fact.no)?.by.organ;
                let decided = OwnFact::ReleaseDecided { organ, granted: fact.granted, until: fact.until };
                (decided, Vec::new())
            }
            _ => return None,
        })
    }
}

/// Letters from organ to organ are none of the petitioner's.
const fn is_for_petitioners(kind: NoticeKind) -> bool {
    !matches!(kind, NoticeKind::ForwardLetter | NoticeKind::AssignLetter | NoticeKind::SupervisionLetter)
}
