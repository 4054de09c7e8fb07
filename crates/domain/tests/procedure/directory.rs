//! Who is who: what a directory refuses, and who could act on which day.

use std::collections::BTreeSet;

use domain::directory::{
    Change, Directory, DirectoryEvent, Division, Level, NewPortfolio, Official, Organ, OrganKind, Portfolio, Post,
    Rename, Standing, Tenure, add_division, add_official, add_organ, add_post, appoint,
};
use domain::{Digest, DivisionCode, OfficialId, OrganId, PostId, Refusal, WayOut, Why};
use jiff::civil::{Date, date};

use crate::story::told;
use crate::town::{official, organ, town};

const FROM: Date = date(2000, 1, 1);

fn division(code: i64, parent: Option<i64>) -> Division {
    let parent = parent.map(DivisionCode);
    Division { code: DivisionCode(code), name: "某县".to_owned(), level: Level::County, parent }
}

fn new_organ(id: i64) -> Organ {
    Organ {
        name: "某局".to_owned(),
        mark: "某".to_owned(),
        ..Organ::new(OrganId(id), OrganKind::Department, DivisionCode(990_102), FROM)
    }
}

fn post(id: i64, organ: i64) -> Post {
    Post { id: PostId(id), organ: OrganId(organ), title: "科员".to_owned(), standing: Standing::Handler }
}

fn tenure(official: i64, post: i64) -> Tenure {
    Tenure::new(OfficialId(official), PostId(post), FROM)
}

type Try = fn(&mut Directory) -> Result<(), Refusal>;

#[rustfmt::skip]
const ROWS: &[(&str, Try, &str)] = &[
    ("a division has a name", |d| add_division(d, Division { name: " ".to_owned(), ..division(990_199, None) }), "text-missing; write"),
    ("a division is added once", |d| add_division(d, division(990_102, None)), "duplicate-id; check-directory"),
    ("a division lies in one that is known", |d| add_division(d, division(990_199, Some(990_198))),
        "unknown-division division=990198; check-directory"),
    ("an organ has a name", |d| add_organ(d, Organ { name: "　".to_owned(), ..new_organ(50) }), "text-missing; write"),
    ("an organ has a mark for its receipts", |d| add_organ(d, Organ { mark: String::new(), ..new_organ(50) }), "text-missing; write"),
    ("an organ is added once", |d| add_organ(d, new_organ(1)), "duplicate-id; check-directory"),
    ("an organ is somewhere", |d| add_organ(d, Organ { division: DivisionCode(1), ..new_organ(50) }),
        "unknown-division division=1; check-directory"),
    ("no organ is its own superior", |d| add_organ(d, Organ { parent: Some(OrganId(50)), ..new_organ(50) }),
        "parent-circle organ=nowhere; check-directory"),
    ("a superior is known", |d| add_organ(d, Organ { parent: Some(OrganId(99)), ..new_organ(50) }),
        "unknown-organ organ=nowhere; check-directory"),
    ("an organ does not end before it begins", |d| add_organ(d, Organ { until: Some(date(1999, 12, 31)), ..new_organ(50) }),
        "dates-reversed from=2000-01-01 until=1999-12-31; use-day from=2000-01-01 until=2000-01-01"),
    ("an official has a name", |d| add_official(d, Official { id: OfficialId(1), name: String::new() }), "text-missing; write"),
    ("an official is added once", |d| add_official(d, Official { id: official("bureau"), name: "某".to_owned() }),
        "duplicate-id; check-directory"),
    ("a post has a title", |d| add_post(d, Post { title: String::new(), ..post(1, 1) }), "text-missing; write"),
    ("a post is added once", |d| add_post(d, post(9_001, 5)), "duplicate-id; check-directory"),
    ("a post is at an organ", |d| add_post(d, post(1, 99)), "unknown-organ organ=nowhere; check-directory"),
    ("whoever is appointed is known", |d| appoint(d, tenure(9_999, 9_001)), "unknown-official official=9999; check-directory"),
    ("the post is known", |d| appoint(d, tenure(9_001, 1)), "unknown-post; check-directory"),
    ("a tenure does not end before it begins",
        |d| appoint(d, Tenure { until: Some(date(1999, 12, 31)), ..tenure(9_001, 9_001) }),
        "dates-reversed from=2000-01-01 until=1999-12-31; use-day from=2000-01-01 until=2000-01-01"),
];

#[test]
fn what_cannot_be_in_a_directory_is_refused_and_leaves_it_as_it_was() {
    for (name, change, expected) in ROWS {
        let mut directory = town().directory.clone();
        let Err(refusal) = change(&mut directory) else { panic!("{name}: it is taken in") };
        assert_eq!(refusal.act, None, "{name}");
        assert_eq!(told(&refusal).replace("no provision; ", ""), *expected, "{name}");
        assert_eq!(format!("{directory:?}"), format!("{:?}", town().directory), "{name}");
    }
}

