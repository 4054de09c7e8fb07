//! Which acts are open to a petitioner at which point of a whole procedure, and why the others are not.

use app::domain::matter::{Opinion, Proof, ReviewResult, Round};
use app::{ActDraft, OwnAct};
use jiff::civil::{Date, date};

use super::{DAY_ONE, Petition, petition};
use crate::town::{
    CITY, CITY_OFFICIAL, CLERK, GOVERNMENT, HANDLER, HOUSING, OFFICE, REVIEWER, Town, accepting, answering,
    every_database,
};

/// What is open: one sign an act, in the order of [`OwnAct::ALL`]; `·` where it is refused.
async fn open(town: &Town, petition: &Petition, today: Date) -> String {
    const SIGNS: &str = "收成否补附查核信责避密撤";
    let own = town.app.own_matter(petition.key, petition.people[0], today).await.unwrap();
    let signs = OwnAct::ALL.iter().zip(SIGNS.chars());
    signs.map(|(act, sign)| if own.offer(*act).unwrap().refusal.is_none() { sign } else { '·' }).collect()
}

/// Why an act is not open.
async fn why(town: &Town, petition: &Petition, today: Date, act: OwnAct) -> &'static str {
    let own = town.app.own_matter(petition.key, petition.people[0], today).await.unwrap();
    own.offer(act).unwrap().refusal.as_ref().map_or("open", |refusal| refusal.why.code())
}

#[tokio::test]
async fn what_is_open_follows_the_procedure() {
    every_database(DAY_ONE, async |town: &Town| {
        let petition = petition(town, false).await;
        let review = |round| ActDraft::RequestReview { round, organ: None, reason: "修了还漏。".to_owned() };
        let upheld = |round| ActDraft::plain_review(round, ReviewResult::Uphold, "原意见正确。".to_owned());
        let (clerk, handler) = ((CLERK, OFFICE), (HANDLER, HOUSING));
        let signed = || ActDraft::Deliver { proof: Proof::Signed };
        let day = |month, day| date(2026, month, day);
        let steps: Vec<(Option<_>, Date, ActDraft, &str)> = vec![
            (Some(clerk), day(4, 3), ActDraft::Forward { to: HOUSING }, "···补附··信·避密撤"),
            (Some(handler), day(4, 6), accepting(), "···补附··信·避密撤"),
            (Some(handler), day(4, 20), answering(Opinion::Support, "六月底以前修好。"), "收成·补附··信·避密撤"),
            (None, day(4, 21), ActDraft::Deliver { proof: Proof::Confirmed }, "·成·补附查·信责避密撤"),
            (None, day(4, 22), review(Round::Review), "·成·补附··信责避密撤"),
            (Some((REVIEWER, GOVERNMENT)), day(4, 30), upheld(Round::Review), "收成·补附··信责避密撤"),
            (Some((REVIEWER, GOVERNMENT)), day(5, 6), signed(), "·成·补附·核信责避密撤"),
            (None, day(5, 7), review(Round::FinalReview), "·成·补附··信责避密撤"),
            (Some((CITY_OFFICIAL, CITY)), day(5, 20), upheld(Round::FinalReview), "收成·补附··信责避密撤"),
            (Some((CITY_OFFICIAL, CITY)), day(5, 21), signed(), "·成·补附··信责避密撤"),
            // 30 days from 21 April, when the answer arrived, end on 21 May: from then on nobody evaluates it.
            (Some((CITY_OFFICIAL, CITY)), day(5, 22), ActDraft::Conclude, "·成·补附·····密·"),
        ];
        assert_eq!(open(town, &petition, DAY_ONE).await, "···补附····避密撤", "registered");
        for (actor, on, draft, expected) in steps {
            match actor {
                Some((official, organ)) => {
                    town.act(town.acts(official, organ, on), petition.key, &draft).await.unwrap();
                }
                None => {
                    petition.acts(town, 0, on, &draft).await.unwrap();
                }
            }
            assert_eq!(open(town, &petition, on).await, expected, "after {draft:?}");
        }
        assert_eq!(open(town, &petition, day(7, 1)).await, "·成否补附·····密·", "the promised day is over");
        town.verify().await;
    })
    .await;
}

