//! Why a search was not carried out.

use app::search::QueryFault;
use wording::Words;

/// What is wrong with a query, and what to write instead.
#[must_use]
pub fn query_fault(words: &Words, fault: QueryFault) -> String {
    match fault {
        QueryFault::Empty => words.say("query-empty"),
        QueryFault::OnlyUnwanted => words.say("query-only-unwanted"),
        QueryFault::LongNumber => words.say("query-long-number"),
        QueryFault::TooLong { found, max } => {
            let number = |n: usize| i64::try_from(n).unwrap_or(i64::MAX).into();
            words.with("query-too-long", &[("found", number(found)), ("max", number(max))])
        }
    }
}
