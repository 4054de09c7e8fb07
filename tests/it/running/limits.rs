//! How many connections there may be.

use std::io::Write;
use std::net::TcpStream;

use super::{Site, answer, until};

const MOST: usize = 16;

#[test]
fn one_connection_too_many_is_told_to_come_back_and_others_are_not_harmed() {
    let site = Site::sqlite();
    let serving = site.serving(&[("XINZE_LIMIT_CONNECTIONS", "16")]);
    let open = || {
        let mut stream = TcpStream::connect(&serving.address).unwrap();
        stream.write_all(b"GET /healthz HTTP/1.1\r\n").unwrap();
        stream
    };
    let full = |n: usize| serving.measured().lines().any(|line| line == format!("xinze_http_connections {n}"));
    let mut silent: Vec<TcpStream> = (0..MOST).map(|_| open()).collect();
    until("all places are taken", || full(MOST).then_some(()));
    let mut late = TcpStream::connect(&serving.address).unwrap();
    let told = answer(&mut late).unwrap();
    assert_eq!((told.status, told.header("retry-after")), (503, Some("2")));
    assert!(serving.measured().contains("xinze_http_connections_turned_away_total 1\n"));
    let mut first = silent.remove(0);
    first.write_all(b"Host: x\r\nConnection: close\r\n\r\n").unwrap();
    assert_eq!(answer(&mut first).unwrap().status, 200, "those who are in are served");
    until("a place is free", || full(MOST - 1).then_some(()));
    assert_eq!(serving.get("/healthz").status, 200);
    drop(silent);
    serving.stopped();
}
