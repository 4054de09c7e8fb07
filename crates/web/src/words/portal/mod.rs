//! A matter in the words for its petitioner.

mod acts;
mod course;

use app::domain::matter::{Performance, Round, Stage};
use app::{Document, OwnMatter, Writer};

use super::Speaker;

impl Speaker<'_> {
    /// Where the matter is and what comes next.
    #[must_use]
    pub fn own_where(&self, own: &OwnMatter<'_>) -> String {
        let key = match own.stage {
            Stage::Registered => "portal-where-registered",
            Stage::Forwarded => "portal-where-forwarded",
            Stage::Objected => "portal-where-objected",
            Stage::Disputed { .. } => "portal-where-disputed",
            Stage::Handling { .. } => "portal-where-handling",
            Stage::Answered { .. } | Stage::Reviewed { .. } => "portal-where-answered",
            Stage::Delivered { round: Round::FinalReview } => "portal-where-final",
            Stage::Delivered { .. } => "portal-where-delivered",
            Stage::UnderReview { .. } => "portal-where-under-review",
            Stage::Concluded { .. } => "portal-where-concluded",
            Stage::Declined { .. } => "portal-where-declined",
            Stage::Barred => "portal-where-barred",
            Stage::Routed { .. } => "portal-where-routed",
            Stage::Merged { .. } => "portal-where-merged",
            Stage::Withdrawn => "portal-where-withdrawn",
        };
        self.words.with(key, &[("organ", self.organ(own.holder).into())])
    }

    /// Since when the matter is where it is.
    #[must_use]
    pub fn own_since(&self, own: &OwnMatter<'_>) -> String {
        let args = [("organ", self.organ(own.holder).into()), ("day", self.day(own.held_since).into())];
        self.words.with("portal-where-since", &args)
    }

    /// What was promised, and what became of it.
    #[must_use]
    pub fn own_promise(&self, performance: &Performance) -> Vec<String> {
        let promise = performance.promise;
        let args = [("organ", self.organ(promise.performer).into()), ("day", self.day(promise.by).into())];
        let mut lines = vec![self.words.with("portal-promise", &args)];
        let line = |key: &str, day| self.words.with(key, &[("day", self.day(day).into())]);
        match performance.confirmed {
            Some((true, on)) => lines.push(line("portal-promise-fulfilled", on)),
            Some((false, on)) => lines.push(line("portal-promise-denied", on)),
            None => {}
        }
        if let Some(on) = performance.performed_on.filter(|_| !matches!(performance.confirmed, Some((true, _)))) {
            lines.push(line("portal-promise-performed", on));
        }
        lines
    }

    /// Who did something: organs by name, people never.
    #[must_use]
    pub fn own_writer(&self, writer: Writer) -> String {
        match writer {
            Writer::Yourself => self.say("portal-by-yourself"),
            Writer::Another => self.say("portal-by-another"),
            Writer::Organ(organ) => self.organ(organ),
            Writer::Program => self.say("portal-by-program"),
        }
    }

    /// What a text is.
    #[must_use]
    pub fn own_document(&self, document: Document) -> String {
        match document {
            Document::Letter => self.say("portal-text-letter"),
            Document::Reason => self.say("portal-text-reason"),
            Document::Notice(kind) => self.words.name("notice-kind", kind.name()),
            Document::Opinion(round) => self.words.name("document", round.name()),
            Document::Report => self.say("portal-text-report"),
            Document::PaperTitle => self.say("portal-text-paper"),
        }
    }
}
