//! Changes what a leader is in charge of.

use jiff::civil::Date;

use super::{Change, Directory, Portfolio, Unfit, refuse, unfit, within};
use crate::{OfficialId, PostId, Refusal, WayOut, Why};

/// Another portfolio from a day on (分工调整); the former one stays readable for the days before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewPortfolio {
    /// The person.
    pub official: OfficialId,
    /// The post.
    pub post: PostId,
    /// The first day of the tenure.
    pub from: Date,
    /// The first day of the new portfolio.
    pub since: Date,
    /// The new portfolio, whole.
    pub portfolio: Portfolio,
}

/// Changes a portfolio.
///
/// # Errors
/// A tenure that is not known or does not run on that day, a day that is not after the last change, an organ that is
/// unknown, an empty field, the same portfolio.
pub fn change_portfolio(directory: &mut Directory, row: NewPortfolio) -> Result<(), Refusal> {
    portfolio_fits(directory, &row.portfolio)?;
    let NewPortfolio { official, post, from, since, .. } = row;
    let tenure = directory.tenure_mut((official, post, from)).filter(|t| within(t.from, t.until, since));
    let Some(tenure) = tenure else {
        return Err(unfit(Unfit::NoSuchTenure { official, post, on: since }));
    };
    let last = tenure.past.last().map_or(tenure.from, |(until, _)| super::end_organ::after(*until));
    if since <= last {
        let from = super::end_organ::after(last);
        return Err(refuse(Why::DayBeforeLast { on: since, last }, WayOut::UseDay { from: Some(from), until: from }));
    }
    if tenure.portfolio == row.portfolio {
        return Err(unfit(Unfit::NothingChanges));
    }
    directory.take(Change::Portfolio(row));
    Ok(())
}

/// Whether everything that a portfolio names is there.
pub(super) fn portfolio_fits(directory: &Directory, portfolio: &Portfolio) -> Result<(), Refusal> {
    if portfolio.fields.iter().any(|field| field.trim().is_empty() || field.contains('\n')) {
        return Err(refuse(Why::TextMissing, WayOut::Write));
    }
    match portfolio.organs.iter().find(|organ| !directory.organs.contains_key(organ)) {
        Some(organ) => Err(refuse(Why::UnknownOrgan { organ: *organ }, WayOut::CheckDirectory)),
        None => Ok(()),
    }
}
