//! Search for the newest fifty: words that stand in few matters, phrases, words that stand in many, and rare words under
//! a filter.

use app::App;
use app::domain::OrganId;
use app::search::{SearchFailure, SearchOf};

use super::super::{Bar, Figure, per_second, started};
use crate::ending::Ending;

/// Matters asked for, as on a page.
const PAGE: u16 = 50;
/// Times that each query is asked; the slowest of the words counts, at the middle of its times.
const TIMES: usize = 15;

/// Words of the demonstration that stand in at most one matter of a hundred: two characters, phrases, two words.
const RARE: [&str; 6] = ["路灯", "停水", "绩效工资", "代课教师", "文化室 钥匙", "诊所 -退费"];
/// Words that stand in one matter of twelve up to one of three.
const COMMON: [&str; 4] = ["工资", "水", "12", "社会保险"];

pub(super) async fn measure(app: &App) -> Result<Vec<Figure>, Ending> {
    let organ = app.directory().organs.keys().next().copied();
    let rare = slowest_ms(app, &RARE, None).await?;
    let common = slowest_ms(app, &COMMON, None).await?;
    let filtered = slowest_ms(app, &RARE, organ).await?;
    let figure = |name, value, unit, bar| Figure { name, value, unit, bar };
    Ok(vec![
        figure("bench-search-rare", rare, "ms", Some(Bar::AtMost(100.0))),
        figure("bench-search-filtered", filtered, "ms", Some(Bar::AtMost(100.0))),
        figure("bench-search-common", common, "ms", None),
    ])
}

/// Makes the index of so many matters anew.
pub(super) async fn rebuilding(app: &App, matters: u64) -> Result<Figure, Ending> {
    let began = started();
    app.rebuild_search(|_| {}).await?;
    Ok(Figure { name: "bench-search-rebuild", value: per_second(matters, began.elapsed()), unit: "/s", bar: None })
}

/// The middle time of the slowest of these queries, in milliseconds.
async fn slowest_ms(app: &App, queries: &[&str], holder: Option<OrganId>) -> Result<f64, Ending> {
    let of = SearchOf { holder, ..SearchOf::default() };
    let mut slowest = 0.0_f64;
    for query in queries {
        let mut times = Vec::with_capacity(TIMES);
        for _ in 0..TIMES {
            let began = started();
            app.search(of, query, None, PAGE).await.map_err(|failure| match failure {
                SearchFailure::Query(fault) => Ending::fault(fault.to_string()),
                SearchFailure::Failure(failure) => failure.into(),
            })?;
            times.push(began.elapsed().as_secs_f64() * 1_000.0);
        }
        times.sort_by(f64::total_cmp);
        slowest = slowest.max(times.get(TIMES / 2).copied().unwrap_or_default());
    }
    Ok(slowest)
}
