//! What becomes of a petition: steps in their lawful order, most in time, some late, some left lying for months.

use jiff::civil::Date;

use crate::arrival::{Arrival, Calendar, OFFICE_HOURS};
use crate::chance::Chance;
use crate::city::{City, OrganKind};
use crate::petition::{Channel, Purpose};
use crate::reply;
use crate::route::Route;
use crate::scene::{Scene, days_after, days_between};
use crate::shape;
use crate::topics::Tale;

/// The kind of a written decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opinion {
    /// The claim is supported.
    Support,
    /// It is understandable but has no basis.
    Explain,
    /// It is not supported.
    NotSupport,
}

/// How delivery is proved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Proof {
    /// Signed for.
    Signed,
    /// By registered mail.
    RegisteredMail,
    /// In the system, with consent.
    Electronic,
}

/// The outcome of a review.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReviewResult {
    /// The opinion stands.
    Uphold,
    /// It is revoked; the handling organ decides anew.
    Revoke,
    /// It is changed by the review itself.
    Change,
    /// It is sent back for want of facts; the handling organ decides anew.
    Remand,
}

/// What was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Act {
    /// Sent to another organ.
    Forward {
        /// That organ.
        to: u32,
    },
    /// Taken up.
    Accept,
    /// The term of 60 days made longer, before it ends.
    Extend {
        /// By so many days, at most 30.
        days: u8,
        /// Why.
        reason: String,
        /// The official who approved it, a head or member of the handling organ.
        approver: u32,
    },
    /// Decided in writing.
    Answer {
        /// In which sense.
        opinion: Opinion,
        /// The text.
        text: String,
    },
    /// The answer reached the petitioner.
    Deliver {
        /// Proof of it.
        how: Proof,
    },
    /// The petitioner asks for a review; recorded by the organ that reviews.
    RequestReview {
        /// Why.
        reason: String,
    },
    /// The review is decided.
    Review {
        /// With which outcome.
        result: ReviewResult,
        /// The text.
        text: String,
    },
    /// The review reached the petitioner.
    DeliverReview {
        /// Proof of it.
        how: Proof,
    },
    /// The petitioner asks for the final review; recorded by the organ that decides on it.
    RequestFinalReview {
        /// Why.
        reason: String,
    },
    /// The final review is decided.
    FinalReview {
        /// With which outcome: upheld or changed.
        result: ReviewResult,
        /// The text.
        text: String,
    },
    /// The final review reached the petitioner.
    DeliverFinalReview {
        /// Proof of it.
        how: Proof,
    },
    /// The organ has answered and delivered, and nothing is pending.
    Conclude,
}

/// One step of a course.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The day, a working day.
    pub on: Date,
    /// The hour of that day.
    pub hour: u8,
    /// The official who acted, or who recorded what the petitioner did.
    pub by: u32,
    /// The organ that acted.
    pub organ: u32,
    /// What was done.
    pub act: Act,
}

/// What a course needs to know of its petition.
pub(crate) struct Case<'a> {
    pub(crate) city: &'a City,
    pub(crate) scene: &'a Scene<'a>,
    pub(crate) tale: Tale,
    pub(crate) route: &'a Route,
}

/// The course up to the day before `today`.
pub(crate) fn run(chance: &mut Chance, case: &Case, arrival: Arrival, calendar: &Calendar) -> Vec<Step> {
    let mut course =
        Course { chance, case, calendar, arrival, on: arrival.on, hour: arrival.hour, steps: Vec::with_capacity(8) };
    // `None` only means that the next step has not been taken yet.
    let _pending = course.take_up().and_then(|()| course.handle()).and_then(|opinion| course.close(opinion));
    course.steps
}

/// Days from acceptance within which an answer is due.
const TERM_DAYS: u32 = 60;

/// Days that a step is left lying before somebody urges it: our judgement. Without an end the oldest ones would
/// fill the first page.
const STUCK_DAYS: (u32, u32) = (40, 130);

/// How a step turns out.
enum Fate {
    InTime,
    Late,
    /// Left lying until somebody urges it.
    Stuck,
}

struct Course<'a> {
    chance: &'a mut Chance,
    case: &'a Case<'a>,
    calendar: &'a Calendar<'a>,
    arrival: Arrival,
    on: Date,
    hour: u8,
    steps: Vec<Step>,
}

