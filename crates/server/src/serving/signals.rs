//! What the outside asks of the program while it runs.

use std::io;

use tokio::signal::unix::{Signal, SignalKind, signal};

/// SIGHUP: what lies in files is read anew.
#[derive(Debug)]
pub(crate) struct Reload(Signal);

impl Reload {
    /// Begins to listen; without it the signal would end the program.
    ///
    /// # Errors
    /// The system does not let it.
    pub(crate) fn listen() -> io::Result<Self> {
        Ok(Self(signal(SignalKind::hangup())?))
    }

    /// Waits until somebody asks.
    pub(crate) async fn asked(&mut self) {
        self.0.recv().await;
    }
}

/// Ctrl-C and SIGTERM. Listened to before the program says that it is ready, so that none is missed.
#[derive(Debug)]
pub(crate) struct Signals {
    interrupt: Signal,
    terminate: Signal,
}

impl Signals {
    /// Begins to listen.
    ///
    /// # Errors
    /// The system does not let it.
    pub(crate) fn listen() -> io::Result<Self> {
        Ok(Self { interrupt: signal(SignalKind::interrupt())?, terminate: signal(SignalKind::terminate())? })
    }

    /// Waits until the program is asked to stop, again or for the first time.
    pub(crate) async fn stop(&mut self) {
        tokio::select! {
            _ = self.interrupt.recv() => {}
            _ = self.terminate.recv() => {}
        }
    }
}
