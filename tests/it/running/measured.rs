//! What is measured, and that it stays bounded.

use super::{FORM, every_site, form};
use crate::door::first_clerk;

#[tokio::test]
async fn requests_acts_sealing_and_sweeps_are_counted() {
    every_site(async |site| {
        let words = ["--title", "屋顶漏雨", "--text", "屋顶漏雨两个月。", "--name", "何桂香"];
        let made = site.json(&[&["matter", "act", "register"], &words[..]].concat());
        let text = |name: &str| made[name].as_str().unwrap().to_owned();
        let serving = site.serving(&[("XINZE_INTERVAL_SEAL_S", "1")]);
        for invented in 0..40 {
            assert_eq!(serving.get(&format!("/invented/{invented}?x={invented}")).status, 303);
        }
        let cookie = first_clerk(&serving.address, |words| site.json(words));
        let own = ("Cookie", &*cookie);
        assert_eq!(serving.ask("INVENT /matters", &[own], &[]).status, 405);
        assert_eq!(serving.ask(&format!("GET /matters/{}", text("matter")), &[own], &[]).status, 200);
        let slip = form(&[("receipt", &text("receipt")), ("code", &text("query_code"))]);
        let entered = serving.ask("POST /q", &[FORM], &slip);
        let seat = entered.header("set-cookie").unwrap().split(';').next().unwrap().to_owned();
        let page = serving.ask("GET /q/act/add", &[("Cookie", &seat)], &[]);
        let [token, request, seen] = ["token", "request", "seen"].map(|name| page.field(name));
        let fields = [("token", &*token), ("request", &*request), ("seen", &*seen), ("choice", "supplement")];
        let send = form(&[&fields[..], &[("text", "补充。")]].concat());
        assert_eq!(serving.ask("POST /q/act/add", &[FORM, ("Cookie", &seat)], &send).status, 303);

        let wanted = [
            "xinze_http_requests_total{route=\"(none)\",method=\"GET\",status=\"303\"} 40",
            "xinze_http_requests_total{route=\"/matters\",method=\"OTHER\",status=\"405\"} 1",
            "xinze_http_requests_total{route=\"/matters/{key}\",method=\"GET\",status=\"200\"} 1",
            "xinze_http_requests_total{route=\"/q/act/{act}\",method=\"POST\",status=\"303\"} 1",
            "xinze_acts_total{act=\"contact\",outcome=\"recorded\"} 1",
            "xinze_sweeps_total{outcome=\"done\"} 1",
            "xinze_unsealed_events 0",
        ];
        let measured = super::until("everything is counted", || {
            let measured = serving.measured();
            wanted.iter().all(|line| measured.lines().any(|found| found == *line)).then_some(measured)
        });
        let count = measured.lines().filter(|line| line.starts_with("xinze_http_requests_total")).count();
        assert!(count < 14, "{measured}");
        for name in [
            "xinze_http_request_duration_seconds_count{route=\"/matters/{key}\"",
            "xinze_database_size_bytes ",
            "xinze_disk_free_bytes ",
            "xinze_database_queue{part=\"readers\"} 0",
            "xinze_database_queue{part=\"writers\"} 0",
            "xinze_database_connections{part=\"open\"}",
            "xinze_seal_lag_seconds 0",
            "xinze_seal_runs_total{outcome=\"done\"}",
            "xinze_http_connections ",
            "xinze_ready{part=\"database\"} 1",
            "xinze_build{version=\"",
        ] {
            assert!(measured.lines().any(|line| line.starts_with(name)), "{name}: {measured}");
        }
        let size = measured.lines().find_map(|line| line.strip_prefix("xinze_database_size_bytes ")).unwrap();
        assert!(size.parse::<u64>().unwrap() > 100_000, "{size}");
        assert_eq!(serving.get("/metrics").status, 303, "not where strangers are: they are sent to the door");
        serving.stopped();
    })
    .await;
}

/// Of two on one machine the second goes on without, unless it was asked for.
#[test]
fn an_address_that_is_taken_stops_only_whoever_asked_for_it() {
    let site = super::Site::sqlite();
    let first = site.serving(&[]);
    let (code, _, err) = {
        let mut program = std::process::Command::new(crate::town::setting("XINZE_BIN").unwrap());
        program.current_dir(site.office.folder()).args(["serve", "--listen", "127.0.0.1:0", "--lang", "en"]);
        let done = program.env("XINZE_METRICS_LISTEN", &first.metrics).output().unwrap();
        (done.status.code(), done.stdout, String::from_utf8(done.stderr).unwrap())
    };
    assert!(code == Some(1) && err.contains(&first.metrics), "{err}");
    let off = site.serving(&[("XINZE_METRICS_LISTEN", "off")]);
    assert!(off.metrics.is_empty());
}
