//! The list of matters, in the order of the next due date.

use app::domain::OrganId;
use app::domain::matter::{Receipt, StageName};
use app::law::Purpose;
use app::store::NO_DUE_DATE;
use app::store::read::{Due, ListedMatter, MatterFilter, MatterKey as Place, Order, Towards};
use app::{Badges, Failure, MatterKey};
use askama::Template;
use axum::extract::{Query, State};
use axum::response::{Html, IntoResponse, Redirect, Response};
use jiff::ToSpan;
use jiff::civil::Date;
use serde::Deserialize;

use super::{SOON_DAYS, matter_search};
use crate::Web;
use crate::shell::{Frame, Shell};
use crate::staff::Staff;
use crate::trouble::Trouble;
use crate::words::{Speaker, find_receipt};

/// Lines a page: two screens of a large monitor.
const PAGE: u16 = 50;
/// What an address calls the order by day of receipt.
const RECEIVED: &str = "received";

/// The address's question, all parts optional.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Asked {
    pub(super) organ: Option<String>,
    pub(super) stage: Option<String>,
    due: Option<String>,
    order: Option<String>,
    pub(super) after: Option<String>,
    before: Option<String>,
    q: Option<String>,
}

/// One choice of a filter.
pub(super) struct Choice {
    pub(super) value: String,
    pub(super) label: String,
    pub(super) chosen: bool,
    /// How many matters the list shows with this choice, where that is counted.
    pub(super) count: Option<String>,
}

/// One line.
pub(super) struct Line {
    pub(super) state: &'static str,
    pub(super) number: String,
    pub(super) href: String,
    pub(super) title: String,
    pub(super) facts: String,
    pub(super) stage: String,
    pub(super) organ: String,
    pub(super) age: String,
    pub(super) received_on: String,
    pub(super) received: String,
    pub(super) due_on: String,
    pub(super) due: String,
    pub(super) clock: String,
    pub(super) left: String,
}

#[derive(Template)]
#[template(path = "matter_list.html")]
struct ListPage {
    s: Shell,
    note: String,
    organs: Vec<Choice>,
    stages: Vec<Choice>,
    dues: Vec<Choice>,
    orders: Vec<Choice>,
    filtered: bool,
    lines: Vec<Line>,
    previous: Option<String>,
    next: Option<String>,
}

impl Asked {
    fn filter(&self, today: Date) -> MatterFilter {
        let ahead = |days: i32| today.checked_add(days.days()).unwrap_or(Date::MAX);
        MatterFilter {
            holder: self.organ.as_deref().and_then(|organ| organ.parse().ok()),
            stage: self.stage.as_deref().and_then(StageName::named),
            due: match self.due.as_deref() {
                Some("overdue") => Due::Before(today),
                Some("week") => Due::Between(today, ahead(SOON_DAYS)),
                Some("later") => Due::From(ahead(SOON_DAYS + 1)),
                _ => Due::Any,
            },
            order: match self.order.as_deref() {
                Some(RECEIVED) => Order::Received,
                _ => Order::Due,
            },
            ..MatterFilter::default()
        }
    }

    /// A place that cannot be read is none: the list then starts at its beginning.
    fn towards(&self) -> Towards {
        if let Some(key) = self.after.as_deref().and_then(|text| text.parse().ok()) {
            Towards::After(key)
        } else if let Some(key) = self.before.as_deref().and_then(|text| text.parse().ok()) {
            Towards::Before(key)
        } else {
            Towards::Start
        }
    }

