//! The list of matters, page by page by key, over any combination of filters.

use std::collections::BTreeSet;

use domain::matter::{Channel, StageName, Urgency};
use domain::wall::Wall;
use jiff::civil::Date;
use law::Purpose;

use crate::db::on_db;
use crate::read::list_text::{Shape, cells};
use crate::rows::{Cell, bound};
use crate::{NO_DUE_DATE, Session, StoreError};

/// Which matters, and in which order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MatterFilter {
    /// Who looks: what the wall hides from them is no part of any list. `None` only where nobody looks, as in checks.
    pub wall: Option<WallScope>,
    /// Only what this organ has now.
    pub holder: Option<i64>,
    /// Only this stage.
    pub stage: Option<StageName>,
    /// Only this part of the due dates.
    pub due: Due,
    /// In which order.
    pub order: Order,
    /// Only what this official handles.
    pub handler: Option<i64>,
    /// Only what this office registered.
    pub office: Option<i64>,
    /// Only what happened in this division.
    pub place: Option<i64>,
    /// Only classes from the first to the second number, both included: a class and those below it. The class of an
    /// accusation is shown to nobody, so that accusations are no part of such a list.
    pub category: Option<(i64, i64)>,
    /// Only what came in so.
    pub channel: Option<Channel>,
    /// Only this purpose.
    pub purpose: Option<Purpose>,
    /// Only this urgency.
    pub urgency: Option<Urgency>,
    /// Only what was received on this day or later.
    pub received_from: Option<Date>,
    /// Only what was received on this day or earlier.
    pub received_until: Option<Date>,
    /// Only repeated petitions, or only first ones.
    pub repeat: Option<bool>,
    /// Only matters with a finding of the rule check.
    pub found: bool,
}

/// The order of a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Order {
    /// Nearest due date first; where no duty runs, last.
    #[default]
    Due,
    /// Received last first.
    Received,
}

/// What one reader may see, as the condition of a query: nothing that the wall hides, and only what belongs to the
/// organs that the reader looks after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WallScope {
    hidden: String,
    organs: String,
    own: i64,
}

/// The condition itself. `$` is the next placeholder, `#` the same one once more; [`WallScope::cells`] fills them.
/// Counted, and not asked for with EXISTS, for which PostgreSQL reads every accusation that there is once a page.
pub(crate) const WALL: &str = "(m.accused = 0 OR (SELECT COUNT(*) FROM accused a WHERE a.shard = m.shard \
     AND a.matter = m.id AND $ LIKE '%,' || a.who || ',%') = 0) \
     AND ($ = '*' OR # LIKE '%,' || m.holder || ',%' OR # LIKE '%,' || m.office || ',%' \
     OR (SELECT COUNT(*) FROM concern c WHERE c.shard = m.shard AND c.matter = m.id AND c.organ = $) > 0)";
/// How many placeholders it has.
pub(crate) const WALL_CELLS: usize = 3;
/// The organs of a reader who sees the matters of all of them.
const ALL_ORGANS: &str = "*";
/// No organ has this number.
const NO_ORGAN: i64 = i64::MIN;

impl WallScope {
    /// The condition for this wall. The names are those that [`crate::Projection`] writes.
    #[must_use]
    pub fn of(wall: &Wall) -> Self {
        let mut names = String::from(",");
        for organ in &wall.organs {
            names.push_str(&format!("o{organ},"));
        }
        for official in &wall.officials {
            names.push_str(&format!("p{official},"));
        }
        Self { hidden: names, organs: ALL_ORGANS.to_owned(), own: NO_ORGAN }
    }

    /// Only what one of these organs has or registered, and what this organ knows for another reason.
    #[must_use]
    pub fn within(self, organs: &BTreeSet<i64>, own: Option<i64>) -> Self {
        let mut text = String::from(",");
        for organ in organs.iter().chain(&own) {
            text.push_str(&format!("{organ},"));
        }
        Self { organs: text, own: own.unwrap_or(NO_ORGAN), ..self }
    }

    /// What the condition binds, in the order of its placeholders.
    pub(crate) fn cells(&self) -> [Cell; WALL_CELLS] {
        [Cell::Text(self.hidden.clone()), Cell::Text(self.organs.clone()), Cell::Int(self.own)]
    }

    /// The names that are hidden, each as the rows of whom a matter accuses have it.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.hidden.split(',').filter(|name| !name.is_empty())
    }
}

/// A part of the due dates, which are the order of the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Due {
    /// All.
    #[default]
    Any,
    /// Due before this day: overdue when the day is today.
    Before(Date),
    /// Due from the first to the second day, both included.
    Between(Date, Date),
    /// A duty runs, and it is due on or after this day.
    From(Date),
}

/// Place of a matter in the order of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MatterKey {
    /// The day by which the list is ordered: next due date, or [`NO_DUE_DATE`], or day of receipt.
    pub day: String,
    /// Shard.
    pub shard: i64,
    /// Identity.
    pub id: i64,
}

