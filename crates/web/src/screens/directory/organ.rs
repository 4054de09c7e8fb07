//! One organ as of a day: where it stands, who holds office there, with which roles, and how it came about.

use app::domain::OrganId;
use app::domain::directory::{Directory, Organ, Post, RoleGiven, Tenure, Version};
use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::{Html, IntoResponse, Response};
use jiff::civil::Date;

use super::{Asked, address, day, trail};
use crate::Web;
use crate::form::Crumb;
use crate::shell::Shell;
use crate::staff::Staff;
use crate::trouble::Trouble;
use crate::words::{Speaker, rule_name};

/// Somebody in office, now or before.
struct Holder {
    title: String,
    standing: String,
    name: String,
    acting: bool,
    charge: String,
    from: String,
    until: String,
    roles: Vec<String>,
}

/// A role that was given here.
struct Given {
    role: String,
    name: String,
    from: String,
    until: String,
    by: String,
    reason: String,
    in_force: bool,
}

#[derive(Template)]
#[template(path = "directory/organ.html")]
struct OrganPage {
    s: Shell,
    trail: Vec<Crumb>,
    name: String,
    mark: String,
    kind: String,
    on: String,
    past: bool,
    note: String,
    gone: String,
    facts: Vec<(String, String)>,
    above: Vec<Crumb>,
    below: Vec<Crumb>,
    successors: Vec<Crumb>,
    former: Vec<(String, String)>,
    holders: Vec<Holder>,
    vacant: Vec<String>,
    left: Vec<Holder>,
    roles: Vec<Given>,
}

pub(crate) async fn get(
    State(web): State<Web>,
    staff: Staff,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Trouble> {
    let frame = staff.frame(&web);
    let today = frame.today();
    let on = day(asked.on.as_deref()).unwrap_or(today);
    let directory = frame.directory.clone();
    let found = id.parse().ok().map(OrganId).and_then(|id| {
        directory.organ_on(id, on).or_else(|| {
            // Before its first day an organ is shown as it stands last.
            directory.organ(id).cloned()
        })
    });
    let Some(organ) = found else {
        return super::super::missing(frame, "missing-organ", "missing-organ-why");
    };
    let seen = Seen { speaker: frame.speaker(), directory: &directory, on, today };
    let tenures = directory.in_office(organ.id, on);
    let page = OrganPage {
        trail: trail(&frame),
        name: organ.name.clone(),
        mark: organ.mark.clone(),
        kind: rule_name(frame.shell.t, "OrganKind", organ.kind.name()),
        on: on.to_string(),
        past: on != today,
        note: frame.shell.t.with("directory-as-of", &[("day", seen.speaker.day(on).into())]),
        gone: seen.gone(&organ),
        facts: seen.facts(&organ),
        above: seen.links(directory.higher_organs(organ.id)),
        below: seen.below(organ.id),
        successors: seen.links(directory.successors(organ.id, today)),
        former: seen.former(organ.id),
        vacant: vacant(&directory, organ.id, &tenures),
        holders: tenures.iter().map(|(tenure, post)| seen.holder(tenure, post)).collect(),
        left: seen.left(organ.id),
        roles: seen.roles(organ.id),
        s: frame.shell,
    };
    Ok(Html(page.render()?).into_response())
}

/// Posts that nobody holds.
fn vacant(directory: &Directory, organ: OrganId, held: &[(&Tenure, &Post)]) -> Vec<String> {
    let posts = directory.posts.values().filter(|post| post.organ == organ);
    let free = posts.filter(|post| held.iter().all(|(_, other)| other.id != post.id));
    free.map(|post| post.title.clone()).collect()
}

/// The directory as somebody reads it on a day.
struct Seen<'a> {
    speaker: Speaker<'a>,
    directory: &'a Directory,
    on: Date,
    today: Date,
}

