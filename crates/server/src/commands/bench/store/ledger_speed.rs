//! Verification beside a bare scan of the same rows; making a receipt and checking one.

use std::time::Duration;

use app::domain::MatterId;
use app::store::{EventRow, Session, Table, chained, event_hash, key_of, tables};
use app::tlog::{Receipt, Trust, check};
use app::{ADMIN_STREAM, App, MatterKey, verify};

use super::super::{Bar, Figure, per_second, started};
use crate::ending::Ending;
use crate::moment;

/// Each is measured so often in turn, and the middle one counts.
const ROUNDS: usize = 3;
/// Rows that the bare scan reads at a time, as many as the verification.
const PAGE: i64 = 8_000;
/// Receipts made and checked.
const RECEIPTS: usize = 500;
/// Under this name the benchmark seals.
const HOLDER: &str = "bench";
/// What verification reads beside the events and what follows from them.
const BESIDE: [&str; 8] = ["text", "text_key", "title", "person", "outbox", "sealed", "tile", "checkpoint"];

/// Seals whatever waits in a planted installation, then verifies it.
pub(super) async fn verifying(app: &App) -> Result<Vec<Figure>, Ending> {
    app.seal_all(HOLDER, moment::now_us(), &mut moment::chance()?).await?;
    let (mut scans, mut verifications, mut events) = (Vec::new(), Vec::new(), 0);
    for _ in 0..ROUNDS {
        let began = started();
        bare_scan(&mut app.db().read().await?).await?;
        scans.push(began.elapsed());
        let began = started();
        let result = verify(app, |_| {}).await?;
        verifications.push(began.elapsed());
        if !result.holds() {
            return Err(Ending::fault(format!("{:?}", result.discrepancies.first())));
        }
        events = result.events;
    }
    let (scan, verification) = (middle(scans), middle(verifications));
    let figure = |name, value, unit, bar| Figure { name, value, unit, bar };
    let ratio = scan.as_secs_f64() / verification.as_secs_f64();
    Ok(vec![
        figure("bench-verify", per_second(events, verification), "/s", None),
        figure("bench-bare-scan", per_second(events, scan), "/s", None),
        figure("bench-verify-ratio", ratio, "×", Some(Bar::AtLeast(0.5))),
    ])
}

/// Seals whatever waits, then makes receipts and checks them.
pub(super) async fn proving(app: &App) -> Result<Vec<Figure>, Ending> {
    app.seal_all(HOLDER, moment::now_us(), &mut moment::chance()?).await?;
    let (made, checked) = receipts(app).await?;
    let figure = |name, value, unit, bar| Figure { name, value, unit, bar };
    Ok(vec![
        figure("bench-proof", made.as_secs_f64() * 1e3, "ms", Some(Bar::AtMost(1.0))),
        figure("bench-check", checked.as_secs_f64() * 1e6, "µs", Some(Bar::AtMost(100.0))),
    ])
}

/// Reads every row that a verification reads, by the same driver, and hashes it.
async fn bare_scan(session: &mut Session) -> Result<[u8; 32], Ending> {
    let mut after = (i64::MIN, i64::MIN, i64::MIN);
    let mut before: Option<EventRow> = None;
    let mut differing = 0_u8;
    loop {
        let page = session.events_after(after, PAGE).await?;
        let Some(last) = page.last() else { break };
        after = (last.shard, last.stream, last.seq);
        for row in page {
            let follows = before.filter(|before| (before.shard, before.stream) == (row.shard, row.stream));
            let hash = event_hash(follows.as_ref().map_or(&[], |before| before.hash.as_slice()), &row);
            differing |= u8::from(hash != row.hash);
            before = Some(row);
        }
    }
    let mut sum = [differing; 32];
    let read = |table: &&Table| table.matter_column().is_some() || BESIDE.contains(&table.name);
    for table in tables().iter().filter(read) {
        let mut after = None;
        loop {
            let page = session.rows_after(table, after.as_deref(), PAGE).await?;
            let Some(last) = page.last() else { break };
            after = Some(key_of(table, last).to_vec());
            sum = page.iter().fold(sum, |sum, row| chained(&sum, row));
        }
    }
    Ok(sum)
}

/// The middle time of making a receipt, and of checking one.
async fn receipts(app: &App) -> Result<(Duration, Duration), Ending> {
    let keys = app.ledger_keys().await?.into_iter().map(|key| key.key).collect();
    let trust = Trust { keys, ..Trust::default() };
    let count = i64::try_from(RECEIPTS).unwrap_or(i64::MAX);
    let streams = app.db().read().await?.streams_after((i64::MIN, i64::MIN), count).await?;
    let (mut made, mut checked) = (Vec::new(), Vec::new());
    for (shard, stream) in streams.into_iter().filter(|(_, stream)| *stream > ADMIN_STREAM) {
        let began = started();
        let receipt: Receipt = app.ledger_receipt(MatterKey { shard, id: MatterId(stream) }, 1).await?;
        made.push(began.elapsed());
        let began = started();
        let proven = check(&receipt, &trust);
        checked.push(began.elapsed());
        proven.map_err(|fault| Ending::fault(fault.to_string()))?;
    }
    Ok((middle(made), middle(checked)))
}

fn middle(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}
