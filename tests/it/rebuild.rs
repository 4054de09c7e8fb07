//! Rows damaged at random are made anew from the events, and nothing else is touched.

use app::domain::By;
use app::domain::matter::{Accused, Opinion};
use app::law::Purpose;
use app::store::{Table, Value, Values, key_of, tables};
use app::{ActDraft, Chance, Intake, MatterKey, Rebuilding, Rebuilt, rebuild};
use jiff::civil::date;

use crate::commands::Office;
use crate::sampling::rounds;
use crate::town::{CLERK, GOVERNMENT, HANDLER, HOUSING, OFFICE, Town, accepting, answering, every_database, intake};

/// Damages on each database; in the long run.
const ROUNDS: u64 = 25;
const ROUNDS_SOAKED: u64 = 1_000;
/// Matters of the town.
const MATTERS: usize = 6;

fn of_matters() -> impl Iterator<Item = &'static Table> {
    tables().iter().filter(|table| table.matter_column().is_some())
}

/// Matters at several stages, one of them an accusation, one with a helper and some with findings, so that every table has rows.
async fn planted(town: &Town) -> Vec<MatterKey> {
    let day = date(2026, 4, 2);
    let mut keys = Vec::new();
    for at in 0..MATTERS {
        let office = town.acts(CLERK, OFFICE, day);
        let key = if at == 1 {
            let accused = Accused { organs: vec![HOUSING], officials: Vec::new() };
            let intake = Intake { purpose: Purpose::Accusation, accused, category: Some(20_101), ..intake(day) };
            town.app.register(&office, &mut town.chance(), day, &intake, None).await.unwrap().done.key
        } else {
            town.registered().await
        };
        if at % 2 == 0 {
            town.act(office, key, &ActDraft::Forward { to: HOUSING }).await.unwrap();
            town.act(town.acts(HANDLER, HOUSING, day), key, &accepting()).await.unwrap();
        }
        if at % 4 == 0 {
            let answer = answering(Opinion::Support, "同意维修。");
            town.act(town.acts(HANDLER, HOUSING, day), key, &answer).await.unwrap();
        }
        if at == 3 {
            let involve = ActDraft::Involve { helpers: vec![GOVERNMENT], reason: "涉及县政府。".to_owned() };
            town.act(office, key, &involve).await.unwrap();
        }
        keys.push(key);
    }
    let swept = town.app.sweep(date(2026, 12, 2), 1_800_000_000_000_000, |_| {}).await.unwrap();
    assert!(swept.found > 0);
    // Registered in the same moment, they lie in the order of chance.
    keys.sort();
    keys
}

/// Everything in the tables that can be made anew.
async fn rows(town: &Town) -> Vec<(&'static str, Vec<Values>)> {
    let mut session = town.app.db().read().await.unwrap();
    let mut all = Vec::new();
    for table in of_matters() {
        all.push((table.name, session.rows_after(table, None, 1_000).await.unwrap()));
    }
    all
}

fn changed(value: &Value, chance: &mut Chance) -> Value {
    match value {
        Value::Null => Value::Null,
        // A span that is still open ends at the last moment there is.
        Value::Int(number) => Value::Int(number.wrapping_add(1 + i64::from(chance.below(9)))),
        Value::Text(text) => Value::Text(format!("{text}{}", chance.below(9))),
        Value::Blob(bytes) => Value::Blob([bytes.as_slice(), &[chance.below(9)]].concat()),
    }
}

/// Changes, removes or adds one row of a table at random.
async fn damage(town: &Town, chance: &mut Chance, table: &'static Table) {
    let mut session = town.app.db().write().await.unwrap();
    let stored = session.rows_after(table, None, 1_000).await.unwrap();
    let Some(row) = stored.get(usize::from(chance.below(200)) % stored.len().max(1)) else { return };
    let mut other = row.clone();
    let at = usize::from(chance.below(u8::try_from(row.len()).unwrap()));
    // A shard that nobody has would be a matter of its own, which another test is for.
    other[at] = if at == 0 { row[0].clone() } else { changed(&row[at], chance) };
    let stays = chance.below(2) == 0;
    let upto = stored.iter().find(|next| key_of(table, next) > key_of(table, row)).map(|next| key_of(table, next));
    if !stays {
        session.remove_rows(table, Some(key_of(table, row)), upto).await.unwrap();
    }
    if chance.below(3) > 0 {
        session.put_rows(table, &[other]).await.unwrap();
    }
    session.commit().await.unwrap();
}

async fn rebuilt(town: &Town, how: Rebuilding) -> Rebuilt {
    rebuild(&town.app, how, |_| {}).await.unwrap()
}

const DRY: Rebuilding = Rebuilding { dry_run: true, anew: false };
const WRITING: Rebuilding = Rebuilding { dry_run: false, anew: false };

#[tokio::test]
async fn rows_damaged_at_random_come_back_as_they_were() {
    let rounds = rounds(ROUNDS, ROUNDS_SOAKED);
    every_database(date(2026, 4, 2), async |town: &Town| {
        planted(town).await;
        let before = rows(town).await;
        let bare: Vec<_> = before.iter().filter(|(_, rows)| rows.is_empty()).map(|(table, _)| table).collect();
        assert!(bare.is_empty(), "nothing to damage in {bare:?}");
        assert!(rebuilt(town, WRITING).await.held(), "nothing differs yet");
        let mut mended = 0;
        for seed in 0..rounds {
            let mut chance = Chance::numbered(seed);
            for _ in 0..=chance.below(4) {
                let which = usize::from(chance.below(200)) % of_matters().count();
                damage(town, &mut chance, of_matters().nth(which).unwrap()).await;
            }
            let damaged = rows(town).await;
            let dry = rebuilt(town, DRY).await;
            assert_eq!(rows(town).await, damaged, "seed {seed}: a dry run writes nothing");
            assert_eq!(dry.held(), damaged == before, "seed {seed}: {dry:?}");
            let done = rebuilt(town, WRITING).await;
            assert_eq!((&done.differing, done.without_events), (&dry.differing, dry.without_events), "seed {seed}");
            assert_eq!(rows(town).await, before, "seed {seed}");
            mended += done.differed + done.without_events;
        }
        assert!(mended > rounds / 2, "{mended}");
        assert!(rebuilt(town, WRITING).await.held(), "a second run finds nothing");
        town.verify().await;
    })
    .await;
}

