//! The organs of a day as a tree: superiors first, each organ once.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::{Directory, Organ};
use crate::OrganId;

impl Directory {
    /// The organs that exist on a day, superiors first, each once and as it was on that day, with how deep it stands
    /// below the first; all of them, or those below one.
    #[must_use]
    pub fn tree(&self, on: Date, top: Option<OrganId>) -> Vec<(usize, Organ)> {
        let active = self.organs.keys().filter(|id| self.active(**id, on).is_ok());
        let organs: BTreeMap<OrganId, Organ> = active.filter_map(|id| Some((*id, self.organ_on(*id, on)?))).collect();
        let mut below: BTreeMap<Option<OrganId>, Vec<OrganId>> = BTreeMap::new();
        for organ in organs.values() {
            let place = organ.parent.filter(|_| !organ.vertical);
            let above = place.or(organ.line).filter(|above| organs.contains_key(above));
            below.entry(above).or_default().push(organ.id);
        }
        let children = |above: Option<OrganId>| below.get(&above).into_iter().flatten().rev().copied();
        let mut waiting: Vec<(usize, OrganId)> = match top {
            Some(top) => vec![(0, top)],
            None => children(None).map(|id| (0, id)).collect(),
        };
        let (mut lines, mut seen) = (Vec::new(), BTreeSet::new());
        while let Some((depth, id)) = waiting.pop() {
            if let Some(organ) = organs.get(&id).filter(|_| seen.insert(id)) {
                lines.push((depth, organ.clone()));
                waiting.extend(children(Some(id)).map(|below| (depth + 1, below)));
            }
        }
        lines
    }

    /// The tenures at an organ on a day, leaders first.
    #[must_use]
    pub fn in_office(&self, organ: OrganId, on: Date) -> Vec<(&super::Tenure, &super::Post)> {
        let held = self.tenures.keys().flat_map(move |official| self.tenures_on(*official, on));
        let mut here: Vec<_> = held.filter(|(_, post)| post.organ == organ).collect();
        here.sort_by_key(|(tenure, post)| (post.standing, tenure.post, tenure.from));
        here
    }
}
