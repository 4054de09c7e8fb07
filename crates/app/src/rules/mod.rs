//! Rule packs beside the law itself: loading files, comparing two packs, what a pack covers of its text,
//! and the beginning of a new pack.

mod coverage;
mod diff;
mod facets;
mod holding;
mod law_files;
mod new_pack;
mod texts;

pub use coverage::{Coverage, CoverageRow, coverage};
pub use diff::{Change, RuleDiff, diff};
pub use facets::{Facet, RuleFacets, facets, kind_of_list};
pub use holding::holding;
pub use law_files::{PackFaults, RuleFile, is_division, law_of, merged, shipped_files, shipped_law};
pub use new_pack::{NewPack, new_pack};
pub use texts::{AttachedText, AttachedTexts, Told, read_texts};
