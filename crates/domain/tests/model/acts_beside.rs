//! Acts that accompany a matter, drawn by chance.

use domain::matter::{
    AddContact, AppointHandler, AskRelease, Attach, Change, Channel, Confirm, ContactKind, DecideCorrection,
    DecideRecusal, DecideRelease, Evaluate, EvaluatedBody, FollowUp, Grade, InquiryKind, Investigate, Involve, Note,
    NoticeKind, NoticeRef, Notify, Party, PartyRole, Perform, ProposeCorrection, RaiseRecusal, Reply, ReportBack,
    ReportKind, ReportUrgent, Seal, Urge, Urgency, UrgingKind, Verb,
};
use domain::{By, OrganId, PaperId, PaperKind, PaperRef};
use jiff::ToSpan;
use law::Circumstance;

use super::acts::{Kind, leader, receiver, text};
use super::both::Both;
use super::draw::{Chance, is_office, organ, person, petitioner, somebody, staff};
use super::state::File;

/// What accompanies; without an actor, the holder's.
pub fn beside(chance: &mut Chance, both: &Both<'_>, file: &File, kind: Kind) -> (Option<By>, Verb) {
    let reason = text(chance);
    let own = Some(petitioner(chance, file));
    let office = Some(staff(chance, file.office));
    match kind {
        Kind::Contact => contact(chance, both, file),
        Kind::Involve => {
            let helpers = (0..chance.below(3)).map(|_| receiver(chance, both)).collect();
            (None, Verb::Involve(Involve { helpers, reason }))
        }
        Kind::ReportUrgent => {
            let mut to: Vec<OrganId> = [7, 17, 5, 1].map(OrganId).to_vec();
            to.truncate(4 - chance.below(3) / 2);
            (office, Verb::ReportUrgent(ReportUrgent { to, text: reason }))
        }
        Kind::Notify => {
            let notice = NoticeRef { kind: NoticeKind::Receipt, text: reason };
            (office.filter(|_| chance.once_in(2)), Verb::Notify(Notify { notice }))
        }
        Kind::Investigate => (None, Verb::Investigate(Investigate { inquiry: InquiryKind::OnSite, text: reason })),
        Kind::ReportBack => {
            let by = file.tasks.last().map(|task| task.to).filter(|_| chance.once_in(2));
            let kind = if chance.once_in(4) { ReportKind::Interim } else { ReportKind::Closing };
            (by.map(|by| staff(chance, by)), Verb::ReportBack(ReportBack { kind, text: reason }))
        }
        Kind::Perform => {
            let by = file.promised.map(|promised| staff(chance, promised.who));
            (by, Verb::Perform(Perform { text: reason }))
        }
        Kind::Confirm => (own, Verb::Confirm(Confirm { fulfilled: chance.once_in(2), text: None })),
        Kind::Evaluate => {
            let of = chance.of(EvaluatedBody::ALL);
            (own, Verb::Evaluate(Evaluate { of, grade: Grade::Satisfied, text: None }))
        }
        Kind::FollowUp => (None, Verb::FollowUp(FollowUp { text: reason, said: None })),
        Kind::Urge => urging(chance, both, file),
        Kind::Reply => {
            let no = number(chance, file.calls.iter().map(|call| call.answered));
            (None, Verb::Reply(Reply { no, text: reason }))
        }
        Kind::Appoint => {
            let at = if chance.once_in(5) { organ(chance, both.town) } else { file.holder };
            (None, Verb::AppointHandler(AppointHandler { official: somebody(chance, at) }))
        }
        Kind::Raise => {
            let official = somebody(chance, file.holder);
            (own.filter(|_| chance.once_in(2)), Verb::RaiseRecusal(RaiseRecusal { official, reason }))
        }
        Kind::Recusal => recusal(chance, both, file),
        _ => papers(chance, both, file, kind),
    }
}

/// The number of what still waits, mostly.
fn number(chance: &mut Chance, done: impl Iterator<Item = bool>) -> u16 {
    let done: Vec<bool> = done.collect();
    let waits = done.iter().position(|done| !done).filter(|_| !chance.once_in(8));
    1 + waits.unwrap_or_else(|| chance.below(done.len() + 1)) as u16
}

