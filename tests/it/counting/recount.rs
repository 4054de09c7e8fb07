//! A calendar changes: running terms are counted anew, and what moved is recorded once.

use std::borrow::Cow;

use app::domain::matter::{Fact, Opinion, Proof};
use app::domain::{By, MatterId};
use app::law::LawBook;
use app::{ActDraft, MatterKey};
use app::{App, Chance};
use jiff::civil::{Date, date};
use sqlx::{Connection, Executor, PgConnection};

use crate::town::{CLERK, HANDLER, HOUSING, OFFICE, Town, accepting, answering, every_database, intake, masters};

const DAY: Date = date(2026, 4, 2);
/// 15 days after the town's day: the last day for taking a petition up.
const LAST: Date = date(2026, 4, 17);
const NOW_US: i64 = 1_775_200_000_000_000;

/// The law that ships, with these lines added to the calendar of 2026.
fn law_with(holiday: &str) -> LawBook {
    let mut files = app::rules::shipped_files();
    let year = files.iter_mut().find(|(path, _)| path == "calendars/CN/2026.toml").expect("the year ships");
    year.1 = Cow::Owned(format!("{}\n{holiday}", year.1));
    app::rules::law_of(&files).expect("loads")
}

/// The same installation with another calendar, as after an update.
async fn updated(town: &Town, holiday: &str) -> App {
    App::open(town.app.db().clone(), law_with(holiday), masters(), &mut Chance::numbered(0)).await.unwrap()
}

async fn due(app: &App, key: MatterKey) -> Vec<Date> {
    let view = app.matter(key).await.unwrap();
    view.clocks.iter().filter(|clock| clock.state.running()).map(|clock| clock.state.due_on).collect()
}

const HOLIDAY: &str = "[[holiday]]\nname = \"城庆\"\noff = [2026-04-17]\n";

#[tokio::test]
async fn only_what_moved_is_recorded_and_only_once() {
    every_database(DAY, async |town: &Town| {
        let (moved, stopped) = (town.registered().await, town.registered().await);
        town.act(town.acts(CLERK, OFFICE, DAY), stopped, &ActDraft::Forward { to: HOUSING }).await.unwrap();
        town.act(town.acts(HANDLER, HOUSING, DAY), stopped, &accepting()).await.unwrap();
        let calm = town.app.recount((DAY, NOW_US), false, |_| {}).await.unwrap();
        assert!(calm.clocks > 1 && calm.moved == 0, "{calm:?}");
        assert!(due(&town.app, moved).await.contains(&LAST));
        let before = due(&town.app, stopped).await;

        let app = updated(town, HOLIDAY).await;
        assert_eq!(due(&app, moved).await, due(&town.app, moved).await, "a new calendar alone moves nothing");
        let dry = app.recount((DAY, NOW_US), true, |_| {}).await.unwrap();
        assert_eq!((dry.moved > 0, dry.matters), (true, 1), "{dry:?}");
        assert!(due(&app, moved).await.contains(&LAST), "a dry run records nothing");

        let done = app.recount((DAY, NOW_US), false, |_| {}).await.unwrap();
        assert_eq!(done, dry);
        let now = due(&app, moved).await;
        assert!(now.contains(&date(2026, 4, 20)) && !now.contains(&LAST), "{now:?}");
        assert_eq!(due(&app, stopped).await, before, "its terms do not touch that day");
        let view = app.matter(moved).await.unwrap();
        let last = &view.timeline.last().unwrap().event;
        let Fact::Recounted(fact) = &last.fact else { panic!("{last:?}") };
        assert_eq!(last.by, By::Sweep);
        assert!(fact.before.iter().all(|clock| clock.due_on == LAST), "{fact:?}");
        assert!(view.clocks.iter().filter(|clock| clock.state.running()).all(app::ClockView::agrees));

        let again = app.recount((DAY, NOW_US + 1), false, |_| {}).await.unwrap();
        assert_eq!((again.moved, again.matters), (0, 0), "{again:?}");
        assert_eq!(app.matter(moved).await.unwrap().timeline.len(), view.timeline.len());
        // The list, the counts and the ledger follow.
        let row = app.db().read().await.unwrap().matter_row(moved.shard, moved.id.0).await.unwrap().unwrap();
        assert!(now.iter().any(|day| day.to_string() == row.next_due_on), "{}", row.next_due_on);
        let verified = app::verify(&app, |_| {}).await.unwrap();
        assert!(verified.holds(), "{:?}", verified.discrepancies);
    })
    .await;
}

