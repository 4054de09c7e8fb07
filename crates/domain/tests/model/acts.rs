//! Acts with everything that belongs to them, drawn by chance.

use domain::matter::{
    Accept, Answer, Archive, ArchiveClass, Assign, Bar, CloseInterlude, Conclude, DecideObjection, Decline,
    DeclineGround, Deliver, Dispute, Ending, Extend, Forward, NoticeKind, NoticeRef, Object, OpenInterlude, Opinion,
    OpinionPart, Procedure, Promise, Proof, RecordOutcome, RequestReview, Review, ReviewResult, Round, Route,
    RouteResult, SettleJurisdiction, StatutoryRoute, TakeOver, TakeUpAgain, TakeUpReview, Term, Told, Verb, Withdraw,
};
use domain::{By, OfficialId, OrganId, PersonId, TextRef};
use jiff::ToSpan;
use law::{Circumstance, Interval, Purpose};

use super::acts_beside::beside;
use super::both::{Both, id};
use super::draw::{Chance, organ, petitioner, registration, somebody, staff};
use super::state::{File, Look, Place};
use super::step::{Act, EMPTY, WRITTEN};
use super::town::COMMITTEE;

macro_rules! kinds {
    ($($kind:ident),+ $(,)?) => {
        /// The acts by name.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Kind { $($kind),+ }

        impl Kind {
            pub const ALL: &'static [Self] = &[$(Self::$kind),+];
        }
    };
}

kinds! {
    Register, Contact, Forward, Assign, Object, Return, Dispute, Settle, Involve, TakeOver, Route, Outcome,
    ReportUrgent, Notify,
    Accept, Decline, Bar, Appoint, Raise, Recusal, Investigate, Open, Close, Extend, Answer, Share, Deliver,
    ReportBack, Perform, Confirm, Request, TakeUp, Review, Conclude, Again, Evaluate, FollowUp, Archive, Urge, Reply,
    Merge, Unmerge, Split, Withdraw, Propose, Correct, Attach, Note, Seal, AskRelease, Release, Sweep,
}

/// Something written, seldom nothing.
pub fn text(chance: &mut Chance) -> TextRef {
    if chance.once_in(40) { EMPTY } else { WRITTEN }
}

fn told(chance: &mut Chance) -> Told {
    match chance.below(8) {
        0 => Told::ByTheFile,
        1 | 2 => Told::NotYet,
        _ => Told::Notice(NoticeRef { kind: NoticeKind::Acceptance, text: WRITTEN }),
    }
}

fn promise(chance: &mut Chance, both: &Both<'_>, file: &File) -> Promise {
    let performer = if chance.once_in(4) { organ(chance, both.town) } else { file.holder };
    Promise { performer, by: both.today.saturating_add((chance.days(50) - 2).days()) }
}

/// A likely receiver: nearby, seldom anybody.
pub fn receiver(chance: &mut Chance, both: &Both<'_>) -> OrganId {
    let near =
        ["bureau", "bureau", "bureau", "market", "township", "tax", "merging", "ending", "discipline", "district"];
    let word = chance.of(&near);
    let found = both.town.organs().find(|organ| both.town.word(*organ) == word);
    found.filter(|_| !chance.once_in(5)).unwrap_or_else(|| organ(chance, both.town))
}

/// An act of a kind, with who would do it.
pub fn make(chance: &mut Chance, both: &Both<'_>, file: &File, at: usize, kind: Kind) -> (By, Act) {
    let holder = staff(chance, file.holder);
    match kind {
        Kind::Merge | Kind::Unmerge | Kind::Share | Kind::Split | Kind::Sweep => joined(chance, both, file, at, kind),
        Kind::Register => {
            let (by, register) = registration(chance, both, at);
            (by, Act::One(Verb::Register(Box::new(register))))
        }
        _ => match course(chance, both, file, kind) {
            Some((by, verb)) => (by.unwrap_or(holder), Act::One(verb)),
            None => {
                let (by, verb) = beside(chance, both, file, kind);
                (by.unwrap_or(holder), Act::One(verb))
            }
        },
    }
}

