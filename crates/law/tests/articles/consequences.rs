//! What a measure brings along: what is blocked, for whom, until when.

use jiff::civil::{Date, date};
use law::{
    Block, Blocked, Cite, Concurrent, Consequence, Ends, Lasts, Level, MeasureName, OrganKind, RunsFrom, Seat, Taken,
};

use crate::book::{ANHUI, BEIJING, JIANGSU, SICHUAN, cite, law, list, pack};

/// Who asks in the tables on officials: somebody in a department.
const OFFICIAL: Seat = Seat::organ(OrganKind::Department, Level::County);

fn until(says: &Blocked<'_>) -> String {
    match (says.until, says.lasts) {
        (Some(day), _) => format!("until {day}"),
        (None, Lasts::While(measure)) => format!("during {measure}"),
        (None, _) => "without a stated end".to_owned(),
    }
}

/// What follows from a measure whose period counts from this day, as `NAT-14 unit_honours of area|unit until
/// 2019-12-31`; of the texts named here.
fn blocked(division: &str, seat: Seat, taken: impl Into<Taken>, from: Date, texts: &[&str]) -> Vec<String> {
    let law = law(division, from).asked_by(seat);
    let named = |cite: Cite| texts.contains(&cite.pack.as_str());
    let found = law.consequences(taken.into(), from).filter(|answer| named(answer.because.cite));
    let mut words: Vec<String> = found
        .map(|answer| {
            let says = &answer.says;
            format!("{} {} of {} {}", answer.because.cite, list(says.blocks), list(says.whom), until(says))
        })
        .collect();
    words.sort_unstable();
    words
}

const RULES: [&str; 5] = ["NAT", "BJ", "AH", "JS", "R22"];

/// Admonition costs the area and the unit the comprehensive honours of the year in which it was decided.
///
/// Article: NAT-14, BJ-22, JS-16
#[test]
fn honours_are_lost_until_the_end_of_the_year() {
    for (division, at) in [(SICHUAN, "NAT-14"), (BEIJING, "BJ-22"), (ANHUI, "NAT-14"), (JIANGSU, "JS-16")] {
        for (from, until) in [
            (date(2018, 1, 1), "2018-12-31"),
            (date(2018, 12, 31), "2018-12-31"),
            (date(2019, 1, 1), "2019-12-31"),
            (date(2024, 2, 29), "2024-12-31"),
        ] {
            let expected = [format!("{at} unit_honours of area|unit until {until}")];
            let found = blocked(division, Seat::ANYONE, MeasureName::Admonition, from, &RULES);
            assert_eq!(found, expected, "{division} {from}");
        }
    }
}

/// No other rung blocks anything by these texts, and an admonition under the regulation's rules is not theirs.
///
/// Article: NAT-13, NAT-14, NAT-15, BJ-21, BJ-22, BJ-23, JS-14, JS-15, JS-18
#[test]
fn the_other_rungs_block_nothing_by_themselves() {
    use MeasureName::{Circular, Discipline, Explain, ListedSupervision, Organisational, SelfCriticism, Talk};
    for division in [SICHUAN, BEIJING, ANHUI, JIANGSU] {
        for measure in [Explain, SelfCriticism, Talk, Circular, Organisational, Discipline, ListedSupervision] {
            let found = blocked(division, Seat::ANYONE, measure, date(2024, 5, 6), &RULES);
            assert_eq!(found, [""; 0], "{measure} in {division}");
        }
        let taken = Taken { measure: MeasureName::Admonition, under: Some(cite("R22-39¶3")) };
        assert_eq!(blocked(division, Seat::ANYONE, taken, date(2024, 5, 6), &RULES), [""; 0], "{division}");
    }
}

/// As long as key management lasts the unit gets no honours, and its head, the leader directly in charge and the one
/// in whose portfolio it is get no awards and no promotion. Listed supervision blocks nothing.
///
/// Article: JS-17¶3
#[test]
fn key_management_blocks_as_long_as_it_lasts() {
    let taken = |under| Taken { measure: MeasureName::KeyManagement, under: Some(cite(under)) };
    for under in ["JS-17¶1", "JS-17¶2"] {
        let found = blocked(JIANGSU, Seat::ANYONE, taken(under), date(2018, 3, 12), &RULES);
        let expected = [
            "JS-17¶3 awards|promotion of head|direct_supervisor|portfolio_leader during key_management",
            "JS-17¶3 unit_honours of area|unit during key_management",
        ];
        assert_eq!(found, expected, "{under}");
    }
    for division in [SICHUAN, BEIJING, ANHUI] {
        let found = blocked(division, Seat::ANYONE, MeasureName::KeyManagement, date(2024, 3, 12), &RULES);
        assert_eq!(found, [""; 0], "{division}");
    }
}

