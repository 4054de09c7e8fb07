//! Read models: what screens and commands ask for.

mod late_answers;
mod matter_list;
mod matter_row;

pub use late_answers::LateAnswer;
pub use matter_list::{Due, ListedMatter, MatterFilter, MatterKey, Page, Towards};
