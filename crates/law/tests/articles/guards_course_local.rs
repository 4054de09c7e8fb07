//! What the acts beside the main course rest on by the regulations of Beijing, Shandong and Zhejiang, with what the
//! regulation of 2005 leaves beside them.

use jiff::civil::{Date, date};
use law::Act;
use law::OrganKind::{Congress, Court, Department, PetitionOffice};

use crate::book::{BEIJING, SHANDONG, ZHEJIANG};
use crate::guards::check;

/// A day on which all three held.
const DAY: Date = date(2018, 6, 4);

/// Beijing: intake and notices, by the article of each kind of organ; the principal who says no more withdraws.
///
/// Article: BJ06-27¶2, BJ06-31, BJ06-31(1), BJ06-34¶1, BJ06-35(1), BJ06-44(4), BJ06-56
#[test]
fn beijing_takes_contacts_and_tells() {
    let withdrawn = "basis BJ06-27¶2; petitioner_only BJ06-27¶2";
    for (organ, basis, told) in [
        (PetitionOffice, "basis BJ06-34¶1", "basis R05-21¶1(1); identity_given BJ06-44(4)"),
        (Department, "basis R05-21¶1", "basis BJ06-35(1); in_writing BJ06-35(1); identity_given BJ06-44(4)"),
        (Congress, "basis BJ06-31", "basis BJ06-31(1)"),
        (Court, "basis BJ06-56", "basis BJ06-56"),
    ] {
        check(
            BEIJING,
            DAY,
            organ,
            &[
                (Act::Contact, basis),
                (Act::Merge, basis),
                (Act::Split, basis),
                (Act::Notify, told),
                (Act::Withdraw, withdrawn),
            ],
        );
    }
}

/// Beijing: a lead organ by the common superior, routes, reports on the stage where the result is late, requests for
/// review taken up or refused in writing.
///
/// Article: BJ06-22(2), BJ06-22(6), BJ06-23¶2, BJ06-38, BJ06-42¶2, BJ06-46, BJ06-50¶1, BJ06-50¶3, BJ06-51
#[test]
fn beijing_goes_on() {
    check(
        BEIJING,
        DAY,
        Department,
        &[
            (Act::Involve, "basis BJ06-38; not_accused R05-23"),
            (Act::Dispute, "basis BJ06-38"),
            (Act::SettleJurisdiction, "basis BJ06-38; higher_organ BJ06-38; not_accused R05-23"),
            (Act::TakeOver, "basis R05-25; competent_organ R05-25; not_accused R05-23"),
            (Act::AppointHandler, "basis BJ06-22(2); no_conflict_of_interest BJ06-22(6)"),
            (Act::Route, "basis BJ06-23¶2; statutory_route_first BJ06-23¶2"),
            (Act::RecordOutcome, "basis BJ06-23¶2"),
            (Act::ReportBack, "basis BJ06-46; feedback BJ06-46; reason_told BJ06-46; closing_report R05-21¶1(4)"),
            (Act::Confirm, "basis BJ06-42¶2; petitioner_only R05-32¶2"),
            (Act::FollowUp, "basis BJ06-42¶2"),
            (
                Act::TakeUpReview,
                "basis BJ06-50¶1; competent_organ BJ06-50¶1; in_writing BJ06-50¶1; reason_told BJ06-50¶3",
            ),
            (Act::Bar, "basis BJ06-51; not_same_facts_and_reasons on after_final_review BJ06-51"),
        ],
    );
}

/// Beijing: congresses bar what the administration has reviewed finally; names and private facts are kept on request.
///
/// Article: BJ06-16(5), BJ06-22(4), BJ06-22(7), BJ06-32(2)
#[test]
fn beijing_keeps_names_and_bars() {
    check(
        BEIJING,
        DAY,
        Congress,
        &[
            (Act::Bar, "basis BJ06-32(2); not_same_facts_and_reasons on after_final_review BJ06-32(2)"),
            (Act::ReleaseIdentity, "basis BJ06-16(5); confidentiality BJ06-22(4)"),
            (Act::KeepFile, "basis BJ06-22(7); truthful BJ06-22(7)"),
        ],
    );
}

/// Shandong: whoever received first calls the others together; the body that changed hands its work on; the facts come
/// before the answer.
///
/// Article: SD15-33¶1, SD15-33¶1(1), SD15-33¶1(4), SD15-34¶1, SD15-34¶2, SD15-37¶1
#[test]
fn shandong_routes_and_settles() {
    let common = [
        (Act::Contact, "basis SD15-33¶1"),
        (Act::Merge, "basis SD15-33¶1"),
        (Act::Split, "basis SD15-33¶1"),
        (Act::Notify, "basis SD15-33¶1(1); in_writing SD15-33¶1(1); identity_given SD15-33¶1(1)"),
        (Act::Route, "basis SD15-33¶1(4); statutory_route_first SD15-33¶1(4)"),
        (Act::RecordOutcome, "basis SD15-33¶1(4)"),
        (Act::AppointHandler, "basis SD15-37¶1; no_conflict_of_interest SD15-17¶1"),
    ];
    for organ in [PetitionOffice, Department, Court] {
        check(SHANDONG, DAY, organ, &common);
    }
    check(
        SHANDONG,
        DAY,
        Department,
        &[
            (Act::Involve, "basis SD15-34¶1; not_accused SD15-56"),
            (Act::Dispute, "basis SD15-34¶1"),
            (Act::SettleJurisdiction, "basis SD15-34¶1; higher_organ SD15-34¶1; not_accused SD15-56"),
            (Act::TakeOver, "basis SD15-34¶2; competent_organ SD15-34¶2; not_accused SD15-56"),
        ],
    );
    check(SHANDONG, DAY, Court, &[(Act::Dispute, ""), (Act::TakeOver, "not_accused SD15-56")]);
}

