//! The log and the measurements hold nothing that people typed.

use std::io::Write;
use std::net::TcpStream;

use serde_json::Value;

use super::{FORM, Serving, Site, answer, ask, form};
use crate::commands::Office;
use crate::door::first_clerk;

/// Stands in every field. Nothing else contains it, and in no other case.
const CANARY: &str = "CANARYXQZ";

fn petition(site: &Site) -> Value {
    let of = |name: &str| format!("{CANARY}{name}");
    let [title, text, name, address] = ["题", "文", "名", "址"].map(of);
    let words = ["--title", &title, "--text", &text, "--name", &name, "--address", &address];
    site.json(&[&["matter", "act", "register"], &words[..]].concat())
}

/// Sends the canary in everything that a request has.
fn plant(serving: &Serving, made: &Value, clerk: &str) {
    let text = |name: &str| made[name].as_str().unwrap().to_owned();
    let cookies = format!("lang=CANARYXQZ; petition=CANARYXQZ; organ=CANARYXQZ; CANARYXQZ=1; {clerk}");
    let heads = [
        ("User-Agent", CANARY),
        ("Referer", "http://CANARYXQZ.example/CANARYXQZ?CANARYXQZ"),
        ("X-Request-Id", CANARY),
        ("X-Forwarded-For", CANARY),
        ("Authorization", "Bearer CANARYXQZ"),
        ("Accept-Language", CANARY),
        ("Cookie", &cookies),
    ];
    for first in [
        "GET /CANARYXQZ/CANARYXQZ",
        "GET /matters?q=CANARYXQZ&CANARYXQZ=1",
        "GET /matters/CANARYXQZ",
        "GET /matters/CANARYXQZ/document/CANARYXQZ",
        "GET /assets/CANARYXQZ",
        "GET /q/act/CANARYXQZ",
        "GET /q?left=CANARYXQZ",
        "CANARYXQZ /matters",
        "POST /preferences",
        "POST /q/papers",
    ] {
        let body = form(&[("lang", CANARY), (CANARY, CANARY), ("to", CANARY)]);
        serving.ask(first, &[&heads[..], &[FORM]].concat(), &body);
        serving.ask(first, &[FORM], &body);
    }
    let wrong = form(&[("receipt", CANARY), ("code", "CANA-RYXQ-ZCAN-ARYX")]);
    serving.ask("POST /q", &[FORM], &wrong);
    let page = serving.ask(&format!("GET /matters/{}", text("matter")), &[("Cookie", clerk)], &[]);
    assert!(page.body.contains(CANARY), "the page itself shows it");
    let wrong = form(&[("login", CANARY), ("password", CANARY), ("back", CANARY)]);
    serving.ask("POST /sign-in", &[FORM], &wrong);
    let slip = form(&[("receipt", &text("receipt")), ("code", &text("query_code"))]);
    let entered = serving.ask("POST /q", &[FORM], &slip);
    let seat = ("Cookie", entered.header("set-cookie").unwrap().split(';').next().unwrap().to_owned());
    let seat = (seat.0, &*seat.1);
    let page = serving.ask("GET /q/act/add", &[seat], &[]);
    let [token, request, seen] = ["token", "request", "seen"].map(|name| page.field(name));
    let fields = [("token", &*token), ("request", &*request), ("seen", &*seen), ("choice", "supplement")];
    for text in [CANARY.to_owned(), CANARY.repeat(200_000)] {
        // What is far too long is not read to its end, and the connection may close while it is still sent.
        drop(ask(
            &serving.address,
            "POST /q/act/add",
            &[FORM, seat],
            &form(&[&fields[..], &[("text", &text)]].concat()),
        ));
    }
    let part = |name: &str, rest: &str| format!("--b\r\nContent-Disposition: form-data; name=\"{name}\"{rest}\r\n");
    let file = format!("; filename=\"{CANARY}.pdf\"\r\nContent-Type: {CANARY}/x\r\n\r\n{CANARY}");
    let paper = format!("{}{}--b--\r\n", part("token", &format!("\r\n\r\n{token}")), part("file", &file));
    serving.ask("POST /q/papers", &[("Content-Type", "multipart/form-data; boundary=b"), seat], paper.as_bytes());
    // What is no request at all.
    for bytes in [&b"CANARYXQZ\r\n\r\n"[..], b"GET /CANARYXQZ HTTP/9\r\n\r\n", b"GET / HTTP/1.1\r\nCANARYXQZ\r\n\r\n"] {
        let mut stream = TcpStream::connect(&serving.address).unwrap();
        stream.write_all(bytes).unwrap();
        drop(answer(&mut stream));
    }
    drop(ask(&serving.metrics, "GET /metrics?CANARYXQZ", &heads, &[]));
}

#[tokio::test]
async fn nothing_that_people_typed_is_logged_or_measured() {
    for (site, format) in [(Site::sqlite(), "json"), (Site::postgres().await, "text")] {
        let made = petition(&site);
        let serving = site.serving(&[("XINZE_LOG", "trace"), ("XINZE_LOG_FORMAT", format)]);
        let clerk = first_clerk(&serving.address, |words| site.json(words));
        plant(&serving, &made, &clerk);
        let measured = serving.measured();
        let log = serving.stopped();
        for (what, text) in [("log", &log), ("measurements", &measured)] {
            let found = text.lines().find(|line| line.to_uppercase().contains(CANARY));
            assert_eq!(found, None, "{what}");
            assert!(!text.contains(made["receipt"].as_str().unwrap()), "{what}");
            assert!(!text.contains(made["matter"].as_str().unwrap()), "{what}");
        }
        assert!(log.contains("/matters/{key}") && log.contains("/q/act/{act}"), "routes by pattern: {log}");
        site.drop().await;
    }
}

#[test]
fn each_line_is_one_json_value_with_number_route_status_and_time() {
    let site = Site::sqlite();
    let serving = site.serving(&[("XINZE_LOG", "info"), ("XINZE_LOG_FORMAT", "json")]);
    let answer = serving.get("/matters?organ=7");
    let number = answer.header("x-request-id").unwrap().to_owned();
    let log = serving.stopped();
    let lines: Vec<Value> = log.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let line = lines.iter().find(|line| line["request"] == number.as_str()).unwrap_or_else(|| panic!("{log}"));
    assert_eq!((&line["route"], &line["method"], &line["level"]), (&"/matters".into(), &"GET".into(), &"INFO".into()));
    assert_eq!(line["status"], answer.status);
    assert!(line["took_us"].as_u64().unwrap() > 0 && line["timestamp"].is_string(), "{line}");
    let said = |what: &str| lines.iter().any(|line| line["message"] == what);
    assert!(said("serving") && said("stopped"), "{log}");
}

#[test]
fn without_being_asked_it_logs_no_requests() {
    let office = Office::new();
    let serving = Serving::start(&office, &["serve", "--listen", "127.0.0.1:0"], &[]);
    serving.get("/matters");
    assert_eq!(serving.stopped(), "");
}
