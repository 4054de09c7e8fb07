//! Workbooks as no office program writes them: cells of ten megabytes, formulas that were never computed.

use std::fmt::Write;

use jiff::civil::date;

use super::{PLAIN, gist, mapping, taken_in};
use crate::town::every_database;

/// CRC-32 as ZIP files have it.
fn crc32(bytes: &[u8]) -> u32 {
    let mut crc = u32::MAX;
    for byte in bytes {
        crc ^= u32::from(*byte);
        for _ in 0..8 {
            crc = (crc >> 1) ^ (0xedb8_8320 & 0_u32.wrapping_sub(crc & 1));
        }
    }
    !crc
}

/// A ZIP file that packs nothing together.
fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let (mut all, mut directory) = (Vec::new(), Vec::new());
    for (name, bytes) in files {
        let (length, name_length) = (u32::try_from(bytes.len()).unwrap(), u16::try_from(name.len()).unwrap());
        let begins = u32::try_from(all.len()).unwrap();
        // Version, flags, method, time, day: all the plainest.
        let mut shared = vec![20, 0, 0, 0, 0, 0, 0, 0, 0x21, 0];
        shared.extend(crc32(bytes).to_le_bytes());
        shared.extend(length.to_le_bytes().repeat(2));
        shared.extend(name_length.to_le_bytes());
        all.extend([b"PK\x03\x04".as_slice(), &shared, &[0; 2], name.as_bytes(), bytes].concat());
        directory.extend([b"PK\x01\x02\x14\x00".as_slice(), &shared, &[0; 12]].concat());
        directory.extend(begins.to_le_bytes());
        directory.extend(name.as_bytes());
    }
    let (count, begins) = (u16::try_from(files.len()).unwrap(), u32::try_from(all.len()).unwrap());
    let length = u32::try_from(directory.len()).unwrap();
    all.extend(directory);
    all.extend(b"PK\x05\x06\0\0\0\0");
    all.extend(count.to_le_bytes().repeat(2));
    all.extend(length.to_le_bytes());
    all.extend(begins.to_le_bytes());
    all.extend([0; 2]);
    all
}

/// A workbook of one sheet, with these rows of ready-made cells.
fn workbook(rows: &[String]) -> Vec<u8> {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = "http://schemas.openxmlformats.org/package/2006/relationships";
    let mut sheet = format!("<worksheet xmlns=\"{main}\"><sheetData>");
    for (number, cells) in (1..).zip(rows) {
        write!(sheet, "<row r=\"{number}\">{cells}</row>").unwrap();
    }
    sheet.push_str("</sheetData></worksheet>");
    let workbook = format!(
        "<workbook xmlns=\"{main}\" xmlns:r=\"{relations}\"><sheets>\
         <sheet name=\"登记\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
    );
    let link = |kind: &str, target: &str| {
        format!(
            "<Relationships xmlns=\"{package}\"><Relationship Id=\"rId1\" Type=\"{relations}/{kind}\" \
             Target=\"{target}\"/></Relationships>"
        )
    };
    let (root, links) = (link("officeDocument", "xl/workbook.xml"), link("worksheet", "worksheets/sheet1.xml"));
    zip(&[
        ("_rels/.rels", root.as_bytes()),
        ("xl/workbook.xml", workbook.as_bytes()),
        ("xl/_rels/workbook.xml.rels", links.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ])
}

fn texts(cells: &[&str]) -> String {
    let cell = |text: &&str| format!("<c t=\"inlineStr\"><is><t>{text}</t></is></c>");
    cells.iter().map(cell).collect()
}

#[tokio::test]
async fn a_workbook_made_by_hand_is_read_as_carefully() {
    let formula = |value: &str| format!("{}<c t=\"str\"><f>B1</f>{value}</c>", texts(&["9", "题"]));
    let file = workbook(&[
        texts(&["编号", "标题", "内容", "时间"]),
        texts(&["1", "a", &"长".repeat(10_000_000 / 3), "2026-03-01"]),
        texts(&["2", "b", "乙", "2026-03-01"]),
        formula(""),
        formula("<v></v>"),
        formula("<v>丙</v>"),
    ]);
    every_database(date(2026, 4, 2), async |town| {
        let imported = taken_in(town, &mapping(PLAIN), file.clone()).await;
        assert_eq!(
            imported.reasons(),
            ["2 cell-too-long column=内容 bytes=9999999 max=1048576", "4 not-computed column=内容", "5 text-missing",]
        );
        assert_eq!(gist(town).await, ["b|乙|2026-03-01", "题|丙|"]);
    })
    .await;
}
