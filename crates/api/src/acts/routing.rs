//! Sending, returning, settling, and calling for action.

use app::ActDraft;
use app::domain::matter::{NoticeKind, RouteResult, StatutoryRoute, UrgingKind};
use app::law::Circumstance;

use super::body::act_body;
use super::{NoticeBody, operation};
use crate::operation::Operation;
use crate::word::{Id, Word};

pub(super) fn operations() -> Vec<Operation> {
    vec![
        operation::<ForwardAct>(),
        operation::<AssignAct>(),
        operation::<ObjectAct>(),
        operation::<ReturnAct>(),
        operation::<DisputeAct>(),
        operation::<SettleJurisdictionAct>(),
        operation::<InvolveAct>(),
        operation::<TakeOverAct>(),
        operation::<RouteAct>(),
        operation::<RecordOutcomeAct>(),
        operation::<ReportUrgentAct>(),
        operation::<NotifyAct>(),
        operation::<UrgeAct>(),
        operation::<SuperviseAct>(),
        operation::<ReplyAct>(),
    ]
}

act_body! {
    /// Sends the matter to another organ.
    ForwardAct for Forward {
        /// The organ that gets it.
        to: Id,
    }
    |body, at| ActDraft::Forward { to: body.to.organ() }
}

act_body! {
    /// Sends the matter on as a task with a period.
    AssignAct for Assign {
        /// The organ that gets it.
        to: Id,
        /// The period, in days.
        days: u16,
    }
    |body, at| ActDraft::Assign { to: body.to.organ(), days: body.days }
}

act_body! {
    /// Objects to having received the matter.
    ObjectAct for Object {
        /// Why it belongs to somebody else.
        reason: String,
    }
    |body, at| ActDraft::Object { reason: body.reason }
}

act_body! {
    /// Decides an objection.
    ReturnAct for Return {
        /// Whether the objection is agreed to, so that the matter comes back.
        agreed: bool,
        /// Why.
        reason: String,
    }
    |body, at| ActDraft::DecideObjection { agreed: body.agreed, reason: body.reason }
}

act_body! {
    /// Brings a dispute about who has power over the matter before the common superior.
    DisputeAct for Dispute {
        /// What is in dispute.
        reason: String,
    }
    |body, at| ActDraft::Dispute { reason: body.reason }
}

act_body! {
    /// Settles who has power over the matter.
    SettleJurisdictionAct for SettleJurisdiction {
        /// The organ that has it.
        to: Id,
        /// Why.
        reason: String,
    }
    |body, at| ActDraft::SettleJurisdiction { to: body.to.organ(), reason: body.reason }
}

act_body! {
    /// Lets other organs help.
    InvolveAct for Involve {
        /// The organs.
        #[schemars(length(min = 1))]
        helpers: Vec<Id>,
        /// What for.
        reason: String,
    }
    |body, at| ActDraft::Involve {
        helpers: body.helpers.into_iter().map(Id::organ).collect(),
        reason: body.reason,
    }
}

act_body! {
    /// Takes the matter over from an organ that is no more, or that may not have it.
    TakeOverAct for TakeOver {
        /// The organ that carries on.
        to: Id,
        /// Why.
        reason: String,
    }
    |body, at| ActDraft::TakeOver { to: body.to.organ(), reason: body.reason }
}

act_body! {
    /// Hands the matter over to another statutory procedure.
    RouteAct for Route {
        /// Which.
        route: Word<StatutoryRoute>,
        /// The organ of that procedure, where the directory has it.
        #[serde(default)]
        to: Option<Id>,
        /// Why.
        reason: String,
        /// How the petitioner was told; left out where that is still to be done.
        #[serde(default)]
        notice: Option<NoticeBody>,
    }
    |body, at| ActDraft::Route {
        route: body.route.0,
        to: body.to.map(Id::organ),
        reason: body.reason,
        told: NoticeBody::told(body.notice, NoticeKind::OtherRoute),
    }
}

act_body! {
    /// Records what became of the matter in the other procedure.
    RecordOutcomeAct for RecordOutcome {
        /// What.
        result: Word<RouteResult>,
        /// In words.
        text: String,
    }
    |body, at| ActDraft::RecordOutcome { result: body.result.0, text: body.text }
}

act_body! {
    /// Reports an urgent matter upward.
    ReportUrgentAct for ReportUrgent {
        /// The organs that it is reported to.
        #[schemars(length(min = 1))]
        to: Vec<Id>,
        /// What is reported.
        text: String,
    }
    |body, at| ActDraft::ReportUrgent { to: body.to.into_iter().map(Id::organ).collect(), text: body.text }
}

act_body! {
    /// Tells the petitioner.
    NotifyAct for Notify {
        /// The kind of notice.
        kind: Word<NoticeKind>,
        /// Its text.
        text: String,
    }
    |body, at| ActDraft::Notify { kind: body.kind.0, text: body.text }
}

act_body! {
    /// Urges whoever has the matter.
    UrgeAct for Urge {
        /// What is called for.
        text: String,
    }
    |body, at| ActDraft::Urge { kind: UrgingKind::Urge, circumstance: None, text: body.text }
}

act_body! {
    /// Supervises whoever has the matter.
    SuperviseAct for Supervise {
        /// Why: one of the circumstances that the rule lists.
        #[serde(default)]
        circumstance: Option<Word<Circumstance>>,
        /// What is called for.
        text: String,
    }
    |body, at| ActDraft::Urge {
        kind: UrgingKind::Supervise,
        circumstance: body.circumstance.map(|word| word.0),
        text: body.text,
    }
}

act_body! {
    /// Replies to an urging or a supervision.
    ReplyAct for Reply {
        /// Which, by its number in the matter.
        no: u16,
        /// The reply.
        text: String,
    }
    |body, at| ActDraft::Reply { no: body.no, text: body.text }
}
