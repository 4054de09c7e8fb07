//! Import of a file of messages with replies, beside the bare writing of the very same rows.

use std::path::Path;

use app::domain::directory::{Division, Level, Official, Organ, OrganKind, Post, Standing, Tenure};
use app::domain::{Actor, DivisionCode, OfficialId, OrganId, Origin, PostId};
use app::import::{ImportOptions, Mapping, Source, import};
use app::{App, BENCH_MAPPING, Chance, DirectoryDraft, Door, Stamp, bench_file};
use jiff::ToSpan;

use super::{Bar, Figure, installation, per_second, started};
use crate::ending::Ending;
use crate::moment;

/// Seed of the file: every run imports the same text.
const SEED: u64 = 7;

pub(super) async fn measure(rows: u64) -> Result<Vec<Figure>, Ending> {
    let folder = tempfile::tempdir()?;
    let today = moment::today();
    let file = bench_file(SEED, rows, today).map_err(|error| Ending::fault(error.to_string()))?;
    let mapping = Mapping::parse(BENCH_MAPPING).map_err(|fault| Ending::fault(fault.message))?;

    let (app, stamp) = office(&folder.path().join("import.db")).await?;
    let began = started();
    let options = ImportOptions::default();
    let source = Source::of_bytes(file.clone());
    let report = import(&app, &stamp, &mut Chance::numbered(SEED), &mapping, source, options, |_| {}).await;
    let imported = report.map_err(|error| Ending::fault(error.to_string()))?.imported;
    let whole = began.elapsed();
    app.db().close().await;

    let (app, stamp) = office(&folder.path().join("bare.db")).await?;
    let mut kept = Vec::new();
    let options = ImportOptions { dry_run: true, keep: Some(&mut kept), ..ImportOptions::default() };
    let source = Source::of_bytes(file);
    let began = started();
    let report = import(&app, &stamp, &mut Chance::numbered(SEED), &mapping, source, options, |_| {}).await;
    let decided = began.elapsed();
    report.map_err(|error| Ending::fault(error.to_string()))?;
    let began = started();
    for prepared in kept {
        app.write_prepared(prepared).await?;
    }
    let bare = began.elapsed();
    app.db().close().await;

    let rate = |name, took, bar| Figure { name, value: per_second(imported, took), unit: "/s", bar };
    Ok(vec![
        rate("bench-import", whole, Some(Bar::AtLeast(3_000.0))),
        rate("bench-import-bare", bare, None),
        rate("bench-import-decide", decided, None),
        Figure {
            name: "bench-import-share",
            value: bare.as_secs_f64() / whole.as_secs_f64() * 100.0,
            unit: "%",
            bar: None,
        },
    ])
}

/// A fresh installation of one office with one clerk.
async fn office(file: &Path) -> Result<(App, Stamp), Ending> {
    let app = installation(file).await?;
    let today = moment::today();
    let from = today.checked_sub(30.years()).unwrap_or(today);
    let (official, organ, post, division) = (OfficialId(1), OrganId(1), PostId(1), DivisionCode(990_101));
    let text = || "云溪".to_owned();
    let rows = vec![
        DirectoryDraft::Division(Division { code: division, name: text(), level: Level::County, parent: None }),
        DirectoryDraft::Organ(Organ {
            name: text(),
            mark: text(),
            ..Organ::new(organ, OrganKind::PetitionOffice, division, from)
        }),
        DirectoryDraft::Official(Official { id: official, name: text() }),
        DirectoryDraft::Post(Post { id: post, organ, title: text(), standing: Standing::Handler }),
        DirectoryDraft::Tenure(Tenure::new(official, post, from)),
    ];
    let actor = Actor { official, organ };
    let stamp = Stamp { actor, recorded_us: moment::now_us(), today, origin: Origin::Import, door: Door::Machine };
    app.change_directory(&stamp, &mut Chance::numbered(SEED), division.0, rows).await?;
    Ok((app, stamp))
}
