//! A legal time limit: from which event to which, how long, how counted, how extended.

use serde::Serialize;

use crate::Purpose;
use crate::named_enum;

named_enum! {
    /// The event that starts a clock.
    pub enum Start {
        /// A petition office took the petition in.
        ReceivedByPetitionOffice = "received_by_petition_office",
        /// Another organ took it in directly from the petitioner.
        ReceivedDirectly = "received_directly",
        /// An organ received it by forwarding.
        ReceivedTransferred = "received_transferred",
        /// An organ received it by assignment.
        ReceivedAssigned = "received_assigned",
        /// The competent organ took it up.
        Accepted = "accepted",
        /// The written handling opinion reached the petitioner.
        ReplyDelivered = "reply_delivered",
        /// A request for review was received.
        ReviewRequested = "review_requested",
        /// The written review opinion reached the petitioner.
        ReviewDelivered = "review_delivered",
        /// A request for final review was received.
        FinalReviewRequested = "final_review_requested",
        /// A suggestion of the petition office was received.
        SuggestionReceived = "suggestion_received",
        /// A suggestion was not taken up.
        SuggestionRefused = "suggestion_refused",
        /// The petition office called for action.
        Urged = "urged",
        /// A measure was decided.
        MeasureDecided = "measure_decided",
        /// A measure that changes rank or post was decided.
        StatusMeasureDecided = "status_measure_decided",
        /// Somebody was suspended.
        Suspended = "suspended",
        /// Somebody learnt of what infringes his rights; petitioning stops none of these periods.
        RightInfringed = "right_infringed",
    }
}

named_enum! {
    /// The event that stops a clock.
    pub enum Stop {
        /// Entered in the register.
        Registered = "registered",
        /// Sent on to the competent organ, or taken up by the office's own organ.
        Routed = "routed",
        /// The petitioner was told in writing of receipt and route.
        Notified = "notified",
        /// Whether to take it up was decided.
        AcceptanceDecided = "acceptance_decided",
        /// An objection was raised.
        Objected = "objected",
        /// The handling opinion was issued.
        Answered = "answered",
        /// The assigner got the result.
        ReportedBack = "reported_back",
        /// Review was requested.
        ReviewRequested = "review_requested",
        /// Whether to take the request for review up was decided.
        ReviewDecidedOn = "review_decided_on",
        /// The review opinion was issued.
        ReviewAnswered = "review_answered",
        /// Final review was requested.
        FinalReviewRequested = "final_review_requested",
        /// Whether to take the request for final review up was decided.
        FinalReviewDecidedOn = "final_review_decided_on",
        /// The final opinion was issued.
        FinalReviewAnswered = "final_review_answered",
        /// Written feedback on a suggestion was given.
        FeedbackGiven = "feedback_given",
        /// The reasons for not taking a suggestion up were given.
        ReasonsGiven = "reasons_given",
        /// The formalities of a measure were done.
        FormalitiesDone = "formalities_done",
        /// The suspension ended.
        SuspensionEnded = "suspension_ended",
        /// The matter entered another statutory procedure.
        ProcedureEntered = "procedure_entered",
        /// The petitioner evaluated.
        Evaluated = "evaluated",
        /// The other statutory procedure was asked for.
        RemedySought = "remedy_sought",
    }
}

named_enum! {
    /// In what a period is counted.
    pub enum Unit {
        /// Calendar days.
        Days = "days",
        /// Working days of the official calendar.
        WorkingDays = "working_days",
        /// Months, ending on the matching day or the last of the month.
        Months = "months",
        /// The act itself must set the period.
        SetInAct = "set_in_act",
        /// The text states no period.
        Unstated = "unstated",
    }
}

named_enum! {
    /// A span of a procedure that a clock may leave out of its count.
    pub enum Interval {
        /// 听证
        Hearing = "hearing",
        /// 鉴定、评估、检测
        Appraisal = "appraisal",
        /// 调解
        Mediation = "mediation",
        /// 其他法定程序
        OtherProcedure = "other_procedure",
    }
}

named_enum! {
    /// Whose time runs.
    pub enum Bearer {
        /// An organ owes something.
        Organ = "organ",
        /// The petitioner may do something.
        Petitioner = "petitioner",
    }
}

named_enum! {
    /// Whether the day of the starting event counts.
    pub enum FirstDay {
        /// Counting begins on the next day.
        Excluded = "excluded",
        /// The day itself is day one.
        Included = "included",
    }
}

named_enum! {
    /// What happens when the last day is no working day.
    pub enum Roll {
        /// It moves to the next working day.
        NextWorkingDay = "next_working_day",
        /// It stays.
        None = "none",
    }
}

named_enum! {
    /// Who approves an extension.
    pub enum Approver {
        /// A responsible leader of the handling organ itself.
        OwnLeader = "own_leader",
        /// The next higher organ.
        HigherOrgan = "higher_organ",
        /// The committee for review and final review (复查复核委员会).
        ReviewCommittee = "review_committee",
        /// The organ that assigned the matter.
        Assigner = "assigner",
    }
}

/// A length of time as a text states it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Period {
    /// How many units; `None` for `set_in_act` and `unstated`.
    pub length: Option<u16>,
    /// The unit.
    pub unit: Unit,
}

/// How a period is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Counting {
    /// Whether the starting day counts.
    pub first_day: FirstDay,
    /// What happens on a rest day.
    pub roll: Roll,
}

/// How far and by whom a period can be extended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Extension {
    /// Most days that all extensions together may add; `None` where whoever approves sets the days.
    pub days_max: Option<u16>,
    /// How many times; `None` where nothing limits it.
    pub times_max: Option<u16>,
    /// Who approves.
    pub approver: Approver,
    /// Whether it must be approved before the period ends.
    pub before_expiry: bool,
    /// Whether the petitioner must be told the reason.
    pub tell_reason: bool,
}

impl Extension {
    /// How many days may still be added after so many; `None` where whoever approves sets the days.
    #[must_use]
    pub fn days_left(&self, added: u16) -> Option<u16> {
        self.days_max.map(|days_max| days_max.saturating_sub(added))
    }
}

/// One legal time limit.
#[derive(Clone, Debug, Serialize)]
pub struct Clock {
    /// Whose time runs.
    pub bearer: Bearer,
    /// A window lapses when it passes; a duty is missed.
    pub window: bool,
    /// Which events start it.
    pub starts: Vec<Start>,
    /// Which events stop it.
    pub stops: Vec<Stop>,
    /// How long.
    #[serde(flatten)]
    pub period: Period,
    /// Only for these purposes; empty for all.
    pub purpose: Vec<Purpose>,
    /// Only where the petitioner's name and address are known.
    pub identified: bool,
    /// Names of spans that do not count (听证).
    pub excludes: Vec<Interval>,
    /// How it can be extended.
    pub extension: Option<Extension>,
    /// How it is counted.
    pub counting: Counting,
}

impl Clock {
    /// Whether the rule speaks of petitions with this purpose.
    #[must_use]
    pub fn covers(&self, purpose: Purpose) -> bool {
        self.purpose.is_empty() || self.purpose.contains(&purpose)
    }
}
