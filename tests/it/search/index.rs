//! What the index gives away, and that nothing stays in it that was removed.

use app::domain::matter::{Channel, ContactKind};
use app::search::KEY_PURPOSE;
use app::store::{Db, TextRow, engine_statements};
use app::vault::{MasterKeys, plain};
use app::{App, Chance};
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{Connection, PgConnection, Row, SqliteConnection};

use super::{DAY_ONE, found, registered};
use crate::sealed::everything;
use crate::town::{Town, every_address, every_database, masters};

/// Each database reads its own statements, and both see the same columns in what they answer.
#[tokio::test]
async fn the_statements_of_each_database_prepare_there_with_the_same_columns() {
    let mut seen = Vec::new();
    every_address(async |address| {
        let db = Db::open(address).await.unwrap();
        let mut session = db.read().await.unwrap();
        let [sqlite, postgres] = engine_statements();
        let mut columns = Vec::new();
        for sql in if db.kind() == "sqlite" { sqlite } else { postgres } {
            columns.push(session.columns_of(sql).await.unwrap_or_else(|error| panic!("{address}: {sql}: {error}")));
        }
        seen.push(columns);
        drop(session);
        db.close().await;
    })
    .await;
    let [sqlite, postgres] = seen.as_slice() else { panic!("two databases") };
    for (at, (one, other)) in sqlite.iter().zip(postgres).enumerate() {
        assert_eq!(one, other, "{at}: {}", engine_statements()[0][at]);
    }
}

/// Everything that stands in the index, byte for byte.
async fn index_bytes(town: &Town) -> Vec<u8> {
    let mut bytes = Vec::new();
    if let Some(path) = town.address().strip_prefix("sqlite:") {
        let options = SqliteConnectOptions::new().filename(path);
        let mut connection = SqliteConnection::connect_with(&options).await.unwrap();
        let rows = sqlx::query("SELECT block FROM search_index_data ORDER BY id").fetch_all(&mut connection).await;
        rows.unwrap().iter().for_each(|row| bytes.extend(row.get::<Vec<u8>, _>(0)));
    } else {
        let mut connection = PgConnection::connect(town.address()).await.unwrap();
        let rows = sqlx::query("SELECT tokens::text FROM search_index ORDER BY doc").fetch_all(&mut connection).await;
        rows.unwrap().iter().for_each(|row| bytes.extend(row.get::<String, _>(0).into_bytes()));
    }
    bytes
}

fn holds(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|window| window == text.as_bytes())
}

/// Tokens as this installation makes them.
fn tokens(app: &App, text: &str) -> String {
    grams::Keyed::new(&app.keys().subkey(KEY_PURPOSE)).tokens(&grams::Normal::of(text))
}

/// The end of the token of one character: FTS5 writes only what a token does not share with the one before it.
fn token_end(app: &App, character: &str) -> String {
    let tokens = tokens(app, character);
    assert_eq!(tokens.len(), 8, "one character has one token");
    tokens[3..].to_owned()
}

/// The same database opened once more, with these master keys and this chance.
async fn opened_again(town: &Town, masters: MasterKeys, seed: u64) -> App {
    let db = Db::open(town.address()).await.unwrap();
    App::open(db, app::shipped_law().unwrap(), masters, &mut Chance::numbered(seed)).await.unwrap()
}

/// The same database after its secret was lost: it gets another one.
async fn with_another_secret(town: &Town) -> App {
    town.tamper("DELETE FROM secret WHERE name = 'index'").await;
    opened_again(town, masters(), 99).await
}

#[tokio::test]
async fn the_index_holds_tokens_of_its_key_and_no_text() {
    every_database(DAY_ONE, async |town: &Town| {
        registered(town, "瞻仰", "瞻仰需知，abcdefg。").await;
        let bytes = index_bytes(town).await;
        assert!(holds(&bytes, &token_end(&town.app, "瞻")));
        let other = with_another_secret(town).await;
        assert!(!holds(&bytes, &token_end(&other, "瞻")), "other tokens under another key");
        other.db().close().await;
        for text in ["瞻", "瞻仰", "需知", "abc", "efg"] {
            assert!(!holds(&bytes, text), "{text}");
        }
    })
    .await;
}

/// Under another key nothing is found until the index is made anew, and no stranger's key opens it.
#[tokio::test]
async fn another_key_finds_nothing_until_the_index_is_made_anew() {
    every_database(DAY_ONE, async |town: &Town| {
        let key = registered(town, "路灯", "路灯不亮。").await;
        let other = with_another_secret(town).await;
        assert!(found(&other, "路灯").await.is_empty());
        other.rebuild_search(|_| {}).await.unwrap();
        assert_eq!(found(&other, "路灯").await, [key]);
        assert!(found(&town.app, "路灯").await.is_empty());
        other.db().close().await;
    })
    .await;
}

