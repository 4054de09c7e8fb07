//! Counts every running term anew after a change of the calendar (重新计算期限), and records what moved.
//!
//! Only rows of clocks are read, page by page, and counted in memory; a matter is loaded where a date moves. What was
//! recorded is recorded: whoever runs it again after it was cut short finds only what is left.

use std::collections::{BTreeMap, HashMap};

use domain::matter::{ClockState, Recount, Verb, recounted, recounted_clock};
use domain::{By, Ctx, MatterId, OrganId, Origin};
use jiff::civil::Date;
use law::LawBook;
use store::StoreError;
use store::read::OpenClock;

use crate::work::{Occasion, Work, load};
use crate::{App, Failure, MatterKey, PassedOver};

/// Clocks read at a time: some hundred kilobytes.
const PAGE: i64 = 4_000;
/// Different ways in which clocks came to their dates that are kept in memory. Most clocks share them with others that
/// began on the same day; whatever is beyond is counted again.
const KNOWN_MAX: usize = 200_000;
/// Matters that are counted anew in one transaction: enough to share the wait for the disk, few enough to keep nobody
/// waiting who acts meanwhile.
const AT_ONCE: usize = 64;
/// Times that a matter is tried anew when somebody acts on it meanwhile.
const TRIES: u32 = 3;

/// What counting anew came to.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Recounting {
    /// Running clocks that were looked at.
    pub clocks: u64,
    /// Clocks whose dates moved, or would move in a dry run.
    pub moved: u64,
    /// Matters that these belong to.
    pub matters: u64,
    /// Matters left for the next run, because somebody was acting on them.
    pub left: u64,
    /// Matters that cannot be counted: other rules of theirs are not loaded, or what is stored of them cannot be read.
    pub passed_over: PassedOver,
    /// Clocks whose rule is not loaded, so that nobody can count them.
    pub unknown: u64,
    /// How many moved by rule.
    pub rules: BTreeMap<String, u64>,
}

/// Everything that the dates of a clock follow from, with the dates.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Basis {
    rule: String,
    pack: String,
    organ: i64,
    started_on: String,
    set_days: Option<i64>,
    extension_days: i64,
    ends_on: String,
    due_on: String,
}

/// What today's calendar says to a clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verdict {
    Stays,
    /// It moves, or only its matter can tell.
    Look,
    Unknown,
}

impl App {
    /// Counts every running clock anew with today's calendars and records, as findings of the rule check, where a
    /// date moved. A dry run records nothing. `progress` is called with what was done.
    ///
    /// # Errors
    /// The database failed. What was recorded until then stays.
    pub async fn recount(
        &self,
        moment: (Date, i64),
        dry_run: bool,
        progress: impl FnMut(&Recounting),
    ) -> Result<Recounting, Failure> {
        self.recount_by(self.law(), moment, dry_run, progress).await
    }

    /// The same with other calendars than those of the installation, such as those of a year just announced.
    ///
    /// # Errors
    /// As [`App::recount`].
    pub async fn recount_by(
        &self,
        law: &LawBook,
        (today, recorded_us): (Date, i64),
        dry_run: bool,
        mut progress: impl FnMut(&Recounting),
    ) -> Result<Recounting, Failure> {
        let mut known: HashMap<Basis, Verdict> = HashMap::new();
        let directory = self.renew_directory().await?;
        let ctx = Ctx { law, directory: &directory, by: By::Sweep, today, origin: Origin::Entered };
        let mut run = Run { app: self, law, moment: (today, recorded_us), dry_run, done: Recounting::default() };
        let mut after = (i64::MIN, i64::MIN, i64::MIN);
        let mut looked = None;
        loop {
            let page = self.db.read().await?.open_clocks(after, PAGE).await?;
            let Some(last) = page.last() else { break };
            after = last.key();
            let mut keys = Vec::new();
            for clock in page {
                run.done.clocks += 1;
                let key = MatterKey { shard: clock.shard, id: MatterId(clock.matter) };
                match verdict(&ctx, clock, &mut known) {
                    Verdict::Stays => {}
                    Verdict::Unknown => run.done.unknown += 1,
                    // One look counts every clock of the matter.
                    Verdict::Look if looked == Some(key) => {}
                    Verdict::Look => {
                        looked = Some(key);
                        keys.push(key);
                    }
                }
            }
            for keys in keys.chunks(AT_ONCE) {
                run.look(keys).await?;
            }
            progress(&run.done);
        }
        Ok(run.done)
    }
}

/// One run, and what it came to so far.
struct Run<'a> {
    app: &'a App,
    law: &'a LawBook,
    moment: (Date, i64),
    dry_run: bool,
    done: Recounting,
}

