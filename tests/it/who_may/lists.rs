//! Lists, searches and counts: what is not mine is not there.

use app::domain::{MatterId, OfficialId, OrganId};
use app::search::SearchOf;
use app::store::read::{AsOf, MatterFilter, Towards};
use app::{ActDraft, Failure, MatterKey};

use super::{ASSESSOR, DAY, INSPECTOR, KEEPER, OFFICE_HEAD, accusing, registered, signed_in, staffed, subject};
use crate::town::{
    CITY, CITY_OFFICIAL, CLERK, GOVERNMENT, HANDLER, HEAD, HOUSING, OFFICE, REVIEWER, Town, every_database, intake,
};

async fn listed(town: &Town, official: OfficialId, organ: OrganId) -> Result<Vec<(MatterKey, String)>, Failure> {
    let filter = MatterFilter::default();
    let listed = town.app.list_for(&subject(town, official, organ), &filter, &Towards::Start, 50).await?;
    assert_eq!(listed.withheld, 0, "the condition of the list and the policies differ");
    let key = |shard, id| MatterKey { shard, id: MatterId(id) };
    Ok(listed.page.lines.into_iter().map(|line| (key(line.shard, line.id), line.title)).collect())
}

async fn keys(town: &Town, official: OfficialId, organ: OrganId) -> Vec<MatterKey> {
    let mut keys: Vec<_> = listed(town, official, organ).await.unwrap().into_iter().map(|(key, _)| key).collect();
    keys.sort();
    keys
}

async fn found(town: &Town, official: OfficialId, organ: OrganId) -> Vec<MatterKey> {
    let found = town.app.search_for(&subject(town, official, organ), SearchOf::default(), "屋顶漏雨", None, 50).await;
    let key = |shard, id| MatterKey { shard, id: MatterId(id) };
    let mut keys: Vec<_> = found.unwrap().lines.iter().map(|line| key(line.shard, line.id)).collect();
    keys.sort();
    keys
}

/// Who sees which matters follows from the organ that has them, the organ that registered them, and who stands above
/// whom; the same in lists and searches, and the same as by address.
#[tokio::test]
async fn everybody_finds_what_is_theirs_and_nothing_else() {
    every_database(DAY, async |town: &Town| {
        staffed(town).await;
        let kept = registered(town, &intake(DAY)).await;
        let sent = registered(town, &intake(DAY)).await;
        let hidden = registered(town, &accusing(HOUSING)).await;
        town.act(signed_in(town, CLERK, OFFICE), sent, &ActDraft::Forward { to: HOUSING }).await.unwrap();
        let all = [kept, sent, hidden];
        let theirs: [(OfficialId, OrganId, &[MatterKey]); 7] = [
            (CLERK, OFFICE, &all),
            (OFFICE_HEAD, OFFICE, &all),
            (INSPECTOR, OFFICE, &all),
            (CITY_OFFICIAL, CITY, &all),
            (HANDLER, HOUSING, &[sent]),
            (HEAD, HOUSING, &[sent]),
            (REVIEWER, GOVERNMENT, &[]),
        ];
        for (official, organ, theirs) in theirs {
            let mut theirs = theirs.to_vec();
            theirs.sort();
            assert_eq!(keys(town, official, organ).await, theirs, "{official}");
            assert_eq!(found(town, official, organ).await, theirs, "{official}");
            for key in all {
                let read = town.app.read_matter(&subject(town, official, organ), key).await;
                // Whoever may enter a request for review opens what lies below by its number.
                let below = official == REVIEWER;
                assert!(read.is_ok() == (theirs.contains(&key) || below), "{official} {key}");
            }
        }
        // Whoever helps finds it too.
        let helping = ActDraft::Involve { helpers: vec![GOVERNMENT], reason: "涉及县政府。".to_owned() };
        town.act(signed_in(town, CLERK, OFFICE), sent, &helping).await.unwrap();
        assert_eq!(keys(town, REVIEWER, GOVERNMENT).await, [sent]);
        // Back at the office, the bureau still finds what it had.
        let reason = "不属本局职权。".to_owned();
        town.act(signed_in(town, HEAD, HOUSING), sent, &ActDraft::Object { reason: reason.clone() }).await.unwrap();
        let agreed = ActDraft::DecideObjection { agreed: true, reason };
        town.act(signed_in(town, OFFICE_HEAD, OFFICE), sent, &agreed).await.unwrap();
        assert_eq!(keys(town, HANDLER, HOUSING).await, [sent]);
        assert!(town.app.read_matter(&subject(town, HANDLER, HOUSING), sent).await.is_ok());
        town.verify().await;
    })
    .await;
}

