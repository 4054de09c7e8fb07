//! The account administrator's day: an account, a role with its reason, a lock, a new password; and who may not.

use app::domain::directory::Role;
use axum::http::StatusCode;
use jiff::civil::{Date, date};

use super::{ADMINISTRATOR, HOUSING_HANDLER, OFFICE_HEAD, office, sound, visitor};
use crate::door::hidden;
use crate::signing_in::visitor::{Page, Visitor};
use crate::town::{HEAD, HOUSING, REVIEWER, Town, every_database};

const DAY: Date = date(2026, 4, 2);

/// Sends a form with the token of the page that it stands on.
async fn send(visitor: &mut Visitor, from: &str, address: &str, fields: &[(&str, &str)]) -> Page {
    let page = visitor.get(from).await;
    let token = hidden(&page.body, "token");
    let mut all = vec![("token", token.as_str())];
    all.extend(fields);
    visitor.post(address, &all).await
}

/// The password that a page shows once.
fn shown(page: &Page) -> String {
    let (_, after) = page.body.split_once("class=\"secret\">").expect("a password");
    after.split('<').next().unwrap().to_owned()
}

#[tokio::test]
async fn an_account_is_made_charged_locked_and_closed() {
    every_database(DAY, async |town: &Town| {
        let router = office(town).await;
        let mut keeper = visitor(&router, ADMINISTRATOR).await;
        let fields = [("official", "田守正"), ("login", "tian.shouzheng")];
        let made = send(&mut keeper, "/accounts/new", "/accounts/new", &fields).await;
        assert_eq!(made.status, StatusCode::OK);
        sound("/accounts/new", &made);
        let password = shown(&made);
        let mut owner = Visitor::new(&router);
        assert_eq!(owner.sign_in("tian.shouzheng", &password).await.location(), "/account/password");

        let page_of = format!("/accounts/{HEAD}");
        let from = DAY.to_string();
        let organ = HOUSING.to_string();
        let given = [("role", "organ_head"), ("organ", organ.as_str()), ("from", from.as_str()), ("reason", "任局长")];
        let answer = send(&mut keeper, &page_of, &format!("{page_of}/roles/give"), &given).await;
        assert_eq!(answer.location(), format!("{page_of}?done=given"));
        let roles = async || crate::town::opened(town.app.db().clone()).await.directory().roles_at(HEAD, HOUSING, DAY);
        assert_eq!(roles().await, [Role::OrganHead]);
        let page = keeper.get(&page_of).await;
        sound(&page_of, &page);
        assert!(page.body.contains("责任单位负责人") && page.body.contains("任局长"));

        let held = format!("{HOUSING}.organ_head.{DAY}");
        let taken = [("held", held.as_str()), ("reason", "岗位调整")];
        let answer = send(&mut keeper, &page_of, &format!("{page_of}/roles/withdraw"), &taken).await;
        assert_eq!(answer.location(), format!("{page_of}?done=withdrawn"));
        assert_eq!(roles().await, []);

        for (change, done) in
            [("lock", "locked"), ("lock", "same"), ("unlock", "unlocked"), ("reset-second", "no-second")]
        {
            let answer = send(&mut keeper, &page_of, &format!("{page_of}/{change}"), &[]).await;
            assert_eq!(answer.location(), format!("{page_of}?done={done}"));
        }
        let reset = send(&mut keeper, &page_of, &format!("{page_of}/reset"), &[]).await;
        assert_ne!(shown(&reset), password);
        // Closing is asked for once more.
        let asked = send(&mut keeper, &page_of, &format!("{page_of}/close"), &[]).await;
        assert!(asked.body.contains("注销田守正的账号？"));
        let closed = send(&mut keeper, &page_of, &format!("{page_of}/close"), &[("sure", "yes")]).await;
        assert_eq!(closed.location(), format!("{page_of}?done=closed"));
        assert!(keeper.get("/accounts").await.body.contains("已注销"));
    })
    .await;
}

