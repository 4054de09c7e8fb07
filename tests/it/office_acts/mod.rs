//! Acts of the office in the browser, on both databases: every form, what is typed into it, and what comes of it.

mod browsing;
mod clerk;
mod hostile;
mod once;
mod registering;
mod table;

use app::domain::directory::Role;
use axum::Router;
use jiff::civil::{Date, date};
use jiff::tz::Offset;

use crate::door::{account, charge, pages};
use crate::town::{CITY, CITY_OFFICIAL, CLERK, GOVERNMENT, HANDLER, HEAD, HOUSING, OFFICE, REVIEWER, Town};

/// The day of the tests.
pub const DAY: Date = date(2026, 4, 2);
/// Sign-in names.
pub const CLERKS: &str = "su.xiaohe";
pub const HANDLERS: &str = "bai.lu";
pub const HEADS: &str = "tian.shouzheng";
pub const REVIEWERS: &str = "jiang.zhiyuan";
pub const CITYS: &str = "shen.yizhou";

/// Noon of the day in Asia/Shanghai.
pub fn now_us() -> i64 {
    Offset::constant(8).to_timestamp(DAY.at(12, 0, 0, 0)).unwrap().as_microsecond()
}

/// Gives everybody of the town an account and the roles of their work.
pub async fn charged(town: &Town) {
    let people: [(_, _, _, &[Role]); 5] = [
        (CLERK, OFFICE, CLERKS, &[Role::Clerk, Role::Router, Role::OfficeHead]),
        (HANDLER, HOUSING, HANDLERS, &[Role::Handler]),
        (HEAD, HOUSING, HEADS, &[Role::OrganHead]),
        (REVIEWER, GOVERNMENT, REVIEWERS, &[Role::OrganHead]),
        (CITY_OFFICIAL, CITY, CITYS, &[Role::OrganHead]),
    ];
    for (official, organ, login, roles) in people {
        charge(town, official, organ, roles).await;
        account(&town.app, &town.stamp(), official, login).await;
    }
}

/// The pages of a town in which everybody has an account and the roles of their work.
pub async fn served(town: &Town) -> Router {
    charged(town).await;
    web::router(pages(crate::town::opened(town.app.db().clone()).await, now_us))
}
