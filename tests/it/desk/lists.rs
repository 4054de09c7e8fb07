//! Views that people keep, and lists that leave as files.

use app::signing_in::AccountId;
use app::store::read::{MatterFilter, Order};
use app::{Failure, SavedView, VIEWS_MAX, ViewRefusal};

use super::many;
use crate::town::{CITY, CITY_OFFICIAL, CLERK, HANDLER, HOUSING, OFFICE, Town, every_database};
use crate::who_may::{ASSESSOR, DAY, KEEPER, staffed, subject};

const OWN: AccountId = AccountId(7);
const OTHERS: AccountId = AccountId(8);
const NOW: i64 = 1_775_102_400_000_000;
const HOUR: i64 = 3_600_000_000;

async fn keep(town: &Town, account: AccountId, name: &str, query: &str) -> Result<i64, ViewRefusal> {
    town.app.save_view(&mut town.chance(), account, (name, query), NOW).await.unwrap()
}

async fn views(town: &Town, account: AccountId, now_us: i64) -> Vec<SavedView> {
    town.app.saved_views(account, now_us).await.unwrap()
}

fn names(views: &[SavedView]) -> Vec<(&str, &str, bool)> {
    views.iter().map(|view| (view.name.as_str(), view.query.as_str(), view.deleted)).collect()
}

#[tokio::test]
async fn a_view_is_the_owners_can_be_taken_away_and_taken_back_within_a_day() {
    every_database(DAY, async |town: &Town| {
        let roof = keep(town, OWN, " 屋顶 ", "stage=handling").await.unwrap();
        keep(town, OTHERS, "别人的", "due=overdue").await.unwrap();
        assert_eq!(names(&views(town, OWN, NOW).await), [("屋顶", "stage=handling", false)]);
        // Somebody else can neither see it nor take it away.
        town.app.take_view_away(OTHERS, roof, Some(NOW)).await.unwrap();
        assert!(!views(town, OWN, NOW).await[0].deleted);
        town.app.take_view_away(OWN, roof, Some(NOW)).await.unwrap();
        assert!(views(town, OWN, NOW + HOUR).await[0].deleted);
        town.app.take_view_away(OWN, roof, None).await.unwrap();
        assert!(!views(town, OWN, NOW + HOUR).await[0].deleted);
        town.app.take_view_away(OWN, roof, Some(NOW)).await.unwrap();
        assert!(views(town, OWN, NOW + 25 * HOUR).await.is_empty());
        town.verify().await;
    })
    .await;
}

#[tokio::test]
async fn a_view_of_the_same_name_takes_the_new_filter_and_limits_are_told() {
    every_database(DAY, async |town: &Town| {
        keep(town, OWN, "屋顶", "stage=handling").await.unwrap();
        keep(town, OWN, "屋顶", "stage=answered").await.unwrap();
        let live: Vec<_> = views(town, OWN, NOW).await.into_iter().filter(|view| !view.deleted).collect();
        assert_eq!(names(&live), [("屋顶", "stage=answered", false)]);
        assert_eq!(keep(town, OWN, "  ", "").await, Err(ViewRefusal::NoName));
        assert_eq!(keep(town, OWN, &"长".repeat(41), "").await, Err(ViewRefusal::NameTooLong));
        assert_eq!(keep(town, OWN, "长", &"x".repeat(1_001)).await, Err(ViewRefusal::QueryTooLong));
        for no in 1..VIEWS_MAX {
            keep(town, OWN, &format!("第{no}个"), "").await.unwrap();
        }
        assert_eq!(keep(town, OWN, "再一个", "").await, Err(ViewRefusal::TooMany));
        keep(town, OWN, "屋顶", "").await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_file_has_what_the_list_shows_as_far_as_its_limit_and_only_for_whoever_may_take_it() {
    every_database(DAY, async |town: &Town| {
        staffed(town).await;
        many(town).await;
        let all = MatterFilter { order: Order::Received, ..MatterFilter::default() };
        let taken = async |official, organ, most| {
            let (lines, more) = town.app.export_for(&subject(town, official, organ), &all, most).await?;
            Ok::<_, Failure>((lines.len(), more, lines.iter().all(|line| line.title.is_empty())))
        };
        assert_eq!(taken(CITY_OFFICIAL, CITY, 100).await.unwrap(), (10, false, false));
        assert_eq!(taken(CITY_OFFICIAL, CITY, 4).await.unwrap(), (4, true, false));
        assert_eq!(taken(CITY_OFFICIAL, CITY, 10).await.unwrap(), (10, false, false));
        assert_eq!(taken(HANDLER, HOUSING, 100).await.unwrap(), (7, false, false));
        assert_eq!(taken(ASSESSOR, OFFICE, 100).await.unwrap(), (10, false, true));
        assert_eq!(taken(CLERK, OFFICE, 100).await.unwrap(), (10, false, false));
        assert!(matches!(taken(KEEPER, OFFICE, 100).await, Err(Failure::Denied(_))));
    })
    .await;
}
