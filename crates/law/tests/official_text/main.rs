//! How an attached official text is split. All texts here are made up, but for those that `sources` reads.

mod articles;
mod binding;
mod gaps;
mod headings;
mod outline;
mod paragraphs;
mod shipped;
mod sources;
mod stored;
mod texts;
