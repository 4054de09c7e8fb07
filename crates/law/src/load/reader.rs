//! Reads typed values out of a parsed TOML table and collects everything that is wrong on the way.

use std::cell::RefCell;
use std::ops::Range;
use std::str::FromStr;
use std::sync::Arc;

use jiff::civil::Date;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::fault::{Fault, FaultKind, Place};
use crate::Cite;

/// A name this far from a known one is taken for a slip of the pen (edit distance).
const NEAR_MISS_MAX: usize = 3;

/// The known word nearest to `found`, if one is near enough to be meant.
pub(crate) fn near_miss<'k>(found: &str, known: impl IntoIterator<Item = &'k str>) -> Option<String> {
    known
        .into_iter()
        .map(|word| (strsim::damerau_levenshtein(found, word), word))
        .filter(|(distance, word)| *distance <= NEAR_MISS_MAX && *distance < word.chars().count())
        .min()
        .map(|(_, word)| word.to_owned())
}

/// One file under reading: its text for places, and the faults found so far.
pub(crate) struct Source<'a> {
    file: Arc<str>,
    text: &'a str,
    faults: RefCell<Vec<Fault>>,
}

impl<'a> Source<'a> {
    pub(crate) fn new(file: &str, text: &'a str) -> Self {
        Self { file: file.into(), text, faults: RefCell::default() }
    }

    /// Parses the text; every syntax error becomes a fault.
    pub(crate) fn parse(&self) -> Spanned<DeTable<'a>> {
        let (table, errors) = DeTable::parse_recoverable(self.text);
        for error in errors {
            let message = error.message().to_owned();
            self.fault(error.span().unwrap_or_default(), FaultKind::Syntax { message });
        }
        table
    }

    pub(crate) fn fault(&self, bytes: Range<usize>, kind: FaultKind) {
        let mut faults = self.faults.borrow_mut();
        // What cannot even be read is one fault: nothing that stands there is judged a second time.
        let unreadable = |known: &Fault| {
            let at = &known.place.bytes;
            matches!(known.kind, FaultKind::Syntax { .. }) && at.start < bytes.end && bytes.start < at.end
        };
        if !faults.iter().any(unreadable) {
            let place = self.place(bytes);
            faults.push(Fault { place, kind });
        }
    }

    pub(crate) fn place(&self, bytes: Range<usize>) -> Place {
        let before = self.text.get(..bytes.start).unwrap_or(self.text);
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        let line = before.bytes().filter(|b| *b == b'\n').count() + 1;
        let in_line = before.get(line_start..).unwrap_or_default();
        // Some editors begin a file with an invisible mark; nobody counts it as a column.
        let column = in_line.trim_start_matches('\u{feff}').chars().count() + 1;
        Place { file: self.file.clone(), line, column, bytes }
    }

    /// Every fault, in the order of the places.
    pub(crate) fn into_faults(self) -> Vec<Fault> {
        let mut faults = self.faults.into_inner();
        faults.sort_by_key(|fault| fault.place.bytes.start);
        faults
    }
}

/// One table under reading. Remembers which keys were asked for, so that the others are unknown.
pub(crate) struct TableReader<'s, 'a> {
    pub(crate) source: &'s Source<'a>,
    table: &'s DeTable<'a>,
    /// Where the table stands, for faults about what is missing in it.
    pub(crate) span: Range<usize>,
    asked: RefCell<Vec<&'static str>>,
}

type Value<'s, 'a> = &'s Spanned<DeValue<'a>>;

impl<'s, 'a> TableReader<'s, 'a> {
    pub(crate) fn new(source: &'s Source<'a>, table: &'s DeTable<'a>, span: Range<usize>) -> Self {
        Self { source, table, span, asked: RefCell::default() }
    }

    /// The value of a key, if it is there. The key counts as known from now on.
    pub(crate) fn value(&self, key: &'static str) -> Option<Value<'s, 'a>> {
        self.asked.borrow_mut().push(key);
        self.table.iter().find(|(k, _)| k.get_ref() == key).map(|(_, value)| value)
    }

