//! When a thing is due, and what an act requires or forbids.

use crate::law::Law;
use crate::{Act, Answer, Clock, Count, Derivation, Guard, Rule, Underivable, derive};

impl<'a> Law<'a> {
    /// When what a clock measures is due, with every step of the count. `None` where no such clock holds.
    #[must_use]
    pub fn due(&self, clock: &str, given: &Count<'_>) -> Option<Answer<'a, Result<Derivation<'a>, Underivable>>> {
        let answer = self.rule::<Clock>(clock)?;
        Some(Answer { says: derive(&answer.says.says, given, self.calendar()), because: answer.because })
    }

    /// What an act requires or forbids of whoever sits here, each with its provision.
    pub fn requirements(&self, act: Act) -> impl Iterator<Item = Answer<'a, &'a Rule<Guard>>> + use<'a> {
        self.rules::<Guard>().filter(move |answer| answer.says.says.act == act)
    }
}
