//! The second step: one-time codes that count once, recovery codes on paper, and an installation that demands them.

use app::domain::directory::Role;
use app::signing_in::{NAME_PATIENCE, SecondFor, SignInRules};
use axum::http::StatusCode;

use super::visitor::{CLERKS, DAY_ONE, HANDLERS, Page, Visitor, now_us, served, wait_seconds};
use crate::door::{PASSWORD, charge, hidden};
use crate::town::{CLERK, OFFICE, Town, every_database};

/// What a telephone shows at this moment, by the key that was typed into it: RFC 6238 once more, told by hand.
fn telephone(key: &str) -> String {
    let output = std::process::Command::new("python3")
        .args(["-c", TELEPHONE, key, &(now_us() / 1_000_000).to_string()])
        .output()
        .expect("python3");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap().trim().to_owned()
}

const TELEPHONE: &str = "import base64,hashlib,hmac,struct,sys
key=base64.b32decode(sys.argv[1]+'='*(-len(sys.argv[1])%8))
mac=hmac.new(key,struct.pack('>Q',int(sys.argv[2])//30),hashlib.sha1).digest()
at=mac[-1]&15
print('%06d'%((struct.unpack('>I',mac[at:at+4])[0]&0x7fffffff)%1000000))";

/// The key that a page shows to be typed by hand.
fn key(page: &Page) -> String {
    let (_, rest) =
        page.body.split_once("手工输入密钥： <span class=\"num\">").unwrap_or_else(|| panic!("{}", page.body));
    rest.split('<').next().unwrap().replace(' ', "")
}

/// The recovery codes of a page.
fn codes(page: &Page) -> Vec<String> {
    page.body.split("<li class=\"num\">").skip(1).map(|rest| rest.split('<').next().unwrap().to_owned()).collect()
}

/// Sets the second factor up; returns key and recovery codes.
async fn set_up(visitor: &mut Visitor) -> (String, Vec<String>) {
    let page = visitor.get("/account/second-factor").await;
    let token = hidden(&page.body, "token");
    visitor.post("/account/second-factor", &[("token", &token), ("act", "begin")]).await;
    let page = visitor.get("/account/second-factor").await;
    let key = key(&page);
    assert!(page.body.contains("<svg class=\"qr\"") && !page.body.contains("<img"), "the picture stands in the page");
    let confirm = |code: &str| [("token", token.clone()), ("act", "confirm".to_owned()), ("code", code.to_owned())];
    let send = async |visitor: &mut Visitor, code: &str| {
        let fields = confirm(code);
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        visitor.post("/account/second-factor", &fields).await
    };
    let wrong = send(visitor, "000000").await;
    assert!(wrong.status == StatusCode::UNPROCESSABLE_ENTITY && wrong.body.contains("动态码不对"), "{}", wrong.body);
    let before = visitor.cookie.clone();
    let page = send(visitor, &telephone(&key)).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.body);
    assert_ne!(visitor.cookie, before, "the session has another name");
    (key, codes(&page))
}

/// Sends a code as the second step.
async fn second(visitor: &mut Visitor, code: &str) -> Page {
    let page = visitor.get("/sign-in/second").await;
    let token = hidden(&page.body, "token");
    visitor.post("/sign-in/second", &[("token", &token), ("code", code), ("back", "/matters?stage=handling")]).await
}

#[tokio::test]
async fn a_code_opens_once_and_a_recovery_code_opens_once() {
    every_database(DAY_ONE, async |town: &Town| {
        let router = served(town).await;
        let mut visitor = Visitor::new(&router);
        visitor.sign_in(CLERKS, PASSWORD).await;
        let (key, codes) = set_up(&mut visitor).await;
        assert_eq!(codes.len(), 10);
        assert!(visitor.is_in().await);
        let page = visitor.get("/account/second-factor").await;
        assert!(page.body.contains("还有 10 个恢复码") && !page.body.contains(&codes[0]), "they are shown once");
        let mut other = Visitor::new(&router);
        let page = other.sign_in(CLERKS, PASSWORD).await;
        assert_eq!(page.location(), "/sign-in/second");
        assert_eq!(other.get("/matters").await.location(), "/sign-in/second?back=/matters", "half in opens nothing");
        assert_eq!(other.get("/account/sessions").await.location(), "/sign-in/second");
        let used = telephone(&key);
        let page = second(&mut other, &used).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "the code of the set-up was used");
        wait_seconds(30);
        let fresh = telephone(&key);
        assert_eq!(second(&mut other, &used).await.status, StatusCode::UNPROCESSABLE_ENTITY, "and stays so");
        let half = other.cookie.clone();
        let page = second(&mut other, &fresh).await;
        assert_eq!((page.status, page.location()), (StatusCode::SEE_OTHER, "/matters?stage=handling"));
        assert!(other.is_in().await && other.cookie != half);
        let mut third = Visitor::new(&router);
        third.sign_in(CLERKS, PASSWORD).await;
        assert_eq!(second(&mut third, &fresh).await.status, StatusCode::UNPROCESSABLE_ENTITY, "replayed");
        assert_eq!(second(&mut third, &codes[3].to_lowercase()).await.status, StatusCode::SEE_OTHER);
        assert!(third.is_in().await);
        let mut fourth = Visitor::new(&router);
        fourth.sign_in(CLERKS, PASSWORD).await;
        assert_eq!(second(&mut fourth, &codes[3]).await.status, StatusCode::UNPROCESSABLE_ENTITY, "it was used");
        let page = visitor.get("/account/second-factor").await;
        assert!(page.body.contains("还有 9 个恢复码"), "{}", page.body);
        town.verify().await;
    })
    .await;
}

