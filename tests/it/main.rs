//! The one integration-test binary: acceptance by article, the store on both databases, import, pages, commands, browser.

mod across;
mod acts;
mod browser;
mod carrying;
mod commands;
mod counting;
mod directory;
mod faults;
mod import;
mod ledger;
mod model;
mod notices;
mod pages;
mod papers;
mod portal;
mod query_code;
mod rebuild;
mod rules;
mod sampling;
mod sealed;
mod search;
mod store;
mod tables;
mod throughput;
mod town;
mod walk;
