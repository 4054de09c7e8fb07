//! Acts on two matters at once, rule checks, walls in lists, requests sent twice: on both databases.

use app::domain::matter::{Accused, EvaluatedBody, FindingKind, Grade, Opinion, Proof, Round, StageName};
use app::domain::{OrganId, Why};
use app::law::Purpose;
use app::store::read::{Due, MatterFilter, Towards, WallScope};
use app::{ActDraft, Failure, Intake, MatterKey, PartDraft, PersonDraft, PetitionerStamp, Stamp, ToldDraft};
use jiff::civil::{Date, date};

use crate::town::{
    CITY, CITY_OFFICIAL, CLERK, GOVERNMENT, HANDLER, HEAD, HOUSING, OFFICE, REVIEWER, Town, accepting, answering,
    every_database, intake,
};

const DAY_ONE: Date = date(2026, 4, 2);

fn day(month: i8, day: i8) -> Date {
    date(2026, month, day)
}

fn housing(town: &Town, on: Date) -> Stamp {
    town.acts(HANDLER, HOUSING, on)
}

/// Registered, sent to the housing bureau and taken up there.
async fn handled(town: &Town, forwarded: Date, accepted: Date) -> MatterKey {
    let key = town.registered().await;
    town.act(town.acts(CLERK, OFFICE, forwarded), key, &ActDraft::Forward { to: HOUSING }).await.unwrap();
    town.act(housing(town, accepted), key, &accepting()).await.unwrap();
    key
}

fn refused<T: std::fmt::Debug>(done: Result<T, Failure>) -> &'static str {
    match done {
        Err(Failure::Refused(refusal)) => refusal.why.code(),
        other => panic!("{other:?}"),
    }
}

async fn stage(town: &Town, key: MatterKey) -> StageName {
    town.app.matter(key).await.unwrap().matter.stage.name()
}

/// Clock regressions of comparable systems, number 13: what is handled together does not escalate twice, the answer
/// reaches both petitioners, and each keeps a thread and windows of its own.
///
/// Article: R22-22, R22-34, R22-35
#[tokio::test]
async fn peers_13_two_matters_handled_together_are_answered_to_both() {
    every_database(DAY_ONE, async |town: &Town| {
        let first = handled(town, day(4, 3), day(4, 7)).await;
        let second = handled(town, day(4, 3), day(4, 6)).await;
        let stamp = housing(town, day(4, 8));
        let merged = town.app.merge(&stamp, &mut town.chance(), (second, first), day(4, 8), "同一小区同一屋顶").await;
        assert_eq!(merged.unwrap().matter.next_due(), None, "no duty runs twice");
        let target = town.app.matter(first).await.unwrap().matter;
        assert_eq!(target.absorbed, [second.id]);
        let due = target.running("handle").unwrap().due_on;
        assert_eq!(due, day(6, 5), "60 days from 6 April, when the second was taken up");

        town.act(housing(town, day(5, 6)), first, &answering(Opinion::Explain, "屋顶属公租房，已列入维修。"))
            .await
            .unwrap();
        assert_eq!(stage(town, second).await, StageName::Answered);
        let view = town.app.matter(second).await.unwrap();
        let shared = view.timeline.last().unwrap();
        assert_eq!(shared.text.as_deref(), Some("屋顶属公租房，已列入维修。"));
        for (key, on) in [(first, day(5, 7)), (second, day(5, 12))] {
            town.act(housing(town, on), key, &ActDraft::Deliver { proof: Proof::Signed }).await.unwrap();
        }
        // 30 days from 7 May are 6 June, a Saturday, so the window closes on 8 June; the other on 11 June.
        let reviewer = town.acts(REVIEWER, GOVERNMENT, day(6, 9));
        let request = ActDraft::RequestReview { round: Round::Review, organ: None, reason: "没有修。".to_owned() };
        assert_eq!(refused(town.act(reviewer, first, &request).await), "window-over");
        town.act(reviewer, second, &request).await.unwrap();
        town.verify().await;
    })
    .await;
}

