//! One matter.

use app::domain::matter::{Form, Identity, Matter, NextAct, Procedure, Receipt, Urgency};
use app::{MatterKey, MatterView};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;
use web::words::Speaker;

use super::{Clock, Moment, Named, Said};
use crate::acts::address_of;
use crate::caller::Caller;
use crate::problem::Article;
use crate::word::{Id, Key, Word};

/// A receipt number.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub(crate) struct ReceiptNumber {
    /// As people write it, such as 云溪信〔2026〕482号.
    pub(crate) text: String,
    /// The office that registered.
    pub(crate) office: Named,
    /// The year.
    pub(crate) year: i16,
    /// The number in that year.
    pub(crate) no: u32,
}

impl ReceiptNumber {
    pub(crate) fn of(speaker: &Speaker<'_>, receipt: Receipt) -> Self {
        Self {
            text: speaker.receipt(receipt),
            office: Named::organ(speaker, receipt.office),
            year: receipt.year,
            no: receipt.no,
        }
    }
}

/// A content class with its name.
pub(crate) fn class(caller: &Caller, code: u32) -> Option<Named> {
    let class = caller.app().categories().get(code)?;
    Some(Named { id: Id(i64::from(code)), name: class.name.clone() })
}

/// Who held it, from when to when.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub(crate) struct Held {
    /// The organ.
    pub(crate) organ: Named,
    /// First day.
    pub(crate) from: Date,
    /// The day on which it left; none while it stays.
    pub(crate) until: Option<Date>,
}

/// A letter, visit, web form or call about it.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub(crate) struct Contact {
    /// Number in the matter, from 1.
    pub(crate) no: u16,
    /// How it came.
    pub(crate) channel: Said,
    /// What it brought; none for the first.
    pub(crate) kind: Option<Said>,
    /// How many people.
    pub(crate) heads: u32,
    /// On which day.
    pub(crate) on: Date,
}

/// What was promised, and what became of it.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub(crate) struct Promise {
    /// Who is to do it.
    pub(crate) performer: Named,
    /// Until when.
    pub(crate) by: Date,
    /// When the organ says that it was done.
    pub(crate) performed_on: Option<Date>,
    /// What the petitioner says: whether it was done.
    pub(crate) confirmed: Option<bool>,
}

/// An act that the stage leaves open.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub(crate) struct OpenAct {
    /// What the rules call it.
    pub(crate) act: Said,
    /// Where it is done.
    pub(crate) address: Option<String>,
    /// The organ that may do it; none where it is for the petitioner.
    pub(crate) organ: Option<Named>,
    /// The provision that it rests on.
    pub(crate) article: Option<Article>,
}

/// One matter, as the reader may see it.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[schemars(rename = "Matter")]
pub(crate) struct MatterShape {
    /// Its key.
    pub(crate) matter: Key,
    /// Its version: the number of its events. Acts name it in `If-Match`.
    pub(crate) version: u64,
    /// Receipt number.
    pub(crate) receipt: ReceiptNumber,
    /// Title, unless it was erased.
    pub(crate) title: Option<String>,
    /// The text of the first contact, unless it was erased.
    pub(crate) text: Option<String>,
    /// Where it stands.
    pub(crate) stage: Said,
    /// Who has it.
    pub(crate) holder: Named,
    /// Since when.
    pub(crate) held_since: Date,
    /// How it came in first.
    pub(crate) channel: Said,
    /// The purpose.
    pub(crate) purpose: Said,
    /// Content class.
    pub(crate) category: Option<Named>,
    /// Where the matter is.
    pub(crate) place: Option<Id>,
    /// How pressing it is.
    pub(crate) urgency: Word<Urgency>,
    /// By how many people at once.
    pub(crate) form: Word<Form>,
    /// Whether the organ knows whom to tell.
    pub(crate) identity: Word<Identity>,
    /// Whether the petitioner asked that nobody learns who they are.
    pub(crate) sealed: bool,
    /// How many people petition, by its first contact.
    pub(crate) heads: u32,
    /// How many people came with all contacts together.
    pub(crate) heads_in_all: u64,
    /// How many petitioners are known by name or number. Who they are is opened with a purpose.
    pub(crate) petitioners: usize,
    /// The day of receipt.
    pub(crate) received_on: Date,
    /// The day on which it is said to have come in.
    pub(crate) claimed_on: Option<Date>,
    /// When it was registered.
    pub(crate) registered_at: Moment,
    /// How often it was sent on.
    pub(crate) transfers: u32,
    /// How often it came back.
    pub(crate) returns: u32,
    /// Who handled it, once it was taken up.
    pub(crate) handler: Option<Named>,
    /// Who reviews or reviewed it.
    pub(crate) reviewer: Option<Named>,
    /// Organs that help.
    pub(crate) helpers: Vec<Named>,
    /// Officials charged with it.
    pub(crate) handlers: Vec<Named>,
    /// How it is handled.
    pub(crate) procedure: Word<Procedure>,
    /// Letters, visits and calls.
    pub(crate) contacts: Vec<Contact>,
    /// Who held it.
    pub(crate) held: Vec<Held>,
    /// What was promised.
    pub(crate) promise: Option<Promise>,
    /// What is due next.
    pub(crate) next_due: Option<Clock>,
    /// Number of papers.
    pub(crate) papers: u16,
    /// When it went into the archive.
    pub(crate) archived_on: Option<Date>,
    /// The matter that it repeats.
    pub(crate) repeat_of: Option<Key>,
    /// The matter that it is handled together with.
    pub(crate) merged_into: Option<Key>,
    /// Matters that are handled together with it.
    pub(crate) handled_together: Vec<Key>,
    /// The matter that it was split from.
    pub(crate) split_from: Option<Key>,
    /// The acts that its stage leaves open, the expected one first. Acts that accompany a matter at any stage are not
    /// listed.
    pub(crate) open_acts: Vec<OpenAct>,
}

