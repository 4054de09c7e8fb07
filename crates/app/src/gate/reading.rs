//! One matter for somebody who signed in: what is not theirs answers as what does not exist.

use domain::Actor;
use domain::matter::{Fact, NoticeKind, may_see_identity};
use policy::Action;

use super::Subject;
use crate::work::load;
use crate::{App, Failure, IssueFault, IssuedDocument, MatterKey, MatterView, NoticeDraft, NoticeInput, PaperFile};

impl App {
    /// One matter as somebody may see it. Without the right to what is written inside the organ its texts are left
    /// out. Who petitions is masked, and left out where it is sealed: [`App::open_matter`] tells it, with a purpose and
    /// on record.
    ///
    /// # Errors
    /// [`Failure::NoMatter`] where there is none, and where it is not theirs; a failure of the database.
    pub async fn read_matter(&self, subject: &Subject, key: MatterKey) -> Result<MatterView<'_>, Failure> {
        let (mut view, persons) = self.matter_in_clear(key).await?;
        self.may_with(subject, Action::Read, &view.matter).map_err(|_| Failure::NoMatter(key))?;
        self.keep_drafts_back(subject, &mut view);
        // Who petitions is opened with a purpose and on record, never by the way.
        let Actor { official, .. } = subject.actor;
        let sealed = !may_see_identity(&view.matter, subject.actor, subject.today) || view.matter.recused(official);
        Ok(view.covered(&persons, sealed))
    }

    /// Leaves out what is written inside the organ, for somebody who has no right to it.
    pub(crate) fn keep_drafts_back(&self, subject: &Subject, view: &mut MatterView<'_>) {
        if self.may_with(subject, Action::ReadDrafts, &view.matter).is_err() {
            let inner = view.timeline.iter_mut().filter(|entry| is_draft(&entry.event.fact));
            inner.for_each(|entry| entry.text = None);
        }
    }

    /// Whether there is a matter that somebody may read.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn finds(&self, subject: &Subject, key: MatterKey) -> Result<bool, Failure> {
        let loaded = load(&mut self.db.read().await?, key).await?;
        Ok(loaded.matter.is_some_and(|matter| self.may_with(subject, Action::Read, &matter).is_ok()))
    }

    /// The documents that were issued in a matter, for somebody who may read it: who petitions is masked, and left out
    /// where it is sealed; what an accusation brought forth is not shown.
    ///
    /// # Errors
    /// [`Failure::NoMatter`] where there is none, and where it is not theirs; a failure of the database.
    pub async fn read_documents(&self, subject: &Subject, key: MatterKey) -> Result<Vec<IssuedDocument>, Failure> {
        if !self.finds(subject, key).await? {
            return Err(Failure::NoMatter(key));
        }
        self.documents_for(key, None, subject.today).await
    }

    /// The draft of a letter, for somebody who may write it.
    ///
    /// # Errors
    /// As [`App::draft_notice`]; [`Failure::NoMatter`], [`Failure::Denied`].
    pub async fn draft_notice_for(
        &self,
        subject: &Subject,
        key: MatterKey,
        kind: NoticeKind,
        given: &NoticeInput,
    ) -> Result<NoticeDraft, IssueFault> {
        let view = self.read_matter(subject, key).await?;
        self.may_with(subject, Action::WriteLetter, &view.matter).map_err(Failure::from)?;
        self.draft_notice(key, kind, given, subject.today).await
    }

    /// A paper of a matter, by its number in the course.
    ///
    /// # Errors
    /// [`Failure::NoMatter`] where there is none, and where it is not theirs; [`Failure::Denied`]; a failure of the
    /// database.
    pub async fn read_paper(
        &self,
        subject: &Subject,
        key: MatterKey,
        seq: usize,
    ) -> Result<Option<PaperFile>, Failure> {
        let view = self.read_matter(subject, key).await?;
        self.may_with(subject, Action::ReadPapers, &view.matter)?;
        let entry = view.timeline.iter().find(|entry| entry.seq == seq);
        let Some(Fact::Attached(attached)) = entry.map(|entry| &entry.event.fact) else { return Ok(None) };
        self.paper(key, &attached.paper).await
    }
}

/// Whether an event's text is written inside the organ, and nobody outside is told of it.
const fn is_draft(fact: &Fact) -> bool {
    matches!(
        fact,
        Fact::Investigated(_)
            | Fact::Noted(_)
            | Fact::CorrectionProposed(_)
            | Fact::CorrectionDecided(_)
            | Fact::RecusalRaised(_)
            | Fact::RecusalDecided(_)
            | Fact::ReleaseAsked(_)
            | Fact::ReleaseDecided(_)
            | Fact::Disputed(_)
            | Fact::Objected(_)
            | Fact::ReportedBack(_)
            | Fact::UrgentReported(_)
            | Fact::InterludeOpened(_)
            | Fact::InterludeClosed(_)
    )
}
