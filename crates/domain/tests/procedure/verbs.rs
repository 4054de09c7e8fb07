//! The verbs in words, each with what belongs to it.

use domain::matter::{
    Accept, Answer, AppointHandler, Archive, ArchiveClass, AskRelease, Assign, Attach, Bar, CloseInterlude, Conclude,
    Confirm, DecideCorrection, DecideObjection, DecideRecusal, DecideRelease, Decline, DeclineGround, Deliver, Dispute,
    Ending, Evaluate, EvaluatedBody, Extend, FindingKind, FollowUp, Forward, Found, Grade, InquiryKind, Investigate,
    Involve, IssueCode, Join, MergeInto, Note, NoticeKind, NoticeRef, Notify, Object, OpenInterlude, Opinion,
    OpinionPart, Part, Perform, Procedure, Promise, Proof, ProposeCorrection, RaiseRecusal, RecordFinding,
    RecordOutcome, Reply, ReportBack, ReportKind, ReportUrgent, RequestReview, Review, ReviewResult, Round, Route,
    RouteResult, Seal, SettleJurisdiction, ShareAnswer, SplitInto, StatutoryRoute, TakeOver, TakeUpAgain, TakeUpReview,
    Term, Told, Unmerge, Urge, UrgingKind, Verb, Withdraw, findings,
};
use domain::{By, Ctx, Digest, MatterId, OfficialId, PaperId, PaperKind, PaperRef};
use law::{Circumstance, Interval};

use crate::intake;
use crate::town::organ;
use crate::words::{Said, Speech, person, text};

/// Every verb by the word under which these tests speak of it. A review and a final review, and the three terms that
/// can be extended, have words of their own, as the rules speak of them apart.
pub const VERBS: &[&str] = &[
    "register",
    "add_contact",
    "forward",
    "assign",
    "object",
    "return",
    "dispute",
    "settle",
    "involve",
    "take_over",
    "route",
    "record_outcome",
    "report_urgent",
    "notify",
    "accept",
    "decline",
    "bar",
    "appoint",
    "raise_recusal",
    "decide_recusal",
    "investigate",
    "open",
    "close",
    "extend",
    "extend_report",
    "extend_review",
    "answer",
    "share_answer",
    "deliver",
    "report_back",
    "perform",
    "confirm",
    "request_review",
    "request_final_review",
    "take_up_review",
    "review",
    "final_review",
    "conclude",
    "take_up_again",
    "evaluate",
    "follow_up",
    "archive",
    "urge",
    "supervise",
    "reply",
    "merge",
    "join",
    "unmerge",
    "part",
    "split_off",
    "split_into",
    "withdraw",
    "correct",
    "decide_correction",
    "attach",
    "note",
    "seal",
    "ask_release",
    "decide_release",
    "issue_code",
    "find",
];

/// The verb of this name.
pub fn verb(name: &str, said: &Said<'_>, speech: &Speech<'_>) -> Option<Verb> {
    intake::verb(name, said, speech)
        .or_else(|| on_the_way(name, said))
        .or_else(|| at_the_door(name, said))
        .or_else(|| in_hand(name, said, speech))
        .or_else(|| under_review(name, said))
        .or_else(|| afterwards(name, said))
        .or_else(|| together(name, said, speech))
        .or_else(|| on_file(name, said, speech))
}

fn on_the_way(name: &str, said: &Said<'_>) -> Option<Verb> {
    let to = || said.organ().expect("an organ");
    let reason = said.text();
    Some(match name {
        "forward" => Verb::Forward(Forward { to: to() }),
        "assign" => Verb::Assign(Assign { to: to(), days: said.number().unwrap_or(30) }),
        "object" => Verb::Object(Object { reason }),
        "return" => Verb::DecideObjection(DecideObjection { agreed: !said.flag("no"), reason }),
        "dispute" => Verb::Dispute(Dispute { reason }),
        "settle" => Verb::SettleJurisdiction(SettleJurisdiction { to: to(), reason }),
        "involve" => Verb::Involve(Involve { helpers: said.organs(), reason }),
        "take_over" => Verb::TakeOver(TakeOver { to: to(), reason }),
        "route" => Verb::Route(Route {
            route: said.find(StatutoryRoute::named).unwrap_or(StatutoryRoute::Administrative),
            to: said.organ(),
            reason,
            told: told(said, NoticeKind::OtherRoute),
        }),
        "record_outcome" => Verb::RecordOutcome(RecordOutcome {
            result: said.find(RouteResult::named).unwrap_or(RouteResult::Decided),
            text: reason,
        }),
        "report_urgent" => Verb::ReportUrgent(ReportUrgent { to: said.organs(), text: reason }),
        _ => return None,
    })
}

