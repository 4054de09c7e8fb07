//! Every term of the regulations: from which event, for which organ and purpose, how long, and who may extend it.

use jiff::civil::{Date, date};
use law::Purpose::{Accusation, Claim, Proposal};
use law::Start::{
    Accepted, FinalReviewRequested, ReceivedAssigned, ReceivedByPetitionOffice, ReceivedDirectly, ReceivedTransferred,
    ReplyDelivered, ReviewDelivered, ReviewRequested, SuggestionReceived, SuggestionRefused, Urged,
};
use law::{Approver, ClockRule, Level, OrganKind, Purpose, Seat, Start};

use crate::book::{BEIJING, SHANDONG, SICHUAN, ZHEJIANG, law};

const OFFICE: OrganKind = OrganKind::PetitionOffice;
const DEPARTMENT: OrganKind = OrganKind::Department;
const CONGRESS: OrganKind = OrganKind::Congress;
const COURT: OrganKind = OrganKind::Court;
const PROCURATORATE: OrganKind = OrganKind::Procuratorate;
const PURPOSES: &[Purpose] = &[Proposal, Accusation, Claim];

/// `R22-34 60 days + 30 own_leader: answered`, and marks for the petitioner's window and for hearings left out.
fn words(rule: &ClockRule) -> String {
    let says = &rule.says;
    let mut words = vec![rule.head.cite.to_string()];
    words.extend(says.period.length.map(|length| length.to_string()));
    words.push(says.period.unit.to_string());
    if let Some(more) = &says.extension {
        // By the texts or by what was decided where they are silent: once, before the end, with the reason told. Who
        // assigned a matter says for how long, and the petitioner has no part in it.
        let assigned = more.approver == Approver::Assigner;
        let how = if assigned { (None, true, false) } else { (Some(1), true, true) };
        assert_eq!((more.times_max, more.before_expiry, more.tell_reason), how, "{}", rule.head.id);
        let days = more.days_max.map_or_else(|| "as approved".to_owned(), |days| days.to_string());
        words.push(format!("+ {days} {}", more.approver));
    }
    words.extend(says.excludes.iter().map(|span| format!("without {span}")));
    words.extend(says.window.then(|| format!("window of {}", says.bearer)));
    words.join(" ")
}

/// The terms that an event starts for a county-level organ, by purpose in the order proposal, accusation, claim; one
/// entry where they agree.
fn terms(division: &str, day: Date, organ: OrganKind, start: Start) -> String {
    let law = law(division, day).asked_by(Seat::organ(organ, Level::County));
    let of = |purpose: &Purpose| {
        let mut terms: Vec<String> = law.clocks_from(start, *purpose).map(words).collect();
        terms.sort();
        terms.join("; ")
    };
    let mut found: Vec<String> = PURPOSES.iter().map(of).collect();
    found.dedup();
    found.join(" | ")
}

type Row<'a> = (OrganKind, Start, &'a str);

