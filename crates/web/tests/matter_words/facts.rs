//! One line of the course for each fact, and for each way in which it can read.

use std::collections::BTreeSet;

use app::domain::matter::*;
use app::domain::{Actor, By, Origin, PersonId};
use app::law::{Circumstance, Interval, Purpose};
use web::words::Speaker;

use super::samples::*;
use super::{assert_whole, ends, in_both, law};

fn registered() -> Registered {
    Registered {
        receipt: RECEIPT,
        channel: Channel::Letter,
        purpose: Purpose::Claim,
        category: None,
        place: None,
        urgency: Urgency::Ordinary,
        form: Form::Individual,
        parties: Vec::new(),
        identity: Identity::Named,
        heads: 1,
        accused: Accused::default(),
        sealed: false,
        repeat: None,
        title: TEXT,
        text: TEXT,
        claimed_on: None,
    }
}

/// From the door to the organ that takes it up.
fn routing() -> Vec<Fact> {
    let contact = AddContact {
        channel: Channel::Visit,
        kind: ContactKind::NewFacts,
        heads: 3,
        parties: Vec::new(),
        text: TEXT,
        claimed_on: None,
    };
    let routed = |to| Routed { route: StatutoryRoute::Administrative, to, reason: TEXT, told: Told::NotYet };
    vec![
        Fact::Registered(registered()),
        Fact::ContactAdded(contact),
        Fact::Forwarded(Forwarded { to: ORGAN }),
        Fact::Assigned(Assigned { to: ORGAN, days: 30, clock: None }),
        Fact::Objected(Objected { reason: TEXT }),
        Fact::ObjectionDecided(ObjectionDecided { agreed: true, reason: TEXT }),
        Fact::ObjectionDecided(ObjectionDecided { agreed: false, reason: TEXT }),
        Fact::Disputed(Disputed { decider: ORGAN, reason: TEXT }),
        Fact::JurisdictionSettled(Jurisdiction { to: ORGAN, reason: TEXT }),
        Fact::Involved(Involve { helpers: vec![ORGAN, OTHER], reason: TEXT }),
        Fact::Involved(Involve { helpers: Vec::new(), reason: TEXT }),
        Fact::TakenOver(TakenOver { from: ORGAN, to: OTHER, reason: TEXT }),
        Fact::Routed(routed(None)),
        Fact::Routed(routed(Some(ORGAN))),
        Fact::OutcomeRecorded(OutcomeRecorded { result: RouteResult::NotTaken, text: TEXT }),
        Fact::UrgentReported(ReportUrgent { to: vec![ORGAN], text: TEXT }),
        Fact::Notified(Notify { notice: NOTICE }),
    ]
}

/// From taking up to delivery.
fn handling() -> Vec<Fact> {
    let opened = InterludeOpened { interval: Interval::Hearing, text: TEXT };
    let closed = |settled| InterludeClosed { interval: Interval::Mediation, text: TEXT, settled };
    let extended = Extended { term: Term::Handling, days: 30, reason: TEXT, approved_by: OFFICIAL };
    let answered =
        |promise| Answered { opinion: Opinion::Support, text: TEXT, parts: Vec::new(), promise, new_facts: None };
    let shared = AnswerShared { from: MATTER, handler: ORGAN, opinion: Opinion::Explain, text: TEXT, promise: None };
    let recusal = |granted| RecusalDecided { official: OFFICIAL, granted, reason: TEXT };
    let ground = DeclineGround::InLitigation;
    let mut facts = vec![
        Fact::HandlerAppointed(AppointHandler { official: OFFICIAL }),
        Fact::RecusalRaised(RecusalRaised { official: OFFICIAL, reason: TEXT }),
        Fact::RecusalDecided(recusal(true)),
        Fact::RecusalDecided(recusal(false)),
        Fact::Investigated(Investigate { inquiry: InquiryKind::OnSite, text: TEXT }),
        Fact::InterludeOpened(opened),
        Fact::InterludeClosed(closed(None)),
        Fact::InterludeClosed(closed(Some(PROMISE))),
        Fact::Extended(extended),
        Fact::Answered(answered(None)),
        Fact::Answered(answered(Some(PROMISE))),
        Fact::AnswerShared(shared),
        Fact::Delivered(Delivered { round: Round::Handling, proof: Proof::Confirmed }),
        Fact::Remanded(Remanded { round: Round::Review, proof: Proof::Signed, kept_by: None }),
        Fact::ReportedBack(ReportedBack { kind: ReportKind::Closing, assignment: 0, text: TEXT }),
    ];
    for told in TOLD {
        facts.push(Fact::Accepted(Accepted { procedure: Procedure::Simple, told }));
        facts.push(Fact::Declined(Declined { ground, other: None, reason: TEXT, told }));
        facts.push(Fact::Barred(Barred { earlier: MATTER, ending: Ending::FinalReview, reason: TEXT, told }));
    }
    facts
}