/// Told by a notice, unless it is said otherwise.
fn told(said: &Said<'_>, kind: NoticeKind) -> Told {
    let chars = said.count("notice").unwrap_or(60);
    if said.flag("untold") {
        Told::NotYet
    } else if said.flag("by_file") {
        Told::ByTheFile
    } else {
        Told::Notice(NoticeRef { kind, text: text(chars) })
    }
}

fn at_the_door(name: &str, said: &Said<'_>) -> Option<Verb> {
    Some(match name {
        "notify" => {
            let kind = said.find(NoticeKind::named).unwrap_or(NoticeKind::Acceptance);
            Verb::Notify(Notify { notice: NoticeRef { kind, text: said.text() } })
        }
        "accept" => Verb::Accept(Accept {
            procedure: said.find(Procedure::named).unwrap_or(Procedure::Ordinary),
            told: told(said, NoticeKind::Acceptance),
        }),
        "decline" => Verb::Decline(Decline {
            ground: said.find(DeclineGround::named).unwrap_or(DeclineGround::NotOwnPower),
            other: said.count("other").map(MatterId),
            reason: said.text(),
            told: told(said, NoticeKind::Declined),
        }),
        "bar" => Verb::Bar(Bar {
            earlier: MatterId(said.count("earlier").unwrap_or(5)),
            ending: if said.flag("going_on") { None } else { said.find(Ending::named).or(Some(Ending::FinalReview)) },
            performed: !said.flag("broken"),
            reason: said.text(),
            told: told(said, NoticeKind::Barred),
        }),
        _ => return None,
    })
}

/// `bureau@2026-05-01`: who does what was promised, and until when.
fn promise(said: &Said<'_>) -> Option<Promise> {
    let (performer, by) = said.key("promise")?.split_once('@').expect("who and when");
    Some(Promise { performer: organ(performer), by: by.parse().expect(by) })
}

fn in_hand(name: &str, said: &Said<'_>, speech: &Speech<'_>) -> Option<Verb> {
    let official = || said.official().expect("an official");
    let interval = || said.find(Interval::named).unwrap_or(Interval::Hearing);
    let text = said.text();
    Some(match name {
        "appoint" => Verb::AppointHandler(AppointHandler { official: official() }),
        "raise_recusal" => Verb::RaiseRecusal(RaiseRecusal { official: official(), reason: text }),
        "decide_recusal" => {
            Verb::DecideRecusal(DecideRecusal { official: official(), granted: !said.flag("no"), reason: text })
        }
        "investigate" => Verb::Investigate(Investigate {
            inquiry: said.find(InquiryKind::named).unwrap_or(InquiryKind::Statement),
            text,
        }),
        "open" => Verb::OpenInterlude(OpenInterlude { interval: interval(), consent: said.flag("agreed"), text }),
        "close" => Verb::CloseInterlude(CloseInterlude { interval: interval(), text, settled: promise(said) }),
        "extend" | "extend_report" | "extend_review" => Verb::Extend(Extend {
            term: match name {
                "extend" => Term::Handling,
                "extend_report" => Term::ReportBack,
                _ => Term::Review,
            },
            days: said.number().unwrap_or(30),
            reason: text,
            approved_by: said.key("by").map_or(OfficialId(speech.organ().0 * 10), crate::town::official),
        }),
        "answer" => Verb::Answer(answer(said)),
        "share_answer" => Verb::ShareAnswer(ShareAnswer { other: speech.other() }),
        "deliver" => {
            let usual = if let By::Petitioner(_) = speech.by { Proof::Confirmed } else { Proof::Signed };
            Verb::Deliver(Deliver { proof: said.find(Proof::named).unwrap_or(usual) })
        }
        "report_back" => {
            Verb::ReportBack(ReportBack { kind: said.find(ReportKind::named).unwrap_or(ReportKind::Closing), text })
        }
        "perform" => Verb::Perform(Perform { text }),
        "confirm" => Verb::Confirm(Confirm { fulfilled: !said.flag("no"), text: None }),
        _ => return None,
    })
}

fn answer(said: &Said<'_>) -> Answer {
    let lacking = said.key("without").and_then(OpinionPart::named);
    Answer {
        opinion: said.find(Opinion::named).unwrap_or(Opinion::Explain),
        text: said.text(),
        parts: OpinionPart::ALL.iter().copied().filter(|part| Some(*part) != lacking).collect(),
        promise: promise(said),
        new_facts: said.flag("new_facts").then(|| text(30)),
    }
}

