//! Clocks and guards.

use crate::load::fault::FaultKind;
use crate::load::form::LENGTH_MAX;
use crate::load::reader::TableReader;
use crate::{
    Act, Approver, Bearer, Circumstance, Clock, Counting, Extension, Guard, Interval, Period, Purpose, Requires,
    SmallGroup, Start, Stop, Unit, When,
};

/// A legal time limit.
pub(in crate::load) fn clock(table: &TableReader<'_, '_>, counting: Counting) -> Option<Clock> {
    let bearer = table.named::<Bearer>("bearer");
    let window = table.flag("window");
    let starts = table.some_names::<Start>("starts");
    let stops = table.some_names::<Stop>("stops");
    let period = period(table);
    let purpose = table.names::<Purpose>("purpose");
    let identified = table.flag("identified");
    let excludes = table.names::<Interval>("excludes");
    let extension = table.table("extension").and_then(|inner| extension(&inner));
    if extension.is_some() && window {
        table.source.fault(table.span_of("extension"), FaultKind::WindowExtended);
    }
    let (bearer, period) = (bearer?, period?);
    Some(Clock { bearer, window, starts, stops, period, purpose, identified, excludes, extension, counting })
}

/// A length with its unit.
pub(in crate::load) fn period(table: &TableReader<'_, '_>) -> Option<Period> {
    let unit = table.named::<Unit>("unit");
    let length = table.optional_number("length", 1, LENGTH_MAX);
    let given = table.value("length").is_some();
    match unit {
        Some(Unit::Days | Unit::WorkingDays | Unit::Months) if !given => {
            table.source.fault(table.span.clone(), FaultKind::LengthMissing);
        }
        Some(Unit::SetInAct | Unit::Unstated) if given => {
            table.source.fault(table.span_of("length"), FaultKind::LengthNotAllowed);
        }
        _ => {}
    }
    Some(Period { length, unit: unit? })
}

/// How far and by whom a period can be extended.
pub(in crate::load) fn extension(table: &TableReader<'_, '_>) -> Option<Extension> {
    let days_max = table.optional_number("days_max", 1, LENGTH_MAX);
    let times_max = table.optional_number("times_max", 1, LENGTH_MAX);
    let approver = table.named::<Approver>("approver");
    let before_expiry = table.flag("before_expiry");
    let tell_reason = table.flag("tell_reason");
    table.finish();
    Some(Extension { days_max, times_max, approver: approver?, before_expiry, tell_reason })
}

/// What an act requires or forbids.
pub(in crate::load) fn guard(table: &TableReader<'_, '_>) -> Option<Guard> {
    let act = table.named::<Act>("act");
    let requires = table.named::<Requires>("requires");
    let when = table.optional_named::<When>("when");
    let limit = table.optional_number("limit", 1, LENGTH_MAX);
    let counts = matches!(requires, Some(Requires::RepresentativesMax | Requires::AgentsMax | Requires::CollectiveAt));
    if counts && table.value("limit").is_none() {
        table.source.fault(table.span.clone(), FaultKind::LimitMissing);
    }
    let small_group = table.table("small_group").and_then(|inner| small_group(&inner));
    let circumstances = table.names::<Circumstance>("circumstances");
    // Only supervision and an opinion that is done again depend on what went wrong.
    let listed = act == Some(Act::Supervise) || requires == Some(Requires::NotSameOpinion);
    if !circumstances.is_empty() && !listed {
        table.source.fault(table.span_of("circumstances"), FaultKind::CircumstancesMisplaced);
    }
    Some(Guard { act: act?, requires: requires?, when, limit, small_group, circumstances })
}

/// The smaller number for small groups.
pub(in crate::load) fn small_group(table: &TableReader<'_, '_>) -> Option<SmallGroup> {
    let people_max = table.number("people_max", 1, LENGTH_MAX);
    let limit = table.number("limit", 1, LENGTH_MAX);
    table.finish();
    Some(SmallGroup { people_max: people_max?, limit: limit? })
}
