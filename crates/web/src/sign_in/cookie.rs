//! What the browser of somebody who is signed in holds.

use axum::http::HeaderMap;

use crate::Entrance;
use crate::preferences;

/// The name of the cookie. Over TLS it begins with `__Host-`: browsers then take it from this very host only, whole and
/// over TLS.
const NAME: &str = "xinze";
const NAME_OVER_TLS: &str = "__Host-xinze";

fn name(entrance: &Entrance) -> &'static str {
    if entrance.over_tls { NAME_OVER_TLS } else { NAME }
}

/// What the browser holds, if anything.
pub(crate) fn held<'h>(entrance: &Entrance, headers: &'h HeaderMap) -> Option<&'h str> {
    preferences::cookie(headers, name(entrance)).filter(|token| !token.is_empty())
}

/// Lets the browser hold something; with an empty text, takes it back. No script reads it, and other sites send it only
/// by a link.
pub(crate) fn set(entrance: &Entrance, token: &str) -> String {
    let secure = if entrance.over_tls { "; Secure" } else { "" };
    let life = if token.is_empty() { "; Max-Age=0" } else { "" };
    format!("{}={token}; Path=/; HttpOnly; SameSite=Lax{secure}{life}", name(entrance))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entrance(over_tls: bool) -> Entrance {
        Entrance { over_tls, ..Entrance::default() }
    }

    #[test]
    fn over_tls_the_cookie_is_of_this_host_only() {
        assert_eq!(set(&entrance(true), "abc"), "__Host-xinze=abc; Path=/; HttpOnly; SameSite=Lax; Secure");
        assert_eq!(set(&entrance(false), "abc"), "xinze=abc; Path=/; HttpOnly; SameSite=Lax");
        assert!(set(&entrance(true), "").ends_with("; Max-Age=0"));
    }

    #[test]
    fn over_tls_a_cookie_of_the_other_name_opens_nothing() {
        let mut headers = HeaderMap::new();
        headers.insert("cookie", "lang=zh; xinze=abc".parse().unwrap());
        assert_eq!(held(&entrance(false), &headers), Some("abc"));
        assert_eq!(held(&entrance(true), &headers), None);
        headers.insert("cookie", "__Host-xinze=abc".parse().unwrap());
        assert_eq!(held(&entrance(true), &headers), Some("abc"));
    }
}
