//! Drafts: what the system knows is in them, what is missing is named.

use app::domain::matter::NoticeKind;
use app::notices::{Notices, Part};
use app::{IssueFault, NoticeDraft, NoticeInput, PartFault};

use super::places::{CONTACT, DAY_ONE, Given, at, at_place, forwarded, input};
use super::table::{Row, rows};
use crate::town::{Town, every_database};

fn without(given: Given, left_out: &str) -> NoticeInput {
    let rest: Vec<_> = given.iter().copied().filter(|(part, _)| *part != left_out).collect();
    input(&rest)
}

#[test]
fn the_templates_are_those_of_the_procedure() {
    let mut kinds = NoticeKind::NAMES.to_vec();
    kinds.sort_unstable();
    assert_eq!(Notices::shipped().kinds().collect::<Vec<_>>(), kinds);
    let in_the_table: Vec<&str> = rows().iter().map(|row| row.0.name()).collect();
    assert!(NoticeKind::NAMES.iter().all(|kind| in_the_table.contains(kind)), "{in_the_table:?}");
}

/// Article: R22-22, R22-23, R22-31, R22-32, R22-33, R22-34, R22-35, R22-36, R22-40
#[tokio::test]
async fn every_kind_is_drafted_and_asks_for_what_it_lacks() {
    every_database(DAY_ONE, async |town: &Town| {
        for Row(kind, steps, on, given, known) in rows() {
            let key = at_place(town, steps).await;
            let before = town.app.matter(key).await.unwrap().matter.version;
            let draft = match town.app.draft_notice(key, kind, &input(given), on).await {
                Ok(draft) => draft,
                Err(fault) => panic!("{kind}: {fault:?}"),
            };
            let text = draft.text();
            for known in known {
                let shown = known.replace("何桂香", "何某");
                assert!(text.contains(&shown), "{kind} lacks {shown}:\n{text}");
            }
            assert!(!text.contains("何桂香"), "a draft is for looking at:\n{text}");
            assert!(!text.contains('⟦') && !text.contains('{'), "{text}");
            if kind != NoticeKind::Receipt {
                assert!(text.contains("〔2026〕＿＿号"), "a draft has no number yet:\n{text}");
            }
            for (part, _) in given {
                let fault = town.app.draft_notice(key, kind, &without(given, part), on).await;
                let missing = fault.map(|draft| panic!("{kind} without {part}: {draft:?}")).unwrap_err().missing();
                assert_eq!(missing, [Part::named(part).unwrap()], "{kind}");
            }
            assert_eq!(town.app.matter(key).await.unwrap().matter.version, before, "a draft records nothing");
        }
    })
    .await;
}

#[tokio::test]
async fn what_is_out_of_place_is_told_at_once() {
    every_database(DAY_ONE, async |town: &Town| {
        let key = at_place(town, forwarded()).await;
        let given = input(&[
            ("facs", "屋面破损。"),
            ("venue", "二楼"),
            ("due_on", "2026年12月31日"),
            ("联系方式", "白露"),
            ("contact", "白露"),
            ("basis", "《公共租赁住房管理办法》"),
        ]);
        let fault = town.app.draft_notice(key, NoticeKind::Opinion, &given, at(4, 13)).await.unwrap_err();
        let IssueFault::Parts(faults) = &fault else { panic!("{fault}") };
        assert_eq!(
            faults[..3],
            [
                PartFault::Unknown { found: "facs".to_owned(), near: Some(Part::Facts) },
                PartFault::NotOfKind(Part::Venue),
                PartFault::NotOfKind(Part::DueOn),
            ]
        );
        assert!(faults.contains(&PartFault::Twice(Part::Contact)));
        assert_eq!(fault.missing(), [Part::Facts, Part::OpinionKind, Part::Opinion]);
        // What the record says nobody says differently; a basis is added to that of the procedure.
        let given = input(&[("due_on", "2026年12月31日"), ("联系方式", "白露"), ("basis", "《公共租赁住房管理办法》")]);
        let fault = town.app.draft_notice(key, NoticeKind::Acceptance, &given, at(4, 13)).await.unwrap_err();
        assert!(matches!(&fault, IssueFault::Parts(faults) if *faults == [PartFault::Known(Part::DueOn)]), "{fault:?}");
        let given = input(&[("联系方式", "白露"), ("basis", "《公共租赁住房管理办法》")]);
        let draft = town.app.draft_notice(key, NoticeKind::Acceptance, &given, at(4, 13)).await.unwrap();
        let basis = draft.parts.get(Part::Basis).unwrap();
        assert!(basis.starts_with("《信访工作条例》第") && basis.ends_with("；《公共租赁住房管理办法》"), "{basis}");
    })
    .await;
}
/// An office's own template takes the place of the shipped one.
#[tokio::test]
async fn an_offices_own_words_are_used() {
    every_database(DAY_ONE, async |town: &Town| {
        let key = at_place(town, forwarded()).await;
        let shipped = include_str!("../../../notices/acceptance.txt");
        let own = shipped.replace("现予受理。", "我单位已经受理，请放心。");
        assert_ne!(shipped, own);
        let notices = Notices::with_folder([("acceptance.txt", own.as_str())]).unwrap();
        let office = crate::town::opened(town.app.db().clone()).await.with_notices(notices);
        let draft = |app: NoticeDraft| app.text().contains("请放心");
        let given = input(&[CONTACT]);
        assert!(draft(office.draft_notice(key, NoticeKind::Acceptance, &given, at(4, 13)).await.unwrap()));
        assert!(!draft(town.app.draft_notice(key, NoticeKind::Acceptance, &given, at(4, 13)).await.unwrap()));
    })
    .await;
}
