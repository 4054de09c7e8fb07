//! What a petitioner sees, and what never: nothing internal, and nothing of who else petitions.

use app::domain::PersonId;
use app::domain::matter::{
    Change, Channel, ContactKind, EvaluatedBody, Grade, InquiryKind, NoticeKind, Opinion, Procedure, Proof, Term,
    Urgency, UrgingKind,
};
use app::{ActDraft, Failure, MatterKey, PaperDraft, ToldDraft};
use jiff::civil::date;

use super::{DAY_ONE, OTHER, Petition, go_to, petition, served};
use crate::portal::visitor::Visitor;
use crate::town::{
    CLERK, GOVERNMENT, HANDLER, HEAD, HOUSING, OFFICE, REVIEWER, Town, accepting, answering, every_database,
};

/// What is planted where a petitioner may not look, as words and as names.
const HIDDEN: [&str; 8] = ["金丝雀", OTHER, "13900000000", "青石镇九号", "白露", "田守正", "苏小禾", "江知远"];

fn canary(where_: &str) -> String {
    format!("金丝雀：{where_}")
}

/// Everything that offices and others write about a matter, with a word in it that must not get out.
async fn planted(town: &Town) -> Petition {
    let petition = petition(town, true).await;
    let key = petition.key;
    let office = async |day, draft: ActDraft| town.act(town.acts(CLERK, OFFICE, day), key, &draft).await.unwrap();
    let housing = async |day, draft: ActDraft| town.act(town.acts(HANDLER, HOUSING, day), key, &draft).await.unwrap();
    let [d3, d6, d7, d20] = [3, 6, 7, 20].map(|day| date(2026, 4, day));
    office(d3, ActDraft::Note { text: canary("记事") }).await;
    let change = Change::Urgency(Urgency::Important);
    office(d3, ActDraft::ProposeCorrection { change, reason: canary("更正理由") }).await;
    office(d3, ActDraft::ReportUrgent { to: vec![GOVERNMENT], text: canary("上报") }).await;
    office(d3, ActDraft::Assign { to: HOUSING, days: 30 }).await;
    office(d3, ActDraft::Notify { kind: NoticeKind::AssignLetter, text: canary("交办函") }).await;
    office(d3, ActDraft::Notify { kind: NoticeKind::Receipt, text: "已经收到来信。".into() }).await;
    office(d3, ActDraft::Involve { helpers: vec![GOVERNMENT], reason: canary("协办理由") }).await;
    housing(d6, ActDraft::AppointHandler { official: HANDLER }).await;
    let told = ToldDraft::Notice { kind: NoticeKind::Acceptance, text: "来信已经受理。".into() };
    housing(d6, ActDraft::Accept { procedure: Procedure::Ordinary, told }).await;
    for inquiry in InquiryKind::ALL {
        housing(d6, ActDraft::Investigate { inquiry: *inquiry, text: canary("调查") }).await;
    }
    office(d7, ActDraft::Urge { kind: UrgingKind::Urge, circumstance: None, text: canary("催办") }).await;
    housing(d7, ActDraft::Reply { no: 1, text: canary("对催办的答复") }).await;
    housing(d7, ActDraft::RaiseRecusal { official: HEAD, reason: canary("回避") }).await;
    let paper = PaperDraft::checked("内部.txt", canary("内部材料").into_bytes()).unwrap();
    housing(d7, ActDraft::Attach { paper, title: canary("材料名称") }).await;
    let extend =
        ActDraft::Extend {
            term: Term::Handling, days: 15, reason: "还要再看一次现场。".into(), approved_by: HEAD
        };
    housing(d7, extend).await;
    others(town, &petition).await;
    housing(d20, answering(Opinion::Support, "经查属实，六月底以前修好屋顶。")).await;
    housing(d20, ActDraft::ReportBack { kind: domain::matter::ReportKind::Closing, text: canary("办结报告") }).await;
    housing(d20, ActDraft::Deliver { proof: Proof::Signed }).await;
    housing(d20, ActDraft::FollowUp { text: canary("回访"), said: Some(Grade::Satisfied) }).await;
    petition
}

