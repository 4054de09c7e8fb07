//! Several processes on one database: whoever entered through one is known to the others.

use app::domain::{MatterId, PersonId};
use app::store::Db;
use app::{Chance, Failure, MatterKey, SEAT_IDLE_MINUTES};
use axum::Router;
use axum::http::StatusCode;
use futures::future::{join, join_all};
use jiff::civil::date;

use super::visitor::{Visitor, fields};
use super::{DAY_ONE, Petition, chance, go_to, now_us, petition, version};
use crate::door::pages;
use crate::town::{CLERK, OFFICE, Town, every_database, opened};

const MINUTE_US: i64 = 60_000_000;

/// The pages of a process of its own, with connections of its own.
async fn process(town: &Town) -> (Router, Db) {
    let db = Db::open(town.address()).await.unwrap();
    let pages = pages(opened(db.clone()).await, now_us);
    (web::router(pages.clone()).merge(web::portal::router(pages, chance)), db)
}

/// Two processes, and the petitioner's one browser at each of them.
async fn two(town: &Town, petition: &Petition) -> (Visitor, Visitor, [Db; 2]) {
    let ((here, one), (there, other)) = (process(town).await, process(town).await);
    let (mut here, mut there) = (Visitor::new(here), Visitor::new(there));
    let entered = here.enter(&petition.receipt, &petition.code.to_string()).await;
    assert_eq!(entered.location(), "/q/matter", "{}", entered.body);
    there.seat.clone_from(&here.seat);
    (here, there, [one, other])
}

#[tokio::test]
async fn who_entered_through_one_process_is_inside_at_the_other_and_leaves_both() {
    every_database(DAY_ONE, async |town: &Town| {
        go_to(DAY_ONE);
        let petition = petition(town, false).await;
        let (here, there, dbs) = two(town, &petition).await;
        let page = there.get("/q/matter").await;
        assert!(page.status == StatusCode::OK && page.says(&petition.receipt), "{}", page.body);
        // A form of one process is sent to the other.
        let mut sent = here.get("/q/act/add").await.hidden();
        sent.extend(fields(&[("choice", "supplement"), ("text", "漏得更厉害了。")]));
        assert_eq!(there.post("/q/act/add", &sent).await.location(), "/q/matter?done=add");
        assert!(here.get("/q/matter").await.says("漏得更厉害了。"));
        there.post("/q/leave", &fields(&[])).await;
        for visitor in [&here, &there] {
            assert_eq!(visitor.get("/q/matter").await.status, StatusCode::UNAUTHORIZED);
        }
        for db in dbs {
            db.close().await;
        }
    })
    .await;
}

#[tokio::test]
async fn a_form_that_is_sent_to_both_processes_counts_once() {
    every_database(DAY_ONE, async |town: &Town| {
        go_to(DAY_ONE);
        let petition = petition(town, false).await;
        let (here, there, dbs) = two(town, &petition).await;
        for round in 0..5 {
            let before = version(town, &petition).await;
            let mut sent = here.get("/q/act/add").await.hidden();
            sent.extend(fields(&[("choice", "supplement"), ("text", "又漏了。")]));
            let (one, other) = join(here.post("/q/act/add", &sent), there.post("/q/act/add", &sent)).await;
            let later = there.post("/q/act/add", &sent).await;
            for page in [&one, &other, &later] {
                assert_eq!(page.location(), "/q/matter?done=add", "{round}: {}", page.body);
            }
            assert_eq!(version(town, &petition).await, before + 1, "{round}");
        }
        let before = version(town, &petition).await;
        let form = here.get("/q/act/attach").await.hidden();
        let files: [(&str, &[u8]); 2] = [("a.txt", "甲".as_bytes()), ("b.txt", "乙".as_bytes())];
        let (one, other) = join(here.upload(&form, &files), there.upload(&form, &files)).await;
        for page in [&one, &other, &there.upload(&form, &files).await] {
            assert_eq!(page.location(), "/q/matter?done=attach", "{}", page.body);
        }
        assert_eq!(version(town, &petition).await, before + 2, "each paper is there once");
        town.verify().await;
        for db in dbs {
            db.close().await;
        }
    })
    .await;
}

/// Whoever lost the slip gets another code; whoever found the slip is shown out.
#[tokio::test]
async fn a_new_query_code_ends_the_sessions_of_the_old_one() {
    every_database(DAY_ONE, async |town: &Town| {
        go_to(DAY_ONE);
        let petition = petition(town, true).await;
        let (mut here, there, dbs) = two(town, &petition).await;
        let clerk = town.acts(CLERK, OFFICE, DAY_ONE);
        let issue = async |person| {
            let why = (DAY_ONE, "凭条丢失。");
            town.app.issue_code(&clerk, &mut town.chance(), petition.key, person, why).await.unwrap().code.unwrap()
        };
        issue(petition.people[1]).await;
        assert_eq!(there.get("/q/matter").await.status, StatusCode::OK, "somebody else's code");
        let code = issue(petition.people[0]).await;
        assert_eq!(there.get("/q/matter").await.status, StatusCode::UNAUTHORIZED);
        assert_eq!(here.enter(&petition.receipt, &code.to_string()).await.status, StatusCode::SEE_OTHER);
        assert_eq!(here.get("/q/matter").await.status, StatusCode::OK);
        for db in dbs {
            db.close().await;
        }
    })
    .await;
}

