//! The directory's tables: each row is one change, and no row is ever changed. Each carries the salt of the digest
//! that the admin stream keeps of its names.

use domain::OrganId;
use domain::directory::{
    Change, Division, EndOrgan, EndTenure, How, Move, NewPortfolio, Official, Organ, Place, Portfolio, Post, Rename,
    RoleGiven, RoleWithdrawn, Tenure,
};

use crate::rows::{self, Cell, Row};
use crate::{Session, StoreError};

/// One row of the directory.
#[derive(Clone, Debug)]
pub struct DirectoryRow {
    /// The change that it tells of.
    pub change: Change,
    /// The salt of the digest of its names; empty in rows without names.
    pub salt: Vec<u8>,
}

/// A row of one table.
pub(crate) struct Salted<T> {
    row: T,
    salt: Vec<u8>,
}

/// What separates organs in one cell.
pub(crate) const COMMA: char = ',';
/// What separates fields of work in one cell.
pub(crate) const LINE: char = '\n';

fn organs(organs: &[OrganId]) -> Cell {
    let numbers: Vec<String> = organs.iter().map(ToString::to_string).collect();
    Cell::Text(numbers.join(&COMMA.to_string()))
}

fn in_charge(portfolio: &Portfolio) -> [Cell; 2] {
    [organs(&portfolio.organs), Cell::Text(portfolio.fields.join(&LINE.to_string()))]
}

fn maybe(organ: Option<OrganId>) -> Cell {
    Cell::MaybeInt(organ.map(|organ| organ.0))
}

/// The word for how an organ ended, as it is stored.
pub(crate) const fn how_name(how: How) -> &'static str {
    match how {
        How::Dissolved => "dissolved",
        How::Merged => "merged",
        How::Split => "split",
    }
}

impl Row for Salted<Division> {
    const INSERT: &'static str = "INSERT INTO division (code, name, level, parent, salt)";
    const WIDTH: usize = 5;

    fn cells(&self, put: &mut Vec<Cell>) {
        put.extend([
            Cell::Int(self.row.code.0),
            Cell::Text(self.row.name.clone()),
            Cell::Text(self.row.level.name().to_owned()),
            Cell::MaybeInt(self.row.parent.map(|parent| parent.0)),
            Cell::Blob(self.salt.clone()),
        ]);
    }
}

impl Row for Salted<Organ> {
    const INSERT: &'static str = "INSERT INTO organ (id, name, mark, kind, division, parent, line, vertical, \
         managed_by, from_on, until_on, salt)";
    const WIDTH: usize = 12;

    fn cells(&self, put: &mut Vec<Cell>) {
        put.extend([
            Cell::Int(self.row.id.0),
            Cell::Text(self.row.name.clone()),
            Cell::Text(self.row.mark.clone()),
            Cell::Text(self.row.kind.name().to_owned()),
            Cell::Int(self.row.division.0),
            maybe(self.row.parent),
            maybe(self.row.line),
            Cell::Int(i64::from(self.row.vertical)),
            maybe(self.row.managed_by),
            Cell::Text(self.row.from.to_string()),
            Cell::MaybeText(self.row.until.map(|day| day.to_string())),
            Cell::Blob(self.salt.clone()),
        ]);
    }
}

impl Row for Salted<Official> {
    const INSERT: &'static str = "INSERT INTO official (id, name, salt)";
    const WIDTH: usize = 3;

    fn cells(&self, put: &mut Vec<Cell>) {
        put.extend([Cell::Int(self.row.id.0), Cell::Text(self.row.name.clone()), Cell::Blob(self.salt.clone())]);
    }
}

impl Row for Salted<Post> {
    const INSERT: &'static str = "INSERT INTO post (id, organ, title, standing, salt)";
    const WIDTH: usize = 5;

    fn cells(&self, put: &mut Vec<Cell>) {
        put.extend([
            Cell::Int(self.row.id.0),
            Cell::Int(self.row.organ.0),
            Cell::Text(self.row.title.clone()),
            Cell::Text(self.row.standing.name().to_owned()),
            Cell::Blob(self.salt.clone()),
        ]);
    }
}

