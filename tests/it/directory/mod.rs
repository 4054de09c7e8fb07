//! The directory on both databases: its rows, its reorganisations, its import; and the commands.

mod commands;
mod import;
mod moving;
mod processes;

use app::domain::directory::{
    Change, EndOrgan, EndTenure, How, Level, Merge, Move, NewPortfolio, Organ, OrganKind, Portfolio, Rename, Tenure,
};
use app::domain::{OfficialId, OrganId, PostId};
use app::store::Db;
use app::{DemoPlan, Failure, Reorganisation, ReorganisationStep};
use jiff::civil::{Date, date};

use crate::town::{
    CITY, CLERK, COUNTY, GOVERNMENT, HANDLER, HEAD, HOUSING, OFFICE, Town, every_address, every_database,
};

const TODAY: Date = date(2026, 4, 2);
const SINCE: Date = date(2000, 1, 1);
/// A department that several tests add.
const ROADS: OrganId = OrganId(50);

fn roads() -> Change {
    let bare = Organ::new(ROADS, OrganKind::Department, COUNTY, date(2010, 1, 1));
    let (name, mark) = ("云溪县交通运输局".to_owned(), "云交".to_owned());
    Change::Organ(Organ { name, mark, parent: Some(GOVERNMENT), line: Some(CITY), managed_by: Some(CITY), ..bare })
}

fn post(official: OfficialId) -> PostId {
    PostId(official.0 + 1_000)
}

async fn change(town: &Town, changes: Vec<Change>) -> Result<(), Failure> {
    let stamp = town.acts(CLERK, OFFICE, TODAY);
    town.app.change_directory(&stamp, &mut town.chance(), COUNTY.0, changes).await
}

/// One of every kind of change.
fn every_change(town: &Town) -> Vec<Change> {
    let mut place = town.app.directory().organ(HOUSING).unwrap().place();
    (place.line, place.managed_by) = (Some(CITY), Some(GOVERNMENT));
    let portfolio = Portfolio { organs: vec![HOUSING, ROADS], fields: vec!["住房".to_owned(), "信访".to_owned()] };
    let (head, clerk) = (HEAD, CLERK);
    vec![
        roads(),
        Change::Tenure(Tenure {
            acting: true,
            portfolio: portfolio.clone(),
            until: Some(date(2027, 12, 31)),
            ..Tenure::new(clerk, post(head), date(2026, 1, 1))
        }),
        Change::Rename(Rename {
            organ: HOUSING,
            from: date(2020, 1, 1),
            name: "云溪县住房建设局".to_owned(),
            mark: "云建".to_owned(),
        }),
        Change::Move(Move { organ: HOUSING, from: date(2021, 1, 1), place }),
        Change::Portfolio(NewPortfolio {
            official: head,
            post: post(head),
            from: SINCE,
            since: date(2022, 1, 1),
            portfolio,
        }),
        Change::EndTenure(EndTenure { official: HANDLER, post: post(HANDLER), from: SINCE, until: TODAY }),
        Change::EndTenure(EndTenure {
            official: clerk,
            post: post(head),
            from: date(2026, 1, 1),
            until: date(2026, 12, 31),
        }),
        Change::EndOrgan(EndOrgan {
            organ: ROADS,
            until: date(2026, 6, 30),
            how: How::Merged,
            successors: vec![HOUSING],
        }),
    ]
}