fn joined(chance: &mut Chance, both: &Both<'_>, file: &File, at: usize, kind: Kind) -> (By, Act) {
    let reason = text(chance);
    let other = chance.below(3);
    let act = match kind {
        Kind::Merge => {
            let same = |other: &usize| both.files[*other].as_ref().is_some_and(|other| other.holder == file.holder);
            let near = (0..3).find(|other| *other != at && same(other) && !chance.once_in(5));
            Act::Merge { into: near.unwrap_or(other), reason }
        }
        Kind::Unmerge => Act::Unmerge { reason },
        Kind::Share => Act::Share { other: file.beneath.as_ref().map_or(other, |(into, _)| *into) },
        Kind::Split => {
            Act::Split { of: at, purpose: chance.of(&[Purpose::Claim, Purpose::Claim, Purpose::Proposal]), reason }
        }
        _ => Act::Sweep,
    };
    let by = match (&act, file.beneath.as_ref().and_then(|(into, _)| both.files[*into].as_ref())) {
        (Act::Share { .. }, Some(other)) => staff(chance, other.holder),
        _ => staff(chance, file.holder),
    };
    (by, act)
}

/// Who may bring in a leader, by number.
pub fn leader(chance: &mut Chance, organ: OrganId) -> OfficialId {
    OfficialId(organ.0 * 10 + chance.days(3))
}

/// The acts of the course; without an actor, the holder's.
fn course(chance: &mut Chance, both: &Both<'_>, file: &File, kind: Kind) -> Option<(Option<By>, Verb)> {
    let reason = text(chance);
    let town = both.town;
    Some(match kind {
        Kind::Forward => (None, Verb::Forward(Forward { to: receiver(chance, both) })),
        Kind::Assign => {
            let days = if chance.once_in(12) { chance.of(&[0, 3_660, 3_661]) } else { 5 + chance.below(40) as u16 };
            (None, Verb::Assign(Assign { to: receiver(chance, both), days }))
        }
        Kind::Object => (None, Verb::Object(Object { reason })),
        Kind::Return => {
            let by = file.sender().map(|sender| staff(chance, sender));
            (by, Verb::DecideObjection(DecideObjection { agreed: !chance.once_in(3), reason }))
        }
        Kind::Dispute => {
            let by = file.sender().filter(|_| chance.once_in(2)).map(|sender| staff(chance, sender));
            (by, Verb::Dispute(Dispute { reason }))
        }
        Kind::Settle => {
            let by = if let Place::Quarrel { decider } = file.at { Some(staff(chance, decider)) } else { None };
            let to = if chance.once_in(3) { file.holder } else { receiver(chance, both) };
            (by, Verb::SettleJurisdiction(SettleJurisdiction { to, reason }))
        }
        Kind::TakeOver => {
            let by = if chance.once_in(2) { staff(chance, file.office) } else { staff(chance, OrganId(7)) };
            (Some(by), Verb::TakeOver(TakeOver { to: receiver(chance, both), reason }))
        }
        Kind::Route => {
            let to = chance.once_in(6).then(|| organ(chance, town));
            (None, Verb::Route(Route { route: StatutoryRoute::Arbitration, to, reason, told: told(chance) }))
        }
        Kind::Outcome => {
            let result = chance.of(&[RouteResult::Decided, RouteResult::NotTaken]);
            (None, Verb::RecordOutcome(RecordOutcome { result, text: reason }))
        }
        Kind::Accept => {
            let procedure = if chance.once_in(4) { Procedure::Simple } else { Procedure::Ordinary };
            (None, Verb::Accept(Accept { procedure, told: told(chance) }))
        }
        Kind::Decline => {
            let ground = chance.of(DeclineGround::ALL);
            let other = chance.once_in(2).then(|| id(7));
            (None, Verb::Decline(Decline { ground, other, reason, told: told(chance) }))
        }
        Kind::Bar => {
            let ending =
                chance.of(&[None, Some(Ending::FinalReview), Some(Ending::WindowPassed), Some(Ending::Settlement)]);
            (None, Verb::Bar(Bar { earlier: id(7), ending, performed: chance.once_in(2), reason, told: told(chance) }))
        }
        Kind::Open => {
            let open = OpenInterlude { interval: interval(chance), consent: !chance.once_in(4), text: reason };
            (None, Verb::OpenInterlude(open))
        }
        Kind::Close => {
            let interval = file.beside.filter(|_| !chance.once_in(8)).map_or_else(|| interval(chance), |open| open.0);
            let settled = chance.once_in(3).then(|| promise(chance, both, file));
            (None, Verb::CloseInterlude(CloseInterlude { interval, text: reason, settled }))
        }
        _ => return handled(chance, both, file, kind),
    })
}

fn interval(chance: &mut Chance) -> Interval {
    chance.of(&[Interval::Hearing, Interval::Hearing, Interval::Mediation, Interval::Appraisal])
}

