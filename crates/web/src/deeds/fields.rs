//! Which fields each act has.

use app::OfficeAct;
use app::domain::matter::{
    ArchiveClass, Channel, ContactKind, DeclineGround, EvaluatedBody, Grade, InquiryKind, NoticeKind, Opinion,
    PERIOD_DAYS_MAX, Procedure, Proof, ReportKind, ReviewResult, RouteResult, SamePerson, StatutoryRoute, Term,
    Urgency,
};
use app::law::{Circumstance, Interval, Purpose, Requires};

use super::field::{Field, Items, Kind, Officials, choice};

/// More people than any petition has had.
const HEADS_MAX: u32 = 1_000_000;
/// As many days as a period may have.
const DAYS: Kind = Kind::Number { min: 1, max: PERIOD_DAYS_MAX as u32 };
const HEADS: Kind = Kind::Number { min: 1, max: HEADS_MAX };

const fn reason() -> Field {
    Field::needed("reason", Kind::Text(5))
}

const fn text(rows: u8) -> Field {
    Field::needed("text", Kind::Text(rows))
}

const fn agreed() -> Field {
    Field::needed("agreed", Kind::YesNo)
}

/// How the petitioner is told: by a notice, or later.
fn telling(usual: NoticeKind) -> [Field; 2] {
    [
        Field::maybe("notice_kind", choice::<NoticeKind>("notice-kind", usual.name())),
        Field::maybe("notice", Kind::Text(6)).asked_by(Requires::InWriting),
    ]
}

/// Who does what was promised, and until when.
const fn promise() -> [Field; 2] {
    [Field::maybe("performer", Kind::Organ), Field::maybe("perform_by", Kind::Day)]
}

/// The day of the act, which every act has.
const fn on() -> Field {
    Field::needed("on", Kind::Day)
}

/// The fields of an act, in the order of the form.
pub(crate) fn fields(act: OfficeAct) -> Vec<Field> {
    let mut fields = own(act);
    fields.push(on());
    fields
}

fn own(act: OfficeAct) -> Vec<Field> {
    use OfficeAct as A;
    match act {
        A::Forward
        | A::Assign
        | A::Object
        | A::Return
        | A::Dispute
        | A::SettleJurisdiction
        | A::TakeOver
        | A::Involve
        | A::Route
        | A::RecordOutcome
        | A::ReportUrgent
        | A::Notify
        | A::Urge
        | A::Supervise
        | A::Reply => routing(act),
        A::Accept
        | A::Decline
        | A::Bar
        | A::AppointHandler
        | A::RaiseRecusal
        | A::DecideRecusal
        | A::Investigate
        | A::OpenInterlude
        | A::CloseInterlude
        | A::Extend
        | A::Answer
        | A::Deliver
        | A::ReportBack
        | A::Conclude => handling(act),
        A::RequestReview
        | A::RequestFinalReview
        | A::TakeUpReview
        | A::Review
        | A::FinalReview
        | A::Perform
        | A::Confirm
        | A::FollowUp
        | A::Evaluate
        | A::Archive
        | A::TakeUpAgain => afterwards(act),
        A::AddContact
        | A::Attach
        | A::Note
        | A::Merge
        | A::Unmerge
        | A::Split
        | A::ProposeCorrection
        | A::DecideCorrection
        | A::Seal
        | A::AskRelease
        | A::DecideRelease
        | A::IssueCode
        | A::Withdraw => record(act),
    }
}

