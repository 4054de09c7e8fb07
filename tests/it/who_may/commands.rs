//! `xinze role` and the policies that ship.

use std::collections::BTreeSet;

use app::Action;
use app::Policies;
use app::domain::directory::Role;
use app::law::Cite;

use super::{DAY, staffed};
use crate::town::{Town, every_database};

/// A policy that cites what no pack has would cite nothing.
#[test]
fn every_provision_that_a_policy_names_is_in_a_pack() {
    let law = app::shipped_law().unwrap();
    let policies = Policies::shipped().unwrap();
    for (note, _) in policies.notes() {
        if let Some(basis) = &note.basis {
            let cite: Cite = basis.parse().unwrap_or_else(|_| panic!("{}: {basis}", note.policy));
            assert!(law.gist(cite).is_some(), "{}: {basis}", note.policy);
        }
    }
}

/// A role that may nothing, and an action that nobody may, are mistakes, but for what people never do.
#[tokio::test]
async fn every_role_may_something_and_every_action_is_somebodys() {
    every_database(DAY, async |town: &Town| {
        staffed(town).await;
        let mut roles = BTreeSet::new();
        let mut nobodys = BTreeSet::new();
        for action in Action::ALL {
            let could = town.app.who_could(*action);
            roles.extend(could.iter().copied());
            if could.is_empty() {
                nobodys.insert(action.name());
            }
        }
        assert_eq!(roles, Role::ALL.iter().copied().collect());
        assert_eq!(nobodys, BTreeSet::from(["matter.confirm", "matter.evaluate", "matter.record_check"]));
    })
    .await;
}
