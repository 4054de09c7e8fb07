//! Somebody who is signed in and reads pages, for measuring.

use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;

use app::domain::{Actor, Origin};
use app::signing_in::{Attempt, FirstPassword, Login, NewAccount, Password};
use app::{App, Door, Stamp};
use axum::Router;

use crate::ending::Ending;
use crate::moment;

/// The pages of an installation, and the cookie of somebody who may read them.
pub(super) async fn reader(app: &Arc<App>) -> Result<(Router, String), Ending> {
    let fault = |error: &dyn std::error::Error| Ending::fault(error.to_string());
    let (now_us, today) = (moment::now_us(), moment::today());
    let mut chance = moment::chance()?;
    let directory = app.directory();
    let taken: Vec<_> = app.accounts().await?.into_iter().map(|account| account.official).collect();
    let mut free = directory.officials.keys().filter(|official| !taken.contains(official));
    let serving = free.find_map(|official| Some((*official, directory.posts_on(*official, today).next()?)));
    let (official, post) = serving.ok_or_else(|| Ending::fault("nobody without an account holds a post"))?;
    let login = Login::read(&format!("reader-{now_us}")).map_err(|error| fault(&error))?;
    let actor = Actor { official, organ: post.organ };
    let stamp = Stamp { actor, recorded_us: now_us, today, origin: Origin::Entered, door: Door::Machine };
    let password = Password::typed("measured by nobody else");
    let new = NewAccount { official, login: login.clone(), password: FirstPassword::Lasting(password.clone()) };
    app.make_account(&stamp, &mut chance, new).await.map_err(|error| fault(&error))?;
    let caller = IpAddr::V4(Ipv4Addr::LOCALHOST);
    let attempt = Attempt { login: login.as_str(), password: &password, before: None, caller, device: "bench", now_us };
    let opened = app.sign_in(&mut chance, &attempt).await.map_err(|error| fault(&error))?;
    let web = web::Web {
        app: app.clone(),
        now_us: moment::now_us,
        chance: moment::chance,
        place: "".into(),
        entrance: Arc::default(),
    };
    Ok((web::router(web), format!("xinze={}", opened.token)))
}
