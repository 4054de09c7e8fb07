//! `/metrics`, on an address of its own.

use std::sync::Arc;

use app::App;
use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use axum::routing::get;

use super::health::Health;
use super::measures::{ActLabels, Measures, PartLabels};

/// The form that `prometheus_client` writes.
const FORM: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";

/// What the page reads.
#[derive(Clone, Debug)]
pub(crate) struct Gauges {
    pub(crate) app: Arc<App>,
    pub(crate) health: Arc<Health>,
    pub(crate) measures: Arc<Measures>,
}

pub(crate) fn router(gauges: Gauges) -> Router {
    Router::new().route("/metrics", get(metrics)).with_state(gauges)
}

async fn metrics(State(gauges): State<Gauges>) -> Response {
    gauges.read().await;
    match gauges.measures.text() {
        Ok(text) => ([(CONTENT_TYPE, FORM)], text).into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

impl Gauges {
    /// Reads what is not counted as it happens.
    async fn read(&self) {
        let measures = &self.measures;
        let look = self.health.look().await;
        measures.unsealed.set(look.unsealed);
        measures.seal_lag.set(look.seal_lag_us / 1_000_000);
        if let Some(free) = look.disk_free {
            measures.disk_free.set(i64::try_from(free).unwrap_or(i64::MAX));
        }
        for (act, outcome, n) in self.app.act_counts() {
            let labels = ActLabels { act: act.name(), outcome: outcome.name() };
            let counter = measures.acts.get_or_create(&labels);
            counter.inc_by(n.saturating_sub(counter.get()));
        }
        let queues = self.app.db().queues();
        let of = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
        for (part, n) in [("readers", queues.readers_waiting), ("writers", queues.writers_waiting)] {
            measures.queue.get_or_create(&PartLabels { part }).set(of(n));
        }
        for (part, n) in [("open", queues.connections), ("idle", queues.idle)] {
            measures.pool.get_or_create(&PartLabels { part }).set(i64::from(n));
        }
        match self.size().await {
            Ok(bytes) => {
                measures.database_bytes.set(bytes);
            }
            Err(error) => tracing::warn!(%error, "the size of the database is not known"),
        }
    }

    async fn size(&self) -> Result<i64, app::store::StoreError> {
        self.app.db().read().await?.size_bytes().await
    }
}
