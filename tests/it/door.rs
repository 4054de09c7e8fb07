//! Coming in through the door: everybody who looks at pages signs in with the real form.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use app::domain::directory::{Change, Role, RoleGiven};
use app::domain::{Actor, OfficialId, OrganId};
use app::signing_in::{FirstPassword, Login, NewAccount, Password};
use app::{App, Chance, Stamp};
use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode};
use jiff::civil::date;
use tower::ServiceExt;
use web::{Entrance, Web};

use crate::town::{CLERK, COUNTY, HEAD, OFFICE, Town};

/// The password of everybody in the tests.
pub const PASSWORD: &str = "rain on the roof 31";

/// Never the same twice, and the same in every run of one test.
#[expect(clippy::unnecessary_wraps, reason = "the pages take chance from a source that can fail")]
pub fn chance() -> std::io::Result<Chance> {
    static DRAWN: AtomicU64 = AtomicU64::new(2_000_000);
    Ok(Chance::numbered(DRAWN.fetch_add(1, Ordering::Relaxed)))
}

/// The pages of an installation at a moment.
pub fn pages(app: impl Into<Arc<App>>, now_us: fn() -> i64) -> Web {
    Web { app: app.into(), now_us, chance, place: "云溪县信访局".into(), entrance: Arc::new(Entrance::default()) }
}

/// Gives an official an account under a name, unless there is one.
pub async fn account(app: &App, stamp: &Stamp, official: OfficialId, login: &str) {
    let there = app.accounts().await.unwrap();
    if there.iter().all(|account| account.official != official || account.closed_us.is_some()) {
        let password = FirstPassword::Lasting(Password::typed(PASSWORD));
        let new = NewAccount { official, login: Login::read(login).unwrap(), password };
        app.make_account(stamp, &mut chance().unwrap(), new).await.unwrap();
    }
}

/// Gives an official the roles that they lack at an organ, from long ago on; somebody else gives them.
pub async fn charge(town: &Town, official: OfficialId, organ: OrganId, roles: &[Role]) {
    let giver = if official == HEAD { CLERK } else { HEAD };
    let stamp = Stamp { actor: Actor { official: giver, organ: OFFICE }, ..town.stamp() };
    let given = |role: &Role| {
        Change::GiveRole(RoleGiven {
            official,
            organ,
            role: *role,
            from: date(2020, 1, 1),
            until: None,
            by: giver,
            reason: "按岗位分工".to_owned(),
        })
    };
    let held = town.app.directory().roles_at(official, organ, stamp.today);
    let roles = roles.iter().filter(|role| !held.contains(role)).map(given).collect();
    town.app.change_directory(&stamp, &mut chance().unwrap(), COUNTY.0, roles).await.unwrap();
}

/// What a browser sends as a form.
pub fn form(fields: &[(&str, &str)]) -> String {
    let encoded = |text: &str| text.bytes().map(|byte| format!("%{byte:02X}")).collect::<String>();
    fields.iter().map(|(name, value)| format!("{name}={}", encoded(value))).collect::<Vec<_>>().join("&")
}

/// Signs in with the form and returns the cookie.
pub async fn sign_in(router: &Router, login: &str) -> String {
    let request = Request::post("/sign-in").header("content-type", "application/x-www-form-urlencoded");
    let request = request.body(Body::from(form(&[("login", login), ("password", PASSWORD)]))).unwrap();
    let answer = router.clone().oneshot(request).await.unwrap();
    assert_eq!(answer.status(), StatusCode::SEE_OTHER, "{login} comes in");
    let cookie = answer.headers().get("set-cookie").unwrap().to_str().unwrap();
    cookie.split(';').next().unwrap().to_owned()
}

/// What the browser of the town's clerk holds; the clerk signs in the first time that it is asked for.
pub async fn clerks_cookie(town: &Town, router: &Router) -> String {
    let come_in = async || {
        charge(town, CLERK, OFFICE, &[Role::Clerk, Role::Router, Role::OfficeApprover]).await;
        account(&town.app, &town.stamp(), CLERK, "su.xiaohe").await;
        sign_in(router, "su.xiaohe").await
    };
    town.cookie.get_or_init(come_in).await.clone()
}

/// An answer of a running program.
pub struct Answer {
    pub status: u16,
    pub text: String,
}

impl Answer {
    /// A header, as sent.
    pub fn header(&self, name: &str) -> Option<&str> {
        let head = self.text.split("\r\n\r\n").next().unwrap_or_default();
        let pair = |line: &'_ str| line.split_once(": ").map(|(name, _)| name.to_owned());
        let line = head.lines().find(|line| pair(line).is_some_and(|found| found.eq_ignore_ascii_case(name)))?;
        line.split_once(": ").map(|(_, value)| value)
    }
}

/// Asks a running program, as a browser does; with a form, it is sent.
pub fn ask(address: &str, path: &str, cookie: &str, form: Option<&str>) -> Answer {
    let mut stream = TcpStream::connect(address).unwrap();
    let (method, body) = form.map_or(("GET", ""), |form| ("POST", form));
    let kind = "application/x-www-form-urlencoded";
    let length = body.len();
    write!(
        stream,
        "{method} {path} HTTP/1.1\r\nHost: {address}\r\nCookie: {cookie}\r\nContent-Type: {kind}\r\n\
         Content-Length: {length}\r\nConnection: close\r\n\r\n{body}"
    )
    .unwrap();
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).unwrap();
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let status = text.split(' ').nth(1).and_then(|code| code.parse().ok()).expect("an answer");
    Answer { status, text }
}

/// The value of a hidden field.
pub fn hidden(page: &str, name: &str) -> String {
    let (_, rest) =
        page.split_once(&format!("name=\"{name}\" value=\"")).unwrap_or_else(|| panic!("no {name}: {page}"));
    rest.split('"').next().unwrap().to_owned()
}

/// The clerk of a new office is given roles by an administrator, signs in for the first time, and holds this cookie.
pub fn first_clerk(address: &str, json: impl Fn(&[&str]) -> serde_json::Value) -> String {
    json(&["directory", "add-official", "柳叶青"]);
    let post = ["--at", "1", "--post", "管理员", "--standing", "handler", "--from", "2020-01-01"];
    json(&[&["directory", "appoint", "柳叶青"], &post[..]].concat());
    for role in ["clerk", "router"] {
        json(&["role", "give", "苏小禾", role, "--at", "1", "--reason", "按岗位分工", "--as", "柳叶青"]);
    }
    let reset = json(&["account", "reset", "1"]);
    first_time(address, "admin", reset["one_time_password"].as_str().unwrap())
}

/// Comes in with a one-time password, chooses another one, and returns the cookie.
pub fn first_time(address: &str, login: &str, one_time: &str) -> String {
    let cookie = |answer: &Answer| {
        let set = answer.header("set-cookie").unwrap_or_else(|| panic!("no cookie: {}", answer.text));
        set.split(';').next().unwrap().to_owned()
    };
    let answer = ask(address, "/sign-in", "", Some(&form(&[("login", login), ("password", one_time)])));
    assert_eq!((answer.status, answer.header("location")), (303, Some("/account/password")), "{}", answer.text);
    let held = cookie(&answer);
    let page = ask(address, "/account/password", &held, None);
    let token = hidden(&page.text, "token");
    let fields = [("token", token.as_str()), ("current", one_time), ("new", PASSWORD), ("again", PASSWORD)];
    let answer = ask(address, "/account/password", &held, Some(&form(&fields)));
    assert_eq!(answer.status, 303, "{}", answer.text);
    cookie(&answer)
}
