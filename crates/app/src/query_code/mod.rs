//! The petitioner's query code (查询码): with it and the receipt number the petitioner follows the matter.
//!
//! What is stored is a keyed digest ([0029](../../../../docs/decisions/0029-query-codes-are-keyed.md)). A wrong code
//! costs a try, and tries are counted in the database before the code is looked at, so that several processes together
//! grant no more than one would.

mod code;
mod query_codes;
pub(crate) mod tries;

pub use code::{CodeSlip, QueryCode};
pub use query_codes::{CodeRefusal, QueryCodes};
pub use tries::{CALLER_LIMIT, RECEIPT_LIMIT};
