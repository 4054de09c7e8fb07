//! The wall around an accusation: what the accused, and whoever they lead, may not get to know.
//!
//! One pure function, asked by every act and by every reading scope: lists, search, counts, exports, addresses.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::directory::Directory;
use crate::matter::Accused;
use crate::{OfficialId, OrganId};

/// Who wants to know something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reader {
    /// For which organ.
    pub organ: OrganId,
    /// Who; `None` where an organ as a whole is meant, as when a matter is sent to it.
    pub official: Option<OfficialId>,
}

/// Everybody whose accusation this reader may not know of. It follows from the directory of one day alone, so that
/// a reading scope can turn it into a condition of its query.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wall {
    /// An accusation of one of these organs is hidden.
    pub organs: BTreeSet<OrganId>,
    /// An accusation of one of these officials is hidden.
    pub officials: BTreeSet<OfficialId>,
}

impl Wall {
    /// The wall before a reader on a day.
    ///
    /// Hidden is what accuses the reader's own organ, an organ above it, anybody who leads one of those on that
    /// day, or the reader in person (R22-30¶3, R22-46(5), R05-23).
    #[must_use]
    pub fn before(reader: Reader, directory: &Directory, on: Date) -> Self {
        let mut organs: BTreeSet<OrganId> = directory.above_all(reader.organ).into_iter().collect();
        organs.insert(reader.organ);
        let mut officials: BTreeSet<OfficialId> =
            organs.iter().flat_map(|organ| directory.leaders(*organ, on)).collect();
        officials.extend(reader.official);
        Self { organs, officials }
    }

    /// Whether an accusation of these is hidden.
    #[must_use]
    pub fn hides(&self, accused: &Accused) -> bool {
        accused.organs.iter().any(|organ| self.organs.contains(organ))
            || accused.officials.iter().any(|official| self.officials.contains(official))
    }
}

/// Whether this reader may know of an accusation of these on a day.
#[must_use]
pub fn may_know(accused: &Accused, reader: Reader, directory: &Directory, on: Date) -> bool {
    // Most petitions accuse nobody.
    accused.is_nobody() || !Wall::before(reader, directory, on).hides(accused)
}
