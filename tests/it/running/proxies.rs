//! Whose request it is where a proxy stands in front.

use super::{FORM, Site, form};

/// How many callers tried codes, as the program tells them apart.
async fn callers(trusted: &str) -> Option<i64> {
    let site = Site::sqlite();
    let serving = site.serving(&[("XINZE_PROXY_TRUSTED", trusted)]);
    let register = ["matter", "act", "register", "--title", "路灯", "--text", "路灯不亮。", "--name", "马会川"];
    let (made, other) = (site.json(&register), site.json(&register));
    let before = site.sql("SELECT COUNT(*) FROM query_try").await.unwrap();
    let slip = form(&[("receipt", made["receipt"].as_str().unwrap()), ("code", other["query_code"].as_str().unwrap())]);
    for client in ["192.0.2.1", "192.0.2.1", "192.0.2.2", "198.51.100.9, 192.0.2.2"] {
        let answer = serving.ask("POST /q", &[FORM, ("X-Forwarded-For", client)], &slip);
        assert_eq!(answer.status, 422, "{}", answer.body);
    }
    // One row for the receipt, and one for each caller.
    let rows = site.sql("SELECT COUNT(*) FROM query_try").await.unwrap();
    serving.stopped();
    Some(rows - before - 1)
}

#[tokio::test]
async fn a_declared_proxy_is_believed_and_nobody_else() {
    assert_eq!(callers("127.0.0.1, 10.0.0.0/8").await, Some(2));
    assert_eq!(callers("10.0.0.0/8").await, Some(1), "whoever is no proxy is believed nothing");
}
