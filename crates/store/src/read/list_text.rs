//! The statements of the list: one text for each shape, made of constants.
//!
//! Every combination of filters would be hundreds of thousands of texts. So one filter *leads*: the one that an index
//! serves in the order of the list. It is said plainly. All others are said together, in a form that lets no index
//! serve them (`column = $n OR $n IS NULL`) and that PostgreSQL, which knows the values when it plans, reads as the
//! plain condition or as none.

use std::collections::HashMap;
use std::sync::{LazyLock, Mutex, PoisonError};

use domain::matter::{Channel, StageName, Urgency};
use law::Purpose;

use crate::read::matter_list::{Due, MatterFilter, Order, SELECT, Towards, WALL, WallScope};
use crate::rows::Cell;

/// Day before all days of a list.
const FIRST_DAY: &str = "0000-01-01";
/// The last day that is a due date: the one after it stands for "no duty runs".
const LAST_DUE_DAY: &str = "9999-12-30";

/// What does not lead. Each `$` is a placeholder of its own, each `#` the same once more.
const REST: [&str; 14] = [
    "(m.handler = $ OR # IS NULL)",
    "(m.holder = $ OR # IS NULL)",
    "(m.stage = $ OR # IS NULL)",
    "(m.office = $ OR # IS NULL)",
    "(m.place = $ OR # IS NULL)",
    "((m.category >= $ AND m.purpose <> 'accusation') OR # IS NULL)",
    "(m.category <= $ OR # IS NULL)",
    "(m.channel = $ OR # IS NULL)",
    "(m.purpose = $ OR # IS NULL)",
    "(m.urgency = $ OR # IS NULL)",
    "(m.received_on >= $ OR # IS NULL)",
    "(m.received_on <= $ OR # IS NULL)",
    "(CASE WHEN m.repeat_of IS NULL THEN 0 ELSE 1 END = CAST($ AS BIGINT) OR # IS NULL)",
    // Counted for the reason of the wall's condition.
    "(CAST($ AS BIGINT) = 0 OR (SELECT COUNT(*) FROM finding f WHERE f.shard = m.shard AND f.matter = m.id) > 0)",
];

/// The filter that an index serves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Lead {
    /// None: the list is read in its order, over all matters.
    Order,
    Handler,
    HolderAndStage,
    Holder,
    Office,
    Place,
    /// One class without those below it.
    Class,
    Stage,
}

impl Lead {
    const BY_DUE: [Self; 7] =
        [Self::Order, Self::Handler, Self::HolderAndStage, Self::Holder, Self::Place, Self::Class, Self::Stage];
    const BY_RECEIVED: [Self; 4] = [Self::Order, Self::Handler, Self::Holder, Self::Office];

    /// The one that leaves the fewest matters to look at.
    fn of(filter: &MatterFilter) -> Self {
        match filter.order {
            _ if filter.handler.is_some() => Self::Handler,
            Order::Due if filter.holder.is_some() && filter.stage.is_some() => Self::HolderAndStage,
            _ if filter.holder.is_some() => Self::Holder,
            // What is due soon is less than what an office ever registered.
            Order::Received if filter.office.is_some() && !near(filter.due) => Self::Office,
            Order::Received => Self::Order,
            Order::Due if filter.place.is_some() => Self::Place,
            Order::Due if filter.category.is_some_and(|(first, last)| first == last) => Self::Class,
            Order::Due if filter.stage.is_some() => Self::Stage,
            Order::Due => Self::Order,
        }
    }

    const fn sql(self) -> &'static str {
        match self {
            Self::Order => "",
            Self::Handler => "m.handler = $",
            Self::HolderAndStage => "m.holder = $ AND m.stage = $",
            Self::Holder => "m.holder = $",
            Self::Office => "m.office = $",
            Self::Place => "m.place = $",
            Self::Class => "m.category = $ AND m.purpose <> 'accusation'",
            Self::Stage => "m.stage = $",
        }
    }

    /// Takes what leads out of the filter and binds it.
    fn take(self, rest: &mut MatterFilter, put: &mut Vec<Cell>) {
        let int = |value: Option<i64>| value.map(Cell::Int);
        let stage = |value: Option<StageName>| value.map(|stage| Cell::Text(stage.name().to_owned()));
        match self {
            Self::Order => {}
            Self::Handler => put.extend(int(rest.handler.take())),
            Self::HolderAndStage => {
                put.extend(int(rest.holder.take()));
                put.extend(stage(rest.stage.take()));
            }
            Self::Holder => put.extend(int(rest.holder.take())),
            Self::Office => put.extend(int(rest.office.take())),
            Self::Place => put.extend(int(rest.place.take())),
            Self::Class => put.extend(int(rest.category.take().map(|(class, _)| class))),
            Self::Stage => put.extend(stage(rest.stage.take())),
        }
    }
}

