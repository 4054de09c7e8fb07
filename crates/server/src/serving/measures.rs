//! What is measured while serving. Labels are names from the program's own lists (routes, methods, acts, outcomes), so
//! their number is bounded and nothing that anybody typed can stand in one.

use std::sync::atomic::{AtomicI64, AtomicU64};
use std::time::Duration;

use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::{Registry, Unit};

/// From the fastest page to where whoever waits has given up, in seconds.
const LATENCIES: [f64; 11] = [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0];

/// One kind of request.
#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
pub(crate) struct RequestLabels {
    pub(crate) route: String,
    pub(crate) method: &'static str,
    pub(crate) status: u16,
}

/// Requests of one route.
#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
pub(crate) struct RouteLabels {
    pub(crate) route: String,
    pub(crate) method: &'static str,
}

/// One kind of act with what came of it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
pub(crate) struct ActLabels {
    pub(crate) act: &'static str,
    pub(crate) outcome: &'static str,
}

/// What came of a run.
#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
pub(crate) struct OutcomeLabels {
    pub(crate) outcome: &'static str,
}

/// Which part of something.
#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
pub(crate) struct PartLabels {
    pub(crate) part: &'static str,
}

/// The version that runs.
#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
pub(crate) struct BuildLabels {
    pub(crate) version: &'static str,
    pub(crate) database: &'static str,
}

type Latency = Family<RouteLabels, Histogram, fn() -> Histogram>;
type Whole = Gauge<i64, AtomicI64>;

/// Everything that is measured.
#[derive(Debug)]
pub(crate) struct Measures {
    registry: Registry,
    pub(crate) requests: Family<RequestLabels, Counter>,
    pub(crate) latency: Latency,
    pub(crate) under_way: Whole,
    pub(crate) connections: Whole,
    pub(crate) turned_away: Counter,
    pub(crate) acts: Family<ActLabels, Counter>,
    pub(crate) queue: Family<PartLabels, Gauge>,
    pub(crate) pool: Family<PartLabels, Gauge>,
    pub(crate) unsealed: Whole,
    pub(crate) seal_lag: Whole,
    pub(crate) seals: Family<OutcomeLabels, Counter>,
    pub(crate) sealed: Counter,
    pub(crate) sweeps: Family<OutcomeLabels, Counter>,
    pub(crate) findings: Counter,
    pub(crate) last_sweep: Whole,
    pub(crate) sweep_time: Gauge<f64, AtomicU64>,
    pub(crate) database_bytes: Whole,
    pub(crate) disk_free: Whole,
    pub(crate) ready: Family<PartLabels, Gauge>,
    /// There where the program speaks TLS itself.
    pub(crate) certificate_end: Whole,
}

fn latency() -> Histogram {
    Histogram::new(LATENCIES)
}

impl Measures {
    /// Everything at nought.
    pub(crate) fn new(database: &'static str, speaks_tls: bool) -> Self {
        let measures = Self {
            registry: Registry::with_prefix("xinze"),
            requests: Family::default(),
            latency: Family::new_with_constructor(latency),
            under_way: Gauge::default(),
            connections: Gauge::default(),
            turned_away: Counter::default(),
            acts: Family::default(),
            queue: Family::default(),
            pool: Family::default(),
            unsealed: Gauge::default(),
            seal_lag: Gauge::default(),
            seals: Family::default(),
            sealed: Counter::default(),
            sweeps: Family::default(),
            findings: Counter::default(),
            last_sweep: Gauge::default(),
            sweep_time: Gauge::default(),
            database_bytes: Gauge::default(),
            disk_free: Gauge::default(),
            ready: Family::default(),
            certificate_end: Gauge::default(),
        };
        measures.registered(database, speaks_tls)
    }

