//! Which acts a row stands for besides its registration.

use domain::matter::{Opinion, Proof};
use law::named_enum;
use serde::Deserialize;

named_enum! {
    /// Where the day of acceptance comes from.
    pub enum AcceptedOn {
        /// The file has none: the day on which the petition came in, marked as assumed.
        Claimed = "claimed",
        /// The column `accepted`; where it is blank, the matter was not accepted.
        Column = "column",
    }
}

/// The table `[acts]`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Acts {
    pub(super) accepted: Option<AcceptedOn>,
    /// The kind of opinion where no column tells it.
    pub(super) opinion: Option<Opinion>,
    /// What shows that the answer arrived on the day on which it was given.
    pub(super) delivered: Option<Proof>,
    /// Whether what was answered and delivered is concluded on the same day.
    #[serde(default)]
    pub(super) conclude: bool,
}
