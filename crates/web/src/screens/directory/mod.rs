//! Who is who: the organs of a day as a tree, and whoever a name finds.

mod import;
mod organ;

pub(crate) use import::{FORM_BYTES_MAX, get as import, post as take_in};
pub(crate) use organ::get as organ;

use std::collections::BTreeMap;

use app::Action;
use app::domain::directory::{Directory, Official, Organ, Standing};
use app::domain::{OfficialId, OrganId};
use askama::Template;
use axum::extract::{Query, State};
use axum::response::{Html, IntoResponse, Response};
use jiff::civil::Date;
use serde::Deserialize;

use crate::Web;
use crate::shell::{Frame, Shell};
use crate::staff::Staff;
use crate::trouble::Trouble;
use crate::words::{Speaker, rule_name};

/// Organs that one page shows: more than anybody reads, few enough to load at once. Where there are more, the page
/// shows the upper levels, and each organ leads to what is below it.
const LINES_MAX: usize = 400;
/// People that a name finds on one page.
const PEOPLE_MAX: usize = 50;

/// What the address asks for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    on: Option<String>,
    under: Option<i64>,
    q: Option<String>,
}

/// One organ.
struct Line {
    /// How deep it stands, at most [`DEPTHS`].
    depth: usize,
    href: String,
    name: String,
    mark: String,
    kind: String,
    division: String,
    head: String,
    people: usize,
    /// Where what is below it is shown; nothing where this page shows it.
    below: Option<String>,
}

/// Somebody whom a name finds.
struct Found {
    name: String,
    number: i64,
    posts: String,
    href: String,
}

#[derive(Template)]
#[template(path = "directory/list.html")]
struct ListPage {
    s: Shell,
    note: String,
    on: String,
    query: String,
    under: Option<i64>,
    under_name: String,
    past: bool,
    may_change: bool,
    lines: Vec<Line>,
    people: Vec<Found>,
}

/// Depths that are drawn apart; what stands deeper is drawn like the last.
const DEPTHS: usize = 6;

pub(crate) async fn get(State(web): State<Web>, staff: Staff, Query(asked): Query<Asked>) -> Result<Response, Trouble> {
    let frame = staff.frame(&web);
    let on = day(asked.on.as_deref()).unwrap_or_else(|| frame.today());
    let query = asked.q.as_deref().map(str::trim).unwrap_or_default().to_owned();
    let speaker = frame.speaker();
    let under = asked.under.map(OrganId).filter(|organ| frame.directory.organ(*organ).is_some());
    let listed = Listed { speaker, on, today: frame.today(), staffed: staffed(&frame.directory, on) };
    let lines = if query.is_empty() { listed.tree(under) } else { listed.found(&query) };
    let count = i64::try_from(frame.directory.tree(on, under).len()).unwrap_or(i64::MAX);
    let note = [("n", count.into()), ("day", speaker.day(on).into())];
    let page = ListPage {
        note: speaker.words.with("directory-note", &note),
        past: on != frame.today(),
        under: under.map(|organ| organ.0),
        under_name: under.map(|organ| speaker.organ(organ)).unwrap_or_default(),
        may_change: staff.may(&web, Action::ChangeDirectory),
        people: if query.is_empty() { Vec::new() } else { listed.people(&query) },
        on: on.to_string(),
        lines,
        query,
        s: frame.shell,
    };
    Ok(Html(page.render()?).into_response())
}

/// A day of an address; nothing where it is none.
fn day(text: Option<&str>) -> Option<Date> {
    text?.parse().ok()
}

/// The address of an organ as of a day.
fn address(organ: OrganId, on: Date, today: Date) -> String {
    if on == today { format!("/directory/organs/{organ}") } else { format!("/directory/organs/{organ}?on={on}") }
}

