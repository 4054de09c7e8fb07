//! For whom something is found, and among which matters.

use app::domain::matter::{Accused, StageName};
use app::domain::wall::Reader;
use app::domain::{OfficialId, OrganId};
use app::law::Purpose;
use app::search::SearchOf;
use app::{ActDraft, Intake};

use super::{DAY_ONE, found, keys, register, registered};
use crate::town::{CLERK, GOVERNMENT, HANDLER, HEAD, HOUSING, OFFICE, REVIEWER, Town, every_database, intake};

fn reader(official: OfficialId, organ: OrganId) -> SearchOf {
    SearchOf { reader: Some((Reader { organ, official: Some(official) }, DAY_ONE)), ..SearchOf::default() }
}

#[tokio::test]
async fn a_petition_is_found_as_soon_as_it_is_registered_and_an_answer_as_soon_as_it_is_written() {
    every_database(DAY_ONE, async |town: &Town| {
        let key = registered(town, "公租房漏雨", "二楼窗边漏了两个月。").await;
        assert_eq!(found(&town.app, "漏雨 窗边").await, [key], "title and petition are one text");
        assert!(found(&town.app, "回访").await.is_empty());
        let note = ActDraft::Note { text: "电话回访，仍未修好。".to_owned() };
        town.act(town.acts(CLERK, OFFICE, DAY_ONE), key, &note).await.unwrap();
        assert_eq!(found(&town.app, "回访").await, [key]);
        assert!(found(&town.app, "窗边 回访").await.is_empty(), "two texts are two");
    })
    .await;
}

/// A matter stands once in the order of its newest text that fits, however many of its texts fit.
#[tokio::test]
async fn the_newest_text_leads_and_a_matter_stands_once() {
    every_database(DAY_ONE, async |town: &Town| {
        let old = registered(town, "路灯", "路灯不亮。").await;
        let new = registered(town, "路灯", "路灯又不亮。").await;
        assert_eq!(found(&town.app, "路灯").await, [new, old]);
        let next_day = DAY_ONE.tomorrow().unwrap();
        let note = ActDraft::Note { text: "路灯已报修。".to_owned() };
        town.act(town.acts(CLERK, OFFICE, next_day), old, &note).await.unwrap();
        assert_eq!(found(&town.app, "路灯").await, [old, new]);
        let mut pages = Vec::new();
        let mut after = None;
        loop {
            let page = town.app.search(SearchOf::default(), "路灯", after, 1).await.unwrap();
            pages.push(keys(&page));
            after = page.next;
            if after.is_none() {
                break;
            }
        }
        assert_eq!(pages, [[old], [new]]);
    })
    .await;
}

#[tokio::test]
async fn organ_and_stage_narrow_what_is_found() {
    every_database(DAY_ONE, async |town: &Town| {
        let here = registered(town, "路灯", "路灯不亮。").await;
        let there = registered(town, "路灯", "路灯不亮。").await;
        town.act(town.acts(CLERK, OFFICE, DAY_ONE), there, &ActDraft::Forward { to: HOUSING }).await.unwrap();
        for (holder, stage, expected) in [
            (Some(OFFICE), None, vec![here]),
            (Some(HOUSING), None, vec![there]),
            (None, Some(StageName::Forwarded), vec![there]),
            (Some(OFFICE), Some(StageName::Forwarded), vec![]),
            (Some(GOVERNMENT), None, vec![]),
        ] {
            let of = SearchOf { holder, stage, ..SearchOf::default() };
            assert_eq!(keys(&town.app.search(of, "路灯", None, 50).await.unwrap()), expected, "{holder:?} {stage:?}");
        }
    })
    .await;
}

/// Article: R22-30, R22-46
#[tokio::test]
async fn what_the_wall_hides_is_not_found_and_no_accusation_where_nobody_is_known_to_look() {
    every_database(DAY_ONE, async |town: &Town| {
        let accused = Accused { organs: vec![], officials: vec![HEAD] };
        let letter = Intake {
            purpose: Purpose::Accusation,
            accused,
            hand_over: Some(GOVERNMENT),
            title: "举报".to_owned(),
            text: "局长违规发放补贴。".to_owned(),
            ..intake(DAY_ONE)
        };
        let key = register(town, &letter).await;
        for (of, sees) in [
            (reader(REVIEWER, GOVERNMENT), true),
            (reader(CLERK, OFFICE), true),
            (reader(HEAD, HOUSING), false),
            (reader(HANDLER, HOUSING), false),
            (SearchOf::default(), false),
        ] {
            let found = keys(&town.app.search(of, "补贴", None, 50).await.unwrap());
            assert_eq!(found, if sees { vec![key] } else { vec![] }, "{of:?}");
        }
    })
    .await;
}

/// As many different characters as a query may have, wanted and unwanted, are not too much for either database.
#[tokio::test]
async fn the_longest_query_is_answered() {
    every_database(DAY_ONE, async |town: &Town| {
        let characters = |from: u32| (from..from + 100).filter_map(char::from_u32).collect::<String>();
        let text = characters(0x5100);
        let key = registered(town, "长句", &format!("开头{text}结尾")).await;
        assert_eq!(found(&town.app, &text).await, [key]);
        let unwanted: String = characters(0x5200).chars().take(30).map(|c| format!("-{c} ")).collect();
        assert_eq!(found(&town.app, &format!("{unwanted}开头")).await, [key]);
        assert!(found(&town.app, &characters(0x5101)).await.is_empty());
    })
    .await;
}

/// Who petitions stands in no index, and numbers that would tell it are left out of the texts.
#[tokio::test]
async fn petitioners_are_not_found_by_their_names_or_numbers() {
    every_database(DAY_ONE, async |town: &Town| {
        let key = registered(town, "路灯", "路灯不亮，电话13900000000，3号楼。").await;
        assert!(found(&town.app, "何桂香").await.is_empty());
        assert!(found(&town.app, "青石镇三号").await.is_empty());
        assert!(found(&town.app, "139").await.is_empty());
        assert_eq!(found(&town.app, "电话").await, [key]);
        assert_eq!(found(&town.app, "3号楼").await, [key]);
    })
    .await;
}
