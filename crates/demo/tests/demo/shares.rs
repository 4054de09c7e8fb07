//! The proportions are those that were measured, and no two petitions read the same.

use std::collections::HashSet;

use demo::{Act, CLASSES, Channel, Petition, Purpose, Stage, shape};
use jiff::ToSpan;
use jiff::civil::Weekday;

use crate::calendar::{TODAY, first, is_working_day};

/// Per mille of the petitions for which something holds.
fn per_mille<'a>(petitions: impl IntoIterator<Item = &'a Petition>, holds: impl Fn(&Petition) -> bool) -> i64 {
    let all: Vec<_> = petitions.into_iter().collect();
    (all.iter().filter(|p| holds(p)).count() * 1000 / all.len()) as i64
}

#[track_caller]
fn near(what: &str, found: i64, wanted: u32, tolerance: i64) {
    assert!((found - i64::from(wanted)).abs() <= tolerance, "{what}: {found}, wanted {wanted} ± {tolerance}");
}

#[test]
fn measured_shares_come_back() {
    let (_, petitions) = first(21, 8_000);
    let weights: u32 = CLASSES.iter().map(|c| c.weight).sum();
    for (at, class) in CLASSES.iter().enumerate() {
        near(class.name, per_mille(&petitions, |p| p.class == at), class.weight * 1000 / weights, 12);
    }
    let accusations = shape::CLASS_WEIGHTS[16] * 1000 / weights;
    near("accusations", per_mille(&petitions, |p| p.purpose == Purpose::Accusation), accusations, 6);
    near("proposals", per_mille(&petitions, |p| p.purpose == Purpose::Proposal), shape::PROPOSALS_PER_MILLE, 15);
    near("joint", per_mille(&petitions, |p| p.heads > 1), shape::JOINT_PER_MILLE, 12);
    near("repeats", per_mille(&petitions, |p| p.repeat_of.is_some()), shape::REPEATS_PER_MILLE, 10);
    let channels = [Channel::Letter, Channel::Visit, Channel::Web, Channel::Phone];
    for (channel, share) in channels.into_iter().zip(shape::CHANNELS) {
        near("channel", per_mille(&petitions, |p| p.channel == channel), share, 20);
    }
    let mut people = HashSet::new();
    let seen = petitions.iter().filter(|p| !people.insert((&p.petitioner.name, &p.petitioner.phone))).count();
    near(
        "people seen before",
        (seen * 1000 / petitions.len()) as i64,
        shape::REPEATS_PER_MILLE + shape::KNOWN_PERSON_PER_MILLE,
        20,
    );
}

#[test]
fn days_and_hours_on_the_web_are_those_of_people() {
    let (_, petitions) = first(22, 8_000);
    let web: Vec<_> = petitions.iter().filter(|p| p.channel == Channel::Web).collect();
    for (hour, share) in shape::HOURS.iter().enumerate() {
        let found = per_mille(web.iter().copied(), |p| usize::from(p.received_hour) == hour);
        near("hour", found, *share, 20);
    }
    let monday = per_mille(web.iter().copied(), |p| p.received_on.weekday() == Weekday::Monday);
    near("Monday", monday, shape::WEEKDAYS[0], 30);
    let sunday = per_mille(web.iter().copied(), |p| p.received_on.weekday() == Weekday::Sunday);
    near("Sunday", sunday, shape::WEEKDAYS[6], 20);
}

/// The value below which so many per mille lie.
fn quantile(values: &[usize], share: usize) -> i64 {
    let mut sorted = values.to_vec();
    sorted.sort_unstable();
    sorted[(sorted.len() - 1) * share / 1000] as i64
}

#[test]
fn titles_and_texts_are_as_long_as_real_ones() {
    let (_, petitions) = first(23, 6_000);
    let titles: Vec<_> = petitions.iter().map(|p| p.title.chars().count()).collect();
    let texts: Vec<_> = petitions.iter().map(|p| p.text.chars().filter(|c| !c.is_whitespace()).count()).collect();
    for &(share, chars) in shape::TITLE_CHARS.iter().filter(|(share, _)| (50..=950).contains(share)) {
        near("title", quantile(&titles, share as usize), chars, 3);
    }
    // The very longest are somewhat shorter than real ones: there is only so much to say.
    for &(share, chars) in shape::TEXT_CHARS.iter().filter(|(share, _)| (50..=950).contains(share)) {
        near("text", quantile(&texts, share as usize), chars, i64::from(chars) * 8 / 100 + 8);
    }
    assert!(quantile(&texts, 990) > 1_600);
}

/// 3,000 petitions: at least 2,600 different titles, and no text twice.
#[test]
fn three_thousand_petitions_do_not_look_the_same() {
    for seed in [1, 7] {
        let (_, petitions) = first(seed, 3_000);
        let titles: HashSet<_> = petitions.iter().map(|p| &p.title).collect();
        let texts: HashSet<_> = petitions.iter().map(|p| &p.text).collect();
        assert!(titles.len() >= 2_600, "{}", titles.len());
        assert_eq!(texts.len(), petitions.len());
        for petition in &petitions {
            assert!(!petition.title.contains(['{', '}']), "{}", petition.title);
            assert!(!petition.text.contains(['{', '}']), "{}", petition.text);
        }
    }
}

/// The demonstration shows a matter in every stage: 55 to 65 in a hundred concluded, 2 to 5 open and overdue.
#[test]
fn matters_stand_in_every_stage() {
    for seed in [30, 31] {
        let (_, petitions) = first(seed, 6_000);
        let matters: Vec<_> = petitions.iter().filter(|p| p.repeat_of.is_none()).collect();
        let share = |stage| per_mille(matters.iter().copied(), |p| p.stage() == stage);
        near("concluded", share(Stage::Concluded), 600, 50);
        let overdue = per_mille(matters.iter().copied(), |p| p.due_on(&is_working_day).is_some_and(|d| d < TODAY));
        near("overdue", overdue, 35, 15);
        near("registered", share(Stage::Registered), 75, 30);
        near("forwarded", share(Stage::Forwarded), 50, 25);
        near("handling", share(Stage::Handling), 190, 40);
        near("delivered", share(Stage::Delivered), 65, 30);
        for stage in [Stage::Extended, Stage::Answered, Stage::UnderReview, Stage::Reviewed, Stage::UnderFinalReview] {
            assert!(matters.iter().any(|p| p.stage() == stage), "{seed}: {stage:?}");
        }
        let soon = TODAY + 7.days();
        let near_due = |p: &&&Petition| p.due_on(&is_working_day).is_some_and(|d| d >= TODAY && d <= soon);
        assert!(matters.iter().filter(|p| p.stage() == Stage::Handling).filter(near_due).count() > 12);
    }
}

#[test]
fn some_answers_are_late_in_the_measured_share() {
    let (_, petitions) = first(24, 8_000);
    let (mut answered, mut late) = (0, 0);
    for petition in &petitions {
        let find = |wanted: fn(&Act) -> bool| petition.course.iter().find(|s| wanted(&s.act));
        let Some(accept) = find(|act| *act == Act::Accept) else { continue };
        let Some(answer) = find(|act| matches!(act, Act::Answer { .. })) else { continue };
        answered += 1;
        // A term that ends in a holiday is rolled on; ten days more are late in any calendar.
        let extended = find(|act| matches!(act, Act::Extend { .. })).is_some();
        late += u32::from(!extended && answer.on > accept.on + 70.days());
    }
    let found = i64::from(late * 1000 / answered);
    // Fewer than all late answers: those of the last weeks are still to come, those up to 70 days not counted.
    assert!((20..=50).contains(&found), "{found} of {answered}");
}
