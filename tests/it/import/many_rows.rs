//! Many rows: every one becomes a matter with its whole course. How fast is `xinze bench`'s matter.

use std::fmt::Write;

use jiff::civil::date;

use super::{Imported, mapping, taken_in};
use crate::sampling::rounds;
use crate::town::every_database;

const MAPPING: &str = r#"
source = "测速"
[columns]
key = "编号"
title = "标题"
text = "内容"
claimed = "时间"
petitioner = "姓名"
reply = "答复"
replied = "答复时间"
[fixed]
channel = "web"
purpose = "claim"
[acts]
accepted = "claimed"
delivered = "published_reply"
conclude = true
"#;

/// Rows as long as real ones, each with five acts.
fn file(rows: u64) -> String {
    let text = "小区门口的路灯坏了很久，晚上看不清路，请有关单位派人来看一看。".repeat(10);
    let reply = "来信收悉。已请负责养护的单位到现场查看，更换了灯具。".repeat(6);
    let mut file = "编号,姓名,标题,时间,内容,答复,答复时间\n".to_owned();
    for row in 0..rows {
        let (month, day) = (row % 12 + 1, row % 28 + 1);
        writeln!(
            file,
            "{row},居民{row},第{row}盏路灯,2023-{month:02}-{day:02} 09:00:00,{row}号：{text},{reply},2024-{month:02}-{day:02}"
        )
        .unwrap();
    }
    file
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_import_of_many_rows_is_whole() {
    let rows = rounds(2_000, 100_000);
    let file = file(rows);
    every_database(date(2026, 4, 2), async |town| {
        let Imported { report, .. } = taken_in(town, &mapping(MAPPING), file.as_str()).await;
        assert_eq!(report.imported, rows);
        town.verify().await;
    })
    .await;
}
