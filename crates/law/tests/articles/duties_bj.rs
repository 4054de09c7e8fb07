//! What is owed by the rules of Beijing; where they are silent, by the national measures.

use jiff::civil::date;
use law::{DutyAct, Level, Mode, OrganKind, PackRole, Standing};

use crate::book::{BEIJING, SICHUAN, pack};
use crate::owed::{LEADERS, organ, owed, rules, seat, span};

/// The city's group hears a report each half-year; groups of districts, and of the city's departments and units,
/// each quarter; streets, townships, and the districts' departments and units as needed.
///
/// Article: BJ-4, BJN-1
#[test]
fn reports_are_heard_as_often_as_the_level_says() {
    use OrganKind::{AffiliatedInstitution, Committee, Congress, Department, Enterprise, Government, Township};
    for (kind, level, expected) in [
        (Committee, Level::Province, "BJ-4 1 times a half_year, 2"),
        (Government, Level::Province, "BJ-4 1 times a half_year, 2"),
        (Committee, Level::County, "BJ-4 1 times a quarter, 4"),
        (Government, Level::County, "BJ-4 1 times a quarter, 4"),
        (Department, Level::Province, "BJ-4 1 times a quarter, 4"),
        (AffiliatedInstitution, Level::Province, "BJ-4 1 times a quarter, 4"),
        (Enterprise, Level::Province, "BJ-4 1 times a quarter, 4"),
        (Department, Level::County, "BJ-4 as needed"),
        (AffiliatedInstitution, Level::County, "BJ-4 as needed"),
        (Township, Level::Township, "BJ-4 as needed"),
        (Committee, Level::Township, "BJ-4 as needed"),
        // Neither a leading group of Party and government nor one of a department or unit.
        (Congress, Level::County, "NAT-4¶1 regularly"),
    ] {
        assert_eq!(rules(BEIJING, organ(kind, level), DutyAct::HearReport), expected, "{kind} {level}");
        assert_eq!(rules(SICHUAN, organ(kind, level), DutyAct::HearReport), "NAT-4¶1 regularly", "{kind} {level}");
    }
}

/// What falls into part of a quarter or half-year only is not counted.
///
/// Article: BJ-4
#[test]
fn only_whole_spans_count() {
    let (county, province) = (Level::County, Level::Province);
    for (level, from, until, expected) in [
        (county, date(2025, 1, 1), date(2025, 3, 31), "BJ-4 1 times a quarter, 1"),
        (county, date(2025, 1, 2), date(2025, 3, 31), "BJ-4 1 times a quarter, 0"),
        (county, date(2024, 11, 15), date(2025, 8, 20), "BJ-4 1 times a quarter, 2"),
        (province, date(2025, 1, 1), date(2025, 6, 30), "BJ-4 1 times a half_year, 1"),
        (province, date(2025, 1, 1), date(2025, 6, 29), "BJ-4 1 times a half_year, 0"),
        (province, date(2023, 7, 1), date(2025, 6, 30), "BJ-4 1 times a half_year, 4"),
    ] {
        let seat = organ(OrganKind::Government, level);
        let found = owed(PackRole::Responsibility, BEIJING, span(from, until), seat, DutyAct::HearReport);
        assert_eq!(found, expected, "{level} {from} to {until}");
    }
}

/// Agenda and means; sound decisions, policies that fit together, an assessment of risk before each major decision.
///
/// Article: BJ-4, BJ-5
#[test]
fn every_organ_prevents() {
    for kind in [OrganKind::Government, OrganKind::Department, OrganKind::Court, OrganKind::MassOrganisation] {
        for (act, expected) in [
            (DutyAct::SetAgenda, "BJ-4 always"),
            (DutyAct::ProvideResources, "BJ-4 always"),
            (DutyAct::DecideSoundly, "BJ-5 on policy_made; BJ-5 always"),
            (DutyAct::AssessRisk, "BJ-5 on major_decision"),
            (DutyAct::WarnOfRisk, "BJ-5 always"),
            (DutyAct::ScreenDisputes, "BJ-6 regularly"),
        ] {
            assert_eq!(rules(BEIJING, organ(kind, Level::County), act), expected, "{act} of {kind}");
        }
    }
}

