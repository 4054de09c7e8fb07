//! Taking up or declining, who works on it, looking into it, answering and delivering.

use app::domain::matter::{
    DeclineGround, InquiryKind, NoticeKind, Opinion, OpinionPart, Procedure, Promise, Proof, ReportKind, Term,
};
use app::law::Interval;
use app::{ActDraft, OfficeDraft};
use schemars::JsonSchema;
use serde::Deserialize;
use wording::Lang;

use super::body::act_body;
use super::{At, NoticeBody, PromiseBody, operation};
use crate::operation::Operation;
use crate::problem::Problem;
use crate::word::{Id, Key, Word};

pub(super) fn operations() -> Vec<Operation> {
    vec![
        operation::<AcceptAct>(),
        operation::<DeclineAct>(),
        operation::<BarAct>(),
        operation::<AppointHandlerAct>(),
        operation::<RaiseRecusalAct>(),
        operation::<DecideRecusalAct>(),
        operation::<InvestigateAct>(),
        operation::<OpenInterludeAct>(),
        operation::<CloseInterludeAct>(),
        operation::<ExtendAct>(),
        operation::<AnswerAct>(),
        operation::<DeliverAct>(),
        operation::<ReportBackAct>(),
        operation::<ConcludeAct>(),
    ]
}

const fn ordinary() -> Word<Procedure> {
    Word(Procedure::Ordinary)
}

const fn of_handling() -> Word<Term> {
    Word(Term::Handling)
}

const fn signed() -> Word<Proof> {
    Word(Proof::Signed)
}

const fn closing() -> Word<ReportKind> {
    Word(ReportKind::Closing)
}

act_body! {
    /// Takes the matter up.
    AcceptAct for Accept {
        /// How it is to be handled.
        #[serde(default = "ordinary")]
        procedure: Word<Procedure>,
        /// How the petitioner was told; left out where that is still to be done.
        #[serde(default)]
        notice: Option<NoticeBody>,
    }
    |body, at| ActDraft::Accept {
        procedure: body.procedure.0,
        told: NoticeBody::told(body.notice, NoticeKind::Acceptance),
    }
}

act_body! {
    /// Does not take the matter up.
    DeclineAct for Decline {
        /// Why, as the rules list it.
        ground: Word<DeclineGround>,
        /// The other matter in which the same is handled, where that is why.
        #[serde(default)]
        other: Option<Key>,
        /// Why, in words.
        reason: String,
        /// How the petitioner was told; left out where that is still to be done.
        #[serde(default)]
        notice: Option<NoticeBody>,
    }
    |body, at| {
        let other = match body.other {
            Some(other) => Some(at.other(other, "/other").await?.id),
            None => None,
        };
        ActDraft::Decline {
            ground: body.ground.0,
            other,
            reason: body.reason,
            told: NoticeBody::told(body.notice, NoticeKind::Declined),
        }
    }
}

act_body! {
    /// Does not take up again what repeats an earlier matter on the same facts and reasons.
    BarAct for Bar {
        /// The earlier matter, whose procedure has ended.
        earlier: Key,
        /// Why.
        reason: String,
        /// How the petitioner was told; left out where that is still to be done.
        #[serde(default)]
        notice: Option<NoticeBody>,
    }
    |body, at| OfficeDraft::Bar {
        earlier: at.other(body.earlier, "/earlier").await?,
        reason: body.reason,
        told: NoticeBody::told(body.notice, NoticeKind::Barred),
    }
}

act_body! {
    /// Charges an official with the matter.
    AppointHandlerAct for AppointHandler {
        /// Who.
        official: Id,
    }
    |body, at| ActDraft::AppointHandler { official: body.official.official() }
}

act_body! {
    /// Asks that an official stay away from the matter.
    RaiseRecusalAct for RaiseRecusal {
        /// Who should stay away.
        official: Id,
        /// Why.
        reason: String,
    }
    |body, at| ActDraft::RaiseRecusal { official: body.official.official(), reason: body.reason }
}

act_body! {
    /// Decides whether an official stays away from the matter.
    DecideRecusalAct for DecideRecusal {
        /// About whom.
        official: Id,
        /// Whether they stay away.
        granted: bool,
        /// Why.
        reason: String,
    }
    |body, at| ActDraft::DecideRecusal {
        official: body.official.official(),
        granted: body.granted,
        reason: body.reason,
    }
}

act_body! {
    /// Records what was looked into.
    InvestigateAct for Investigate {
        /// How.
        inquiry: Word<InquiryKind>,
        /// What was found.
        text: String,
    }
    |body, at| ActDraft::Investigate { inquiry: body.inquiry.0, text: body.text }
}

