//! What the acts beside the main course rest on by the regulations of 2022 and 2005: contacts, notices, disputes,
//! statutory routes, reports back, endings, and the keeping of the record.

use jiff::civil::{Date, date};
use law::OrganKind::{Congress, Court, Department, JointConference, PetitionOffice};
use law::{Act, Requires};

use crate::book::{SICHUAN, law};
use crate::guards::check;

/// A day under the regulation of 2022.
const NOW: Date = date(2024, 6, 3);
/// A day under the regulation of 2005 alone.
const EARLY: Date = date(2010, 6, 7);

/// 2024: whatever comes is registered; further letters, merging and splitting rest on that. Notices are written, to
/// those whose name and address are known; a petition office tells where it sent the matter.
///
/// Article: R22-17¶1, R22-22¶1, R22-23¶1, R22-23¶2
#[test]
fn contacts_and_notices_now() {
    for organ in [Department, PetitionOffice, Court] {
        check(
            SICHUAN,
            NOW,
            organ,
            &[
                (Act::Contact, "basis R22-22¶1"),
                (Act::Merge, "basis R22-22¶1"),
                (Act::Split, "basis R22-22¶1"),
                (Act::Withdraw, "basis R22-17¶1; petitioner_only R22-17¶1"),
            ],
        );
    }
    let told = "basis R22-23¶1; in_writing R22-23¶2; identity_given R22-23¶2";
    check(SICHUAN, NOW, Department, &[(Act::Notify, told)]);
    check(SICHUAN, NOW, PetitionOffice, &[(Act::Notify, "basis R22-22¶1; identity_given R22-23¶2")]);
}

/// 2024: organs agree who takes a matter up; their common superior settles it, or the joint conference where they have
/// none; a successor goes on.
///
/// Article: R22-24¶1, R22-24¶2, R22-30¶3
#[test]
fn jurisdiction_now() {
    let settled = "basis R22-24¶1; not_accused R22-30¶3";
    check(
        SICHUAN,
        NOW,
        Department,
        &[
            (Act::Involve, "basis R22-24¶1; not_accused R22-30¶3"),
            (Act::Dispute, "basis R22-24¶1"),
            (Act::SettleJurisdiction, &format!("{settled}; higher_organ R22-24¶1")),
            (Act::TakeOver, "basis R22-24¶2; competent_organ R22-24¶2; not_accused R22-30¶3"),
        ],
    );
    check(SICHUAN, NOW, JointConference, &[(Act::SettleJurisdiction, settled)]);
}

/// 2024: handling. A handler without an interest, statutory routes, reports back, performance confirmed by the
/// petitioner alone, and the end after the final review.
///
/// Article: R22-21¶2, R22-22¶1(3), R22-28¶1, R22-28¶3, R22-31, R22-32¶2, R22-35, R22-36¶3
#[test]
fn course_now() {
    check(
        SICHUAN,
        NOW,
        Department,
        &[
            (Act::AppointHandler, "basis R22-28¶1; no_conflict_of_interest R22-28¶3"),
            (Act::Route, "basis R22-31; statutory_route_first R22-31; competent_organ R22-31"),
            (Act::RecordOutcome, "basis R22-31"),
            (Act::ReportBack, "basis R22-22¶1(3); feedback R22-22¶1(3); closing_report R22-22¶1(3)"),
            (Act::Confirm, "basis R22-32¶2; petitioner_only R22-21¶2"),
            (Act::FollowUp, "basis R22-32¶2"),
            (Act::TakeUpReview, "basis R22-35; competent_organ R22-35"),
            (Act::Bar, "basis R22-36¶3; not_same_facts_and_reasons on after_final_review R22-36¶3"),
        ],
    );
}

/// 2024: the record. What was entered wrongly is corrected with a second person; identities are confidential.
///
/// Article: R22-21¶2, R22-30¶3
#[test]
fn record_now() {
    check(
        SICHUAN,
        NOW,
        PetitionOffice,
        &[
            (Act::Note, "basis R22-21¶2"),
            (Act::Attach, "basis R22-21¶2"),
            (Act::Correct, "basis R22-21¶2; second_person R22-21¶2"),
            (Act::KeepFile, "basis R22-21¶2"),
            (Act::ReleaseIdentity, "basis R22-30¶3; confidentiality R22-30¶3"),
        ],
    );
}