/// 期限有利于信访人的，日历调整后不得缩短；机关的期限随日历。
///
/// Article: R22-35
#[tokio::test]
async fn a_day_that_was_told_to_a_person_never_comes_earlier() {
    every_database(DAY, async |town: &Town| {
        // 30 days from 11 June end on Saturday 11 July, and Monday is a rest day for now.
        let app = updated(town, &format!("{HOLIDAY}[[holiday]]\nname = \"水灾\"\noff = [2026-07-13]\n")).await;
        let window = date(2026, 7, 14);
        let (stamp, mut chance) = (town.acts(CLERK, OFFICE, DAY), town.chance());
        let told = app.register(&stamp, &mut chance, DAY, &intake(DAY), None).await.unwrap().done.key;
        let owed = app.register(&stamp, &mut chance, DAY, &intake(DAY), None).await.unwrap().done.key;
        let housing = |day| town.acts(HANDLER, HOUSING, day);
        for (stamp, draft) in [
            (stamp, ActDraft::Forward { to: HOUSING }),
            (housing(date(2026, 4, 13)), accepting()),
            (housing(date(2026, 6, 10)), answering(Opinion::NotSupport, "经查，反映情况不实。")),
            (housing(date(2026, 6, 11)), ActDraft::Deliver { proof: Proof::Signed }),
        ] {
            app.execute(&stamp, &mut chance, told, None, (stamp.today, &draft)).await.unwrap();
        }
        assert!(due(&app, told).await.contains(&window));
        assert!(due(&app, owed).await.contains(&date(2026, 4, 20)));
        // Both rest days are taken back.
        town.app.recount((date(2026, 6, 12), NOW_US), false, |_| {}).await.unwrap();
        assert!(due(&town.app, told).await.contains(&window), "it was told");
        assert!(due(&town.app, owed).await.contains(&LAST), "what an organ owes follows the calendar");
        let view = town.app.matter(told).await.unwrap();
        let mut running = view.clocks.iter().filter(|clock| clock.state.running());
        assert!(running.all(app::ClockView::agrees), "a told day that holds is no difference");
        town.verify().await;
    })
    .await;
}

/// A run that is cut short is made up for by the next.
#[tokio::test]
async fn a_run_over_many_matters_leaves_nothing() {
    every_database(DAY, async |town: &Town| {
        let mut keys = Vec::new();
        for _ in 0..12 {
            keys.push(town.registered().await);
        }
        let app = updated(town, HOLIDAY).await;
        let done = app.recount((DAY, NOW_US), false, |_| {}).await.unwrap();
        assert_eq!(done.matters, 12);
        for key in keys {
            assert!(due(&app, key).await.contains(&date(2026, 4, 20)), "{}", MatterId(key.id.0));
        }
    })
    .await;
}

/// Waits until so many sessions of the town's PostgreSQL wait for a lock.
async fn waiting(town: &Town, sessions: i64) {
    const WAITING: &str = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() \
         AND wait_event_type = 'Lock'";
    let mut watch = PgConnection::connect(town.address()).await.unwrap();
    loop {
        let (found,): (i64,) = sqlx::query_as(WAITING).fetch_one(&mut watch).await.unwrap();
        if found >= sessions {
            return;
        }
        tokio::task::yield_now().await;
    }
}

/// Somebody acts on a matter after the run has read it and before it has written: nothing of the batch is lost, and
/// what was recorded meanwhile stays. On SQLite nobody comes in between, because the run holds the only writer from the
/// beginning on.
#[tokio::test]
async fn an_act_between_reading_and_writing_costs_no_term() {
    every_database(DAY, async |town: &Town| {
        let mut keys = Vec::new();
        for _ in 0..3 {
            keys.push(town.registered().await);
        }
        let app = updated(town, HOLIDAY).await;
        let note = ActDraft::Note { text: "来电催问。".to_owned() };
        let act = town.act(town.acts(CLERK, OFFICE, DAY), keys[1], &note);
        let run = app.recount((DAY, NOW_US), false, |_| {});
        let done = if town.address().starts_with("sqlite:") {
            let (acted, done) = futures::join!(act, run);
            acted.unwrap();
            done.unwrap()
        } else {
            // The act has put its event in and waits here for the index of search, so that it cannot end.
            let mut gate = PgConnection::connect(town.address()).await.unwrap();
            gate.execute("BEGIN; LOCK TABLE search_doc IN ACCESS EXCLUSIVE MODE").await.unwrap();
            let act = async {
                act.await.unwrap();
            };
            let run = async {
                waiting(town, 1).await;
                run.await.unwrap()
            };
            // The run has read all three matters and waits for the number of the event.
            let open = async {
                waiting(town, 2).await;
                gate.execute("ROLLBACK").await.unwrap();
            };
            futures::join!(act, run, open).1
        };
        assert_eq!((done.matters, done.left), (3, 0), "{done:?}");
        for key in &keys {
            assert!(due(&app, *key).await.contains(&date(2026, 4, 20)), "{}", MatterId(key.id.0));
        }
        let view = app.matter(keys[1]).await.unwrap();
        let facts: Vec<_> = view.timeline.iter().map(|entry| &entry.event.fact).collect();
        assert!(facts.iter().any(|fact| matches!(fact, Fact::Noted(_))), "{facts:?}");
        assert_eq!(facts.iter().filter(|fact| matches!(fact, Fact::Recounted(_))).count(), 1);
        let verified = app::verify(&app, |_| {}).await.unwrap();
        assert!(verified.holds(), "{:?}", verified.discrepancies);
    })
    .await;
}