/// Whether the due dates are bounded above, so that there are few of them.
const fn near(due: Due) -> bool {
    matches!(due, Due::Before(_) | Due::Between(..))
}

/// What a statement's text depends on; the values are bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Shape {
    wall: bool,
    order: Order,
    lead: Lead,
    /// 0 any, 1 before a day, 2 between two days, 3 from a day on.
    due: u8,
    /// Days of receipt are bounded, in a list that is ordered by them.
    ranged: bool,
    rest: bool,
    /// 0 from the first, 1 after a key, 2 before one.
    towards: u8,
}

/// Every shape has one text, made once.
static TEXTS: LazyLock<Mutex<HashMap<Shape, &'static str>>> = LazyLock::new(Mutex::default);

impl Shape {
    pub(crate) fn of(filter: &MatterFilter, towards: &Towards) -> Self {
        let lead = Lead::of(filter);
        let ranged = ranged(filter);
        Self {
            wall: filter.wall.is_some(),
            order: filter.order,
            lead,
            due: match filter.due {
                Due::Any => 0,
                Due::Before(_) => 1,
                Due::Between(..) => 2,
                Due::From(_) => 3,
            },
            ranged,
            rest: left(filter, lead, ranged).0 != MatterFilter::default(),
            towards: match towards {
                Towards::Start => 0,
                Towards::After(_) => 1,
                Towards::Before(_) => 2,
            },
        }
    }

    /// Every shape there is, for the test that prepares them all.
    pub(crate) fn all() -> impl Iterator<Item = Self> {
        let by_due = Lead::BY_DUE.map(|lead| (Order::Due, lead, false));
        let by_received = Lead::BY_RECEIVED.map(|lead| (Order::Received, lead, false));
        let ranged = Lead::BY_RECEIVED.map(|lead| (Order::Received, lead, true));
        let heads = by_due.into_iter().chain(by_received).chain(ranged);
        heads.flat_map(|(order, lead, ranged)| {
            let tails = (0..2 * 2 * 4 * 3).map(|at: u8| (at & 1 == 0, at & 2 == 0, at / 4 % 4, at / 16));
            tails.map(move |(wall, rest, due, towards)| Self { wall, order, lead, due, ranged, rest, towards })
        })
    }

    /// Placeholders are numbered in the order in which [`cells`] puts them.
    pub(crate) fn sql(self) -> &'static str {
        let mut texts = TEXTS.lock().unwrap_or_else(PoisonError::into_inner);
        texts.entry(self).or_insert_with(|| Box::leak(self.written().into_boxed_str()))
    }

    fn written(self) -> String {
        let down = (self.order == Order::Received) != (self.towards == 2);
        let mut clauses = Vec::new();
        if self.wall {
            clauses.push(WALL.to_owned());
        }
        if self.lead != Lead::Order {
            clauses.push(self.lead.sql().to_owned());
        }
        clauses.extend(self.due_clauses(down));
        // Few are due soon: they are found by that and then put in order.
        let found_by_due = self.order == Order::Received && matches!(self.due, 1 | 2);
        let day = match self.order {
            Order::Due => "m.next_due_on".to_owned(),
            Order::Received if found_by_due => unserved("m.received_on"),
            Order::Received => "m.received_on".to_owned(),
        };
        if self.ranged {
            let keyed = self.towards != 0;
            clauses.push(format!("{} >= $", if keyed && !down { unserved(&day) } else { day.clone() }));
            clauses.push(format!("{} <= $", if keyed && down { unserved(&day) } else { day.clone() }));
        }
        if self.rest {
            clauses.extend(REST.iter().map(|clause| (*clause).to_owned()));
        }
        if self.towards != 0 {
            clauses.push(format!("({day}, m.shard, m.id) {} ($, $, $)", if down { "<" } else { ">" }));
        }
        if clauses.is_empty() {
            clauses.push("1 = 1".to_owned());
        }
        let way = if down { " DESC" } else { "" };
        let clauses = clauses.join(" AND ");
        numbered(&format!("{SELECT}{clauses} ORDER BY {day}{way}, m.shard{way}, m.id{way} LIMIT $"))
    }

    /// Which part of the due dates. Where the key of the page before is the nearer bound, this one only checks, so that
    /// a page far down is found as fast as the first.
    fn due_clauses(self, down: bool) -> Vec<String> {
        let plain = "m.next_due_on".to_owned();
        let (low, high) = match self.order {
            Order::Due if self.towards == 0 => (plain.clone(), plain),
            Order::Due if down => (plain.clone(), unserved(&plain)),
            Order::Due => (unserved(&plain), plain),
            Order::Received if self.due == 3 => (unserved(&plain), unserved(&plain)),
            Order::Received => (plain.clone(), plain),
        };
        match self.due {
            0 => Vec::new(),
            1 => vec![format!("{high} < $")],
            _ => vec![format!("{low} >= $"), format!("{high} <= $")],
        }
    }
}

