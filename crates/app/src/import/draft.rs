//! From one row to a petition and what happened to it.

use std::sync::Arc;

use domain::matter::{Channel, Opinion, Proof};
use domain::{Actor, MatterId, Origin};
use jiff::civil::Date;
use law::Purpose;
use sha2::{Digest as _, Sha256};

use super::acts::{AcceptedOn, Acts};
use super::categories::Labels;
use super::cell::Row;
use super::columns::{Columns, Place};
use super::fields::Fields;
use super::mapping::{Fixed, Mapping, Values};
use super::report::Lacks;
use super::title::cut_title;
use super::{ImportError, KEY_BYTES_MAX, RejectReason};
use crate::pen::TEXT_BYTES_MAX;
use crate::{ActDraft, Categories, Course, Intake, PersonDraft, Stamp, Step};

/// What a digest of ours is of, so that the same bytes mean nothing else elsewhere.
const DOMAIN: &[u8] = b"xinze import key v1";
/// Title of a text that begins with nothing but punctuation, in characters.
const BARE_TITLE_CHARS: usize = 10;

/// A mapping, bound to the columns of the file at hand.
#[derive(Debug)]
pub(super) struct Plan {
    source: String,
    columns: Columns<Place>,
    fixed: Fixed,
    values: Values,
    acts: Acts,
    labels: Labels,
}

/// A row that could be read.
#[derive(Debug)]
pub(super) struct Draft {
    pub(super) key: String,
    lacks: Lacks,
    intake: Intake,
    accepted: Option<Accepted>,
    answer: Option<Answered>,
    acts: Acts,
}

#[derive(Clone, Copy, Debug)]
struct Accepted {
    on: Option<Date>,
    assumed: bool,
}

#[derive(Clone, Debug)]
struct Answered {
    on: Date,
    opinion: Opinion,
    text: String,
}

impl Plan {
    /// # Errors
    /// A class that the mapping names and that does not exist.
    pub(super) fn new(
        mapping: &Mapping,
        columns: Columns<Place>,
        categories: &Categories,
    ) -> Result<Self, ImportError> {
        Ok(Self {
            source: mapping.source.clone(),
            columns,
            fixed: mapping.fixed.clone(),
            values: mapping.values.clone(),
            acts: mapping.acts.clone(),
            labels: Labels::new(mapping, categories)?,
        })
    }

    /// Reads one row.
    ///
    /// # Errors
    /// Why it cannot be taken in.
    pub(super) fn draft(&self, row: &Row) -> Result<Draft, RejectReason> {
        let fields = Fields(row);
        let columns = &self.columns;
        let text = self.text(fields)?;
        let given = fields.line(columns.title.as_ref())?;
        let without_title = given.is_empty();
        let title = if without_title { title_of(&text) } else { given.into_owned() };
        let given = fields.text(columns.key.as_ref(), KEY_BYTES_MAX)?;
        let without_key = given.is_empty();
        let key = if without_key { digest(&self.source, &text) } else { given.into_owned() };
        let label = fields.line(columns.category.as_ref())?;
        let class = self.labels.class(&label);
        let claimed_on = fields.day(columns.claimed.as_ref())?;
        let person = PersonDraft {
            name: fields.line(columns.petitioner.as_ref())?.into_owned(),
            phone: fields.line(columns.phone.as_ref())?.into_owned(),
            id_number: fields.line(columns.id_number.as_ref())?.into_owned(),
            address: fields.line(columns.address.as_ref())?.into_owned(),
        };
        let intake = Intake {
            channel: self.channel(fields)?,
            purpose: self.purpose(fields)?,
            category: class.unwrap_or_default(),
            heads: fields.count(columns.heads.as_ref())?.unwrap_or(1),
            claimed_on,
            ..Intake::of(person, title, text)
        };
        Ok(Draft {
            key,
            lacks: Lacks {
                category: class.is_err().then(|| label.into_owned()),
                day: claimed_on.is_none(),
                title: without_title,
                key: without_key,
            },
            accepted: self.accepted(fields, claimed_on)?,
            answer: self.answer(fields)?,
            acts: self.acts.clone(),
            intake,
        })
    }

    /// The first text column that is not blank.
    fn text(&self, fields: Fields<'_>) -> Result<String, RejectReason> {
        for place in &self.columns.text.0 {
            let text = fields.text(Some(place), TEXT_BYTES_MAX)?;
            if !text.is_empty() {
                return Ok(text.into_owned());
            }
        }
        Err(RejectReason::TextMissing)
    }