/// How many people hold office at each organ on a day, and who leads it.
fn staffed(directory: &Directory, on: Date) -> BTreeMap<OrganId, (usize, Option<OfficialId>)> {
    let mut staffed: BTreeMap<OrganId, (usize, Option<OfficialId>)> = BTreeMap::new();
    for official in directory.tenures.keys() {
        for (_, post) in directory.tenures_on(*official, on) {
            let (people, head) = staffed.entry(post.organ).or_default();
            *people += 1;
            if post.standing == Standing::Head {
                *head = Some(*official);
            }
        }
    }
    staffed
}

/// The directory as somebody reads it on a day.
struct Listed<'a> {
    speaker: Speaker<'a>,
    on: Date,
    today: Date,
    staffed: BTreeMap<OrganId, (usize, Option<OfficialId>)>,
}

impl Listed<'_> {
    /// The tree, as deep as a page holds it.
    fn tree(&self, under: Option<OrganId>) -> Vec<Line> {
        let tree = self.speaker.directory.tree(self.on, under);
        let shown = |depth: usize| tree.iter().filter(|(at, _)| *at <= depth).count();
        let deepest = tree.iter().map(|(depth, _)| *depth).max().unwrap_or_default();
        // The first level and what is right below it are shown in any case.
        let least = 1.min(deepest);
        let depth = (least..=deepest).rev().find(|depth| shown(*depth) <= LINES_MAX).unwrap_or(least);
        let mut lines = Vec::new();
        for (at, (deep, organ)) in tree.iter().enumerate().filter(|(_, (deep, _))| *deep <= depth) {
            let goes_on = tree.get(at + 1).is_some_and(|(next, _)| next > deep) && *deep == depth;
            let below = goes_on.then(|| format!("/directory?under={}&on={}", organ.id, self.on));
            lines.push(Line { depth: (*deep).min(DEPTHS), below, ..self.line(organ) });
        }
        lines
    }

    /// The organs whose name, mark or number a text is.
    fn found(&self, query: &str) -> Vec<Line> {
        let tree = self.speaker.directory.tree(self.on, None);
        let fits =
            |organ: &Organ| organ.name.contains(query) || organ.mark.contains(query) || organ.id.to_string() == query;
        let found = tree.iter().filter(|(_, organ)| fits(organ)).take(LINES_MAX);
        found.map(|(_, organ)| self.line(organ)).collect()
    }

    fn line(&self, organ: &Organ) -> Line {
        let (people, head) = self.staffed.get(&organ.id).copied().unwrap_or_default();
        let division = self.speaker.directory.divisions.get(&organ.division);
        Line {
            depth: 0,
            href: address(organ.id, self.on, self.today),
            name: organ.name.clone(),
            mark: organ.mark.clone(),
            kind: rule_name(self.speaker.words, "OrganKind", organ.kind.name()),
            division: division.map_or_else(|| organ.division.to_string(), |division| division.name.clone()),
            head: head.map(|head| self.speaker.official(head)).unwrap_or_default(),
            people,
            below: None,
        }
    }

    /// The people whose name or number a text is, with their posts of the day.
    fn people(&self, query: &str) -> Vec<Found> {
        let directory = self.speaker.directory;
        let fits = |official: &&Official| official.name.contains(query) || official.id.to_string() == query;
        let found = directory.officials.values().filter(fits).take(PEOPLE_MAX);
        let told = found.map(|official| {
            let posts: Vec<_> = directory.posts_on(official.id, self.on).collect();
            let said = posts.iter().map(|post| format!("{} {}", self.speaker.organ(post.organ), post.title));
            Found {
                name: official.name.clone(),
                number: official.id.0,
                posts: said.collect::<Vec<_>>().join(&self.speaker.say("list-comma")),
                href: posts.first().map(|post| address(post.organ, self.on, self.today)).unwrap_or_default(),
            }
        });
        told.collect()
    }
}

/// What stands above the page of an organ.
fn trail(frame: &Frame<'_>) -> Vec<crate::form::Crumb> {
    vec![crate::form::Crumb::new("/directory", frame.shell.t.say("nav-directory"))]
}
