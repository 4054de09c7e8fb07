//! The ten kinds of rules. Names of things are closed lists: a pack has no expressions.

pub(crate) mod appeal;
pub(crate) mod assessment;
pub(crate) mod attribution;
pub(crate) mod clock;
pub(crate) mod consequence;
pub(crate) mod duty;
pub(crate) mod ground;
pub(crate) mod guard;
pub(crate) mod measure;
pub(crate) mod scope;
