//! `xinze bench`: what the design costs, as ratios to the bare parts in the same run.

mod import_speed;
mod list_speed;
mod long_matter;
mod policy_speed;
mod reader;
mod rules_speed;
mod store;
mod term_speed;

use std::path::Path;
use std::time::{Duration, Instant};

use app::store::Db;
use app::vault::MasterKeys;
use app::{App, shipped_law};
use serde::Serialize;
use wording::Words;

use crate::args::{Args, Bench, BenchVerb};
use crate::ending::Ending;
use crate::out;

/// One measured figure beside the bar that it should reach.
#[derive(Debug, Serialize)]
pub(crate) struct Figure {
    /// Key of its name in the wording files.
    pub(crate) name: &'static str,
    /// The figure.
    pub(crate) value: f64,
    /// Its unit.
    pub(crate) unit: &'static str,
    /// The bar: at least this much, or at most this much.
    pub(crate) bar: Option<Bar>,
}

/// What a figure should reach.
#[derive(Clone, Copy, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Bar {
    AtLeast(f64),
    AtMost(f64),
}

impl Figure {
    fn reached(&self) -> Option<bool> {
        self.bar.map(|bar| match bar {
            Bar::AtLeast(least) => self.value >= least,
            Bar::AtMost(most) => self.value <= most,
        })
    }
}

/// An installation in a file of its own. Its master key lies beside it, so that what is kept can be opened.
pub(crate) async fn installation(file: &Path) -> Result<App, Ending> {
    let db = Db::open(&format!("sqlite:{}", file.display())).await?;
    let line = crate::master::beside(file)?;
    let masters = MasterKeys::read(&line).map_err(|fault| Ending::fault(fault.to_string()))?;
    Ok(App::open(db, shipped_law()?, masters, &mut crate::moment::chance()?).await?)
}

/// The time that some work takes.
#[expect(clippy::disallowed_methods, reason = "a benchmark reads the clock")]
pub(crate) fn started() -> Instant {
    Instant::now()
}

/// The value below which so many of a hundred lie, in the unit of the values.
pub(crate) fn percentile(mut values: Vec<f64>, percent: usize) -> f64 {
    values.sort_by(f64::total_cmp);
    let at = values.len() * percent / 100;
    values.get(at.min(values.len().saturating_sub(1))).copied().unwrap_or_default()
}

/// How often a second, for so many times in this duration.
#[expect(clippy::cast_precision_loss, reason = "rates are shown with three digits")]
pub(crate) fn per_second(times: u64, took: Duration) -> f64 {
    times as f64 / took.as_secs_f64()
}

pub(crate) async fn run(args: &Args, bench: &Bench, words: &'static Words) -> Result<(), Ending> {
    if let Some(BenchVerb::Store(plan)) = &bench.verb {
        return show(args, &store::measure(plan, words).await?, words);
    }
    let mut figures = vec![term_speed::measure()?];
    figures.extend(rules_speed::measure()?);
    figures.extend(policy_speed::measure().await?);
    figures.extend(import_speed::measure(bench.rows).await?);
    figures.extend(list_speed::measure(bench.list).await?);
    figures.extend(long_matter::measure().await?);
    show(args, &figures, words)
}

fn show(args: &Args, figures: &[Figure], words: &'static Words) -> Result<(), Ending> {
    if args.json {
        return out::json(&figures);
    }
    let rows = figures.iter().map(|figure| {
        let bar = match figure.bar {
            None => String::new(),
            Some(Bar::AtLeast(least)) => format!("≥ {least}"),
            Some(Bar::AtMost(most)) => format!("≤ {most}"),
        };
        let mark = match figure.reached() {
            None => "",
            Some(true) => "✓",
            Some(false) => "✗",
        };
        vec![words.say(figure.name), number(figure.value), figure.unit.to_owned(), bar, mark.to_owned()]
    });
    let header = ["bench-what", "bench-figure", "bench-unit", "bench-bar", "bench-reached"];
    out::table(header.map(|key| words.say(key)).to_vec(), rows.collect());
    Ok(())
}

/// Three digits are what such a figure is good for.
fn number(value: f64) -> String {
    if value >= 100.0 { format!("{value:.0}") } else { format!("{value:.2}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is kept can be opened afterwards: its master key lies beside it, for nobody else.
    #[test]
    fn what_is_kept_is_opened_by_the_key_beside_it() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let runtime = tokio::runtime::Runtime::new().unwrap();
        for name in ["small.db", "large.db", "small.db"] {
            runtime.block_on(async {
                let app = installation(&folder.path().join(name)).await.unwrap_or_else(|_| panic!("{name}"));
                app.db().close().await;
            });
        }
        let mode = std::fs::metadata(folder.path().join("master.key")).unwrap().permissions().mode();
        assert_eq!(mode & 0o077, 0);
    }
}
