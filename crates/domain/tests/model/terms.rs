//! The terms and windows of the regulations as the model reads them, each with its article.

use domain::OrganId;
use domain::directory::OrganKind;
use jiff::civil::{Date, date};
use law::{Circumstance, Purpose};

use super::town::{Region, Town};

/// Which regulation binds an organ on a day. A local one stands on that of 2005.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rule {
    R22,
    R05,
    Sd15,
    Bj06,
}

impl Rule {
    pub fn word(self) -> &'static str {
        match self {
            Self::R22 => "R22",
            Self::R05 => "R05",
            Self::Sd15 => "SD15",
            Self::Bj06 => "BJ06",
        }
    }

    /// The regulation that binds an organ on a day; none before the first.
    pub fn of(town: &Town, organ: OrganId, on: Date) -> Option<Self> {
        // Organs of the nation are in no province.
        let local = town.body(organ).is_some_and(|body| body.depth > 0);
        match town.region {
            _ if on >= date(2022, 5, 1) => Some(Self::R22),
            Region::Shandong if local && on >= date(2016, 1, 1) => Some(Self::Sd15),
            Region::Beijing if local && on >= date(2007, 1, 1) => Some(Self::Bj06),
            _ => (on >= date(2005, 5, 1)).then_some(Self::R05),
        }
    }

    /// The departments of a government that BJ06-35 speaks of.
    fn department(kind: OrganKind) -> bool {
        use OrganKind::{Department, Personnel, PoliticalLegal, VerticalDepartment};
        matches!(kind, Department | VerticalDepartment | PoliticalLegal | Personnel)
    }

    /// R22-23¶3, BJ06-35(2): objecting to what is outside one's power. Neither R05 nor SD15 knows it.
    pub fn knows_objection(self, kind: OrganKind) -> bool {
        self == Self::R22 || self == Self::Bj06 && Self::department(kind)
    }

    /// R22-33: both sides must agree to mediation.
    pub fn mediation_needs_consent(self) -> bool {
        self == Self::R22
    }

    /// R22-32¶1, SD15-41¶2, BJ06-43: what a written opinion must say.
    pub fn lists_parts(self) -> bool {
        self != Self::R05
    }

    /// SD15-45¶1(2), BJ06-50¶1(2): who orders a new opinion sets a period for it.
    pub fn remand_sets_period(self) -> bool {
        matches!(self, Self::Sd15 | Self::Bj06)
    }

    /// SD15-45¶2, BJ06-50¶2: after which remand the same opinion may not come again. In Shandong new facts excuse it.
    pub fn forbids_the_same(self, why: Option<Circumstance>, new_facts: bool) -> bool {
        use Circumstance::{EvidenceLacking, FactsUnclear, WrongBasis};
        match self {
            Self::Sd15 => !new_facts && matches!(why, Some(FactsUnclear | EvidenceLacking | WrongBasis)),
            Self::Bj06 => matches!(why, Some(FactsUnclear | WrongBasis)),
            Self::R22 | Self::R05 => false,
        }
    }

    /// SD15-46¶1: a settlement or a missed window bars the matter as the final review does.
    pub fn bars_after_any_ending(self) -> bool {
        self == Self::Sd15
    }

    /// SD15-28¶1: one or two agents.
    pub fn agents_max(self) -> Option<usize> {
        (self == Self::Sd15).then_some(2)
    }

    /// R22-20¶3, R05-18¶2, SD15-27, BJ06-25¶2: representatives of many.
    pub const REPRESENTATIVES_MAX: u16 = 5;

    /// R22-40¶1, R05-36¶1, SD15-59¶1, BJ06-52¶1: when to supervise; none where the organ has no such power.
    pub fn supervises(self, kind: OrganKind) -> Option<&'static [Circumstance]> {
        use Circumstance::{
            BuckPassing, FactsUnclear, Falsified, NoFeedback, NotPerformed, Other, Overdue, WrongBasis, WrongProcedure,
        };
        let office = kind == OrganKind::PetitionOffice;
        match self {
            Self::R22 => Some(&[WrongProcedure, BuckPassing, Falsified, NotPerformed, Other]),
            Self::R05 => {
                office.then_some(&[Overdue, NoFeedback, WrongProcedure, BuckPassing, NotPerformed, Other] as &[_])
            }
            Self::Sd15 => Some(&[WrongProcedure, Overdue, NoFeedback, NotPerformed, BuckPassing, Falsified, Other]),
            Self::Bj06 => office.then_some(&[
                Overdue,
                NoFeedback,
                WrongProcedure,
                BuckPassing,
                NotPerformed,
                FactsUnclear,
                WrongBasis,
                Falsified,
                Other,
            ]),
        }
    }
}

/// What begins a term.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Begin {
    ByOffice,
    Directly,
    Transferred,
    Assigned,
    Accepted,
    Replied,
    ReviewAsked,
    ReviewReplied,
    FinalAsked,
}

