//! Accounts of invented people, with which a visitor of the demonstration signs in.

use std::collections::BTreeSet;

use app::domain::directory::Role;
use app::domain::matter::StageName;
use app::domain::{Actor, OfficialId, OrganId, Origin};
use app::signing_in::{FirstPassword, NewAccount, Password};
use app::store::read::{MatterFilter, Towards};
use app::{App, Door, Stamp};
use jiff::civil::Date;
use web::ShownAccount;
use wording::Words;

use super::account;
use crate::ending::Ending;
use crate::{moment, place};

/// The password of every account of a demonstration. Only invented people have it; a real installation knows no
/// password beforehand.
const PASSWORD: &str = "xinze-demo-2026";

/// Whoever is shown: the people of the petition office, a handler and the head of an organ that has something to
/// handle, and those of the city who lead, keep accounts and audit. Makes the accounts that are not there yet.
pub(super) async fn shown(app: &App, words: &Words) -> Result<Vec<ShownAccount>, Ending> {
    let today = moment::today();
    let mut shown = Vec::new();
    let Some(clerk) = clerk(app, today).await? else { return Ok(shown) };
    let handling = MatterFilter { stage: Some(StageName::Handling), ..MatterFilter::default() };
    let found = app.db().read().await?.matters(&handling, &Towards::Start, 1).await?;
    let organ = found.lines.first().map(|line| OrganId(line.holder));
    let people = [
        ("clerk", Some(clerk.official)),
        ("approver", charged(app, Role::OfficeApprover, Some(clerk.organ), today)),
        ("director", charged(app, Role::OfficeHead, Some(clerk.organ), today)),
        ("inspector", charged(app, Role::Inspector, Some(clerk.organ), today)),
        ("handler", organ.and_then(|organ| charged(app, Role::Handler, Some(organ), today))),
        ("chief", organ.and_then(|organ| charged(app, Role::OrganHead, Some(organ), today))),
        ("leader", charged(app, Role::Leader, None, today)),
        ("keeper", charged(app, Role::AccountAdministrator, None, today)),
        ("auditor", charged(app, Role::Auditor, None, today)),
    ];
    let stamp =
        Stamp { actor: clerk, recorded_us: moment::now_us(), today, origin: Origin::Entered, door: Door::Machine };
    let accounts = app.accounts().await?;
    let mut met = BTreeSet::new();
    for (login, official) in people {
        // Somebody may have several of these roles.
        let Some(official) = official.filter(|official| met.insert(*official)) else { continue };
        let there = accounts.iter().find(|account| account.official == official && account.closed_us.is_none());
        let login = match there {
            Some(account) => account.login.clone(),
            None => {
                let password = FirstPassword::Lasting(Password::typed(PASSWORD));
                let new = NewAccount { official, login: account::login(login, words)?, password };
                let made = app.make_account(&stamp, &mut moment::chance()?, new).await;
                made.map_err(|refusal| account::refused(refusal, words))?;
                login.to_owned()
            }
        };
        shown.push(ShownAccount { login, password: PASSWORD.to_owned(), who: who(app, official, today) });
    }
    Ok(shown)
}

async fn clerk(app: &App, today: Date) -> Result<Option<Actor>, Ending> {
    let remembered = app.db().read().await?.setting(place::CLERK).await?;
    let Some(official) = remembered.and_then(|text| text.parse().ok()).map(OfficialId) else { return Ok(None) };
    let directory = app.directory();
    let post = directory.posts_on(official, today).next();
    Ok(post.map(|post| Actor { official, organ: post.organ }))
}

/// Somebody who has this role at an organ, or at the first that has anybody.
fn charged(app: &App, role: Role, organ: Option<OrganId>, today: Date) -> Option<OfficialId> {
    let directory = app.directory();
    let organs = directory.organs.keys().copied().filter(|found| organ.is_none_or(|organ| organ == *found));
    organs.flat_map(|organ| directory.holders_of(role, organ, today)).next()
}

/// Name, organ and post.
fn who(app: &App, official: OfficialId, today: Date) -> String {
    let directory = app.directory();
    let name = directory.officials.get(&official).map(|official| official.name.as_str());
    let post = directory.posts_on(official, today).next();
    let organ = post.and_then(|post| directory.organ(post.organ)).map(|organ| organ.name.as_str());
    let parts = [name, organ, post.map(|post| post.title.as_str())];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}
