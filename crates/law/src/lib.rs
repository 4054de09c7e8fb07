//! Rules as data: packs, citations, the working-day calendar, and how a due date is derived.
//!
//! This crate is pure. It reads no clock, no file and no network; it is given bytes and days and
//! answers with values. Every answer names the provision that it rests on.

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

mod calendar;
mod calendar_file;
mod cite;
mod clock;
mod derive;
mod example;
mod guard;
mod law_book;
mod lint;
mod load;
mod named;
mod numeral;
mod pack;

pub use calendar::{Calendar, DayKind};
pub use calendar_file::load_calendar;
pub use cite::{BadCite, Cite, PackCode};
pub use clock::{Approver, Bearer, ClockRule, Counting, Extension, FirstDay, Roll, Start, Stop, Unit};
pub use derive::{Count, Derivation, NotRolled, Step, Underivable, derive};
pub use example::{Example, ExampleOutcome};
pub use guard::{Act, GuardRule, Requires};
pub use law_book::{Law, LawBook, PackPeriod};
pub use load::{Fault, FaultKind, PackFile, Place, load_pack};
pub use numeral::chinese_numeral;
pub use pack::{Confidence, Modality, Pack, Provision, Purpose, Reading, RuleKind, RuleName};
