//! `xinze sweep`: looks through everything that could have been missed, and records each finding once.

use std::sync::Arc;
use std::time::Duration;

use app::{App, Failure, PassedMatter, PassedOver, Swept};
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
const LOOKING: &str = "sweep";
/// For how long a process that nobody hears of again keeps the others from looking: longer than a look at a province
/// takes, and short enough for another to look within the hour. Two at once would find the same, once.
const LEASE: Duration = Duration::from_secs(50 * 60);
/// How soon a process asks again that found another looking, which may have died at it.
const AGAIN: Duration = Duration::from_secs(10 * 60);
const _: () = assert!(LEASE.as_secs() + AGAIN.as_secs() <= EVERY.as_secs(), "another looks within the hour");
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
    app.purge_seats(moment::now_us()).await?;
    app.merge_erased_search().await?;
    app.codes().purge(moment::now_us()).await?;
    let result = told(&Desk::new(args, &app, words), day, done);
    app.db().close().await;
    result
}

fn told(desk: &Desk<'_>, day: Date, done: Result<Swept, Failure>) -> Result<(), Ending> {
    let words = desk.words;
    let swept = done?;
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
    passed_over(words, &swept.passed_over);
    Ok(())
}

/// Names the matters that a run over everything passed over.
pub(super) fn passed_over(words: &Words, passed: &PassedOver) {
    if passed.matters == 0 {
        return;
    }
    let n = i64::try_from(passed.matters).unwrap_or(i64::MAX);
    out::say(words.with("passed-over", &[("n", n.into())]));
    for PassedMatter { matter, why } in &passed.named {
        let key = if *why == "unreadable" { "passed-over-unreadable" } else { "passed-over-refused" };
        out::say(words.with(key, &[("matter", matter.to_string().into()), ("why", (*why).into())]));
    }
    let more = n - i64::try_from(passed.named.len()).unwrap_or(i64::MAX);
    if more > 0 {
        out::say(words.with("passed-over-more", &[("n", more.into())]));
    }
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
                tidy_up(&app).await;
                continue;
            }
        }
        // A look that is cut short loses nothing: each finding is a transaction of its own.
        tokio::select! {
            _ = stop.changed() => break,
            done = look(&app, &holder) => match done {
                Ok(Some(Swept { matters, found, left, passed_over, .. })) => {
                    for PassedMatter { matter, why } in &passed_over.named {
                        tracing::error!(%matter, why, "the sweep passed a matter over");
                    }
                    tracing::info!(matters, found, left, passed_over = passed_over.matters, "swept");
                }
                Ok(None) => {
                    tracing::info!("another process is looking");
                    every.reset_after(AGAIN);
                }
                Err(failure) => tracing::error!(%failure, "the sweep failed"),
            },
        }
    }
    if let Err(failure) = app.give_back(LOOKING, &holder).await {
        tracing::warn!(%failure, "the lease of the sweep runs out by itself");
    }
}

/// Adds counts up, and forgets petitioners' sessions that have ended and tries of query codes that count no
/// more. Whatever is left is met next time.
async fn tidy_up(app: &App) {
    if let Err(failure) = app.compact_counts().await {
        tracing::error!(%failure, "the counts were not added up");
    }
    if let Err(failure) = app.purge_seats(moment::now_us()).await {
        tracing::error!(%failure, "sessions that have ended were not removed");
    }
    if let Err(failure) = app.codes().purge(moment::now_us()).await {
        tracing::error!(%failure, "old tries of query codes and their addresses were not forgotten");
    }
}

/// One look, unless another process is at it.
async fn look(app: &App, holder: &str) -> Result<Option<Swept>, Failure> {
    let lease_us = i64::try_from(LEASE.as_micros()).unwrap_or(i64::MAX);
    if !app.lease(LOOKING, holder, moment::now_us(), lease_us).await? {
        return Ok(None);
    }
    let swept = app.sweep(moment::today(), moment::now_us(), |_| {}).await;
    // What was erased since the last look leaves the files of the index.
    if let Err(failure) = app.merge_erased_search().await {
        tracing::error!(%failure, "the index of search was not merged");
    }
    app.give_back(LOOKING, holder).await?;
    swept.map(Some)
}
