//! The example of the file, made from the list: every setting with what it is, its variable, option and default.

use wording::Words;

use super::list::{SETTINGS, Setting};

/// The whole file. Nothing in it is in force: every line is a comment.
pub(crate) fn example(words: &Words) -> String {
    let mut text = String::new();
    comment(&mut text, &words.say("setting-file"));
    let mut table = None;
    for setting in &SETTINGS {
        let (of, name) = setting.parts();
        if of != table {
            table = of;
            if let Some(table) = of {
                text.push('\n');
                comment(&mut text, &words.say(&format!("setting-table-{}", table.replace('_', "-"))));
                text.push_str(&format!("[{table}]\n"));
            }
        }
        text.push('\n');
        comment(&mut text, &words.say(&setting.words()));
        comment(&mut text, &also(setting, words));
        text.push_str(&format!("# {name} = {}\n", setting.default.unwrap_or(setting.example)));
    }
    text
}

/// What overrides a line, and whether the line is what holds without it.
fn also(setting: &Setting, words: &Words) -> String {
    let variable = words.with("setting-variable", &[("name", setting.variable.into())]);
    let option = setting
        .option
        .map(|id| words.with("setting-option", &[("name", format!("--{}", id.replace('_', "-")).into())]));
    let default = setting.default.is_none().then(|| words.say("setting-no-default"));
    let parts: Vec<String> = [Some(variable), option, default].into_iter().flatten().collect();
    parts.join(&words.say("setting-join"))
}

fn comment(text: &mut String, words: &str) {
    for line in words.lines() {
        text.push_str(&format!("# {line}\n"));
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use wording::Lang;

    use super::*;
    use crate::settings::file;

    /// The same with every setting in force.
    fn in_force(example: &str) -> String {
        let setting = |line: &&str| SETTINGS.iter().any(|one| line.starts_with(&format!("# {} = ", one.parts().1)));
        let line = |line| if setting(&line) { line.trim_start_matches("# ") } else { line };
        example.lines().map(line).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn the_example_says_nothing_by_itself_and_every_line_of_it_may_be_said() {
        for lang in Lang::ALL {
            let example = example(lang.words());
            assert!(!example.contains('⟦') && !example.contains("{ $"), "{example}");
            assert!(file::read(&example, false).unwrap().is_empty());
            assert_eq!(file::read(&in_force(&example), false).unwrap().len(), SETTINGS.len());
            assert!(example.lines().all(|line| line.is_empty() || line.starts_with(['#', '['])), "{example}");
        }
    }

    #[test]
    #[expect(clippy::disallowed_methods, reason = "who runs the tests says whether files are written anew")]
    fn the_examples_in_the_repository_are_these() {
        for (lang, name) in [(Lang::Chinese, "xinze.toml"), (Lang::English, "xinze.en.toml")] {
            let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/settings").join(name);
            let example = example(lang.words());
            if std::env::var_os("XINZE_WRITE_GOLDENS").is_some() {
                std::fs::write(&path, &example).unwrap();
            }
            let kept = std::fs::read_to_string(&path).unwrap_or_default();
            assert!(kept == example, "{}: stale; write it anew with XINZE_WRITE_GOLDENS=1", path.display());
        }
    }
}
