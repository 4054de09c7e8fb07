mod calendars;
#[path = "../rules/clock_rule.rs"]
mod clock_rule;
mod facts;
mod peers;
mod recounting;
mod recounting_properties;
mod regions;
mod second_program;
mod skipped;
mod sources;
mod standstill;
mod standstill_properties;
