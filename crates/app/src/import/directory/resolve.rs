//! What a row comes to: a change, nothing because the directory has it already, or a reason why not.

use domain::directory::{Change, Division, Official, Organ, Portfolio, Post, Tenure};
use domain::{DivisionCode, OfficialId, OrganId, PostId};
use jiff::civil::Date;

use super::cells::Cells;
use super::known::Known;
use super::{Column, DirectoryRejectReason as Reason, RowKind, labels};

/// What a row comes to.
pub(super) enum Outcome {
    Add(Change),
    Already,
}

/// Resolves a row of a kind.
pub(super) fn resolve(known: &Known, kind: RowKind, cells: Cells<'_>) -> Result<Outcome, Reason> {
    match kind {
        RowKind::Division => division(known, cells),
        RowKind::Organ => organ(known, cells),
        RowKind::Post => post(known, cells),
        RowKind::Official => official(known, cells),
        RowKind::Tenure => tenure(known, cells),
    }
}

/// What tells a row from all others of its kind, to find one that stands twice in the file.
pub(super) fn key(kind: RowKind, cells: Cells<'_>) -> Option<String> {
    let own = |column| cells.text(column).ok();
    let parts: &[Column] = match (kind, own(Column::Id)?.is_empty()) {
        (RowKind::Tenure, _) => &[Column::Official, Column::Organ, Column::Post, Column::From],
        (_, false) => &[Column::Id],
        (RowKind::Post, true) => &[Column::Organ, Column::Post],
        (_, true) => &[Column::Division, Column::Name],
    };
    let parts: Option<Vec<_>> = parts.iter().map(|column| own(*column)).collect();
    Some(format!("{kind:?}\n{}", parts?.join("\n")))
}

fn same(agrees: bool, column: Column) -> Result<(), Reason> {
    if agrees { Ok(()) } else { Err(Reason::Differs(column)) }
}

/// The number after the largest.
fn next(last: Option<i64>) -> i64 {
    last.unwrap_or(0).saturating_add(1)
}

fn division(known: &Known, cells: Cells<'_>) -> Result<Outcome, Reason> {
    let missing = || crate::import::RejectReason::ValueMissing { column: Column::Id.headings().0.into() };
    let code = DivisionCode(cells.number(Column::Id)?.ok_or_else(missing)?);
    let name = cells.needed(Column::Name)?;
    let level = cells.label(Column::Level, labels::level)?;
    let parent = cells.text(Column::Parent)?;
    let parent = if parent.is_empty() { None } else { Some(known.division(&parent, Column::Parent)?) };
    if let Some(row) = known.directory.divisions.get(&code) {
        same(row.name == name, Column::Name)?;
        same(row.level == level, Column::Level)?;
        same(row.parent == parent, Column::Parent)?;
        return Ok(Outcome::Already);
    }
    Ok(Outcome::Add(Change::Division(Division { code, name, level, parent })))
}

fn organ(known: &Known, cells: Cells<'_>) -> Result<Outcome, Reason> {
    let name = cells.needed(Column::Name)?;
    let kind = cells.label(Column::OrganKind, labels::organ_kind)?;
    let division = known.division(&cells.needed(Column::Division)?, Column::Division)?;
    let above = |column| known.maybe_organ(&cells.text(column)?, column);
    let given = cells.number(Column::Id)?.map(OrganId);
    let id = given.or_else(|| known.placed(division, &name));
    let id = id.unwrap_or_else(|| OrganId(next(known.directory.organs.keys().last().map(|id| id.0))));
    let row = Organ {
        name,
        mark: cells.needed(Column::Mark)?,
        parent: above(Column::Parent)?,
        line: above(Column::Line)?,
        vertical: cells.flag(Column::Vertical)?,
        managed_by: above(Column::ManagedBy)?,
        until: cells.day(Column::Until)?,
        ..Organ::new(id, kind, division, cells.needed_day(Column::From)?)
    };
    let Some(now) = known.directory.organ(id) else { return Ok(Outcome::Add(Change::Organ(row))) };
    // A file from before a change says what was so in the beginning; it is known all the same.
    let first = known.directory.organ_on(id, now.from);
    let faults = [Some(now), first.as_ref()].into_iter().flatten().map(|organ| differing(organ, &row));
    let faults: Vec<Option<Column>> = faults.collect();
    match faults.first().copied().flatten() {
        Some(column) if faults.iter().all(Option::is_some) => Err(Reason::Differs(column)),
        _ => Ok(Outcome::Already),
    }
}

