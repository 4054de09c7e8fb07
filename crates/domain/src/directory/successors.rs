//! How an organ ended, and who carries on its powers.

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::Directory;
use crate::OrganId;

/// How an organ ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum How {
    /// It was dissolved (撤销).
    Dissolved,
    /// It was merged into another (合并).
    Merged,
    /// It was split into several (分立).
    Split,
}

/// The end of an organ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EndOrgan {
    /// The organ.
    pub organ: OrganId,
    /// Its last day.
    pub until: Date,
    /// How it ended.
    pub how: How,
    /// Who carries on its powers (继续行使其职权的机关); none if nobody was named.
    pub successors: Vec<OrganId>,
}

impl Directory {
    /// The organs that carry on the powers of one that has ended by this day, followed through several steps and all
    /// active on that day. None of an organ that is still active.
    #[must_use]
    pub fn successors(&self, organ: OrganId, on: Date) -> Vec<OrganId> {
        let mut seen = BTreeSet::from([organ]);
        let mut found = Vec::new();
        let mut step = vec![organ];
        while !step.is_empty() {
            let ended = step.iter().filter_map(|id| self.endings.get(id)).filter(|ending| ending.until < on);
            step = ended.flat_map(|ending| &ending.successors).copied().filter(|id| seen.insert(*id)).collect();
            found.extend(step.iter().copied().filter(|id| self.active(*id, on).is_ok()));
        }
        found
    }
}