fn check(division: &str, day: Date, rows: &[Row<'_>]) {
    for (organ, start, expected) in rows {
        assert_eq!(terms(division, day, *organ, *start), *expected, "{organ} {start} in {division} on {day}");
    }
}

/// The day on which the regulation of 2022 is asked.
const NOW: Date = date(2024, 6, 3);
/// A day under the regulation of 2005 with the local ones.
const BEFORE: Date = date(2018, 6, 4);
/// A day under the regulation of 2005 alone.
const EARLY: Date = date(2010, 6, 7);

/// The nation in 2024: receipt and route.
///
/// Article: R22-22¶1, R22-22¶1(3), R22-23¶2, R22-23¶3
#[test]
fn the_nation_now_takes_in_within_fifteen_days() {
    let sent = "R22-23¶3 15 days; R22-23¶3 5 working_days window of organ";
    let assigned = "R22-22¶1(3) set_in_act; R22-23¶3 15 days; R22-23¶3 5 working_days window of organ";
    check(
        SICHUAN,
        NOW,
        &[
            (OFFICE, ReceivedByPetitionOffice, "R22-22¶1 15 days"),
            (DEPARTMENT, ReceivedDirectly, "R22-23¶2 15 days"),
            (CONGRESS, ReceivedDirectly, "R22-23¶2 15 days"),
            (OrganKind::Enterprise, ReceivedDirectly, "R22-23¶2 15 days"),
            (DEPARTMENT, ReceivedTransferred, sent),
            (DEPARTMENT, ReceivedAssigned, assigned),
            (OrganKind::Institution, ReceivedAssigned, assigned),
        ],
    );
}

/// The nation in 2024: the notices bind neither those who handle litigation nor, for accusations, discipline organs;
/// the objection binds all.
///
/// Article: R22-23¶2, R22-23¶3, R22-23¶4
#[test]
fn the_notices_leave_litigation_and_accusations_to_their_own_rules() {
    let objection = "R22-23¶3 5 working_days window of organ";
    let both = "R22-23¶3 15 days; R22-23¶3 5 working_days window of organ";
    for organ in [COURT, PROCURATORATE, OrganKind::PoliticalLegal] {
        let sent = format!("{both} | {objection}");
        assert_eq!(terms(SICHUAN, NOW, organ, ReceivedDirectly), "R22-23¶2 15 days | ", "{organ}");
        assert_eq!(terms(SICHUAN, NOW, organ, ReceivedTransferred), sent, "{organ}");
    }
    let sent = format!("{both} | {objection} | {both}");
    let discipline = OrganKind::Discipline;
    assert_eq!(terms(SICHUAN, NOW, discipline, ReceivedDirectly), "R22-23¶2 15 days |  | R22-23¶2 15 days");
    assert_eq!(terms(SICHUAN, NOW, discipline, ReceivedTransferred), sent);
}

/// The nation in 2024: only claims have the sixty days; review and final review are for all organs, and for all but
/// accusations, which go by rules of their own; what was answered can be evaluated; feedback on a suggestion has no
/// number.
///
/// Article: R22-21¶2, R22-30¶1, R22-34, R22-35, R22-36¶1, R22-36¶2, R22-40¶4
#[test]
fn the_nation_now_handles_claims_in_sixty_days() {
    let evaluated = "R22-21¶2 30 days window of petitioner";
    let reviewed = "R22-35 30 days window of petitioner";
    let reply = format!("{evaluated}; {reviewed} | {evaluated} | {evaluated}; {reviewed}");
    let again = "R22-36¶1 30 days window of petitioner";
    for organ in [DEPARTMENT, CONGRESS, COURT, OrganKind::MassOrganisation] {
        check(
            SICHUAN,
            NOW,
            &[
                (organ, Accepted, " | R22-34 60 days + 30 own_leader"),
                (organ, ReplyDelivered, &reply),
                (organ, ReviewRequested, "R22-35 30 days"),
                (organ, ReviewDelivered, &format!("{again} |  | {again}")),
                (organ, FinalReviewRequested, "R22-36¶1 30 days without hearing"),
                (organ, SuggestionReceived, "R22-40¶4 unstated"),
                (organ, SuggestionRefused, ""),
                (organ, Urged, ""),
            ],
        );
    }
}

/// The nation in 2010: fifteen days each, no objection, and nothing of it for congresses, courts and procuratorates.
///
/// Article: R05-21¶1, R05-21¶1(4), R05-21¶2, R05-22¶2, R05-33, R05-34, R05-35¶1, R05-35¶2, R05-36¶2
#[test]
fn the_nation_before_bound_the_administration_alone() {
    check(
        SICHUAN,
        EARLY,
        &[
            (OFFICE, ReceivedByPetitionOffice, "R05-21¶1 15 days"),
            (OFFICE, ReceivedDirectly, ""),
            (DEPARTMENT, ReceivedByPetitionOffice, ""),
            (DEPARTMENT, ReceivedDirectly, "R05-22¶2 15 days"),
            (DEPARTMENT, ReceivedTransferred, "R05-21¶2 15 days"),
            (DEPARTMENT, ReceivedAssigned, "R05-21¶1(4) set_in_act; R05-21¶2 15 days"),
            (DEPARTMENT, Accepted, "R05-33 60 days + 30 own_leader"),
            (DEPARTMENT, ReplyDelivered, "R05-34 30 days window of petitioner"),
            (DEPARTMENT, ReviewRequested, "R05-34 30 days"),
            (DEPARTMENT, ReviewDelivered, "R05-35¶1 30 days window of petitioner"),
            (DEPARTMENT, FinalReviewRequested, "R05-35¶1 30 days without hearing"),
            (DEPARTMENT, SuggestionReceived, "R05-36¶2 30 days"),
        ],
    );
    for organ in [CONGRESS, COURT, PROCURATORATE] {
        // What runs beside a petition binds no organ.
        for start in Start::ALL.iter().filter(|start| **start != Start::RightInfringed) {
            assert_eq!(terms(SICHUAN, EARLY, organ, *start), "", "{organ} {start}");
        }
    }
}

/// Zhejiang in 2018: five working days for every state organ, thirty days and at most sixty more; review as the
/// nation has it for the administration, and by their own rules for the others.
///
/// Article: ZJ16-20¶1, ZJ16-20¶2, ZJ16-23¶1, ZJ16-24¶1, ZJ16-24¶2, ZJ16-29
#[test]
fn zhejiang_decides_in_five_working_days() {
    for organ in [DEPARTMENT, CONGRESS, COURT, PROCURATORATE] {
        check(
            ZHEJIANG,
            BEFORE,
            &[
                (organ, ReceivedDirectly, "ZJ16-20¶1 5 working_days"),
                (organ, ReceivedTransferred, "ZJ16-20¶2 5 working_days"),
                (organ, Accepted, "ZJ16-23¶1 30 days + 60 own_leader"),
            ],
        );
    }
    check(
        ZHEJIANG,
        BEFORE,
        &[
            (OFFICE, ReceivedByPetitionOffice, "ZJ16-20¶1 5 working_days"),
            (OFFICE, ReceivedDirectly, ""),
            (DEPARTMENT, ReceivedAssigned, "ZJ16-20¶2 5 working_days; ZJ16-29 set_in_act"),
            (COURT, ReceivedAssigned, "ZJ16-20¶2 5 working_days"),
            (DEPARTMENT, ReplyDelivered, "R05-34 30 days window of petitioner"),
            (DEPARTMENT, ReviewRequested, "R05-34 30 days"),
            (DEPARTMENT, ReviewDelivered, "R05-35¶1 30 days window of petitioner"),
            (DEPARTMENT, FinalReviewRequested, "R05-35¶1 30 days without hearing"),
            (DEPARTMENT, SuggestionReceived, "R05-36¶2 30 days"),
            (COURT, ReplyDelivered, "ZJ16-24¶2 unstated window of petitioner"),
            (COURT, ReviewRequested, "ZJ16-24¶2 unstated"),
            (CONGRESS, ReplyDelivered, "ZJ16-24¶2 unstated window of petitioner"),
            (PROCURATORATE, ReviewDelivered, ""),
            (COURT, FinalReviewRequested, ""),
            (COURT, SuggestionReceived, ""),
        ],
    );
}

/// Shandong in 2018: fifteen days, sixty for claims of every state organ; three working days to take a request for
/// review up.
///
/// Article: SD15-33¶1, SD15-33¶2, SD15-42¶1, SD15-42¶2, SD15-43¶1, SD15-43¶2, SD15-44¶1, SD15-44¶2, SD15-59¶2
#[test]
fn shandong_takes_reviews_up_in_three_working_days() {
    for organ in [DEPARTMENT, CONGRESS, COURT] {
        check(
            SHANDONG,
            BEFORE,
            &[
                (organ, ReceivedDirectly, "SD15-33¶1 15 days"),
                (organ, ReceivedTransferred, "SD15-33¶2 15 days"),
                (organ, SuggestionReceived, "SD15-59¶2 30 days"),
            ],
        );
    }
    check(
        SHANDONG,
        BEFORE,
        &[
            (OFFICE, ReceivedByPetitionOffice, "SD15-33¶1 15 days"),
            (COURT, Accepted, " | SD15-42¶1 60 days + 30 own_leader"),
            // For other purposes the nation's term stays that of the administration.
            (DEPARTMENT, Accepted, "R05-33 60 days + 30 own_leader | SD15-42¶1 60 days + 30 own_leader"),
            (
                COURT,
                ReceivedAssigned,
                "SD15-33¶2 15 days | SD15-33¶2 15 days; SD15-42¶2 set_in_act + as approved assigner",
            ),
            (DEPARTMENT, ReplyDelivered, "SD15-43¶1 30 days window of petitioner"),
            (DEPARTMENT, ReviewRequested, "SD15-43¶1 3 working_days; SD15-43¶1 30 days"),
            (DEPARTMENT, ReviewDelivered, "SD15-44¶1 30 days window of petitioner"),
            (DEPARTMENT, FinalReviewRequested, "SD15-44¶1 3 working_days; SD15-44¶1 30 days without hearing"),
            (COURT, ReplyDelivered, "SD15-43¶2 unstated window of petitioner"),
            (COURT, ReviewRequested, "SD15-43¶2 unstated"),
            (CONGRESS, ReviewDelivered, ""),
            (CONGRESS, FinalReviewRequested, ""),
        ],
    );
}

/// Beijing in 2018: objection in five working days for departments, extension of reviews by the committee, feedback
/// within the time set and the reasons of a refusal in three working days.
///
/// Article: BJ06-34¶1, BJ06-35, BJ06-40, BJ06-46, BJ06-47¶1, BJ06-50¶1, BJ06-50¶4, BJ06-52¶2
#[test]
fn beijing_lets_departments_object_and_its_committee_extend() {
    let sent = "BJ06-35(2) 15 days; BJ06-35(2) 5 working_days window of organ";
    check(
        BEIJING,
        BEFORE,
        &[
            (OFFICE, ReceivedByPetitionOffice, "BJ06-34¶1 15 days"),
            (OrganKind::Township, ReceivedByPetitionOffice, "BJ06-34¶1 15 days"),
            (DEPARTMENT, ReceivedDirectly, "BJ06-35(1) 15 days"),
            (DEPARTMENT, ReceivedTransferred, sent),
            (DEPARTMENT, ReceivedAssigned, &format!("{sent}; BJ06-46 set_in_act")),
            (DEPARTMENT, Accepted, "BJ06-40 60 days + 30 own_leader"),
            (DEPARTMENT, ReplyDelivered, "BJ06-47¶1 30 days window of petitioner"),
            (DEPARTMENT, ReviewRequested, "BJ06-50¶1 30 days + 30 review_committee"),
            (DEPARTMENT, ReviewDelivered, "BJ06-47¶1 30 days window of petitioner"),
            (DEPARTMENT, FinalReviewRequested, "BJ06-50¶1 30 days + 30 review_committee without hearing"),
            (DEPARTMENT, SuggestionReceived, "BJ06-52¶2 set_in_act"),
            (DEPARTMENT, SuggestionRefused, "BJ06-52¶2 3 working_days"),
        ],
    );
}

/// Beijing in 2018: congresses have the fifteen days, whoever brings the matter; courts and procuratorates go by
/// their own rules.
///
/// Article: BJ06-31, BJ06-56
#[test]
fn beijing_binds_congresses_and_leaves_courts_to_their_own_rules() {
    check(
        BEIJING,
        BEFORE,
        &[
            (CONGRESS, ReceivedDirectly, "BJ06-31 15 days"),
            (CONGRESS, ReceivedByPetitionOffice, "BJ06-31 15 days"),
            (CONGRESS, Accepted, ""),
            (CONGRESS, ReplyDelivered, ""),
            (CONGRESS, SuggestionReceived, ""),
        ],
    );
    for organ in [COURT, PROCURATORATE] {
        check(
            BEIJING,
            BEFORE,
            &[
                (organ, ReceivedDirectly, ""),
                (organ, ReceivedTransferred, ""),
                (organ, Accepted, "BJ06-56 unstated"),
                (organ, ReplyDelivered, "BJ06-56 unstated window of petitioner"),
                (organ, ReviewRequested, "BJ06-56 unstated"),
                (organ, FinalReviewRequested, ""),
            ],
        );
    }
}
