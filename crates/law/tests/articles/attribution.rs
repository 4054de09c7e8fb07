//! How responsibility splits between those who took part.

use jiff::civil::{Date, date};
use law::{Responsibility, Role};

use crate::book::{ANHUI, BEIJING, JIANGSU, SICHUAN, law, list};

/// Before the regulation of 2022, before the laws on officials; and with all of them.
const EARLY: Date = date(2018, 5, 7);
const LATE: Date = date(2024, 5, 6);

/// What is found of a part, as `NAT-11¶2 none with contemporaneous_minutes`, nearest text first.
fn found(division: &str, day: Date, responsibility: Responsibility, role: Role) -> String {
    let law = law(division, day);
    let words = law.attribution(responsibility, role).map(|answer| {
        let says = &answer.says.says;
        let needs = if says.needs.is_empty() { String::new() } else { format!(" with {}", list(&says.needs)) };
        format!("{} {}{needs}", answer.because.cite, says.finding)
    });
    words.collect::<Vec<_>>().join(", ")
}

/// Where each text splits responsibility. Anhui's news names the split without its parts.
const TEXTS: [(&str, &str); 4] =
    [(SICHUAN, "NAT-11¶2"), (BEIJING, "BJ-19¶2"), (ANHUI, "NAT-11¶2"), (JIANGSU, "JS-12¶2")];

/// Of a group: the head and the leader directly in charge bear the main, the others who took part an important
/// responsibility. Of a person: the handler is directly responsible, those two as leaders.
///
/// Article: NAT-11¶2, BJ-19¶2, JS-12¶2
#[test]
fn the_group_and_the_person_are_split_differently() {
    use Responsibility::{Collective, Personal};
    use Role::{DirectSupervisor, Handler, Head, ParticipatingMember};
    for (role, collective, personal) in [
        (Head, "main_leadership", "leadership"),
        (DirectSupervisor, "main_leadership", "leadership"),
        (ParticipatingMember, "important_leadership", ""),
        (Handler, "", "direct"),
    ] {
        for ((division, text), day) in TEXTS.into_iter().flat_map(|text| [EARLY, LATE].map(|day| (text, day))) {
            for (responsibility, finding) in [(Collective, collective), (Personal, personal)] {
                let expected = if finding.is_empty() { String::new() } else { format!("{text} {finding}") };
                let words = found(division, day, responsibility, role);
                assert_eq!(words, expected, "{responsibility} {role} in {division} on {day}");
            }
        }
    }
}

/// Who clearly opposed and was not followed bears nothing; it must stand in the minutes of the day. Reserving one's
/// opinion helps under the rules of the Party of 2019 only.
///
/// Article: NAT-11¶2, BJ-19¶2, JS-12¶2, ACC19-17(2)
#[test]
fn who_opposed_does_not_answer() {
    use Responsibility::{Collective, Personal};
    let party = "ACC19-17(2) none with contemporaneous_minutes";
    for (division, text) in TEXTS {
        let own = format!("{text} none with contemporaneous_minutes");
        let of = |day, responsibility, role| found(division, day, responsibility, role);
        assert_eq!(of(EARLY, Collective, Role::DissentingMember), own, "{division}");
        assert_eq!(of(LATE, Collective, Role::DissentingMember), format!("{own}, {party}"), "{division}");
        assert_eq!(of(EARLY, Collective, Role::ReservingMember), "", "{division}");
        assert_eq!(of(LATE, Collective, Role::ReservingMember), party, "{division}");
        for role in [Role::DissentingMember, Role::ReservingMember] {
            assert_eq!(of(LATE, Personal, role), "", "{division} {role}");
        }
    }
}

/// The regulations name managers directly in charge and others directly responsible, never a group; by the law on
/// sanctions of 2020 the leaders who bear responsibility answer for what a group did.
///
/// Article: R22-42, R05-40, ML-10
#[test]
fn the_regulations_name_managers_and_persons() {
    use Responsibility::{Collective, Personal};
    use Role::{DirectlyResponsibleManager, DirectlyResponsiblePerson, ResponsibleLeader};
    for (responsibility, role, early, late) in [
        (Personal, DirectlyResponsibleManager, "R05-40 direct", "R22-42 direct"),
        (Personal, DirectlyResponsiblePerson, "R05-40 direct", "R22-42 direct"),
        (Personal, ResponsibleLeader, "", ""),
        (Collective, DirectlyResponsibleManager, "", ""),
        (Collective, DirectlyResponsiblePerson, "", "ML-10 direct"),
        (Collective, ResponsibleLeader, "", "ML-10 leadership"),
    ] {
        for division in [SICHUAN, BEIJING, ANHUI, JIANGSU] {
            assert_eq!(found(division, EARLY, responsibility, role), early, "{responsibility} {role} in {division}");
            assert_eq!(found(division, LATE, responsibility, role), late, "{responsibility} {role} in {division}");
        }
    }
}
