//! Every statement that this crate can send, so that a test can prepare each on both databases.

use sqlx::{Column, Executor, Statement};

use crate::db::on_db;
use crate::projection::AccusedRow;
use crate::read::{directory, late_answers, list_as_of, list_text, matter_row, open_clocks, to_check};
use crate::rows::{inserts, listed_all};
use crate::search_engine::{self, Engine};
use crate::stat::{self, DeltaRow};
use crate::{
    AccountRow, ApiTokenRow, ClockRow, ContactRow, EventRow, FindingRow, ImportRow, MatterRow, NumberRow, OpeningRow,
    PaperRow, PersonKey, PersonRow, RecoveryCodeRow, SealedRow, SecondFactorRow, SecretRow, Session, SessionRow,
    SignInRow, SignInWayRow, SpanRow, StoreError, TextKeyRow, TextRow, WaitingRow, account_rows, api_rows,
    concern_rows, counter, directory_rows, engine, erasing, health, import_row, lease, ledger, matter_rows,
    number_rows, opening_rows, paper_rows, projection, query_code_rows, range_rows, rewrapping, schema, sealing,
    search_rows, seat_rows, second_factor_rows, secret_rows, session_rows, setting, sign_in_rows, span_rows,
    table_texts, task_place, version, written_rows,
};

/// Every statement text, each once.
#[must_use]
pub fn statements() -> Vec<&'static str> {
    let mut all = vec![
        ledger::LOAD,
        ledger::CHAIN,
        ledger::SCAN,
        ledger::STREAMS,
        ledger::HEAD,
        matter_rows::CLOCKS_OF,
        counter::DRAW,
        late_answers::LATE,
        matter_row::COLUMNS_BY_KEY,
        matter_row::REST_BY_KEY,
        matter_row::BY_RECEIPT,
        matter_row::COUNT,
        concern_rows::FORGET,
        concern_rows::CONCERNED,
        written_rows::TEXTS_OF,
        written_rows::TITLE_OF,
        paper_rows::PUT_CONTENT,
        paper_rows::PAPERS_OF,
        paper_rows::PAPER,
        paper_rows::SEALS_OF,
        paper_rows::CONTENT,
        projection::FINDINGS_OF,
        projection::CONTACTS_OF,
        projection::ACCUSED_OF,
        to_check::OVERDUE,
        to_check::DONE_LATE,
        to_check::WATCHED,
        to_check::HELD,
        matter_row::LAST_BY_KEY,
        import_row::IMPORTED_AS,
        import_row::IN_CLEAR,
        import_row::REPLACE_KEY,
    ];
    all.extend(sealing::ALL.into_iter().chain(lease::ALL));
    all.extend(query_code_rows::ALL);
    all.extend(seat_rows::ALL);
    all.extend(range_rows::all());
    all.extend(inserts::<WaitingRow>().chain(inserts::<SealedRow>()));
    all.extend(of_the_whole());
    all.extend(of_counts());
    all.extend(of_accounts());
    all.extend(listed_all(import_row::IMPORTED, import_row::FIRST_KEY));
    all.extend(list_text::Shape::all().map(list_text::Shape::sql));
    all.extend(inserts::<EventRow>());
    all.extend(inserts::<&TextRow>());
    all.extend(of_sealed_rows());
    all.extend(inserts::<written_rows::TitleRow<'_>>());
    all.extend(inserts::<PersonRow>());
    all.extend(inserts::<PaperRow>());
    all.extend(inserts::<MatterRow>());
    all.extend(inserts::<ClockRow>());
    all.extend(inserts::<ContactRow>());
    all.extend(inserts::<AccusedRow>());
    all.extend(inserts::<concern_rows::ConcernRow>());
    all.extend(inserts::<FindingRow>());
    all.extend(inserts::<ImportRow>());
    all.extend(search_rows::all());
    all.extend(directory::ALL);
    all.extend(directory_rows::inserts());
    all.extend(table_texts::all());
    all
}

/// What belongs to the installation as a whole.
const fn of_the_whole() -> [&'static str; 14] {
    [
        task_place::GET,
        task_place::PUT,
        task_place::END,
        engine::SCHEMA,
        engine::NEXT_SHARD,
        engine::NEWEST,
        engine::EVENTS_OF_SHARD,
        schema::CARRIED_OUT,
        health::WAITING,
        health::OLDEST_WAITING,
        setting::GET,
        setting::PUT,
        version::GET,
        version::NEXT,
    ]
}

/// Counts, where matters were from when until when, and terms that are counted anew.
fn of_counts() -> Vec<&'static str> {
    let mut all = vec![
        span_rows::END,
        stat::check::DIFFERING,
        stat::compact::TAKE,
        stat::compact::SWEEP_OUT,
        stat::read::COUNTS,
        stat::read::DUE,
        open_clocks::OPEN,
    ];
    all.extend(list_as_of::texts());
    all.extend(listed_all(stat::hidden::ACCUSING, 1));
    for head in [stat::hidden::MATTERS, stat::hidden::ANSWERED, stat::hidden::FOUND] {
        all.extend(listed_all(head, stat::hidden::FIRST_KEY));
    }
    all.extend(inserts::<SpanRow>());
    all.extend(inserts::<DeltaRow>());
    all.extend(inserts::<stat::compact::CellRow>());
    all
}

