//! Several processes on one database: what one changes in the directory, the others act by at once.

use std::sync::Arc;

use app::domain::Why;
use app::domain::directory::{Change, EndTenure, Official, Organ, OrganKind, Post, Rename, Standing, Tenure};
use app::domain::{Actor, MatterId, OfficialId, OrganId, Origin, PostId};
use app::store::Db;
use app::{ActDraft, App, Chance, Course, Failure, MatterKey, Registration, Stamp};
use axum::body::Body;
use axum::http::Request;
use futures::future::join_all;
use jiff::civil::date;
use tower::ServiceExt;

use super::{ROADS, SINCE, TODAY, roads};
use crate::door::{clerks_cookie, pages};
use crate::town::{CLERK, COUNTY, HOUSING, OFFICE, Town, every_database, intake, opened};

/// Somebody who comes to the petition office.
const NEW_CLERK: OfficialId = OfficialId(201);
const NEW_POST: PostId = PostId(1_201);

/// A process of its own, with connections of its own, that has been running since before anything changes.
async fn process(town: &Town) -> App {
    opened(Db::open(town.address()).await.unwrap()).await
}

async fn change(app: &App, town: &Town, changes: Vec<Change>) -> Result<(), Failure> {
    let stamp = town.acts(CLERK, OFFICE, TODAY);
    app.change_directory(&stamp, &mut town.chance(), COUNTY.0, changes).await
}

fn arrival() -> Vec<Change> {
    vec![
        Change::Official(Official { id: NEW_CLERK, name: "温如意".to_owned() }),
        Change::Post(Post { id: NEW_POST, organ: OFFICE, title: "科员".to_owned(), standing: Standing::Handler }),
        Change::Tenure(Tenure::new(NEW_CLERK, NEW_POST, SINCE)),
    ]
}

async fn registers(app: &App, town: &Town, who: OfficialId, organ: OrganId) -> Result<Registration, Failure> {
    let stamp = town.acts(who, organ, TODAY);
    app.register(&stamp, &mut town.chance(), TODAY, &intake(TODAY), None).await
}

async fn page(town: &Town, app: &Arc<App>, key: MatterKey) -> String {
    let router = web::router(pages(app.clone(), || 1_775_102_400_000_000));
    let cookie = format!("lang=zh; {}", clerks_cookie(town, &router).await);
    let request = Request::get(format!("/matters/{key}")).header("cookie", cookie).body(Body::empty()).unwrap();
    let answer = router.oneshot(request).await.unwrap();
    let body = axum::body::to_bytes(answer.into_body(), usize::MAX).await.unwrap();
    String::from_utf8_lossy(&body).into_owned()
}

