//! Who stands above whom: in the place (块), in the line of work (条), and where both lines meet.

use std::collections::BTreeSet;

use super::Directory;
use crate::OrganId;

impl Directory {
    /// The organs that are the next higher one of this organ (上一级机关、单位): of an organ that is run from above only
    /// the line; of any other the organ that it belongs to, then the line, where it is another.
    #[must_use]
    pub fn higher_organs(&self, id: OrganId) -> Vec<OrganId> {
        let Some(organ) = self.organ(id) else { return Vec::new() };
        let parent = organ.parent.filter(|_| !organ.vertical);
        let line = organ.line.filter(|line| parent != Some(*line));
        parent.into_iter().chain(line).collect()
    }

    /// The first of the next higher organs.
    #[must_use]
    pub fn higher(&self, id: OrganId) -> Option<OrganId> {
        self.higher_organs(id).first().copied()
    }

    /// All superiors of an organ, the nearest first.
    #[must_use]
    pub fn above_all(&self, organ: OrganId) -> Vec<OrganId> {
        self.climb(organ, |id| self.higher_organs(id)).into_iter().map(|(above, _)| above).collect()
    }

    /// Whether `above` is a superior of `organ`, one or more steps up.
    #[must_use]
    pub fn is_below(&self, organ: OrganId, above: OrganId) -> bool {
        organ != above && self.above_all(organ).contains(&above)
    }

    /// The nearest organ that stands above both, or the one of the two that stands above the other. Of several that
    /// are equally near the one with the smaller identity is taken, so that the order of the two does not matter.
    #[must_use]
    pub fn common_superior(&self, a: OrganId, b: OrganId) -> Option<OrganId> {
        if a == b {
            return self.higher(a);
        }
        let chain = |organ: OrganId| {
            let above = self.climb(organ, |id| self.higher_organs(id));
            std::iter::once((organ, 0)).chain(above).collect::<Vec<_>>()
        };
        let others = chain(b);
        let shared = chain(a).into_iter().filter_map(|(organ, steps)| {
            let (_, more) = others.iter().find(|(other, _)| *other == organ)?;
            Some((steps + more, steps.max(*more), organ))
        });
        shared.min().map(|(_, _, organ)| organ)
    }

    /// Whether an organ would come to stand above itself if it stood below `above`. Here every bond counts, also the
    /// place of an organ that is run from above: nobody may be able to walk in a circle.
    pub(super) fn closes_circle(&self, organ: OrganId, above: OrganId) -> bool {
        let bonds = |id| {
            let bonds = self.organ(id).map(|organ| [organ.parent, organ.line]);
            bonds.into_iter().flatten().flatten().collect()
        };
        organ == above || self.climb(above, bonds).iter().any(|(reached, _)| *reached == organ)
    }

    /// Every organ that is reached upwards, with the number of steps, nearest first, each once; ends in a circle too.
    fn climb(&self, organ: OrganId, next: impl Fn(OrganId) -> Vec<OrganId>) -> Vec<(OrganId, usize)> {
        let mut seen = BTreeSet::from([organ]);
        let mut reached: Vec<(OrganId, usize)> = Vec::new();
        let mut step = vec![organ];
        let mut steps = 0;
        while !step.is_empty() {
            steps += 1;
            step = step.into_iter().flat_map(&next).filter(|id| seen.insert(*id)).collect();
            reached.extend(step.iter().filter(|id| self.organs.contains_key(id)).map(|id| (*id, steps)));
        }
        reached
    }
}
