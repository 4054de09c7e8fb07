//! One rule: what it says, the article that it follows from, where and when it holds, what takes its place elsewhere.

use app::law::{Because, Cite, NATION, Pack, RuleHead};
use app::rules::{facets, holding};
use askama::Template;
use axum::extract::{Path, State};
use axum::response::{Html, IntoResponse, Response};

use super::super::calendar::{division, place_name};
use super::official::{self, Article};
use super::pack::{Read, find, read};
use crate::Web;
use crate::form::Crumb;
use crate::shell::{Frame, Shell};
use crate::staff::Staff;
use crate::trouble::Trouble;
use crate::words::{Speaker, facet, rule_name};

/// A rule of another instrument.
struct Other {
    href: String,
    cite: String,
    place: String,
    span: String,
    gist: String,
}

#[derive(Template)]
#[template(path = "rules/rule.html")]
struct RulePage {
    s: Shell,
    trail: Vec<Crumb>,
    kind: String,
    name: String,
    code: String,
    gist: String,
    statements: Vec<(String, String)>,
    confidence: String,
    readings: Vec<Read>,
    cite: String,
    article_href: String,
    provision: String,
    official: Option<Article>,
    attached: bool,
    span: String,
    place: String,
    /// What holds today in the place of whoever looks.
    here: String,
    holds_here: bool,
    instead: Vec<Other>,
    displaces: Vec<Other>,
}

pub(crate) async fn get(
    State(web): State<Web>,
    staff: Staff,
    Path((code, id)): Path<(String, String)>,
) -> Result<Response, Trouble> {
    let frame = staff.frame(&web);
    let Some(pack) = find(&frame, &code) else {
        return super::super::missing(frame, "missing-rule", "missing-rule-why");
    };
    let (Some((kind, head)), Some(rule)) = (pack.rule(&id), facets(pack).into_iter().find(|rule| rule.id == id)) else {
        return super::super::missing(frame, "missing-rule", "missing-rule-why");
    };
    let speaker = frame.speaker();
    let words = speaker.words;
    let provision = frame.law().provision(head.cite).map(|(_, provision)| provision);
    let told_in = provision.map(|provision| provision.told_in.as_slice()).unwrap_or_default();
    let text = web.app.texts().get(&pack.code);
    let here = Here::of(&frame, &speaker, pack, head);
    let page = RulePage {
        trail: vec![
            Crumb::new("/rules", speaker.say("nav-rules")),
            Crumb::new(super::address(pack.code), pack.title.clone()),
        ],
        kind: rule_name(words, "RuleKind", kind.name()),
        name: head.name.clone().unwrap_or_else(|| named(&speaker, &id, &head.gist)),
        code: format!("{}:{id}", pack.code),
        gist: head.gist.clone(),
        statements: rule.facets.iter().map(|statement| facet(words, statement)).collect(),
        confidence: rule_name(words, "Confidence", head.confidence.unwrap_or(pack.confidence).name()),
        readings: head.readings.iter().map(|reading| read(&speaker, kind.name(), reading)).collect(),
        cite: speaker.cite(head.cite),
        article_href: format!("{}#a{}", super::address(pack.code), head.cite.article),
        provision: speaker.gist(head.cite),
        official: text.and_then(|text| official::article(text, head.cite.article, told_in)),
        attached: text.is_some(),
        span: span(&speaker, pack, head),
        place: place_name(&speaker, &pack.division),
        here: here.says,
        holds_here: here.holds,
        instead: instead(&frame, &speaker, pack, &id),
        displaces: here.displaces,
        s: frame.shell,
    };
    Ok(Html(page.render()?).into_response())
}

/// The name of a rule that has none of its own: that of the term, else what it says.
fn named(speaker: &Speaker<'_>, id: &str, gist: &str) -> String {
    let clock = speaker.clock_name(id);
    if clock == id { gist.to_owned() } else { clock }
}

/// From when until when a rule holds.
fn span(speaker: &Speaker<'_>, pack: &Pack, head: &RuleHead) -> String {
    let until = head.until.or(pack.until);
    let until = until.map_or_else(|| speaker.say("rules-still"), |day| speaker.date(day));
    let from = speaker.date(head.from.unwrap_or(pack.from));
    speaker.words.with("rules-span", &[("from", from.into()), ("until", until.into())])
}

/// What holds today in the place of whoever looks.
struct Here {
    says: String,
    holds: bool,
    displaces: Vec<Other>,
}

impl Here {
    fn of(frame: &Frame<'_>, speaker: &Speaker<'_>, pack: &Pack, head: &RuleHead) -> Self {
        let place = frame.organ().map_or_else(|| NATION.to_owned(), |organ| division(frame, organ));
        let law = frame.law().on(&place, frame.today());
        let found = law.as_ref().map(|law| holding(law, &head.id)).unwrap_or_default();
        let this = |because: &&Because<'_>| because.cite.pack == pack.code && because.rule == &*head.id;
        let args = |cite: String| [("place", place_name(speaker, &place).into()), ("cite", cite.into())];
        if let Some(because) = found.iter().find(this) {
            let displaces = because.displaced.iter().filter_map(|cite| displaced(frame, speaker, *cite, &head.id));
            let says = speaker.words.with("rules-holds-here", &args(String::new()));
            return Self { says, holds: true, displaces: displaces.collect() };
        }
        let says = match found.first() {
            Some(other) => speaker.words.with("rules-other-here", &args(speaker.cite(other.cite))),
            None => speaker.words.with("rules-none-here", &args(String::new())),
        };
        Self { says, holds: false, displaces: Vec::new() }
    }
}

fn displaced(frame: &Frame<'_>, speaker: &Speaker<'_>, cite: Cite, id: &str) -> Option<Other> {
    let pack = frame.law().pack(cite.pack)?;
    let head = pack.rules.heads().map(|(_, head)| head).find(|head| head.cite == cite && &*head.id == id);
    let head = head.or_else(|| pack.rules.heads().map(|(_, head)| head).find(|head| head.cite == cite))?;
    Some(other(speaker, pack, head))
}

fn other(speaker: &Speaker<'_>, pack: &Pack, head: &RuleHead) -> Other {
    Other {
        href: format!("{}/{}", super::address(pack.code), head.id),
        cite: speaker.cite(head.cite),
        place: place_name(speaker, &pack.division),
        span: span(speaker, pack, head),
        gist: head.gist.clone(),
    }
}

/// The rules of instruments that build on this one and take the place of this rule.
fn instead(frame: &Frame<'_>, speaker: &Speaker<'_>, pack: &Pack, id: &str) -> Vec<Other> {
    let above = frame.law().packs().iter().filter(|other| frame.law().builds_on(other, pack.code));
    let rules = above.flat_map(|above| above.rules.heads().map(move |(_, head)| (above, head)));
    rules.filter(|(_, head)| head.displaces(id)).map(|(above, head)| other(speaker, above, head)).collect()
}