fn why(done: Result<Registration, Failure>) -> Why {
    match done {
        Err(Failure::Refused(refusal)) => refusal.why,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn who_came_through_one_process_acts_through_another_and_who_left_does_not() {
    every_database(TODAY, async |town: &Town| {
        let (here, there, third) = (process(town).await, process(town).await, process(town).await);
        assert!(registers(&there, town, NEW_CLERK, OFFICE).await.is_err(), "nobody knows them yet");
        change(&here, town, arrival()).await.unwrap();
        registers(&there, town, NEW_CLERK, OFFICE).await.unwrap();
        // Files that are taken in go by it as well, in a process that nobody has asked for anything since.
        let course = course(town, Actor { official: NEW_CLERK, organ: OFFICE });
        let outcome = third.write_courses(&mut town.chance(), &[course]).await.unwrap();
        assert!(outcome.courses[0].is_ok(), "{outcome:?}");
        let left = EndTenure { official: NEW_CLERK, post: NEW_POST, from: SINCE, until: date(2026, 4, 1) };
        change(&here, town, vec![Change::EndTenure(left)]).await.unwrap();
        assert!(matches!(why(registers(&there, town, NEW_CLERK, OFFICE).await), Why::NotInOffice { .. }));
        for app in [here, there, third] {
            app.db().close().await;
        }
        town.verify().await;
    })
    .await;
}

fn course(town: &Town, actor: Actor) -> Course {
    let Stamp { recorded_us, .. } = town.acts(actor.official, actor.organ, TODAY);
    let registration = app::Step { on: TODAY, assumed: false, recorded_us, actor, draft: () };
    let id = MatterId(town.chance().id(recorded_us));
    Course { id, intake: intake(TODAY), registration, steps: Vec::new(), origin: Origin::Import, import: None }
}

/// Pages, and what only reads, begin with the directory of now.
#[tokio::test]
async fn a_page_of_one_process_shows_what_another_changed() {
    every_database(TODAY, async |town: &Town| {
        let (here, there) = (process(town).await, Arc::new(process(town).await));
        let key = town.registered().await;
        let forward = ActDraft::Forward { to: HOUSING };
        town.act(town.acts(CLERK, OFFICE, TODAY), key, &forward).await.unwrap();
        assert!(page(town, &there, key).await.contains("云溪县住房和城乡建设局"));
        let renamed = Rename {
            organ: HOUSING,
            from: date(2026, 4, 1),
            name: "云溪县住房建设局".to_owned(),
            mark: "云建".to_owned(),
        };
        change(&here, town, vec![Change::Rename(renamed)]).await.unwrap();
        let shown = page(town, &there, key).await;
        assert!(shown.contains("云溪县住房建设局"), "{shown}");
        assert_eq!(*there.directory(), *here.directory());
        let swept = there.sweep(TODAY, 1, |_| {}).await.unwrap();
        assert_eq!(swept.found, 0);
        here.db().close().await;
        there.db().close().await;
    })
    .await;
}

/// Whoever changes the directory decides on what is there, not on what a process remembers of it.
#[tokio::test]
async fn changes_through_several_processes_build_on_each_other() {
    every_database(TODAY, async |town: &Town| {
        let (here, there) = (process(town).await, process(town).await);
        change(&here, town, vec![roads()]).await.unwrap();
        assert!(matches!(change(&there, town, vec![roads()]).await, Err(Failure::Refused(_))), "it is there already");
        let post = Post { id: NEW_POST, organ: ROADS, title: "科员".to_owned(), standing: Standing::Handler };
        change(&there, town, vec![Change::Post(post)]).await.unwrap();
        // All at once, each a department of its own, and one of them by both.
        let departments = |app, numbers: std::ops::Range<i64>| {
            numbers.map(move |no| {
                let organ = Organ {
                    name: format!("云溪县第{no}局"),
                    mark: format!("云{no}"),
                    ..Organ::new(OrganId(no), OrganKind::Department, COUNTY, SINCE)
                };
                change(app, town, vec![Change::Organ(organ)])
            })
        };
        let all = join_all(departments(&here, 60..66).chain(departments(&there, 65..70))).await;
        let done = all.iter().filter(|done| done.is_ok()).count();
        let refused = all.iter().filter(|done| matches!(done, Err(Failure::Refused(_)))).count();
        assert_eq!((done, refused), (10, 1), "{all:?}");
        for app in [&here, &there] {
            let directory = app.renew_directory().await.unwrap();
            assert!((60..70).all(|no| directory.organ(OrganId(no)).is_some()));
            assert_eq!(*directory, *app.directory());
        }
        here.db().close().await;
        there.db().close().await;
        town.verify().await;
    })
    .await;
}

/// A change that is refused leaves neither the directory nor its number changed.
#[tokio::test]
async fn a_refused_change_is_no_change() {
    every_database(TODAY, async |town: &Town| {
        let version = async || town.app.db().read().await.unwrap().directory_version().await.unwrap();
        let before = version().await;
        let mut chance = Chance::numbered(77);
        let stamp = town.acts(CLERK, OFFICE, TODAY);
        let twice = vec![roads(), roads()];
        assert!(town.app.change_directory(&stamp, &mut chance, COUNTY.0, twice).await.is_err());
        assert_eq!(version().await, before);
        assert!(town.app.directory().organ(ROADS).is_none());
        change(&town.app, town, vec![roads()]).await.unwrap();
        assert_eq!(version().await, before + 1);
    })
    .await;
}
