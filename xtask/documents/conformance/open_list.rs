//! The list of open articles: one a line, `R22-34 why`. It grows by hand only, and shrinks by itself.

use std::collections::BTreeMap;

use law::Cite;

use super::OPEN;

/// An entry: its line in the list, and the reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub line: usize,
    pub reason: String,
}

/// The listed articles. A line that is none, has no reason or stands twice is a fault.
pub fn read(list: &str, faults: &mut Vec<String>) -> BTreeMap<Cite, Entry> {
    let mut entries = BTreeMap::new();
    for (line, text) in (1..).zip(list.lines()) {
        let Some(entry) = entry(text) else { continue };
        match entry {
            Some((cite, reason)) if cite == cite.whole_article() => {
                if entries.insert(cite, Entry { line, reason: reason.to_owned() }).is_some() {
                    faults.push(format!("{OPEN}:{line}: {cite} stands twice"));
                }
            }
            _ => faults.push(format!("{OPEN}:{line}: write an article and the reason, such as `R22-34 why`")),
        }
    }
    entries
}

/// What a line holds: nothing if it is empty or a comment, and nothing within if it is not understood.
fn entry(line: &str) -> Option<Option<(Cite, &str)>> {
    let line = line.trim();
    if line.is_empty() || line.starts_with('#') {
        return None;
    }
    Some(line.split_once(' ').and_then(|(cite, reason)| Some((cite.parse().ok()?, reason.trim()))))
}

/// Open articles that the list does not hold.
pub fn not_listed(listed: &BTreeMap<Cite, Entry>, open: &[Cite]) -> Vec<String> {
    let missing = open.iter().filter(|cite| !listed.contains_key(cite));
    missing
        .map(|cite| {
            format!("{OPEN}:1: {cite} is open: write a test that carries it, or add the line `{cite} why` by hand")
        })
        .collect()
}

/// Listed articles that are open no more, or do not exist.
pub fn not_open_any_more(listed: &BTreeMap<Cite, Entry>, open: &[Cite]) -> Vec<String> {
    let gone = listed.iter().filter(|(cite, _)| !open.contains(cite));
    gone.map(|(cite, entry)| format!("{OPEN}:{}: {cite} is open no more; run cargo xtask docs", entry.line)).collect()
}

/// The list without what is open no more; every other line stays as it is.
pub fn shrunk(list: &str, open: &[Cite]) -> String {
    let stays = |line: &&str| match entry(line) {
        Some(Some((cite, _))) => open.contains(&cite),
        _ => true,
    };
    list.lines().filter(stays).map(|line| format!("{line}\n")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: &str = "# Why.\n\nR22-34 no screen yet\nR22-35 no screen yet\n";

    fn open(cites: &[&str]) -> Vec<Cite> {
        cites.iter().map(|cite| cite.parse().unwrap()).collect()
    }

    #[test]
    fn the_list_grows_by_hand_and_shrinks_by_itself() {
        let listed = read(LIST, &mut Vec::new());
        assert_eq!(not_listed(&listed, &open(&["R22-34", "R22-35"])), Vec::<String>::new());
        assert!(not_listed(&listed, &open(&["R22-36"]))[0].contains("R22-36 is open"));
        let gone = not_open_any_more(&listed, &open(&["R22-35", "R22-36"]));
        assert_eq!(gone, [format!("{OPEN}:3: R22-34 is open no more; run cargo xtask docs")]);
        assert_eq!(shrunk(LIST, &open(&["R22-35", "R22-36"])), "# Why.\n\nR22-35 no screen yet\n");
    }

    #[test]
    fn a_line_names_an_article_once_and_says_why() {
        for line in ["R22-34", "R22-34 ", "r22-34 why", "R22-34¶1 why", "why"] {
            let mut faults = Vec::new();
            assert!(read(line, &mut faults).is_empty());
            assert_eq!(faults.len(), 1, "{line}");
        }
        let mut faults = Vec::new();
        read("R22-34 why\nR22-34 why\n", &mut faults);
        assert_eq!(faults, [format!("{OPEN}:2: R22-34 stands twice")]);
    }
}