impl Run<'_> {
    /// Counts these matters in one transaction; each alone where somebody acts on one of them meanwhile, or where one
    /// cannot be counted.
    async fn look(&mut self, keys: &[MatterKey]) -> Result<(), Failure> {
        match self.once(keys).await {
            Err(Failure::Store(StoreError::Conflict { .. })) => {}
            // What is about one of them alone is noted where that one is counted.
            Err(failure) if PassedOver::why(&failure).is_some() => {}
            Err(failure) => return Err(failure),
            Ok(moved) => {
                self.tell(moved);
                return Ok(());
            }
        }
        for key in keys {
            self.alone(*key).await?;
        }
        Ok(())
    }

    async fn alone(&mut self, key: MatterKey) -> Result<(), Failure> {
        for _ in 0..TRIES {
            match self.once(&[key]).await {
                Err(Failure::Store(StoreError::Conflict { .. })) => {}
                Err(failure) => return self.done.passed_over.note(key, failure),
                Ok(moved) => {
                    self.tell(moved);
                    return Ok(());
                }
            }
        }
        self.done.left += 1;
        Ok(())
    }

    fn tell(&mut self, moved: Vec<Vec<String>>) {
        for rules in moved {
            self.done.matters += u64::from(!rules.is_empty());
            for rule in rules {
                self.done.moved += 1;
                *self.done.rules.entry(rule).or_default() += 1;
            }
        }
    }

    /// The rules of the clocks that moved, matter by matter.
    async fn once(&self, keys: &[MatterKey]) -> Result<Vec<Vec<String>>, Failure> {
        let (today, recorded_us) = self.moment;
        let db = &self.app.db;
        let mut session = if self.dry_run { db.read().await? } else { db.write_much().await? };
        let occasion =
            Occasion { by: By::Sweep, recorded_us, today, origin: Origin::Entered, door: crate::Door::Machine };
        let mut work = Work::begin(self.app, &mut session, occasion).await?.under(self.law);
        let mut told = Vec::with_capacity(keys.len());
        let mut any = false;
        for key in keys {
            let mut loaded = load(&mut session, *key).await?;
            let matter = loaded.there()?;
            let moved = recounted(matter, &work.ctx());
            let of = |no: u16| matter.clocks.iter().find(|clock| clock.no == no).map(|clock| clock.rule.to_string());
            let rules: Vec<String> = moved.iter().filter_map(|moved| of(moved.no)).collect();
            if !moved.is_empty() && !self.dry_run {
                work.act(&mut loaded, today, Verb::Recount(Recount))?;
                work.keep(loaded);
                any = true;
            }
            told.push(rules);
        }
        if any {
            work.write(&mut session).await?;
            session.commit().await?;
        }
        Ok(told)
    }
}

fn verdict(ctx: &Ctx<'_>, clock: OpenClock, known: &mut HashMap<Basis, Verdict>) -> Verdict {
    // Spans that do not count stand in the matter alone.
    if clock.spans > 0 {
        return Verdict::Look;
    }
    let OpenClock { rule, pack, organ, started_on, set_days, extension_days, ends_on, due_on, .. } = clock;
    let basis = Basis { rule, pack, organ, started_on, set_days, extension_days, ends_on, due_on };
    if let Some(verdict) = known.get(&basis) {
        return *verdict;
    }
    let verdict = match state(ctx, &basis) {
        None => Verdict::Unknown,
        Some(state) if recounted_clock(&state, ctx).is_some() => Verdict::Look,
        Some(_) => Verdict::Stays,
    };
    if known.len() < KNOWN_MAX {
        known.insert(basis, verdict);
    }
    verdict
}

/// The clock that stands in a row, as far as counting it needs it; `None` where its rule is not loaded.
fn state(ctx: &Ctx<'_>, basis: &Basis) -> Option<ClockState> {
    let rule = ctx.law.clock(basis.pack.parse().ok()?, &basis.rule)?;
    Some(ClockState {
        no: 1,
        rule: rule.head.id.clone(),
        pack: rule.head.cite.pack,
        cite: rule.head.cite,
        bearer: rule.says.bearer,
        window: rule.says.window,
        organ: OrganId(basis.organ),
        started_on: basis.started_on.parse().ok()?,
        assumed: false,
        set_days: match basis.set_days {
            Some(days) => Some(u16::try_from(days).ok()?),
            None => None,
        },
        ends_on: basis.ends_on.parse().ok()?,
        due_on: basis.due_on.parse().ok()?,
        provisional: false,
        extension_days: u16::try_from(basis.extension_days).ok()?,
        extensions: 0,
        suspended: Vec::new(),
        paused_on: None,
        stopped_on: None,
        stopped_by: None,
    })
}
