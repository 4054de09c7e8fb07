//! What the law answers by itself: coverage, grounds, attribution, measures, consequences, remedies.

use jiff::civil::{Date, date};
use law::{
    AppealTo, CaseRecord, Conduct, Finding, Findings, Gravity, JudgedGround, LawBook, MeasureName, MissedTarget, Needs,
    OrganKind, Responsibility, ResultElement, Role, Situation, Way,
};

use crate::invented::{book, law};

const OTHER: &str = "920102";
const DAY: Date = date(2026, 3, 2);

/// An enterprise is bound by the procedure and follows the rules of responsibility.
#[test]
fn each_instrument_says_itself_whom_it_covers_and_how() {
    let book = book();
    for (division, organ, covered) in [
        (OTHER, OrganKind::Department, "NP22 direct, NR16 direct"),
        (OTHER, OrganKind::Enterprise, "NP22 direct, NR16 by_reference"),
        (OTHER, OrganKind::Township, "NR16 direct"),
        (OTHER, OrganKind::Court, ""),
        ("910202", OrganKind::Enterprise, "NP22 direct, LR17 direct"),
        ("910202", OrganKind::ResidentsCommittee, "LR17 by_reference"),
    ] {
        let law = law(&book, division, DAY);
        let words = law.coverage(organ).map(|answer| format!("{} {}", answer.says.pack, answer.says.how));
        assert_eq!(words.collect::<Vec<_>>().join(", "), covered, "{division} {organ}");
        for answer in law.coverage(organ) {
            assert_eq!(answer.because.cite.pack, answer.says.pack);
            assert_eq!(answer.because.seat.organ, Some(organ));
        }
    }
}

/// Precondition, conduct, results; and what of each is still to be shown for `decision-harm`.
type Row = (bool, &'static [Conduct], &'static [ResultElement], (bool, usize, usize));

/// Conduct and results are conditions that must all be shown; of each list, one is enough.
#[test]
fn a_ground_is_met_when_nothing_is_left_to_show() {
    use Conduct::{DecisionError, Delayed, Dereliction, RudeAttitude};
    use ResultElement::{Crime, HarmToInterests, PetitionProblemCaused, SeriousConsequence};
    let book = book();
    let law = law(&book, OTHER, DAY);
    let rows: &[Row] = &[
        (false, &[], &[], (true, 2, 2)),
        (true, &[Delayed], &[HarmToInterests, PetitionProblemCaused], (false, 2, 0)),
        (true, &[Dereliction], &[HarmToInterests], (false, 0, 1)),
        (true, &[Dereliction], &[PetitionProblemCaused, SeriousConsequence], (false, 0, 1)),
        (false, &[DecisionError], &[HarmToInterests, SeriousConsequence], (true, 0, 0)),
        (true, &[DecisionError], &[HarmToInterests, SeriousConsequence], (false, 0, 0)),
        (true, &[DecisionError, Dereliction], &[HarmToInterests, PetitionProblemCaused, Crime], (false, 0, 0)),
    ];
    for (duty_not_performed, conduct, results, open) in rows {
        let found =
            Findings { duty_not_performed: *duty_not_performed, conduct: conduct.to_vec(), results: results.to_vec() };
        let tested = law.grounds(&found).find(|answer| answer.because.rule == "decision-harm").expect("the ground");
        let unshown = &tested.says.unshown;
        assert_eq!((unshown.precondition.is_some(), unshown.conduct.len(), unshown.results.len()), *open, "{found:?}");
        assert_eq!(unshown.is_nothing(), *open == (false, 0, 0));
        assert_eq!(tested.because.cite.to_string(), "NR16-3");
    }
    // Where the text states no result, none is asked for.
    let rude = Findings { conduct: vec![RudeAttitude], ..Findings::default() };
    let met: Vec<&str> = law
        .grounds(&rude)
        .filter(|answer| answer.says.unshown.is_nothing())
        .map(|answer| answer.because.rule)
        .collect();
    assert_eq!(met, ["rude"]);
}

#[test]
fn responsibility_splits_by_kind_and_part() {
    let book = book();
    let law = law(&book, OTHER, DAY);
    for (responsibility, role, finding) in [
        (Responsibility::Collective, Role::Head, Some(Finding::MainLeadership)),
        (Responsibility::Collective, Role::DissentingMember, Some(Finding::None)),
        (Responsibility::Personal, Role::Handler, Some(Finding::Direct)),
        (Responsibility::Personal, Role::Head, None),
        (Responsibility::Collective, Role::Handler, None),
    ] {
        let found: Vec<Finding> =
            law.attribution(responsibility, role).map(|answer| answer.says.says.finding).collect();
        assert_eq!(found, finding.into_iter().collect::<Vec<_>>(), "{responsibility} {role}");
    }
    let dissent = law.attribution(Responsibility::Collective, Role::DissentingMember).next().expect("dissent");
    assert_eq!(dissent.says.says.needs, [Needs::ContemporaneousMinutes]);
}

