//! Chance, from a seed: who does what next. Mostly what could be right, sometimes what cannot.

use domain::directory::OrganKind;
use domain::matter::{Accused, Channel, Identity, Party, PartyRole, Receipt, Register, Urgency, Verb};
use domain::{Actor, By, Digest, OfficialId, OrganId, Origin, PersonId, PersonRef};
use jiff::ToSpan;
use jiff::civil::Date;
use law::Purpose;

use super::acts::{Kind, make};
use super::both::Both;
use super::state::{File, Place};
use super::step::{Act, MATTERS, Step, WRITTEN};
use super::town::{FORMER, NOBODY, NOWHERE, OFFICE, RISING, Town};

/// SplitMix64: a full period, and a new seed is as good as any other.
pub struct Chance(u64);

impl Chance {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// Less than this.
    pub fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(bound.max(1)).expect("few")).expect("few")
    }

    /// Once in so many times.
    pub fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    pub fn of<T: Clone>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())].clone()
    }

    pub fn days(&mut self, bound: usize) -> i64 {
        i64::try_from(self.below(bound)).expect("few")
    }
}

/// Some organ, seldom one that is not there.
pub fn organ(chance: &mut Chance, town: &Town) -> OrganId {
    let all: Vec<OrganId> = town.organs().collect();
    if chance.once_in(60) { NOWHERE } else { chance.of(&all) }
}

/// Somebody of an organ, mostly the clerk.
pub fn somebody(chance: &mut Chance, organ: OrganId) -> OfficialId {
    let digit = if chance.once_in(4) { chance.days(4) } else { 3 };
    OfficialId(organ.0 * 10 + digit)
}

pub fn staff(chance: &mut Chance, organ: OrganId) -> By {
    By::Staff(Actor { official: somebody(chance, organ), organ })
}

pub fn petitioner(chance: &mut Chance, file: &File) -> By {
    let persons: Vec<PersonId> = file.parties.iter().map(|(person, _)| *person).collect();
    By::Petitioner(if persons.is_empty() || chance.once_in(20) { PersonId(9) } else { chance.of(&persons) })
}

/// Anybody at all.
pub fn anybody(chance: &mut Chance, town: &Town, file: &File) -> By {
    match chance.below(12) {
        0 => By::Sweep,
        1 | 2 => petitioner(chance, file),
        3 => By::Staff(Actor { official: chance.of(&[FORMER, NOBODY, OfficialId(93)]), organ: OrganId(10) }),
        4..=6 => staff(chance, file.office),
        7 => staff(chance, file.holder),
        _ => {
            let organ = organ(chance, town);
            staff(chance, organ)
        }
    }
}

pub fn person(id: i64) -> PersonRef {
    PersonRef { id: PersonId(id), digest: Digest([9; 32]) }
}

/// The plainest registration.
pub fn plain_register() -> Register {
    Register {
        receipt: Receipt { office: OFFICE, year: 2024, no: 1 },
        channel: Channel::Letter,
        purpose: Purpose::Claim,
        category: None,
        place: None,
        urgency: Urgency::Ordinary,
        parties: Vec::new(),
        identity: Identity::Named,
        heads: 1,
        representatives: 0,
        accused: Accused::default(),
        sealed: false,
        hand_over: None,
        repeat: None,
        title: WRITTEN,
        text: WRITTEN,
        claimed_on: None,
    }
}

/// Where petitions come in.
fn office(chance: &mut Chance, town: &Town) -> OrganId {
    let words = ["office", "office", "office", "bureau", "city-office", "merging", "ending", "discipline", "township"];
    let word = chance.of(&words);
    town.organs().find(|organ| town.word(*organ) == word).unwrap_or(OFFICE)
}

fn accused(chance: &mut Chance, town: &Town) -> Accused {
    match chance.below(5) {
        0 => Accused::default(),
        1 | 2 => Accused { organs: vec![organ(chance, town)], officials: Vec::new() },
        _ => {
            let at = organ(chance, town);
            let official = if chance.once_in(20) { NOBODY } else { somebody(chance, at) };
            let official = if chance.once_in(4) { RISING } else { official };
            let head = OfficialId(official.0 - official.0 % 10);
            let officials = if official == RISING { vec![RISING] } else { vec![head, official] };
            Accused { organs: Vec::new(), officials }
        }
    }
}

