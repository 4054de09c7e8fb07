//! No sentence of an official text is copied into a pack: gists, readings and names are in our own words.

use std::collections::HashSet;
use std::path::Path;

use law::{Example, Pack, Reading};

use crate::book::book;
use crate::skipped::{samples, skipped};

/// So many characters in a row that equal a text are no chance any more.
const RUN: usize = 12;

/// The Chinese characters alone: punctuation, digits and line ends hide no copy.
fn characters(text: &str) -> Vec<char> {
    text.chars().filter(|c| ('\u{4e00}'..='\u{9fff}').contains(c)).collect()
}

/// Every run of the texts in a folder; `None` where there is no such folder.
fn runs(folder: &Path) -> Option<HashSet<Vec<char>>> {
    let mut runs = HashSet::new();
    for entry in std::fs::read_dir(folder).ok()? {
        let path = entry.expect("an entry").path();
        let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        runs.extend(characters(&text).windows(RUN).map(<[char]>::to_vec));
    }
    Some(runs)
}

fn readings(readings: &[Reading]) -> impl Iterator<Item = &str> {
    readings.iter().map(|reading| reading.says.as_str())
}

/// Everything that a pack says in Chinese, but for the names of instruments and bodies.
fn said(pack: &Pack) -> Vec<&str> {
    let mut said: Vec<&str> = pack.provisions.iter().map(|provision| provision.gist.as_str()).collect();
    said.extend(readings(&pack.readings));
    for (_, head) in pack.rules.heads() {
        said.push(&head.gist);
        said.extend(head.name.as_deref());
        said.extend(readings(&head.readings));
    }
    said.extend(pack.rules.assessments.iter().flat_map(|rule| &rule.says.indicators).map(|it| it.gist.as_str()));
    said.extend(pack.examples.iter().map(|example: &Example| example.name.as_str()));
    said
}

#[test]
fn no_run_of_twelve_characters_is_copied_from_a_text() {
    const TEST: &str = "no_run_of_twelve_characters_is_copied_from_a_text";
    let Some(folder) = samples() else {
        return skipped(TEST, "XINZE_SAMPLES is not set");
    };
    let Some(runs) = runs(&folder.join("../sources")) else {
        return skipped(TEST, "the source texts are not there");
    };
    assert!(runs.len() > 10_000, "only {} runs: are these the texts?", runs.len());
    let mut copied = Vec::new();
    for pack in book().packs() {
        for text in said(pack) {
            let run = characters(text).windows(RUN).find(|run| runs.contains(*run)).map(|run| run.iter().collect());
            copied.extend(run.map(|run: String| format!("{}: {run} in {text}", pack.code)));
        }
    }
    assert_eq!(copied, Vec::<String>::new());
}

/// The check sees a copy, whatever stands between the characters.
#[test]
fn a_copy_is_seen_through_punctuation_and_line_ends() {
    let text = characters("甲乙丙丁，戊己\n庚辛壬癸（子丑）寅卯");
    let runs: HashSet<Vec<char>> = text.windows(RUN).map(<[char]>::to_vec).collect();
    let copied = |gist: &str| characters(gist).windows(RUN).any(|run| runs.contains(run));
    assert!(copied("写道：甲乙丙丁戊己庚辛壬癸、子丑。"));
    assert!(copied("丙丁戊己庚辛壬癸子丑寅卯"));
    assert!(!copied("甲乙丙丁戊己庚辛壬癸子"));
    assert!(!copied("甲乙丙丁戊己又庚辛壬癸子丑"));
}
