//! A list shows what one gets by looking at every matter, whatever it is narrowed by, in either order, page by page.

use std::collections::BTreeSet;

use app::domain::matter::{Channel, StageName, Urgency};
use app::domain::wall::Wall;
use app::domain::{MatterId, OfficialId, OrganId};
use app::law::Purpose;
use app::store::MatterRow;
use app::store::read::{AsOf, Due, ListedMatter, MatterFilter, Order, Towards, WallScope};
use app::{Chance, MatterKey};
use jiff::civil::{Date, date};

use super::counts::five_matters;
use crate::town::{HANDLER, HEAD, HOUSING, OFFICE, Town, every_database};

const DAY: Date = date(2026, 4, 2);
/// Lists tried on each database.
const LISTS: u64 = 200;

/// Matters of many sorts: what the lists read is changed, so that it need not come from acts.
const VARIED: [&str; 3] = [
    "UPDATE matter SET channel = CASE WHEN no % 3 = 0 THEN 'visit' ELSE 'letter' END, \
     purpose = CASE WHEN no % 5 = 0 THEN 'accusation' ELSE 'claim' END, \
     urgency = CASE WHEN no % 4 = 0 THEN 'urgent' ELSE 'ordinary' END, \
     category = CASE no % 4 WHEN 0 THEN NULL WHEN 1 THEN 30300 WHEN 2 THEN 30302 ELSE 20100 END, \
     place = CASE WHEN no % 2 = 0 THEN 990101 ELSE NULL END, handler = CASE WHEN no % 3 = 1 THEN 104 ELSE NULL END, \
     awaits = CASE WHEN no % 5 = 2 THEN 11 ELSE NULL END, \
     repeat_of = CASE WHEN no % 7 = 0 THEN 1 ELSE NULL END, accused = CASE WHEN no % 10 = 0 THEN 1 ELSE 0 END, \
     received_on = CASE no % 3 WHEN 0 THEN '2026-03-15' WHEN 1 THEN '2025-12-01' ELSE received_on END, \
     office = CASE WHEN no % 6 = 0 THEN 12 ELSE 11 END",
    "INSERT INTO accused (shard, matter, who) SELECT shard, id, 'p104' FROM matter WHERE accused = 1",
    "INSERT INTO finding (shard, matter, no, kind, organ, found_on) \
     SELECT shard, id, 1, 'term_missed', 12, '2026-05-01' FROM matter WHERE no % 4 = 1",
];

async fn varied(town: &Town) -> Vec<(MatterRow, bool)> {
    for _ in 0..5 {
        five_matters(town).await;
    }
    for sql in VARIED {
        town.tamper(sql).await;
    }
    let mut session = town.app.db().read().await.unwrap();
    let all = session.matters(&MatterFilter::default(), &Towards::Start, 1_000).await.unwrap().lines;
    let mut rows = Vec::new();
    for line in all {
        let row = session.matter_row(line.shard, line.id).await.unwrap().unwrap();
        let found = !session.findings_of(line.shard, line.id).await.unwrap().is_empty();
        rows.push((row, found));
    }
    rows
}

/// One of these, or nothing more often than not.
fn any<T: Copy>(chance: &mut Chance, of: &[T]) -> Option<T> {
    let at = usize::from(chance.below(u8::try_from(of.len() * 3).unwrap()));
    of.get(at).copied()
}