#[tokio::test]
async fn every_act_that_is_not_open_says_why() {
    every_database(DAY_ONE, async |town: &Town| {
        let petition = petition(town, false).await;
        let body = domain::matter::EvaluatedBody::ResponsibleOrgan;
        for (act, code) in [
            (OwnAct::ConfirmDelivery, "nothing-to-deliver"),
            (OwnAct::ConfirmPerformance, "nothing-promised"),
            (OwnAct::DenyPerformance, "nothing-promised"),
            (OwnAct::RequestReview(Round::Review), "nothing-to-review"),
            (OwnAct::RequestReview(Round::FinalReview), "nothing-to-review"),
            (OwnAct::Evaluate(body), "nothing-to-evaluate"),
            (OwnAct::Withdraw, "open"),
        ] {
            assert_eq!(why(town, &petition, DAY_ONE, act).await, code, "{act:?}");
        }
        let seal = ActDraft::Seal { reason: "怕打击报复。".to_owned() };
        petition.acts(town, 0, DAY_ONE, &seal).await.unwrap();
        assert_eq!(why(town, &petition, DAY_ONE, OwnAct::Seal).await, "already-sealed");
        let withdrawal = ActDraft::Withdraw { person: petition.people[0], text: String::new() };
        petition.acts(town, 0, DAY_ONE, &withdrawal).await.unwrap();
        assert_eq!(why(town, &petition, DAY_ONE, OwnAct::Add).await, "not-a-party");
    })
    .await;
}

/// The window closes: the same act is refused with the day on which it was over, and the provision.
#[tokio::test]
async fn after_the_window_there_is_no_review_and_the_refusal_names_the_day() {
    every_database(DAY_ONE, async |town: &Town| {
        let petition = petition(town, false).await;
        let forward = ActDraft::Forward { to: HOUSING };
        town.act(town.acts(CLERK, OFFICE, date(2026, 4, 3)), petition.key, &forward).await.unwrap();
        let handler = |day| town.acts(HANDLER, HOUSING, date(2026, 4, day));
        town.act(handler(6), petition.key, &accepting()).await.unwrap();
        town.act(handler(8), petition.key, &answering(Opinion::Explain, "不属于维修范围。")).await.unwrap();
        town.act(handler(9), petition.key, &ActDraft::Deliver { proof: Proof::Signed }).await.unwrap();
        let act = OwnAct::RequestReview(Round::Review);
        let own = town.app.own_matter(petition.key, petition.people[0], date(2026, 4, 10)).await.unwrap();
        assert_eq!(own.offer(act).unwrap().organs, [GOVERNMENT]);
        assert!(own.due.iter().any(|clock| &*clock.state.rule == "request-review"), "{:?}", own.due);
        assert_eq!(why(town, &petition, date(2026, 6, 30), act).await, "window-over");
        let own = town.app.own_matter(petition.key, petition.people[0], date(2026, 6, 30)).await.unwrap();
        assert!(own.offer(act).unwrap().refusal.as_ref().unwrap().cite.is_some());
    })
    .await;
}

/// Periods between organs are none of the petitioner's.
#[tokio::test]
async fn of_a_task_with_a_period_the_petitioner_sees_where_it_went() {
    every_database(DAY_ONE, async |town: &Town| {
        let petition = petition(town, false).await;
        let assign = ActDraft::Assign { to: HOUSING, days: 30 };
        let done = town.act(town.acts(CLERK, OFFICE, date(2026, 4, 3)), petition.key, &assign).await.unwrap();
        let clocks = |rule: &str| done.matter.clocks.iter().any(|clock| &*clock.rule == rule && clock.running());
        assert!(clocks("report-back"), "{:?}", done.matter.clocks);
        let own = town.app.own_matter(petition.key, petition.people[0], date(2026, 4, 3)).await.unwrap();
        let rules: Vec<String> = own.due.iter().map(|clock| clock.state.rule.to_string()).collect();
        assert!(!rules.is_empty() && rules.iter().all(|rule| rule.starts_with("notify-")), "{rules:?}");
    })
    .await;
}