/// Written `2026-04-07.990100.123`, as addresses and commands carry it.
impl std::fmt::Display for MatterKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}.{}", self.day, self.shard, self.id)
    }
}

/// The text is no place in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a place in the list: expected a key such as 2026-04-07.990100.123")]
pub struct BadPlace;

impl std::str::FromStr for MatterKey {
    type Err = BadPlace;

    fn from_str(text: &str) -> Result<Self, BadPlace> {
        let mut parts = text.split('.');
        let mut part = || parts.next().ok_or(BadPlace);
        let day = part()?.to_owned();
        day.parse::<Date>().map_err(|_| BadPlace)?;
        let shard = part()?.parse().map_err(|_| BadPlace)?;
        let id = part()?.parse().map_err(|_| BadPlace)?;
        if parts.next().is_some() {
            return Err(BadPlace);
        }
        Ok(Self { day, shard, id })
    }
}

/// From which key in which direction.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Towards {
    /// From the first on.
    #[default]
    Start,
    /// What follows this key.
    After(MatterKey),
    /// What precedes this key, still in the order of the list.
    Before(MatterKey),
}

/// One line of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields are those of `MatterRow`, which are documented")]
pub struct ListedMatter {
    pub shard: i64,
    pub id: i64,
    pub office: i64,
    pub year: i64,
    pub no: i64,
    pub channel: String,
    pub purpose: String,
    pub category: Option<i64>,
    pub heads: i64,
    pub received_on: String,
    pub holder: i64,
    pub transfers: i64,
    pub stage: String,
    pub next_due_on: String,
    pub next_rule: Option<String>,
    pub accused: i64,
    /// The title's text; empty after it was erased, and as it comes from the database: who holds the keys fills it in.
    pub title: String,
}

impl ListedMatter {
    /// Its place in an order.
    #[must_use]
    pub fn key(&self, order: Order) -> MatterKey {
        let day = match order {
            Order::Due => &self.next_due_on,
            Order::Received => &self.received_on,
        };
        MatterKey { day: day.clone(), shard: self.shard, id: self.id }
    }
}

/// One page and whether there is more on either side.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// The lines, in the order of the list.
    pub lines: Vec<ListedMatter>,
    /// Whether lines precede the first.
    pub more_before: bool,
    /// Whether lines follow the last.
    pub more_after: bool,
}

pub(super) const SELECT: &str = "SELECT m.shard, m.id, m.office, m.year, m.no, m.channel, m.purpose, m.category, m.heads, \
     m.received_on, m.holder, m.transfers, m.stage, m.next_due_on, m.next_rule, m.accused FROM matter m WHERE ";

pub(crate) type LineTuple =
    (i64, i64, i64, i64, i64, String, String, Option<i64>, i64, String, i64, i64, String, String, Option<String>, i64);

pub(crate) fn line(found: LineTuple) -> ListedMatter {
    let (
        shard,
        id,
        office,
        year,
        no,
        channel,
        purpose,
        category,
        heads,
        on,
        holder,
        transfers,
        stage,
        due,
        rule,
        accused,
    ) = found;
    ListedMatter {
        shard,
        id,
        office,
        year,
        no,
        channel,
        purpose,
        category,
        heads,
        received_on: on,
        holder,
        transfers,
        stage,
        next_due_on: due,
        next_rule: rule,
        accused,
        title: String::new(),
    }
}

impl Session {
    /// One page of the list.
    ///
    /// # Errors
    /// The database failed.
    pub async fn matters(&mut self, filter: &MatterFilter, towards: &Towards, size: u16) -> Result<Page, StoreError> {
        let sql = Shape::of(filter, towards).sql();
        // One line more than asked for tells whether there is more.
        let cells = cells(filter, towards, i64::from(size) + 1);
        let found: Vec<LineTuple> = on_db!(self, |conn| bound!(sqlx::query_as(sql), cells).fetch_all(conn).await)?;
        Ok(page(found.into_iter().map(line).collect(), towards, usize::from(size)))
    }
}

pub(crate) fn page(mut lines: Vec<ListedMatter>, towards: &Towards, size: usize) -> Page {
    let more = lines.len() > size;
    lines.truncate(size);
    let (more_before, more_after) = match towards {
        Towards::Start => (false, more),
        Towards::After(_) => (true, more),
        Towards::Before(_) => {
            lines.reverse();
            (more, true)
        }
    };
    Page { lines, more_before, more_after }
}

const _: () = assert!(NO_DUE_DATE.len() == 10, "a day in ISO form");

#[cfg(test)]
mod tests {
    use super::MatterKey;

    #[test]
    fn a_place_reads_back_and_anything_else_is_none() {
        let key: MatterKey = "2026-04-07.990100.123".parse().expect("a place");
        assert_eq!(key.to_string(), "2026-04-07.990100.123");
        for text in ["", "x.1.2", "2026-04-07.1", "2026-04-07.1.2.3", "2026-13-01.1.2", "' OR 1=1.1.2"] {
            assert!(text.parse::<MatterKey>().is_err(), "{text}");
        }
    }
}