/// Accounts, sessions, second factors, and who signed in.
fn of_accounts() -> Vec<&'static str> {
    let mut all = account_rows::ALL.to_vec();
    all.extend(session_rows::ALL);
    all.extend(second_factor_rows::ALL);
    all.extend(sign_in_rows::ALL);
    all.extend(api_rows::ALL);
    all.extend(inserts::<ApiTokenRow>());
    all.extend(inserts::<AccountRow>());
    all.extend(inserts::<SessionRow>());
    all.extend(inserts::<SecondFactorRow>());
    all.extend(inserts::<RecoveryCodeRow>());
    all.extend(inserts::<SignInRow>());
    all.extend(inserts::<SignInWayRow>());
    all
}

/// Keys, secrets, erasure, and who opened what.
fn of_sealed_rows() -> Vec<&'static str> {
    let mut all = vec![
        *written_rows::TITLES_IN,
        *written_rows::FIRST_IN,
        written_rows::PERSON,
        written_rows::KEYS_OF,
        secret_rows::SECRETS,
        secret_rows::RESEAL,
        secret_rows::REMOVE,
        erasing::ERASE_KEY,
        erasing::ERASE_TEXTS,
        erasing::ERASE_TITLE,
        erasing::ERASE_PAPERS,
        erasing::ERASE_PERSON,
        erasing::ERASE_NUMBERS,
        number_rows::WHO_HAS,
        matter_row::ARCHIVED,
        rewrapping::TEXT_KEYS_AFTER,
        rewrapping::PERSON_KEYS_AFTER,
        rewrapping::PLAIN_STREAMS,
        rewrapping::PLAIN_PERSONS,
        rewrapping::SEAL_TEXT,
        rewrapping::SEAL_TITLE,
        rewrapping::SEAL_PERSON,
        rewrapping::SEAL_PAPER,
        rewrapping::MASTERS_IN_USE,
        opening_rows::OF_MATTER,
        opening_rows::OF_OFFICIAL,
        opening_rows::OF_SHARD,
        opening_rows::OPENINGS_OF_STREAM,
        opening_rows::FORGET_OPENINGS,
        opening_rows::OPENINGS_WITHOUT_EVENTS,
    ];
    all.extend(inserts::<TextKeyRow>());
    all.extend(inserts::<SecretRow>());
    all.extend(inserts::<NumberRow>());
    all.extend(inserts::<OpeningRow>());
    all.extend(inserts::<PersonKey>());
    all.extend(inserts::<rewrapping::Rewrapped<'_>>());
    all.extend(inserts::<written_rows::KeyAnew<'_>>());
    all
}

/// Statements that go over all shards, by a part of their text, and why they may: on a database that is spread over
/// machines each of them asks every machine.
pub const OVER_ALL_SHARDS: &[(&str, &str)] = &[
    (") > (", "walks a table page by page, shard after shard"),
    ("ORDER BY shard", "walks a table page by page, shard after shard"),
    (" AS matter FROM ", "looks for rows that belong to no matter, and for matters to check, shard after shard"),
    ("SELECT COUNT(*) AS found", "counts a whole table for a backup, a move or a look at its health"),
    ("COUNT(*) AS matters", "counts matters for verification, and what an organ has before it ends"),
    (") >= (", "clears a part of a table in the order of its key when a backup is restored"),
    (") < (", "clears a part of a table in the order of its key when a backup is restored"),
    (" WHERE 1 = 1", "clears a table when a backup is restored, or lists every organ's matters"),
    ("DELETE FROM query_try WHERE since_us", "old tries go wherever they were made"),
    ("DELETE FROM seat WHERE seen_us", "sessions end wherever they were opened"),
    ("DELETE FROM seat_request WHERE done_us", "what was carried out is forgotten wherever it was"),
    ("SELECT shard FROM event WHERE shard > $1", "finds the shards themselves"),
    ("FROM matter WHERE office = $1", "a receipt number names the office and not the shard"),
    ("WHERE m.office = $1", "a receipt number names the office and not the shard"),
    ("ORDER BY m.", "a list of one organ shows what it got from every shard"),
    ("ORDER BY CAST(m.received_on AS TEXT)", "a list of one organ shows what it got from every shard"),
    ("FROM outbox o JOIN event e", "looks whether anything that waits was recorded after now"),
    ("FROM outbox LIMIT 1", "looks whether anything waits to be sealed"),
    ("SELECT COUNT(*) AS waiting FROM (", "counts what waits to be sealed, wherever it was recorded"),
    ("SELECT master, count(*) AS keys", "counts what each master key wraps, before one is taken away"),
    ("AS counted FROM (SELECT ", "what an organ counts comes from every shard"),
    ("FROM accused WHERE who IN (", "whoever is accused may be so anywhere"),
    ("DELETE FROM search_doc", "the index of search is made anew as a whole"),
    ("SELECT COUNT(*) AS terms", "what an organ still has to do, before it ends"),
];

/// The statements that only one of the databases can read: on SQLite, then on PostgreSQL. As far as both have one for
/// the same purpose, they stand at the same place.
#[must_use]
pub fn engine_statements() -> [Vec<&'static str>; 2] {
    let mut sqlite = Engine::Sqlite.all();
    sqlite.extend([search_engine::MERGE, search_rows::CHANGES]);
    [sqlite, Engine::Postgres.all()]
}

impl Session {
    /// Prepares a statement and returns the names of its columns.
    ///
    /// # Errors
    /// The database cannot read it.
    pub async fn columns_of(&mut self, sql: &'static str) -> Result<Vec<String>, StoreError> {
        let names = on_db!(self, |conn| {
            let statement = conn.prepare(sqlx::SqlStr::from_static(sql)).await?;
            let names: Vec<String> = statement.columns().iter().map(|column| column.name().to_owned()).collect();
            Ok::<_, sqlx::Error>(names)
        })?;
        Ok(names)
    }
}