/// What was joined can be parted: the terms run on with the ends that they had.
#[tokio::test]
async fn parted_matters_are_as_before() {
    every_database(DAY_ONE, async |town: &Town| {
        let first = handled(town, day(4, 3), day(4, 7)).await;
        let second = handled(town, day(4, 3), day(4, 8)).await;
        let before = town.app.matter(second).await.unwrap().matter.next_due().cloned();
        let stamp = housing(town, day(4, 9));
        town.app.merge(&stamp, &mut town.chance(), (second, first), day(4, 9), "同一件事").await.unwrap();
        assert_eq!(refused(town.act(stamp, second, &answering(Opinion::Explain, "略")).await), "wrong-stage");
        let next = housing(town, day(4, 10));
        let parted = town.app.unmerge(&next, &mut town.chance(), second, day(4, 10), "不是同一屋顶").await.unwrap();
        assert_eq!(parted.matter.next_due().cloned(), before);
        assert!(town.app.matter(first).await.unwrap().matter.absorbed.is_empty());
        town.verify().await;
    })
    .await;
}

/// What stands in a letter beside what it is about.
pub(crate) fn other_claim() -> PartDraft {
    PartDraft {
        purpose: Purpose::Claim,
        category: None,
        title: "楼道灯不亮".to_owned(),
        text: "三单元楼道灯坏了半年。".to_owned(),
        reason: "与屋顶漏雨不是一件事".to_owned(),
    }
}

/// One claim of a letter goes its own way: received on the same day, with the same last days, under a number of its
/// own.
#[tokio::test]
async fn a_split_claim_keeps_the_day_of_receipt_and_its_terms() {
    every_database(DAY_ONE, async |town: &Town| {
        let key = handled(town, day(4, 3), day(4, 7)).await;
        let part = other_claim();
        let stamp = housing(town, day(4, 20));
        let new = town.app.split(&stamp, &mut town.chance(), key, day(4, 20), &part).await.unwrap();
        let old = town.app.matter(key).await.unwrap().matter;
        assert_eq!(new.matter.received_on, old.received_on);
        assert_eq!(new.matter.running("handle").unwrap().due_on, old.running("handle").unwrap().due_on);
        assert_eq!(new.matter.receipt.no, old.receipt.no + 1);
        assert_eq!(new.matter.split_from, Some(key.id));
        town.verify().await;
    })
    .await;
}

/// 复核之后以同样的事实和理由再提的，不再受理；之前不得以此拒收。
///
/// Article: R22-36
#[tokio::test]
async fn what_repeats_a_matter_is_barred_only_after_the_final_review() {
    every_database(DAY_ONE, async |town: &Town| {
        let earlier = handled(town, day(4, 3), day(4, 7)).await;
        let told = ToldDraft::NotYet;
        let bar = async |key, on| {
            let stamp = town.acts(CLERK, OFFICE, on);
            town.app.bar(&stamp, &mut town.chance(), (key, earlier), on, ("请求和理由都与前次相同", &told)).await
        };
        let again = town.registered().await;
        assert_eq!(refused(bar(again, day(4, 8)).await), "earlier-not-ended");
        town.act(housing(town, day(5, 6)), earlier, &answering(Opinion::NotSupport, "不符合规定。")).await.unwrap();
        let deliver = ActDraft::Deliver { proof: Proof::Signed };
        town.act(housing(town, day(5, 7)), earlier, &deliver).await.unwrap();
        for (round, official, organ, month) in
            [(Round::Review, REVIEWER, GOVERNMENT, 5), (Round::FinalReview, CITY_OFFICIAL, CITY, 6)]
        {
            let at = |day| town.acts(official, organ, date(2026, month, day));
            let request = ActDraft::RequestReview { round, organ: None, reason: "不服。".to_owned() };
            town.act(at(20), earlier, &request).await.unwrap();
            let result = domain::matter::ReviewResult::Uphold;
            town.act(at(25), earlier, &ActDraft::plain_review(round, result, "维持。".to_owned())).await.unwrap();
            town.act(at(26), earlier, &deliver).await.unwrap();
        }
        let done = bar(again, day(7, 1)).await.unwrap();
        assert_eq!(done.matter.stage.name(), StageName::Barred);
        town.verify().await;
    })
    .await;
}

