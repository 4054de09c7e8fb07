//! Templates and stylesheets fit together: no page names a class that has no style, and no style is for nothing.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// Every file of this kind below a folder.
fn files(folder: &Path, extension: &str, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, extension, found);
        } else if path.extension().is_some_and(|known| known == extension) {
            found.push(path);
        }
    }
}

fn texts(name: &str, extension: &str) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    files(&folder(name), extension, &mut found);
    assert!(!found.is_empty(), "no .{extension} in {name}");
    found.into_iter().map(|path| (path.clone(), std::fs::read_to_string(path).unwrap())).collect()
}

/// The text without what a template language or a comment put between two marks.
fn without(text: &str, open: &str, close: &str) -> String {
    let mut rest = text;
    let mut kept = String::new();
    while let Some((before, after)) = rest.split_once(open) {
        kept.push_str(before);
        rest = after.split_once(close).map_or("", |(_, after)| after);
    }
    kept + rest
}

/// The classes that templates give to elements. A class is never put together from a value: it would not be found.
fn used() -> BTreeSet<String> {
    let mut classes = BTreeSet::new();
    for (path, text) in texts("templates", "html") {
        let text = without(&text, "{#", "#}");
        for value in text.split("class=\"").skip(1) {
            let value = value.split('"').next().unwrap_or_default();
            assert!(!value.contains("{{"), "{}: a class from a value: {value}", path.display());
            // What stands between tags of the template is a class as well: `{% if … %} is-open{% endif %}`.
            let plain = without(value, "{%", "%}");
            classes.extend(plain.split_whitespace().map(str::to_owned));
        }
    }
    classes
}

/// The classes for which the stylesheets have a rule.
fn styled() -> BTreeSet<String> {
    let mut classes = BTreeSet::new();
    for (_, text) in texts("assets", "css") {
        let text = without(&text, "/*", "*/");
        // What stands inside braces is no selector, but for the inner rules of `@media`.
        let mut selector = String::new();
        let mut selectors = Vec::new();
        for sign in text.chars() {
            match sign {
                '{' => selectors.push(std::mem::take(&mut selector)),
                '}' | ';' => selector.clear(),
                _ => selector.push(sign),
            }
        }
        for selector in selectors.iter().filter(|selector| !selector.trim_start().starts_with('@')) {
            for after in selector.split('.').skip(1) {
                let name: String =
                    after.chars().take_while(|sign| sign.is_ascii_alphanumeric() || "-_".contains(*sign)).collect();
                classes.insert(name);
            }
        }
    }
    classes
}

/// Names by which tests find a part of a page.
const NAMES: [&str; 1] = ["clocks"];

#[test]
fn every_class_of_a_page_has_a_style() {
    let bare: Vec<String> =
        used().difference(&styled()).filter(|class| !NAMES.contains(&class.as_str())).cloned().collect();
    assert_eq!(bare, Vec::<String>::new());
}

#[test]
fn every_style_is_for_something_on_a_page() {
    let idle: Vec<String> = styled().difference(&used()).cloned().collect();
    assert_eq!(idle, Vec::<String>::new());
}

/// Light and dark say each of their colours; what one of them forgets would be seen in one theme only.
#[test]
fn both_ways_into_the_dark_have_the_same_colours() {
    let text = std::fs::read_to_string(folder("assets/xinze.css")).unwrap();
    let block = |start: &str| {
        let after = text.split_once(start).unwrap().1;
        let inside = after.split_once('}').unwrap().0;
        inside.split(';').map(|line| line.split_whitespace().collect::<String>()).collect::<BTreeSet<_>>()
    };
    let wished = block(":root:not([data-theme=\"light\"]) {");
    let chosen = block(":root[data-theme=\"dark\"] {");
    assert!(wished.len() > 15, "{wished:?}");
    assert_eq!(wished, chosen);
}