fn handled(chance: &mut Chance, both: &Both<'_>, file: &File, kind: Kind) -> Option<(Option<By>, Verb)> {
    let reason = text(chance);
    Some(match kind {
        Kind::Extend => {
            let term = if matches!(file.at, Place::Looking(_)) { Term::Review } else { Term::Handling };
            let term = if chance.once_in(4) { chance.of(Term::ALL) } else { term };
            let by = file.tasks.last().filter(|_| term == Term::ReportBack).map_or(file.holder, |task| task.by);
            let by = if term == Term::Review && chance.once_in(2) { COMMITTEE } else { by };
            let approved_by = if chance.once_in(5) { somebody(chance, by) } else { leader(chance, by) };
            let days = chance.of(&[0, 10, 30, 30, 31]);
            (None, Verb::Extend(Extend { term, days, reason, approved_by }))
        }
        Kind::Answer => (None, Verb::Answer(answer(chance, both, file))),
        Kind::Deliver => {
            let own = chance.once_in(3);
            let by = own.then(|| petitioner(chance, file));
            let proof = if own { Proof::Confirmed } else { Proof::Signed };
            let proof = if chance.once_in(15) { chance.of(Proof::ALL) } else { proof };
            (by, Verb::Deliver(Deliver { proof }))
        }
        Kind::Request => request(chance, both, file),
        Kind::TakeUp => {
            let accepted = !chance.once_in(3);
            (None, Verb::TakeUpReview(TakeUpReview { accepted, reason }))
        }
        Kind::Review => {
            let round = if file.at == Place::Looking(Look::Third) { Round::FinalReview } else { Round::Review };
            let round = if chance.once_in(15) { chance.of(Round::ALL) } else { round };
            let result = chance.of(ReviewResult::ALL);
            let circumstance = (!chance.once_in(6)).then(|| chance.of(Circumstance::ALL));
            let days = (!chance.once_in(4)).then(|| chance.of(&[10, 30, 60, 90]));
            (None, Verb::Review(Review { round, result, circumstance, days, text: reason }))
        }
        Kind::Conclude => {
            let by = file.handler.filter(|_| chance.once_in(2)).map(|handler| staff(chance, handler));
            (by, Verb::Conclude(Conclude))
        }
        Kind::Again => {
            let by = chance.once_in(3).then(|| staff(chance, file.office));
            (by, Verb::TakeUpAgain(TakeUpAgain { reason }))
        }
        Kind::Archive => (None, Verb::Archive(Archive { class: ArchiveClass::Long })),
        Kind::Withdraw => {
            let person = file.parties.first().map_or(PersonId(9), |(person, _)| *person);
            let by = chance.once_in(2).then(|| petitioner(chance, file));
            (by, Verb::Withdraw(Withdraw { person, text: reason }))
        }
        _ => return None,
    })
}

fn answer(chance: &mut Chance, both: &Both<'_>, file: &File) -> Answer {
    let all = [OpinionPart::Claim, OpinionPart::Facts, OpinionPart::Opinion, OpinionPart::Basis];
    let parts = if chance.once_in(10) { all[..chance.below(4)].to_vec() } else { all.to_vec() };
    let opinion = chance.of(Opinion::ALL);
    let promised = opinion == Opinion::Support && !chance.once_in(10) || chance.once_in(30);
    Answer {
        opinion,
        text: text(chance),
        parts,
        promise: promised.then(|| promise(chance, both, file)),
        new_facts: chance.once_in(4).then_some(WRITTEN),
    }
}

fn request(chance: &mut Chance, both: &Both<'_>, file: &File) -> (Option<By>, Verb) {
    let second = matches!(file.at, Place::Told(Look::Second) | Place::Closed(Look::Second));
    let round = if second { Round::FinalReview } else { Round::Review };
    let round = if chance.once_in(20) { chance.of(Round::ALL) } else { round };
    let contested = if second { file.reviewer } else { file.handler };
    let above = contested.map(|contested| both.town.ladder(contested)).unwrap_or_default();
    let above: Vec<OrganId> = above.into_iter().map(|(organ, _)| organ).collect();
    let forum = if above.is_empty() { file.office } else { above[chance.below(above.len().min(3))] };
    let own = chance.once_in(2);
    let organ = chance.once_in(3).then_some(forum);
    let by = if own { petitioner(chance, file) } else { staff(chance, forum) };
    (Some(by), Verb::RequestReview(RequestReview { round, organ, reason: text(chance) }))
}
