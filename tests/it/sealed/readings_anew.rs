//! The list of who saw petitioners is made anew from the readers' own streams, and rows without any event are found.

use app::{ReadingsOf, Rebuilding, Stamp, rebuild};

use super::{DAY, PHONE, matter};
use crate::town::{CLERK, COUNTY, HANDLER, HOUSING, OFFICE, Town, every_database};

const PURPOSE: &str = "核对联系方式";

fn clerk(town: &Town) -> Stamp {
    town.acts(CLERK, OFFICE, DAY)
}

async fn codes(town: &Town) -> Vec<&'static str> {
    app::verify(&town.app, |_| {}).await.unwrap().discrepancies.iter().map(app::Discrepancy::code).collect()
}

#[tokio::test]
async fn what_verification_finds_of_readings_rebuilding_mends() {
    every_database(DAY, async |town: &Town| {
        let key = matter(town).await;
        town.app.open_identity(&clerk(town), &mut town.chance(), key, None, PURPOSE).await.unwrap();
        town.app
            .open_identity(&town.acts(HANDLER, HOUSING, DAY), &mut town.chance(), key, Some(1), PURPOSE)
            .await
            .unwrap();
        town.app.find_number(&clerk(town), &mut town.chance(), PHONE, PURPOSE).await.unwrap();
        let listed =
            || async { town.app.readings(&clerk(town), ReadingsOf::Shard(COUNTY.0), (None, None), 100).await.unwrap() };
        let before = listed().await;
        assert_eq!(before.len(), 3);
        let (dry, writing) = (Rebuilding { dry_run: true, anew: true }, Rebuilding { dry_run: false, anew: true });
        assert!(rebuild(&town.app, dry, |_| {}).await.unwrap().held());
        for sql in [
            "UPDATE opening SET person = person + 1 WHERE seq = 1",
            "DELETE FROM opening",
            "INSERT INTO opening (shard, official, seq, organ, matter, person, text, on_day, recorded_us) \
             SELECT shard, official, seq + 7, organ, matter, person, text, on_day, recorded_us FROM opening",
            // Of somebody who never read anything.
            "INSERT INTO opening (shard, official, seq, organ, matter, person, text, on_day, recorded_us) \
             SELECT shard, 777, seq, organ, matter, person, text, on_day, recorded_us FROM opening WHERE seq = 1 \
             AND person <> 0",
        ] {
            town.tamper(sql).await;
            let found = codes(town).await;
            assert!(!found.is_empty() && found.iter().all(|code| *code == "opening-differs"), "{sql}: {found:?}");
            let told = rebuild(&town.app, dry, |_| {}).await.unwrap();
            assert_eq!((told.held(), told.readings > 0), (false, true), "{sql}: {told:?}");
            assert!(!codes(town).await.is_empty(), "a dry run writes nothing");
            let done = rebuild(&town.app, writing, |_| {}).await.unwrap();
            assert_eq!((done.readings, done.differed), (told.readings, 0), "{sql}");
            town.verify().await;
            assert_eq!(listed().await, before, "{sql}");
            assert!(rebuild(&town.app, dry, |_| {}).await.unwrap().held());
        }
    })
    .await;
}
