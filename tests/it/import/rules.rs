//! Imported rows pass through the same rules as everything else, with the days that the file claims.

use app::domain::Origin;
use app::domain::matter::Stage;
use jiff::civil::date;

use super::{PLAIN, mapping, matters, run, taken_in};
use crate::town::{OFFICE, every_database};

const ANSWERED: &str = r#"
source = "测试"
[columns]
key = "编号"
text = "内容"
claimed = "时间"
accepted = "受理"
reply = "答复"
replied = "答复日"
opinion = "意见"
[fixed]
channel = "letter"
purpose = "claim"
[values.opinion]
"同意" = "support"
[acts]
accepted = "column"
delivered = "signed"
conclude = true
"#;

#[tokio::test]
async fn the_rules_of_the_claimed_day_decide() {
    let text = "编号,内容,时间,受理,答复,答复日,意见\n\
                1,甲,2011-04-02,2011-04-03,照办,2011-05-02,同意\n\
                2,乙,2023-04-02,2023-04-03,照办,2023-04-20,\n\
                3,丙,2023-04-02,2023-04-03,,,\n\
                4,丁,2023-04-02,,,,\n\
                5,戊,2023-04-02,,照办,2023-04-20,\n\
                6,己,2023-04-02,2023-04-01,,,\n\
                7,庚,2023-04-02,2023-04-03,照办,2023-04-02,\n\
                8,辛,2026-04-03,,,,\n\
                9,壬,1999-04-03,,,,\n\
                10,癸,2023-04-02,2023-04-03,照办,,\n\
                11,子,2023-04-02,2023-04-03,,2023-04-20,\n";
    every_database(date(2026, 4, 2), async |town| {
        let imported = taken_in(town, &mapping(ANSWERED), text).await;
        let reasons = imported.reasons();
        let expected = [
            "6 refused act=answer why=wrong-stage cite=",
            "7 refused act=accept why=day-before-last cite=",
            "8 refused act=answer why=day-before-last cite=",
            "9 refused act=register why=day-in-future cite=",
            "10 refused act=register why=no-law",
            "11 value-missing column=答复日",
            "12 value-missing column=答复",
        ];
        assert_eq!(reasons.len(), expected.len(), "{reasons:#?}");
        for (reason, expected) in reasons.iter().zip(expected) {
            assert!(reason.starts_with(expected), "{reason}\n{expected}");
        }

        let matters = matters(town).await;
        let stages: Vec<_> = matters.iter().map(|view| view.matter.stage.name().name()).collect();
        assert_eq!(stages, ["concluded", "concluded", "handling", "registered"]);
        let packs: Vec<_> = matters.iter().map(|view| view.clocks[0].state.pack.to_string()).collect();
        assert_eq!(packs, ["R05", "R22", "R22", "R22"], "each by the law of its own day");
        let first = &matters[0];
        assert_eq!(first.origin, Origin::Import);
        let days: Vec<_> = first
            .timeline
            .iter()
            .map(|entry| {
                let event = &entry.event;
                assert_eq!((event.origin, event.by.staff().map(|by| by.organ)), (Origin::Import, Some(OFFICE)));
                (event.fact.kind(), event.on.to_string(), event.assumed)
            })
            .collect();
        assert_eq!(
            days,
            [
                ("matter.registered", "2011-04-02".to_owned(), false),
                ("matter.accepted", "2011-04-03".to_owned(), false),
                ("matter.answered", "2011-05-02".to_owned(), false),
                ("matter.delivered", "2011-05-02".to_owned(), true),
                ("matter.concluded", "2011-05-02".to_owned(), true),
            ]
        );
        town.verify().await;
    })
    .await;
}

#[tokio::test]
async fn without_a_day_the_import_day_counts_and_the_clocks_say_so() {
    let text = "编号,标题,内容,时间\n1,a,甲,\n2,a,乙,2026-03-02\n";
    let today = date(2026, 4, 2);
    every_database(today, async |town| {
        taken_in(town, &mapping(PLAIN), text).await;
        let matters = matters(town).await;
        let (undated, dated) = (&matters[0].matter, &matters[1].matter);
        assert_eq!((undated.claimed_on, undated.received_on), (None, today));
        assert!(undated.clocks.iter().all(|clock| clock.assumed && clock.started_on == today));
        assert!(!undated.clocks.is_empty());
        assert_eq!((dated.claimed_on, dated.received_on), (Some(date(2026, 3, 2)), date(2026, 3, 2)));
        assert!(dated.clocks.iter().all(|clock| !clock.assumed));
    })
    .await;
}

#[tokio::test]
async fn a_day_of_acceptance_that_nobody_wrote_down_is_marked_as_assumed() {
    let text = "编号,内容,时间,答复,答复日\n1,甲,2023-04-02,照办,2023-07-20\n";
    let assumed = ANSWERED
        .replace("accepted = \"受理\"\n", "")
        .replace("opinion = \"意见\"\n", "")
        .replace("[values.opinion]\n\"同意\" = \"support\"\n", "")
        .replace("accepted = \"column\"", "accepted = \"claimed\"")
        .replace("delivered = \"signed\"", "delivered = \"published_reply\"");
    every_database(date(2026, 4, 2), async |town| {
        taken_in(town, &mapping(&assumed), text).await;
        let matters = matters(town).await;
        let matter = &matters[0].matter;
        assert!(matches!(matter.stage, Stage::Concluded { .. }));
        let handle = matter.clocks.iter().find(|clock| &*clock.rule == "handle").unwrap();
        assert!(handle.assumed);
        assert_eq!((handle.started_on, handle.stopped_on), (date(2023, 4, 2), Some(date(2023, 7, 20))));
        assert!(handle.late(date(2026, 4, 2)));
    })
    .await;
}

#[tokio::test]
async fn who_does_not_serve_at_the_organ_imports_nothing() {
    let text = "编号,标题,内容,时间\n1,a,甲,\n";
    // The directory begins in 2000.
    every_database(date(1999, 6, 1), async |town| {
        let imported = run(town, &mapping(PLAIN), text, false).await.unwrap();
        assert_eq!(imported.reasons(), ["2 refused act=register why=no-law"]);
        assert_eq!(town.matters().await, 0);
    })
    .await;
}
