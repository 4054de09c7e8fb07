//! How many requests one reader may send: enough for anybody who reads, not for a program that lost count.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};

use axum::http::header::{CONTENT_TYPE, RETRY_AFTER};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use wording::Lang;

const SECOND_US: i64 = 1_000_000;
/// Readers that are remembered at once, each by some sixty bytes. Those who are in no debt are forgotten first.
const READERS_MAX: usize = 20_000;

/// Requests of one kind of reader.
#[derive(Clone, Copy, Debug)]
pub struct Rate {
    /// Requests at once.
    burst: i64,
    /// Requests a second in the long run.
    a_second: i64,
}

/// Somebody who is signed in: no person turns pages so fast, and no page of ours asks for so much.
pub const SIGNED_IN: Rate = Rate { burst: 2_000, a_second: 300 };
/// A program with a token: it may work fast, and others are still served.
pub const PROGRAM: Rate = Rate { burst: 1_000, a_second: 100 };
/// An address from which nobody is signed in: a whole office comes to work behind one.
pub const STRANGER: Rate = Rate { burst: 200, a_second: 20 };

/// Who sends requests.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Sender {
    /// Somebody with this session.
    Session(i64),
    /// A program with this token.
    Token(i64),
    /// Whoever comes from this address.
    Address(IpAddr),
}

/// What everybody has used up, as the moment at which all of it is forgiven.
#[derive(Debug, Default)]
pub struct Rates(Mutex<HashMap<Sender, i64>>);

impl Rates {
    /// Counts a request, or says after how many seconds the next one is answered.
    ///
    /// # Errors
    /// After how many seconds.
    pub fn count(&self, sender: Sender, rate: Rate, now_us: i64) -> Result<(), i64> {
        let cost_us = SECOND_US / rate.a_second;
        let credit_us = cost_us * rate.burst;
        let mut readers = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if readers.len() >= READERS_MAX {
            readers.retain(|_, forgiven_us| *forgiven_us > now_us);
            // All of them at once can only be an attack from everywhere; each still has its own limit afterwards.
            if readers.len() >= READERS_MAX {
                readers.clear();
            }
        }
        let forgiven_us = readers.entry(sender).or_insert(now_us);
        let after_us = (*forgiven_us).max(now_us) + cost_us;
        if after_us - now_us > credit_us {
            return Err((after_us - now_us - credit_us).div_euclid(SECOND_US) + 1);
        }
        *forgiven_us = after_us;
        Ok(())
    }
}

/// The answer to whoever sends too much, in both languages, with when to come back.
pub(crate) fn too_many(seconds: i64) -> Response {
    let say = |lang: Lang| lang.words().with("too-many-requests", &[("seconds", seconds.into())]);
    let text = format!("{}\n\n{}\n", say(Lang::Chinese), say(Lang::English));
    let kind = (CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8"));
    (StatusCode::TOO_MANY_REQUESTS, [kind, (RETRY_AFTER, HeaderValue::from(seconds))], text).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SENDER: Sender = Sender::Session(1);

    #[test]
    fn a_burst_is_answered_and_then_so_many_a_second() {
        let (rates, rate) = (Rates::default(), Rate { burst: 10, a_second: 5 });
        let sent = |now_us: i64, n: usize| (0..n).filter(|_| rates.count(SENDER, rate, now_us).is_ok()).count();
        assert_eq!(sent(0, 100), 10);
        assert_eq!(sent(0, 100), 0);
        assert_eq!(rates.count(SENDER, rate, 0), Err(1));
        assert_eq!(sent(SECOND_US, 100), 5);
        assert_eq!(sent(60 * SECOND_US, 100), 10, "after a while all is forgiven, and no more");
        assert_eq!(rates.count(Sender::Session(2), rate, 60 * SECOND_US), Ok(()), "nobody pays for others");
    }

    #[test]
    fn more_readers_than_are_remembered_do_not_fill_the_memory() {
        let (rates, rate) = (Rates::default(), STRANGER);
        for session in 0..3 * i64::try_from(READERS_MAX).unwrap() {
            rates.count(Sender::Session(session), rate, 0).unwrap();
        }
        assert!(rates.0.lock().unwrap().len() <= READERS_MAX);
    }

    #[test]
    fn the_answer_says_when_to_come_back_in_both_languages() {
        let answer = too_many(7);
        assert_eq!(answer.status(), StatusCode::TOO_MANY_REQUESTS);
        assert_eq!(answer.headers().get(RETRY_AFTER).unwrap(), "7");
    }
}