/// What ends a term.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    Routed,
    Decided,
    Notified,
    Objected,
    Reported,
    Answered,
    OtherProcedure,
    ReviewAsked,
    ReviewDecidedOn,
    ReviewAnswered,
    FinalAsked,
    FinalDecidedOn,
    FinalAnswered,
    Evaluated,
}

/// How long it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Length {
    Days(u16),
    WorkingDays(u16),
    /// The act says.
    Set,
}

/// Who approves more days, and at most how many; each term once, if the rule gives a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum More {
    No,
    OwnLeader { max: u16 },
    Assigner,
    Committee { max: u16 },
}

/// A term of a regulation.
#[derive(Clone, Copy, Debug)]
pub struct Term {
    pub id: &'static str,
    pub rule: Rule,
    begins: &'static [Begin],
    pub ends: &'static [End],
    pub length: Length,
    pub window: bool,
    purposes: &'static [Purpose],
    only: Only,
    pub more: More,
    /// Whether a hearing is left out of the count.
    pub without_hearings: bool,
}

/// Which organs a term is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Only {
    All,
    Offices,
    OfficesAndTownships,
    NotOffices,
    Departments,
    /// All but those of R22-23¶4.
    NotDiscipline,
    Discipline,
}

impl Only {
    fn fits(self, kind: OrganKind) -> bool {
        let office = kind == OrganKind::PetitionOffice;
        match self {
            Self::All => true,
            Self::Offices => office,
            Self::OfficesAndTownships => office || kind == OrganKind::Township,
            Self::NotOffices => !office,
            Self::Departments => Rule::department(kind),
            Self::NotDiscipline => kind != OrganKind::Discipline,
            Self::Discipline => kind == OrganKind::Discipline,
        }
    }
}

const ANY: &[Purpose] = &[Purpose::Proposal, Purpose::Accusation, Purpose::Claim];
const CLAIM: &[Purpose] = &[Purpose::Claim];
const NO_ACCUSATION: &[Purpose] = &[Purpose::Claim, Purpose::Proposal];
const SENT: &[Begin] = &[Begin::Transferred, Begin::Assigned];

const fn term(rule: Rule, id: &'static str, begins: &'static [Begin], length: Length, ends: &'static [End]) -> Term {
    Term {
        id,
        rule,
        begins,
        ends,
        length,
        window: false,
        purposes: ANY,
        only: Only::All,
        more: More::No,
        without_hearings: false,
    }
}

const fn window(term: Term) -> Term {
    Term { window: true, ..term }
}

const fn only(only: Only, term: Term) -> Term {
    Term { only, ..term }
}

const fn about(purposes: &'static [Purpose], term: Term) -> Term {
    Term { purposes, ..term }
}

const fn with(more: More, term: Term) -> Term {
    Term { more, ..term }
}

const fn no_hearings(term: Term) -> Term {
    Term { without_hearings: true, ..term }
}

use Begin as B;
use End as E;
use Length::{Days, Set, WorkingDays};
use Rule::{Bj06, R05, R22, Sd15};

const HANDLED: &[End] = &[E::Answered, E::OtherProcedure];
const DECIDED: &[End] = &[E::Decided, E::Notified];
const ANY_STEP: &[End] = &[E::Routed, E::Decided, E::Notified];
const THIRTY_MORE: More = More::OwnLeader { max: 30 };
const COMMITTEE: More = More::Committee { max: 30 };

