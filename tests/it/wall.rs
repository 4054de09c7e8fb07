//! An accusation that comes in or goes by correction is hidden from whom it names, on both databases.

use app::domain::OrganId;
use app::domain::matter::{Accused, Change, StageName};
use app::domain::wall::{Reader, Wall};
use app::store::read::{Due, MatterFilter, Towards, WallScope};
use app::{ActDraft, Failure, MatterKey, Rebuilding, Stamp};
use jiff::civil::{Date, date};

use crate::town::{
    CITY, CITY_OFFICIAL, CLERK, GOVERNMENT, HANDLER, HEAD, HOUSING, OFFICE, REVIEWER, Town, every_database,
};

const DAY: Date = date(2026, 4, 2);

fn clerk(town: &Town) -> Stamp {
    town.acts(CLERK, OFFICE, DAY)
}

fn proposing(organs: &[OrganId], hand_over: Option<OrganId>) -> ActDraft {
    let accused = Accused { organs: organs.to_vec(), officials: Vec::new() };
    ActDraft::ProposeCorrection {
        change: Change::Accused(accused, hand_over),
        reason: "来信原来反映的是住建局。".to_owned(),
    }
}

/// How many matters the list of an organ shows.
async fn listed(town: &Town, organ: OrganId) -> usize {
    let wall = Wall::before(Reader { organ, official: None }, &town.app.directory(), DAY);
    let filter = MatterFilter { wall: Some(WallScope::of(&wall)), due: Due::Any, ..MatterFilter::default() };
    let mut session = town.app.db().read().await.unwrap();
    session.matters(&filter, &Towards::Start, 50).await.unwrap().lines.len()
}

async fn is_hidden(town: &Town, key: MatterKey, stamp: &Stamp) -> bool {
    matches!(town.app.matter_for(key, stamp.actor, DAY).await, Err(Failure::NoMatter(_)))
}

async fn not_registered(town: &Town, key: MatterKey, stamp: Stamp, draft: &ActDraft) {
    match town.act(stamp, key, draft).await {
        Err(Failure::Refused(refusal)) => assert_eq!(refusal.why.code(), "not-registered"),
        other => panic!("{other:?}"),
    }
}

/// 更正提出检举之时起，被检举的机关就看不到这件事项，也不能审批更正；更正未获同意，同样如此。
///
/// Article: R22-30, R05-23
#[tokio::test]
async fn whom_a_proposed_correction_accuses_reads_nothing_and_decides_nothing() {
    for approved in [true, false] {
        every_database(DAY, async |town: &Town| {
            let key = town.registered().await;
            town.act(clerk(town), key, &ActDraft::Forward { to: HOUSING }).await.unwrap();
            let (head, handler) = (town.acts(HEAD, HOUSING, DAY), town.acts(HANDLER, HOUSING, DAY));
            assert!(!is_hidden(town, key, &head).await);
            assert_eq!(listed(town, HOUSING).await, 1);

            town.act(clerk(town), key, &proposing(&[HOUSING], Some(GOVERNMENT))).await.unwrap();
            assert!(is_hidden(town, key, &head).await && is_hidden(town, key, &handler).await);
            assert_eq!((listed(town, HOUSING).await, listed(town, GOVERNMENT).await), (0, 1));
            for decided in [true, false] {
                let decide = ActDraft::DecideCorrection { no: 1, approved: decided };
                not_registered(town, key, head, &decide).await;
            }
            town.verify().await;

            // The office has nobody else in this town, and the clerk proposed it: a second clerk comes.
            let second = second_clerk(town).await;
            let decide = ActDraft::DecideCorrection { no: 1, approved };
            town.act(second, key, &decide).await.unwrap();
            assert!(is_hidden(town, key, &head).await && listed(town, HOUSING).await == 0);
            let holder = town.app.matter(key).await.unwrap().matter.holder;
            assert_eq!(holder, if approved { GOVERNMENT } else { HOUSING });
            if !approved {
                let take = ActDraft::TakeOver { to: GOVERNMENT, reason: "更正说明涉及住建局。".to_owned() };
                town.act(second, key, &take).await.unwrap();
            }
            let matter = town.app.matter(key).await.unwrap().matter;
            assert_eq!((matter.holder, matter.stage.name()), (GOVERNMENT, StageName::Forwarded));
            town.verify().await;
            let rebuilding = Rebuilding { dry_run: true, anew: true };
            assert!(app::rebuild(&town.app, rebuilding, |_| {}).await.unwrap().held());
        })
        .await;
    }
}

/// 检举经更正撤下后，原来被检举的机关仍看不到此前的记录。
///
/// Article: R22-30, R05-23
#[tokio::test]
async fn who_was_accused_before_reads_nothing_of_the_past() {
    every_database(DAY, async |town: &Town| {
        let intake = app::Intake {
            accused: Accused { organs: vec![HOUSING], officials: Vec::new() },
            ..crate::town::intake(DAY)
        };
        let stamp = clerk(town);
        let key = town.app.register(&stamp, &mut town.chance(), DAY, &intake, None).await.unwrap().done.key;
        town.act(clerk(town), key, &proposing(&[], None)).await.unwrap();
        let second = second_clerk(town).await;
        town.act(second, key, &ActDraft::DecideCorrection { no: 1, approved: true }).await.unwrap();
        assert!(town.app.matter(key).await.unwrap().matter.accused.is_nobody());
        assert!(is_hidden(town, key, &town.acts(HEAD, HOUSING, DAY)).await);
        assert_eq!((listed(town, HOUSING).await, listed(town, OFFICE).await), (0, 1));
        town.verify().await;
    })
    .await;
}

/// 承办机关和登记机关都被检举的，由接手的机关审批更正。
///
/// Article: R22-30
#[tokio::test]
async fn the_organ_that_gets_the_matter_decides_where_both_are_accused() {
    every_database(DAY, async |town: &Town| {
        let key = town.registered().await;
        town.act(clerk(town), key, &proposing(&[GOVERNMENT], Some(CITY))).await.unwrap();
        let decide = ActDraft::DecideCorrection { no: 1, approved: true };
        not_registered(town, key, town.acts(REVIEWER, GOVERNMENT, DAY), &decide).await;
        let done = town.act(town.acts(CITY_OFFICIAL, CITY, DAY), key, &decide).await.unwrap();
        assert_eq!(done.matter.holder, CITY);
        assert_eq!((listed(town, OFFICE).await, listed(town, CITY).await), (0, 1));
        town.verify().await;
    })
    .await;
}

/// Another clerk of the petition office.
async fn second_clerk(town: &Town) -> Stamp {
    use app::domain::directory::{Official, Post, Standing, Tenure};
    use app::domain::{OfficialId, PostId};
    let (official, post) = (OfficialId(190), PostId(1_190));
    let rows = vec![
        app::DirectoryDraft::Official(Official { id: official, name: "许一鸣".to_owned() }),
        app::DirectoryDraft::Post(Post {
            id: post,
            organ: OFFICE,
            title: "科员".to_owned(),
            standing: Standing::Handler,
        }),
        app::DirectoryDraft::Tenure(Tenure::new(official, post, date(2020, 1, 1))),
    ];
    town.app.change_directory(&clerk(town), &mut town.chance(), crate::town::COUNTY.0, rows).await.unwrap();
    town.acts(official, OFFICE, DAY)
}