    fn channel(&self, fields: Fields<'_>) -> Result<Channel, RejectReason> {
        let column = self.columns.channel.as_ref();
        let given = fields.value(column, &self.values.channel, Channel::named)?;
        given.or(self.fixed.channel).ok_or_else(|| missing(column))
    }

    fn purpose(&self, fields: Fields<'_>) -> Result<Purpose, RejectReason> {
        let column = self.columns.purpose.as_ref();
        let given = fields.value(column, &self.values.purpose, Purpose::named)?;
        given.or(self.fixed.purpose).ok_or_else(|| missing(column))
    }

    fn accepted(&self, fields: Fields<'_>, claimed_on: Option<Date>) -> Result<Option<Accepted>, RejectReason> {
        let on = fields.day(self.columns.accepted.as_ref())?;
        Ok(match self.acts.accepted {
            None => None,
            Some(AcceptedOn::Claimed) => Some(Accepted { on: claimed_on, assumed: true }),
            Some(AcceptedOn::Column) => on.map(|on| Accepted { on: Some(on), assumed: false }),
        })
    }

    /// The answer, when there is one. Half of one is a fault: neither half can be made up.
    fn answer(&self, fields: Fields<'_>) -> Result<Option<Answered>, RejectReason> {
        let (reply, replied) = (self.columns.reply.as_ref(), self.columns.replied.as_ref());
        let text = fields.text(reply, TEXT_BYTES_MAX)?;
        let on = fields.day(replied)?;
        let column = self.columns.opinion.as_ref();
        let opinion = fields.value(column, &self.values.opinion, Opinion::named)?;
        match (text.is_empty(), on) {
            (true, None) => Ok(None),
            (true, Some(_)) => Err(missing(reply)),
            (false, None) => Err(missing(replied)),
            (false, Some(on)) => Ok(Some(Answered {
                on,
                opinion: opinion.or(self.acts.opinion).unwrap_or(Opinion::Explain),
                text: text.into_owned(),
            })),
        }
    }
}

impl Draft {
    /// The acts that the row stands for, and what it lacks.
    pub(super) fn course(self, id: MatterId, stamp: &Stamp, source: &str) -> (Course, Lacks) {
        let claimed_on = self.intake.claimed_on;
        let step = Stepper { recorded_us: stamp.recorded_us, actor: stamp.actor };
        // Without a day the petition came in, as far as anyone can tell, when it was imported.
        let received_on = claimed_on.unwrap_or(stamp.today);
        let mut steps = Vec::new();
        if let Some(accepted) = self.accepted {
            let on = accepted.on.unwrap_or(received_on);
            steps.push(step.of(on, accepted.assumed, ActDraft::accepted_by_the_file()));
        }
        if let Some(Answered { on, opinion, text }) = self.answer {
            steps.push(step.of(on, false, ActDraft::plain_answer(opinion, text)));
            if let Some(proof) = self.acts.delivered {
                // A reply arrives by being published; of any other proof the file has no day.
                let assumed = proof != Proof::PublishedReply;
                steps.push(step.of(on, assumed, ActDraft::Deliver { proof }));
            }
            if self.acts.conclude {
                steps.push(step.of(on, true, ActDraft::Conclude));
            }
        }
        let course = Course {
            id,
            registration: step.of(received_on, claimed_on.is_none(), ()),
            intake: self.intake,
            steps,
            origin: Origin::Import,
            import: Some((source.to_owned(), self.key)),
        };
        (course, self.lacks)
    }
}

/// What all steps of an import have in common.
#[derive(Clone, Copy)]
struct Stepper {
    recorded_us: i64,
    actor: Actor,
}

impl Stepper {
    const fn of<D>(self, on: Date, assumed: bool, draft: D) -> Step<D> {
        Step { on, assumed, recorded_us: self.recorded_us, actor: self.actor, draft }
    }
}

fn missing(column: Option<&Place>) -> RejectReason {
    RejectReason::ValueMissing { column: column.map_or_else(|| Arc::from(""), |place| place.name.clone()) }
}

fn title_of(text: &str) -> String {
    let cut = cut_title(text);
    if cut.is_empty() { text.chars().take(BARE_TITLE_CHARS).collect() } else { cut }
}

/// The key of a row that has none: SHA-256 of source and text, each with its length before it.
fn digest(source: &str, text: &str) -> String {
    let mut hasher = Sha256::new();
    for field in [DOMAIN, source.as_bytes(), text.as_bytes()] {
        hasher.update(u64::try_from(field.len()).unwrap_or(u64::MAX).to_be_bytes());
        hasher.update(field);
    }
    domain::Digest(hasher.finalize().into()).to_string()
}
