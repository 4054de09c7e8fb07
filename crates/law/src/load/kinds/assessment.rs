//! Assessments. A formula that falls because more people petition is refused here.

use crate::load::fault::FaultKind;
use crate::load::reader::TableReader;
use crate::load::rule_file::applies;
use crate::{Assessment, Better, Counted, Decider, Every, Follow, Indicator};

/// Most points that an indicator may weigh.
const WEIGHT_MAX: i64 = 1_000;

/// Who assesses whom, by what, and what follows.
pub(in crate::load) fn assessment(table: &TableReader<'_, '_>) -> Option<Assessment> {
    let assessor = table.some_names::<Decider>("assessor");
    let assessed = table.table("assessed").map(|inner| applies(&inner)).unwrap_or_default();
    let every = table.named::<Every>("every");
    let indicators = table.tables("indicators").iter().filter_map(indicator).collect();
    let follows = table.names::<Follow>("follows");
    Some(Assessment { assessor, assessed, every: every?, indicators, follows })
}

/// One indicator.
pub(in crate::load) fn indicator(table: &TableReader<'_, '_>) -> Option<Indicator> {
    let id = table.text("id");
    let gist = table.text("gist");
    let of = table.some_names::<Counted>("of");
    let among = table.names::<Counted>("among");
    let better = table.named::<Better>("better");
    let weight = table.number("weight", 1, WEIGHT_MAX);
    table.finish();
    let indicator = Indicator { id: id?, gist: gist?, of, among, better: better?, weight: weight? };
    if let Some(count) = indicator.punishes() {
        let id = indicator.id.clone();
        table.source.fault(table.span.clone(), FaultKind::PunishesPetitions { id, count });
    }
    Some(indicator)
}
