//! Whence a request comes, the one place that says so, and with which program.

use std::convert::Infallible;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::header::USER_AGENT;
use axum::http::request::Parts;

/// The address of whoever asks, by which tries are counted. Where it is not known, all share one number of tries.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Caller(pub(crate) IpAddr);

impl<S: Sync> FromRequestParts<S> for Caller {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let known = parts.extensions.get::<ConnectInfo<SocketAddr>>();
        Ok(Self(known.map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |known| known.0.ip())))
    }
}

/// With which program, as it calls itself.
pub(crate) struct Program(pub(crate) String);

impl<S: Sync> FromRequestParts<S> for Program {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let called = parts.headers.get(USER_AGENT).and_then(|value| value.to_str().ok());
        Ok(Self(called.unwrap_or_default().to_owned()))
    }
}
