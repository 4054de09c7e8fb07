//! `xinze serve`: the web interface.

use std::net::SocketAddr;
use std::sync::Arc;

use app::App;
use web::Entrance;
use wording::Words;

use super::{ledger, sweep};
use crate::args::{Args, Serve};
use crate::ending::Ending;
use crate::{moment, out, place};

pub(crate) async fn run(args: &Args, serve: &Serve, words: &Words) -> Result<(), Ending> {
    let app = place::open(args, words).await?;
    let nobody = !app.has_accounts().await?;
    if nobody && !serve.listen.ip().is_loopback() {
        app.db().close().await;
        return Err(Ending::fault(words.with("serve-nobody", &[("address", serve.listen.to_string().into())])));
    }
    let note = nobody.then(|| words.say("serve-nobody-note"));
    serve_until_stopped(app, serve.listen, words, note.as_slice(), Entrance::default()).await
}

/// Serves until the program is asked to stop; requests that are under way are finished first.
pub(crate) async fn serve_until_stopped(
    app: App,
    listen: SocketAddr,
    words: &Words,
    before: &[String],
    entrance: Entrance,
) -> Result<(), Ending> {
    let place: Arc<str> = app.db().read().await?.setting(place::NAME).await?.unwrap_or_default().into();
    let listener = match tokio::net::TcpListener::bind(listen).await {
        Ok(listener) => listener,
        Err(error) => {
            let args = [("address", listen.to_string().into()), ("cause", error.to_string().into())];
            return Err(Ending::fault(words.with("serve-busy", &args)));
        }
    };
    let address = listener.local_addr()?;
    out::say(words.with("serve-ready", &[("address", format!("http://{address}/").into())]));
    before.iter().for_each(out::say);
    let app = Arc::new(app);
    let entrance = Arc::new(entrance);
    let pages = web::Web { app: app.clone(), now_us: moment::now_us, chance: moment::chance, place, entrance };
    let router = web::router(pages.clone()).merge(web::portal::router(pages, moment::chance));
    // Wrong query codes are counted by the address that they come from.
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    let (stop, stopping) = tokio::sync::watch::channel(());
    let holder = ledger::holder()?;
    let sweep = tokio::spawn(sweep::keep_looking(app.clone(), holder.clone(), stopping.clone()));
    let sealer = tokio::spawn(ledger::keep_sealing(app.clone(), holder, stopping));
    let served = axum::serve(listener, service).with_graceful_shutdown(stopped()).await;
    drop(stop);
    let (swept, sealed) = (sweep.await, sealer.await);
    app.db().close().await;
    served?;
    swept.and(sealed).map_err(|error| Ending::fault(error.to_string()))
}

async fn stopped() {
    let interrupt = tokio::signal::ctrl_c();
    let terminate = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => {
                signal.recv().await;
            }
            // Without the signal, Ctrl-C still stops the server.
            Err(_) => std::future::pending().await,
        }
    };
    tokio::select! {
        _ = interrupt => {}
        () = terminate => {}
    }
}