/// 2010: contacts, notices, disputes. No joint conference settles anything, and nothing is evaluated.
///
/// Article: R05-17¶1, R05-21¶1, R05-21¶1(1), R05-22¶2, R05-23, R05-24, R05-25
#[test]
fn contacts_and_jurisdiction_before() {
    let settled = "basis R05-24; higher_organ R05-24; not_accused R05-23";
    check(
        SICHUAN,
        EARLY,
        Department,
        &[
            (Act::Contact, "basis R05-21¶1"),
            (Act::Merge, "basis R05-21¶1"),
            (Act::Split, "basis R05-21¶1"),
            (Act::Withdraw, "basis R05-17¶1; petitioner_only R05-17¶1"),
            (Act::Notify, "basis R05-22¶2; in_writing R05-22¶2; identity_given R05-22¶2"),
            (Act::Involve, "basis R05-24; not_accused R05-23"),
            (Act::Dispute, "basis R05-24"),
            (Act::SettleJurisdiction, settled),
            (Act::TakeOver, "basis R05-25; competent_organ R05-25; not_accused R05-23"),
            (Act::Evaluate, ""),
        ],
    );
    check(SICHUAN, EARLY, PetitionOffice, &[(Act::Notify, "basis R05-21¶1(1); identity_given R05-22¶2")]);
    for organ in [Congress, Court] {
        check(
            SICHUAN,
            EARLY,
            organ,
            &[
                (Act::Contact, ""),
                (Act::Notify, ""),
                (Act::Dispute, ""),
                (Act::Withdraw, "basis R05-17¶1; petitioner_only R05-17¶1"),
            ],
        );
    }
}

/// 2010: handling, endings, the record.
///
/// Article: R05-12, R05-14¶2, R05-21¶1(1), R05-21¶1(4), R05-23, R05-28, R05-30, R05-32¶2, R05-34, R05-35¶3
#[test]
fn course_before() {
    check(
        SICHUAN,
        EARLY,
        Department,
        &[
            (Act::AppointHandler, "basis R05-28; no_conflict_of_interest R05-30"),
            (Act::Route, "basis R05-21¶1(1); statutory_route_first R05-14¶2"),
            (Act::RecordOutcome, "basis R05-21¶1(1)"),
            (Act::ReportBack, "basis R05-21¶1(4); feedback R05-21¶1(4); closing_report R05-21¶1(4)"),
            (Act::Confirm, "basis R05-32¶2; petitioner_only R05-32¶2"),
            (Act::FollowUp, "basis R05-32¶2"),
            (Act::TakeUpReview, "basis R05-34; competent_organ R05-34"),
            (Act::Bar, "basis R05-35¶3; not_same_facts_and_reasons on after_final_review R05-35¶3"),
            (Act::Note, "basis R05-12"),
            (Act::Attach, "basis R05-12"),
            (Act::Correct, "basis R05-12; second_person R05-12"),
            (Act::KeepFile, "basis R05-12"),
            (Act::ReleaseIdentity, "basis R05-23; confidentiality R05-23"),
        ],
    );
}

/// From five people on a petition counts as collective, in both regulations by what is customary.
///
/// Article: R22-20¶3, R05-18¶2
#[test]
fn five_people_are_a_collective_petition() {
    for (day, cite) in [(NOW, "R22-20¶3"), (EARLY, "R05-18¶2")] {
        let law = law(SICHUAN, day);
        let guard = law.guard(Act::Represent, Requires::CollectiveAt).expect("a number");
        assert_eq!((guard.says.limit, guard.head.cite.to_string().as_str()), (Some(5), cite), "{day}");
        let read: Vec<&str> = guard.head.readings.iter().map(|reading| reading.on.as_str()).collect();
        assert_eq!(read, ["limit"], "{day}");
    }
}