/// Screening is owed by every organ in Beijing, by committees and governments alone elsewhere.
///
/// Article: BJ-6, BJ-7, BJN-2
#[test]
fn committees_and_governments_bear_the_main_responsibility() {
    for act in [DutyAct::AttributeResponsibility, DutyAct::UrgeSolution, DutyAct::GuidePetitioners] {
        for kind in [OrganKind::Committee, OrganKind::Government] {
            assert_eq!(rules(BEIJING, organ(kind, Level::County), act), "BJ-7 always", "{act} of {kind}");
        }
        assert_eq!(rules(BEIJING, organ(OrganKind::Department, Level::County), act), "", "{act}");
    }
    assert_eq!(rules(SICHUAN, organ(OrganKind::Court, Level::County), DutyAct::ScreenDisputes), "");
    assert_eq!(rules(BEIJING, organ(OrganKind::Court, Level::County), DutyAct::ScreenDisputes), "BJ-6 regularly");
}

/// Departments, field offices and institutions handle their own matters; mass bodies and firms do, too, and carry
/// what people lawfully claim to the organs.
///
/// Article: BJ-8, BJ-9
#[test]
fn units_handle_their_own_matters_and_carry_claims() {
    use OrganKind::{
        AffiliatedInstitution, Department, Enterprise, FieldOffice, MassOrganisation, StateControlledEnterprise,
        VerticalDepartment,
    };
    for (kind, own, below, agent, guides) in [
        (Department, "BJ-8 always", "", "", ""),
        (VerticalDepartment, "BJ-8 always", "BJ-8 always", "", ""),
        (FieldOffice, "BJ-8 always", "", "", ""),
        (AffiliatedInstitution, "BJ-8 always", "", "", ""),
        (MassOrganisation, "BJ-9 always", "", "BJ-9 as needed", "BJ-9 as needed"),
        (Enterprise, "BJ-9 always", "", "BJ-9 as needed", "BJ-9 as needed"),
        (StateControlledEnterprise, "BJ-9 always", "", "BJ-9 as needed", "BJ-9 as needed"),
    ] {
        let of = |act| rules(BEIJING, organ(kind, Level::County), act);
        assert_eq!(of(DutyAct::HandleOwnMatters), own, "{kind}");
        assert_eq!(of(DutyAct::SuperviseSubordinates), below, "{kind}");
        assert_eq!(of(DutyAct::ActAsAgent), agent, "{kind}");
        assert_eq!(of(DutyAct::GuidePetitioners), guides, "{kind}");
        assert_eq!(of(DutyAct::HandOverIllegality), "BJ-8 on illegal_act", "{kind}");
    }
}

/// The bodies for petition work of every organ and unit process and suggest, not petition departments alone.
///
/// Article: BJ-10
#[test]
fn bodies_for_petition_work_process_and_suggest() {
    for (act, expected) in [
        (DutyAct::ProcessPetitions, "BJ-10 always"),
        (DutyAct::Analyse, "BJ-10 always"),
        (DutyAct::ProposeImprovement, "BJ-10 as needed"),
        (DutyAct::ProposePolicy, "BJ-10 as needed"),
        (DutyAct::ProposeAccountability, "BJ-10 as needed"),
    ] {
        for kind in [OrganKind::PetitionOffice, OrganKind::Department, OrganKind::Court] {
            assert_eq!(rules(BEIJING, organ(kind, Level::County), act), expected, "{act} of {kind}");
        }
        assert_eq!(rules(BEIJING, organ(OrganKind::Government, Level::County), act), "", "{act} of a government");
    }
}

