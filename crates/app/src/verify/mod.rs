//! Checks that nothing stored was changed: hash chains, texts against their digests, rows against the fold, events
//! against the tree.
//!
//! It goes through the database once, in the order of shard and stream. A page is read, of each table one stretch,
//! while the page before it is folded, hashed and compared.

mod accounts;
mod directory;
mod discrepancy;
mod leaves;
mod page;
mod rows;
mod streams;
mod tree;
mod written;

pub use discrepancy::{Discrepancy, Verification};

use std::borrow::Cow;

use serde::{Deserialize, Serialize};
use store::{Session, StatCell};
use tlog::SignedCheckpoint;
use tokio::task::JoinHandle;

use crate::{App, Failure};
use directory::{Told, differing};
use leaves::{Bundles, Leaves};
use page::{Page, Reader, START};
use rows::Counted;
use tree::Tree;
use written::Awaited;

/// Differing counts looked for: more than are listed, so that it shows that there are more.
const COUNTS_MAX: i64 = 1_001;
/// The same of officials who have rows of readings and no event.
const READERS_MAX: i64 = 1_001;

/// How a verification goes about it.
#[derive(Clone, Debug, Default)]
pub struct Verifying {
    /// A checkpoint that was kept elsewhere: the tree must begin with the tree that it names.
    pub known: Option<SignedCheckpoint>,
    /// Where an earlier run was stopped.
    pub resume: Option<VerifyState>,
}

/// Everything that a verification knows after a page, so that it can be gone on with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VerifyState {
    /// The name of the ledger that is checked; empty before its first key.
    origin: String,
    /// The last stream that was checked.
    after: (i64, i64),
    result: Verification,
    leaves: Leaves,
    counted: Counted,
    /// Persons that events name and that come with a later page.
    awaited: Vec<Awaited>,
}

impl VerifyState {
    fn new(tree: &Tree) -> Self {
        let size = tree.size();
        Self {
            origin: tree.origin().to_owned(),
            after: START,
            result: Verification::default(),
            leaves: Leaves::new(size),
            counted: Counted::default(),
            awaited: Vec::new(),
        }
    }

    /// Whether this is the place in the ledger of this name; empty where it has no key yet.
    #[must_use]
    pub fn is_of(&self, origin: &str) -> bool {
        self.origin == origin
    }

    /// Events whose hash was recomputed.
    #[must_use]
    pub const fn events(&self) -> u64 {
        self.result.events
    }
}

/// Verifies the whole database and calls `progress` with the number of events so far.
///
/// # Errors
/// The database failed. What does not hold is no error: it is in the result.
pub async fn verify(app: &App, mut progress: impl FnMut(u64)) -> Result<Verification, Failure> {
    verify_with(app, Verifying::default(), |state| progress(state.events())).await
}

/// Verifies the whole database, or what an earlier run left of it, and calls `progress` after every page.
///
/// # Errors
/// The database failed. What does not hold is no error: it is in the result.
pub async fn verify_with(
    app: &App,
    how: Verifying,
    mut progress: impl FnMut(&VerifyState),
) -> Result<Verification, Failure> {
    let mut session = app.db().read().await?;
    // Others may go on sealing: this is the tree that is checked.
    let newest = session.last_checkpoint().await?;
    let mut tree = Tree::open(&mut session, newest.as_ref()).await?;
    let mut told = Told::default();
    let mut state = how.resume.unwrap_or_else(|| VerifyState::new(&tree));
    told.again(&mut session, state.after).await?;
    drop(session);
    scan(app, &mut state, &mut told, &mut progress).await?;

    let VerifyState { mut result, leaves, counted, .. } = state;
    let mut session = app.db().read().await?;
    tree.check(&mut session, how.known.as_ref(), &mut result).await?;
    let newest = session.last_checkpoint().await?.map_or(0, |row| row.size);
    leaves.conclude(newest, &mut result);
    counted.conclude(&mut result);
    drop(session);
    // Rows, counts, and what the admin streams tell by then, as of one moment: others may go on working.
    let mut session = app.db().snapshot().await?;
    told.later(&mut session).await?;
    let (differing, lacking) = differing(&mut session, &told).await?;
    for (table, row) in differing {
        result.find(Discrepancy::DirectoryDiffers { table: Cow::Borrowed(table), row });
    }
    if lacking > 0 {
        result.find(Discrepancy::DirectoryLacks { rows: lacking });
    }
    for (shard, official) in session.openings_without_events((i64::MIN, i64::MIN), READERS_MAX).await? {
        result.find(Discrepancy::OpeningDiffers { shard, stream: -official });
    }
    for account in told.accounts.differing(&mut session).await? {
        result.find(Discrepancy::AccountDiffers { account });
    }
    counts(&mut session, &mut result).await?;
    Ok(result)
}

