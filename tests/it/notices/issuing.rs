//! Documents are issued with their acts, and kept as they are shown.

use app::domain::matter::{
    DeclineGround, NoticeKind, Opinion, Procedure, Promise, Proof, ReviewResult, Round, Stage, StatutoryRoute,
};
use app::domain::{OfficialId, OrganId};
use app::law::Interval;
use app::{ActDraft, Carrier, IssuedDocument, MatterKey, NoticeInput, Order, ToldDraft};
use jiff::civil::Date;

use super::places::{
    CONTACT, DAY_ONE, FACTS, accepted, at, at_place, extend, forwarded, input, request, supervise, under_final_review,
};
use crate::town::{
    CITY, CITY_OFFICIAL, CLERK, GOVERNMENT, HANDLER, HOUSING, OFFICE, REVIEWER, Town, answering, every_database, intake,
};

/// Issues a document and gives it back as it is kept.
pub async fn issued(
    town: &Town,
    (official, organ, on): (OfficialId, OrganId, Date),
    key: MatterKey,
    order: &Order,
    given: &NoticeInput,
) -> IssuedDocument {
    let stamp = town.acts(official, organ, on);
    let done = town.app.issue(&stamp, &mut town.chance(), key, None, (on, order), given).await;
    done.unwrap_or_else(|fault| panic!("{}: {fault:?}", order.kind));
    let documents = town.app.open_documents(&stamp, &mut town.chance(), key, "核对出具的文书").await.unwrap();
    let last = documents.into_iter().last().unwrap();
    assert_eq!((last.kind, last.on, last.holds), (order.kind, on, true));
    let version = town.app.matter(key).await.unwrap().matter.version;
    assert_eq!(u64::try_from(last.seq).unwrap(), version, "it is the last that happened");
    last
}

fn told() -> ToldDraft {
    ToldDraft::NotYet
}

/// From the letter to the review, every document with its act, and every number in its series.
///
/// Article: R22-22, R22-23, R22-32, R22-34, R22-35
#[tokio::test]
async fn documents_are_issued_with_their_acts_and_kept_as_shown() {
    every_database(DAY_ONE, async |town: &Town| {
        let key = town.registered().await;
        let (office, housing) = (|on| (CLERK, OFFICE, on), |on| (HANDLER, HOUSING, on));
        let contact = input(&[CONTACT]);
        let forward = Order::with(NoticeKind::ForwardLetter, ActDraft::Forward { to: HOUSING });
        let letter = issued(town, office(at(4, 6)), key, &forward, &contact).await;
        assert_eq!(letter.number.as_deref(), Some("云信函〔2026〕1号"));
        let notice = issued(town, office(at(4, 6)), key, &Order::alone(NoticeKind::Forwarded), &contact).await;
        assert_eq!(notice.number.as_deref(), Some("云信告〔2026〕1号"));
        let procedure = Procedure::Simple;
        let accept = Order::with(NoticeKind::Acceptance, ActDraft::Accept { procedure, told: told() });
        let acceptance = issued(town, housing(at(4, 13)), key, &accept, &contact).await;
        assert_eq!(acceptance.number.as_deref(), Some("云住建告〔2026〕1号"));
        let order = Order::with(NoticeKind::Extension, extend());
        let extension = issued(town, housing(at(6, 1)), key, &order, &contact).await;
        assert_eq!(extension.number.as_deref(), Some("云住建告〔2026〕2号"));
        assert!(extension.body.unwrap().contains("原办理期限：2026年6月12日\n延长后的办理期限：2026年7月13日"));
        let order = Order::with(NoticeKind::SupervisionLetter, supervise());
        let given = input(&[CONTACT, ("defect", "没有调查。"), ("demand", "作出意见。"), ("due_on", "2026年6月30日")]);
        issued(town, office(at(6, 5)), key, &order, &given).await;
        let answer = Order::with(NoticeKind::Opinion, answering(Opinion::Support, ""));
        let given = input(&[CONTACT, FACTS, ("opinion", "由我单位修复屋面。")]);
        let opinion = issued(town, housing(at(6, 10)), key, &answer, &given).await;
        assert_eq!(opinion.title, "信访事项处理意见书");
        let body = opinion.body.unwrap();
        assert!(body.contains("意见类别：支持") && body.contains("执行时限：2026年6月30日"), "{body}");
        town.act(town.acts(HANDLER, HOUSING, at(6, 11)), key, &ActDraft::Deliver { proof: Proof::Signed })
            .await
            .unwrap();
        town.act(town.acts(REVIEWER, GOVERNMENT, at(6, 20)), key, &request(Round::Review)).await.unwrap();
        let review = ActDraft::plain_review(Round::Review, ReviewResult::Uphold, String::new());
        let order = Order::with(NoticeKind::ReviewOpinion, review);
        let given = input(&[CONTACT, FACTS]);
        let review = issued(town, (REVIEWER, GOVERNMENT, at(7, 3)), key, &order, &given).await;
        let body = review.body.unwrap();
        let earlier = "原处理意见：《信访事项处理意见书》（云住建意〔2026〕1号，2026年6月10日）";
        assert!(body.contains(earlier) && body.contains("复查结论：维持"), "{body}");
        let shown = town.app.matter(key).await.unwrap();
        assert!(matches!(shown.matter.stage, Stage::Reviewed { .. }));
        town.verify().await;
    })
    .await;
}

