//! Who may: officials with roles, signed in, on both databases.

mod acting;
mod commands;
mod lists;
mod roles;

use app::domain::directory::{Change, Official, Post, Role, RoleGiven, Standing, Tenure};
use app::domain::matter::Accused;
use app::domain::{Actor, OfficialId, OrganId, PostId};
use app::law::Purpose;
use app::{Door, Failure, Intake, MatterKey, Stamp, Subject};
use jiff::civil::{Date, date};

use crate::town::{
    CITY, CITY_OFFICIAL, CLERK, COUNTY, GOVERNMENT, HANDLER, HEAD, HOUSING, OFFICE, REVIEWER, Town, intake,
};

/// The day of the tests.
pub const DAY: Date = date(2026, 4, 2);
const SINCE: Date = date(2020, 1, 1);

/// The head of the petition office.
pub const OFFICE_HEAD: OfficialId = OfficialId(105);
/// Its official for accounts.
pub const KEEPER: OfficialId = OfficialId(106);
/// Its inspector.
pub const INSPECTOR: OfficialId = OfficialId(107);
/// Its official for assessments.
pub const ASSESSOR: OfficialId = OfficialId(108);

/// A role, given for a reason. Who gives it is whoever makes the change.
pub fn given(official: OfficialId, organ: OrganId, role: Role) -> RoleGiven {
    let reason = "按岗位分工".to_owned();
    RoleGiven { official, organ, role, from: SINCE, until: None, by: OfficialId(0), reason }
}

fn person(id: OfficialId, name: &str) -> [Change; 3] {
    let post = PostId(id.0 + 1_000);
    let (title, standing) = ("科员".to_owned(), Standing::Handler);
    [
        Change::Official(Official { id, name: name.to_owned() }),
        Change::Post(Post { id: post, organ: OFFICE, title, standing }),
        Change::Tenure(Tenure::new(id, post, date(2000, 1, 1))),
    ]
}

/// Changes the directory by the hand of an official of the petition office.
pub async fn change(town: &Town, by: OfficialId, changes: Vec<Change>) -> Result<(), Failure> {
    let stamp = town.acts(by, OFFICE, DAY);
    town.app.change_directory(&stamp, &mut town.chance(), COUNTY.0, changes).await
}

/// Gives everybody in the town the role of their post.
pub async fn staffed(town: &Town) {
    let people = [(OFFICE_HEAD, "方敏之"), (KEEPER, "柳叶青"), (INSPECTOR, "石一帆"), (ASSESSOR, "乔木心")];
    change(town, CLERK, people.into_iter().flat_map(|(id, name)| person(id, name)).collect()).await.unwrap();
    let first = given(KEEPER, OFFICE, Role::AccountAdministrator);
    change(town, KEEPER, vec![Change::GiveRole(first)]).await.unwrap();
    let roles = [
        (CLERK, OFFICE, Role::Clerk),
        (CLERK, OFFICE, Role::Router),
        (OFFICE_HEAD, OFFICE, Role::OfficeHead),
        (INSPECTOR, OFFICE, Role::Inspector),
        (ASSESSOR, OFFICE, Role::Assessor),
        (HANDLER, HOUSING, Role::Handler),
        (HEAD, HOUSING, Role::OrganHead),
        (REVIEWER, GOVERNMENT, Role::Handler),
        (CITY_OFFICIAL, CITY, Role::Auditor),
    ];
    let roles = roles.map(|(official, organ, role)| Change::GiveRole(given(official, organ, role)));
    change(town, KEEPER, roles.to_vec()).await.unwrap();
}

/// Somebody who signed in.
pub fn signed_in(town: &Town, official: OfficialId, organ: OrganId) -> Stamp {
    Stamp { door: Door::SignedIn, ..town.acts(official, organ, DAY) }
}

/// Somebody who signed in, as the policies see them.
pub fn subject(town: &Town, official: OfficialId, organ: OrganId) -> Subject {
    town.app.subject(Actor { official, organ }, DAY)
}

/// An accusation of an organ.
pub fn accusing(organ: OrganId) -> Intake {
    let accused = Accused { organs: vec![organ], officials: Vec::new() };
    Intake { purpose: Purpose::Accusation, accused, ..intake(DAY) }
}

/// Registered by the clerk, who signed in.
pub async fn registered(town: &Town, intake: &Intake) -> MatterKey {
    let stamp = signed_in(town, CLERK, OFFICE);
    town.app.register(&stamp, &mut town.chance(), DAY, intake, None).await.unwrap().done.key
}
