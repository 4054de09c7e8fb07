//! Courses: steps in order, on working days, each one lawful after the one before.

use demo::{Act, City, Opinion, OrganKind, Petition, Proof, Purpose, ReviewResult, Standing, Step};
use jiff::ToSpan;
use jiff::civil::Date;

use crate::calendar::{TODAY, first, is_working_day};

#[test]
fn steps_are_in_the_order_of_time_before_today_on_working_days() {
    let (_, petitions) = first(8, 4_000);
    for petition in &petitions {
        let mut before = (petition.received_on, petition.received_hour);
        for step in &petition.course {
            assert!((step.on, step.hour) >= before, "{petition:?}");
            assert!(step.on < TODAY && is_working_day(step.on), "{petition:?}");
            assert!((8..=17).contains(&step.hour), "{petition:?}");
            before = (step.on, step.hour);
        }
    }
}

/// The kinds of acts, without what they carry.
fn kind(act: &Act) -> &'static str {
    match act {
        Act::Forward { .. } => "forward",
        Act::Accept => "accept",
        Act::Extend { .. } => "extend",
        Act::Answer { .. } => "answer",
        Act::Deliver { .. } => "deliver",
        Act::RequestReview { .. } => "request review",
        Act::Review { result: ReviewResult::Revoke | ReviewResult::Remand, .. } => "send back",
        Act::Review { .. } => "review",
        Act::DeliverReview { .. } => "deliver review",
        Act::RequestFinalReview { .. } => "request final review",
        Act::FinalReview { .. } => "final review",
        Act::DeliverFinalReview { .. } => "deliver final review",
        Act::Conclude => "conclude",
    }
}

/// What may follow what; an act missing on the left ends the course.
const LAWFUL: &[(&str, &[&str])] = &[
    ("register", &["forward", "accept"]),
    ("forward", &["forward", "accept"]),
    ("accept", &["extend", "answer"]),
    ("extend", &["answer"]),
    ("answer", &["deliver"]),
    ("deliver", &["request review", "conclude"]),
    ("request review", &["review", "send back"]),
    ("review", &["deliver review"]),
    ("send back", &["deliver review"]),
    ("deliver review", &["request final review", "answer", "conclude"]),
    ("request final review", &["final review"]),
    ("final review", &["deliver final review"]),
    ("deliver final review", &["conclude"]),
];

#[test]
fn each_act_is_lawful_after_the_one_before() {
    let (_, petitions) = first(8, 4_000);
    for petition in &petitions {
        let mut before = "register";
        for step in &petition.course {
            let next = kind(&step.act);
            let allowed = LAWFUL.iter().find(|(act, _)| *act == before).map_or(&[][..], |(_, next)| next);
            assert!(allowed.contains(&next), "{before} → {next}: {petition:?}");
            before = next;
        }
        for once in ["accept", "extend", "request review", "request final review", "conclude"] {
            assert!(petition.course.iter().filter(|s| kind(&s.act) == once).count() <= 1, "{petition:?}");
        }
    }
}

#[test]
fn the_organ_that_was_sent_to_acts_and_its_own_people_sign() {
    let (city, petitions) = first(8, 3_000);
    for petition in &petitions {
        let mut at = petition.registered_at;
        for step in &petition.course {
            assert!(is_handler(&city, step.by, step.organ), "{step:?}");
            match &step.act {
                Act::Forward { to } => {
                    assert_eq!(step.organ, at);
                    assert_ne!(*to, at);
                    at = *to;
                }
                Act::RequestReview { .. } | Act::Review { .. } | Act::DeliverReview { .. } => {
                    assert_eq!(Some(step.organ), parent(&city, at), "{petition:?}");
                }
                Act::RequestFinalReview { .. } | Act::FinalReview { .. } | Act::DeliverFinalReview { .. } => {
                    let reviewer = parent(&city, at);
                    assert_eq!(Some(step.organ), reviewer.and_then(|no| parent(&city, no)), "{petition:?}");
                }
                Act::Accept | Act::Extend { .. } | Act::Answer { .. } | Act::Deliver { .. } | Act::Conclude => {
                    assert_eq!(step.organ, at, "{petition:?}");
                }
            }
        }
        if petition.course.iter().any(|s| matches!(s.act, Act::RequestReview { .. })) {
            assert_eq!(petition.purpose, Purpose::Claim);
            let kind = city.organ(at).map(|o| o.kind);
            assert!(!matches!(kind, Some(OrganKind::Court | OrganKind::Procuratorate | OrganKind::Discipline)));
        }
    }
}

