//! What petitioners can do, and why they cannot do something now.

use app::OwnAct;
use app::domain::matter::{EvaluatedBody, Round};
use app::domain::{Refusal, Why};
use jiff::civil::Date;

use crate::words::{Speaker, Told};

impl Speaker<'_> {
    /// What an act is called, and what it is for.
    #[must_use]
    pub fn own_act(&self, act: OwnAct) -> (String, String) {
        let (name, about) = match act {
            OwnAct::Add => ("portal-act-add", "portal-about-add"),
            OwnAct::Attach => ("portal-act-attach", "portal-about-attach"),
            OwnAct::ConfirmDelivery => ("portal-act-confirm-delivery", "portal-about-confirm-delivery"),
            OwnAct::ConfirmPerformance => ("portal-act-confirm-performance", "portal-about-confirm-performance"),
            OwnAct::DenyPerformance => ("portal-act-deny-performance", "portal-about-deny-performance"),
            OwnAct::Evaluate(EvaluatedBody::PetitionOffice) => {
                ("portal-act-evaluate-office", "portal-about-evaluate-office")
            }
            OwnAct::Evaluate(EvaluatedBody::ResponsibleOrgan) => {
                ("portal-act-evaluate-organ", "portal-about-evaluate-organ")
            }
            OwnAct::RequestReview(Round::FinalReview) => {
                ("portal-act-request-final-review", "portal-about-request-final-review")
            }
            OwnAct::RequestReview(_) => ("portal-act-request-review", "portal-about-request-review"),
            OwnAct::AskRecusal => ("portal-act-ask-recusal", "portal-about-ask-recusal"),
            OwnAct::Seal => ("portal-act-seal", "portal-about-seal"),
            OwnAct::Withdraw => ("portal-act-withdraw", "portal-about-withdraw"),
        };
        (self.say(name), self.say(about))
    }

    /// Why a petitioner cannot do something now, in words for petitioners: no names of officials, and no way out that
    /// only officials can go.
    #[must_use]
    pub fn own_refusal(&self, act: OwnAct, refusal: &Refusal) -> Told {
        let dated = |key: &str, day: Date| self.words.with(key, &[("day", self.day(day).into())]);
        let why = match &refusal.why {
            Why::NothingToDeliver => self.say("portal-not-deliver"),
            Why::NothingPromised => self.say("portal-not-promised"),
            Why::AlreadyConfirmed => self.say("portal-not-confirmed"),
            Why::NotDueYet { due_on } => dated("portal-not-due", *due_on),
            Why::AlreadyEvaluated => self.say("portal-not-evaluated"),
            Why::NothingToEvaluate if act == OwnAct::Evaluate(EvaluatedBody::PetitionOffice) => {
                self.say("portal-not-yet-office")
            }
            Why::NothingToEvaluate => self.say("portal-not-yet-organ"),
            Why::WindowOver { due_on } if matches!(act, OwnAct::Evaluate(_)) => {
                dated("portal-not-evaluation-over", *due_on)
            }
            Why::WindowOver { due_on } => dated("portal-not-review-over", *due_on),
            Why::WrongPurpose { .. } => self.say("portal-not-evaluation"),
            Why::NothingToReview if act == OwnAct::RequestReview(Round::FinalReview) => {
                self.say("portal-not-final-review")
            }
            Why::NothingToReview => self.say("portal-not-review"),
            Why::NotHigherOrgan { .. } => self.say("portal-not-forum"),
            Why::WrongStage { .. } => self.say("portal-not-ended"),
            Why::AlreadyAsked => self.say("portal-not-asked"),
            Why::AlreadySealed => self.say("portal-not-sealed"),
            Why::UnknownOfficial { .. } => self.say("portal-not-official"),
            Why::NotAParty => self.say("portal-not-a-party"),
            Why::NotProvided => self.say("portal-not-provided"),
            Why::TextMissing => self.say("portal-not-written"),
            Why::TooMany { limit } => self.words.with("portal-not-too-many", &[("limit", i64::from(*limit).into())]),
            // What else there is comes from the directory or the rules, and nothing that a petitioner does changes it.
            _ => self.say("portal-not-generic"),
        };
        Told {
            why,
            cite: refusal.cite.map(|cite| self.cite(cite)).unwrap_or_default(),
            code: refusal.cite.map(|cite| cite.to_string()).unwrap_or_default(),
            way_out: String::new(),
        }
    }
}
