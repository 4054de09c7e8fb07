//! Every "no", with its reason, its provision and its way out.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use domain::Refusal;
use domain::matter::{Recused, next_acts};
use domain::{By, WayOut, Why};
use law::Act;

use crate::courses::{FORWARDED, HANDLING};
use crate::sound::{ABSORBING, SOUND};
use crate::story::{Story, told};
use crate::town::{Town, organ, town, town_after, town_in, town_with_term, town_without};
use crate::verbs::VERBS;
use crate::{refusals_after, refusals_door, refusals_file, refusals_intake, refusals_local, refusals_review};
use crate::{refusals_term, refusals_way};

/// What happened, what is tried, what is said.
pub type Row = (&'static str, &'static str, &'static str);

/// Reasons that every act shares: what turns a sound act into this one, and the reason.
const SHARED: &[(&str, &str, &str)] = &[
    ("2026-03-10", "2004-12-31", "no-law"),
    ("2026-03-10", "2026-03-11 today=2026-03-10", "day-in-future"),
    ("2026-03-10", "2019-01-01 today=2026-03-10", "day-before-last"),
];

/// Reasons that every act of an official shares.
const OF_STAFF: &[(&str, &str, &str)] = &[
    (" ACTOR ", " nowhere ", "unknown-organ"),
    (" ACTOR ", " closed ", "organ-not-active"),
    (" ACTOR ", " ACTOR:nobody ", "unknown-official"),
    (" ACTOR ", " ACTOR:idle ", "not-in-office"),
];

/// What was met: refusals by verb, and ways out.
#[derive(Default)]
pub struct Met {
    reasons: BTreeMap<String, BTreeSet<&'static str>>,
    ways_out: BTreeSet<&'static str>,
    wrong: Vec<String>,
}

impl Met {
    fn check(&mut self, story: &Story<'_>, words: &str, expected: &str) {
        let Err(refusal) = story.clone().attempt(words) else {
            self.wrong.push(format!("{words}\n    => it happens"));
            return;
        };
        if told(&refusal) != expected {
            self.wrong.push(format!("{words}\n    => {}", told(&refusal)));
        }
        self.meet(story, words, &refusal);
    }

    fn meet(&mut self, story: &Story<'_>, words: &str, refusal: &Refusal) {
        assert!(refusal.act.is_some(), "{words}");
        // Only a day without any law has no provision, and a body of whose petitions the law says nothing.
        let silent = matches!(refusal.why, Why::NoLaw { .. } | Why::NotProvided | Why::GroundNotListed { .. });
        assert!(refusal.cite.is_some() || silent, "{words}: {}", told(refusal));
        // What joins speaks of the matter that comes in.
        let about = if words.contains(" join") || story.matter.is_none() { &story.other } else { &story.matter };
        if let (WayOut::OpenActs { acts }, Some(matter)) = (&refusal.way_out, about) {
            let open: Vec<Act> = next_acts(matter).iter().map(|next| next.act).collect();
            assert_eq!(*acts, open, "{words}: what is called open is what the stage leaves open");
        }
        let verb = words.split_whitespace().nth(2).expect("a verb");
        self.reasons.entry(verb.to_owned()).or_default().insert(refusal.why.code());
        self.ways_out.insert(refusal.way_out.code());
    }

    pub fn check_rows(&mut self, town: &Town, rows: &[Row]) {
        for (history, words, expected) in rows {
            self.check(&Story::tell(town, history), words, expected);
        }
    }
}

/// Every row, tried once.
fn every_reason() -> &'static Met {
    static MET: LazyLock<Met> = LazyLock::new(try_every_row);
    &MET
}

fn try_every_row() -> Met {
    let mut met = Met::default();
    for rows in [
        refusals_intake::ROWS,
        refusals_way::ROWS,
        refusals_door::ROWS,
        refusals_term::ROWS,
        refusals_review::ROWS,
        refusals_after::ROWS,
        refusals_file::ROWS,
    ] {
        met.check_rows(town(), rows);
    }
    for (change, rows) in refusals_term::OTHER_TERMS {
        met.check_rows(&town_with_term(change), rows);
    }
    for (place, change, rows) in refusals_local::PLACES {
        met.check_rows(&town_in(*place, change), rows);
    }
    for (change, rows) in refusals_way::AFTER {
        let after = town_after(change);
        for (history, words, expected) in *rows {
            met.check(&Story::tell(town(), history).under(&after), words, expected);
        }
    }
    let (with, without) = (town_in(ZHEJIANG, |_| {}), town_without("ZJ16", ZHEJIANG, |_| {}));
    for (history, words, expected) in WITHOUT_THE_PACK {
        met.check(&Story::new(&with).then(history).under(&without), words, expected);
    }
    for (words, expected) in SHARED_IN_FULL {
        met.check(&Story::new(town()).then(HANDLING), words, expected);
    }
    met.check(&Story::new(town()), "2026-03-10 bureau answer", "not-registered; R22-31(6); register");
    let alone = Story::tell(town(), ABSORBING).without_this();
    met.check(&alone, "2026-03-10 bureau split_off", "not-mergeable; R22-22¶1; open-acts");
    refusals_file::full(&mut |story, words, expected| met.check(story, words, expected));
    met
}

