//! What each act requires or forbids by the regulations of 2022 and 2005: every requirement, with its provision.

use std::collections::BTreeSet;

use jiff::civil::{Date, date};
use law::{Act, Level, OrganKind, Requires, Seat, When};

use crate::book::{SICHUAN, law};

/// A day under the regulation of 2022.
const NOW: Date = date(2024, 6, 3);
/// A day under the regulation of 2005 alone.
const EARLY: Date = date(2010, 6, 7);

/// `answer`, and `in_writing R22-31(6)` for each requirement, parted by semicolons.
pub type Row<'a> = (Act, &'a str);

/// Every requirement of an act for a county-level organ: `representatives_max 5 R22-20¶3`, `truthful on oral_petition
/// R22-19¶1`.
pub fn requirements(division: &str, day: Date, organ: OrganKind, act: Act) -> BTreeSet<String> {
    let law = law(division, day).asked_by(Seat::organ(organ, Level::County));
    law.requirements(act)
        .map(|answer| {
            let says = &answer.says.says;
            let when = says.when.map(|when| format!(" on {when}")).unwrap_or_default();
            let small = says.small_group.map(|small| format!(" ({} up to {})", small.limit, small.people_max));
            let limit = says.limit.map(|limit| format!(" {limit}")).unwrap_or_default() + &small.unwrap_or_default();
            format!("{}{limit}{when} {}", says.requires, answer.because.cite)
        })
        .collect()
}

