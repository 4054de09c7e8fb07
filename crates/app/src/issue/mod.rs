//! Issuing documents for a matter: what the system knows goes into them by itself, the rest comes from who writes, and
//! the act that carries a document is recorded together with it.
//!
//! The text that is kept by its digest is the text that is shown: title, blank line, body. A document is written in
//! Chinese, whatever the language of the screens.

mod case;
mod fault;
mod given;
mod kept;
mod number;
mod of_matter;
mod of_outcome;
mod order;
mod phrase;
mod rests_on;
mod term;
mod veil;

pub use fault::{IssueFault, PartFault};
pub use given::NoticeInput;
pub use kept::IssuedDocument;
pub use order::{Carrier, Order};
pub(crate) use veil::Veil;

use domain::OrganId;
use domain::matter::{Matter, NoticeKind};
use jiff::civil::Date;
use notices::{Notice, Part, Parts};

use crate::execute::{share, stale};
use crate::pen::Pen;
use crate::personal::Mask;
use crate::work::{Loaded, Work, load};
use crate::{Action, App, Chance, Done, MatterKey, Stamp};
use case::{Case, Earlier};

/// A document as it would be issued.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoticeDraft {
    /// The kind.
    pub kind: NoticeKind,
    /// The organ that issues it.
    pub issuer: OrganId,
    /// Title and body.
    pub notice: Notice,
    /// Everything that was filled in, by the system and by who writes.
    pub parts: Parts,
}

impl NoticeDraft {
    /// The text as it is kept: title, blank line, body.
    #[must_use]
    pub fn text(&self) -> String {
        format!("{}\n\n{}", self.notice.title, self.notice.body.trim_end())
    }

    /// Takes out of it who petitions.
    fn cover(&mut self, mask: &Mask) {
        self.notice.title = mask.hide(&self.notice.title);
        self.notice.body = mask.hide(&self.notice.body);
        let parts: Vec<(Part, String)> = self.parts.iter().map(|(part, text)| (part, mask.hide(text))).collect();
        parts.iter().for_each(|(part, text)| self.parts.set(*part, text));
    }
}

impl App {
    /// Writes a document for a matter as it stands, without issuing it: nothing is recorded, no number is drawn, and who
    /// petitions is masked. The issued one bears the name.
    ///
    /// # Errors
    /// Everything that is missing or out of place in what was given, at once; a failure of the database.
    pub async fn draft_notice(
        &self,
        key: MatterKey,
        kind: NoticeKind,
        given: &NoticeInput,
        on: Date,
    ) -> Result<NoticeDraft, IssueFault> {
        let mut session = self.db.read().await.map_err(crate::Failure::from)?;
        let loaded = load(&mut session, key).await?;
        let matter = loaded.there()?;
        let earlier = match matter.repeat.filter(|_| kind == NoticeKind::Barred) {
            Some(repeat) => {
                let before = load(&mut session, MatterKey { shard: key.shard, id: repeat.of }).await?;
                Some(Earlier::read(&self.keys, &mut session, &before).await?)
            }
            None => None,
        };
        let issuer = given.issuer.unwrap_or_else(|| issuer_of(matter, kind));
        let mut case = Case::read(self, &mut session, &loaded, (kind, issuer, on)).await?;
        case.earlier = earlier;
        case.veiled = given.veiled;
        case.number = case.number_in_drafts();
        let mut draft = case.write(given)?;
        draft.cover(&Mask::of(&case.persons));
        Ok(draft)
    }

    /// Issues a document: writes it, and lets the act happen that carries it, in one transaction. What the act is
    /// refused for, the document is; its number is given back then.
    ///
    /// # Errors
    /// As [`App::draft_notice`], and as [`App::execute`].
    pub async fn issue(
        &self,
        stamp: &Stamp,
        chance: &mut Chance,
        key: MatterKey,
        expected: Option<u64>,
        (on, order): (Date, &Order),
        given: &NoticeInput,
    ) -> Result<Done, IssueFault> {
        order.fits()?;
        let mut session = self.db.write().await.map_err(crate::Failure::from)?;
        let mut work = Work::begin(self, &mut session, stamp.into()).await?;
        let mut loaded = load(&mut session, key).await?;
        let version = loaded.there()?.version;
        self.admits_to(stamp, Action::WriteLetter, (key, loaded.there()?))?;
        if let Some(expected) = expected.filter(|expected| *expected != version) {
            return Err(stale(&loaded, expected).into());
        }
        let before = match order.earlier() {
            Some(earlier) => Some(load(&mut session, earlier).await?),
            None => None,
        };
        // The act happens once for the sake of the document, which tells what came of it, and once for the record.
        let mut tried = loaded.again();
        let mut scratch = Pen::default();
        let sheet = work.sheet(key);
        for verb in order.verbs((&mut scratch, chance, sheet), before.as_ref(), on, PLACE)? {
            work.act(&mut tried, on, verb)?;
        }
        let issuer = stamp.actor.organ;
        let mut case = Case::read(self, &mut session, &tried, (order.kind, issuer, on)).await?;
        case.take_texts(&scratch);
        case.earlier = match &before {
            Some(before) => Some(Earlier::read(&self.keys, &mut session, before).await?),
            None => None,
        };
        case.number = case.drawn(&mut session, stamp.today).await?;
        let text = case.write(given)?.text();
        for verb in order.verbs((&mut work.pen, chance, sheet), before.as_ref(), on, &text)? {
            work.act(&mut loaded, on, verb)?;
        }
        let shared: Vec<Loaded> = share(&work, &mut session, &loaded, on).await?;
        work.keep(loaded);
        shared.into_iter().for_each(|other| work.keep(other));
        Ok(self.finish(session, work, key, version).await?)
    }
}

/// Stands where the document will, while nobody knows it yet.
const PLACE: &str = "-";

/// Who issues a document of this kind as the matter stands: whoever sent it on, registered it, or has it.
fn issuer_of(matter: &Matter, kind: NoticeKind) -> OrganId {
    let sender = || matter.sender().unwrap_or(matter.holder);
    match kind {
        NoticeKind::Forwarded | NoticeKind::ForwardLetter | NoticeKind::AssignLetter => sender(),
        NoticeKind::Receipt | NoticeKind::SupervisionLetter => matter.receipt.office,
        NoticeKind::Acceptance
        | NoticeKind::Declined
        | NoticeKind::Barred
        | NoticeKind::OtherRoute
        | NoticeKind::Extension
        | NoticeKind::Hearing
        | NoticeKind::Opinion
        | NoticeKind::Settlement
        | NoticeKind::ReviewOpinion
        | NoticeKind::FinalReviewOpinion => matter.holder,
    }
}
