//! Whose request it is where a proxy stands in front: only a proxy that was declared is believed.

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use axum::extract::{ConnectInfo, Request, State};
use axum::http::{HeaderMap, HeaderName};
use axum::middleware::Next;
use axum::response::Response;
use ipnet::IpNet;

const FOR: HeaderName = HeaderName::from_static("x-forwarded-for");
const PROTO: HeaderName = HeaderName::from_static("x-forwarded-proto");
/// What a proxy tells of a request. From anybody else it says nothing, and is taken away so that nobody reads it.
const TOLD: [HeaderName; 4] =
    [FOR, PROTO, HeaderName::from_static("x-forwarded-host"), HeaderName::from_static("forwarded")];

/// The proxies that are believed.
#[derive(Clone, Debug, Default)]
pub(crate) struct Proxies(Arc<[IpNet]>);

impl Proxies {
    pub(crate) fn new(networks: Vec<IpNet>) -> Self {
        Self(networks.into())
    }

    /// Whether any was declared.
    pub(crate) fn any(&self) -> bool {
        !self.0.is_empty()
    }

    fn has(&self, address: IpAddr) -> bool {
        // A socket for both families shows addresses of the old one inside the new one.
        let address = address.to_canonical();
        self.0.iter().any(|network| network.contains(&address))
    }

    /// Who asks: the last in the row of addresses that is no proxy of ours. What stands before it, anybody can invent.
    fn client(&self, peer: IpAddr, headers: &HeaderMap) -> IpAddr {
        let lines: Vec<&str> = headers.get_all(FOR).iter().filter_map(|line| line.to_str().ok()).collect();
        let mut client = peer;
        for told in lines.iter().rev().flat_map(|line| line.rsplit(',')) {
            if !self.has(client) {
                break;
            }
            match told.trim().parse() {
                Ok(before) => client = before,
                Err(_) => break,
            }
        }
        client.to_canonical()
    }
}

/// The layer: puts the address of whoever asks in the place of the proxy's.
pub(crate) async fn believe(State(proxies): State<Proxies>, mut request: Request, next: Next) -> Response {
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|known| known.0);
    match peer {
        Some(peer) if proxies.has(peer.ip()) => {
            let client = proxies.client(peer.ip(), request.headers());
            request.extensions_mut().insert(ConnectInfo(SocketAddr::new(client, peer.port())));
        }
        _ => {
            for told in TOLD {
                request.headers_mut().remove(told);
            }
        }
    }
    next.run(request).await
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    fn client(peer: &str, lines: &[&'static str]) -> String {
        let networks = ["10.0.0.0/8", "127.0.0.1/32", "::1/128"].map(|text| text.parse().unwrap());
        let proxies = Proxies::new(networks.into());
        let mut headers = HeaderMap::new();
        for line in lines {
            headers.append(FOR, HeaderValue::from_static(line));
        }
        proxies.client(peer.parse().unwrap(), &headers).to_string()
    }

    #[test]
    fn the_last_address_that_is_no_proxy_of_ours_asks() {
        let table: [(&str, &[&str], &str); 9] = [
            ("192.0.2.7", &[], "192.0.2.7"),
            ("192.0.2.7", &["198.51.100.1"], "192.0.2.7"),
            ("127.0.0.1", &["198.51.100.1"], "198.51.100.1"),
            ("127.0.0.1", &["198.51.100.9, 198.51.100.1, 10.1.2.3"], "198.51.100.1"),
            ("127.0.0.1", &["198.51.100.9", "198.51.100.1, 10.1.2.3"], "198.51.100.1"),
            ("127.0.0.1", &["10.1.2.3"], "10.1.2.3"),
            ("127.0.0.1", &["unknown"], "127.0.0.1"),
            ("::ffff:127.0.0.1", &["2001:db8::5"], "2001:db8::5"),
            ("::1", &[], "::1"),
        ];
        for (peer, lines, wanted) in table {
            assert_eq!(client(peer, lines), wanted, "{peer} {lines:?}");
        }
    }

    #[test]
    fn where_no_proxy_was_declared_nobody_is_believed() {
        let mut headers = HeaderMap::new();
        headers.insert(FOR, HeaderValue::from_static("198.51.100.1"));
        let peer: IpAddr = "127.0.0.1".parse().unwrap();
        assert_eq!(Proxies::default().client(peer, &headers), peer);
    }
}
