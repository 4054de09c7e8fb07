//! What may happen to a matter, what may not, and what becomes of it.

mod clocks;
mod directory;
mod histories;
mod local_law;
mod peers;
mod properties;
mod refusals;
mod refusals_intake;
mod refusals_review;
mod refusals_term;
mod stages;
mod story;
mod town;
mod transitional;
mod words;
