//! A list as a file: a workbook, or text that spreadsheet programs open. As masked as the page, and no longer than a
//! limit, which the page tells.

use app::domain::OrganId;
use app::store::NO_DUE_DATE;
use app::store::read::ListedMatter;
use axum::extract::{Query, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use jiff::civil::Date;
use rust_xlsxwriter::{Format, Workbook, XlsxError};

use super::list_asked::Asked;
use super::list_line::{class_of, receipt_of, title};
use crate::Web;
use crate::shell::Frame;
use crate::staff::Staff;
use crate::trouble::Trouble;

/// Lines of a file at most: what one person works through in a spreadsheet. Whoever needs more narrows the list.
pub(super) const EXPORT_LINES_MAX: usize = 5_000;
/// Says that a text is UTF-8, to programs that take it for something else otherwise.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";
/// What spreadsheet programs take for the beginning of a formula.
const FORMULA_BEGINS: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];
const COLUMNS: [&str; 10] = [
    "export-number",
    "export-title",
    "export-channel",
    "export-purpose",
    "export-class",
    "export-heads",
    "export-received",
    "export-holder",
    "export-stage",
    "export-due",
];
/// Widths of the columns of a workbook, in characters.
const WIDTHS: [f64; 10] = [20.0, 40.0, 10.0, 10.0, 16.0, 8.0, 12.0, 26.0, 18.0, 12.0];

impl From<XlsxError> for Trouble {
    fn from(error: XlsxError) -> Self {
        Self::Other(error.to_string())
    }
}

impl From<csv::Error> for Trouble {
    fn from(error: csv::Error) -> Self {
        Self::Other(error.to_string())
    }
}

/// A text that no spreadsheet program reads as a formula: an apostrophe stands before what would begin one.
fn harmless(text: &str) -> String {
    if text.starts_with(FORMULA_BEGINS) { format!("'{text}") } else { text.to_owned() }
}

/// The cells of a line, in the order of [`COLUMNS`].
fn cells(web: &Web, frame: &Frame<'_>, row: &ListedMatter) -> [String; 10] {
    let speaker = frame.speaker();
    let words = speaker.words;
    [
        speaker.receipt(receipt_of(row)),
        title(&speaker, &row.purpose, &row.title),
        words.name("channel", &row.channel),
        words.name("purpose", &row.purpose),
        class_of(web, row).unwrap_or_default(),
        row.heads.to_string(),
        row.received_on.clone(),
        speaker.organ(OrganId(row.holder)),
        words.name("stage", &row.stage),
        if row.next_due_on == NO_DUE_DATE { String::new() } else { row.next_due_on.clone() },
    ]
}

/// What a file is made of: heads, lines, and a last line where it was cut off.
struct Sheet {
    heads: [String; 10],
    lines: Vec<[String; 10]>,
    cut: Option<String>,
}

async fn sheet(web: &Web, staff: &Staff, asked: &Asked, kind: &str) -> Result<Result<Sheet, Response>, Trouble> {
    let frame = staff.frame(web);
    let filter = asked.filter(web.app.categories(), &staff.subject);
    let (rows, more) = match web.app.export_for(&staff.subject, &filter, EXPORT_LINES_MAX).await {
        Ok(found) => found,
        Err(failure) => return super::failed(frame, failure, &staff.subject).map(Err),
    };
    let words = frame.shell.t;
    // The policies ask for no record of a file as they do for who petitions; the log of the server has it.
    let (official, lines) = (staff.subject.actor.official.0, rows.len());
    tracing::info!(official, lines, kind, "a list was taken out as a file");
    let most = i64::try_from(EXPORT_LINES_MAX).unwrap_or_default();
    Ok(Ok(Sheet {
        heads: COLUMNS.map(|key| words.say(key)),
        lines: rows.iter().map(|row| cells(web, &frame, row)).collect(),
        cut: more.then(|| words.with("export-cut", &[("n", most.into())])),
    }))
}

