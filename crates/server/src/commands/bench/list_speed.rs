//! The list page as a browser gets it, while a clerk registers and another reader reads: at a thousand
//! matters and at many.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use app::domain::matter::StageName;
use app::domain::{Actor, Origin};
use app::{App, Chance, DemoPlan, Door, Intake, PersonDraft, Stamp, plant_demo};
use axum::Router;
use axum::body::Body;
use axum::http::Request;
use tower::ServiceExt;
use wording::Lang;

use super::reader::reader;
use super::{Bar, Figure, installation, percentile, started};
use crate::ending::Ending;
use crate::moment;

/// Pages read at each size.
const PAGES: usize = 1_200;
/// Lines of a full page.
const LINES: usize = 50;
/// Pages asked for at most, full or not.
const ATTEMPTS_MAX: usize = 50_000;
/// Filters that are tried for a full page.
const STARTS: usize = 60;
/// The small installation.
const SMALL: u64 = 1_000;

pub(super) async fn measure(large: u64) -> Result<Vec<Figure>, Ending> {
    let folder = tempfile::tempdir()?;
    let (small_ms, _) = pages(&folder.path().join("small.db"), SMALL).await?;
    let (large_ms, planted) = pages(&folder.path().join("large.db"), large).await?;
    let figure = |name, value, unit, bar| Figure { name, value, unit, bar };
    Ok(vec![
        figure("bench-plant", planted, "/s", None),
        figure("bench-list-small", small_ms, "ms", None),
        figure("bench-list-large", large_ms, "ms", Some(Bar::AtMost(5.0))),
        figure("bench-list-ratio", large_ms / small_ms, "×", Some(Bar::AtMost(1.5))),
    ])
}

/// Median time of a page in milliseconds, and matters planted a second.
async fn pages(file: &Path, matters: u64) -> Result<(f64, f64), Ending> {
    let app = installation(file).await?;
    let plan = DemoPlan { seed: 3, today: moment::today(), matters };
    let began = started();
    let clerk = plant_demo(&app, &plan, |_| {}).await?.ok_or_else(|| Ending::fault("no clerk"))?;
    let planted = super::per_second(matters, began.elapsed());
    let app = Arc::new(app);
    let times = under_load(&app, clerk, PAGES).await?;
    app.db().close().await;
    Ok((percentile(times, 50) * 1_000.0, planted))
}

/// The time of each of so many pages in seconds, while this clerk registers and another reader reads.
pub(super) async fn under_load(app: &Arc<App>, clerk: Actor, pages: usize) -> Result<Vec<f64>, Ending> {
    let stop = Arc::new(AtomicBool::new(false));
    let stamp = Stamp {
        actor: clerk,
        recorded_us: moment::now_us(),
        today: moment::today(),
        origin: Origin::Entered,
        door: Door::Machine,
    };
    let writer = tokio::spawn(write(app.clone(), stamp, stop.clone()));
    let other = tokio::spawn(read(app.clone(), Arc::clone(&stop), usize::MAX));
    let times = read(app.clone(), Arc::new(AtomicBool::new(false)), pages).await?;
    stop.store(true, Ordering::Relaxed);
    let joined = |error: tokio::task::JoinError| Ending::fault(error.to_string());
    writer.await.map_err(joined)??;
    other.await.map_err(joined)??;
    Ok(times)
}

/// Registers one petition after the other until told to stop.
async fn write(app: Arc<App>, stamp: Stamp, stop: Arc<AtomicBool>) -> Result<(), Ending> {
    let mut chance = Chance::numbered(11);
    let intake = Intake {
        claimed_on: Some(stamp.today),
        ..Intake::of(PersonDraft::default(), "路灯".to_owned(), "路灯不亮。".to_owned())
    };
    while !stop.load(Ordering::Relaxed) {
        let stamp = Stamp { recorded_us: moment::now_us(), ..stamp };
        app.register(&stamp, &mut chance, stamp.today, &intake, None).await?;
    }
    Ok(())
}

/// Reads pages as a browser does: a filter, then page after page. Returns the time of each in seconds.
async fn read(app: Arc<App>, stop: Arc<AtomicBool>, pages: usize) -> Result<Vec<f64>, Ending> {
    let (router, cookie) = reader(&app).await?;
    let organs: Vec<i64> = app.directory().organs.keys().map(|organ| organ.0).collect();
    // Only full pages compare: a small installation has fewer lines under many filters.
    let mut starts: Vec<String> = Vec::new();
    for start in (0..STARTS * 10).step_by(10).map(|page| first(page, &organs)) {
        if !starts.contains(&start) && full(&page((&router, &cookie), &start).await?.0) {
            starts.push(start);
        }
    }
    let mut times = Vec::new();
    let mut next: Option<String> = None;
    for no in 0..ATTEMPTS_MAX {
        if stop.load(Ordering::Relaxed) || times.len() >= pages {
            break;
        }
        let start = starts.get(no / 10 % starts.len().max(1)).map_or("/matters", String::as_str);
        let (text, took) = page((&router, &cookie), next.as_deref().unwrap_or(start)).await?;
        if full(&text) {
            times.push(took);
        }
        next = following(&text).filter(|_| no % 10 != 9);
    }
    Ok(times)
}

/// A page as text, and how long it took in seconds.
async fn page((router, cookie): (&Router, &str), address: &str) -> Result<(String, f64), Ending> {
    let request = Request::get(address)
        .header("cookie", cookie)
        .header("accept-language", Lang::Chinese.tag())
        .body(Body::empty())
        .map_err(|error| Ending::fault(error.to_string()))?;
    let began = started();
    let answer = router.clone().oneshot(request).await.unwrap_or_else(|never| match never {});
    if !answer.status().is_success() {
        return Err(Ending::fault(address));
    }
    let body = axum::body::to_bytes(answer.into_body(), usize::MAX).await;
    let took = began.elapsed().as_secs_f64();
    let body = body.map_err(|error| Ending::fault(error.to_string()))?;
    Ok((String::from_utf8_lossy(&body).into_owned(), took))
}

fn full(page: &str) -> bool {
    page.matches("row-link").count() == LINES
}

/// Filters in turn: all, one stage, one organ, one organ's stage, overdue.
fn first(page: usize, organs: &[i64]) -> String {
    let organ = organs.get(page * 7 % organs.len().max(1)).copied().unwrap_or_default();
    let stage = StageName::ALL.get(page / 10 % StageName::ALL.len()).map_or("", |stage| stage.name());
    match page / 10 % 5 {
        0 => "/matters".to_owned(),
        1 => format!("/matters?stage={stage}"),
        2 => format!("/matters?organ={organ}"),
        3 => format!("/matters?organ={organ}&stage={stage}"),
        _ => "/matters?due=overdue".to_owned(),
    }
}

/// The address behind 下一页.
fn following(page: &str) -> Option<String> {
    let (_, rest) = page.split_once("rel=\"next\" href=\"")?;
    let (address, _) = rest.split_once('"')?;
    Some(address.replace("&#38;", "&").replace("&amp;", "&"))
}
