//! Every "no" of the policies, every role and every action has words.

use std::collections::BTreeSet;

use app::domain::Actor;
use app::domain::directory::{Directory, Role};
use app::{Action, Denied, DeniedBy, Policies, Subject};

use super::samples::*;
use super::{assert_whole, ends, in_both, law};

fn subject() -> Subject {
    let actor = Actor { official: OFFICIAL, organ: ORGAN };
    Subject { roles: vec![Role::Clerk, Role::Router], ..Subject::of(&Directory::default(), actor, DAY) }
}

#[test]
fn every_no_is_a_sentence_that_says_who_could() {
    let policies = Policies::shipped().unwrap();
    let forbid = policies.notes().filter(|(_, forbids)| *forbids).map(|(note, _)| DeniedBy::Policy {
        policy: note.policy.clone(),
        basis: note.basis.as_deref().and_then(|basis| basis.parse().ok()),
        promise: note.promise.clone(),
    });
    let all: Vec<DeniedBy> =
        forbid.chain([DeniedBy::NoRole, DeniedBy::NotYours, DeniedBy::Fault("x".to_owned())]).collect();
    assert!(all.len() > 8);
    in_both(&law(), |speaker| {
        let mut said = BTreeSet::new();
        for by in &all {
            for (organ, could) in [(Some(OTHER), vec![Role::Handler]), (None, vec![Role::Auditor]), (None, vec![])] {
                let denied = Denied { action: Action::Forward, by: by.clone(), organ, could };
                let told = speaker.denied(&denied, &subject());
                for line in [&told.why, &told.way_out] {
                    assert_whole(line, by.code());
                    assert!(ends(speaker, line), "{line}");
                }
                said.insert(told.why);
            }
        }
        assert_eq!(said.len(), all.len(), "two reasons read alike");
    });
}

#[test]
fn every_role_and_every_action_has_a_name_of_its_own() {
    in_both(&law(), |speaker| {
        let roles: BTreeSet<String> = Role::ALL.iter().map(|role| speaker.role(*role)).collect();
        let actions: BTreeSet<String> = Action::ALL.iter().map(|action| speaker.action(*action)).collect();
        assert_eq!((roles.len(), actions.len()), (Role::ALL.len(), Action::ALL.len()));
        roles.iter().chain(&actions).for_each(|name| assert_whole(name, name));
    });
}
