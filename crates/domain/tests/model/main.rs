//! A model of the procedure beside the program: written from the regulations and from docs/procedure.md alone, with
//! its own state and its own counting of days. On random histories both must say the same, step by step.

#[path = "sides.rs"]
mod sides;

use sides::histories;

/// Histories in a plain run; the long run sets its own number.
const HISTORIES: u64 = 20_000;

/// The variable that sets how many histories are told.
const HISTORIES_VARIABLE: &str = "XINZE_MODEL_HISTORIES";

/// The variable that sets the first seed, to tell one history again.
const SEED_VARIABLE: &str = "XINZE_MODEL_SEED";

#[test]
#[expect(clippy::disallowed_methods, reason = "a long run is asked for through the environment")]
fn model_and_program_agree_on_random_histories() {
    let number = |name: &str| std::env::var(name).ok().map(|text| text.parse().expect("a number"));
    let (first, count) = (number(SEED_VARIABLE).unwrap_or(1), number(HISTORIES_VARIABLE).unwrap_or(HISTORIES));
    let told = histories::tell(first, count);
    println!("{told}");
    let words: Vec<String> = told.disagreements.iter().map(|(kind, words)| format!("{kind}\n{words}")).collect();
    assert!(words.is_empty(), "{}", words.join("\n\n"));
    assert!(count < HISTORIES || told.never().is_empty(), "no history comes to {:?}", told.never());
}
