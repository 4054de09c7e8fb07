//! What people wrote, who they are and what they handed in, against the digests that events keep of it.
//!
//! Everything that is opened for comparing is opened here.

use std::collections::HashMap;

use domain::{PaperRef, PersonRef, TextRef};
use serde::{Deserialize, Serialize};
use store::{StoreError, TextRow};

use super::page::{Page, PersonKey};
use super::{Discrepancy, Verification};
use crate::personal::Gone;
use crate::{App, Failure, MatterKey};

/// A person that an event names and that is read with a later page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Awaited {
    shard: i64,
    stream: i64,
    person: PersonRef,
}

impl Awaited {
    pub(super) const fn of((key, person): (MatterKey, PersonRef)) -> Self {
        Self { shard: key.shard, stream: key.id.0, person }
    }

    pub(super) const fn key(&self) -> PersonKey {
        (self.shard, self.person.id.0)
    }
}

/// Something that is not there, or in pieces, and of which no erasure is known yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Missing {
    /// A text.
    Text { shard: i64, stream: i64, text: i64 },
    /// A person.
    Person { shard: i64, stream: i64, person: i64 },
    /// A paper's content.
    Paper { key: MatterKey, paper: PaperRef },
    /// A paper's content that is not as its digest says: a part of it may have been erased while it was read.
    PaperDiffers { key: MatterKey, paper: PaperRef },
}

impl Missing {
    /// Whether an event says that it was erased.
    pub(super) fn is_erased(&self, gone: &Gone) -> bool {
        match self {
            Self::Text { shard, text, .. } => gone.text(*shard, *text),
            Self::Person { shard, person, .. } => gone.person(*shard, *person),
            Self::Paper { key, paper } | Self::PaperDiffers { key, paper } => gone.paper(*key, &paper.digest),
        }
    }

    /// Counts it as erased, or says that it does not hold.
    pub(super) fn judged(&self, gone: &Gone, result: &mut Verification) {
        if self.is_erased(gone) {
            result.erased += 1;
            return;
        }
        result.find(match *self {
            Self::Text { shard, stream, text } => Discrepancy::TextMissing { shard, stream, text },
            Self::Person { shard, stream, .. } => Discrepancy::PersonMissing { shard, stream },
            Self::Paper { key, paper } => {
                Discrepancy::PaperMissing { shard: key.shard, stream: key.id.0, paper: paper.id.0 }
            }
            Self::PaperDiffers { key, paper } => {
                Discrepancy::PaperDiffers { shard: key.shard, stream: key.id.0, paper: paper.id.0 }
            }
        });
    }
}

/// Compares the texts of a page, and returns those that are missing.
pub(super) fn texts(
    app: &App,
    said: &[(MatterKey, TextRef)],
    (page, gone): (&Page, &Gone),
    result: &mut Verification,
) -> Result<Vec<Missing>, Failure> {
    let keys = app.keys().ring(&page.text_keys)?;
    let rows: HashMap<(i64, i64, i64), &TextRow> =
        page.texts.iter().map(|row| ((row.shard, row.stream, row.id), row)).collect();
    let mut missing = Vec::new();
    for (key, text) in said {
        let (shard, stream) = (key.shard, key.id.0);
        match rows.get(&(shard, stream, text.id.0)).and_then(|row| keys.open(row)) {
            None => missing.push(Missing::Text { shard, stream, text: text.id.0 }),
            Some(_) if gone.text(shard, text.id.0) => result.find(Discrepancy::NotErased { shard, stream }),
            Some(open) if open.digest() != text.digest => {
                result.find(Discrepancy::TextDiffers { shard, stream, text: text.id.0 });
            }
            Some(_) => result.written += 1,
        }
    }
    Ok(missing)
}

/// Compares the persons that came with a page, and returns those that are missing.
pub(super) fn persons(
    app: &App,
    awaited: impl Iterator<Item = Awaited>,
    (page, gone): (&Page, &Gone),
    result: &mut Verification,
) -> Result<Vec<Missing>, Failure> {
    let mut missing = Vec::new();
    for Awaited { shard, stream, person } in awaited {
        let row = page.persons.get(&(shard, person.id.0));
        match row.map(|row| app.keys().open_person(row)).transpose()?.flatten() {
            None => missing.push(Missing::Person { shard, stream, person: person.id.0 }),
            Some(_) if gone.person(shard, person.id.0) => result.find(Discrepancy::NotErased { shard, stream }),
            Some(open) if open.digest() != person.digest => {
                result.find(Discrepancy::PersonDiffers { shard, stream });
            }
            Some(_) => result.written += 1,
        }
    }
    Ok(missing)
}

/// Compares papers, one after the other: a content may have megabytes. Returns those that are missing.
pub(super) async fn papers(
    app: &App,
    said: &[(MatterKey, PaperRef)],
    gone: &Gone,
    result: &mut Verification,
) -> Result<Vec<Missing>, Failure> {
    let mut missing = Vec::new();
    if said.is_empty() {
        return Ok(missing);
    }
    let mut session = app.db().read().await?;
    for &(key, paper) in said {
        let (shard, stream) = (key.shard, key.id.0);
        match app.keys().content(&mut session, key, &paper.digest).await {
            Ok(None) => missing.push(Missing::Paper { key, paper }),
            Ok(Some(_)) if gone.paper(key, &paper.digest) => result.find(Discrepancy::NotErased { shard, stream }),
            Ok(Some(_)) => result.written += 1,
            Err(Failure::Store(StoreError::Altered { .. })) => missing.push(Missing::PaperDiffers { key, paper }),
            Err(other) => return Err(other),
        }
    }
    Ok(missing)
}
