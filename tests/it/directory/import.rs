//! Import of the directory from workbooks and CSV: every row is taken in, known, or rejected with a reason.

use std::collections::BTreeMap;

use app::domain::DivisionCode;
use app::domain::directory::{Change, EndTenure, Level, Rename};
use app::import::directory::{Column, DirectoryRejectReason, DirectoryReport, RowKind, import_directory};
use app::import::{ImportError, Source};
use rust_xlsxwriter::Workbook;

use super::{TODAY, change};
use crate::town::{CITY, CLERK, GOVERNMENT, HOUSING, OFFICE, Town, every_database};

async fn import(
    town: &Town,
    file: impl Into<Vec<u8>>,
    kind: Option<RowKind>,
    dry_run: bool,
) -> Result<DirectoryReport, ImportError> {
    let (stamp, source) = (town.acts(CLERK, OFFICE, TODAY), Source::of_bytes(file.into()));
    import_directory(&town.app, &stamp, &mut town.chance(), source, kind, dry_run).await
}

/// A workbook of several sheets.
fn workbook(sheets: &[(&str, &[&[&str]])]) -> Vec<u8> {
    let mut book = Workbook::new();
    for (name, rows) in sheets {
        let sheet = book.add_worksheet();
        sheet.set_name(*name).unwrap();
        for (at, cells) in (0..).zip(*rows) {
            for (column, cell) in (0..).zip(*cells) {
                sheet.write_string(at, column, *cell).unwrap();
            }
        }
    }
    book.save_to_buffer().unwrap()
}

#[rustfmt::skip]
const SHEETS: &[(&str, &[&[&str]])] = &[
    ("任职", &[
        &["人员", "机关", "职务", "起始日", "主持工作", "分管机关", "分管领域"],
        &["卫国庆", "云溪县水利局", "局长", "2024年3月1日", "是", "云溪县水利站、12", "防汛、信访"],
    ]),
    ("机关", &[
        &["名称", "代字", "性质", "区划", "上级", "业务主管", "垂直管理", "干部管理", "起始日", "备注"],
        &["云溪县水利站", "云水站", "事业单位", "青石镇", "云溪县水利局", "", "", "", "2001-01-01", "在后面"],
        &["云溪县水利局", "云水", "政府部门", "990101", "10", "1", "否", "1", "2000/1/1", ""],
        &["云溪县税务局", "云税", "vertical_department", "云溪县", "", "云溪市人民政府", "是", "", "2018-07-05", ""],
    ]),
    ("区划", &[&["编号", "名称", "级别", "上级"], &["990101100", "青石镇", "乡级", "990101"]]),
    ("人员", &[&["名称"], &["卫国庆"]]),
    ("职务", &[&["机关", "职务", "身份"], &["云溪县水利局", "局长", "主要负责人"]]),
    ("说明", &[&["类型", "名称"]]),
];

/// Rows may speak of what stands further down or on a later sheet; taken in twice, nothing changes.
#[tokio::test]
async fn a_workbook_is_taken_in_once() {
    every_database(TODAY, async |town: &Town| {
        let file = workbook(SHEETS);
        let before = town.app.directory();
        let tried = import(town, file.clone(), None, true).await.unwrap();
        assert_eq!(*town.app.directory(), *before);
        let done = import(town, file.clone(), None, false).await.unwrap();
        assert_eq!(done.rejected, []);
        assert_eq!(DirectoryReport { dry_run: true, ..done.clone() }, tried);
        let added = [
            (RowKind::Division, 1),
            (RowKind::Organ, 3),
            (RowKind::Post, 1),
            (RowKind::Official, 1),
            (RowKind::Tenure, 1),
        ];
        assert_eq!(done.added, BTreeMap::from(added));
        assert_eq!((done.rows, done.already, done.passed_over.as_slice()), (7, 0, ["备注".to_owned()].as_slice()));
        let directory = town.app.directory();
        let called = |name: &str| directory.organs.values().find(|organ| organ.name == name).unwrap();
        let (water, station, tax) = (called("云溪县水利局"), called("云溪县水利站"), called("云溪县税务局"));
        assert_eq!((station.parent, station.division), (Some(water.id), DivisionCode(990_101_100)));
        assert_eq!((water.parent, water.line, water.managed_by), (Some(GOVERNMENT), Some(CITY), Some(CITY)));
        assert_eq!((directory.higher_organs(tax.id), tax.vertical), (vec![CITY], true));
        let head = directory.head_of(water.id, TODAY).unwrap();
        assert_eq!(directory.in_charge_of(head, TODAY), [water.id, station.id, HOUSING]);
        assert_eq!(directory.divisions[&DivisionCode(990_101_100)].level, Level::Township);
        town.verify().await;
        let again = import(town, file.clone(), None, false).await.unwrap();
        assert_eq!((again.already, again.added.len(), again.rejected.len()), (7, 0, 0));
        // Also after the organ was renamed and its people left: the file is from before.
        let renamed =
            Rename {
                organ: water.id, from: TODAY, name: "云溪县水务局".to_owned(), mark: "云水务".to_owned()
            };
        let tenure = &directory.tenures[&head][0];
        let (official, post, from) = (tenure.official, tenure.post, tenure.from);
        let left = EndTenure { official, post, from, until: TODAY };
        change(town, vec![Change::Rename(renamed), Change::EndTenure(left)]).await.unwrap();
        let kept = town.app.directory();
        let later = import(town, workbook(&SHEETS[1..2]), None, false).await.unwrap();
        assert_eq!(later.added.len(), 0, "{later:?}");
        assert_eq!(*town.app.directory(), *kept);
    })
    .await;
}

