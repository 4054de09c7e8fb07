//! Which measures are open by which way, and what they bring along until when.

use jiff::civil::Date;
use serde::Serialize;

use crate::law::Law;
use crate::{
    Answer, Block, CaseRecord, Cite, Consequence, Lasts, Measure, MeasureName, Pack, PackRole, Rule, Taken, Upon, Way,
};

/// A measure that the record of a case opens. Whether to take it is for the organ with the authority.
#[derive(Clone, Debug)]
pub struct OpenMeasure<'a> {
    /// The measure: upon whom, by whom, with what date.
    pub measure: &'a Rule<Measure>,
    /// The way by which it opens.
    pub way: &'a Way,
}

/// What a measure blocks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Blocked<'a> {
    /// What.
    pub blocks: &'a [Block],
    /// For whom.
    pub whom: &'a [Upon],
    /// How long, as the text says.
    pub lasts: Lasts,
    /// Last day; `None` where no day is fixed.
    pub until: Option<Date>,
}

impl<'a> Law<'a> {
    /// The measures that this record opens, each with its way. A ground, and a measure whose target was missed,
    /// open measures of their own body of rules only: of procedure, of responsibility, or of a reference.
    pub fn measures<'c>(
        &self,
        case: &'c CaseRecord,
    ) -> impl Iterator<Item = Answer<'a, OpenMeasure<'a>>> + use<'a, 'c> {
        let law = *self;
        law.rules::<Measure>().filter_map(move |answer| {
            let role = law.role(answer.because.cite)?;
            let mut case = case.clone();
            case.missed.retain(|missed| law.is_of(missed.under, role));
            case.ground = case.ground.filter(|ground| law.is_of(ground.under, role));
            let way = answer.says.says.open_way(&case)?;
            Some(Answer { says: OpenMeasure { measure: answer.says, way }, because: answer.because })
        })
    }

    fn role(&self, cite: Cite) -> Option<PackRole> {
        self.packs().iter().find(|pack| pack.code == cite.pack).map(|pack| pack.role)
    }

    /// Whether a provision is of a body of rules. One of an instrument that no longer holds here may be of any:
    /// what was taken under it goes on.
    fn is_of(&self, cite: Cite, role: PackRole) -> bool {
        self.role(cite).is_none_or(|of| of == role)
    }

    /// The measure and every general name that it falls under, by the words or by a pack in force.
    pub(super) fn names_of(&self, measure: MeasureName) -> Vec<MeasureName> {
        let mut names = vec![measure];
        let mut next = 0;
        while let Some(name) = names.get(next).copied() {
            let summed_up = self.packs().iter().flat_map(|pack| pack.rules.measures.iter());
            let summed_up = summed_up.filter(|rule| rule.says.kinds.contains(&name)).map(|rule| rule.says.measure);
            for general in name.general().into_iter().chain(summed_up) {
                if !names.contains(&general) {
                    names.push(general);
                }
            }
            next += 1;
        }
        names
    }

    /// Whether a rule of this pack speaks of a measure that was taken: under its own body of rules, or under any
    /// where it is an instrument referred to.
    pub(super) fn concerns(&self, pack: &Pack, taken: Taken) -> bool {
        pack.role == PackRole::Reference || taken.under.is_none_or(|under| self.is_of(under, pack.role))
    }

    /// What a measure brings along when its period counts from this day.
    pub fn consequences(&self, taken: Taken, from: Date) -> impl Iterator<Item = Answer<'a, Blocked<'a>>> + use<'a> {
        let law = *self;
        let names = law.names_of(taken.measure);
        law.standing::<Consequence>()
            .filter(move |found| {
                law.concerns(found.pack, taken) && found.rule.says.of.iter().any(|name| names.contains(name))
            })
            .map(move |found| {
                let rule = &found.rule.says;
                let (blocks, whom) = (rule.blocks.as_slice(), rule.whom.as_slice());
                let says = Blocked { blocks, whom, lasts: rule.lasts, until: rule.until(from) };
                Answer { says, because: law.because(&found) }
            })
    }
}
