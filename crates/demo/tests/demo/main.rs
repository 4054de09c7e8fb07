//! What callers may rely on, checked from outside.

mod calendar;
mod city;
mod course;
mod petitions;
mod shares;
