//! What each act requires or forbids by the regulation of Beijing, with what that of 2005 leaves beside it.

use jiff::civil::{Date, date};
use law::Act;
use law::OrganKind::{Congress, Court, Department, PetitionOffice, Procuratorate};

use crate::book::BEIJING;
use crate::guards::check;

/// A day on which it held.
const DAY: Date = date(2018, 6, 4);

/// Intake: no retaliation, speech recorded as it was, five representatives, agents with a mandate.
///
/// Article: BJ06-15, BJ06-24¶2, BJ06-25, BJ06-27¶1, BJ06-34¶1, BJ06-35
#[test]
fn beijing_takes_in() {
    let all = "no_retaliation BJ06-15; truthful on oral_petition BJ06-24¶2; representatives_max 5 BJ06-25¶2";
    for (organ, basis) in [
        (PetitionOffice, "basis BJ06-34¶1"),
        (Department, "basis BJ06-35"),
        (Congress, "basis BJ06-31"),
        (Court, "basis BJ06-56"),
    ] {
        check(
            BEIJING,
            DAY,
            organ,
            &[
                (Act::Register, &format!("{basis}; {all}")),
                (Act::Visit, "basis BJ06-25¶1; competent_organ BJ06-25¶1"),
                (Act::Represent, "basis BJ06-25¶2; mandate BJ06-27¶1; collective_at 5 R05-18¶2"),
            ],
        );
    }
}

/// Acceptance: each kind of organ what is within its own power; nobody once the mandate ended; the administration not
/// what is under way or came too late without a good reason.
///
/// Article: BJ06-23¶2, BJ06-27¶2, BJ06-29, BJ06-31, BJ06-32(1), BJ06-33, BJ06-37, BJ06-38, BJ06-54, BJ06-55, BJ06-56
#[test]
fn beijing_takes_up_what_is_within_the_own_power() {
    let all = "statutory_route_first BJ06-23¶2; mandate BJ06-27¶2; not_accused R05-23";
    for (organ, own) in [
        (
            Department,
            "own_power BJ06-33; basis BJ06-35(1); in_writing BJ06-35; not_pending_elsewhere BJ06-37; \
             good_reason BJ06-37(3); higher_organ BJ06-38; competent_organ R05-22¶1; not_in_litigation R05-21¶1(1)",
        ),
        (Congress, "own_power BJ06-29; basis BJ06-31(1); not_in_litigation BJ06-32(1); not_pending_elsewhere R05-16"),
        (Court, "own_power BJ06-54; basis BJ06-56; not_pending_elsewhere R05-16"),
        (Procuratorate, "own_power BJ06-55; basis BJ06-56; not_pending_elsewhere R05-16"),
    ] {
        check(BEIJING, DAY, organ, &[(Act::Accept, &format!("{all}; {own}"))]);
    }
}

/// Routing: departments object and send back without the sender's consent; a petition department copies the next one,
/// and sets a time where it assigns or orders a matter to be taken up.
///
/// Article: BJ06-22(1), BJ06-34¶1, BJ06-35(1), BJ06-35(2), BJ06-36, BJ06-46
#[test]
fn beijing_routes() {
    check(
        BEIJING,
        DAY,
        Department,
        &[
            (Act::Forward, "basis BJ06-35(1); competent_organ R05-21¶1; not_accused R05-23"),
            (Act::Object, "basis BJ06-35(2); own_power BJ06-35(2)"),
            (Act::Return, "basis BJ06-35(2)"),
            (Act::Decline, "reason_told BJ06-22(1); in_writing BJ06-35(1); basis R05-21¶1(1)"),
            (Act::Urge, "period_set BJ06-36; basis R05-6¶2(4)"),
        ],
    );
    check(
        BEIJING,
        DAY,
        PetitionOffice,
        &[
            (
                Act::Forward,
                "basis BJ06-34¶1; both_addressees BJ06-34¶1(2); competent_organ R05-21¶1; not_accused R05-23",
            ),
            (
                Act::Assign,
                "basis BJ06-34¶1(3); period_set BJ06-34¶1(3); feedback BJ06-46; competent_organ R05-21¶1(4); \
                 closing_report R05-21¶1(4); not_accused R05-23",
            ),
        ],
    );
}

