//! Scores: exact, recomputable, and never lower because more people petition.

use law::{Assessment, Better, Counted, Decider, Every, Indicator};
use proptest::prelude::*;

use crate::invented::{book, law, rule, small};

fn indicator(of: &[Counted], among: &[Counted], better: Better, weight: u16) -> Indicator {
    Indicator { id: "x".to_owned(), gist: "指标".to_owned(), of: of.to_vec(), among: among.to_vec(), better, weight }
}

fn assessment(indicators: Vec<Indicator>) -> Assessment {
    Assessment {
        assessor: vec![Decider::JointConference],
        assessed: law::Applies::default(),
        every: Every::Year,
        indicators,
        follows: Vec::new(),
    }
}

fn score(assessment: &Assessment, counts: &[(Counted, u64)]) -> String {
    let of = |asked| counts.iter().find(|(count, _)| *count == asked).map_or(0, |(_, number)| *number);
    assessment.score(of).map_or_else(|| "-".to_owned(), |score| score.to_string())
}

/// Computed by hand: each share times its weight, by the sum of the weights.
#[test]
fn a_score_is_the_weighted_mean_of_shares() {
    use Counted::{AnswerDue, AnsweredInTime, EvaluationOpen, FindingsUpheld, Registered, Satisfied};
    let timely = indicator(&[AnsweredInTime], &[AnswerDue], Better::Higher, 60);
    let satisfied = indicator(&[Satisfied], &[EvaluationOpen], Better::Higher, 40);
    let upheld = indicator(&[FindingsUpheld], &[Registered], Better::Lower, 50);
    for (indicators, counts, points) in [
        (vec![timely.clone()], vec![(AnsweredInTime, 2), (AnswerDue, 3)], "66.7"),
        (vec![timely.clone()], vec![(AnsweredInTime, 3), (AnswerDue, 3)], "100.0"),
        (vec![timely.clone()], vec![(AnsweredInTime, 0), (AnswerDue, 3)], "0.0"),
        // 6.25 is written as 6.3: half a digit goes up.
        (vec![timely.clone()], vec![(AnsweredInTime, 1), (AnswerDue, 16)], "6.3"),
        // A share is at most the whole.
        (vec![timely.clone()], vec![(AnsweredInTime, 4), (AnswerDue, 3)], "100.0"),
        // 0.9 × 60 + 2/3 × 40 = 80.666…
        (
            vec![timely.clone(), satisfied.clone()],
            vec![(AnsweredInTime, 9), (AnswerDue, 10), (Satisfied, 2), (EvaluationOpen, 3)],
            "80.7",
        ),
        // Nobody could be asked: the indicator is left out with its weight.
        (vec![timely.clone(), satisfied.clone()], vec![(AnsweredInTime, 9), (AnswerDue, 10)], "90.0"),
        // 1 − 5/20
        (vec![upheld.clone()], vec![(FindingsUpheld, 5), (Registered, 20)], "75.0"),
        (vec![upheld], vec![(FindingsUpheld, 0), (Registered, 20)], "100.0"),
        (vec![satisfied], vec![], "-"),
        (vec![], vec![(AnsweredInTime, 9)], "-"),
        // A plain number has no upper end.
        (
            vec![timely, indicator(&[AnsweredInTime], &[], Better::Higher, 1)],
            vec![(AnsweredInTime, 9), (AnswerDue, 10)],
            "-",
        ),
    ] {
        let found = score(&assessment(indicators.clone()), &counts);
        assert_eq!(found, points, "{indicators:?} {counts:?}");
    }
}

#[test]
fn a_formula_is_computed_as_the_pack_states_it() {
    let keys = "assessor = [\"petition_office\"]\nevery = \"year\"\nindicators = [\n\
        { id = \"timely\", gist = \"按期答复\", of = [\"answered_in_time\"], among = [\"answer_due\"], better = \"higher\", weight = 1 },\n]\n\
        [[example]]\nname = \"三件办结两件\"\nrule = \"yearly\"\n\
        given = { counts = { answered_in_time = 2, answer_due = 3, visits = 900 } }\nthen = { score = \"66.7\" }";
    let pack = small("A", "", &rule("assessment", "yearly", keys));
    assert_eq!(pack.examples.len(), 1);
    let book = book();
    let shipped_like =
        law(&book, "920102", jiff::civil::date(2026, 3, 2)).rule::<Assessment>("yearly").expect("yearly");
    assert_eq!(shipped_like.says.says.score(|_| 7), None, "where the text states no formula, there is no score");
}

fn counts() -> impl Strategy<Value = Vec<Counted>> {
    proptest::collection::vec((0..Counted::ALL.len()).prop_map(|at| Counted::ALL[at]), 1..4)
}

fn volumes() -> impl Strategy<Value = Counted> {
    let volumes: Vec<Counted> = Counted::ALL.iter().copied().filter(|count| count.is_volume()).collect();
    proptest::sample::select(volumes)
}

fn indicators() -> impl Strategy<Value = Vec<Indicator>> {
    let better = prop_oneof![Just(Better::Higher), Just(Better::Lower)];
    let one = (counts(), counts(), better, 1..20_u16)
        .prop_map(|(of, among, better, weight)| indicator(&of, &among, better, weight));
    proptest::collection::vec(one, 1..5)
}

proptest! {
    /// More petitions, more visits, more repeats: no formula that the loader accepts falls.
    #[test]
    fn no_accepted_formula_falls_when_more_people_petition(
        indicators in indicators(),
        numbers in proptest::collection::vec(0..4_u64, Counted::ALL.len()),
        volume in volumes(),
        more in 1..50_u64,
    ) {
        let accepted: Vec<Indicator> = indicators.into_iter().filter(|one| one.punishes().is_none()).collect();
        let assessment = assessment(accepted);
        let at = |asked: Counted| Counted::ALL.iter().position(|count| *count == asked).map_or(0, |at| numbers[at]);
        let before = assessment.score(at);
        let after = assessment.score(|asked| at(asked) + if asked == volume { more } else { 0 });
        if let Some(before) = before {
            prop_assert!(after.as_ref().is_some_and(|after| *after >= before), "{:?} → {:?}", before, after);
        }
    }

    #[test]
    fn a_score_lies_between_nothing_and_a_hundred(
        indicators in indicators(),
        numbers in proptest::collection::vec(0..u64::MAX, Counted::ALL.len()),
    ) {
        let at = |asked: Counted| Counted::ALL.iter().position(|count| *count == asked).map_or(0, |at| numbers[at]);
        if let Some(score) = assessment(indicators).score(at) {
            let points: f64 = score.to_string().parse().expect("a number");
            prop_assert!((0.0..=100.0).contains(&points), "{}", score);
        }
    }
}
