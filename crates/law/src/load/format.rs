//! The format of packs, as the loader itself reads it: every table with its keys.
//!
//! Each reader is run over an empty table and asked what it looked for, so that the reference cannot differ
//! from the loader.

use toml::de::DeTable;

use super::form::Key;
use super::reader::TableReader;
use super::source::Source;
use super::{kinds, pack_file, rule_file};
use crate::{Counting, FirstDay, Roll, RuleKind};

/// One table of the format.
#[derive(Clone, Debug)]
pub struct TableFormat {
    /// Its name: `pack.toml`, `provision`, a kind of rule, or the key of an inner table.
    pub name: &'static str,
    /// Its keys, in the order in which the loader reads them.
    pub keys: Vec<Key>,
}

/// Every table of a pack.
#[must_use]
pub fn format() -> Vec<TableFormat> {
    let mut tables = vec![
        probe("pack.toml", pack_file::head),
        probe("in_force", pack_file::dates),
        probe("base", pack_file::base),
        probe("counting", pack_file::count_by),
        probe("provision", rule_file::provision),
        probe("rule", |table| {
            table.text("id");
            table.named::<RuleKind>("kind");
            rule_file::head(table, None)
        }),
        probe("applies", rule_file::applies),
        probe("readings", |table| rule_file::reading(table, table)),
    ];
    for kind in RuleKind::ALL {
        tables.push(probe(kind.name(), |table| match kind {
            RuleKind::Scope => kinds::scope(table).is_some(),
            RuleKind::Duty => kinds::duty(table).is_some(),
            RuleKind::Clock => kinds::clock(table, COUNTING).is_some(),
            RuleKind::Guard => kinds::guard(table).is_some(),
            RuleKind::Ground => kinds::ground(table).is_some(),
            RuleKind::Attribution => kinds::attribution(table).is_some(),
            RuleKind::Measure => kinds::measure(table).is_some(),
            RuleKind::Consequence => kinds::consequence(table).is_some(),
            RuleKind::Appeal => kinds::appeal(table, COUNTING).is_some(),
            RuleKind::Assessment => kinds::assessment(table).is_some(),
        }));
    }
    tables.extend([
        probe("extension", kinds::extension),
        probe("small_group", kinds::small_group),
        probe("paths", kinds::way),
        probe("lasts", kinds::lasts),
        probe("concurrent", kinds::several),
        probe("window", kinds::window),
        probe("decide", kinds::decide),
        probe("indicators", kinds::indicator),
    ]);
    tables
}

/// Any counting: an empty table counts nothing.
const COUNTING: Counting = Counting { first_day: FirstDay::Excluded, roll: Roll::None };

fn probe<T>(name: &'static str, read: impl FnOnce(&TableReader<'_, '_>) -> T) -> TableFormat {
    let source = Source::new(name, "");
    let empty = DeTable::new();
    let table = TableReader::new(&source, &empty, 0..0);
    drop(read(&table));
    TableFormat { name, keys: table.keys() }
}
