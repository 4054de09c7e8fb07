//! What can be read, one file a resource.

mod access;
mod counts;
mod directory;
mod ledger;
mod matter;
mod matters;
mod papers;
mod people;
mod rules;
mod search;

use app::{Action, Target, Tie};

use crate::caller::Caller;
use crate::operation::Operation;
use crate::problem::{Kind, Problem};

pub(crate) fn operations() -> Vec<Operation> {
    let mut all = access::operations();
    all.extend(matters::operations());
    all.extend(search::operations());
    all.extend(counts::operations());
    all.extend(matter::operations());
    all.extend(papers::operations());
    all.extend(people::operations());
    all.extend(directory::operations());
    all.extend(rules::operations());
    all.extend(ledger::operations());
    all
}

/// Lines of a page where nobody asks for another number: two screens of a large monitor, as on the pages.
const PAGE: u16 = 50;
/// Most lines of a page: every one is asked for once more by the policies.
const PAGE_MAX: u16 = 200;

/// How many lines somebody asks for.
fn page_size(caller: &Caller, limit: Option<u16>) -> Result<u16, Problem> {
    let limit = limit.unwrap_or(PAGE);
    if (1..=PAGE_MAX).contains(&limit) { Ok(limit) } else { Err(bad(caller, "limit")) }
}

/// A parameter that says nothing.
fn bad(caller: &Caller, name: &str) -> Problem {
    let said = caller.words.say("api-bad-parameter");
    caller.problem(Kind::Malformed).field(name, said)
}

/// Whether whoever calls may read something of the installation.
fn may_read(caller: &Caller, action: Action) -> Result<(), Problem> {
    let asked = caller.app().may(&caller.subject, action, Target::Installation, Tie::default());
    asked.map_err(|denied| caller.tell(denied.into()))
}
