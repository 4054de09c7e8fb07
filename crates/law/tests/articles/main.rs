//! The packs and calendars that ship: they load, their examples hold, and they say what the texts say.
//!
//! What is expected here was read from the texts by hand, never computed from the packs. A line
//! `Article:` above a test names the provisions that it carries.

mod appeals;
mod assessments;
mod attribution;
mod book;
mod calendar;
mod circumstances;
mod clocks;
mod consequences;
mod coverage;
mod due_days;
mod duties_ah;
mod duties_bj;
mod duties_js;
mod duties_local;
mod duties_nat;
mod duties_open;
mod duties_petition;
mod duties_r22;
mod gists;
mod goldens;
mod grounds;
mod grounds_r22;
mod guards;
mod guards_beijing;
mod guards_course;
mod guards_course_local;
mod guards_local;
mod ladder;
mod ladder_js;
mod loads;
mod owed;
mod parallel;
mod places;
mod rows;
mod skipped;
mod who_owes;
