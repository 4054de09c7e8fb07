//! What is taken in as a paper, and what is not.

use std::io::{Cursor, Write};

use domain::PaperKind;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::*;

const PNG: &[u8] = &[0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13];
const JPEG: &[u8] = &[0xff, 0xd8, 0xff, 0xe0, 0, 16, b'J', b'F', b'I', b'F', 0];
const EXE: &[u8] = b"MZ\x90\x00\x03\x00\x00\x00";
const WORD_TYPES: &str = "<Types><Override PartName=\"/word/document.xml\" ContentType=\"main+xml\"/></Types>";

fn archive(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn docx(more: &[(&str, &str)]) -> Vec<u8> {
    let parts = [("[Content_Types].xml", WORD_TYPES), ("word/document.xml", "<w:document/>")];
    archive(&[&parts, more].concat())
}

fn xlsx(types: &str) -> Vec<u8> {
    archive(&[("[Content_Types].xml", types), ("xl/workbook.xml", "<workbook/>")])
}

/// A compound file of which only the directory is right.
fn compound(names: &[&str]) -> Vec<u8> {
    let mut file = COMPOUND_MARK.to_vec();
    file.resize(512, 0);
    for name in names {
        let units: Vec<u16> = name.encode_utf16().chain([0]).collect();
        let mut entry: Vec<u8> = units.iter().flat_map(|unit| unit.to_le_bytes()).collect();
        let bytes = u16::try_from(entry.len()).unwrap();
        entry.resize(64, 0);
        entry.extend(bytes.to_le_bytes());
        entry.push(2);
        entry.resize(128, 0);
        file.extend(entry);
    }
    file
}

fn gb18030(text: &str) -> Vec<u8> {
    encoding_rs::GB18030.encode(text).0.into_owned()
}

#[test]
fn papers_are_known_by_content() {
    let office = |name: &str| compound(&["Root Entry", name, "\u{5}SummaryInformation"]);
    for (name, content, kind) in [
        ("房产证.pdf", b"%PDF-1.7\n1 0 obj\n<</Type /Catalog>>\n".to_vec(), PaperKind::Pdf),
        ("照片.PNG", PNG.to_vec(), PaperKind::Png),
        ("照片.jpeg", JPEG.to_vec(), PaperKind::Jpeg),
        ("扫描.tif", b"II*\x00\x08\x00\x00\x00\x00\x00".to_vec(), PaperKind::Tiff),
        ("信.docx", docx(&[]), PaperKind::Docx),
        ("名单.xlsx", xlsx("<Types/>"), PaperKind::Xlsx),
        ("批复.ofd", archive(&[("OFD.xml", "<OFD/>"), ("Doc_0/Document.xml", "<Document/>")]), PaperKind::Ofd),
        ("信.doc", office("WordDocument"), PaperKind::Doc),
        ("信.wps", office("WordDocument"), PaperKind::Doc),
        ("名单.xls", office("Workbook"), PaperKind::Xls),
        ("录音.mp3", b"ID3\x04\x00\x00\x00\x00\x00\x00".to_vec(), PaperKind::Mp3),
        ("录音.wav", b"RIFF\x24\x00\x00\x00WAVEfmt ".to_vec(), PaperKind::Wav),
        ("录音.amr", b"#!AMR\n\x3c\x91\x17\x16".to_vec(), PaperKind::Amr),
        ("录像.mp4", b"\x00\x00\x00\x18ftypisom\x00\x00\x02\x00isomiso2".to_vec(), PaperKind::Mp4),
        ("说明.txt", "屋顶漏雨\r\n两个月".as_bytes().to_vec(), PaperKind::Text),
        ("说明.txt", gb18030("屋顶漏雨\r\n两个月"), PaperKind::Text),
        ("说明.txt", "\u{feff}屋顶".as_bytes().to_vec(), PaperKind::Text),
    ] {
        assert_eq!(check(&content, name), Ok(kind), "{name}");
    }
}

/// A workbook as a program writes it.
#[test]
fn a_workbook_that_a_program_wrote_is_taken_in() {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    workbook.add_worksheet().write_string(0, 0, "何桂香").unwrap();
    let content = workbook.save_to_buffer().unwrap();
    assert_eq!(check(&content, "名单.xlsx"), Ok(PaperKind::Xlsx));
    let differs = PaperFault::EndingDiffers { ending: "docx".to_owned(), kind: PaperKind::Xlsx };
    assert_eq!(check(&content, "名单.docx"), Err(differs));
    for end in 0..content.len() {
        assert!(check(&content[..end], "名单.xlsx").is_err(), "cut after {end} bytes");
    }
}

#[test]
fn what_is_no_paper_is_refused_with_its_reason() {
    let macros = "<Types><Override ContentType=\"application/vnd.ms-excel.sheet.macroEnabled.main+xml\"/></Types>";
    let prefixed = [b"PK\x03\x04junk before the archive".to_vec(), docx(&[])].concat();
    let cut = docx(&[]).split_at(60).0.to_vec();
    for (name, content, fault) in [
        ("a.pdf", Vec::new(), PaperFault::Empty),
        ("a.exe", EXE.to_vec(), PaperFault::Program),
        ("照片.jpg", EXE.to_vec(), PaperFault::Program),
        ("a", b"\x7fELF\x02\x01\x01\x00".repeat(8), PaperFault::Program),
        ("a.txt", b"#!/bin/sh\nrm -r *\n".to_vec(), PaperFault::Script),
        ("a.txt", b"@ECHO OFF\r\ndel *.*\r\n".to_vec(), PaperFault::Script),
        ("a.html", b"<html ><body>".to_vec(), PaperFault::Script),
        ("a.txt", "你好 <SCRIPT>alert(1)</SCRIPT>".as_bytes().to_vec(), PaperFault::Script),
        ("a.svg", b"<svg xmlns='x'><g/></svg>".to_vec(), PaperFault::Script),
        ("a.pdf", b"<b >x</b>%PDF-1.4".to_vec(), PaperFault::Unsupported { format: "pdf" }),
        ("a.pdf", b"%PDF-1.4 <</S /JavaScript>>".to_vec(), PaperFault::Script),
        ("a.docx", docx(&[("word/vbaProject.bin", "x")]), PaperFault::Macros),
        ("a.docx", docx(&[("word\\VBAPROJECT.BIN", "x")]), PaperFault::Macros),
        ("a.xlsx", xlsx(macros), PaperFault::Macros),
        ("a.docx", docx(&[("word/embeddings/oleObject1.bin", "x")]), PaperFault::Embedded),
        ("a.docx", docx(&[("word/activeX/activeX1.xml", "x")]), PaperFault::Embedded),
        ("a.ofd", archive(&[("OFD.xml", "x"), ("Doc_0/Attachs/a.exe", "MZ")]), PaperFault::Embedded),
        ("a.doc", compound(&["WordDocument", "Macros"]), PaperFault::Macros),
        ("a.xls", compound(&["Workbook", "_VBA_PROJECT_CUR"]), PaperFault::Macros),
        ("a.doc", compound(&["WordDocument", "ObjectPool", "_1234567890"]), PaperFault::Embedded),
        ("a.doc", compound(&["WordDocument", "\u{1}Ole10Native"]), PaperFault::Embedded),
        ("a.docx", compound(&["EncryptedPackage", "EncryptionInfo"]), PaperFault::Locked),
        ("a.ppt", compound(&["PowerPoint Document"]), PaperFault::Unsupported { format: "ole" }),
        ("a.zip", archive(&[("照片.jpg", "x")]), PaperFault::Unsupported { format: "zip" }),
        ("a.rar", b"Rar!\x1a\x07\x01\x00".to_vec(), PaperFault::Unsupported { format: "rar" }),
        ("a.gif", b"GIF89a\x01\x00".to_vec(), PaperFault::Unsupported { format: "gif" }),
        ("a.docx", cut, PaperFault::Damaged),
        ("a.docx", prefixed, PaperFault::Damaged),
        ("a.docx", archive(&[("word/document.xml", "x")]), PaperFault::Damaged),
        ("a.txt", b"\xff\xff\xff".to_vec(), PaperFault::UnreadableText),
        ("a.txt", b"abc\x07\x1b[2J".to_vec(), PaperFault::UnreadableText),
        ("a.bin", b"abc\x00\x01\x02".to_vec(), PaperFault::Unrecognised),
        ("", PNG.to_vec(), PaperFault::NameMissing),
    ] {
        assert_eq!(check(&content, name), Err(fault), "{name}: {:?}", String::from_utf8_lossy(&content));
    }
}

/// The name must say what the content is: a clerk's machine opens by name.
#[test]
fn the_ending_agrees_with_the_content() {
    for (name, ending) in
        [("照片.exe", "exe"), ("照片.jpg", "jpg"), ("照片", ""), ("照片.png.lnk", "lnk"), ("a.png.", "")]
    {
        let fault = PaperFault::EndingDiffers { ending: ending.to_owned(), kind: PaperKind::Png };
        assert_eq!(check(PNG, name), Err(fault), "{name}");
    }
    // Turned round it would be read as «scan_gpj.png» or the like.
    assert_eq!(check(PNG, "scan\u{202e}.png"), Ok(PaperKind::Png));
    assert_eq!(PaperDraft::checked("scan\u{202e}.png", PNG).unwrap().name(), "scan.png");
}

#[test]
fn size_has_a_limit() {
    let mut content = PNG.to_vec();
    content.resize(PAPER_BYTES_MAX, 0);
    assert_eq!(check(&content, "a.png"), Ok(PaperKind::Png));
    content.push(0);
    let fault = PaperFault::TooLarge { bytes: PAPER_BYTES_MAX + 1, bytes_max: PAPER_BYTES_MAX };
    assert_eq!(check(&content, "a.png"), Err(fault));
}

/// A small archive that unpacks to very much is told by its directory, and nothing is unpacked for it.
#[test]
fn an_archive_that_unpacks_to_too_much_is_refused() {
    let mut honest = docx(&[("word/media/image1.bin", &" ".repeat(1 << 20))]);
    assert_eq!(check(&honest, "a.docx"), Ok(PaperKind::Docx));
    // The size that the directory states for the last entry, in the fourth field of twelve bytes after its mark.
    let at = honest.windows(4).rposition(|mark| mark == b"PK\x01\x02").unwrap() + 24;
    honest[at..at + 4].copy_from_slice(&0x7fff_ffff_u32.to_le_bytes());
    assert!(matches!(check(&honest, "a.docx"), Err(PaperFault::Expands { .. })), "{:?}", check(&honest, "a.docx"));
    let many: Vec<(String, &str)> = (0..5_000).map(|no| (format!("word/media/{no}.png"), "")).collect();
    let many: Vec<(&str, &str)> = many.iter().map(|(name, text)| (name.as_str(), *text)).collect();
    assert!(matches!(check(&docx(&many), "a.docx"), Err(PaperFault::Expands { .. })));
}

/// The list of types may claim to be short and be long.
#[test]
fn a_list_of_types_is_not_read_without_end() {
    let types = format!("<Types>{}</Types>", " ".repeat(3 << 20));
    assert!(matches!(check(&xlsx(&types), "a.xlsx"), Err(PaperFault::Expands { .. })));
}

/// Whatever the bytes, there is an answer and no panic: every prefix and many single changes of every sample.
#[test]
fn damaged_papers_are_answered() {
    let samples = [docx(&[]), compound(&["WordDocument"]), b"%PDF-1.7 <</A#/#4/JS>>stream\n>>stream\n".to_vec()];
    for sample in samples {
        for end in 0..sample.len() {
            let _ = check(&sample[..end], "a.docx");
            let mut changed = sample.clone();
            changed[end] ^= 0xff;
            let _ = check(&changed, "a.docx");
        }
    }
}
