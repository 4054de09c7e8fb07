//! How each database finds what a list shows, as golden files: no list may begin to read every matter unnoticed.
//!
//! `XINZE_WRITE_GOLDENS=1` writes them anew. SQLite plans by the statement alone; PostgreSQL by what it knows of the
//! values, so it plans over twenty thousand matters of many sorts. Of its plans the files keep what SQLite's say too:
//! what is read by which index, and what the index is asked.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::Path;

use app::domain::OfficialId;
use app::domain::matter::{Channel, StageName};
use app::domain::wall::Wall;
use app::store::read::{AsOf, CheckPlace, Due, MatterFilter, MatterKey, Order, ToCheck, Towards, WallScope};
use jiff::civil::{Date, date};

use crate::town::{Town, every_database, setting};

const DAY: Date = date(2026, 4, 2);
/// Letters of a step in one line.
const LINE: usize = 110;

/// Twenty thousand matters like the first one, one in ten still going on.
const PLANT: &str = "INSERT INTO matter SELECT (jsonb_populate_record(m, jsonb_build_object(\
     'id', m.id + g, 'no', m.no + g, 'holder', g % 40, 'office', g % 30, 'place', g % 300, \
     'category', (g % 17 + 1) * 10000 + (g % 9) * 100 + g % 3, 'handler', CASE WHEN g % 10 = 0 THEN g % 500 END, \
     'channel', CASE g % 3 WHEN 0 THEN 'letter' WHEN 1 THEN 'visit' ELSE 'web' END, \
     'received_on', ('2021-01-01'::date + (g * 7 % 1900))::text, \
     'stage', CASE WHEN g % 10 = 0 THEN 'handling' WHEN g % 50 = 1 THEN 'registered' ELSE 'concluded' END, \
     'next_due_on', CASE WHEN g % 10 = 0 OR g % 50 = 1 THEN ('2026-03-01'::date + g * 13 % 90)::text \
     ELSE '9999-12-31' END, 'accused', CASE WHEN g % 20 = 3 THEN 1 ELSE 0 END))).* \
     FROM matter m, generate_series(1, 20000) g";
const PLANT_SPANS: &str = "INSERT INTO matter_span SELECT shard, id, 1, 9223372036854775807, holder, stage \
     FROM matter WHERE no > 1";
/// A clock in ten still runs, one in fifty of the others ended late; a third are windows of the petitioner.
const PLANT_CLOCKS: &str = "INSERT INTO clock SELECT (jsonb_populate_record(c, jsonb_build_object(\
     'matter', c.matter + g, 'is_window', CASE WHEN g % 3 = 0 THEN 1 ELSE 0 END, \
     'due_on', ('2021-01-01'::date + (g * 7 % 1900))::text, 'ends_on', ('2021-01-01'::date + (g * 7 % 1900))::text, \
     'stopped_on', CASE WHEN g % 10 = 0 THEN NULL \
     ELSE ('2021-01-01'::date + (g * 7 % 1900) + CASE WHEN g % 50 = 1 THEN 5 ELSE -5 END)::text END))).* \
     FROM clock c, generate_series(1, 20000) g";

/// One in twenty accuses somebody.
const PLANT_ACCUSED: &str = "INSERT INTO accused SELECT shard, id, CASE no % 3 WHEN 0 THEN 'p' ELSE 'o' END || no % 400 FROM matter \
     WHERE accused = 1";
/// In one of seven something was missed.
const PLANT_FINDINGS: &str = "INSERT INTO finding (shard, matter, no, kind, organ, found_on) \
     SELECT shard, id, 1, 'term_missed', holder, '2026-03-02' FROM matter WHERE no % 7 = 1";

fn leads() -> Vec<(&'static str, MatterFilter)> {
    let all = MatterFilter::default;
    let (holder, stage) = (Some(7), Some(StageName::Handling));
    vec![
        ("all", all()),
        ("holder", MatterFilter { holder, ..all() }),
        ("stage", MatterFilter { stage, ..all() }),
        ("holder and stage", MatterFilter { holder, stage, ..all() }),
        ("handler", MatterFilter { handler: Some(20), ..all() }),
        ("office", MatterFilter { office: Some(4), ..all() }),
        ("place", MatterFilter { place: Some(33), ..all() }),
        ("class", MatterFilter { category: Some((30_302, 30_302)), ..all() }),
        ("classes", MatterFilter { category: Some((30_000, 39_999)), ..all() }),
        (
            "days of receipt",
            MatterFilter { received_from: Some(date(2022, 3, 1)), received_until: Some(date(2022, 5, 1)), ..all() },
        ),
    ]
}

