//! Every name, key and table of the format of rule packs has words, and no such word is left over.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use app::law;
use app::law::{Form, NameSet, TableFormat};
use fluent_syntax::ast::{Entry, Pattern, PatternElement};
use wording::Lang;

/// The families that belong to the format of packs.
const FAMILIES: [&str; 4] = ["rule-name-", "rule-key-", "rule-means-", "rule-table-"];

/// A written name as part of a message's key.
fn hyphenated(name: &str) -> String {
    name.replace(['.', '_'], "-")
}

/// The name of a type as part of a message's key: `DutyAct` is `duty-act`.
fn kebab(of: &str) -> String {
    let mut text = String::new();
    for letter in of.chars() {
        if letter.is_ascii_uppercase() && !text.is_empty() {
            text.push('-');
        }
        text.push(letter.to_ascii_lowercase());
    }
    text
}

/// Every set of names that a key of the format can take, each once.
fn name_sets(tables: &[TableFormat]) -> Vec<&'static NameSet> {
    let mut sets: Vec<&'static NameSet> = Vec::new();
    for key in tables.iter().flat_map(|table| &table.keys) {
        if let Form::Name(set) | Form::Names(set) | Form::NameLists(set) = key.form
            && !sets.iter().any(|known| known.of == set.of)
        {
            sets.push(set);
        }
    }
    sets
}

fn message_of(set: &NameSet, name: &str) -> String {
    format!("rule-name-{}-{}", kebab(set.of), hyphenated(name))
}

/// Every message that the format asks for, with what it is for.
fn asked() -> BTreeMap<String, String> {
    let tables = law::format();
    let mut asked = BTreeMap::new();
    let mut ask = |message: String, what: String| {
        let twice = asked.insert(message.clone(), what.clone());
        assert_eq!(twice, None, "{message} is also the word of {what}");
    };
    for set in name_sets(&tables) {
        for name in set.names {
            ask(message_of(set, name), format!("{}::{name}", set.of));
        }
    }
    let shown = tables.iter().flat_map(|table| table.keys.iter().map(move |key| (table.name, key.name)));
    let keys: BTreeSet<(&str, &str)> = shown.collect();
    for table in &tables {
        ask(format!("rule-table-{}", hyphenated(table.name)), format!("[{}]", table.name));
    }
    for (table, key) in keys {
        let (of, name) = (hyphenated(table), hyphenated(key));
        ask(format!("rule-key-{of}-{name}"), format!("[{table}] {key}"));
        ask(format!("rule-means-{of}-{name}"), format!("[{table}] {key}, what it means"));
    }
    asked
}

/// The messages of these families in the files of a language, with what they say. The files are read anew, so
/// that a new one counts before the crate is built again.
fn written(lang: Lang) -> BTreeMap<String, String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../wording").join(lang.tag());
    let mut written = BTreeMap::new();
    for entry in std::fs::read_dir(&folder).expect("the folder of a language") {
        let text = std::fs::read_to_string(entry.expect("entry").path()).expect("text");
        let resource = fluent_syntax::parser::parse(text).expect("a file without faults");
        for entry in resource.body {
            if let Entry::Message(message) = entry
                && FAMILIES.iter().any(|family| message.id.name.starts_with(family))
            {
                let says = plain(message.value.as_ref());
                written.insert(message.id.name, says);
            }
        }
    }
    written
}

/// The text of a message that takes no arguments and stands on one line.
fn plain(value: Option<&Pattern<String>>) -> String {
    match value.map(|value| value.elements.as_slice()) {
        Some([PatternElement::TextElement { value }]) => value.clone(),
        other => panic!("not one plain line: {other:?}"),
    }
}

#[test]
fn everything_in_the_format_of_packs_has_words() {
    let asked = asked();
    assert!(asked.len() > 500, "{}", asked.len());
    for lang in Lang::ALL {
        let written = written(lang);
        let lacking: Vec<_> = asked.iter().filter(|(message, _)| !written.contains_key(*message)).collect();
        assert_eq!(lacking, Vec::<(&String, &String)>::new(), "without words in {}", lang.tag());
    }
}

#[test]
fn no_word_is_left_that_the_format_does_not_know() {
    let asked = asked();
    for lang in Lang::ALL {
        let left: Vec<String> = written(lang).into_keys().filter(|message| !asked.contains_key(message)).collect();
        assert_eq!(left, Vec::<String>::new(), "belongs to nothing in {}", lang.tag());
    }
}

/// Where one of several is chosen, the choices must be told apart.
#[test]
fn no_two_names_of_one_list_read_the_same() {
    for lang in Lang::ALL {
        let written = written(lang);
        for set in name_sets(&law::format()) {
            let mut seen = BTreeMap::new();
            for name in set.names {
                let word = written.get(&message_of(set, name));
                let other = seen.insert(word, name);
                assert_eq!(other, None, "{name} of {} also reads {word:?} in {}", set.of, lang.tag());
            }
        }
    }
}

/// A sentence of the reference ends as one; a word of a form does not.
#[test]
fn sentences_end_with_a_full_stop_and_labels_do_not() {
    for (lang, stop) in [(Lang::Chinese, '。'), (Lang::English, '.')] {
        for (message, says) in written(lang) {
            let sentence = message.starts_with("rule-means-") || message.starts_with("rule-table-");
            assert_eq!(says.ends_with(stop), sentence, "{message} = {says}");
        }
    }
}

#[test]
fn a_type_is_written_in_kebab_case() {
    for (of, text) in [("DutyAct", "duty-act"), ("Every", "every"), ("RunsFrom", "runs-from")] {
        assert_eq!(kebab(of), text);
    }
}
