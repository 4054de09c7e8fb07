//! The mapping file: which column of a source holds what, and which acts a row stands for.
//!
//! ```toml
//! source = "2019 年来信登记簿"   # part of every row's key: another name is another register
//! sheet = "登记"                # of a workbook; the first visible one if left out
//! header_row = 3                # 1 if left out
//!
//! [columns]                     # by header; only `text` must be there
//! text = ["内容", "摘要"]         # one, or several of which the first that is not blank counts
//! key = "编号"                   # blank or left out: a digest of source and text
//! title = "标题"                 # blank or left out: cut from the text
//! claimed = "来信日期"            # blank or left out: the day of the import, marked as assumed
//! reply = "答复"
//! replied = "答复日期"            # also: petitioner, phone, id_number, address, channel, purpose, heads, category,
//!                               # accepted, opinion
//!
//! [fixed]                       # channel, purpose, category: what a blank cell or no column means
//! channel = "letter"
//! purpose = "claim"
//!
//! [values.channel]              # also: purpose, opinion, category; our own names need no entry
//! "网投" = "web"
//!
//! [acts]
//! accepted = "claimed"          # that day, assumed; or "column", with a column `accepted`
//! opinion = "explain"           # where no column tells it; this is also what is taken if left out
//! delivered = "signed"          # on the day of the reply; assumed, except for "published_reply"
//! conclude = true               # on the same day, assumed
//! ```

use std::collections::BTreeMap;
use std::ops::Range;

use domain::matter::{Channel, Opinion};
use law::Purpose;
use serde::Deserialize;
use toml::Spanned;

use super::KEY_BYTES_MAX;
use super::acts::{AcceptedOn, Acts};
use super::columns::Columns;

/// Lines above the headers, such as a title and a date of printing; more is not a table.
const HEADER_ROW_MAX: u64 = 100;

/// A mapping that was read and holds together.
#[derive(Clone, Debug)]
pub struct Mapping {
    pub(super) source: String,
    pub(super) sheet: Option<String>,
    pub(super) header_row: u64,
    pub(super) columns: Columns<String>,
    pub(super) fixed: Fixed,
    pub(super) values: Values,
    pub(super) acts: Acts,
}

/// The table `[fixed]`: what a blank cell, or no column at all, means.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Fixed {
    pub(super) channel: Option<Channel>,
    pub(super) purpose: Option<Purpose>,
    pub(super) category: Option<String>,
}

/// The tables `[values.…]`: what the labels of the source mean here.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Values {
    pub(super) category: BTreeMap<String, String>,
    pub(super) channel: BTreeMap<String, Channel>,
    pub(super) purpose: BTreeMap<String, Purpose>,
    pub(super) opinion: BTreeMap<String, Opinion>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MappingFile {
    source: Spanned<String>,
    sheet: Option<String>,
    header_row: Option<Spanned<u64>>,
    columns: Spanned<Columns<String>>,
    #[serde(default)]
    fixed: Fixed,
    values: Option<Spanned<Values>>,
    acts: Option<Spanned<Acts>>,
}

/// What is wrong with a mapping file, and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}, column {column}: {message}")]
pub struct MappingFault {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// What is wrong.
    pub message: String,
}

impl MappingFault {
    fn at(text: &str, span: Option<Range<usize>>, message: &str) -> Self {
        let before = span.and_then(|span| text.get(..span.start)).unwrap_or_default();
        let line = before.rsplit('\n').next().unwrap_or_default();
        Self { line: before.matches('\n').count() + 1, column: line.chars().count() + 1, message: message.to_owned() }
    }
}

impl Mapping {
    /// Reads a mapping file.
    ///
    /// # Errors
    /// The first thing that is wrong, with its line and column.
    pub fn parse(text: &str) -> Result<Self, MappingFault> {
        let file: MappingFile =
            toml::from_str(text).map_err(|error| MappingFault::at(text, error.span(), error.message()))?;
        if let Some((span, message)) = fault(&file) {
            return Err(MappingFault::at(text, Some(span), message));
        }
        Ok(Self {
            source: file.source.into_inner().trim().to_owned(),
            sheet: file.sheet,
            header_row: file.header_row.map_or(1, Spanned::into_inner),
            columns: file.columns.into_inner(),
            fixed: file.fixed,
            values: file.values.map(Spanned::into_inner).unwrap_or_default(),
            acts: file.acts.map(Spanned::into_inner).unwrap_or_default(),
        })
    }

    /// The name of the source: rows are recognised by it and their key.
    #[must_use]
    pub fn source(&self) -> &str {
        &self.source
    }
}

/// The first thing that the tables do not say, or say twice.
fn fault(file: &MappingFile) -> Option<(Range<usize>, &'static str)> {
    let source = file.source.get_ref().trim();
    if source.is_empty() || source.len() > KEY_BYTES_MAX || source.chars().any(char::is_control) {
        return Some((file.source.span(), "a source has a name of at most 200 bytes on one line"));
    }
    if let Some(row) = file.header_row.as_ref().filter(|row| !(1..=HEADER_ROW_MAX).contains(row.get_ref())) {
        return Some((row.span(), "the headers are in one of the rows 1 to 100"));
    }
    let at = file.columns.span();
    let columns = file.columns.get_ref();
    let mut blank = false;
    let _ = columns.map(|name| blank |= name.trim().is_empty());
    let checks = [
        (blank, "a column has a name"),
        (columns.channel.is_none() && file.fixed.channel.is_none(), "no column and no [fixed] gives the channel"),
        (columns.purpose.is_none() && file.fixed.purpose.is_none(), "no column and no [fixed] gives the purpose"),
        (
            columns.reply.is_some() != columns.replied.is_some(),
            "`reply` and `replied` belong together: an answer has a text and a day",
        ),
    ];
    let columns_fault = checks.into_iter().find(|(wrong, _)| *wrong).map(|(_, message)| (at.clone(), message));
    columns_fault.or_else(|| values_fault(file, columns)).or_else(|| acts_fault(file, columns, at))
}

