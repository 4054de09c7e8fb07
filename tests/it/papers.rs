//! Papers of matters on both databases: stored once, read back as they were, and any change found.

use app::domain::{PaperId, PaperKind, PaperRef};
use app::store::{PaperContentRow, PaperRow, PaperSeal, StoreError, paper_digest};
use app::vault::plain;
use app::{Failure, MatterKey};
use jiff::civil::date;

use crate::town::{Town, every_database};

const SALT: [u8; 16] = [7; 16];

fn content_row(key: MatterKey, body: &[u8]) -> PaperContentRow {
    let bytes = i64::try_from(body.len()).unwrap();
    let seal = PaperSeal { digest: paper_digest(&SALT, body), contact: 0, bytes, salt: plain(&SALT) };
    PaperContentRow { shard: key.shard, stream: key.id.0, seal, body: plain(body) }
}

/// Stores a paper as an act would, and returns what its event would say.
async fn put(town: &Town, key: MatterKey, id: i64, body: &[u8], new: bool) -> PaperRef {
    let content = content_row(key, body);
    let (digest, bytes, kind) = (content.seal.digest, content.seal.bytes, PaperKind::Text);
    let row = PaperRow { shard: key.shard, stream: key.id.0, id, kind, bytes, digest };
    let mut session = town.app.db().write().await.unwrap();
    session.put_papers(&[row], if new { std::slice::from_ref(&content) } else { &[] }).await.unwrap();
    session.commit().await.unwrap();
    PaperRef { id: PaperId(id), digest, bytes: u64::try_from(bytes).unwrap(), kind }
}

#[tokio::test]
async fn a_paper_reads_back_as_it_was_handed_in() {
    every_database(date(2026, 4, 2), async |town: &Town| {
        let (key, other) = (town.registered().await, town.registered().await);
        // Every byte, and one that neither database may take for the end of a text.
        let body: Vec<u8> = (0..=255).cycle().take(3_000_000).collect();
        let first = put(town, key, 10, &body, true).await;
        let again = put(town, key, 20, &body, false).await;
        put(town, other, 10, b"x", true).await;
        for paper in [&first, &again] {
            let file = town.app.paper(key, paper).await.unwrap().unwrap();
            assert_eq!(file.kind, PaperKind::Text);
            assert!(file.content == body);
        }
        let listed: Vec<i64> = town.app.papers(key).await.unwrap().iter().map(|row| row.id).collect();
        assert_eq!(listed, [10, 20]);
        let mut session = town.app.db().read().await.unwrap();
        let seals = session.paper_seals(key.shard, key.id.0).await.unwrap();
        assert_eq!(seals, [content_row(key, &body).seal], "the same content is there once");
        drop(session);
        let unknown = PaperRef { id: PaperId(30), ..first };
        assert_eq!(town.app.paper(key, &unknown).await.unwrap(), None);
        assert_eq!(town.app.paper(other, &again).await.unwrap(), None, "each matter has its own");
        town.verify().await;
    })
    .await;
}

#[tokio::test]
async fn a_content_is_not_stored_a_second_time() {
    every_database(date(2026, 4, 2), async |town: &Town| {
        let key = town.registered().await;
        let row = content_row(key, b"once");
        let mut session = town.app.db().write().await.unwrap();
        session.put_papers(&[], std::slice::from_ref(&row)).await.unwrap();
        assert!(session.put_papers(&[], &[row]).await.is_err());
        drop(session);
        let mut session = town.app.db().read().await.unwrap();
        assert_eq!(session.paper_seals(key.shard, key.id.0).await.unwrap(), [], "what is not committed never was");
    })
    .await;
}

#[tokio::test]
async fn a_changed_byte_of_a_paper_is_found_and_said_where() {
    for (sql, altered) in [
        ("UPDATE paper_content SET body = salt", "paper_content"),
        ("UPDATE paper_content SET salt = digest", "paper_content"),
        ("UPDATE paper_content SET bytes = bytes + 1", "paper_content"),
        ("UPDATE paper SET kind = 'pdf'", "paper"),
        ("UPDATE paper SET bytes = bytes + 1", "paper"),
    ] {
        every_database(date(2026, 4, 2), async |town: &Town| {
            let key = town.registered().await;
            let paper = put(town, key, 10, b"one hundred", true).await;
            town.tamper(sql).await;
            match town.app.paper(key, &paper).await {
                Err(Failure::Store(StoreError::Altered { table, .. })) => assert_eq!(table, altered, "{sql}"),
                other => panic!("{sql}: {other:?}"),
            }
        })
        .await;
    }
}

/// Row, content and salt changed together fit each other, but not the event.
#[tokio::test]
async fn a_paper_that_was_exchanged_for_another_is_found() {
    every_database(date(2026, 4, 2), async |town: &Town| {
        let key = town.registered().await;
        let paper = put(town, key, 10, b"one hundred", true).await;
        put(town, key, 20, b"two hundred", true).await;
        town.tamper("UPDATE paper SET digest = (SELECT digest FROM paper AS p WHERE p.id = 20) WHERE id = 10").await;
        let read = town.app.paper(key, &paper).await;
        assert!(matches!(read, Err(Failure::Store(StoreError::Altered { table: "paper", .. }))), "{read:?}");
    })
    .await;
}

#[tokio::test]
async fn an_erased_paper_is_gone_and_no_fault() {
    every_database(date(2026, 4, 2), async |town: &Town| {
        let key = town.registered().await;
        let paper = put(town, key, 10, b"one hundred", true).await;
        town.tamper("DELETE FROM paper_content").await;
        assert_eq!(town.app.paper(key, &paper).await.unwrap(), None);
        assert_eq!(town.app.papers(key).await.unwrap().len(), 1, "that there was one is still known");
    })
    .await;
}

#[tokio::test]
async fn a_row_that_this_version_cannot_read_is_named() {
    for sql in ["UPDATE paper SET kind = 'papyrus'", "UPDATE paper SET digest = substr(digest, 1, 31)"] {
        every_database(date(2026, 4, 2), async |town: &Town| {
            let key = town.registered().await;
            put(town, key, 10, b"one hundred", true).await;
            town.tamper(sql).await;
            let read = town.app.papers(key).await;
            let named = matches!(read, Err(Failure::Store(StoreError::Unreadable { table: "paper", .. })));
            assert!(named, "{sql}: {read:?}");
        })
        .await;
    }
}
