//! Refusals in words.

use app::domain::{Refusal, WayOut, Why};
use app::law::Act;

use super::Speaker;

/// A refusal in words: what is refused and why, by which provision, and the way out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// What is refused and why.
    pub why: String,
    /// The provision in words; empty where no law was in force.
    pub cite: String,
    /// Its code.
    pub code: String,
    /// What to do instead.
    pub way_out: String,
}

impl Speaker<'_> {
    /// A refusal in words.
    #[must_use]
    pub fn refusal(&self, refusal: &Refusal) -> Told {
        let act = refusal.act.map_or_else(|| self.say("act-directory"), |act| self.words.name("act", act.name()));
        let mut args = self.why_args(&refusal.why);
        args.push(("act", act.into()));
        Told {
            why: self.words.with(&format!("refusal-{}", why_key(refusal)), &args),
            cite: refusal.cite.map(|cite| self.cite(cite)).unwrap_or_default(),
            code: refusal.cite.map(|cite| cite.to_string()).unwrap_or_default(),
            way_out: self.words.with(&format!("way-out-{}", way_key(refusal)), &self.way_args(&refusal.way_out)),
        }
    }
}

/// Which sentence says why: the one of the reason, but where its facts make another one true.
fn why_key(refusal: &Refusal) -> &'static str {
    match (&refusal.why, refusal.act) {
        // A corrected day of the message is measured against the day of receipt, not against today.
        (Why::DayInFuture { .. }, Some(Act::Correct))
            if matches!(refusal.way_out, WayOut::UseDay { from: None, .. }) =>
        {
            "day-after-receipt"
        }
        (Why::NotHigherOrgan { higher: None, .. }, _) => "not-higher-organ-none",
        (Why::AddresseesMissing { organs }, _) if organs.is_empty() => "addressees-nobody",
        (why, _) => why.code(),
    }
}

/// Which sentence says what to do instead.
fn way_key(refusal: &Refusal) -> &'static str {
    match (&refusal.way_out, &refusal.why) {
        (WayOut::UseDay { from: None, .. }, _) => "use-day-until",
        (WayOut::AskLeader { leaders }, _) if leaders.is_empty() => "ask-leader-none",
        (WayOut::HigherOrgan { organ: None }, _) => "higher-organ-none",
        (WayOut::AddAddressees { organs }, _) if organs.is_empty() => "add-somebody",
        // What one matter cannot hold goes into another, or into one paper.
        (WayOut::Register, Why::TooMany { .. }) => "register-new",
        (WayOut::Write, Why::TooMany { .. }) => "combine",
        (way_out, _) => way_out.code(),
    }
}