/// Kind, rows, and row, reason and column of what is rejected.
type Rejected = (&'static str, &'static [&'static str], &'static [(u64, &'static str)]);

const REJECTED: &[Rejected] = &[
    (
        "区划",
        &[
            "编号,名称,级别,上级",
            "990102,临溪县,县级,990100",
            "990103,某县,郡,990100",
            "990104,某县,县级,火星",
            ",某县,县级,",
            "990101,别县,县级,990100",
        ],
        &[(3, "unknown-value"), (4, "not-known Parent"), (5, "value-missing"), (6, "differs Name")],
    ),
    (
        "机关",
        &[
            "名称,代字,性质,区划,上级,起始日,终止日",
            "甲局,甲,政府部门,990101,乙局,2000-01-01,",
            "乙局,乙,政府部门,990101,甲局,2000-01-01,",
            "丙局,丙,政府部门,990101,,2000-13-01,",
            "丁局,丁,政府部门,990101,,2000-01-01,1999-01-01",
            "戊局,戊,政府部门,990101,,2000-01-01,",
            "戊局,戊,政府部门,990101,,2000-01-01,",
            "云溪县信访局,云信,政府部门,990101,10,2000-01-01,",
        ],
        &[
            (2, "not-known Parent"),
            (3, "not-known Parent"),
            (4, "bad-day"),
            (5, "refused"),
            (7, "repeated"),
            (8, "differs OrganKind"),
        ],
    ),
    (
        "职务",
        &["机关,职务,身份", "12,局长,工作人员", "12,副局长,班子成员", "12,副局长,班子成员", "99,局长,班子成员"],
        &[(2, "differs Standing"), (4, "repeated"), (5, "not-known Organ")],
    ),
    ("人员", &["编号,名称", ",苏小禾", "101,别人", "十,某人"], &[(3, "differs Name"), (4, "bad-number")]),
    (
        "任职",
        &[
            "人员,机关,职务,起始日,主持工作",
            "田守正,12,局长,2000-01-01,",
            "田守正,12,局长,2001-01-01,",
            "白露,12,处长,2001-01-01,",
            "白露,12,局长,2001-01-01,也许",
            "何人,12,局长,2001-01-01,",
        ],
        &[(3, "refused"), (4, "not-known Post"), (5, "unknown-value"), (6, "not-known Official")],
    ),
];

#[tokio::test]
async fn rows_that_do_not_fit_are_rejected_with_their_reasons() {
    every_database(TODAY, async |town: &Town| {
        for (kind, lines, rejected) in REJECTED {
            let file = lines.join("\n");
            let report = import(town, file, RowKind::named(kind), true).await.unwrap();
            let told = report.rejected.iter().map(|reject| {
                let column = match reject.why {
                    DirectoryRejectReason::NotKnown(column)
                    | DirectoryRejectReason::Ambiguous(column)
                    | DirectoryRejectReason::Differs(column) => format!(" {column:?}"),
                    _ => String::new(),
                };
                (reject.row, format!("{}{column}", reject.why.code()))
            });
            let wanted: Vec<(u64, String)> = rejected.iter().map(|(row, why)| (*row, (*why).to_owned())).collect();
            assert_eq!(told.collect::<Vec<_>>(), wanted, "{kind}");
            let sum = report.added.values().sum::<u64>() + report.already + rejected.len() as u64;
            assert_eq!(report.rows, sum, "{kind}: every row is accounted for");
        }
        // Two of one name are told apart by number only.
        let namesakes = "编号,名称\n501,丁一\n502,丁一\n,丁一\n";
        let report = import(town, namesakes, Some(RowKind::Official), true).await.unwrap();
        assert_eq!(report.rejected[0].why, DirectoryRejectReason::Ambiguous(Column::Id));
        let error = import(town, "名称\n某局\n", None, true).await.unwrap_err();
        assert_eq!(error.code(), "missing-columns");
        let error = import(town, "名称,name\n某局,某局\n", Some(RowKind::Official), true).await.unwrap_err();
        assert_eq!(error.code(), "duplicate-header");
        let error = import(town, "", Some(RowKind::Official), true).await.unwrap_err();
        assert_eq!(error.code(), "no-header");
    })
    .await;
}

/// A file with every kind of row in one sheet, as old office programs write it.
#[tokio::test]
async fn one_sheet_may_hold_every_kind_of_row() {
    every_database(TODAY, async |town: &Town| {
        let text = "kind;name;mark;organ_kind;division;from;official;organ;post;standing\r\n\
                    tenure;;;;;2020-01-01;New;Docks;head;\r\n\
                    official;New;;;;;;;;\r\n\
                    post;;;;;;;Docks;head;head\r\n\
                    organ;Docks;D;department;990101;2019-01-01;;;;\r\n";
        let report = import(town, text, None, false).await.unwrap();
        assert_eq!((report.rejected.len(), report.added.len()), (0, 4), "{report:?}");
        town.verify().await;
    })
    .await;
}

/// A province has some ten thousand organs.
#[tokio::test]
async fn ten_thousand_organs_are_taken_in() {
    every_database(TODAY, async |town: &Town| {
        let mut text = "名称,代字,性质,区划,上级,起始日\n".to_owned();
        for no in 0..10_000 {
            let above = if no < 10 { "10".to_owned() } else { format!("某局{}", no / 10) };
            text.push_str(&format!("某局{no},某{no},政府部门,990101,{above},2000-01-01\n"));
        }
        let report = import(town, text, Some(RowKind::Organ), false).await.unwrap();
        assert_eq!(report.added[&RowKind::Organ], 10_000);
        let read = town.app.db().read().await.unwrap().directory().await.unwrap();
        assert_eq!(read, *town.app.directory());
        let deep = read.organs.values().last().unwrap().id;
        assert_eq!(read.above_all(deep).len(), 5, "9999, 999, 99, 9, the county's government, the city's");
    })
    .await;
}