/// Extension: at most 30 days, before the 60 are over, approved by a head or member of the handling organ.
#[test]
fn extensions_are_approved_in_time_by_a_leader_of_the_organ_itself() {
    let (city, petitions) = first(9, 6_000);
    let mut extensions = 0;
    for petition in &petitions {
        let Some(accepted) = on(petition, |act| *act == Act::Accept) else { continue };
        for step in &petition.course {
            let Act::Extend { days, reason, approver } = &step.act else { continue };
            extensions += 1;
            assert!((1..=30).contains(days) && !reason.is_empty());
            assert!(step.on <= accepted + 60.days(), "{petition:?}");
            let leads = |post: &demo::Post| {
                post.organ == step.organ && matches!(post.standing, Standing::Head | Standing::Member)
            };
            assert!(posts_of(&city, *approver).any(leads), "{petition:?}");
        }
    }
    assert!(extensions > 40, "{extensions}");
}

/// Reviews are asked for within 30 days of the delivery, and what is sent back is not answered the same way.
#[test]
fn reviews_are_asked_for_in_time_and_sent_back_matters_end_otherwise() {
    let (_, petitions) = first(10, 8_000);
    let (mut reviews, mut sent_back) = (0, 0);
    for petition in &petitions {
        for pair in petition.course.windows(2) {
            if matches!(pair[1].act, Act::RequestReview { .. } | Act::RequestFinalReview { .. }) {
                reviews += 1;
                assert!(pair[1].on <= pair[0].on + 30.days(), "{petition:?}");
            }
        }
        let opinions: Vec<Opinion> = petition.course.iter().filter_map(opinion).collect();
        if let [first, second] = opinions[..] {
            sent_back += 1;
            assert_ne!(first, second);
        }
        assert!(opinions.len() <= 2);
    }
    assert!(reviews > 100 && sent_back > 5, "{reviews} {sent_back}");
}

/// Answers hold claim, facts, basis, opinion and the way to review, in 80 to 300 characters.
#[test]
fn answers_are_as_long_as_letters_and_name_the_organ_of_review() {
    let (city, petitions) = first(10, 3_000);
    for petition in &petitions {
        for step in &petition.course {
            let Act::Answer { text, .. } = &step.act else { continue };
            let chars = text.chars().count();
            assert!((80..=300).contains(&chars), "{chars}: {text}");
            assert!(!text.contains(['{', '}']), "{text}");
            assert!(!cites_an_article(text), "{text}");
            let organ = city.organ(step.organ).expect("the organ exists");
            let own_law = matches!(organ.kind, OrganKind::Court | OrganKind::Procuratorate | OrganKind::Discipline);
            if petition.purpose == Purpose::Claim && !own_law {
                let above = organ.parent.and_then(|no| city.organ(no)).expect("every handling organ has one above");
                assert!(text.contains(&above.name), "{text}");
            }
        }
    }
}

/// Whether a text holds 第…条.
fn cites_an_article(text: &str) -> bool {
    text.split('第').skip(1).any(|rest| rest.chars().take(6).any(|c| c == '条'))
}

#[test]
fn all_kinds_of_proof_occur() {
    let (_, petitions) = first(10, 2_000);
    for proof in [Proof::Signed, Proof::RegisteredMail, Proof::Electronic] {
        assert!(petitions.iter().any(|p| on(p, |act| *act == Act::Deliver { how: proof }).is_some()), "{proof:?}");
    }
}

fn on(petition: &Petition, wanted: impl Fn(&Act) -> bool) -> Option<Date> {
    petition.course.iter().find(|s| wanted(&s.act)).map(|s| s.on)
}

fn opinion(step: &Step) -> Option<Opinion> {
    if let Act::Answer { opinion, .. } = step.act { Some(opinion) } else { None }
}

fn parent(city: &City, organ: u32) -> Option<u32> {
    city.organ(organ).and_then(|o| o.parent)
}

fn posts_of(city: &City, official: u32) -> impl Iterator<Item = &demo::Post> {
    let held = city.tenures.iter().filter(move |t| t.official == official);
    held.map(|t| &city.posts[t.post as usize - 1])
}

fn is_handler(city: &City, official: u32, organ: u32) -> bool {
    posts_of(city, official).any(|p| p.organ == organ && p.standing == Standing::Handler)
}
