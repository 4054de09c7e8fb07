//! Numbers without gap, and acts that carry only their own kinds.

use app::domain::matter::NoticeKind;
use app::{ActDraft, Failure, IssueFault, MatterKey, NoticeInput, Order};

use super::places::{CONTACT, DAY_ONE, accepted, at, at_place, extend, input};
use crate::town::{HANDLER, HOUSING, Town, every_database};

fn hearing() -> NoticeInput {
    input(&[
        CONTACT,
        ("held_at", "9时"),
        ("venue", "会议室"),
        ("host", "苗可欣"),
        ("members", "秦朗"),
        ("recusal_how", "书面"),
    ])
}

/// Writers at the same time, and orders that come to nothing, leave no gap.
#[tokio::test]
async fn numbers_have_no_gap() {
    const WRITERS: usize = 6;
    every_database(DAY_ONE, async |town: &Town| {
        let mut keys = Vec::new();
        for _ in 0..WRITERS {
            keys.push(at_place(town, accepted()).await);
        }
        let order = Order::alone(NoticeKind::Hearing);
        let (order, given) = (&order, hearing());
        let given = &given;
        let late = town.acts(HANDLER, HOUSING, at(5, 6));
        let first = *keys.first().unwrap();
        let refused = town.app.issue(&late, &mut town.chance(), first, None, (at(12, 1), order), given).await;
        assert!(matches!(refused, Err(IssueFault::Failed(Failure::Refused(_)))), "{refused:?}");
        let lacking = town.app.issue(&late, &mut town.chance(), first, None, (at(5, 6), order), &input(&[])).await;
        assert!(matches!(lacking, Err(IssueFault::Parts(_))), "{lacking:?}");
        let stale = town.app.issue(&late, &mut town.chance(), first, Some(1), (at(5, 6), order), given).await;
        assert!(matches!(stale, Err(IssueFault::Failed(Failure::Stale { .. }))), "{stale:?}");
        let write = |key: MatterKey| async move {
            let stamp = town.acts(HANDLER, HOUSING, at(5, 6));
            town.app.issue(&stamp, &mut town.chance(), key, None, (at(5, 6), order), given).await.unwrap();
            town.app.documents_for(key, None, stamp.today).await.unwrap().last().unwrap().number.clone().unwrap()
        };
        let mut numbers = futures::future::join_all(keys.into_iter().map(write)).await;
        numbers.sort();
        let expected: Vec<String> = (1..=WRITERS).map(|no| format!("云住建告〔2026〕{no}号")).collect();
        assert_eq!(numbers, expected);
    })
    .await;
}
#[tokio::test]
async fn acts_carry_only_their_own_kinds() {
    every_database(DAY_ONE, async |town: &Town| {
        let key = at_place(town, accepted()).await;
        let stamp = town.acts(HANDLER, HOUSING, at(5, 6));
        for order in [
            Order::alone(NoticeKind::Opinion),
            Order::with(NoticeKind::Acceptance, extend()),
            Order::with(NoticeKind::Opinion, ActDraft::Conclude),
        ] {
            let refused = town.app.issue(&stamp, &mut town.chance(), key, None, (at(5, 6), &order), &hearing()).await;
            assert!(matches!(refused, Err(IssueFault::WrongAct(kind)) if kind == order.kind), "{refused:?}");
        }
        let sequence = town.app.matter(key).await.unwrap().matter.version;
        assert_eq!(sequence, 3, "nothing was recorded");
    })
    .await;
}