/// The first column in which a row says something else than the directory.
fn differing(organ: &Organ, row: &Organ) -> Option<Column> {
    let columns = [
        (organ.name == row.name, Column::Name),
        (organ.mark == row.mark, Column::Mark),
        (organ.kind == row.kind, Column::OrganKind),
        (organ.division == row.division, Column::Division),
        (organ.parent == row.parent, Column::Parent),
        (organ.line == row.line, Column::Line),
        (organ.vertical == row.vertical, Column::Vertical),
        (organ.managed_by == row.managed_by, Column::ManagedBy),
        (organ.from == row.from, Column::From),
        (fits(organ.until, row.until), Column::Until),
    ];
    columns.into_iter().find(|(agrees, _)| !agrees).map(|(_, column)| column)
}

/// Whether a last day agrees; a file that names none is from before the end.
fn fits(known: Option<Date>, row: Option<Date>) -> bool {
    row.is_none() || row == known
}

fn post(known: &Known, cells: Cells<'_>) -> Result<Outcome, Reason> {
    let organ = known.organ(&cells.needed(Column::Organ)?, Column::Organ)?;
    let title = cells.needed(Column::Post)?;
    let standing = cells.label(Column::Standing, labels::standing)?;
    let id = match cells.number(Column::Id)?.map(PostId) {
        Some(id) => Some(id),
        None => match known.post(organ, &title, Column::Id) {
            Ok(id) => Some(id),
            Err(Reason::NotKnown(_)) => None,
            Err(other) => return Err(other),
        },
    };
    let id = id.unwrap_or_else(|| PostId(next(known.directory.posts.keys().last().map(|id| id.0))));
    if let Some(row) = known.directory.posts.get(&id) {
        same(row.organ == organ, Column::Organ)?;
        same(row.title == title, Column::Post)?;
        same(row.standing == standing, Column::Standing)?;
        return Ok(Outcome::Already);
    }
    Ok(Outcome::Add(Change::Post(Post { id, organ, title, standing })))
}

fn official(known: &Known, cells: Cells<'_>) -> Result<Outcome, Reason> {
    let name = cells.needed(Column::Name)?;
    let id = match cells.number(Column::Id)?.map(OfficialId) {
        Some(id) => Some(id),
        None => match known.official(&name, Column::Id) {
            Ok(id) => Some(id),
            Err(Reason::NotKnown(_)) => None,
            Err(other) => return Err(other),
        },
    };
    let id = id.unwrap_or_else(|| OfficialId(next(known.directory.officials.keys().last().map(|id| id.0))));
    if let Some(row) = known.directory.officials.get(&id) {
        same(row.name == name, Column::Name)?;
        return Ok(Outcome::Already);
    }
    Ok(Outcome::Add(Change::Official(Official { id, name })))
}

fn tenure(known: &Known, cells: Cells<'_>) -> Result<Outcome, Reason> {
    let official = known.official(&cells.needed(Column::Official)?, Column::Official)?;
    let organ = known.organ(&cells.needed(Column::Organ)?, Column::Organ)?;
    let post = known.post(organ, &cells.needed(Column::Post)?, Column::Post)?;
    let organs = cells.list(Column::Organs)?;
    let organs: Result<Vec<OrganId>, Reason> = organs.iter().map(|text| known.organ(text, Column::Organs)).collect();
    let row = Tenure {
        until: cells.day(Column::Until)?,
        acting: cells.flag(Column::Acting)?,
        portfolio: Portfolio { organs: organs?, fields: cells.list(Column::Fields)? },
        ..Tenure::new(official, post, cells.needed_day(Column::From)?)
    };
    let tenures = known.directory.tenures.get(&official).map(Vec::as_slice).unwrap_or_default();
    let Some(now) = tenures.iter().find(|tenure| tenure.post == post && tenure.from == row.from) else {
        return Ok(Outcome::Add(Change::Tenure(row)));
    };
    same(now.acting == row.acting, Column::Acting)?;
    same(fits(now.until, row.until), Column::Until)?;
    let portfolios = [&now.portfolio, now.portfolio_on(now.from)];
    same(portfolios.iter().any(|portfolio| portfolio.organs == row.portfolio.organs), Column::Organs)?;
    same(portfolios.iter().any(|portfolio| portfolio.fields == row.portfolio.fields), Column::Fields)?;
    Ok(Outcome::Already)
}