    /// Where a key's value stands, or the table if it is missing.
    pub(crate) fn span_of(&self, key: &'static str) -> Range<usize> {
        self.value(key).map_or_else(|| self.span.clone(), Spanned::span)
    }

    fn needed(&self, key: &'static str) -> Option<Value<'s, 'a>> {
        let value = self.value(key);
        if value.is_none() {
            self.source.fault(self.span.clone(), FaultKind::MissingKey { key });
        }
        value
    }

    fn wrong(&self, key: &'static str, expected: &'static str, value: Value<'_, '_>) {
        let found = value.get_ref().type_str();
        self.source.fault(value.span(), FaultKind::WrongType { key, expected, found });
    }

    fn read_text(&self, key: &'static str, value: Value<'s, 'a>) -> Option<String> {
        match value.get_ref().as_str() {
            Some(text) if text.trim().is_empty() => {
                self.source.fault(value.span(), FaultKind::EmptyText { key });
                None
            }
            Some(text) => Some(text.to_owned()),
            None => {
                self.wrong(key, "string", value);
                None
            }
        }
    }

    pub(crate) fn text(&self, key: &'static str) -> Option<String> {
        self.needed(key).and_then(|value| self.read_text(key, value))
    }

    pub(crate) fn optional_text(&self, key: &'static str) -> Option<String> {
        self.value(key).and_then(|value| self.read_text(key, value))
    }

    /// A text that may be empty.
    pub(crate) fn any_text(&self, key: &'static str) -> Option<String> {
        let value = self.needed(key)?;
        let text = value.get_ref().as_str();
        if text.is_none() {
            self.wrong(key, "string", value);
        }
        text.map(str::to_owned)
    }

    pub(crate) fn flag(&self, key: &'static str) -> bool {
        let Some(value) = self.value(key) else { return false };
        value.get_ref().as_bool().unwrap_or_else(|| {
            self.wrong(key, "boolean", value);
            false
        })
    }

    pub(crate) fn optional_number(&self, key: &'static str, min: i64, max: i64) -> Option<u16> {
        let value = self.value(key)?;
        let Some(integer) = value.get_ref().as_integer() else {
            self.wrong(key, "integer", value);
            return None;
        };
        let (digits, radix) = (integer.as_str(), integer.radix());
        // A number beyond every machine's is beyond every limit, too.
        let beyond = if digits.starts_with('-') { i64::MIN } else { i64::MAX };
        let found = i64::from_str_radix(digits, radix).unwrap_or(beyond);
        match u16::try_from(found) {
            Ok(number) if (min..=max).contains(&found) => Some(number),
            _ => {
                self.source.fault(value.span(), FaultKind::OutOfRange { key, found, min, max });
                None
            }
        }
    }

    pub(crate) fn number(&self, key: &'static str, min: i64, max: i64) -> Option<u16> {
        self.needed(key)?;
        self.optional_number(key, min, max)
    }

    pub(crate) fn optional_date(&self, key: &'static str) -> Option<Date> {
        let value = self.value(key)?;
        self.read_date(key, value)
    }

    pub(crate) fn date(&self, key: &'static str) -> Option<Date> {
        self.needed(key)?;
        self.optional_date(key)
    }

    fn read_date(&self, key: &'static str, value: Value<'_, '_>) -> Option<Date> {
        let date = value.get_ref().as_datetime().filter(|d| d.time.is_none()).and_then(|d| d.date).and_then(|d| {
            Date::new(i16::try_from(d.year).ok()?, i8::try_from(d.month).ok()?, i8::try_from(d.day).ok()?).ok()
        });
        if date.is_none() {
            self.source.fault(value.span(), FaultKind::BadDate { key });
        }
        date
    }

    /// Dates with their places; a missing key is an empty list.
    pub(crate) fn dates(&self, key: &'static str) -> Vec<(Date, Range<usize>)> {
        let Some(value) = self.value(key) else {
            return Vec::new();
        };
        let Some(array) = value.get_ref().as_array() else {
            self.wrong(key, "array", value);
            return Vec::new();
        };
        array.iter().filter_map(|item| Some((self.read_date(key, item)?, item.span()))).collect()
    }

