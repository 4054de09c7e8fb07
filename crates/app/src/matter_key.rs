//! How a matter is named in addresses and commands.

use std::fmt;
use std::str::FromStr;

use domain::MatterId;

/// Shard and identity of a matter, written `990100-123`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MatterKey {
    /// The jurisdiction of first registration; never changes.
    pub shard: i64,
    /// Identity in the shard.
    pub id: MatterId,
}

impl fmt::Display for MatterKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.shard, self.id.0)
    }
}

/// The text is no key of a matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a matter: expected a key such as 990100-123")]
pub struct BadKey;

impl FromStr for MatterKey {
    type Err = BadKey;

    fn from_str(text: &str) -> Result<Self, BadKey> {
        let (shard, id) = text.split_once('-').ok_or(BadKey)?;
        Ok(Self { shard: shard.parse().map_err(|_| BadKey)?, id: MatterId(id.parse().map_err(|_| BadKey)?) })
    }
}
