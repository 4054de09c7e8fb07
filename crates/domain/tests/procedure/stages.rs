//! Which verb is open at which stage, as one table.

use std::collections::BTreeSet;

use domain::matter::{Matter, StageName, next_acts};
use domain::{By, OrganId};
use jiff::civil::date;
use law::Act;

use crate::courses::{
    ANSWERED, BARRED, DECLINED, DELIVERED, DISPUTED, FINALLY_DELIVERED, HANDLING, MERGED, OBJECTED, REGISTERED,
    REVIEW_DELIVERED, REVIEWED, ROUTED, UNDER_FINAL_REVIEW, UNDER_REVIEW, WITHDRAWN,
};
use crate::story::{OTHER, Story};
use crate::town::{actor, town};
use crate::verbs::VERBS;
use crate::words::{Scene, step};

/// Every stage, and how a matter comes there.
const STAGES: &[(&str, &[&str])] = &[
    ("not registered", &[""]),
    ("registered", &[REGISTERED]),
    ("forwarded", &["2026-03-02 city-office register | +1 city-office forward district"]),
    ("objected", &[OBJECTED]),
    ("disputed", &[DISPUTED]),
    ("handling", &[HANDLING]),
    ("answered", &[ANSWERED]),
    ("delivered", &[DELIVERED]),
    ("under review", &[UNDER_REVIEW]),
    ("reviewed", &[REVIEWED]),
    ("review delivered", &[REVIEW_DELIVERED]),
    ("under final review", &[UNDER_FINAL_REVIEW]),
    ("finally reviewed", &[UNDER_FINAL_REVIEW, "+0 city final_review"]),
    ("final review delivered", &[FINALLY_DELIVERED]),
    ("concluded", &[DELIVERED, "+1 bureau conclude"]),
    ("concluded after review", &[REVIEW_DELIVERED, "+1 bureau conclude"]),
    ("concluded after final review", &[FINALLY_DELIVERED, "+1 bureau conclude"]),
    ("declined", &[DECLINED]),
    ("barred", &[BARRED]),
    ("routed", &[ROUTED]),
    ("merged", &[MERGED]),
    ("withdrawn", &[WITHDRAWN]),
];

fn at(steps: &[&str]) -> Story<'static> {
    let mut told = Story::tell(town(), steps[0]);
    for more in &steps[1..] {
        told = told.then(more);
    }
    if told.other.is_some() {
        return told;
    }
    // A matter that stands just where this one stands, to be merged with.
    let mut other = Story::second(town()).then("2026-03-01 bureau register");
    if let Some(matter) = told.matter.clone() {
        other.matter = Some(Matter { id: OTHER, ..matter });
    }
    told.beside(&other)
}

/// Everyone who has to do with such a matter: of each organ a leader and the clerk, and who petitions.
const ACTORS: &[&str] = &[
    "bureau",
    "bureau:head",
    "office",
    "office:head",
    "city-office",
    "district",
    "district:head",
    "city",
    "city:head",
    "petitioner",
];

/// What a sound act of this verb says, tried by this actor.
fn words(story: &Story<'_>, verb: &str, actor: &str) -> String {
    let day = story.matter.as_ref().map_or_else(|| date(2026, 3, 20), |matter| matter.last_on);
    let (verb, belongs) = if verb == "mediate" { ("open", "mediation agreed") } else { (verb, belonging(verb)) };
    format!("{day} {actor} {verb} {belongs}")
}

fn belonging(verb: &str) -> &'static str {
    match verb {
        "forward" | "assign" | "settle" | "involve" | "take_over" => "township",
        "report_urgent" => "district committee city-office national-office",
        "appoint" | "raise_recusal" | "decide_recusal" => "bureau:member",
        "decline" => "in_litigation",
        "report_back" => "interim",
        _ => "",
    }
}

/// Who succeeds.
fn those_who_can<'s>(story: &'s Story<'_>, verb: &'s str) -> impl Iterator<Item = &'static str> + 's {
    ACTORS.iter().copied().filter(move |actor| story.clone().attempt(&words(story, verb, actor)).is_ok())
}

/// Verbs that need something that no stage gives: an organ that is gone, a request that was made, a finding.
const NEEDS_MORE: &[&str] = &["take_over", "find"];

