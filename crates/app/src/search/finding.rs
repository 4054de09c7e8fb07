//! Finding matters by what stands in their texts.

use domain::matter::StageName;
use domain::wall::{Reader, Wall};
use domain::{MatterId, OrganId};
use grams::{Query, QueryFault};
use jiff::civil::Date;
use store::Session;
use store::read::{ListedMatter, SearchFilter, SearchHit, SearchPlace, WallScope};

use super::documents::{documents, opened};
use crate::{App, Failure, MatterKey};

/// Texts that the index is asked for at a time: a page and some to spare.
const ASKED: u16 = 64;
/// Texts that are looked at for one page. Only texts that have every pair of a phrase and not the phrase are looked at
/// in vain, or those that a minus rules out; past so many the page ends, and the next one goes on from there.
const LOOKED_AT_MAX: usize = 1_024;

/// Among which matters is searched, and for whom.
#[derive(Clone, Copy, Debug, Default)]
pub struct SearchOf {
    /// Who looks, and on which day: what the wall hides from them is not found. `None` where nobody is known to look;
    /// then no accusation is found at all.
    pub reader: Option<(Reader, Date)>,
    /// Only what this organ has now.
    pub holder: Option<OrganId>,
    /// Only this stage.
    pub stage: Option<StageName>,
}

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// Matters, each once, in the order of their newest text that was found.
    pub lines: Vec<ListedMatter>,
    /// Where the next page begins; `None` where nothing more is found.
    pub next: Option<SearchPlace>,
    /// Whether every text is in the index; while it is made anew, older texts may be missing.
    pub complete: bool,
}

/// A search that was not carried out.
#[derive(Debug, thiserror::Error)]
pub enum SearchFailure {
    /// The query cannot be answered.
    #[error("query: {0}")]
    Query(#[from] QueryFault),
    /// The database failed.
    #[error(transparent)]
    Failure(#[from] Failure),
}

impl From<store::StoreError> for SearchFailure {
    fn from(error: store::StoreError) -> Self {
        Self::Failure(error.into())
    }
}

impl App {
    /// Matters with a text that the query finds, newest text first, at most `size` of them, from a place on.
    ///
    /// # Errors
    /// [`QueryFault`]; a master key is missing; the database failed.
    pub async fn search(
        &self,
        of: SearchOf,
        query: &str,
        after: Option<SearchPlace>,
        size: u16,
    ) -> Result<Found, SearchFailure> {
        let wall = of.reader.map(|(reader, on)| WallScope::of(&Wall::before(reader, &self.directory(), on)));
        self.search_within(wall, of, query, after, size).await
    }

    /// The same within what a condition lets through; whoever `of` says that looks is not asked for.
    pub(crate) async fn search_within(
        &self,
        wall: Option<WallScope>,
        of: SearchOf,
        query: &str,
        after: Option<SearchPlace>,
        size: u16,
    ) -> Result<Found, SearchFailure> {
        let query = Query::parse(query)?;
        let filter = SearchFilter { wall, holder: of.holder.map(|organ| organ.0), stage: of.stage };
        let mut session = self.db.read().await?;
        let complete = super::rebuild::is_complete(&mut session).await?;
        let place = after.unwrap_or(SearchPlace::START);
        let mut found = self.page(&mut session, (&query, &filter), place, usize::from(size)).await?;
        self.fill_titles(&mut session, &mut found.lines).await?;
        Ok(Found { complete, ..found })
    }

    /// One page from a place on, without titles.
    async fn page(
        &self,
        session: &mut Session,
        (query, filter): (&Query, &SearchFilter),
        mut place: SearchPlace,
        size: usize,
    ) -> Result<Found, Failure> {
        let tokens = self.search.tokens(query);
        let mut found = Found::default();
        // Where the next page begins, once this one is full; whether it begins at all shows the next matter found.
        let mut full = None;
        let mut looked_at = 0;
        loop {
            let hits = session.search(filter, (&tokens.needed, &tokens.barred), place, ASKED).await?;
            let more = hits.len() == usize::from(ASKED);
            for hit in hits {
                let line = self.line(session, query, hit).await?;
                if line.is_some() && full.is_some() {
                    found.next = full;
                    return Ok(found);
                }
                found.lines.extend(line);
                place = hit.place;
                looked_at += 1;
                if found.lines.len() == size {
                    full = full.or(Some(place));
                }
            }
            if !more || looked_at >= LOOKED_AT_MAX {
                found.next = more.then_some(full.unwrap_or(place));
                return Ok(found);
            }
        }
    }

    /// The matter, if its text holds what is looked for, and no newer text of it does: then it was found before.
    async fn line(
        &self,
        session: &mut Session,
        query: &Query,
        hit: SearchHit,
    ) -> Result<Option<ListedMatter>, Failure> {
        let SearchPlace { shard, matter, .. } = hit.place;
        let key = MatterKey { shard, id: MatterId(matter) };
        let written = self.keys.written(session, key).await?;
        let texts = documents(opened(key, &written)).into_iter();
        let found = texts.filter(|document| query.accepts(&document.normal()));
        if found.map(|document| document.text).max() != Some(hit.text) {
            return Ok(None);
        }
        Ok(session.listed_matter(shard, matter).await?)
    }
}
