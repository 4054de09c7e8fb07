//! Accounts: one for each official, as long as the post is held, and nothing without an event.

use app::domain::directory::{Change, EndTenure};
use app::domain::{OfficialId, PostId};
use app::signing_in::{
    AccountRefusal, Attempt, FirstPassword, Login, NewAccount, Password, SignInRefusal, SignInRules, Stage,
};
use app::{Discrepancy, verify};
use axum::http::StatusCode;
use jiff::ToSpan;

use super::visitor::{CLERKS, DAY_ONE, HANDLERS, Visitor, go_to, served, wait_seconds};
use crate::door::{PASSWORD, chance};
use crate::town::{CLERK, COUNTY, HANDLER, REVIEWER, Town, every_database};

fn new(official: OfficialId, login: &str) -> NewAccount {
    let password = FirstPassword::Lasting(Password::typed(PASSWORD));
    NewAccount { official, login: Login::read(login).unwrap(), password }
}

fn attempt<'a>(login: &'a str, password: &'a Password, now_us: i64) -> Attempt<'a> {
    Attempt { login, password, before: None, caller: [192, 0, 2, 7].into(), device: "", now_us }
}

#[tokio::test]
async fn an_official_has_one_account_a_name_has_one_owner_and_whoever_is_nobody_has_none() {
    every_database(DAY_ONE, async |town: &Town| {
        let make = async |new| town.app.make_account(&town.stamp(), &mut chance().unwrap(), new).await;
        make(new(CLERK, CLERKS)).await.unwrap();
        assert!(matches!(make(new(CLERK, "other")).await, Err(AccountRefusal::HasAccount(CLERK))));
        assert!(matches!(make(new(HANDLER, "SU.XiaoHe")).await, Err(AccountRefusal::LoginTaken)));
        assert!(matches!(make(new(OfficialId(999), "x1")).await, Err(AccountRefusal::NoOfficial(_))));
        let given =
            |text| NewAccount { password: FirstPassword::Given(Password::typed(text)), ..new(HANDLER, HANDLERS) };
        assert!(matches!(make(given("short")).await, Err(AccountRefusal::Unfit(_))));
        assert!(matches!(make(given("云溪县住房和城乡建设局12")).await, Err(AccountRefusal::Unfit(_))));
        make(given("a sentence of its own")).await.unwrap();
        // Closed for good, name and official are free again; the old sessions and the old password are not.
        town.app.close_account(&town.stamp(), CLERK).await.unwrap();
        assert!(matches!(town.app.close_account(&town.stamp(), CLERK).await, Err(AccountRefusal::NoAccount)));
        make(new(REVIEWER, CLERKS)).await.unwrap();
        make(new(CLERK, "su.again")).await.unwrap();
        let accounts = town.app.accounts().await.unwrap();
        let closed: Vec<bool> = accounts.iter().map(|account| account.closed_us.is_some()).collect();
        assert_eq!(closed, [true, false, false, false]);
        assert_eq!(accounts.iter().filter(|account| account.official == CLERK).count(), 2);
        town.verify().await;
    })
    .await;
}

#[tokio::test]
async fn access_ends_with_the_last_post_on_the_day() {
    every_database(DAY_ONE, async |town: &Town| {
        let router = served(town).await;
        let last = DAY_ONE.checked_add(10.days()).unwrap();
        let end =
            Change::EndTenure(EndTenure { official: CLERK, post: PostId(CLERK.0 + 1_000), from: since(), until: last });
        let stamp = town.acts(CLERK, crate::town::OFFICE, last);
        town.app.change_directory(&stamp, &mut town.chance(), COUNTY.0, vec![end]).await.unwrap();
        drop(router);
        let router = served(town).await;
        let mut same = Visitor::new(&router);
        go_to(last);
        wait_seconds((11 * 60 + 50) * 60);
        assert_eq!(same.sign_in(CLERKS, PASSWORD).await.status, StatusCode::SEE_OTHER, "the last day counts");
        assert!(same.is_in().await);
        wait_seconds(9 * 60 + 59);
        assert!(same.is_in().await);
        wait_seconds(1);
        assert!(!same.is_in().await, "at midnight the session opens nothing");
        let page = same.sign_in(CLERKS, PASSWORD).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.body.contains("没有在任职务"), "{}", page.body);
        assert_eq!(same.sign_in(HANDLERS, PASSWORD).await.status, StatusCode::SEE_OTHER);
        let make = town.app.make_account(&town.stamp(), &mut chance().unwrap(), new(CLERK, "x2")).await;
        assert!(matches!(make, Err(AccountRefusal::HasAccount(_))));
    })
    .await;
}

fn since() -> jiff::civil::Date {
    jiff::civil::date(2000, 1, 1)
}

