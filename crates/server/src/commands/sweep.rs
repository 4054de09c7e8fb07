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
use crate::serving::measures::Measures;
use crate::{moment, out, place};

/// What the process that looks holds meanwhile.
const LOOKING: &str = "sweep";
/// For how long a process that nobody hears of again keeps the others from looking: longer than a look at a province
/// takes, and short enough for another to look before everybody's next turn. Two at once would find the same, once.
const LEASE_MAX: Duration = Duration::from_secs(50 * 60);
/// How soon a process asks again, at the latest, that found another looking, which may have died at it.
const AGAIN_MAX: Duration = Duration::from_secs(10 * 60);

/// For how long a look may keep others from looking, where everybody looks so often.
fn lease(every: Duration) -> Duration {
    LEASE_MAX.min(every * 5 / 6)
}

/// How soon a process asks again that found another looking. A lease and this are together no longer than the time
/// between two looks: what the one that died would have found, another finds in the same time.
fn again(every: Duration) -> Duration {
    AGAIN_MAX.min(every / 6)
}

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
                    tidy_up(&self.app).await;
                    continue;
                }
            }
            // A look that is cut short loses nothing: each finding is a transaction of its own.
            tokio::select! {
                _ = stop.changed() => break,
                elsewhere = self.look(&measures) => if elsewhere {
                    every.reset_after(again(self.every.0));
                },
            }
        }
        if let Err(failure) = self.app.give_back(LOOKING, &self.holder).await {
            tracing::warn!(%failure, "the lease of the sweep runs out by itself");
        }
    }

    /// One look; whether another process is at it instead.
    async fn look(&self, measures: &Measures) -> bool {
        let began = moment::stopwatch();
        let looked = self.swept().await;
        let took = began.elapsed();
        let elsewhere = matches!(looked, Ok(None));
        let (outcome, found) = match looked {
            Ok(Some(Swept { matters, found, left, passed_over, .. })) => {
                for PassedMatter { matter, why } in &passed_over.named {
                    tracing::error!(%matter, why, "the sweep passed a matter over");
                }
                tracing::info!(matters, found, left, passed_over = passed_over.matters, "swept");
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
        elsewhere
    }

    /// What one look found; `None` where another process is looking.
    async fn swept(&self) -> Result<Option<Swept>, Failure> {
        let lease_us = i64::try_from(lease(self.every.0).as_micros()).unwrap_or(i64::MAX);
        if !self.app.lease(LOOKING, &self.holder, moment::now_us(), lease_us).await? {
            return Ok(None);
        }
        let swept = self.app.sweep(moment::today(), moment::now_us(), |_| {}).await;
        // What was erased since the last look leaves the files of the index.
        if let Err(failure) = self.app.merge_erased_search().await {
            tracing::error!(%failure, "the index of search was not merged");
        }
        self.app.give_back(LOOKING, &self.holder).await?;
        swept.map(Some)
    }
}

/// Adds counts up, and forgets sessions that have ended and tries of query codes and passwords that count no more.
/// Whatever is left is met next time.
async fn tidy_up(app: &App) {
    if let Err(failure) = app.compact_counts().await {
        tracing::error!(%failure, "the counts were not added up");
    }
    if let Err(failure) = app.purge_seats(moment::now_us()).await {
        tracing::error!(%failure, "petitioners' sessions that have ended were not removed");
    }
    // What has ended opens nothing meanwhile either; it only takes room.
    if let Err(failure) = app.sweep_sign_ins(moment::now_us()).await {
        tracing::error!(%failure, "sessions that have ended were not removed");
    }
    if let Err(failure) = app.codes().purge(moment::now_us()).await {
        tracing::error!(%failure, "old tries of query codes and their addresses were not forgotten");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_looks_before_the_next_turn_however_often_everybody_looks() {
        for seconds in [60, 61, 3_599, 3_600, 3_601, 86_400] {
            let every = Duration::from_secs(seconds);
            assert!(lease(every) + again(every) <= every, "{seconds}");
            assert!(again(every) >= Duration::from_secs(10), "{seconds}");
        }
        assert_eq!(lease(Duration::from_secs(3_600)), LEASE_MAX);
        assert_eq!(again(Duration::from_secs(3_600)), AGAIN_MAX);
    }
}
