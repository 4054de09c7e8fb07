//! What systemd is told, and any other service manager that speaks the same protocol: that the program is ready, that
//! it lives, that it stops. Where nobody listens nothing happens.

use sd_notify::NotifyState;
use tokio::sync::watch;
use tokio::time::MissedTickBehavior;

fn tell(state: &[NotifyState<'_>]) {
    if let Err(error) = sd_notify::notify(state) {
        tracing::warn!(%error, "the service manager could not be told");
    }
}

/// Requests are answered.
pub(crate) fn ready(status: &str) {
    tell(&[NotifyState::Ready, NotifyState::Status(status)]);
}

/// Certificate and key are being read anew.
pub(crate) fn reloading() {
    if let Ok(now) = NotifyState::monotonic_usec_now() {
        tell(&[NotifyState::Reloading, now]);
    }
}

/// They were.
pub(crate) fn reloaded() {
    tell(&[NotifyState::Ready]);
}

/// Nobody is let in any more.
pub(crate) fn stopping() {
    tell(&[NotifyState::Stopping]);
}

/// Tells that the program lives, twice as often as the manager wants to hear it; a program that hangs tells nothing and
/// is started anew.
pub(crate) async fn keep_telling(mut stop: watch::Receiver<()>) {
    let Some(wanted) = sd_notify::watchdog_enabled() else { return };
    let mut every = tokio::time::interval(wanted / 2);
    every.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            _ = stop.changed() => return,
            _ = every.tick() => tell(&[NotifyState::Watchdog]),
        }
    }
}
