//! What each act requires or forbids by the regulations of Zhejiang and Shandong, with what the regulation
//! of 2005 leaves beside them.

use jiff::civil::{Date, date};
use law::OrganKind::{Congress, Court, Department, PetitionOffice, Procuratorate};
use law::{Act, Requires};

use crate::book::{SHANDONG, ZHEJIANG, law};
use crate::guards::check;

/// A day on which both held.
const DAY: Date = date(2018, 6, 4);

/// Zhejiang: intake, with an identity document for visits; three representatives of up to ten people, five of more.
///
/// Article: ZJ16-8, ZJ16-14¶3, ZJ16-15, ZJ16-20¶1
#[test]
fn zhejiang_takes_in() {
    check(
        ZHEJIANG,
        DAY,
        Department,
        &[
            (
                Act::Register,
                "basis ZJ16-20¶1; no_retaliation ZJ16-8; truthful on oral_petition ZJ16-14¶3; \
                 representatives_max 5 (3 up to 10) ZJ16-15¶2",
            ),
            (Act::Visit, "basis ZJ16-15¶1; identity_document ZJ16-15¶1; competent_organ ZJ16-15¶1"),
            (Act::Represent, "basis ZJ16-15¶2; collective_at 5 R05-18¶2"),
            (Act::Decline, "basis ZJ16-20¶1; in_writing ZJ16-20¶1; reason_told ZJ16-20"),
        ],
    );
    let law = law(ZHEJIANG, DAY);
    let guard = law.guard(Act::Register, Requires::RepresentativesMax).expect("a limit");
    for (people, limit) in [(3, 3), (9, 3), (10, 3), (11, 5), (300, 5)] {
        assert_eq!(guard.says.limit_for(people), Some(limit), "{people}");
    }
}

/// Zhejiang: each kind of organ takes up what is within its own power, and what has another legal way is not taken up.
///
/// Article: ZJ16-16, ZJ16-17, ZJ16-18, ZJ16-19, ZJ16-20¶1(2), ZJ16-20¶1(5), ZJ16-21¶1
#[test]
fn zhejiang_takes_up_what_is_within_the_own_power() {
    let all = "basis ZJ16-20¶1(2); in_writing ZJ16-20¶1(2); competent_organ ZJ16-20¶1(2); \
               statutory_route_first ZJ16-19; not_pending_elsewhere ZJ16-20¶1(5); higher_organ ZJ16-21¶1; \
               not_accused ZJ16-26(4)";
    for (organ, own) in [
        (Congress, "own_power ZJ16-16"),
        (Department, "own_power ZJ16-17; not_in_litigation R05-21¶1(1)"),
        (PetitionOffice, "own_power ZJ16-17; not_in_litigation R05-21¶1(1)"),
        (Court, "own_power ZJ16-18"),
        (Procuratorate, "own_power ZJ16-18"),
    ] {
        check(ZHEJIANG, DAY, organ, &[(Act::Accept, &format!("{all}; {own}"))]);
    }
}

/// Zhejiang: handling. Recusal is decided by the leader; hearings are for complex matters.
///
/// Article: ZJ16-23, ZJ16-25, ZJ16-27, ZJ16-28
#[test]
fn zhejiang_handles() {
    check(
        ZHEJIANG,
        DAY,
        Department,
        &[
            (Act::Answer, "basis R05-32¶1; competent_organ R05-32¶1; in_writing ZJ16-23¶3; facts_established R05-31¶1"),
            (Act::Deliver, "basis R05-34"),
            (Act::Extend, "basis ZJ16-23¶1; approved_by_own_leader ZJ16-23¶1; reason_told R05-33"),
            (Act::Conclude, "basis ZJ16-23¶1"),
            (Act::Hear, "basis on complex_matter ZJ16-23¶2; open_hearing R05-31¶2"),
            (Act::TakeUpAgain, "basis ZJ16-25¶1; not_same_facts_and_reasons ZJ16-25¶2"),
            (Act::Recuse, "basis ZJ16-27¶1; no_conflict_of_interest ZJ16-27¶1; approved_by_own_leader ZJ16-27¶2"),
            (Act::Mediate, "basis ZJ16-28¶1"),
        ],
    );
    check(
        ZHEJIANG,
        DAY,
        Court,
        &[
            (Act::Answer, "basis ZJ16-23¶3; in_writing ZJ16-23¶3"),
            (Act::Deliver, "basis ZJ16-23¶3"),
            (Act::Extend, "basis ZJ16-23¶1; approved_by_own_leader ZJ16-23¶1"),
            (Act::Review, "not_accused ZJ16-26(4)"),
        ],
    );
}

