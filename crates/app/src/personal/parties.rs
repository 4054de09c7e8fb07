//! The petitioners of matters, opened.

use std::collections::HashMap;

use domain::MatterId;
use domain::matter::{Event, Matter, Party};
use store::Session;

use super::Mask;
use crate::{Failure, Keys, MatterKey, PersonDraft};

/// Who petitions, in the order of the matter; `None` for those who were erased.
pub(crate) async fn parties(
    keys: &Keys,
    session: &mut Session,
    shard: i64,
    matter: &Matter,
) -> Result<Vec<Option<PersonDraft>>, Failure> {
    let of = [(matter.id, matter.parties.clone())];
    let mut opened = opened(keys, session, shard, &of).await?;
    Ok(matter.parties.iter().map(|party| opened.remove(&party.person.id.0)).collect())
}

/// Who petitions, first the one who is told; without those who were erased.
pub(crate) async fn persons(
    keys: &Keys,
    session: &mut Session,
    key: MatterKey,
    matter: &Matter,
) -> Result<Vec<PersonDraft>, Failure> {
    Ok(parties(keys, session, key.shard, matter).await?.into_iter().flatten().collect())
}

/// Masks over the matters of a page.
#[derive(Debug)]
pub(crate) struct Masks {
    of: HashMap<MatterId, Mask>,
    /// Over a matter whose first event is not there: numbers alone.
    unknown: Mask,
}

impl Masks {
    /// A text of this matter without what tells who petitions.
    pub(crate) fn over(&self, matter: MatterId, text: &str) -> String {
        self.of.get(&matter).unwrap_or(&self.unknown).hide(text)
    }
}

/// Masks over matters of a shard, for the people with whom they began. Titles come with the first letter, so that
/// nobody who joins later stands in one.
pub(crate) async fn masks(keys: &Keys, session: &mut Session, shard: i64, streams: &[i64]) -> Result<Masks, Failure> {
    let mut parties = Vec::with_capacity(streams.len());
    for (stream, body) in session.first_events_in(shard, streams).await? {
        let id = MatterId(stream);
        let event: Event = serde_json::from_str(&body).map_err(|error| Failure::Unreadable {
            key: MatterKey { shard, id },
            seq: 1,
            what: error.to_string(),
        })?;
        parties.push((id, event.fact.begins_with().to_vec()));
    }
    let opened = opened(keys, session, shard, &parties).await?;
    let mask = |(id, parties): (MatterId, Vec<Party>)| {
        (id, Mask::of(parties.iter().filter_map(|party| opened.get(&party.person.id.0))))
    };
    Ok(Masks { of: parties.iter().cloned().map(mask).collect(), unknown: Mask::of([]) })
}

/// The persons of these matters by row, without those who were erased.
async fn opened(
    keys: &Keys,
    session: &mut Session,
    shard: i64,
    of: &[(MatterId, Vec<Party>)],
) -> Result<HashMap<i64, PersonDraft>, Failure> {
    let ids: Vec<i64> = of.iter().flat_map(|(_, parties)| parties).map(|party| party.person.id.0).collect();
    let mut persons = HashMap::with_capacity(ids.len());
    for row in session.persons_in(shard, &ids).await? {
        let person = keys.open_person(&row)?.and_then(|person| person.draft());
        persons.extend(person.map(|person| (row.id, person)));
    }
    Ok(persons)
}
