//! Which texts have the tokens that somebody looks for, the newest first.

use std::sync::LazyLock;

use domain::matter::StageName;

use super::ListedMatter;
use super::matter_list::{LineTuple, SELECT, WallScope, line};
use crate::db::on_db;
use crate::rows::{Cell, bound};
use crate::search_engine::{Shape, is_token};
use crate::{Session, StoreError};

/// Among which matters is searched.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SearchFilter {
    /// Who looks: what the wall hides from them is not found. `None` where nobody is known to look; then no accusation
    /// is found.
    pub wall: Option<WallScope>,
    /// Only what this organ has now.
    pub holder: Option<i64>,
    /// Only this stage.
    pub stage: Option<StageName>,
}

/// Place of a text in the order of what is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SearchPlace {
    /// Number of the text in the index: the newest has the largest.
    pub doc: i64,
    /// Shard.
    pub shard: i64,
    /// The matter.
    pub matter: i64,
}

impl SearchPlace {
    /// Before everything.
    pub const START: Self = Self { doc: i64::MAX, shard: i64::MAX, matter: i64::MAX };
}

/// Written `123.990100.122`, as addresses and commands carry it.
impl std::fmt::Display for SearchPlace {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}.{}", self.doc, self.shard, self.matter)
    }
}

/// The text is no place among what is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a place among what is found: expected a key such as 123.990100.122")]
pub struct BadSearchPlace;

impl std::str::FromStr for SearchPlace {
    type Err = BadSearchPlace;

    fn from_str(text: &str) -> Result<Self, BadSearchPlace> {
        let mut parts = text.split('.').map(|part| part.parse::<i64>().ok().filter(|number| *number >= 0));
        let mut part = || parts.next().flatten().ok_or(BadSearchPlace);
        let place = Self { doc: part()?, shard: part()?, matter: part()? };
        if parts.next().is_some() { Err(BadSearchPlace) } else { Ok(place) }
    }
}

/// A text that has the tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SearchHit {
    /// Where it stands among what is found; names the matter.
    pub place: SearchPlace,
    /// The text.
    pub text: i64,
}

/// The line of one matter, wherever it stands in the list.
static LINE: LazyLock<String> = LazyLock::new(|| format!("{SELECT}m.shard = $1 AND m.id = $2"));

/// The statement of this file that both databases read, for the list of all statements.
pub(crate) fn shared() -> &'static str {
    LINE.as_str()
}

impl Session {
    /// The line of one matter, as lists show it.
    ///
    /// # Errors
    /// The database failed.
    pub async fn listed_matter(&mut self, shard: i64, id: i64) -> Result<Option<ListedMatter>, StoreError> {
        let found: Option<LineTuple> =
            on_db!(self, |conn| sqlx::query_as(shared()).bind(shard).bind(id).fetch_optional(conn).await)?;
        Ok(found.map(line))
    }

    /// Texts that have every needed token and none of the barred ones, after a place, the newest first. Nothing where
    /// no token is needed, or where one is none.
    ///
    /// # Errors
    /// The database failed.
    pub async fn search(
        &mut self,
        filter: &SearchFilter,
        (needed, barred): (&[String], &[String]),
        after: SearchPlace,
        limit: u16,
    ) -> Result<Vec<SearchHit>, StoreError> {
        if needed.is_empty() || !needed.iter().chain(barred).all(|token| is_token(token)) {
            return Ok(Vec::new());
        }
        let shape = Shape {
            wall: filter.wall.is_some(),
            open_only: filter.wall.is_none(),
            holder: filter.holder.is_some(),
            stage: filter.stage.is_some(),
        };
        let engine = self.engine();
        let (sql, looked_for) = (engine.find(shape), engine.looked_for(needed, barred));
        let mut cells: Vec<Cell> = filter.wall.iter().flat_map(WallScope::cells).collect();
        cells.extend(filter.holder.map(Cell::Int));
        cells.extend(filter.stage.map(|stage| Cell::Text(stage.name().to_owned())));
        let found: Vec<(i64, i64, i64, i64)> = on_db!(self, |conn| {
            let query = sqlx::query_as(sql).bind(looked_for).bind(after.doc).bind(after.shard).bind(after.matter);
            bound!(query, cells).bind(i64::from(limit)).fetch_all(conn).await
        })?;
        let hit = |(shard, matter, text, doc)| SearchHit { place: SearchPlace { doc, shard, matter }, text };
        Ok(found.into_iter().map(hit).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::SearchPlace;

    #[test]
    fn a_place_reads_back_and_anything_else_is_none() {
        let place: SearchPlace = "123.990100.122".parse().expect("a place");
        assert_eq!(place.to_string(), "123.990100.122");
        for text in ["", "1.2", "1.2.3.4", "-1.2.3", "x.2.3", "1.2.3 OR 1=1"] {
            assert!(text.parse::<SearchPlace>().is_err(), "{text}");
        }
    }
}
