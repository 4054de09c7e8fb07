//! The rule check (发现): looks through what could have been missed and records each finding once. Running it twice
//! finds nothing new, and a run that did not take place is made up for by the next.

use std::collections::{BTreeMap, BTreeSet};

use domain::matter::{FindingKind, RecordFinding, Verb, findings};
use domain::{By, Ctx, MatterId, Origin};
use jiff::civil::Date;
use store::StoreError;
use store::read::{CheckPlace, ToCheck};

use crate::work::{Occasion, Work, load};
use crate::{App, Failure, MatterKey, PassedOver};

/// Matters looked at between two looks for more: a few pages of the database.
const PAGE: i64 = 500;
/// Times that a matter is tried anew when somebody acts on it while it is looked at. Whoever keeps acting faster than
/// this is met by the next run.
const TRIES: u32 = 3;

/// What a run found.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Swept {
    /// Matters looked at.
    pub matters: u64,
    /// Findings recorded.
    pub found: u64,
    /// How many of each kind; what was not found is not listed.
    pub kinds: BTreeMap<FindingKind, u64>,
    /// Matters left for the next run, because somebody was acting on them.
    pub left: u64,
    /// Matters that cannot be looked at: their rules are not loaded, or what is stored of them cannot be read.
    pub passed_over: PassedOver,
}

impl App {
    /// Looks through everything that could have been missed up to a day, and calls `progress` with what was done.
    ///
    /// # Errors
    /// The database failed. What was recorded until then stays.
    pub async fn sweep(
        &self,
        today: Date,
        recorded_us: i64,
        mut progress: impl FnMut(&Swept),
    ) -> Result<Swept, Failure> {
        let mut swept = Swept::default();
        let directory = self.renew_directory().await?;
        let gone = directory.organs.keys().filter(|organ| directory.active(**organ, today).is_err());
        let kinds: Vec<ToCheck> = [ToCheck::Overdue(today), ToCheck::DoneLate, ToCheck::Watched]
            .into_iter()
            .chain(gone.map(|organ| ToCheck::HeldBy(organ.0)))
            .collect();
        let mut seen = BTreeSet::new();
        for what in kinds {
            let mut after = CheckPlace::START;
            loop {
                let page = self.db.read().await?.to_check(what, &after, PAGE).await?;
                let Some(last) = page.last() else { break };
                after = last.clone();
                for CheckPlace { shard, matter: id, .. } in page {
                    let key = MatterKey { shard, id: MatterId(id) };
                    if seen.insert((shard, id)) {
                        self.check(key, today, recorded_us, &mut swept).await?;
                    }
                }
                progress(&swept);
            }
        }
        Ok(swept)
    }

    async fn check(&self, key: MatterKey, today: Date, recorded_us: i64, swept: &mut Swept) -> Result<(), Failure> {
        swept.matters += 1;
        // Hardly ever is there anything new: looking takes nobody's turn to write.
        match self.anything_new(key, today).await {
            Ok(true) => {}
            Ok(false) => return Ok(()),
            Err(failure) => return swept.passed_over.note(key, failure),
        }
        for _ in 0..TRIES {
            match self.check_once(key, today, recorded_us).await {
                Err(Failure::Store(StoreError::Conflict { .. })) => {}
                Err(failure) => return swept.passed_over.note(key, failure),
                Ok(found) => {
                    for kind in found {
                        swept.found += 1;
                        *swept.kinds.entry(kind).or_default() += 1;
                    }
                    return Ok(());
                }
            }
        }
        swept.left += 1;
        Ok(())
    }

    /// Whether there is something to record.
    async fn anything_new(&self, key: MatterKey, today: Date) -> Result<bool, Failure> {
        let loaded = load(&mut self.db.read().await?, key).await?;
        let directory = self.directory();
        let ctx = Ctx { law: self.law(), directory: &directory, by: By::Sweep, today, origin: Origin::Entered };
        Ok(!findings(loaded.there()?, &ctx).is_empty())
    }

    async fn check_once(&self, key: MatterKey, today: Date, recorded_us: i64) -> Result<Vec<FindingKind>, Failure> {
        let mut session = self.db.write().await?;
        let mut loaded = load(&mut session, key).await?;
        let occasion =
            Occasion { by: By::Sweep, recorded_us, today, origin: Origin::Entered, door: crate::Door::Machine };
        let mut work = Work::begin(self, &mut session, occasion).await?;
        let ctx = Ctx { law: self.law(), directory: &work.directory, by: By::Sweep, today, origin: Origin::Entered };
        let found = findings(loaded.there()?, &ctx);
        if found.is_empty() {
            return Ok(Vec::new());
        }
        let kinds = found.iter().map(|found| found.kind).collect();
        for found in found {
            work.act(&mut loaded, today, Verb::RecordFinding(RecordFinding { found }))?;
        }
        work.keep(loaded);
        work.write(&mut session).await?;
        session.commit().await?;
        Ok(kinds)
    }
}
