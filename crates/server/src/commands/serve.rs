//! `xinze serve`: the web interface, on this machine only until there is sign-in.

use std::net::SocketAddr;
use std::sync::Arc;

use app::App;
use wording::Words;

use super::{ledger, sweep};
use crate::args::{Args, Serve};
use crate::ending::Ending;
use crate::{moment, out, place};

pub(crate) async fn run(args: &Args, serve: &Serve, words: &Words) -> Result<(), Ending> {
    if !serve.listen.ip().is_loopback() {
        return Err(Ending::fault(words.with("serve-loopback", &[("address", serve.listen.to_string().into())])));
    }
    let mailer = ledger::Mailer::of(serve, words)?;
    let app = place::open(args, words).await?;
    serve_until_stopped(app, (serve.listen, mailer), words, &[]).await
}

/// Serves until the program is asked to stop; requests that are under way are finished first.
pub(crate) async fn serve_until_stopped(
    app: App,
    (listen, mailer): (SocketAddr, Option<ledger::Mailer>),
    words: &Words,
    before: &[String],
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
    let pages = web::Web { app: app.clone(), now_us: moment::now_us, place };
    let router = web::router(pages.clone()).merge(web::portal::router(pages, moment::chance));
    // Wrong query codes are counted by the address that they come from.
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    let (stop, stopping) = tokio::sync::watch::channel(());
    let holder = ledger::holder()?;
    let sweep = tokio::spawn(sweep::keep_looking(app.clone(), holder.clone(), stopping.clone()));
    let mail = tokio::spawn(ledger::keep_mailing(app.clone(), mailer, holder.clone(), stopping.clone()));
    let sealer = tokio::spawn(ledger::keep_sealing(app.clone(), holder, stopping));
    let served = axum::serve(listener, service).with_graceful_shutdown(stopped()).await;
    drop(stop);
    let (swept, sealed, mailed) = (sweep.await, sealer.await, mail.await);
    app.db().close().await;
    served?;
    swept.and(sealed).and(mailed).map_err(|error| Ending::fault(error.to_string()))
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
