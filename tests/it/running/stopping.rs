//! How it ends: nobody is let in any more, what is under way comes to its end, and what was recorded is sealed.

use std::io::Write;
use std::net::TcpStream;
use std::time::Duration;

use super::{FORM, Serving, Site, answer, every_site, form, head, stopwatch, until};

/// A petitioner with the form for a supplement open.
struct Writing {
    cookie: String,
    body: Vec<u8>,
}

impl Writing {
    fn begin(site: &Site, serving: &Serving) -> Self {
        let words = ["--title", "屋顶漏雨", "--text", "屋顶漏雨两个月。", "--name", "何桂香"];
        let made = site.json(&[&["matter", "act", "register"], &words[..]].concat());
        let slip = [("receipt", made["receipt"].as_str().unwrap()), ("code", made["query_code"].as_str().unwrap())];
        let entered = serving.ask("POST /q", &[FORM], &form(&slip));
        let cookie = entered.header("set-cookie").unwrap().split(';').next().unwrap().to_owned();
        let page = serving.ask("GET /q/act/add", &[("Cookie", &cookie)], &[]);
        let [token, request, seen] = ["token", "request", "seen"].map(|name| page.field(name));
        let fields = [("token", &*token), ("request", &*request), ("seen", &*seen), ("choice", "supplement")];
        Self { cookie, body: form(&[&fields[..], &[("text", "补充。")]].concat()) }
    }

    /// Sends the head and all of the form but its last byte, so that the act is under way and cannot end.
    fn half(&self, serving: &Serving) -> TcpStream {
        let mut stream = TcpStream::connect(&serving.address).unwrap();
        let heads = [FORM, ("Cookie", &*self.cookie)];
        let head = head(&serving.address, "POST /q/act/add", &heads, self.body.len());
        stream.write_all(head.as_bytes()).unwrap();
        stream.write_all(&self.body[..self.body.len() - 1]).unwrap();
        until("the request is under way", || {
            let measured = serving.measured();
            measured.lines().any(|line| line == "xinze_http_requests_under_way 1").then_some(())
        });
        stream
    }

    fn rest(&self, stream: &mut TcpStream) {
        stream.write_all(&self.body[self.body.len() - 1..]).unwrap();
    }
}

fn refuses(serving: &Serving) {
    until("nobody is let in", || TcpStream::connect(&serving.address).is_err().then_some(()));
}

#[tokio::test]
async fn an_act_that_is_under_way_is_finished_sealed_and_answered() {
    every_site(async |site| {
        for signal in ["TERM", "INT"] {
            // Nothing is sealed between the start and the end but by the last run.
            let serving = site.serving(&[("XINZE_INTERVAL_SEAL_S", "3600"), ("XINZE_LOG", "info")]);
            let writing = Writing::begin(site, &serving);
            let mut stream = writing.half(&serving);
            serving.signal(signal);
            refuses(&serving);
            writing.rest(&mut stream);
            assert_eq!(answer(&mut stream).unwrap().status, 303, "{signal}");
            let (status, log) = serving.ended();
            assert_eq!(status.code(), Some(0), "{signal}: {log}");
            assert_eq!(site.sql("SELECT COUNT(*) FROM outbox").await, Some(0), "{signal}: all is sealed");
            assert_eq!(site.sql("SELECT COUNT(*) FROM lease").await, Some(0), "{signal}: leases are given back");
        }
        assert_eq!(site.run(&["ledger", "verify"]).0, Some(0));
    })
    .await;
}

#[test]
fn what_does_not_end_in_time_is_cut_and_leaves_nothing() {
    let site = Site::sqlite();
    let serving = site.serving(&[("XINZE_LIMIT_STOP_S", "1"), ("XINZE_LOG", "info")]);
    let writing = Writing::begin(&site, &serving);
    let mut stream = writing.half(&serving);
    let began = stopwatch();
    serving.signal("TERM");
    let (status, log) = serving.ended();
    assert_eq!(status.code(), Some(0), "{log}");
    assert!(began.elapsed() >= Duration::from_secs(1) && log.contains("cut=1"), "{log}");
    assert!(answer(&mut stream).is_err(), "no answer came");
    assert_eq!(site.run(&["ledger", "verify"]).0, Some(0));
}

#[test]
fn whoever_asks_twice_does_not_wait() {
    let site = Site::sqlite();
    let serving = site.serving(&[("XINZE_LIMIT_STOP_S", "3600")]);
    let writing = Writing::begin(&site, &serving);
    let _stream = writing.half(&serving);
    serving.signal("TERM");
    refuses(&serving);
    serving.signal("TERM");
    assert_eq!(serving.ended().0.code(), Some(0));
}
