//! The same town under the law of other places, and its organs as bodies of another kind.

use domain::directory::OrganKind;
use domain::{Refusal, Why};

use crate::story::Story;
use crate::town::{Town, organ, town_in, town_without};

/// A district of Hangzhou, and one of Jinan.
const ZHEJIANG: i64 = 330_106;
const SHANDONG: i64 = 370_102;

fn running(town: &Town, steps: &str) -> Vec<String> {
    Story::new(town).then(steps).running()
}

fn refused(town: &Town, steps: &str, last: &str) -> Refusal {
    Story::new(town).then(steps).attempt(last).expect_err(last)
}

/// Five working days to send on, thirty days to handle and sixty more; since May 2022 the national terms.
///
/// Article: ZJ16-20, ZJ16-23, ZJ16-36, R22-34
#[test]
fn a_province_counts_its_own_terms_and_a_term_keeps_the_rule_under_which_it_began() {
    let town = town_in(ZHEJIANG, |_| {});
    assert_eq!(running(&town, "2018-03-01 office register"), ["ZJ16-20¶1 register-and-route 2018-03-01 → 2018-03-08"]);
    let accepted = "2018-03-01 office register | 2018-03-05 office forward bureau | 2018-03-06 bureau accept";
    // The thirtieth day is the first of the Qingming holiday; the Sunday after it is worked in exchange.
    assert_eq!(running(&town, accepted), ["ZJ16-23¶1 handle 2018-03-06 → 2018-04-08"]);
    let extended = format!("{accepted} | 2018-04-08 bureau extend 60");
    assert_eq!(running(&town, &extended), ["ZJ16-23¶1 handle 2018-03-06 → 2018-06-04"]);
    let refusal = refused(&town, accepted, "2018-04-08 bureau extend 61");
    assert!(matches!(refusal.why, Why::TooLong { days: 61, days_max: 60 }), "{refusal:?}");
    assert_eq!(refusal.cite.map(|cite| cite.to_string()).as_deref(), Some("ZJ16-23¶1"));

    let across = "2022-04-01 office register | 2022-04-05 office forward bureau | 2022-04-08 bureau accept";
    assert_eq!(running(&town, across), ["ZJ16-23¶1 handle 2022-04-08 → 2022-05-09"]);
    let extended = format!("{across} | 2022-05-09 bureau extend 60");
    assert_eq!(running(&town, &extended), ["ZJ16-23¶1 handle 2022-04-08 → 2022-07-07"]);
    let after = "2022-05-05 office register | 2022-05-06 office forward bureau | 2022-05-09 bureau accept";
    assert_eq!(running(&town, after), ["R22-34 handle 2022-05-09 → 2022-07-08"]);
}

/// A local term for claims leaves the national one to petitions of other kinds.
///
/// Article: SD15-42, R05-33
#[test]
fn a_local_term_for_claims_leaves_the_others_to_the_national_one() {
    let town = town_in(SHANDONG, |_| {});
    let of = |purpose: &str| {
        let steps = format!(
            "2018-03-01 office register {purpose} | 2018-03-02 office forward bureau | 2018-03-05 bureau accept"
        );
        running(&town, &steps).into_iter().filter(|clock| clock.contains(" handle ")).collect::<Vec<_>>()
    };
    assert!(of("claim").iter().all(|clock| clock.starts_with("SD15-")), "{:?}", of("claim"));
    assert_eq!(of("proposal"), ["R05-33 handle 2018-03-05 → 2018-05-04"]);
}

/// Discipline organs tell petitioners of accusations under their own rules, and of other matters within the term.
///
/// Article: R22-23¶4
#[test]
fn the_kind_of_the_organ_decides_which_notice_it_owes() {
    let town = town_in(990_103, |organ_row| {
        if organ_row.id == organ("bureau") {
            organ_row.kind = OrganKind::Discipline;
        }
    });
    let notices = |purpose: &str| {
        let steps = format!("2026-03-02 office register {purpose} | 2026-03-05 office forward bureau");
        let clocks = running(&town, &steps).into_iter().filter(|clock| clock.contains("notify"));
        clocks.map(|clock| clock.split(' ').nth(1).unwrap_or_default().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(notices("accusation"), Vec::<String>::new());
    assert_eq!(notices("claim"), ["notify-transferred-discipline"]);
}

/// Without the rule under which a term runs, nothing is done that the rule might speak of, and the refusal says so.
#[test]
fn a_term_whose_pack_is_gone_is_told_and_not_forgotten() {
    let refusal = pack_gone();
    assert!(matches!(refusal.why, Why::RuleNotLoaded { .. }), "{refusal:?}");
    // With the pack back in place everything goes on.
    let before = town_in(ZHEJIANG, |_| {});
    Story::new(&before).then(UNDER_WAY).then("2018-03-20 bureau investigate | +0 bureau answer");
}

const UNDER_WAY: &str = "2018-03-01 office register | 2018-03-05 office forward bureau | 2018-03-06 bureau accept";

/// The refusal of an answer to a matter whose term runs under a pack that was taken away.
pub fn pack_gone() -> Refusal {
    let before = town_in(ZHEJIANG, |_| {});
    let after = town_without("ZJ16", ZHEJIANG, |_| {});
    let story = Story::new(&before).then(UNDER_WAY);
    story.under(&after).attempt("2018-03-20 bureau answer").expect_err("the pack is gone")
}