/// Zhejiang: secrecy, true answers to queries, files kept whole; supervision by petition departments.
///
/// Article: ZJ16-26, ZJ16-29
#[test]
fn zhejiang_keeps_secrets_and_supervises() {
    check(
        ZHEJIANG,
        DAY,
        PetitionOffice,
        &[
            (
                Act::Disclose,
                "confidentiality ZJ16-26(4); confidentiality on accusation ZJ16-26(4); \
                 consent_of_complainant on accusation ZJ16-26(4); basis on public_disclosure R05-35¶2",
            ),
            (
                Act::Forward,
                "basis ZJ16-20¶1; not_accused ZJ16-26(4); competent_organ R05-21¶1; both_addressees R05-21¶1(3)",
            ),
            (Act::Query, "truthful ZJ16-26(5); basis R05-12"),
            (Act::KeepFile, "basis ZJ16-26(6); truthful ZJ16-26(6)"),
            (Act::Supervise, "basis ZJ16-29; good_reason R05-36¶1(1)"),
            (Act::Suggest, "basis ZJ16-29; feedback R05-36¶2; in_writing R05-36¶2; reason_told R05-36¶2"),
        ],
    );
}

/// Shandong: intake; one or two agents with a mandate; queries and evaluation are the petitioner's.
///
/// Article: SD15-8, SD15-11, SD15-25¶2, SD15-26, SD15-27, SD15-28
#[test]
fn shandong_takes_in() {
    check(
        SHANDONG,
        DAY,
        Department,
        &[
            (
                Act::Register,
                "basis SD15-33¶1; no_retaliation SD15-11; truthful on oral_petition SD15-25¶2; \
                 representatives_max 5 SD15-27",
            ),
            (Act::Visit, "basis SD15-26¶1; identity_document SD15-26¶1; competent_organ SD15-26¶2"),
            (Act::Represent, "basis SD15-27; agents_max 2 SD15-28¶1; mandate SD15-28¶3; collective_at 5 R05-18¶2"),
            (Act::Query, "truthful SD15-8; basis R05-12"),
            (Act::Evaluate, "basis SD15-8; petitioner_only SD15-8"),
            (Act::Decline, "reason_told SD15-33¶2; basis R05-21¶1(1); in_writing R05-22¶2"),
        ],
    );
}

/// Shandong: each kind of organ takes up what is within its own power.
///
/// Article: SD15-30, SD15-31¶1, SD15-32¶1, SD15-33, SD15-34¶1
#[test]
fn shandong_takes_up_what_is_within_the_own_power() {
    let all = "basis SD15-33¶1(1); competent_organ SD15-33¶1(1); in_writing SD15-33¶1(1); \
               not_in_litigation SD15-33¶1(4); statutory_route_first SD15-33¶1(4); not_pending_elsewhere SD15-33¶3; \
               not_accused SD15-56";
    for (organ, own) in [
        (Congress, "own_power SD15-30"),
        (Department, "own_power SD15-31¶1; higher_organ SD15-34¶1"),
        (PetitionOffice, "own_power SD15-31¶1; higher_organ SD15-34¶1"),
        (Court, "own_power SD15-32¶1"),
        (Procuratorate, "own_power SD15-32¶1"),
    ] {
        check(SHANDONG, DAY, organ, &[(Act::Accept, &format!("{all}; {own}"))]);
    }
}