impl Row for Salted<Tenure> {
    const INSERT: &'static str = "INSERT INTO tenure (official, post, from_on, until_on, acting, organs, fields, salt)";
    const WIDTH: usize = 8;

    fn cells(&self, put: &mut Vec<Cell>) {
        put.extend([
            Cell::Int(self.row.official.0),
            Cell::Int(self.row.post.0),
            Cell::Text(self.row.from.to_string()),
            Cell::MaybeText(self.row.until.map(|day| day.to_string())),
            Cell::Int(i64::from(self.row.acting)),
        ]);
        put.extend(in_charge(&self.row.portfolio));
        put.push(Cell::Blob(self.salt.clone()));
    }
}

impl Row for Salted<Rename> {
    const INSERT: &'static str = "INSERT INTO organ_name (organ, from_on, name, mark, salt)";
    const WIDTH: usize = 5;

    fn cells(&self, put: &mut Vec<Cell>) {
        put.extend([
            Cell::Int(self.row.organ.0),
            Cell::Text(self.row.from.to_string()),
            Cell::Text(self.row.name.clone()),
            Cell::Text(self.row.mark.clone()),
            Cell::Blob(self.salt.clone()),
        ]);
    }
}

impl Row for Move {
    const INSERT: &'static str =
        "INSERT INTO organ_place (organ, from_on, division, parent, line, vertical, managed_by)";
    const WIDTH: usize = 7;

    fn cells(&self, put: &mut Vec<Cell>) {
        let Place { division, parent, line, vertical, managed_by } = self.place;
        put.extend([
            Cell::Int(self.organ.0),
            Cell::Text(self.from.to_string()),
            Cell::Int(division.0),
            maybe(parent),
            maybe(line),
            Cell::Int(i64::from(vertical)),
            maybe(managed_by),
        ]);
    }
}

impl Row for EndOrgan {
    const INSERT: &'static str = "INSERT INTO organ_end (organ, until_on, how, successors)";
    const WIDTH: usize = 4;

    fn cells(&self, put: &mut Vec<Cell>) {
        put.extend([
            Cell::Int(self.organ.0),
            Cell::Text(self.until.to_string()),
            Cell::Text(how_name(self.how).to_owned()),
            organs(&self.successors),
        ]);
    }
}

impl Row for EndTenure {
    const INSERT: &'static str = "INSERT INTO tenure_end (official, post, from_on, until_on)";
    const WIDTH: usize = 4;

    fn cells(&self, put: &mut Vec<Cell>) {
        put.extend([
            Cell::Int(self.official.0),
            Cell::Int(self.post.0),
            Cell::Text(self.from.to_string()),
            Cell::Text(self.until.to_string()),
        ]);
    }
}

impl Row for Salted<NewPortfolio> {
    const INSERT: &'static str = "INSERT INTO portfolio (official, post, from_on, since_on, organs, fields, salt)";
    const WIDTH: usize = 7;

    fn cells(&self, put: &mut Vec<Cell>) {
        put.extend([
            Cell::Int(self.row.official.0),
            Cell::Int(self.row.post.0),
            Cell::Text(self.row.from.to_string()),
            Cell::Text(self.row.since.to_string()),
        ]);
        put.extend(in_charge(&self.row.portfolio));
        put.push(Cell::Blob(self.salt.clone()));
    }
}

impl Row for Salted<RoleGiven> {
    const INSERT: &'static str =
        "INSERT INTO role_given (official, organ, role, from_on, until_on, by_official, reason, salt)";
    const WIDTH: usize = 8;

    fn cells(&self, put: &mut Vec<Cell>) {
        put.extend([
            Cell::Int(self.row.official.0),
            Cell::Int(self.row.organ.0),
            Cell::Text(self.row.role.name().to_owned()),
            Cell::Text(self.row.from.to_string()),
            Cell::MaybeText(self.row.until.map(|day| day.to_string())),
            Cell::Int(self.row.by.0),
            Cell::Text(self.row.reason.clone()),
            Cell::Blob(self.salt.clone()),
        ]);
    }
}

impl Row for Salted<RoleWithdrawn> {
    const INSERT: &'static str =
        "INSERT INTO role_end (official, organ, role, from_on, until_on, by_official, reason, salt)";
    const WIDTH: usize = 8;