/// What the other petitioner does.
async fn others(town: &Town, petition: &Petition) {
    let d8 = date(2026, 4, 8);
    let letter = ActDraft::AddContact {
        channel: Channel::Web,
        kind: ContactKind::Supplement,
        heads: 1,
        parties: Vec::new(),
        text: canary("别人的信"),
        claimed_on: None,
    };
    petition.acts(town, 1, d8, &letter).await.unwrap();
    let paper = PaperDraft::checked("别人.txt", canary("别人的材料").into_bytes()).unwrap();
    petition.acts(town, 1, d8, &ActDraft::Attach { paper, title: canary("别人的材料名") }).await.unwrap();
    let recusal = ActDraft::RaiseRecusal { official: REVIEWER, reason: canary("别人请求回避") };
    petition.acts(town, 1, d8, &recusal).await.unwrap();
    let of = EvaluatedBody::PetitionOffice;
    let evaluation = ActDraft::Evaluate { of, grade: Grade::Dissatisfied, text: canary("别人的评价") };
    petition.acts(town, 1, d8, &evaluation).await.unwrap();
    let seal = ActDraft::Seal { reason: canary("别人请求保密") };
    petition.acts(town, 1, d8, &seal).await.unwrap();
    let asked = ActDraft::AskRelease { reason: canary("申请查看身份") };
    town.act(town.acts(HANDLER, HOUSING, d8), petition.key, &asked).await.unwrap();
}

/// Promises 5 and 6 of the product, and clock regressions of comparable systems: a tracking page shows no staff notes.
#[tokio::test]
async fn nothing_internal_and_nothing_of_others_is_ever_seen() {
    every_database(DAY_ONE, async |town: &Town| {
        let petition = planted(town).await;
        let today = date(2026, 4, 21);
        go_to(today);
        let own = town.app.own_matter(petition.key, petition.people[0], today).await.unwrap();
        let mut shown = vec![format!("{own:?}")];
        let mut visitor = Visitor::new(served(town).await);
        visitor.enter(&petition.receipt, &petition.code.to_string()).await;
        for lang in ["zh", "en"] {
            visitor.lang = lang;
            shown.push(visitor.get("/q/matter").await.body);
            for act in app::OwnAct::ALL {
                shown.push(visitor.get(&format!("/q/act/{}", act.name())).await.body);
            }
            for seq in 1..=own.version {
                shown.push(visitor.get(&format!("/q/paper/{seq}")).await.body);
                for place in 0..3 {
                    shown.push(visitor.get(&format!("/q/text/{seq}/{place}")).await.body);
                }
            }
        }
        for text in &shown {
            for hidden in HIDDEN {
                assert!(!text.contains(hidden), "{hidden} in {text}");
            }
            assert!(!text.contains('⟦'), "a word is missing in {text}");
        }
        let page = &shown[1];
        for seen in [
            "屋顶漏雨",
            "公租房屋顶漏雨两个月",
            "来信已经受理",
            "已经收到来信",
            "还要再看一次现场",
            "延长 15 天",
            "六月底以前修好屋顶",
            "一起信访的人",
            "请求为信访人的身份保密",
            "请求复查",
        ] {
            assert!(page.contains(seen), "{seen} is missing in {page}");
        }
    })
    .await;
}

#[tokio::test]
async fn the_other_petitioner_sees_their_own_words_and_papers() {
    every_database(DAY_ONE, async |town: &Town| {
        let petition = planted(town).await;
        let own = town.app.own_matter(petition.key, petition.people[1], date(2026, 4, 21)).await.unwrap();
        let shown = format!("{own:?}");
        for seen in ["别人的信", "别人的材料名", "别人请求回避", "别人的评价", "别人请求保密"]
        {
            assert!(shown.contains(seen), "{seen}");
        }
        for hidden in ["记事", "催办", "更正理由", "回访", "申请查看身份", "办结报告", "协办理由"]
        {
            assert!(!shown.contains(hidden), "{hidden}");
        }
    })
    .await;
}