/// Shandong: secrecy, files, recusal decided by the leader, hearings for complex matters, mediation.
///
/// Article: SD15-16, SD15-17, SD15-39, SD15-40, SD15-56
#[test]
fn shandong_keeps_secrets_and_hears() {
    check(
        SHANDONG,
        DAY,
        Department,
        &[
            (
                Act::Disclose,
                "confidentiality SD15-16(4); confidentiality on accusation SD15-56; \
                 basis on public_disclosure R05-35¶2",
            ),
            (Act::KeepFile, "basis SD15-16(5); truthful SD15-16(5)"),
            (Act::Recuse, "basis SD15-17¶1; no_conflict_of_interest SD15-17¶1; approved_by_own_leader SD15-17¶2"),
            (Act::Hear, "basis on complex_matter SD15-39¶1; open_hearing R05-31¶2"),
            (Act::Mediate, "basis SD15-40¶1"),
            (Act::Forward, "basis SD15-33¶1(3); not_accused SD15-56; competent_organ R05-21¶1"),
        ],
    );
}

/// Shandong: answers with their parts, feedback on proposals and on accusations, a time set for what was granted; the
/// assigner, too, approves an extension.
///
/// Article: SD15-38, SD15-41, SD15-42, SD15-45¶2, SD15-50, SD15-55
#[test]
fn shandong_answers() {
    check(
        SHANDONG,
        DAY,
        Department,
        &[
            (
                Act::Answer,
                "basis SD15-41¶1; competent_organ SD15-41¶1; in_writing SD15-41¶1; opinion_parts SD15-41¶2; \
                 not_same_opinion on on_remand SD15-45¶2; feedback SD15-50; feedback on accusation SD15-55; \
                 facts_established SD15-38; not_same_facts_and_reasons on on_remand SD15-45¶2",
            ),
            (Act::Deliver, "basis SD15-43¶1; identity_given SD15-33¶1(1)"),
            (Act::Perform, "period_set SD15-41¶3; basis R05-32¶2"),
            (
                Act::Extend,
                "basis SD15-42¶1; approved_by_own_leader SD15-42¶1; reason_told SD15-42¶1; \
                 approved_by_assigner SD15-42¶2",
            ),
            (Act::Conclude, "basis SD15-42¶1"),
            (
                Act::Assign,
                "feedback SD15-42¶2; closing_report SD15-42¶2; basis R05-21¶1(4); competent_organ R05-21¶1(4); \
                 period_set R05-21¶1(4); not_accused SD15-56",
            ),
        ],
    );
}

/// Shandong: reviews, with a time set on remand and no same opinion after it; what has ended is not taken up again;
/// supervision by the petition unit of any organ.
///
/// Article: SD15-43, SD15-44, SD15-45, SD15-46, SD15-59
#[test]
fn shandong_reviews_and_supervises() {
    check(
        SHANDONG,
        DAY,
        Department,
        &[
            (Act::RequestReview, "basis SD15-43¶1; higher_organ SD15-43¶1"),
            (
                Act::Review,
                "basis SD15-43¶1; competent_organ SD15-43¶1; reason_told SD15-43¶1; in_writing SD15-45¶1; \
                 period_set on on_remand SD15-45¶1(2); not_same_opinion on on_remand SD15-45¶2; \
                 not_same_facts_and_reasons on on_remand SD15-45¶2; not_accused SD15-56",
            ),
            (Act::RequestFinalReview, "basis SD15-44¶1; higher_organ SD15-44¶1"),
            (
                Act::FinalReview,
                "basis SD15-44¶1; competent_organ SD15-44¶1; reason_told SD15-44¶1; in_writing SD15-45¶1; \
                 period_set on on_remand SD15-45¶1(2); not_accused SD15-56",
            ),
            (Act::TakeUpAgain, "basis SD15-46¶1; good_reason SD15-46¶1(2); not_same_facts_and_reasons SD15-46¶2"),
            (Act::Supervise, "basis SD15-59¶1; good_reason SD15-59¶1(2)"),
            (Act::Suggest, "basis SD15-59¶1; feedback SD15-59¶2; in_writing SD15-59¶2; reason_told SD15-59¶2"),
        ],
    );
    let secret = "not_accused SD15-56";
    check(SHANDONG, DAY, Court, &[(Act::Review, secret), (Act::FinalReview, secret), (Act::RequestReview, "")]);
}
