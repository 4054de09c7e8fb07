//! The shipped templates, what they refuse, what they print, and what is wrong with bad ones.

mod bad_templates;
mod document;
mod goldens;
mod law_of_templates;
mod refusals;
mod sample;
mod words;
mod written_as_given;

/// The kinds of documents as the procedure names them.
pub const KINDS: [&str; 15] = [
    "acceptance",
    "assign_letter",
    "barred",
    "declined",
    "extension",
    "final_review_opinion",
    "forward_letter",
    "forwarded",
    "hearing",
    "opinion",
    "other_route",
    "receipt",
    "review_opinion",
    "settlement",
    "supervision_letter",
];
