//! What is in force: the file, overridden by the environment, overridden by the command line.

pub(crate) mod example;
pub(crate) mod file;
mod kind;
pub(crate) mod list;
mod near;
mod typed;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use clap::ArgMatches;
use clap::parser::ValueSource;
use wording::Words;

use crate::ending::{self, Ending};
use crate::{out, place};
use file::Said;
pub(crate) use kind::Value;
use kind::{Kind, Wrong};
use list::{DATA, KEY_COMMAND, KEY_FILE, SETTINGS, Setting, Shown};
pub(crate) use typed::{Mail, Metrics};

/// The option that names the file.
const CONFIG: &str = "config";
/// The variable that holds the master keys themselves.
const KEYS_THEMSELVES: &str = "XINZE_MASTER_KEY";

/// Where a value comes from, the weakest first.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Whence {
    /// Nobody said anything.
    Default,
    /// A line of the file.
    File(usize),
    /// A variable of the environment.
    Environment(&'static str),
    /// An option of the command line.
    Option(&'static str),
}

impl Whence {
    const fn rank(&self) -> u8 {
        match self {
            Self::Default => 0,
            Self::File(_) => 1,
            Self::Environment(_) => 2,
            Self::Option(_) => 3,
        }
    }
}

/// Everything that is in force.
#[derive(Clone, Debug, Default)]
pub(crate) struct Settings {
    file: Option<PathBuf>,
    values: BTreeMap<&'static str, (Value, Whence)>,
}

/// A value of the environment or the command line that it may not be.
#[derive(Debug)]
struct Misread {
    place: String,
    wrong: Wrong,
}

impl Settings {
    /// Reads what is in force. Without `with_file` no file is looked for, only one that is named is read.
    ///
    /// # Errors
    /// Everything that is wrong, told in words.
    pub(crate) fn read(matches: &ArgMatches, with_file: bool, words: &Words) -> Result<Self, Ending> {
        let option = |id: &str| of_command_line(matches, id);
        let named = option(CONFIG).map(|(path, _)| PathBuf::from(path));
        let data = option(DATA).map_or_else(default_data, |(path, _)| PathBuf::from(path));
        let file = if with_file || named.is_some() {
            file::find(named.as_deref(), &data, Path::new(file::OF_THE_SYSTEM))
        } else {
            None
        };
        let said = match &file {
            Some(path) => said(path, named.is_none() && path.starts_with(&data), words)?,
            None => Said::new(),
        };
        let values = overridden(said, &option, &variable).map_err(|misread| {
            let facts = [("place", misread.place.into()), ("wanted", misread.wrong.told(words).into())];
            Ending::usage(words.with("config-misread", &facts))
        })?;
        let mut settings = Self { file, values };
        settings.one_way_to_the_keys(variable(KEYS_THEMSELVES).is_some());
        Ok(settings)
    }

    /// The file that was read.
    pub(crate) fn file(&self) -> Option<&Path> {
        self.file.as_deref()
    }

    /// The value of a setting and where it comes from; `None` where there is neither a value nor a default.
    pub(crate) fn of(&self, key: &str) -> Option<&(Value, Whence)> {
        self.values.get(key)
    }

    /// Of two ways to the master keys the one that was said last holds: an option over the environment, and the
    /// environment over the file.
    fn one_way_to_the_keys(&mut self, keys_themselves: bool) {
        let rank = |key| self.values.get(key).map_or(0, |(_, from): &(Value, Whence)| from.rank());
        let (file, command) = (rank(KEY_FILE), rank(KEY_COMMAND));
        let environment = Whence::Environment("").rank();
        if file < command || (keys_themselves && file < environment) {
            self.values.remove(KEY_FILE);
        }
        if command < file || (keys_themselves && command < environment) {
            self.values.remove(KEY_COMMAND);
        }
    }
}

/// What the file says, or everything that is wrong with it, drawn where it stands.
fn said(path: &Path, in_data_folder: bool, words: &Words) -> Result<Said, Ending> {
    let text = std::fs::read_to_string(path).map_err(|error| place::unreadable(path, &error, words))?;
    file::read(&text, in_data_folder).map_err(|faults| {
        for fault in &faults {
            let (title, help) = fault.kind.told(words);
            out::draw(&path.display().to_string(), &text, &fault.bytes, (&title, &help));
        }
        let n = i64::try_from(faults.len()).unwrap_or(i64::MAX);
        out::warn(words.with("config-faults", &[("n", n.into()), ("path", path.display().to_string().into())]));
        Ending::Silent { code: ending::USAGE }
    })
}

fn default_data() -> PathBuf {
    let default = SETTINGS.iter().find(|setting| setting.key == DATA).and_then(default_of);
    default.map_or_else(PathBuf::new, |value| match value {
        Value::Text(text) => PathBuf::from(text),
        Value::Whole(_) | Value::List(_) => PathBuf::new(),
    })
}

/// What holds where nobody says anything.
fn default_of(setting: &Setting) -> Option<Value> {
    let default = setting.default?;
    match setting.kind {
        Kind::Whole { .. } => default.parse().ok().map(Value::Whole),
        _ => Some(Value::Text(default.trim_matches('"').to_owned())),
    }
}

/// The text that the command line has for an option, or the environment through it, and which of the two. A command's
/// own options are looked for where the command stands.
fn of_command_line(matches: &ArgMatches, id: &str) -> Option<(String, bool)> {
    let mut at = Some(matches);
    while let Some(here) = at {
        if let Ok(Some(raw)) = here.try_get_raw(id) {
            let is_option = match here.value_source(id) {
                Some(ValueSource::CommandLine) => Some(true),
                Some(ValueSource::EnvVariable) => Some(false),
                _ => None,
            };
            if let Some(is_option) = is_option {
                // One that is given several times is a list.
                let texts: Vec<_> = raw.map(|text| text.to_string_lossy()).collect();
                return Some((texts.join(","), is_option));
            }
        }
        at = here.subcommand().map(|(_, inner)| inner);
    }
    None
}

#[expect(clippy::disallowed_methods, reason = "the server is where the environment comes in")]
fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|text| !text.trim().is_empty())
}

