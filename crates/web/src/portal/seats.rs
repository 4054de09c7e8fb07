//! Who has a matter open: sessions of one matter each, in memory only and for a short time.

use std::collections::{HashMap, VecDeque};
use std::fmt::Write;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use app::domain::PersonId;
use app::{Chance, MatterKey};
use axum::http::HeaderMap;
use axum::http::header::HOST;

use crate::preferences::cookie;

const MINUTE_US: i64 = 60_000_000;
/// How long nothing may be asked for before the session ends. Long enough to write a letter slowly, short enough for a
/// machine that somebody else uses next.
pub(crate) const IDLE_MINUTES: i64 = 20;
/// How long a session lasts at most, whatever is asked for: an afternoon.
const WHOLE_US: i64 = 4 * 60 * MINUTE_US;
/// Most sessions at once, each of some hundred bytes; the one that was silent longest makes room.
const SEATS_MAX: usize = 20_000;
/// Requests that a session remembers against being sent twice. Nobody presses a button again after fifty others.
const REMEMBERED_MAX: usize = 50;
/// The name of the cookie.
const COOKIE: &str = "petition";

/// One session.
#[derive(Debug)]
pub(crate) struct Seat {
    pub(crate) key: MatterKey,
    pub(crate) person: PersonId,
    /// What every form of this session carries.
    pub(crate) token: String,
    opened_us: i64,
    seen_us: AtomicI64,
    /// Requests that were carried out. Held while one is, so that a second click waits and then finds it done.
    pub(crate) done: tokio::sync::Mutex<Remembered>,
}

/// Requests that were carried out, the oldest first.
#[derive(Debug, Default)]
pub(crate) struct Remembered(VecDeque<String>);

impl Remembered {
    pub(crate) fn has(&self, request: &str) -> bool {
        self.0.iter().any(|done| done == request)
    }

    pub(crate) fn add(&mut self, request: &str) {
        if self.0.len() >= REMEMBERED_MAX {
            self.0.pop_front();
        }
        self.0.push_back(request.to_owned());
    }
}

impl Seat {
    fn ended(&self, now_us: i64) -> bool {
        now_us - self.seen_us.load(Ordering::Relaxed) > IDLE_MINUTES * MINUTE_US || now_us - self.opened_us > WHOLE_US
    }
}

/// All sessions of this process.
#[derive(Debug, Default)]
pub(crate) struct Seats(Mutex<HashMap<String, Arc<Seat>>>);

impl Seats {
    /// Opens a session and returns its name, which only the petitioner's browser learns.
    pub(crate) fn open(&self, chance: &mut Chance, key: MatterKey, person: PersonId, now_us: i64) -> String {
        let name = random(chance);
        let seat = Seat {
            key,
            person,
            token: random(chance),
            opened_us: now_us,
            seen_us: AtomicI64::new(now_us),
            done: tokio::sync::Mutex::default(),
        };
        let mut seats = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        seats.retain(|_, seat| !seat.ended(now_us));
        if seats.len() >= SEATS_MAX {
            let silent = seats.iter().min_by_key(|(_, seat)| seat.seen_us.load(Ordering::Relaxed));
            if let Some(silent) = silent.map(|(name, _)| name.clone()) {
                seats.remove(&silent);
            }
        }
        seats.insert(name.clone(), Arc::new(seat));
        name
    }

    /// The session that a request belongs to, if it has not ended.
    pub(crate) fn of(&self, headers: &HeaderMap, now_us: i64) -> Option<Arc<Seat>> {
        let name = cookie(headers, COOKIE)?;
        let mut seats = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let seat = seats.get(name)?.clone();
        if seat.ended(now_us) {
            seats.remove(name);
            return None;
        }
        seat.seen_us.fetch_max(now_us, Ordering::Relaxed);
        Some(seat)
    }

    /// Ends the session that a request belongs to.
    pub(crate) fn close(&self, headers: &HeaderMap) {
        if let Some(name) = cookie(headers, COOKIE) {
            self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(name);
        }
    }
}

/// A name of 256 bits that nobody can guess.
pub(crate) fn random(chance: &mut Chance) -> String {
    let bytes = chance.salt().into_iter().chain(chance.salt());
    bytes.fold(String::new(), |mut text, byte| {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
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
    use app::domain::MatterId;

    use super::*;

    const KEY: MatterKey = MatterKey { shard: 990_101, id: MatterId(7) };

    fn asks(name: &str) -> HeaderMap {
        let mut headers = HeaderMap::new();
        headers.insert("cookie", format!("lang=zh; {COOKIE}={name}").parse().unwrap());
        headers
    }

    #[test]
    fn a_session_ends_when_nothing_is_asked_for_and_at_the_latest_after_its_whole_time() {
        let (seats, mut chance) = (Seats::default(), Chance::numbered(1));
        let name = seats.open(&mut chance, KEY, PersonId(5), 0);
        let mut now_us = 0;
        let mut steps = 0;
        while seats.of(&asks(&name), now_us).is_some() {
            now_us += IDLE_MINUTES * MINUTE_US;
            steps += 1;
        }
        assert_eq!(steps, WHOLE_US / (IDLE_MINUTES * MINUTE_US) + 1);
        let name = seats.open(&mut chance, KEY, PersonId(5), 0);
        assert!(seats.of(&asks(&name), IDLE_MINUTES * MINUTE_US + 1).is_none());
        assert!(seats.of(&asks(&name), 1).is_none(), "what ended does not begin again");
    }

    #[test]
    fn a_name_that_was_never_given_opens_nothing_and_leaving_closes() {
        let (seats, mut chance) = (Seats::default(), Chance::numbered(2));
        let name = seats.open(&mut chance, KEY, PersonId(5), 0);
        let other = seats.open(&mut chance, KEY, PersonId(5), 0);
        assert_ne!(name, other);
        assert_eq!(name.len(), 64);
        assert!(seats.of(&asks(""), 0).is_none() && seats.of(&asks(&name[1..]), 0).is_none());
        seats.close(&asks(&name));
        assert!(seats.of(&asks(&name), 0).is_none() && seats.of(&asks(&other), 0).is_some());
    }

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
