//! The shipped packs beside the official texts: every text finds its pack, and every citation its place.

use crate::outline::split;
use crate::sources::{FIVE, WHOLE, source};
use law::{Binding, Cite, GapKind, OfficialText, PackCode, Sign, TextParagraph, bind_texts};

/// What a pack says of itself, read without the loader.
struct Head {
    code: PackCode,
    title: String,
    known_by: Vec<String>,
    /// Citations of its provisions and rules.
    cites: Vec<Cite>,
    told_in: Vec<usize>,
}

fn heads() -> Vec<Head> {
    packs::packs()
        .into_iter()
        .filter_map(|(_, files)| {
            let tables: Vec<toml::Table> = files.iter().map(|(_, text)| text.parse().expect("TOML")).collect();
            let head = tables.iter().find(|table| table.contains_key("code"))?;
            let text = |key: &str| head.get(key).and_then(toml::Value::as_str).expect("a text").to_owned();
            let rows = || tables.iter().flat_map(rows);
            Some(Head {
                code: text("code").parse().expect("a code"),
                title: text("title"),
                known_by: list(head, "known_by").filter_map(|mark| mark.as_str().map(str::to_owned)).collect(),
                cites: rows().filter_map(|row| row.get("cite")?.as_str()?.parse().ok()).collect(),
                told_in: rows()
                    .flat_map(|row| list(row, "told_in"))
                    .filter_map(|number| usize::try_from(number.as_integer()?).ok())
                    .collect(),
            })
        })
        .collect()
}

/// Provisions and rules of one file.
fn rows(table: &toml::Table) -> impl Iterator<Item = &toml::Table> {
    ["provision", "rule"].into_iter().flat_map(|key| list(table, key)).filter_map(toml::Value::as_table)
}

fn list<'a>(table: &'a toml::Table, key: &str) -> impl Iterator<Item = &'a toml::Value> {
    table.get(key).and_then(toml::Value::as_array).into_iter().flatten()
}

fn bound(files: &[String]) -> Option<Vec<(OfficialText, Head)>> {
    let mut heads = heads();
    let texts: Vec<OfficialText> = files.iter().flat_map(|file| split(file)).collect();
    let signs: Vec<Sign<'_>> =
        heads.iter().map(|head| Sign { code: head.code, title: &head.title, known_by: &head.known_by }).collect();
    let bindings = bind_texts(&texts, &signs);
    let mut found = Vec::new();
    for (text, binding) in texts.into_iter().zip(bindings) {
        let Binding::To(code) = binding else { continue };
        let at = heads.iter().position(|head| head.code == code)?;
        found.push((text, heads.remove(at)));
    }
    Some(found)
}

fn files(test: &str) -> Option<Vec<String>> {
    WHOLE.iter().map(|(name, ..)| *name).chain([FIVE]).map(|name| source(test, name)).collect()
}

#[test]
fn every_text_finds_its_pack() {
    let Some(files) = files("every_text_finds_its_pack") else { return };
    let shipped: Vec<String> = heads().iter().map(|head| head.code.to_string()).collect();
    let found: Vec<String> =
        bound(&files).expect("no pack has two texts").iter().map(|(_, head)| head.code.to_string()).collect();
    let expected = ["R22", "R05", "BJ06", "ZJ16", "SD15", "ML", "BJ", "NAT", "AH", "JS", "BJN"];
    assert_eq!(
        found,
        expected.into_iter().filter(|code| shipped.iter().any(|known| known == code)).collect::<Vec<_>>()
    );
}

#[test]
fn every_citation_finds_its_place_or_what_is_lost() {
    let Some(files) = files("every_citation_finds_its_place_or_what_is_lost") else { return };
    let mut checked = 0;
    for (text, head) in bound(&files).expect("no pack has two texts") {
        for cite in head.cites.iter().filter(|cite| cite.pack == head.code && !text.articles.is_empty()) {
            assert!(stands(&text, *cite) || is_lost(&text, *cite), "{cite} stands nowhere in {}", text.heading);
            checked += 1;
        }
        assert!(head.told_in.iter().all(|number| (1..=text.loose.len()).contains(number)), "{}", head.code);
    }
    assert!(checked > 1_500, "{checked} citations");
}

fn stands(text: &OfficialText, cite: Cite) -> bool {
    let Some(article) = text.article(cite.article) else { return false };
    let has_item = |paragraph: &TextParagraph| paragraph.items.iter().any(|item| item.number == u16::from(cite.item));
    match (usize::from(cite.paragraph).checked_sub(1), cite.item) {
        (None, 0) => true,
        (None, _) => article.paragraphs.iter().any(has_item),
        (Some(at), 0) => article.paragraphs.get(at).is_some(),
        (Some(at), _) => article.paragraphs.get(at).is_some_and(has_item),
    }
}

/// An item that the text has lost, and says so.
fn is_lost(text: &OfficialText, cite: Cite) -> bool {
    text.gaps.iter().any(|gap| match gap.kind {
        GapKind::ItemsMissing { article, from, to, .. } => {
            article == cite.article && (from..=to).contains(&u16::from(cite.item))
        }
        _ => false,
    })
}