/// An organ or a tenure of a single day is short but sound.
#[test]
fn one_day_is_a_period() {
    let mut directory = town().directory.clone();
    assert_eq!(add_organ(&mut directory, Organ { until: Some(FROM), ..new_organ(50) }), Ok(()));
    assert_eq!(appoint(&mut directory, Tenure { until: Some(FROM), ..tenure(9_002, 9_001) }), Ok(()));
}

/// Every reason there is can be met, here or by an act.
#[test]
fn every_reason_is_met_somewhere() {
    let mut met: BTreeSet<String> = crate::refusals::every_met_code();
    let here = ROWS.iter().map(|(_, change, _)| change(&mut town().directory.clone()).expect_err("refused"));
    for refusal in here.chain([crate::local_law::pack_gone()]) {
        met.insert(refusal.why.code().to_owned());
        met.insert(refusal.way_out.code().to_owned());
    }
    let codes = Why::CODES.iter().chain(WayOut::CODES);
    assert_eq!(met, codes.map(|code| (*code).to_owned()).collect());
}

/// A tenure holds on its first day and on its last, and on no day outside.
#[test]
fn an_official_serves_from_the_first_day_to_the_last() {
    let directory = &town().directory;
    let (former, bureau) = (official("bureau:former"), organ("bureau"));
    for (day, serves) in
        [(date(1999, 12, 31), false), (date(2000, 1, 1), true), (date(2020, 12, 31), true), (date(2021, 1, 1), false)]
    {
        assert_eq!(directory.serves(former, bureau, day), serves, "{day}");
        assert_eq!(directory.leads(former, bureau, day), serves, "{day}");
        assert_eq!(directory.leaders(bureau, day).contains(&former), serves, "{day}");
        assert!(!directory.serves(former, organ("office"), day));
    }
}

/// 负责人: the head, the members, the one in charge of petitions; never the handler.
#[test]
fn only_leaders_lead() {
    let day = date(2026, 3, 2);
    for (who, leads) in [("head", true), ("member", true), ("lead", true), ("clerk", false), ("idle", false)] {
        let official = official(&format!("bureau:{who}"));
        assert_eq!(town().directory.leads(official, organ("bureau"), day), leads, "{who}");
    }
    let leaders = town().directory.leaders(organ("bureau"), day);
    assert_eq!(leaders, ["bureau:head", "bureau:member", "bureau:lead"].map(official));
}

#[test]
fn an_organ_is_active_from_its_first_day_to_its_last() {
    let directory = &town().directory;
    for (day, active) in
        [(date(1999, 12, 31), false), (date(2000, 1, 1), true), (date(2019, 12, 31), true), (date(2020, 1, 1), false)]
    {
        assert_eq!(directory.active(organ("closed"), day).is_ok(), active, "{day}");
    }
    assert_eq!(directory.higher(organ("bureau")), Some(organ("district")));
    assert_eq!(directory.higher(organ("city")), None);
    assert_eq!(directory.higher(OrganId(99)), None);
}

/// What was stored before there were lines, portfolios and people standing in reads as written, byte for byte.
#[test]
fn older_events_read_as_written() {
    let names = "5a".repeat(32);
    for text in [
        format!(
            r#"{{"organ_added":{{"id":12,"kind":"department","division":990102,"parent":10,"from":"2000-01-01","until":null,"names":"{names}"}}}}"#
        ),
        r#"{"appointed":{"official":101,"post":1101,"from":"2000-01-01","until":null}}"#.to_owned(),
    ] {
        let event: DirectoryEvent = serde_json::from_str(&text).unwrap();
        assert_eq!(serde_json::to_string(&event).unwrap(), text);
    }
}

/// An event tells everything about its change but the names.
#[test]
fn events_hold_no_names() {
    let portfolio = Portfolio { organs: vec![OrganId(1)], fields: vec!["住房".to_owned()] };
    let (official, post_id) = (OfficialId(9_001), PostId(9_001));
    let changes = [
        Change::Organ(Organ { line: Some(OrganId(1)), vertical: true, managed_by: Some(OrganId(2)), ..new_organ(50) }),
        Change::Post(post(9_005, 1)),
        Change::Tenure(Tenure { acting: true, portfolio: portfolio.clone(), ..tenure(9_001, 9_001) }),
        Change::Rename(Rename { organ: OrganId(1), from: FROM, name: "某新局".to_owned(), mark: "某".to_owned() }),
        Change::Portfolio(NewPortfolio { official, post: post_id, from: FROM, since: FROM, portfolio }),
    ];
    for change in changes {
        let event = DirectoryEvent::of(&change, |names| {
            assert!(!names.is_empty());
            Digest([7; 32])
        });
        let text = serde_json::to_string(&event).unwrap();
        assert!(text.is_ascii() && text.contains(&"07".repeat(32)), "{text}");
        assert_eq!(serde_json::from_str::<DirectoryEvent>(&text).unwrap(), event);
    }
}
