//! What is owed by the rules of Jiangsu; where they are silent or lost, by the national measures.

use jiff::civil::date;
use law::{DutyAct, DutyPlace, Level, Mark, OrganKind, PackRole, Standing};

use crate::book::{JIANGSU, cite, pack};
use crate::owed::{LEADERS, organ, owed, rules, seat, span};

/// Article: JS-4
#[test]
fn the_head_answers_first_and_for_all() {
    for (standing, overall, portfolio) in [
        (Standing::Head, "JS-4 always", ""),
        (Standing::Member, "", "JS-4 always"),
        (Standing::PetitionLead, "", "JS-4 always"),
        (Standing::Handler, "", ""),
    ] {
        let of = |act| rules(JIANGSU, seat(OrganKind::Government, Level::County, standing), act);
        assert_eq!(of(DutyAct::TakeOverallResponsibility), overall, "{standing}");
        assert_eq!(of(DutyAct::TakePortfolioResponsibility), portfolio, "{standing}");
    }
}

/// Leaders of the province go down each half-year, those of a city receive each quarter, those of a county at a
/// fixed point each month, those of a township at any time.
///
/// Article: JS-5(6)
#[test]
fn leaders_go_down_or_receive_as_their_level_says() {
    use OrganKind::{Committee, Government, Township};
    for (kind, level, down, reception) in [
        (Committee, Level::Province, "JS-5(6) 1 times a half_year, 2", "NAT-4¶3 regularly"),
        (Government, Level::Province, "JS-5(6) 1 times a half_year, 2", "NAT-4¶3 regularly"),
        (Committee, Level::Prefecture, "", "JS-5(6) 1 times a quarter, 4"),
        (Government, Level::Prefecture, "", "JS-5(6) 1 times a quarter, 4"),
        (Committee, Level::County, "", "JS-5(6) 1 times a month, 12"),
        (Government, Level::County, "", "JS-5(6) 1 times a month, 12"),
        (Township, Level::Township, "", "JS-5(6) at any time"),
        (Government, Level::Township, "", "JS-5(6) at any time"),
    ] {
        for standing in LEADERS {
            let of = |act| rules(JIANGSU, seat(kind, level, standing), act);
            assert_eq!(of(DutyAct::VisitDown), down, "{kind} {level} {standing}");
            assert_eq!(of(DutyAct::ReceiveVisitors), reception, "{kind} {level} {standing}");
        }
        let clerk = |act| rules(JIANGSU, seat(kind, level, Standing::Handler), act);
        assert_eq!((clerk(DutyAct::VisitDown), clerk(DutyAct::ReceiveVisitors)), (String::new(), String::new()));
    }
}

/// Only the county's reception is tied to a place: a fixed point.
///
/// Article: JS-5(6)
#[test]
fn a_county_receives_at_a_fixed_point() {
    let duties = pack("JS").rules.duties.iter().filter(|rule| rule.says.place.is_some());
    let placed: Vec<_> = duties.map(|rule| (rule.head.applies.levels.clone(), rule.says.place)).collect();
    assert_eq!(placed, [(vec![Level::County], Some(DutyPlace::FixedPoint))]);
}

/// Article: JS-5(6)
#[test]
fn only_whole_spans_of_a_tenure_count() {
    for (level, act, from, until, expected) in [
        (Level::Prefecture, DutyAct::ReceiveVisitors, date(2025, 2, 5), date(2025, 9, 30), "quarter, 2"),
        (Level::County, DutyAct::ReceiveVisitors, date(2025, 1, 15), date(2025, 3, 31), "month, 2"),
        (Level::County, DutyAct::ReceiveVisitors, date(2025, 2, 1), date(2025, 2, 27), "month, 0"),
        (Level::Province, DutyAct::VisitDown, date(2024, 7, 1), date(2025, 12, 30), "half_year, 2"),
    ] {
        let seat = seat(OrganKind::Government, level, Standing::Member);
        let found = owed(PackRole::Responsibility, JIANGSU, span(from, until), seat, act);
        assert_eq!(found, format!("JS-5(6) 1 times a {expected}"), "{level} {from} to {until}");
    }
}

