//! `/healthz`: the program lives. `/readyz`: it can do its work, and if not, which part cannot; no details, because
//! anybody may ask. What is behind a part is in the log and in `xinze doctor`.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use app::App;
use app::store::{StoreError, newest_schema};
use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, HeaderName};
use axum::response::IntoResponse;
use axum::routing::get;
use tokio::sync::Mutex;

use super::measures::{Measures, PartLabels};
use crate::moment;

/// For how long a look is good: whoever asks more often gets the same answer, and the database is asked once.
const FRESH_US: i64 = 1_000_000;

/// How long the database may take to answer.
const ANSWER_WAIT: Duration = Duration::from_secs(2);

/// What has to be as it must be.
pub(crate) const PARTS: [&str; 4] = ["database", "schema", "disk", "sealing"];

/// Less than this is told, and the process gets no requests while it is so.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Bounds {
    /// Bytes that must be free.
    pub(crate) disk_free: u64,
    /// How long an event may wait to be sealed, in microseconds.
    pub(crate) seal_lag_us: i64,
}

/// What a look found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Look {
    looked_us: i64,
    /// In the order of [`PARTS`].
    holds: [bool; 4],
    pub(crate) unsealed: i64,
    pub(crate) seal_lag_us: i64,
    pub(crate) disk_free: Option<u64>,
}

impl Look {
    fn ready(&self) -> bool {
        self.holds.iter().all(|holds| *holds)
    }

    /// One line a part.
    fn told(&self) -> String {
        let line = |(part, holds): (&&str, &bool)| format!("{part} {}\n", if *holds { "ok" } else { "failed" });
        PARTS.iter().zip(&self.holds).map(line).collect()
    }
}

/// Looks at the parts.
#[derive(Debug)]
pub(crate) struct Health {
    app: Arc<App>,
    folder: PathBuf,
    bounds: Bounds,
    measures: Arc<Measures>,
    last: Mutex<Option<Look>>,
}

impl Health {
    /// `folder` is where the data lie.
    pub(crate) fn new(app: Arc<App>, folder: PathBuf, bounds: Bounds, measures: Arc<Measures>) -> Self {
        Self { app, folder, bounds, measures, last: Mutex::new(None) }
    }

    /// How everything stands, at most a second ago.
    pub(crate) async fn look(&self) -> Look {
        let mut last = self.last.lock().await;
        let now_us = moment::now_us();
        if let Some(look) = last.filter(|look| (0..FRESH_US).contains(&(now_us - look.looked_us))) {
            return look;
        }
        let look = self.look_now(now_us).await;
        for (part, holds) in PARTS.into_iter().zip(look.holds) {
            self.measures.ready.get_or_create(&PartLabels { part }).set(i64::from(holds));
        }
        *last = Some(look);
        look
    }

    async fn look_now(&self, now_us: i64) -> Look {
        let disk_free = free(&self.folder);
        let disk = disk_free.is_none_or(|free| free >= self.bounds.disk_free);
        let look = Look { looked_us: now_us, disk_free, holds: [false, false, disk, false], ..Look::default() };
        match self.of_database().await {
            Ok((schema, unsealed, oldest)) => {
                let seal_lag_us = oldest.map_or(0, |oldest| (now_us - oldest).max(0));
                let holds = [true, schema == Some(newest_schema()), disk, seal_lag_us <= self.bounds.seal_lag_us];
                Look { holds, unsealed, seal_lag_us, ..look }
            }
            Err(error) => {
                tracing::warn!(%error, "not ready: the database does not answer");
                look
            }
        }
    }

    async fn of_database(&self) -> Result<(Option<i64>, i64, Option<i64>), StoreError> {
        let asked = async {
            let mut session = self.app.db().read().await?;
            Ok((session.schema_reached().await?, session.count_waiting().await?, session.oldest_waiting().await?))
        };
        // Whoever asks whether the program is ready wants to know it now; one that is busy for so long is not.
        tokio::time::timeout(ANSWER_WAIT, asked).await.unwrap_or(Err(StoreError::Busy { retry_after: ANSWER_WAIT }))
    }
}

/// Room left on the disk of a folder; `None` where the system does not tell.
fn free(folder: &Path) -> Option<u64> {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let disk = rustix::fs::statvfs(folder).ok()?;
    Some(disk.f_bavail.saturating_mul(disk.f_frsize))
}

const NO_STORE: [(HeaderName, &str); 1] = [(CACHE_CONTROL, "no-store")];

/// Both addresses.
pub(crate) fn router(health: Arc<Health>) -> Router {
    Router::new()
        .route("/healthz", get(|| async { (NO_STORE, "ok\n") }))
        .route("/readyz", get(ready))
        .with_state(health)
}

async fn ready(State(health): State<Arc<Health>>) -> impl IntoResponse {
    let look = health.look().await;
    let status = if look.ready() { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    (status, NO_STORE, look.told())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_part_has_a_line_and_one_that_failed_makes_it_unready() {
        let look = Look { holds: [true, true, false, true], ..Look::default() };
        assert!(!look.ready());
        assert_eq!(look.told(), "database ok\nschema ok\ndisk failed\nsealing ok\n");
        assert!(Look { holds: [true; 4], ..Look::default() }.ready());
    }
}
