//! A petition by programs alone, from registering to the answer, on both databases.

use axum::http::StatusCode;
use serde_json::json;

use super::{TODAY, auditor, clerk, handler, head, petition, registered, served};
use crate::town::{HOUSING, every_database};

#[tokio::test]
async fn a_petition_is_registered_sent_on_taken_up_looked_into_and_answered() {
    every_database(TODAY, async |town| {
        let router = served(town).await;
        let (clerk, handler, head) = (clerk(town, &router).await, handler(town, &router).await, head(town, &router).await);
        let me = clerk.get("/me").await.ok();
        assert_eq!((me["official"]["name"].as_str(), me["organ"]["name"].as_str()), (Some("苏小禾"), Some("云溪县信访局")));

        let answer = clerk.post("/matters", &petition()).await;
        assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text);
        assert_eq!(answer.header("etag"), Some("\"1\""));
        let key = answer.body["matter"].as_str().unwrap().to_owned();
        assert_eq!(answer.header("location"), Some(format!("/api/v1/matters/{key}").as_str()));
        assert!(answer.body["query_code"].as_str().is_some_and(|code| code.len() > 8), "{}", answer.text);
        assert_eq!(answer.body["receipt"]["text"], "云信〔2026〕1号");

        let sent = clerk.act(&key, 1, "forward", &json!({ "to": HOUSING.to_string() })).await;
        assert_eq!(sent.header("etag"), Some("\"2\""), "{}", sent.text);
        let sent = sent.ok();
        assert_eq!(sent["events"][0]["kind"], "matter.forwarded");
        assert_eq!((sent["events"][0]["seq"].as_u64(), sent["version"].as_u64()), (Some(2), Some(2)));
        assert_eq!(sent["stage"]["code"], "forwarded");

        // The department reads what it has to decide, sees what it may do and where, and takes it up.
        let matter = handler.get(&format!("/matters/{key}")).await;
        assert_eq!(matter.header("etag"), Some("\"2\""));
        let matter = matter.ok();
        assert_eq!(matter["title"], "反映小区电梯停运");
        let accept = &matter["open_acts"][0];
        assert_eq!(accept["act"]["code"], "accept");
        assert_eq!(accept["address"], format!("/api/v1/matters/{key}/acts/accept"));
        assert!(accept["article"]["code"].as_str().unwrap().starts_with("R22-"), "{accept}");
        let notice = json!({ "notice": { "text": "您反映的事项已受理。" } });
        head.act(&key, 2, "accept", &notice).await.ok();

        let clocks = handler.get(&format!("/matters/{key}/clocks")).await.ok();
        let term = clocks["clocks"].as_array().unwrap().iter().find(|clock| clock["rule"] == "handle").unwrap();
        assert_eq!((term["due_on"].as_str(), term["running"].as_bool()), (Some("2026-06-01"), Some(true)));
        assert!(term["steps"].as_array().unwrap().len() >= 3 && term["reckoning"]["steps"].is_array(), "{term}");

        let looked = json!({ "inquiry": "statement", "text": "与信访人当面核对了停运时间。" });
        handler.act(&key, 3, "investigate", &looked).await.ok();
        let opinion = json!({
            "opinion": "support",
            "written": { "claim": "请求维修电梯。", "facts": "经核实属实。", "opinion": "予以支持。", "basis": "物业管理条例。" },
            "promise": { "performer": HOUSING.to_string(), "by": "2026-05-01" },
        });
        let answered = head.act(&key, 4, "answer", &opinion).await.ok();
        assert_eq!(answered["stage"]["code"], "answered");

        let course = clerk.get(&format!("/matters/{key}/course?after=1&limit=2")).await.ok();
        assert_eq!(course["events"].as_array().unwrap().len(), 2);
        assert_eq!((course["events"][0]["seq"].as_u64(), course["next"].as_u64()), (Some(2), Some(3)));
        assert_eq!(course["events"][0]["by"]["who"], "staff");
        let found = clerk.get("/receipts/%E4%BA%91%E4%BF%A1%E3%80%942026%E3%80%951%E5%8F%B7").await.ok();
        assert_eq!(found["matter"], key.as_str());
        assert_eq!(auditor(town, &router).await.get(&format!("/matters/{key}")).await.status, StatusCode::OK);
        town.verify().await;
    })
    .await;
}