/// What offices wrote stays when what a petitioner brought is erased, and merging leaves nothing of it in the files.
#[tokio::test]
async fn what_is_erased_is_not_found_and_leaves_the_files() {
    every_database(DAY_ONE, async |town: &Town| {
        let key = registered(town, "路灯", "瞻前顾后。").await;
        let kept = registered(town, "路灯", "路灯不亮。").await;
        let note = app::ActDraft::Note { text: "路灯已报修。".to_owned() };
        town.act(town.stamp(), key, &note).await.unwrap();
        // In the file and in its log, so that this test would see what stays in either.
        let gone = token_end(&town.app, "瞻");
        assert!(holds(&everything(town).await, &gone), "it is there before it is erased");
        let first = app::ToErase { contacts: vec![1], ..app::ToErase::default() };
        town.app.erase(&town.stamp(), &mut town.chance(), key, &first, "本人要求删除前情。").await.unwrap();
        assert!(found(&town.app, "前情").await.is_empty(), "why it was erased is no text of a matter");
        assert!(found(&town.app, "瞻前").await.is_empty());
        assert_eq!(found(&town.app, "报修").await, [key]);
        assert_eq!(found(&town.app, "路灯").await, [key, kept]);
        assert!(town.app.merge_erased_search().await.unwrap(), "as the hourly check does");
        assert!(!holds(&everything(town).await, &gone));
        assert_eq!(found(&town.app, "路灯").await, [key, kept]);
        town.verify().await;
    })
    .await;
}

/// Texts from before they were sealed are found; once they are sealed, each leaves the index with its own contact.
#[tokio::test]
async fn texts_from_before_sealing_leave_the_index_with_the_contact_that_brought_them() {
    every_database(DAY_ONE, async |town: &Town| {
        let key = registered(town, "路灯", "瞻前顾后。").await;
        let further = app::ActDraft::AddContact {
            channel: Channel::Letter,
            kind: ContactKind::Supplement,
            heads: 1,
            parties: vec![],
            text: "又来催问。".to_owned(),
            claimed_on: None,
        };
        town.act(town.stamp(), key, &further).await.unwrap();
        let mut session = town.app.db().write().await.unwrap();
        let written = town.app.written(&mut session, key).await.unwrap();
        for row in session.texts_of(key.shard, key.id.0).await.unwrap() {
            let text = &written.texts[&row.id];
            let body = plain(&[&text.salt[..], text.body.as_bytes()].concat());
            session.seal_text(&TextRow { contact: i64::from(row.kind == "text"), body, ..row }).await.unwrap();
        }
        session.clear_search().await.unwrap();
        session.commit().await.unwrap();
        town.app.rebuild_search(|_| {}).await.unwrap();
        assert_eq!((found(&town.app, "路灯 瞻前").await, found(&town.app, "催问").await), (vec![key], vec![key]));
        town.app.seal_old(&mut town.chance(), |_| true).await.unwrap();
        assert_eq!((found(&town.app, "路灯 瞻前").await, found(&town.app, "催问").await), (vec![key], vec![key]));
        let mut session = town.app.db().write().await.unwrap();
        session.forget_search(key.shard, key.id.0, 2).await.unwrap();
        session.commit().await.unwrap();
        assert_eq!((found(&town.app, "路灯 瞻前").await, found(&town.app, "催问").await), (vec![key], vec![]));
    })
    .await;
}

/// The tokens of an installation stay when its master keys are exchanged.
#[tokio::test]
async fn an_exchange_of_master_keys_leaves_the_index_as_it_is() {
    every_database(DAY_ONE, async |town: &Town| {
        let key = registered(town, "路灯", "路灯不亮。").await;
        let line = |no, byte| app::vault::master_line(no, &[byte; app::vault::MASTER_BYTES]).to_string();
        let both = MasterKeys::read(&format!("{}{}", line(1, 7), line(2, 8))).unwrap();
        let both = opened_again(town, both, 5).await;
        assert!(both.rewrap(&mut town.chance(), |_| true).await.unwrap().whole);
        both.db().close().await;
        let new = opened_again(town, MasterKeys::read(&line(2, 8)).unwrap(), 6).await;
        assert_eq!(tokens(&new, "路"), tokens(&town.app, "路"));
        assert_eq!(found(&new, "路灯").await, [key]);
        let lines = new.search(app::search::SearchOf::default(), "路灯", None, 1).await.unwrap().lines;
        assert_eq!(lines[0].title, "路灯");
        new.db().close().await;
    })
    .await;
}

