//! Matters as of a moment of the past: what had been recorded by then.

use domain::MatterId;
use store::read::{AsOf, ListedMatter};

use crate::work::folded;
use crate::{App, Failure, MatterKey, MatterView};

impl App {
    /// The same matter as it stood before a moment, in microseconds since 1970, UTC; `None` where nothing of it had
    /// been recorded. Whether the reader may see it was decided on the matter of today. Where the machine's clock was
    /// set back, recorded time stands still until it has caught up, so that acts keep their order.
    #[must_use]
    pub fn as_of<'a>(&'a self, view: MatterView<'a>, before_us: i64) -> Option<MatterView<'a>> {
        let mut latest = i64::MIN;
        let mut known = view.timeline;
        let count = known.iter().take_while(|entry| {
            latest = latest.max(entry.recorded_us);
            latest < before_us
        });
        let count = count.count();
        known.truncate(count);
        let events: Vec<_> = known.iter().map(|entry| (entry.event.clone(), entry.recorded_us)).collect();
        let (matter, _) = folded(view.key.id, &events);
        let matter = matter?;
        Some(MatterView {
            clocks: matter.clocks.iter().cloned().map(|clock| self.explain(clock)).collect(),
            higher: self.directory().higher(matter.holder),
            parties: view.parties.into_iter().take(matter.parties.len()).collect(),
            timeline: known,
            matter,
            ..view
        })
    }

    /// What organs had at a moment, with titles, in the order of registration, after one matter; and whether there is
    /// more.
    ///
    /// # Errors
    /// As [`App::fill_titles`].
    pub async fn matters_as_of(
        &self,
        asked: &AsOf,
        after: Option<MatterKey>,
        size: u16,
    ) -> Result<(Vec<ListedMatter>, bool), Failure> {
        let after = after.unwrap_or(MatterKey { shard: i64::MIN, id: MatterId(i64::MIN) });
        let mut session = self.db.read().await?;
        let (mut lines, more) = session.matters_as_of(asked, (after.shard, after.id.0), size).await?;
        self.fill_titles(&mut session, &mut lines).await?;
        Ok((lines, more))
    }
}
