//! The cookie that names a petitioner's session. The session itself is a row ([`app::App::open_seat`]).

use app::Seat;
use axum::http::HeaderMap;
use axum::http::header::HOST;

use super::Desk;
use crate::preferences::cookie;
use crate::trouble::Trouble;

/// The name of the cookie.
const COOKIE: &str = "petition";

impl Desk {
    /// The session that a request belongs to, if it has not ended.
    pub(crate) async fn seat(&self, headers: &HeaderMap) -> Result<Option<Seat>, Trouble> {
        match cookie(headers, COOKIE) {
            Some(name) => Ok(self.web.app.seat(name, self.now_us()).await?),
            None => Ok(None),
        }
    }

    /// Ends the session that a request belongs to.
    pub(crate) async fn leave(&self, headers: &HeaderMap) -> Result<(), Trouble> {
        match cookie(headers, COOKIE) {
            Some(name) => Ok(self.web.app.close_seat(name).await?),
            None => Ok(()),
        }
    }
}

/// The cookie of a session; with an empty name, the one that takes it back. No script reads it, no other site sends it,
/// and beyond this machine it goes over encrypted connections only.
pub(crate) fn set_cookie(headers: &HeaderMap, name: &str) -> String {
    let life = if name.is_empty() { "; Max-Age=0" } else { "" };
    let secure = if is_loopback(headers) { "" } else { "; Secure" };
    format!("{COOKIE}={name}; Path=/q; HttpOnly; SameSite=Strict{secure}{life}")
}

/// Whether the browser runs on this machine, by the name under which it asks.
fn is_loopback(headers: &HeaderMap) -> bool {
    let host = headers.get(HOST).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let name = match host.strip_prefix('[') {
        Some(rest) => rest.split(']').next().unwrap_or_default(),
        None => host.split(':').next().unwrap_or_default(),
    };
    name == "localhost" || name.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn beyond_this_machine_the_cookie_is_secure() {
        for (host, secure) in [
            ("127.0.0.1:8370", false),
            ("localhost", false),
            ("[::1]:8370", false),
            ("xinfang.example", true),
            ("127.0.0.1.example", true),
            ("192.0.2.1:8370", true),
            ("", true),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(HOST, host.parse().unwrap());
            let cookie = set_cookie(&headers, "abc");
            assert_eq!(cookie.contains("; Secure"), secure, "{host}");
            assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict") && cookie.contains("Path=/q"));
        }
    }
}
