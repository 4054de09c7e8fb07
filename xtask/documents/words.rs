//! The wording files in both languages, with what is filled in shown as ‹name›.

use std::collections::BTreeMap;

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};

use crate::project::TextFile;

/// The wording of both languages by key.
pub struct Words {
    chinese: BTreeMap<String, String>,
    english: BTreeMap<String, String>,
}

/// A word in both languages.
#[derive(Debug, PartialEq, Eq)]
pub struct Both<'w> {
    pub chinese: &'w str,
    pub english: &'w str,
}

impl Words {
    /// Reads `wording/zh-CN/*.ftl` and `wording/en/*.ftl`; what cannot be read is a fault.
    pub fn read(files: &[TextFile], faults: &mut Vec<String>) -> Self {
        let mut words = Self { chinese: BTreeMap::new(), english: BTreeMap::new() };
        for file in files {
            let messages = match file.path.split('/').nth(1) {
                Some("zh-CN") => &mut words.chinese,
                Some("en") => &mut words.english,
                _ => continue,
            };
            match fluent_syntax::parser::parse(file.text.as_str()) {
                Ok(resource) => {
                    for entry in &resource.body {
                        if let Entry::Message(message) = entry
                            && let Some(pattern) = &message.value
                        {
                            messages.insert(message.id.name.to_owned(), text(pattern));
                        }
                    }
                }
                Err((_, errors)) => faults.push(format!("{}:1: {} messages cannot be read", file.path, errors.len())),
            }
        }
        words
    }

    /// The word for a key; one that is missing in a language is a fault, and empty.
    pub fn say(&self, key: &str, faults: &mut Vec<String>) -> Both<'_> {
        for (messages, language) in [(&self.chinese, "zh-CN"), (&self.english, "en")] {
            if !messages.contains_key(key) {
                faults.push(format!("wording/{language}:1: no word for {key}"));
            }
        }
        Both {
            chinese: self.chinese.get(key).map_or("", String::as_str),
            english: self.english.get(key).map_or("", String::as_str),
        }
    }

    /// The keys that begin so.
    pub fn keys<'w>(&'w self, prefix: &'w str) -> impl Iterator<Item = &'w str> {
        self.chinese.keys().map(String::as_str).filter(move |key| key.starts_with(prefix))
    }
}

fn text(pattern: &Pattern<&str>) -> String {
    pattern.elements.iter().map(element).collect()
}

fn element(element: &PatternElement<&str>) -> String {
    match element {
        PatternElement::TextElement { value } => (*value).to_owned(),
        PatternElement::Placeable { expression } => placed(expression),
    }
}

fn placed(expression: &Expression<&str>) -> String {
    match expression {
        Expression::Inline(InlineExpression::VariableReference { id }) => format!("‹{}›", id.name),
        Expression::Inline(InlineExpression::StringLiteral { value }) => (*value).to_owned(),
        Expression::Inline(InlineExpression::NumberLiteral { value }) => (*value).to_owned(),
        Expression::Inline(InlineExpression::Placeable { expression }) => placed(expression),
        Expression::Inline(_) => "…".to_owned(),
        Expression::Select { variants, .. } => {
            variants.iter().find(|variant| variant.default).map(|variant| text(&variant.value)).unwrap_or_default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_filled_in_is_shown_by_its_name() {
        let file = |path: &str, text: &str| TextFile { path: path.to_owned(), text: text.to_owned() };
        let mut faults = Vec::new();
        let files = [
            file("wording/zh-CN/a.ftl", "a = 缺少“{ $key }”\nb = 二\n"),
            file("wording/en/a.ftl", "a = { $n ->\n    [one] one\n   *[other] { $n } of “{ $key }”\n }\n"),
        ];
        let words = Words::read(&files, &mut faults);
        assert_eq!(words.say("a", &mut faults), Both { chinese: "缺少“‹key›”", english: "‹n› of “‹key›”" });
        assert_eq!(faults, Vec::<String>::new());
        assert_eq!(words.say("b", &mut faults).english, "");
        assert_eq!(faults, ["wording/en:1: no word for b"]);
    }
}