/// A rule check finds each thing once; running it twice finds nothing new; a run that did not take place is made up
/// for by the next. Clock regressions of comparable systems, number 8.
///
/// Article: R22-22, R22-23, R22-34, R22-32
#[tokio::test]
async fn peers_8_a_rule_check_finds_each_thing_once_and_makes_up_for_missed_runs() {
    every_database(DAY_ONE, async |town: &Town| {
        let lying = town.registered().await;
        let promised = handled(town, day(4, 3), day(4, 7)).await;
        town.act(housing(town, day(4, 10)), promised, &answering(Opinion::Support, "五月底前修好。")).await.unwrap();
        let check = async |on: Date| {
            let us = town.acts(CLERK, OFFICE, on).recorded_us;
            town.app.sweep(on, us, |_| {}).await.unwrap().found
        };
        assert_eq!(check(day(4, 17)).await, 0, "the fifteenth day is not over");
        // Nobody ran it for three months.
        assert_eq!(check(day(7, 20)).await, 2);
        assert_eq!(check(day(7, 20)).await, 0);
        assert_eq!(check(day(7, 21)).await, 0);
        let found = |key: MatterKey| async move {
            let mut session = town.app.db().read().await.unwrap();
            let rows = session.findings_of(key.shard, key.id.0).await.unwrap();
            rows.into_iter().map(|row| (row.kind, row.cite.unwrap_or_default())).collect::<Vec<_>>()
        };
        assert_eq!(found(lying).await, [(FindingKind::TermMissed.name().to_owned(), "R22-22¶1".to_owned())]);
        assert_eq!(found(promised).await, [(FindingKind::PromiseMissed.name().to_owned(), "R22-32¶2".to_owned())]);
        town.verify().await;
    })
    .await;
}

fn accusing(accused: OrganId) -> Intake {
    Intake {
        purpose: Purpose::Accusation,
        accused: Accused { organs: vec![accused], officials: Vec::new() },
        ..intake(DAY_ONE)
    }
}

async fn listed(town: &Town, organ: OrganId) -> usize {
    let directory = town.app.directory();
    let reader = domain::wall::Reader { organ, official: None };
    let wall = domain::wall::Wall::before(reader, &directory, DAY_ONE);
    let filter = MatterFilter { wall: Some(WallScope::of(&wall)), due: Due::Any, ..MatterFilter::default() };
    let mut session = town.app.db().read().await.unwrap();
    session.matters(&filter, &Towards::Start, 50).await.unwrap().lines.len()
}

/// 检举控告材料不得让被检举的机关看到：列表里没有，单件也没有。
///
/// Article: R22-30, R05-23
#[tokio::test]
async fn the_accused_see_nothing_of_an_accusation() {
    every_database(DAY_ONE, async |town: &Town| {
        town.registered().await;
        let stamp = town.stamp();
        let done = town.app.register(&stamp, &mut town.chance(), DAY_ONE, &accusing(HOUSING), None).await.unwrap().done;
        assert_eq!((listed(town, OFFICE).await, listed(town, GOVERNMENT).await), (2, 2));
        assert_eq!(listed(town, HOUSING).await, 1);
        let head = town.acts(HEAD, HOUSING, DAY_ONE);
        assert!(matches!(town.app.matter_for(done.key, head.actor, DAY_ONE).await, Err(Failure::NoMatter(_))));
        let note = ActDraft::Note { text: "看一看".to_owned() };
        assert_eq!(refused(town.act(head, done.key, &note).await), Why::NotRegistered.code());
        assert_eq!(refused(town.act(stamp, done.key, &ActDraft::Forward { to: HOUSING }).await), "to-accused");
        town.verify().await;
    })
    .await;
}

/// 机关收到检举自己的材料，登记后当即移交，自己不再看得到。
///
/// Article: R22-30
#[tokio::test]
async fn an_accused_office_registers_and_hands_over_in_one_breath() {
    every_database(DAY_ONE, async |town: &Town| {
        let stamp = town.stamp();
        let alone = town.app.register(&stamp, &mut town.chance(), DAY_ONE, &accusing(GOVERNMENT), None).await;
        assert_eq!(refused(alone), "hand-over-missing");
        let handed = Intake { hand_over: Some(CITY), ..accusing(GOVERNMENT) };
        let done = town.app.register(&stamp, &mut town.chance(), DAY_ONE, &handed, None).await.unwrap().done;
        assert_eq!((done.matter.holder, done.matter.receipt.office, done.matter.receipt.no), (CITY, OFFICE, 1));
        assert_eq!((listed(town, OFFICE).await, listed(town, CITY).await), (0, 1));
        town.verify().await;
    })
    .await;
}