#[tokio::test]
async fn wrong_codes_wait_and_only_who_looks_after_accounts_helps_whoever_lost_everything() {
    every_database(DAY_ONE, async |town: &Town| {
        let router = served(town).await;
        let mut visitor = Visitor::new(&router);
        visitor.sign_in(CLERKS, PASSWORD).await;
        let (key, _) = set_up(&mut visitor).await;
        wait_seconds(30);
        let mut other = Visitor::new(&router);
        other.sign_in(CLERKS, PASSWORD).await;
        for _ in 0..NAME_PATIENCE.free {
            assert_eq!(second(&mut other, "000000").await.status, StatusCode::UNPROCESSABLE_ENTITY);
        }
        let page = second(&mut other, &telephone(&key)).await;
        assert_eq!((page.status, page.header("retry-after")), (StatusCode::TOO_MANY_REQUESTS, Some("30")));
        assert!(town.app.reset_factor(&town.stamp(), CLERK).await.unwrap());
        assert!(!visitor.is_in().await, "every session has ended");
        assert_eq!(visitor.sign_in(CLERKS, PASSWORD).await.location(), "/");
        assert!(visitor.is_in().await);
        town.verify().await;
    })
    .await;
}

/// Whoever gets a role that asks for it goes no further without, in the middle of a session too; others go on.
#[tokio::test]
async fn a_role_can_ask_for_a_second_factor() {
    every_database(DAY_ONE, async |town: &Town| {
        let rules = SignInRules { second_roles: vec![Role::OfficeHead], ..SignInRules::default() };
        town.app.set_sign_in_rules(&rules).await.unwrap();
        let router = served(town).await;
        let (mut visitor, mut other) = (Visitor::new(&router), Visitor::new(&router));
        for (visitor, login) in [(&mut visitor, CLERKS), (&mut other, HANDLERS)] {
            assert_eq!(visitor.sign_in(login, PASSWORD).await.location(), "/");
            assert!(visitor.is_in().await);
        }
        charge(town, CLERK, OFFICE, &[Role::OfficeHead]).await;
        assert_eq!(visitor.get("/matters").await.location(), "/account/second-factor?back=/matters");
        assert!(other.is_in().await, "nobody asks for it of others");
        set_up(&mut visitor).await;
        assert!(visitor.is_in().await);
        town.verify().await;
    })
    .await;
}

#[tokio::test]
async fn where_everybody_has_to_nobody_gets_further_without_and_cannot_turn_it_off() {
    every_database(DAY_ONE, async |town: &Town| {
        let rules = SignInRules { second_for: SecondFor::Everybody, ..SignInRules::default() };
        town.app.set_sign_in_rules(&rules).await.unwrap();
        let router = served(town).await;
        let mut visitor = Visitor::new(&router);
        let page = visitor.sign_in(CLERKS, PASSWORD).await;
        assert_eq!(page.location(), "/account/second-factor");
        assert_eq!(visitor.get("/matters").await.location(), "/account/second-factor?back=/matters");
        let (key, _) = set_up(&mut visitor).await;
        assert!(visitor.is_in().await);
        wait_seconds(60);
        let token = hidden(&visitor.get("/account/second-factor").await.body, "token");
        let code = telephone(&key);
        let page =
            visitor.post("/account/second-factor", &[("token", &token), ("act", "remove"), ("code", &code)]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        town.app.set_sign_in_rules(&SignInRules::default()).await.unwrap();
        town.verify().await;
    })
    .await;
}
