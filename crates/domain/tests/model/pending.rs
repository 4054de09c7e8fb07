//! Acts of which it is not decided yet which of the two sides is right. They are left out of the histories.

use domain::matter::Verb;

use super::both::Both;
use super::state::Place;
use super::step::{Act, Step};

/// Whether the step is such an act.
pub fn undecided(step: &Step, both: &Both<'_>) -> bool {
    let file = both.files[step.matter].as_ref();
    match &step.act {
        // What two sides agreed on stands, whatever becomes of the opinion beside it; what of it was in the opinion, no.
        Act::One(Verb::Deliver(_)) => {
            file.is_some_and(|file| matches!(file.at, Place::Looked { back: true, .. }) && file.promised.is_some())
        }
        _ => false,
    }
}
