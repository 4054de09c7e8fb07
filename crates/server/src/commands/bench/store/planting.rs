//! Very many thin matters in one SQLite file, and what each of them takes.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use app::domain::Actor;
use app::{App, DemoPlan, plant_thin};
use indicatif::ProgressBar;

use super::super::{Bar, Figure, installation, per_second, started};
use crate::ending::Ending;
use crate::moment;

/// Bytes that a thin matter may take: ten million of them in 25 GB.
const BYTES_MAX: f64 = 2_500.0;

/// Between two rounds of sealing and adding up.
const PAUSE: Duration = Duration::from_millis(500);

/// Under this name the benchmark seals.
const SEALER: &str = "bench";

/// An installation that was planted.
pub(super) struct Planted {
    pub(super) app: Arc<App>,
    /// An official of the city's petition office.
    pub(super) clerk: Actor,
    pub(super) figures: Vec<Figure>,
}

/// Plants thin matters into a file until there are so many, while another task seals them and adds their counts up, as
/// `serve` does: what waits for that takes no room in the end. A planting that was cut short goes on.
#[expect(clippy::cast_precision_loss, reason = "sizes are shown with three digits")]
pub(super) async fn planted(file: &Path, matters: u64) -> Result<Planted, Ending> {
    let app = Arc::new(installation(file).await?);
    let plan = DemoPlan { seed: 3, today: moment::today(), matters };
    let there = app.db().read().await?.count_matters().await?;
    let there = u64::try_from(there).unwrap_or_default().min(matters);
    let bar = ProgressBar::new(matters).with_position(there);
    let done = Arc::new(AtomicBool::new(false));
    let keeping = tokio::spawn(keep(app.clone(), done.clone()));
    let began = started();
    let clerk = plant_thin(&app, &plan, there, |planted| bar.set_position(planted)).await;
    let rate = per_second(matters - there, began.elapsed());
    bar.finish_and_clear();
    done.store(true, Ordering::Relaxed);
    let sealing = keeping.await.map_err(|error| Ending::fault(error.to_string()))??;
    let clerk = clerk?.ok_or_else(|| Ending::fault("no clerk"))?;
    let bytes = bytes_of(file)? as f64 / matters.max(1) as f64;
    let figure = |name, value, unit, bar| Figure { name, value, unit, bar };
    let figures = vec![
        figure("bench-thin", rate, "/s", None),
        figure("bench-seal", sealing, "/s", None),
        figure("bench-thin-bytes", bytes, "B", Some(Bar::AtMost(BYTES_MAX))),
    ];
    Ok(Planted { app, clerk, figures })
}

/// Seals and adds up until told that there is nothing more to come. Returns events sealed in a second of sealing.
async fn keep(app: Arc<App>, done: Arc<AtomicBool>) -> Result<f64, Ending> {
    let (mut sealed, mut sealing) = (0, Duration::ZERO);
    loop {
        // Looked at before, so that nothing comes after the last round.
        let last = done.load(Ordering::Relaxed);
        let began = started();
        loop {
            let round = app.seal(SEALER, moment::now_us(), &mut moment::chance()?).await?;
            sealed += round.events;
            if !round.more {
                break;
            }
        }
        sealing += began.elapsed();
        app.compact_counts().await?;
        if last {
            return Ok(per_second(sealed, sealing));
        }
        tokio::time::sleep(PAUSE).await;
    }
}

/// Bytes of a database and the log beside it.
fn bytes_of(file: &Path) -> Result<u64, Ending> {
    let mut log = file.as_os_str().to_owned();
    log.push("-wal");
    let log = std::fs::metadata(Path::new(&log)).map_or(0, |found| found.len());
    Ok(std::fs::metadata(file)?.len() + log)
}
