//! The file of rejected rows: it opens in a spreadsheet program, runs nothing there, and can be imported again.

use jiff::civil::date;

use super::{PLAIN, gist, mapping, run, taken_in};
use crate::town::every_database;

const FILE: &str = "编号,标题,内容,时间,备注\n\
                    1,路灯,路口的灯坏了,2026-13-01,=1+1\n\
                    2,噪声,夜里施工,2026-03-02,\n\
                    3,,,,\"只有,备注\"\n";

#[tokio::test]
async fn rejected_rows_come_back_with_number_reason_and_cells() {
    every_database(date(2026, 4, 2), async |town| {
        let imported = taken_in(town, &mapping(PLAIN), FILE).await;
        assert_eq!(
            imported.rejected,
            "\u{feff}未导入行号,未导入代码,未导入原因,编号,标题,内容,时间,备注\r\n\
             2,bad-day,bad-day column=时间 fault=impossible,1,路灯,路口的灯坏了,2026-13-01,'=1+1\r\n\
             4,text-missing,text-missing,3,,,,\"只有,备注\"\r\n"
        );
        let clean = taken_in(town, &mapping(PLAIN), "编号,标题,内容,时间\n9,a,b,\n").await;
        assert_eq!(clean.rejected, "", "without rejected rows nothing is written");
    })
    .await;
}

#[tokio::test]
async fn a_mended_file_of_rejected_rows_is_taken_in_with_the_same_mapping() {
    every_database(date(2026, 4, 2), async |town| {
        let first = taken_in(town, &mapping(PLAIN), FILE).await;
        let mended = first.rejected.replace("2026-13-01", "2026-03-01");
        let second = taken_in(town, &mapping(PLAIN), mended).await;
        assert_eq!((second.report.rows, second.report.imported), (2, 1));
        assert_eq!(
            second.rejected,
            "\u{feff}未导入行号,未导入代码,未导入原因,编号,标题,内容,时间,备注\r\n\
             3,text-missing,text-missing,3,,,,\"只有,备注\"\r\n",
            "the old reason is replaced, not kept beside the new one"
        );
        assert_eq!(gist(town).await, ["噪声|夜里施工|2026-03-02", "路灯|路口的灯坏了|2026-03-01"]);
        let again = taken_in(town, &mapping(PLAIN), FILE.replace("2026-13-01", "2026-03-01")).await;
        assert_eq!(again.report.already, 2);
        town.verify().await;
    })
    .await;
}

#[tokio::test]
async fn blank_rows_stay_blank_when_they_come_back() {
    let file = "编号,标题,内容,时间\n1,a,甲,\n\n2,a,,\n";
    every_database(date(2026, 4, 2), async |town| {
        let first = taken_in(town, &mapping(PLAIN), file).await;
        assert_eq!(first.reasons(), ["3 empty", "4 text-missing"]);
        let second = taken_in(town, &mapping(PLAIN), first.rejected).await;
        assert_eq!(second.reasons(), ["2 empty", "3 text-missing"]);
    })
    .await;
}

#[tokio::test]
async fn a_row_too_many_or_too_few_cells_comes_back_as_it_was() {
    let file = "编号,标题,内容,时间\n1,a\n2,a,b,,@x,\"y\nz\"\n";
    every_database(date(2026, 4, 2), async |town| {
        let dry = run(town, &mapping(PLAIN), file, true).await.unwrap();
        let lines = "2,wrong-width,wrong-width found=2 expected=4,1,a\r\n\
                     3,wrong-width,wrong-width found=6 expected=4,2,a,b,,'@x,\"y\nz\"\r\n";
        assert!(dry.rejected.ends_with(lines), "{}", dry.rejected);
    })
    .await;
}
