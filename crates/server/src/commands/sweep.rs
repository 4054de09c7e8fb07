//! `xinze sweep`: looks through everything that could have been missed, and records each finding once.

use std::sync::Arc;
use std::time::Duration;

use app::{App, Failure, Swept};
use jiff::civil::Date;
use tokio::sync::watch;
use tokio::time::MissedTickBehavior;
use wording::{Arg, Words};

use crate::args::Args;
use crate::desk::Desk;
use crate::ending::Ending;
use crate::{moment, out, place};

/// How often the server looks: what was missed shows from midnight on, and an hour is early enough for whoever comes
/// to work in the morning. A look at a county in which nothing is new takes some milliseconds.
const EVERY: Duration = Duration::from_secs(60 * 60);

pub(crate) async fn run(args: &Args, on: Option<Date>, words: &'static Words) -> Result<(), Ending> {
    let app = place::open(args, words).await?;
    let today = moment::today();
    let day = on.unwrap_or(today);
    if day > today {
        return Err(Ending::usage(words.say("sweep-future")));
    }
    let done = app.sweep(day, moment::now_us(), |_| {}).await;
    let result = told(&Desk::new(args, &app, words), day, done);
    app.db().close().await;
    result
}

fn told(desk: &Desk<'_>, day: Date, done: Result<Swept, Failure>) -> Result<(), Ending> {
    let words = desk.words;
    let swept = match done {
        Ok(swept) => swept,
        Err(Failure::Refused(refusal)) => return Err(Ending::refused(desk.speaker().refusal(&refusal))),
        Err(other) => return Err(other.into()),
    };
    if desk.args.json {
        return out::json(&swept);
    }
    let number = |n: u64| Arg::from(i64::try_from(n).unwrap_or(i64::MAX));
    let args =
        [("day", desk.speaker().day(day).into()), ("matters", number(swept.matters)), ("found", number(swept.found))];
    out::say(words.with("sweep-done", &args));
    for (kind, n) in &swept.kinds {
        let what = words.name("found-kind", kind.name());
        out::say(words.with("sweep-found", &[("what", what.into()), ("n", number(*n))]));
    }
    if swept.left > 0 {
        out::say(words.with("sweep-left", &[("n", number(swept.left))]));
    }
    Ok(())
}

/// Looks at once and then every so often, until told to stop. A look that fails is made up for by the next.
pub(crate) async fn keep_looking(app: Arc<App>, mut stop: watch::Receiver<()>) {
    let mut every = tokio::time::interval(EVERY);
    every.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            _ = stop.changed() => return,
            _ = every.tick() => {}
        }
        // A look that is cut short loses nothing: each finding is a transaction of its own.
        tokio::select! {
            _ = stop.changed() => return,
            done = app.sweep(moment::today(), moment::now_us(), |_| {}) => match done {
                Ok(Swept { matters, found, left, .. }) => tracing::info!(matters, found, left, "swept"),
                Err(failure) => tracing::error!(%failure, "the sweep failed"),
            },
        }
    }
}