fn recusal(chance: &mut Chance, both: &Both<'_>, file: &File) -> (Option<By>, Verb) {
    let open = file.conflicts.iter().rev().find(|(_, decided)| decided.is_none());
    let official = open.map_or_else(|| somebody(chance, file.holder), |(official, _)| *official);
    let above = both.town.next_above(file.holder).first().copied();
    let at = above.filter(|_| both.town.leads(official, file.holder)).unwrap_or(file.holder);
    let by = By::Staff(domain::Actor { official: leader(chance, at), organ: at });
    (Some(by), Verb::DecideRecusal(DecideRecusal { official, granted: chance.once_in(2), reason: text(chance) }))
}

fn contact(chance: &mut Chance, both: &Both<'_>, file: &File) -> (Option<By>, Verb) {
    let (role, who) = chance.of(&[(PartyRole::Principal, 4), (PartyRole::Agent, 5)]);
    let new = Party { person: person(who), role, mandate: !chance.once_in(8) };
    let parties = if chance.once_in(3) { vec![new] } else { Vec::new() };
    let heads = if chance.once_in(30) { 0 } else { 2 };
    let contact = AddContact {
        channel: Channel::Letter,
        kind: ContactKind::Supplement,
        heads,
        parties,
        text: text(chance),
        claimed_on: None,
    };
    let by = match chance.below(3) {
        0 => petitioner(chance, file),
        1 => {
            let organ = organ(chance, both.town);
            staff(chance, organ)
        }
        _ => staff(chance, file.office),
    };
    (Some(by), Verb::AddContact(contact))
}

fn urging(chance: &mut Chance, both: &Both<'_>, file: &File) -> (Option<By>, Verb) {
    let kind = chance.of(UrgingKind::ALL);
    let circumstance = (kind == UrgingKind::Supervise && !chance.once_in(6)).then(|| chance.of(Circumstance::ALL));
    let offices: Vec<OrganId> = both.town.organs().filter(|organ| is_office(both.town, *organ)).collect();
    let by = match chance.below(3) {
        0 => file.office,
        1 => chance.of(&offices),
        _ => file.sender().unwrap_or(file.office),
    };
    (Some(staff(chance, by)), Verb::Urge(Urge { kind, circumstance, text: text(chance) }))
}

fn papers(chance: &mut Chance, both: &Both<'_>, file: &File, kind: Kind) -> (Option<By>, Verb) {
    let reason = text(chance);
    let own = Some(petitioner(chance, file));
    let leads = Some(By::Staff(domain::Actor { official: leader(chance, file.office), organ: file.office }));
    match kind {
        Kind::Propose => {
            let change = match chance.below(3) {
                0 => Change::Heads(chance.below(3) as u32),
                1 => Change::Urgency(chance.of(Urgency::ALL)),
                _ => Change::Place(Some(both.town.division(3))),
            };
            (None, Verb::ProposeCorrection(ProposeCorrection { change, reason }))
        }
        Kind::Correct => {
            let no = number(chance, file.fixes.iter().map(|fix| fix.decided));
            let by = By::Staff(domain::Actor { official: leader(chance, file.holder), organ: file.holder });
            (Some(by), Verb::DecideCorrection(DecideCorrection { no, approved: !chance.once_in(3) }))
        }
        Kind::Attach => {
            let digest = domain::Digest([5; 32]);
            let paper = PaperRef { id: PaperId(1), digest, bytes: 10, kind: PaperKind::Pdf };
            (own.filter(|_| chance.once_in(2)), Verb::Attach(Attach { paper, title: reason, contact: None }))
        }
        Kind::Seal => (own, Verb::Seal(Seal { reason })),
        Kind::AskRelease => (None, Verb::AskRelease(AskRelease { reason })),
        Kind::Release => {
            let no = number(chance, file.peeks.iter().map(|(_, decided)| *decided));
            let until = chance.once_in(2).then(|| both.today.saturating_add(9.days()));
            (leads, Verb::DecideRelease(DecideRelease { no, granted: chance.once_in(2), until, reason }))
        }
        _ => (None, Verb::Note(Note { text: reason })),
    }
}
