//! The petitioner's query code (查询码): with it and the receipt number the petitioner follows the matter.
//!
//! What is stored is a hash. A wrong code costs a try, and tries are counted in the database before the code is
//! looked at, so that several processes together grant no more than one would.

mod code;
mod hashing;
mod query_codes;
mod tries;

pub use code::{CodeSlip, QueryCode};
pub use query_codes::{CodeRefusal, QueryCodes};
pub use tries::{CALLER_LIMIT, RECEIPT_LIMIT};
