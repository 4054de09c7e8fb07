//! `pack.toml`: who issued the instrument, when and where it holds, how its periods are counted.

use super::fault::{FaultKind, Place};
use super::reader::{TableReader, division};
use super::rule_file::readings;
use super::source::Source;
use crate::lint::Placed;
use crate::{Base, Confidence, Counting, FirstDay, Pack, PackCode, PackRole, Reading, Roll, Rules};

/// Most articles that an instrument may have: more is a slip of the pen.
const ARTICLES_MAX: i64 = 2_000;

/// What a pack without a statement on counting goes by, should a period stand in it; the linter asks for one.
const COUNTING: Counting = Counting { first_day: FirstDay::Excluded, roll: Roll::NextWorkingDay };

/// The head of a pack and its default counting; `None` when too much is wrong to go on.
pub(super) fn read(source: &Source<'_>) -> Option<(Pack, Counting)> {
    let parsed = source.parse();
    let table = TableReader::new(source, parsed.get_ref(), 0..0);
    let head = head(&table);
    table.finish();
    head
}

/// Reads the keys of the head.
pub(super) fn head(table: &TableReader<'_, '_>) -> Option<(Pack, Counting)> {
    let code = code(table, "code");
    let title = table.text("title");
    let issuer = table.text("issuer");
    let number = table.any_text("number");
    let division = division(table, "division");
    let role = table.named::<PackRole>("role");
    let in_force = in_force(table);
    let confidence = table.named::<Confidence>("confidence");
    let repeals = optional_code(table, "repeals");
    let base = table.tables("base").iter().filter_map(base).collect();
    let articles = table.optional_number("articles", 1, ARTICLES_MAX);
    let own_numbers = table.flag("own_numbers");
    let known_by = table.texts("known_by");
    let mut readings = readings(table);
    let counting = counting(table);
    let (from, until) = in_force?;
    let counting_missing = counting.is_none();
    let (counting, counting_reading) = counting.unwrap_or((COUNTING, None));
    readings.extend(counting_reading);
    let pack = Pack {
        code: code?,
        title: title?,
        issuer: issuer?,
        number: number?,
        division: division?,
        role: role?,
        from,
        until,
        confidence: confidence?,
        repeals,
        base,
        articles,
        own_numbers,
        known_by,
        readings,
        provisions: Vec::new(),
        rules: Rules::default(),
        examples: Vec::new(),
        placed: Placed { counting_missing, head_keys: placed(table), ..Placed::default() },
    };
    Some((pack, counting))
}

/// Where the keys stand that faults over whole packs speak of.
fn placed(table: &TableReader<'_, '_>) -> Vec<(&'static str, Place)> {
    let keys = ["code", "division", "in_force", "base", "articles"];
    let there = keys.into_iter().filter(|key| table.value(key).is_some());
    there.map(|key| (key, table.source.place(table.span_of(key)))).collect()
}

/// One entry of what the pack builds on.
pub(super) fn base(table: &TableReader<'_, '_>) -> Option<Base> {
    let pack = code(table, "pack");
    let from = table.optional_date("from");
    let until = table.optional_date("until");
    table.in_order(from, until);
    table.finish();
    Some(Base { pack: pack?, from, until })
}

fn optional_code(table: &TableReader<'_, '_>, key: &'static str) -> Option<PackCode> {
    let text = table.optional_text(key)?;
    text.parse().map_err(|_| table.source.fault(table.span_of(key), FaultKind::BadCode { text })).ok()
}

fn code(table: &TableReader<'_, '_>, key: &'static str) -> Option<PackCode> {
    let text = table.text(key)?;
    text.parse().map_err(|_| table.source.fault(table.span_of(key), FaultKind::BadCode { text })).ok()
}

type InForce = (jiff::civil::Date, Option<jiff::civil::Date>);

fn in_force(table: &TableReader<'_, '_>) -> Option<InForce> {
    dates(&table.needed_table("in_force")?)
}

/// First and last day.
pub(super) fn dates(table: &TableReader<'_, '_>) -> Option<InForce> {
    let from = table.date("from");
    let until = table.optional_date("until");
    table.in_order(from, until);
    table.finish();
    Some((from?, until))
}

fn counting(table: &TableReader<'_, '_>) -> Option<(Counting, Option<Reading>)> {
    count_by(&table.table("counting")?)
}

/// How periods are counted.
pub(super) fn count_by(table: &TableReader<'_, '_>) -> Option<(Counting, Option<Reading>)> {
    let first_day = table.named::<FirstDay>("first_day");
    let roll = table.named::<Roll>("roll");
    let says = table.optional_text("reading");
    let decided = table.optional_text("decided");
    if says.is_some() && decided.is_none() {
        table.source.fault(table.span.clone(), FaultKind::MissingKey { key: "decided" });
    }
    table.finish();
    let reading = says.zip(decided).map(|(says, decided)| Reading { on: "counting".to_owned(), says, decided });
    Some((Counting { first_day: first_day?, roll: roll? }, reading))
}
