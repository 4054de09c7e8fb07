//! 发现: what a rule concludes from the facts of a matter, recorded once, with rule and facts.

use jiff::civil::Date;
use law::{Cite, Requires, RuleName, Stop, named_enum};
use serde::{Deserialize, Serialize};

use super::clocks;
use super::command::Outcome;
use super::guards::Attempt;
use super::{ClockChange, Event, Fact, Matter};
use crate::wall::Reader;
use crate::{By, Ctx, OrganId, WayOut, Why};

named_enum! {
    /// What a rule check can find.
    pub enum FindingKind {
        /// 逾期未办
        TermMissed = "term_missed",
        /// 逾期未受理、未告知
        LateAcceptance = "late_acceptance",
        /// 交办逾期未报结
        NoReport = "no_report",
        /// 承诺逾期未兑现
        PromiseMissed = "promise_missed",
        /// 信访人否认已兑现
        PerformanceDenied = "performance_denied",
        /// 反复退转
        PingPong = "ping_pong",
        /// 多头交办
        TwoAssigners = "two_assigners",
        /// 承办机关已撤销，无人接续
        HolderGone = "holder_gone",
        /// 被检举的机关持有检举材料
        HeldByAccused = "held_by_accused",
    }
}

/// How often a matter may come back, or one organ get it, before a person should look: once is the ordinary course
/// of the rule on objections, twice is a sign that nobody wants it.
const BACK_AND_FORTH: u32 = 2;

/// A finding with its facts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found {
    /// What.
    pub kind: FindingKind,
    /// Whom it is about.
    pub organ: OrganId,
    /// The clock that was missed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clock: Option<u16>,
    /// The rule.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rule: Option<RuleName>,
    /// The provision.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cite: Option<Cite>,
    /// The day that passed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due_on: Option<Date>,
}

/// What makes a finding the same as one that was recorded before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FoundKey {
    /// What.
    pub kind: FindingKind,
    /// Whom it is about.
    pub organ: OrganId,
    /// The clock that was missed.
    pub clock: Option<u16>,
    /// The day that passed.
    pub due_on: Option<Date>,
}

impl Found {
    /// What makes it the same as another.
    #[must_use]
    pub const fn key(&self) -> FoundKey {
        FoundKey { kind: self.kind, organ: self.organ, clock: self.clock, due_on: self.due_on }
    }
}

/// Whether a rule check could find something here that no clock shows: a promise that is open, an accusation, a
/// matter that goes to and fro, or that two have assigned.
#[must_use]
pub fn to_be_watched(matter: &Matter) -> bool {
    let promise = matter.performance.is_some_and(|performance| {
        performance.performed_on.is_none() && !matches!(performance.confirmed, Some((true, _)))
    });
    let visits = matter.holdings.iter().filter(|holding| holding.organ == matter.holder).count();
    let often = usize::try_from(BACK_AND_FORTH).unwrap_or(usize::MAX);
    let open = matter.assignments.iter().filter(|assignment| assignment.reported_on.is_none()).count();
    promise || !matter.named.is_nobody() || matter.returns >= BACK_AND_FORTH || visits > often || open > 1
}

/// Everything that holds on the day of the circumstances and is not recorded yet.
#[must_use]
pub fn findings(matter: &Matter, ctx: &Ctx<'_>) -> Vec<Found> {
    let mut found = missed(matter, ctx);
    found.extend(performance(matter, ctx));
    found.extend(holding(matter, ctx));
    found.retain(|finding| !matter.found.contains(&finding.key()));
    found
}

/// A duty whose last day passed, done late or not at all. What stands still is not missed.
fn missed(matter: &Matter, ctx: &Ctx<'_>) -> Vec<Found> {
    let late = matter.clocks.iter().filter(|clock| clock.late(ctx.today));
    late.map(|clock| {
        let kind = if clocks::ends(ctx, clock, &[Stop::ReportedBack]) {
            FindingKind::NoReport
        } else if clocks::ends(ctx, clock, &[Stop::Notified, Stop::AcceptanceDecided]) {
            FindingKind::LateAcceptance
        } else {
            FindingKind::TermMissed
        };
        Found {
            kind,
            organ: clock.organ,
            clock: Some(clock.no),
            rule: Some(clock.rule.clone()),
            cite: Some(clock.cite),
            due_on: Some(clock.due_on),
        }
    })
    .collect()
}

fn performance(matter: &Matter, ctx: &Ctx<'_>) -> Option<Found> {
    let performance = matter.performance?;
    let promise = performance.promise;
    let law = ctx.law_of(promise.performer, ctx.today);
    let found = |kind| Found {
        kind,
        organ: promise.performer,
        clock: None,
        rule: None,
        cite: law.and_then(|law| law.cite(law::Act::Perform, Requires::Basis)),
        due_on: Some(promise.by),
    };
    if matches!(performance.confirmed, Some((false, _))) {
        return Some(found(FindingKind::PerformanceDenied));
    }
    let done = performance.performed_on.unwrap_or(ctx.today);
    (done > promise.by && performance.confirmed.is_none()).then(|| found(FindingKind::PromiseMissed))
}

/// Where the matter is, and how it came there.
fn holding(matter: &Matter, ctx: &Ctx<'_>) -> Vec<Found> {
    let holder = matter.holder;
    let law = ctx.law_of(holder, ctx.today);
    let of = |kind, act, requires| Found {
        kind,
        organ: holder,
        clock: None,
        rule: None,
        cite: law.and_then(|law| law.cite(act, requires)),
        due_on: None,
    };
    let mut found = Vec::new();
    let visits = matter.holdings.iter().filter(|holding| holding.organ == holder).count();
    let often = usize::try_from(BACK_AND_FORTH).unwrap_or(usize::MAX);
    let office = matter.receipt.office == holder;
    if matter.returns >= BACK_AND_FORTH || !office && matter.stage.before_acceptance() && visits > often {
        found.push(of(FindingKind::PingPong, law::Act::Return, Requires::SenderAgrees));
    }
    let open = || matter.assignments.iter().filter(|assignment| assignment.reported_on.is_none());
    if open().any(|one| open().any(|other| other.to == one.to && other.by != one.by)) {
        found.push(of(FindingKind::TwoAssigners, law::Act::Assign, Requires::Basis));
    }
    if !matter.stage.ended() && ctx.directory.active(holder, ctx.today).is_err() {
        found.push(of(FindingKind::HolderGone, law::Act::TakeOver, Requires::Basis));
    }
    if !matter.known_to(Reader { organ: holder, official: None }, ctx.directory, ctx.today) {
        found.push(of(FindingKind::HeldByAccused, law::Act::Forward, Requires::NotAccused));
    }
    found
}

/// Records a finding. Only the rule check does, and only what holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordFinding {
    /// What.
    pub found: Found,
}

impl RecordFinding {
    pub(super) fn decide(&self, attempt: &Attempt<'_>, matter: &Matter) -> Outcome {
        if attempt.ctx.by != By::Sweep || !findings(matter, attempt.ctx).contains(&self.found) {
            return Err(attempt.refuse(Requires::Basis, Why::NotFound, WayOut::RunSweep));
        }
        Ok((Fact::Found(self.found.clone()), ClockChange::default()))
    }
}

impl Found {
    pub(super) fn apply(&self, matter: &mut Matter, _: &Event) {
        matter.found.push(self.key());
    }
}
