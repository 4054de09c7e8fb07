//! Acceptance: a petition from its registration to the end, with the articles that it meets on the way.

use app::domain::matter::{Accused, Opinion, Proof, ReviewResult, Round, StageName, Term};
use app::domain::{Origin, Why};
use app::{ActDraft, Failure, MatterKey, Stamp};
use jiff::civil::{Date, date};

use crate::town::{
    CITY, CITY_OFFICIAL, CLERK, GOVERNMENT, HANDLER, HEAD, HOUSING, OFFICE, REVIEWER, Town, accepting, answering,
    every_database, intake,
};

const DAY_ONE: Date = date(2026, 4, 2);

fn answer() -> ActDraft {
    answering(Opinion::Support, "经查属实，六月底前修好。")
}

fn extend(days: u16, reason: &str) -> ActDraft {
    ActDraft::Extend { term: Term::Handling, days, reason: reason.to_owned(), approved_by: HEAD }
}

/// The stage after an act, or the code of the refusal with the provision that it cites.
async fn told(town: &Town, stamp: Stamp, key: MatterKey, draft: &ActDraft) -> String {
    match town.act(stamp, key, draft).await {
        Ok(done) => {
            let due = done.matter.next_due().map_or_else(|| "-".to_owned(), |clock| clock.due_on.to_string());
            format!("{} {due}", done.matter.stage.name())
        }
        Err(Failure::Refused(refusal)) => {
            format!("{} {}", refusal.why.code(), refusal.cite.map(|cite| cite.to_string()).unwrap_or_default())
        }
        Err(other) => panic!("{other}"),
    }
}

/// From the letter to the final review, each term with its own due date.
///
/// Article: R22-22, R22-23, R22-31, R22-34, R22-35, R22-36
#[tokio::test]
async fn a_petition_runs_its_course_and_every_term_has_its_date() {
    every_database(DAY_ONE, async |town: &Town| {
        let key = town.registered().await;
        let at = |month, day| date(2026, month, day);
        let housing = |on| town.acts(HANDLER, HOUSING, on);
        let forward = ActDraft::Forward { to: HOUSING };
        let deliver = ActDraft::Deliver { proof: Proof::Signed };
        let request = |round| ActDraft::RequestReview { round, organ: None, reason: "修了还漏。".to_owned() };
        let review = |round| ActDraft::plain_review(round, ReviewResult::Uphold, "予以维持。".to_owned());
        for (stamp, draft, expected) in [
            // 15 days from the letter end on 17 April; notice is due 15 days after the transfer, 21 April.
            (town.acts(CLERK, OFFICE, at(4, 6)), forward, "forwarded 2026-04-21"),
            (housing(at(4, 13)), accepting(), "handling 2026-06-12"),
            (housing(at(6, 10)), answer(), "answered -"),
            (housing(at(6, 11)), deliver.clone(), "delivered -"),
            (housing(at(6, 12)), ActDraft::Conclude, "concluded -"),
            // The petitioner's window stays open after the conclusion: 30 days from 11 June roll to 13 July.
            (town.acts(REVIEWER, GOVERNMENT, at(7, 13)), request(Round::Review), "under_review 2026-08-12"),
            (town.acts(REVIEWER, GOVERNMENT, at(8, 3)), review(Round::Review), "reviewed -"),
            (town.acts(REVIEWER, GOVERNMENT, at(8, 4)), deliver.clone(), "review_delivered -"),
            (town.acts(CITY_OFFICIAL, CITY, at(9, 1)), request(Round::FinalReview), "under_final_review 2026-10-08"),
            (town.acts(CITY_OFFICIAL, CITY, at(9, 20)), review(Round::FinalReview), "finally_reviewed -"),
            (town.acts(CITY_OFFICIAL, CITY, at(9, 21)), deliver, "final_review_delivered -"),
            (town.acts(CITY_OFFICIAL, CITY, at(9, 21)), ActDraft::Conclude, "concluded -"),
        ] {
            assert_eq!(told(town, stamp, key, &draft).await, expected, "{draft:?}");
        }
        town.verify().await;
    })
    .await;
}

/// 延期须经本机关负责人批准，说明理由，只可一次，且在届满之前。
///
/// Article: R22-34
#[tokio::test]
async fn an_extension_is_approved_once_with_a_reason_before_the_end() {
    every_database(DAY_ONE, async |town: &Town| {
        let key = town.registered().await;
        let housing = town.acts(HANDLER, HOUSING, date(2026, 4, 6));
        town.act(town.acts(CLERK, OFFICE, date(2026, 4, 3)), key, &ActDraft::Forward { to: HOUSING }).await.unwrap();
        assert_eq!(told(town, housing, key, &accepting()).await, "handling 2026-06-05");
        let not_a_leader =
            ActDraft::Extend {
                term: Term::Handling, days: 30, reason: "情况复杂".to_owned(), approved_by: HANDLER
            };
        let rows = [
            (not_a_leader, "approver-not-leader R22-34"),
            (extend(30, "  "), "text-missing R22-34"),
            (extend(31, "情况复杂"), "too-long R22-34"),
            (extend(0, "情况复杂"), "too-long R22-34"),
            // 90 days from 6 April are 5 July, a Sunday.
            (extend(30, "情况复杂"), "handling 2026-07-06"),
            (extend(1, "情况复杂"), "already-extended R22-34"),
        ];
        for (draft, expected) in rows {
            assert_eq!(told(town, housing, key, &draft).await, expected, "{draft:?}");
        }
        let other = town.registered().await;
        town.act(town.acts(CLERK, OFFICE, date(2026, 4, 3)), other, &ActDraft::Forward { to: HOUSING }).await.unwrap();
        town.act(housing, other, &accepting()).await.unwrap();
        let late = town.acts(HANDLER, HOUSING, date(2026, 6, 6));
        assert_eq!(told(town, late, other, &extend(10, "情况复杂")).await, "term-over R22-34");
    })
    .await;
}