/// Members read letters themselves, take on what stands out in their place, and sponsor hard cases.
///
/// Article: JS-5(6)
#[test]
fn leaders_read_coordinate_and_sponsor() {
    for level in [Level::Province, Level::Prefecture, Level::County, Level::Township] {
        for standing in LEADERS {
            let of = |act| rules(JIANGSU, seat(OrganKind::Committee, level, standing), act);
            assert_eq!(of(DutyAct::ReadLetters), "JS-5(6) always", "{level} {standing}");
            assert_eq!(of(DutyAct::Coordinate), "JS-5(6) on prominent_field", "{level} {standing}");
            assert_eq!(of(DutyAct::SponsorCase), "JS-5(6) on hard_case", "{level} {standing}");
        }
    }
}

/// Leaders of departments follow the rhythm of the leaders of their level; for the province that is each half-year.
///
/// Article: JS-6¶2
#[test]
fn leaders_of_departments_follow_their_level() {
    for (level, expected) in [
        (Level::Province, "JS-6¶2 1 times a half_year, 2"),
        (Level::Prefecture, "JS-6¶2 1 times a quarter, 4"),
        (Level::County, "JS-6¶2 1 times a month, 12"),
    ] {
        for standing in [Standing::Head, Standing::Member] {
            for kind in [OrganKind::Department, OrganKind::VerticalDepartment] {
                let of = |act| rules(JIANGSU, seat(kind, level, standing), act);
                assert_eq!(of(DutyAct::ReceiveVisitors), expected, "{kind} {level} {standing}");
                assert_eq!(of(DutyAct::SponsorCase), "JS-6¶2 on hard_case", "{kind} {level} {standing}");
                assert_eq!(of(DutyAct::Coordinate), "JS-6¶2 on prominent_field", "{kind} {level} {standing}");
            }
        }
        let clerk = seat(OrganKind::Department, level, Standing::Handler);
        assert_eq!(rules(JIANGSU, clerk, DutyAct::ReceiveVisitors), "", "{level}");
    }
    // Courts and congresses are no departments.
    let court = seat(OrganKind::Court, Level::County, Standing::Head);
    assert_eq!(rules(JIANGSU, court, DutyAct::ReceiveVisitors), "NAT-4¶3 regularly");
}

/// Departments solve what is wrong in their own line, and hold to account where inaction sharpened a conflict.
///
/// Article: JS-6¶1(4), NAT-5¶1
#[test]
fn departments_hold_their_own_to_account() {
    for (kind, analyse, account) in [
        (OrganKind::Department, "JS-6¶1(4) as needed", "JS-6¶1(4) on conflict_sharpened"),
        (OrganKind::VerticalDepartment, "JS-6¶1(4) as needed", "JS-6¶1(4) on conflict_sharpened"),
        (OrganKind::Government, "", ""),
        (OrganKind::Court, "", ""),
    ] {
        let of = |act| rules(JIANGSU, organ(kind, Level::County), act);
        assert_eq!(of(DutyAct::Analyse), analyse, "{kind}");
        assert_eq!(of(DutyAct::HoldAccountable), account, "{kind}");
    }
    // The items that our copy lost are not made up: the national measures go on.
    let department = organ(OrganKind::Department, Level::County);
    assert_eq!(rules(JIANGSU, department, DutyAct::HandleOwnMatters), "NAT-5¶1 always");
}

/// What our copy lost is marked as lost and carries no rule.
///
/// Article: JS-5(1), JS-5(5), JS-6¶1(1), JS-6¶1(3)
#[test]
fn lost_items_carry_no_rule() {
    for text in ["JS-5(1)", "JS-5(2)", "JS-5(3)", "JS-5(4)", "JS-5(5)", "JS-6¶1(1)", "JS-6¶1(2)", "JS-6¶1(3)"] {
        let provision = pack("JS").provision(cite(text)).expect(text);
        assert_eq!(provision.mark, Some(Mark::Lost), "{text}");
        assert!(pack("JS").rules.heads().all(|(_, head)| head.cite != cite(text)), "{text}");
    }
}

