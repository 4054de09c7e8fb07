//! Scopes and duties.

use crate::load::fault::FaultKind;
use crate::load::form::LENGTH_MAX;
use crate::load::reader::TableReader;
use crate::{
    Coverage, Cycle, Duty, DutyAct, DutyBearer, DutyPlace, Evidence, Measured, Mode, OrganKind, Rhythm, RhythmName,
    RuleName, Scope, Trigger,
};

/// Which organs are covered, and how.
pub(in crate::load) fn scope(table: &TableReader<'_, '_>) -> Option<Scope> {
    let covers = table.some_names::<OrganKind>("covers");
    let how = table.named::<Coverage>("how");
    Some(Scope { covers, how: how? })
}

/// What somebody owes.
pub(in crate::load) fn duty(table: &TableReader<'_, '_>) -> Option<Duty> {
    let bearer = table.named::<DutyBearer>("bearer");
    let act = table.named::<DutyAct>("act");
    let rhythm = rhythm(table);
    let place = table.optional_named::<DutyPlace>("place");
    let modes = table.names::<Mode>("modes");
    let evidence = table.names::<Evidence>("evidence");
    Some(Duty { bearer: bearer?, act: act?, rhythm: rhythm?, place, modes, evidence })
}

fn rhythm(table: &TableReader<'_, '_>) -> Option<Rhythm> {
    let name = table.named::<RhythmName>("rhythm");
    let times = table.optional_number("times", 1, LENGTH_MAX);
    let measure = table.optional_named::<Measured>("measure");
    let period = table.optional_named::<Cycle>("period");
    let trigger = table.optional_named::<Trigger>("trigger");
    let follows: Vec<RuleName> = table.texts("follows").into_iter().map(RuleName::from).collect();
    let name = name?;
    let belong: &[&str] = match name {
        RhythmName::Per => &["times", "measure", "period"],
        RhythmName::OnTrigger => &["trigger"],
        RhythmName::Follows => &["follows"],
        RhythmName::AsNeeded | RhythmName::Regularly | RhythmName::AnyTime | RhythmName::Standing => &[],
    };
    table.only_with("rhythm", name.name(), belong, &["times", "measure", "period", "trigger", "follows"]);
    Some(match name {
        RhythmName::Per => Rhythm::Per { times: times?, measure: measure?, period: period? },
        RhythmName::OnTrigger => Rhythm::OnTrigger { trigger: trigger? },
        RhythmName::Follows => {
            // That the key is not there at all has its own fault.
            if follows.is_empty() && table.value("follows").is_some() {
                table.source.fault(table.span_of("follows"), FaultKind::EmptyList { key: "follows" });
            }
            Rhythm::Follows { follows }
        }
        RhythmName::AsNeeded => Rhythm::AsNeeded,
        RhythmName::Regularly => Rhythm::Regularly,
        RhythmName::AnyTime => Rhythm::AnyTime,
        RhythmName::Standing => Rhythm::Standing,
    })
}
