//! The list of matters, with every filter of the pages and of the command line, page by page by key.

use app::domain::matter::{Channel, StageName, Urgency};
use app::domain::{MatterId, OrganId};
use app::law::Purpose;
use app::store::read::{AsOf, Due, MatterFilter, MatterKey as Place, Order, Towards};
use app::{Failure, MatterKey, SOON_DAYS};
use axum::Json;
use axum::routing::get;
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{bad, page_size};
use crate::caller::Caller;
use crate::intake::{Asked, Called};
use crate::operation::{Operation, Tag};
use crate::problem::Problem;
use crate::shape::list::Line;
use crate::word::{Id, Key, Word};

pub(super) fn operations() -> Vec<Operation> {
    vec![
        Operation::get("/matters", "listMatters", get(list)).tag(Tag::Matters).asks::<ListQuery>().answers::<Lines>(),
        Operation::get("/matters-as-of", "listMattersAsOf", get(as_of))
            .tag(Tag::Matters)
            .asks::<AsOfQuery>()
            .answers::<Lines>(),
        Operation::get("/receipts/{receipt}", "findReceipt", get(receipt)).tag(Tag::Matters).answers::<FoundReceipt>(),
    ]
}

/// A part of the due dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
enum DuePart {
    /// Before today.
    Overdue,
    /// From today to a week ahead.
    Week,
    /// After that.
    Later,
}

/// The order of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
enum OrderName {
    /// Nearest due date first.
    Due,
    /// Received last first.
    Received,
}

/// Which matters.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct ListQuery {
    /// Only what this organ has now.
    holder: Option<Id>,
    /// Only this stage.
    stage: Option<Word<StageName>>,
    /// Only this part of the due dates.
    due: Option<DuePart>,
    /// In which order; by due date where it is left out.
    order: Option<OrderName>,
    /// Only what this official handles.
    handler: Option<Id>,
    /// Only what awaits a decision of this organ: an objection, a dispute.
    awaits: Option<Id>,
    /// Only what this office registered.
    office: Option<Id>,
    /// Only what happened in this division.
    place: Option<Id>,
    /// Only this content class and those below it.
    category: Option<u32>,
    /// Only what came in so.
    channel: Option<Word<Channel>>,
    /// Only this purpose.
    purpose: Option<Word<Purpose>>,
    /// Only this urgency.
    urgency: Option<Word<Urgency>>,
    /// Only what was received on this day or later.
    received_from: Option<Date>,
    /// Only what was received on this day or earlier.
    received_until: Option<Date>,
    /// Only repeated petitions, or only first ones.
    repeated: Option<bool>,
    /// Only matters with a finding of the rule check.
    found: Option<bool>,
    /// What follows this place: `next` of a page.
    after: Option<String>,
    /// What precedes this place: `previous` of a page.
    before: Option<String>,
    /// Lines of a page; 50 where it is left out.
    #[schemars(range(min = 1, max = 200))]
    limit: Option<u16>,
}

/// A page of a list.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub(super) struct Lines {
    /// The lines, in the order of the list.
    pub(super) matters: Vec<Line>,
    /// What `after` gets for the next page; none where this is the last.
    pub(super) next: Option<String>,
    /// What `before` gets for the page before; none where this is the first.
    pub(super) previous: Option<String>,
}

impl ListQuery {
    fn filter(&self, caller: &Caller) -> Result<MatterFilter, Problem> {
        let today = caller.today();
        let ahead = |days: i32| today.checked_add(days.days()).unwrap_or(Date::MAX);
        let class = |code: u32| {
            let range = caller.app().categories().range(code);
            range.map(|(first, last)| (i64::from(first), i64::from(last))).ok_or_else(|| bad(caller, "category"))
        };
        Ok(MatterFilter {
            // The gate puts in what whoever calls may see.
            wall: None,
            holder: self.holder.map(|id| id.0),
            stage: self.stage.map(|word| word.0),
            due: match self.due {
                None => Due::Any,
                Some(DuePart::Overdue) => Due::Before(today),
                Some(DuePart::Week) => Due::Between(today, ahead(SOON_DAYS)),
                Some(DuePart::Later) => Due::From(ahead(SOON_DAYS + 1)),
            },
            order: match self.order {
                None | Some(OrderName::Due) => Order::Due,
                Some(OrderName::Received) => Order::Received,
            },
            handler: self.handler.map(|id| id.0),
            awaits: self.awaits.map(|id| id.0),
            office: self.office.map(|id| id.0),
            place: self.place.map(|id| id.0),
            category: self.category.map(class).transpose()?,
            channel: self.channel.map(|word| word.0),
            purpose: self.purpose.map(|word| word.0),
            urgency: self.urgency.map(|word| word.0),
            received_from: self.received_from,
            received_until: self.received_until,
            repeat: self.repeated,
            found: self.found.unwrap_or_default(),
        })
    }

