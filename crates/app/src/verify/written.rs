//! What people wrote, who they are and what they handed in, against the digests that events keep of it.
//!
//! Everything that is opened for comparing is opened here.

use std::collections::HashMap;

use domain::{PersonRef, TextRef};
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

/// Compares the texts of a page.
pub(super) fn texts(
    app: &App,
    said: &[(MatterKey, TextRef)],
    (page, gone): (&Page, &Gone),
    result: &mut Verification,
) -> Result<(), Failure> {
    let keys = app.keys().ring(&page.text_keys)?;
    let rows: HashMap<(i64, i64, i64), &TextRow> =
        page.texts.iter().map(|row| ((row.shard, row.stream, row.id), row)).collect();
    for (key, text) in said {
        let (shard, stream) = (key.shard, key.id.0);
        match rows.get(&(shard, stream, text.id.0)).and_then(|row| keys.open(row)) {
            None if gone.text(shard, text.id.0) => result.erased += 1,
            None => result.find(Discrepancy::TextMissing { shard, stream, text: text.id.0 }),
            Some(_) if gone.text(shard, text.id.0) => result.find(Discrepancy::NotErased { shard, stream }),
            Some(open) if open.digest() != text.digest => {
                result.find(Discrepancy::TextDiffers { shard, stream, text: text.id.0 });
            }
            Some(_) => result.written += 1,
        }
    }
    Ok(())
}

/// Compares the persons that came with a page.
pub(super) fn persons(
    app: &App,
    awaited: impl Iterator<Item = Awaited>,
    (page, gone): (&Page, &Gone),
    result: &mut Verification,
) -> Result<(), Failure> {
    for Awaited { shard, stream, person } in awaited {
        let row = page.persons.get(&(shard, person.id.0));
        match row.map(|row| app.keys().open_person(row)).transpose()?.flatten() {
            None if gone.person(shard, person.id.0) => result.erased += 1,
            None => result.find(Discrepancy::PersonMissing { shard, stream }),
            Some(_) if gone.person(shard, person.id.0) => result.find(Discrepancy::NotErased { shard, stream }),
            Some(open) if open.digest() != person.digest => {
                result.find(Discrepancy::PersonDiffers { shard, stream });
            }
            Some(_) => result.written += 1,
        }
    }
    Ok(())
}

/// Compares papers, one after the other: a content may have megabytes.
pub(super) async fn papers(
    app: &App,
    said: &[(MatterKey, domain::PaperRef)],
    gone: &Gone,
    result: &mut Verification,
) -> Result<(), Failure> {
    if said.is_empty() {
        return Ok(());
    }
    let mut session = app.db().read().await?;
    for (key, paper) in said {
        let (shard, stream) = (key.shard, key.id.0);
        match app.keys().content(&mut session, *key, &paper.digest).await {
            Ok(None) if gone.paper(*key, &paper.digest) => result.erased += 1,
            Ok(None) => result.find(Discrepancy::PaperMissing { shard, stream, paper: paper.id.0 }),
            Ok(Some(_)) if gone.paper(*key, &paper.digest) => result.find(Discrepancy::NotErased { shard, stream }),
            Ok(Some(_)) => result.written += 1,
            Err(Failure::Store(StoreError::Altered { .. })) => {
                result.find(Discrepancy::PaperDiffers { shard, stream, paper: paper.id.0 });
            }
            Err(other) => return Err(other),
        }
    }
    Ok(())
}
