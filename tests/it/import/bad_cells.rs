//! Rows that cannot be taken in, among rows that can.

use jiff::civil::{DateTime, date};
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};

use super::{PLAIN, gist, mapping, taken_in};
use crate::town::every_database;

fn table(rows: &[&str]) -> String {
    format!("编号,标题,内容,时间\n{}\n", rows.join("\n"))
}

#[tokio::test]
async fn days_are_read_in_every_usual_form_and_never_guessed() {
    let text = table(&[
        "1,a,甲,2026-03-01 08:00:00",
        "2,a,乙,2026/3/1",
        "3,a,丙,2026年3月1日",
        "4,a,丁,20260301",
        "5,a,戊,2026.3.1",
        "6,a,己,2026-02-28T17:00:00Z",
        "7,a,庚,46082",
        "8,a,辛,2026-02-30",
        "9,a,壬,3/1/2026",
        "10,a,癸,上个月",
        "11,a,子,",
    ]);
    every_database(date(2026, 4, 2), async |town| {
        let imported = taken_in(town, &mapping(PLAIN), text.as_str()).await;
        assert_eq!(
            imported.reasons(),
            [
                "9 bad-day column=时间 fault=impossible",
                "10 bad-day column=时间 fault=ambiguous",
                "11 bad-day column=时间 fault=unreadable",
            ]
        );
        let gist = gist(town).await;
        assert_eq!(gist.len(), 8);
        assert!(gist[..7].iter().all(|line| line.ends_with("|2026-03-01")), "{gist:?}");
        assert_eq!(gist[7], "a|子|");
        assert_eq!(imported.report.warnings.without_day, 1);
        town.verify().await;
    })
    .await;
}

#[tokio::test]
async fn empty_repeated_and_misshapen_rows_are_told_apart() {
    let text = table(&[
        "1,a,甲,2026-03-01",
        "",
        ",,,",
        "1,b,乙,2026-03-01",
        "2,c,,2026-03-01",
        "3,d,丙",
        "4,e,丁,2026-03-01,多",
        "  ,f,无编号,2026-03-01",
        ",g,无编号,2026-03-02",
        ",,,",
        "",
    ]);
    every_database(date(2026, 4, 2), async |town| {
        let imported = taken_in(town, &mapping(PLAIN), text.as_str()).await;
        assert_eq!(
            imported.reasons(),
            [
                "3 empty",
                "4 empty",
                "5 repeated row=2",
                "6 text-missing",
                "7 wrong-width found=3 expected=4",
                "8 wrong-width found=5 expected=4",
                "10 repeated row=9",
            ]
        );
        assert_eq!((imported.report.rows, imported.report.imported), (9, 2));
        assert_eq!(imported.report.warnings.without_key, 1);
        town.verify().await;
    })
    .await;
}

#[tokio::test]
async fn long_cells_and_open_quotation_marks_harm_only_their_own_row() {
    let ten_megabytes = "长".repeat(10_000_000 / 3);
    let fits = "字".repeat(1_000_000 / 3);
    let long_title = "题".repeat(400);
    let long_key = "9".repeat(201);
    let text = table(&[
        &format!("1,a,{ten_megabytes},2026-03-01"),
        &format!("2,b,{fits},2026-03-01"),
        &format!("3,{long_title},甲,2026-03-01"),
        &format!("{long_key},c,乙,2026-03-01"),
        "5,d,丙\0丙,2026-03-01",
        "6,e,丁,2026-03-01",
        "7,f,\"戊,2026-03-01",
        "8,g,己,2026-03-01",
    ]);
    every_database(date(2026, 4, 2), async |town| {
        let imported = taken_in(town, &mapping(PLAIN), text.as_str()).await;
        assert_eq!(
            imported.reasons(),
            [
                "2 cell-too-long column=内容 bytes=9999999 max=1048576",
                "4 cell-too-long column=标题 bytes=1200 max=1000",
                "5 cell-too-long column=编号 bytes=201 max=200",
                "6 bad-character column=内容",
                "8 unclosed-quote",
            ]
        );
        assert_eq!(imported.report.imported, 2, "the long one that fits, and the one between");
        assert!(imported.rejected.contains(&ten_megabytes), "a rejected cell is written back whole");
        town.verify().await;
    })
    .await;
}

