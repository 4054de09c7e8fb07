//! The counts of an organ, or of all organs together.

use std::collections::BTreeMap;

use axum::Json;
use axum::routing::get;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::bad;
use crate::caller::Caller;
use crate::intake::Asked;
use crate::operation::{Operation, Tag};
use crate::problem::Problem;
use crate::shape::matter::class;
use crate::shape::{Named, Said};
use crate::word::Id;

pub(super) fn operations() -> Vec<Operation> {
    vec![
        Operation::get("/counts", "counts", get(counts))
            .tag(Tag::Matters)
            .asks::<CountsQuery>()
            .answers::<CountsShape>(),
    ]
}

/// Which counts.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct CountsQuery {
    /// Whose; those of all organs together where it is left out.
    organ: Option<Id>,
    /// The month, such as `2026-04`; this month where it is left out.
    #[schemars(regex(pattern = "^[0-9]{4}-(0[1-9]|1[0-2])$"))]
    month: Option<String>,
}

/// Matters in which a duty runs, by how near it is.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
struct DueNumbers {
    /// Due before today.
    overdue: i64,
    /// Due from today to a week ahead.
    week: i64,
    /// Due after that.
    later: i64,
}

/// What came in of one sort.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
struct ReceivedNumber {
    /// How it came in.
    channel: Said,
    /// The purpose.
    purpose: Said,
    /// First level of the content classes; none where no class was given.
    category: Option<Named>,
    /// How many matters.
    n: i64,
}

/// The counts. What the wall hides from whoever asks is counted nowhere.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[schemars(rename = "Counts")]
struct CountsShape {
    /// Whose; none for all organs together.
    organ: Option<Named>,
    /// The month of what follows `due`.
    month: String,
    /// Matters that it has, by stage.
    stages: BTreeMap<String, i64>,
    /// Those of them in which a duty runs.
    due: DueNumbers,
    /// Matters that came in, by registering office.
    received: Vec<ReceivedNumber>,
    /// Answers in time.
    answered_in_time: i64,
    /// Answers after the last day.
    answered_late: i64,
    /// Findings by kind.
    found: BTreeMap<String, i64>,
}

/// The first day of a month.
fn first_day(text: &str) -> Option<Date> {
    let (year, month) = text.split_once('-')?;
    let digits = |text: &str, n: usize| text.len() == n && text.bytes().all(|byte| byte.is_ascii_digit());
    (digits(year, 4) && digits(month, 2)).then_some(())?;
    Date::new(year.parse().ok()?, month.parse().ok()?, 1).ok()
}

async fn counts(caller: Caller, Asked(asked): Asked<CountsQuery>) -> Result<Json<CountsShape>, Problem> {
    let month = match asked.month.as_deref() {
        None => caller.today(),
        Some(text) => first_day(text).ok_or_else(|| bad(&caller, "month"))?,
    };
    let organ = asked.organ.map(Id::organ);
    let found = caller.app().counts_for(&caller.subject, organ, month).await;
    let counts = found.map_err(|failure| caller.tell(failure))?;
    let speaker = caller.speaker();
    let received = counts.received.iter().map(|received| ReceivedNumber {
        channel: Said::of(&speaker, "channel", &received.channel),
        purpose: Said::of(&speaker, "purpose", &received.purpose),
        category: received.category.and_then(|code| class(&caller, code)),
        n: received.n,
    });
    Ok(Json(CountsShape {
        organ: organ.map(|organ| Named::organ(&speaker, organ)),
        received: received.collect(),
        month: counts.month,
        stages: counts.stages,
        due: DueNumbers { overdue: counts.due.overdue, week: counts.due.week, later: counts.due.later },
        answered_in_time: counts.answered_in_time,
        answered_late: counts.answered_late,
        found: counts.found,
    }))
}

#[cfg(test)]
mod tests {
    use super::first_day;

    #[test]
    fn a_month_is_a_year_and_two_digits() {
        assert_eq!(first_day("2026-04").map(|day| day.to_string()).as_deref(), Some("2026-04-01"));
        for text in ["", "2026", "2026-4", "2026-13", "2026-00", "x-01", "2026-04-02", "+026-04", "02026-04"] {
            assert_eq!(first_day(text), None, "{text}");
        }
    }
}
