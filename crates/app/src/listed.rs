//! Lines of lists, with titles that do not tell who petitions.

use std::collections::{BTreeMap, HashMap};

use domain::MatterId;
use store::Session;
use store::read::{ListedMatter, MatterFilter, Page, Towards};

use crate::personal::masks;
use crate::{App, Failure, MatterKey};

impl App {
    /// Puts the titles into lines of a list; what tells who petitions is masked in them. A title that was erased stays
    /// empty, one that does not open is [`crate::ALTERED`].
    ///
    /// # Errors
    /// [`Failure::NoMaster`] where a master key is missing; an event cannot be read; the database failed.
    pub async fn fill_titles(&self, session: &mut Session, lines: &mut [ListedMatter]) -> Result<(), Failure> {
        let mut shards: BTreeMap<i64, Vec<i64>> = BTreeMap::new();
        for line in lines.iter() {
            shards.entry(line.shard).or_default().push(line.id);
        }
        let mut titles = HashMap::with_capacity(lines.len());
        for (shard, streams) in shards {
            let masks = masks(self.keys(), session, shard, &streams).await?;
            for title in session.titles_in(shard, &streams).await? {
                if let Some(text) = self.keys().title(&title)? {
                    let key = MatterKey { shard, id: MatterId(title.row.stream) };
                    titles.insert(key, masks.over(key.id, &text.body));
                }
            }
        }
        for line in lines {
            let key = MatterKey { shard: line.shard, id: MatterId(line.id) };
            line.title = titles.remove(&key).unwrap_or_default();
        }
        Ok(())
    }

    /// One page of the list, with titles.
    ///
    /// # Errors
    /// As [`App::fill_titles`].
    pub async fn matters(&self, filter: &MatterFilter, towards: &Towards, size: u16) -> Result<Page, Failure> {
        let mut session = self.db().read().await?;
        let mut page = session.matters(filter, towards, size).await?;
        self.fill_titles(&mut session, &mut page.lines).await?;
        Ok(page)
    }
}
