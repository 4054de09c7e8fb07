//! One document in the making: the matter with everything that belongs to it, and the document's own circumstances.

use std::collections::HashMap;
use std::sync::Arc;

use domain::OrganId;
use domain::TextRef;
use domain::directory::Directory;
use domain::matter::{Event, Fact, Matter, NoticeKind};
use jiff::civil::Date;
use notices::{NoticeFault, Part, Parts};
use store::Session;

use super::veil::Veil;
use super::{IssueFault, NoticeDraft, NoticeInput, PartFault, kept, phrase};
use crate::pen::Pen;
use crate::personal::persons;
use crate::work::Loaded;
use crate::{App, Failure, Keys, PersonDraft};

/// The documents of another matter that this one repeats.
#[derive(Debug)]
pub(super) struct Earlier {
    /// Titles, numbers and days, a line each.
    pub(super) documents: String,
}

impl Earlier {
    pub(super) async fn read(keys: &Keys, session: &mut Session, loaded: &Loaded) -> Result<Self, Failure> {
        let texts = keys.referred(session, loaded).await?.bodies();
        let decided = |kind: &NoticeKind| {
            matches!(kind, NoticeKind::Opinion | NoticeKind::ReviewOpinion | NoticeKind::FinalReviewOpinion)
        };
        let lines = kept::carried(loaded.course()).filter(|carried| decided(&carried.kind));
        let lines: Vec<String> = lines.map(|carried| carried.line(&texts)).collect();
        Ok(Self { documents: lines.join("\n") })
    }
}

/// A document in the making.
pub(super) struct Case<'a> {
    pub(super) app: &'a App,
    pub(super) directory: Arc<Directory>,
    pub(super) matter: &'a Matter,
    pub(super) events: Vec<&'a Event>,
    pub(super) texts: HashMap<i64, String>,
    pub(super) persons: Vec<PersonDraft>,
    pub(super) kind: NoticeKind,
    pub(super) issuer: OrganId,
    pub(super) on: Date,
    pub(super) number: String,
    pub(super) earlier: Option<Earlier>,
    /// Whether who petitions is hidden from whoever reads this, wherever it goes.
    pub(super) veiled: bool,
}

impl<'a> Case<'a> {
    /// Reads what belongs to the matter.
    pub(super) async fn read(
        app: &'a App,
        session: &mut Session,
        loaded: &'a Loaded,
        (kind, issuer, on): (NoticeKind, OrganId, Date),
    ) -> Result<Self, Failure> {
        let matter = loaded.there()?;
        Ok(Self {
            app,
            directory: app.directory_in(session).await?,
            matter,
            events: loaded.course().collect(),
            texts: app.keys().referred(session, loaded).await?.bodies(),
            persons: persons(app.keys(), session, loaded.key, matter).await?,
            kind,
            issuer,
            on,
            number: String::new(),
            earlier: None,
            veiled: false,
        })
    }

    /// Takes over texts that are written in this transaction.
    pub(super) fn take_texts(&mut self, pen: &Pen) {
        self.texts.extend(pen.texts.iter().map(|row| (row.id, row.body.clone())));
    }

    /// Writes the document, or says everything that is missing and out of place.
    pub(super) fn write(&self, given: &NoticeInput) -> Result<NoticeDraft, IssueFault> {
        let (notices, kind) = (self.app.notices(), self.kind.name());
        let known: Parts = notices
            .requires(kind)
            .iter()
            .chain(notices.optional(kind))
            .filter_map(|part| Some((*part, self.part(*part)?)))
            .collect();
        let (given, mut faults) = given.read(notices, self.kind, &known);
        if let Some(veil) = self.veil() {
            let telling = given.iter().filter(|(_, text)| veil.shows_through(text));
            faults.extend(telling.map(|(part, _)| PartFault::NamesPetitioner(part)));
        }
        let mut parts = known;
        for (part, text) in given.iter() {
            match parts.get(part).filter(|_| part == Part::Basis) {
                // Beside the rules of the procedure a decision rests on those of its subject.
                Some(rules) => parts.set(part, [rules, text].join(&phrase::say("list-semicolon"))),
                None => parts.set(part, text),
            }
        }
        faults.extend(notices.missing(kind, &parts).into_iter().map(PartFault::Missing));
        if !faults.is_empty() {
            return Err(IssueFault::Parts(faults));
        }
        let notice = notices.render(kind, &parts).map_err(|fault| match fault {
            NoticeFault::Missing(missing) => IssueFault::Parts(missing.into_iter().map(PartFault::Missing).collect()),
            other => IssueFault::Unwritten(other),
        })?;
        Ok(NoticeDraft { kind: self.kind, issuer: self.issuer, notice, parts })
    }

    /// What the system knows of a part.
    fn part(&self, part: Part) -> Option<String> {
        self.of_matter(part)
            .or_else(|| self.of_way(part))
            .or_else(|| self.of_term(part))
            .or_else(|| self.of_outcome(part))
    }

    /// What hides who petitions, where the document may not tell.
    pub(super) fn veil(&self) -> Option<Veil> {
        Veil::over(self.matter, self.kind, &self.persons).or_else(|| self.veiled.then(|| Veil::of(&self.persons)))
    }

    /// The name of an organ on the day of the document.
    pub(super) fn organ(&self, id: OrganId) -> Option<String> {
        self.directory.name_on(id, self.on).map(str::to_owned)
    }

    /// A text of the record, unless it was erased.
    pub(super) fn text(&self, text: TextRef) -> Option<String> {
        self.texts.get(&text.id.0).cloned()
    }

    /// The last event of a kind that says something of it.
    pub(super) fn last<T>(&self, says: impl Fn(&'a Fact) -> Option<T>) -> Option<(&'a Event, T)> {
        self.events.iter().rev().find_map(|event| Some((*event, says(&event.fact)?)))
    }
}
