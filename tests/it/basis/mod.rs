//! What work rests on, and keeping and checking: the pages of directory, calendar, rules, ledger, accounts, openings.

mod accounts;
mod pages;
mod walk;

use app::domain::directory::Role;
use axum::Router;

use crate::door::{account, charge, pages as served};
use crate::signing_in::visitor::{Page, Visitor, go_to, now_us};
use crate::town::{CLERK, GOVERNMENT, HANDLER, HOUSING, OFFICE, REVIEWER, Town};

/// The account administrator's and the office head's sign-in names.
pub const ADMINISTRATOR: &str = "jiang.zhiyuan";
pub const OFFICE_HEAD: &str = "su.xiaohe";
pub const HOUSING_HANDLER: &str = "bai.lu";

/// The pages of a town with an account administrator, the head of the office and a handler elsewhere.
pub async fn office(town: &Town) -> Router {
    go_to(town.stamp().today);
    for (official, organ, role, login) in [
        (REVIEWER, GOVERNMENT, Role::AccountAdministrator, ADMINISTRATOR),
        (CLERK, OFFICE, Role::OfficeHead, OFFICE_HEAD),
        (HANDLER, HOUSING, Role::Handler, HOUSING_HANDLER),
    ] {
        charge(town, official, organ, &[role]).await;
        account(&town.app, &town.stamp(), official, login).await;
    }
    let app = crate::town::opened(town.app.db().clone()).await;
    web::router(served(app, now_us))
}

/// Somebody who is signed in.
pub async fn visitor(router: &Router, login: &str) -> Visitor {
    let mut visitor = Visitor::new(router);
    visitor.sign_in(login, crate::door::PASSWORD).await;
    visitor
}

/// That a page holds what it should, in the words of its language and with nothing inline.
pub fn sound(address: &str, page: &Page) {
    assert!(!page.body.contains('⟦'), "{address}: a word is missing");
    for inline in ["style=\"", "<style", "onclick", "javascript:", "<script>"] {
        assert!(!page.body.contains(inline), "{address}: {inline}");
    }
}
