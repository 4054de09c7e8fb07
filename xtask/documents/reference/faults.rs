//! Every fault that a pack or a calendar can have, by its code, with what to do about it.

use std::collections::BTreeSet;

use crate::markdown::{anchor, cell, code, head, row};
use crate::project::{Project, TextFile};

const INTRODUCTION: &str = "
## Faults

<a id=\"faults\"></a>Everything that is wrong is reported at once; nothing is loaded then. What stands in ‹› is filled in \
with what was found. What depends on a whole pack is checked once each of its files reads well by itself, and what \
depends on several packs once each pack is sound.

";

/// How a code begins in the loader and in the wording.
const PREFIX: &str = "fault-";

/// The table of faults, in the order in which the loader declares them.
pub fn section(project: &Project, found: &mut Vec<String>) -> String {
    let mut text = INTRODUCTION.to_owned();
    text.push_str(&head(&["code", "错误 · fault", "怎么改 · what to do"]));
    let codes = codes(&project.fault_codes);
    for key in &codes {
        let title = project.words.say(key, found);
        let hint = project.words.say(&format!("hint-{key}"), found);
        text.push_str(&row(&[
            format!("{}{}", anchor(key), code(key.trim_start_matches(PREFIX))),
            format!("{}<br>{}", cell(title.chinese), cell(title.english)),
            format!("{}<br>{}", cell(hint.chinese), cell(hint.english)),
        ]));
    }
    let known: BTreeSet<&str> = codes.iter().map(String::as_str).collect();
    for key in project.words.keys(PREFIX).filter(|key| !known.contains(key)) {
        found.push(format!("wording/zh-CN/faults.ftl:1: {key} is the code of no fault"));
    }
    if codes.is_empty() {
        found.push(format!("{}:1: no code of a fault is found", project.fault_codes.path));
    }
    text
}

/// The codes that the loader's source gives to kinds of faults, in its order.
fn codes(source: &TextFile) -> Vec<String> {
    let mut codes = Vec::new();
    for after in source.text.split("=> \"").skip(1) {
        let code = after.split('"').next().unwrap_or_default();
        if code.starts_with(PREFIX) && !codes.iter().any(|known| known == code) {
            codes.push(code.to_owned());
        }
    }
    codes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_read_in_order_and_other_texts_are_left() {
        let text = "Self::A => \"fault-b\",\nSelf::B { .. } => \"fault-a\",\nSelf::C => \"other\",\n";
        assert_eq!(codes(&TextFile { path: String::new(), text: text.to_owned() }), ["fault-b", "fault-a"]);
    }
}
