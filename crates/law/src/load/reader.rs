//! Reads typed values out of a parsed TOML table and collects everything that is wrong on the way.

use std::cell::RefCell;
use std::ops::Range;
use std::str::FromStr;

use jiff::civil::Date;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::fault::FaultKind;
use super::form::{Form, Key};
use super::source::{Source, near_miss};
use crate::{Cite, Named};

/// One table under reading. Remembers which keys were asked for, so that the others are unknown.
pub(crate) struct TableReader<'s, 'a> {
    pub(crate) source: &'s Source<'a>,
    table: &'s DeTable<'a>,
    /// Where the table stands, for faults about what is missing in it.
    pub(crate) span: Range<usize>,
    asked: RefCell<Vec<Key>>,
}

/// A division code: `CN`, six digits, or nine for a township.
pub(crate) fn division(table: &TableReader<'_, '_>, key: &'static str) -> Option<String> {
    let text = table.text(key)?;
    let digits = text.bytes().all(|b| b.is_ascii_digit()) && matches!(text.len(), 6 | 9);
    if text == crate::NATION || digits {
        return Some(text);
    }
    table.source.fault(table.span_of(key), FaultKind::BadDivision { text });
    None
}

type Value<'s, 'a> = &'s Spanned<DeValue<'a>>;

impl<'s, 'a> TableReader<'s, 'a> {
    pub(crate) fn new(source: &'s Source<'a>, table: &'s DeTable<'a>, span: Range<usize>) -> Self {
        Self { source, table, span, asked: RefCell::default() }
    }

    /// Notes that a key may be there, in this form.
    fn ask(&self, name: &'static str, form: Form) {
        let mut asked = self.asked.borrow_mut();
        if !asked.iter().any(|key| key.name == name) {
            asked.push(Key { name, form, needed: false });
        }
    }

    /// The keys that were asked for, in the order of asking.
    pub(crate) fn keys(&self) -> Vec<Key> {
        self.asked.borrow().clone()
    }

    /// The value of a key, if it is there.
    pub(crate) fn value(&self, key: &str) -> Option<Value<'s, 'a>> {
        self.table.iter().find(|(k, _)| k.get_ref() == key).map(|(_, value)| value)
    }

    /// Where a key's value stands, or the table if it is missing.
    pub(crate) fn span_of(&self, key: &str) -> Range<usize> {
        self.value(key).map_or_else(|| self.span.clone(), Spanned::span)
    }

    /// The value of a key that must be there.
    fn needed(&self, key: &'static str, form: Form) -> Option<Value<'s, 'a>> {
        self.ask(key, form);
        if let Some(known) = self.asked.borrow_mut().iter_mut().find(|known| known.name == key) {
            known.needed = true;
        }
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
        self.needed(key, Form::Text).and_then(|value| self.read_text(key, value))
    }

    pub(crate) fn optional_text(&self, key: &'static str) -> Option<String> {
        self.ask(key, Form::Text);
        self.value(key).and_then(|value| self.read_text(key, value))
    }

    /// A text that may be empty.
    pub(crate) fn any_text(&self, key: &'static str) -> Option<String> {
        let value = self.needed(key, Form::Text)?;
        let text = value.get_ref().as_str();
        if text.is_none() {
            self.wrong(key, "string", value);
        }
        text.map(str::to_owned)
    }

    pub(crate) fn flag(&self, key: &'static str) -> bool {
        self.ask(key, Form::Flag);
        let Some(value) = self.value(key) else { return false };
        value.get_ref().as_bool().unwrap_or_else(|| {
            self.wrong(key, "boolean", value);
            false
        })
    }

    /// A flag that says something by being left out.
    pub(crate) fn optional_flag(&self, key: &'static str) -> Option<bool> {
        let value = self.flag(key);
        self.value(key).map(|_| value)
    }

    /// A flag that must be there.
    pub(crate) fn needed_flag(&self, key: &'static str) -> Option<bool> {
        self.needed(key, Form::Flag)?;
        Some(self.flag(key))
    }

