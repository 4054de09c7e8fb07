//! The counts of an overview, and counting every running term anew after a change of the calendar, on an installation
//! that is planted.

use std::borrow::Cow;

use app::domain::OrganId;
use app::domain::wall::Reader;
use app::law::LawBook;
use app::{App, rules};
use jiff::ToSpan;
use jiff::civil::Date;

use super::super::{Bar, Figure, percentile, started};
use crate::ending::Ending;
use crate::moment;

/// Overviews read of each kind: enough for the slowest of a hundred to be more than chance.
const OVERVIEWS: usize = 400;
/// Terms to which the time of counting anew is scaled.
const MILLION: f64 = 1_000_000.0;
/// How far ahead the new holiday lies, in days: where terms that run today end.
const AHEAD: i32 = 14;

pub(super) async fn measure(app: &App) -> Result<Vec<Figure>, Ending> {
    // As `serve` does every minute.
    app.compact_counts().await?;
    let organs: Vec<OrganId> = app.directory().organs.keys().copied().collect();
    let of_organ = overviews(app, &organs).await?;
    let of_all = overviews(app, &[]).await?;
    let bar = Some(Bar::AtMost(20.0));
    Ok(vec![
        figure("bench-counts-organ", percentile(of_organ, 99), "ms", bar),
        figure("bench-counts-all", percentile(of_all, 99), "ms", bar),
    ])
}

const fn figure(name: &'static str, value: f64, unit: &'static str, bar: Option<Bar>) -> Figure {
    Figure { name, value, unit, bar }
}

/// Milliseconds of each overview: of these organs in turn, each read by somebody of the organ, or of all together.
async fn overviews(app: &App, organs: &[OrganId]) -> Result<Vec<f64>, Ending> {
    let today = moment::today();
    let mut times = Vec::with_capacity(OVERVIEWS);
    let readers: Vec<OrganId> = app.directory().organs.keys().copied().collect();
    for at in 0..OVERVIEWS {
        let organ = organs.get(at % organs.len().max(1)).copied();
        let reader = readers.get(at % readers.len().max(1)).map(|organ| Reader { organ: *organ, official: None });
        let began = started();
        app.counts(reader, organ, (today, today)).await?;
        times.push(began.elapsed().as_secs_f64() * 1_000.0);
    }
    Ok(times)
}

/// A working day ahead becomes a holiday, and every running term is counted anew.
#[expect(clippy::cast_precision_loss, reason = "figures are shown with three digits")]
pub(super) async fn recount(app: &App) -> Result<Vec<Figure>, Ending> {
    let today = moment::today();
    let law = with_holiday(app, today)?;
    let began = started();
    let done = app.recount_by(&law, (today, moment::now_us()), false, |_| {}).await?;
    let took = began.elapsed().as_secs_f64();
    let clocks = done.clocks.max(1) as f64;
    Ok(vec![
        figure("bench-recount-clocks", clocks, "", None),
        figure("bench-recount-moved", done.moved as f64, "", None),
        figure("bench-recount", took * MILLION / clocks, "s", Some(Bar::AtMost(10.0))),
    ])
}

/// The law that ships, with one more holiday; as it ships where the year of that day is not announced.
fn with_holiday(app: &App, today: Date) -> Result<LawBook, Ending> {
    let mut files = rules::shipped_files();
    let days = (AHEAD..AHEAD + 14).filter_map(|ahead| today.checked_add(ahead.days()).ok());
    if let Some(day) = days.into_iter().find(|day| app.day_word(*day) == "workday") {
        let path = format!("calendars/CN/{}.toml", day.year());
        if let Some((_, text)) = files.iter_mut().find(|(name, _)| *name == path) {
            *text = Cow::Owned(format!("{text}\n[[holiday]]\nname = \"bench\"\noff = [{day}]\n"));
        }
    }
    Ok(rules::law_of(&files)?)
}