/// Whoever keeps accounts has no list at all, and whoever assesses has lists without what people wrote.
#[tokio::test]
async fn an_administrator_has_no_list_and_an_assessor_no_titles() {
    every_database(DAY, async |town: &Town| {
        staffed(town).await;
        let key = registered(town, &intake(DAY)).await;
        assert!(matches!(listed(town, KEEPER, OFFICE).await, Err(Failure::Denied(_))));
        assert_eq!(listed(town, ASSESSOR, OFFICE).await.unwrap(), [(key, String::new())]);
        let asked = AsOf { wall: None, before_us: i64::MAX - 1, holder: None, stage: None };
        let then = async |official, organ| {
            let listed = town.app.list_as_of_for(&subject(town, official, organ), &asked, None, 50).await;
            listed.map(|(lines, _)| lines.into_iter().map(|line| line.title.is_empty()).collect::<Vec<_>>())
        };
        assert_eq!(then(ASSESSOR, OFFICE).await.unwrap(), [true]);
        assert_eq!(then(CLERK, OFFICE).await.unwrap(), [false]);
        assert!(then(HANDLER, HOUSING).await.unwrap().is_empty());
        assert!(matches!(then(KEEPER, OFFICE).await, Err(Failure::Denied(_))));
        assert!(!listed(town, CLERK, OFFICE).await.unwrap()[0].1.is_empty());
        let read = town.app.read_matter(&subject(town, ASSESSOR, OFFICE), key).await;
        assert!(matches!(read, Err(Failure::NoMatter(_))));
    })
    .await;
}

/// Counts are for whoever looks after the organ, and equal the list of the same reader.
#[tokio::test]
async fn counts_are_those_of_the_organs_that_one_looks_after() {
    every_database(DAY, async |town: &Town| {
        staffed(town).await;
        for _ in 0..3 {
            registered(town, &intake(DAY)).await;
        }
        registered(town, &accusing(HOUSING)).await;
        let counts = async |official, organ, of: Option<OrganId>| {
            let counts = town.app.counts_for(&subject(town, official, organ), of, DAY).await?;
            Ok::<i64, Failure>(counts.stages.values().sum())
        };
        assert_eq!(counts(CLERK, OFFICE, Some(OFFICE)).await.unwrap(), 4);
        assert_eq!(counts(OFFICE_HEAD, OFFICE, Some(HOUSING)).await.unwrap(), 0);
        assert_eq!(counts(CITY_OFFICIAL, CITY, None).await.unwrap(), 4);
        for (official, organ, of) in [
            (HANDLER, HOUSING, Some(OFFICE)),
            (HANDLER, HOUSING, Some(GOVERNMENT)),
            (CLERK, OFFICE, None),
            (KEEPER, OFFICE, Some(OFFICE)),
        ] {
            assert!(matches!(counts(official, organ, of).await, Err(Failure::Denied(_))), "{official}");
        }
        let filter = MatterFilter { holder: Some(OFFICE.0), ..MatterFilter::default() };
        let badges = town.app.badges_for(&subject(town, CLERK, OFFICE), &filter).await.unwrap().unwrap();
        assert_eq!(badges.all, i64::try_from(keys(town, CLERK, OFFICE).await.len()).unwrap());
        assert_eq!(town.app.badges_for(&subject(town, HANDLER, HOUSING), &filter).await.unwrap(), None);
    })
    .await;
}
