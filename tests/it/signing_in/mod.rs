//! Signing in, on both databases and over real HTTP: accounts, passwords, waits, sessions, headers, forms.

mod accounts;
mod commands;
mod doors;
mod headers;
mod own;
mod second;
pub mod visitor;
mod walk;