fn routing(act: OfficeAct) -> Vec<Field> {
    let to = Field::needed("to", Kind::Organ);
    match act {
        OfficeAct::Forward => vec![to.asked_by(Requires::NotAccused)],
        OfficeAct::Assign => vec![to, Field::needed("days", DAYS).asked_by(Requires::PeriodSet)],
        OfficeAct::Return => vec![agreed().asked_by(Requires::SenderAgrees), reason()],
        OfficeAct::SettleJurisdiction => vec![to.asked_by(Requires::HigherOrgan), reason()],
        OfficeAct::TakeOver => vec![to, reason()],
        OfficeAct::Involve => vec![Field::needed("helpers", Kind::Organs), reason()],
        OfficeAct::Route => {
            let route = Field::needed("route", choice::<StatutoryRoute>("statutory-route", ""));
            let mut fields = vec![route, Field::maybe("to", Kind::Organ), reason()];
            fields.extend(telling(NoticeKind::OtherRoute));
            fields
        }
        OfficeAct::RecordOutcome => {
            vec![Field::needed("outcome", choice::<RouteResult>("route-result", "")), text(5)]
        }
        OfficeAct::ReportUrgent => {
            vec![Field::needed("addressees", Kind::Organs).asked_by(Requires::BothAddressees), text(8)]
        }
        OfficeAct::Notify => vec![
            Field::needed("notice_kind", choice::<NoticeKind>("notice-kind", "")),
            Field::needed("notice", Kind::Text(10)).asked_by(Requires::InWriting),
        ],
        OfficeAct::Supervise => {
            vec![Field::needed("circumstance", choice::<Circumstance>("rule-name-circumstance", "")), text(6)]
        }
        OfficeAct::Urge => vec![text(6)],
        OfficeAct::Reply => vec![Field::needed("no", Kind::Item(Items::Urgings)), text(6)],
        OfficeAct::Object => vec![reason().asked_by(Requires::DetailedReasons)],
        _ => vec![reason()],
    }
}

fn handling(act: OfficeAct) -> Vec<Field> {
    match act {
        OfficeAct::Accept => {
            let mut fields = vec![Field::needed("procedure", choice::<Procedure>("procedure", "ordinary"))];
            fields.extend(telling(NoticeKind::Acceptance));
            fields
        }
        OfficeAct::Decline => {
            let ground = Field::needed("ground", choice::<DeclineGround>("decline-ground", ""));
            let mut fields = vec![ground, Field::maybe("other", Kind::Matter), reason()];
            fields.extend(telling(NoticeKind::Declined));
            fields
        }
        OfficeAct::Bar => {
            let earlier = Field::needed("earlier", Kind::Matter).asked_by(Requires::NotSameFactsAndReasons);
            let mut fields = vec![earlier, reason()];
            fields.extend(telling(NoticeKind::Barred));
            fields
        }
        OfficeAct::AppointHandler => vec![Field::needed("official", Kind::Official(Officials::Holder))],
        OfficeAct::RaiseRecusal => {
            let who = Field::needed("official", Kind::Official(Officials::Concerned));
            vec![who.asked_by(Requires::NoConflictOfInterest), reason()]
        }
        OfficeAct::DecideRecusal => {
            vec![Field::needed("official", Kind::Official(Officials::AskedToStayAway)), agreed(), reason()]
        }
        OfficeAct::Investigate => {
            vec![Field::needed("inquiry", choice::<InquiryKind>("inquiry-kind", "")), text(8)]
        }
        OfficeAct::OpenInterlude => vec![
            Field::needed("interval", choice::<Interval>("rule-name-interval", "")),
            Field::maybe("consent", Kind::Check).asked_by(Requires::ConsentOfParties),
            text(6),
        ],
        OfficeAct::CloseInterlude => {
            let mut fields = vec![Field::needed("interval", choice::<Interval>("rule-name-interval", "")), text(6)];
            fields.extend(promise());
            fields
        }
        OfficeAct::Extend => vec![
            Field::needed("term", choice::<Term>("term", "handling")),
            Field::needed("days", DAYS),
            reason().asked_by(Requires::ReasonTold),
            Field::needed("approved_by", Kind::Official(Officials::Leaders)).asked_by(Requires::ApprovedByOwnLeader),
        ],
        OfficeAct::Answer => answer(),
        OfficeAct::Deliver => vec![Field::needed("proof", choice::<Proof>("proof", "signed"))],
        OfficeAct::ReportBack => {
            let kind = Field::needed("report_kind", choice::<ReportKind>("report-kind", "closing"));
            vec![kind.asked_by(Requires::ClosingReport), text(8)]
        }
        _ => Vec::new(),
    }
}

