//! `xinze bench store`: what writing, listing, proving and keeping costs at size, beside the bare parts.

mod callers;
mod counts_speed;
mod ledger_speed;
mod planting;
mod search_speed;

use std::path::Path;

use wording::Words;

use super::list_speed::under_load;
use super::{Bar, Figure, import_speed, percentile};
use crate::args::BenchStore;
use crate::ending::Ending;
use crate::place;

/// Rows of the file whose import is measured.
const IMPORTED: u64 = 20_000;
/// The installation with which the large one is compared.
const SMALL: u64 = 10_000;
/// Pages read at each size: enough for the slowest of a hundred to be more than chance.
const PAGES: usize = 2_000;

pub(super) async fn measure(plan: &BenchStore, words: &Words) -> Result<Vec<Figure>, Ending> {
    let passing = tempfile::tempdir()?;
    let folder = plan.keep.as_deref().unwrap_or(passing.path());
    place::make_folder(folder, words)?;
    let mut figures = import_speed::measure(IMPORTED).await?;
    figures.extend(callers::measure(passing.path()).await?);
    figures.extend(at_size(folder, plan).await?);
    Ok(figures)
}

/// Everything that is measured on one large installation; in brief, only what does not walk through all of it.
async fn at_size(folder: &Path, plan: &BenchStore) -> Result<Vec<Figure>, Ending> {
    let figure = |name, value, unit, bar| Figure { name, value, unit, bar };
    let small = planting::planted(&folder.join("small.db"), SMALL).await?;
    let small_ms = percentile(under_load(&small.app, small.clerk, PAGES).await?, 99) * 1_000.0;
    small.app.db().close().await;
    let large = planting::planted(&folder.join("large.db"), plan.thin).await?;
    let planting::Planted { app, clerk, mut figures } = large;
    let large_ms = percentile(under_load(&app, clerk, PAGES).await?, 99) * 1_000.0;
    figures.push(figure("bench-list-p99-small", small_ms, "ms", None));
    figures.push(figure("bench-list-p99", large_ms, "ms", Some(Bar::AtMost(20.0))));
    figures.push(figure("bench-list-p99-ratio", large_ms / small_ms, "×", Some(Bar::AtMost(1.5))));
    figures.extend(search_speed::measure(&app).await?);
    if !plan.brief {
        figures.push(search_speed::rebuilding(&app, plan.thin).await?);
        figures.extend(ledger_speed::verifying(&app).await?);
    }
    figures.extend(ledger_speed::proving(&app).await?);
    figures.extend(counts_speed::measure(&app).await?);
    if !plan.brief {
        // Last: it adds a holiday and records what moves.
        figures.extend(counts_speed::recount(&app).await?);
    }
    app.db().close().await;
    Ok(figures)
}
