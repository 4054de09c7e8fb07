//! `xinze clock explain`: how every date of a matter came about, in words or for another program.

use app::ClockView;
use app::law::{DayKind, NotRolled, Step};
use serde_json::{Value, json};
use web::words::Speaker;
use wording::Words;

use super::matter_show::find;
use crate::args::Args;
use crate::ending::Ending;
use crate::{moment, out, place};

pub(crate) async fn run(args: &Args, matter: &str, words: &'static Words) -> Result<(), Ending> {
    let app = place::open(args, words).await?;
    let key = find(&app, words, matter).await?;
    let view = app.matter(key).await?;
    if args.json {
        let clocks: Vec<Value> = view.clocks.iter().map(explained).collect();
        return out::json(&json!({ "matter": key.to_string(), "clocks": clocks }));
    }
    let directory = app.directory();
    let speaker = Speaker { words, directory: &directory, law: app.law() };
    let today = moment::today();
    for clock in &view.clocks {
        let state = &clock.state;
        let name = speaker.clock_name(&state.rule);
        out::say(format!("{name}  {}  {}", speaker.day(state.due_on), speaker.left(state, today)));
        out::say(format!("  {} {}  {}", speaker.cite(state.cite), state.cite, speaker.gist(state.cite)));
        for (at, step) in clock.derivation.iter().flat_map(|d| &d.steps).enumerate() {
            let (name, says) = speaker.step(step, state);
            out::say(format!("  {}. {name}  {says}", at + 1));
        }
        for reading in clock.rule.map(|rule| rule.readings.as_slice()).unwrap_or_default() {
            out::say(words.with(
                "reading",
                &[
                    ("on", reading.on.clone().into()),
                    ("says", reading.says.clone().into()),
                    ("decided", reading.decided.clone().into()),
                ],
            ));
        }
        out::say("");
    }
    Ok(())
}

/// A clock as another program can recompute it: every step with its dates.
pub(crate) fn explained(clock: &ClockView<'_>) -> Value {
    let state = &clock.state;
    let steps: Vec<Value> = clock.derivation.iter().flat_map(|d| &d.steps).map(step).collect();
    json!({
        "no": state.no,
        "rule": &*state.rule,
        "cite": state.cite.to_string(),
        "bearer": state.bearer.name(),
        "window": state.window,
        "started_on": state.started_on.to_string(),
        "assumed": state.assumed,
        "ends_on": state.ends_on.to_string(),
        "due_on": state.due_on.to_string(),
        "provisional": state.provisional,
        "extension_days": state.extension_days,
        "stopped_on": state.stopped_on.map(|day| day.to_string()),
        "agrees": clock.agrees(),
        "steps": steps,
    })
}

fn step(step: &Step<'_>) -> Value {
    let kind = |kind: &DayKind<'_>| match kind {
        DayKind::Workday => "workday".to_owned(),
        DayKind::Weekend => "weekend".to_owned(),
        DayKind::Holiday(name) => format!("holiday {name}"),
        DayKind::MakeUp(name) => format!("make_up {name}"),
    };
    match step {
        Step::Starts { on } => json!({ "step": "starts", "on": on.to_string() }),
        Step::CountsFrom { on, first_day } => {
            json!({ "step": "counts_from", "on": on.to_string(), "first_day": first_day.name() })
        }
        Step::Counted { length, unit, ends_on } => {
            json!({ "step": "counted", "length": length, "unit": unit.name(), "ends_on": ends_on.to_string() })
        }
        Step::Passed { rest_days, make_up_days } => {
            json!({ "step": "passed", "rest_days": rest_days, "make_up_days": make_up_days })
        }
        Step::Extended { days, ends_on } => {
            json!({ "step": "extended", "days": days, "ends_on": ends_on.to_string() })
        }
        Step::Excluded { days, ends_on } => {
            json!({ "step": "excluded", "days": days, "ends_on": ends_on.to_string() })
        }
        Step::Rolls { from, kind: why, to } => {
            json!({ "step": "rolls", "from": from.to_string(), "why": kind(why), "to": to.to_string() })
        }
        Step::Stays { on, why } => {
            let why = match why {
                NotRolled::Workday => "workday",
                NotRolled::MakeUp => "make_up",
                NotRolled::Rule => "rule",
                NotRolled::CountedInWorkingDays => "counted_in_working_days",
            };
            json!({ "step": "stays", "on": on.to_string(), "why": why })
        }
        Step::Provisional { year } => json!({ "step": "provisional", "year": year }),
    }
}
