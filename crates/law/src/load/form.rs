//! What the value of a key looks like, for the reference of the format.

use crate::NameSet;

/// Longest period that a rule may state, in its unit: anything longer is a slip of the pen.
pub(crate) const LENGTH_MAX: i64 = 3_660;

/// What the value of a key looks like, for the reference of the format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A text.
    Text,
    /// A whole number between these.
    Number(i64, i64),
    /// `true` or `false`.
    Flag,
    /// A day.
    Date,
    /// A list of days.
    Dates,
    /// A citation.
    Cite,
    /// One of these names.
    Name(&'static NameSet),
    /// A list of these names.
    Names(&'static NameSet),
    /// A list of lists of these names.
    NameLists(&'static NameSet),
    /// A list of texts.
    Texts,
    /// A list of whole numbers.
    Numbers,
    /// A table.
    Table,
    /// A list of tables.
    Tables,
}

/// A key that a table may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key {
    /// The key.
    pub name: &'static str,
    /// What its value looks like.
    pub form: Form,
    /// Whether it must be there.
    pub needed: bool,
}
