//! Documents that were issued, as they are kept.

use std::collections::HashMap;

use domain::matter::{Event, Fact, NoticeKind, Round, Told, may_see_identity};
use domain::{Actor, By, TextRef};
use jiff::civil::Date;
use law::Purpose;

use super::phrase;
use super::veil::Veil;
use crate::keys::shared_from;
use crate::personal::{Mask, persons};
use crate::work::load;
use crate::{App, Chance, Failure, MatterKey, MatterView, PersonDraft, Stamp};

/// What stands around the year in the number of a document.
const NUMBER_OPENS: char = '〔';
/// What the number of a document ends with.
const NUMBER_ENDS: char = '号';

/// A document that was issued.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IssuedDocument {
    /// The number of its event in the matter, from 1.
    pub seq: usize,
    /// The kind.
    pub kind: NoticeKind,
    /// The day on which it is said to have been issued.
    pub on: Date,
    /// When it was recorded, in microseconds since 1970, UTC.
    pub recorded_us: i64,
    /// Who issued it.
    pub by: By,
    /// The title: as written, or of texts that no template wrote, the title of the kind.
    pub title: String,
    /// The number of the document, where it has one.
    pub number: Option<String>,
    /// The text below the title, a paragraph a line; `None` where it was erased.
    pub body: Option<String>,
    /// Whether the text is the one of which the event keeps the digest; of an erased one nobody can say.
    pub holds: bool,
}

/// A document in an event.
pub(super) struct Carried {
    seq: usize,
    pub(super) kind: NoticeKind,
    on: Date,
    text: TextRef,
}

impl Carried {
    /// Title, number and day, for another document that names this one.
    pub(super) fn line(&self, texts: &HashMap<i64, String>) -> String {
        let text = texts.get(&self.text.id.0).map_or("", String::as_str);
        let title = title_of(text).map_or_else(|| phrase::name("notice-kind", self.kind.name()), str::to_owned);
        let on = phrase::day(self.on);
        match number_of(text) {
            Some(number) => {
                let args = [("title", title.into()), ("number", number.into()), ("day", on.into())];
                phrase::with("issue-document", &args)
            }
            None => phrase::with("issue-document-without-number", &[("title", title.into()), ("day", on.into())]),
        }
    }
}

/// The documents that these events carry.
pub(super) fn carried<'a>(events: impl Iterator<Item = &'a Event>) -> impl Iterator<Item = Carried> {
    (1..).zip(events).filter_map(|(seq, event)| {
        let (kind, text) = document(&event.fact)?;
        Some(Carried { seq, kind, on: event.on, text })
    })
}

fn document(fact: &Fact) -> Option<(NoticeKind, TextRef)> {
    let of = |told: Told| match told {
        Told::Notice(notice) => Some((notice.kind, notice.text)),
        Told::ByTheFile | Told::NotYet => None,
    };
    match fact {
        Fact::Accepted(fact) => of(fact.told),
        Fact::Declined(fact) => of(fact.told),
        Fact::Barred(fact) => of(fact.told),
        Fact::Routed(fact) => of(fact.told),
        Fact::Notified(fact) => Some((fact.notice.kind, fact.notice.text)),
        Fact::Answered(fact) => Some((NoticeKind::Opinion, fact.text)),
        Fact::AnswerShared(fact) => Some((NoticeKind::Opinion, fact.text)),
        Fact::Reviewed(fact) if fact.round == Round::FinalReview => Some((NoticeKind::FinalReviewOpinion, fact.text)),
        Fact::Reviewed(fact) => Some((NoticeKind::ReviewOpinion, fact.text)),
        Fact::Urged(fact) => Some((NoticeKind::SupervisionLetter, fact.text)),
        Fact::InterludeClosed(fact) if fact.settled.is_some() => Some((NoticeKind::Settlement, fact.text)),
        _ => None,
    }
}

/// The title, where a template wrote the text: a line of its own above a blank one.
fn title_of(text: &str) -> Option<&str> {
    let mut lines = text.lines();
    let (first, second) = (lines.next()?, lines.next()?);
    let titled = !first.trim().is_empty() && second.trim().is_empty() && lines.next().is_some();
    titled.then_some(first)
}

/// The number in the text of a document: 云住建信告〔2026〕31号.
fn number_of(text: &str) -> Option<&str> {
    let line = text.lines().find(|line| line.contains(NUMBER_OPENS) && line.contains(NUMBER_ENDS))?;
    let from = line.split(['：', ':']).find(|piece| piece.contains(NUMBER_OPENS))?.trim();
    let end = from.find(NUMBER_ENDS)? + NUMBER_ENDS.len_utf8();
    from.get(..end)
}

