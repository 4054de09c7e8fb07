//! A matter that got its answer together with another one shows it among its documents, and it can be reviewed with it.

use app::domain::matter::{NoticeKind, Opinion, Proof, Round};
use app::{ActDraft, MatterKey};

use super::places::{CONTACT, DAY_ONE, FACTS, at, input};
use crate::town::{
    CLERK, GOVERNMENT, HANDLER, HOUSING, OFFICE, REVIEWER, Town, accepting, answering, every_database, intake,
};

const OPINION: &str = "信访事项处理意见书\n\n云住建信复〔2026〕7号\n\n屋顶由我局六月底前修好。";

async fn handled(town: &Town) -> MatterKey {
    let stamp = town.acts(CLERK, OFFICE, DAY_ONE);
    let key = town.app.register(&stamp, &mut town.chance(), DAY_ONE, &intake(DAY_ONE), None).await.unwrap().done.key;
    town.act(town.acts(CLERK, OFFICE, DAY_ONE), key, &ActDraft::Forward { to: HOUSING }).await.unwrap();
    town.act(town.acts(HANDLER, HOUSING, DAY_ONE), key, &accepting()).await.unwrap();
    key
}

/// Article: R22-34, R22-35
#[tokio::test]
async fn an_answer_got_by_merging_is_a_document_of_both() {
    every_database(DAY_ONE, async |town: &Town| {
        let (first, second) = (handled(town).await, handled(town).await);
        let housing = |on| town.acts(HANDLER, HOUSING, on);
        let on = at(4, 13);
        town.app.merge(&housing(on), &mut town.chance(), (second, first), on, "同一屋顶").await.unwrap();
        town.act(housing(at(4, 20)), first, &answering(Opinion::Explain, OPINION)).await.unwrap();
        for key in [first, second] {
            let documents = town.app.documents_for(key, None, at(5, 8)).await.unwrap();
            let opinion = documents.iter().find(|document| document.kind == NoticeKind::Opinion).unwrap();
            assert!(opinion.holds, "{key}: compared with the row of the matter that was answered");
            assert_eq!(opinion.number.as_deref(), Some("云住建信复〔2026〕7号"));
            assert!(opinion.body.as_deref().unwrap().contains("六月底前"), "{opinion:?}");
        }
        // The review opinion of the second names the opinion that it reviews.
        town.act(housing(at(4, 21)), second, &ActDraft::Deliver { proof: Proof::Signed }).await.unwrap();
        let review = |on| town.acts(REVIEWER, GOVERNMENT, on);
        let request =
            ActDraft::RequestReview { round: Round::Review, organ: None, reason: "六月底太晚。".to_owned() };
        town.act(review(at(5, 6)), second, &request).await.unwrap();
        let given = input(&[CONTACT, FACTS, ("result", "维持")]);
        let draft = town.app.draft_notice(second, NoticeKind::ReviewOpinion, &given, at(5, 8)).await.unwrap();
        assert!(draft.text().contains("云住建信复〔2026〕7号"), "{}", draft.text());
        // Whoever changes the row that both rest on is found out in both.
        town.tamper("DELETE FROM text WHERE kind = 'opinion'").await;
        for key in [first, second] {
            let documents = town.app.documents_for(key, None, at(5, 8)).await.unwrap();
            let opinion = documents.iter().find(|document| document.kind == NoticeKind::Opinion).unwrap();
            assert_eq!((opinion.holds, opinion.body.as_ref()), (false, None), "{key}");
        }
    })
    .await;
}
