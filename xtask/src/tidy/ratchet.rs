//! The list of what is too long and stays so for now. It may only shrink.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use super::Fault;
use crate::programs;

/// One entry a line: `<lines> <path>` or `<lines> <path> <function>`; `#` begins a comment.
pub const PATH: &str = "xtask/ratchet/long.txt";

const RULE: &str = "length";

/// Something that is too long.
#[derive(Clone, Debug)]
pub struct Long {
    /// The path, or the path and the function's name.
    pub place: String,
    pub path: String,
    pub line: usize,
    pub lines: usize,
    pub message: String,
}

/// What is too long without being listed, has grown, or is listed without need.
pub fn compare(long: &[Long], list: &str) -> Vec<Fault> {
    let mut faults = Vec::new();
    let listed = entries(list, &mut faults);
    for found in long {
        let message = match listed.get(found.place.as_str()) {
            Some(&(_, lines)) if found.lines == lines => continue,
            Some(&(at, lines)) if found.lines < lines => {
                faults.push(fault(at, format!("{} is down to {} lines: lower the entry", found.place, found.lines)));
                continue;
            }
            Some(&(_, lines)) => format!("{}, and had {lines} when it was listed", found.message),
            None => found.message.clone(),
        };
        faults.push(Fault { path: found.path.clone(), line: found.line, rule: RULE, message });
    }
    for (place, &(at, _)) in &listed {
        if !long.iter().any(|found| found.place == *place) {
            faults.push(fault(at, format!("{place} is no longer too long: remove the entry")));
        }
    }
    faults
}

/// What is listed now and was not in the last commit, or in the one before it.
pub fn only_shrinks(root: &Path, list: &str) -> Vec<Fault> {
    let earlier = ["HEAD", "HEAD^"].iter().filter_map(|commit| {
        let mut show = Command::new("git");
        show.current_dir(root).args(["show", &format!("{commit}:{PATH}")]);
        programs::output(&mut show).ok()
    });
    earlier.flat_map(|before| added(&before, list)).collect()
}

fn added(before: &str, now: &str) -> Vec<Fault> {
    let before = entries(before, &mut Vec::new());
    let now = entries(now, &mut Vec::new());
    let grown = now.iter().filter(|(place, (_, lines))| before.get(*place).is_none_or(|(_, old)| old < lines));
    grown.map(|(place, &(at, _))| fault(at, format!("{place} was added: this list may only shrink"))).collect()
}

/// Place to (line in the list, number of lines).
fn entries<'a>(list: &'a str, faults: &mut Vec<Fault>) -> BTreeMap<&'a str, (usize, usize)> {
    let mut entries = BTreeMap::new();
    for (at, line) in (1..).zip(list.lines()) {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        match line.split_once(' ').map(|(lines, place)| (lines.parse::<usize>(), place.trim())) {
            Some((Ok(lines), place)) => drop(entries.insert(place, (at, lines))),
            _ => faults.push(fault(at, "not of the form `<lines> <path> [<function>]`".to_owned())),
        }
    }
    entries
}

fn fault(line: usize, message: String) -> Fault {
    Fault { path: PATH.to_owned(), line, rule: RULE, message }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn long(place: &str, lines: usize) -> Long {
        Long { place: place.to_owned(), path: "a.rs".to_owned(), line: 3, lines, message: "too long".to_owned() }
    }

    fn messages(faults: &[Fault]) -> Vec<(&str, usize, &str)> {
        faults.iter().map(|fault| (fault.path.as_str(), fault.line, fault.message.as_str())).collect()
    }

    #[test]
    fn what_is_not_listed_is_a_fault() {
        assert_eq!(messages(&compare(&[long("a.rs f", 80)], "")), [("a.rs", 3, "too long")]);
        assert_eq!(messages(&compare(&[long("a.rs f", 80)], "# why\n80 a.rs f\n")), []);
    }

    #[test]
    fn an_entry_may_neither_grow_nor_outlive_its_need() {
        let grown = compare(&[long("a.rs f", 81)], "80 a.rs f\n");
        assert_eq!(messages(&grown), [("a.rs", 3, "too long, and had 80 when it was listed")]);
        let shrunk = compare(&[long("a.rs f", 79)], "\n80 a.rs f\n");
        assert_eq!(messages(&shrunk), [(PATH, 2, "a.rs f is down to 79 lines: lower the entry")]);
        let gone = compare(&[], "80 a.rs f\n");
        assert_eq!(messages(&gone), [(PATH, 1, "a.rs f is no longer too long: remove the entry")]);
        assert_eq!(compare(&[], "eighty a.rs\n").len(), 1);
    }

    #[test]
    fn nothing_is_added() {
        assert_eq!(added("80 a.rs f\n", "80 a.rs f\n"), []);
        assert_eq!(added("80 a.rs f\n", ""), []);
        assert_eq!(added("80 a.rs f\n", "81 a.rs f\n").len(), 1);
        assert_eq!(added("", "80 a.rs f\n").len(), 1);
    }
}