/// Handling: answers with their parts, a name and address to deliver to; congresses do not handle what is others'.
///
/// Article: BJ06-30, BJ06-31, BJ06-40, BJ06-41, BJ06-42¶1, BJ06-43, BJ06-44, BJ06-56
#[test]
fn beijing_answers() {
    check(
        BEIJING,
        DAY,
        Department,
        &[
            (
                Act::Answer,
                "basis BJ06-42¶1; competent_organ BJ06-42¶1; in_writing BJ06-42¶1; opinion_parts BJ06-43; \
                 not_same_opinion on on_remand BJ06-50¶2; facts_established R05-31¶1",
            ),
            (Act::Deliver, "basis BJ06-47¶1; identity_given BJ06-44(4)"),
            (Act::Extend, "basis BJ06-40; approved_by_own_leader BJ06-40; reason_told BJ06-40"),
            (Act::Conclude, "basis BJ06-40"),
            (Act::Hear, "basis on complex_matter BJ06-41; open_hearing R05-31¶2"),
            (Act::Mediate, "basis R05-13¶2"),
            (Act::Perform, "basis R05-32¶2"),
        ],
    );
    check(
        BEIJING,
        DAY,
        Congress,
        &[(Act::Answer, "own_power BJ06-30; basis BJ06-31(1)"), (Act::Deliver, "basis BJ06-31(1)")],
    );
    check(BEIJING, DAY, Court, &[(Act::Answer, "basis BJ06-56"), (Act::Deliver, "basis BJ06-56"), (Act::Extend, "")]);
}

/// Reviews: requested in writing, by the organs of a list, extended by the committee; no same opinion on remand; what
/// has had its final review is not taken up again.
///
/// Article: BJ06-32(2), BJ06-47, BJ06-48, BJ06-50, BJ06-51
#[test]
fn beijing_reviews() {
    let asked = "basis BJ06-47¶1; in_writing BJ06-47¶2; higher_organ BJ06-48";
    let done = "basis BJ06-50¶1; competent_organ BJ06-50¶1; in_writing BJ06-50¶1; \
                period_set on on_remand BJ06-50¶1(2); reason_told BJ06-50¶3; not_accused R05-23";
    check(
        BEIJING,
        DAY,
        Department,
        &[
            (Act::RequestReview, asked),
            (Act::RequestFinalReview, asked),
            (Act::Review, &format!("{done}; not_same_opinion on on_remand BJ06-50¶2")),
            (Act::FinalReview, done),
            (Act::ExtendReview, "basis BJ06-50¶4; approved_by_review_committee BJ06-50¶4; reason_told BJ06-50¶4"),
            (Act::TakeUpAgain, "not_same_facts_and_reasons BJ06-51; basis R05-35¶3"),
        ],
    );
    check(
        BEIJING,
        DAY,
        Congress,
        &[(Act::TakeUpAgain, "not_same_facts_and_reasons BJ06-32(2)"), (Act::Review, "not_accused R05-23")],
    );
}

/// Secrecy, true answers to queries, files kept whole, recusal, supervision.
///
/// Article: BJ06-22, BJ06-52
#[test]
fn beijing_keeps_secrets_and_supervises() {
    check(
        BEIJING,
        DAY,
        PetitionOffice,
        &[
            (
                Act::Disclose,
                "confidentiality BJ06-22(4); confidentiality on accusation BJ06-22(4); \
                 confidentiality on accusation R05-23; basis on public_disclosure R05-35¶2",
            ),
            (Act::Query, "truthful BJ06-22(5); basis R05-12"),
            (Act::Recuse, "basis BJ06-22(6); no_conflict_of_interest BJ06-22(6)"),
            (Act::KeepFile, "basis BJ06-22(7); truthful BJ06-22(7)"),
            (Act::Supervise, "basis BJ06-52¶1; good_reason BJ06-52¶1(1)"),
            (Act::Suggest, "basis BJ06-52¶1; feedback BJ06-52¶2; in_writing BJ06-52¶2; reason_told BJ06-52¶2"),
        ],
    );
}
