//! Who petitions is seen on record, and found by number without a number in the database.

use app::domain::matter::Accused;
use app::law::Purpose;
use app::{ActDraft, Failure, Intake, MatterKey, PersonDraft, ReadingsOf, Stamp};

use super::{CANARY, DAY, PHONE, everything, holds, matter, petition};
use crate::town::{CLERK, COUNTY, HANDLER, HEAD, HOUSING, OFFICE, Town, every_database};

const PURPOSE: &str = "核对金丝雀联系方式";

fn clerk(town: &Town) -> Stamp {
    town.acts(CLERK, OFFICE, DAY)
}

async fn codes(town: &Town) -> Vec<&'static str> {
    app::verify(&town.app, |_| {}).await.unwrap().discrepancies.iter().map(app::Discrepancy::code).collect()
}

#[tokio::test]
async fn seeing_who_petitions_asks_what_for_and_is_recorded() {
    every_database(DAY, async |town: &Town| {
        let key = matter(town).await;
        let handler = town.acts(HANDLER, HOUSING, DAY);
        let all = town.app.open_identity(&clerk(town), &mut town.chance(), key, None, PURPOSE).await.unwrap();
        assert_eq!(all.len(), 2);
        assert_eq!(all[0].who.as_ref().unwrap().phone, PHONE);
        let one = town.app.open_identity(&handler, &mut town.chance(), key, Some(2), PURPOSE).await.unwrap();
        assert_eq!((one.len(), one[0].no), (1, 2));
        town.app.open_identity(&handler, &mut town.chance(), key, Some(1), PURPOSE).await.unwrap();
        for (stamp, no, purpose) in [(clerk(town), None, " "), (town.acts(HANDLER, OFFICE, DAY), None, PURPOSE)] {
            let refused = town.app.open_identity(&stamp, &mut town.chance(), key, no, purpose).await;
            let Err(Failure::Refused(refusal)) = &refused else { panic!("{refused:?}") };
            assert_eq!(refusal.cite.map(|cite| cite.to_string()).as_deref(), Some("R22-30¶3"), "{refusal:?}");
        }
        let nobody = town.app.open_identity(&clerk(town), &mut town.chance(), key, Some(9), PURPOSE).await;
        assert!(matches!(nobody, Err(Failure::NoPetitioner(9))));

        let days = (Some(DAY), Some(DAY));
        let of = |of| async move { town.app.readings(&clerk(town), of, days, 100).await.unwrap() };
        let of_matter = of(ReadingsOf::Matter(key)).await;
        assert_eq!(of_matter.len(), 3);
        assert!(of_matter.iter().all(|line| line.purpose.as_deref() == Some(PURPOSE) && line.matter == Some(key)));
        assert_eq!(of(ReadingsOf::Official(COUNTY.0, HANDLER)).await.len(), 2);
        assert_eq!(of(ReadingsOf::Shard(COUNTY.0)).await.len(), 3);
        let later = (Some(DAY.tomorrow().unwrap()), None);
        assert!(town.app.readings(&clerk(town), ReadingsOf::Matter(key), later, 100).await.unwrap().is_empty());
        assert!(!holds(&everything(town).await, CANARY), "what it was for is sealed");
        town.verify().await;

        town.tamper("UPDATE opening SET organ = organ + 1 WHERE official = 101").await;
        assert_eq!(codes(town).await, ["opening-differs"]);
        town.tamper("DELETE FROM text WHERE stream = -104").await;
        assert_eq!(codes(town).await.iter().filter(|code| **code == "text-missing").count(), 2);
    })
    .await;
}

#[tokio::test]
async fn a_number_is_found_without_being_kept() {
    every_database(DAY, async |town: &Town| {
        let (first, second) = (matter(town).await, matter(town).await);
        let mut both = [first, second];
        both.sort_by_key(|key| key.id.0);
        town.registered().await;
        let find = |number: &'static str| async move {
            town.app.find_number(&clerk(town), &mut town.chance(), number, PURPOSE).await
        };
        for number in [PHONE, "+86 139-0000-1234", "１３９００００１２３４"] {
            let mut found: Vec<MatterKey> = find(number).await.unwrap().iter().map(|one| one.key).collect();
            found.sort_by_key(|key| key.id.0);
            assert_eq!(found, both, "{number}");
        }
        assert!(find("13900009999").await.unwrap().is_empty());
        assert!(matches!(find("139").await, Err(Failure::NoNumber)));
        let lines = town.app.readings(&clerk(town), ReadingsOf::Shard(COUNTY.0), (None, None), 100).await.unwrap();
        assert_eq!((lines.len(), lines[0].matter), (4, None), "what found nothing is recorded too");
        assert!(!holds(&everything(town).await, PHONE));
        town.verify().await;

        let what = app::ToErase { persons: vec![1], ..app::ToErase::default() };
        town.app.erase(&clerk(town), &mut town.chance(), first, &what, "本人要求。").await.unwrap();
        let found = find(PHONE).await.unwrap();
        assert_eq!((found.len(), found[0].key, found[0].no), (1, second, 1));
        town.verify().await;
    })
    .await;
}