#[tokio::test]
async fn a_stopped_run_goes_on_where_it_was_unless_told_to_begin_anew() {
    every_database(date(2026, 4, 2), async |town: &Town| {
        let keys = planted(town).await;
        town.tamper("UPDATE matter SET stage = 'concluded'").await;
        // What a run leaves behind that was killed after the second matter.
        let place = serde_json::to_string(&(keys[1].shard, keys[1].id.0)).unwrap();
        let mut session = town.app.db().write().await.unwrap();
        session.put_task_place("rebuild", &place).await.unwrap();
        session.commit().await.unwrap();
        let rest = rebuilt(town, WRITING).await;
        assert_eq!((rest.resumed, rest.differed), (true, 4), "{rest:?}");
        let again = rebuilt(town, WRITING).await;
        assert_eq!((again.resumed, again.differed), (false, 2), "the end of a run leaves no place: {again:?}");
        let mut session = town.app.db().write().await.unwrap();
        session.put_task_place("rebuild", &place).await.unwrap();
        session.commit().await.unwrap();
        town.tamper("UPDATE matter SET stage = 'concluded'").await;
        let anew = rebuilt(town, Rebuilding { anew: true, ..WRITING }).await;
        assert_eq!((anew.resumed, anew.differed), (false, 6), "{anew:?}");
        town.verify().await;
    })
    .await;
}

/// A damaged chain says nothing sure, and the row may be all that is left.
#[tokio::test]
async fn nothing_is_built_from_a_chain_that_does_not_hold() {
    every_database(date(2026, 4, 2), async |town: &Town| {
        let keys = planted(town).await;
        let mut session = town.app.db().write().await.unwrap();
        // A second event that follows nothing, as if one had been taken out and another put in.
        let by = By::Staff(town.acts(HANDLER, HOUSING, date(2026, 4, 2)).actor);
        let event = app::store::NewEvent { kind: "matter.concluded", body: "{}".to_owned() };
        let head = app::store::Head { seq: 7, hash: vec![1] };
        let MatterKey { shard, id } = keys[1];
        let chain = app::store::Chain { shard, stream: id.0, head, events: vec![(event, by, 1)] };
        session.append(vec![chain]).await.unwrap();
        session.commit().await.unwrap();
        town.tamper("UPDATE matter SET stage = 'concluded'").await;
        let done = rebuilt(town, WRITING).await;
        assert_eq!((done.unreadable, done.differed), (1, 5), "{done:?}");
        assert!(!done.held());
        let row = town.app.db().read().await.unwrap().matter_row(shard, id.0).await.unwrap().unwrap();
        assert_eq!(row.stage, "concluded", "left alone");
    })
    .await;
}

#[tokio::test]
async fn rows_of_matters_without_events_go() {
    every_database(date(2026, 4, 2), async |town: &Town| {
        planted(town).await;
        let before = rows(town).await;
        town.tamper("INSERT INTO accused (shard, matter, who) VALUES (990101, 77, 'o12'), (1, 77, 'o12')").await;
        town.tamper(
            "INSERT INTO clock SELECT 1, matter, no, rule, pack, organ, is_window, started_on, assumed, \
                     ends_on, due_on, provisional, extension_days, stopped_on, set_days, spans, stopped_by FROM clock",
        )
        .await;
        let found = rebuilt(town, DRY).await;
        assert!(found.without_events > 2, "{found:?}");
        assert_eq!(rebuilt(town, WRITING).await.without_events, found.without_events);
        assert_eq!(rows(town).await, before);
        town.verify().await;
    })
    .await;
}

#[test]
fn the_command_says_what_differs_and_ends_with_the_documented_codes() {
    let office = Office::new();
    let key = office.registered();
    assert_eq!(office.run(&["ledger", "rebuild", "--dry-run"]).0, Some(0));
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let path = office.folder().join("xinze-data/xinze.db");
        let options = sqlx::sqlite::SqliteConnectOptions::new().filename(path);
        let mut conn = <sqlx::SqliteConnection as sqlx::Connection>::connect_with(&options).await.unwrap();
        sqlx::Executor::execute(&mut conn, "UPDATE matter SET stage = 'concluded'").await.unwrap();
    });
    let (code, out, err) = office.run(&["ledger", "rebuild", "--dry-run"]);
    assert_eq!(code, Some(5), "{err}");
    for part in ["与记录不符 1 件", &key, "事项列表", "没有写入"] {
        assert!(out.contains(part), "{part}: {out}");
    }
    let done = office.json(&["ledger", "rebuild"]);
    assert_eq!((&done["differed"], &done["differing"][0]["tables"][0]), (&1.into(), &"matter".into()), "{done}");
    assert_eq!(office.run(&["ledger", "verify"]).0, Some(0));
    let (code, out, _) = office.run(&["ledger", "rebuild", "--lang", "en"]);
    assert_eq!(code, Some(0));
    assert!(out.contains("Every row agrees"), "{out}");
}
