//! A number on a desk is what the list behind it shows, for every role at every organ, on any day.

use app::domain::directory::Role;
use app::domain::matter::StageName;
use app::domain::{OfficialId, OrganId};
use app::store::read::{Due, MatterFilter, Towards};
use app::{ActDraft, Count, Desk, SOON_DAYS, SectionKind, Standing, Subject};
use jiff::ToSpan;
use jiff::civil::{Date, date};

use super::{many, registered_on, with_role};
use crate::town::{
    CITY, CITY_OFFICIAL, CLERK, GOVERNMENT, HANDLER, HEAD, HOUSING, OFFICE, REVIEWER, Town, every_database, intake,
};
use crate::who_may::{DAY, INSPECTOR, KEEPER, OFFICE_HEAD, registered, signed_in, staffed, subject};

async fn listed(town: &Town, subject: &Subject, filter: &MatterFilter) -> Count {
    let listed = town.app.list_for(subject, filter, &Towards::Start, 1_000).await.unwrap();
    assert_eq!(listed.withheld, 0);
    Count { n: i64::try_from(listed.page.lines.len()).unwrap(), or_more: false }
}

async fn counts_are_lists(town: &Town, subject: &Subject, desk: &Desk) -> usize {
    let today = subject.today;
    let soon = today.checked_add(SOON_DAYS.days()).unwrap();
    for section in &desk.sections {
        let with = |due| MatterFilter { due, ..section.filter.clone() };
        assert_eq!(section.all, listed(town, subject, &section.filter).await, "{:?} {:?}", subject.roles, section.kind);
        if section.filter.due == Due::Any {
            assert_eq!(section.overdue, listed(town, subject, &with(Due::Before(today))).await, "{:?}", section.kind);
            let week = listed(town, subject, &with(Due::Between(today, soon))).await;
            assert_eq!(section.soon, week, "{:?}", section.kind);
        }
        let shown = i64::try_from(section.lines.len()).unwrap();
        assert!(shown > 0 && shown <= section.all.n, "{:?}", section.kind);
        assert!(section.lines.is_sorted_by(|one, other| one.place.before(&other.place).is_le()), "in order");
    }
    for kind in &desk.clear {
        let filter = kind.filter(subject.actor.official, subject.actor.organ, today);
        assert_eq!(listed(town, subject, &filter).await, Count::default(), "{kind:?}");
    }
    desk.sections.len()
}

#[tokio::test]
async fn a_number_on_a_desk_is_what_its_list_shows_for_every_role() {
    every_database(DAY, async |town: &Town| {
        staffed(town).await;
        many(town).await;
        let people = [(CLERK, OFFICE), (HANDLER, HOUSING), (REVIEWER, GOVERNMENT), (CITY_OFFICIAL, CITY)];
        let mut seen = 0;
        for (person, role) in people.into_iter().flat_map(|person| Role::ALL.iter().map(move |role| (person, *role))) {
            for today in [DAY, date(2026, 4, 13), date(2026, 6, 3), date(2027, 1, 4)] {
                let subject = with_role(town, person, role, today);
                let desk = town.app.desk(&subject).await.unwrap();
                seen += counts_are_lists(town, &subject, &desk).await;
            }
        }
        assert!(seen > 60, "most desks are empty: {seen}");
        town.verify().await;
    })
    .await;
}

fn kinds(desk: &Desk) -> Vec<SectionKind> {
    desk.sections.iter().map(|section| section.kind).collect()
}

async fn desk(town: &Town, official: OfficialId, organ: OrganId) -> Desk {
    town.app.desk(&subject(town, official, organ)).await.unwrap()
}

/// Whoever may do nothing with a matter has nothing on the desk, and what is there is what the role does.
#[tokio::test]
async fn everybody_finds_their_own_work_and_nobody_elses() {
    every_database(DAY, async |town: &Town| {
        staffed(town).await;
        let keys = many(town).await;
        let office = kinds(&desk(town, OFFICE_HEAD, OFFICE).await);
        assert!(office.contains(&SectionKind::Turn(StageName::Registered)), "{office:?}");
        assert!(office.contains(&SectionKind::Objections), "{office:?}");
        // The clerk registers and sends on; objections are for whoever approves.
        let clerk = kinds(&desk(town, CLERK, OFFICE).await);
        assert!(clerk.contains(&SectionKind::Turn(StageName::Registered)) && !clerk.contains(&SectionKind::Objections));
        let handler = desk(town, HANDLER, HOUSING).await;
        assert_eq!(
            kinds(&handler),
            [
                SectionKind::Turn(StageName::Forwarded),
                SectionKind::Turn(StageName::Handling),
                SectionKind::Turn(StageName::Answered)
            ]
            .into_iter()
            .chain([SectionKind::Turn(StageName::Delivered)])
            .collect::<Vec<_>>()
        );
        assert!(kinds(&desk(town, KEEPER, OFFICE).await).is_empty());
        let inspector = desk(town, INSPECTOR, OFFICE).await;
        assert!(
            inspector.sections.iter().all(|section| section.kind.looks_after()),
            "an inspector does no work of others"
        );
        assert!(!inspector.clear.is_empty());
        // The wall: the head of the accused bureau finds no number that has the accusation in it.
        let head = desk(town, HEAD, HOUSING).await;
        let lines = head.sections.iter().flat_map(|section| &section.lines);
        assert!(lines.into_iter().all(|line| line.place.key != keys[9]));
    })
    .await;
}