/// Shandong: reports back, performance, reviews taken up, five endings of which three bar by themselves.
///
/// Article: SD15-8, SD15-16(4), SD15-16(5), SD15-41¶3, SD15-42¶2, SD15-43¶1, SD15-46, SD15-56
#[test]
fn shandong_goes_on_and_ends() {
    check(
        SHANDONG,
        DAY,
        Department,
        &[
            (Act::ReportBack, "basis SD15-42¶2; feedback SD15-42¶2; closing_report SD15-42¶2"),
            (Act::Confirm, "basis SD15-41¶3; petitioner_only SD15-8"),
            (Act::FollowUp, "basis SD15-41¶3"),
            (
                Act::TakeUpReview,
                "basis SD15-43¶1; competent_organ SD15-43¶1; in_writing SD15-43¶1; reason_told SD15-43¶1",
            ),
            (
                Act::Bar,
                "basis SD15-46¶2; not_same_facts_and_reasons on after_settlement SD15-46¶1(1); \
                 not_same_facts_and_reasons on after_window SD15-46¶1(2); good_reason on after_window SD15-46¶1(2); \
                 not_same_facts_and_reasons on after_final_review SD15-46¶1(3)",
            ),
            (Act::ReleaseIdentity, "basis SD15-56; confidentiality SD15-16(4)"),
        ],
    );
}

/// Zhejiang: any state organ tells in writing; who approved the change of organs takes over where nobody else does.
///
/// Article: ZJ16-19, ZJ16-20¶1, ZJ16-20¶1(1), ZJ16-21¶1, ZJ16-21¶2, ZJ16-26(2), ZJ16-27¶1
#[test]
fn zhejiang_routes_and_settles() {
    let common = [
        (Act::Contact, "basis ZJ16-20¶1"),
        (Act::Merge, "basis ZJ16-20¶1"),
        (Act::Split, "basis ZJ16-20¶1"),
        (Act::Route, "basis ZJ16-20¶1(1); statutory_route_first ZJ16-19"),
        (Act::RecordOutcome, "basis ZJ16-20¶1(1)"),
        (Act::Involve, "basis ZJ16-21¶1; not_accused ZJ16-26(4)"),
        (Act::Dispute, "basis ZJ16-21¶1"),
        (Act::SettleJurisdiction, "basis ZJ16-21¶1; higher_organ ZJ16-21¶1; not_accused ZJ16-26(4)"),
        (Act::TakeOver, "basis ZJ16-21¶2; competent_organ ZJ16-21¶2; not_accused ZJ16-26(4)"),
        (Act::AppointHandler, "basis ZJ16-26(2); no_conflict_of_interest ZJ16-27¶1"),
    ];
    for organ in [PetitionOffice, Department, Court] {
        check(ZHEJIANG, DAY, organ, &common);
    }
    let told = "basis ZJ16-20¶1; in_writing ZJ16-20¶1";
    check(ZHEJIANG, DAY, Court, &[(Act::Notify, told)]);
    check(ZHEJIANG, DAY, Department, &[(Act::Notify, &format!("{told}; identity_given R05-22¶2"))]);
}

/// Zhejiang: three endings, a settlement only once it is performed; who complains decides who may know of it.
///
/// Article: ZJ16-20¶1(5), ZJ16-25¶1, ZJ16-26(4), ZJ16-29
#[test]
fn zhejiang_goes_on_and_ends() {
    check(
        ZHEJIANG,
        DAY,
        Department,
        &[
            (Act::ReportBack, "basis ZJ16-29; feedback ZJ16-29; closing_report R05-21¶1(4)"),
            (Act::Confirm, "basis R05-32¶2; petitioner_only R05-32¶2"),
            (
                Act::Bar,
                "basis ZJ16-25¶2; not_same_facts_and_reasons on after_settlement ZJ16-25¶1(1); \
                 performed on after_settlement ZJ16-25¶1(1); not_same_facts_and_reasons on after_window ZJ16-25¶1(2); \
                 not_same_facts_and_reasons on after_final_review ZJ16-25¶1(3); in_writing ZJ16-20¶1(5); \
                 reason_told ZJ16-20¶1(5)",
            ),
            (
                Act::ReleaseIdentity,
                "basis ZJ16-26(4); confidentiality ZJ16-26(4); consent_of_complainant on accusation ZJ16-26(4)",
            ),
        ],
    );
}