fn parties(chance: &mut Chance) -> Vec<Party> {
    let count = 1 + i64::try_from(chance.below(6) / 3).expect("few") + chance.days(3) / 2;
    let role = |chance: &mut Chance, no: i64| match no {
        1 => PartyRole::Principal,
        _ if chance.once_in(3) => PartyRole::Agent,
        _ => PartyRole::Principal,
    };
    (1..=count).map(|no| Party { person: person(no), role: role(chance, no), mandate: !chance.once_in(15) }).collect()
}

/// A registration; sometimes like the first matter, so that the two can be handled together.
pub fn registration(chance: &mut Chance, both: &Both<'_>, at: usize) -> (By, Register) {
    let town = both.town;
    let twin = both.files[0].as_ref().filter(|_| at > 0 && !chance.once_in(4));
    let office = twin.map_or_else(|| office(chance, town), |file| file.office);
    let purpose = match chance.below(8) {
        0 | 1 => Purpose::Accusation,
        2 => Purpose::Proposal,
        _ => Purpose::Claim,
    };
    let purpose = twin.map_or(purpose, |file| file.purpose);
    let about =
        if purpose == Purpose::Accusation || chance.once_in(30) { accused(chance, town) } else { Accused::default() };
    let identity = match chance.below(8) {
        0 => Identity::Anonymous,
        1 => Identity::Unclear,
        _ => Identity::Named,
    };
    let visit = chance.once_in(5);
    let text = super::acts::text(chance);
    let register = Register {
        receipt: Receipt { office, year: both.today.year(), no: u32::try_from(at).expect("few") + 1 },
        channel: if visit { Channel::Visit } else { chance.of(&[Channel::Letter, Channel::Web, Channel::Phone]) },
        purpose,
        urgency: chance.of(&[Urgency::Ordinary, Urgency::Important, Urgency::Urgent]),
        parties: if identity == Identity::Anonymous { Vec::new() } else { parties(chance) },
        identity,
        heads: if chance.once_in(40) { 0 } else { 12 },
        representatives: if visit { u16::try_from(chance.below(7)).expect("few") } else { 0 },
        accused: twin.map_or(about, |file| file.accused.clone()),
        sealed: twin.map_or_else(|| chance.once_in(8), |file| file.sealed),
        hand_over: chance.once_in(2).then(|| organ(chance, town)),
        text,
        ..plain_register()
    };
    let by = match register.parties.first() {
        Some(party) if register.channel == Channel::Web && chance.once_in(2) => By::Petitioner(party.person.id),
        _ if chance.once_in(12) => By::Staff(Actor { official: OfficialId(83), organ: OFFICE }),
        _ => staff(chance, office),
    };
    (by, register)
}

/// The day of recording, later and later; now and then a long time passes.
fn today(chance: &mut Chance, last: Date) -> Date {
    let days = match chance.below(20) {
        0 => 20 + chance.days(45),
        1..=3 => chance.days(16),
        _ => chance.days(4),
    };
    last.saturating_add(days.days())
}

/// The next step of a history.
pub fn step(chance: &mut Chance, both: &Both<'_>) -> Step {
    let there: Vec<usize> = (0..MATTERS).filter(|at| both.files[*at].is_some()).collect();
    let today = today(chance, both.today);
    let on = match chance.below(24) {
        0 | 1 => today.saturating_sub(chance.days(12).days()),
        2 => today.saturating_add(1.days()),
        _ => today,
    };
    let (matter, kind) = choose(chance, both, &there);
    let empty = (0..MATTERS).find(|at| both.files[*at].is_none()).unwrap_or(0);
    let file = both.files[matter].as_ref().or_else(|| both.files.iter().flatten().next());
    let Some(file) = file else {
        let (by, register) = registration(chance, both, 0);
        let act = Act::One(Verb::Register(Box::new(register)));
        return Step { matter, kind: Kind::Register, by, on, today, origin: Origin::Entered, act };
    };
    let (by, act) = make(chance, both, file, matter, kind);
    let by = if kind != Kind::Register && chance.once_in(7) { anybody(chance, both.town, file) } else { by };
    let matter = if kind == Kind::Split { empty } else { matter };
    let origin = if chance.once_in(15) { Origin::Import } else { Origin::Entered };
    Step { matter, kind, by, on, today, origin, act }
}

