//! Ends a tenure.

use jiff::civil::Date;

use super::{Change, Directory, Tenure, Unfit, refuse, unfit, within};
use crate::{OfficialId, OrganId, PostId, Refusal, WayOut, Why};

/// The end of a tenure: resignation, removal, transfer, or the end of the organ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EndTenure {
    /// The person.
    pub official: OfficialId,
    /// The post.
    pub post: PostId,
    /// The first day of the tenure, which tells it from an earlier one at the same post.
    pub from: Date,
    /// Its last day.
    pub until: Date,
}

/// Ends a tenure.
///
/// # Errors
/// A tenure that is not known or ends no later already, a last day before the first.
pub fn end_tenure(directory: &mut Directory, row: EndTenure) -> Result<(), Refusal> {
    let EndTenure { official, post, from, until } = row;
    let none = unfit(Unfit::NoSuchTenure { official, post, on: until });
    let Some(tenure) = directory.tenure_mut((official, post, from)) else { return Err(none) };
    if until < from {
        let way_out = WayOut::UseDay { from: Some(from), until: from };
        return Err(refuse(Why::DatesReversed { from, until }, way_out));
    }
    if tenure.until.is_some_and(|known| known <= until) {
        return Err(none);
    }
    directory.take(Change::EndTenure(row));
    Ok(())
}

impl Directory {
    /// The tenure of an official at a post that runs on a day.
    #[must_use]
    pub fn tenure_on(&self, official: OfficialId, post: PostId, on: Date) -> Option<&Tenure> {
        self.tenures_on(official, on).map(|(tenure, _)| tenure).find(|tenure| tenure.post == post)
    }

    /// The tenure that began on that day.
    pub(super) fn tenure_mut(&mut self, (official, post, from): (OfficialId, PostId, Date)) -> Option<&mut Tenure> {
        self.tenures.get_mut(&official)?.iter_mut().find(|tenure| tenure.post == post && tenure.from == from)
    }

    /// The ends of all tenures at an organ that run on after its last day. One that begins later ends as it begins.
    pub(super) fn ends_with(&self, organ: OrganId, until: Date) -> Vec<Change> {
        let here = |tenure: &&Tenure| self.posts.get(&tenure.post).is_some_and(|post| post.organ == organ);
        let longer = self.tenures.values().flatten().filter(|tenure| tenure.until.is_none_or(|known| until < known));
        let running = longer.filter(|tenure| within(tenure.from, tenure.until, until)).filter(here);
        let ends =
            running.map(|tenure| EndTenure { official: tenure.official, post: tenure.post, from: tenure.from, until });
        ends.map(Change::EndTenure).collect()
    }
}
