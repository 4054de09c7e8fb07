//! `[[example]]`: the keys that the shipped packs use, and one example of each kind of rule.

use std::collections::BTreeSet;

use law::{Pack, RuleKind};
use toml::{Table, Value};

use crate::markdown::{code, head, row};
use crate::project::Project;

const INTRODUCTION: &str = "
## Examples

<a id=\"examples\"></a>`[[example]]` is a pack's own test: `name` says what it shows, `rule` is a rule of the same file, \
`given` holds the facts, `then` what must follow. All four are needed, and all examples run whenever the pack is loaded. \
What `given` and `then` take depends on the kind of the rule; these keys stand in the packs that ship. With \
`then = { applies = true }` or `false`, a rule of any kind is asked whether it is for the `organ`, `level` and `standing` \
in `given`.

";

/// What the shipped examples of one kind look like.
struct Shown {
    kind: RuleKind,
    given: BTreeSet<String>,
    then: BTreeSet<String>,
    /// The first one, word for word.
    text: Option<String>,
}

/// The keys by kind of rule, then an example of each.
pub fn section(project: &Project, found: &mut Vec<String>) -> String {
    let mut shown: Vec<Shown> = RuleKind::ALL
        .iter()
        .map(|kind| Shown { kind: *kind, given: BTreeSet::new(), then: BTreeSet::new(), text: None })
        .collect();
    for pack in &project.packs {
        let folder = format!("packs/{}/", pack.code);
        for file in project.pack_files.iter().filter(|file| file.path.starts_with(&folder)) {
            match file.text.parse::<Table>() {
                Ok(table) => collect(&table, &file.text, pack, &mut shown),
                Err(error) => found.push(format!("{}:1: {error}", file.path)),
            }
        }
    }
    let mut text = INTRODUCTION.to_owned();
    text.push_str(&head(&["kind", "`given`", "`then`"]));
    for kind in &shown {
        let none = kind.text.is_none().then(|| "none ships yet".to_owned());
        text.push_str(&row(&[code(kind.kind.name()), none.unwrap_or_else(|| keys(&kind.given)), keys(&kind.then)]));
    }
    for example in shown.iter().filter_map(|kind| kind.text.as_ref()) {
        text.push_str(&format!("\n```toml\n{example}\n```\n"));
    }
    text
}

fn collect(table: &Table, text: &str, pack: &Pack, shown: &mut [Shown]) {
    for example in table.get("example").and_then(Value::as_array).into_iter().flatten() {
        let said = |key: &str| example.get(key).and_then(Value::as_str).unwrap_or_default();
        let Some((kind, _)) = pack.rule(said("rule")) else { continue };
        let Some(shown) = shown.iter_mut().find(|shown| shown.kind == kind) else { continue };
        let then = inner(example, "then");
        // Whom a rule is for is asked of every kind alike.
        if then.contains("applies") && kind != RuleKind::Scope {
            continue;
        }
        shown.given.extend(inner(example, "given"));
        shown.then.extend(then);
        if shown.text.is_none() {
            shown.text = word_for_word(text, said("name"));
        }
    }
}

fn inner(example: &Value, key: &str) -> BTreeSet<String> {
    example.get(key).and_then(Value::as_table).into_iter().flat_map(|table| table.keys().cloned()).collect()
}

fn keys(keys: &BTreeSet<String>) -> String {
    keys.iter().map(|key| code(key)).collect::<Vec<_>>().join(" ")
}

/// The lines of the example with this name: up to the next empty line or the next table.
fn word_for_word(text: &str, name: &str) -> Option<String> {
    text.split("[[example]]\n").skip(1).find(|block| block.contains(&format!("\"{name}\""))).map(|block| {
        let lines = block.lines().take_while(|line| !line.is_empty() && !line.starts_with("[["));
        lines.fold("[[example]]".to_owned(), |all, line| format!("{all}\n{line}"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_example_is_shown_as_it_stands_in_its_file() {
        let text = "[[rule]]\nid = \"a\"\n\n[[example]]\nname = \"one\"\n[[example]]\nname = \"two\"\nthen = { due_on = \
                    2025-03-01 }\n\n[[rule]]\n";
        assert_eq!(word_for_word(text, "one").as_deref(), Some("[[example]]\nname = \"one\""));
        let two = "[[example]]\nname = \"two\"\nthen = { due_on = 2025-03-01 }";
        assert_eq!(word_for_word(text, "two").as_deref(), Some(two));
        assert_eq!(word_for_word(text, "three"), None);
    }
}