fn way(way: &Way) -> &'static str {
    match way {
        Way::Escalation { .. } => "escalation",
        Way::Ground { .. } => "ground",
        Way::Situation { .. } => "situation",
        Way::Discipline => "discipline",
        Way::Crime => "crime",
    }
}

/// The measures that a record opens, each with its way.
fn open(book: &LawBook, division: &str, case: &CaseRecord) -> String {
    let law = law(book, division, DAY);
    let open =
        law.measures(case).map(|answer| format!("{} by {}", answer.says.measure.says.measure, way(answer.says.way)));
    open.collect::<Vec<_>>().join(", ")
}

fn judged(gravity: Gravity, under: &str, results: &[ResultElement]) -> CaseRecord {
    let ground = JudgedGround { gravity, under: under.parse().expect(under) };
    CaseRecord { ground: Some(ground), results: results.to_vec(), ..CaseRecord::default() }
}

fn missed(measure: MeasureName, under: &str) -> CaseRecord {
    CaseRecord { missed: vec![MissedTarget { measure, under: under.parse().expect(under) }], ..CaseRecord::default() }
}

#[test]
fn a_ground_opens_what_its_gravity_and_results_open() {
    use ResultElement::{MajorImpact, MassIncident, SeriousHarm};
    let book = book();
    for (gravity, results, measures) in [
        (Gravity::Lighter, vec![], "talk by ground"),
        (Gravity::Serious, vec![], ""),
        (Gravity::Serious, vec![MassIncident], ""),
        (Gravity::Serious, vec![SeriousHarm, MajorImpact], "circular by ground"),
        (Gravity::Serious, vec![SeriousHarm, MassIncident, MajorImpact], "circular by ground"),
        (Gravity::EspeciallySerious, vec![SeriousHarm, MajorImpact], ""),
    ] {
        assert_eq!(open(&book, OTHER, &judged(gravity, "NR16-3", &results)), measures, "{gravity} {results:?}");
    }
    // A ground of the regulation of procedure opens no measure of the rules of responsibility.
    assert_eq!(open(&book, OTHER, &judged(Gravity::Lighter, "NP22-1", &[])), "");
    assert_eq!(open(&book, OTHER, &CaseRecord::default()), "");
}

#[test]
fn a_missed_target_opens_the_next_rung() {
    let book = book();
    for (division, measure, under, measures) in [
        (OTHER, MeasureName::Talk, "NR16-4", "circular by escalation"),
        (OTHER, MeasureName::Circular, "NR16-4", "admonition by escalation"),
        (OTHER, MeasureName::Admonition, "NR16-4", ""),
        (OTHER, MeasureName::Talk, "NP22-1", ""),
        ("910202", MeasureName::Circular, "NR16-4", "listed_supervision by escalation"),
        ("910202", MeasureName::ListedSupervision, "LR17-4", "admonition by escalation"),
    ] {
        assert_eq!(open(&book, division, &missed(measure, under)), measures, "{division} {measure} under {under}");
    }
}

/// However many people come: without a failure in handling on record nothing opens.
#[test]
fn the_number_of_people_who_come_opens_nothing_by_itself() {
    use Situation::{CollectiveOrSkippingVisitsWithPassiveOffice as Visits, WeakPerformance};
    let book = book();
    for (situations, failure, measures) in [
        (vec![Visits], false, ""),
        (vec![Visits], true, "talk by situation"),
        (vec![], true, ""),
        (vec![WeakPerformance], false, "talk by situation"),
        (vec![WeakPerformance], true, "talk by situation"),
        (Situation::ALL.iter().copied().filter(|situation| situation.counts_visits()).collect(), false, ""),
    ] {
        let case = CaseRecord { situations: situations.clone(), failure, ..CaseRecord::default() };
        assert_eq!(open(&book, OTHER, &case), measures, "{situations:?} {failure}");
    }
}

#[test]
fn discipline_and_crime_have_their_own_ways() {
    let book = book();
    for (discipline, crime, measures) in [
        (true, false, "discipline by discipline"),
        (false, true, "judicial by crime"),
        (true, true, "discipline by discipline, judicial by crime"),
    ] {
        let case = CaseRecord { discipline, crime, ..CaseRecord::default() };
        assert_eq!(open(&book, OTHER, &case), measures);
    }
}

