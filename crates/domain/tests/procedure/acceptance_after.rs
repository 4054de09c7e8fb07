//! Acceptance, article by article: what the petitioner thinks of it, who calls for action, what the rule check finds.

use domain::matter::{EvaluatedBody, FindingKind, Found, Grade, findings};
use domain::{By, Ctx, Origin};
use jiff::civil::Date;

use crate::courses::{DELIVERED, HANDLING, PROMISED};
use crate::story::{Story, story};
use crate::town::{organ, town_after, town_in};

/// Only the petitioner says it, once of each body, and in time; what staff heard is kept apart.
///
/// Article: R22-21
#[test]
fn only_the_petitioner_evaluates_and_once_for_each_body() {
    let told = story("2026-03-02 office register party=second | +1 office forward bureau");
    assert_eq!(told.refused("+0 bureau evaluate"), "petitioner-only");
    assert_eq!(told.refused("+0 petitioner evaluate"), "nothing-to-evaluate");
    let office = told.then("+0 petitioner evaluate petition_office fairly_satisfied");
    assert_eq!(office.refused("+1 petitioner evaluate petition_office"), "already-evaluated");
    let answered = office.then("+1 bureau accept | +0 bureau investigate | +1 bureau answer");
    assert_eq!(answered.refused("+0 petitioner evaluate"), "nothing-to-evaluate", "not before the answer is there");
    let delivered = answered.then("2026-03-10 bureau deliver");
    let said = delivered.clone().then("2026-04-09 petitioner evaluate dissatisfied | +0 second evaluate satisfied");
    let all: Vec<_> = said.matter().evaluations.iter().map(|said| (said.of, said.grade)).collect();
    assert_eq!(
        all,
        [
            (EvaluatedBody::PetitionOffice, Grade::FairlySatisfied),
            (EvaluatedBody::ResponsibleOrgan, Grade::Dissatisfied),
            (EvaluatedBody::ResponsibleOrgan, Grade::Satisfied),
        ]
    );
    assert_eq!(delivered.refused("2026-04-10 petitioner evaluate"), "window-over");
    let heard = delivered.then("+1 bureau follow_up satisfied");
    assert_eq!(heard.matter().evaluations.len(), 1, "what was said to staff counts in no rate");
    assert_eq!(story("2026-03-02 office register accusation").refused("+0 petitioner evaluate"), "wrong-purpose");
}

/// 督办: only whom the law gives it to, and only for what the law of the day lists.
///
/// Article: R22-40, R05-36, R22-14
#[test]
fn supervision_has_its_listed_reasons() {
    let now = story(HANDLING);
    for (why, listed_now, listed_before) in [
        ("wrong_procedure", true, true),
        ("buck_passing", true, true),
        ("not_performed", true, true),
        ("falsified", true, false),
        ("overdue", false, true),
        ("no_feedback", false, true),
    ] {
        let before = story("2022-03-02 office register | +1 office forward bureau");
        for (story, listed) in [(&now, listed_now), (&before, listed_before)] {
            let outcome = story.clone().attempt(&format!("+1 office supervise {why}"));
            let code = outcome.map_err(|refusal| refusal.why.code());
            assert_eq!(code, if listed { Ok(()) } else { Err("circumstance-not-listed") }, "{why}");
        }
    }
    // Whoever is above may urge; before 2022 only petition offices could supervise.
    now.clone().then("+1 district urge | +0 bureau reply | +0 city-office supervise buck_passing | +0 bureau reply 2");
    let before = story("2022-03-02 office register | +1 office forward bureau");
    assert_eq!(before.refused("+1 district supervise overdue"), "not-provided");
    before.then("+1 district urge");
    let replied = now.then("+1 office urge | +1 bureau reply");
    assert!(replied.matter().urgings[0].replied_on.is_some());
    assert_eq!(replied.refused("+0 bureau reply"), "already-decided");
}

/// In Beijing an opinion that is plainly wrong calls for supervision, too.
///
/// Article: BJ06-52
#[test]
fn a_place_can_list_more_reasons_for_supervision() {
    let beijing = town_in(110_101, |_| {});
    let told = Story::new(&beijing).then("2018-03-01 office register | +0 office forward bureau");
    told.then("+1 office supervise facts_unclear | +0 office supervise wrong_basis | +0 office supervise falsified");
}

fn found_on(story: &Story<'_>, today: Date) -> Vec<Found> {
    let (law, directory) = (&story.town.law, &story.town.directory);
    findings(story.matter(), &Ctx { law, directory, by: By::Sweep, today, origin: Origin::Entered })
}

fn kinds(story: &Story<'_>, day: &str) -> Vec<FindingKind> {
    found_on(story, day.parse().expect(day)).iter().map(|found| found.kind).collect()
}

/// A finding names its rule and its day, is recorded once, and a check that ran twice finds nothing more.
///
/// Article: R22-34, R05-33
#[test]
fn a_finding_is_recorded_once() {
    let late = story(HANDLING);
    assert_eq!(kinds(&late, "2026-05-06"), []);
    assert_eq!(kinds(&late, "2026-05-07"), [FindingKind::TermMissed]);
    let found = &found_on(&late, "2026-05-07".parse().expect("a day"))[0];
    assert_eq!((found.cite.map(|cite| cite.to_string()).as_deref(), found.organ), (Some("R22-34"), organ("bureau")));
    let noted = late.clone().then("2026-05-07 sweep find term_missed");
    assert_eq!(kinds(&noted, "2026-05-07"), []);
    assert_eq!(kinds(&noted, "2026-12-31"), []);
    assert_eq!(noted.refused("2026-05-08 sweep find term_missed"), "not-found");
    assert_eq!(noted.running(), late.running(), "a finding moves no term");
    // Checked late or never before: what was missed is found all the same, also once it was done late.
    assert_eq!(kinds(&late, "2026-12-31"), [FindingKind::TermMissed]);
    let answered = late.then("2026-05-20 bureau answer");
    assert_eq!(kinds(&answered, "2026-12-31"), [FindingKind::TermMissed]);
    let in_time = story(HANDLING).then("2026-05-06 bureau answer");
    assert_eq!(kinds(&in_time, "2026-12-31"), []);
}

