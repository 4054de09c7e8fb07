//! Files that are refused before anything is taken in.

use app::import::ImportError;
use jiff::civil::date;
use rust_xlsxwriter::Workbook;

use super::{PLAIN, mapping, run};
use crate::town::every_database;

const GOOD: &str = "编号,标题,内容,时间\n1,路灯,路口的灯坏了,2026-03-01\n";

fn workbook(sheet: &str) -> Vec<u8> {
    let mut workbook = Workbook::new();
    workbook.add_worksheet().set_name(sheet).unwrap().write(0, 0, "编号").unwrap();
    workbook.save_to_buffer().unwrap()
}

#[tokio::test]
async fn a_file_that_does_not_fit_leaves_nothing_behind() {
    let damaged = [GOOD.as_bytes(), b"2,x,\xff\xff,\n"].concat();
    let torn = workbook("登记")[..200].to_vec();
    let old = [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".as_slice(), &[0; 600]].concat();
    let sheet = PLAIN.replace("[columns]", "sheet = \"三月\"\n[columns]");
    let late_header = PLAIN.replace("[columns]", "header_row = 3\n[columns]");
    let class = format!("{PLAIN}category = \"教育局\"\n");
    let rows: Vec<(&str, &str, Vec<u8>, &str)> = vec![
        ("damaged", PLAIN, damaged, "line 3 is not UTF-8"),
        ("nothing", PLAIN, Vec::new(), "row 1 was to hold the headers"),
        ("blank", PLAIN, b"\n\n".to_vec(), "row 1 was to hold the headers"),
        ("blank header", PLAIN, b",,,\n1,2,3,4\n".to_vec(), "row 1 was to hold the headers"),
        ("short", &late_header, GOOD.into(), "row 3 was to hold the headers"),
        ("twice", PLAIN, "编号,内容,编号\n1,2,3\n".into(), "two columns are called \"编号\""),
        (
            "other columns",
            PLAIN,
            "编号,题目,内容,受理时间\n".into(),
            "no column \"标题\", \"时间\"; its columns are: 编号, 题目, 内容, 受理时间",
        ),
        ("near miss", PLAIN, "编号,标题 ,内容,时间点\n".into(), "\"时间\" (did you mean \"时间点\"?)"),
        ("old workbook", PLAIN, old, "save it as .xlsx"),
        ("torn workbook", PLAIN, torn, "not a workbook, or a damaged one"),
        ("no such sheet", &sheet, workbook("登记"), "no sheet \"三月\"; there are: 登记"),
        ("no such class", &class, GOOD.into(), "\"教育局\", which is no content class"),
    ];
    every_database(date(2026, 4, 2), async |town| {
        for (what, mapping_text, file, message) in &rows {
            match run(town, &mapping(mapping_text), file.clone(), false).await {
                Ok(imported) => panic!("{what}: {:?}", imported.report),
                Err(error) => assert!(error.to_string().contains(message), "{what}: {error}"),
            }
            assert_eq!(town.matters().await, 0, "{what}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_header_may_stand_below_a_title() {
    let text = "云溪县来信登记表,,,\n打印日期：2026年4月1日,,,\n编号;标题;内容;时间\n1;路灯;路口的灯坏了;2026.3.1\n";
    let mapping = mapping(&PLAIN.replace("[columns]", "header_row = 3\n[columns]"));
    every_database(date(2026, 4, 2), async |town| {
        let imported = super::taken_in(town, &mapping, text).await;
        assert_eq!((imported.report.rows, imported.report.imported), (1, 1));
        assert_eq!(super::gist(town).await, ["路灯|路口的灯坏了|2026-03-01"]);
    })
    .await;
}

#[tokio::test]
async fn an_unreadable_disk_is_an_error_and_no_empty_import() {
    struct Broken;
    impl std::io::Read for Broken {
        fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
            Err(std::io::Error::other("the disk is gone"))
        }
    }
    impl std::io::Seek for Broken {
        fn seek(&mut self, _: std::io::SeekFrom) -> std::io::Result<u64> {
            Ok(0)
        }
    }
    every_database(date(2026, 4, 2), async |town| {
        let source = app::import::Source::new(Broken).unwrap();
        let options = app::import::ImportOptions::default();
        let (stamp, mut chance) = (town.stamp(), town.chance());
        let result =
            app::import::import(&town.app, &stamp, &mut chance, &mapping(PLAIN), source, options, |_| {}).await;
        assert!(matches!(result, Err(ImportError::Read(_))), "{result:?}");
    })
    .await;
}
