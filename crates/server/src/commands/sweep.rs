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
use crate::serving::measures::Measures;
use crate::{moment, out, place};

/// What the process that looks holds meanwhile.
const LEASE: &str = "sweep";
/// For how long a process that nobody hears of again keeps the others from looking: longer than a look at a province
/// takes, and shorter than the time after which everybody looks again. Two at once would find the same, once.
const LEASE_MAX: Duration = Duration::from_secs(50 * 60);

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

/// Who looks for what was missed while the program serves.
#[derive(Debug)]
pub(crate) struct Looking {
    /// The installation.
    pub(crate) app: Arc<App>,
    /// Who holds the lease.
    pub(crate) holder: String,
    /// How often what was missed is looked for, and how often counts are added up.
    pub(crate) every: (Duration, Duration),
}

impl Looking {
    /// Looks at once and then every so often, until told to stop. A look that fails is made up for by the next. Of
    /// several processes on one database one looks at a time.
    pub(crate) async fn keep_looking(self, measures: Arc<Measures>, mut stop: watch::Receiver<()>) {
        let mut every = tokio::time::interval(self.every.0);
        every.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let mut adding_up = tokio::time::interval(self.every.1);
        adding_up.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            tokio::select! {
                _ = stop.changed() => break,
                _ = every.tick() => {}
                _ = adding_up.tick() => {
                    // Whatever is left is read as it is, and added up next time.
                    if let Err(failure) = self.app.compact_counts().await {
                        tracing::error!(%failure, "the counts were not added up");
                    }
                    continue;
                }
            }
            // A look that is cut short loses nothing: each finding is a transaction of its own.
            tokio::select! {
                _ = stop.changed() => break,
                () = self.look(&measures) => {}
            }
        }
        if let Err(failure) = self.app.give_back(LEASE, &self.holder).await {
            tracing::warn!(%failure, "the lease of the sweep runs out by itself");
        }
    }

    /// One look, unless another process is at it.
    async fn look(&self, measures: &Measures) {
        let began = moment::stopwatch();
        let looked = self.swept().await;
        let took = began.elapsed();
        let (outcome, found) = match looked {
            Ok(Some(Swept { matters, found, left, .. })) => {
                tracing::info!(matters, found, left, "swept");
                ("done", found)
            }
            Ok(None) => {
                tracing::info!("another process is looking");
                ("elsewhere", 0)
            }
            Err(failure) => {
                tracing::error!(%failure, "the sweep failed");
                ("failed", 0)
            }
        };
        measures.swept(outcome, found, took, moment::now_us());
    }

    async fn swept(&self) -> Result<Option<Swept>, Failure> {
        let lease = LEASE_MAX.min(self.every.0 * 5 / 6).as_micros();
        let lease_us = i64::try_from(lease).unwrap_or(i64::MAX);
        if !self.app.lease(LEASE, &self.holder, moment::now_us(), lease_us).await? {
            return Ok(None);
        }
        let swept = self.app.sweep(moment::today(), moment::now_us(), |_| {}).await;
        self.app.give_back(LEASE, &self.holder).await?;
        swept.map(Some)
    }
}