impl MatterShape {
    pub(crate) fn of(caller: &Caller, view: &MatterView<'_>) -> Self {
        let (speaker, matter) = (caller.speaker(), &view.matter);
        let key = |id| Key(MatterKey { shard: view.key.shard, id });
        let organ = |id| Named::organ(&speaker, id);
        Self {
            matter: Key(view.key),
            version: matter.version,
            receipt: ReceiptNumber::of(&speaker, matter.receipt),
            title: view.title.clone(),
            text: view.text.clone(),
            stage: Said::of(&speaker, "stage", matter.stage.name().name()),
            holder: organ(matter.holder),
            held_since: matter.held_since,
            channel: Said::of(&speaker, "channel", matter.channel.name()),
            purpose: Said::of(&speaker, "purpose", matter.purpose.name()),
            category: matter.category.and_then(|code| class(caller, code)),
            place: matter.place.map(Id::from),
            urgency: Word(matter.urgency),
            form: Word(matter.form),
            identity: Word(matter.identity),
            sealed: matter.sealed,
            heads: matter.heads,
            heads_in_all: matter.heads_in_all(),
            petitioners: matter.parties.len(),
            received_on: matter.received_on,
            claimed_on: matter.claimed_on,
            registered_at: Moment::of(view.registered_us),
            transfers: matter.transfers,
            returns: matter.returns,
            handler: matter.handler.map(organ),
            reviewer: matter.reviewer.map(organ),
            helpers: matter.helpers.iter().copied().map(organ).collect(),
            handlers: matter.handlers.iter().map(|id| Named::official(&speaker, *id)).collect(),
            procedure: Word(matter.procedure),
            contacts: contacts(&speaker, matter),
            held: held(&speaker, matter),
            promise: promise(&speaker, matter),
            next_due: matter.next_due().map(|clock| Clock::of(&speaker, clock, caller.today())),
            papers: matter.papers,
            archived_on: matter.archived_on,
            repeat_of: matter.repeat.map(|repeat| key(repeat.of)),
            merged_into: matter.merged.as_ref().map(|merged| key(merged.into)),
            handled_together: matter.absorbed.iter().copied().map(key).collect(),
            split_from: matter.split_from.map(key),
            open_acts: view.open(caller.today()).iter().map(|next| open_act(caller, view, next)).collect(),
        }
    }
}

fn contacts(speaker: &Speaker<'_>, matter: &Matter) -> Vec<Contact> {
    let contact = |contact: &app::domain::matter::Contact| Contact {
        no: contact.no,
        channel: Said::of(speaker, "channel", contact.channel.name()),
        kind: contact.kind.map(|kind| Said::of(speaker, "contact-kind", kind.name())),
        heads: contact.heads,
        on: contact.on,
    };
    matter.contacts.iter().map(contact).collect()
}

fn held(speaker: &Speaker<'_>, matter: &Matter) -> Vec<Held> {
    let held = |holding: &app::domain::matter::Holding| Held {
        organ: Named::organ(speaker, holding.organ),
        from: holding.from,
        until: holding.until,
    };
    matter.holdings.iter().map(held).collect()
}

fn promise(speaker: &Speaker<'_>, matter: &Matter) -> Option<Promise> {
    matter.performance.map(|performance| Promise {
        performer: Named::organ(speaker, performance.promise.performer),
        by: performance.promise.by,
        performed_on: performance.performed_on,
        confirmed: performance.confirmed.map(|(fulfilled, _)| fulfilled),
    })
}

fn open_act(caller: &Caller, view: &MatterView<'_>, next: &NextAct) -> OpenAct {
    let speaker = caller.speaker();
    let law = caller.app().law_of(view.matter.holder, caller.today());
    OpenAct {
        act: Said::of(&speaker, "act", next.act.name()),
        address: address_of(next.act, &view.matter, view.key),
        organ: next.organ.map(|organ| Named::organ(&speaker, organ)),
        article: law.and_then(|law| law.basis(next.act)).map(|cite| caller.article(cite)),
    }
}
