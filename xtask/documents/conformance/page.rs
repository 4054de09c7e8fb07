//! `docs/conformance.md`: a summary, then a table for each text.

use std::collections::BTreeMap;

use law::{Cite, Provision, RuleKind};

use super::article::{Article, Row, Text};
use super::open_list::Entry;
use crate::markdown::{anchor, cell, code, head, row};

const INTRODUCTION: &str = "\
# Conformance

Made by `cargo xtask docs` from the packs and the tests; not edited by hand. Every article of every text: what it says \
in our own words, what it does, where it lives, and what tests it.

- **lives in**: its rules by kind and name; or, in italics, the mark that says why it has none: *purpose* (aims and \
principles), *definition* (scope, meaning, entry into force), *organisation* (bodies, posts and budgets, which are only \
recorded), *standing* (a demand on conduct with no act to check), *outside* (what courts, police or petitioners do), \
*elsewhere* (ruled at another provision), *lost* (the text is lost in our copies).
- **tests**: the tests that carry its id, and the examples in the pack, which run whenever the pack is loaded.
- **open**: neither a test, nor a mark that says why there is nothing to test here; *standing* is no such mark. Open \
articles stand with a reason in [conformance-open.txt](conformance-open.txt), which may only shrink.

A test carries an id by a line `/// Article: R22-34, NAT-11¶1(1)` above it.

";

/// The page.
pub fn text(texts: &[Text<'_>], listed: &BTreeMap<Cite, Entry>) -> String {
    let mut page = INTRODUCTION.to_owned();
    page.push_str(&summary(texts));
    for text in texts {
        page.push_str(&one(text, listed));
    }
    page
}

fn summary(texts: &[Text<'_>]) -> String {
    let mut table = head(&["text", "", "articles", "with rules", "marked", "with tests", "open"]);
    let mut totals = [0; 5];
    for text in texts {
        let articles = || text.articles.iter();
        let counts = [
            articles().count(),
            articles().filter(|article| article.has_rules()).count(),
            articles().filter(|article| article.is_marked()).count(),
            articles().filter(|article| article.is_tested()).count(),
            articles().filter(|article| article.is_open()).count(),
        ];
        for (total, count) in totals.iter_mut().zip(counts) {
            *total += count;
        }
        let mut cells = vec![format!("[{}](#{})", text.pack.code, text_id(text)), cell(&text.pack.title)];
        cells.extend(counts.map(|count| count.to_string()));
        table.push_str(&row(&cells));
    }
    let mut cells = vec!["all".to_owned(), String::new()];
    cells.extend(totals.map(|count| count.to_string()));
    table.push_str(&row(&cells));
    table
}

fn one(text: &Text<'_>, listed: &BTreeMap<Cite, Entry>) -> String {
    let pack = text.pack;
    let code = pack.code;
    let mut page = format!("\n## {code} {}\n\n{}", pack.title, anchor(&text_id(text)));
    page.push_str(&format!("[packs/{code}/](../packs/{code}/pack.toml). {}, from {}", pack.issuer, pack.from));
    if let Some(until) = pack.until {
        page.push_str(&format!(" to {until}"));
    }
    page.push_str(if pack.own_numbers { ". The numbers of its articles are ours.\n\n" } else { ".\n\n" });
    page.push_str(&head(&["article", "gist", "modality", "lives in", "tests"]));
    for article in &text.articles {
        page.push_str(&rows(article, listed));
    }
    page
}

fn rows(article: &Article<'_>, listed: &BTreeMap<Cite, Entry>) -> String {
    let cite = article.cite;
    let link = format!("{}[{cite}](../packs/{}/{}.toml)", anchor(&id(cite)), cite.pack, cite.article);
    let open = article.is_open().then(|| match listed.get(&cite) {
        Some(entry) => format!("**open**: {}", cell(&entry.reason)),
        None => "**open**".to_owned(),
    });
    let (own, parts): (Vec<&Row<'_>>, Vec<&Row<'_>>) = article.rows.iter().partition(|row| row.provision.cite == cite);
    let parts_tested = parts.iter().any(|row| row.is_tested());
    let mut text = String::new();
    match own.first() {
        Some(own) => {
            let tests = match (open, own.is_tested()) {
                (Some(open), _) => open,
                (None, false) if parts_tested => "below".to_owned(),
                (None, _) => tests(own),
            };
            text.push_str(&of_row(link, own, tests));
        }
        None => text.push_str(&row(&[link, String::new(), String::new(), String::new(), open.unwrap_or_default()])),
    }
    for part in parts {
        text.push_str(&of_row(format!("&emsp;{}", place(part.provision.cite)), part, tests(part)));
    }
    text
}

fn of_row(place: String, of: &Row<'_>, tests: String) -> String {
    let modality = of.provision.modality.name().to_owned();
    row(&[place, cell(&of.provision.gist), modality, lives_in(of), tests])
}

/// Paragraph and item as they stand in a citation.
fn place(cite: Cite) -> String {
    let whole = cite.whole_article().to_string();
    cite.to_string().trim_start_matches(&whole).to_owned()
}

/// `clock handle; guard extend-basis, extend-reason-told`, the mark, and where else to look.
fn lives_in(of: &Row<'_>) -> String {
    let mut kinds: Vec<(RuleKind, Vec<String>)> = Vec::new();
    for (kind, id) in &of.rules {
        match kinds.last_mut().filter(|(last, _)| last == kind) {
            Some((_, ids)) => ids.push(code(id)),
            None => kinds.push((*kind, vec![code(id)])),
        }
    }
    let mut parts: Vec<String> = kinds.iter().map(|(kind, ids)| format!("{kind} {}", ids.join(", "))).collect();
    parts.extend(mark(of.provision));
    parts.join("; ")
}

fn mark(provision: &Provision) -> Option<String> {
    let see = provision.see.map(|cite| format!("see [{cite}](#{})", id(cite)));
    let mark = provision.mark.map(|mark| format!("*{mark}*"));
    match (mark, see) {
        (Some(mark), Some(see)) => Some(format!("{mark}: {see}")),
        (mark, see) => mark.or(see),
    }
}

fn text_id(text: &Text<'_>) -> String {
    text.pack.code.to_string().to_lowercase()
}

/// Every article is a place to link to; its parts are found with it.
fn id(cite: Cite) -> String {
    cite.whole_article().to_string().to_lowercase()
}

fn tests(of: &Row<'_>) -> String {
    let link = |name: &str, path: &str| format!("[{name}](../{path})");
    let mut parts: Vec<String> = of.tests.iter().map(|test| link(&test.name, &test.path)).collect();
    match of.examples {
        0 => {}
        1 => parts.push("pack example".to_owned()),
        count => parts.push(format!("pack example ×{count}")),
    }
    parts.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_written_without_its_article() {
        for (cite, written) in [("R22-22¶1(3)", "¶1(3)"), ("R22-31(6)", "(6)"), ("BJ06-5¶2", "¶2")] {
            assert_eq!(place(cite.parse().unwrap()), written);
        }
    }
}
