//! Connections: how many at once, how long one may take to say what it wants, and an end in good order.
//!
//! `axum::serve` would do but for its limits: it waits for ever for the head of a request and takes any number in, so
//! that a few hundred silent connections could keep everybody else out.

use std::convert::Infallible;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::{ConnectInfo, Request};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::{GracefulShutdown, Watcher};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::task::JoinSet;
use tokio_rustls::TlsAcceptor;
use tower::ServiceExt;

use super::measures::Measures;

/// How long a client may take for the head of a request, and may be silent between two: a slow line needs a second.
const HEAD_WAIT: Duration = Duration::from_secs(30);
/// How long agreeing on keys may take: two ways there and back on a slow line.
const HANDSHAKE_WAIT: Duration = Duration::from_secs(10);
/// How long to wait when the system has no file left to give a connection: some end meanwhile.
const ACCEPT_PAUSE: Duration = Duration::from_millis(100);
/// What is said to one too many. It has not asked for anything yet, so nothing happened.
const FULL: &[u8] =
    b"HTTP/1.1 503 Service Unavailable\r\nRetry-After: 2\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

/// One address that is served.
pub(crate) struct Door {
    listener: TcpListener,
    router: Router,
    room: Arc<Semaphore>,
    /// Whether its connections are counted: those of people are, those of whoever measures are not.
    measures: Option<Arc<Measures>>,
    /// What speaks TLS, where this program does.
    tls: Option<TlsAcceptor>,
}

/// What is left to do when nobody is let in any more.
pub(crate) struct Leaving {
    open: JoinSet<()>,
    graceful: GracefulShutdown,
}

/// A place among the connections that may be open; free again when dropped.
struct Place {
    _permit: OwnedSemaphorePermit,
    measures: Option<Arc<Measures>>,
}

impl Place {
    fn take(room: &Arc<Semaphore>, measures: Option<&Arc<Measures>>) -> Option<Self> {
        let permit = room.clone().try_acquire_owned().ok()?;
        if let Some(measures) = measures {
            measures.connections.inc();
        }
        Some(Self { _permit: permit, measures: measures.cloned() })
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        if let Some(measures) = &self.measures {
            measures.connections.dec();
        }
    }
}

impl Door {
    /// Serves these routes on this listener to so many at once.
    pub(crate) fn new(listener: TcpListener, router: Router, most: usize, measures: Option<Arc<Measures>>) -> Self {
        let room = Arc::new(Semaphore::new(most.min(Semaphore::MAX_PERMITS)));
        Self { listener, router, room, measures, tls: None }
    }

    /// The same with TLS.
    pub(crate) fn with_tls(self, tls: Option<TlsAcceptor>) -> Self {
        Self { tls, ..self }
    }

    /// Lets in whoever comes until `stopped`, and then nobody.
    pub(crate) async fn serve(self, stopped: impl Future<Output = ()>) -> Leaving {
        let mut leaving = Leaving { open: JoinSet::new(), graceful: GracefulShutdown::new() };
        let mut stopped = std::pin::pin!(stopped);
        loop {
            tokio::select! {
                () = &mut stopped => return leaving,
                // Those that ended are forgotten one by one; what one of them met was logged there.
                Some(_) = leaving.open.join_next() => {}
                accepted = self.listener.accept() => self.accepted(accepted, &mut leaving).await,
            }
        }
    }

    async fn accepted(&self, accepted: io::Result<(TcpStream, SocketAddr)>, leaving: &mut Leaving) {
        let (stream, peer) = match accepted {
            Ok(accepted) => accepted,
            Err(error) => {
                tracing::warn!(%error, "a connection could not be taken");
                return tokio::time::sleep(ACCEPT_PAUSE).await;
            }
        };
        let Some(place) = Place::take(&self.room, self.measures.as_ref()) else {
            if let Some(measures) = &self.measures {
                measures.turned_away.inc();
            }
            // Whoever cannot take so few bytes at once is not waited for. Over TLS there is nothing to say it in yet.
            if self.tls.is_none() {
                let _ = stream.try_write(FULL);
            }
            return;
        };
        // Answers are written whole; waiting for more to send only delays the last packet.
        let _ = stream.set_nodelay(true);
        let (router, watcher) = (self.router.clone(), leaving.graceful.watcher());
        match self.tls.clone() {
            None => leaving.open.spawn(one(stream, peer, router, watcher, place)),
            Some(tls) => leaving.open.spawn(async move {
                match tokio::time::timeout(HANDSHAKE_WAIT, tls.accept(stream)).await {
                    Ok(Ok(stream)) => one(stream, peer, router, watcher, place).await,
                    // Scanners, and browsers that do not know who vouches for the certificate.
                    Ok(Err(error)) => tracing::debug!(%error, "no agreement on TLS"),
                    Err(_) => tracing::debug!("agreeing on TLS took too long"),
                }
            }),
        };
    }
}

impl Leaving {
    /// Lets requests that are under way come to their end until `enough`, and cuts the rest. Returns how many were cut.
    pub(crate) async fn leave(mut self, enough: impl Future<Output = ()>) -> usize {
        let cut = tokio::select! {
            () = self.graceful.shutdown() => 0,
            () = enough => {
                while self.open.try_join_next().is_some() {}
                self.open.len()
            }
        };
        self.open.shutdown().await;
        cut
    }
}

async fn one<S>(stream: S, peer: SocketAddr, router: Router, watcher: Watcher, place: Place)
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    let service = service_fn(move |request: Request<Incoming>| {
        let mut request = request.map(Body::new);
        request.extensions_mut().insert(ConnectInfo(peer));
        let router = router.clone();
        async move { Ok::<_, Infallible>(router.oneshot(request).await.unwrap_or_else(|never| match never {})) }
    });
    let served = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD_WAIT)
        .serve_connection(TokioIo::new(stream), service);
    if let Err(error) = watcher.watch(served).await {
        // Browsers go away all the time.
        tracing::debug!(%error, "a connection ended early");
    }
    drop(place);
}
