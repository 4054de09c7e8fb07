//! A model of the procedure beside the program: written from the regulations and from docs/procedure.md alone, with
//! its own state and its own counting of days. On random histories both must say the same, step by step.

#[path = "sides.rs"]
mod sides;

use domain::matter::recounted;
use domain::{By, Ctx, Origin};
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

/// Histories whose clocks are counted anew.
const RECOUNTED: u64 = 2_000;

/// While no calendar changes, counting anew moves nothing: every recorded date follows from what a clock keeps.
#[test]
fn counting_anew_with_the_same_calendar_moves_no_clock() {
    let mut running = 0;
    for seed in 1..=RECOUNTED {
        let both = histories::history(seed).both;
        let town = both.town;
        let ctx = Ctx {
            law: town.law,
            directory: &town.directory,
            by: By::Sweep,
            today: both.today,
            origin: Origin::Entered,
        };
        for matter in both.matters.iter().flatten() {
            running += matter.clocks.iter().filter(|clock| clock.running()).count();
            let moved = recounted(matter, &ctx);
            assert!(moved.is_empty(), "seed {seed}, matter {}: {moved:?}\n{:?}", matter.id, matter.clocks);
        }
    }
    assert!(running > 1_000, "{running}");
}
