//! Very many thin matters in one SQLite file, and what each of them takes.

use std::path::Path;
use std::sync::Arc;

use app::domain::Actor;
use app::{App, DemoPlan, plant_thin};
use indicatif::ProgressBar;

use super::super::{Bar, Figure, installation, per_second, started};
use crate::ending::Ending;
use crate::moment;

/// Bytes that a thin matter may take: ten million of them in 25 GB.
const BYTES_MAX: f64 = 2_500.0;

/// Under this name the benchmark seals.
const SEALER: &str = "bench";

/// An installation that was planted.
pub(super) struct Planted {
    pub(super) app: Arc<App>,
    /// An official of the city's petition office.
    pub(super) clerk: Actor,
    pub(super) figures: Vec<Figure>,
}

/// Plants so many thin matters into a new file, and seals them.
#[expect(clippy::cast_precision_loss, reason = "sizes are shown with three digits")]
pub(super) async fn planted(file: &Path, matters: u64) -> Result<Planted, Ending> {
    let app = installation(file).await?;
    let plan = DemoPlan { seed: 3, today: moment::today(), matters };
    let bar = ProgressBar::new(matters);
    let began = started();
    let clerk = plant_thin(&app, &plan, |done| bar.set_position(done)).await?;
    let rate = per_second(matters, began.elapsed());
    bar.finish_and_clear();
    let clerk = clerk.ok_or_else(|| Ending::fault("no clerk"))?;
    let began = started();
    let mut sealed = 0;
    loop {
        let done = app.seal(SEALER, moment::now_us(), &mut moment::chance()?).await?;
        sealed += done.events;
        if !done.more {
            break;
        }
    }
    let sealing = per_second(sealed, began.elapsed());
    let bytes = bytes_of(file)? as f64 / matters.max(1) as f64;
    let figure = |name, value, unit, bar| Figure { name, value, unit, bar };
    let figures = vec![
        figure("bench-thin", rate, "/s", None),
        figure("bench-seal", sealing, "/s", None),
        figure("bench-thin-bytes", bytes, "B", Some(Bar::AtMost(BYTES_MAX))),
    ];
    Ok(Planted { app: Arc::new(app), clerk, figures })
}

/// Bytes of a database and the log beside it.
fn bytes_of(file: &Path) -> Result<u64, Ending> {
    let mut log = file.as_os_str().to_owned();
    log.push("-wal");
    let log = std::fs::metadata(Path::new(&log)).map_or(0, |found| found.len());
    Ok(std::fs::metadata(file)?.len() + log)
}
