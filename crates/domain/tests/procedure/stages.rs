//! Which act is open at which stage, as one table.

use std::collections::BTreeSet;

use domain::matter::{Matter, Stage, StageName, next_acts};
use domain::{OrganId, Why};
use law::Act;

use crate::refusals::{
    ANSWERED, DELIVERED, FORWARDED, HANDLING, REGISTERED, REVIEW_DELIVERED, UNDER_FINAL_REVIEW, UNDER_REVIEW,
};
use crate::story::{Story, story};
use crate::town::{organ_word, organs};

/// Every stage, and how a matter comes there.
fn stages() -> Vec<(&'static str, Story<'static>)> {
    vec![
        ("not registered", story("")),
        ("registered", story(REGISTERED)),
        ("forwarded", story(FORWARDED)),
        ("handling", story(HANDLING)),
        ("answered", story(ANSWERED)),
        ("delivered", story(DELIVERED)),
        ("under review", story(UNDER_REVIEW)),
        ("reviewed", story(UNDER_REVIEW).then("+1 district review")),
        ("review delivered", story(REVIEW_DELIVERED)),
        ("under final review", story(UNDER_FINAL_REVIEW)),
        ("finally reviewed", story(UNDER_FINAL_REVIEW).then("+1 city final_review")),
        ("final review delivered", story(UNDER_FINAL_REVIEW).then("+1 city final_review | +1 city deliver")),
        ("concluded", story(DELIVERED).then("+1 bureau conclude")),
        ("concluded after review", story(REVIEW_DELIVERED).then("+1 bureau conclude")),
        (
            "concluded after final review",
            story(UNDER_FINAL_REVIEW).then("+1 city final_review | +1 city deliver | +1 bureau conclude"),
        ),
    ]
}

/// What the act comes to when the right organ tries it soundly, one character.
fn cell(story: &Story<'_>, act: Act) -> char {
    let mut refusals = Vec::new();
    for organ in organs() {
        match story.clone().attempt(&words(organ, act)) {
            Ok(()) => return '+',
            Err(refusal) => refusals.push(refusal.why),
        }
    }
    // The stage speaks before the organ: whoever asks hears the same.
    let mut reasons: BTreeSet<char> = refusals.iter().map(reason).collect();
    assert_eq!(reasons.len(), 1, "{act}: {reasons:?}");
    reasons.pop_first().expect("the town has organs")
}

fn words(organ: OrganId, act: Act) -> String {
    let belongs = match act {
        Act::Forward => "township",
        Act::Extend => "30",
        _ => "",
    };
    format!("2026-03-20 {} {act} {belongs}", organ_word(organ))
}

fn reason(why: &Why) -> char {
    match why.code() {
        "not-registered" => 'u',
        "already-registered" => 'r',
        "wrong-stage" => 's',
        "nothing-to-deliver" | "nothing-to-review" => 'n',
        "not-delivered" => 'd',
        code => panic!("{code} is no reason of the stage"),
    }
}

const LEGEND: &str = "\
+ happens   u not registered   r already registered   s not at this stage   n nothing to deliver or to review
d not delivered
";

#[test]
fn the_table_of_stages_and_acts_is_the_written_one() {
    let mut table = LEGEND.to_owned() + &format!("\n{:<30}", "");
    let heads: Vec<String> = Act::RECORDED.iter().map(ToString::to_string).collect();
    table += &heads.join(" ");
    for (name, story) in stages() {
        table += &format!("\n{name:<30}");
        let cells = Act::RECORDED.iter().zip(&heads);
        let cells = cells.map(|(act, head)| format!("{:<width$}", cell(&story, *act), width = head.len()));
        table += cells.collect::<Vec<_>>().join(" ").trim_end();
    }
    let expected = include_str!("stages.txt");
    assert!(table == expected.trim_end(), "golden: crates/domain/tests/procedure/stages.txt\n{table}");
}

#[test]
fn every_stage_has_a_row() {
    let shown: BTreeSet<StageName> =
        stages().iter().filter_map(|(_, story)| story.matter.as_ref()).map(|matter| matter.stage.name()).collect();
    let all: BTreeSet<StageName> = StageName::ALL.iter().copied().collect();
    assert_eq!(shown, all);
}

/// What a way out promises must be true: each act that is called open happens, by the organ that is named.
#[test]
fn the_acts_that_are_called_open_are_exactly_those_that_happen() {
    for (name, story) in stages() {
        let Some(matter) = &story.matter else { continue };
        let called: BTreeSet<Act> = next_acts(matter).iter().map(|next| next.act).collect();
        let happen = Act::RECORDED.iter().copied().filter(|act| cell(&story, *act) == '+');
        assert_eq!(called, happen.collect(), "{name}");
        for next in next_acts(matter) {
            let organ = next.organ.unwrap_or_else(|| higher(&story, matter));
            let outcome = story.clone().attempt(&words(organ, next.act));
            assert_eq!(outcome.map_err(|refusal| refusal.why), Ok(()), "{name}: {}", next.act);
        }
    }
}

/// A request goes to the next higher organ of the one whose opinion is contested.
fn higher(story: &Story<'_>, matter: &Matter) -> OrganId {
    let contested = match matter.stage {
        Stage::Delivered { round } | Stage::Concluded { round } if round == domain::matter::Round::Review => {
            matter.reviewer
        }
        _ => matter.handler,
    };
    let contested = contested.expect("somebody decided");
    story.town.directory.higher(contested).expect("a higher organ")
}
