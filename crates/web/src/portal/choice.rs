//! What a form asks for, by act.

use app::domain::matter::{ContactKind, Grade};
use app::{Offer, OwnAct};

use crate::words::Speaker;

/// One of several answers.
pub(crate) struct Choice {
    pub(crate) value: String,
    pub(crate) label: String,
    pub(crate) chosen: bool,
}

/// A question with several answers.
pub(crate) struct Question {
    pub(crate) name: &'static str,
    pub(crate) label: String,
    pub(crate) choices: Vec<Choice>,
}

/// What the petitioner is asked to write.
pub(crate) struct Writing {
    pub(crate) label: String,
    pub(crate) needed: bool,
}

/// The kinds of letters that a petitioner can choose from. That one repeats another is for whoever reads them.
const KINDS: [ContactKind; 3] = [ContactKind::Supplement, ContactKind::Inquiry, ContactKind::NewFacts];

/// The question of a form, with the answer that was given before.
pub(crate) fn question(speaker: &Speaker<'_>, offer: &Offer, given: &str) -> Option<Question> {
    let of = |family: &str, name: &str, chosen: bool| Choice {
        value: name.to_owned(),
        label: speaker.words.name(family, name),
        chosen,
    };
    match offer.act {
        OwnAct::Add => Some(Question {
            name: "choice",
            label: speaker.say("portal-ask-kind"),
            choices: KINDS
                .into_iter()
                .map(|kind| {
                    let first = given.is_empty() && kind == ContactKind::Supplement;
                    of("contact-kind", kind.name(), first || kind.name() == given)
                })
                .collect(),
        }),
        // Nobody is led to an answer: none is chosen beforehand.
        OwnAct::Evaluate(_) => Some(Question {
            name: "choice",
            label: speaker.say("portal-ask-grade"),
            choices: Grade::ALL.iter().map(|grade| of("grade", grade.name(), grade.name() == given)).collect(),
        }),
        OwnAct::RequestReview(_) if offer.organs.len() > 1 => Some(Question {
            name: "choice",
            label: speaker.say("portal-ask-organ"),
            choices: offer
                .organs
                .iter()
                .enumerate()
                .map(|(at, organ)| Choice {
                    value: organ.to_string(),
                    label: speaker.organ(*organ),
                    chosen: organ.to_string() == given || given.is_empty() && at == 0,
                })
                .collect(),
        }),
        OwnAct::RequestReview(_)
        | OwnAct::Attach
        | OwnAct::ConfirmDelivery
        | OwnAct::ConfirmPerformance
        | OwnAct::DenyPerformance
        | OwnAct::AskRecusal
        | OwnAct::Seal
        | OwnAct::Withdraw => None,
    }
}

/// What the form asks to be written.
pub(crate) fn writing(speaker: &Speaker<'_>, act: OwnAct) -> Option<Writing> {
    let (key, needed) = match act {
        OwnAct::Attach | OwnAct::ConfirmDelivery => return None,
        OwnAct::Add => ("portal-write-letter", true),
        OwnAct::ConfirmPerformance => ("portal-write-more", false),
        OwnAct::DenyPerformance => ("portal-write-missing", true),
        OwnAct::Evaluate(_) => ("portal-write-more", false),
        OwnAct::RequestReview(_) | OwnAct::AskRecusal | OwnAct::Seal => ("portal-write-reason", true),
        OwnAct::Withdraw => ("portal-write-withdrawal", false),
    };
    Some(Writing { label: speaker.say(key), needed })
}
