//! What petitioners do on their pages: nothing by looking, nothing twice, nothing from elsewhere.

use app::OwnAct;
use app::domain::matter::{EvaluatedBody, Fact, Grade, Opinion};
use app::{ActDraft, OwnFact};
use axum::http::StatusCode;
use jiff::civil::date;

use super::visitor::{Visitor, fields};
use super::{DAY_ONE, Petition, go_to, petition, served, version};
use crate::town::{CLERK, HANDLER, HOUSING, OFFICE, Town, accepting, answering, every_database};

async fn inside(town: &Town, petition: &Petition) -> Visitor {
    let mut visitor = Visitor::new(served(town).await);
    visitor.enter(&petition.receipt, &petition.code.to_string()).await;
    visitor
}

async fn answered(town: &Town) -> Petition {
    let petition = petition(town, false).await;
    let forward = ActDraft::Forward { to: HOUSING };
    town.act(town.acts(CLERK, OFFICE, date(2026, 4, 3)), petition.key, &forward).await.unwrap();
    let handler = |day| town.acts(HANDLER, HOUSING, date(2026, 4, day));
    town.act(handler(6), petition.key, &accepting()).await.unwrap();
    town.act(handler(8), petition.key, &answering(Opinion::Support, "六月底以前修好。")).await.unwrap();
    petition
}

/// Number 20 of what comparable systems got wrong: mail scanners follow links and rated services by it.
#[tokio::test]
async fn peers_20_looking_changes_nothing() {
    every_database(DAY_ONE, async |town: &Town| {
        let petition = answered(town).await;
        go_to(date(2026, 4, 9));
        let visitor = inside(town, &petition).await;
        let before = version(town, &petition).await;
        for act in OwnAct::ALL {
            let address = format!("/q/act/{}", act.name());
            let token = visitor.get(&address).await.field("token");
            for query in ["", "?meant=yes", "?choice=satisfied&meant=yes&version=4"] {
                let page = visitor.get(&format!("{address}{query}&token={token}&request=1")).await;
                assert!(page.status == StatusCode::OK || page.status == StatusCode::NOT_FOUND, "{act:?} {query}");
            }
        }
        visitor.get("/q/papers").await;
        visitor.get("/q/leave").await;
        visitor.get("/q/matter?done=withdraw").await;
        assert_eq!(version(town, &petition).await, before);
    })
    .await;
}

/// Promise 5, from the first letter to the last confirmation, and number 24: with a printed slip and nothing else.
#[tokio::test]
async fn a_petitioner_goes_the_whole_way_with_nothing_but_the_slip() {
    every_database(DAY_ONE, async |town: &Town| {
        let petition = answered(town).await;
        go_to(date(2026, 4, 9));
        let visitor = inside(town, &petition).await;
        let done = |page: &super::visitor::Page, act: &str| {
            assert_eq!(page.location(), format!("/q/matter?done={act}"), "{}", page.body);
        };
        done(&visitor.fill("confirm-delivery", &[]).await, "confirm-delivery");
        done(&visitor.fill("add", &[("choice", "inquiry"), ("text", "什么时候来修？")]).await, "add");
        let asked = visitor.fill("evaluate-organ", &[("choice", "fairly_satisfied"), ("text", "来得慢。")]).await;
        assert!(asked.status == StatusCode::OK && asked.says("基本满意") && asked.says("来得慢。"), "{}", asked.body);
        let own = town.app.own_matter(petition.key, petition.people[0], date(2026, 4, 9)).await.unwrap();
        assert!(!own.course.iter().any(|entry| matches!(entry.fact, OwnFact::Evaluated { .. })), "asked, not recorded");
        done(&visitor.post("/q/act/evaluate-organ", &asked.hidden()).await, "evaluate-organ");
        done(&visitor.fill("confirm-performance", &[("text", "修好了。")]).await, "confirm-performance");
        done(&visitor.fill("request-review", &[("text", "只修了一半。")]).await, "request-review");
        let said = visitor.get("/q/matter?done=request-review").await;
        assert!(said.says("已经收到：请求复查") && said.says("来得慢。") && said.says("修好了。"), "{}", said.body);
        let view = town.app.matter(petition.key).await.unwrap();
        let graded = view.matter.evaluations.first().unwrap();
        assert_eq!((graded.of, graded.grade), (EvaluatedBody::ResponsibleOrgan, Grade::FairlySatisfied));
        assert_eq!(graded.person, petition.people[0]);
        town.verify().await;
    })
    .await;
}

