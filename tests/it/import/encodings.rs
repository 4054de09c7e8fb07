//! The same table in every encoding and form that offices save it in.

use encoding_rs::GB18030;
use jiff::civil::date;
use rust_xlsxwriter::Workbook;

use super::{PLAIN, gist, mapping, taken_in};
use crate::town::every_database;

/// The last character needs four bytes in GB18030.
const TABLE: [[&str; 4]; 3] = [
    ["编号", "标题", "内容", "时间"],
    ["1", "路灯", "路口的灯坏了，\n请修；谢谢。", "2026-03-01"],
    ["2", "噪声", "夜里\"施工\"，𠮷屋旁边。", "2026-03-02 23:10:00"],
];

const EXPECTED: [&str; 2] =
    ["路灯|路口的灯坏了，\n请修；谢谢。|2026-03-01", "噪声|夜里\"施工\"，𠮷屋旁边。|2026-03-02"];

fn csv(delimiter: u8, end: csv::Terminator) -> String {
    let mut writer = csv::WriterBuilder::new().delimiter(delimiter).terminator(end).from_writer(Vec::new());
    for row in TABLE {
        writer.write_record(row).unwrap();
    }
    String::from_utf8(writer.into_inner().unwrap()).unwrap()
}

fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    "\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(bytes).collect()
}

fn workbook() -> Vec<u8> {
    let mut workbook = Workbook::new();
    let hidden = workbook.add_worksheet();
    hidden.set_name("说明").unwrap().write(0, 0, "不在这一页").unwrap();
    hidden.set_hidden(true);
    let sheet = workbook.add_worksheet();
    sheet.set_name("登记").unwrap();
    for (row, cells) in (0..).zip(TABLE) {
        for (column, cell) in (0..).zip(cells) {
            sheet.write(row, column, cell).unwrap();
        }
    }
    sheet.set_active(true);
    workbook.save_to_buffer().unwrap()
}

#[tokio::test]
async fn one_table_reads_the_same_however_it_is_saved() {
    let comma = csv(b',', csv::Terminator::Any(b'\n'));
    let crlf = csv(b',', csv::Terminator::CRLF);
    let (gb18030, _, lossy) = GB18030.encode(&crlf);
    assert!(!lossy);
    let forms: [(&str, Vec<u8>); 9] = [
        ("UTF-8", comma.clone().into_bytes()),
        ("UTF-8, marked", format!("\u{feff}{comma}").into_bytes()),
        ("CRLF, marked", format!("\u{feff}{crlf}").into_bytes()),
        ("GB18030", gb18030.into_owned()),
        ("UTF-16LE", utf16(&crlf, u16::to_le_bytes)),
        ("UTF-16BE", utf16(&comma, u16::to_be_bytes)),
        ("semicolons", csv(b';', csv::Terminator::CRLF).into_bytes()),
        ("tabs", csv(b'\t', csv::Terminator::CRLF).into_bytes()),
        ("XLSX", workbook()),
    ];
    every_database(date(2026, 4, 2), async |town| {
        for (at, (form, bytes)) in forms.iter().enumerate() {
            let source = PLAIN.replace("测试", form);
            let imported = taken_in(town, &mapping(&source), bytes.clone()).await;
            assert_eq!((imported.report.rows, imported.report.imported), (2, 2), "{form}: {:?}", imported.reasons());
            assert_eq!(gist(town).await[2 * at..], EXPECTED, "{form}");
        }
        town.verify().await;
    })
    .await;
}