/// On which matter, and what.
fn choose(chance: &mut Chance, both: &Both<'_>, there: &[usize]) -> (usize, Kind) {
    let empty = (0..MATTERS).find(|at| both.files[*at].is_none()).unwrap_or(0);
    if there.is_empty() || there.len() < 3 && chance.once_in(14) {
        return (empty, Kind::Register);
    }
    let at = if chance.once_in(60) { empty } else { chance.of(there) };
    match &both.files[at] {
        Some(file) if chance.once_in(3) => (at, chance.of(&pressing(file))),
        Some(file) if !chance.once_in(4) => (at, chance.of(likely(file))),
        _ => (at, chance.of(Kind::ALL)),
    }
}

/// What waits beside the course; the next step of it, where nothing does.
fn pressing(file: &File) -> Vec<Kind> {
    let waits = [
        (Kind::Recusal, file.conflicts.iter().any(|(_, decided)| decided.is_none())),
        (Kind::Reply, file.calls.iter().any(|call| !call.answered)),
        (Kind::Correct, file.fixes.iter().any(|fix| !fix.decided)),
        (Kind::Release, file.peeks.iter().any(|(_, decided)| !decided)),
        (Kind::AskRelease, file.sealed && file.peeks.is_empty()),
        (Kind::ReportBack, file.tasks.iter().any(|task| !task.done)),
        (Kind::Share, file.beneath.is_some()),
        (Kind::Close, file.beside.is_some()),
        (Kind::Unmerge, file.at == Place::Beneath),
        (Kind::Confirm, file.promised.is_some()),
    ];
    let waiting: Vec<Kind> = waits.into_iter().filter(|(_, waits)| *waits).map(|(kind, _)| kind).collect();
    if waiting.is_empty() { likely(file).to_vec() } else { waiting }
}

/// What comes next in an ordinary course.
fn likely(file: &File) -> &'static [Kind] {
    use Kind as K;
    match file.at {
        // What came back once comes back again.
        Place::Entered if file.back > 0 => &[K::Forward],
        Place::Sent if file.back > 0 => &[K::Object, K::Object, K::Object, K::Accept],
        Place::Entered => &[K::Forward, K::Forward, K::Assign, K::Accept, K::Decline, K::Merge, K::Notify, K::Route],
        Place::Sent => &[
            K::Accept,
            K::Accept,
            K::Accept,
            K::Forward,
            K::Assign,
            K::Object,
            K::Object,
            K::Dispute,
            K::Bar,
            K::Merge,
            K::TakeOver,
        ],
        Place::Contested => &[K::Return, K::Return, K::Return, K::Accept, K::Dispute],
        Place::Quarrel { .. } => &[K::Settle],
        Place::InHand => &[
            K::Investigate,
            K::Investigate,
            K::Answer,
            K::Answer,
            K::Answer,
            K::Answer,
            K::Open,
            K::Close,
            K::Extend,
            K::Route,
            K::Merge,
            K::Split,
        ],
        Place::Spoken => &[K::Deliver, K::Deliver, K::Share],
        Place::Told(_) => &[K::Request, K::Request, K::Request, K::Conclude, K::Perform, K::Confirm, K::Evaluate],
        Place::Looking(_) => &[K::Open, K::Close, K::TakeUp, K::Review, K::Review, K::Extend],
        Place::Looked { .. } => &[K::Deliver],
        Place::Closed(_) => &[K::Request, K::Again, K::Archive, K::Perform, K::Confirm, K::ReportBack, K::Evaluate],
        Place::Elsewhere => &[K::Outcome, K::Outcome, K::Archive, K::Again],
        Place::Beneath => &[K::Unmerge, K::Share, K::Share],
        Place::Refused | Place::Shut | Place::Gone => &[K::Again, K::Archive, K::Notify],
    }
}

/// Whether an organ is a petition office, as where most urging comes from.
pub fn is_office(town: &Town, organ: OrganId) -> bool {
    town.kind(organ) == Some(OrganKind::PetitionOffice)
}
