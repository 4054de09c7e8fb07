//! Roles: given by somebody else, for a reason, and only while in office.

use domain::directory::{Change, Directory, EndTenure, Role, RoleGiven, RoleWithdrawn, Tenure};
use domain::{OfficialId, OrganId, Refusal};
use jiff::civil::{Date, date};

use crate::town::{official, organ, town};

const FIRST: Date = date(2026, 1, 1);
const DAY: Date = date(2026, 3, 2);

fn given(who: &str, at: &str, role: Role) -> RoleGiven {
    let by = official("office:head");
    let (official, organ) = (official(who), organ(at));
    RoleGiven { official, organ, role, from: FIRST, until: None, by, reason: "按岗位分工".to_owned() }
}

fn withdrawn(row: &RoleGiven, until: Date) -> RoleWithdrawn {
    let RoleGiven { official, organ, role, from, by, .. } = *row;
    RoleWithdrawn { official, organ, role, from, until, by, reason: "岗位调整".to_owned() }
}

fn give(directory: &mut Directory, row: RoleGiven) -> Result<(), Refusal> {
    Change::GiveRole(row).make(directory)
}

fn code(refused: Result<(), Refusal>) -> &'static str {
    refused.expect_err("refused").why.code()
}

#[test]
fn a_role_holds_from_its_first_to_its_last_day() {
    let mut directory = town().directory.clone();
    let row = given("office:clerk", "office", Role::Clerk);
    give(&mut directory, row.clone()).unwrap();
    let roles = |directory: &Directory, on| directory.roles_at(row.official, row.organ, on);
    assert_eq!(roles(&directory, FIRST.yesterday().unwrap()), []);
    assert_eq!(roles(&directory, DAY), [Role::Clerk]);
    assert_eq!(directory.holders_of(Role::Clerk, row.organ, DAY), [row.official]);
    Change::WithdrawRole(withdrawn(&row, DAY)).make(&mut directory).unwrap();
    assert_eq!(roles(&directory, DAY), [Role::Clerk]);
    assert_eq!(roles(&directory, DAY.tomorrow().unwrap()), []);
}

/// Access ends with the post, on the day, and does not come back with another post years later.
#[test]
fn a_role_ends_with_the_post_and_does_not_come_back() {
    let mut directory = town().directory.clone();
    let row = given("office:clerk", "office", Role::Clerk);
    give(&mut directory, row.clone()).unwrap();
    let tenure = directory.tenures[&row.official].iter().find(|t| t.until.is_none()).unwrap().clone();
    let Tenure { official, post, from, .. } = tenure;
    Change::EndTenure(EndTenure { official, post, from, until: DAY }).make(&mut directory).unwrap();
    let roles = |directory: &Directory, on| directory.roles_at(official, row.organ, on);
    assert_eq!(roles(&directory, DAY), [Role::Clerk]);
    assert_eq!(roles(&directory, DAY.tomorrow().unwrap()), []);
    let later = date(2028, 1, 1);
    Change::Tenure(Tenure::new(official, post, later)).make(&mut directory).unwrap();
    assert_eq!(roles(&directory, later), [], "the role was for the former post");
    // Somebody who moves from one post to the next of the same organ stays.
    let mut moving = town().directory.clone();
    give(&mut moving, row.clone()).unwrap();
    Change::EndTenure(EndTenure { official, post, from, until: DAY }).make(&mut moving).unwrap();
    Change::Tenure(Tenure::new(official, post, DAY.tomorrow().unwrap())).make(&mut moving).unwrap();
    assert_eq!(roles(&moving, later), [Role::Clerk]);
}

#[test]
fn roles_are_refused_where_they_may_not_be_given() {
    let unknown = OfficialId(9_999);
    let own = |who: &str, role| RoleGiven { by: official(who), ..given(who, "office", role) };
    let auditor = given("office:clerk", "office", Role::Auditor);
    let cases: [(RoleGiven, &str); 9] = [
        (own("office:clerk", Role::OfficeHead), "role-to-self"),
        (RoleGiven { official: unknown, ..auditor.clone() }, "unknown-official"),
        (RoleGiven { organ: OrganId(9_999), ..auditor.clone() }, "unknown-organ"),
        (RoleGiven { organ: organ("bureau"), ..auditor.clone() }, "not-in-office"),
        (RoleGiven { until: Some(date(2025, 1, 1)), ..auditor.clone() }, "dates-reversed"),
        (RoleGiven { reason: " ".to_owned(), ..auditor.clone() }, "text-missing"),
        (given("office:clerk", "office", Role::Discipline), "role-not-there"),
        (given("office:clerk", "office", Role::Clerk), "role-held"),
        (auditor, "roles-apart"),
    ];
    let mut directory = town().directory.clone();
    give(&mut directory, given("office:clerk", "office", Role::Clerk)).unwrap();
    let before = directory.clone();
    for (row, expected) in cases {
        assert_eq!(code(give(&mut directory, row)), expected);
        assert_eq!(directory, before, "a refusal changes nothing");
    }
}

/// The first account administrator has nobody to get the role from; nobody after them is in that place.
#[test]
fn only_the_first_administrator_is_their_own() {
    let mut directory = town().directory.clone();
    let own = |who| RoleGiven { by: official(who), ..given(who, "office", Role::AccountAdministrator) };
    give(&mut directory, own("office:clerk")).unwrap();
    assert_eq!(code(give(&mut directory, own("office:head"))), "role-to-self");
    let row = own("office:clerk");
    Change::WithdrawRole(withdrawn(&row, DAY)).make(&mut directory).unwrap();
    assert_eq!(code(give(&mut directory, own("office:head"))), "role-to-self", "nor after that one is gone");
}

#[test]
fn an_administrator_and_an_auditor_are_nothing_else() {
    for alone in [Role::AccountAdministrator, Role::Auditor] {
        for other in Role::ALL {
            assert_eq!(alone.goes_with(*other), alone == *other, "{alone} {other}");
            assert_eq!(other.goes_with(alone), alone == *other, "{alone} {other}");
        }
    }
    assert!(Role::Clerk.goes_with(Role::Router));
}

#[test]
fn what_is_not_held_cannot_be_withdrawn() {
    let mut directory = town().directory.clone();
    let row = given("office:clerk", "office", Role::Clerk);
    let end = |until| Change::WithdrawRole(withdrawn(&row, until));
    assert_eq!(code(end(DAY).make(&mut directory)), "no-such-role");
    give(&mut directory, row.clone()).unwrap();
    assert_eq!(code(end(date(2025, 12, 30)).make(&mut directory)), "dates-reversed");
    // A role that was given by mistake is held for no day.
    let mut mistaken = directory.clone();
    end(date(2025, 12, 31)).make(&mut mistaken).unwrap();
    assert_eq!(mistaken.roles_at(row.official, row.organ, FIRST), []);
    end(DAY).make(&mut directory).unwrap();
    assert_eq!(code(end(DAY).make(&mut directory)), "no-such-role", "it ends no later already");
}
