//! Master keys: wrong and missing ones open nothing, and they are exchanged while everything stays readable.

use std::sync::atomic::{AtomicBool, Ordering};

use app::vault::{MASTER_BYTES, MasterKeys, master_line};
use app::{App, Chance, Failure};

use super::{CANARY, DAY, matter, view_holds};
use crate::town::{Town, every_database};

/// The master keys of these numbers, each of one byte again and again.
fn masters(keys: &[(i64, u8)]) -> MasterKeys {
    let lines: String = keys.iter().map(|(no, byte)| master_line(*no, &[*byte; MASTER_BYTES]).to_string()).collect();
    MasterKeys::read(&lines).unwrap()
}

async fn with(town: &Town, keys: &[(i64, u8)]) -> Result<App, Failure> {
    let law = app::shipped_law().unwrap();
    App::open(town.app.db().clone(), law, masters(keys), &mut Chance::numbered(9)).await
}

#[tokio::test]
async fn a_wrong_or_missing_master_key_opens_nothing() {
    every_database(DAY, async |town: &Town| {
        matter(town).await;
        let opened = with(town, &[(1, 8)]).await;
        assert!(matches!(opened, Err(Failure::WrongMaster(1))), "{opened:?}");
        let opened = with(town, &[(2, 7)]).await;
        assert!(matches!(opened, Err(Failure::NoMaster(1))), "{opened:?}");
        assert!(with(town, &[(1, 7), (2, 8)]).await.is_ok());
    })
    .await;
}

#[tokio::test]
async fn an_exchange_of_master_keys_that_is_cut_short_goes_on_where_it_was() {
    every_database(DAY, async |town: &Town| {
        let mut keys = Vec::new();
        for _ in 0..3 {
            keys.push(matter(town).await);
        }
        let both = with(town, &[(1, 7), (2, 8)]).await.unwrap();
        let cut = both.rewrap(&mut town.chance(), |_| false).await.unwrap();
        assert!(!cut.whole, "the secrets only");
        let used: Vec<i64> = both.masters_in_use().await.unwrap().iter().map(|used| used.master).collect();
        assert_eq!(used, [1, 2]);
        // With both keys everything reads as before, whichever wraps it.
        assert_eq!(both.matter(keys[0]).await.unwrap().title.as_deref(), Some(&*format!("{CANARY}漏雨")));
        let whole = both.rewrap(&mut town.chance(), |_| true).await.unwrap();
        assert!(whole.whole && whole.keys > 0);
        let used = both.masters_in_use().await.unwrap();
        assert!(used.len() == 1 && used[0].current && used[0].master == 2, "{used:?}");
        let new = with(town, &[(2, 8)]).await.unwrap();
        for key in &keys {
            let view = new.matter(*key).await.unwrap();
            assert_eq!(view.title.as_deref(), Some(&*format!("{CANARY}漏雨")));
            assert!(view.parties[0].as_ref().is_some_and(|person| person.name == "金某"));
        }
        let verification = app::verify(&new, |_| {}).await.unwrap();
        assert!(verification.holds(), "{:?}", verification.discrepancies);
        let old = with(town, &[(1, 7)]).await;
        assert!(matches!(old, Err(Failure::NoMaster(2))), "the old key opens nothing any more");
    })
    .await;
}

/// A server that runs while the keys are exchanged reads the new key when it first needs it.
#[tokio::test]
async fn a_running_installation_takes_up_a_new_master_key() {
    every_database(DAY, async |town: &Town| {
        let key = matter(town).await;
        let there = std::sync::Arc::new(AtomicBool::new(true));
        let known = there.clone();
        let renewal = move || known.load(Ordering::Relaxed).then(|| masters(&[(1, 7), (2, 8)]));
        let running = with(town, &[(1, 7)]).await.unwrap().with_renewal(Box::new(renewal));
        let rotating = with(town, &[(1, 7), (2, 8)]).await.unwrap();
        rotating.rewrap(&mut town.chance(), |_| true).await.unwrap();
        assert_eq!(running.matter(key).await.unwrap().title.as_deref(), Some(&*format!("{CANARY}漏雨")));
        assert_eq!(running.keys().masters().current(), 2);
        // One that cannot read the new key says so.
        there.store(false, Ordering::Relaxed);
        let failed = town.app.matter(key).await;
        assert!(matches!(failed, Err(Failure::NoMaster(2))), "{failed:?}");
    })
    .await;
}

/// Secrets of the installation move with the master keys, and keep what they are.
#[tokio::test]
async fn secrets_outlive_an_exchange_of_master_keys() {
    every_database(DAY, async |town: &Town| {
        let search = town.app.keys().subkey("search");
        let both = with(town, &[(1, 7), (2, 8)]).await.unwrap();
        both.rewrap(&mut town.chance(), |_| true).await.unwrap();
        let new = with(town, &[(2, 8)]).await.unwrap();
        assert_eq!(*search, *new.keys().subkey("search"));
        assert_eq!(new.masters_in_use().await.unwrap().iter().map(|used| used.keys).sum::<i64>(), 1);
    })
    .await;
}

#[tokio::test]
async fn everything_reads_back_as_it_was_written() {
    every_database(DAY, async |town: &Town| {
        let key = matter(town).await;
        view_holds(town, key).await;
        let page = town.app.matters(&Default::default(), &Default::default(), 10).await.unwrap();
        assert_eq!(page.lines.iter().map(|line| line.title.as_str()).collect::<Vec<_>>(), [format!("{CANARY}漏雨")]);
    })
    .await;
}
