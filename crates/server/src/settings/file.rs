//! The file: which one it is, what stands in it, and everything that is wrong with it, each with its place.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::{Path, PathBuf};

use toml::Spanned;
use toml::de::{DeTable, DeValue};
use wording::Words;

use super::kind::{Value, Wrong};
use super::list::{DATA, SETTINGS, Setting};
use super::near::near_miss;

/// The name of the file in the data folder.
pub(crate) const NAME: &str = "xinze.toml";
/// Where a package puts it.
pub(crate) const OF_THE_SYSTEM: &str = "/etc/xinze/xinze.toml";

/// A fault of the file and the bytes where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    pub(crate) bytes: Range<usize>,
    pub(crate) kind: FaultKind,
}

/// What is wrong. Its words are `config-fault-<code>` and, for what to do, `config-fault-<code>-help`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum FaultKind {
    /// Not TOML.
    Syntax { message: String },
    /// Nothing that can be set.
    Unknown { key: String, near: Option<String> },
    /// A value that it may not be.
    Wrong { key: &'static str, wrong: Wrong },
    /// The file lies in the data folder, and names another.
    OtherData,
}

impl FaultKind {
    /// What is wrong, and what to do.
    pub(crate) fn told(&self, words: &Words) -> (String, String) {
        match self {
            Self::Syntax { message } => {
                let title = words.with("config-fault-syntax", &[("message", message.as_str().into())]);
                (title, words.say("config-fault-syntax-help"))
            }
            Self::Unknown { key, near } => {
                let title = words.with("config-fault-unknown", &[("key", key.as_str().into())]);
                let help = match near {
                    Some(near) => words.with("config-fault-unknown-near", &[("near", near.as_str().into())]),
                    None => words.say("config-fault-unknown-help"),
                };
                (title, help)
            }
            Self::Wrong { key, wrong } => {
                (words.with("config-fault-wrong", &[("key", (*key).into())]), wrong.told(words))
            }
            Self::OtherData => (words.say("config-fault-other-data"), words.say("config-fault-other-data-help")),
        }
    }
}

/// What a file says: the value of each key, and the line where it stands.
pub(crate) type Said = BTreeMap<&'static str, (Value, usize)>;

/// The file that is meant: the one that is named, or else the one in the data folder, or else the system's; `None`
/// where there is none of these.
pub(crate) fn find(named: Option<&Path>, data: &Path, system: &Path) -> Option<PathBuf> {
    if let Some(named) = named {
        return Some(named.to_owned());
    }
    [data.join(NAME), system.to_owned()].into_iter().find(|path| path.exists())
}

/// Reads a file. Everything that is wrong is told at once.
///
/// # Errors
/// The faults, in the order of their places.
pub(crate) fn read(text: &str, in_data_folder: bool) -> Result<Said, Vec<Fault>> {
    let (table, errors) = DeTable::parse_recoverable(text);
    let syntax = |error: toml::de::Error| {
        let kind = FaultKind::Syntax { message: error.message().to_owned() };
        Fault { bytes: error.span().unwrap_or_default(), kind }
    };
    let faults: Vec<Fault> = errors.into_iter().map(syntax).collect();
    // What else would be found in a file that cannot be read follows from that.
    if !faults.is_empty() {
        return Err(faults);
    }
    let mut reading = Reading { text, said: Said::new(), faults };
    reading.table(None, table.get_ref());
    if let Some((_, line)) = reading.said.get(DATA).filter(|_| in_data_folder) {
        let bytes = line_bytes(text, *line);
        reading.faults.push(Fault { bytes, kind: FaultKind::OtherData });
    }
    reading.faults.sort_by_key(|fault| fault.bytes.start);
    if reading.faults.is_empty() { Ok(reading.said) } else { Err(reading.faults) }
}

struct Reading<'a> {
    text: &'a str,
    said: Said,
    faults: Vec<Fault>,
}

impl Reading<'_> {
    fn table(&mut self, name: Option<&str>, table: &DeTable<'_>) {
        for (key, value) in table {
            let full = name.map_or_else(|| key.get_ref().to_string(), |name| format!("{name}.{}", key.get_ref()));
            let known = SETTINGS.iter().find(|setting| setting.key == full);
            match (known, value.get_ref()) {
                (Some(setting), _) => self.setting(setting, key.span(), value),
                (None, DeValue::Table(inner)) if name.is_none() && is_table(&full) => self.table(Some(&full), inner),
                (None, _) => {
                    let near = meant(&full, name);
                    self.faults.push(Fault { bytes: key.span(), kind: FaultKind::Unknown { key: full, near } });
                }
            }
        }
    }

    fn setting(&mut self, setting: &'static Setting, key: Range<usize>, value: &Spanned<DeValue<'_>>) {
        let read = match of_toml(value.get_ref()) {
            Some(found) => setting.kind.check(&found).map(|()| found),
            None => Err(setting.kind.wanted()),
        };
        match read {
            Ok(found) => {
                let line = line_of(self.text, key.start);
                self.said.insert(setting.key, (found, line));
            }
            Err(wrong) => {
                let kind = FaultKind::Wrong { key: setting.key, wrong };
                self.faults.push(Fault { bytes: value.span(), kind });
            }
        }
    }
}