/// Checks that an act requires what its row says and nothing else.
pub fn check(division: &str, day: Date, organ: OrganKind, rows: &[Row<'_>]) {
    for (act, expected) in rows {
        let table: BTreeSet<String> = expected.split("; ").filter(|one| !one.is_empty()).map(str::to_owned).collect();
        assert_eq!(requirements(division, day, organ, *act), table, "{act} by {organ} in {division} on {day}");
    }
}

/// 2024: intake. No retaliation, speech recorded as it was, five representatives at most, visits to the organ of the
/// own or next higher level.
///
/// Article: R22-18¶4, R22-19, R22-20¶1, R22-20¶2, R22-20¶3, R22-21¶2
#[test]
fn intake_now() {
    check(
        SICHUAN,
        NOW,
        OrganKind::Department,
        &[
            (
                Act::Register,
                "basis R22-22¶1; no_retaliation R22-18¶4; truthful on oral_petition R22-19¶1; \
                 representatives_max 5 R22-20¶3",
            ),
            (Act::Visit, "basis R22-20¶1; competent_organ R22-20¶1; statutory_route_first R22-20¶2"),
            (Act::Represent, "basis R22-20¶3; collective_at 5 R22-20¶3"),
            (Act::Query, "basis R22-21¶2"),
            (Act::Evaluate, "basis R22-21¶2; petitioner_only R22-21¶2"),
        ],
    );
}

/// 2024: routing. Never to the accused; an assignment sets a period and asks for a report; an objection is reasoned
/// in detail, and papers go back when the sender agrees.
///
/// Article: R22-22, R22-23, R22-30¶3
#[test]
fn routing_now() {
    check(
        SICHUAN,
        NOW,
        OrganKind::Department,
        &[
            (
                Act::Forward,
                "basis R22-22¶1; competent_organ R22-22¶1; statutory_route_first R22-22¶2; not_accused R22-30¶3",
            ),
            (
                Act::Assign,
                "basis R22-22¶1(3); competent_organ R22-22¶1(3); period_set R22-22¶1(3); feedback R22-22¶1(3); \
                 closing_report R22-22¶1(3); not_accused R22-30¶3",
            ),
            (Act::Object, "basis R22-23¶3; own_power R22-23¶3; detailed_reasons R22-23¶3"),
            (Act::Return, "basis R22-23¶3; sender_agrees R22-23¶3"),
            (Act::Decline, "basis R22-23¶1; in_writing R22-23¶2"),
        ],
    );
}

/// 2024: acceptance by the competent organ, in writing, not while it is under way below, not what belongs to
/// litigation; a dispute goes to the common superior. Who has an interest steps aside.
///
/// Article: R22-15¶1, R22-19¶3, R22-23¶1, R22-23¶2, R22-24¶1, R22-28¶2, R22-28¶3
#[test]
fn acceptance_and_recusal_now() {
    check(
        SICHUAN,
        NOW,
        OrganKind::Department,
        &[
            (
                Act::Accept,
                "basis R22-23¶1; competent_organ R22-15¶1; not_pending_elsewhere R22-19¶3; in_writing R22-23¶2; \
                 higher_organ R22-24¶1; not_in_litigation R22-28¶2; not_accused R22-30¶3",
            ),
            (Act::Recuse, "basis R22-28¶3; no_conflict_of_interest R22-28¶3"),
            (Act::Disclose, "confidentiality on accusation R22-30¶3; basis on public_disclosure R22-36¶2"),
        ],
    );
}

/// 2024: answers in writing with all their parts, statutory routes first; mediation within one's power, by consent
/// and in writing; extension by the own leader, with the reason told.
///
/// Article: R22-31, R22-32, R22-33, R22-34
#[test]
fn handling_now() {
    check(
        SICHUAN,
        NOW,
        OrganKind::Department,
        &[
            (
                Act::Answer,
                "basis R22-31(6); competent_organ R22-31; statutory_route_first R22-31; in_writing R22-31(6); \
                 opinion_parts R22-32¶1; facts_established R22-31(6)",
            ),
            (Act::Hear, "basis R22-31(6)"),
            (Act::Mediate, "basis R22-33; own_power R22-33; consent_of_parties R22-33; in_writing R22-33"),
            (Act::Perform, "basis R22-32¶2"),
            (Act::Extend, "basis R22-34; approved_by_own_leader R22-34; reason_told R22-34"),
            (Act::Conclude, "basis R22-34"),
            (Act::Deliver, "basis R22-35"),
        ],
    );
}

/// 2024: review by the next higher organ; the same facts and reasons are not taken up again; no text speaks of the
/// same opinion on remand, nor of a longer time for reviews.
///
/// Article: R22-35, R22-36
#[test]
fn reviews_now() {
    check(
        SICHUAN,
        NOW,
        OrganKind::Department,
        &[
            (Act::RequestReview, "basis R22-35; higher_organ R22-35"),
            (Act::Review, "basis R22-35; competent_organ R22-35; in_writing R22-35; not_accused R22-30¶3"),
            (Act::RequestFinalReview, "basis R22-36¶1; higher_organ R22-36¶1"),
            (Act::FinalReview, "basis R22-36¶1; competent_organ R22-36¶1; not_accused R22-30¶3"),
            (Act::TakeUpAgain, "basis R22-36¶3; not_same_facts_and_reasons R22-36¶3"),
            (Act::ExtendReview, ""),
        ],
    );
}

/// 2024: urging, supervision, the three suggestions with written feedback, urgent reports to two addressees.
///
/// Article: R22-14¶1(3), R22-25¶1, R22-25¶2, R22-40¶1, R22-40¶4, R22-46(4)
#[test]
fn supervision_now() {
    let urgent = "basis R22-25¶1; truthful R22-46(4)";
    let both = "basis R22-25¶1; truthful R22-46(4); both_addressees R22-25¶2";
    for (organ, urgent) in [(OrganKind::Department, urgent), (OrganKind::PetitionOffice, both)] {
        check(
            SICHUAN,
            NOW,
            organ,
            &[
                (Act::Urge, "basis R22-14¶1(3)"),
                (Act::Supervise, "basis R22-40¶1"),
                (Act::Suggest, "basis R22-40; feedback R22-40¶4; in_writing R22-40¶4"),
                (Act::ReportUrgent, urgent),
            ],
        );
    }
}

/// 2010: intake and acceptance. What is said is put in writing; what has another legal way is not taken up.
///
/// Article: R05-3¶3, R05-12, R05-16, R05-17¶2, R05-18, R05-21¶1(1), R05-22, R05-24
#[test]
fn intake_before() {
    check(
        SICHUAN,
        EARLY,
        OrganKind::Department,
        &[
            (
                Act::Register,
                "basis R05-21¶1; no_retaliation R05-3¶3; in_writing on oral_petition R05-17¶2; \
                 representatives_max 5 R05-18¶2",
            ),
            (Act::Visit, "basis R05-18¶1; competent_organ R05-16"),
            (Act::Represent, "basis R05-18¶2; collective_at 5 R05-18¶2"),
            (Act::Query, "basis R05-12"),
            (
                Act::Accept,
                "basis R05-22¶1; competent_organ R05-22¶1; in_writing R05-22¶2; not_pending_elsewhere R05-16; \
                 statutory_route_first R05-21¶1(1); not_in_litigation R05-21¶1(1); higher_organ R05-24; \
                 not_accused R05-23",
            ),
            (Act::Decline, "basis R05-21¶1(1); in_writing R05-22¶2"),
            (Act::Evaluate, ""),
            (Act::Object, ""),
            (Act::Return, ""),
        ],
    );
}

/// 2010: routing. A petition office that forwards downwards also copies the next office; never to the accused.
///
/// Article: R05-21¶1, R05-21¶1(3), R05-21¶1(4), R05-23
#[test]
fn routing_before() {
    let forward = "basis R05-21¶1; competent_organ R05-21¶1; not_accused R05-23";
    let copied = "basis R05-21¶1; competent_organ R05-21¶1; not_accused R05-23; both_addressees R05-21¶1(3)";
    for (organ, forward) in [(OrganKind::Department, forward), (OrganKind::PetitionOffice, copied)] {
        check(
            SICHUAN,
            EARLY,
            organ,
            &[
                (Act::Forward, forward),
                (
                    Act::Assign,
                    "basis R05-21¶1(4); competent_organ R05-21¶1(4); period_set R05-21¶1(4); feedback R05-21¶1(4); \
                     closing_report R05-21¶1(4); not_accused R05-23",
                ),
                (Act::Disclose, "confidentiality on accusation R05-23; basis on public_disclosure R05-35¶2"),
            ],
        );
    }
}

/// 2010: handling and review. Hearings are open; who has an interest steps aside.
///
/// Article: R05-13¶2, R05-30, R05-31, R05-32, R05-33, R05-34, R05-35
#[test]
fn handling_before() {
    check(
        SICHUAN,
        EARLY,
        OrganKind::Department,
        &[
            (Act::Recuse, "basis R05-30; no_conflict_of_interest R05-30"),
            (Act::Mediate, "basis R05-13¶2"),
            (Act::Hear, "basis R05-31¶2; open_hearing R05-31¶2"),
            (Act::Answer, "basis R05-32¶1; competent_organ R05-32¶1; in_writing R05-32¶1; facts_established R05-31¶1"),
            (Act::Perform, "basis R05-32¶2"),
            (Act::Extend, "basis R05-33; approved_by_own_leader R05-33; reason_told R05-33"),
            (Act::Conclude, "basis R05-33"),
            (Act::Deliver, "basis R05-34"),
            (Act::RequestReview, "basis R05-34; higher_organ R05-34"),
            (Act::Review, "basis R05-34; competent_organ R05-34; in_writing R05-34; not_accused R05-23"),
            (Act::RequestFinalReview, "basis R05-35¶1; higher_organ R05-35¶1"),
            (Act::FinalReview, "basis R05-35¶1; competent_organ R05-35¶1; not_accused R05-23"),
            (Act::TakeUpAgain, "basis R05-35¶3; not_same_facts_and_reasons R05-35¶3"),
        ],
    );
}

/// 2010: urgent reports are true, and those of local departments go to two; petition offices supervise what is late
/// without a good reason, and a suggestion that is refused is answered with reasons.
///
/// Article: R05-6¶2(4), R05-26, R05-36
#[test]
fn supervision_before() {
    let suggest = "feedback R05-36¶2; in_writing R05-36¶2; reason_told R05-36¶2";
    check(
        SICHUAN,
        EARLY,
        OrganKind::Department,
        &[
            (Act::ReportUrgent, "basis R05-26¶1; truthful R05-26¶2; both_addressees R05-26¶1"),
            (Act::Supervise, ""),
            (Act::Suggest, suggest),
        ],
    );
    check(
        SICHUAN,
        EARLY,
        OrganKind::PetitionOffice,
        &[
            (Act::ReportUrgent, "basis R05-26¶1; truthful R05-26¶2"),
            (Act::Urge, "basis R05-6¶2(4)"),
            (Act::Supervise, "basis R05-36¶1; good_reason R05-36¶1(1)"),
            (Act::Suggest, "basis R05-36¶1; feedback R05-36¶2; in_writing R05-36¶2; reason_told R05-36¶2"),
        ],
    );
}

/// 2010: congresses, courts and procuratorates are not bound by how the administration answers and reviews.
///
/// Article: R05-21¶1(1), R05-23, R05-32, R05-34
#[test]
fn courts_and_congresses_were_not_bound_before() {
    for organ in [OrganKind::Congress, OrganKind::Court, OrganKind::Procuratorate] {
        for act in [Act::Forward, Act::Assign, Act::Answer, Act::Extend, Act::Review, Act::FinalReview, Act::Hear] {
            // What an accusation says stays from the accused, whoever has it.
            let hands_on = [Act::Forward, Act::Assign, Act::Review, Act::FinalReview].contains(&act);
            let secret = if hands_on { "not_accused R05-23" } else { "" };
            check(SICHUAN, EARLY, organ, &[(act, secret)]);
        }
    }
}

/// The number of representatives does not depend on the size of the group, and no opinion is barred on remand.
///
/// Article: R22-20¶3, R05-18¶2
#[test]
fn the_nation_knows_five_representatives_for_any_group() {
    for (day, people) in [(NOW, 5), (NOW, 10), (NOW, 200), (EARLY, 10), (EARLY, 11)] {
        let law = law(SICHUAN, day);
        let guard = law.guard(Act::Register, Requires::RepresentativesMax).expect("a limit");
        assert_eq!(guard.says.limit_for(people), Some(5), "{people} on {day}");
        let remand = law.rules::<law::Guard>().any(|answer| answer.says.says.when == Some(When::OnRemand));
        assert!(!remand, "{day}");
    }
}
