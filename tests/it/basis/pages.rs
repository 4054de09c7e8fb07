//! Every page of this part through the router: what it says in both languages, and to whom it opens.

use app::domain::Actor;
use app::domain::directory::{Change, Role, RoleWithdrawn};
use app::law::PackCode;
use app::rules::read_texts;
use axum::http::StatusCode;
use jiff::civil::{Date, date};

use super::{ADMINISTRATOR, HOUSING_HANDLER, OFFICE_HEAD, office, sound, visitor};
use crate::signing_in::visitor::{go_to, now_us};
use crate::town::{COUNTY, HANDLER, HOUSING, OFFICE, Town, every_database};

const DAY: Date = date(2026, 4, 2);

/// Pages that everybody in office reads, with a text of each in Chinese and in English.
const READ: [(&str, &str, &str); 12] = [
    ("/directory", "云溪县住房和城乡建设局", "Organs and people"),
    ("/directory?q=白露", "白露", "People"),
    ("/directory?q=没有这样的", "没有找到机关", "No organ was found"),
    ("/directory?on=1990-01-01", "那一天名录里还没有机关", "There were no organs"),
    ("/calendar?year=2026", "春节", "worked in exchange"),
    ("/calendar?year=2027&place=CN", "暂定", "provisional"),
    ("/rules", "信访工作条例", "In force in"),
    ("/rules?place=CN&on=2021-06-01", "信访条例", "Others, not in force there"),
    ("/rules/R22", "第 34 条", "Article 34"),
    ("/rules/R22/handle", "在哪里、什么时候适用", "Where and when it holds"),
    ("/ledger", "怎样核对", "How to check"),
    ("/shortcuts", "先按 g", "press g"),
];