#[tokio::test]
async fn what_was_typed_comes_back_with_what_is_wrong() {
    every_database(DAY, async |town: &Town| {
        let router = office(town).await;
        let mut keeper = visitor(&router, ADMINISTRATOR).await;
        for (official, login, why) in [
            ("没有这个人", "somebody", "名录里没有这个人"),
            ("田守正", "a", "登录名要有"),
            ("田守正", OFFICE_HEAD, "这个登录名已经有人用了"),
            ("苏小禾", "another", "这个人已经有账号了"),
        ] {
            let fields = [("official", official), ("login", login)];
            let page = send(&mut keeper, "/accounts/new", "/accounts/new", &fields).await;
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{why}");
            assert!(page.body.contains(why) && page.body.contains("aria-invalid=\"true\""), "{why}");
            assert!(page.body.contains(&format!("value=\"{official}\"")), "what was typed is kept: {official}");
        }
        let page_of = format!("/accounts/{HEAD}");
        let organ = HOUSING.to_string();
        let no_reason = [("role", "organ_head"), ("organ", organ.as_str()), ("from", "2026-04-02"), ("reason", " ")];
        let page = send(&mut keeper, &page_of, &format!("{page_of}/roles/give"), &no_reason).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.body.contains("请写明理由") && page.body.contains("href=\"#f-reason\""));
    })
    .await;
}

/// Whoever can give access has none, gives nothing to themselves, and nobody else gives any.
#[tokio::test]
async fn nobody_helps_themselves() {
    every_database(DAY, async |town: &Town| {
        let router = office(town).await;
        let mut keeper = visitor(&router, ADMINISTRATOR).await;
        let own = format!("/accounts/{REVIEWER}");
        let organ = crate::town::GOVERNMENT.to_string();
        let fields = [("role", "leader"), ("organ", organ.as_str()), ("from", "2026-04-02"), ("reason", "自己给自己")];
        let other = format!("/accounts/{HEAD}");
        let page = send(&mut keeper, &other, &format!("{own}/roles/give"), &fields).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(keeper.get("/matters").await.status, StatusCode::FORBIDDEN);
        for login in [OFFICE_HEAD, HOUSING_HANDLER] {
            let mut somebody = visitor(&router, login).await;
            for address in [format!("{other}/lock"), format!("{other}/roles/give"), "/accounts/new".to_owned()] {
                let answer = somebody.post(&address, &[]).await;
                assert_eq!(answer.status, StatusCode::FORBIDDEN, "{login} {address}");
            }
        }
        // A form without the token of its session changes nothing.
        let answer = keeper.post(&format!("{other}/lock"), &[("token", "guessed")]).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN);
    })
    .await;
}

/// A directory file: what it would change is shown, and written only when it was confirmed.
#[tokio::test]
async fn a_directory_file_is_shown_before_it_is_written() {
    every_database(DAY, async |town: &Town| {
        let router = office(town).await;
        let mut keeper = visitor(&router, ADMINISTRATOR).await;
        let file = "类型,编号,名称,代字,性质,区划,上级,起始日\n\
            机关,9001,云溪县教育局,云教,政府部门,990101,云溪县人民政府,2020-01-01\n\
            机关,9002,云溪县水利局,云水,没有这种,990101,云溪县人民政府,2020-01-01\n";
        let token = hidden(&keeper.get("/directory/import").await.body, "token");
        let parts = |extra: &[(&str, &str)]| {
            let mut body = String::new();
            for (name, value) in [("token", token.as_str()), ("kind", "")].iter().chain(extra) {
                let file = if *name == "file" { "; filename=\"organs.csv\"" } else { "" };
                body.push_str(&format!(
                    "--cut\r\ncontent-disposition: form-data; name=\"{name}\"{file}\r\n\r\n{value}\r\n"
                ));
            }
            body + "--cut--\r\n"
        };
        let seen = keeper.post_parts("/directory/import", "cut", &parts(&[("file", file)])).await;
        assert_eq!(seen.status, StatusCode::OK, "{}", seen.body);
        sound("/directory/import", &seen);
        assert!(seen.body.contains("试导，没有写入") && seen.body.contains("退回的行"), "{}", seen.body);
        let known = async || crate::town::opened(town.app.db().clone()).await.directory().organs.len();
        let before = known().await;
        let kept = hidden(&seen.body, "confirmed");
        let done = keeper.post_parts("/directory/import", "cut", &parts(&[("confirmed", &kept)])).await;
        assert!(done.body.contains("已经写入名录"), "{}", done.body);
        assert_eq!(known().await, before + 1);
        let nothing = keeper.post_parts("/directory/import", "cut", &parts(&[("file", "")])).await;
        assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
    })
    .await;
}
