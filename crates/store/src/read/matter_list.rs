//! The list of matters, page by page by key, in the order of the next due date.

use std::collections::HashMap;
use std::sync::{LazyLock, Mutex, PoisonError};

use domain::matter::StageName;
use domain::wall::Wall;
use jiff::civil::Date;

use crate::db::on_db;
use crate::{NO_DUE_DATE, Session, StoreError};

/// Which matters.
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
}

/// What the wall hides from one reader, as the condition of a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WallScope(pub(crate) String);

/// The condition itself; the braces stand for the placeholder of the scope.
pub(crate) const WALL: &str = "(m.accused = 0 OR NOT EXISTS (SELECT 1 FROM accused a WHERE a.shard = m.shard \
     AND a.matter = m.id AND {} LIKE '%,' || a.who || ',%'))";

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
        Self(names)
    }

    /// The names that are hidden, each as the rows of whom a matter accuses have it.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.0.split(',').filter(|name| !name.is_empty())
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
    /// Next due date, or [`NO_DUE_DATE`].
    pub next_due_on: String,
    /// Shard.
    pub shard: i64,
    /// Identity.
    pub id: i64,
}

/// Written `2026-04-07.990100.123`, as addresses and commands carry it.
impl std::fmt::Display for MatterKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}.{}", self.next_due_on, self.shard, self.id)
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
        let next_due_on = part()?.to_owned();
        next_due_on.parse::<Date>().map_err(|_| BadPlace)?;
        let shard = part()?.parse().map_err(|_| BadPlace)?;
        let id = part()?.parse().map_err(|_| BadPlace)?;
        if parts.next().is_some() {
            return Err(BadPlace);
        }
        Ok(Self { next_due_on, shard, id })
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
    /// The title's text; empty after it was erased, and as it comes from the database: who holds the keys fills it in.
    pub title: String,
}

impl ListedMatter {
    /// Its place in the order.
    #[must_use]
    pub fn key(&self) -> MatterKey {
        MatterKey { next_due_on: self.next_due_on.clone(), shard: self.shard, id: self.id }
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

/// What a statement's text depends on; the values are bound.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Shape {
    wall: bool,
    holder: bool,
    stage: bool,
    due: u8,
    towards: u8,
}

/// Every shape has one text, made once.
static TEXTS: LazyLock<Mutex<HashMap<Shape, &'static str>>> = LazyLock::new(Mutex::default);

pub(super) const SELECT: &str = "SELECT m.shard, m.id, m.office, m.year, m.no, m.channel, m.purpose, m.category, m.heads, \
     m.received_on, m.holder, m.transfers, m.stage, m.next_due_on, m.next_rule FROM matter m WHERE ";

impl Shape {
    pub(crate) const fn of(filter: &MatterFilter, towards: &Towards) -> Self {
        Self {
            wall: filter.wall.is_some(),
            holder: filter.holder.is_some(),
            stage: filter.stage.is_some(),
            due: match filter.due {
                Due::Any => 0,
                Due::Before(_) => 1,
                Due::Between(..) | Due::From(_) => 2,
            },
            towards: match towards {
                Towards::Start => 0,
                Towards::After(_) => 1,
                Towards::Before(_) => 2,
            },
        }
    }

    /// Every shape there is, for the test that prepares them all.
    pub(crate) fn all() -> impl Iterator<Item = Self> {
        let flags = (0..8).map(|bits| (bits & 1 != 0, bits & 2 != 0, bits & 4 != 0));
        flags.flat_map(|(wall, holder, stage)| {
            (0..3).flat_map(move |due| (0..3).map(move |towards| Self { wall, holder, stage, due, towards }))
        })
    }

    /// Placeholders are numbered in the order in which [`Session::matters`] binds.
    pub(crate) fn sql(self) -> &'static str {
        let mut texts = TEXTS.lock().unwrap_or_else(PoisonError::into_inner);
        texts.entry(self).or_insert_with(|| {
            let mut number = 0;
            let mut next = || {
                number += 1;
                format!("${number}")
            };
            let mut clauses = Vec::new();
            if self.wall {
                clauses.push(WALL.replace("{}", &next()));
            }
            if self.holder {
                clauses.push(format!("m.holder = {}", next()));
            }
            if self.stage {
                clauses.push(format!("m.stage = {}", next()));
            }
            match self.due {
                1 => clauses.push(format!("m.next_due_on < {}", next())),
                2 => clauses.push(format!("m.next_due_on >= {} AND m.next_due_on <= {}", next(), next())),
                _ => {}
            }
            let direction = match self.towards {
                0 => "",
                1 => ">",
                _ => "<",
            };
            if !direction.is_empty() {
                clauses.push(format!(
                    "(m.next_due_on, m.shard, m.id) {direction} ({}, {}, {})",
                    next(),
                    next(),
                    next()
                ));
            }
            if clauses.is_empty() {
                clauses.push("1 = 1".to_owned());
            }
            let order = if self.towards == 2 { " DESC" } else { "" };
            let sql = format!(
                "{SELECT}{} ORDER BY m.next_due_on{order}, m.shard{order}, m.id{order} LIMIT {}",
                clauses.join(" AND "),
                next()
            );
            Box::leak(sql.into_boxed_str())
        })
    }
}

pub(super) type LineTuple =
    (i64, i64, i64, i64, i64, String, String, Option<i64>, i64, String, i64, i64, String, String, Option<String>);

pub(super) fn line(found: LineTuple) -> ListedMatter {
    let (shard, id, office, year, no, channel, purpose, category, heads, on, holder, transfers, stage, due, rule) =
        found;
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
        let stage = filter.stage.map(StageName::name);
        let days: Vec<String> = match filter.due {
            Due::Any => Vec::new(),
            Due::Before(day) => vec![day.to_string()],
            Due::Between(from, until) => vec![from.to_string(), until.to_string()],
            // The last representable day stands for "no duty runs", which is not a due date.
            Due::From(from) => vec![from.to_string(), "9999-12-30".to_owned()],
        };
        let key = match towards {
            Towards::Start => None,
            Towards::After(key) | Towards::Before(key) => Some(key.clone()),
        };
        // One line more than asked for tells whether there is more.
        let limit = i64::from(size) + 1;
        let found: Vec<LineTuple> = on_db!(self, |conn| {
            let mut query = sqlx::query_as(sql);
            if let Some(WallScope(names)) = &filter.wall {
                query = query.bind(names);
            }
            if let Some(holder) = filter.holder {
                query = query.bind(holder);
            }
            if let Some(stage) = stage {
                query = query.bind(stage);
            }
            for day in days {
                query = query.bind(day);
            }
            if let Some(key) = key {
                query = query.bind(key.next_due_on).bind(key.shard).bind(key.id);
            }
            query.bind(limit).fetch_all(conn).await
        })?;
        Ok(page(found.into_iter().map(line).collect(), towards, usize::from(size)))
    }
}

fn page(mut lines: Vec<ListedMatter>, towards: &Towards, size: usize) -> Page {
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
