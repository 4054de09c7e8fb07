//! Read models: what screens and commands ask for.

pub(crate) mod directory;
pub(crate) mod late_answers;
pub(crate) mod list_as_of;
pub(crate) mod list_plan;
pub(crate) mod list_text;
pub(crate) mod matter_list;
pub(crate) mod matter_row;
pub(crate) mod open_clocks;
pub(crate) mod search;
pub(crate) mod to_check;

pub use late_answers::LateAnswer;
pub use list_as_of::AsOf;
pub use matter_list::{Due, ListedMatter, MatterFilter, MatterKey, Order, Page, Towards, WallScope};
pub use open_clocks::OpenClock;
pub use search::{BadSearchPlace, SearchFilter, SearchHit, SearchPlace};
pub use to_check::{CheckPlace, ToCheck};
