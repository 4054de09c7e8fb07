//! The statements of search. Only these differ between the databases: SQLite answers from FTS5, PostgreSQL from a
//! `tsvector` with GIN, and neither knows the other's words. Both hold the same tokens and give the same answers.

use std::collections::HashMap;
use std::sync::{LazyLock, Mutex, PoisonError};

use crate::read::list_text::numbered_from;
use crate::read::matter_list::{WALL, WALL_CELLS};

/// Which database.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Engine {
    Sqlite,
    Postgres,
}

/// Rows a statement: tokens of a text are some kilobytes, so that more would gain nothing.
pub(crate) const ROWS: [usize; 3] = [64, 8, 1];

/// What the text of the search depends on; the values are bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Shape {
    pub(crate) wall: bool,
    pub(crate) open_only: bool,
    pub(crate) holder: bool,
    pub(crate) stage: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Text {
    Put(usize),
    Taken(usize),
    Find(Shape),
}

/// Every text is made once and lives as long as the process; there are few.
static TEXTS: LazyLock<Mutex<HashMap<(Engine, Text), &'static str>>> = LazyLock::new(Mutex::default);

fn kept(engine: Engine, text: Text, make: impl FnOnce() -> String) -> &'static str {
    let mut texts = TEXTS.lock().unwrap_or_else(PoisonError::into_inner);
    texts.entry((engine, text)).or_insert_with(|| Box::leak(make().into_boxed_str()))
}

impl Shape {
    /// Every shape there is.
    pub(crate) fn all() -> impl Iterator<Item = Self> {
        (0..16).map(|bits| Self {
            wall: bits & 1 != 0,
            open_only: bits & 2 != 0,
            holder: bits & 4 != 0,
            stage: bits & 8 != 0,
        })
    }

    /// The conditions on the matter; `first` is the number of their first placeholder.
    fn clauses(self, first: usize) -> String {
        let mut clauses = String::new();
        if self.wall {
            clauses.push_str(&format!(" AND {WALL}"));
        }
        if self.open_only {
            clauses.push_str(" AND m.purpose <> 'accusation'");
        }
        if self.holder {
            clauses.push_str(" AND m.holder = $");
        }
        if self.stage {
            clauses.push_str(" AND m.stage = $");
        }
        format!("{} ORDER BY", numbered_from(first, &clauses))
    }
}