/// Who failed in a duty so that a conflict arose and grew, with a bad effect or a serious consequence, is not promoted
/// and gets no important post: from what was found, without a measure, and with no end in the text.
///
/// Article: JS-11¶2
#[test]
fn a_cadre_found_to_have_failed_is_not_promoted() {
    let law = law(JIANGSU, date(2024, 5, 6));
    let mut found = law.rules::<Consequence>().filter(|answer| answer.says.says.on_ground);
    let answer = found.next().expect("a consequence of a ground");
    assert!(found.next().is_none());
    let says = &answer.says.says;
    assert_eq!(answer.because.cite.to_string(), "JS-11¶2");
    assert_eq!(
        (list(&says.blocks).as_str(), list(&says.whom).as_str()),
        ("promotion|important_post", "responsible_person")
    );
    assert!(says.of.is_empty());
    assert_eq!((says.lasts, says.ends, says.until(date(2018, 5, 8))), (Lasts::Unstated, Ends::ByDecision, None));
}

/// Periods of the sanctions for officials: six, twelve, eighteen and twenty-four months from the day of the decision;
/// no promotion, and from the demerit up no higher pay. The law on civil servants says the same.
///
/// Article: ML-8¶1(1), ML-8¶1(2), ML-8¶1(3), ML-8¶2, ML-19, CSL-64
#[test]
fn sanctions_of_officials_run_from_the_decision() {
    use MeasureName::{Demerit, GradeReduction, MajorDemerit, PostDismissal, Warning};
    for (measure, from, blocks, until) in [
        (Warning, date(2025, 3, 5), "promotion", "2025-09-04"),
        (Warning, date(2025, 8, 31), "promotion", "2026-02-28"),
        (Demerit, date(2024, 2, 29), "promotion|pay_step", "2025-02-28"),
        (Demerit, date(2025, 1, 1), "promotion|pay_step", "2025-12-31"),
        (MajorDemerit, date(2024, 8, 31), "promotion|pay_step", "2026-02-28"),
        (MajorDemerit, date(2024, 7, 1), "promotion|pay_step", "2025-12-31"),
        (GradeReduction, date(2024, 4, 6), "promotion|pay_step", "2026-04-05"),
        (PostDismissal, date(2023, 10, 2), "promotion|pay_step", "2025-10-01"),
    ] {
        for (text, at) in [("ML", "ML-19"), ("CSL", "CSL-64")] {
            let found = blocked(SICHUAN, OFFICIAL, measure, from, &[text]);
            let expected = format!("{at} {blocks} of official until {until}");
            assert_eq!(found.first(), Some(&expected), "{measure} {from}");
        }
    }
}

/// Who is not restored, and who is not taken on again: grade reduction and dismissal from the post leave the old rank
/// behind, dismissal closes the service for good.
///
/// Article: ML-24, ML-26¶2, CSL-65
#[test]
fn what_does_not_come_back() {
    use MeasureName::{Demerit, Dismissal, GradeReduction, PostDismissal};
    for (measure, law_on_sanctions, law_on_servants) in [
        (GradeReduction, "ML-26¶2 restoration", "CSL-65 restoration"),
        (PostDismissal, "ML-26¶2 restoration", "CSL-65 restoration"),
        (Dismissal, "ML-24 reappointment", ""),
        (Demerit, "", ""),
    ] {
        for (text, expected) in [("ML", law_on_sanctions), ("CSL", law_on_servants)] {
            let found = blocked(SICHUAN, OFFICIAL, measure, date(2025, 3, 5), &[text]);
            let open: Vec<&String> = found.iter().filter(|words| words.ends_with("without a stated end")).collect();
            let expected: Vec<String> = [expected]
                .iter()
                .filter(|words| !words.is_empty())
                .map(|words| format!("{words} of official without a stated end"))
                .collect();
            assert_eq!(open, expected.iter().collect::<Vec<_>>(), "{measure} {text}");
        }
    }
}

/// Staff of public institutions and managers of state-owned firms lose titles and grades instead of ranks, for the
/// same time; the law on civil servants does not speak of them.
///
/// Article: ML-20, ML-21, CSL-64
#[test]
fn institutions_and_firms_have_their_own_articles() {
    use MeasureName::{Demerit, Warning};
    use OrganKind::{AffiliatedInstitution, Enterprise, Institution, StateControlledEnterprise};
    for (organ, at) in [
        (Institution, "ML-20"),
        (AffiliatedInstitution, "ML-20"),
        (Enterprise, "ML-21"),
        (StateControlledEnterprise, "ML-21"),
    ] {
        let seat = Seat::organ(organ, Level::County);
        for (measure, blocks, until) in [
            (Warning, "promotion|title_promotion", "2025-09-04"),
            (Demerit, "promotion|title_promotion|pay_step", "2026-03-04"),
        ] {
            let found = blocked(SICHUAN, seat, measure, date(2025, 3, 5), &["ML", "CSL"]);
            assert_eq!(found, [format!("{at} {blocks} of official until {until}")], "{measure} {organ}");
        }
    }
}