/// The codes of all reasons and ways out that acts meet.
pub fn every_met_code() -> BTreeSet<String> {
    let met = every_reason();
    met.reasons.values().flatten().chain(&met.ways_out).map(|code| (*code).to_owned()).collect()
}

/// Article: R05-18, R05-21, R05-22, R05-23, R05-24, R05-25, R05-32, R05-33, R05-34, R05-36
/// Article: R22-15, R22-17, R22-20, R22-21, R22-22, R22-23, R22-24, R22-25, R22-28, R22-30, R22-31, R22-32, R22-33
/// Article: R22-34, R22-35, R22-36, R22-40
#[test]
fn every_refusal_names_its_reason_its_provision_and_a_way_out() {
    let met = every_reason();
    assert!(met.wrong.is_empty(), "{}", met.wrong.join("\n"));
}

/// A reason that is new needs a row, and a row that is gone was a reason.
#[test]
fn every_reason_that_a_verb_can_meet_has_a_row() {
    let met = every_reason();
    let shared = SHARED.iter().chain(OF_STAFF).map(|(_, _, code)| *code);
    let shared: BTreeSet<&str> = shared.chain(["rule-not-loaded", "not-registered", "recused"]).collect();
    let mut lists: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (verb, own) in crate::sound::OWN {
        lists.insert(verb, own.split(' ').filter(|code| !code.is_empty()).collect());
    }
    for verb in VERBS {
        let own = lists.get(verb).unwrap_or_else(|| panic!("{verb} has no list"));
        let none = BTreeSet::new();
        let found: BTreeSet<&str> = met.reasons.get(*verb).unwrap_or(&none).iter().copied().collect();
        let found: BTreeSet<&str> =
            found.into_iter().filter(|code| !shared.contains(code) || own.contains(code)).collect();
        assert_eq!(&found, own, "{verb}");
    }
}