#[tokio::test]
async fn labels_and_numbers_that_mean_nothing_are_said_to() {
    let text = "内容,形式,目的,人数,类别\n\
                甲,来信,求决,5,城乡建设\n\
                乙,letter,claim,,奇闻\n\
                丙,鸽子,求决,1,\n\
                丁,来信,许愿,1,\n\
                戊,来信,求决,零,\n\
                己,来信,求决,0,\n\
                庚,,求决,1,奇闻\n\
                辛,来信,,1,030000\n";
    let mapping = mapping(
        r#"
        source = "测试"
        [columns]
        text = "内容"
        channel = "形式"
        purpose = "目的"
        heads = "人数"
        category = "类别"
        [fixed]
        purpose = "proposal"
        [values.channel]
        "来信" = "letter"
        [values.purpose]
        "求决" = "claim"
        "#,
    );
    every_database(date(2026, 4, 2), async |town| {
        let imported = taken_in(town, &mapping, text).await;
        assert_eq!(
            imported.reasons(),
            [
                "4 unknown-value column=形式",
                "5 unknown-value column=目的",
                "6 bad-number column=人数",
                "7 bad-number column=人数",
                "8 value-missing column=形式",
            ]
        );
        let warnings = &imported.report.warnings;
        assert_eq!(warnings.unknown_categories.get("奇闻"), Some(&1), "rejected rows warn of nothing");
        let matters = super::matters(town).await;
        let seen: Vec<_> = matters
            .iter()
            .map(|view| {
                let matter = &view.matter;
                (matter.channel.name(), matter.purpose.name(), matter.heads, matter.category)
            })
            .collect();
        assert_eq!(
            seen,
            [
                ("letter", "claim", 5, Some(30_000)),
                ("letter", "claim", 1, None),
                ("letter", "proposal", 1, Some(30_000)),
            ]
        );
    })
    .await;
}

/// A workbook with what only workbooks have: dates, numbers, formulas, errors.
fn workbook() -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for (column, header) in (0..).zip(["编号", "标题", "内容", "时间"]) {
        sheet.write(0, column, header).unwrap();
    }
    let day = Format::new().set_num_format("yyyy-mm-dd hh:mm");
    let moment = ExcelDateTime::parse_from_str("2026-03-01T18:00:54").unwrap();
    let text = |formula: &str, result: &str| Formula::new(formula).set_result(result);
    sheet.write(1, 0, 165_105).unwrap().write(1, 1, "数字编号").unwrap();
    sheet.write(1, 2, "甲").unwrap().write_with_format(1, 3, &moment, &day).unwrap();
    sheet.write(2, 0, 2).unwrap().write(2, 1, 2.5).unwrap();
    sheet.write(2, 2, "乙").unwrap().write(2, 3, 46_082.75).unwrap();
    sheet.write(3, 0, 3).unwrap().write(3, 1, true).unwrap();
    sheet.write(3, 2, text("=\"丙\"&\"丙\"", "丙丙")).unwrap();
    sheet.write(4, 0, 4).unwrap().write(4, 2, text("=A99/0", "#REF!")).unwrap();
    sheet.write(5, 0, 110_101_190_001_011_230.0_f64).unwrap().write(5, 2, "丁").unwrap();
    // Row 7 is formatted and blank, row 8 is not there.
    sheet.write_blank(6, 0, &day).unwrap();
    sheet.write(8, 0, 9).unwrap().write(8, 2, "戊").unwrap();
    sheet.write(9, 0, 10).unwrap().write(9, 2, "己").unwrap().write(9, 4, "多").unwrap();
    sheet.write_blank(10, 0, &day).unwrap();
    workbook.save_to_buffer().unwrap()
}

#[tokio::test]
async fn a_workbook_gives_what_it_shows() {
    let file = workbook();
    every_database(date(2026, 4, 2), async |town| {
        let imported = taken_in(town, &mapping(PLAIN), file.clone()).await;
        assert_eq!(
            imported.reasons(),
            [
                "5 cell-error column=内容",
                "6 digits-lost column=编号",
                "7 empty",
                "8 empty",
                "10 wrong-width found=5 expected=4",
            ]
        );
        assert_eq!(gist(town).await, ["数字编号|甲|2026-03-01", "2.5|乙|2026-03-01", "TRUE|丙丙|", "戊|戊|"]);
        // The key is the number as shown, so that the same rows from CSV are known.
        let csv = "编号,标题,内容,时间\n165105,x,y,\n2,x,y,\n9,x,y,\n";
        let again = taken_in(town, &mapping(PLAIN), csv).await;
        assert_eq!(again.report.already, 3);
        town.verify().await;
    })
    .await;
}

#[tokio::test]
async fn what_looks_like_a_formula_in_csv_is_a_text_like_any_other() {
    let text = table(&["=1+1,@SUM(A1),=cmd|' /C calc'!A0,2026-03-01", "-2,+a,-b,2026-03-01"]);
    let claimed: DateTime = "2026-03-01T00:00".parse().unwrap();
    every_database(date(2026, 4, 2), async |town| {
        taken_in(town, &mapping(PLAIN), text.as_str()).await;
        let day = claimed.date();
        let expected = [format!("@SUM(A1)|=cmd|' /C calc'!A0|{day}"), format!("+a|-b|{day}")];
        assert_eq!(gist(town).await, expected);
    })
    .await;
}
