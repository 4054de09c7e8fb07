//! 不予受理、不再受理: not taken up, on a ground that the rules list, and the petitioner told where to go.

use law::{Act, Requires, Stop, When, named_enum};
use serde::{Deserialize, Serialize};

use super::clocks;
use super::command::Outcome;
use super::guards::Attempt;
use super::{ClockChange, Event, Fact, Matter, Stage, Told};
use crate::{MatterId, Refusal, TextRef, WayOut, Why};

named_enum! {
    /// Why a matter is not taken up.
    pub enum DeclineGround {
        /// 不属于本机关、本系统职权范围
        NotOwnPower = "not_own_power",
        /// 已经受理或正在办理，又向上级提出
        PendingElsewhere = "pending_elsewhere",
        /// 已经进入诉讼、仲裁、复议等程序
        InLitigation = "in_litigation",
        /// 应当通过法定途径解决
        StatutoryRoute = "statutory_route",
    }
}

impl DeclineGround {
    /// Where the rules may state this ground: an act and what it requires.
    const fn stated_at(self) -> &'static [(Act, Requires)] {
        match self {
            Self::NotOwnPower => &[(Act::Decline, Requires::Basis)],
            Self::PendingElsewhere => &[(Act::Accept, Requires::NotPendingElsewhere)],
            Self::InLitigation => &[(Act::Accept, Requires::NotInLitigation)],
            Self::StatutoryRoute => {
                &[(Act::Accept, Requires::StatutoryRouteFirst), (Act::Answer, Requires::StatutoryRouteFirst)]
            }
        }
    }
}

/// Declines to take the matter up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decline {
    /// The ground.
    pub ground: DeclineGround,
    /// The matter that is under way elsewhere.
    pub other: Option<MatterId>,
    /// The reason, with where to go instead.
    pub reason: TextRef,
    /// How the petitioner was told.
    pub told: Told,
}

/// The matter was not taken up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Declined {
    /// The ground.
    pub ground: DeclineGround,
    /// The matter that is under way elsewhere.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub other: Option<MatterId>,
    /// The reason, with where to go instead.
    pub reason: TextRef,
    /// How the petitioner was told.
    pub told: Told,
}

impl Decline {
    pub(super) fn decide(self, attempt: &Attempt<'_>, matter: &Matter) -> Outcome {
        attempt.at(matter, |stage| matches!(stage, Stage::Registered | Stage::Forwarded))?;
        attempt.by_holder(matter)?;
        let stated = self.ground.stated_at().iter();
        if !stated.clone().any(|(act, requires)| attempt.law.guard(*act, *requires).is_some()) {
            let why = Why::GroundNotListed { ground: self.ground };
            return Err(attempt.refuse(Requires::Basis, why, attempt.open_acts(matter)));
        }
        // What somebody sent goes back to the sender, who knows where else it could go.
        let objects = attempt.law.guards(Act::Object).next().is_some();
        if self.ground == DeclineGround::NotOwnPower && !matter.hops.is_empty() && objects {
            return Err(attempt.refuse(Requires::OwnPower, Why::MustObject, WayOut::Object));
        }
        if self.ground == DeclineGround::PendingElsewhere && self.other.is_none() {
            let why = Why::OtherMatterMissing;
            return Err(attempt.refuse(Requires::NotPendingElsewhere, why, WayOut::NameMatter));
        }
        attempt.written(&self.reason, Requires::InWriting)?;
        self.told.check(attempt)?;
        let Self { ground, other, reason, told } = self;
        Ok((Fact::Declined(Declined { ground, other, reason, told }), not_taken_up(attempt, matter, told)))
    }
}

/// Deciding not to take a matter up ends the terms of routing and of deciding; telling has its own.
fn not_taken_up(attempt: &Attempt<'_>, matter: &Matter, told: Told) -> ClockChange {
    let mut stops = vec![Stop::Routed, Stop::AcceptanceDecided, Stop::Objected];
    stops.extend(told.stops());
    ClockChange { stops: clocks::stop(attempt.ctx, matter, &stops), ..ClockChange::default() }
}

