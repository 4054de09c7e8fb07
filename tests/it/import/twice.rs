//! Importing twice changes nothing, a dry run changes nothing, and two imports at once are like one after the other.

use std::fmt::Write;

use jiff::civil::date;

use super::{PLAIN, mapping, matters, run, taken_in};
use crate::town::{Town, every_database};

/// More rows than one batch holds; every fiftieth is rejected.
fn file(rows: usize) -> String {
    let mut text = "编号,标题,内容,时间\n".to_owned();
    for row in 1..=rows {
        let day = if row % 50 == 0 { "2026-02-30" } else { "2026-03-01" };
        writeln!(text, "{row},第{row}件,第{row}件的内容,{day}").unwrap();
    }
    text
}

async fn events(town: &Town) -> u64 {
    app::verify(&town.app, |_| {}).await.unwrap().events
}

#[tokio::test]
async fn a_dry_run_decides_the_same_and_writes_nothing() {
    let file = file(1_100);
    every_database(date(2026, 4, 2), async |town| {
        let before = events(town).await;
        let dry = run(town, &mapping(PLAIN), file.as_str(), true).await.unwrap();
        assert_eq!((dry.report.rows, dry.report.imported, dry.report.already), (1_100, 1_078, 0));
        assert_eq!((town.matters().await, events(town).await), (0, before));

        let mut real = taken_in(town, &mapping(PLAIN), file.as_str()).await;
        assert_eq!(town.matters().await, 1_078);
        assert_eq!(real.rejected, dry.rejected);
        assert!(dry.report.dry_run && !real.report.dry_run);
        real.report.dry_run = true;
        assert_eq!(real.report, dry.report);

        let dry = run(town, &mapping(PLAIN), file.as_str(), true).await.unwrap();
        assert_eq!((dry.report.imported, dry.report.already), (0, 1_078));
    })
    .await;
}

#[tokio::test]
async fn importing_twice_changes_nothing() {
    let file = file(600);
    every_database(date(2026, 4, 2), async |town| {
        let first = taken_in(town, &mapping(PLAIN), file.as_str()).await;
        let before = events(town).await;
        let second = taken_in(town, &mapping(PLAIN), file.as_str()).await;
        assert_eq!((second.report.imported, second.report.already), (0, first.report.imported));
        assert_eq!(second.report.rejected, first.report.rejected);
        assert_eq!((town.matters().await, events(town).await), (588, before));

        // One more row is one more matter, and receipt numbers have no gap.
        let longer = format!("{file}601,第601件,第601件的内容,2026-03-01\n");
        let third = taken_in(town, &mapping(PLAIN), longer).await;
        assert_eq!((third.report.imported, third.report.already), (1, 588));
        let numbers: Vec<u32> = matters(town).await.iter().map(|view| view.matter.receipt.no).collect();
        assert_eq!(numbers, (1..=589).collect::<Vec<_>>());

        // Another source is another register.
        let other = mapping(&PLAIN.replace("测试", "另一处"));
        let fourth = taken_in(town, &other, "编号,标题,内容,时间\n1,a,甲,\n").await;
        assert_eq!(fourth.report.imported, 1);
        town.verify().await;
    })
    .await;
}

#[tokio::test]
async fn two_imports_at_once_take_every_row_in_once() {
    let file = file(1_500);
    every_database(date(2026, 4, 2), async |town| {
        let mapping = mapping(PLAIN);
        let (one, other) =
            tokio::join!(run(town, &mapping, file.as_str(), false), run(town, &mapping, file.as_str(), false));
        let (one, other) = (one.unwrap().report, other.unwrap().report);
        assert_eq!(one.imported + other.imported, 1_470);
        assert_eq!(one.imported + one.already, 1_470);
        assert_eq!(other.imported + other.already, 1_470);
        assert_eq!(town.matters().await, 1_470);
        let mut numbers: Vec<u32> = matters(town).await.iter().map(|view| view.matter.receipt.no).collect();
        numbers.dedup();
        assert_eq!(numbers, (1..=1_470).collect::<Vec<_>>());
        town.verify().await;
    })
    .await;
}
