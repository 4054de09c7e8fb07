//! The only crate that speaks SQL: the event log, its projections and the read models, with the same
//! statements on SQLite and PostgreSQL.
//!
//! Only 64-bit integers, texts and bytes cross the border: days as ISO text, instants as microseconds.

mod counter;
mod db;
mod directory_rows;
mod engine;
mod erasing;
mod error;
mod event_body;
mod group_commit;
mod health;
mod import_row;
mod lease;
mod ledger;
mod matter_rows;
mod number_rows;
mod opening_rows;
mod outage;
mod paper_rows;
mod projection;
mod query_code_rows;
mod range_rows;
pub mod read;
mod rewrapping;
mod rows;
mod schema;
mod sealing;
mod search_engine;
mod search_rows;
mod secret_rows;
mod setting;
mod span_rows;
mod stat;
mod statements;
mod table_rows;
mod table_texts;
mod tables;
mod task_place;
mod waiting;
mod written_rows;

pub use db::{Db, Session};
pub use directory_rows::DirectoryRow;
pub use engine::{EngineSetting, newest_schema};
pub use error::StoreError;
pub use health::{Queues, WAITING_COUNTED_MAX};
pub use import_row::ImportRow;
pub use ledger::{Chain, EventRow, Head, NewEvent, Recorded, event_hash};
pub use matter_rows::{ClockRow, MatterRow, NO_DUE_DATE};
pub use number_rows::NumberRow;
pub use opening_rows::{OpeningRow, OpeningsOf};
pub use outage::Outage;
pub use paper_rows::{PaperContentRow, PaperRow, PaperSeal, paper_digest};
pub use projection::{Beside, Change, ContactRow, FindingRow, Projection};
pub use query_code_rows::{Charge, QueryCodeRow, TryLimit};
pub use range_rows::Stretch;
pub use rewrapping::PersonKey;
pub use sealing::{CheckpointRow, LogKeyRow, SealedRow, TileRow, WaitingRow};
pub use search_rows::SearchRow;
pub use secret_rows::SecretRow;
pub use span_rows::{STILL, SpanRow, Stand};
pub use stat::{ALL_ORGANS, CountDifference, CountView, Counted, DueCounted, DuePart, IN_TIME, LATE, StatCell, Tally};
pub use statements::{OVER_ALL_SHARDS, engine_statements, statements};
pub use table_rows::{Value, Values, chained, decoded, encoded, key_of};
pub use tables::{Column, Kind, OF_ONE_ENGINE, Role, Table, table_named, tables};
pub use written_rows::{PersonRow, SealedTitle, StoredKey, TITLE, TITLE_CONTACT, TextKeyRow, TextRow, salted_digest};
