//! Receipt numbers as people type them.

pub use app::find_receipt;
