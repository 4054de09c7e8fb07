//! Help in the reader's language: every text of the command line comes from the wording files.

use clap::Command;
use wording::{Lang, Words};

/// The language that the environment or the command line asks for, before the command line is read.
#[expect(clippy::disallowed_methods, reason = "the server is where the environment comes in")]
pub(crate) fn language() -> Lang {
    let mut args = std::env::args();
    while let Some(arg) = args.next() {
        let tag = if arg == "--lang" { args.next() } else { arg.strip_prefix("--lang=").map(str::to_owned) };
        if let Some(lang) = tag.as_deref().and_then(Lang::of_tag) {
            return lang;
        }
    }
    std::env::var("XINZE_LANG").ok().as_deref().and_then(Lang::of_tag).unwrap_or_default()
}

/// The key of a command's help, such as `cli-matter-act`.
fn key(path: &[&str]) -> String {
    path.iter().fold(String::from("cli"), |key, part| format!("{key}-{part}"))
}

/// The same command line with its help in words. Keys: `cli-<command>…` and `arg-<name>`.
pub(crate) fn in_words(command: Command, words: &'static Words) -> Command {
    let command = localised(command, words, &mut Vec::new());
    command.about(words.say("cli-about"))
}

fn localised(mut command: Command, words: &'static Words, path: &mut Vec<String>) -> Command {
    let args: Vec<String> = command.get_arguments().map(|arg| arg.get_id().to_string()).collect();
    for id in args.iter().filter(|id| !matches!(id.as_str(), "help" | "version")) {
        command = command.mut_arg(id, |arg| arg.help(words.say(&format!("arg-{}", id.replace('_', "-")))));
    }
    let names: Vec<String> = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
    for name in names {
        path.push(name.clone());
        let parts: Vec<&str> = path.iter().map(String::as_str).collect();
        let about = words.say(&key(&parts));
        command = command.mut_subcommand(&name, |sub| localised(sub.about(about), words, path));
        path.pop();
    }
    command
}

#[cfg(test)]
mod tests {
    use clap::{Command, CommandFactory};
    use wording::Lang;

    fn texts(command: &Command, found: &mut Vec<String>) {
        found.extend(command.get_about().map(ToString::to_string));
        found.extend(command.get_arguments().filter_map(|arg| arg.get_help()).map(ToString::to_string));
        command.get_subcommands().for_each(|sub| texts(sub, found));
    }

    #[test]
    fn every_command_and_argument_is_explained_in_both_languages() {
        for lang in Lang::ALL {
            let command = super::in_words(crate::args::Args::command(), lang.words());
            command.clone().debug_assert();
            let mut found = Vec::new();
            texts(&command, &mut found);
            assert!(found.len() > 40, "{}", found.len());
            let missing: Vec<&String> = found.iter().filter(|text| text.contains('⟦')).collect();
            assert!(missing.is_empty(), "{lang:?}: {missing:?}");
        }
    }
}
