//! Grounds, attributions, measures and consequences.

use crate::load::fault::FaultKind;
use crate::load::form::LENGTH_MAX;
use crate::load::reader::TableReader;
use crate::{
    Attribution, Block, Concurrent, Conduct, Consequence, Decider, Ends, Finding, Gravity, Ground, Lasts, Measure,
    MeasureName, Needs, Precondition, Responsibility, ResultElement, Role, RunsFrom, Situation, Until, Upon, Way,
    WayName,
};

/// A ground on which somebody answers.
pub(in crate::load) fn ground(table: &TableReader<'_, '_>) -> Option<Ground> {
    Some(Ground {
        precondition: table.optional_named::<Precondition>("precondition"),
        conduct: table.some_names::<Conduct>("conduct"),
        results: table.name_lists::<ResultElement>("results"),
        upon: table.names::<Upon>("upon"),
        order_correction: table.flag("order_correction"),
    })
}

/// One part of the split of responsibility.
pub(in crate::load) fn attribution(table: &TableReader<'_, '_>) -> Option<Attribution> {
    let responsibility = table.named::<Responsibility>("responsibility");
    let role = table.named::<Role>("role");
    let finding = table.named::<Finding>("finding");
    let needs = table.names::<Needs>("needs");
    Some(Attribution { responsibility: responsibility?, role: role?, finding: finding?, needs })
}

/// A measure.
pub(in crate::load) fn measure(table: &TableReader<'_, '_>) -> Option<Measure> {
    let measure = table.named::<MeasureName>("measure");
    let rung = table.optional_number("rung", 1, LENGTH_MAX);
    let upon = table.some_names::<Upon>("upon");
    let by = table.names::<Decider>("by");
    let proposed_by = table.names::<Decider>("proposed_by");
    let paths: Vec<Way> = table.tables("paths").iter().filter_map(way).collect();
    if table.value("paths").is_none_or(|list| list.get_ref().as_array().is_some_and(|list| list.is_empty())) {
        table.source.fault(table.span.clone(), FaultKind::NoWay);
    }
    let (necessary_only, rectification) = (table.flag("necessary_only"), table.flag("rectification"));
    let combinable = table.flag("combinable");
    let kinds = table.names::<MeasureName>("kinds");
    let measure = measure?;
    Some(Measure { measure, rung, upon, by, proposed_by, paths, necessary_only, rectification, combinable, kinds })
}

/// One way into a measure.
pub(in crate::load) fn way(table: &TableReader<'_, '_>) -> Option<Way> {
    let name = table.named::<WayName>("way");
    let after = table.names::<MeasureName>("after");
    let gravity = table.optional_named::<Gravity>("gravity");
    let results = table.name_lists::<ResultElement>("results");
    let situation = table.optional_named::<Situation>("situation");
    let needs_failure = table.flag("needs_failure");
    table.finish();
    let name = name?;
    let (needed, belong): (&[&str], &[&str]) = match name {
        WayName::Escalation => (&["after"], &[]),
        WayName::Ground => (&["gravity"], &["results"]),
        WayName::Situation => (&["situation"], &["needs_failure"]),
        WayName::Discipline | WayName::Crime => (&[], &[]),
    };
    let mine: Vec<&str> = needed.iter().chain(belong).copied().collect();
    let all = ["after", "gravity", "results", "situation", "needs_failure"];
    table.only_with_optional("way", name.name(), needed, &mine, &all);
    Some(match name {
        WayName::Escalation => Way::Escalation { after },
        WayName::Ground => Way::Ground { gravity: gravity?, results },
        WayName::Situation => {
            let situation = situation?;
            if situation.counts_visits() && !needs_failure {
                table.source.fault(table.span_of("situation"), FaultKind::VolumeOpensMeasure { situation });
            }
            Way::Situation { situation, needs_failure }
        }
        WayName::Discipline => Way::Discipline,
        WayName::Crime => Way::Crime,
    })
}

/// What a measure brings along.
pub(in crate::load) fn consequence(table: &TableReader<'_, '_>) -> Option<Consequence> {
    let of = table.names::<MeasureName>("of");
    let on_ground = table.flag("on_ground");
    let named = table.value("of").is_some_and(|list| list.get_ref().as_array().is_none_or(|list| !list.is_empty()));
    if !on_ground && !named {
        table.source.fault(table.span.clone(), FaultKind::NoCause);
    }
    let blocks = table.some_names::<Block>("blocks");
    let whom = table.some_names::<Upon>("whom");
    let lasts = table.needed_table("lasts").and_then(|inner| lasts(&inner));
    let starts = table.optional_named::<RunsFrom>("starts").unwrap_or(RunsFrom::Decision);
    let concurrent = table.table("concurrent").and_then(|inner| several(&inner));
    let ends = table.optional_named::<Ends>("ends").unwrap_or(Ends::Automatic);
    Some(Consequence { of, on_ground, blocks, whom, lasts: lasts?, starts, concurrent, ends })
}

/// How long something stays blocked.
pub(in crate::load) fn lasts(table: &TableReader<'_, '_>) -> Option<Lasts> {
    let until = table.optional_named::<Until>("until");
    let months = table.optional_number("months", 1, LENGTH_MAX);
    let while_lasts = table.optional_named::<MeasureName>("while");
    table.finish();
    match (until, months, while_lasts) {
        (Some(Until::YearEnd), None, None) => Some(Lasts::YearEnd),
        (Some(Until::Permanent), None, None) => Some(Lasts::Permanent),
        (Some(Until::Unstated), None, None) => Some(Lasts::Unstated),
        (None, Some(months), None) => Some(Lasts::Months(months)),
        (None, None, Some(measure)) => Some(Lasts::While(measure)),
        _ => {
            // A key that is there but does not read well has its own fault.
            if ["until", "months", "while"].iter().filter(|key| table.value(key).is_some()).count() != 1 {
                table.source.fault(table.span.clone(), FaultKind::OneOf { keys: "until months while" });
            }
            None
        }
    }
}

/// How several at once go together.
pub(in crate::load) fn several(table: &TableReader<'_, '_>) -> Option<Concurrent> {
    let longest = table.flag("longest");
    let cap_months = table.optional_number("cap_months", 1, LENGTH_MAX);
    table.finish();
    match (longest, cap_months) {
        (true, None) => Some(Concurrent::Longest),
        (false, Some(months)) => Some(Concurrent::CapMonths(months)),
        _ => {
            table.source.fault(table.span.clone(), FaultKind::OneOf { keys: "longest cap_months" });
            None
        }
    }
}