/// A rebuilding that stopped goes on; until it is done, a search says that something may be missing.
#[tokio::test]
async fn a_rebuilding_that_stopped_goes_on_where_it_was() {
    every_database(DAY_ONE, async |town: &Town| {
        let mut keys = Vec::new();
        for _ in 0..70 {
            keys.push(registered(town, "路灯", "路灯不亮。").await);
        }
        keys.sort_by_key(|key| (key.shard, key.id.0));
        // As an upgrade leaves it: nothing in the index, and the place at the beginning, or after the third matter.
        for (done, expected, resumed) in [(None, 70, false), (Some(keys[2]), 67, true)] {
            let mut session = town.app.db().write().await.unwrap();
            session.clear_search().await.unwrap();
            let place = done.map_or_else(|| "0.0".to_owned(), |key| format!("{}.{}", key.shard, key.id.0));
            session.put_setting("search rebuild", &place).await.unwrap();
            session.commit().await.unwrap();
            let page = town.app.search(app::search::SearchOf::default(), "路灯", None, 50).await.unwrap();
            assert!(page.lines.is_empty() && !page.complete);
            let rebuilt = town.app.rebuild_search(|_| {}).await.unwrap();
            assert_eq!((rebuilt.matters, rebuilt.resumed), (expected, resumed));
            assert_eq!(u64::try_from(found(&town.app, "路灯").await.len()), Ok(expected));
            let page = town.app.search(app::search::SearchOf::default(), "路灯", None, 50).await.unwrap();
            assert!(page.complete && page.next.is_some());
        }
        let anew = town.app.rebuild_search(|_| {}).await.unwrap();
        assert_eq!((anew.matters, anew.resumed, found(&town.app, "路灯").await.len()), (70, false, 70));
    })
    .await;
}

/// Writers of one group share a transaction: whoever is taken back leaves nothing in the index, and harms nobody else.
#[tokio::test]
async fn what_is_taken_back_leaves_nothing_in_the_index() {
    every_database(DAY_ONE, async |town: &Town| {
        let before = registered(town, "井盖", "井盖丢了。").await;
        let token = tokens(&town.app, "井");
        let taken_back = async |text: i64| {
            let mut session = town.app.db().write().await.unwrap();
            let (shard, matter, tokens) = (before.shard, before.id.0, token.clone());
            let row = app::store::SearchRow { shard, matter, text, contact: 0, tokens };
            session.put_search(vec![row]).await.unwrap();
            session.forget_search(before.shard, before.id.0, 1).await.unwrap();
        };
        let kept = async || registered(town, "路灯", "路灯不亮。").await;
        let both = async |text| futures::join!(kept(), taken_back(text), kept());
        let done = futures::future::join_all((1..=20).map(both)).await;
        assert_eq!(done.len(), 20);
        assert_eq!(found(&town.app, "路灯").await.len(), 40);
        assert_eq!(found(&town.app, "井盖").await, [before]);
        let mut session = town.app.db().read().await.unwrap();
        let start = app::store::read::SearchPlace::START;
        let hits = session.search(&app::store::read::SearchFilter::default(), (&[token], &[]), start, 99).await;
        assert_eq!(hits.unwrap().len(), 1, "only the petition itself");
        drop(session);
        town.verify().await;
    })
    .await;
}

/// Two texts may have drawn the same number in two matters: SQLite's index has one row for each nevertheless.
#[tokio::test]
async fn texts_of_the_same_number_do_not_mix() {
    every_database(DAY_ONE, async |town: &Town| {
        let (one, other) = (registered(town, "一", "一。").await, registered(town, "二", "二。").await);
        let row = |key: app::MatterKey, text: &str| app::store::SearchRow {
            shard: key.shard,
            matter: key.id.0,
            text: 5,
            contact: 0,
            tokens: tokens(&town.app, text),
        };
        let rows = [row(one, "甲"), row(other, "乙"), row(one, "丙")];
        let [first, second, third] = rows;
        let mut session = town.app.db().write().await.unwrap();
        session.put_search(vec![first, second]).await.unwrap();
        session.put_search(vec![app::store::SearchRow { text: 6, ..third }]).await.unwrap();
        session.commit().await.unwrap();
        let mut session = town.app.db().read().await.unwrap();
        for (character, key, text) in [("甲", one, 5), ("乙", other, 5), ("丙", one, 6)] {
            let token = tokens(&town.app, character);
            let filter = app::store::read::SearchFilter::default();
            let start = app::store::read::SearchPlace::START;
            let hits = session.search(&filter, (&[token], &[]), start, 9).await.unwrap();
            let hits: Vec<_> = hits.iter().map(|hit| (hit.place.matter, hit.text)).collect();
            assert_eq!(hits, [(key.id.0, text)], "{character}");
        }
    })
    .await;
}