/// What comes after the answer.
fn review() -> Vec<Fact> {
    let reviewed = |circumstance, days| {
        let (round, result) = (Round::Review, ReviewResult::Remand);
        Fact::Reviewed(Reviewed { round, result, circumstance, days, text: TEXT })
    };
    let urged = |kind, circumstance| Fact::Urged(Urged { kind, to: ORGAN, organ: OTHER, circumstance, text: TEXT });
    let overdue = Some(Circumstance::Overdue);
    let requested = ReviewRequested { round: Round::Review, organ: ORGAN, reason: TEXT, contested: OTHER };
    let declined = ReviewDeclined { round: Round::FinalReview, reason: TEXT, back_to: ORGAN };
    let grade = Grade::Dissatisfied;
    vec![
        Fact::Performed(Perform { text: TEXT }),
        Fact::Confirmed(Confirm { fulfilled: true, text: None }),
        Fact::Confirmed(Confirm { fulfilled: false, text: None }),
        Fact::ReviewRequested(requested),
        Fact::ReviewTakenUp(ReviewTakenUp { reason: TEXT }),
        Fact::ReviewDeclined(declined),
        reviewed(None, None),
        reviewed(overdue, None),
        reviewed(None, Some(30)),
        reviewed(overdue, Some(30)),
        Fact::Concluded(Concluded {}),
        Fact::TakenUpAgain(TakenUpAgain { organ: ORGAN, reason: TEXT }),
        Fact::Evaluated(Evaluate { of: EvaluatedBody::ResponsibleOrgan, grade, text: None }),
        Fact::FollowedUp(FollowUp { text: TEXT, said: None }),
        Fact::FollowedUp(FollowUp { text: TEXT, said: Some(grade) }),
        Fact::Archived(Archived { class: ArchiveClass::Long }),
        urged(UrgingKind::Urge, None),
        urged(UrgingKind::Supervise, None),
        urged(UrgingKind::Supervise, overdue),
        Fact::Replied(Replied { no: 2, text: TEXT }),
    ]
}

/// What changes in the record.
fn record() -> Vec<Fact> {
    let split = SplitFrom {
        of: MATTER,
        registered: registered(),
        received_on: DAY,
        holder: ORGAN,
        accepted_on: None,
        named: Accused::default(),
        reason: TEXT,
    };
    let withdrawn = |last| Fact::Withdrawn(Withdrawn { person: PersonId(1), holder: ORGAN, last, text: TEXT });
    let release = |granted, until| Fact::ReleaseDecided(ReleaseDecided { no: 1, granted, until, reason: TEXT });
    let by = Actor { official: OFFICIAL, organ: ORGAN };
    let mut facts = vec![
        Fact::MergedInto(MergedInto { into: MATTER, reason: TEXT }),
        Fact::Joined(Joined { from: MATTER }),
        Fact::Unmerged(Unmerged { from: MATTER, reason: TEXT }),
        Fact::Parted(Parted { from: MATTER }),
        Fact::SplitFrom(split),
        Fact::SplitInto(SplitInto { into: MATTER, reason: TEXT }),
        withdrawn(true),
        withdrawn(false),
        Fact::Attached(Attach { paper: PAPER, title: TEXT, contact: None }),
        Fact::Attached(Attach { paper: PAPER, title: TEXT, contact: Some(2) }),
        Fact::Noted(Note { text: TEXT }),
        Fact::Sealed(Sealed { reason: TEXT }),
        Fact::CodeIssued(IssueCode { person: PersonId(7), reason: TEXT }),
        Fact::ReleaseAsked(ReleaseAsked { by, reason: TEXT }),
        release(false, None),
        release(true, None),
        release(true, Some(LATER)),
    ];
    for change in changes() {
        let (by, reason) = (OFFICIAL, TEXT);
        facts.push(Fact::CorrectionProposed(CorrectionProposed { change: change.clone(), by, reason }));
        facts.push(Fact::CorrectionDecided(CorrectionDecided { no: 1, approved: true, change: change.clone() }));
        facts.push(Fact::CorrectionDecided(CorrectionDecided { no: 1, approved: false, change }));
    }
    let found = FindingKind::ALL.iter().map(|kind| Found {
        kind: *kind,
        organ: ORGAN,
        clock: Some(1),
        rule: Some("handle".into()),
        cite: Some(cite()),
        due_on: Some(DAY),
    });
    facts.extend(found.map(Fact::Found));
    let before = vec![DatesBefore { no: 1, ends_on: DAY, due_on: DAY }];
    facts.push(Fact::Recounted(Recounted { before }));
    facts
}