fn filter(chance: &mut Chance, official: i64) -> MatterFilter {
    let reader = Wall { officials: BTreeSet::from([OfficialId(official)]), ..Wall::default() };
    let day = date(2026, 6, 9);
    let dues = [Due::Before(day), Due::Between(DAY, day), Due::From(day)];
    MatterFilter {
        wall: any(chance, &[()]).map(|()| WallScope::of(&reader)),
        holder: any(chance, &[OFFICE.0, HOUSING.0]),
        stage: any(chance, &[StageName::Registered, StageName::Handling, StageName::Delivered]),
        due: any(chance, &dues).unwrap_or_default(),
        order: any(chance, &[Order::Received, Order::ReceivedFirst]).unwrap_or_default(),
        awaits: any(chance, &[OFFICE.0, HOUSING.0]),
        handler: any(chance, &[HANDLER.0, HEAD.0]),
        office: any(chance, &[OFFICE.0, HOUSING.0]),
        place: any(chance, &[990_101]),
        category: any(chance, &[(30_300, 30_399), (30_302, 30_302), (20_000, 29_999)]),
        channel: any(chance, &[Channel::Letter, Channel::Visit]),
        purpose: any(chance, &[Purpose::Accusation, Purpose::Claim]),
        urgency: any(chance, &[Urgency::Urgent, Urgency::Ordinary]),
        received_from: any(chance, &[date(2026, 1, 1), date(2026, 3, 15)]),
        received_until: any(chance, &[date(2025, 12, 31), date(2026, 3, 15)]),
        repeat: any(chance, &[true, false]),
        found: any(chance, &[true]).is_some(),
    }
}

/// The same said of one matter.
fn shows(filter: &MatterFilter, row: &MatterRow, found: bool) -> bool {
    let due_on: Date = row.next_due_on.parse().unwrap();
    let runs = row.next_due_on != app::store::NO_DUE_DATE;
    let received: Date = row.received_on.parse().unwrap();
    let accusation = row.purpose == Purpose::Accusation.name();
    let due = match filter.due {
        Due::Any => true,
        Due::Before(day) => due_on < day,
        Due::Between(from, until) => from <= due_on && due_on <= until,
        Due::From(from) => runs && from <= due_on,
    };
    let class = |(first, last)| !accusation && row.category.is_some_and(|class| first <= class && class <= last);
    due && (filter.wall.is_none() || row.accused == 0)
        && filter.holder.is_none_or(|holder| row.holder == holder)
        && filter.stage.is_none_or(|stage| row.stage == stage.name())
        && filter.handler.is_none_or(|handler| row.handler == Some(handler))
        && filter.awaits.is_none_or(|awaits| row.awaits == Some(awaits))
        && filter.office.is_none_or(|office| row.office == office)
        && filter.place.is_none_or(|place| row.place == Some(place))
        && filter.category.is_none_or(class)
        && filter.channel.is_none_or(|channel| row.channel == channel.name())
        && filter.purpose.is_none_or(|purpose| row.purpose == purpose.name())
        && filter.urgency.is_none_or(|urgency| row.urgency == urgency.name())
        && filter.received_from.is_none_or(|day| day <= received)
        && filter.received_until.is_none_or(|day| received <= day)
        && filter.repeat.is_none_or(|repeat| row.repeat_of.is_some() == repeat)
        && (!filter.found || found)
}

fn ids(lines: &[ListedMatter]) -> Vec<i64> {
    lines.iter().map(|line| line.id).collect()
}

/// Every page of a list, forwards; and the same read backwards from its end.
async fn paged(town: &Town, filter: &MatterFilter) -> Vec<i64> {
    let mut session = town.app.db().read().await.unwrap();
    let (mut towards, mut all) = (Towards::Start, Vec::new());
    loop {
        let page = session.matters(filter, &towards, 3).await.unwrap();
        all.extend(page.lines.clone());
        let Some(last) = page.lines.last().filter(|_| page.more_after) else { break };
        towards = Towards::After(last.key(filter.order));
    }
    let (mut back, mut last) = (Vec::new(), all.last().cloned());
    back.extend(last.iter().map(|line| line.id));
    while let Some(line) = last {
        let page = session.matters(filter, &Towards::Before(line.key(filter.order)), 3).await.unwrap();
        back.extend(page.lines.iter().rev().map(|line| line.id));
        last = page.lines.first().cloned();
    }
    back.reverse();
    assert_eq!(back, ids(&all), "{filter:?}");
    back
}

