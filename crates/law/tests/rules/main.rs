//! How rules are read and how periods are counted.

mod answers;
mod assessment;
mod bad_books;
mod bad_calendars;
mod bad_heads;
mod bad_kinds;
mod bad_packs;
mod bad_rules;
mod bad_wholes;
mod book;
mod clock_rule;
mod counting;
mod effective;
mod faults;
mod in_force;
mod invented;
mod owed;
mod places;
mod properties;
mod remedies;
mod requirements;
mod scopes;
mod stacks;