fn under_review(name: &str, said: &Said<'_>) -> Option<Verb> {
    let text = said.text();
    let round = if name.contains("final") { Round::FinalReview } else { Round::Review };
    Some(match name {
        "request_review" | "request_final_review" => {
            Verb::RequestReview(RequestReview { round, organ: said.organ(), reason: text })
        }
        "take_up_review" => Verb::TakeUpReview(TakeUpReview { accepted: !said.flag("no"), reason: text }),
        "review" | "final_review" => {
            let result = said.find(ReviewResult::named).unwrap_or(ReviewResult::Uphold);
            let stands = result == ReviewResult::Uphold || said.flag("bare");
            let usual = if stands { None } else { Some(Circumstance::FactsUnclear) };
            let circumstance = said.find(Circumstance::named).or(usual);
            Verb::Review(Review { round, result, circumstance, days: said.number(), text })
        }
        _ => return None,
    })
}

fn afterwards(name: &str, said: &Said<'_>) -> Option<Verb> {
    let text = said.text();
    Some(match name {
        "conclude" => Verb::Conclude(Conclude),
        "take_up_again" => Verb::TakeUpAgain(TakeUpAgain { reason: text }),
        "evaluate" => Verb::Evaluate(Evaluate {
            of: said.find(EvaluatedBody::named).unwrap_or(EvaluatedBody::ResponsibleOrgan),
            grade: said.find(Grade::named).unwrap_or(Grade::Satisfied),
            text: None,
        }),
        "follow_up" => Verb::FollowUp(FollowUp { text, said: said.find(Grade::named) }),
        "archive" => Verb::Archive(Archive { class: said.find(ArchiveClass::named).unwrap_or(ArchiveClass::Long) }),
        "urge" => Verb::Urge(Urge { kind: UrgingKind::Urge, circumstance: None, text }),
        "supervise" => {
            let usual = if said.flag("bare") { None } else { Some(Circumstance::BuckPassing) };
            let circumstance = said.find(Circumstance::named).or(usual);
            Verb::Urge(Urge { kind: UrgingKind::Supervise, circumstance, text })
        }
        "reply" => Verb::Reply(Reply { no: said.number().unwrap_or(1), text }),
        _ => return None,
    })
}

fn together(name: &str, said: &Said<'_>, speech: &Speech<'_>) -> Option<Verb> {
    let reason = said.text();
    let other = MatterId(said.count("of").unwrap_or(2));
    Some(match name {
        "merge" => Verb::MergeInto(MergeInto { other: speech.other(), reason }),
        "join" => Verb::Join(Join { other: speech.other() }),
        "unmerge" => Verb::Unmerge(Unmerge { reason }),
        "part" => Verb::Part(Part { from: other }),
        "split_into" => Verb::SplitInto(SplitInto { into: other, reason }),
        "withdraw" => Verb::Withdraw(Withdraw {
            person: said.key("person").map_or_else(|| speech.person(), person),
            text: reason,
        }),
        _ => return None,
    })
}

fn on_file(name: &str, said: &Said<'_>, speech: &Speech<'_>) -> Option<Verb> {
    let reason = said.text();
    let no = || said.number().unwrap_or(1);
    Some(match name {
        "correct" => Verb::ProposeCorrection(ProposeCorrection { change: intake::change(said), reason }),
        "decide_correction" => Verb::DecideCorrection(DecideCorrection { no: no(), approved: !said.flag("no") }),
        "attach" => Verb::Attach(Attach { paper: paper(), title: reason, contact: None }),
        "note" => Verb::Note(Note { text: reason }),
        "seal" => Verb::Seal(Seal { reason }),
        "ask_release" => Verb::AskRelease(AskRelease { reason }),
        "decide_release" => Verb::DecideRelease(DecideRelease {
            no: no(),
            granted: !said.flag("no"),
            until: said.key("until").map(|day| day.parse().expect(day)),
            reason,
        }),
        "issue_code" => {
            let to = if said.flag("unknown") { "stranger" } else { "petitioner" };
            Verb::IssueCode(IssueCode { person: person(to), reason })
        }
        "find" => Verb::RecordFinding(RecordFinding { found: found(said.find(FindingKind::named), speech) }),
        _ => return None,
    })
}

/// A paper that somebody handed in.
pub fn paper() -> PaperRef {
    PaperRef { id: PaperId(8), digest: Digest([0x3c; 32]), bytes: 4_096, kind: PaperKind::Pdf }
}

/// What holds now, of this kind if one is named; what does not hold is made up.
fn found(kind: Option<FindingKind>, speech: &Speech<'_>) -> Found {
    let town = speech.scene.town;
    let (today, origin) = (speech.today, speech.origin);
    let ctx = Ctx { law: &town.law, directory: &town.directory, by: speech.by, today, origin };
    let holds = speech.scene.matter.map(|matter| findings(matter, &ctx)).unwrap_or_default();
    let made_up = Found {
        kind: kind.unwrap_or(FindingKind::PingPong),
        organ: organ("bureau"),
        clock: None,
        rule: None,
        cite: None,
        due_on: None,
    };
    holds.into_iter().find(|found| kind.is_none_or(|kind| found.kind == kind)).unwrap_or(made_up)
}
