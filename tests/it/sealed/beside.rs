//! Erasing while others act, seal or read: what is erased stays erased, is named whole, and is told as what it is.

use std::time::Duration;

use app::store::PaperSeal;
use app::vault::plain;
use app::{ActDraft, Failure, ToErase};
use sqlx::{Connection, Executor, PgConnection};

use super::{CANARY, DAY, matter};
use crate::town::{CLERK, OFFICE, Town, every_database};

fn all() -> ToErase {
    ToErase { all: true, ..ToErase::default() }
}

/// A sealing of old rows read them in clear, and then they were erased: nothing of what it sealed comes back.
#[tokio::test]
async fn what_was_erased_while_it_was_being_sealed_does_not_come_back() {
    every_database(DAY, async |town: &Town| {
        let key = matter(town).await;
        let (shard, stream) = (key.shard, key.id.0);
        let mut session = town.app.db().read().await.unwrap();
        let texts = session.texts_of(shard, stream).await.unwrap();
        let parties = town.app.matter(key).await.unwrap().matter.parties;
        let person = session.person(shard, parties[0].person.id.0).await.unwrap().unwrap();
        let seal: PaperSeal = session.paper_seals(shard, stream).await.unwrap().remove(0);
        let paper = session.paper_content(shard, stream, &seal.digest).await.unwrap().unwrap();
        drop(session);
        assert!(texts.iter().any(|row| row.kind == "title") && texts.len() > 3);

        // As they stood before rows were sealed.
        let old = format!("'\\x{}'", hex(&plain(&[&[7; 16], CANARY.as_bytes()].concat())));
        let old = if town.address().starts_with("sqlite:") { old.replace("'\\x", "x'") } else { old };
        for (table, column) in [("text", "body"), ("title", "body"), ("person", "body"), ("paper_content", "body")] {
            town.tamper(format!("UPDATE {table} SET {column} = {old}").leak()).await;
        }
        let mut session = town.app.db().write().await.unwrap();
        for row in &texts {
            assert!(session.seal_text(row).await.unwrap(), "{}", row.kind);
            assert!(!session.seal_text(row).await.unwrap(), "{}: it is sealed by now", row.kind);
        }
        assert!(session.seal_person(&person).await.unwrap() && !session.seal_person(&person).await.unwrap());
        assert!(session.seal_paper(&paper).await.unwrap() && !session.seal_paper(&paper).await.unwrap());
        session.commit().await.unwrap();

        let stamp = town.acts(CLERK, OFFICE, DAY);
        town.app.erase(&stamp, &mut town.chance(), key, &all(), "期满。").await.unwrap();
        let mut session = town.app.db().write().await.unwrap();
        for row in &texts {
            assert!(!session.seal_text(row).await.unwrap(), "{}", row.kind);
        }
        assert!(!session.seal_person(&person).await.unwrap());
        assert!(!session.seal_paper(&paper).await.unwrap());
        session.commit().await.unwrap();
        let mut session = town.app.db().read().await.unwrap();
        assert!(session.texts_of(shard, stream).await.unwrap().iter().all(|row| row.body.is_empty()));
        assert!(session.person(shard, parties[0].person.id.0).await.unwrap().unwrap().body.is_empty());
    })
    .await;
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Waits until so many of this database's connections wait for a lock.
async fn waiting(own: &mut PgConnection, wanted: i64) {
    loop {
        let (found,): (i64,) = sqlx::query_as(
            "SELECT COUNT(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
        )
        .fetch_one(&mut *own)
        .await
        .unwrap();
        if found >= wanted {
            return;
        }
        tokio::task::yield_now().await;
    }
}

/// Somebody writes a note and has read the key of its contact; then the matter is erased; then the note is stored. The
/// note is erased and named with the rest, or was written under a key that is still there.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_act_under_way_is_erased_with_the_rest_or_keeps_its_key() {
    every_database(DAY, async |town: &Town| {
        let key = matter(town).await;
        let note = ActDraft::Note { text: format!("{CANARY}又来电。") };
        let stamp = town.acts(CLERK, OFFICE, DAY);
        let (mut first, mut second) = (town.chance(), town.chance());
        let before = town.app.erasable(&stamp, key, &all()).await.unwrap();
        let everything = all();
        let act = town.app.execute(&stamp, &mut first, key, None, (DAY, &note));
        let erased = if town.address().starts_with("sqlite:") {
            // One writer at a time: there is nothing in between.
            act.await.unwrap();
            town.app.erase(&stamp, &mut second, key, &all(), "期满。").await.unwrap()
        } else {
            let mut own = PgConnection::connect(town.address()).await.unwrap();
            let mut holds = PgConnection::connect(town.address()).await.unwrap();
            let mut gate = holds.begin().await.unwrap();
            // Texts can be read and not written: the act stops behind the reading of its key.
            gate.execute("LOCK TABLE text IN SHARE MODE").await.unwrap();
            let erasing = async {
                waiting(&mut own, 1).await;
                let erasing = town.app.erase(&stamp, &mut second, key, &everything, "期满。");
                let opening = async {
                    waiting(&mut own, 2).await;
                    gate.rollback().await.unwrap();
                };
                tokio::join!(erasing, opening).0
            };
            let (acted, erased) = tokio::join!(act, erasing);
            acted.unwrap();
            erased.unwrap()
        };
        assert_eq!(erased.erased.texts.len(), before.texts.len() + 1, "the note came first, and is named");
        town.verify().await;
        let mut session = town.app.db().read().await.unwrap();
        assert!(session.texts_of(key.shard, key.id.0).await.unwrap().iter().all(|row| row.body.is_empty()));
        drop(session);
        assert!(matches!(
            town.app.erase(&stamp, &mut town.chance(), key, &all(), "期满。").await,
            Err(Failure::NothingToErase(_))
        ));
    })
    .await;
}

/// Nobody can look into the log any more, because every reader is taken: what was erased is erased, and that is said.
#[tokio::test]
async fn an_erasure_that_happened_is_not_told_as_failed() {
    every_database(DAY, async |town: &Town| {
        let key = matter(town).await;
        let stamp = town.acts(CLERK, OFFICE, DAY);
        let mut readers = Vec::new();
        if town.address().starts_with("sqlite:") {
            while let Ok(reader) = tokio::time::timeout(Duration::from_millis(200), town.app.db().read()).await {
                readers.push(reader.unwrap());
            }
        }
        let done = town.app.erase(&stamp, &mut town.chance(), key, &all(), "期满。").await.unwrap();
        assert_eq!(done.log_shed, readers.is_empty());
        readers.clear();
        assert!(town.app.erasable(&stamp, key, &all()).await.unwrap().is_empty());
        town.verify().await;
    })
    .await;
}