fn values_fault(file: &MappingFile, columns: &Columns<String>) -> Option<(Range<usize>, &'static str)> {
    let values = file.values.as_ref()?;
    let idle = |labels: usize, column: Option<&String>| labels > 0 && column.is_none();
    let tables = values.get_ref();
    let wrong = idle(tables.category.len(), columns.category.as_ref())
        || idle(tables.channel.len(), columns.channel.as_ref())
        || idle(tables.purpose.len(), columns.purpose.as_ref())
        || idle(tables.opinion.len(), columns.opinion.as_ref());
    wrong.then(|| (values.span(), "values for something that no column gives"))
}

fn acts_fault(
    file: &MappingFile,
    columns: &Columns<String>,
    columns_at: Range<usize>,
) -> Option<(Range<usize>, &'static str)> {
    let none = Acts::default();
    let (acts, at) = file.acts.as_ref().map_or((&none, columns_at), |acts| (acts.get_ref(), acts.span()));
    let answered = columns.reply.is_some();
    let checks = [
        (
            (acts.accepted == Some(AcceptedOn::Column)) != columns.accepted.is_some(),
            "`accepted = \"column\"` and a column `accepted` belong together",
        ),
        (
            answered && acts.accepted.is_none(),
            "what is answered was accepted: say from where the day comes, `accepted = \"claimed\"` or `\"column\"`",
        ),
        (
            !answered && (acts.opinion.is_some() || columns.opinion.is_some() || acts.delivered.is_some()),
            "an opinion or its delivery without a column `reply`",
        ),
        (
            acts.conclude && acts.delivered.is_none(),
            "what is concluded was delivered: say what shows it, such as `delivered = \"published_reply\"`",
        ),
    ];
    checks.into_iter().find(|(wrong, _)| *wrong).map(|(_, message)| (at, message))
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "source = \"s\"\n[fixed]\nchannel = \"web\"\npurpose = \"claim\"\n";

    #[test]
    fn a_mapping_says_what_it_says() {
        let text = format!(
            "{HEAD}[columns]\ntext = [\"text\", \"full\"]\nkey = \"id\"\nreply = \"r\"\nreplied = \"d\"\ncategory = \"c\"\n\
             [values.category]\n\"环保\" = \"生态环境\"\n[acts]\naccepted = \"claimed\"\ndelivered = \"signed\"\nconclude = true\n"
        );
        let mapping = Mapping::parse(&text).unwrap();
        assert_eq!(mapping.source(), "s");
        assert_eq!(mapping.columns.text.0, ["text", "full"]);
        assert_eq!(mapping.header_row, 1);
        assert!(mapping.acts.conclude);
        assert_eq!(mapping.values.category["环保"], "生态环境");
    }

    #[test]
    fn faults_name_their_line_and_column() {
        let columns = format!("{HEAD}[columns]\n");
        let rows = [
            ("source = ".to_owned(), "1:10"),
            (format!("sauce = \"s\"\n{HEAD}"), "1:1"),
            (columns.clone(), "5:1"),
            (format!("{columns}text = 5\n"), "6:8"),
            (format!("{columns}text = []\n"), "6:8"),
            (format!("{columns}text = \"t\"\nphon = \"p\"\n"), "7:1"),
            (format!("{columns}text = \" \"\n"), "5:1"),
            (format!("{columns}text = \"t\"\nreply = \"r\"\n"), "5:1"),
            (format!("{columns}text = \"t\"\nreply = \"r\"\nreplied = \"d\"\n"), "5:1"),
            (format!("{columns}text = \"t\"\n[acts]\naccepted = \"guessed\"\n"), "8:12"),
            (format!("{columns}text = \"t\"\n[acts]\naccepted = \"column\"\n"), "7:1"),
            (format!("{columns}text = \"t\"\n[acts]\nconclude = true\n"), "7:1"),
            (format!("{columns}text = \"t\"\n[acts]\nopinion = \"explain\"\n"), "7:1"),
            (format!("{columns}text = \"t\"\n[values.channel]\n\"信\" = \"letter\"\n"), "7:2"),
            (format!("{columns}text = \"t\"\n[values.purpose]\n\"求\" = \"wish\"\n"), "8:7"),
            ("source = \"\"\n[columns]\ntext = \"t\"\n".to_owned(), "1:10"),
            ("source = \"s\"\nheader_row = 0\n[columns]\ntext = \"t\"\n".to_owned(), "2:14"),
            ("source = \"s\"\n[columns]\ntext = \"t\"\n".to_owned(), "2:1"),
        ];
        for (text, place) in rows {
            let fault = Mapping::parse(&text).unwrap_err();
            assert_eq!(format!("{}:{}", fault.line, fault.column), place, "{text}\n{fault}");
        }
    }
}
