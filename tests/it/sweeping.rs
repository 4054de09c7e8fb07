//! Runs over everything: one matter that cannot be looked at holds up no other, and nobody's turn to write is taken
//! for nothing.

use app::domain::Why;
use app::domain::matter::Accused;
use app::law::LawBook;
use app::{ActDraft, App, Chance, Failure, Intake, MatterKey};
use jiff::civil::{Date, date};
use sqlx::{Connection, SqliteConnection};

use crate::commands::Office;
use crate::town::{CLERK, HOUSING, OFFICE, Town, every_database, intake, masters};

const DAY: Date = date(2026, 4, 2);
const LATER: Date = date(2026, 12, 2);
const NOW_US: i64 = 1_800_000_000_000_000;
/// A moment that no run of this test comes to.
const FAR_US: i64 = 4_000_000_000_000_000;

/// The regulation since May 2022 alone.
fn law_of_now() -> LawBook {
    let mut files = app::rules::shipped_files();
    files.retain(|(path, _)| path.starts_with("packs/R22/") || path.starts_with("calendars/"));
    app::rules::law_of(&files).expect("it stands alone")
}

/// A matter with a term that runs under the regulation of before.
async fn of_before(town: &Town) -> MatterKey {
    let on = date(2022, 4, 20);
    let stamp = town.acts(CLERK, OFFICE, on);
    town.app.register(&stamp, &mut town.chance(), on, &intake(on), None).await.unwrap().done.key
}

/// Takes the fence around the events down and makes the first event of a matter unreadable.
async fn unreadable(town: &Town, key: MatterKey) {
    for sql in ["DROP TRIGGER event_is_never_changed", "DROP TRIGGER event_is_never_changed_or_removed ON event"] {
        let _ = town.try_sql(sql).await;
    }
    let sql = format!("UPDATE {} SET body = '{{}}', packed = NULL WHERE seq = 1 AND stream = {}", "event", key.id.0);
    town.tamper(sql.leak()).await;
}

#[tokio::test]
async fn a_matter_that_refuses_or_cannot_be_read_stops_no_rule_check() {
    every_database(DAY, async |town: &Town| {
        let old = of_before(town).await;
        let broken = town.registered().await;
        let good = [town.registered().await, town.registered().await];
        unreadable(town, broken).await;
        let app = App::open(town.app.db().clone(), law_of_now(), masters(), &mut Chance::numbered(0)).await.unwrap();
        let note = ActDraft::Note { text: "来电。".to_owned() };
        let stamp = town.acts(CLERK, OFFICE, DAY);
        match app.execute(&stamp, &mut town.chance(), old, None, (DAY, &note)).await {
            Err(Failure::Refused(refusal)) => assert!(matches!(refusal.why, Why::RuleNotLoaded { .. })),
            other => panic!("its rule is not loaded: {other:?}"),
        }
        let swept = app.sweep(LATER, NOW_US, |_| {}).await.unwrap();
        assert_eq!((swept.matters, swept.found, swept.left), (4, 2, 0), "{swept:?}");
        let mut passed: Vec<_> = swept.passed_over.named.iter().map(|one| (one.matter, one.why)).collect();
        passed.sort();
        let mut wanted = vec![(old, "rule-not-loaded"), (broken, "unreadable")];
        wanted.sort();
        assert_eq!((swept.passed_over.matters, passed), (2, wanted));
        for key in good {
            let mut session = app.db().read().await.unwrap();
            assert_eq!(session.findings_of(key.shard, key.id.0).await.unwrap().len(), 1);
        }
        let again = app.sweep(LATER, NOW_US + 1, |_| {}).await.unwrap();
        assert_eq!((again.found, again.passed_over.matters), (0, 2), "{again:?}");
    })
    .await;
}

#[tokio::test]
async fn a_matter_that_refuses_or_cannot_be_read_stops_no_recount() {
    every_database(DAY, async |town: &Town| {
        let broken = town.registered().await;
        let good = town.registered().await;
        unreadable(town, broken).await;
        let mut files = app::rules::shipped_files();
        let year = files.iter_mut().find(|(path, _)| path == "calendars/CN/2026.toml").expect("the year ships");
        year.1 = format!("{}\n[[holiday]]\nname = \"城庆\"\noff = [2026-04-17]\n", year.1).into();
        let law = app::rules::law_of(&files).unwrap();
        let app = App::open(town.app.db().clone(), law, masters(), &mut Chance::numbered(0)).await.unwrap();
        for dry_run in [true, false] {
            let done = app.recount((DAY, NOW_US), dry_run, |_| {}).await.unwrap();
            assert_eq!((done.matters, done.left, done.passed_over.matters), (1, 0, 1), "{done:?}");
            assert_eq!(done.passed_over.named.first().map(|one| (one.matter, one.why)), Some((broken, "unreadable")));
        }
        let view = app.matter(good).await.unwrap();
        assert!(view.clocks.iter().any(|clock| clock.state.due_on == date(2026, 4, 20)));
    })
    .await;
}

/// Somebody else holds SQLite's one writer, or the table of events: a check that finds nothing new does not wait.
#[tokio::test]
async fn a_look_that_finds_nothing_takes_nobodys_turn_to_write() {
    every_database(DAY, async |town: &Town| {
        // An accusation is looked at in every run, whether a term passed or not.
        let accused = Accused { organs: vec![HOUSING], officials: Vec::new() };
        let (stamp, intake) = (town.acts(CLERK, OFFICE, DAY), Intake { accused, ..intake(DAY) });
        town.app.register(&stamp, &mut town.chance(), DAY, &intake, None).await.unwrap();
        let held = town.app.db().hold_still().await.unwrap();
        let swept = town.app.sweep(DAY, NOW_US, |_| {}).await.unwrap();
        assert_eq!((swept.matters, swept.found, swept.left), (1, 0, 0), "{swept:?}");
        drop(held);
    })
    .await;
}

/// The address from which somebody tried a query code is forgotten by the next rule check.
#[tokio::test]
async fn a_rule_check_forgets_who_tried_query_codes() {
    let office = Office::new();
    let path = office.folder().join("xinze-data/xinze.db");
    let mut connection = SqliteConnection::connect(&format!("sqlite:{}", path.display())).await.unwrap();
    for (subject, since_us) in [("caller 203.0.113.7", 1_000_000), ("caller 203.0.113.8", FAR_US)] {
        sqlx::query("INSERT INTO query_try (shard, subject, since_us, tries) VALUES (0, $1, $2, 3)")
            .bind(subject)
            .bind(since_us)
            .execute(&mut connection)
            .await
            .unwrap();
    }
    connection.close().await.unwrap();
    office.json(&["sweep"]);
    let mut connection = SqliteConnection::connect(&format!("sqlite:{}", path.display())).await.unwrap();
    let left: Vec<(String,)> =
        sqlx::query_as("SELECT subject FROM query_try").fetch_all(&mut connection).await.unwrap();
    assert_eq!(left, [("caller 203.0.113.8".to_owned(),)]);
}
