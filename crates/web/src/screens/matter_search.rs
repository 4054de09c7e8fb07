//! Matters found by what stands in their texts, newest text first.

use app::domain::OrganId;
use app::domain::matter::StageName;
use app::search::{Found, SearchFailure, SearchOf};
use askama::Template;
use axum::response::{Html, IntoResponse, Response};

use super::matter_list::{Asked, Choice, Line, line, organs, stages};
use crate::Web;
use crate::shell::{Frame, Shell};
use crate::staff::Staff;
use crate::trouble::Trouble;
use crate::words::query_fault;

/// Lines a page: two screens of a large monitor.
const PAGE: u16 = 50;

#[derive(Template)]
#[template(path = "matter_search.html")]
struct SearchPage {
    s: Shell,
    note: String,
    organs: Vec<Choice>,
    stages: Vec<Choice>,
    incomplete: bool,
    lines: Vec<Line>,
    /// What to try where nothing was found.
    advice: Vec<String>,
    first: Option<String>,
    next: Option<String>,
}

pub(crate) async fn answer(
    web: &Web,
    staff: &Staff,
    mut frame: Frame<'_>,
    (query, asked): (&str, &Asked),
) -> Result<Response, Trouble> {
    let holder = asked.organ.as_deref().and_then(|organ| organ.parse().ok());
    let stage = asked.stage.as_deref().and_then(StageName::named);
    let of = SearchOf { reader: None, holder: holder.map(OrganId), stage };
    // A place that cannot be read is none: what is found then starts at its beginning.
    let after = asked.after.as_deref().and_then(|text| text.parse().ok());
    frame.shell.query = query.to_owned();
    let words = frame.shell.t;
    let (found, fault) = match web.app.search_for(&staff.subject, of, query, after, PAGE).await {
        Ok(found) => (found, None),
        Err(SearchFailure::Query(fault)) => {
            (Found { complete: true, ..Found::default() }, Some(query_fault(words, fault)))
        }
        Err(SearchFailure::Failure(failure)) => return super::failed(frame, failure, &staff.subject),
    };
    let text = || query.to_owned().into();
    let (note, advice) = match fault {
        Some(fault) => (words.say("search-not-done"), vec![fault]),
        None if found.lines.is_empty() => (
            words.with("search-none", &[("text", text())]),
            vec![words.say("search-try"), words.say("search-no-names")],
        ),
        None => {
            let count = i64::try_from(found.lines.len()).unwrap_or_default();
            (words.with("search-note", &[("text", text()), ("n", count.into())]), Vec::new())
        }
    };
    let same = address(query, holder, stage);
    let (speaker, today) = (frame.speaker(), frame.today());
    let view = SearchPage {
        note,
        advice,
        organs: organs(&frame, holder),
        stages: stages(&speaker, stage),
        incomplete: !found.complete,
        lines: found.lines.iter().map(|found| line(web, &speaker, found, today)).collect(),
        next: found.next.map(|place| format!("{same}&after={place}")),
        first: after.map(|_| same),
        s: frame.shell,
    };
    Ok(Html(view.render()?).into_response())
}

/// The address of this search.
fn address(query: &str, holder: Option<i64>, stage: Option<StageName>) -> String {
    let mut address = String::from("/matters?q=");
    for byte in query.bytes() {
        if byte.is_ascii_alphanumeric() {
            address.push(char::from(byte));
        } else {
            address.push_str(&format!("%{byte:02X}"));
        }
    }
    if let Some(holder) = holder {
        address.push_str(&format!("&organ={holder}"));
    }
    if let Some(stage) = stage {
        address.push_str(&format!("&stage={}", stage.name()));
    }
    address
}

#[cfg(test)]
mod tests {
    #[test]
    fn what_was_typed_goes_into_the_address_and_out_of_it_unharmed() {
        assert_eq!(super::address("漏 a&b=\"", Some(7), None), "/matters?q=%E6%BC%8F%20a%26b%3D%22&organ=7");
    }
}
