//! Runs one check over broken variants of the seeds in one folder.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use crate::chance::Chance;
use crate::mutation::mutated;

/// A failing input is cut down in so many attempts at most.
const CUTS_MAX: usize = 3_000;

/// What is fuzzed.
pub struct Target {
    /// Folder below `tests/corpus`.
    pub corpus: &'static str,
    /// What the format is made of.
    pub tokens: &'static [&'static str],
    /// Rounds of the ordinary test.
    pub rounds: u64,
    /// Says what is wrong with the outcome for this input; a panic is wrong by itself.
    pub check: fn(&str) -> Result<(), String>,
}

/// Checks every seed as it is, and then variants of them.
///
/// # Panics
/// At the first input that fails, with its round and the input cut down.
#[expect(clippy::print_stdout, reason = "a long run says how many rounds it had")]
pub fn run(target: &Target) {
    let seeds = seeds(target.corpus);
    for seed in &seeds {
        if let Err(wrong) = (target.check)(seed) {
            panic!("{}: a seed fails: {wrong}\n{seed}", target.corpus);
        }
    }
    let first = number("XINZE_FUZZ_FROM").unwrap_or(0);
    let mut round = first;
    let goes_on = until(target.rounds);
    while goes_on(round - first) {
        // Each round has a seed of its own, so that it can be run again alone.
        let input = mutated(&mut Chance::new(round), &seeds, target.tokens);
        if let Err(wrong) = outcome(target, &input) {
            let input = cut_down(target, input);
            let wrong_now = outcome(target, &input).err().unwrap_or_default();
            panic!("{} round {round}: {wrong}\ncut down to {input:?}: {wrong_now}", target.corpus);
        }
        round += 1;
    }
    println!("{}: {} rounds", target.corpus, round - first);
}

fn outcome(target: &Target, input: &str) -> Result<(), String> {
    match catch_unwind(AssertUnwindSafe(|| (target.check)(input))) {
        Ok(result) => result,
        Err(_) => Err("it panics".to_owned()),
    }
}

/// The files of the folder in the order of their names.
fn seeds(corpus: &str) -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus").join(corpus);
    let files = std::fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut paths: Vec<_> = files.map(|file| file.expect("a file").path()).collect();
    paths.sort();
    let seeds: Vec<String> = paths.iter().map(|path| std::fs::read_to_string(path).expect("a text")).collect();
    assert!(!seeds.is_empty(), "{} has no seed", folder.display());
    seeds
}

/// Whether another round is due: by number, or by time when that is asked for.
#[expect(clippy::disallowed_methods, reason = "a long run is as long as the caller says, on his clock")]
fn until(rounds: u64) -> impl Fn(u64) -> bool {
    let seconds = number("XINZE_FUZZ_SECONDS");
    let start = std::time::Instant::now();
    move |done| match seconds {
        Some(seconds) => start.elapsed().as_secs() < seconds,
        None => done < rounds,
    }
}

#[expect(clippy::disallowed_methods, reason = "the caller chooses the length of a run through the environment")]
fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok().and_then(|text| text.parse().ok())
}

/// The same failure with fewer lines and characters.
fn cut_down(target: &Target, mut input: String) -> String {
    let mut cuts = 0;
    for by_lines in [true, false] {
        let mut size = 64;
        while size > 0 {
            let mut at = 0;
            loop {
                let pieces: Vec<&str> = if by_lines { input.split_inclusive('\n').collect() } else { chars_of(&input) };
                if at >= pieces.len() || cuts >= CUTS_MAX {
                    break;
                }
                cuts += 1;
                let shorter: String = pieces
                    .iter()
                    .enumerate()
                    .filter(|(n, _)| *n < at || *n >= at + size)
                    .map(|(_, text)| *text)
                    .collect();
                if outcome(target, &shorter).is_err() {
                    input = shorter;
                } else {
                    at += size;
                }
            }
            size /= 2;
        }
    }
    input
}

fn chars_of(text: &str) -> Vec<&str> {
    text.char_indices().map(|(at, c)| &text[at..at + c.len_utf8()]).collect()
}
