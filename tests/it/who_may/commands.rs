//! `xinze role` and the policies that ship.

use std::collections::BTreeSet;

use app::Action;
use app::Policies;
use app::domain::directory::Role;
use app::law::Cite;

use serde_json::json;

use super::{DAY, staffed};
use crate::commands::Office;
use crate::town::{Town, every_database};

/// A policy that cites what no pack has would cite nothing.
#[test]
fn every_provision_that_a_policy_names_is_in_a_pack() {
    let law = app::shipped_law().unwrap();
    let policies = Policies::shipped().unwrap();
    for (note, _) in policies.notes() {
        if let Some(basis) = &note.basis {
            let cite: Cite = basis.parse().unwrap_or_else(|_| panic!("{}: {basis}", note.policy));
            assert!(law.provision(cite).is_some(), "{}: {basis}", note.policy);
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

/// From an office with one clerk to one in which roles are given, asked about and withdrawn.
#[test]
fn roles_are_given_asked_about_and_withdrawn_by_commands() {
    let office = Office::new();
    for words in [
        ["directory", "add-official", "柳叶青"].as_slice(),
        &[
            "directory",
            "appoint",
            "柳叶青",
            "--at",
            "云信",
            "--post",
            "管理员",
            "--standing",
            "handler",
            "--from",
            "2020-01-01",
        ],
    ] {
        assert_eq!(office.run(words).0, Some(0));
    }
    let clerk = ["role", "give", "苏小禾", "clerk", "--at", "云信", "--reason", "按岗位分工", "--from", "2026-01-01"];
    let (code, _, err) = office.run(&clerk);
    assert_eq!(code, Some(3), "the clerk acts and would give a role to themselves: {err}");
    assert!(err.contains("不能给自己授予角色"), "{err}");
    let keeper = ["role", "give", "柳叶青", "账号管理员", "--at", "云信", "--reason", "首任", "--as", "柳叶青"];
    assert_eq!(office.json(&keeper)["given"]["role"], json!("account_administrator"));
    let given = office.json(&[clerk.as_slice(), &["--as", "柳叶青"]].concat());
    assert_eq!((&given["given"]["by"], &given["given"]["reason"]), (&json!(2), &json!("按岗位分工")));
    let (code, _, err) = office.run(&[clerk.as_slice(), &["--as", "柳叶青"]].concat());
    assert_eq!(code, Some(3), "held already: {err}");

    let listed = office.json(&["role", "list", "--at", "云信"]);
    assert_eq!(listed["roles"].as_array().unwrap().len(), 2, "{listed}");
    let (_, out, _) = office.run(&["role", "list", "--of", "苏小禾", "--lang", "en"]);
    assert!(out.contains("clerk") && out.contains("given by 柳叶青"), "{out}");

    let matter = office.registered();
    let (code, out, _) = office.run(&["role", "may", "苏小禾", "添加材料", &matter]);
    assert_eq!(code, Some(0), "{out}");
    let (code, _, err) = office.run(&["role", "may", "苏小禾", "matter.forward", &matter]);
    assert_eq!(code, Some(3), "{err}");
    assert!(err.contains("分办员"), "who could: {err}");
    let (code, out, _) = office.run(&["role", "may", "柳叶青", "matter.read", &matter, "--json"]);
    assert_eq!(code, Some(3));
    let answer: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!((&answer["permitted"], &answer["why"]), (&json!(false), &json!("administrator")));
    assert_eq!(office.run(&["role", "may", "苏小禾", "matter.delete"]).0, Some(2));

    let end = ["role", "withdraw", "苏小禾", "登记员", "--at", "云信", "--reason", "岗位调整", "--as", "柳叶青"];
    assert_eq!(office.run(&end).0, Some(0));
    assert_eq!(office.run(&end).0, Some(3), "withdrawn already");
    assert_eq!(office.json(&["role", "list", "--of", "苏小禾"])["roles"], json!([]));
    assert_eq!(office.run(&["role", "may", "苏小禾", "matter.attach", &matter]).0, Some(3));
    assert_eq!(office.run(&["ledger", "verify"]).0, Some(0));
}