impl Engine {
    /// Puts so many rows into the index. Bound for each: on SQLite doc and tokens, on PostgreSQL shard, matter, doc
    /// and tokens.
    pub(crate) fn put(self, rows: usize) -> &'static str {
        kept(self, Text::Put(rows), || match self {
            Self::Sqlite => {
                let values: Vec<String> =
                    (0..rows).map(|row| format!("(${}, ${})", row * 2 + 1, row * 2 + 2)).collect();
                format!("INSERT INTO search_index (rowid, tokens) VALUES {}", values.join(", "))
            }
            Self::Postgres => {
                let value = |row: usize| {
                    let at = row * 4;
                    // As they are: no dictionary, no positions.
                    let tokens = format!("array_to_tsvector(string_to_array(${}, ' '))", at + 4);
                    format!("(${}, ${}, ${}, {tokens})", at + 1, at + 2, at + 3)
                };
                let values: Vec<String> = (0..rows).map(value).collect();
                // A rebuilding that meets an act has the same row twice.
                format!(
                    "INSERT INTO search_index (shard, matter, doc, tokens) VALUES {} \
                     ON CONFLICT (shard, matter, doc) DO NOTHING",
                    values.join(", ")
                )
            }
        })
    }

    /// Which of so many numbers are taken. Only SQLite asks: there a number is one for all shards and matters, and
    /// putting it twice would mix two texts without a word.
    pub(crate) fn taken(self, numbers: usize) -> &'static str {
        kept(self, Text::Taken(numbers), || {
            let places: Vec<String> = (1..=numbers).map(|place| format!("${place}")).collect();
            match self {
                Self::Sqlite => format!("SELECT rowid AS doc FROM search_index WHERE rowid IN ({})", places.join(", ")),
                Self::Postgres => format!("SELECT doc FROM search_index WHERE doc IN ({})", places.join(", ")),
            }
        })
    }

    /// The newest texts with these tokens that come after a place. Bound: what is looked for, doc, shard and matter of
    /// the place, the conditions on the matter, how many.
    pub(crate) fn find(self, shape: Shape) -> &'static str {
        const FIRST: usize = 5;
        let walled = if shape.wall { WALL_CELLS } else { 0 };
        let limit = FIRST + walled + [shape.holder, shape.stage].into_iter().filter(|is| *is).count();
        kept(self, Text::Find(shape), || match self {
            // FTS5 walks from the end by itself, from the first condition on, and CROSS JOIN keeps its order.
            Self::Sqlite => format!(
                "SELECT d.shard, d.matter, d.text, d.doc FROM search_index i CROSS JOIN search_doc d ON d.doc = i.rowid \
                 CROSS JOIN matter m ON m.shard = d.shard AND m.id = d.matter \
                 WHERE search_index MATCH $1 AND i.rowid <= $2 AND (d.doc, d.shard, d.matter) < ($2, $3, $4){} \
                 i.rowid DESC LIMIT ${limit}",
                shape.clauses(FIRST)
            ),
            Self::Postgres => format!(
                "SELECT i.shard, i.matter, i.doc AS text, i.doc FROM search_index i \
                 JOIN matter m ON m.shard = i.shard AND m.id = i.matter \
                 WHERE i.tokens @@ $1::tsquery AND (i.doc, i.shard, i.matter) < ($2, $3, $4){} \
                 i.doc DESC, i.shard DESC, i.matter DESC LIMIT ${limit}",
                shape.clauses(FIRST)
            ),
        })
    }

    /// Removes from the index what one contact of a matter brought, before its rows of `search_doc` go.
    pub(crate) const fn forget_contact(self) -> &'static str {
        match self {
            Self::Sqlite => {
                "DELETE FROM search_index WHERE rowid IN \
                 (SELECT doc FROM search_doc WHERE shard = $1 AND matter = $2 AND contact = $3)"
            }
            Self::Postgres => {
                "DELETE FROM search_index WHERE shard = $1 AND matter = $2 AND doc IN \
                 (SELECT doc FROM search_doc WHERE shard = $1 AND matter = $2 AND contact = $3)"
            }
        }
    }

    /// Removes a matter from the index, before its rows of `search_doc` go.
    pub(crate) const fn forget_matter(self) -> &'static str {
        match self {
            Self::Sqlite => {
                "DELETE FROM search_index WHERE rowid IN \
                 (SELECT doc FROM search_doc WHERE shard = $1 AND matter = $2)"
            }
            Self::Postgres => "DELETE FROM search_index WHERE shard = $1 AND matter = $2",
        }
    }

    /// Empties the index.
    pub(crate) const fn clear(self) -> &'static str {
        match self {
            Self::Sqlite => "INSERT INTO search_index (search_index) VALUES ('delete-all')",
            Self::Postgres => "DELETE FROM search_index",
        }
    }

    /// Every statement text of this file for one database, in the same order for both.
    pub(crate) fn all(self) -> Vec<&'static str> {
        let mut all: Vec<&'static str> = ROWS.into_iter().flat_map(|rows| [self.put(rows), self.taken(rows)]).collect();
        all.extend(Shape::all().map(|shape| self.find(shape)));
        all.extend([self.forget_contact(), self.forget_matter(), self.clear()]);
        all
    }

    /// What is looked for, in the language of the engine. Tokens are letters and digits, so that nothing in them can
    /// be taken for more; [`is_token`] holds that.
    pub(crate) fn looked_for(self, needed: &[String], barred: &[String]) -> String {
        match self {
            Self::Sqlite => {
                let needed = needed.join(" AND ");
                if barred.is_empty() { needed } else { format!("({needed}) NOT ({})", barred.join(" OR ")) }
            }
            Self::Postgres => {
                let barred = barred.iter().map(|token| format!("!{token}"));
                needed.iter().cloned().chain(barred).collect::<Vec<_>>().join(" & ")
            }
        }
    }
}

/// FTS5 keeps what it took out in its files until it merges them: first all parts of the index are marked for merging
/// into one, then so many pages are merged at a time, until a round changes nothing.
pub(crate) const MERGE: &str = "INSERT INTO search_index (search_index, rank) VALUES ('merge', $1)";

/// Whether a text can be a token: lower-case letters and digits, none of the words of a query.
pub(crate) fn is_token(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_looked_for_is_said_in_the_words_of_each_engine() {
        let tokens = |texts: &[&str]| texts.iter().map(ToString::to_string).collect::<Vec<_>>();
        for (needed, barred, sqlite, postgres) in [
            (&["ab"][..], &[][..], "ab", "ab"),
            (&["ab", "c2"], &[], "ab AND c2", "ab & c2"),
            (&["ab", "c2"], &["d3", "e4"], "(ab AND c2) NOT (d3 OR e4)", "ab & c2 & !d3 & !e4"),
        ] {
            let (needed, barred) = (tokens(needed), tokens(barred));
            assert_eq!(Engine::Sqlite.looked_for(&needed, &barred), sqlite);
            assert_eq!(Engine::Postgres.looked_for(&needed, &barred), postgres);
        }
    }

    #[test]
    fn nothing_that_could_be_syntax_is_a_token() {
        for text in ["", "a b", "AND", "a*", "\"a\"", "a:b", "a'", "!a", "漏"] {
            assert!(!is_token(text), "{text}");
        }
        assert!(is_token("kuxy5dyn"));
    }
}