act_body! {
    /// Begins a hearing, a mediation or an appraisal.
    OpenInterludeAct for OpenInterlude {
        /// Which.
        interval: Word<Interval>,
        /// Whether both sides agree to it.
        #[serde(default)]
        consent: bool,
        /// Time and place, who presides, who takes part.
        text: String,
    }
    |body, at| ActDraft::OpenInterlude { interval: body.interval.0, consent: body.consent, text: body.text }
}

act_body! {
    /// Ends a hearing, a mediation or an appraisal.
    CloseInterludeAct for CloseInterlude {
        /// Which.
        interval: Word<Interval>,
        /// What came of it.
        text: String,
        /// What the two sides agreed on.
        #[serde(default)]
        settled: Option<PromiseBody>,
    }
    |body, at| ActDraft::CloseInterlude {
        interval: body.interval.0,
        text: body.text,
        settled: body.settled.map(Promise::from),
    }
}

act_body! {
    /// Gives a term more days.
    ExtendAct for Extend {
        /// Which term.
        #[serde(default = "of_handling")]
        term: Word<Term>,
        /// How many days more.
        days: u16,
        /// Why, as the petitioner is told.
        reason: String,
        /// The responsible leader who approved it.
        approved_by: Id,
    }
    |body, at| ActDraft::Extend {
        term: body.term.0,
        days: body.days,
        reason: body.reason,
        approved_by: body.approved_by.official(),
    }
}

/// The parts of an opinion, each under its head.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct OpinionParts {
    /// What the petitioner asks for.
    #[serde(default)]
    claim: String,
    /// What was found.
    #[serde(default)]
    facts: String,
    /// What the organ thinks of it.
    #[serde(default)]
    opinion: String,
    /// On what law it rests.
    #[serde(default)]
    basis: String,
}

impl OpinionParts {
    /// The whole opinion, and the parts that it has. It is a document of the office, in Chinese whoever sends it.
    fn written(&self) -> (String, Vec<OpinionPart>) {
        let words = Lang::Chinese.words();
        let (mut lines, mut parts) = (Vec::new(), Vec::new());
        for part in OpinionPart::ALL {
            let text = match part {
                OpinionPart::Claim => &self.claim,
                OpinionPart::Facts => &self.facts,
                OpinionPart::Opinion => &self.opinion,
                OpinionPart::Basis => &self.basis,
            };
            let text = text.trim();
            if !text.is_empty() {
                let head = words.name("opinion-part", part.name());
                lines.push(words.with("answer-line", &[("head", head.into()), ("text", text.to_owned().into())]));
                parts.push(*part);
            }
        }
        (lines.join("\n"), parts)
    }
}

act_body! {
    /// Gives the handling opinion: from its parts, or as a whole with the parts that it is said to have.
    AnswerAct for Answer {
        /// What kind of opinion.
        opinion: Word<Opinion>,
        /// The parts, each of which gets its head.
        #[serde(default)]
        written: Option<OpinionParts>,
        /// The whole text, in place of its parts.
        #[serde(default)]
        text: Option<String>,
        /// The parts that the whole text has.
        #[serde(default)]
        parts: Vec<Word<OpinionPart>>,
        /// What is promised.
        #[serde(default)]
        promise: Option<PromiseBody>,
        /// What is new since the opinion that was sent back.
        #[serde(default)]
        new_facts: String,
    }
    |body, at| {
        let (text, parts) = opinion(at, body.written, body.text, body.parts)?;
        ActDraft::Answer {
            opinion: body.opinion.0,
            text,
            parts,
            promise: body.promise.map(Promise::from),
            new_facts: body.new_facts,
        }
    }
}

fn opinion(
    at: &At<'_>,
    written: Option<OpinionParts>,
    text: Option<String>,
    parts: Vec<Word<OpinionPart>>,
) -> Result<(String, Vec<OpinionPart>), Problem> {
    match (written, text) {
        (Some(_), Some(_)) => Err(at.caller.invalid("/text", "api-parts-or-text")),
        (None, Some(text)) => Ok((text, parts.into_iter().map(|part| part.0).collect())),
        (written, None) if parts.is_empty() => Ok(written.unwrap_or_default().written()),
        (_, None) => Err(at.caller.invalid("/parts", "api-parts-or-text")),
    }
}

act_body! {
    /// Hands the opinion to the petitioner.
    DeliverAct for Deliver {
        /// What proves it.
        #[serde(default = "signed")]
        proof: Word<Proof>,
    }
    |body, at| ActDraft::Deliver { proof: body.proof.0 }
}

act_body! {
    /// Reports back to whoever assigned the matter.
    ReportBackAct for ReportBack {
        /// How far it has come.
        #[serde(default = "closing")]
        kind: Word<ReportKind>,
        /// The report.
        text: String,
    }
    |body, at| ActDraft::ReportBack { kind: body.kind.0, text: body.text }
}

act_body! {
    /// Ends the matter.
    ConcludeAct for Conclude {}
    |body, at| ActDraft::Conclude
}
