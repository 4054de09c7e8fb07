//! The acts of a petitioner: which are open now, and why the others are not.

use domain::directory::Directory;
use domain::matter::{
    AddContact, Attach, Channel, Command, Confirm, ContactKind, Deliver, Evaluate, EvaluatedBody, Grade, Matter, Proof,
    RaiseRecusal, RequestReview, Round, Seal, Verb, Withdraw, decide, review_forums,
};
use domain::{Ctx, Digest, OfficialId, OrganId, PaperId, PaperKind, PaperRef, PersonId, Refusal, TextId, TextRef};
use jiff::civil::Date;

/// An act that a petitioner can want to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum OwnAct {
    /// Write once more.
    Add,
    /// Hand in papers.
    Attach,
    /// Say that the opinion arrived.
    ConfirmDelivery,
    /// Say that what was promised was done.
    ConfirmPerformance,
    /// Say that it was not.
    DenyPerformance,
    /// Say what one thinks of a body.
    Evaluate(EvaluatedBody),
    /// Contest an opinion.
    RequestReview(Round),
    /// Ask that an official stay away.
    AskRecusal,
    /// Ask that nobody learns who petitions.
    Seal,
    /// Take the petition back.
    Withdraw,
}

impl OwnAct {
    /// Every act, in the order in which pages offer them.
    pub const ALL: [Self; 12] = [
        Self::ConfirmDelivery,
        Self::ConfirmPerformance,
        Self::DenyPerformance,
        Self::Add,
        Self::Attach,
        Self::RequestReview(Round::Review),
        Self::RequestReview(Round::FinalReview),
        Self::Evaluate(EvaluatedBody::PetitionOffice),
        Self::Evaluate(EvaluatedBody::ResponsibleOrgan),
        Self::AskRecusal,
        Self::Seal,
        Self::Withdraw,
    ];

    /// Its name in addresses and wording files.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Add => "add",
            Self::Attach => "attach",
            Self::ConfirmDelivery => "confirm-delivery",
            Self::ConfirmPerformance => "confirm-performance",
            Self::DenyPerformance => "deny-performance",
            Self::Evaluate(EvaluatedBody::PetitionOffice) => "evaluate-office",
            Self::Evaluate(EvaluatedBody::ResponsibleOrgan) => "evaluate-organ",
            Self::RequestReview(Round::FinalReview) => "request-final-review",
            Self::RequestReview(_) => "request-review",
            Self::AskRecusal => "ask-recusal",
            Self::Seal => "seal",
            Self::Withdraw => "withdraw",
        }
    }

    /// The act with this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|act| act.name() == name)
    }

    /// Whether nobody can take it back afterwards, so that it is asked for twice.
    #[must_use]
    pub const fn is_final(self) -> bool {
        matches!(self, Self::Evaluate(_) | Self::Withdraw)
    }
}

/// An act with what holds for it today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// The act.
    pub act: OwnAct,
    /// For a review: the organs to which the request can go, the first of them unless another is named.
    pub organs: Vec<OrganId>,
    /// Why it is not open; `None` where it is.
    pub refusal: Option<Box<Refusal>>,
}

/// Every act of this petitioner, decided with words that stand in for those to be written.
pub(super) fn offers(matter: &Matter, person: PersonId, ctx: &Ctx<'_>) -> Vec<Offer> {
    let of = |act: OwnAct| {
        let command = Command { on: ctx.today, assumed: false, verb: verb(act, matter, person, ctx) };
        let refusal = decide(Some(matter), &command, ctx).err().map(Box::new);
        let contested = match act {
            OwnAct::RequestReview(Round::FinalReview) => matter.reviewer,
            OwnAct::RequestReview(_) => matter.handler,
            _ => None,
        };
        let organs = contested.filter(|_| refusal.is_none());
        Offer { act, organs: organs.map(|organ| review_forums(matter, ctx, organ)).unwrap_or_default(), refusal }
    };
    OwnAct::ALL.into_iter().map(of).collect()
}

/// A text of one character, which nobody reads.
const STAND_IN: TextRef = TextRef { id: TextId(0), digest: Digest([0; 32]), chars: 1 };

fn verb(act: OwnAct, matter: &Matter, person: PersonId, ctx: &Ctx<'_>) -> Verb {
    let text = STAND_IN;
    match act {
        OwnAct::Add => Verb::AddContact(AddContact {
            channel: Channel::Web,
            kind: ContactKind::Supplement,
            heads: 1,
            parties: Vec::new(),
            text,
            claimed_on: None,
        }),
        OwnAct::Attach => {
            let paper = PaperRef { id: PaperId(0), digest: text.digest, bytes: 1, kind: PaperKind::Text };
            Verb::Attach(Attach { paper, title: text, contact: None })
        }
        OwnAct::ConfirmDelivery => Verb::Deliver(Deliver { proof: Proof::Confirmed }),
        OwnAct::ConfirmPerformance => Verb::Confirm(Confirm { fulfilled: true, text: None }),
        OwnAct::DenyPerformance => Verb::Confirm(Confirm { fulfilled: false, text: Some(text) }),
        OwnAct::Evaluate(of) => Verb::Evaluate(Evaluate { of, grade: Grade::Satisfied, text: None }),
        OwnAct::RequestReview(round) => Verb::RequestReview(RequestReview { round, organ: None, reason: text }),
        OwnAct::AskRecusal => {
            let official = somebody(matter, ctx.directory, ctx.today);
            Verb::RaiseRecusal(RaiseRecusal { official, reason: text })
        }
        OwnAct::Seal => Verb::Seal(Seal { reason: text }),
        OwnAct::Withdraw => Verb::Withdraw(Withdraw { person, text }),
    }
}

/// Organs whose people have to do with the matter.
fn concerned(matter: &Matter) -> Vec<OrganId> {
    let mut organs = vec![matter.holder, matter.receipt.office];
    organs.extend(matter.handler);
    organs.extend(matter.reviewer);
    organs
}

/// An official of the holder whom nobody has asked to stay away yet; anybody where there is none.
fn somebody(matter: &Matter, directory: &Directory, today: Date) -> OfficialId {
    let asked = |official: &OfficialId| matter.recusals.iter().any(|recusal| recusal.official == *official);
    let serves = |official: &&OfficialId| directory.serves(**official, matter.holder, today) && !asked(official);
    let all = || directory.officials.keys();
    all().find(serves).or_else(|| all().find(|official| !asked(official))).copied().unwrap_or(OfficialId(0))
}

/// Officials of this name who have to do with the matter.
pub(super) fn officials_named(matter: &Matter, directory: &Directory, name: &str, today: Date) -> Vec<OfficialId> {
    let name = name.trim();
    let organs = concerned(matter);
    let known = directory.officials.values().filter(|official| !name.is_empty() && official.name == name);
    let near = known.filter(|official| organs.iter().any(|organ| directory.serves(official.id, *organ, today)));
    near.map(|official| official.id).collect()
}
