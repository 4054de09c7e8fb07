//! Which organs are covered, and how.

use serde::Serialize;

use crate::law::Law;
use crate::{Answer, Coverage, OrganKind, PackCode, PackRole, Scope};

/// How an instrument covers an organ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Covered {
    /// The instrument.
    pub pack: PackCode,
    /// What it does among the packs of the place.
    pub role: PackRole,
    /// How.
    pub how: Coverage,
}

impl<'a> Law<'a> {
    /// How organs of this kind are covered, by each instrument in force that says so. Regulations of procedure
    /// and rules of responsibility may differ: an enterprise can be bound by one and follow the other. Of one role
    /// only the nearest that speaks of the organ is asked: a province that binds what the nation lets follow is
    /// the one that says so.
    pub fn coverage(&self, organ: OrganKind) -> impl Iterator<Item = Answer<'a, Covered>> + use<'a> {
        let law = self.asked_by(crate::Seat { organ: Some(organ), ..self.seat() });
        let spoken = move || law.standing::<Scope>().filter(move |found| found.rule.says.covers.contains(&organ));
        let nearest = move |role: PackRole| spoken().map(|found| found.pack).find(|pack| pack.role == role);
        spoken()
            .filter(move |found| {
                let role = found.pack.role;
                role == PackRole::Reference || nearest(role).is_none_or(|pack| pack.code == found.pack.code)
            })
            .map(move |found| {
                let says = Covered { pack: found.pack.code, role: found.pack.role, how: found.rule.says.how };
                Answer { says, because: law.because(&found) }
            })
    }
}
