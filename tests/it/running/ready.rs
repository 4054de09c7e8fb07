//! Whether it lives, and whether it can do its work.

use super::{Serving, every_site, until};

/// The parts that failed.
fn failed(serving: &Serving) -> Vec<String> {
    let answer = serving.get("/readyz");
    let bad: Vec<String> =
        answer.body.lines().filter_map(|line| line.strip_suffix(" failed").map(str::to_owned)).collect();
    assert_eq!(answer.status, if bad.is_empty() { 200 } else { 503 }, "{answer:?}");
    assert_eq!(answer.body.lines().count(), 4, "one line a part and no details: {answer:?}");
    bad
}

#[tokio::test]
async fn each_part_that_fails_is_named_and_nothing_else() {
    every_site(async |site| {
        let serving = site.serving(&[("XINZE_LIMIT_SEAL_LAG_S", "1")]);
        assert_eq!(serving.get("/healthz").body, "ok\n");
        // What was recorded before it began is sealed first.
        until("all is well", || failed(&serving).is_empty().then_some(()));

        // A schema of a newer program.
        let newer = "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time) \
                     SELECT 999999, description, success, checksum, 0 FROM _sqlx_migrations WHERE version = 1";
        site.sql(newer).await;
        until("the schema is newer", || (failed(&serving) == ["schema"]).then_some(()));
        site.sql("DELETE FROM _sqlx_migrations WHERE version = 999999").await;
        until("the schema is its own again", || failed(&serving).is_empty().then_some(()));

        // An event that waits and cannot be sealed, because it is sealed already.
        assert_eq!(site.run(&["ledger", "seal"]).0, Some(0));
        let again = "INSERT INTO outbox (shard, stream, seq, hash) SELECT shard, stream, seq, hash FROM event \
                     ORDER BY shard, stream, seq LIMIT 1";
        site.sql(again).await;
        until("an event waits too long", || (failed(&serving) == ["sealing"]).then_some(()));
        let measured = serving.measured();
        assert!(measured.contains("xinze_unsealed_events 1\n"), "{measured}");
        assert!(measured.contains("xinze_ready{part=\"sealing\"} 0\n"), "{measured}");
        site.sql("DELETE FROM outbox").await;
        until("nothing waits", || failed(&serving).is_empty().then_some(()));

        // A database that does not answer what it is asked.
        site.sql("ALTER TABLE outbox RENAME TO gone").await;
        until("the database fails", || (failed(&serving) == ["database", "schema", "sealing"]).then_some(()));
        assert_eq!(serving.get("/healthz").status, 200, "it lives all the same");
        site.sql("ALTER TABLE gone RENAME TO outbox").await;
        until("the database answers", || failed(&serving).is_empty().then_some(()));
        serving.stopped();
    })
    .await;
}

#[test]
fn too_little_room_is_told() {
    let site = super::Site::sqlite();
    let serving = site.serving(&[("XINZE_LIMIT_DISK_FREE_MB", "1000000000")]);
    assert_eq!(failed(&serving), ["disk"]);
}
