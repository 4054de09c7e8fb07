//! The desk and what hangs on it: counts that equal lists, views, files, forwarding several.

mod counts;
mod forwarding;
mod lists;
mod pages;
mod walk;

use app::domain::directory::Role;
use app::domain::matter::{Opinion, Proof};
use app::domain::{Actor, OfficialId, OrganId};
use app::{ActDraft, MatterKey, Subject};
use jiff::civil::Date;

use crate::town::{CLERK, HANDLER, HOUSING, OFFICE, Town, accepting, answering, intake};
use crate::who_may::{DAY, accusing, registered, signed_in};

/// Somebody with one role, whatever the directory says: every role is tried at every organ.
fn with_role(town: &Town, (official, organ): (OfficialId, OrganId), role: Role, today: Date) -> Subject {
    Subject { roles: vec![role], ..town.app.subject(Actor { official, organ }, today) }
}

/// Registered by the clerk on a day.
async fn registered_on(town: &Town, day: Date) -> MatterKey {
    let stamp = town.acts(CLERK, OFFICE, day);
    town.app.register(&stamp, &mut town.chance(), day, &intake(day), None).await.unwrap().done.key
}

/// Matters of the town at many stages; the last one accuses the bureau that would have it.
async fn many(town: &Town) -> Vec<MatterKey> {
    let mut keys = Vec::new();
    for _ in 0..9 {
        keys.push(registered(town, &intake(DAY)).await);
    }
    for key in keys.iter().skip(2) {
        town.act(signed_in(town, CLERK, OFFICE), *key, &ActDraft::Forward { to: HOUSING }).await.unwrap();
    }
    let bureau = || town.acts(HANDLER, HOUSING, DAY);
    for key in keys.iter().skip(4) {
        town.act(bureau(), *key, &accepting()).await.unwrap();
    }
    let answer = answering(Opinion::NotSupport, "经查，反映情况不实。");
    for key in keys.iter().skip(6) {
        town.act(bureau(), *key, &answer).await.unwrap();
    }
    town.act(bureau(), keys[8], &ActDraft::Deliver { proof: Proof::Electronic }).await.unwrap();
    let reason = "不属本局职权。".to_owned();
    town.act(bureau(), keys[3], &ActDraft::Object { reason }).await.unwrap();
    keys.push(registered(town, &accusing(HOUSING)).await);
    keys
}
