//! A petition matter as its events tell it.

use jiff::civil::Date;
use law::Purpose;

use super::{
    Accused, Assignment, Channel, ClockState, Contact, CorrectionState, EvaluatedBody, EvaluationState, Form, FoundKey,
    Holding, Hop, Identity, Interlude, Issued, MergedAt, Party, Performance, Procedure, Receipt, Recused, ReleaseState,
    Remand, Repeat, RouteTaken, Stage, Urgency, UrgingState,
};
use crate::directory::Directory;
use crate::wall::{Reader, may_know};
use crate::{DivisionCode, MatterId, OfficialId, OrganId, PersonId, TextRef};

/// A petition matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Matter {
    /// Identity.
    pub id: MatterId,
    /// Receipt number.
    pub receipt: Receipt,
    /// The channel of the first contact.
    pub channel: Channel,
    /// The purpose.
    pub purpose: Purpose,
    /// Content class, in our own numbering.
    pub category: Option<u32>,
    /// Where the matter is.
    pub place: Option<DivisionCode>,
    /// How pressing it is.
    pub urgency: Urgency,
    /// By how many people at once.
    pub form: Form,
    /// Who petitions, first the one who is told.
    pub parties: Vec<Party>,
    /// Those of them who withdrew.
    pub withdrawn: Vec<PersonId>,
    /// Whether the organ knows whom to tell.
    pub identity: Identity,
    /// Number of petitioners of the first contact (人次).
    pub heads: u32,
    /// Whom an accusation is about.
    pub accused: Accused,
    /// Everybody who ever was accused here, and whom a correction would have had accused, whatever was decided of
    /// it: events and texts of the past name them.
    pub named: Accused,
    /// Whether the petitioner asked that nobody learns who they are.
    pub sealed: bool,
    /// The earlier matter that this one repeats, and why.
    pub repeat: Option<Repeat>,
    /// Title row.
    pub title: TextRef,
    /// Text row of the first contact.
    pub text: TextRef,
    /// The day on which it is said to have come in; `None` where nobody says.
    pub claimed_on: Option<Date>,
    /// The day of receipt, from which the one clock of the matter runs.
    pub received_on: Date,
    /// Every letter, visit, form and call (件次), the first one included.
    pub contacts: Vec<Contact>,
    /// Who has it now.
    pub holder: OrganId,
    /// Since when.
    pub held_since: Date,
    /// Who held it when.
    pub holdings: Vec<Holding>,
    /// How it came to its holder.
    pub hops: Vec<Hop>,
    /// Organs that help the holder (协办).
    pub helpers: Vec<OrganId>,
    /// Tasks with a period.
    pub assignments: Vec<Assignment>,
    /// Who handled it, once it was taken up.
    pub handler: Option<OrganId>,
    /// Who reviewed it, once a review was requested.
    pub reviewer: Option<OrganId>,
    /// How often it was sent on.
    pub transfers: u32,
    /// How often it came back after an objection.
    pub returns: u32,
    /// Officials charged with it (承办人).
    pub handlers: Vec<OfficialId>,
    /// Officials who stay away from it, or whom somebody asked to.
    pub recusals: Vec<Recused>,
    /// How it is handled, once it was taken up.
    pub procedure: Procedure,
    /// Number of records of what was looked into since it was taken up.
    pub inquiries: u16,
    /// What goes on beside the handling.
    pub interlude: Option<Interlude>,
    /// The last handling opinion.
    pub issued: Option<Issued>,
    /// What was promised.
    pub performance: Option<Performance>,
    /// Whether the two sides reached an agreement.
    pub settled: bool,
    /// Set while a new opinion is owed after a review.
    pub remand: Option<Remand>,
    /// Other procedures that it was handed over to.
    pub routes: Vec<RouteTaken>,
    /// What the petitioner thinks of the two bodies.
    pub evaluations: Vec<EvaluationState>,
    /// Calls for action and what was said to them.
    pub urgings: Vec<UrgingState>,
    /// Corrections, proposed and decided.
    pub corrections: Vec<CorrectionState>,
    /// Requests to learn who the petitioner is.
    pub releases: Vec<ReleaseState>,
    /// Number of papers.
    pub papers: u16,
    /// Set while it is handled together with another matter.
    pub merged: Option<MergedAt>,
    /// Matters that are handled together with this one.
    pub absorbed: Vec<MatterId>,
    /// The matter that this one was split from.
    pub split_from: Option<MatterId>,
    /// What rule checks found, each once.
    pub found: Vec<FoundKey>,
    /// When it went into the archive.
    pub archived_on: Option<Date>,
    /// Where it stands.
    pub stage: Stage,
    /// Every clock, in the order of starting.
    pub clocks: Vec<ClockState>,
    /// The day of the last event of the course; what only accompanies it moves nothing.
    pub last_on: Date,
    /// Number of events.
    pub version: u64,
}

impl Matter {
    /// The clock that is due next among the duties that still run.
    #[must_use]
    pub fn next_due(&self) -> Option<&ClockState> {
        self.clocks.iter().filter(|clock| clock.running() && !clock.window).min_by_key(|clock| clock.due_on)
    }

    /// The running clock of this rule, the latest if there are several.
    #[must_use]
    pub fn running(&self, rule: &str) -> Option<&ClockState> {
        self.clocks.iter().rev().find(|clock| clock.running() && &*clock.rule == rule)
    }

    /// The organ that sent it to its holder.
    #[must_use]
    pub fn sender(&self) -> Option<OrganId> {
        self.hops.last().map(|hop| hop.from)
    }

    /// Whether the wall lets this reader know of the matter on a day. It stands around everybody who was ever named:
    /// nobody learns of an accusation while it is a proposal, after it was turned down, or after it was taken back.
    #[must_use]
    pub fn known_to(&self, reader: Reader, directory: &Directory, on: Date) -> bool {
        may_know(&self.named, reader, directory, on)
    }

    /// Whether this official was found to have an interest of their own.
    #[must_use]
    pub fn recused(&self, official: OfficialId) -> bool {
        self.recusals.iter().any(|recusal| recusal.official == official && recusal.granted == Some(true))
    }

    /// Whether the person petitions and has not withdrawn.
    #[must_use]
    pub fn is_party(&self, person: PersonId) -> bool {
        super::petition::is_party(&self.parties, person) && !self.withdrawn.contains(&person)
    }

    /// How many people came with all letters, visits, forms and calls together (人次).
    #[must_use]
    pub fn heads_in_all(&self) -> u64 {
        self.contacts.iter().map(|contact| u64::from(contact.heads)).sum()
    }

    /// An opinion stands. What was said of the organ before was said of an earlier one.
    pub(super) fn issue(&mut self, issued: Issued) {
        let of_organ = self.evaluations.iter_mut().filter(|said| said.of == EvaluatedBody::ResponsibleOrgan);
        of_organ.for_each(|said| said.of_earlier = true);
        self.issued = Some(issued);
    }

    pub(super) fn hold(&mut self, organ: OrganId, on: Date) {
        if self.holder == organ {
            return;
        }
        if let Some(last) = self.holdings.last_mut().filter(|holding| holding.until.is_none()) {
            last.until = Some(on);
        }
        self.holdings.push(Holding { organ, from: on, until: None });
        self.holder = organ;
        self.held_since = on;
    }
}
