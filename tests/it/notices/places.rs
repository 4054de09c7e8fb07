//! The ways to the places where documents are issued.

use app::domain::matter::{Opinion, Proof, ReviewResult, Round, Term, UrgingKind};
use app::domain::{OfficialId, OrganId};
use app::law::Circumstance;
use app::{ActDraft, MatterKey, NoticeInput};
use jiff::civil::{Date, date};

use crate::town::{
    CITY, CITY_OFFICIAL, CLERK, GOVERNMENT, HANDLER, HEAD, HOUSING, OFFICE, REVIEWER, Town, accepting, answering,
};

pub const DAY_ONE: Date = date(2026, 4, 2);

/// A day of the town's April, or of a later month.
pub const fn at(month: i8, day: i8) -> Date {
    date(2026, month, day)
}

/// What a person gives for a document.
pub type Given = &'static [(&'static str, &'static str)];

pub fn input(given: &[(&str, &str)]) -> NoticeInput {
    given.iter().fold(NoticeInput::new(), |input, (part, text)| input.with(part, text))
}

pub const CONTACT: (&str, &str) = ("contact", "白露，电话5550123，青石镇一号，工作日9时至17时");
pub const FACTS: (&str, &str) = ("facts", "屋面防水层破损约四十平方米。");

/// Acts on a matter, in order: who, for whom, when, what.
pub type Steps = Vec<(OfficialId, OrganId, Date, ActDraft)>;

pub async fn at_place(town: &Town, steps: Steps) -> MatterKey {
    let key = town.registered().await;
    for (official, organ, on, draft) in steps {
        town.act(town.acts(official, organ, on), key, &draft).await.unwrap();
    }
    key
}

pub fn forwarded() -> Steps {
    vec![(CLERK, OFFICE, at(4, 6), ActDraft::Forward { to: HOUSING })]
}

pub fn and(mut steps: Steps, more: Steps) -> Steps {
    steps.extend(more);
    steps
}

pub fn accepted() -> Steps {
    and(forwarded(), vec![(HANDLER, HOUSING, at(4, 13), accepting())])
}

pub fn request(round: Round) -> ActDraft {
    ActDraft::RequestReview { round, organ: None, reason: "修了还漏，请求重修。".to_owned() }
}

pub fn delivered() -> Steps {
    let deliver = ActDraft::Deliver { proof: Proof::Signed };
    let answer = answering(Opinion::Support, "经查属实。");
    and(accepted(), vec![(HANDLER, HOUSING, at(6, 10), answer), (HANDLER, HOUSING, at(6, 11), deliver)])
}

pub fn under_review() -> Steps {
    and(delivered(), vec![(REVIEWER, GOVERNMENT, at(6, 20), request(Round::Review))])
}

pub fn under_final_review() -> Steps {
    let review = ActDraft::Review {
        round: Round::Review,
        result: ReviewResult::Uphold,
        circumstance: None,
        days: None,
        text: "予以维持。".to_owned(),
    };
    let deliver = ActDraft::Deliver { proof: Proof::Signed };
    let more = vec![
        (REVIEWER, GOVERNMENT, at(7, 3), review),
        (REVIEWER, GOVERNMENT, at(7, 4), deliver),
        (CITY_OFFICIAL, CITY, at(7, 10), request(Round::FinalReview)),
    ];
    and(under_review(), more)
}

pub fn extend() -> ActDraft {
    let (term, reason) = (Term::Handling, "要请人检测屋面。".to_owned());
    ActDraft::Extend { term, days: 30, reason, approved_by: HEAD }
}

pub fn supervise() -> ActDraft {
    let circumstance = Some(Circumstance::BuckPassing);
    ActDraft::Urge { kind: UrgingKind::Supervise, circumstance, text: "请说明。".to_owned() }
}
