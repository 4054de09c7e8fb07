//! The shortest history that still divides the two sides, as words.

use super::both::Both;
use super::step::Step;
use super::town::Town;

/// Where the two first part, and why.
fn divides(town: &Town, steps: &[Step]) -> Option<(usize, String)> {
    let mut both = Both::new(town);
    steps.iter().enumerate().find_map(|(at, step)| both.tell(step).err().map(|words| (at, words)))
}

/// Drops what is not needed, from the end to the beginning, until nothing more can go.
pub fn shortest(town: &Town, mut steps: Vec<Step>) -> String {
    let Some((at, mut why)) = divides(town, &steps) else { return "it does not happen again".to_owned() };
    steps.truncate(at + 1);
    let mut again = true;
    while again {
        again = false;
        for drop in (0..steps.len()).rev() {
            let mut fewer = steps.clone();
            fewer.remove(drop);
            if let Some((at, words)) = divides(town, &fewer) {
                fewer.truncate(at + 1);
                (steps, why, again) = (fewer, words, true);
                break;
            }
        }
    }
    let steps: Vec<String> = steps.iter().map(ToString::to_string).collect();
    format!("{}\n{why}", steps.join("\n"))
}