/// Behind the wall there is nothing to open, to find or to list.
#[tokio::test]
async fn the_accused_and_their_organ_open_and_find_nothing() {
    every_database(DAY, async |town: &Town| {
        let accused = Accused { organs: vec![HOUSING], ..Accused::default() };
        let person = PersonDraft { phone: PHONE.to_owned(), ..petition_person() };
        let intake = Intake {
            claimed_on: Some(DAY),
            purpose: Purpose::Accusation,
            accused,
            ..Intake::of(person, "反映住建局".to_owned(), "住建局不作为。".to_owned())
        };
        let registered = town.app.register(&clerk(town), &mut town.chance(), DAY, &intake, None).await.unwrap();
        let key = registered.done.key;
        town.app.open_identity(&clerk(town), &mut town.chance(), key, None, PURPOSE).await.unwrap();
        for stamp in [town.acts(HANDLER, HOUSING, DAY), town.acts(HEAD, HOUSING, DAY)] {
            let opened = town.app.open_identity(&stamp, &mut town.chance(), key, None, PURPOSE).await;
            assert!(matches!(opened, Err(Failure::NoMatter(_))), "{opened:?}");
            assert!(town.app.find_number(&stamp, &mut town.chance(), PHONE, PURPOSE).await.unwrap().is_empty());
            let seen = town.app.readings(&stamp, ReadingsOf::Shard(COUNTY.0), (None, None), 100).await.unwrap();
            assert!(seen.iter().all(|line| line.matter.is_none()), "{seen:?}");
        }
        town.verify().await;
    })
    .await;
}

fn petition_person() -> PersonDraft {
    PersonDraft { name: format!("{CANARY}何"), ..PersonDraft::default() }
}

/// Of a sealed matter only the office that registered it sees who petitions, until a release is granted.
#[tokio::test]
async fn a_sealed_identity_is_opened_with_a_release_only() {
    every_database(DAY, async |town: &Town| {
        let stamp = clerk(town);
        let key = town.app.register(&stamp, &mut town.chance(), DAY, &petition(), None).await.unwrap().done.key;
        town.act(clerk(town), key, &ActDraft::Seal { reason: "本人要求保密。".to_owned() }).await.unwrap();
        town.act(clerk(town), key, &ActDraft::Forward { to: HOUSING }).await.unwrap();
        let handler = town.acts(HANDLER, HOUSING, DAY);
        let opened = town.app.open_identity(&handler, &mut town.chance(), key, None, PURPOSE).await;
        assert!(matches!(opened, Err(Failure::IdentitySealed(_))), "{opened:?}");
        assert!(town.app.find_number(&handler, &mut town.chance(), PHONE, PURPOSE).await.unwrap().is_empty());
        assert_eq!(
            town.app.open_identity(&clerk(town), &mut town.chance(), key, None, PURPOSE).await.unwrap().len(),
            1
        );
        town.verify().await;
    })
    .await;
}

/// Two readers do not wait for each other, and one who reads in two places at once loses no reading.
#[tokio::test]
async fn readings_of_one_official_at_once_are_all_recorded() {
    every_database(DAY, async |town: &Town| {
        let key = matter(town).await;
        let (one, two) = (clerk(town), town.acts(HANDLER, HOUSING, DAY));
        let mut chances: Vec<_> = (0..6).map(|_| town.chance()).collect();
        let tries = chances.iter_mut().enumerate().map(|(at, chance)| {
            let stamp = if at % 2 == 0 { &one } else { &two };
            town.app.open_identity(stamp, chance, key, None, PURPOSE)
        });
        for done in futures_of(tries).await {
            done.unwrap();
        }
        let lines = town.app.readings(&one, ReadingsOf::Matter(key), (None, None), 100).await.unwrap();
        assert_eq!(lines.len(), 6);
        town.verify().await;
    })
    .await;
}

async fn futures_of<F: Future>(futures: impl Iterator<Item = F>) -> Vec<F::Output> {
    let mut done = Vec::new();
    let mut waiting: Vec<_> = futures.map(Box::pin).collect();
    std::future::poll_fn(|context| {
        waiting.retain_mut(|future| match future.as_mut().poll(context) {
            std::task::Poll::Ready(output) => {
                done.push(output);
                false
            }
            std::task::Poll::Pending => true,
        });
        if waiting.is_empty() { std::task::Poll::Ready(()) } else { std::task::Poll::Pending }
    })
    .await;
    done
}
