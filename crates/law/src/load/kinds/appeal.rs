//! Remedies.

use super::procedure::period;
use crate::load::form::LENGTH_MAX;
use crate::load::reader::TableReader;
use crate::{Appeal, AppealFrom, AppealStep, AppealTo, Appellant, Counting, Decide, MeasureName, Period, RuleName};

/// A remedy against a measure.
pub(in crate::load) fn appeal(table: &TableReader<'_, '_>, counting: Counting) -> Option<Appeal> {
    let step = table.named::<AppealStep>("step");
    let against = table.names::<MeasureName>("against");
    let by = table.names::<Appellant>("by");
    let to = table.named::<AppealTo>("to");
    let after = table.texts("after").into_iter().map(RuleName::from).collect();
    let straight = table.flag("straight");
    let from = table.named::<AppealFrom>("from");
    let window = table.needed_table("window").and_then(|inner| window(&inner));
    let decide = table.needed_table("decide").and_then(|inner| decide(&inner));
    let suspends = table.optional_flag("suspends");
    let aggravates = table.optional_flag("aggravates");
    let written = table.flag("written");
    Some(Appeal {
        step: step?,
        against,
        by,
        to: to?,
        after,
        straight,
        from: from?,
        window: window?,
        decide: decide?,
        suspends,
        aggravates,
        written,
        counting,
    })
}

/// The window for lodging.
pub(in crate::load) fn window(table: &TableReader<'_, '_>) -> Option<Period> {
    let period = period(table);
    table.finish();
    period
}

/// The time for deciding.
pub(in crate::load) fn decide(table: &TableReader<'_, '_>) -> Option<Decide> {
    let period = period(table);
    let extension_days = table.optional_number("extension_days", 1, LENGTH_MAX);
    table.finish();
    Some(Decide { period: period?, extension_days })
}