    /// The address of another page with the same filter.
    fn address(&self, direction: &str, key: &Place) -> String {
        let mut address = String::from("/matters?");
        for (name, value) in
            [("organ", &self.organ), ("stage", &self.stage), ("due", &self.due), ("order", &self.order)]
        {
            // Only words and numbers of our own pass the filter, so that nothing needs escaping.
            if let Some(value) = value.as_deref().filter(|v| v.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_'))
            {
                address.push_str(&format!("{name}={value}&"));
            }
        }
        address.push_str(&format!("{direction}={key}"));
        address
    }
}

pub(crate) async fn get(State(web): State<Web>, staff: Staff, Query(asked): Query<Asked>) -> Result<Response, Trouble> {
    let mut frame = staff.frame(&web);
    if let Some(query) = asked.q.as_deref().map(str::trim).filter(|query| !query.is_empty()) {
        return match found(&web, &staff, &frame, query).await? {
            Named::Matter(key) => Ok(Redirect::to(&format!("/matters/{key}")).into_response()),
            Named::Nothing => {
                frame.shell.query = query.to_owned();
                super::missing(frame, "missing-number", "missing-number-why")
            }
            Named::No => matter_search::answer(&web, &staff, frame, (query, &asked)).await,
        };
    }
    let today = frame.today();
    let filter = asked.filter(today);
    let towards = asked.towards();
    let page = match web.app.list_for(&staff.subject, &filter, &towards, PAGE).await {
        Ok(listed) => listed.page,
        Err(failure) => return super::failed(frame, failure, &staff.subject),
    };
    let badges = web.app.badges_for(&staff.subject, &filter).await?;
    let speaker = frame.speaker();
    let key_of = |line: Option<&ListedMatter>, there: bool| line.filter(|_| there).map(|line| line.key(filter.order));
    let previous = key_of(page.lines.first(), page.more_before).map(|key| asked.address("before", &key));
    let next = key_of(page.lines.last(), page.more_after).map(|key| asked.address("after", &key));
    let count = i64::try_from(page.lines.len()).unwrap_or_default();
    let note = if count == 0 { "list-none" } else { "list-loaded" };
    let view = ListPage {
        note: speaker.words.with(note, &[("n", count.into())]),
        organs: organs(&frame, filter.holder),
        stages: stages(&speaker, filter.stage),
        dues: dues(&speaker, asked.due.as_deref(), badges),
        orders: orders(&speaker, filter.order),
        filtered: filter != MatterFilter::default(),
        lines: page.lines.iter().map(|line| self::line(&web, &speaker, line, today)).collect(),
        previous,
        next,
        s: frame.shell,
    };
    Ok(Html(view.render()?).into_response())
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

fn choice(value: &str, label: String, chosen: bool) -> Choice {
    Choice { value: value.to_owned(), label, chosen, count: None }
}

pub(super) fn organs(frame: &Frame<'_>, chosen: Option<i64>) -> Vec<Choice> {
    let mut list = vec![choice("", frame.shell.t.say("list-all-organs"), chosen.is_none())];
    for organ in frame.directory.organs.values() {
        list.push(choice(&organ.id.0.to_string(), organ.name.clone(), chosen == Some(organ.id.0)));
    }
    list
}

pub(super) fn stages(speaker: &Speaker<'_>, chosen: Option<StageName>) -> Vec<Choice> {
    let mut list = vec![choice("", speaker.say("list-all"), chosen.is_none())];
    for stage in StageName::ALL {
        list.push(choice(stage.name(), speaker.words.name("stage", stage.name()), chosen == Some(*stage)));
    }
    list
}

fn orders(speaker: &Speaker<'_>, chosen: Order) -> Vec<Choice> {
    let all = [("", "list-order-due", Order::Due), (RECEIVED, "list-order-received", Order::Received)];
    all.into_iter().map(|(value, key, order)| choice(value, speaker.say(key), order == chosen)).collect()
}

fn dues(speaker: &Speaker<'_>, chosen: Option<&str>, badges: Option<Badges>) -> Vec<Choice> {
    let all = [
        ("", "list-all", badges.map(|badges| badges.all)),
        ("overdue", "list-overdue", badges.map(|badges| badges.due.overdue)),
        ("week", "list-week", badges.map(|badges| badges.due.week)),
        ("later", "list-later", badges.map(|badges| badges.due.later)),
    ];
    let chosen = chosen.filter(|chosen| all.iter().any(|(value, ..)| value == chosen)).unwrap_or_default();
    let choice = |(value, key, n): (&str, &str, Option<i64>)| Choice {
        count: n.map(|n| n.to_string()),
        ..choice(value, speaker.say(key), value == chosen)
    };
    all.into_iter().map(choice).collect()
}

pub(super) fn line(web: &Web, speaker: &Speaker<'_>, row: &ListedMatter, today: Date) -> Line {
    let words = speaker.words;
    let day = |text: &str| text.parse::<Date>().unwrap_or(Date::ZERO);
    let received = day(&row.received_on);
    let due = (row.next_due_on != NO_DUE_DATE).then(|| day(&row.next_due_on));
    let days_left = due.map(|due| (due - today).get_days());
    let (state, left) = match days_left {
        None => ("none", speaker.say("list-no-due")),
        Some(days) if days < 0 => ("overdue", words.with("left-overdue", &[("n", i64::from(-days).into())])),
        Some(0) => ("soon", speaker.say("left-today")),
        Some(days) => {
            let state = if days <= SOON_DAYS { "soon" } else { "running" };
            (state, words.with("left-days", &[("n", i64::from(days).into())]))
        }
    };
    let category = row.category.and_then(|code| web.app.categories().get(u32::try_from(code).ok()?));
    let mut facts = vec![words.name("channel", &row.channel), words.name("purpose", &row.purpose)];
    // Of an accusation not even its kind is shown.
    let open = row.purpose != Purpose::Accusation.name();
    facts.extend(category.filter(|_| open).map(|category| category.name.clone()));
    facts.push(words.with("heads", &[("n", row.heads.into())]));
    let receipt = Receipt {
        office: OrganId(row.office),
        year: i16::try_from(row.year).unwrap_or_default(),
        no: u32::try_from(row.no).unwrap_or_default(),
    };
    let key = MatterKey { shard: row.shard, id: app::domain::MatterId(row.id) };
    Line {
        state,
        number: speaker.receipt(receipt),
        href: format!("/matters/{key}"),
        title: title(speaker, &row.purpose, &row.title),
        facts: facts.join(&speaker.say("fact-space")),
        stage: words.name("stage", &row.stage),
        organ: speaker.organ(OrganId(row.holder)),
        age: words.with("days", &[("n", i64::from((today - received).get_days()).into())]),
        received_on: row.received_on.clone(),
        received: speaker.short_day(received, today),
        due_on: row.next_due_on.clone(),
        due: due.map(|due| speaker.short_day(due, today)).unwrap_or_default(),
        clock: row.next_rule.as_deref().map(|rule| speaker.clock_name(rule)).unwrap_or_default(),
        left,
    }
}

/// What a list shows as title: nothing of an accusation, whoever reads.
fn title(speaker: &Speaker<'_>, purpose: &str, title: &str) -> String {
    if purpose == Purpose::Accusation.name() {
        speaker.say("title-sealed")
    } else if title.is_empty() {
        speaker.say("title-erased")
    } else {
        title.to_owned()
    }
}
