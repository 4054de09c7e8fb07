//! Keys of imported rows and of requests are kept as keyed digests; those that were kept in clear are known again.

use super::{everything, holds};
use crate::import::{PLAIN, mapping, taken_in};
use crate::town::{CLERK, OFFICE, Town, every_database, intake};

const DAY: jiff::civil::Date = super::DAY;
/// Keys that are identity numbers, as some registers have them.
const FILE: &str =
    "编号,标题,内容,时间\n34010119800101123X,一,第一件,2026-03-01\n340101198001011249,二,第二件,2026-03-01\n";
const MORE: &str = "340101198001011257,三,第三件,2026-03-01\n";
const REQUEST: &str = "13900007788";

/// Puts the first key in clear, as earlier versions kept it.
async fn in_clear(town: &Town) {
    town.tamper(
        "UPDATE import_row SET row_key = '34010119800101123X' \
         WHERE matter = (SELECT min(matter) FROM import_row WHERE source = '测试')",
    )
    .await;
}

#[tokio::test]
async fn keys_are_kept_keyed_and_old_ones_are_known_again() {
    every_database(DAY, async |town: &Town| {
        let first = taken_in(town, &mapping(PLAIN), FILE).await;
        assert_eq!(first.report.imported, 2);
        let stamp = town.acts(CLERK, OFFICE, DAY);
        let register = || async {
            let mut chance = town.chance();
            town.app.register(&stamp, &mut chance, DAY, &intake(DAY), Some(REQUEST)).await.unwrap().done.key
        };
        let key = register().await;
        let all = everything(town).await;
        for number in ["34010119800101123X", "340101198001011249", REQUEST] {
            assert!(!holds(&all, number), "{number} is in clear");
        }
        assert_eq!(register().await, key, "the same request a second time registers nothing");
        assert!(!town.app.has_plain().await.unwrap());

        // Kept in clear before, read again now.
        in_clear(town).await;
        assert!(town.app.has_plain().await.unwrap());
        let again = taken_in(town, &mapping(PLAIN), FILE).await;
        assert_eq!((again.report.imported, again.report.already), (0, 2));
        // Keyed by `keys seal-old`, and read again after that.
        assert_eq!(town.app.seal_old(&mut town.chance(), |_| true).await.unwrap(), 1);
        assert!(!town.app.has_plain().await.unwrap());
        assert_eq!(town.app.seal_old(&mut town.chance(), |_| true).await.unwrap(), 0);
        let third = taken_in(town, &mapping(PLAIN), format!("{FILE}{MORE}")).await;
        assert_eq!((third.report.imported, third.report.already), (1, 2));

        town.tamper("UPDATE import_row SET row_key = '13900007788' WHERE source = 'request'").await;
        assert_eq!(register().await, key, "a request that was kept in clear is known as well");
        town.verify().await;
    })
    .await;
}