/// The value as settings know it; `None` where it is of no kind that a setting has.
fn of_toml(value: &DeValue<'_>) -> Option<Value> {
    match value {
        DeValue::String(text) => Some(Value::Text(text.to_string())),
        DeValue::Integer(number) => i64::from_str_radix(number.as_str(), number.radix()).ok().map(Value::Whole),
        DeValue::Array(items) => {
            let text = |item: &Spanned<DeValue<'_>>| item.get_ref().as_str().map(str::to_owned);
            items.iter().map(text).collect::<Option<_>>().map(Value::List)
        }
        DeValue::Float(_) | DeValue::Boolean(_) | DeValue::Datetime(_) | DeValue::Table(_) => None,
    }
}

fn is_table(name: &str) -> bool {
    SETTINGS.iter().any(|setting| setting.parts().0 == Some(name))
}

/// The name that was meant: in the same table, or a table's own, or the same name in another table.
fn meant(full: &str, table: Option<&str>) -> Option<String> {
    let tables = SETTINGS.iter().filter_map(|setting| setting.parts().0);
    let known: Vec<&str> = match table {
        Some(_) => SETTINGS.iter().map(|setting| setting.key).collect(),
        None => {
            SETTINGS.iter().filter(|setting| setting.parts().0.is_none()).map(|one| one.key).chain(tables).collect()
        }
    };
    let elsewhere = || {
        let own = full.rsplit('.').next().unwrap_or(full);
        SETTINGS.iter().find(|setting| setting.parts().1 == own).map(|setting| setting.key.to_owned())
    };
    near_miss(full, known).or_else(elsewhere)
}

/// The line of a byte, from 1.
fn line_of(text: &str, at: usize) -> usize {
    text.bytes().take(at).filter(|byte| *byte == b'\n').count() + 1
}

fn line_bytes(text: &str, line: usize) -> Range<usize> {
    let start = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum::<usize>();
    let length = text.get(start..).and_then(|rest| rest.lines().next()).map_or(0, str::len);
    start..start + length
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(text: &str) -> Vec<(usize, String)> {
        let told = |fault: Fault| {
            let (title, help) = fault.kind.told(wording::Lang::English.words());
            (line_of(text, fault.bytes.start), format!("{title} {help}"))
        };
        read(text, false).unwrap_err().into_iter().map(told).collect()
    }

    #[test]
    fn everything_that_is_wrong_is_told_at_once_with_line_and_what_was_meant() {
        let text = "lsten = \"127.0.0.1:1\"\n[log]\nformat = \"jsno\"\nlevle = \"info\"\n[interval]\nseal_s = 0\n\
                    [nothing]\n";
        let found = faults(text);
        let lines: Vec<usize> = found.iter().map(|(line, _)| *line).collect();
        assert_eq!(lines, [1, 3, 4, 6, 7], "{found:?}");
        for ((_, told), meant) in found.iter().zip(["listen", "json", "log.level", "1", "nothing"]) {
            assert!(told.contains(meant), "{told}");
        }
    }

    #[test]
    fn a_name_that_stands_in_the_wrong_table_is_found() {
        let found = faults("password_file = \"a\"\n");
        assert!(found.first().is_some_and(|(_, told)| told.contains("mail.password_file")), "{found:?}");
    }

    #[test]
    fn wrong_kinds_are_told_by_what_is_wanted() {
        for (text, says) in [
            ("listen = 8370", "text"),
            ("listen = true", "text"),
            ("[mail]\nto = \"a@b\"", "list"),
            ("[mail]\nto = true", "list"),
            ("[mail]\nto = [1]", "list"),
            ("[mail]\nevery_hours = \"25\"", "168"),
            ("[mail]\nevery_hours = 99999999999999999999999", "168"),
        ] {
            let found = faults(text);
            assert!(found.len() == 1 && found[0].1.contains(says), "{text}: {found:?}");
        }
    }

    #[test]
    fn the_file_in_the_data_folder_names_no_other_folder() {
        let found = read("lang = \"en\"\ndata = \"/elsewhere\"\n", true).unwrap_err();
        assert_eq!(found.first().map(|fault| fault.kind.clone()), Some(FaultKind::OtherData));
        assert!(read("data = \"/elsewhere\"\n", false).is_ok());
    }

    #[test]
    fn what_is_named_comes_first_then_the_data_folder_then_the_system() {
        let folder = tempfile::tempdir().unwrap();
        let (data, system) = (folder.path().join("data"), folder.path().join("system.toml"));
        assert_eq!(find(None, &data, &system), None);
        std::fs::write(&system, "").unwrap();
        assert_eq!(find(None, &data, &system), Some(system.clone()));
        std::fs::create_dir(&data).unwrap();
        std::fs::write(data.join(NAME), "").unwrap();
        assert_eq!(find(None, &data, &system), Some(data.join(NAME)));
        let named = Path::new("named.toml");
        assert_eq!(find(Some(named), &data, &system), Some(named.to_owned()));
    }

    #[test]
    fn lines_are_found_again() {
        let text = "one\ntwo\nthree";
        assert_eq!(text.get(line_bytes(text, 2)), Some("two"));
        assert_eq!(text.get(line_bytes(text, 3)), Some("three"));
    }
}