fn changes() -> Vec<Change> {
    let accused = Accused { organs: vec![ORGAN], officials: vec![OFFICIAL] };
    vec![
        Change::Channel(Channel::Web),
        Change::Purpose(Purpose::Claim),
        Change::Category(Some(1)),
        Change::Place(None),
        Change::Urgency(Urgency::Urgent),
        Change::Heads(6),
        Change::ClaimedOn(Some(DAY)),
        Change::ClaimedOn(None),
        Change::Repeat(Some(Repeat { of: MATTER, person: SamePerson::SameNumber })),
        Change::Repeat(None),
        Change::Accused(accused, None),
    ]
}

fn facts() -> Vec<Fact> {
    [routing(), handling(), review(), record()].concat()
}

fn event(fact: Fact) -> Event {
    let by = By::Sweep;
    Event { on: DAY, assumed: false, origin: Origin::Entered, by, fact, clocks: ClockChange::default() }
}

fn line(speaker: &Speaker<'_>, fact: Fact) -> String {
    speaker.event(&event(fact))
}

#[test]
fn there_is_a_sample_of_every_fact() {
    let sampled: BTreeSet<&str> = facts().iter().map(Fact::kind).collect();
    assert_eq!(sampled, Fact::KINDS.iter().copied().collect());
}

#[test]
fn every_fact_has_a_line_of_its_own_in_both_languages() {
    in_both(&law(), |speaker| {
        let mut lines = BTreeSet::new();
        for fact in facts() {
            let line = line(speaker, fact.clone());
            assert_whole(&line, fact.kind());
            assert!(!ends(speaker, &line), "{line}");
            assert!(lines.insert(line.clone()), "two facts read {line:?}");
        }
    });
}

#[test]
fn every_kind_of_fact_has_a_name_of_its_own() {
    in_both(&law(), |speaker| {
        let mut names = BTreeSet::new();
        for kind in Fact::KINDS {
            let name = speaker.kind(kind);
            assert_whole(&name, kind);
            assert!(names.insert(name.clone()), "two kinds read {name:?}");
        }
    });
}

/// A line may be read over a shoulder: it names neither whom an accusation is about nor who petitions.
#[test]
fn a_correction_never_says_whom_a_petition_is_about() {
    let change = Change::Accused(Accused { organs: vec![ORGAN], officials: vec![OFFICIAL] }, Some(OTHER));
    in_both(&law(), |speaker| {
        let proposed = CorrectionProposed { change: change.clone(), by: OFFICIAL, reason: TEXT };
        let line = line(speaker, Fact::CorrectionProposed(proposed));
        assert!(!line.contains(char::is_numeric), "{line}");
    });
}

#[test]
fn who_did_it_is_an_official_the_petitioner_or_the_rule_check() {
    let staff = By::Staff(Actor { official: OFFICIAL, organ: ORGAN });
    let mut said = Vec::new();
    let law = law();
    let directory = app::domain::directory::Directory::default();
    for by in [staff, By::Petitioner(PersonId(7)), By::Sweep] {
        let words = wording::Lang::Chinese.words();
        said.push(Speaker { words, directory: &directory, law: &law }.by(by));
    }
    assert_eq!(said, ["未知机关（71）　未知人员（81）", "信访人本人", "系统核对"]);
}
