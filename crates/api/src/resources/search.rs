//! Finding matters by what stands in their texts.

use app::domain::matter::StageName;
use app::search::SearchOf;
use app::store::read::SearchPlace;
use axum::Json;
use axum::routing::get;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{bad, page_size};
use crate::caller::Caller;
use crate::intake::Asked;
use crate::operation::{Operation, Tag};
use crate::problem::Problem;
use crate::shape::list::Line;
use crate::word::{Id, Word};

pub(super) fn operations() -> Vec<Operation> {
    vec![
        Operation::get("/search", "search", get(search))
            .tag(Tag::Matters)
            .asks::<SearchQuery>()
            .answers::<FoundLines>(),
    ]
}

/// What is looked for.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct SearchQuery {
    /// Words, all of which have to occur; `"…"` for a phrase, `-` before a word that may not.
    #[schemars(length(min = 1))]
    q: String,
    /// Only what this organ has now.
    holder: Option<Id>,
    /// Only this stage.
    stage: Option<Word<StageName>>,
    /// What follows this place: `next` of a page.
    after: Option<String>,
    /// Lines of a page; 50 where it is left out.
    #[schemars(range(min = 1, max = 200))]
    limit: Option<u16>,
}

/// What was found.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
struct FoundLines {
    /// Matters, each once, in the order of their newest text that was found.
    matters: Vec<Line>,
    /// What `after` gets for the next page; none where nothing more is found.
    next: Option<String>,
    /// Whether every text is in the index; while it is made anew, older texts may be missing.
    complete: bool,
}

async fn search(caller: Caller, Asked(asked): Asked<SearchQuery>) -> Result<Json<FoundLines>, Problem> {
    let place = |text: &String| text.parse::<SearchPlace>().map_err(|_| bad(&caller, "after"));
    let after = asked.after.as_ref().map(place).transpose()?;
    let size = page_size(&caller, asked.limit)?;
    let of = SearchOf {
        reader: Some((caller.subject.reader(), caller.today())),
        holder: asked.holder.map(Id::organ),
        stage: asked.stage.map(|word| word.0),
    };
    let found = caller.app().search_for(&caller.subject, of, &asked.q, after, size).await;
    let found = found.map_err(|failure| caller.tell_search(failure))?;
    Ok(Json(FoundLines {
        matters: found.lines.iter().map(|line| Line::of(&caller, line)).collect(),
        next: found.next.map(|place| place.to_string()),
        complete: found.complete,
    }))
}