#[tokio::test]
async fn a_list_shows_what_looking_at_every_matter_shows() {
    every_database(DAY, async |town: &Town| {
        let rows = varied(town).await;
        let mut shown = 0;
        for seed in 0..LISTS {
            let filter = filter(&mut Chance::numbered(seed), HANDLER.0);
            let mut wanted: Vec<_> = rows.iter().filter(|(row, found)| shows(&filter, row, *found)).collect();
            match filter.order {
                Order::Due => wanted.sort_by_key(|(row, _)| (row.next_due_on.clone(), row.shard, row.id)),
                Order::ReceivedFirst => {
                    wanted.sort_by_key(|(row, _)| (row.received_on.clone(), row.shard, row.id));
                }
                Order::Received => {
                    wanted.sort_by_key(|(row, _)| std::cmp::Reverse((row.received_on.clone(), row.shard, row.id)));
                }
            }
            let wanted: Vec<i64> = wanted.into_iter().map(|(row, _)| row.id).collect();
            shown += wanted.len();
            let mut session = town.app.db().read().await.unwrap();
            let counted = session.count_listed(&filter, 1_000).await.unwrap();
            assert_eq!(usize::try_from(counted).unwrap(), wanted.len(), "{filter:?}");
            assert_eq!(session.count_listed(&filter, 2).await.unwrap(), counted.min(2), "{filter:?}");
            drop(session);
            assert_eq!(paged(town, &filter).await, wanted, "{filter:?}");
        }
        assert!(shown > 100, "most lists are empty: {shown}");
    })
    .await;
}

async fn listed_as_of(town: &Town, asked: &AsOf) -> Vec<(i64, i64, String)> {
    let (mut after, mut all) = (None, Vec::new());
    loop {
        let (lines, more) = town.app.matters_as_of(asked, after, 2).await.unwrap();
        all.extend(lines.iter().map(|line| (line.id, line.holder, line.stage.clone())));
        let Some(last) = lines.last().filter(|_| more) else { return all };
        after = Some(MatterKey { shard: last.shard, id: MatterId(last.id) });
    }
}

/// What an organ had on a day is what each matter, told until then, says.
#[tokio::test]
async fn a_list_as_of_a_day_is_what_the_records_of_then_say() {
    every_database(DAY, async |town: &Town| {
        five_matters(town).await;
        five_matters(town).await;
        let mut session = town.app.db().read().await.unwrap();
        let all = session.matters(&MatterFilter::default(), &Towards::Start, 1_000).await.unwrap().lines;
        drop(session);
        let day = |day: &str| app::known_by(day).unwrap();
        let moments = ["2026-04-01", "2026-04-02", "2026-04-10T11:59", "2026-04-10", "2026-04-15", "2026-12-02"];
        for (moment, organ) in moments.into_iter().flat_map(|moment| {
            [None, Some(OFFICE), Some(HOUSING)].into_iter().map(move |organ: Option<OrganId>| (moment, organ))
        }) {
            let mut wanted = Vec::new();
            for line in &all {
                let key = MatterKey { shard: line.shard, id: MatterId(line.id) };
                let then = town.app.as_of(town.app.matter(key).await.unwrap(), day(moment));
                let then = then.filter(|then| organ.is_none_or(|organ| then.matter.holder == organ));
                wanted.extend(
                    then.map(|then| (line.id, then.matter.holder.0, then.matter.stage.name().name().to_owned())),
                );
            }
            wanted.sort();
            let asked = AsOf { wall: None, before_us: day(moment), holder: organ.map(|organ| organ.0), stage: None };
            assert_eq!(listed_as_of(town, &asked).await, wanted, "{moment} {organ:?}");
            let registered = AsOf { stage: Some(StageName::Registered), ..asked };
            wanted.retain(|(.., stage)| stage == "registered");
            assert_eq!(listed_as_of(town, &registered).await, wanted, "{moment} {organ:?}");
        }
        let before = AsOf { wall: None, before_us: day("2026-04-01"), holder: None, stage: None };
        assert!(listed_as_of(town, &before).await.is_empty(), "nothing was there before the first day");
    })
    .await;
}