#[test]
fn the_table_of_stages_and_verbs_is_the_written_one() {
    let mut table = "+ somebody can, · nobody can; the columns are the stages in this order\n".to_owned();
    for (no, (name, _)) in STAGES.iter().enumerate() {
        table += &format!("{:>2} {name}\n", no + 1);
    }
    table += &format!("\n{:<22}", "");
    table += &(1..=STAGES.len()).map(|no| format!("{no:>3}")).collect::<String>();
    let stories: Vec<Story<'_>> = STAGES.iter().map(|(_, steps)| at(steps)).collect();
    for verb in VERBS {
        let cells = stories.iter().map(|story| if those_who_can(story, verb).next().is_some() { "  +" } else { "  ·" });
        table += &format!("\n{verb:<22}{}", cells.collect::<String>());
    }
    let expected = include_str!("stages.txt");
    assert!(table == expected.trim_end(), "golden: crates/domain/tests/procedure/stages.txt\n{table}");
}

#[test]
fn every_stage_has_a_row() {
    let shown = STAGES.iter().filter_map(|(_, steps)| at(steps).matter).map(|matter| matter.stage.name());
    let all: BTreeSet<StageName> = StageName::ALL.iter().copied().collect();
    assert_eq!(shown.collect::<BTreeSet<_>>(), all);
}

fn act_of(story: &Story<'_>, verb: &str) -> (Act, bool) {
    let scene = Scene { town: story.town, matter: story.matter.as_ref(), other: story.other.as_ref(), last: None };
    let verb = step(&words(story, verb, "bureau"), scene).command.verb;
    (verb.act(), verb.is_course())
}

/// What a way out promises must be true: each act that is called open happens, by the organ that is named. And what
/// moves a matter on and is open, is called so.
#[test]
fn the_acts_that_are_called_open_are_those_that_happen() {
    for (name, steps) in STAGES {
        let story = at(steps);
        let Some(matter) = &story.matter else { continue };
        let mut happen = BTreeSet::new();
        for verb in VERBS.iter().chain(["mediate"].iter()).filter(|verb| !NEEDS_MORE.contains(verb)) {
            let (act, course) = act_of(&story, verb);
            let who: Vec<&str> = those_who_can(&story, verb).collect();
            let called = next_acts(matter).into_iter().find(|next| next.act == act);
            if course && !who.is_empty() {
                // In a review people can still settle; nobody expects it, so it is not called open.
                let settles = act == Act::Mediate && name.starts_with("under");
                assert!(called.is_some() || settles, "{name}: {verb} happens and is not called open");
            }
            let by_named = |organ: OrganId| who.iter().any(|word| by(word) == Some(organ));
            if !who.is_empty() && called.is_some_and(|next| next.organ.is_none_or(by_named)) {
                happen.insert(act);
            }
        }
        for next in next_acts(matter) {
            // What a rule of the place must allow is open where it does.
            let elsewhere = next.act == Act::ExtendReview;
            assert!(happen.contains(&next.act) || elsewhere, "{name}: {} is called open and fails", next.act);
        }
    }
}

fn by(word: &str) -> Option<OrganId> {
    match word {
        "petitioner" | "sweep" => None,
        word => By::from(actor(word)).staff().map(|actor| actor.organ),
    }
}

/// The verb, with what belongs to it, by which an act that is called open can be tried.
pub fn words_for(act: Act) -> Option<&'static str> {
    Some(match act {
        Act::Forward => "forward township",
        Act::Assign => "assign township",
        Act::Accept => "accept",
        Act::Decline => "decline in_litigation",
        Act::Bar => "bar",
        Act::Route => "route",
        Act::Withdraw => "withdraw",
        Act::Object => "object",
        Act::Dispute => "dispute",
        Act::Return => "return",
        Act::Answer => "answer",
        Act::Investigate => "investigate",
        Act::Hear => "open hearing",
        Act::Mediate => "open mediation agreed",
        Act::Deliver => "deliver",
        Act::Conclude => "conclude",
        Act::RequestReview => "request_review",
        Act::RequestFinalReview => "request_final_review",
        Act::Review => "review remand 20",
        Act::FinalReview => "final_review remand 20",
        Act::TakeUpReview => "take_up_review",
        Act::TakeUpAgain => "take_up_again",
        Act::KeepFile => "archive",
        Act::RecordOutcome => "record_outcome",
        _ => return None,
    })
}