impl Seen<'_> {
    fn gone(&self, organ: &Organ) -> String {
        match organ.until.filter(|until| *until < self.on) {
            Some(until) => self.speaker.words.with("directory-gone", &[("day", self.speaker.day(until).into())]),
            None if organ.from > self.on => {
                self.speaker.words.with("directory-not-yet", &[("day", self.speaker.day(organ.from).into())])
            }
            None => String::new(),
        }
    }

    fn facts(&self, organ: &Organ) -> Vec<(String, String)> {
        let speaker = &self.speaker;
        let division = self.directory.divisions.get(&organ.division).map(|division| division.name.clone());
        let name = |id: Option<OrganId>| id.map(|id| speaker.organ(id)).unwrap_or_default();
        let facts = [
            ("directory-fact-number", organ.id.to_string()),
            ("directory-fact-division", division.unwrap_or_else(|| organ.division.to_string())),
            ("directory-fact-parent", name(organ.parent)),
            ("directory-fact-line", name(organ.line)),
            ("directory-fact-vertical", if organ.vertical { speaker.say("word-yes") } else { String::new() }),
            ("directory-fact-managed", name(organ.managed_by)),
            ("directory-fact-from", speaker.date(organ.from)),
            ("directory-fact-until", organ.until.map(|day| speaker.date(day)).unwrap_or_default()),
        ];
        let told = facts.into_iter().filter(|(_, fact)| !fact.is_empty());
        told.map(|(name, fact)| (speaker.say(name), fact)).collect()
    }

    fn links(&self, organs: Vec<OrganId>) -> Vec<Crumb> {
        let link = |id: OrganId| Crumb::new(address(id, self.on, self.today), self.speaker.organ(id));
        organs.into_iter().map(link).collect()
    }

    fn below(&self, organ: OrganId) -> Vec<Crumb> {
        let tree = self.directory.tree(self.on, Some(organ));
        self.links(tree.into_iter().filter(|(depth, _)| *depth == 1).map(|(_, organ)| organ.id).collect())
    }

    fn former(&self, organ: OrganId) -> Vec<(String, String)> {
        let versions = self.directory.versions.get(&organ).into_iter().flatten();
        let named = versions.filter_map(|version| match version {
            Version::Name { until, name, .. } => Some((name.clone(), self.speaker.date(*until))),
            Version::Place { .. } => None,
        });
        named.collect()
    }

    fn holder(&self, tenure: &Tenure, post: &Post) -> Holder {
        let speaker = &self.speaker;
        let portfolio = tenure.portfolio_on(self.on);
        let organs = portfolio.organs.iter().map(|id| speaker.organ(*id));
        let charge: Vec<String> = organs.chain(portfolio.fields.iter().cloned()).collect();
        let roles = self.directory.roles_at(tenure.official, post.organ, self.on);
        Holder {
            title: post.title.clone(),
            standing: rule_name(speaker.words, "Standing", post.standing.name()),
            name: speaker.official(tenure.official),
            acting: tenure.acting,
            charge: charge.join(&speaker.say("list-comma")),
            from: speaker.date(tenure.from),
            until: tenure.until.map(|day| speaker.date(day)).unwrap_or_default(),
            roles: roles.into_iter().map(|role| speaker.role(role)).collect(),
        }
    }

    /// Who held office here before, last first.
    fn left(&self, organ: OrganId) -> Vec<Holder> {
        let ended = |tenure: &&Tenure| tenure.until.is_some_and(|until| until < self.on);
        let here = |tenure: &Tenure| self.directory.posts.get(&tenure.post).filter(|post| post.organ == organ);
        let tenures = self.directory.tenures.values().flatten().filter(ended);
        let mut left: Vec<(&Tenure, &Post)> = tenures.filter_map(|one| Some((one, here(one)?))).collect();
        left.sort_by_key(|(tenure, _)| std::cmp::Reverse(tenure.until));
        left.into_iter().map(|(tenure, post)| Holder { roles: Vec::new(), ..self.holder(tenure, post) }).collect()
    }

    /// Every role that was given here, those in force first.
    fn roles(&self, organ: OrganId) -> Vec<Given> {
        let given = self.directory.roles.values().flatten().filter(|row| row.organ == organ && row.from <= self.on);
        let mut rows: Vec<(bool, &RoleGiven)> = given.map(|row| (self.in_force(row), row)).collect();
        rows.sort_by_key(|(in_force, row)| (!in_force, row.role, row.official, row.from));
        let speaker = &self.speaker;
        let told = rows.into_iter().map(|(in_force, row)| Given {
            role: speaker.role(row.role),
            name: speaker.official(row.official),
            from: speaker.date(row.from),
            until: row.until.map(|day| speaker.date(day)).unwrap_or_default(),
            by: speaker.official(row.by),
            reason: row.reason.clone(),
            in_force,
        });
        told.collect()
    }

    fn in_force(&self, row: &RoleGiven) -> bool {
        let runs = row.from <= self.on && row.until.is_none_or(|until| self.on <= until);
        runs && self.directory.roles_at(row.official, row.organ, self.on).contains(&row.role)
    }
}