/// Compares what is counted with the rows.
async fn counts(session: &mut Session, result: &mut Verification) -> Result<(), Failure> {
    for difference in session.count_differences(COUNTS_MAX).await? {
        let StatCell { shard, kind, organ, period, detail } = difference.cell;
        let (count, too_many) = (Cow::Borrowed(kind.name()), difference.too_many);
        result.find(Discrepancy::CountDiffers { shard, count, organ, period, detail, too_many });
    }
    Ok(())
}

/// Goes from page to page.
async fn scan(
    app: &App,
    state: &mut VerifyState,
    told: &mut Told,
    progress: &mut impl FnMut(&VerifyState),
) -> Result<(), Failure> {
    let mut reader = Reader::new(app.db().clone(), state.after, Bundles::new(state.leaves.size));
    let mut ends = false;
    // The page that is being read asks for persons too; their place in the list is before those of later pages.
    let mut reading = tokio::spawn(reader.page(keys_of(&state.awaited)));
    loop {
        let (next, page) = joined(reading).await?;
        reader = next;
        let came = page.asked;
        // Read while this page is checked. Behind the last page only persons are left to be read.
        reading = tokio::spawn(reader.page(keys_of(state.awaited.get(came..).unwrap_or_default())));
        ends = ends || page.is_last();
        check(app, state, told, page).await?;
        progress(state);
        if ends && state.awaited.is_empty() {
            reading.abort();
            return Ok(());
        }
    }
}

fn keys_of(awaited: &[Awaited]) -> Vec<page::PersonKey> {
    awaited.iter().map(Awaited::key).collect()
}

/// What a task came to. One that was stopped is part of a program that ends, and what waits for it ends too.
async fn joined<T>(task: JoinHandle<Result<T, Failure>>) -> Result<T, Failure> {
    match task.await {
        Ok(result) => result,
        Err(error) => match error.try_into_panic() {
            Ok(panic) => std::panic::resume_unwind(panic),
            Err(_) => std::future::pending().await,
        },
    }
}

/// Checks a page.
async fn check(app: &App, state: &mut VerifyState, told: &mut Told, mut page: Page) -> Result<(), Failure> {
    let result = &mut state.result;
    let said = streams::walk(&page.events, told, result);
    let projected = std::mem::take(&mut page.projected);
    state.counted.compare(&said.projection, projected, &said.unreadable, result);
    state.leaves.compare(&page, result);
    for ((shard, stream), rows) in said.readings {
        if page.openings.get(&(shard, stream)) != Some(&rows) {
            result.find(Discrepancy::OpeningDiffers { shard, stream });
        }
    }
    let mut missing = written::texts(app, &said.texts, (&page, &told.gone), result)?;
    let awaited = state.awaited.drain(..page.asked.min(state.awaited.len()));
    missing.extend(written::persons(app, awaited, (&page, &told.gone), result)?);
    missing.extend(written::papers(app, &said.papers, &told.gone, result).await?);
    if missing.iter().any(|one| !one.is_erased(&told.gone)) {
        // What was erased since the admin streams were read is told by their later events.
        told.later(&mut app.db().read().await?).await?;
    }
    missing.iter().for_each(|one| one.judged(&told.gone, result));
    state.awaited.extend(said.persons.into_iter().map(Awaited::of));
    state.after = page.stretch.1;
    Ok(())
}