#[tokio::test]
async fn a_form_that_is_sent_twice_counts_once() {
    every_database(DAY_ONE, async |town: &Town| {
        let petition = petition(town, false).await;
        go_to(DAY_ONE);
        let visitor = inside(town, &petition).await;
        let form = visitor.get("/q/act/add").await;
        let mut sent = form.hidden();
        sent.extend(fields(&[("choice", "supplement"), ("text", "漏得更厉害了。")]));
        // Two clicks at once, and one more after coming back.
        let pages = futures::future::join(visitor.post("/q/act/add", &sent), visitor.post("/q/act/add", &sent)).await;
        let third = visitor.post("/q/act/add", &sent).await;
        for page in [&pages.0, &pages.1, &third] {
            assert_eq!(page.location(), "/q/matter?done=add", "{}", page.body);
        }
        assert_eq!(version(town, &petition).await, 2);
        // Another form with the same words is another letter.
        visitor.fill("add", &[("choice", "supplement"), ("text", "漏得更厉害了。")]).await;
        assert_eq!(version(town, &petition).await, 3);
    })
    .await;
}

/// Something happened while the form was open: nothing is sent, and nothing that was written is lost.
#[tokio::test]
async fn a_form_that_was_overtaken_is_not_sent() {
    every_database(DAY_ONE, async |town: &Town| {
        let petition = petition(town, false).await;
        go_to(date(2026, 4, 3));
        let visitor = inside(town, &petition).await;
        let mut sent = visitor.get("/q/act/withdraw").await.hidden();
        sent.extend(fields(&[("text", "不告了。"), ("meant", "yes")]));
        let paper = visitor.get("/q/act/attach").await.hidden();
        let letter = visitor.get("/q/act/add").await.hidden();
        let clerk = town.acts(CLERK, OFFICE, date(2026, 4, 3));
        // What the petitioner does not see overtakes nothing.
        town.act(clerk, petition.key, &ActDraft::Note { text: "内部记事。".to_owned() }).await.unwrap();
        let mut unseen = letter.clone();
        unseen.extend(fields(&[("text", "还在漏。")]));
        assert_eq!(visitor.post("/q/act/add", &unseen).await.location(), "/q/matter?done=add");
        town.act(clerk, petition.key, &ActDraft::Forward { to: HOUSING }).await.unwrap();
        let page = visitor.post("/q/act/withdraw", &sent).await;
        assert_eq!(page.status, StatusCode::CONFLICT);
        assert!(page.says("不告了。") && page.says("有了新的进展"), "{}", page.body);
        let page = visitor.upload(&paper, &[("a.txt", "甲".as_bytes())]).await;
        assert_eq!(page.status, StatusCode::CONFLICT);
        assert_eq!(version(town, &petition).await, 4);
    })
    .await;
}

#[tokio::test]
async fn a_form_from_elsewhere_is_refused() {
    every_database(DAY_ONE, async |town: &Town| {
        let petition = petition(town, false).await;
        go_to(DAY_ONE);
        let visitor = inside(town, &petition).await;
        let other = inside(town, &petition).await;
        let form = visitor.get("/q/act/add").await.hidden();
        for token in [None, Some(String::new()), Some(other.get("/q/act/add").await.field("token"))] {
            let mut sent = form.clone();
            sent.remove("token");
            sent.extend(token.map(|token| ("token".to_owned(), token)));
            sent.extend(fields(&[("choice", "supplement"), ("text", "别处来的。")]));
            let page = visitor.post("/q/act/add", &sent).await;
            assert!(page.status == StatusCode::FORBIDDEN && page.says("别处来的。"), "{}", page.body);
            sent.remove("text");
            let page = visitor.upload(&sent, &[("a.txt", "甲".as_bytes())]).await;
            assert_eq!(page.status, StatusCode::FORBIDDEN, "{}", page.body);
        }
        assert_eq!(version(town, &petition).await, 1);
    })
    .await;
}

#[tokio::test]
async fn what_is_refused_says_why_and_keeps_what_was_written() {
    every_database(DAY_ONE, async |town: &Town| {
        let petition = petition(town, false).await;
        go_to(DAY_ONE);
        let visitor = inside(town, &petition).await;
        for (act, answers, says) in [
            ("add", vec![("text", "  ")], "还没有写内容"),
            ("evaluate-office", vec![("text", "很好")], "还没有选"),
            ("evaluate-office", vec![("choice", "satisfied")], "就可以评价"),
            ("request-review", vec![("text", "不服")], "处理意见送达以后"),
            ("ask-recusal", vec![("name", "没有这人"), ("text", "他是亲戚")], "没有找到叫这个名字的人"),
            ("confirm-delivery", vec![], "没有等您签收"),
        ] {
            let page = visitor.fill(act, &answers).await;
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{act}");
            assert!(page.says(says) && !page.says("⟦"), "{act}: {}", page.body);
            let written = answers.iter().find(|(name, _)| *name == "text").map_or("", |(_, text)| text.trim());
            assert!(page.says(written), "{act}");
        }
        let long = "长".repeat(20_001);
        assert!(visitor.fill("add", &[("text", &long)]).await.says("写得太长了"));
        assert_eq!(version(town, &petition).await, 1);
        let named = visitor.fill("ask-recusal", &[("name", "苏小禾"), ("text", "她是对方的亲戚。")]).await;
        assert_eq!(named.location(), "/q/matter?done=ask-recusal");
        assert!(visitor.get("/q/matter").await.says("请求苏小禾回避"));
    })
    .await;
}

