//! Who acts, when and how: handed in by the caller, never looked up here.

use domain::{Actor, Origin};
use jiff::civil::Date;

use crate::Door;

/// The circumstances of one act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// Who acts.
    pub actor: Actor,
    /// When it is recorded, in microseconds since 1970, UTC.
    pub recorded_us: i64,
    /// The same moment's day in Asia/Shanghai.
    pub today: Date,
    /// How the fact comes in.
    pub origin: Origin,
    /// By which way they come in.
    pub door: Door,
}