/// The headers of a file that is kept and not shown.
fn file(kind: &'static str, ending: &str, today: Date, body: Vec<u8>) -> Response {
    let name = format!("attachment; filename=\"xinze-{today}.{ending}\"");
    ([(CONTENT_TYPE, kind.to_owned()), (CONTENT_DISPOSITION, name)], body).into_response()
}

pub(crate) async fn csv(State(web): State<Web>, staff: Staff, Query(asked): Query<Asked>) -> Result<Response, Trouble> {
    let sheet = match sheet(&web, &staff, &asked, "csv").await? {
        Ok(sheet) => sheet,
        Err(answer) => return Ok(answer),
    };
    let text = csv_of(&sheet)?;
    Ok(file("text/csv; charset=utf-8", "csv", staff.subject.today, text))
}

fn csv_of(sheet: &Sheet) -> Result<Vec<u8>, Trouble> {
    let mut builder = csv::WriterBuilder::new();
    builder.terminator(csv::Terminator::CRLF).flexible(true);
    let mut writer = builder.from_writer(BYTE_ORDER_MARK.to_vec());
    writer.write_record(sheet.heads.iter().map(|cell| harmless(cell)))?;
    for line in &sheet.lines {
        writer.write_record(line.iter().map(|cell| harmless(cell)))?;
    }
    if let Some(cut) = &sheet.cut {
        writer.write_record([harmless(cut)])?;
    }
    writer.into_inner().map_err(|error| Trouble::Other(error.to_string()))
}

pub(crate) async fn xlsx(
    State(web): State<Web>,
    staff: Staff,
    Query(asked): Query<Asked>,
) -> Result<Response, Trouble> {
    let sheet = match sheet(&web, &staff, &asked, "xlsx").await? {
        Ok(sheet) => sheet,
        Err(answer) => return Ok(answer),
    };
    // Making a workbook takes long enough to keep others waiting.
    let made = tokio::task::spawn_blocking(move || workbook_of(&sheet)).await;
    let body = made.map_err(|error| Trouble::Other(error.to_string()))??;
    let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    Ok(file(kind, "xlsx", staff.subject.today, body))
}

/// Every cell is a text, so that nothing in it is a formula.
fn workbook_of(sheet: &Sheet) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let page = workbook.add_worksheet();
    let bold = Format::new().set_bold();
    for (column, (head, width)) in (0_u16..).zip(sheet.heads.iter().zip(WIDTHS)) {
        page.write_string_with_format(0, column, head, &bold)?;
        page.set_column_width(column, width)?;
    }
    page.set_freeze_panes(1, 0)?;
    let mut at = 0;
    for line in &sheet.lines {
        at += 1;
        for (column, cell) in (0_u16..).zip(line) {
            page.write_string(at, column, cell)?;
        }
    }
    if let Some(cut) = &sheet.cut {
        page.write_string(at + 1, 0, cut)?;
    }
    workbook.save_to_buffer()
}

#[cfg(test)]
mod tests {
    use super::{Sheet, csv_of, harmless};

    #[test]
    fn no_cell_begins_a_formula() {
        for text in ["=1+1", "+86", "-1", "@SUM(A1)", "\t=1", "\r=1"] {
            assert_eq!(harmless(text), format!("'{text}"));
        }
        assert_eq!(harmless("屋顶漏雨=是"), "屋顶漏雨=是");
    }

    #[test]
    fn a_text_file_says_that_it_is_utf_8_and_keeps_commas_and_quotes_apart() {
        let line = |first: &str| std::array::from_fn(|at| if at == 0 { first.to_owned() } else { String::new() });
        let sheet =
            Sheet { heads: line("编号"), lines: vec![line("=cmd,\"x\"")], cut: Some("只到这里".to_owned()) };
        let text = String::from_utf8(csv_of(&sheet).unwrap_or_default()).expect("UTF-8");
        assert_eq!(text, "\u{feff}编号,,,,,,,,,\r\n\"'=cmd,\"\"x\"\"\",,,,,,,,,\r\n只到这里\r\n");
    }
}