/// Article: BJ-11
#[test]
fn the_head_answers_for_all_and_members_for_their_part() {
    for (standing, overall, portfolio) in [
        (Standing::Head, "BJ-11 always", ""),
        (Standing::Member, "", "BJ-11 always"),
        (Standing::PetitionLead, "", "BJ-11 always"),
        (Standing::Handler, "", ""),
    ] {
        let of = |act| rules(BEIJING, seat(OrganKind::Department, Level::County, standing), act);
        assert_eq!(of(DutyAct::TakeOverallResponsibility), overall, "{standing}");
        assert_eq!(of(DutyAct::TakePortfolioResponsibility), portfolio, "{standing}");
    }
}

/// Leaders receive in their posts and, more than that, by appointment, with a case, after closing, together.
///
/// Article: BJ-12
#[test]
fn leaders_receive_in_five_ways_without_a_number() {
    for standing in LEADERS {
        let seat = seat(OrganKind::Government, Level::County, standing);
        assert_eq!(rules(BEIJING, seat, DutyAct::ReadLetters), "BJ-12 always");
        assert_eq!(rules(BEIJING, seat, DutyAct::ReceiveVisitors), "BJ-12 regularly");
        assert_eq!(rules(BEIJING, seat, DutyAct::Coordinate), "BJ-12 on hard_case");
    }
    let duties = &pack("BJ").rules.duties;
    let reception = duties.iter().find(|rule| rule.says.act == DutyAct::ReceiveVisitors).expect("reception");
    let ways = [Mode::InPost, Mode::Appointed, Mode::WithCase, Mode::ReturnVisit, Mode::JointVisit];
    assert_eq!(reception.says.modes, ways);
    assert_eq!(rules(BEIJING, seat(OrganKind::Court, Level::County, Standing::Handler), DutyAct::ReadLetters), "");
}

/// Three occasions on which a leader takes a case on.
///
/// Article: BJ-13
#[test]
fn leaders_sponsor_cases_on_three_occasions() {
    let expected = "BJ-13 on listed_dispute; BJ-13 on prominent_field; BJ-13 on several_bodies";
    for kind in [OrganKind::Government, OrganKind::Department, OrganKind::Court] {
        assert_eq!(rules(BEIJING, organ(kind, Level::County), DutyAct::SponsorCase), expected, "{kind}");
    }
    assert_eq!(rules(SICHUAN, organ(OrganKind::Government, Level::County), DutyAct::SponsorCase), "");
}

/// Article: BJ-14
#[test]
fn staff_keep_discipline() {
    for standing in Standing::ALL {
        let of = seat(OrganKind::Department, Level::County, *standing);
        assert_eq!(rules(BEIJING, of, DutyAct::KeepDiscipline), "BJ-14 always", "{standing}");
    }
}

/// A special inspection a year at least, inspection of cases when the time is right; a circular on assessment a year.
///
/// Article: BJ-15, BJ-16, BJ-17, BJ-18
#[test]
fn organs_inspect_assess_and_circulate() {
    for kind in [OrganKind::Government, OrganKind::Department, OrganKind::Procuratorate] {
        for (act, expected) in [
            (DutyAct::SpecialInspection, "BJ-15 1 times a year, 1"),
            (DutyAct::CaseInspection, "BJ-15 as needed"),
            (DutyAct::CirculateInspection, "BJ-15 on inspection_done"),
            (DutyAct::ApplyAssessment, "BJ-16 on assessment_done"),
            (DutyAct::CirculateAssessment, "BJ-17 1 times a year, 1"),
            (DutyAct::HearPetitionOffice, ""),
        ] {
            assert_eq!(rules(BEIJING, organ(kind, Level::County), act), expected, "{act} of {kind}");
        }
    }
    let personnel = organ(OrganKind::Personnel, Level::Province);
    assert_eq!(rules(BEIJING, personnel, DutyAct::HearPetitionOffice), "BJ-18 on cadre_vetting");
}