/// What was decided is what is read back, on either database, and every row has its event.
#[tokio::test]
async fn every_change_is_kept_and_read_back_the_same() {
    every_database(TODAY, async |town: &Town| {
        change(town, every_change(town)).await.unwrap();
        town.verify().await;
        let kept = town.app.directory();
        let read = town.app.db().read().await.unwrap().directory().await.unwrap();
        assert_eq!(read, *kept);
        assert_eq!(read.name_on(HOUSING, date(2019, 12, 31)), Some("云溪县住房和城乡建设局"));
        assert_eq!(read.name_on(HOUSING, TODAY), Some("云溪县住房建设局"));
        assert_eq!(read.higher_organs(HOUSING), [GOVERNMENT, CITY]);
        assert_eq!(read.organ_on(HOUSING, date(2020, 12, 31)).unwrap().line, None);
        assert_eq!(read.successors(ROADS, date(2026, 7, 1)), [HOUSING]);
        assert_eq!(read.in_charge_of(HEAD, TODAY), [HOUSING, ROADS]);
        let acting = read.tenure_on(CLERK, post(HEAD), TODAY).unwrap();
        assert!(acting.acting && acting.until == Some(date(2026, 12, 31)));
        assert_eq!(acting.portfolio.fields, ["住房", "信访"]);
    })
    .await;
}

/// A row that was changed, added or removed behind the program's back does not fit its event.
#[tokio::test]
async fn tampering_with_the_directory_is_found_in_every_table() {
    for (sql, code) in [
        ("UPDATE organ SET line = NULL WHERE id = 50", "directory-differs"),
        ("UPDATE organ SET vertical = 1 WHERE id = 10", "directory-differs"),
        ("UPDATE organ SET managed_by = 11 WHERE id = 50", "directory-differs"),
        ("UPDATE tenure SET acting = 0 WHERE official = 101", "directory-differs"),
        ("UPDATE tenure SET fields = '住房' WHERE official = 101", "directory-differs"),
        ("UPDATE tenure SET organs = '12' WHERE official = 101 AND acting = 1", "directory-differs"),
        ("UPDATE organ_name SET name = '某局'", "directory-differs"),
        ("UPDATE organ_place SET line = NULL", "directory-differs"),
        ("UPDATE organ_end SET successors = ''", "directory-differs"),
        ("UPDATE tenure_end SET until_on = '2026-05-01' WHERE official = 104", "directory-differs"),
        ("UPDATE portfolio SET fields = ''", "directory-differs"),
        (
            "INSERT INTO tenure_end (official, post, from_on, until_on) VALUES (103, 1103, '2000-01-01', '2001-01-01')",
            "directory-differs",
        ),
        ("DELETE FROM organ_end", "directory-lacks"),
        ("DELETE FROM tenure_end WHERE official = 104", "directory-lacks"),
        ("DELETE FROM organ_name", "directory-lacks"),
    ] {
        every_database(TODAY, async |town: &Town| {
            change(town, every_change(town)).await.unwrap();
            town.tamper(sql).await;
            let found = app::verify(&town.app, |_| {}).await.unwrap().discrepancies;
            assert!(found.iter().any(|finding| finding.code() == code), "{sql}: {found:?}");
        })
        .await;
    }
}

/// A refused change leaves neither event nor row, nor do those before it.
#[tokio::test]
async fn changes_are_made_all_or_none() {
    every_database(TODAY, async |town: &Town| {
        let before = town.app.directory();
        let bad = Change::EndTenure(EndTenure { official: CLERK, post: PostId(9), from: SINCE, until: TODAY });
        let refused = change(town, vec![roads(), bad]).await;
        let Err(Failure::Refused(refusal)) = refused else { panic!("{refused:?}") };
        assert_eq!(refusal.why.code(), "no-such-tenure");
        assert_eq!(*town.app.directory(), *before);
        assert_eq!(town.app.db().read().await.unwrap().directory().await.unwrap(), *before);
        town.verify().await;
    })
    .await;
}