fn answer() -> Vec<Field> {
    let part = |name| Field::needed(name, Kind::Text(6));
    let mut fields = vec![
        Field::needed("opinion", choice::<Opinion>("opinion", "")),
        part("claim").asked_by(Requires::OpinionParts),
        part("facts").asked_by(Requires::FactsEstablished),
        part("opinion_text"),
        part("basis"),
    ];
    fields.extend(promise());
    fields.push(Field::maybe("new_facts", Kind::Text(4)).asked_by(Requires::NotSameOpinion));
    fields
}

fn afterwards(act: OfficeAct) -> Vec<Field> {
    match act {
        OfficeAct::RequestReview | OfficeAct::RequestFinalReview => vec![reason().asked_by(Requires::HigherOrgan)],
        OfficeAct::TakeUpReview => vec![agreed(), reason()],
        OfficeAct::Review | OfficeAct::FinalReview => vec![
            Field::needed("result", choice::<ReviewResult>("result", "")),
            Field::maybe("circumstance", choice::<Circumstance>("rule-name-circumstance", "")),
            Field::maybe("days", DAYS),
            text(12),
        ],
        OfficeAct::Confirm => vec![agreed(), Field::maybe("text", Kind::Text(5))],
        OfficeAct::FollowUp => vec![text(6), Field::maybe("said", choice::<Grade>("grade", ""))],
        OfficeAct::Evaluate => vec![
            Field::needed("of", choice::<EvaluatedBody>("evaluated-body", "")),
            Field::needed("said", choice::<Grade>("grade", "")),
            Field::maybe("text", Kind::Text(5)),
        ],
        OfficeAct::Archive => vec![Field::needed("class", choice::<ArchiveClass>("archive-class", "long"))],
        OfficeAct::Perform => vec![text(6)],
        _ => vec![reason()],
    }
}

fn record(act: OfficeAct) -> Vec<Field> {
    match act {
        OfficeAct::AddContact => vec![
            Field::needed("channel", choice::<Channel>("channel", "letter")),
            Field::needed("contact_kind", choice::<ContactKind>("contact-kind", "")),
            Field::needed("heads", HEADS),
            text(8),
            Field::maybe("claimed_on", Kind::Day),
            Field::maybe("parties", Kind::Parties),
        ],
        OfficeAct::Attach => vec![Field::needed("papers", Kind::Papers), Field::maybe("title", Kind::Line)],
        OfficeAct::Note => vec![text(6)],
        OfficeAct::Merge => vec![Field::needed("into", Kind::Matter), reason()],
        OfficeAct::Split => vec![
            Field::needed("title", Kind::Line),
            text(8),
            Field::needed("purpose", choice::<Purpose>("purpose", "claim")),
            Field::maybe("category", Kind::Category { or_none: false }),
            reason(),
        ],
        OfficeAct::ProposeCorrection => correction(),
        OfficeAct::DecideCorrection => {
            vec![Field::needed("no", Kind::Item(Items::Corrections)), agreed().asked_by(Requires::SecondPerson)]
        }
        OfficeAct::DecideRelease => vec![
            Field::needed("no", Kind::Item(Items::Releases)),
            agreed().asked_by(Requires::SecondPerson),
            Field::maybe("until", Kind::Day),
            reason(),
        ],
        OfficeAct::IssueCode => {
            let shown = Field::needed("shown", Kind::Line).asked_by(Requires::IdentityDocument);
            vec![Field::needed("person", Kind::Party), shown]
        }
        OfficeAct::Withdraw => {
            vec![Field::needed("person", Kind::Party).asked_by(Requires::PetitionerOnly), text(6)]
        }
        _ => vec![reason()],
    }
}

