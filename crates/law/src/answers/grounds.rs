//! Which grounds exist, and what each must still show; how responsibility splits.

use crate::law::Law;
use crate::{Answer, Attribution, Findings, Ground, Responsibility, Role, Rule, Unshown};

/// A ground held against what people have found.
#[derive(Clone, Debug)]
pub struct TestedGround<'a> {
    /// The ground.
    pub ground: &'a Rule<Ground>,
    /// What is still to be shown; nothing when the findings meet it.
    pub unshown: Unshown,
}

impl<'a> Law<'a> {
    /// Every ground with what it must still show beside what has been found.
    pub fn grounds<'f>(&self, found: &'f Findings) -> impl Iterator<Item = Answer<'a, TestedGround<'a>>> + use<'a, 'f> {
        let law = *self;
        law.rules::<Ground>().map(move |answer| {
            let says = TestedGround { ground: answer.says, unshown: answer.says.says.unshown(found) };
            Answer { says, because: answer.because }
        })
    }

    /// What is found of somebody who had this part in a responsibility of this kind.
    pub fn attribution(
        &self,
        responsibility: Responsibility,
        role: Role,
    ) -> impl Iterator<Item = Answer<'a, &'a Rule<Attribution>>> + use<'a> {
        self.rules::<Attribution>().filter(move |answer| {
            let says = &answer.says.says;
            says.responsibility == responsibility && says.role == role
        })
    }
}