#[tokio::test]
async fn lists_searches_and_counts_answer_as_the_pages_do() {
    every_database(TODAY, async |town| {
        let router = served(town).await;
        let clerk = clerk(town, &router).await;
        let mut keys = Vec::new();
        for _ in 0..3 {
            keys.push(registered(&clerk).await);
        }
        let first = clerk.get("/matters?limit=2&order=received").await.ok();
        let next = first["next"].as_str().unwrap();
        assert!(first["previous"].is_null());
        let second = clerk.get(&format!("/matters?limit=2&order=received&after={next}")).await.ok();
        let lines = |page: &serde_json::Value| page["matters"].as_array().unwrap().len();
        assert_eq!((lines(&first), lines(&second)), (2, 1));
        assert!(second["next"].is_null() && second["previous"].is_string());
        let back = second["previous"].as_str().unwrap();
        assert_eq!(clerk.get(&format!("/matters?limit=2&order=received&before={back}")).await.ok(), first);
        let none = clerk.get(&format!("/matters?holder={HOUSING}")).await.ok();
        assert_eq!(lines(&none), 0);
        assert_eq!(lines(&clerk.get("/matters?stage=registered&channel=letter&purpose=claim").await.ok()), 3);
        let found = clerk.get("/search?q=%E7%94%B5%E6%A2%AF&limit=2").await.ok();
        assert_eq!((lines(&found), found["complete"].as_bool()), (2, Some(true)));
        let more = clerk.get(&format!("/search?q=%E7%94%B5%E6%A2%AF&after={}", found["next"].as_str().unwrap())).await;
        assert_eq!(lines(&more.ok()), 1);
        let counts = clerk.get("/counts?organ=11").await.ok();
        assert_eq!(counts["stages"]["registered"], 3);
        let as_of = clerk.get("/matters-as-of?before=2026-04-03T00:00:00Z").await.ok();
        assert_eq!(lines(&as_of), 3);
        for (path, member) in [
            ("/organs", "organs"),
            ("/divisions", "divisions"),
            ("/categories", "categories"),
            ("/rules", "rules"),
            ("/rules?place=CN&on=2026-04-02", "rules"),
        ] {
            assert!(!clerk.get(path).await.ok()[member].as_array().unwrap().is_empty(), "{path}");
        }
        let organ = clerk.get("/organs/12").await.ok();
        assert_eq!(
            (organ["name"].as_str(), organ["head"]["name"].as_str()),
            (Some("云溪县住房和城乡建设局"), Some("田守正"))
        );
        assert_eq!(clerk.get("/officials/103").await.ok()["posts"][0]["title"], "局长");
        assert!(clerk.get("/rules/R22").await.ok()["rules"].as_array().unwrap().len() > 50);
        let days = clerk.get("/calendar?from=2026-01-01&until=2026-12-31").await.ok();
        assert!(days["rest"]["2026-10-01"].is_string() && days["announced_years"] == json!([2026]), "{days}");
    })
    .await;
}

/// Who petitions is opened with a purpose and on record, and stands in no other answer.
#[tokio::test]
async fn who_petitions_is_opened_with_a_purpose_and_on_record() {
    every_database(TODAY, async |town| {
        let router = served(town).await;
        let clerk = clerk(town, &router).await;
        let key = registered(&clerk).await;
        for path in ["", "/course", "/clocks", "/papers", "/documents"] {
            let answer = clerk.get(&format!("/matters/{key}{path}")).await;
            assert_eq!(answer.status, StatusCode::OK, "{path} {}", answer.text);
            assert!(!answer.text.contains("柳如是") && !answer.text.contains("13900000000"), "{path}");
        }
        let place = format!("/matters/{key}/petitioners");
        let refused = clerk.post(&place, &json!({ "purpose": " " })).await;
        assert_eq!((refused.problem(), refused.body["code"].as_str()), ("refused", Some("text-missing")));
        let opened = clerk.post(&place, &json!({ "purpose": "电话核实" })).await.ok();
        assert_eq!(opened["petitioners"][0]["name"], "柳如是");
        let found = auditor(town, &router).await.get(&format!("/matters/{key}/openings")).await.ok();
        assert_eq!(found["openings"][0]["purpose"], "电话核实");
    })
    .await;
}

#[tokio::test]
async fn a_paper_goes_in_and_comes_out_as_it_was() {
    every_database(TODAY, async |town| {
        let router = served(town).await;
        let clerk = clerk(town, &router).await;
        let key = registered(&clerk).await;
        let content = "电梯停运照片说明，共三页。";
        use base64::Engine;
        let coded = base64::engine::general_purpose::STANDARD.encode(content);
        let body = |name: &str, content: &str| json!({ "file_name": name, "content": content, "title": "照片说明" });
        let refused = clerk.act(&key, 1, "attach", &body("a.exe", &coded)).await;
        assert_eq!((refused.problem(), refused.body["code"].as_str()), ("paper", Some("ending-differs")));
        let refused = clerk.act(&key, 1, "attach", &body("a.txt", "不是编码")).await;
        assert_eq!((refused.problem(), refused.body["errors"][0]["pointer"].as_str()), ("invalid", Some("/content")));
        clerk.act(&key, 1, "attach", &body("a.txt", &coded)).await.ok();
        let papers = clerk.get(&format!("/matters/{key}/papers")).await.ok();
        assert_eq!(
            (papers["papers"][0]["seq"].as_u64(), papers["papers"][0]["kind"].as_str()),
            (Some(2), Some("text"))
        );
        let paper = clerk.get(&format!("/matters/{key}/papers/2")).await;
        assert_eq!((paper.text.as_str(), paper.header("content-disposition").is_some()), (content, true));
        assert_eq!(clerk.get(&format!("/matters/{key}/papers/1")).await.problem(), "not-found");
    })
    .await;
}