/// The same request twice registers once. Clock regressions of comparable systems, number 20.
#[tokio::test]
async fn peers_20_a_request_sent_twice_registers_once() {
    every_database(DAY_ONE, async |town: &Town| {
        let stamp = town.stamp();
        let register = async || {
            town.app.register(&stamp, &mut town.chance(), DAY_ONE, &intake(DAY_ONE), Some("form-7f3a")).await.unwrap()
        };
        let (first, second) = (register().await, register().await);
        assert_eq!(first.done.key, second.done.key);
        assert!(first.code.is_some() && second.code.is_none(), "the code is shown once");
        assert_eq!(town.app.db().read().await.unwrap().count_matters().await.unwrap(), 1);
    })
    .await;
}

/// 评价、确认兑现只能由信访人自己作出。
///
/// Article: R22-21
#[tokio::test]
async fn only_the_petitioner_evaluates_and_confirms() {
    every_database(DAY_ONE, async |town: &Town| {
        let key = handled(town, day(4, 3), day(4, 7)).await;
        town.act(housing(town, day(4, 10)), key, &answering(Opinion::Support, "五月底前修好。")).await.unwrap();
        town.act(housing(town, day(4, 11)), key, &ActDraft::Deliver { proof: Proof::Signed }).await.unwrap();
        let evaluate =
            ActDraft::Evaluate { of: EvaluatedBody::ResponsibleOrgan, grade: Grade::Satisfied, text: String::new() };
        let confirm = ActDraft::Confirm { fulfilled: true, text: String::new() };
        for draft in [&evaluate, &confirm] {
            assert_eq!(refused(town.act(housing(town, day(4, 12)), key, draft).await), "petitioner-only");
        }
        let person = town.app.matter(key).await.unwrap().matter.parties[0].person.id;
        let noon = housing(town, day(4, 13));
        let stamp = PetitionerStamp { person, recorded_us: noon.recorded_us, today: noon.today };
        for draft in [&evaluate, &confirm] {
            town.app.execute_as_petitioner(&stamp, &mut town.chance(), key, None, (day(4, 13), draft)).await.unwrap();
        }
        let again =
            town.app.execute_as_petitioner(&stamp, &mut town.chance(), key, None, (day(4, 13), &evaluate)).await;
        assert_eq!(refused(again), "already-evaluated");
        town.verify().await;
    })
    .await;
}

/// A petition without a name is registered like any other; there is nobody to tell and no code to give.
///
/// Article: R22-22, R22-23
#[tokio::test]
async fn an_anonymous_petition_is_registered_and_has_no_code() {
    every_database(DAY_ONE, async |town: &Town| {
        let nameless = Intake::of(PersonDraft::default(), "路灯不亮".to_owned(), "南街路灯坏了。".to_owned());
        let stamp = town.acts(HANDLER, HOUSING, DAY_ONE);
        let done = town.app.register(&stamp, &mut town.chance(), DAY_ONE, &nameless, None).await.unwrap();
        assert!(done.code.is_none());
        assert_eq!(done.done.matter.next_due(), None, "nobody can be told, so no term for telling begins");
        town.verify().await;
    })
    .await;
}

/// Whoever lost the slip gets a new code at the registering office; the old one is void, and the record says who gave
/// it out.
///
/// Article: R22-21
#[tokio::test]
async fn a_lost_code_is_given_out_again_and_the_record_keeps_it() {
    every_database(DAY_ONE, async |town: &Town| {
        let stamp = town.stamp();
        let first = town.app.register(&stamp, &mut town.chance(), DAY_ONE, &intake(DAY_ONE), None).await.unwrap();
        let (key, receipt) = (first.done.key, first.done.matter.receipt);
        let person = first.done.matter.parties[0].person.id;
        let shown = (DAY_ONE, "出示身份证");
        let elsewhere = town.acts(HANDLER, HOUSING, DAY_ONE);
        let lost = town.app.issue_code(&elsewhere, &mut town.chance(), key, person, shown).await;
        assert_eq!(refused(lost), "wrong-organ");
        let second = town.app.issue_code(&stamp, &mut town.chance(), key, person, shown).await.unwrap();
        assert_eq!(second.done.events[0].fact.kind(), "matter.code_issued");
        let caller = std::net::IpAddr::from([127, 0, 0, 1]);
        let open = async |code| town.app.codes().open(&town.app, receipt, code, caller, stamp.recorded_us).await;
        assert!(open(first.code.unwrap()).await.is_err(), "the old one is void");
        assert_eq!(open(second.code.unwrap()).await.unwrap(), (key, person));
        town.verify().await;
    })
    .await;
}