    fn registered(mut self, database: &'static str, speaks_tls: bool) -> Self {
        let build: Family<BuildLabels, Gauge> = Family::default();
        build.get_or_create(&BuildLabels { version: env!("CARGO_PKG_VERSION"), database }).set(1);
        let mut registry = std::mem::take(&mut self.registry);
        let r = &mut registry;
        r.register("build", "The version that runs; always 1", build);
        r.register("http_requests", "Requests answered", self.requests.clone());
        let told = "Time from a request's head to its answer's head";
        r.register_with_unit("http_request_duration", told, Unit::Seconds, self.latency.clone());
        r.register("http_requests_under_way", "Requests that are being answered", self.under_way.clone());
        r.register("http_connections", "Open connections", self.connections.clone());
        r.register(
            "http_connections_turned_away",
            "Connections closed because too many were open",
            self.turned_away.clone(),
        );
        r.register("acts", "Acts on matters by kind and outcome, of this process", self.acts.clone());
        r.register("database_queue", "Who waits for a connection to the database", self.queue.clone());
        r.register("database_connections", "Connections to the database", self.pool.clone());
        r.register("unsealed_events", "Events that wait to be sealed, counted up to 100000", self.unsealed.clone());
        let told = "Age of the oldest event that waits to be sealed";
        r.register_with_unit("seal_lag", told, Unit::Seconds, self.seal_lag.clone());
        r.register("seal_runs", "Runs of the sealer of this process", self.seals.clone());
        r.register("sealed_events", "Events sealed by this process", self.sealed.clone());
        r.register("sweeps", "Looks for what was missed, of this process", self.sweeps.clone());
        r.register("sweep_findings", "What they found and recorded", self.findings.clone());
        r.register(
            "last_sweep_timestamp",
            "When the last one of this process ended, since 1970",
            self.last_sweep.clone(),
        );
        r.register_with_unit("last_sweep_duration", "How long it took", Unit::Seconds, self.sweep_time.clone());
        r.register_with_unit("database_size", "Size of the database", Unit::Bytes, self.database_bytes.clone());
        r.register_with_unit("disk_free", "Room left where the data lie", Unit::Bytes, self.disk_free.clone());
        r.register("ready", "Whether a part is as it must be: 1, or 0", self.ready.clone());
        if speaks_tls {
            let told = "Last moment of the certificate in use, since 1970";
            r.register("certificate_end_timestamp", told, self.certificate_end.clone());
        }
        Self { registry, ..self }
    }

    /// Everything in the text form.
    pub(crate) fn text(&self) -> Result<String, std::fmt::Error> {
        let mut text = String::new();
        encode(&mut text, &self.registry)?;
        Ok(text)
    }

    /// A request was answered.
    pub(crate) fn answered(&self, route: &str, method: &'static str, status: u16, took: Duration) {
        let labels = RequestLabels { route: route.to_owned(), method, status };
        self.requests.get_or_create(&labels).inc();
        let labels = RouteLabels { route: route.to_owned(), method };
        self.latency.get_or_create(&labels).observe(took.as_secs_f64());
    }

    /// A sweep ended.
    pub(crate) fn swept(&self, outcome: &'static str, found: u64, took: Duration, now_us: i64) {
        self.sweeps.get_or_create(&OutcomeLabels { outcome }).inc();
        self.findings.inc_by(found);
        if outcome == "done" {
            self.last_sweep.set(now_us / 1_000_000);
            self.sweep_time.set(took.as_secs_f64());
        }
    }

    /// The sealer ran.
    pub(crate) fn seal_ran(&self, outcome: &'static str, events: u64) {
        self.seals.get_or_create(&OutcomeLabels { outcome }).inc();
        self.sealed.inc_by(events);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_measured_is_told_with_its_unit() {
        let measures = Measures::new("sqlite", false);
        measures.answered("/matters/{key}", "GET", 200, Duration::from_millis(7));
        measures.swept("done", 3, Duration::from_secs(2), 1_700_000_000_000_000);
        measures.seal_ran("sealed", 5);
        let text = measures.text().unwrap();
        for line in [
            "xinze_http_requests_total{route=\"/matters/{key}\",method=\"GET\",status=\"200\"} 1",
            "xinze_http_request_duration_seconds_bucket{le=\"0.01\",route=\"/matters/{key}\",method=\"GET\"} 1",
            "xinze_sweep_findings_total 3",
            "xinze_last_sweep_timestamp 1700000000",
            "xinze_sealed_events_total 5",
        ] {
            assert!(text.contains(line), "{line}\n{text}");
        }
    }
}