/// What can be corrected, of which exactly one thing is filled in.
fn correction() -> Vec<Field> {
    vec![
        Field::maybe("new_channel", choice::<Channel>("channel", "")),
        Field::maybe("new_purpose", choice::<Purpose>("purpose", "")),
        Field::maybe("new_category", Kind::Category { or_none: true }),
        Field::maybe("new_place", Kind::Place { or_none: true }),
        Field::maybe("new_urgency", choice::<Urgency>("urgency", "")),
        Field::maybe("new_heads", HEADS),
        Field::maybe("new_claimed_on", Kind::Day),
        Field::maybe("claimed_on_unknown", Kind::Check),
        Field::maybe("new_repeat_of", Kind::Matter),
        Field::maybe("same_person", choice::<SamePerson>("same-person", "recognised")),
        Field::maybe("no_repeat", Kind::Check),
        Field::maybe("accused_organs", Kind::Organs).asked_by(Requires::NotAccused),
        Field::maybe("accused_officials", Kind::People),
        Field::maybe("nobody_accused", Kind::Check),
        Field::maybe("hand_over", Kind::Organ),
        reason().asked_by(Requires::SecondPerson),
    ]
}

/// The fields of a petition that comes in, in the order in which a clerk reads a letter.
pub(crate) fn registration() -> Vec<Field> {
    vec![
        Field::needed("channel", choice::<Channel>("channel", "letter")),
        Field::needed("claimed_on", Kind::Day),
        Field::needed("heads", HEADS),
        Field::maybe("parties", Kind::Parties),
        Field::needed("title", Kind::Line),
        text(7),
        Field::needed("purpose", choice::<Purpose>("purpose", "claim")),
        Field::maybe("category", Kind::Category { or_none: false }),
        Field::maybe("place", Kind::Place { or_none: false }),
        Field::maybe("asked_organ", Kind::Organ),
        Field::maybe("repeat_of", Kind::Matter),
        Field::maybe("same_person", choice::<SamePerson>("same-person", "same_number")),
        Field::maybe("representatives", Kind::Number { min: 0, max: 1_000 }).asked_by(Requires::RepresentativesMax),
        Field::needed("urgency", choice::<Urgency>("urgency", "ordinary")),
        Field::maybe("papers", Kind::Papers),
        Field::maybe("accused_organs", Kind::Organs).asked_by(Requires::NotAccused),
        Field::maybe("accused_officials", Kind::People),
        Field::maybe("hand_over", Kind::Organ),
        Field::maybe("sealed", Kind::Check),
    ]
}

#[cfg(test)]
mod tests {
    use app::OfficeAct;
    use wording::Lang;

    use super::{Field, fields, registration};
    use crate::deeds::field::Kind;
    use crate::deeds::read::dashed;

    /// Everything that has to have a word: the label, both answers, and each choice.
    fn keys(of: &str, field: &Field) -> Vec<Vec<String>> {
        let name = dashed(field.name);
        let either = |more: &str| vec![format!("field-{of}-{name}{more}"), format!("field-{name}{more}")];
        let mut keys = vec![either("")];
        match field.kind {
            Kind::YesNo => keys.extend([either("-yes"), either("-no")]),
            Kind::Choice(choice) => {
                let word = |word: &&str| vec![format!("{}-{}", choice.family, word.replace('_', "-"))];
                keys.extend(choice.set.names.iter().map(word));
            }
            _ => {}
        }
        keys
    }

    #[test]
    fn every_act_field_and_choice_has_a_word_in_both_languages() {
        for lang in Lang::ALL {
            let words = lang.words();
            let mut of: Vec<(&str, Vec<Field>)> = OfficeAct::ALL.iter().map(|act| (act.name(), fields(*act))).collect();
            of.push(("register", registration()));
            for (act, fields) in of {
                assert!(act == "register" || words.has(&format!("deed-{act}")), "deed-{act}");
                for either in fields.iter().flat_map(|field| keys(act, field)) {
                    assert!(either.iter().any(|key| words.has(key)), "{act}: {either:?}");
                }
                let names: std::collections::BTreeSet<&str> = fields.iter().map(|field| field.name).collect();
                assert_eq!(names.len(), fields.len(), "{act}: a field stands twice");
            }
        }
    }

    #[test]
    fn a_form_wants_at_least_the_day_of_the_act() {
        for act in OfficeAct::ALL {
            assert!(fields(*act).iter().any(|field| field.name == "on" && field.needed), "{act}");
        }
    }
}
