//! The format: a table for each table of a pack.

use law::{Form, Key, RuleKind, TableFormat};

use super::lists;
use crate::markdown::{anchor, cell, code, head, row};
use crate::words::Words;

const INTRODUCTION: &str = "
## Format

<a id=\"format\"></a>A key marked ● must be there. Keys that are needed only beside others say so in their meaning.
";

/// Keys whose inner table is described under another name.
const SAME_AS: [(&str, &str); 1] = [("assessed", "applies")];

/// Every table of the format.
pub fn section(format: &[TableFormat], words: &Words, found: &mut Vec<String>) -> String {
    let mut text = INTRODUCTION.to_owned();
    let links: Vec<String> = format.iter().map(|table| link(table.name)).collect();
    text.push_str(&format!("\nTables: {}.\n", links.join(" · ")));
    for table in format {
        text.push_str(&one(table, format, words, found));
    }
    text
}

fn one(table: &TableFormat, format: &[TableFormat], words: &Words, found: &mut Vec<String>) -> String {
    let name = table.name;
    let key = written(name);
    let mut text = format!("\n### {}\n\n{}", title(name, words, found), anchor(&id(name)));
    text.push_str(words.say(&format!("rule-table-{key}"), found).english);
    text.push_str("\n\n");
    text.push_str(&head(&["key", "中文", "English", "", "value", "meaning"]));
    for asked in &table.keys {
        let word = words.say(&format!("rule-key-{key}-{}", written(asked.name)), found);
        let means = words.say(&format!("rule-means-{key}-{}", written(asked.name)), found);
        text.push_str(&row(&[
            format!("{}{}", anchor(&key_id(name, asked.name)), code(asked.name)),
            cell(word.chinese),
            cell(word.english),
            if asked.needed { "●".to_owned() } else { String::new() },
            value(asked, format),
            cell(means.english),
        ]));
    }
    text
}

/// The name as it is written in a pack; a kind of rule with its words.
fn title(name: &str, words: &Words, found: &mut Vec<String>) -> String {
    match RuleKind::named(name) {
        Some(_) => {
            let word = words.say(&format!("rule-name-rule-kind-{}", written(name)), found);
            format!("{}: {} {}", code(&format!("kind = \"{name}\"")), word.english, word.chinese)
        }
        None => code(name),
    }
}

/// What the value of a key looks like.
fn value(key: &Key, format: &[TableFormat]) -> String {
    match key.form {
        Form::Text => "text".to_owned(),
        Form::Number(min, max) => format!("number {min} to {max}"),
        Form::Flag => "`true` or `false`".to_owned(),
        Form::Date => "day, such as `2025-03-01`".to_owned(),
        Form::Dates => "list of days".to_owned(),
        Form::Cite => "citation, such as `R22-23¶3`".to_owned(),
        Form::Name(set) => lists::link(set.of),
        Form::Names(set) => format!("list of {}", lists::link(set.of)),
        Form::NameLists(set) => format!("list of lists of {}", lists::link(set.of)),
        Form::Texts => "list of texts".to_owned(),
        Form::Numbers => "list of numbers".to_owned(),
        Form::Table => inner("table", key.name, format),
        Form::Tables => inner("list of tables", key.name, format),
    }
}

fn inner(what: &str, key: &str, format: &[TableFormat]) -> String {
    let named = SAME_AS.iter().find(|(from, _)| *from == key).map_or(key, |(_, to)| to);
    if format.iter().any(|table| table.name == named) { format!("{what} {}", link(named)) } else { what.to_owned() }
}

fn link(table: &str) -> String {
    format!("[{}](#{})", code(table), id(table))
}

fn id(table: &str) -> String {
    format!("table-{}", written(table))
}

/// A link to a key of a table.
pub fn key_link(table: &str, key: &str) -> String {
    format!("[`{table}.{key}`](#{})", key_id(table, key))
}

fn key_id(table: &str, key: &str) -> String {
    format!("key-{}-{}", written(table), written(key))
}

/// A name as it stands in keys of the wording.
pub fn written(name: &str) -> String {
    name.replace(['_', '.'], "-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_inner_table_is_linked_where_the_format_tells_its_keys() {
        let format = law::format();
        assert_eq!(inner("table", "extension", &format), "table [`extension`](#table-extension)");
        assert_eq!(inner("table", "assessed", &format), "table [`applies`](#table-applies)");
        assert_eq!(inner("table", "given", &format), "table");
    }
}
