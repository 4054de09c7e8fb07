//! The sealer inside `xinze serve`.

use std::sync::Arc;
use std::time::Duration;

use app::App;
use app::tlog::to_hex;
use tokio::sync::watch;
use tokio::time::MissedTickBehavior;

use crate::moment;
use crate::serving::measures::Measures;

/// How long the last run may take when the program stops: what is left then is sealed at the next start.
const LAST_RUN: Duration = Duration::from_secs(5);

/// A name for this process that no other has, for leases.
pub(crate) fn holder() -> std::io::Result<String> {
    Ok(format!("{}-{}", std::process::id(), to_hex(&moment::chance()?.salt())))
}

/// The sealer of one process.
#[derive(Debug)]
pub(crate) struct Sealing {
    /// The installation.
    pub(crate) app: Arc<App>,
    /// Who holds the lease.
    pub(crate) holder: String,
    /// How often.
    pub(crate) every: Duration,
}

impl Sealing {
    /// Seals at once and then every so often, until told to stop, and then what came in last. What fails is tried
    /// again; acts do not wait for it.
    pub(crate) async fn keep_sealing(self, measures: Arc<Measures>, mut stop: watch::Receiver<()>) {
        let mut every = tokio::time::interval(self.every);
        every.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            tokio::select! {
                _ = stop.changed() => break,
                _ = every.tick() => {}
            }
            // One transaction at a time, so that stopping waits for one only.
            while self.seal_once(&measures).await && !stop.has_changed().unwrap_or(true) {}
        }
        let last = moment::stopwatch();
        while last.elapsed() < LAST_RUN && self.seal_once(&measures).await {}
        if let Err(failure) = self.app.stop_sealing(&self.holder).await {
            tracing::warn!(%failure, "the lease of the sealer runs out by itself");
        }
    }

    /// One transaction; whether there is more to seal.
    async fn seal_once(&self, measures: &Measures) -> bool {
        let sealed = match moment::chance() {
            Ok(mut chance) => self.app.seal(&self.holder, moment::now_us(), &mut chance).await,
            Err(error) => {
                tracing::error!(%error, "no chance to seal with");
                measures.seal_ran("failed", 0);
                return false;
            }
        };
        match sealed {
            Ok(sealed) => {
                tracing::debug!(sealed.events, sealed.size, "sealed");
                measures.seal_ran(if sealed.elsewhere { "elsewhere" } else { "done" }, sealed.events);
                sealed.more
            }
            Err(failure) => {
                tracing::error!(%failure, "sealing failed");
                measures.seal_ran("failed", 0);
                false
            }
        }
    }
}
