//! Which remedy lies against a measure, and until when.

use jiff::civil::Date;
use serde::Serialize;

use crate::derive::{Stretch, count};
use crate::law::Law;
use crate::{Answer, Appeal, Calendar, Count, Derivation, MeasureName, Pack, Rule, Taken, Underivable};

/// A remedy that lies.
#[derive(Clone, Copy, Debug)]
pub struct OpenAppeal<'a> {
    /// The remedy: to whom, from when, with what effect.
    pub appeal: &'a Rule<Appeal>,
}

/// The days of one remedy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Lodging {
    /// Last day to lodge it; `None` where the text states no window.
    pub lodge_by: Option<Date>,
    /// Whether a calendar year that is not announced was touched.
    pub provisional: bool,
}

impl Appeal {
    /// Whether it lies against a measure of one of these names. Without a list it lies against the measures of its
    /// own instrument.
    #[must_use]
    pub fn lies_against(&self, names: &[MeasureName], of: &Pack) -> bool {
        let own = || of.rules.measures.iter().any(|rule| names.iter().any(|name| rule.says.is(*name)));
        if self.against.is_empty() { own() } else { self.against.iter().any(|measure| names.contains(measure)) }
    }

    /// The window, counted from the day on which the decision or the earlier result was received.
    ///
    /// # Errors
    /// [`Underivable`] where the text states no window.
    pub fn lodge_by<'c>(&self, received: Date, calendar: &'c Calendar) -> Result<Derivation<'c>, Underivable> {
        let stretch = Stretch { period: self.window, counting: self.counting, favours_person: true };
        count(stretch, &Count::from(received), calendar)
    }

    /// The time for deciding, counted from the day of lodging.
    ///
    /// # Errors
    /// [`Underivable`] where the text states no time.
    pub fn decide_by<'c>(
        &self,
        lodged: Date,
        extended: bool,
        calendar: &'c Calendar,
    ) -> Result<Derivation<'c>, Underivable> {
        let stretch = Stretch { period: self.decide.period, counting: self.counting, favours_person: false };
        let extension_days = self.decide.extension_days.filter(|_| extended).unwrap_or_default();
        count(stretch, &Count { extension_days, ..Count::from(lodged) }, calendar)
    }
}

impl<'a> Law<'a> {
    /// The remedies that lie against this measure. Their windows follow from the day on which it was received.
    pub fn appeals(&self, taken: Taken) -> impl Iterator<Item = Answer<'a, OpenAppeal<'a>>> + use<'a> {
        let law = *self;
        let names = law.names_of(taken.measure);
        law.standing::<Appeal>()
            .filter(move |found| law.concerns(found.pack, taken) && found.rule.says.lies_against(&names, found.pack))
            .map(move |found| Answer { says: OpenAppeal { appeal: found.rule }, because: law.because(&found) })
    }
}

impl OpenAppeal<'_> {
    /// Until when it can be lodged, by the calendar of the place.
    ///
    /// # Errors
    /// [`Underivable`] where there is a window that cannot be counted; that the text states none is no error.
    pub fn lodging(&self, received: Date, calendar: &Calendar) -> Result<Lodging, Underivable> {
        match self.appeal.says.lodge_by(received, calendar) {
            Ok(derived) => Ok(Lodging { lodge_by: Some(derived.due_on), provisional: derived.provisional }),
            Err(Underivable::Unstated) => Ok(Lodging { lodge_by: None, provisional: false }),
            Err(other) => Err(other),
        }
    }
}
