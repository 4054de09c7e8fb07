//! Serving, from the first connection to the last: pages, health, measurements, the sealer, the sweep and mail.

pub(crate) mod connections;
mod forwarded;
mod fresh;
pub(crate) mod health;
pub(crate) mod measures;
mod metrics_page;
mod observe;
mod service_manager;
mod signals;
pub(crate) mod tls;

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use app::App;
use axum::{Router, middleware};
use tokio::net::TcpListener;
use tokio::sync::watch;
use tower_http::catch_panic::CatchPanicLayer;
use web::{Entrance, ShownAccount};
use wording::Words;

use crate::commands::{ledger, sweep};
use crate::ending::Ending;
use crate::settings::{Metrics, Settings, list};
use crate::{logs, moment, out, place};
use connections::Door;
pub(crate) use forwarded::Proxies;
use forwarded::believe;
use health::{Bounds, Health};
use measures::Measures;
use metrics_page::Gauges;
use observe::{Observer, observe};
use signals::{Reload, Signals};
use tls::Tls;
pub(crate) use tls::TlsFiles;

/// Connections of whoever reads measurements: one or two programs do.
const METRICS_CONNECTIONS: usize = 16;

/// How to serve.
#[derive(Debug)]
pub(crate) struct Plan {
    /// Where.
    pub(crate) listen: SocketAddr,
    /// Where measurements are told, if anywhere.
    pub(crate) metrics: Option<Metrics>,
    /// Where the data lie.
    pub(crate) folder: PathBuf,
    /// Certificate and key, where the program speaks TLS itself.
    pub(crate) tls: Option<TlsFiles>,
    /// The address that people type, where it is another than the one that is served.
    pub(crate) public: Option<String>,
    /// Accounts of invented people that the sign-in page of a demonstration shows.
    pub(crate) shown: Vec<ShownAccount>,
    /// The proxies that are believed when they say whose request it is.
    pub(crate) proxies: Proxies,
    /// Most connections at once.
    pub(crate) connections: usize,
    /// How long requests that are under way may take when the program is asked to stop.
    pub(crate) stop: Duration,
    /// From where on the process is not ready.
    pub(crate) bounds: Bounds,
    /// How often the sealer runs.
    pub(crate) seal_every: Duration,
    /// How often what was missed is looked for, and how often counts are added up.
    pub(crate) sweep_every: (Duration, Duration),
    /// Who gets checkpoints by mail, if anybody.
    pub(crate) mailer: Option<ledger::Mailer>,
}

impl Plan {
    /// What the settings say, on this address. Nobody gets mail: whoever serves for others names the mailer.
    pub(crate) fn of(settings: &Settings, listen: SocketAddr, folder: PathBuf) -> Self {
        let lag = settings.seconds(list::SEAL_LAG_S).as_micros();
        Self {
            listen,
            metrics: settings.metrics(),
            folder,
            tls: settings.tls(),
            public: settings.text(list::PUBLIC_ADDRESS).map(str::to_owned),
            shown: Vec::new(),
            proxies: settings.proxies(),
            connections: settings.connections(),
            stop: settings.seconds(list::STOP_S),
            bounds: Bounds { disk_free: settings.disk_free(), seal_lag_us: i64::try_from(lag).unwrap_or(i64::MAX) },
            seal_every: settings.seconds(list::SEAL_S),
            sweep_every: (settings.seconds(list::SWEEP_S), settings.seconds(list::COUNTS_S)),
            mailer: None,
        }
    }

    /// Whether browsers come over TLS: the program speaks it itself, or the address that people type says that the
    /// proxy before it does. A proxy that was declared without such an address does TLS too: it is what allows serving
    /// beyond this machine.
    fn is_over_tls(&self) -> bool {
        let said = self.public.as_deref().map(|address| address.starts_with("https:"));
        self.tls.is_some() || said.unwrap_or_else(|| self.proxies.any())
    }
}

