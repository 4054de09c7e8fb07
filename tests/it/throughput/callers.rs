//! Sixty-four callers who register and act, through the program's own verbs.

use std::collections::BTreeSet;

use app::domain::OrganId;
use app::{ActDraft, Failure, Registration};
use futures::future::join_all;
use jiff::civil::{Date, date};

use crate::town::{CLERK, HANDLER, HOUSING, OFFICE, Town, accepting, every_database, intake};

const CALLERS: usize = 64;
const DAY_ONE: Date = date(2026, 4, 2);

/// What one caller was told: its registration, and how many events the matter had in the end.
type Told = (Registration, u64);

async fn caller(town: &Town) -> Told {
    let (stamp, mut chance, intake) = (town.stamp(), town.chance(), intake(DAY_ONE));
    let registration = Box::pin(town.app.register(&stamp, &mut chance, DAY_ONE, &intake, None)).await.unwrap();
    let key = registration.done.key;
    let forward = |to| ActDraft::Forward { to };
    let nowhere = town.act(town.acts(CLERK, OFFICE, DAY_ONE), key, &forward(OrganId(99_999))).await;
    assert!(matches!(nowhere, Err(Failure::Refused(_))), "{nowhere:?}");
    town.act(town.acts(CLERK, OFFICE, DAY_ONE), key, &forward(HOUSING)).await.unwrap();
    let done = town.act(town.acts(HANDLER, HOUSING, DAY_ONE), key, &accepting()).await.unwrap();
    (registration, done.matter.version)
}

/// Article: R22-22
#[tokio::test]
async fn what_sixty_four_callers_were_told_is_there_after_reopening_and_nothing_twice() {
    every_database(DAY_ONE, async |town: &Town| {
        let told = join_all((0..CALLERS).map(|_| Box::pin(caller(town)))).await;
        let app = town.reopened().await;
        let numbers: BTreeSet<u32> = told.iter().map(|(one, _)| one.done.matter.receipt.no).collect();
        assert_eq!(numbers, (1..=u32::try_from(CALLERS).unwrap()).collect(), "receipt numbers without gap");
        let mut session = app.db().read().await.unwrap();
        for (registration, version) in &told {
            let key = registration.done.key;
            let (events, _) = session.history(key.shard, key.id.0).await.unwrap();
            assert_eq!(events.len(), usize::try_from(*version).unwrap());
        }
        assert_eq!(session.count_matters().await.unwrap(), i64::try_from(CALLERS).unwrap());
        drop(session);
        let verification = app::verify(&app, |_| {}).await.unwrap();
        assert!(verification.holds(), "{:?}", verification.discrepancies);
        app.db().close().await;
    })
    .await;
}

/// A browser that sends a form twice at once: one registers, and the other is told of it once it is durable.
#[tokio::test]
async fn the_same_request_from_many_at_once_registers_once() {
    every_database(DAY_ONE, async |town: &Town| {
        let stamp = town.stamp();
        let same = || async {
            let (mut chance, intake) = (town.chance(), intake(DAY_ONE));
            loop {
                match town.app.register(&stamp, &mut chance, DAY_ONE, &intake, Some("form-1")).await {
                    Ok(registration) => return registration.done.key,
                    // On PostgreSQL the second finds the key taken only when it writes; it asks again.
                    Err(Failure::Store(_)) => {}
                    Err(other) => panic!("{other}"),
                }
            }
        };
        let keys = join_all((0..8).map(|_| Box::pin(same()))).await;
        assert!(keys.iter().all(|key| *key == keys[0]), "{keys:?}");
        assert_eq!(town.matters().await, 1);
        town.verify().await;
    })
    .await;
}

/// The middle of an identity is the millisecond and its end is chance: now and then two clerks draw the same one.
#[tokio::test]
async fn two_clerks_who_draw_the_same_identity_both_register() {
    every_database(DAY_ONE, async |town: &Town| {
        let (stamp, intake) = (town.stamp(), intake(DAY_ONE));
        let clerk = || async {
            let mut same = app::Chance::numbered(400);
            Box::pin(town.app.register(&stamp, &mut same, DAY_ONE, &intake, None)).await.unwrap().done.key
        };
        let keys: BTreeSet<_> = [clerk().await, clerk().await, clerk().await].into();
        assert_eq!(keys.len(), 3);
        assert_eq!(town.matters().await, 3);
        town.verify().await;
    })
    .await;
}
