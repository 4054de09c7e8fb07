//! A count is what the list shows, before, during and after it is added up.

use app::domain::OrganId;
use app::domain::matter::{Opinion, StageName};
use app::store::read::{Due, MatterFilter, Towards};
use app::{ActDraft, Badges, Counts, DueCounts, SOON_DAYS};
use jiff::ToSpan;
use jiff::civil::{Date, date};

use crate::town::{HANDLER, HOUSING, OFFICE, Town, accepting, answering, every_database};

const DAY: Date = date(2026, 4, 2);

pub(super) async fn listed(town: &Town, filter: &MatterFilter) -> i64 {
    let mut session = town.app.db().read().await.unwrap();
    let page = session.matters(filter, &Towards::Start, 1_000).await.unwrap();
    assert!(!page.more_after, "a small town");
    i64::try_from(page.lines.len()).unwrap()
}

/// What the lists of one filter show, counted line by line.
async fn shown(town: &Town, filter: &MatterFilter, today: Date) -> Badges {
    let ahead = |days: i32| today.checked_add(days.days()).unwrap();
    let with = |due| MatterFilter { due, ..filter.clone() };
    Badges {
        all: listed(town, &with(Due::Any)).await,
        due: DueCounts {
            overdue: listed(town, &with(Due::Before(today))).await,
            week: listed(town, &with(Due::Between(today, ahead(SOON_DAYS)))).await,
            later: listed(town, &with(Due::From(ahead(SOON_DAYS + 1)))).await,
        },
    }
}

/// Every list of this reader shows what its badge says, whatever day it is.
pub(super) async fn badges_are_lists(town: &Town, whose: &MatterFilter) {
    let organs = [None, Some(OFFICE.0), Some(HOUSING.0)];
    let stages = [None, Some(StageName::Registered), Some(StageName::Handling), Some(StageName::Delivered)];
    for (holder, stage) in organs.into_iter().flat_map(|organ| stages.map(|stage| (organ, stage))) {
        let filter = MatterFilter { holder, stage, ..whose.clone() };
        for today in [DAY, date(2026, 4, 20), date(2026, 6, 1), date(2027, 1, 1)] {
            let badges = town.app.badges(&filter, today).await.unwrap();
            assert_eq!(badges, Some(shown(town, &filter, today).await), "{filter:?} {today}");
        }
    }
}

/// Five matters at different places; returns what an office counts of them in April.
pub(super) async fn five_matters(town: &Town) {
    for at in 0..5 {
        let key = town.registered().await;
        if at > 0 {
            let office = town.acts(crate::town::CLERK, OFFICE, DAY);
            town.act(office, key, &ActDraft::Forward { to: HOUSING }).await.unwrap();
        }
        let housing = town.acts(HANDLER, HOUSING, date(2026, 4, 10));
        if at > 1 {
            town.act(housing, key, &accepting()).await.unwrap();
        }
        if at > 2 {
            // 60 days from 10 April end on 9 June; the simple procedure gives less.
            let day = if at == 3 { date(2026, 4, 15) } else { date(2026, 12, 1) };
            let answer = answering(Opinion::NotSupport, "经查，反映情况不实。");
            town.act(town.acts(HANDLER, HOUSING, day), key, &answer).await.unwrap();
        }
    }
}

async fn counts(town: &Town, organ: Option<OrganId>, month: Date) -> Counts {
    town.app.counts(None, organ, (DAY, month)).await.unwrap()
}

#[tokio::test]
async fn every_badge_is_what_the_list_shows_before_and_after_adding_up() {
    every_database(DAY, async |town: &Town| {
        five_matters(town).await;
        badges_are_lists(town, &MatterFilter::default()).await;
        town.verify().await;
        let added = town.app.compact_counts().await.unwrap();
        assert!(added > 20, "{added}");
        badges_are_lists(town, &MatterFilter::default()).await;
        assert_eq!(town.app.compact_counts().await.unwrap(), 0, "nothing is left");
        town.registered().await;
        badges_are_lists(town, &MatterFilter::default()).await;
        town.verify().await;
    })
    .await;
}

