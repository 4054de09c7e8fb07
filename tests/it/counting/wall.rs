//! Nobody learns of an accusation against themselves from any count.

use app::Intake;
use app::domain::matter::Accused;
use app::domain::wall::{Reader, Wall};
use app::domain::{Actor, OrganId};
use app::law::Purpose;
use app::store::read::{MatterFilter, WallScope};
use jiff::civil::{Date, date};

use super::counts::{badges_are_lists, five_matters};
use crate::town::{CLERK, GOVERNMENT, HEAD, HOUSING, OFFICE, Town, every_database, intake};

const DAY: Date = date(2026, 4, 2);

async fn counted(town: &Town, reader: Reader) -> Vec<app::Counts> {
    let mut all = Vec::new();
    for organ in [None, Some(OFFICE), Some(HOUSING), Some(GOVERNMENT)] {
        for month in [DAY, date(2026, 12, 1)] {
            all.push(town.app.counts(Some(reader), organ, (date(2026, 12, 2), month)).await.unwrap());
        }
    }
    all
}

async fn accuse(town: &Town, organ: OrganId) {
    let stamp = town.acts(CLERK, OFFICE, DAY);
    let accused = Accused { organs: vec![organ], officials: Vec::new() };
    let intake = Intake { purpose: Purpose::Accusation, accused, category: Some(20_101), ..intake(DAY) };
    town.app.register(&stamp, &mut town.chance(), DAY, &intake, None).await.unwrap();
}

/// 检举控告的统计数，被检举的机关和领导看到的，与没有这件检举时一样；别人看到的，与清单一样。
///
/// Article: R22-30, R05-23
#[tokio::test]
async fn who_is_accused_counts_as_if_nobody_had_accused_them() {
    every_database(DAY, async |town: &Town| {
        five_matters(town).await;
        let head = Reader { organ: HOUSING, official: Some(HEAD) };
        let clerk = Reader { organ: OFFICE, official: Some(CLERK) };
        // What the rule check finds about the hidden matter is hidden too, from whoever counts whatever organ.
        let sweep = async || town.app.sweep(date(2026, 12, 2), 1_800_000_000_000_000, |_| {}).await.unwrap();
        assert!(sweep().await.found > 0);
        let (head_before, clerk_before) = (counted(town, head).await, counted(town, clerk).await);
        assert!(head_before.iter().any(|counts| !counts.found.is_empty()), "there is something to be told apart");
        accuse(town, HOUSING).await;
        assert!(sweep().await.found > 0, "the accusation was missed too");
        for added_up in [false, true] {
            assert_eq!(counted(town, head).await, head_before, "{added_up}");
            let clerk_now = counted(town, clerk).await;
            assert_ne!(clerk_now, clerk_before, "the office handles it, and counts it");
            let accusations = clerk_now.iter().flat_map(|counts| &counts.received).filter(|row| row.purpose != "claim");
            let kinds: Vec<_> = accusations.map(|row| (row.n, row.category)).collect();
            assert!(!kinds.is_empty() && kinds.iter().all(|kind| *kind == (1, None)), "{kinds:?}");
            for reader in [head, clerk] {
                let wall = WallScope::of(&Wall::before(reader, &town.app.directory(), date(2026, 12, 2)));
                badges_are_lists(town, &MatterFilter { wall: Some(wall), ..MatterFilter::default() }).await;
            }
            town.app.compact_counts().await.unwrap();
        }
        town.verify().await;
    })
    .await;
}

/// What is found about a matter that is hidden from somebody is no part of what they count.
#[tokio::test]
async fn a_finding_about_a_hidden_matter_is_counted_for_others_only() {
    every_database(DAY, async |town: &Town| {
        accuse(town, HOUSING).await;
        let swept = town.app.sweep(date(2026, 12, 2), 1_800_000_000_000_000, |_| {}).await.unwrap();
        assert!(swept.found > 0);
        let month = date(2026, 12, 1);
        for (organ, official, finds) in [(HOUSING, HEAD, false), (OFFICE, CLERK, true)] {
            let actor = Actor { organ, official };
            let reader = Reader { organ: actor.organ, official: Some(actor.official) };
            let counts = town.app.counts(Some(reader), None, (date(2026, 12, 2), month)).await.unwrap();
            assert_eq!(!counts.found.is_empty(), finds, "{organ}: {:?}", counts.found);
            assert_eq!(!counts.stages.is_empty(), finds, "{organ}: {:?}", counts.stages);
        }
    })
    .await;
}