#[tokio::test]
async fn whoever_does_not_petition_sees_no_matter_at_all() {
    every_database(DAY_ONE, async |town: &Town| {
        let petition = petition(town, false).await;
        let stranger = PersonId(petition.people[0].0 + 1);
        let nowhere = MatterKey { id: domain::MatterId(petition.key.id.0 + 1), ..petition.key };
        for (key, person) in [(petition.key, stranger), (nowhere, petition.people[0])] {
            let seen = town.app.own_matter(key, person, DAY_ONE).await;
            assert!(matches!(seen, Err(Failure::NoMatter(_))), "{seen:?}");
        }
    })
    .await;
}

/// Whoever withdrew sees the matter as it was then; the others go on without them.
#[tokio::test]
async fn what_follows_a_withdrawal_is_the_matter_of_the_others() {
    every_database(DAY_ONE, async |town: &Town| {
        let petition = petition(town, true).await;
        let withdrawal = ActDraft::Withdraw { person: petition.people[0], text: String::new() };
        petition.acts(town, 0, date(2026, 4, 3), &withdrawal).await.unwrap();
        let forward = ActDraft::Forward { to: HOUSING };
        town.act(town.acts(CLERK, OFFICE, date(2026, 4, 7)), petition.key, &forward).await.unwrap();
        let today = date(2026, 4, 8);
        let own = town.app.own_matter(petition.key, petition.people[0], today).await.unwrap();
        assert!(own.withdrawn && own.due.is_empty() && own.offers.iter().all(|offer| offer.refusal.is_some()));
        assert_eq!((own.course.len(), own.holder), (2, OFFICE));
        let other = town.app.own_matter(petition.key, petition.people[1], today).await.unwrap();
        assert_eq!((other.course.len(), other.holder, other.withdrawn), (3, HOUSING, false));
    })
    .await;
}

/// Two petitions about the same are answered together: each petitioner keeps a thread and gets the answer.
#[tokio::test]
async fn a_merged_matter_shows_its_own_thread_and_the_shared_answer() {
    every_database(DAY_ONE, async |town: &Town| {
        let (first, second) = (petition(town, false).await, petition(town, false).await);
        let at = |day| town.acts(HANDLER, HOUSING, date(2026, 4, day));
        for petition in [&first, &second] {
            let forward = ActDraft::Forward { to: HOUSING };
            town.act(town.acts(CLERK, OFFICE, date(2026, 4, 3)), petition.key, &forward).await.unwrap();
            town.act(at(6), petition.key, &accepting()).await.unwrap();
        }
        let merging = (date(2026, 4, 7), canary("并案理由"));
        let merged = town.app.merge(&at(7), &mut town.chance(), (second.key, first.key), merging.0, &merging.1).await;
        merged.unwrap();
        let today = date(2026, 4, 20);
        let own = town.app.own_matter(second.key, second.people[0], today).await.unwrap();
        assert_eq!(own.course.len(), 4, "{:?}", own.course);
        town.act(at(9), first.key, &answering(Opinion::Explain, "已列入今年的维修计划。")).await.unwrap();
        let own = town.app.own_matter(second.key, second.people[0], today).await.unwrap();
        let shown = format!("{own:?}");
        assert!(shown.contains("已列入今年的维修计划") && !shown.contains("金丝雀"), "{shown}");
        let first = town.app.own_matter(first.key, first.people[0], today).await.unwrap();
        assert!(!format!("{:?}", first.course).contains("Merged"), "that another one joined is not told");
    })
    .await;
}