    pub(crate) fn cite(&self, key: &'static str) -> Option<Cite> {
        let text = self.text(key)?;
        Cite::from_str(&text).map_err(|_| self.source.fault(self.span_of(key), FaultKind::BadCite { text })).ok()
    }

    pub(crate) fn named<T>(
        &self,
        key: &'static str,
        known: &'static [&'static str],
        parse: fn(&str) -> Option<T>,
    ) -> Option<T> {
        let value = self.needed(key)?;
        self.read_named(key, value, known, parse)
    }

    fn read_named<T>(
        &self,
        key: &'static str,
        value: Value<'s, 'a>,
        known: &'static [&'static str],
        parse: fn(&str) -> Option<T>,
    ) -> Option<T> {
        let text = self.read_text(key, value)?;
        let parsed = parse(&text);
        if parsed.is_none() {
            let near = near_miss(&text, known.iter().copied());
            self.source.fault(value.span(), FaultKind::UnknownName { key, found: text, near, known });
        }
        parsed
    }

    /// A list of names; a missing key is an empty list.
    pub(crate) fn names<T>(
        &self,
        key: &'static str,
        known: &'static [&'static str],
        parse: fn(&str) -> Option<T>,
    ) -> Vec<T> {
        let Some(value) = self.value(key) else {
            return Vec::new();
        };
        let Some(array) = value.get_ref().as_array() else {
            self.wrong(key, "array", value);
            return Vec::new();
        };
        array.iter().filter_map(|item| self.read_named(key, item, known, parse)).collect()
    }

    /// A list of names that must be there and have entries.
    pub(crate) fn some_names<T>(
        &self,
        key: &'static str,
        known: &'static [&'static str],
        parse: fn(&str) -> Option<T>,
    ) -> Vec<T> {
        let list = self.needed(key).and_then(|value| value.get_ref().as_array());
        if list.is_some_and(|array| array.is_empty()) {
            self.source.fault(self.span_of(key), FaultKind::EmptyList { key });
        }
        self.names(key, known, parse)
    }

    /// A table inside this one.
    pub(crate) fn table(&self, key: &'static str) -> Option<TableReader<'s, 'a>> {
        let value = self.value(key)?;
        if let DeValue::Table(table) = value.get_ref() {
            return Some(TableReader::new(self.source, table, value.span()));
        }
        self.wrong(key, "table", value);
        None
    }

    /// The tables of an array of tables; a missing key is an empty list.
    pub(crate) fn tables(&self, key: &'static str) -> Vec<TableReader<'s, 'a>> {
        let Some(value) = self.value(key) else {
            return Vec::new();
        };
        let DeValue::Array(array) = value.get_ref() else {
            self.wrong(key, "array", value);
            return Vec::new();
        };
        let mut tables = Vec::with_capacity(array.len());
        for item in array {
            match item.get_ref() {
                DeValue::Table(table) => tables.push(TableReader::new(self.source, table, item.span())),
                _ => self.wrong(key, "table", item),
            }
        }
        tables
    }

    /// Whether this table, or a table inside it, has such a key.
    pub(crate) fn speaks_of(&self, key: &str) -> bool {
        self.table.iter().any(|(k, value)| {
            k.get_ref() == key
                || value.get_ref().as_table().is_some_and(|inner| inner.iter().any(|(k, _)| k.get_ref() == key))
        })
    }

    /// Reports every key that nobody asked for; the last thing to do with a table.
    pub(crate) fn finish(&self) {
        let mut known = self.asked.borrow().clone();
        known.sort_unstable();
        known.dedup();
        for (key, _) in self.table {
            let name: &str = key.get_ref();
            if !known.contains(&name) {
                let near = near_miss(name, known.iter().copied());
                let kind = FaultKind::UnknownKey { key: name.to_owned(), near, known: known.clone() };
                self.source.fault(key.span(), kind);
            }
        }
    }
}