/// 检举控告材料不得转给被检举的单位。
///
/// Article: R22-30
#[tokio::test]
async fn an_accusation_never_reaches_the_accused() {
    every_database(DAY_ONE, async |town: &Town| {
        let stamp = town.acts(CLERK, OFFICE, DAY_ONE);
        let accused = Accused { organs: vec![HOUSING], officials: Vec::new() };
        let intake = app::Intake { purpose: law::Purpose::Accusation, accused, ..intake(DAY_ONE) };
        let key = town.app.register(&stamp, &mut town.chance(), DAY_ONE, &intake, None).await.unwrap().done.key;
        assert_eq!(told(town, stamp, key, &ActDraft::Forward { to: HOUSING }).await, "to-accused R22-30¶3");
    })
    .await;
}

/// Two clerks on one matter: one wins, the other is told what changed, and nothing is lost.
#[tokio::test]
async fn of_two_clerks_on_one_matter_one_wins_and_the_other_is_told() {
    every_database(DAY_ONE, async |town: &Town| {
        let key = town.registered().await;
        let stamp = town.acts(CLERK, OFFICE, DAY_ONE);
        let seen = town.app.matter(key).await.unwrap().matter.version;
        let forward = ActDraft::Forward { to: HOUSING };
        let won = town.app.execute(&stamp, &mut town.chance(), key, Some(seen), (DAY_ONE, &forward)).await.unwrap();
        let lost = town.app.execute(&stamp, &mut town.chance(), key, Some(seen), (DAY_ONE, &accepting())).await;
        let Err(Failure::Stale { found, changed }) = lost else { panic!("{lost:?}") };
        assert_eq!(found, won.matter.version);
        assert_eq!(changed.iter().map(|change| change.kind).collect::<Vec<_>>(), ["matter.forwarded"]);
        let now = town.app.matter(key).await.unwrap();
        assert_eq!((now.matter.version, now.matter.stage.name()), (2, StageName::Forwarded));
        town.verify().await;
    })
    .await;
}

/// Sixteen clerks at once: exactly one act is recorded, by the key alone.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_sixteen_clerks_at_once_exactly_one_wins() {
    every_database(DAY_ONE, async |town: &Town| {
        let key = town.registered().await;
        let attempts = (0..16).map(|_| async {
            let stamp = town.acts(CLERK, OFFICE, DAY_ONE);
            let forward = ActDraft::Forward { to: HOUSING };
            town.app.execute(&stamp, &mut town.chance(), key, Some(1), (DAY_ONE, &forward)).await.is_ok()
        });
        let won = futures::future::join_all(attempts).await.into_iter().filter(|won| *won).count();
        assert_eq!(won, 1);
        assert_eq!(town.app.matter(key).await.unwrap().timeline.len(), 2);
        town.verify().await;
    })
    .await;
}

/// Receipt numbers have no gap and no double, also when registrations are refused in between.
///
/// Article: R22-22
#[tokio::test]
async fn receipt_numbers_have_no_gap() {
    every_database(DAY_ONE, async |town: &Town| {
        let stamp = town.acts(CLERK, OFFICE, DAY_ONE);
        let mut numbers = Vec::new();
        for round in 0..6 {
            let mut intake = intake(DAY_ONE);
            if round % 2 == 1 {
                intake.text = String::new();
            }
            match town.app.register(&stamp, &mut town.chance(), DAY_ONE, &intake, None).await {
                Ok(registered) => numbers.push(registered.done.matter.receipt.no),
                Err(Failure::Refused(refusal)) => assert_eq!(refusal.why, Why::TextMissing),
                Err(other) => panic!("{other}"),
            }
        }
        assert_eq!(numbers, [1, 2, 3]);
    })
    .await;
}

/// No event holds what a person wrote or a name, whatever was entered.
#[tokio::test]
async fn no_event_holds_a_name_or_a_text() {
    every_database(DAY_ONE, async |town: &Town| {
        let key = town.registered().await;
        let stamp = town.acts(CLERK, OFFICE, DAY_ONE);
        town.act(stamp, key, &ActDraft::Forward { to: HOUSING }).await.unwrap();
        let housing = town.acts(HANDLER, HOUSING, DAY_ONE);
        for draft in [accepting(), extend(20, "情况复杂"), answer()] {
            town.act(housing, key, &draft).await.unwrap();
        }
        let mut session = town.app.db().read().await.unwrap();
        let events = session.events_after((i64::MIN, i64::MIN, i64::MIN), 10_000).await.unwrap();
        assert!(events.len() > 20);
        for event in events {
            // The one sign beyond ASCII stands in citations.
            assert!(event.body.replace('¶', "").is_ascii(), "{}: {}", event.kind, event.body);
        }
        assert_eq!(town.app.matter(key).await.unwrap().origin, Origin::Entered);
    })
    .await;
}
