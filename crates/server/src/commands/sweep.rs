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

/// What the process that looks holds meanwhile.
const LEASE: &str = "sweep";
/// For how long a process that nobody hears of again keeps the others from looking: longer than a look at a province
/// takes, shorter than the hour after which everybody looks again. Two at once would find the same, once.
const LEASE_US: i64 = 50 * 60 * 1_000_000;
/// How often the server adds counts up: a screen of counts reads what came in since, some thousand rows at most.
const ADDING_UP_EVERY: Duration = Duration::from_secs(60);

pub(crate) async fn run(args: &Args, on: Option<Date>, words: &'static Words) -> Result<(), Ending> {
    let app = place::open(args, words).await?;
    let today = moment::today();
    let day = on.unwrap_or(today);
    if day > today {
        return Err(Ending::usage(words.say("sweep-future")));
    }
    let done = app.sweep(day, moment::now_us(), |_| {}).await;
    app.compact_counts().await?;
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

/// Looks at once and then every so often, until told to stop. A look that fails is made up for by the next. Of several
/// processes on one database one looks at a time.
pub(crate) async fn keep_looking(app: Arc<App>, holder: String, mut stop: watch::Receiver<()>) {
    let mut every = tokio::time::interval(EVERY);
    every.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut adding_up = tokio::time::interval(ADDING_UP_EVERY);
    adding_up.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            _ = stop.changed() => break,
            _ = every.tick() => {}
            _ = adding_up.tick() => {
                // Whatever is left is read as it is, and added up next time.
                if let Err(failure) = app.compact_counts().await {
                    tracing::error!(%failure, "the counts were not added up");
                }
                // What has ended opens nothing meanwhile either; it only takes room.
                if let Err(failure) = app.sweep_sign_ins(moment::now_us()).await {
                    tracing::error!(%failure, "sessions that have ended were not removed");
                }
                continue;
            }
        }
        // A look that is cut short loses nothing: each finding is a transaction of its own.
        tokio::select! {
            _ = stop.changed() => break,
            done = look(&app, &holder) => match done {
                Ok(Some(Swept { matters, found, left, .. })) => tracing::info!(matters, found, left, "swept"),
                Ok(None) => tracing::info!("another process is looking"),
                Err(failure) => tracing::error!(%failure, "the sweep failed"),
            },
        }
    }
    if let Err(failure) = app.give_back(LEASE, &holder).await {
        tracing::warn!(%failure, "the lease of the sweep runs out by itself");
    }
}

/// One look, unless another process is at it.
async fn look(app: &App, holder: &str) -> Result<Option<Swept>, Failure> {
    if !app.lease(LEASE, holder, moment::now_us(), LEASE_US).await? {
        return Ok(None);
    }
    let swept = app.sweep(moment::today(), moment::now_us(), |_| {}).await;
    app.give_back(LEASE, holder).await?;
    swept.map(Some)
}