/// What each kind of finding is about.
///
/// Article: R22-22, R22-23, R22-24, R22-32, R22-45
#[test]
fn every_kind_of_finding_is_found() {
    let sent = story("2026-03-02 office register | +1 office assign bureau 20");
    assert_eq!(kinds(&sent, "2026-03-23"), [FindingKind::LateAcceptance]);
    assert_eq!(kinds(&sent, "2026-03-24"), [FindingKind::NoReport, FindingKind::LateAcceptance]);
    let promised = story(PROMISED);
    assert_eq!(kinds(&promised, "2026-04-30"), []);
    assert_eq!(kinds(&promised, "2026-05-01"), [FindingKind::PromiseMissed]);
    let denied = promised.then("2026-04-20 bureau perform | 2026-04-22 petitioner confirm no");
    assert_eq!(kinds(&denied, "2026-04-22"), [FindingKind::PerformanceDenied]);
    let returned = "| +0 office forward bureau | +0 bureau object | +0 office return";
    let once = story(&format!("2026-03-02 office register {returned}"));
    assert_eq!(kinds(&once, "2026-03-02"), []);
    let twice = once.then(&returned[1..]);
    assert_eq!(kinds(&twice, "2026-03-02"), [FindingKind::PingPong]);
    let two =
        story("2026-03-02 city-office register | +0 city-office assign district 30 | +0 district assign township 30");
    assert_eq!(kinds(&two, "2026-03-03"), [], "to two organs is no conflict");
    let gone = story("2019-12-30 closed register anonymous");
    assert_eq!(kinds(&gone, "2019-12-31"), []);
    assert_eq!(kinds(&gone, "2020-01-01"), [FindingKind::HolderGone]);
}

/// The directory changed under the matter: the accused became the holder's leader. The rule check says so.
///
/// Article: R22-30
#[test]
fn an_accusation_that_came_to_lie_with_the_accused_is_found() {
    let told = story("2026-03-02 office register accused=heir | +1 office forward market");
    assert_eq!(kinds(&told, "2026-03-05"), []);
    let after = town_after(|directory| {
        directory.organs.get_mut(&organ("market")).expect("an organ").parent = Some(organ("heir"));
    });
    let moved = told.under(&after);
    assert_eq!(kinds(&moved, "2026-03-05"), [FindingKind::HeldByAccused]);
    assert_eq!(moved.refused("2026-03-06 market accept"), "not-registered");
    let on = moved.then("2026-03-06 office take_over bureau");
    assert_eq!((on.matter().holder, kinds(&on, "2026-03-06")), (organ("bureau"), vec![]));
}

/// The rule check only finds: it decides nothing, and nobody else records findings.
///
/// Article: R22-40
#[test]
fn only_the_rule_check_records_findings() {
    let late = story(HANDLING);
    for who in ["bureau", "office:head", "petitioner"] {
        assert_eq!(late.refused(&format!("2026-05-07 {who} find term_missed")), "not-found", "{who}");
    }
    for act in ["answer", "conclude", "urge", "withdraw", "add_contact", "seal", "raise_recusal bureau:head"] {
        assert_eq!(late.refused(&format!("2026-05-07 sweep {act}")), "staff-only", "{act}");
    }
    assert_eq!(story(DELIVERED).refused("+1 sweep request_review"), "staff-only");
}

/// Taken back by everybody, the procedure ends and stays visible; taken back by one of two, it goes on.
///
/// Article: R22-17, R05-17
#[test]
fn the_matter_ends_when_the_last_one_withdraws() {
    let two = story("2026-03-02 office register party=second | +1 office forward bureau");
    let one = two.then("+1 petitioner withdraw");
    assert!(!one.matter().stage.ended() && !one.running().is_empty());
    assert_eq!(one.refused("+0 petitioner withdraw"), "not-a-party");
    assert_eq!(one.refused("+0 bureau withdraw person=second text=0"), "text-missing");
    let none = one.then("+1 second withdraw");
    assert!(none.matter().stage.ended() && none.running().is_empty());
    assert_eq!(none.matter().withdrawn.len(), 2);
    let again = none.then("+1 office take_up_again");
    assert!(again.matter().withdrawn.is_empty() && !again.running().is_empty());
}

/// The file is put away once nothing is owed and the outcome elsewhere is known.
///
/// Article: R22-21, R05-12
#[test]
fn a_file_is_put_away_when_it_is_whole() {
    let open = story("2026-03-02 bureau register | +1 bureau decline in_litigation untold");
    assert_eq!(open.refused("+1 bureau archive"), "still-owed");
    let whole = open.then("+1 bureau notify declined | +1 bureau archive permanent");
    assert_eq!(whole.refused("+1 bureau archive"), "already-archived");
    let routed = story("2026-03-02 bureau register | +1 bureau route");
    assert_eq!(routed.refused("+1 bureau archive"), "outcome-missing");
    routed.then("+9 bureau record_outcome | +0 bureau archive");
}