/// Sanctions of the Party: one year, one and a half, two; probation as long as it lasts and two years more; no
/// readmission for five years after expulsion. They count from the approval.
///
/// Article: CDR-1, CDR-2, CDR-3, CDR-4, CDR-5
#[test]
fn sanctions_of_the_party_run_from_approval() {
    use MeasureName::{PartyExpulsion, PartyPostRemoval, PartyProbation, PartySeriousWarning, PartyWarning};
    for (measure, from, expected) in [
        (PartyWarning, date(2024, 10, 8), vec!["CDR-1 promotion of official until 2025-10-07"]),
        (PartySeriousWarning, date(2024, 8, 31), vec!["CDR-2 promotion of official until 2026-02-28"]),
        (PartyPostRemoval, date(2024, 2, 29), vec!["CDR-3 promotion of official until 2026-02-28"]),
        (
            PartyProbation,
            date(2024, 3, 1),
            vec!["CDR-4 promotion of official during party_probation", "CDR-4 promotion of official until 2026-02-28"],
        ),
        (PartyExpulsion, date(2024, 2, 29), vec!["CDR-5 readmission of official until 2029-02-28"]),
    ] {
        assert_eq!(blocked(SICHUAN, OFFICIAL, measure, from, &["CDR"]), expected, "{measure} {from}");
    }
}

/// Organisational measures: a year after reassignment, two after demotion; after an ordered resignation or removal one
/// without a leading post and two without a higher one. A suspension has a term, and no influence of its own.
///
/// Article: OH21-1, OH21-2, OH21-3, OH21-4, OH21-5
#[test]
fn organisational_measures_block_one_year_or_two() {
    use MeasureName::{Demotion, OrderedResignation, Reassignment, Removal, Suspension};
    for (measure, from, expected) in [
        (Suspension, date(2024, 10, 8), vec![]),
        (Reassignment, date(2024, 10, 8), vec!["OH21-2 promotion|important_post of official until 2025-10-07"]),
        (
            OrderedResignation,
            date(2024, 2, 29),
            vec![
                "OH21-3 higher_post|promotion of official until 2026-02-28",
                "OH21-3 leading_post of official until 2025-02-28",
            ],
        ),
        (
            Removal,
            date(2023, 11, 20),
            vec![
                "OH21-4 higher_post|promotion of official until 2025-11-19",
                "OH21-4 leading_post of official until 2024-11-19",
            ],
        ),
        (Demotion, date(2023, 5, 5), vec!["OH21-5 promotion of official until 2025-05-04"]),
    ] {
        assert_eq!(blocked(SICHUAN, OFFICIAL, measure, from, &["OH21"]), expected, "{measure} {from}");
    }
}

/// How each period begins, how several go together, and how it ends, by text.
///
/// Article: ML-8¶2, ML-15, ML-26¶2, CDR-1, CDR-4, OH21-6, CSL-65
#[test]
fn how_periods_begin_meet_and_end() {
    let periods = |text: &str| {
        let rules = pack(text).rules.consequences.iter();
        rules.map(|rule| &rule.says).filter(|says| matches!(says.lasts, Lasts::Months(_)))
    };
    for (text, starts, concurrent) in [
        ("ML", RunsFrom::Decision, Some(Concurrent::CapMonths(48))),
        ("CSL", RunsFrom::Decision, None),
        ("OH21", RunsFrom::Decision, Some(Concurrent::Longest)),
    ] {
        for says in periods(text) {
            assert_eq!((says.starts, says.concurrent), (starts, concurrent), "{text} {}", list(&says.of));
        }
    }
    for says in periods("CDR") {
        let after_probation = says.of == [MeasureName::PartyProbation];
        let starts = if after_probation { RunsFrom::Expiry } else { RunsFrom::Approval };
        assert_eq!(says.starts, starts, "{}", list(&says.of));
    }
    // A decision is not wanted for the end of a period, and none of them outlasts its months.
    for text in ["ML", "CSL"] {
        assert!(periods(text).all(|says| says.ends == Ends::Automatic), "{text}");
        assert!(periods(text).all(|says| says.blocks.contains(&Block::Promotion)), "{text}");
    }
}