impl Declined {
    pub(super) const fn apply(&self, matter: &mut Matter, _: &Event) {
        matter.stage = Stage::Declined { ground: self.ground };
    }
}

named_enum! {
    /// How the procedure about the earlier matter came to its end.
    pub enum Ending {
        /// 复核意见已送达
        FinalReview = "final_review",
        /// 逾期未申请复查、复核
        WindowPassed = "window_passed",
        /// 达成协议
        Settlement = "settlement",
    }
}

impl Ending {
    const fn when(self) -> When {
        match self {
            Self::FinalReview => When::AfterFinalReview,
            Self::WindowPassed => When::AfterWindow,
            Self::Settlement => When::AfterSettlement,
        }
    }
}

/// Bars a matter that repeats, on the same facts and reasons, one whose procedure has ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bar {
    /// The earlier matter.
    pub earlier: MatterId,
    /// How its procedure ended, as its own events tell; `None` while it goes on.
    pub ending: Option<Ending>,
    /// Whether what was agreed there was done.
    pub performed: bool,
    /// What shows that facts and reasons are the same, and what would be new.
    pub reason: TextRef,
    /// How the petitioner was told.
    pub told: Told,
}

/// The matter was not taken up again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Barred {
    /// The earlier matter.
    pub earlier: MatterId,
    /// How its procedure ended.
    pub ending: Ending,
    /// What shows that facts and reasons are the same, and what would be new.
    pub reason: TextRef,
    /// How the petitioner was told.
    pub told: Told,
}

impl Bar {
    pub(super) fn decide(self, attempt: &Attempt<'_>, matter: &Matter) -> Outcome {
        attempt.provided()?;
        attempt.at(matter, |stage| matches!(stage, Stage::Registered | Stage::Forwarded))?;
        attempt.by_holder(matter)?;
        let Some(ending) = self.ending else {
            let why = Why::EarlierNotEnded { matter: self.earlier };
            return Err(attempt.refuse(Requires::NotSameFactsAndReasons, why, attempt.open_acts(matter)));
        };
        self.listed(attempt, matter, ending)?;
        attempt.written(&self.reason, Requires::NotSameFactsAndReasons)?;
        self.told.check(attempt)?;
        let fact = Barred { earlier: self.earlier, ending, reason: self.reason, told: self.told };
        Ok((Fact::Barred(fact), not_taken_up(attempt, matter, self.told)))
    }

    /// The rules list the endings after which nothing is taken up again.
    fn listed(self, attempt: &Attempt<'_>, matter: &Matter, ending: Ending) -> Result<(), Refusal> {
        let mut guards = attempt.law.guards(Act::Bar);
        let asks = |guard: &law::GuardRule| {
            guard.says.requires == Requires::NotSameFactsAndReasons && guard.says.when == Some(ending.when())
        };
        if guards.any(asks) {
            return self.done(attempt, matter, ending);
        }
        let why = Why::EndingNotListed { ending };
        Err(attempt.refuse(Requires::NotSameFactsAndReasons, why, attempt.open_acts(matter)))
    }

    /// Where the rules ask for it, an agreement ends a matter only once it was kept.
    fn done(self, attempt: &Attempt<'_>, matter: &Matter, ending: Ending) -> Result<(), Refusal> {
        let asks = |guard: &law::GuardRule| {
            guard.says.requires == Requires::Performed && guard.says.when.is_none_or(|when| when == ending.when())
        };
        let agreed = ending == Ending::Settlement;
        if self.performed || !agreed || !attempt.law.guards(Act::Bar).any(asks) {
            return Ok(());
        }
        let why = Why::EarlierNotEnded { matter: self.earlier };
        Err(attempt.refuse(Requires::Performed, why, attempt.open_acts(matter)))
    }
}

impl Barred {
    pub(super) const fn apply(&self, matter: &mut Matter, _: &Event) {
        matter.stage = Stage::Barred;
    }
}