fn filters() -> Vec<(String, MatterFilter)> {
    let wall = Wall { officials: BTreeSet::from([OfficialId(104)]), ..Wall::default() };
    let week = Due::Between(DAY, date(2026, 4, 9));
    let dues = [("", Due::Any), (", overdue", Due::Before(DAY)), (", week", week), (", later", Due::From(DAY))];
    let rests: [(&str, Option<Channel>); 2] = [("", None), (", channel", Some(Channel::Visit))];
    let mut filters = Vec::new();
    for (order_name, order) in [("by due date", Order::Due), ("by receipt", Order::Received)] {
        for (name, lead) in leads() {
            for (due_name, due) in dues {
                for (rest, channel) in rests {
                    let wall = Some(WallScope::of(&wall));
                    let filter = MatterFilter { wall, order, due, channel, ..lead.clone() };
                    filters.push((format!("{order_name}: {name}{due_name}{rest}"), filter));
                }
            }
        }
    }
    filters
}

/// Where every matter, clock, span, accusation or finding would be read without an index.
fn reads_all(step: &str) -> bool {
    let sqlite = ["SCAN m", "SCAN s", "SCAN a", "SCAN f", "SCAN matter", "SCAN clock"].contains(&step.trim());
    let postgres = ["matter", "clock", "matter_span", "accused", "finding"]
        .iter()
        .any(|table| step.split("Seq Scan on ").nth(1).is_some_and(|rest| rest.split(' ').next() == Some(*table)));
    sqlite || postgres
}

/// What is kept of a plan of PostgreSQL: what is read by which index, and in the same line what the index is asked. How
/// the rest is written differs from version to version.
fn kept(plan: &[String]) -> Vec<String> {
    let mut steps: Vec<String> = Vec::new();
    for line in plan {
        let line = line.trim();
        if let Some(asked) = line.strip_prefix("Index Cond: ") {
            let asked = asked.replace("::text", "").replace("::bigint", "");
            steps.last_mut().expect("an index is asked by a step").push_str(&format!(" {asked}"));
            continue;
        }
        let node = line.strip_prefix("->  ").unwrap_or(line);
        // Everything else that a plan says of a step has a colon after its name; these say nothing of how it reads.
        let idle = ["Limit", "Aggregate", "SubPlan", "InitPlan"].iter().any(|idle| node.starts_with(idle));
        if !node.contains(": ") && !idle {
            steps.push(node.to_owned());
        }
    }
    steps
}

/// A step as lines that fit a file.
fn cut(step: &str) -> String {
    let letters: Vec<char> = step.chars().collect();
    let line = |piece: &[char]| format!("    {}\n", piece.iter().collect::<String>().trim_end());
    letters.chunks(LINE).map(line).collect()
}

async fn plans(town: &Town, engine: &str) -> String {
    let mut session = town.app.db().read().await.unwrap();
    let mut text = String::new();
    let mut put = |name: &str, steps: &[String]| {
        assert!(!steps.iter().any(|step| reads_all(step)), "{name} reads all:\n{}", steps.join("\n"));
        let steps = if engine == "postgres" { kept(steps) } else { steps.to_vec() };
        let steps: Vec<String> = steps.iter().map(|step| cut(step)).collect();
        let _ = write!(text, "{name}\n{}", steps.concat());
    };
    for (name, filter) in filters() {
        let day = if filter.order == Order::Due { "2026-04-03" } else { "2022-04-03" };
        let key = MatterKey { day: day.to_owned(), shard: 990_101, id: 5 };
        put(&name, &session.plan_of(&filter, &Towards::Start).await.unwrap());
        put(&format!("{name}, next page"), &session.plan_of(&filter, &Towards::After(key)).await.unwrap());
    }
    let start = CheckPlace::START;
    for what in [ToCheck::Overdue(DAY), ToCheck::DoneLate, ToCheck::Watched, ToCheck::HeldBy(7)] {
        put(&format!("rule check: {what:?}"), &session.plan_of_check(what, &start).await.unwrap());
    }
    put("duties of one rule done late", &session.plan_of_late_answers("handle").await.unwrap());
    for holder in [None, Some(7)] {
        let asked = AsOf { wall: None, before_us: 5, holder, stage: None };
        put(&format!("as of a day, organ {holder:?}"), &session.plan_as_of(&asked).await.unwrap());
    }
    text
}

#[tokio::test]
async fn every_list_is_found_as_it_was() {
    every_database(DAY, async |town: &Town| {
        town.registered().await;
        let engine = if town.address().starts_with("sqlite:") {
            "sqlite"
        } else {
            for sql in [PLANT, PLANT_SPANS, PLANT_CLOCKS, PLANT_ACCUSED, PLANT_FINDINGS, "ANALYZE"] {
                town.tamper(sql).await;
            }
            "postgres"
        };
        let found = plans(town, engine).await;
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("plans/{engine}.txt"));
        if setting("XINZE_WRITE_GOLDENS").is_some() {
            std::fs::write(&file, &found).unwrap();
        }
        let kept = std::fs::read_to_string(&file).unwrap_or_default();
        let differs = kept.lines().zip(found.lines()).position(|(kept, found)| kept != found);
        assert!(
            kept == found,
            "{engine}: plans differ from line {differs:?} on; XINZE_WRITE_GOLDENS=1 writes them anew"
        );
    })
    .await;
}
