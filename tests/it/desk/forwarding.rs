//! Several matters at once: each is its own act, and nothing happens twice.

use app::domain::matter::Stage;
use app::domain::{MatterId, OrganId};
use app::{ActDraft, Chosen, Failure, Forwarding, MatterKey};

use super::many;
use crate::town::{CLERK, GOVERNMENT, HANDLER, HOUSING, OFFICE, Town, every_database, intake};
use crate::who_may::{DAY, accusing, registered, signed_in, staffed};

async fn versions(town: &Town, keys: &[MatterKey]) -> Vec<Chosen> {
    let mut chosen = Vec::new();
    for key in keys {
        let version = town.app.matter(*key).await.ok().map(|view| view.matter.version);
        chosen.push(Chosen { key: *key, version: version.or(Some(1)) });
    }
    chosen
}

async fn states(town: &Town, to: OrganId, chosen: &[Chosen]) -> Vec<String> {
    let lines = town.app.forwarding(&signed_in(town, CLERK, OFFICE), to, DAY, chosen).await.unwrap();
    let told = |state: &Forwarding| match state {
        Forwarding::Open => "open".to_owned(),
        Forwarding::Done { .. } => "done".to_owned(),
        Forwarding::Changed(changed) => format!("changed {}", changed.len()),
        Forwarding::Not(Failure::Refused(refusal)) => {
            assert!(refusal.cite.is_some(), "a refusal names its article");
            refusal.why.code().to_owned()
        }
        Forwarding::Not(Failure::Denied(denied)) => denied.by.code().to_owned(),
        Forwarding::Not(other) => panic!("{other}"),
        Forwarding::Missing => "missing".to_owned(),
    };
    lines.iter().map(|line| told(&line.state)).collect()
}

async fn version(town: &Town, key: MatterKey) -> u64 {
    town.app.matter(key).await.unwrap().matter.version
}

#[tokio::test]
async fn each_is_forwarded_once_and_the_others_say_why_not() {
    every_database(DAY, async |town: &Town| {
        staffed(town).await;
        let one = registered(town, &intake(DAY)).await;
        let two = registered(town, &intake(DAY)).await;
        let accusation = registered(town, &accusing(HOUSING)).await;
        let sent = registered(town, &intake(DAY)).await;
        town.act(signed_in(town, CLERK, OFFICE), sent, &ActDraft::Forward { to: HOUSING }).await.unwrap();
        let nowhere = MatterKey { shard: one.shard, id: MatterId(one.id.0 + 1) };
        let keys = [one, accusation, sent, nowhere, two];
        let chosen = versions(town, &keys).await;
        let before = states(town, HOUSING, &chosen).await;
        assert_eq!((before[0].as_str(), before[3].as_str(), before[4].as_str()), ("open", "missing", "open"));
        assert!(!["open", "missing"].contains(&before[1].as_str()), "never to the accused: {before:?}");
        assert!(!["open", "missing"].contains(&before[2].as_str()), "no longer the office's: {before:?}");
        assert_eq!(version(town, one).await, chosen[0].version.unwrap(), "looking changes nothing");

        let stamp = signed_in(town, CLERK, OFFICE);
        let done = town.app.forward_each(&stamp, &mut town.chance(), HOUSING, DAY, &chosen).await.unwrap();
        assert_eq!(done, 2);
        let after = version(town, one).await;
        // A double click, a page loaded again: nothing is done twice, and the answer is the same.
        for _ in 0..2 {
            let stamp = signed_in(town, CLERK, OFFICE);
            let again = town.app.forward_each(&stamp, &mut town.chance(), HOUSING, DAY, &chosen).await.unwrap();
            assert_eq!(again, 0);
            let states = states(town, HOUSING, &chosen).await;
            assert_eq!((states[0].as_str(), states[4].as_str()), ("done", "done"));
            assert_eq!((&states[1..4], version(town, one).await), (&before[1..4], after));
        }
        let view = town.app.matter(one).await.unwrap();
        assert_eq!((view.matter.stage, view.matter.holder), (Stage::Forwarded, HOUSING));
        town.verify().await;
    })
    .await;
}

#[tokio::test]
async fn what_changed_since_it_was_looked_at_is_left_alone() {
    every_database(DAY, async |town: &Town| {
        staffed(town).await;
        let key = registered(town, &intake(DAY)).await;
        let chosen = versions(town, &[key]).await;
        let note = ActDraft::Note { text: "信访人来电补充。".to_owned() };
        town.act(signed_in(town, CLERK, OFFICE), key, &note).await.unwrap();
        let stamp = signed_in(town, CLERK, OFFICE);
        let done = town.app.forward_each(&stamp, &mut town.chance(), HOUSING, DAY, &chosen).await.unwrap();
        assert_eq!(done, 0);
        assert_eq!(states(town, HOUSING, &chosen).await, ["changed 1"]);
        // Without a version nobody knows what was looked at.
        let blind = [Chosen { key, version: None }];
        let done = town.app.forward_each(&stamp, &mut town.chance(), HOUSING, DAY, &blind).await.unwrap();
        assert_eq!((done, states(town, HOUSING, &blind).await), (0, vec!["open".to_owned()]));
    })
    .await;
}

/// Whoever may not forward is told so by the policies; what they do not find is not there.
#[tokio::test]
async fn somebody_elses_matters_are_missing_and_roles_decide() {
    every_database(DAY, async |town: &Town| {
        staffed(town).await;
        let keys = many(town).await;
        let stamp = signed_in(town, HANDLER, HOUSING);
        let chosen = versions(town, &keys).await;
        let lines = town.app.forwarding(&stamp, GOVERNMENT, DAY, &chosen).await.unwrap();
        assert!(matches!(lines[0].state, Forwarding::Missing), "registered at the office, not yet theirs");
        assert!(lines[0].matter.is_none() && lines[0].title.is_none());
        assert!(matches!(lines[2].state, Forwarding::Not(Failure::Denied(_))), "a handler forwards nothing");
        assert!(matches!(lines[9].state, Forwarding::Missing), "the wall");
        let done = town.app.forward_each(&stamp, &mut town.chance(), GOVERNMENT, DAY, &chosen).await.unwrap();
        assert_eq!(done, 0);
    })
    .await;
}
