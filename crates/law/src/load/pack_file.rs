//! `pack.toml`: who issued the instrument, when and where it holds, how its periods are counted.

use super::fault::FaultKind;
use super::reader::{Source, TableReader};
use crate::{Confidence, Counting, FirstDay, Pack, PackCode, Reading, Roll};

/// The head of a pack and its default counting; `None` when too much is wrong to go on.
pub(super) fn read(source: &Source<'_>) -> Option<(Pack, Counting)> {
    let parsed = source.parse();
    let table = TableReader::new(source, parsed.get_ref(), 0..0);
    let code = code(&table, "code");
    let title = table.text("title");
    let issuer = table.text("issuer");
    let number = table.any_text("number");
    let division = table.text("division");
    let confidence = table.named("confidence", Confidence::NAMES, Confidence::named);
    let repeals = table.value("repeals").and_then(|_| self::code(&table, "repeals"));
    let in_force = in_force(&table);
    let counting = counting(&table);
    table.finish();
    let (counting, counting_reading) = counting?;
    let (from, until) = in_force?;
    let pack = Pack {
        code: code?,
        title: title?,
        issuer: issuer?,
        number: number?,
        division: division?,
        from,
        until,
        confidence: confidence?,
        repeals,
        counting_reading,
        provisions: Vec::new(),
        clocks: Vec::new(),
        guards: Vec::new(),
        examples: Vec::new(),
    };
    Some((pack, counting))
}

fn code(table: &TableReader<'_, '_>, key: &'static str) -> Option<PackCode> {
    let text = table.text(key)?;
    text.parse().map_err(|_| table.source.fault(table.span_of(key), FaultKind::BadCode { text })).ok()
}

fn in_force(table: &TableReader<'_, '_>) -> Option<(jiff::civil::Date, Option<jiff::civil::Date>)> {
    let Some(inner) = table.table("in_force") else {
        if table.value("in_force").is_none() {
            table.source.fault(table.span.clone(), FaultKind::MissingKey { key: "in_force" });
        }
        return None;
    };
    let from = inner.date("from");
    let until = inner.optional_date("until");
    if let (Some(from), Some(until)) = (from, until)
        && until < from
    {
        inner.source.fault(inner.span_of("until"), FaultKind::DatesReversed { from, until });
    }
    inner.finish();
    Some((from?, until))
}

fn counting(table: &TableReader<'_, '_>) -> Option<(Counting, Option<Reading>)> {
    let Some(inner) = table.table("counting") else {
        if table.value("counting").is_none() {
            table.source.fault(table.span.clone(), FaultKind::MissingKey { key: "counting" });
        }
        return None;
    };
    let first_day = inner.named("first_day", FirstDay::NAMES, FirstDay::named);
    let roll = inner.named("roll", Roll::NAMES, Roll::named);
    let says = inner.optional_text("reading");
    let reading = says.and_then(|says| {
        let decided = inner.text("decided")?;
        Some(Reading { on: "counting".to_owned(), says, decided })
    });
    inner.value("decided");
    inner.finish();
    Some((Counting { first_day: first_day?, roll: roll? }, reading))
}
