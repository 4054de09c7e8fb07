//! Which organs an instrument covers, and how.

use serde::Serialize;

use crate::{OrganKind, named_enum};

named_enum! {
    /// How an organ is covered.
    pub enum Coverage {
        /// The instrument binds it.
        Direct = "direct",
        /// It follows the instrument in its own way (参照).
        ByReference = "by_reference",
    }
}

/// Organs that are covered in one way.
#[derive(Clone, Debug, Serialize)]
pub struct Scope {
    /// Kinds of organs.
    pub covers: Vec<OrganKind>,
    /// How.
    pub how: Coverage,
}
