//! Use cases: load, decide, append and project in one transaction; import; verification; the demonstration.
//!
//! Time, chance and identity are arguments here too: see [`Stamp`] and [`Chance`].
#![cfg_attr(
    not(test),
    deny(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::indexing_slicing,
        clippy::string_slice,
        clippy::unreachable
    )
)]

mod act_draft;
mod bench_file;
mod bulk;
mod category;
mod chance;
mod demo_city;
mod demo_repeat;
mod directory_change;
mod execute;
mod failure;
pub mod import;
mod matter_key;
mod matter_view;
mod pen;
mod recorded;
pub mod rules;
mod stamp;
mod verify;
mod verify_directory;

pub use act_draft::{ActDraft, Intake, PersonDraft};
pub use bench_file::{BENCH_MAPPING, bench_file};
pub use bulk::{BATCH, BulkOutcome, Course, Prepared, Step};
pub use category::{Categories, Category};
pub use chance::Chance;
pub use demo_city::{DemoPlan, demo_city_name, plant_demo};
pub use directory_change::{ADMIN_STREAM, DirectoryDraft, home_shard};
pub use execute::Done;
pub use failure::{Changed, Failure};
pub use matter_key::MatterKey;
pub use matter_view::{ClockView, MatterView, TimelineEntry};
pub use recorded::civil_day;
pub use rules::{PackFaults, RuleFile, shipped_law};
pub use stamp::Stamp;
pub use verify::{Finding, Verification, verify};

pub use domain;
pub use law;
pub use store;

use std::sync::{Arc, PoisonError, RwLock};

use domain::directory::Directory;
use law::LawBook;
use store::Db;

/// An open installation: its database, the rules, and the directory as last read.
#[derive(Debug)]
pub struct App {
    db: Db,
    law: Arc<LawBook>,
    categories: Categories,
    directory: RwLock<Arc<Directory>>,
}

impl App {
    /// Opens an installation on a database.
    ///
    /// # Errors
    /// The directory cannot be read.
    pub async fn open(db: Db, law: LawBook) -> Result<Self, Failure> {
        let directory = db.read().await?.directory().await?;
        Ok(Self {
            db,
            law: Arc::new(law),
            categories: Categories::shipped(),
            directory: RwLock::new(Arc::new(directory)),
        })
    }

    /// The database.
    #[must_use]
    pub const fn db(&self) -> &Db {
        &self.db
    }

    /// The rules.
    #[must_use]
    pub fn law(&self) -> &LawBook {
        &self.law
    }

    /// The content classes.
    #[must_use]
    pub const fn categories(&self) -> &Categories {
        &self.categories
    }

    /// The directory as last read.
    #[must_use]
    pub fn directory(&self) -> Arc<Directory> {
        self.directory.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn set_directory(&self, directory: Directory) {
        *self.directory.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(directory);
    }
}
