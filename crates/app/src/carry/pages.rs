//! Tables cut into pages, so that an increment holds only those pages in which something changed.
//!
//! A page reaches from its first key until before the first key of the next one. What a page held is known by a digest.
//! Rows that are new fall into the page that their keys belong to; a page that grows too large is cut in two. So it does
//! not matter which rows were changed, added or removed, or how, nor by which clock.

use std::io;
use std::iter::Peekable;

use sha2::{Digest as _, Sha256};
use store::{Table, Value, Values, encoded, key_of};

/// Rows of a page. Smaller pages make increments smaller and their index larger: one change carries this many rows
/// along, and the index has some sixty bytes a page.
const PAGE_ROWS: usize = 64;

/// The beginning of a page, and what it held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Its first key; empty for the first page of a table.
    pub start: Values,
    /// SHA-256 over its rows.
    pub digest: [u8; 32],
}

/// A page with its rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// Its first key; empty for the first page of a table.
    pub from: Values,
    /// The first key of the next page; `None` for the last one.
    pub until: Option<Values>,
    /// Its rows.
    pub rows: Vec<Values>,
}

/// Cuts the rows of a table, as they come in the order of the key, into the pages of an earlier cut.
pub struct Cutter<'t, O: Iterator<Item = io::Result<Mark>>> {
    table: &'t Table,
    before: Peekable<O>,
    start: Values,
    known: Option<[u8; 32]>,
    rows: Vec<Values>,
}

impl<'t, O: Iterator<Item = io::Result<Mark>>> Cutter<'t, O> {
    /// Begins with the first page.
    pub fn new(table: &'t Table, before: O) -> io::Result<Self> {
        let mut before = before.peekable();
        let known = match before.next() {
            None => None,
            Some(mark) => Some(mark?.digest),
        };
        Ok(Self { table, before, start: Vec::new(), known, rows: Vec::new() })
    }

    /// Takes the next row. `put` gets each page that is complete, with its rows where they differ from the earlier cut.
    pub fn take<E: From<io::Error>>(
        &mut self,
        row: Values,
        put: &mut impl FnMut(Mark, Option<Page>) -> Result<(), E>,
    ) -> Result<(), E> {
        let key = key_of(self.table, &row).to_vec();
        while let Some(next) = self.next_before(Some(&key))? {
            self.close(Some(next.start), Some(next.digest), put)?;
        }
        if self.rows.len() >= if self.table.is_heavy() { 1 } else { PAGE_ROWS } {
            self.close(Some(key), None, put)?;
        }
        self.rows.push(row);
        Ok(())
    }

    /// There are no more rows.
    pub fn end<E: From<io::Error>>(
        mut self,
        put: &mut impl FnMut(Mark, Option<Page>) -> Result<(), E>,
    ) -> Result<(), E> {
        while let Some(next) = self.next_before(None)? {
            self.close(Some(next.start), Some(next.digest), put)?;
        }
        self.close(None, None, put)
    }

    /// The next page of the earlier cut, if it begins at this key or before.
    fn next_before(&mut self, key: Option<&[Value]>) -> io::Result<Option<Mark>> {
        let begins = match self.before.peek() {
            None => false,
            Some(Ok(mark)) => key.is_none_or(|key| mark.start.as_slice() <= key),
            Some(Err(_)) => true,
        };
        if begins { self.before.next().transpose() } else { Ok(None) }
    }

    /// Closes the open page and opens the next one, of which `known` says what it held.
    fn close<E: From<io::Error>>(
        &mut self,
        until: Option<Values>,
        known: Option<[u8; 32]>,
        put: &mut impl FnMut(Mark, Option<Page>) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut hasher = Sha256::new();
        self.rows.iter().for_each(|row| hasher.update(encoded(row)));
        let digest: [u8; 32] = hasher.finalize().into();
        let rows = std::mem::take(&mut self.rows);
        let from = std::mem::replace(&mut self.start, until.clone().unwrap_or_default());
        let mark = Mark { start: from.clone(), digest };
        let page = (self.known != Some(digest)).then_some(Page { from, until, rows });
        self.known = known;
        put(mark, page)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use store::table_named;

    use super::*;
    use crate::Chance;

    type Rows = BTreeMap<i64, i64>;

    fn table() -> &'static Table {
        table_named("counter").unwrap()
    }

    fn row(key: i64, value: i64) -> Values {
        [1, key, 1, value].map(Value::Int).to_vec()
    }

    fn cut(rows: &Rows, before: &[Mark]) -> (Vec<Mark>, Vec<Page>) {
        let (mut marks, mut pages) = (Vec::new(), Vec::new());
        let mut put = |mark, page: Option<Page>| {
            marks.push(mark);
            pages.extend(page);
            Ok::<_, io::Error>(())
        };
        let mut cutter = Cutter::new(table(), before.iter().cloned().map(Ok)).unwrap();
        for (key, value) in rows {
            cutter.take(row(*key, *value), &mut put).unwrap();
        }
        cutter.end(&mut put).unwrap();
        (marks, pages)
    }

    /// What a restore does with the pages.
    fn laid(over: &Rows, pages: &[Page]) -> Rows {
        let number = |key: &Values| match key.get(1) {
            Some(Value::Int(number)) => *number,
            _ => i64::MIN,
        };
        let mut rows = over.clone();
        for page in pages {
            let until = page.until.as_ref().map_or(i64::MAX, number);
            rows.retain(|key, _| *key < number(&page.from) || *key >= until);
            for row in &page.rows {
                let [_, Value::Int(key), _, Value::Int(value)] = row.as_slice() else { panic!("{row:?}") };
                assert!((number(&page.from)..until).contains(key), "{key} lies outside its page");
                rows.insert(*key, *value);
            }
        }
        rows
    }

    /// Random rows, changed at random again and again: the pages of each cut, laid over what was there, give the rows.
    #[test]
    fn pages_that_changed_lead_from_one_state_to_the_next() {
        for seed in 0..60 {
            let mut chance = Chance::numbered(seed);
            let (mut rows, mut restored, mut marks) = (Rows::new(), Rows::new(), Vec::new());
            for round in 0..12 {
                for _ in 0..usize::from(chance.below(255)) * usize::from(chance.below(4)) {
                    let key = i64::from(chance.below(255)) * 20 + i64::from(chance.below(20)) + round * 100;
                    if chance.below(5) == 0 {
                        rows.retain(|there, _| there / 30 != key / 30);
                    } else {
                        rows.insert(key, i64::from(chance.below(9)));
                    }
                }
                let (now, pages) = cut(&rows, &marks);
                restored = laid(&restored, &pages);
                assert_eq!(restored, rows, "seed {seed}, round {round}");
                assert!(pages.iter().all(|page| page.rows.len() <= PAGE_ROWS));
                assert_eq!(cut(&rows, &now).1, [], "seed {seed}: nothing changed, nothing is written");
                marks = now;
            }
        }
    }

    #[test]
    fn one_changed_row_carries_one_page() {
        let mut rows: Rows = (0..10_000).map(|key| (key, 0)).collect();
        let (marks, pages) = cut(&rows, &[]);
        assert_eq!((marks.len(), pages.len()), (10_000 / PAGE_ROWS + 1, 10_000 / PAGE_ROWS + 1));
        rows.insert(5_000, 1);
        assert_eq!(cut(&rows, &marks).1.len(), 1);
    }
}
