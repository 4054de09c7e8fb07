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

mod across;
mod act_counts;
mod act_draft;
mod admin_event;
mod as_of;
mod bench_file;
mod bulk;
pub mod carry;
mod category;
mod chance;
mod counts;
mod demo_city;
mod demo_repeat;
mod demo_roles;
mod directory;
mod directory_change;
mod directory_now;
mod execute;
mod failure;
mod gate;
mod hashing;
pub mod import;
mod intake_hints;
mod issue;
mod keys;
mod ledger;
mod listed;
mod matter_key;
mod matter_view;
mod office_act;
mod own_matter;
pub mod papers;
mod passed_over;
mod pen;
mod personal;
pub mod query_code;
mod rebuild;
mod receipt_text;
mod recorded;
mod recount;
pub mod rules;
pub mod search;
mod seat;
pub mod signing_in;
mod stamp;
mod sweep;
mod verify;
mod work;

pub use across::{PartDraft, ending};
pub use act_counts::ActOutcome;
pub use act_draft::{ActDraft, Intake, PartyDraft, PersonDraft, ToldDraft};
pub use admin_event::ADMIN_STREAM;
pub use bench_file::{BENCH_MAPPING, bench_file};
pub use bulk::{BATCH, BulkOutcome, Course, Prepared, Step};
pub use category::{Categories, Category};
pub use chance::Chance;
pub use counts::{Badges, Counts, DueCounts, ReceivedCount, SOON_DAYS};
pub use demo_city::{DemoPlan, demo_city_name, plant_demo, plant_thin};
pub use directory::{Held, Preview, Reorganisation, Step as ReorganisationStep};
pub use directory_change::{DirectoryDraft, home_shard};
pub use execute::{Done, PetitionerStamp, Registration};
pub use failure::{Changed, Failure};
pub use gate::{
    Action, Denied, DeniedBy, Door, Listed, MatterFacts, Onto, Policies, PolicyFault, Subject, Target, Tie,
};
pub use intake_hints::{IntakeAsked, IntakeHints, Like, LikeWhy, Suggested};
pub use issue::{Carrier, IssueFault, IssuedDocument, NoticeDraft, NoticeInput, Order, PartFault};
pub use keys::{ALTERED, Keys, MasterUse, OpenText, Renewal, Rewrapped, Written};
pub use ledger::{
    Failing, Handed, LedgerFault, LedgerFile, LogKey, MAILER, Mailing, Mailings, SEAL_EVENTS_MAX, Sealed,
};
pub use matter_key::MatterKey;
pub use matter_view::{ClockView, MatterView, TimelineEntry};
pub use office_act::{ActOffer, Acted, Closed, OfficeAct, OfficeDraft, Sending, Tried};
pub use own_matter::{Document, Offer, OwnAct, OwnEntry, OwnFact, OwnMatter, OwnText, OwnWords, Writer};
pub use papers::{PaperDraft, PaperFault, PaperFile};
pub use passed_over::{PassedMatter, PassedOver};
pub use personal::{
    Due, EarlierMatter, Erasable, Erased, Erasure, Found, KEEP_YEARS_MAX, Kept, Masked, Opened, OpenedMatter,
    ReadingLine, ReadingsOf, SameNumber, SameNumbers, ToErase, masked_name, masked_number,
};
pub use query_code::{CodeRefusal, CodeSlip, QueryCode, QueryCodes};
pub use rebuild::{Differing, Rebuilding, Rebuilt, rebuild};
pub use receipt_text::{find_receipt, write_receipt};
pub use recorded::{civil_day, known_by};
pub use recount::Recounting;
pub use rules::{PackFaults, RuleFile, shipped_law};
pub use seat::{Once, SEAT_IDLE_MINUTES, Seat, unguessable};
pub use stamp::Stamp;
pub use sweep::Swept;
pub use verify::{Discrepancy, Verification, VerifyState, Verifying, verify, verify_with};

pub use domain;
pub use law;
pub use notices;
pub use store;
pub use tlog;
pub use vault;

use std::sync::{Arc, RwLock};

use law::LawBook;
use notices::Notices;
use store::Db;
use vault::MasterKeys;

/// An open installation: its database, the rules, and the directory as last read.
#[derive(Debug)]
pub struct App {
    db: Db,
    keys: Keys,
    law: Arc<LawBook>,
    categories: Categories,
    codes: QueryCodes,
    notices: Notices,
    search: search::SearchIndex,
    doors: signing_in::Doors,
    gate: gate::Gate,
    directory: RwLock<directory_now::Known>,
    act_counts: act_counts::ActCounts,
}

impl App {
    /// Opens an installation on a database with its master keys. Chance is for the secrets that a new installation
    /// gets.
    ///
    /// # Errors
    /// The directory cannot be read; [`Failure::NoMaster`] and [`Failure::WrongMaster`] where these are not the master
    /// keys of this installation.
    pub async fn open(db: Db, law: LawBook, masters: MasterKeys, chance: &mut Chance) -> Result<Self, Failure> {
        let keys = Keys::open(&db, masters, chance).await?;
        let known = directory_now::Known::read(&mut db.read().await?).await?;
        let doors = signing_in::Doors::open(&db).await?;
        Ok(Self {
            doors,
            codes: QueryCodes::new(db.clone(), &keys),
            search: search::SearchIndex::new(&keys),
            gate: gate::Gate::default(),
            keys,
            db,
            law: Arc::new(law),
            categories: Categories::shipped(),
            notices: Notices::shipped(),
            directory: RwLock::new(known),
            act_counts: act_counts::ActCounts::default(),
        })
    }

    /// The database.
    #[must_use]
    pub const fn db(&self) -> &Db {
        &self.db
    }

    /// What personal data is sealed with.
    #[must_use]
    pub const fn keys(&self) -> &Keys {
        &self.keys
    }

    /// The same installation with a way to read its master keys anew, for one that another process made.
    #[must_use]
    pub fn with_renewal(self, renewal: Renewal) -> Self {
        Self { keys: self.keys.renewed_by(renewal), ..self }
    }

    /// The rules.
    #[must_use]
    pub fn law(&self) -> &LawBook {
        &self.law
    }

    /// The petitioners' query codes.
    #[must_use]
    pub const fn codes(&self) -> &QueryCodes {
        &self.codes
    }

    /// The same installation with an office's own templates of documents.
    #[must_use]
    pub fn with_notices(self, notices: Notices) -> Self {
        Self { notices, ..self }
    }

    /// The templates of documents.
    #[must_use]
    pub const fn notices(&self) -> &Notices {
        &self.notices
    }

    /// The content classes.
    #[must_use]
    pub const fn categories(&self) -> &Categories {
        &self.categories
    }

    /// How many acts came to what end since this process opened the installation.
    #[must_use]
    pub fn act_counts(&self) -> Vec<(law::Act, ActOutcome, u64)> {
        self.act_counts.all()
    }
}