const KEY: MatterKey = MatterKey { shard: 990_101, id: MatterId(7) };
const PERSON: PersonId = PersonId(5);

async fn opens(town: &Town, now_us: i64) -> String {
    town.app.open_seat(&mut town.chance(), KEY, PERSON, now_us).await.unwrap()
}

async fn is_open(town: &Town, name: &str, now_us: i64) -> bool {
    town.app.seat(name, now_us).await.unwrap().is_some_and(|seat| (seat.key, seat.person) == (KEY, PERSON))
}

#[tokio::test]
async fn a_session_ends_when_nothing_is_asked_for_and_at_the_latest_after_its_whole_time() {
    every_database(DAY_ONE, async |town: &Town| {
        let name = opens(town, 0).await;
        let mut minutes = 0;
        while is_open(town, &name, minutes * MINUTE_US).await {
            minutes += SEAT_IDLE_MINUTES;
        }
        assert_eq!(minutes, 4 * 60 + SEAT_IDLE_MINUTES, "an afternoon");
        let name = opens(town, 0).await;
        // What is asked for within a minute is not written down, and must not make the session shorter.
        assert!(is_open(town, &name, MINUTE_US - 1).await);
        let last = MINUTE_US - 1 + SEAT_IDLE_MINUTES * MINUTE_US;
        assert!(is_open(town, &name, last).await);
        assert!(!is_open(town, &name, last + (SEAT_IDLE_MINUTES + 1) * MINUTE_US + 1).await);
    })
    .await;
}

#[tokio::test]
async fn a_name_that_was_never_given_opens_nothing_and_what_ended_is_forgotten() {
    every_database(DAY_ONE, async |town: &Town| {
        let (name, other) = (opens(town, 0).await, opens(town, 0).await);
        assert_ne!(name, other);
        assert_eq!(name.len(), "990101-".len() + 64);
        let elsewhere = name.replacen("990101", "990102", 1);
        for never in ["", "-", "990101-", "x-1", &name[1..], &name[..name.len() - 1], &elsewhere] {
            assert!(!is_open(town, never, 0).await, "{never}");
        }
        // The database holds neither the name nor what the forms carry.
        let seat = town.app.seat(&name, 0).await.unwrap().unwrap();
        let all = crate::sealed::everything(town).await;
        for secret in [&name[7..], &seat.token] {
            assert!(!all.windows(secret.len()).any(|window| window == secret.as_bytes()), "{secret}");
        }
        town.app.close_seat(&name).await.unwrap();
        assert!(!is_open(town, &name, 0).await && is_open(town, &other, 0).await);
        assert_eq!(town.app.purge_seats(SEAT_IDLE_MINUTES * MINUTE_US).await.unwrap(), 0);
        assert_eq!(town.app.purge_seats((SEAT_IDLE_MINUTES + 2) * MINUTE_US).await.unwrap(), 1);
        // Whoever opens the same matter over and over again fills no disk: the silent ones make room.
        let mut names = Vec::new();
        for second in 0..70 {
            names.push(opens(town, second * 1_000_000).await);
        }
        let open = join_all(names.iter().map(|name| is_open(town, name, MINUTE_US))).await;
        assert_eq!(open.iter().filter(|open| **open).count(), 64);
        assert!(open[6..].iter().all(|open| *open), "the last ones stay");
    })
    .await;
}

/// What was carried out is remembered with the transaction, or not at all.
#[tokio::test]
async fn a_form_that_was_refused_may_be_sent_again() {
    every_database(DAY_ONE, async |town: &Town| {
        let petition = petition(town, false).await;
        let (today, person) = (date(2026, 4, 3), petition.people[0]);
        let name = town.app.open_seat(&mut town.chance(), petition.key, person, 0).await.unwrap();
        let seat = town.app.seat(&name, 0).await.unwrap().unwrap();
        let once = seat.once("form");
        let acts = async |chance: &mut Chance, expected| {
            let stamp = app::PetitionerStamp { person, recorded_us: super::noon_us(today), today };
            let draft = app::ActDraft::Withdraw { person, text: "不告了。".to_owned() };
            let form = (petition.key, &once);
            town.app.execute_in_seat(&stamp, chance, form, Some(expected), (today, &draft)).await
        };
        let mut chance = town.chance();
        assert!(matches!(acts(&mut chance, 9).await, Err(Failure::Stale { .. })));
        assert!(!town.app.was_done(&once).await.unwrap());
        assert!(acts(&mut chance, 1).await.unwrap().is_some());
        assert!(town.app.was_done(&once).await.unwrap() && acts(&mut chance, 1).await.unwrap().is_none());
        assert!(!town.app.was_done(&seat.once("another")).await.unwrap());
    })
    .await;
}
