//! Every act of an office as a form: fields described once, used to show, to read and to explain.

pub(crate) mod choosers;
pub(crate) mod consequence;
pub(crate) mod draft;
pub(crate) mod entry;
pub(crate) mod field;
pub(crate) mod fields;
pub(crate) mod read;
pub(crate) mod sent;
pub(crate) mod unseen;
