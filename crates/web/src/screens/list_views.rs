//! Filters that somebody keeps under a name: shown beside the list, kept, taken away and taken back.

use app::{VIEW_NAME_CHARS_MAX, VIEWS_MAX, ViewRefusal};
use axum::extract::{Form, Query, State};
use axum::http::Uri;
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;

use super::list_asked::Asked;
use super::matter_list::{self, NotKept};
use crate::Web;
use crate::shell::Frame;
use crate::staff::Staff;
use crate::trouble::Trouble;

/// A view, as the page shows it.
pub(super) struct View {
    pub(super) id: i64,
    pub(super) name: String,
    pub(super) href: String,
    /// Whether the list shows it now.
    pub(super) here: bool,
}

/// The views of whoever looks.
pub(super) struct Views {
    pub(super) all: Vec<View>,
    /// The question that would be kept; empty where the list is not narrowed.
    pub(super) question: String,
    /// What was typed for a name.
    pub(super) name: String,
    /// Why it was not kept; empty where nothing was wrong.
    pub(super) fault: String,
    pub(super) name_max: usize,
    /// What was done before.
    pub(super) done: String,
    /// The view that can be taken back.
    pub(super) gone: Option<i64>,
}

impl Views {
    pub(super) fn has_fault(&self) -> bool {
        !self.fault.is_empty()
    }
}

/// The views of whoever looks, and what came of the last change.
pub(super) async fn views(
    web: &Web,
    staff: &Staff,
    frame: &Frame<'_>,
    asked: &Asked,
    not_kept: Option<NotKept>,
) -> Result<Views, Trouble> {
    let words = frame.shell.t;
    let kept = web.app.saved_views(staff.signed_in.account, staff.now_us).await?;
    let question = asked.question();
    let named = |id: &Option<String>, deleted: bool| {
        let id: i64 = id.as_deref()?.parse().ok()?;
        kept.iter().find(|view| view.id == id && view.deleted == deleted)
    };
    let gone = named(&asked.gone, true);
    let done = match (named(&asked.kept, false), gone) {
        (Some(view), _) => words.with("view-kept", &[("name", view.name.clone().into())]),
        (None, Some(view)) => words.with("view-gone", &[("name", view.name.clone().into())]),
        (None, None) => String::new(),
    };
    let gone = gone.map(|view| view.id);
    let view = |view: &app::SavedView| View {
        id: view.id,
        name: view.name.clone(),
        href: if view.query.is_empty() { "/matters".to_owned() } else { format!("/matters?{}", view.query) },
        here: view.query == question,
    };
    let not_kept = not_kept.unwrap_or_default();
    Ok(Views {
        all: kept.iter().filter(|view| !view.deleted).map(view).collect(),
        question,
        name: not_kept.name,
        fault: not_kept.why,
        name_max: VIEW_NAME_CHARS_MAX,
        done,
        gone,
    })
}

/// A filter to be kept.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct ToKeep {
    name: String,
    query: String,
}

/// Reads a question that a form sends back. What is no question asks nothing.
fn question(query: &str) -> Asked {
    let uri: Option<Uri> = format!("/?{query}").parse().ok();
    uri.and_then(|uri| Query::<Asked>::try_from_uri(&uri).ok()).map(|Query(asked)| asked).unwrap_or_default()
}

pub(crate) async fn keep(
    State(web): State<Web>,
    staff: Staff,
    Form(to_keep): Form<ToKeep>,
) -> Result<Response, Trouble> {
    let asked = question(&to_keep.query);
    let mut chance = (web.chance)()?;
    // Only what the list itself would ask is kept, however the form was filled in.
    let kept = (to_keep.name.as_str(), asked.question());
    let kept = (kept.0, kept.1.as_str());
    match web.app.save_view(&mut chance, staff.signed_in.account, kept, staff.now_us).await? {
        Ok(id) => Ok(Redirect::to(&asked.address("/matters", Some(("kept", id.to_string())))).into_response()),
        Err(refusal) => {
            let why = told(&staff.frame(&web), refusal);
            let not_kept = NotKept { name: to_keep.name, why };
            matter_list::page(&web, &staff, &asked, Some(not_kept)).await
        }
    }
}

fn told(frame: &Frame<'_>, refusal: ViewRefusal) -> String {
    let most = match refusal {
        ViewRefusal::NameTooLong => VIEW_NAME_CHARS_MAX,
        ViewRefusal::TooMany | ViewRefusal::NoName | ViewRefusal::QueryTooLong => VIEWS_MAX,
    };
    let key = format!("view-refused-{}", refusal.code());
    frame.shell.t.with(&key, &[("n", i64::try_from(most).unwrap_or_default().into())])
}

/// A view to be taken away, or back.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Named {
    id: i64,
    query: String,
}

pub(crate) async fn take_away(
    State(web): State<Web>,
    staff: Staff,
    Form(named): Form<Named>,
) -> Result<Response, Trouble> {
    web.app.take_view_away(staff.signed_in.account, named.id, Some(staff.now_us)).await?;
    let address = question(&named.query).address("/matters", Some(("gone", named.id.to_string())));
    Ok(Redirect::to(&address).into_response())
}

pub(crate) async fn take_back(
    State(web): State<Web>,
    staff: Staff,
    Form(named): Form<Named>,
) -> Result<Response, Trouble> {
    web.app.take_view_away(staff.signed_in.account, named.id, None).await?;
    let address = question(&named.query).address("/matters", Some(("kept", named.id.to_string())));
    Ok(Redirect::to(&address).into_response())
}
