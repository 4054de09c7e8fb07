//! The secrets that checkpoints are signed with: sealed in the database, destroyed when they are no longer needed, and
//! taken over from installations that kept them in clear.

use app::store::{Db, LogKeyRow, Session, Value, tables};
use app::tlog::Algorithm;
use app::vault::{MASTER_BYTES, MasterKeys, master_line};
use app::{App, Chance};
use jiff::civil::date;

use super::{NOON_US, SECOND_US, key, newest, record};
use crate::carrying::every_seat;
use crate::town::{Town, every_database};

const NAME: &str = "xinfang.example/ledger";

/// A town whose ledger signs with the seed that comes first from this chance.
async fn begun(town: &Town, no: u64) -> [u8; 32] {
    town.app.begin_ledger(NAME, Algorithm::Sha256, NOON_US, &mut Chance::numbered(no)).await.unwrap();
    Chance::numbered(no).seed()
}

/// Records an event and seals it.
async fn sealed(town: &Town, app: &App, no: i64) {
    record(app, 5_000 + no..5_001 + no).await;
    let sealed = app.seal_all("here", NOON_US + no * SECOND_US, &mut town.chance()).await.unwrap();
    assert!(sealed.events > 0);
}

/// Whether any row of any table has these bytes in it.
async fn is_anywhere(app: &App, bytes: &[u8; 32]) -> bool {
    let holds = |value: &Value| match value {
        Value::Blob(body) => body.windows(bytes.len()).any(|window| window == bytes),
        Value::Text(_) | Value::Int(_) | Value::Null => false,
    };
    let mut session = app.db().read().await.unwrap();
    for table in tables() {
        let dump = session.rows_after(table, None, 100_000).await.unwrap();
        if dump.iter().flatten().any(holds) {
            return true;
        }
    }
    false
}

/// The numbers of the keys whose secret is kept.
async fn kept(app: &App) -> Vec<i64> {
    let secrets = app.db().read().await.unwrap().secrets().await.unwrap();
    secrets.into_iter().filter(|secret| secret.name == "signer").map(|secret| secret.no).collect()
}

/// An installation as it was before secrets were sealed.
async fn made_old(session: &mut Session, seed: &[u8; 32]) {
    let row = session.log_keys().await.unwrap().pop().unwrap();
    session.remove_secret("signer", row.no).await.unwrap();
    session.put_log_key(&LogKeyRow { seed: seed.to_vec(), ..row }).await.unwrap();
}

#[tokio::test]
async fn a_dump_of_the_database_signs_nothing() {
    every_database(date(2026, 4, 2), async |town: &Town| {
        let seed = begun(town, 41).await;
        sealed(town, &town.app, 0).await;
        assert!(!is_anywhere(&town.app, &seed).await);
        assert_eq!(kept(&town.app).await, [1]);
        assert!(!town.app.has_plain().await.unwrap());
        let mut session = town.app.db().write().await.unwrap();
        made_old(&mut session, &seed).await;
        session.commit().await.unwrap();
        assert!(is_anywhere(&town.app, &seed).await, "so that it is known that it would be found");
    })
    .await;
}

#[tokio::test]
async fn a_secret_from_before_is_sealed_when_it_is_first_used() {
    for way in ["seal", "rotate", "keys seal-old"] {
        every_database(date(2026, 4, 2), async |town: &Town| {
            let seed = begun(town, 42).await;
            sealed(town, &town.app, 0).await;
            let (old, before) = (key(&town.app).await, newest(&town.app).await);
            let mut session = town.app.db().write().await.unwrap();
            made_old(&mut session, &seed).await;
            session.commit().await.unwrap();
            assert!(town.app.has_plain().await.unwrap(), "the doctor says so");
            match way {
                "seal" => sealed(town, &town.app, 1).await,
                "rotate" => drop(town.app.rotate_ledger_key(NOON_US, &mut town.chance()).await.unwrap()),
                _ => assert_eq!(town.app.seal_old(&mut town.chance(), |_| true).await.unwrap(), 1),
            }
            assert!(!is_anywhere(&town.app, &seed).await, "{way}");
            assert!(!town.app.has_plain().await.unwrap(), "{way}");
            sealed(town, &town.app, 2).await;
            let at = newest(&town.app).await;
            assert_eq!(at.note.verify(&old), Ok(None), "{way}: still the same key");
            assert!(at.checkpoint.size > before.checkpoint.size);
        })
        .await;
    }
}

#[tokio::test]
async fn the_secret_of_a_key_that_was_replaced_is_destroyed_once_its_successor_has_signed() {
    every_database(date(2026, 4, 2), async |town: &Town| {
        begun(town, 43).await;
        sealed(town, &town.app, 0).await;
        town.app.rotate_ledger_key(NOON_US, &mut town.chance()).await.unwrap();
        assert_eq!(kept(&town.app).await, [1, 2], "both sign the next one");
        sealed(town, &town.app, 1).await;
        assert_eq!(kept(&town.app).await, [2]);
        sealed(town, &town.app, 2).await;
        assert_eq!(newest(&town.app).await.note.verify(&key(&town.app).await), Ok(None));
    })
    .await;
}

#[tokio::test]
async fn the_ledger_signs_with_the_same_key_after_an_exchange_of_master_keys() {
    every_database(date(2026, 4, 2), async |town: &Town| {
        begun(town, 44).await;
        sealed(town, &town.app, 0).await;
        let old = key(&town.app).await;
        let with = async |keys: &[(i64, u8)]| {
            let lines: String = keys.iter().map(|(no, b)| master_line(*no, &[*b; MASTER_BYTES]).to_string()).collect();
            let masters = MasterKeys::read(&lines).unwrap();
            let law = app::shipped_law().unwrap();
            App::open(Db::open(town.address()).await.unwrap(), law, masters, &mut town.chance()).await.unwrap()
        };
        let both = with(&[(1, 7), (2, 8)]).await;
        assert!(both.rewrap(&mut town.chance(), |_| true).await.unwrap().whole);
        both.db().close().await;
        let new = with(&[(2, 8)]).await;
        sealed(town, &new, 1).await;
        assert_eq!(newest(&new).await.note.verify(&old), Ok(None));
        new.db().close().await;
    })
    .await;
}

#[tokio::test]
async fn a_restored_backup_goes_on_sealing_with_the_same_key() {
    every_seat(async |seat| {
        seat.json(&["ledger", "begin", NAME]);
        seat.register();
        seat.json(&["ledger", "seal"]);
        let note = seat.json(&["ledger", "checkpoint"])["note"].as_str().unwrap().to_owned();
        std::fs::write(seat.path("kept.txt"), note).unwrap();
        seat.json(&["backup", "kept"]);
        let restored = ["restore", "kept", "--data", "new", "--checkpoint", "kept.txt"];
        assert_eq!(seat.elsewhere(&restored).0, Some(0));
        let words = ["--title", "路灯", "--text", "路灯不亮。", "--name", "马会川"];
        seat.json_elsewhere(&[&["matter", "act", "register", "--data", "new"], &words[..]].concat());
        seat.json_elsewhere(&["ledger", "seal", "--data", "new"]);
        let (code, out, err) = seat.elsewhere(&["ledger", "verify", "--checkpoint", "kept.txt", "--data", "new"]);
        assert_eq!(code, Some(0), "{out}{err}");
        assert_eq!(seat.json_elsewhere(&["ledger", "key", "--data", "new"]), seat.json(&["ledger", "key"]));
    })
    .await;
}