fn encoded(address: &str) -> String {
    let keep = |byte: u8| byte.is_ascii();
    address.bytes().map(|byte| if keep(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}

#[tokio::test]
async fn everybody_in_office_reads_what_work_rests_on_in_both_languages() {
    every_database(DAY, async |town: &Town| {
        let router = office(town).await;
        town.app.seal_all("test", now_us(), &mut town.chance()).await.unwrap();
        for login in [ADMINISTRATOR, OFFICE_HEAD, HOUSING_HANDLER] {
            let mut visitor = visitor(&router, login).await;
            for (lang, at) in [("zh", 0), ("en", 1)] {
                visitor.lang = lang;
                for (address, chinese, english) in READ {
                    let page = visitor.get(&encoded(address)).await;
                    assert_eq!(page.status, StatusCode::OK, "{login} {address}");
                    sound(address, &page);
                    let text = [chinese, english][at];
                    assert!(page.body.contains(text), "{lang} {address} lacks {text}");
                }
            }
        }
    })
    .await;
}

/// A link stands where its page opens, and an address that does not open says who could.
#[tokio::test]
async fn navigation_shows_what_opens_and_nothing_else() {
    every_database(DAY, async |town: &Town| {
        let router = office(town).await;
        for (login, sees, turned_away) in [
            (ADMINISTRATOR, &["/accounts"][..], &["/matters", "/readings"][..]),
            (OFFICE_HEAD, &["/matters", "/readings"], &["/accounts", "/accounts/new", "/directory/import"]),
            (HOUSING_HANDLER, &["/matters"], &["/accounts", "/readings", "/directory/import"]),
        ] {
            let mut visitor = visitor(&router, login).await;
            let page = visitor.get("/shortcuts").await;
            for address in sees {
                assert!(page.body.contains(&format!("href=\"{address}\" data-key")), "{login}: no link to {address}");
                assert_eq!(visitor.get(address).await.status, StatusCode::OK, "{login} {address}");
            }
            for address in turned_away {
                assert!(!page.body.contains(&format!("href=\"{address}\" data-key")), "{login}: a link to {address}");
                assert_eq!(visitor.get(address).await.status, StatusCode::FORBIDDEN, "{login} {address}");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn one_organ_is_shown_as_of_a_day_with_its_people_and_roles() {
    every_database(DAY, async |town: &Town| {
        let router = office(town).await;
        let mut visitor = visitor(&router, OFFICE_HEAD).await;
        let address = format!("/directory/organs/{HOUSING}");
        let page = visitor.get(&address).await;
        for text in ["田守正", "局长", "白露", "承办人", "按岗位分工", "云溪县人民政府"] {
            assert!(page.body.contains(text), "{text}");
        }
        // Before the role was given there is none, and before the first day nobody is in office.
        let before = visitor.get(&format!("{address}?on=2019-12-31")).await;
        assert!(before.body.contains("白露") && !before.body.contains("按岗位分工"));
        let long_before = visitor.get(&format!("{address}?on=1999-12-31")).await;
        assert!(long_before.body.contains("起设立") && !long_before.body.contains("白露"));
        assert_eq!(visitor.get("/directory/organs/424242").await.status, StatusCode::NOT_FOUND);
        assert_eq!(visitor.get("/directory/organs/nonsense").await.status, StatusCode::NOT_FOUND);
    })
    .await;
}

/// Who loses the last role sees nothing of the office from then on, and is told so.
#[tokio::test]
async fn a_page_closes_with_the_role() {
    every_database(DAY, async |town: &Town| {
        let router = office(town).await;
        let mut visitor = visitor(&router, HOUSING_HANDLER).await;
        assert_eq!(visitor.get("/rules").await.status, StatusCode::OK);
        let row = RoleWithdrawn {
            official: HANDLER,
            organ: HOUSING,
            role: Role::Handler,
            from: date(2020, 1, 1),
            until: date(2026, 4, 1),
            by: crate::town::HEAD,
            reason: "岗位调整".to_owned(),
        };
        let stamp = app::Stamp { actor: Actor { official: crate::town::HEAD, organ: OFFICE }, ..town.stamp() };
        let change = vec![Change::WithdrawRole(row)];
        town.app.change_directory(&stamp, &mut town.chance(), COUNTY.0, change).await.unwrap();
        assert_eq!(visitor.get("/rules").await.status, StatusCode::FORBIDDEN);
    })
    .await;
}

/// A rule stands beside the text that the office attached, and beside our own words where none is attached.
#[tokio::test]
async fn a_rule_stands_beside_its_article() {
    every_database(DAY, async |town: &Town| {
        let router = office(town).await;
        let mut plain = visitor(&router, OFFICE_HEAD).await;
        let page = plain.get("/rules/R22/handle").await;
        assert!(page.body.contains("附上官方文本后，这里显示原文"));
        let law = town.app.law();
        let file = "# 信访工作条例\n\n第三十四条 这里是机关所附文本的原话。\n第三十五条 另一条的原话。\n";
        let told = read_texts(file, law).unwrap().remove(0);
        let code: PackCode = "R22".parse().unwrap();
        let app = crate::town::opened(town.app.db().clone()).await.with_texts([(code, told.text)].into());
        let router = web::router(crate::door::pages(app, now_us));
        let mut beside = visitor(&router, OFFICE_HEAD).await;
        let page = beside.get("/rules/R22/handle").await;
        assert!(page.body.contains("这里是机关所附文本的原话") && !page.body.contains("另一条的原话"));
        let whole = beside.get("/rules/R22").await;
        assert!(whole.body.contains("另一条的原话"));
        for address in ["/rules/XX", "/rules/R22/no-such-rule", "/rules/XX/handle"] {
            assert_eq!(beside.get(address).await.status, StatusCode::NOT_FOUND, "{address}");
        }
    })
    .await;
}

#[tokio::test]
async fn checkpoint_key_and_tiles_are_those_that_other_tools_read() {
    every_database(DAY, async |town: &Town| {
        let router = office(town).await;
        let mut visitor = visitor(&router, OFFICE_HEAD).await;
        let page = visitor.get("/ledger").await;
        assert!(page.body.contains("账本还没有封存过"), "nothing was sealed yet");
        assert_eq!(visitor.get("/ledger/checkpoint").await.status, StatusCode::NOT_FOUND);
        town.app.seal_all("test", now_us(), &mut town.chance()).await.unwrap();
        let mut files = std::collections::BTreeMap::new();
        let put = |file: app::LedgerFile| {
            files.insert(file.path, file.bytes);
            Ok::<_, app::Failure>(())
        };
        let at = town.app.publish_ledger(put).await.unwrap();
        let checkpoint = visitor.get("/ledger/checkpoint").await;
        assert_eq!(checkpoint.body, at.to_string());
        let key = visitor.get("/ledger/key").await;
        assert!(key.body.lines().all(|line| line.parse::<app::tlog::VerifierKey>().is_ok()) && !key.body.is_empty());
        for (path, bytes) in files.iter().filter(|(path, _)| path.starts_with("tile/")) {
            let served = town.app.ledger_file(path).await.unwrap().expect("the file");
            assert_eq!(&served.bytes, bytes, "{path}");
            assert_eq!(visitor.get(&format!("/ledger/{path}")).await.status, StatusCode::OK, "{path}");
        }
        for path in ["tile/0/999", "tile/9/000", "tile/0/000.p/256", "tile/0/0", "tile/../checkpoint"] {
            assert_eq!(visitor.get(&format!("/ledger/{path}")).await.status, StatusCode::NOT_FOUND, "{path}");
        }
    })
    .await;
}

/// Whoever opens who petitions is listed, with what for, for the head of the office and for nobody else.
#[tokio::test]
async fn openings_are_listed_with_their_purpose() {
    every_database(DAY, async |town: &Town| {
        let router = office(town).await;
        let key = town.registered().await;
        let mut head = visitor(&router, OFFICE_HEAD).await;
        let none = head.get("/readings").await;
        assert!(none.body.contains("这段时间没有人查看过个人信息"));
        let stamp = town.acts(crate::town::CLERK, OFFICE, DAY);
        let opened = town.app.open_identity(&stamp, &mut town.chance(), key, None, "核实地址，上门走访").await;
        assert!(!opened.unwrap().is_empty());
        let page = head.get("/readings").await;
        sound("/readings", &page);
        for text in ["核实地址，上门走访", "苏小禾", "全部信访人"] {
            assert!(page.body.contains(text), "{text}");
        }
        assert!(!page.body.contains("何桂香"), "the list of openings opens nothing");
        let other_days = head.get("/readings?from=2026-01-01&until=2026-01-31").await;
        assert!(!other_days.body.contains("上门走访"));
        go_to(DAY);
    })
    .await;
}
