//! The sealer inside `xinze serve`.

use std::sync::Arc;
use std::time::Duration;

use app::App;
use app::tlog::to_hex;
use tokio::sync::watch;
use tokio::time::MissedTickBehavior;

use crate::moment;

/// How often the server seals what came in: whoever asks for a receipt right after handing in waits no longer than it
/// takes to hand over a form, and a look at an empty queue takes some microseconds.
const EVERY: Duration = Duration::from_secs(5);

/// A name for this process that no other has, for leases.
pub(crate) fn holder() -> std::io::Result<String> {
    Ok(format!("{}-{}", std::process::id(), to_hex(&moment::chance()?.salt())))
}

/// Seals at once and then every so often, until told to stop. What fails is tried again; acts do not wait for it.
pub(crate) async fn keep_sealing(app: Arc<App>, holder: String, mut stop: watch::Receiver<()>) {
    let mut every = tokio::time::interval(EVERY);
    every.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            _ = stop.changed() => break,
            _ = every.tick() => {}
        }
        // One transaction at a time, so that stopping waits for one only.
        loop {
            let sealed = match moment::chance() {
                Ok(mut chance) => app.seal(&holder, moment::now_us(), &mut chance).await,
                Err(error) => {
                    tracing::error!(%error, "no chance to seal with");
                    break;
                }
            };
            match sealed {
                Ok(sealed) if sealed.more && !stop.has_changed().unwrap_or(true) => {}
                Ok(sealed) => {
                    tracing::debug!(sealed.events, sealed.size, "sealed");
                    break;
                }
                Err(failure) => {
                    tracing::error!(%failure, "sealing failed");
                    break;
                }
            }
        }
    }
    if let Err(failure) = app.stop_sealing(&holder).await {
        tracing::warn!(%failure, "the lease of the sealer runs out by itself");
    }
}