#[tokio::test]
async fn an_organ_counts_what_it_received_answered_and_was_found() {
    every_database(DAY, async |town: &Town| {
        five_matters(town).await;
        let swept = town.app.sweep(date(2026, 12, 2), 1_800_000_000_000_000, |_| {}).await.unwrap();
        assert!(swept.found > 0);
        for added_up in [false, true] {
            let april = counts(town, Some(HOUSING), DAY).await;
            assert_eq!((april.answered_in_time, april.answered_late), (1, 0), "{added_up}");
            let december = counts(town, Some(HOUSING), date(2026, 12, 1)).await;
            assert_eq!((december.answered_in_time, december.answered_late), (0, 1));
            assert!(december.found.get("term_missed").is_some_and(|n| *n > 0), "{:?}", december.found);
            let office = counts(town, Some(OFFICE), DAY).await;
            let received: Vec<_> = office.received.iter().map(|row| (&*row.channel, &*row.purpose, row.n)).collect();
            assert_eq!(received, [("letter", "claim", 5)]);
            assert_eq!(office.stages.get("registered"), Some(&1));
            let all = counts(town, None, DAY).await;
            assert_eq!(all.stages.values().sum::<i64>(), 5);
            let other_month = counts(town, None, date(2026, 3, 1)).await;
            assert!(other_month.received.is_empty());
            town.app.compact_counts().await.unwrap();
        }
    })
    .await;
}

/// Several processes may add up at once, while others act: nothing is counted twice and nothing is lost.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn many_who_add_up_at_once_do_no_harm() {
    every_database(DAY, async |town: &Town| {
        let acting = async {
            five_matters(town).await;
            five_matters(town).await;
        };
        let adding = futures::future::join_all((0..4).map(|_| async {
            for _ in 0..10 {
                // Two that meet may end in a refusal by the database; what is left is added up next time.
                let _ = town.app.compact_counts().await;
            }
        }));
        futures::future::join(acting, adding).await;
        town.verify().await;
        town.app.compact_counts().await.unwrap();
        town.verify().await;
        badges_are_lists(town, &MatterFilter::default()).await;
    })
    .await;
}

/// A count that was changed behind the program's back is found with its place, and mended.
#[tokio::test]
async fn a_count_that_differs_is_found_and_mended() {
    for sql in [
        "UPDATE stat_cell SET n = n + 1 WHERE kind = 'stage' AND organ = 0",
        "DELETE FROM stat_cell WHERE kind = 'due'",
        "INSERT INTO stat_delta (shard, stream, seq, no, kind, organ, period, detail, n) \
         VALUES (990101, 5, 1, 0, 'found', 12, '2026-04', 'term_missed', 1)",
    ] {
        every_database(DAY, async |town: &Town| {
            five_matters(town).await;
            town.app.compact_counts().await.unwrap();
            town.tamper(sql).await;
            let found = app::verify(&town.app, |_| {}).await.unwrap().discrepancies;
            assert!(!found.is_empty() && found.iter().all(|one| one.code() == "count-differs"), "{sql}: {found:?}");
            let mended = town.app.mend_counts().await.unwrap();
            assert_eq!(mended, u64::try_from(found.len()).unwrap());
            town.verify().await;
            town.app.compact_counts().await.unwrap();
            town.verify().await;
            badges_are_lists(town, &MatterFilter::default()).await;
        })
        .await;
    }
}

/// Where a matter was from when until when follows from its events.
#[tokio::test]
async fn a_span_that_was_changed_is_found() {
    for sql in [
        "UPDATE matter_span SET stage = 'concluded'",
        "UPDATE matter_span SET until_us = until_us - 1",
        "DELETE FROM matter_span",
    ] {
        every_database(DAY, async |town: &Town| {
            five_matters(town).await;
            town.tamper(sql).await;
            let found = app::verify(&town.app, |_| {}).await.unwrap().discrepancies;
            assert_eq!(found.len(), 5, "{sql}: {found:?}");
            assert!(found.iter().all(|one| one.code() == "spans-differ"), "{sql}: {found:?}");
        })
        .await;
    }
}