/// Serves until the program is asked to stop. Then nobody is let in any more, requests that are under way come to their
/// end, what they recorded is sealed, a letter under way is handed over, and leases are given back.
pub(crate) async fn serve_until_stopped(app: App, plan: Plan, words: &Words, before: &[String]) -> Result<(), Ending> {
    logs::keep_panics_short();
    let over_tls = plan.is_over_tls();
    app.policies().map_err(|fault| Ending::fault(fault.to_string()))?;
    let (mut signals, reload) = (Signals::listen()?, Reload::listen()?);
    let tls = plan.tls.map(|files| Tls::open(files, moment::now_s()).map(Arc::new)).transpose();
    let tls = tls.map_err(|fault| Ending::fault(fault.told(words)))?;
    let acceptor = tls.as_ref().map(Tls::acceptor).transpose()?;
    let place: Arc<str> = app.db().read().await?.setting(place::NAME).await?.unwrap_or_default().into();
    let listener = bound(plan.listen, words).await?;
    let address = listener.local_addr()?;
    let app = Arc::new(app);
    let measures = Arc::new(Measures::new(app.db().kind(), tls.is_some()));
    let health = Arc::new(Health::new(app.clone(), plan.folder.clone(), plan.bounds, measures.clone()));
    let (stop, stopping) = watch::channel(());
    let gauges = Gauges { app: app.clone(), health: health.clone(), measures: measures.clone() };
    let metrics = metrics_door(plan.metrics, gauges, words).await?;
    let measured_at = metrics.as_ref().map(|(_, address)| *address);
    let metrics = metrics.map(|(door, _)| tokio::spawn(door.serve(ended(stopping.clone()))));
    let holder = ledger::holder()?;
    let entrance = Arc::new(Entrance { over_tls, shown: plan.shown });
    let pages = web::Web { app: app.clone(), now_us: moment::now_us, chance: moment::chance, place, entrance };
    let router = router(pages, health, Observer::new(measures.clone(), &short(&holder)), plan.proxies);
    let door = Door::new(listener, router, plan.connections, Some(measures.clone())).with_tls(acceptor);
    let looking = sweep::Looking { app: app.clone(), holder: holder.clone(), every: plan.sweep_every };
    let sweep = tokio::spawn(looking.keep_looking(measures.clone(), stopping.clone()));
    let mail = tokio::spawn(ledger::keep_mailing(app.clone(), plan.mailer, holder.clone(), stopping.clone()));
    let sealing = ledger::Sealing { app: app.clone(), holder, every: plan.seal_every };
    let sealer = tokio::spawn(sealing.keep_sealing(measures.clone(), stopping.clone()));
    let scheme = if tls.is_some() { "https" } else { "http" };
    let fresh = tokio::spawn(fresh::keep(tls, measures, reload, stopping.clone()));
    let telling = tokio::spawn(service_manager::keep_telling(stopping));
    out::say(words.with("serve-ready", &[("address", format!("{scheme}://{address}/").into())]));
    if let Some(address) = measured_at {
        out::say(words.with("serve-metrics", &[("address", format!("http://{address}/metrics").into())]));
    }
    if let Some(public) = plan.public {
        out::say(words.with("serve-public", &[("address", public.into())]));
    }
    before.iter().for_each(out::say);
    tracing::info!(%address, version = env!("CARGO_PKG_VERSION"), database = app.db().kind(), "serving");

    service_manager::ready(&format!("serving {scheme}://{address}/"));
    let leaving = door.serve(signals.stop()).await;
    service_manager::stopping();
    tracing::info!("stopping: nobody is let in any more");
    let enough = async {
        tokio::select! {
            () = tokio::time::sleep(plan.stop) => {}
            // Whoever asks twice does not want to wait.
            () = signals.stop() => {}
        }
    };
    let cut = leaving.leave(enough).await;
    if cut > 0 {
        tracing::warn!(cut, "requests were cut that did not end in time");
    }
    drop(stop);
    let (swept, sealed, mailed) = (sweep.await, sealer.await, mail.await);
    if let Some(metrics) = metrics {
        drop(metrics.await);
    }
    drop((fresh.await, telling.await));
    app.db().close().await;
    tracing::info!("stopped");
    swept.and(sealed).and(mailed).map_err(|error| Ending::fault(error.to_string()))
}

/// Everything that people and programs may ask for at the main address.
fn router(pages: web::Web, health: Arc<Health>, observer: Observer, proxies: Proxies) -> Router {
    web::router(pages.clone())
        .merge(web::portal::router(pages, moment::chance))
        .merge(health::router(health))
        .layer(CatchPanicLayer::custom(|_| observe::broken()))
        .layer(middleware::from_fn_with_state(observer, observe))
        .layer(middleware::from_fn_with_state(proxies, believe))
}

/// Enough of the name of this process to tell its requests from those of others.
fn short(holder: &str) -> String {
    const CHARS: usize = 16;
    holder.chars().take(CHARS).collect()
}

async fn ended(mut stopping: watch::Receiver<()>) {
    // The sender is dropped, never used.
    let _ = stopping.changed().await;
}

async fn bound(listen: SocketAddr, words: &Words) -> Result<TcpListener, Ending> {
    TcpListener::bind(listen).await.map_err(|error| {
        let args = [("address", listen.to_string().into()), ("cause", error.to_string().into())];
        Ending::fault(words.with("serve-busy", &args))
    })
}

/// Where measurements are told. An address that nobody asked for may be taken: then another process has it.
async fn metrics_door(
    metrics: Option<Metrics>,
    gauges: Gauges,
    words: &Words,
) -> Result<Option<(Door, SocketAddr)>, Ending> {
    let Some(Metrics { listen, asked }) = metrics else { return Ok(None) };
    match bound(listen, words).await {
        Ok(listener) => {
            let address = listener.local_addr()?;
            Ok(Some((Door::new(listener, metrics_page::router(gauges), METRICS_CONNECTIONS, None), address)))
        }
        Err(busy) if asked => Err(busy),
        Err(_) => {
            tracing::warn!(%listen, "the usual address of measurements is taken; set metrics.listen to another");
            Ok(None)
        }
    }
}
