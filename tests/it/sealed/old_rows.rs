//! Rows from before rows were sealed: carried over as they are, readable, and sealed when somebody asks for it.

use app::MatterKey;
use app::store::{Db, TextRow};
use app::vault::{is_plain, plain};
use domain::MatterId;
use sqlx::migrate::Migrator;
use sqlx::{Connection, Executor, PgConnection, SqliteConnection};

use super::{DAY, holds, matter, view_holds};
use crate::town::{Town, every_address, every_database, opened};

/// The last schema in which these rows were in clear.
const BEFORE: i64 = 5;

/// What that schema held.
const OLD: [&str; 4] = [
    "INSERT INTO text (shard, id, stream, kind, salt, body) VALUES (1, 20, 9, 'reason', $, '查无此事。')",
    "INSERT INTO title (shard, stream, id, salt, body) VALUES (1, 9, 10, $, '屋顶漏雨')",
    "INSERT INTO person (shard, id, salt, body) VALUES (1, 30, $, '{\"name\":\"何桂香\",\"phone\":\"13900001234\"}')",
    "INSERT INTO paper_content (shard, stream, digest, salt, bytes, body) VALUES (1, 9, $, $, 16, $)",
];

/// Makes a database of the last schema before, with these rows. Every salt, digest and content is sixteen or thirty-two
/// bytes 07.
async fn old_database(address: &str) {
    let hex = |bytes: usize| "07".repeat(bytes);
    let folder = std::path::Path::new("../../crates/store/migrations");
    let filled = |sql: &str, literal: &dyn Fn(usize) -> String| -> &'static str {
        let mut filled = String::new();
        let mut seen = 0;
        for part in sql.split_inclusive('$') {
            let digest = sql.contains("digest") && seen == 0 && part.ends_with('$');
            filled.push_str(&part.replace('$', &literal(if digest { 32 } else { 16 })));
            seen += usize::from(part.ends_with('$'));
        }
        filled.leak()
    };
    if let Some(path) = address.strip_prefix("sqlite:") {
        let options = sqlx::sqlite::SqliteConnectOptions::new().filename(path).create_if_missing(true);
        let mut old = SqliteConnection::connect_with(&options).await.unwrap();
        Migrator::new(folder.join("sqlite")).await.unwrap().run_to(BEFORE, &mut old).await.unwrap();
        for sql in OLD {
            old.execute(filled(sql, &|bytes| format!("x'{}'", hex(bytes)))).await.unwrap();
        }
        old.close().await.unwrap();
    } else {
        let mut old = PgConnection::connect(address).await.unwrap();
        Migrator::new(folder.join("postgres")).await.unwrap().run_to(BEFORE, &mut old).await.unwrap();
        for sql in OLD {
            old.execute(filled(sql, &|bytes| format!("'\\x{}'::bytea", hex(bytes)))).await.unwrap();
        }
    }
}

#[tokio::test]
async fn a_database_from_before_is_carried_over_and_sealed() {
    every_address(async |address| {
        old_database(address).await;
        let app = opened(Db::open(address).await.unwrap()).await;
        let key = MatterKey { shard: 1, id: MatterId(9) };
        let read = async || {
            let mut session = app.db().read().await.unwrap();
            let written = app.written(&mut session, key).await.unwrap();
            let mut texts: Vec<(i64, String, Vec<u8>)> =
                written.texts.into_iter().map(|(id, text)| (id, text.body, text.salt)).collect();
            texts.sort();
            let person = session.person(1, 30).await.unwrap().unwrap();
            let seals = session.paper_seals(1, 9).await.unwrap();
            let digest = seals[0].digest;
            let content = session.paper_content(1, 9, &digest).await.unwrap().unwrap();
            let rows = session.texts_of(1, 9).await.unwrap();
            (texts, person, content, rows)
        };
        assert!(app.has_plain().await.unwrap());
        let (texts, person, content, rows) = read().await;
        let salt = vec![7; 16];
        let wanted = [(10, "屋顶漏雨".to_owned(), salt.clone()), (20, "查无此事。".to_owned(), salt.clone())];
        assert_eq!(texts, wanted);
        assert!(rows.iter().all(|row| is_plain(&row.body)) && rows.len() == 2);
        assert_eq!(
            person.body,
            plain(&[&salt[..], "{\"name\":\"何桂香\",\"phone\":\"13900001234\"}".as_bytes()].concat())
        );
        assert_eq!((content.body, content.seal.salt), (plain(&salt), plain(&salt)));

        assert_eq!(app.seal_old(&mut app::Chance::numbered(5), |_| true).await.unwrap(), 4);
        assert!(!app.has_plain().await.unwrap());
        let (texts, person, content, rows) = read().await;
        assert_eq!(texts, wanted);
        assert!(!rows.iter().any(|row| is_plain(&row.body)));
        for boxed in [&person.body, &content.body, &content.seal.salt] {
            assert!(!is_plain(boxed) && !holds(boxed, "何桂香"));
        }
        assert_eq!(app.seal_old(&mut app::Chance::numbered(6), |_| true).await.unwrap(), 0, "once is enough");
        app.db().close().await;
    })
    .await;
}

/// Puts every text of a matter back into the form that it had before.
async fn unseal(town: &Town, key: MatterKey) {
    let mut session = town.app.db().write().await.unwrap();
    let written = town.app.written(&mut session, key).await.unwrap();
    for row in session.texts_of(key.shard, key.id.0).await.unwrap() {
        let text = &written.texts[&row.id];
        let body = plain(&[&text.salt[..], text.body.as_bytes()].concat());
        session.seal_text(&TextRow { contact: 0, body, ..row }).await.unwrap();
    }
    session.commit().await.unwrap();
}

#[tokio::test]
async fn what_is_sealed_later_is_under_the_key_of_its_contact() {
    every_database(DAY, async |town: &Town| {
        let key = matter(town).await;
        let contacts = async || {
            let mut session = town.app.db().read().await.unwrap();
            let rows = session.texts_of(key.shard, key.id.0).await.unwrap();
            rows.into_iter().map(|row| (row.id, row.contact)).collect::<Vec<_>>()
        };
        let before = contacts().await;
        unseal(town, key).await;
        view_holds(town, key).await;
        town.verify().await;
        town.app.seal_old(&mut town.chance(), |_| true).await.unwrap();
        assert_eq!(contacts().await, before);
        assert!(before.iter().any(|(_, contact)| *contact == 2), "{before:?}");
        view_holds(town, key).await;
        town.verify().await;
    })
    .await;
}