impl App {
    /// Every document that was issued in a matter, in the order of issue, as it went out.
    async fn documents_in_clear(&self, key: MatterKey) -> Result<Vec<IssuedDocument>, Failure> {
        let mut session = self.db().read().await?;
        let loaded = load(&mut session, key).await?;
        loaded.there()?;
        let rows = self.keys().referred(&mut session, &loaded).await?.texts;
        let whole = |carried: Carried| {
            let (event, recorded_us) = loaded.events.get(carried.seq - 1)?;
            let row = rows.get(&carried.text.id.0);
            let text = row.map_or("", |row| row.body.as_str());
            let written = title_of(text);
            let body = match written {
                Some(title) => text.get(title.len()..).unwrap_or_default().trim(),
                None => text,
            };
            let of_kind = || self.notices().title(carried.kind.name()).unwrap_or_default();
            Some(IssuedDocument {
                seq: carried.seq,
                kind: carried.kind,
                on: carried.on,
                recorded_us: *recorded_us,
                by: event.by,
                title: written.unwrap_or_else(of_kind).to_owned(),
                number: number_of(text).map(str::to_owned),
                body: row.map(|_| body.to_owned()),
                holds: row.is_some_and(|row| row.digest() == carried.text.digest),
            })
        };
        Ok(carried(loaded.events.iter().map(|(event, _)| event)).filter_map(whole).collect())
    }

    /// Every document that was issued in a matter, in the order of issue, as somebody may see them who does not say what
    /// for: what the wall hides is no matter at all, who petitions is masked, and left out where it is sealed. `None`
    /// reads without having said who it is, and sees no document of an accusation.
    ///
    /// # Errors
    /// [`Failure::NoMatter`], or a failure of the database.
    pub async fn documents_for(
        &self,
        key: MatterKey,
        reader: Option<Actor>,
        today: Date,
    ) -> Result<Vec<IssuedDocument>, Failure> {
        let view = match reader {
            Some(actor) => self.matter_for(key, actor, today).await?,
            None => self.matter(key).await?,
        };
        let accuses = view.matter.purpose == Purpose::Accusation || !view.matter.named.is_nobody();
        if reader.is_none() && accuses {
            return Ok(Vec::new());
        }
        let mut documents = self.documents_in_clear(key).await?;
        let open = reader.map_or(!view.matter.sealed, |actor| may_see_identity(&view.matter, actor, today));
        let persons = self.named_in(&view).await?;
        let (veil, mask) = (Veil::of(&persons), Mask::of(&persons));
        for document in &mut documents {
            for text in [Some(&mut document.title), document.body.as_mut()].into_iter().flatten() {
                *text = if open { mask.hide(text) } else { mask.hide(&veil.hide_in_lines(text)) };
            }
        }
        Ok(documents)
    }

    /// Every document that was issued in a matter as it went out, with the name of who petitions. That it was read, by
    /// whom and what for, is recorded before anything is handed out, as [`App::open_identity`] does.
    ///
    /// # Errors
    /// As [`App::open_identity`].
    pub async fn open_documents(
        &self,
        stamp: &Stamp,
        chance: &mut Chance,
        key: MatterKey,
        purpose: &str,
    ) -> Result<Vec<IssuedDocument>, Failure> {
        self.open_identity(stamp, chance, key, None, purpose).await?;
        self.documents_in_clear(key).await
    }

    /// Whom everything that a matter shows may name: an answer that it shares names who petitions in the other one.
    async fn named_in(&self, view: &MatterView<'_>) -> Result<Vec<PersonDraft>, Failure> {
        let mut session = self.db().read().await?;
        let mut named = persons(self.keys(), &mut session, view.key, &view.matter).await?;
        for from in shared_from(view.timeline.iter().map(|entry| &entry.event)) {
            let other = load(&mut session, MatterKey { shard: view.key.shard, id: from }).await?;
            named.extend(persons(self.keys(), &mut session, other.key, other.there()?).await?);
        }
        Ok(named)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn title_and_number_are_found_where_a_template_wrote_them() {
        for (text, title, number) in [
            (
                "信访事项受理告知书\n\n云住建信告〔2026〕31号\n\n何桂香：\n",
                Some("信访事项受理告知书"),
                Some("云住建信告〔2026〕31号"),
            ),
            ("信访事项登记回执\n\n回执编号：云信〔2026〕1号\n\n您", Some("信访事项登记回执"), Some("云信〔2026〕1号")),
            ("来信已经受理。", None, None),
            ("一\n二\n三", None, None),
            ("", None, None),
            ("\n\n一", None, None),
        ] {
            assert_eq!((title_of(text), number_of(text)), (title, number), "{text:?}");
        }
    }
}
