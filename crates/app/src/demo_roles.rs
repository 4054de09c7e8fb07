//! The roles of the invented city: everybody has those of their post.

use demo::{City, OrganKind, Standing};
use domain::directory::{Change, Role, RoleGiven};
use domain::{Actor, OfficialId, OrganId};

/// Whoever works for the invented city's petition office, by the number of the desk: at the first desk letters are
/// taken in and sent on, at the second visitors are received, at the third accounts are kept, at the fourth the work
/// of others is watched.
const DESKS: [&[Role]; 4] = [
    &[Role::Clerk, Role::Router],
    &[Role::Clerk],
    &[Role::AccountAdministrator],
    &[Role::Clerk, Role::Router, Role::Inspector, Role::Assessor],
];
/// The desk at which accounts are kept.
const ACCOUNTS: usize = 2;
/// In a county two people do it all.
const COUNTY_DESKS: [&[Role]; 2] = [&[Role::Clerk, Role::Router], &[Role::Clerk, Role::Inspector]];

const REASON: &str = "按岗位分工";

fn roles(kind: OrganKind, standing: Standing, of_city: bool, desk: usize) -> &'static [Role] {
    match (kind, standing) {
        (OrganKind::PetitionOffice, Standing::Head) => &[Role::OfficeHead],
        (OrganKind::PetitionOffice, Standing::Member | Standing::PetitionLead) => &[Role::OfficeApprover],
        (OrganKind::PetitionOffice, Standing::Handler) if of_city => DESKS.get(desk).copied().unwrap_or_default(),
        (OrganKind::PetitionOffice, Standing::Handler) => COUNTY_DESKS.get(desk).copied().unwrap_or_default(),
        (OrganKind::Government | OrganKind::Committee | OrganKind::JointConference, Standing::Head) => &[Role::Leader],
        (OrganKind::Government | OrganKind::Committee, Standing::Member) => &[Role::Leader],
        (OrganKind::Government | OrganKind::Committee | OrganKind::JointConference, Standing::PetitionLead) => {
            &[Role::Leader, Role::OrganApprover]
        }
        (OrganKind::Committee, Standing::Handler) if of_city => &[Role::Auditor],
        (OrganKind::Discipline, Standing::Handler) => &[Role::Handler, Role::Discipline],
        (OrganKind::Personnel, Standing::Handler) => &[Role::Handler, Role::Personnel],
        (_, Standing::Handler) => &[Role::Handler],
        (_, Standing::Head) => &[Role::OrganHead],
        (_, Standing::Member | Standing::PetitionLead) => &[Role::OrganApprover],
    }
}

/// Who keeps the accounts of the city and gives the roles, and every role, that one's own first.
pub(crate) fn demo_roles(city: &City) -> Option<(Actor, Vec<Change>)> {
    let mut given = Vec::new();
    let mut administrator = None;
    for organ in &city.organs {
        let of_city =
            city.divisions.iter().any(|row| row.code == organ.division && row.level == demo::Level::Prefecture);
        let mut desk = 0;
        for post in city.posts.iter().filter(|post| post.organ == organ.no) {
            let Some(tenure) = city.tenures.iter().find(|tenure| tenure.post == post.no) else { continue };
            let (official, organ_id) = (OfficialId(i64::from(tenure.official)), OrganId(i64::from(organ.no)));
            let here = roles(organ.kind, post.standing, of_city, desk);
            if post.standing == Standing::Handler {
                if organ.kind == OrganKind::PetitionOffice && of_city && desk == ACCOUNTS {
                    administrator = Some(Actor { official, organ: organ_id });
                }
                desk += 1;
            }
            given.extend(here.iter().map(|role| RoleGiven {
                official,
                organ: organ_id,
                role: *role,
                from: tenure.from,
                until: None,
                by: official,
                reason: REASON.to_owned(),
            }));
        }
    }
    given.sort_by_key(|row| row.role != Role::AccountAdministrator);
    Some((administrator?, given.into_iter().map(Change::GiveRole).collect()))
}
