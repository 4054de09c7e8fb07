//! `xinze clock explain`: how every date of a matter came about, in words or for another program.

use app::ClockView;
use serde_json::{Value, json};
use web::words::Speaker;
use wording::Words;

use crate::args::{Actor, Args};
use crate::desk::Desk;
use crate::ending::Ending;
use crate::{moment, out, place};

pub(crate) async fn run(args: &Args, (matter, actor): (&str, &Actor), words: &'static Words) -> Result<(), Ending> {
    let app = place::open(args, words).await?;
    let view = Desk::new(args, &app, words).read(matter, actor).await?;
    if args.json {
        let clocks: Vec<Value> = view.clocks.iter().map(explained).collect();
        return out::json(&json!({ "matter": view.key.to_string(), "clocks": clocks }));
    }
    let directory = app.directory();
    let speaker = Speaker { words, directory: &directory, law: app.law() };
    let today = moment::today();
    for clock in &view.clocks {
        let state = &clock.state;
        let name = speaker.clock_name(&state.rule);
        out::say(format!("{name}  {}  {}", speaker.day(state.due_on), speaker.left(state, today)));
        out::say(format!("  {} {}  {}", speaker.cite(state.cite), state.cite, speaker.gist(state.cite)));
        if clock.rule.is_none() {
            out::say(words.with("clock-rule-missing", &[("cite", state.cite.to_string().into())]));
        }
        for (at, step) in clock.derivation().iter().flat_map(|d| &d.steps).enumerate() {
            let (name, says) = speaker.step(step, state);
            out::say(format!("  {}. {name}  {says}", at + 1));
        }
        for reading in clock.rule.map(|rule| rule.head.readings.as_slice()).unwrap_or_default() {
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

/// A clock as another program can recompute it: what was counted from, and every step with its dates.
pub(crate) fn explained(clock: &ClockView<'_>) -> Value {
    let state = &clock.state;
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
        "reckoning": clock.reckoning(),
    })
}