#[tokio::test]
async fn a_one_time_password_opens_nothing_but_its_own_change_and_ends_the_sessions_before() {
    every_database(DAY_ONE, async |town: &Town| {
        let router = served(town).await;
        let mut before = Visitor::new(&router);
        before.sign_in(CLERKS, PASSWORD).await;
        assert!(before.is_in().await);
        let one_time = town.app.reset_password(&town.stamp(), &mut chance().unwrap(), CLERK).await.unwrap();
        assert!(!before.is_in().await);
        assert_eq!(before.sign_in(CLERKS, PASSWORD).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        let mut visitor = Visitor::new(&router);
        let one_time = one_time.to_string();
        let page = visitor.sign_in(CLERKS, &one_time).await;
        assert_eq!(page.location(), "/account/password");
        assert_eq!(visitor.get("/matters").await.location(), "/account/password?back=/matters");
        assert_eq!(visitor.get("/account/sessions").await.location(), "/account/password");
        let other = "another sentence for the roof";
        for (current, new, again, says) in [
            (one_time.as_str(), other, "something else", "不一样"),
            ("wrong", other, other, "现在的口令不对"),
            (&one_time, "kurz", "kurz", "至少 12 个字符"),
            (&one_time, "123456789012", "123456789012", "太常见"),
            (&one_time, "su.xiaohe 2026", "su.xiaohe 2026", "登录名、姓名或者单位名称"),
            (&one_time, &one_time, &one_time, "和现在的一样"),
        ] {
            let page = visitor.fill("/account/password", &[("current", current), ("new", new), ("again", again)]).await;
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{says}");
            assert!(page.body.contains(says), "{says}: {}", page.body);
        }
        town.app.lock_account(&town.stamp(), CLERK, false).await.unwrap();
        let held = visitor.cookie.clone();
        let fields = [("current", one_time.as_str()), ("new", other), ("again", other)];
        let page = visitor.fill("/account/password", &fields).await;
        assert_eq!((page.status, page.location()), (StatusCode::SEE_OTHER, "/account/sessions?changed=1"));
        assert_ne!(visitor.cookie, held, "the session has another name");
        assert!(visitor.is_in().await);
        let mut stale = Visitor::new(&router);
        stale.cookie = held;
        assert!(!stale.is_in().await, "what was held before opens nothing");
        town.verify().await;
    })
    .await;
}

#[tokio::test]
async fn what_is_done_past_the_program_to_an_account_is_seen() {
    every_database(DAY_ONE, async |town: &Town| {
        let id = town.app.make_account(&town.stamp(), &mut chance().unwrap(), new(CLERK, CLERKS)).await.unwrap().0;
        town.app.make_account(&town.stamp(), &mut chance().unwrap(), new(HANDLER, HANDLERS)).await.unwrap();
        town.verify().await;
        let found = async || verify(&town.app, |_| {}).await.unwrap().discrepancies;
        town.tamper("UPDATE account SET locked_us = 1 WHERE login = 'su.xiaohe'").await;
        assert_eq!(found().await, [Discrepancy::AccountDiffers { account: id.0 }]);
        town.tamper("UPDATE account SET locked_us = NULL").await;
        town.tamper("UPDATE account SET official = 102 WHERE login = 'su.xiaohe'").await;
        assert_eq!(found().await, [Discrepancy::AccountDiffers { account: id.0 }]);
        town.tamper("DELETE FROM account WHERE login = 'su.xiaohe'").await;
        assert_eq!(found().await, [Discrepancy::AccountDiffers { account: id.0 }]);
        town.tamper(
            "INSERT INTO account (shard, id, official, login, hash, must_change, made_us, changed_us) \
             VALUES (0, 1, 101, 'intruder', '', 0, 0, 0)",
        )
        .await;
        assert_eq!(found().await.len(), 2);
    })
    .await;
}

#[tokio::test]
async fn sessions_end_when_idle_and_at_the_latest_after_their_whole_time() {
    every_database(DAY_ONE, async |town: &Town| {
        let app = &town.app;
        app.make_account(&town.stamp(), &mut chance().unwrap(), new(CLERK, CLERKS)).await.unwrap();
        let (password, minute_us) = (Password::typed(PASSWORD), 60_000_000);
        let start = town.stamp().recorded_us;
        let open = async |at: i64| app.sign_in(&mut chance().unwrap(), &attempt(CLERKS, &password, at)).await.unwrap();
        let opened = open(start).await;
        assert_eq!(opened.stage, Stage::Whole);
        let is_open = async |token: &str, at: i64| app.session(token, at).await.unwrap().is_some();
        // Used every now and then it lasts twelve hours and no longer.
        let mut at = start;
        while is_open(&opened.token, at).await {
            at += 29 * minute_us;
        }
        assert_eq!((at - start) / minute_us, 725, "25 times 29 minutes are just over twelve hours");
        let opened = open(at).await;
        assert!(!is_open(&opened.token, at + 31 * minute_us).await);
        let rules = SignInRules { idle_minutes: 60, ..SignInRules::default() };
        app.set_sign_in_rules(&rules).await.unwrap();
        assert!(is_open(&opened.token, at + 31 * minute_us).await, "rules hold at once");
        assert!(!is_open(&opened.token[1..], at).await && !is_open("", at).await);
        assert!(app.sweep_sign_ins(at + 2 * 60 * minute_us).await.unwrap() >= 2, "what has ended is removed");
        assert!(!is_open(&opened.token, at + 31 * minute_us).await);
        let wrong = app.sign_in(&mut chance().unwrap(), &attempt(CLERKS, &Password::typed("x"), at)).await;
        assert!(matches!(wrong, Err(SignInRefusal::Wrong)));
    })
    .await;
}