#[tokio::test]
async fn papers_are_looked_at_before_they_are_taken_and_come_back_as_they_were() {
    every_database(DAY_ONE, async |town: &Town| {
        let petition = petition(town, false).await;
        go_to(DAY_ONE);
        let visitor = inside(town, &petition).await;
        let form = async || visitor.get("/q/act/attach").await.hidden();
        let good: (&str, &[u8]) = ("收据.txt", "今收到押金五百元。".as_bytes());
        for (files, says) in [
            (vec![good, ("病毒.txt", b"MZ\x90\x00\x03\x00\x00\x00".as_slice())], "“病毒.txt”没有收"),
            (vec![good, ("照片.jpg", b"".as_slice())], "文件是空的"),
            (vec![], "还没有选文件"),
            (vec![good; 6], "一次最多交 5 份"),
        ] {
            let page = visitor.upload(&form().await, &files).await;
            assert!(page.status == StatusCode::UNPROCESSABLE_ENTITY && page.says(says), "{says}: {}", page.body);
        }
        let large = vec![b'a'; app::papers::PAPER_BYTES_MAX + (65 << 10)];
        let page = visitor.upload(&form().await, &[("大.txt", &large)]).await;
        assert!(page.status == StatusCode::PAYLOAD_TOO_LARGE && page.says("超过 20 兆字节"), "{}", page.status);
        assert_eq!(version(town, &petition).await, 1, "one bad paper, and none is taken");
        let mut sent = form().await;
        sent.extend(fields(&[("caption", "押金")]));
        let files = [good, ("合同.txt", "合同正文。".as_bytes())];
        for _ in 0..2 {
            assert_eq!(visitor.upload(&sent, &files).await.location(), "/q/matter?done=attach");
        }
        assert_eq!(version(town, &petition).await, 3, "two papers, once each");
        let page = visitor.get("/q/paper/2").await;
        assert_eq!(page.body.as_bytes(), good.1);
        let disposition = page.headers.get("content-disposition").unwrap().to_str().unwrap();
        assert!(disposition.starts_with("attachment;"), "{disposition}");
        assert_eq!(page.headers.get("x-content-type-options").unwrap(), "nosniff");
        assert_eq!(visitor.get("/q/paper/1").await.status, StatusCode::NOT_FOUND);
        town.verify().await;
    })
    .await;
}

#[tokio::test]
async fn a_document_can_be_had_as_a_text() {
    every_database(DAY_ONE, async |town: &Town| {
        let petition = answered(town).await;
        go_to(date(2026, 4, 9));
        let visitor = inside(town, &petition).await;
        let page = visitor.get("/q/text/4/0").await;
        assert!(page.says("信访处理意见书") && page.says(&petition.receipt) && page.says("六月底以前修好。"));
        for address in ["/q/text/1/0", "/q/text/4/1", "/q/text/99/0"] {
            assert_eq!(visitor.get(address).await.status, StatusCode::NOT_FOUND, "{address}");
        }
    })
    .await;
}

#[tokio::test]
async fn hostile_words_stay_words() {
    every_database(DAY_ONE, async |town: &Town| {
        let petition = petition(town, false).await;
        go_to(DAY_ONE);
        let visitor = inside(town, &petition).await;
        let hostile = "</textarea><script>alert(1)</script>\"'";
        visitor.fill("add", &[("text", hostile)]).await;
        let refused = visitor.fill("request-review", &[("text", hostile)]).await;
        let sure = visitor.fill("withdraw", &[("text", hostile)]).await;
        for page in [visitor.get("/q/matter").await, refused, sure] {
            assert!(page.says("alert(1)") && !page.says("<script") && !page.says("</textarea><"), "{}", page.body);
        }
        let events = town.app.matter(petition.key).await.unwrap();
        assert!(!events.timeline.iter().any(|entry| matches!(entry.event.fact, Fact::Withdrawn(_))));
    })
    .await;
}
