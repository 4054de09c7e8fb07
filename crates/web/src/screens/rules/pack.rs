//! One instrument, article by article: what it says in our own words, the rules that follow, the attached text.

use app::law::{Pack, PackCode};
use app::rules::{CoverageRow, coverage};
use askama::Template;
use axum::extract::{Path, State};
use axum::response::{Html, IntoResponse, Response};

use super::super::calendar::place_name;
use super::official::Paragraph;
use crate::Web;
use crate::form::Crumb;
use crate::shell::{Frame, Shell};
use crate::staff::Staff;
use crate::trouble::Trouble;
use crate::words::{Speaker, reading_key, rule_name};

/// A rule that follows from an article.
struct Follows {
    href: String,
    kind: String,
    name: String,
}

/// One article.
struct Article {
    anchor: String,
    number: String,
    gist: String,
    modality: String,
    text: Vec<Paragraph>,
    rules: Vec<Follows>,
    /// Why no rule follows; empty where one does.
    marks: String,
    open: bool,
}

/// A way in which we read the instrument where it is silent.
pub(super) struct Read {
    pub(super) on: String,
    pub(super) says: String,
    pub(super) decided: String,
}

#[derive(Template)]
#[template(path = "rules/pack.html")]
struct PackPage {
    s: Shell,
    trail: Vec<Crumb>,
    title: String,
    code: String,
    facts: Vec<(String, String)>,
    readings: Vec<Read>,
    attached: bool,
    how: String,
    articles: Vec<Article>,
}

pub(crate) async fn get(State(web): State<Web>, staff: Staff, Path(code): Path<String>) -> Result<Response, Trouble> {
    let frame = staff.frame(&web);
    let Some(pack) = find(&frame, &code) else {
        return super::super::missing(frame, "missing-rule", "missing-rule-why");
    };
    let speaker = frame.speaker();
    let text = web.app.texts().get(&pack.code);
    let coverage = coverage(pack, text);
    let page = PackPage {
        trail: vec![Crumb::new("/rules", speaker.say("nav-rules"))],
        title: pack.title.clone(),
        code: pack.code.to_string(),
        facts: facts(&speaker, pack),
        readings: pack.readings.iter().map(|reading| read(&speaker, "pack.toml", reading)).collect(),
        attached: coverage.attached,
        how: format!("xinze rules attach {}", speaker.say("rules-attach-file")),
        articles: coverage.rows.iter().map(|row| article(&speaker, pack, row, coverage.by_paragraph)).collect(),
        s: frame.shell,
    };
    Ok(Html(page.render()?).into_response())
}

/// The instrument with this code.
pub(super) fn find<'a>(frame: &Frame<'a>, code: &str) -> Option<&'a Pack> {
    frame.law().pack(code.to_ascii_uppercase().parse::<PackCode>().ok()?)
}

/// A reading, with the name of what it is about as the tables of rules call it.
pub(super) fn read(speaker: &Speaker<'_>, table: &str, reading: &app::law::Reading) -> Read {
    let on = reading_key(speaker.words, table, &reading.on);
    Read { on, says: reading.says.clone(), decided: reading.decided.clone() }
}

fn facts(speaker: &Speaker<'_>, pack: &Pack) -> Vec<(String, String)> {
    let words = speaker.words;
    let until = pack.until.map_or_else(|| words.say("rules-still"), |day| speaker.date(day));
    let span = [("from", speaker.date(pack.from).into()), ("until", until.into())];
    let mut facts = vec![
        ("rules-fact-issuer", pack.issuer.clone()),
        ("rules-fact-number", pack.number.clone()),
        ("rules-fact-role", rule_name(words, "PackRole", pack.role.name())),
        ("rules-fact-place", place_name(speaker, &pack.division)),
        ("rules-fact-span", words.with("rules-span", &span)),
    ];
    let title = |code: &PackCode| speaker.law.pack(*code).map_or_else(|| code.to_string(), |pack| pack.title.clone());
    let base: Vec<String> = pack.base.iter().map(|base| format!("{} {}", title(&base.pack), base.pack)).collect();
    facts.push(("rules-fact-base", base.join(&words.say("list-comma"))));
    facts.push(("rules-fact-repeals", pack.repeals.map(|code| title(&code)).unwrap_or_default()));
    facts.push(("rules-fact-confidence", rule_name(words, "Confidence", pack.confidence.name())));
    let told = facts.into_iter().filter(|(_, fact)| !fact.is_empty());
    told.map(|(name, fact)| (words.say(name), fact)).collect()
}

fn article(speaker: &Speaker<'_>, pack: &Pack, row: &CoverageRow, by_paragraph: bool) -> Article {
    let words = speaker.words;
    let number = [("n", i64::from(row.number).into())];
    let marks: Vec<String> = row.marks.iter().map(|mark| rule_name(words, "Mark", mark.name())).collect();
    let see = row.see.iter().filter_map(|cite| cite.parse().ok()).map(|cite| speaker.cite(cite));
    let rules = row.rules.iter().map(|(kind, id)| Follows {
        href: format!("{}/{id}", super::address(pack.code)),
        kind: rule_name(words, "RuleKind", kind.name()),
        name: name_of(pack, id),
    });
    Article {
        anchor: format!("a{}", row.number),
        number: words.with(if by_paragraph { "rules-paragraph" } else { "rules-article" }, &number),
        gist: row.gist.clone().unwrap_or_default(),
        modality: row.modality.map(|modality| rule_name(words, "Modality", modality.name())).unwrap_or_default(),
        text: row.text.iter().flatten().map(Paragraph::of).collect(),
        rules: rules.collect(),
        marks: marks.into_iter().chain(see).collect::<Vec<_>>().join(&words.say("list-comma")),
        open: !row.is_covered(),
    }
}

/// What a rule is called: its own name, else what it says in short.
pub(super) fn name_of(pack: &Pack, id: &str) -> String {
    let head = pack.rule(id).map(|(_, head)| head);
    head.map_or_else(|| id.to_owned(), |head| head.name.clone().unwrap_or_else(|| head.gist.clone()))
}