    pub(crate) fn optional_number(&self, key: &'static str, min: i64, max: i64) -> Option<u16> {
        self.ask(key, Form::Number(min, max));
        let value = self.value(key)?;
        self.read_number(key, value, min, max)
    }

    fn read_number(&self, key: &'static str, value: Value<'_, '_>, min: i64, max: i64) -> Option<u16> {
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
        let value = self.needed(key, Form::Number(min, max))?;
        self.read_number(key, value, min, max)
    }

    /// A list of numbers; a missing key is an empty list.
    pub(crate) fn numbers(&self, key: &'static str, min: i64, max: i64) -> Vec<u16> {
        self.ask(key, Form::Numbers);
        self.items(key).iter().filter_map(|item| self.read_number(key, item, min, max)).collect()
    }

    pub(crate) fn optional_date(&self, key: &'static str) -> Option<Date> {
        self.ask(key, Form::Date);
        let value = self.value(key)?;
        self.read_date(key, value)
    }

    pub(crate) fn date(&self, key: &'static str) -> Option<Date> {
        let value = self.needed(key, Form::Date)?;
        self.read_date(key, value)
    }

    /// The first day of a span, `from`, lies before its last, `until`.
    pub(crate) fn in_order(&self, from: Option<Date>, until: Option<Date>) {
        if let Some((from, until)) = from.zip(until).filter(|(from, until)| until < from) {
            self.source.fault(self.span_of("until"), FaultKind::DatesReversed { from, until });
        }
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

    /// The items of a list; a missing key is an empty list.
    fn items(&self, key: &'static str) -> &'s [Spanned<DeValue<'a>>] {
        let Some(value) = self.value(key) else {
            return &[];
        };
        if let DeValue::Array(array) = value.get_ref() {
            return array;
        }
        self.wrong(key, "array", value);
        &[]
    }

    /// Dates with their places; a missing key is an empty list.
    pub(crate) fn dates(&self, key: &'static str) -> Vec<(Date, Range<usize>)> {
        self.ask(key, Form::Dates);
        self.items(key).iter().filter_map(|item| Some((self.read_date(key, item)?, item.span()))).collect()
    }

    /// Texts; a missing key is an empty list.
    pub(crate) fn texts(&self, key: &'static str) -> Vec<String> {
        self.ask(key, Form::Texts);
        self.items(key).iter().filter_map(|item| self.read_text(key, item)).collect()
    }

    pub(crate) fn cite(&self, key: &'static str) -> Option<Cite> {
        let text = self.needed(key, Form::Cite).and_then(|value| self.read_text(key, value))?;
        self.read_cite(key, text)
    }

    pub(crate) fn optional_cite(&self, key: &'static str) -> Option<Cite> {
        self.ask(key, Form::Cite);
        let text = self.value(key).and_then(|value| self.read_text(key, value))?;
        self.read_cite(key, text)
    }

    fn read_cite(&self, key: &'static str, text: String) -> Option<Cite> {
        Cite::from_str(&text).map_err(|_| self.source.fault(self.span_of(key), FaultKind::BadCite { text })).ok()
    }

    pub(crate) fn named<T: Named>(&self, key: &'static str) -> Option<T> {
        let value = self.needed(key, Form::Name(T::SET))?;
        self.read_named(key, value)
    }

    pub(crate) fn optional_named<T: Named>(&self, key: &'static str) -> Option<T> {
        self.ask(key, Form::Name(T::SET));
        let value = self.value(key)?;
        self.read_named(key, value)
    }

    fn read_named<T: Named>(&self, key: &'static str, value: Value<'s, 'a>) -> Option<T> {
        let text = self.read_text(key, value)?;
        let parsed = T::by_name(&text);
        if parsed.is_none() {
            let known = T::SET.names;
            let near = near_miss(&text, known.iter().copied());
            self.source.fault(value.span(), FaultKind::UnknownName { key, found: text, near, known });
        }
        parsed
    }

    /// A list of names; a missing key is an empty list.
    pub(crate) fn names<T: Named>(&self, key: &'static str) -> Vec<T> {
        self.ask(key, Form::Names(T::SET));
        self.items(key).iter().filter_map(|item| self.read_named(key, item)).collect()
    }

    /// A list of lists of names; a missing key is an empty list, and so is no entry in it.
    pub(crate) fn name_lists<T: Named>(&self, key: &'static str) -> Vec<Vec<T>> {
        self.ask(key, Form::NameLists(T::SET));
        let mut lists = Vec::new();
        for item in self.items(key) {
            let DeValue::Array(array) = item.get_ref() else {
                self.wrong(key, "array", item);
                continue;
            };
            if array.is_empty() {
                self.source.fault(item.span(), FaultKind::EmptyList { key });
            }
            lists.push(array.iter().filter_map(|item| self.read_named(key, item)).collect());
        }
        lists
    }

    /// A list of names that must be there and have entries.
    pub(crate) fn some_names<T: Named>(&self, key: &'static str) -> Vec<T> {
        let list = self.needed(key, Form::Names(T::SET)).and_then(|value| value.get_ref().as_array());
        if list.is_some_and(|array| array.is_empty()) {
            self.source.fault(self.span_of(key), FaultKind::EmptyList { key });
        }
        self.names(key)
    }

    /// A table inside this one.
    pub(crate) fn table(&self, key: &'static str) -> Option<TableReader<'s, 'a>> {
        self.ask(key, Form::Table);
        let value = self.value(key)?;
        if let DeValue::Table(table) = value.get_ref() {
            return Some(TableReader::new(self.source, table, value.span()));
        }
        self.wrong(key, "table", value);
        None
    }

    /// A table inside this one that must be there.
    pub(crate) fn needed_table(&self, key: &'static str) -> Option<TableReader<'s, 'a>> {
        self.needed(key, Form::Table)?;
        self.table(key)
    }

    /// The tables of an array of tables; a missing key is an empty list.
    pub(crate) fn tables(&self, key: &'static str) -> Vec<TableReader<'s, 'a>> {
        self.ask(key, Form::Tables);
        let items = self.items(key);
        let mut tables = Vec::with_capacity(items.len());
        for item in items {
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

    /// Reports the keys that another key's value needs and that are missing, and those that it leaves no room for.
    pub(crate) fn only_with(
        &self,
        switch: &'static str,
        value: &'static str,
        needed: &[&'static str],
        all: &[&'static str],
    ) {
        self.only_with_optional(switch, value, needed, needed, all);
    }

    /// As `only_with`, where some of the keys that belong may be left out.
    pub(crate) fn only_with_optional(
        &self,
        switch: &'static str,
        value: &'static str,
        needed: &[&'static str],
        belong: &[&'static str],
        all: &[&'static str],
    ) {
        for key in all {
            let there = self.value(key).is_some();
            if needed.contains(key) && !there {
                self.source.fault(self.span_of(switch), FaultKind::MissingWith { key, switch, value });
            }
            if there && !belong.contains(key) {
                self.source.fault(self.span_of(key), FaultKind::NotWith { key, switch, value });
            }
        }
    }

    /// The keys of this table and of the tables in it whose values are whole numbers.
    pub(crate) fn numeric_keys(&self) -> Vec<String> {
        let mut keys = Vec::new();
        for (key, value) in self.table {
            match value.get_ref() {
                DeValue::Integer(_) => keys.push(key.get_ref().to_string()),
                DeValue::Table(inner) => {
                    let inner = inner.iter().filter(|(_, value)| value.get_ref().is_integer());
                    keys.extend(inner.map(|(inner, _)| format!("{} {}", key.get_ref(), inner.get_ref())));
                }
                _ => {}
            }
        }
        keys
    }

    /// Reports every key that nobody asked for; the last thing to do with a table.
    pub(crate) fn finish(&self) {
        let mut known: Vec<&'static str> = self.asked.borrow().iter().map(|key| key.name).collect();
        known.sort_unstable();
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
