//! The one integration-test binary: acceptance by article, the store on both databases, import, pages, commands, browser.

mod acts;
mod browser;
mod commands;
mod import;
mod pages;
mod rules;
mod store;
mod town;
