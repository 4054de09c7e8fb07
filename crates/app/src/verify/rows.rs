//! Rows that follow from events, against what the events say: two sorted lists, table by table.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use store::{Projection, Table, Value, Values, key_of};

use super::{Discrepancy, Verification};

/// Rows of matters as they were counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub(super) struct Counted {
    /// Matters that have a row.
    rows: i64,
    /// Of these, those without events.
    extra: i64,
}

/// How a stored row stands to what it should be.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stands {
    Missing,
    Extra,
    Differing,
}

impl Counted {
    /// Compares the rows of a stretch. The matters of `unreadable` are left out: their events do not say what their
    /// rows should be.
    pub(super) fn compare(
        &mut self,
        projection: &Projection,
        stored: Vec<(&'static Table, Vec<Values>)>,
        unreadable: &BTreeSet<(i64, i64)>,
        result: &mut Verification,
    ) {
        let mut expected = projection.by_table();
        for (table, mut stored) in stored {
            // A database may sort texts in the order of a language.
            stored.sort_unstable_by(|one, other| key_of(table, one).cmp(key_of(table, other)));
            let at = expected.iter().position(|(other, _)| other.name == table.name);
            let expected = at.map(|at| expected.swap_remove(at).1).unwrap_or_default();
            let is_matter = table.name == "matter";
            if is_matter {
                self.rows += i64::try_from(stored.len()).unwrap_or(i64::MAX);
            }
            let mut named = None;
            merge(table, &expected, &stored, |place, key, stands| {
                if unreadable.contains(&place) {
                    return;
                }
                if is_matter && stands == Stands::Extra {
                    self.extra += 1;
                    return;
                }
                let found = told(table, place, key, stands);
                // One matter is named once, however many of its letters differ.
                if named.as_ref() != Some(&found) {
                    result.find(found.clone());
                    named = Some(found);
                }
            });
        }
    }

    /// Says at the end whether there are rows that belong to no events.
    pub(super) fn conclude(self, result: &mut Verification) {
        let streams = i64::try_from(result.matters).unwrap_or(i64::MAX);
        if self.extra > 0 || self.rows != streams {
            result.find(Discrepancy::RowsWithoutEvents { rows: self.rows, streams });
        }
    }
}

fn told(table: &Table, (shard, stream): (i64, i64), key: &[Value], stands: Stands) -> Discrepancy {
    match (table.name, stands) {
        ("matter", Stands::Missing) => Discrepancy::RowMissing { shard, stream },
        ("matter", _) => Discrepancy::RowDiffers { shard, stream },
        ("clock", _) => Discrepancy::ClockDiffers { shard, stream, no: number(key.get(2)) },
        ("matter_span", _) => Discrepancy::SpansDiffer { shard, stream },
        _ => Discrepancy::BesideDiffers { shard, stream },
    }
}

/// Goes along both lists and tells of every row that is not in both alike.
fn merge(table: &Table, expected: &[Values], stored: &[Values], mut tell: impl FnMut((i64, i64), &[Value], Stands)) {
    let (mut expected, mut stored) = (expected.iter().peekable(), stored.iter().peekable());
    loop {
        let order = match (expected.peek(), stored.peek()) {
            (None, None) => return,
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (Some(one), Some(other)) => key_of(table, one).cmp(key_of(table, other)),
        };
        let (row, stands) = match order {
            Ordering::Less => (expected.next(), Stands::Missing),
            Ordering::Greater => (stored.next(), Stands::Extra),
            Ordering::Equal => {
                let (one, other) = (expected.next(), stored.next());
                if one == other {
                    continue;
                }
                (one, Stands::Differing)
            }
        };
        if let Some(row) = row {
            let key = key_of(table, row);
            tell((number(key.first()), number(key.get(1))), key, stands);
        }
    }
}

const fn number(value: Option<&Value>) -> i64 {
    match value {
        Some(Value::Int(number)) => *number,
        _ => 0,
    }
}