#[rustfmt::skip]
static TERMS: &[Term] = &[
    // R22-22, R22-23, R22-34 to R22-36, R22-21¶2.
    term(R22, "register-and-route", &[B::ByOffice], Days(15), &[E::Routed]),
    only(Only::NotDiscipline, term(R22, "notify-direct", &[B::Directly], Days(15), &[E::Notified])),
    about(NO_ACCUSATION, only(Only::Discipline,
        term(R22, "notify-direct-discipline", &[B::Directly], Days(15), &[E::Notified]))),
    only(Only::NotDiscipline, term(R22, "notify-transferred", SENT, Days(15), &[E::Notified])),
    about(NO_ACCUSATION, only(Only::Discipline,
        term(R22, "notify-transferred-discipline", SENT, Days(15), &[E::Notified]))),
    window(term(R22, "object", SENT, WorkingDays(5), &[E::Objected])),
    term(R22, "report-back", &[B::Assigned], Set, &[E::Reported]),
    with(THIRTY_MORE, about(CLAIM, term(R22, "handle", &[B::Accepted], Days(60), HANDLED))),
    about(NO_ACCUSATION, window(term(R22, "request-review", &[B::Replied], Days(30), &[E::ReviewAsked]))),
    term(R22, "review", &[B::ReviewAsked], Days(30), &[E::ReviewAnswered]),
    about(NO_ACCUSATION, window(term(R22, "request-final-review", &[B::ReviewReplied], Days(30), &[E::FinalAsked]))),
    no_hearings(term(R22, "final-review", &[B::FinalAsked], Days(30), &[E::FinalAnswered])),
    window(term(R22, "evaluate", &[B::Replied], Days(30), &[E::Evaluated])),
    // R05-21, R05-22, R05-33 to R05-35.
    only(Only::Offices, term(R05, "register-and-route", &[B::ByOffice], Days(15), &[E::Routed])),
    only(Only::NotOffices, term(R05, "notify-direct", &[B::Directly], Days(15), DECIDED)),
    term(R05, "notify-transferred", SENT, Days(15), DECIDED),
    term(R05, "report-back", &[B::Assigned], Set, &[E::Reported]),
    with(THIRTY_MORE, term(R05, "handle", &[B::Accepted], Days(60), HANDLED)),
    window(term(R05, "request-review", &[B::Replied], Days(30), &[E::ReviewAsked])),
    term(R05, "review", &[B::ReviewAsked], Days(30), &[E::ReviewAnswered]),
    window(term(R05, "request-final-review", &[B::ReviewReplied], Days(30), &[E::FinalAsked])),
    no_hearings(term(R05, "final-review", &[B::FinalAsked], Days(30), &[E::FinalAnswered])),
    // SD15-33, SD15-42 to SD15-44.
    only(Only::Offices, term(Sd15, "register-and-route", &[B::ByOffice], Days(15), ANY_STEP)),
    only(Only::NotOffices, term(Sd15, "notify-direct", &[B::Directly], Days(15), ANY_STEP)),
    term(Sd15, "notify-transferred", SENT, Days(15), DECIDED),
    with(THIRTY_MORE, about(CLAIM, term(Sd15, "handle", &[B::Accepted], Days(60), HANDLED))),
    with(More::Assigner, about(CLAIM, term(Sd15, "report-back", &[B::Assigned], Set, &[E::Reported]))),
    window(term(Sd15, "request-review", &[B::Replied], Days(30), &[E::ReviewAsked])),
    term(Sd15, "accept-review", &[B::ReviewAsked], WorkingDays(3), &[E::ReviewDecidedOn]),
    term(Sd15, "review", &[B::ReviewAsked], Days(30), &[E::ReviewAnswered]),
    window(term(Sd15, "request-final-review", &[B::ReviewReplied], Days(30), &[E::FinalAsked])),
    term(Sd15, "accept-final-review", &[B::FinalAsked], WorkingDays(3), &[E::FinalDecidedOn]),
    no_hearings(term(Sd15, "final-review", &[B::FinalAsked], Days(30), &[E::FinalAnswered])),
    // BJ06-34, BJ06-35, BJ06-40, BJ06-46, BJ06-47, BJ06-50.
    only(Only::OfficesAndTownships, term(Bj06, "register-and-route", &[B::ByOffice], Days(15), &[E::Routed])),
    only(Only::Departments, term(Bj06, "notify-direct", &[B::Directly], Days(15), ANY_STEP)),
    only(Only::Departments, term(Bj06, "notify-transferred", SENT, Days(15), DECIDED)),
    window(only(Only::Departments, term(Bj06, "object", SENT, WorkingDays(5), &[E::Objected]))),
    with(THIRTY_MORE, term(Bj06, "handle", &[B::Accepted], Days(60), HANDLED)),
    term(Bj06, "report-back", &[B::Assigned], Set, &[E::Reported]),
    window(term(Bj06, "request-review", &[B::Replied], Days(30), &[E::ReviewAsked])),
    window(term(Bj06, "request-final-review", &[B::ReviewReplied], Days(30), &[E::FinalAsked])),
    with(COMMITTEE, term(Bj06, "review", &[B::ReviewAsked], Days(30), &[E::ReviewAnswered])),
    no_hearings(with(COMMITTEE, term(Bj06, "final-review", &[B::FinalAsked], Days(30), &[E::FinalAnswered]))),
];

impl Term {
    pub fn all() -> &'static [Self] {
        TERMS
    }

    /// The terms that an event starts for an organ. What a local rule says anew displaces the rule of R05 of the
    /// same name, for those whom the local one is for.
    pub fn started(town: &Town, organ: OrganId, purpose: Purpose, begin: Begin, on: Date) -> Vec<&'static Self> {
        let (Some(rule), Some(kind)) = (Rule::of(town, organ, on), town.kind(organ)) else { return Vec::new() };
        let holds = |term: &&Self| term.only.fits(kind) && term.purposes.contains(&purpose);
        let of = |rule: Rule| TERMS.iter().filter(move |term| term.rule == rule).filter(holds);
        let mut terms: Vec<&Self> = of(rule).collect();
        if matches!(rule, Sd15 | Bj06) {
            let own: Vec<&str> = terms.iter().map(|term| term.id).collect();
            terms.extend(of(R05).filter(|term| !own.contains(&term.id)));
        }
        terms.retain(|term| term.begins.contains(&begin));
        terms
    }

    /// Its regulation and name.
    pub fn word(&self) -> String {
        format!("{}:{}", self.rule.word(), self.id)
    }

    pub fn about(&self, purpose: Purpose) -> bool {
        self.purposes.contains(&purpose)
    }

    pub fn ended_by(&self, ends: &[End]) -> bool {
        self.ends.iter().any(|end| ends.contains(end))
    }
}
