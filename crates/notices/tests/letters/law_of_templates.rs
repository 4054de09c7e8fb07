//! What holds for the shipped templates as texts.

use std::collections::BTreeSet;

use notices::{Notices, Part};

use crate::KINDS;

fn body(kind: &str) -> String {
    let path = format!("{}/../../notices/{kind}.txt", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).expect("a template");
    text.split("+++\n").nth(2).expect("a text below the head").to_owned()
}

/// No period, no number of days, no article: these come in from the rules of the matter.
#[test]
fn no_template_holds_a_number_or_an_instrument() {
    for kind in KINDS {
        let body = body(kind);
        assert!(!body.contains(|c: char| c.is_ascii_digit()), "{kind}");
        for word in ["条例》", "《", "日内", "天内", "工作日", "个月"] {
            assert!(!body.contains(word), "{kind}: {word}");
        }
        for (at, _) in body.match_indices(['日', '条']) {
            let before = body[..at].chars().next_back().unwrap_or_default();
            assert!(!"一二三四五六七八九十百".contains(before), "{kind}: {before}");
        }
    }
}

#[test]
fn every_part_is_used_by_a_template() {
    let notices = Notices::shipped();
    let used: BTreeSet<Part> =
        KINDS.iter().flat_map(|kind| notices.requires(kind).iter().chain(notices.optional(kind))).copied().collect();
    assert_eq!(Part::ALL.iter().filter(|part| !used.contains(part)).collect::<Vec<_>>(), Vec::<&Part>::new());
}

#[test]
fn every_name_reads_back_and_nothing_else_is_one() {
    for (part, name) in Part::ALL.iter().zip(Part::NAMES) {
        assert_eq!((part.name(), Part::named(name)), (*name, Some(*part)));
    }
    for text in ["", "Claim", "claim ", "number_"] {
        assert_eq!(Part::named(text), None);
    }
}

#[test]
fn every_provision_that_a_template_rests_on_has_a_gist_in_its_pack() {
    let notices = Notices::shipped();
    let mut known = BTreeSet::new();
    for (_, files) in packs::packs() {
        for (path, text) in files {
            let table: toml::Table = toml::from_str(text).unwrap_or_else(|error| panic!("{path}: {error}"));
            let provisions = table.get("provision").and_then(toml::Value::as_array).into_iter().flatten();
            known.extend(provisions.filter_map(|provision| Some(provision.get("cite")?.as_str()?.to_owned())));
        }
    }
    for kind in KINDS {
        assert!(!notices.basis(kind).is_empty(), "{kind}");
        for cite in notices.basis(kind) {
            assert!(known.contains(cite), "{kind}: {cite}");
        }
    }
}

#[test]
fn every_kind_has_a_title_of_its_own() {
    let notices = Notices::shipped();
    let titles: BTreeSet<&str> = KINDS.iter().filter_map(|kind| notices.title(kind)).collect();
    assert_eq!(titles.len(), KINDS.len(), "two kinds with one title");
    assert!(titles.iter().all(|title| title.starts_with("信访事项")), "{titles:?}");
}
