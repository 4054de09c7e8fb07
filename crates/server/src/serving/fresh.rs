//! Keeps the certificate fresh: on SIGHUP, and whenever its files change.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch;

use super::measures::Measures;
use super::service_manager;
use super::signals::Reload;
use super::tls::Tls;
use crate::moment;

/// How often the files are looked at: whoever renews a certificate does so days before the end of the old one.
const EVERY: Duration = Duration::from_secs(60);
/// Looks between two warnings that the certificate ends soon: a day.
const LOOKS_A_WARNING: u32 = 24 * 60;

/// Looks after the certificate until told to stop. Without TLS the signal is heard all the same, and does nothing.
pub(crate) async fn keep(
    tls: Option<Arc<Tls>>,
    measures: Arc<Measures>,
    mut reload: Reload,
    mut stop: watch::Receiver<()>,
) {
    let mut every = tokio::time::interval(EVERY);
    let mut looks = 0_u32;
    loop {
        let asked = tokio::select! {
            _ = stop.changed() => return,
            () = reload.asked() => true,
            _ = every.tick() => false,
        };
        if asked {
            service_manager::reloading();
        }
        if let Some(tls) = &tls {
            tls.renew(asked, moment::now_s());
            measures.certificate_end.set(tls.ends_s());
            if looks == 0 {
                tls.warn_of_end(moment::now_s());
            }
            looks = (looks + 1) % LOOKS_A_WARNING;
        }
        if asked {
            service_manager::reloaded();
        }
    }
}
