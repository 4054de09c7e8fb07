//! Appoints an official to a post.

use super::change_portfolio::portfolio_fits;
use super::{Change, Directory, Tenure, Unfit, refuse, unfit};
use crate::{Refusal, WayOut, Why};

/// Appoints from a day on, for an open or a stated time, or lets a person stand in.
///
/// # Errors
/// An unknown official or post, days out of order, a post that the person holds in that time already or whose organ
/// has ended, a portfolio that names an unknown organ.
pub fn appoint(directory: &mut Directory, row: Tenure) -> Result<(), Refusal> {
    if !directory.officials.contains_key(&row.official) {
        return Err(refuse(Why::UnknownOfficial { official: row.official }, WayOut::CheckDirectory));
    }
    let Some(post) = directory.posts.get(&row.post) else {
        return Err(refuse(Why::UnknownPost, WayOut::CheckDirectory));
    };
    if let Some(until) = row.until.filter(|until| *until < row.from) {
        let way_out = WayOut::UseDay { from: Some(row.from), until: row.from };
        return Err(refuse(Why::DatesReversed { from: row.from, until }, way_out));
    }
    let ended = directory.organ(post.organ).and_then(|organ| organ.until);
    if ended.is_some_and(|until| until < row.from) {
        return Err(unfit(Unfit::OutsideOrgan { organ: post.organ, on: row.from }));
    }
    portfolio_fits(directory, &row.portfolio)?;
    let others = directory.tenures.get(&row.official).into_iter().flatten().filter(|other| other.post == row.post);
    let ends_before = |one: &Tenure, other: &Tenure| one.until.is_some_and(|until| until < other.from);
    if let Some(other) = others.into_iter().find(|other| !ends_before(other, &row) && !ends_before(&row, other)) {
        let Tenure { official, post, from, .. } = *other;
        return Err(unfit(Unfit::TenureOverlaps { official, post, from }));
    }
    directory.take(Change::Tenure(row));
    Ok(())
}
