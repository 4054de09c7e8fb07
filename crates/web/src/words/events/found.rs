//! What a rule check found.

use app::domain::matter::{Found, Recounted};
use wording::Arg;

use crate::words::Speaker;

impl Speaker<'_> {
    /// Terms that a changed calendar moved, with the days on which they were due before.
    #[must_use]
    pub(super) fn recounted(&self, fact: &Recounted) -> String {
        let days: Vec<String> = fact.before.iter().map(|clock| self.day(clock.due_on)).collect();
        self.words.with("event-recounted", &[("days", days.join(&self.say("list-comma")).into())])
    }

    /// A finding in one line. The kind alone decides which facts the line needs.
    #[must_use]
    pub fn found(&self, found: &Found) -> String {
        let day = found.due_on.map_or_else(|| self.say("day-any"), |day| self.day(day));
        let clock = found.rule.as_ref().map_or_else(String::new, |rule| self.clock_name(rule));
        let args: [(&str, Arg<'_>); 3] =
            [("organ", self.organ(found.organ).into()), ("day", day.into()), ("clock", clock.into())];
        self.words.with(&format!("found-{}", found.kind.name().replace('_', "-")), &args)
    }
}
