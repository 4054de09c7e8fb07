//! How rules are read and how periods are counted.

mod bad_calendars;
mod bad_heads;
mod bad_packs;
mod bad_rules;
mod book;
mod clock_rule;
mod counting;
mod faults;
mod in_force;
mod properties;