    fn towards(&self, caller: &Caller) -> Result<Towards, Problem> {
        let place = |text: &str, name: &str| text.parse::<Place>().map_err(|_| bad(caller, name));
        match (&self.after, &self.before) {
            (None, None) => Ok(Towards::Start),
            (Some(after), None) => Ok(Towards::After(place(after, "after")?)),
            (None, Some(before)) => Ok(Towards::Before(place(before, "before")?)),
            (Some(_), Some(_)) => Err(bad(caller, "before")),
        }
    }
}

async fn list(caller: Caller, Asked(asked): Asked<ListQuery>) -> Result<Json<Lines>, Problem> {
    let (filter, towards) = (asked.filter(&caller)?, asked.towards(&caller)?);
    let size = page_size(&caller, asked.limit)?;
    let found = caller.app().list_for(&caller.subject, &filter, &towards, size).await;
    let page = found.map_err(|failure| caller.tell(failure))?.page;
    let place = |line: Option<&app::store::read::ListedMatter>, more: bool| {
        line.filter(|_| more).map(|line| line.key(filter.order).to_string())
    };
    Ok(Json(Lines {
        next: place(page.lines.last(), page.more_after),
        previous: place(page.lines.first(), page.more_before),
        matters: page.lines.iter().map(|line| Line::of(&caller, line)).collect(),
    }))
}

/// Which matters, at a moment of the past.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct AsOfQuery {
    /// The moment, as RFC 3339 has it: what was recorded before it counts.
    #[schemars(extend("format" = "date-time"))]
    before: String,
    /// Only what this organ had then.
    holder: Option<Id>,
    /// Only what was at this stage then.
    stage: Option<Word<StageName>>,
    /// What follows this matter: `next` of a page.
    after: Option<Key>,
    /// Lines of a page; 50 where it is left out.
    #[schemars(range(min = 1, max = 200))]
    limit: Option<u16>,
}

async fn as_of(caller: Caller, Asked(asked): Asked<AsOfQuery>) -> Result<Json<Lines>, Problem> {
    let moment: Timestamp = asked.before.parse().map_err(|_| bad(&caller, "before"))?;
    let size = page_size(&caller, asked.limit)?;
    let of = AsOf {
        wall: None,
        before_us: moment.as_microsecond(),
        holder: asked.holder.map(|id| id.0),
        stage: asked.stage.map(|word| word.0),
    };
    let after = asked.after.map(|key| key.0);
    let found = caller.app().list_as_of_for(&caller.subject, &of, after, size).await;
    let (lines, more) = found.map_err(|failure| caller.tell(failure))?;
    let last = lines.last().filter(|_| more);
    Ok(Json(Lines {
        next: last.map(|line| MatterKey { shard: line.shard, id: MatterId(line.id) }.to_string()),
        previous: None,
        matters: lines.iter().map(|line| Line::of(&caller, line)).collect(),
    }))
}

/// The matter that a receipt number names.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
struct FoundReceipt {
    /// Its key.
    matter: Key,
    /// The office that registered.
    office: Id,
}

async fn receipt(caller: Caller, Called(text): Called) -> Result<Json<FoundReceipt>, Problem> {
    let receipt = app::find_receipt(&caller.directory, &text).ok_or_else(|| caller.not_found())?;
    let found = key_of(&caller, receipt.office, (i64::from(receipt.year), i64::from(receipt.no))).await;
    let key = found.map_err(|failure| caller.tell(failure))?.ok_or_else(|| caller.not_found())?;
    // Of what is not theirs nobody learns that it is there.
    caller.app().read_matter(&caller.subject, key).await.map_err(|failure| caller.tell(failure))?;
    Ok(Json(FoundReceipt { matter: Key(key), office: receipt.office.into() }))
}

async fn key_of(caller: &Caller, office: OrganId, (year, no): (i64, i64)) -> Result<Option<MatterKey>, Failure> {
    let mut session = caller.app().db().read().await?;
    let found = session.matter_by_receipt(office.0, year, no).await?;
    Ok(found.map(|(shard, id)| MatterKey { shard, id: MatterId(id) }))
}
