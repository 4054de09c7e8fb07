//! One matter with a very long course: folding its events, loading it, and its page as a browser gets it.

use std::hint::black_box;
use std::path::Path;
use std::sync::Arc;

use app::domain::matter::{Event, fold};
use app::domain::{MatterId, Origin};
use app::{ActDraft, App, Chance, Course, DemoPlan, Intake, MatterKey, PersonDraft, Step, home_shard, plant_demo};
use axum::Router;
use axum::body::Body;
use axum::http::Request;
use tower::ServiceExt;

use super::reader::reader;
use super::{Bar, Figure, installation, percentile, started};
use crate::ending::Ending;
use crate::moment;

/// Events of the matter: more than anybody has seen.
const EVENTS: usize = 5_000;
/// Times that each figure is taken; the middle one counts.
const TIMES: usize = 21;

pub(super) async fn measure() -> Result<Vec<Figure>, Ending> {
    let folder = tempfile::tempdir()?;
    let (app, key) = long_matter(&folder.path().join("long.db")).await?;
    let (recorded, _) = app.db().read().await?.history(key.shard, key.id.0).await?;
    let events: Vec<Event> = recorded.iter().filter_map(|row| serde_json::from_str(&row.body).ok()).collect();
    let folding = times(|| {
        black_box(fold(key.id, black_box(&events)));
    });
    let app = Arc::new(app);
    let (router, cookie) = reader(&app).await?;
    let mut pages = Vec::with_capacity(TIMES);
    for _ in 0..TIMES {
        let began = started();
        page(&router, &cookie, key).await?;
        pages.push(began.elapsed().as_secs_f64());
    }
    app.db().close().await;
    let figure = |name, value| Figure { name, value, unit: "ms", bar: Some(Bar::AtMost(50.0)) };
    Ok(vec![
        figure("bench-long-fold", percentile(folding, 50) * 1_000.0),
        figure("bench-long-page", percentile(pages, 50) * 1_000.0),
    ])
}

fn times(work: impl Fn()) -> Vec<f64> {
    let once = |_| {
        let began = started();
        work();
        began.elapsed().as_secs_f64()
    };
    (0..TIMES).map(once).collect()
}

async fn page(router: &Router, cookie: &str, key: MatterKey) -> Result<(), Ending> {
    let request = Request::get(format!("/matters/{key}")).header("cookie", cookie).body(Body::empty());
    let request = request.map_err(|error| Ending::fault(error.to_string()))?;
    let answer = router.clone().oneshot(request).await.unwrap_or_else(|never| match never {});
    let status = answer.status();
    let body = axum::body::to_bytes(answer.into_body(), usize::MAX).await;
    body.map_err(|error| Ending::fault(error.to_string()))?;
    // The time of a page that says what went wrong is no figure.
    if status.is_success() { Ok(()) } else { Err(Ending::fault(format!("/matters/{key}: {status}"))) }
}

/// A registered petition and notes on it, as many as make the course long.
async fn long_matter(file: &Path) -> Result<(App, MatterKey), Ending> {
    let app = installation(file).await?;
    let today = moment::today();
    let plan = DemoPlan { seed: 3, today, matters: 1 };
    let actor = plant_demo(&app, &plan, |_| {}).await?.ok_or_else(|| Ending::fault("no clerk"))?;
    let mut chance = Chance::numbered(13);
    let recorded_us = moment::now_us();
    let id = MatterId(chance.id(recorded_us));
    let step = |draft| Step { on: today, assumed: false, recorded_us, actor, draft };
    let note = |n: usize| step(ActDraft::Note { text: format!("第 {n} 次联系信访人，情况照旧。") });
    let person = PersonDraft { name: "何小云".to_owned(), ..PersonDraft::default() };
    let course = Course {
        id,
        intake: Intake {
            claimed_on: Some(today), ..Intake::of(person, "路灯".to_owned(), "路灯不亮。".to_owned())
        },
        registration: Step { on: today, assumed: false, recorded_us, actor, draft: () },
        steps: (1..EVENTS).map(note).collect(),
        origin: Origin::Entered,
        import: None,
    };
    let written = app.write_courses(&mut chance, &[course]).await?;
    for course in written.courses {
        course.map_err(|(_, failure)| failure)?;
    }
    let shard = home_shard(&app.directory(), actor.organ);
    Ok((app, MatterKey { shard, id }))
}
