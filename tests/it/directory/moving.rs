//! An office that moves to another county in mid-year goes on counting, and keeps its matters together.

use app::domain::directory::{Change, Division, Level, Move};
use app::domain::matter::NoticeKind;
use app::domain::{DivisionCode, PersonId};
use app::{ActDraft, MatterKey, Order, home_shard};
use jiff::civil::{Date, date};

use super::change;
use crate::across::other_claim;
use crate::notices::{CONTACT, input};
use crate::town::{CLERK, COUNTY, OFFICE, Town, every_database, intake};

/// The county that the office moves to.
const NEXT: DivisionCode = DivisionCode(990_103);

async fn register(town: &Town, on: Date) -> (MatterKey, u32) {
    let stamp = town.acts(CLERK, OFFICE, on);
    let done = town.app.register(&stamp, &mut town.chance(), on, &intake(on), None).await.unwrap().done;
    (done.key, done.matter.receipt.no)
}

/// Tells the petitioner where it went, and gives the number of the notice.
async fn told(town: &Town, key: MatterKey, on: Date) -> String {
    let stamp = town.acts(CLERK, OFFICE, on);
    let forward = ActDraft::Forward { to: crate::town::HOUSING };
    town.act(stamp, key, &forward).await.unwrap();
    let order = Order::alone(NoticeKind::Forwarded);
    town.app.issue(&stamp, &mut town.chance(), key, None, (on, &order), &input(&[CONTACT])).await.unwrap();
    town.app.documents_for(key, None, on).await.unwrap().pop().unwrap().number.unwrap()
}

#[tokio::test]
async fn an_office_that_moves_goes_on_counting_and_keeps_its_matters_together() {
    let (before, moved, after) = (date(2026, 4, 2), date(2026, 4, 7), date(2026, 4, 10));
    every_database(before, async |town: &Town| {
        let (first, no) = register(town, before).await;
        assert_eq!((first.shard, no), (COUNTY.0, 1));
        assert_eq!(told(town, first, before).await, "云信告〔2026〕1号");
        let (split, no) = register(town, before).await;
        assert_eq!(no, 2);

        let name = "云河县".to_owned();
        let county = Division { code: NEXT, name, level: Level::County, parent: Some(DivisionCode(990_100)) };
        let mut place = town.app.directory().organ(OFFICE).unwrap().place();
        place.division = NEXT;
        change(town, vec![Change::Division(county), Change::Move(Move { organ: OFFICE, from: moved, place })])
            .await
            .unwrap();
        assert_eq!(town.app.directory().organ(OFFICE).unwrap().division, NEXT);
        assert_eq!(home_shard(&town.app.directory(), OFFICE), COUNTY.0);

        let (next, no) = register(town, after).await;
        assert_eq!((next.shard, no), (COUNTY.0, 3), "numbers have no second beginning in a year");
        assert_eq!(told(town, next, after).await, "云信告〔2026〕2号");
        let part = other_claim();
        let stamp = town.acts(CLERK, OFFICE, after);
        let begun = town.app.split(&stamp, &mut town.chance(), split, after, &part).await.unwrap();
        assert_eq!((begun.key.shard, begun.matter.receipt.no), (split.shard, 4));
        // The part finds the petitioner of the whole.
        let person: Vec<PersonId> = begun.matter.parties.iter().map(|party| party.person.id).collect();
        let view = town.app.matter(begun.key).await.unwrap();
        let shown = view.parties.first().unwrap().as_ref().unwrap();
        assert_eq!((shown.name.as_str(), person.len()), ("何某", 1));
        town.verify().await;
        let reopened = town.reopened().await;
        assert_eq!(home_shard(&reopened.directory(), OFFICE), COUNTY.0, "read from the rows as well");
    })
    .await;
}
