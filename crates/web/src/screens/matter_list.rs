//! The list of matters: filters, order, views that people keep, several lines at once.

use app::store::read::{ListedMatter, MatterFilter, Order};
use app::{Action, Failure, MatterFacts, MatterKey, Target, Tie};
use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};

use super::forward_several::receivers;
use super::list_asked::Asked;
use super::list_choices::{Choice, More, dues, more, organs, stages};
use super::list_export::EXPORT_LINES_MAX;
use super::list_line::{Line, line};
use super::list_views::{Views, views};
use super::matter_search;
use crate::Web;
use crate::shell::{Frame, Shell};
use crate::staff::Staff;
use crate::trouble::Trouble;
use crate::words::find_receipt;

/// Lines a page: two screens of a large monitor.
const PAGE: u16 = 50;

/// The head of a column that the list can be ordered by.
struct SortHead {
    label: String,
    href: String,
    /// `ascending`, `descending` or `none`.
    sorted: &'static str,
}

/// A field that is not right.
struct WrongField {
    id: String,
    label: String,
    error: String,
}

/// What can be done with several lines.
struct Several {
    receivers: Vec<Choice>,
}

#[derive(Template)]
#[template(path = "matter_list.html")]
struct ListPage {
    s: Shell,
    note: String,
    organs: Vec<Choice>,
    stages: Vec<Choice>,
    dues: Vec<Choice>,
    more: More,
    order: &'static str,
    wrong: Vec<WrongField>,
    by_age: SortHead,
    by_due: SortHead,
    filtered: bool,
    lines: Vec<Line>,
    several: Option<Several>,
    exports: Option<Exports>,
    views: Views,
    previous: Option<String>,
    next: Option<String>,
}

/// The same list as a file.
struct Exports {
    xlsx: String,
    csv: String,
    note: String,
}

/// A view that was not kept: the name that was typed, and why.
#[derive(Debug, Default)]
pub(super) struct NotKept {
    pub(super) name: String,
    pub(super) why: String,
}

pub(crate) async fn get(State(web): State<Web>, staff: Staff, Query(asked): Query<Asked>) -> Result<Response, Trouble> {
    if let Some(query) = asked.q.as_deref().map(str::trim).filter(|query| !query.is_empty()) {
        let mut frame = staff.frame(&web);
        return match found(&web, &staff, &frame, query).await? {
            Named::Matter(key) => Ok(Redirect::to(&format!("/matters/{key}")).into_response()),
            Named::Nothing => {
                frame.shell.query = query.to_owned();
                super::missing(frame, "missing-number", "missing-number-why")
            }
            Named::No => matter_search::answer(&web, &staff, frame, (query, &asked)).await,
        };
    }
    page(&web, &staff, &asked, None).await
}

/// The list; with what was typed where a view was not kept.
pub(super) async fn page(
    web: &Web,
    staff: &Staff,
    asked: &Asked,
    not_kept: Option<NotKept>,
) -> Result<Response, Trouble> {
    let frame = staff.frame(web);
    let filter = asked.filter(web.app.categories(), &staff.subject);
    let listed = match web.app.list_for(&staff.subject, &filter, &asked.towards(), PAGE).await {
        Ok(listed) => listed.page,
        Err(failure) => return super::failed(frame, failure, &staff.subject),
    };
    let badges = web.app.badges_for(&staff.subject, &filter).await?;
    let views = views(web, staff, &frame, asked, not_kept).await?;
    let (speaker, today) = (frame.speaker(), frame.today());
    let key_of = |line: Option<&ListedMatter>, there: bool| line.filter(|_| there).map(|line| line.key(filter.order));
    let to =
        |direction, key: app::store::read::MatterKey| asked.address("/matters", Some((direction, key.to_string())));
    let whole = !listed.more_before && !listed.more_after;
    let shown = i64::try_from(listed.lines.len()).unwrap_or_default();
    // A number where it costs nothing: where it is counted all the time, or all of it stands on this page.
    let all = if whole { Some(shown) } else { counted(web, staff, &filter).await? };
    let wrong = wrong(&frame, asked);
    let status = if wrong.is_empty() && !views.has_fault() { StatusCode::OK } else { StatusCode::BAD_REQUEST };
    let view = ListPage {
        note: note(&frame, (shown, all), filter.order),
        organs: organs(&frame, filter.holder),
        stages: stages(&speaker, filter.stage),
        dues: dues(&speaker, asked.due.as_deref(), badges),
        more: more(web, &frame, asked),
        order: super::list_asked::order_name(filter.order),
        by_age: sort_head(&frame, asked, "list-col-age", [Order::ReceivedFirst, Order::Received]),
        by_due: sort_head(&frame, asked, "list-col-due", [Order::Due, Order::Due]),
        filtered: MatterFilter { order: Order::Due, ..filter.clone() } != MatterFilter::default(),
        lines: listed.lines.iter().map(|row| line(web, &speaker, row, today)).collect(),
        several: several(web, staff, &frame),
        exports: exports(web, staff, &frame, asked),
        previous: key_of(listed.lines.first(), listed.more_before).map(|key| to("before", key)),
        next: key_of(listed.lines.last(), listed.more_after).map(|key| to("after", key)),
        wrong,
        views,
        s: frame.shell,
    };
    Ok((status, Html(view.render()?)).into_response())
}