/// The file's values with those of the environment and the command line over them, and defaults below.
fn overridden(
    mut said: Said,
    option: &impl Fn(&str) -> Option<(String, bool)>,
    variable: &impl Fn(&str) -> Option<String>,
) -> Result<BTreeMap<&'static str, (Value, Whence)>, Misread> {
    let mut values = BTreeMap::new();
    for setting in &SETTINGS {
        let given = setting.option.and_then(|id| Some((id, option(id)?)));
        let (text, from) = match given {
            Some((id, (text, true))) => (Some(text), Whence::Option(id)),
            Some((_, (text, false))) => (Some(text), Whence::Environment(setting.variable)),
            None => (variable(setting.variable), Whence::Environment(setting.variable)),
        };
        let value = match (text, said.remove(setting.key)) {
            (Some(text), _) => Some((setting.kind.read(&text).map_err(|wrong| misread(&from, wrong))?, from)),
            (None, Some((value, line))) => Some((value, Whence::File(line))),
            (None, None) => default_of(setting).map(|value| (value, Whence::Default)),
        };
        if let Some(value) = value {
            values.insert(setting.key, value);
        }
    }
    Ok(values)
}

fn misread(from: &Whence, wrong: Wrong) -> Misread {
    let place = match from {
        Whence::Option(id) => format!("--{}", id.replace('_', "-")),
        Whence::Environment(name) => (*name).to_owned(),
        Whence::Default | Whence::File(_) => String::new(),
    };
    Misread { place, wrong }
}