/// A preview says what an organ holds and changes nothing; the same done ends it, and the matters stay to be passed on.
#[tokio::test]
async fn a_merger_is_previewed_and_then_done() {
    every_database(TODAY, async |town: &Town| {
        change(town, vec![roads()]).await.unwrap();
        town.registered().await;
        town.registered().await;
        let merge = Merge { organs: vec![OFFICE], into: ROADS, from: TODAY };
        let asked = Reorganisation { founded: Vec::new(), step: ReorganisationStep::Merge(merge) };
        let before = town.app.directory();
        let preview = town.app.plan(TODAY, &asked).await.unwrap();
        assert_eq!(*town.app.directory(), *before);
        assert_eq!(
            (preview.organs.as_slice(), preview.posts.as_slice()),
            ([OFFICE].as_slice(), [post(CLERK)].as_slice())
        );
        assert_eq!(preview.tenures.iter().map(|tenure| tenure.official).collect::<Vec<_>>(), [CLERK]);
        let [held] = preview.held.as_slice() else { panic!("{:?}", preview.held) };
        assert_eq!((held.organ, held.successors.as_slice()), (OFFICE, [ROADS].as_slice()));
        assert_eq!(held.matters.iter().map(|(_, n)| n).sum::<i64>(), 2);
        assert!(held.terms >= 2, "each waits for a decision: {}", held.terms);
        let done = town.app.reorganise(&town.acts(CLERK, OFFICE, TODAY), &mut town.chance(), &asked).await.unwrap();
        assert_eq!(done, preview);
        let after = town.app.directory();
        assert_eq!(after.successors(OFFICE, TODAY), [ROADS]);
        assert!(!after.serves(CLERK, OFFICE, TODAY) && after.serves(CLERK, OFFICE, date(2026, 4, 1)));
        assert_eq!(town.matters().await, 2);
        town.verify().await;
    })
    .await;
}

/// A new name that holds from tomorrow on cannot be kept yet: the name is what it is last.
#[tokio::test]
async fn a_name_does_not_change_before_its_day() {
    every_database(TODAY, async |town: &Town| {
        let (name, mark) = ("新名".to_owned(), "新".to_owned());
        let rename = Rename { organ: HOUSING, from: date(2026, 4, 3), name, mark };
        let asked = Reorganisation { founded: Vec::new(), step: ReorganisationStep::Rename(rename) };
        let refused = town.app.plan(TODAY, &asked).await;
        let Err(Failure::Refused(refusal)) = refused else { panic!("{refused:?}") };
        assert_eq!(refusal.why.code(), "day-in-future");
    })
    .await;
}

/// The demonstration's directory holds too, with what its leaders are in charge of.
#[tokio::test]
async fn the_demonstration_has_petition_work_up_to_the_nation() {
    every_address(async |address| {
        let app = crate::town::opened(Db::open(address).await.unwrap()).await;
        app::plant_demo(&app, &DemoPlan { seed: 1, today: TODAY, matters: 3 }, |_| {}).await.unwrap();
        let directory = app.directory();
        let of = |level: Level, kind: OrganKind| {
            let organs = directory.organs.values().filter(move |organ| organ.kind == kind);
            let here = organs.filter(|organ| directory.divisions[&organ.division].level == level);
            here.map(|organ| organ.id).collect::<Vec<_>>()
        };
        let mut office = of(Level::County, OrganKind::PetitionOffice)[0];
        for level in [Level::Prefecture, Level::Province, Level::Nation] {
            let above = directory.petition_office_above(office).unwrap();
            assert_eq!([above].as_slice(), of(level, OrganKind::PetitionOffice), "{level:?}");
            office = above;
        }
        assert_eq!(directory.national_petition_office(), Some(office));
        let township = directory.organs.values().find(|organ| organ.kind == OrganKind::Township).unwrap();
        let conference = directory.joint_conference(township.division).unwrap();
        assert_eq!(directory.organ(conference).unwrap().division.0, township.division.0 / 1_000);
        let city = of(Level::Prefecture, OrganKind::Government)[0];
        let leaders = directory.leaders(city, TODAY);
        assert!(leaders.iter().any(|leader| directory.in_charge_of(*leader, TODAY).len() > 2), "departments too");
        assert!(app::verify(&app, |_| {}).await.unwrap().holds());
        app.db().close().await;
    })
    .await;
}
