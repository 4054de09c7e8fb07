//! Every statement that this crate can send, so that a test can prepare each on both databases.

use domain::directory::{Division, Official, Organ, Post, Tenure};
use sqlx::{Column, Executor, Statement};

use crate::db::on_db;
use crate::read::{late_answers, matter_list, matter_row};
use crate::rows::{inserts, listed_all};
use crate::{
    ClockRow, EventRow, ImportRow, MatterRow, Named, PersonRow, Session, StoreError, TextRow, counter, directory_rows,
    import_row, ledger, matter_rows, setting, written_rows,
};

/// Every statement text, each once.
#[must_use]
pub fn statements() -> Vec<&'static str> {
    let mut all = vec![
        ledger::LOAD,
        ledger::SCAN,
        matter_rows::CLOCKS_OF,
        counter::DRAW,
        late_answers::LATE,
        matter_row::COLUMNS_BY_KEY,
        matter_row::REST_BY_KEY,
        matter_row::BY_RECEIPT,
        matter_row::COUNT,
        written_rows::TEXTS_OF,
        written_rows::TITLE_OF,
        written_rows::PERSON,
        directory_rows::DIVISIONS,
        directory_rows::ORGANS,
        directory_rows::OFFICIALS,
        directory_rows::POSTS,
        directory_rows::TENURES,
        directory_rows::SALTS,
        setting::GET,
        setting::PUT,
    ];
    all.extend(listed_all(import_row::IMPORTED, import_row::FIRST_KEY));
    all.extend(matter_list::Shape::all().map(matter_list::Shape::sql));
    all.extend(inserts::<EventRow>());
    all.extend(inserts::<TextRow>());
    all.extend(inserts::<written_rows::TitleRow<'_>>());
    all.extend(inserts::<PersonRow>());
    all.extend(inserts::<MatterRow>());
    all.extend(inserts::<ClockRow>());
    all.extend(inserts::<ImportRow>());
    all.extend(inserts::<Named<Division>>());
    all.extend(inserts::<Named<Organ>>());
    all.extend(inserts::<Named<Official>>());
    all.extend(inserts::<Named<Post>>());
    all.extend(inserts::<Tenure>());
    all
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