    fn cells(&self, put: &mut Vec<Cell>) {
        put.extend([
            Cell::Int(self.row.official.0),
            Cell::Int(self.row.organ.0),
            Cell::Text(self.row.role.name().to_owned()),
            Cell::Text(self.row.from.to_string()),
            Cell::Text(self.row.until.to_string()),
            Cell::Int(self.row.by.0),
            Cell::Text(self.row.reason.clone()),
            Cell::Blob(self.salt.clone()),
        ]);
    }
}

/// The statements that insert rows of the directory, for the test that prepares them all.
pub(crate) fn inserts() -> Vec<&'static str> {
    let mut all: Vec<&'static str> = rows::inserts::<Salted<Division>>().collect();
    all.extend(rows::inserts::<Salted<Organ>>());
    all.extend(rows::inserts::<Salted<Official>>());
    all.extend(rows::inserts::<Salted<Post>>());
    all.extend(rows::inserts::<Salted<Tenure>>());
    all.extend(rows::inserts::<Salted<Rename>>());
    all.extend(rows::inserts::<Move>());
    all.extend(rows::inserts::<EndOrgan>());
    all.extend(rows::inserts::<EndTenure>());
    all.extend(rows::inserts::<Salted<NewPortfolio>>());
    all.extend(rows::inserts::<Salted<RoleGiven>>());
    all.extend(rows::inserts::<Salted<RoleWithdrawn>>());
    all
}

/// Rows by table.
#[derive(Default)]
struct Sorted {
    divisions: Vec<Salted<Division>>,
    organs: Vec<Salted<Organ>>,
    officials: Vec<Salted<Official>>,
    posts: Vec<Salted<Post>>,
    tenures: Vec<Salted<Tenure>>,
    names: Vec<Salted<Rename>>,
    places: Vec<Move>,
    ends: Vec<EndOrgan>,
    tenure_ends: Vec<EndTenure>,
    portfolios: Vec<Salted<NewPortfolio>>,
    roles: Vec<Salted<RoleGiven>>,
    role_ends: Vec<Salted<RoleWithdrawn>>,
}

impl Sorted {
    fn put(&mut self, DirectoryRow { change, salt }: DirectoryRow) {
        match change {
            Change::Division(row) => self.divisions.push(Salted { row, salt }),
            Change::Organ(row) => self.organs.push(Salted { row, salt }),
            Change::Official(row) => self.officials.push(Salted { row, salt }),
            Change::Post(row) => self.posts.push(Salted { row, salt }),
            Change::Tenure(row) => self.tenures.push(Salted { row, salt }),
            Change::Rename(row) => self.names.push(Salted { row, salt }),
            Change::Move(row) => self.places.push(row),
            Change::EndOrgan(row) => self.ends.push(row),
            Change::EndTenure(row) => self.tenure_ends.push(row),
            Change::Portfolio(row) => self.portfolios.push(Salted { row, salt }),
            Change::GiveRole(row) => self.roles.push(Salted { row, salt }),
            Change::WithdrawRole(row) => self.role_ends.push(Salted { row, salt }),
        }
    }
}

impl Session {
    /// Stores new rows of the directory.
    ///
    /// # Errors
    /// The database failed, or an identity is taken.
    pub async fn put_directory(&mut self, new: Vec<DirectoryRow>) -> Result<(), StoreError> {
        let mut sorted = Sorted::default();
        new.into_iter().for_each(|row| sorted.put(row));
        rows::insert(self, &sorted.divisions).await?;
        rows::insert(self, &sorted.organs).await?;
        rows::insert(self, &sorted.officials).await?;
        rows::insert(self, &sorted.posts).await?;
        rows::insert(self, &sorted.tenures).await?;
        rows::insert(self, &sorted.names).await?;
        rows::insert(self, &sorted.places).await?;
        rows::insert(self, &sorted.ends).await?;
        rows::insert(self, &sorted.tenure_ends).await?;
        rows::insert(self, &sorted.portfolios).await?;
        rows::insert(self, &sorted.roles).await?;
        rows::insert(self, &sorted.role_ends).await
    }
}