/// The acts that end a matter here carry their notices, and so do a hearing and an agreement.
///
/// Article: R22-19¶3, R22-31, R22-33
#[tokio::test]
async fn decisions_carry_their_notices() {
    every_database(DAY_ONE, async |town: &Town| {
        let reason = || "水费由水务局管理。".to_owned();
        let decline =
            ActDraft::Decline { ground: DeclineGround::NotOwnPower, other: None, reason: reason(), told: told() };
        let key = town.registered().await;
        let given = input(&[CONTACT, ("where_to", "云溪县水务局")]);
        let order = Order::with(NoticeKind::Declined, decline);
        let declined = issued(town, (CLERK, OFFICE, at(4, 3)), key, &order, &given).await;
        assert!(declined.body.unwrap().contains("二、不予受理的理由\n水费由水务局管理。"));
        let key = at_place(town, forwarded()).await;
        let route = ActDraft::Route { route: StatutoryRoute::Judicial, to: None, reason: reason(), told: told() };
        let order = Order::with(NoticeKind::OtherRoute, route);
        let given = input(&[CONTACT, ("where_to", "云溪县人民法院")]);
        let routed = issued(town, (HANDLER, HOUSING, at(4, 8)), key, &order, &given).await;
        assert!(routed.body.unwrap().contains("法定途径：诉讼等司法程序"));
        let key = at_place(town, accepted()).await;
        let text = || "双方同意。".to_owned();
        let open = ActDraft::OpenInterlude { interval: Interval::Mediation, consent: true, text: text() };
        town.act(town.acts(HANDLER, HOUSING, at(5, 6)), key, &open).await.unwrap();
        let settled = Some(Promise { performer: HOUSING, by: at(7, 31) });
        let close = ActDraft::CloseInterlude { interval: Interval::Mediation, text: String::new(), settled };
        let order = Order::with(NoticeKind::Settlement, close);
        let given = input(&[
            FACTS,
            ("parties", "甲方、乙方"),
            ("terms", "乙方修复。"),
            ("perform_how", "施工"),
            ("signatures", "甲方："),
        ]);
        let agreed = issued(town, (HANDLER, HOUSING, at(5, 20)), key, &order, &given).await;
        assert!(agreed.body.unwrap().contains("履行时限：2026年7月31日"));
        town.verify().await;
    })
    .await;
}

/// Article: R22-36¶3
#[tokio::test]
async fn what_repeats_an_ended_matter_is_barred_with_the_numbers_of_its_opinions() {
    every_database(DAY_ONE, async |town: &Town| {
        let earlier = at_place(town, under_final_review()).await;
        let review = ActDraft::plain_review(Round::FinalReview, ReviewResult::Uphold, String::new());
        let order = Order::with(NoticeKind::FinalReviewOpinion, review);
        let given = input(&[CONTACT, FACTS]);
        issued(town, (CITY_OFFICIAL, CITY, at(7, 20)), earlier, &order, &given).await;
        let deliver = ActDraft::Deliver { proof: Proof::Signed };
        town.act(town.acts(CITY_OFFICIAL, CITY, at(7, 21)), earlier, &deliver).await.unwrap();
        let stamp = town.acts(CLERK, OFFICE, at(8, 3));
        let again = town.app.register(&stamp, &mut town.chance(), at(8, 3), &intake(at(8, 3)), None).await.unwrap();
        let reason = "请求和理由没有变化。".to_owned();
        let order = Order { kind: NoticeKind::Barred, carrier: Carrier::Bar { earlier, reason } };
        let given = input(&[CONTACT, ("what_is_new", "新的检测报告。")]);
        let barred = issued(town, (CLERK, OFFICE, at(8, 4)), again.done.key, &order, &given).await;
        let body = barred.body.unwrap();
        assert!(body.contains("《信访事项复核意见书》（云溪政核〔2026〕1号，2026年7月20日）"), "{body}");
        assert!(body.contains("三、事实和理由相同的说明\n请求和理由没有变化。"), "{body}");
    })
    .await;
}
