//! The texts that a matter's events refer to: its own, and the answers that it shares with other matters, which stay
//! rows of those.

use std::collections::BTreeSet;

use domain::MatterId;
use domain::matter::{Event, Fact};
use store::Session;

use super::{Keys, Written};
use crate::work::Loaded;
use crate::{Failure, MatterKey};

/// The matters whose answers were the answer here as well.
pub(crate) fn shared_from<'e>(course: impl Iterator<Item = &'e Event>) -> BTreeSet<MatterId> {
    let from = |event: &Event| match &event.fact {
        Fact::AnswerShared(shared) => Some(shared.from),
        _ => None,
    };
    course.filter_map(from).collect()
}

impl Keys {
    /// Every text that the events of a matter refer to.
    pub(crate) async fn referred(&self, session: &mut Session, loaded: &Loaded) -> Result<Written, Failure> {
        let mut written = self.written(session, loaded.key).await?;
        let shared = |event: &Event| match &event.fact {
            Fact::AnswerShared(shared) => Some(shared.text.id.0),
            _ => None,
        };
        let answers: BTreeSet<i64> = loaded.course().filter_map(shared).collect();
        for from in shared_from(loaded.course()) {
            let theirs = self.written(session, MatterKey { shard: loaded.key.shard, id: from }).await?;
            written.texts.extend(theirs.texts.into_iter().filter(|(id, _)| answers.contains(id)));
            written.erased.extend(theirs.erased.into_iter().filter(|id| answers.contains(id)));
        }
        Ok(written)
    }
}