/// An objection lies with the one who sent, not with whoever registered, until it is decided.
#[tokio::test]
async fn an_objection_is_on_the_desk_of_whoever_sent() {
    every_database(DAY, async |town: &Town| {
        staffed(town).await;
        let key = registered(town, &intake(DAY)).await;
        town.act(signed_in(town, CLERK, OFFICE), key, &ActDraft::Forward { to: HOUSING }).await.unwrap();
        let objections = async || {
            let desk = desk(town, OFFICE_HEAD, OFFICE).await;
            desk.sections.into_iter().find(|section| section.kind == SectionKind::Objections)
        };
        assert!(objections().await.is_none());
        let reason = "不属本局职权。".to_owned();
        town.act(signed_in(town, HEAD, HOUSING), key, &ActDraft::Object { reason: reason.clone() }).await.unwrap();
        let section = objections().await.expect("the sender decides");
        assert_eq!((section.all.n, section.lines[0].place.key), (1, key));
        let next = section.lines[0].next.expect("an act");
        assert_eq!((next.act.name(), next.organ), ("return", Some(OFFICE)));
        let agreed = ActDraft::DecideObjection { agreed: true, reason };
        town.act(signed_in(town, OFFICE_HEAD, OFFICE), key, &agreed).await.unwrap();
        assert!(objections().await.is_none());
        town.verify().await;
    })
    .await;
}

/// What somebody is charged with stands apart from what the organ has, and says so; the due date and its provision come
/// from the clock of the matter.
#[tokio::test]
async fn what_somebody_is_charged_with_stands_apart() {
    every_database(DAY, async |town: &Town| {
        staffed(town).await;
        let keys = many(town).await;
        let charge = ActDraft::AppointHandler { official: HANDLER };
        town.act(town.acts(HEAD, HOUSING, DAY), keys[4], &charge).await.unwrap();
        let desk = desk(town, HANDLER, HOUSING).await;
        let mine = desk.sections.iter().find(|section| section.kind == SectionKind::Mine).expect("mine");
        assert_eq!((mine.all.n, mine.lines[0].place.key, mine.lines[0].mine), (1, keys[4], true));
        let all = desk.sections.iter().find(|section| section.kind == SectionKind::Turn(StageName::Handling)).unwrap();
        assert_eq!(all.all.n, 2);
        let view = town.app.matter(keys[4]).await.unwrap();
        let due = view.matter.next_due().expect("a term");
        let term = mine.lines[0].term.as_ref().expect("a term");
        assert_eq!((term.due_on, term.cite, &term.rule), (due.due_on, due.cite, &due.rule));
        town.verify().await;
    })
    .await;
}

/// On the day after the last one a line is overdue, and stands before everything else.
#[tokio::test]
async fn what_is_overdue_comes_first_and_says_by_how_much() {
    every_database(DAY, async |town: &Town| {
        staffed(town).await;
        let early = registered_on(town, date(2026, 3, 2)).await;
        let late = registered(town, &intake(DAY)).await;
        let view = town.app.matter(early).await.unwrap();
        let due_on: Date = view.matter.next_due().expect("a term").due_on;
        let today = due_on.checked_add(3.days()).unwrap();
        let subject = town.app.subject(subject(town, CLERK, OFFICE).actor, today);
        let desk = town.app.desk(&subject).await.unwrap();
        let section = &desk.sections[0];
        assert_eq!(section.kind, SectionKind::Turn(StageName::Registered));
        let lines: Vec<_> = section.lines.iter().map(|line| (line.place.key, line.place.standing)).collect();
        assert_eq!(lines[0], (early, Standing::Overdue { days: 3 }));
        assert_eq!(lines[1].0, late);
        assert!(!matches!(lines[1].1, Standing::Overdue { .. }));
        assert_eq!((section.all.n, section.overdue.n), (2, 1));
    })
    .await;
}
