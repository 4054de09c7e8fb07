//! Every "no", with its reason, its provision and its way out.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::date;
use law::Act;

use crate::story::{Story, told};
use crate::town::{Town, town, town_in, town_with_term, town_without};
use crate::{refusals_intake, refusals_review, refusals_term};

/// What happened, what is tried, what is said.
pub type Row = (&'static str, &'static str, &'static str);

/// A matter that an act can happen to, and the act.
const SOUND: &[(Act, &str, &str)] = &[
    (Act::Register, "", "2026-03-10 office register"),
    (Act::Forward, REGISTERED, "2026-03-10 office forward bureau"),
    (Act::Accept, FORWARDED, "2026-03-10 bureau accept"),
    (Act::Extend, HANDLING, "2026-03-10 bureau extend 30"),
    (Act::Answer, HANDLING, "2026-03-10 bureau answer"),
    (Act::Deliver, ANSWERED, "2026-03-10 bureau deliver"),
    (Act::RequestReview, DELIVERED, "2026-03-10 district request_review"),
    (Act::Review, UNDER_REVIEW, "2026-03-10 district review"),
    (Act::RequestFinalReview, REVIEW_DELIVERED, "2026-03-10 city request_final_review"),
    (Act::FinalReview, UNDER_FINAL_REVIEW, "2026-03-10 city final_review"),
    (Act::Conclude, DELIVERED, "2026-03-10 bureau conclude"),
];

pub const REGISTERED: &str = "2026-03-02 office register";
pub const FORWARDED: &str = "2026-03-02 office register | +1 office forward bureau";
pub const HANDLING: &str = "2026-03-02 office register | +1 office forward bureau | +1 bureau accept";
pub const ANSWERED: &str =
    "2026-03-02 office register | +1 office forward bureau | +1 bureau accept | +1 bureau answer";
pub const DELIVERED: &str = "2026-03-02 bureau register | +0 bureau accept | +1 bureau answer | +1 bureau deliver";
pub const UNDER_REVIEW: &str = "2026-03-02 bureau register | +0 bureau accept | +1 bureau answer | +1 bureau deliver \
     | +1 district request_review";
pub const REVIEW_DELIVERED: &str = "2026-03-02 bureau register | +0 bureau accept | +1 bureau answer | +1 bureau deliver \
     | +1 district request_review | +1 district review | +1 district deliver";
pub const UNDER_FINAL_REVIEW: &str = "2026-03-02 bureau register | +0 bureau accept | +1 bureau answer | +1 bureau deliver \
     | +1 district request_review | +1 district review | +1 district deliver | +1 city request_final_review";

/// Reasons that every act shares: what turns a sound act into this one, and the reason.
const SHARED: &[(&str, &str, &str)] = &[
    ("2026-03-10", "2004-12-31", "no-law"),
    ("2026-03-10", "2026-03-11 today=2026-03-10", "day-in-future"),
    ("2026-03-10", "2026-03-01 today=2026-03-10", "day-before-last"),
    (" ACTOR ", " nowhere ", "unknown-organ"),
    (" ACTOR ", " closed ", "organ-not-active"),
    (" ACTOR ", " ACTOR:nobody ", "unknown-official"),
    (" ACTOR ", " ACTOR:idle ", "not-in-office"),
];

/// Reasons of their own that each act can meet; a new one needs a row.
#[rustfmt::skip]
const OWN: &[(Act, &[&str])] = &[
    (Act::Register, &["already-registered", "heads-missing", "text-missing", "too-many-representatives"]),
    (Act::Forward, &["not-registered", "to-accused", "to-itself", "wrong-organ", "wrong-stage"]),
    (Act::Accept, &["not-registered", "wrong-organ", "wrong-stage"]),
    (Act::Extend, &[
        "already-extended", "approver-not-leader", "no-running-term", "not-extendable", "not-registered", "term-over",
        "text-missing", "too-long", "wrong-organ", "wrong-stage",
    ]),
    (Act::Answer, &["not-registered", "text-missing", "wrong-organ", "wrong-stage"]),
    (Act::Deliver, &["not-registered", "nothing-to-deliver", "wrong-organ"]),
    (Act::RequestReview, &["not-higher-organ", "not-registered", "nothing-to-review", "text-missing", "window-over"]),
    (Act::Review, &["not-registered", "text-missing", "wrong-organ", "wrong-stage"]),
    (Act::RequestFinalReview, &["not-higher-organ", "not-registered", "nothing-to-review", "text-missing", "window-over"]),
    (Act::FinalReview, &["not-registered", "text-missing", "wrong-organ", "wrong-stage"]),
    (Act::Conclude, &["not-delivered", "not-registered", "wrong-organ", "wrong-stage"]),
];

/// What was met: reasons by act, and ways out.
#[derive(Default)]
struct Met {
    reasons: BTreeMap<Act, BTreeSet<&'static str>>,
    ways_out: BTreeSet<&'static str>,
}

impl Met {
    fn check(&mut self, story: &Story<'_>, words: &str, expected: &str) {
        let Err(refusal) = story.clone().attempt(words) else { panic!("{words}: it happens") };
        assert_eq!(told(&refusal), expected, "{words}");
        let act = refusal.act.expect("a petition act");
        self.reasons.entry(act).or_default().insert(refusal.why.code());
        self.ways_out.insert(refusal.way_out.code());
    }

    fn check_rows(&mut self, town: &Town, rows: &[Row]) {
        for (history, words, expected) in rows {
            self.check(&Story::new(town).then(history), words, expected);
        }
    }
}

fn every_reason() -> Met {
    let mut met = Met::default();
    met.check_rows(town(), refusals_intake::ROWS);
    met.check_rows(town(), refusals_term::ROWS);
    met.check_rows(town(), refusals_review::ROWS);
    for (change, rows) in refusals_term::OTHER_TERMS {
        met.check_rows(&town_with_term(change), rows);
    }
    let (with, without) = (town_in(ZHEJIANG, |_| {}), town_without("ZJ16", ZHEJIANG, |_| {}));
    for (history, words, expected) in WITHOUT_THE_PACK {
        met.check(&Story::new(&with).then(history).under(&without), words, expected);
    }
    for (words, expected) in SHARED_IN_FULL {
        met.check(&Story::new(town()).then(HANDLING), words, expected);
    }
    for (act, _, words) in SOUND.iter().filter(|(act, ..)| *act != Act::Register) {
        let cite = town()
            .law
            .on(law::NATION, date(2026, 3, 10))
            .and_then(|law| law.basis(*act))
            .expect("every act has a basis");
        met.check(&Story::new(town()), words, &format!("not-registered; {cite}; register"));
    }
    met
}

/// The codes of all reasons and ways out that acts meet.
pub fn every_met_code() -> BTreeSet<String> {
    let met = every_reason();
    met.reasons.into_values().flatten().chain(met.ways_out).map(str::to_owned).collect()
}

/// Article: R05-18, R05-21, R05-22, R05-23, R05-32, R05-33, R05-34
/// Article: R22-15, R22-20, R22-22, R22-23, R22-30, R22-31, R22-32, R22-34, R22-35, R22-36
#[test]
fn every_refusal_names_its_reason_its_provision_and_a_way_out() {
    every_reason();
}

#[test]
fn every_reason_that_an_act_can_meet_has_a_row() {
    let met = every_reason();
    let shared: BTreeSet<&str> = SHARED.iter().map(|(_, _, code)| *code).chain(["rule-not-loaded"]).collect();
    for (act, own) in OWN {
        let own: BTreeSet<&str> = own.iter().copied().collect();
        let found: BTreeSet<&str> = met.reasons[act].difference(&shared).copied().collect();
        assert_eq!(found, own, "{act}");
    }
}

#[test]
fn the_sound_acts_happen() {
    for (_, history, words) in SOUND {
        let mut story = Story::new(town()).then(history);
        if let Err(refusal) = story.attempt(words) {
            panic!("{words}: {}", told(&refusal));
        }
    }
}

/// Only visitors are counted by their representatives, and five of them may come.
///
/// Article: R22-20, R05-18
#[test]
fn five_representatives_may_come_and_any_number_may_sign() {
    for words in
        ["office register visit heads=30 representatives=5", "office register letter heads=300 representatives=6"]
    {
        for day in ["2022-04-30", "2022-05-01"] {
            Story::new(town()).then(&format!("{day} {words}"));
        }
    }
}

/// No act escapes the checks of day, organ and office.
#[test]
fn every_act_shares_the_checks_of_day_and_office() {
    for (act, history, words) in SOUND {
        let actor = words.split(' ').nth(1).expect("an actor");
        for (from, to, code) in SHARED {
            let first_act = *act == Act::Register && *code == "day-before-last";
            let from = from.replace("ACTOR", actor);
            let words = words.replacen(&from, &to.replace("ACTOR", actor), 1);
            let words = word_order(&words);
            let mut story = Story::new(town()).then(history);
            let outcome = story.attempt(&words);
            match outcome {
                Ok(()) => assert!(first_act, "{words}: it happens"),
                Err(refusal) => assert_eq!((refusal.act, refusal.why.code()), (Some(*act), *code), "{words}"),
            }
        }
    }
}

/// `today=` stands last.
fn word_order(words: &str) -> String {
    let (today, others): (Vec<&str>, Vec<&str>) = words.split(' ').partition(|word| word.starts_with("today="));
    [others, today].concat().join(" ")
}

/// A provision and a way out belong to every "no"; only a day without any law has no provision.
#[rustfmt::skip]
const SHARED_IN_FULL: &[(&str, &str)] = &[
    ("2004-12-31 bureau answer today=2026-03-10", "no-law on=2004-12-31; no provision; load-pack on=2004-12-31"),
    ("2026-03-11 bureau answer today=2026-03-10",
        "day-in-future on=2026-03-11 today=2026-03-10; R22-31(6); use-day from=2026-03-04 until=2026-03-10"),
    ("2026-03-03 bureau answer today=2026-03-10",
        "day-before-last last=2026-03-04 on=2026-03-03; R22-31(6); use-day from=2026-03-04 until=2026-03-10"),
    ("2026-03-10 nowhere answer", "unknown-organ organ=nowhere; R22-31; check-directory"),
    ("2026-03-10 closed answer", "organ-not-active on=2026-03-10 organ=closed; R22-31; check-directory"),
    ("2026-03-10 bureau:nobody answer", "unknown-official official=9999; R22-31; check-directory"),
    ("2026-03-10 bureau:idle answer",
        "not-in-office official=9002 on=2026-03-10 organ=bureau; R22-31; check-directory"),
    ("2026-03-10 bureau:former answer",
        "not-in-office official=9001 on=2026-03-10 organ=bureau; R22-31; check-directory"),
];

/// A district of Hangzhou: its terms are those of the province's own pack until May 2022.
const ZHEJIANG: i64 = 330_106;

/// Whatever is done while a term runs whose pack is gone, be it open or not at this stage.
#[rustfmt::skip]
const WITHOUT_THE_PACK: &[Row] = &[
    ("2018-03-01 office register", "+1 office forward bureau",
        "rule-not-loaded cite=ZJ16-20¶1 on=2018-03-01; R05-21¶1; load-pack on=2018-03-01"),
    ("2018-03-01 office register", "+1 office register",
        "rule-not-loaded cite=ZJ16-20¶1 on=2018-03-01; R05-21¶1; load-pack on=2018-03-01"),
    (HANDLING_2018, "+1 bureau extend 10", "rule-not-loaded cite=ZJ16-23¶1 on=2018-03-06; R05-33; load-pack on=2018-03-06"),
    (HANDLING_2018, "+1 bureau answer", "rule-not-loaded cite=ZJ16-23¶1 on=2018-03-06; R05-32¶1; load-pack on=2018-03-06"),
    (HANDLING_2018, "+1 bureau conclude", "rule-not-loaded cite=ZJ16-23¶1 on=2018-03-06; R05-33; load-pack on=2018-03-06"),
];

const HANDLING_2018: &str = "2018-03-01 office register | 2018-03-05 office forward bureau | 2018-03-06 bureau accept";

/// A term that has ended needs its rule no more.
#[test]
fn what_is_over_does_not_miss_its_pack() {
    let (with, without) = (town_in(ZHEJIANG, |_| {}), town_without("ZJ16", ZHEJIANG, |_| {}));
    let answered = Story::new(&with).then(HANDLING_2018).then("2018-03-07 bureau answer");
    answered.under(&without).then("2018-03-08 bureau deliver");
}

/// Files taken over from elsewhere speak of days before the clerk's time; those who left may not record any more.
#[test]
fn whoever_records_serves_on_the_day_of_recording_not_on_the_claimed_day() {
    let mut story = Story::new(town());
    let left = story.attempt("2020-12-31 bureau:former register today=2021-01-01");
    assert_eq!(left.map_err(|refusal| refusal.why.code()), Err("not-in-office"));
    assert_eq!(story.attempt("2020-12-31 bureau:former register"), Ok(()));
}