#[test]
fn the_sound_acts_happen() {
    let named: BTreeSet<&str> = SOUND.iter().map(|(_, words)| words.split(' ').nth(2).expect("a verb")).collect();
    let elsewhere = ["extend_report", "extend_review"];
    let all: BTreeSet<&str> = VERBS.iter().copied().filter(|verb| !elsewhere.contains(verb)).collect();
    assert_eq!(named, all, "every verb that the national law of today knows, once");
    for (history, words) in SOUND {
        let mut story = Story::tell(town(), history);
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
    let mut met = Met::default();
    for (history, words) in SOUND {
        let actor = words.split(' ').nth(1).expect("an actor");
        let staff = !matches!(actor, "petitioner" | "sweep");
        let of_staff = OF_STAFF.iter().filter(|_| staff);
        for (from, to, code) in SHARED.iter().chain(of_staff) {
            let first = words.contains(" register");
            let from = from.replace("ACTOR", actor);
            let place = actor.split(':').next().expect("an organ");
            let words = word_order(&words.replacen(&from, &to.replace("ACTOR", place), 1));
            let mut story = Story::tell(town(), history);
            let before = story.clone();
            match story.attempt(&words) {
                Ok(()) => assert!(first && *code == "day-before-last", "{words}: it happens"),
                Err(refusal) => {
                    assert_eq!(refusal.why.code(), *code, "{words}");
                    met.meet(&before, &words, &refusal);
                }
            }
        }
    }
}

/// Nothing happens to what was never registered.
#[test]
fn every_act_but_the_first_needs_a_registered_matter() {
    for (history, words) in
        SOUND.iter().filter(|(_, words)| !words.contains("register") && !words.contains("split_off"))
    {
        let mut story = Story::tell(town(), history);
        story.matter = None;
        let refusal = story.attempt(words).expect_err(words);
        assert_eq!((refusal.why.code(), refusal.way_out.code()), ("not-registered", "register"), "{words}");
        assert!(refusal.cite.is_some(), "{words}");
    }
}

/// Whoever has a direct interest does nothing in the matter; whoever is accused, or serves below the accused, is told
/// that there is none; whoever does not petition is no party.
///
/// Article: R22-28, R22-30, R05-23, R05-30
#[test]
fn every_act_is_closed_to_the_recused_the_accused_and_strangers() {
    for (history, words) in SOUND.iter().filter(|(_, words)| !words.contains(" register")) {
        let word = words.split(' ').nth(1).expect("an actor");
        let story = Story::tell(town(), history);
        let of =
            |story: &Story<'_>| if words.contains("split_off") { story.other.clone() } else { story.matter.clone() };
        if word == "sweep" {
            continue;
        }
        if word == "petitioner" {
            let refusal = story.clone().attempt(&words.replacen("petitioner", "stranger", 1)).expect_err(words);
            assert_eq!(refusal.why, Why::NotAParty, "{words}");
            continue;
        }
        let By::Staff(actor) = By::Staff(crate::town::actor(word)) else { continue };
        let mut matter = of(&story).expect("a matter");
        matter.recusals.push(Recused { official: actor.official, granted: Some(true) });
        let refusal = with(&story, matter.clone(), words).attempt(words).expect_err(words);
        assert_eq!((refusal.why.code(), refusal.way_out.code()), ("recused", "other-official"), "{words}");
        for (organs, officials) in
            [(vec![actor.organ], vec![]), (vec![], vec![actor.official]), (vec![organ("district")], vec![])]
        {
            let below = town().directory.above_all(actor.organ).contains(&organ("district"));
            if organs == [organ("district")] && !below {
                continue;
            }
            (matter.named.organs, matter.named.officials) = (organs, officials);
            let refusal = with(&story, matter.clone(), words).attempt(words).expect_err(words);
            assert_eq!((refusal.why.code(), refusal.way_out.code()), ("not-registered", "register"), "{words}");
        }
    }
}

fn with<'t>(story: &Story<'t>, matter: domain::matter::Matter, words: &str) -> Story<'t> {
    let mut story = story.clone();
    if words.contains("split_off") {
        story.other = Some(matter);
    } else {
        story.matter = Some(matter);
    }
    story
}

/// The rule check finds and does nothing else.
#[test]
fn the_rule_check_finds_and_never_decides() {
    for (history, words) in SOUND.iter().filter(|(_, words)| !words.contains(" find")) {
        let word = words.split(' ').nth(1).expect("an actor");
        let words = words.replacen(word, "sweep", 1) + " at=office";
        let words = if words.contains("register") || words.contains("split_off") {
            words
        } else {
            words.replace(" at=office", "")
        };
        let outcome = Story::tell(town(), history).attempt(&words);
        assert!(outcome.is_err(), "{words}: it happens");
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
    ("2026-03-10 stranger evaluate", "not-a-party; R22-21¶2; register"),
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
    (HANDLING_2018, "+1 bureau extend 10",
        "rule-not-loaded cite=ZJ16-23¶1 on=2018-03-06; R05-33; load-pack on=2018-03-06"),
    (HANDLING_2018, "+1 bureau answer",
        "rule-not-loaded cite=ZJ16-23¶1 on=2018-03-06; R05-32¶1; load-pack on=2018-03-06"),
    (HANDLING_2018, "+1 bureau conclude",
        "rule-not-loaded cite=ZJ16-23¶1 on=2018-03-06; R05-33; load-pack on=2018-03-06"),
];

const HANDLING_2018: &str = "2018-03-01 office register | 2018-03-05 office forward bureau | 2018-03-06 bureau accept \
     | +0 bureau investigate";

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

/// The same command twice: the second time it is refused or changes nothing that counts.
#[test]
fn the_same_act_twice_moves_no_clock_and_no_stage() {
    for (history, words) in SOUND.iter().filter(|(_, words)| !words.contains("split_off")) {
        let mut story = Story::tell(town(), history);
        story.attempt(words).unwrap_or_else(|refusal| panic!("{words}: {}", told(&refusal)));
        let once = story.clone();
        if story.attempt(words).is_err() {
            continue;
        }
        let (once, twice) = (once.matter(), story.matter());
        assert_eq!(
            (once.stage, once.holder, once.received_on),
            (twice.stage, twice.holder, twice.received_on),
            "{words}"
        );
        assert_eq!(once.clocks, twice.clocks, "{words}");
        assert_eq!(once.transfers, twice.transfers, "{words}");
    }
    assert!(Story::tell(town(), FORWARDED).attempt("2026-03-10 office forward bureau").is_err());
}
