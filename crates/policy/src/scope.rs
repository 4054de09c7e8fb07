//! Which matters somebody may see, as the condition of a query.

use crate::{Action, Asker, MatterFacts, Policies, Target, Tie};

/// Organs of no directory, for matters that nobody has.
const ELSEWHERE: i64 = -1;
const BELOW: i64 = -2;
const WITHIN_REACH: i64 = -3;

/// Which matters a person may see by one action, by the organs that have or registered them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Scope {
    /// Whoever has them.
    pub all: bool,
    /// Those that the asker's own organ has, registered, had before, or helps with.
    pub concerned: bool,
    /// Those that an organ of the tree below this organ has or registered, the organ itself included.
    pub tree: Option<i64>,
}

impl Scope {
    /// Whether it holds nothing.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        !self.all && !self.concerned && self.tree.is_none()
    }
}

impl Policies {
    /// Asks the policies which matters somebody may see: once for each way in which a matter can belong to organs, and
    /// never for single matters. What the wall hides is left out by another condition, and each line of a page is
    /// asked for once more.
    #[must_use]
    pub fn scope(&self, asker: Asker<'_>, action: Action, today: i64) -> Scope {
        let bonds = |organ: i64| match organ {
            BELOW => vec![asker.organ, asker.reach],
            WITHIN_REACH => vec![asker.reach],
            organ if organ == asker.organ => vec![asker.reach],
            _ => Vec::new(),
        };
        let sees = |facts: &MatterFacts| {
            let tie = Tie { today, ..Tie::default() };
            self.decide(asker, (action, Target::Matter(facts)), tie, &bonds).allowed
        };
        // An organ's tree counts only where it makes no difference whether an organ has a matter or registered it.
        let both =
            |organ| sees(&MatterFacts::between(organ, ELSEWHERE)) && sees(&MatterFacts::between(ELSEWHERE, organ));
        if sees(&MatterFacts::of(ELSEWHERE)) {
            return Scope { all: true, ..Scope::default() };
        }
        let mut passed = MatterFacts::of(ELSEWHERE);
        passed.concerned.insert(asker.organ);
        let tree = if both(WITHIN_REACH) { Some(asker.reach) } else { both(BELOW).then_some(asker.organ) };
        Scope { all: false, concerned: sees(&passed), tree }
    }
}
