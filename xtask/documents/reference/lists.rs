//! The closed lists: every name that a key can take, with its words and its meaning.

use law::{Form, NameSet, TableFormat};

use super::tables::{key_link, written};
use crate::markdown::{anchor, cell, code, head, row};
use crate::words::Words;

const INTRODUCTION: &str = "
## Closed lists

<a id=\"lists\"></a>A name that stands in no list is a fault; one that is a slip away from a known name is answered \
with that one. The words are those of the screens.
";

/// A closed list with the keys that take its names.
struct List {
    set: &'static NameSet,
    keys: Vec<String>,
}

/// Every closed list of the format, in the order in which the format comes to them.
pub fn section(format: &[TableFormat], words: &Words, found: &mut Vec<String>) -> String {
    let lists = lists(format);
    let mut text = INTRODUCTION.to_owned();
    let links: Vec<String> = lists.iter().map(|list| link(list.set.of)).collect();
    text.push_str(&format!("\nLists: {}.\n", links.join(" · ")));
    for list in &lists {
        text.push_str(&one(list, words, found));
    }
    text
}

fn lists(format: &[TableFormat]) -> Vec<List> {
    let mut lists: Vec<List> = Vec::new();
    for table in format {
        for key in &table.keys {
            let (Form::Name(set) | Form::Names(set) | Form::NameLists(set)) = key.form else { continue };
            let link = key_link(table.name, key.name);
            match lists.iter_mut().find(|list| list.set == set) {
                Some(list) => list.keys.push(link),
                None => lists.push(List { set, keys: vec![link] }),
            }
        }
    }
    lists
}

fn one(list: &List, words: &Words, found: &mut Vec<String>) -> String {
    let of = list.set.of;
    let mut text = format!("\n### {of}\n\n{}Taken by {}.\n\n", anchor(&id(of)), list.keys.join(", "));
    text.push_str(&head(&["name", "中文", "English", "meaning"]));
    for (name, meaning) in list.set.names.iter().zip(list.set.meanings) {
        let word = words.say(&format!("rule-name-{}-{}", kebab(of), written(name)), found);
        let meaning = meaning.trim();
        // A meaning that only repeats a word would be read twice.
        let repeats = |word: &str| word.eq_ignore_ascii_case(meaning.trim_end_matches('.'));
        let meaning = if repeats(word.chinese) || repeats(word.english) { "" } else { meaning };
        text.push_str(&row(&[code(name), cell(word.chinese), cell(word.english), cell(meaning)]));
    }
    text
}

/// A link to a closed list.
pub fn link(of: &str) -> String {
    format!("[{of}](#{})", id(of))
}

fn id(of: &str) -> String {
    format!("list-{}", kebab(of))
}

/// `duty-act` for `DutyAct`.
fn kebab(of: &str) -> String {
    let mut text = String::new();
    for c in of.chars() {
        if c.is_ascii_uppercase() && !text.is_empty() {
            text.push('-');
        }
        text.push(c.to_ascii_lowercase());
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_list_stands_once_with_every_key_that_takes_it() {
        let lists = lists(&law::format());
        let organs: Vec<&List> = lists.iter().filter(|list| list.set.of == "OrganKind").collect();
        assert_eq!(organs.len(), 1);
        assert!(organs[0].keys.iter().any(|key| key.contains("`applies.organs`")), "{:?}", organs[0].keys);
        assert!(organs[0].keys.iter().any(|key| key.contains("`scope.covers`")), "{:?}", organs[0].keys);
    }

    #[test]
    fn a_type_is_written_in_small_letters() {
        assert_eq!(kebab("DutyAct"), "duty-act");
        assert_eq!(kebab("Mark"), "mark");
    }
}