impl Course<'_> {
    /// Takes a step so many days after the last one; none if that day has not come.
    fn act(&mut self, wait: u32, organ: u32, act: impl FnOnce(&mut Chance, &Case, Date) -> Act) -> Option<()> {
        let mut on = self.calendar.open_from(days_after(self.on, wait));
        let mut hour = self.chance.between((*OFFICE_HOURS.start()).into(), (*OFFICE_HOURS.end()).into()) as u8;
        if on == self.on {
            if self.hour >= *OFFICE_HOURS.end() {
                on = self.calendar.open_from(days_after(on, 1));
            } else {
                hour = hour.max(self.hour);
            }
        }
        if on >= self.calendar.today {
            return None;
        }
        let by = self.case.city.handler(organ, self.case.route.salt);
        let act = act(self.chance, self.case, on);
        self.steps.push(Step { on, hour, by, organ, act });
        (self.on, self.hour) = (on, hour);
        Some(())
    }

    fn fate(&mut self, organ: u32, late: u32, never: u32) -> Fate {
        let pace = self.case.city.pace(organ);
        let lot = self.chance.below(1000);
        if lot < never * pace / 10 {
            Fate::Stuck
        } else if lot < (never + late) * pace / 10 {
            Fate::Late
        } else {
            Fate::InTime
        }
    }

    /// Days up to a limit, short ones more often.
    fn soon(&mut self, limit: u32) -> u32 {
        self.chance.below(limit + 1) * self.chance.below(1000) / 1000
    }

    /// Forwarding and acceptance, each within 15 days as a rule.
    fn take_up(&mut self) -> Option<()> {
        let mut at = self.case.route.registered_at;
        for (hop, &to) in self.case.route.hops.iter().enumerate() {
            let wait = match self.fate(at, shape::LATE_FORWARD, shape::STUCK_FORWARD) {
                Fate::Stuck => self.chance.between(STUCK_DAYS.0, STUCK_DAYS.1),
                Fate::Late => self.chance.between(17, 40),
                Fate::InTime => self.soon(if hop == 0 { 9 } else { 4 }),
            };
            self.act(wait, at, |_, _, _| Act::Forward { to })?;
            at = to;
        }
        let wait = match self.fate(at, shape::LATE_ACCEPT, shape::STUCK_ACCEPT) {
            Fate::Stuck => self.chance.between(STUCK_DAYS.0, STUCK_DAYS.1),
            Fate::Late => self.chance.between(17, 45),
            Fate::InTime => self.soon(11),
        };
        self.act(wait, at, |_, _, _| Act::Accept)
    }

    /// From acceptance to the delivered answer.
    fn handle(&mut self) -> Option<Opinion> {
        let handler = self.case.route.handler;
        let accepted = self.on;
        let claims = self.case.tale.topic.purpose == Purpose::Claim;
        let thorough = self.chance.per_mille(shape::THOROUGH_PER_MILLE);
        let days = match self.fate(handler, shape::LATE_PER_MILLE, shape::STUCK_ANSWER) {
            Fate::Stuck => TERM_DAYS + self.chance.between(STUCK_DAYS.0, STUCK_DAYS.1),
            Fate::Late => self.chance.quantile(shape::LATE_DAYS),
            Fate::InTime if thorough && claims && self.chance.per_mille(shape::EXTENDED_PER_MILLE) => {
                self.extend(accepted)?
            }
            // What takes long is mostly done shortly before the term ends.
            Fate::InTime if thorough => TERM_DAYS - 1 - self.soon(36),
            Fate::InTime => self.chance.quantile(shape::ANSWER_DAYS),
        };
        let opinion = self.opinion();
        self.answer(days.saturating_sub(days_between(accepted, self.on)), opinion)?;
        Some(opinion)
    }

    /// Extends the term before it ends and says on which day from acceptance the answer comes.
    fn extend(&mut self, accepted: Date) -> Option<u32> {
        let handler = self.case.route.handler;
        let wait = self.chance.between(38, 51);
        let more = self.chance.pick(&[10_u8, 15, 15, 20, 30, 30]);
        // A long holiday must not carry the extension past the term that it extends.
        let on = self.calendar.open_from(days_after(accepted, wait));
        if on <= days_after(accepted, TERM_DAYS) {
            self.act(wait, handler, |chance, case, _| Act::Extend {
                days: more,
                reason: reply::extension(chance).to_owned(),
                approver: case.city.leader(handler, case.route.salt),
            })?;
        }
        Some(TERM_DAYS + self.soon(u32::from(more) - 2))
    }

    fn opinion(&mut self) -> Opinion {
        match self.chance.weighted(shape::OPINIONS.into_iter()) {
            0 => Opinion::Support,
            1 => Opinion::Explain,
            // A proposal is adopted or explained; nobody decides against it.
            _ if self.case.tale.topic.purpose == Purpose::Proposal => Opinion::Explain,
            _ => Opinion::NotSupport,
        }
    }

    fn answer(&mut self, wait: u32, opinion: Opinion) -> Option<()> {
        let handler = self.case.route.handler;
        self.act(wait, handler, |chance, case, on| Act::Answer {
            opinion,
            text: reply::answer(chance, case, opinion, on),
        })?;
        let wait = self.soon(7);
        let how = self.proof();
        self.act(wait, handler, |_, _, _| Act::Deliver { how })
    }

    fn proof(&mut self) -> Proof {
        let electronic = if self.arrival.channel == Channel::Web { 700 } else { 150 };
        if self.chance.per_mille(electronic) {
            Proof::Electronic
        } else if self.chance.per_mille(650) {
            Proof::Signed
        } else {
            Proof::RegisteredMail
        }
    }

    /// From the delivered answer to the end, through reviews if they are asked for.
    fn close(&mut self, opinion: Opinion) -> Option<()> {
        let reviewer = self.case.reviewer();
        match reviewer {
            Some(reviewer) if opinion != Opinion::Support && self.chance.per_mille(shape::REVIEWS_PER_MILLE) => {
                self.review(reviewer)?;
            }
            _ => {}
        }
        // Some offices conclude at once, others wait until the time for asking for a review has passed.
        let wait = if self.chance.per_mille(600) { self.chance.between(1, 10) } else { self.chance.between(31, 38) };
        self.act(wait, self.case.route.handler, |_, _, _| Act::Conclude)
    }

    fn review(&mut self, reviewer: u32) -> Option<()> {
        let wait = self.chance.between(3, 21);
        self.act(wait, reviewer, |chance, case, _| Act::RequestReview { reason: reply::request(chance, case) })?;
        let result = self.chance.pick(&[
            ReviewResult::Uphold,
            ReviewResult::Uphold,
            ReviewResult::Uphold,
            ReviewResult::Uphold,
            ReviewResult::Uphold,
            ReviewResult::Uphold,
            ReviewResult::Change,
            ReviewResult::Change,
            ReviewResult::Revoke,
            ReviewResult::Remand,
        ]);
        let wait = self.review_days()?;
        self.act(wait, reviewer, |chance, case, on| Act::Review {
            result,
            text: reply::review(chance, case, reviewer, result, on),
        })?;
        let (wait, how) = (self.soon(6), self.proof());
        self.act(wait, reviewer, |_, _, _| Act::DeliverReview { how })?;
        match result {
            // Sent back: a new answer, and not the same one.
            ReviewResult::Revoke | ReviewResult::Remand => {
                let wait = self.chance.between(12, 50);
                self.answer(wait, Opinion::Support)
            }
            ReviewResult::Uphold => match self.case.city.organ(reviewer).and_then(|o| o.parent) {
                Some(higher) if self.chance.per_mille(shape::FINAL_REVIEWS_PER_MILLE) => self.final_review(higher),
                _ => Some(()),
            },
            ReviewResult::Change => Some(()),
        }
    }

    fn final_review(&mut self, higher: u32) -> Option<()> {
        let wait = self.chance.between(3, 21);
        self.act(wait, higher, |chance, case, _| Act::RequestFinalReview { reason: reply::request(chance, case) })?;
        let result = if self.chance.per_mille(850) { ReviewResult::Uphold } else { ReviewResult::Change };
        let wait = self.review_days()?;
        self.act(wait, higher, |chance, case, on| Act::FinalReview {
            result,
            text: reply::final_review(chance, case, higher, result, on),
        })?;
        let (wait, how) = (self.soon(6), self.proof());
        self.act(wait, higher, |_, _, _| Act::DeliverFinalReview { how })
    }

    /// Days that a review takes: at most 30 as a rule; none if it is left lying.
    fn review_days(&mut self) -> Option<u32> {
        match self.chance.below(100) {
            0..4 => None,
            4..12 => Some(self.chance.between(33, 60)),
            _ => Some(self.chance.between(9, 30)),
        }
    }
}

impl Case<'_> {
    /// The organ that reviews the answer: the next higher one. There is none for proposals and accusations,
    /// nor where courts, procuratorates and discipline organs go by their own law.
    pub(crate) fn reviewer(&self) -> Option<u32> {
        let handler = self.city.organ(self.route.handler)?;
        let own_law = matches!(handler.kind, OrganKind::Court | OrganKind::Procuratorate | OrganKind::Discipline);
        if own_law || self.tale.topic.purpose != Purpose::Claim { None } else { handler.parent }
    }
}