/// A text column in a form that no index of SQLite serves. For PostgreSQL it is the column itself.
fn unserved(column: &str) -> String {
    format!("CAST({column} AS TEXT)")
}

/// Gives each `$` the next number, and each `#` the one before it again.
pub(crate) fn numbered(text: &str) -> String {
    numbered_from(1, text)
}

/// The same, where the first number is another one.
pub(crate) fn numbered_from(first: usize, text: &str) -> String {
    let (mut sql, mut number) = (String::with_capacity(text.len() + 64), first - 1);
    for letter in text.chars() {
        match letter {
            '$' => {
                number += 1;
                sql.push_str(&format!("${number}"));
            }
            '#' => sql.push_str(&format!("${number}")),
            other => sql.push(other),
        }
    }
    sql
}

const fn ranged(filter: &MatterFilter) -> bool {
    matches!(filter.order, Order::Received) && (filter.received_from.is_some() || filter.received_until.is_some())
}

/// What does not lead, and the value of what does.
fn left(filter: &MatterFilter, lead: Lead, ranged: bool) -> (MatterFilter, Vec<Cell>) {
    let mut rest = MatterFilter { wall: None, due: Due::Any, order: Order::Due, ..filter.clone() };
    let mut led = Vec::new();
    lead.take(&mut rest, &mut led);
    if ranged {
        (rest.received_from, rest.received_until) = (None, None);
    }
    (rest, led)
}

/// What is bound, in the order of the placeholders.
pub(crate) fn cells(filter: &MatterFilter, towards: &Towards, limit: i64) -> Vec<Cell> {
    let shape = Shape::of(filter, towards);
    let text = |text: &str| Cell::Text(text.to_owned());
    let mut put = Vec::new();
    put.extend(filter.wall.iter().flat_map(WallScope::cells));
    let (rest, led) = left(filter, shape.lead, shape.ranged);
    put.extend(led);
    match filter.due {
        Due::Any => {}
        Due::Before(day) => put.push(text(&day.to_string())),
        Due::Between(from, until) => put.extend([text(&from.to_string()), text(&until.to_string())]),
        Due::From(from) => put.extend([text(&from.to_string()), text(LAST_DUE_DAY)]),
    }
    if shape.ranged {
        let day = |day: Option<jiff::civil::Date>, or: &str| day.map_or_else(|| text(or), |day| text(&day.to_string()));
        put.extend([day(filter.received_from, FIRST_DAY), day(filter.received_until, LAST_DUE_DAY)]);
    }
    if shape.rest {
        put.extend(unled(&rest));
    }
    if let Towards::After(key) | Towards::Before(key) = towards {
        put.extend([text(&key.day), Cell::Int(key.shard), Cell::Int(key.id)]);
    }
    put.push(Cell::Int(limit));
    put
}

/// The values of [`REST`], in its order.
fn unled(rest: &MatterFilter) -> [Cell; REST.len()] {
    let name = |name: Option<&str>| Cell::MaybeText(name.map(str::to_owned));
    let day = |day: Option<jiff::civil::Date>| Cell::MaybeText(day.map(|day| day.to_string()));
    [
        Cell::MaybeInt(rest.handler),
        Cell::MaybeInt(rest.holder),
        name(rest.stage.map(StageName::name)),
        Cell::MaybeInt(rest.office),
        Cell::MaybeInt(rest.place),
        Cell::MaybeInt(rest.category.map(|(first, _)| first)),
        Cell::MaybeInt(rest.category.map(|(_, last)| last)),
        name(rest.channel.map(Channel::name)),
        name(rest.purpose.map(Purpose::name)),
        name(rest.urgency.map(Urgency::name)),
        day(rest.received_from),
        day(rest.received_until),
        Cell::MaybeInt(rest.repeat.map(i64::from)),
        Cell::Int(i64::from(rest.found)),
    ]
}
