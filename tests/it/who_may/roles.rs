//! Roles as the ledger and the rows keep them.

use std::collections::BTreeSet;

use app::domain::directory::{Change, Role, RoleWithdrawn};
use app::store::Db;
use app::{DemoPlan, plant_demo};
use jiff::civil::date;

use super::{DAY, KEEPER, change, given, staffed};
use crate::town::{CLERK, HOUSING, OFFICE, Town, every_address, every_database, opened};

#[tokio::test]
async fn roles_are_read_back_as_they_were_given_and_withdrawn() {
    every_database(DAY, async |town: &Town| {
        staffed(town).await;
        let until = date(2026, 3, 31);
        let reason = "岗位调整".to_owned();
        let from = given(CLERK, OFFICE, Role::Router).from;
        let end = RoleWithdrawn { official: CLERK, organ: OFFICE, role: Role::Router, from, until, by: CLERK, reason };
        change(town, KEEPER, vec![Change::WithdrawRole(end)]).await.unwrap();
        town.verify().await;
        let kept = town.app.directory();
        let read = town.app.db().read().await.unwrap().directory().await.unwrap();
        assert_eq!(read, *kept);
        assert_eq!(read.roles_at(CLERK, OFFICE, DAY), [Role::Clerk]);
        assert_eq!(read.roles_at(CLERK, OFFICE, until), [Role::Clerk, Role::Router]);
        assert_eq!(read.roles_at(CLERK, HOUSING, DAY), []);
        let row = read.roles[&CLERK].iter().find(|row| row.role == Role::Router).unwrap();
        assert_eq!((row.by, row.until), (KEEPER, Some(until)));
    })
    .await;
}

#[tokio::test]
async fn a_role_that_nobody_gave_is_found() {
    every_database(DAY, async |town: &Town| {
        staffed(town).await;
        for sql in [
            "UPDATE role_given SET role = 'office_head' WHERE official = 101 AND role = 'clerk'",
            "UPDATE role_given SET by_official = 103 WHERE official = 103",
            "UPDATE role_given SET until_on = NULL, reason = '别的理由' WHERE official = 104",
            "INSERT INTO role_given SELECT 101, organ, 'auditor', from_on, until_on, by_official, reason, salt \
             FROM role_given WHERE official = 104",
        ] {
            town.tamper(sql).await;
            let found = app::verify(&town.app, |_| {}).await.unwrap().discrepancies;
            assert!(found.iter().any(|found| found.code() == "directory-differs"), "{sql}");
        }
    })
    .await;
}

/// In the invented city somebody can be met in every role, and nobody in two that do not go together.
#[tokio::test]
async fn the_invented_city_has_somebody_in_every_role() {
    every_address(async |address| {
        let app = opened(Db::open(address).await.unwrap()).await;
        plant_demo(&app, &DemoPlan { seed: 1, today: DAY, matters: 3 }, |_| {}).await.unwrap();
        let directory = app.directory();
        let mut roles = BTreeSet::new();
        for official in directory.officials.keys() {
            let held: Vec<Role> = directory.roles_in_force(*official, DAY).map(|(role, _)| role).collect();
            assert!(held.iter().all(|one| held.iter().all(|other| one.goes_with(*other))), "{official}: {held:?}");
            roles.extend(held);
        }
        assert_eq!(roles, Role::ALL.iter().copied().collect());
        let verification = app::verify(&app, |_| {}).await.unwrap();
        assert!(verification.holds(), "{:?}", verification.discrepancies);
        app.db().close().await;
    })
    .await;
}