/// A value that may be shown: without the password of an address.
pub(crate) fn shown(setting: &Setting, value: &Value) -> String {
    match (setting.shown, value) {
        (Shown::WithoutPassword, Value::Text(text)) => Value::Text(place::plain_address(text)).in_toml(),
        (Shown::Whole | Shown::WithoutPassword, value) => value.in_toml(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use list::{LISTEN, LOG_LEVEL, SEAL_S};

    fn none(_: &str) -> Option<(String, bool)> {
        None
    }

    #[test]
    fn the_command_line_overrides_the_environment_which_overrides_the_file_which_overrides_defaults() {
        let text = "listen = \"127.0.0.1:1\"\n[interval]\nseal_s = 7\n";
        let said = || file::read(text, false).unwrap();
        let of = |values: BTreeMap<&'static str, (Value, Whence)>, key: &str| values[key].clone();
        let no = |_: &str| None;
        let file = overridden(said(), &none, &no).unwrap();
        assert_eq!(of(file.clone(), LISTEN), (Value::Text("127.0.0.1:1".to_owned()), Whence::File(1)));
        assert_eq!(of(file.clone(), SEAL_S), (Value::Whole(7), Whence::File(3)));
        assert_eq!(of(file, LOG_LEVEL), (Value::Text("warn".to_owned()), Whence::Default));
        let seal = |name: &str| (name == "XINZE_INTERVAL_SEAL_S").then(|| "9".to_owned());
        let with = overridden(said(), &none, &seal).unwrap();
        assert_eq!(of(with, SEAL_S), (Value::Whole(9), Whence::Environment("XINZE_INTERVAL_SEAL_S")));
        for (is_option, from) in [(true, Whence::Option("listen")), (false, Whence::Environment("XINZE_LISTEN"))] {
            let listen = |id: &str| (id == "listen").then(|| ("127.0.0.1:2".to_owned(), is_option));
            let with = overridden(said(), &listen, &no).unwrap();
            assert_eq!(of(with, LISTEN), (Value::Text("127.0.0.1:2".to_owned()), from));
        }
    }

    #[test]
    fn what_the_environment_says_wrongly_names_the_variable() {
        let seal = |name: &str| (name == "XINZE_INTERVAL_SEAL_S").then(|| "soon".to_owned());
        let misread = overridden(Said::new(), &none, &seal).unwrap_err();
        assert_eq!(misread.place, "XINZE_INTERVAL_SEAL_S");
        assert_eq!(misread.wrong, Wrong::NoWhole { min: 1, max: 3600 });
    }

    #[test]
    fn of_two_ways_to_the_master_keys_the_stronger_holds() {
        let text = |text: &str| Value::Text(text.to_owned());
        let with = |file: Whence, command: Whence, themselves| {
            let values = [(KEY_FILE, (text("f"), file)), (KEY_COMMAND, (text("c"), command))];
            let mut settings = Settings { file: None, values: values.into() };
            settings.one_way_to_the_keys(themselves);
            (settings.of(KEY_FILE).is_some(), settings.of(KEY_COMMAND).is_some())
        };
        assert_eq!(with(Whence::Option("master_key_file"), Whence::File(1), false), (true, false));
        assert_eq!(with(Whence::File(1), Whence::Environment("X"), false), (false, true));
        assert_eq!(with(Whence::File(1), Whence::File(2), false), (true, true));
        assert_eq!(with(Whence::File(1), Whence::File(2), true), (false, false));
    }

    #[test]
    fn every_default_is_one_that_may_be() {
        for setting in &SETTINGS {
            assert_eq!(setting.default.is_some(), default_of(setting).is_some(), "{}", setting.key);
            assert!(default_of(setting).is_none_or(|value| setting.kind.check(&value).is_ok()), "{}", setting.key);
        }
    }

    #[test]
    fn a_password_in_an_address_is_not_shown() {
        let setting = SETTINGS.iter().find(|setting| setting.key == list::DATABASE).unwrap();
        let told = shown(setting, &Value::Text("postgres://me:secret@host/xinze?password=secret".to_owned()));
        assert_eq!(told, "\"postgres://host/xinze\"");
    }
}