/// How many matters the list has, where that is counted all the time.
async fn counted(web: &Web, staff: &Staff, filter: &MatterFilter) -> Result<Option<i64>, Trouble> {
    if web.app.badges_for(&staff.subject, filter).await?.is_none() {
        return Ok(None);
    }
    let count = web.app.count_for(&staff.subject, filter).await?;
    Ok((!count.or_more).then_some(count.n))
}

/// How many there are, and in which order they stand.
fn note(frame: &Frame<'_>, (shown, all): (i64, Option<i64>), order: Order) -> String {
    let words = frame.shell.t;
    let sorted = match order {
        Order::Due => "list-sorted-due",
        Order::Received => "list-sorted-received",
        Order::ReceivedFirst => "list-sorted-received-first",
    };
    let how = || words.say(sorted).into();
    match all {
        _ if shown == 0 => words.say("list-none"),
        Some(all) => words.with("list-note-all", &[("all", all.into()), ("n", shown.into()), ("how", how())]),
        None => words.with("list-note", &[("n", shown.into()), ("how", how())]),
    }
}

/// The head of a column: followed, it orders by it, or turns the order round.
fn sort_head(frame: &Frame<'_>, asked: &Asked, label: &str, [up, down]: [Order; 2]) -> SortHead {
    let now = asked.order();
    let sorted = match now {
        now if now == up => "ascending",
        now if now == down => "descending",
        _ => "none",
    };
    let next = if now == up { down } else { up };
    SortHead { label: frame.shell.t.say(label), href: asked.ordered(next).address("/matters", None), sorted }
}

/// The fields that are not right, each with the way to it.
fn wrong(frame: &Frame<'_>, asked: &Asked) -> Vec<WrongField> {
    let words = frame.shell.t;
    let field = |bad: super::list_asked::BadDay| WrongField {
        id: format!("f-{}", bad.0),
        label: words.say(if bad.0 == "from" { "list-from" } else { "list-until" }),
        error: words.say("list-bad-day"),
    };
    asked.bad_days().into_iter().map(field).collect()
}

/// Forwarding several, for whoever may forward what the own organ has.
fn several(web: &Web, staff: &Staff, frame: &Frame<'_>) -> Option<Several> {
    let own = MatterFacts::of(staff.subject.actor.organ.0);
    let may = web.app.may(&staff.subject, Action::Forward, Target::Matter(&own), Tie::default());
    may.is_ok().then(|| Several { receivers: receivers(frame, staff, None) })
}

/// The list as files, for whoever may take matters out of the system.
fn exports(web: &Web, staff: &Staff, frame: &Frame<'_>, asked: &Asked) -> Option<Exports> {
    web.app.scope(&staff.subject, Action::Export).ok()?;
    let most = i64::try_from(EXPORT_LINES_MAX).unwrap_or_default();
    Some(Exports {
        xlsx: asked.address("/matters/export.xlsx", None),
        csv: asked.address("/matters/export.csv", None),
        note: frame.shell.t.with("list-export-note", &[("n", most.into())]),
    })
}

/// What a query names.
enum Named {
    /// This matter, by its number or key.
    Matter(MatterKey),
    /// It is a number or a key, and there is no such matter.
    Nothing,
    /// It is none: words to be looked for.
    No,
}

/// The matter that a receipt number or a key names, if whoever asks may read it.
async fn found(web: &Web, staff: &Staff, frame: &Frame<'_>, query: &str) -> Result<Named, Trouble> {
    let key = if let Ok(key) = query.parse::<MatterKey>() {
        Some(key)
    } else {
        let Some(receipt) = find_receipt(&frame.directory, query) else { return Ok(Named::No) };
        let (year, no) = (i64::from(receipt.year), i64::from(receipt.no));
        let mut session = web.app.db().read().await.map_err(Failure::from)?;
        let key = session.matter_by_receipt(receipt.office.0, year, no).await.map_err(Failure::from)?;
        key.map(|(shard, id)| MatterKey { shard, id: app::domain::MatterId(id) })
    };
    match key {
        Some(key) if web.app.finds(&staff.subject, key).await? => Ok(Named::Matter(key)),
        _ => Ok(Named::Nothing),
    }
}
