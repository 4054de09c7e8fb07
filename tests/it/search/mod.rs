//! Search on both databases: what is found and what not, for whom, and what the database gives away.

mod commands;
mod golden;
mod index;
mod pages;
mod scope;

use app::domain::MatterId;
use app::search::{Found, SearchOf};
use app::{App, Intake, MatterKey};
use jiff::civil::{Date, date};

use crate::town::{Town, intake};

const DAY_ONE: Date = date(2026, 4, 2);

/// Everything that a query finds where nobody is known to look.
async fn found(app: &App, query: &str) -> Vec<MatterKey> {
    keys(&app.search(SearchOf::default(), query, None, 1_000).await.unwrap())
}

fn keys(found: &Found) -> Vec<MatterKey> {
    found.lines.iter().map(|line| MatterKey { shard: line.shard, id: MatterId(line.id) }).collect()
}

/// Registers a petition with a title and a text.
async fn registered(town: &Town, title: &str, text: &str) -> MatterKey {
    register(town, &Intake { title: title.to_owned(), text: text.to_owned(), ..intake(DAY_ONE) }).await
}

async fn register(town: &Town, intake: &Intake) -> MatterKey {
    let stamp = town.stamp();
    town.app.register(&stamp, &mut town.chance(), DAY_ONE, intake, None).await.unwrap().done.key
}