#[test]
fn what_a_measure_blocks_ends_when_the_text_says() {
    let book = book();
    let law = law(&book, OTHER, DAY);
    let blocked = |measure: MeasureName, from: Date| {
        let lines = law.consequences(measure.into(), from).map(|answer| {
            let blocks: Vec<&str> = answer.says.blocks.iter().map(|block| block.name()).collect();
            let until = answer.says.until.map_or_else(|| "open".to_owned(), |day| day.to_string());
            format!("{} {until}", blocks.join(" "))
        });
        lines.collect::<Vec<_>>().join(", ")
    };
    for (measure, from, lines) in [
        (MeasureName::Circular, date(2026, 3, 2), "awards open, unit_honours 2026-12-31"),
        (MeasureName::Circular, date(2026, 12, 31), "awards open, unit_honours 2026-12-31"),
        (MeasureName::Admonition, date(2026, 3, 2), "awards open, promotion 2026-09-01"),
        (MeasureName::Admonition, date(2026, 8, 31), "awards open, promotion 2027-02-28"),
        (MeasureName::Admonition, date(2027, 8, 31), "awards open, promotion 2028-02-29"),
        (MeasureName::Admonition, date(2026, 9, 1), "awards open, promotion 2027-02-28"),
        (MeasureName::Warning, date(2026, 3, 2), "top_rating open"),
        (MeasureName::Talk, date(2026, 3, 2), ""),
    ] {
        assert_eq!(blocked(measure, from), lines, "{measure} from {from}");
    }
}

#[test]
fn a_remedy_lies_against_what_it_names_or_against_everything() {
    let book = book();
    let law = law(&book, OTHER, DAY);
    for (measure, remedies) in [
        (MeasureName::Talk, vec!["reconsideration"]),
        (MeasureName::Circular, vec!["objection", "reconsideration"]),
        (MeasureName::Warning, vec!["appeal", "reconsideration"]),
    ] {
        let found: Vec<&str> = law.appeals(measure.into()).map(|answer| answer.because.rule).collect();
        assert_eq!(found, remedies, "{measure}");
    }
    let appeal = law.appeals(MeasureName::Warning.into()).next().expect("appeal").says.appeal;
    assert_eq!(appeal.says.to, AppealTo::NextHigherOrgan);
    assert!(appeal.says.straight && appeal.says.written && appeal.says.suspends.is_none());
    assert_eq!(&*appeal.says.after[0], "reconsideration");
}

/// Counted by hand: 1 to 7 October 2026 are rest days, 1 to 5 May too, and 2027 is not announced.
#[test]
fn a_remedy_is_lodged_and_decided_by_a_day_or_the_text_is_silent() {
    let book = book();
    let law = law(&book, OTHER, DAY);
    let remedy = |measure: MeasureName, id: &str| {
        law.appeals(measure.into()).find(|a| a.because.rule == id).expect("a remedy").says
    };
    let reconsideration = remedy(MeasureName::Warning, "reconsideration");
    for (received, lodge_by, provisional) in [
        (date(2026, 3, 2), date(2026, 4, 1), false),
        (date(2026, 9, 1), date(2026, 10, 8), false),
        (date(2026, 12, 15), date(2027, 1, 14), true),
    ] {
        let lodging = reconsideration.lodging(received, law.calendar()).expect("a window");
        assert_eq!((lodging.lodge_by, lodging.provisional), (Some(lodge_by), provisional), "{received}");
    }
    let objection = remedy(MeasureName::Circular, "objection");
    assert_eq!(objection.lodging(date(2026, 3, 2), law.calendar()).map(|lodging| lodging.lodge_by), Ok(None));
    assert!(objection.appeal.says.decide_by(date(2026, 3, 2), true, law.calendar()).is_err());

    let appeal = &remedy(MeasureName::Warning, "appeal").appeal.says;
    for (extended, ends_on, due_on) in
        [(false, date(2026, 5, 1), date(2026, 5, 6)), (true, date(2026, 5, 31), date(2026, 6, 1))]
    {
        let decided = appeal.decide_by(date(2026, 3, 2), extended, law.calendar()).expect("a time for deciding");
        assert_eq!((decided.ends_on, decided.due_on), (ends_on, due_on), "{extended}");
    }
    // Without a stated extension there is nothing to add.
    let decide = |extended| reconsideration.appeal.says.decide_by(date(2026, 3, 2), extended, law.calendar());
    assert_eq!(decide(true).map(|derived| derived.due_on), decide(false).map(|derived| derived.due_on));
}

/// A window in which a person may act is never cut short by a rest day, be the pack's counting without rolling.
#[test]
fn a_window_rolls_in_favour_of_the_person_and_the_time_for_deciding_as_the_pack_says() {
    let keys = "step = \"appeal\"\nto = \"deciding_organ\"\nfrom = \"decision_received\"\n\
        window = { length = 30, unit = \"days\" }\ndecide = { length = 60, unit = \"days\" }";
    let rules = crate::invented::rule("appeal", "appeal", keys);
    let mut pack = crate::invented::small("A", "", &rules);
    for appeal in &mut pack.rules.appeals {
        appeal.says.counting.roll = law::Roll::None;
    }
    let says = &pack.rules.appeals[0].says;
    let calendar = crate::book::calendar();
    let lodged = says.lodge_by(date(2026, 9, 1), &calendar).expect("a window");
    assert_eq!((lodged.ends_on, lodged.due_on), (date(2026, 10, 1), date(2026, 10, 8)));
    let decided = says.decide_by(date(2026, 3, 2), false, &calendar).expect("a time");
    assert_eq!((decided.ends_on, decided.due_on), (date(2026, 5, 1), date(2026, 5, 1)));
}