/// Article: JS-7, JS-8
#[test]
fn petition_departments_guide_process_and_suggest_and_staff_keep_discipline() {
    for (act, expected) in [
        (DutyAct::ProcessPetitions, "JS-7 always"),
        (DutyAct::Analyse, "JS-7 always"),
        (DutyAct::ProposeImprovement, "JS-7 as needed"),
        (DutyAct::ProposePolicy, "JS-7 as needed"),
    ] {
        assert_eq!(rules(JIANGSU, organ(OrganKind::PetitionOffice, Level::County), act), expected, "{act}");
        let other = if act == DutyAct::Analyse { "JS-6¶1(4) as needed" } else { "" };
        assert_eq!(rules(JIANGSU, organ(OrganKind::Department, Level::County), act), other, "{act}");
    }
    let clerk = seat(OrganKind::Department, Level::County, Standing::Handler);
    assert_eq!(rules(JIANGSU, clerk, DutyAct::KeepDiscipline), "JS-8 always");
}

/// Two yearly inspections: a joint one by the inspection bodies of committee and government, a special one by every
/// organ. Petition work stands in the yearly plan.
///
/// Article: JS-9
#[test]
fn inspection_is_owed_twice_over() {
    for (kind, plan, joint, special) in [
        (OrganKind::Committee, "JS-9 1 times a year, 1", "", "JS-9 1 times a year, 1"),
        (OrganKind::Government, "JS-9 1 times a year, 1", "", "JS-9 1 times a year, 1"),
        (OrganKind::Inspection, "", "JS-9 1 times a year, 1", "JS-9 1 times a year, 1"),
        (OrganKind::Department, "", "", "JS-9 1 times a year, 1"),
        (OrganKind::Court, "", "", "JS-9 1 times a year, 1"),
    ] {
        let of = |act| rules(JIANGSU, organ(kind, Level::Prefecture), act);
        let agenda = of(DutyAct::SetAgenda);
        let planned: Vec<&str> = agenda.split("; ").filter(|words| words.starts_with("JS-9")).collect();
        assert_eq!(planned.concat(), plan, "{kind}: {agenda}");
        assert_eq!(of(DutyAct::JointInspection), joint, "{kind}");
        assert_eq!(of(DutyAct::SpecialInspection), special, "{kind}");
        assert_eq!(of(DutyAct::CirculateInspection), "JS-9 on inspection_done", "{kind}");
    }
}

/// What was achieved counts for rating, promotion and reward; the petition department is heard at each vetting.
///
/// Article: JS-11¶1, JS-11¶2
#[test]
fn results_count_and_petition_departments_are_heard() {
    for (kind, apply, hear) in [
        (OrganKind::Committee, "JS-11¶1 on assessment_done", ""),
        (OrganKind::Government, "JS-11¶1 on assessment_done", ""),
        (OrganKind::Personnel, "NAT-10¶1 on assessment_done", "JS-11¶2 on cadre_vetting"),
    ] {
        let of = |act| rules(JIANGSU, organ(kind, Level::County), act);
        assert_eq!(of(DutyAct::ApplyAssessment), apply, "{kind}");
        assert_eq!(of(DutyAct::HearPetitionOffice), hear, "{kind}");
    }
}

/// The petition department proposes and hands over; discipline and personnel bodies investigate and report back;
/// the three meet now and then.
///
/// Article: JS-18, JS-19¶1, JS-19¶2, JS-7
#[test]
fn referrals_are_handed_over_investigated_and_answered() {
    for (kind, propose, investigate, back, meet) in [
        (OrganKind::PetitionOffice, "JS-7 as needed; JS-18 as needed", "", "", "JS-19¶2 as needed"),
        (
            OrganKind::Discipline,
            "",
            "JS-19¶1 on suggestion_received",
            "JS-18 on referral_received",
            "JS-19¶2 as needed",
        ),
        (OrganKind::Personnel, "", "JS-19¶1 on suggestion_received", "JS-18 on referral_received", "JS-19¶2 as needed"),
        (OrganKind::Department, "", "", "", ""),
    ] {
        let of = |act| rules(JIANGSU, organ(kind, Level::County), act);
        assert_eq!(of(DutyAct::ProposeAccountability), propose, "{kind}");
        assert_eq!(of(DutyAct::InvestigateReferral), investigate, "{kind}");
        assert_eq!(of(DutyAct::ReportBack), back, "{kind}");
        assert_eq!(of(DutyAct::MeetJointly), meet, "{kind}");
    }
}
