//! Import: every row becomes a matter or is rejected with a reason, on either database.

mod bad_cells;
mod bad_files;
mod by_hand;
mod encodings;
mod many_rows;
mod real_data;
mod rejected;
mod rules;
mod twice;

use std::io::Write;
use std::sync::{Arc, Mutex};

use app::domain::MatterId;
use app::import::{ImportError, ImportOptions, ImportReport, Mapping, RejectReason, RejectedFile, Source, import};
use app::store::read::{MatterFilter, Towards};
use app::{MatterKey, MatterView};

use crate::town::Town;

/// A mapping for the columns 编号、标题、内容、时间.
pub(crate) const PLAIN: &str = r#"
source = "测试"
[columns]
key = "编号"
title = "标题"
text = "内容"
claimed = "时间"
[fixed]
channel = "web"
purpose = "claim"
"#;

pub(crate) fn mapping(text: &str) -> Mapping {
    Mapping::parse(text).unwrap_or_else(|fault| panic!("{fault}"))
}

/// What an import left behind.
pub(crate) struct Imported {
    pub(crate) report: ImportReport,
    /// The file of rejected rows.
    rejected: String,
}

impl Imported {
    /// Row and reason of each rejected row, such as `3 bad-day column=时间 fault=impossible`.
    fn reasons(&self) -> Vec<String> {
        let line = |reject: &app::import::Reject| format!("{} {}", reject.row, reject.why.terse());
        self.report.rejected.iter().map(line).collect()
    }
}

async fn run(town: &Town, mapping: &Mapping, file: impl Into<Vec<u8>>, dry_run: bool) -> Result<Imported, ImportError> {
    let rejected = Shared::default();
    let options = ImportOptions {
        dry_run,
        rejected: Some(RejectedFile::new(rejected.clone(), RejectReason::terse)),
        ..ImportOptions::default()
    };
    let source = Source::of_bytes(file.into());
    let (mut last, total) = (0, source.bytes());
    let progress = |progress: app::import::Progress| {
        assert!(progress.read_bytes >= last, "reading goes forward");
        assert_eq!(progress.total_bytes, total);
        last = progress.read_bytes;
    };
    let report = import(&town.app, &town.stamp(), &mut town.chance(), mapping, source, options, progress).await?;
    let rejects = u64::try_from(report.rejected.len()).unwrap();
    assert_eq!(report.rows, report.imported + report.already + rejects, "every row is accounted for");
    assert_eq!(last, total, "read to the end");
    let bytes = std::mem::take(&mut *rejected.0.lock().unwrap());
    Ok(Imported { report, rejected: String::from_utf8(bytes).unwrap() })
}

pub(crate) async fn taken_in(town: &Town, mapping: &Mapping, file: impl Into<Vec<u8>>) -> Imported {
    run(town, mapping, file, false).await.unwrap_or_else(|error| panic!("{error}"))
}

/// Every matter of the town, in the order of its receipt number.
async fn matters(town: &Town) -> Vec<MatterView<'_>> {
    let mut session = town.app.db().read().await.unwrap();
    let page = session.matters(&MatterFilter::default(), &Towards::Start, 5_000).await.unwrap();
    assert!(!page.more_after, "a test with more matters than one page");
    let mut views = Vec::new();
    for line in page.lines {
        let key = MatterKey { shard: line.shard, id: MatterId(line.id) };
        views.push(town.app.matter(key).await.unwrap());
    }
    views.sort_by_key(|view| view.matter.receipt.no);
    views
}

/// Title, text and claimed day of every matter.
async fn gist(town: &Town) -> Vec<String> {
    let gist = |view: &MatterView<'_>| {
        let claimed = view.matter.claimed_on.map(|day| day.to_string()).unwrap_or_default();
        let (title, text) = (view.title.as_deref(), view.text.as_deref());
        format!("{}|{}|{claimed}", title.unwrap_or_default(), text.unwrap_or_default())
    };
    matters(town).await.iter().map(gist).collect()
}

/// Bytes that can still be read after whoever wrote them is gone.
#[derive(Clone, Default)]
struct Shared(Arc<Mutex<Vec<u8>>>);

impl Write for Shared {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}
