//! Who stands above whom, which bodies a division has, who is in charge of what.

use domain::directory::{
    Directory, Division, EndOrgan, How, Level, Official, Organ, OrganKind, Portfolio, Post, Standing, Tenure, Version,
    add_division, add_official, add_organ, add_post, appoint,
};
use domain::{DivisionCode, OfficialId, OrganId, PostId};
use jiff::civil::{Date, date};

const FROM: Date = date(2000, 1, 1);
const DAY: Date = date(2026, 3, 2);

/// Code, level, the division above.
const DIVISIONS: &[(i64, Level, Option<i64>)] = &[
    (1, Level::Nation, None),
    (10, Level::Province, Some(1)),
    (100, Level::Prefecture, Some(10)),
    (101, Level::County, Some(100)),
    (102, Level::County, Some(100)),
    (1_011, Level::Township, Some(101)),
];

/// Identity, kind, division, parent, line, whether it is run from above.
type Row = (i64, OrganKind, i64, Option<i64>, Option<i64>, bool);

#[rustfmt::skip]
const ORGANS: &[Row] = &[
    (1, OrganKind::Government, 10, None, None, false),
    (2, OrganKind::PetitionOffice, 1, None, None, false),
    (3, OrganKind::PetitionOffice, 10, Some(1), Some(2), false),
    (4, OrganKind::VerticalDepartment, 10, None, None, true),
    (10, OrganKind::Government, 100, Some(1), None, false),
    (11, OrganKind::PetitionOffice, 100, Some(10), None, false),
    (12, OrganKind::Department, 100, Some(10), None, false),
    (13, OrganKind::JointConference, 100, Some(10), None, false),
    (20, OrganKind::Government, 101, Some(10), None, false),
    (21, OrganKind::Committee, 101, None, None, false),
    (22, OrganKind::Department, 101, Some(20), Some(12), false),
    (23, OrganKind::VerticalDepartment, 101, Some(20), Some(4), true),
    (24, OrganKind::PetitionOffice, 101, Some(20), Some(20), false),
    (30, OrganKind::Township, 1_011, Some(20), None, false),
    (31, OrganKind::FieldOffice, 1_011, Some(30), Some(22), false),
    (40, OrganKind::Government, 102, Some(10), None, false),
];

fn place() -> Directory {
    let mut directory = Directory::default();
    for &(code, level, parent) in DIVISIONS {
        let row =
            Division { code: DivisionCode(code), name: "某地".to_owned(), level, parent: parent.map(DivisionCode) };
        add_division(&mut directory, row).unwrap();
    }
    for &(id, kind, division, parent, line, vertical) in ORGANS {
        let (name, mark) = (format!("某局{id}"), "某".to_owned());
        let (parent, line) = (parent.map(OrganId), line.map(OrganId));
        let managed_by = (id == 22).then_some(OrganId(21));
        let bare = Organ::new(OrganId(id), kind, DivisionCode(division), FROM);
        add_organ(&mut directory, Organ { name, mark, parent, line, vertical, managed_by, ..bare }).unwrap();
    }
    directory
}

fn ids(organs: Vec<OrganId>) -> Vec<i64> {
    organs.into_iter().map(|organ| organ.0).collect()
}

/// 双重领导: place and line both; 垂直管理: the line alone.
#[test]
fn the_next_higher_organs_are_those_of_place_and_line() {
    let directory = place();
    for (organ, higher) in
        [(22, vec![20, 12]), (23, vec![4]), (4, vec![]), (24, vec![20]), (12, vec![10]), (21, vec![]), (99, vec![])]
    {
        assert_eq!(ids(directory.higher_organs(OrganId(organ))), higher, "{organ}");
        assert_eq!(directory.higher(OrganId(organ)).map(|organ| organ.0), higher.first().copied(), "{organ}");
    }
}

#[test]
fn superiors_are_found_nearest_first_and_each_once() {
    let mut directory = place();
    assert_eq!(ids(directory.above_all(OrganId(31))), [30, 22, 20, 12, 10, 1]);
    assert_eq!(ids(directory.above_all(OrganId(23))), [4]);
    assert!(directory.is_below(OrganId(31), OrganId(1)) && directory.is_below(OrganId(22), OrganId(12)));
    assert!(!directory.is_below(OrganId(23), OrganId(20)), "a body run from above is not below its county");
    assert!(!directory.is_below(OrganId(20), OrganId(22)) && !directory.is_below(OrganId(22), OrganId(22)));
    // Rows that somebody bent into a circle end all the same.
    directory.organs.get_mut(&OrganId(1)).unwrap().parent = Some(OrganId(30));
    assert_eq!(ids(directory.above_all(OrganId(30))), [20, 10, 1]);
    assert!(!directory.is_below(OrganId(30), OrganId(30)));
}

#[test]
fn a_common_superior_is_the_nearest_and_does_not_depend_on_the_order() {
    let directory = place();
    for (a, b, shared) in [
        (20, 40, Some(10)),
        (31, 22, Some(22)),
        (22, 20, Some(20)),
        (30, 12, Some(10)),
        (23, 22, None),
        (20, 20, Some(10)),
        (21, 21, None),
        (99, 20, None),
    ] {
        let found = |a, b| directory.common_superior(OrganId(a), OrganId(b)).map(|organ| organ.0);
        assert_eq!((found(a, b), found(b, a)), (shared, shared), "{a} and {b}");
    }
}

#[test]
fn bodies_are_found_by_place() {
    let mut directory = place();
    for (division, conference) in [(1_011, Some(13)), (100, Some(13)), (10, None), (7, None)] {
        let found = directory.joint_conference(DivisionCode(division)).map(|organ| organ.0);
        assert_eq!(found, conference, "{division}");
    }
    for (office, above) in [(24, Some(11)), (11, Some(3)), (3, Some(2)), (2, None), (99, None)] {
        assert_eq!(directory.petition_office_above(OrganId(office)).map(|organ| organ.0), above, "{office}");
    }
    assert_eq!(directory.national_petition_office(), Some(OrganId(2)));
    assert_eq!(ids(directory.governing(DivisionCode(101))), [20, 21]);
    assert_eq!(ids(directory.governing(DivisionCode(1_011))), [30]);
    for (division, inside) in [(1_011, true), (101, true), (100, true), (1, true), (102, false), (7, false)] {
        assert_eq!(directory.in_division(OrganId(31), DivisionCode(division)), inside, "{division}");
    }
    // A body that has ended does no more work.
    directory.organs.get_mut(&OrganId(11)).unwrap().until = Some(DAY);
    assert_eq!(directory.petition_office_above(OrganId(24)), Some(OrganId(3)));
}

#[test]
fn powers_pass_on_through_several_steps() {
    let mut directory = place();
    for (organ, until, successors) in [
        (22, date(2010, 6, 30), vec![OrganId(12), OrganId(31)]),
        (31, date(2020, 6, 30), vec![OrganId(30), OrganId(12)]),
    ] {
        directory.organs.get_mut(&OrganId(organ)).unwrap().until = Some(until);
        let ending = EndOrgan { organ: OrganId(organ), until, how: How::Split, successors };
        directory.endings.insert(OrganId(organ), ending);
    }
    for (on, successors) in [
        (date(2010, 6, 30), vec![]),
        (date(2010, 7, 1), vec![12, 31]),
        (date(2020, 6, 30), vec![12, 31]),
        (date(2020, 7, 1), vec![12, 30]),
    ] {
        assert_eq!(ids(directory.successors(OrganId(22), on)), successors, "{on}");
    }
    assert_eq!(ids(directory.successors(OrganId(12), DAY)), [0; 0]);
}

fn employ(directory: &mut Directory, no: i64, organ: i64, standing: Standing, tenure: Tenure) {
    let official = tenure.official;
    if !directory.officials.contains_key(&official) {
        add_official(directory, Official { id: official, name: format!("某人{official}") }).unwrap();
    }
    let post = Post { id: PostId(no), organ: OrganId(organ), title: "局长".to_owned(), standing };
    add_post(directory, post).unwrap();
    appoint(directory, Tenure { post: PostId(no), ..tenure }).unwrap();
}

/// 分管: a deputy of the county leads the county and is in charge of what the portfolio of that day names.
#[test]
fn leaders_are_in_charge_of_what_they_lead_and_of_their_portfolio() {
    let mut directory = place();
    let bare = Tenure::new(OfficialId(1), PostId(0), FROM);
    let of = |organs: &[i64]| Portfolio { organs: organs.iter().map(|id| OrganId(*id)).collect(), fields: Vec::new() };
    let past = vec![(date(2019, 12, 31), of(&[31]))];
    let deputy = Tenure { portfolio: of(&[22, 20]), past, ..bare.clone() };
    employ(&mut directory, 1, 20, Standing::Member, deputy);
    employ(&mut directory, 2, 22, Standing::Handler, Tenure { portfolio: of(&[23]), ..bare });
    let official = OfficialId(1);
    assert_eq!(ids(directory.led_by(official, DAY)), [20]);
    assert_eq!(ids(directory.in_charge_of(official, DAY)), [20, 22, 23]);
    assert_eq!(ids(directory.in_charge_of(official, date(2019, 12, 31))), [20, 31, 23]);
    assert_eq!(ids(directory.in_charge_of(official, date(1999, 12, 31))), [0; 0]);
}

#[test]
fn who_stands_in_leads_and_the_holder_comes_first() {
    let mut directory = place();
    let acting = Tenure { acting: true, ..Tenure::new(OfficialId(1), PostId(0), FROM) };
    employ(&mut directory, 1, 22, Standing::Head, acting);
    let later = Tenure::new(OfficialId(2), PostId(0), date(2020, 1, 1));
    employ(&mut directory, 2, 22, Standing::Head, later);
    let head = |on| directory.head_of(OrganId(22), on).map(|official| official.0);
    assert_eq!((head(date(2019, 12, 31)), head(date(2020, 1, 1))), (Some(1), Some(2)));
    assert_eq!(ids(directory.led_by(OfficialId(1), DAY)), [22]);
    assert_eq!(directory.head_of(OrganId(20), DAY), None);
}

/// 干部管理权限
#[test]
fn authority_over_leaders_is_what_the_directory_names() {
    let directory = place();
    assert!(directory.manages(OrganId(21), OrganId(22)));
    assert!(!directory.manages(OrganId(20), OrganId(22)) && !directory.manages(OrganId(22), OrganId(21)));
    assert!(!directory.manages(OrganId(21), OrganId(99)));
}

#[test]
fn an_organ_keeps_what_it_was_called_and_where_it_stood() {
    let mut directory = place();
    let before = directory.organ(OrganId(22)).unwrap().clone();
    let name = |until, name: &str| Version::Name { until, name: name.to_owned(), mark: "旧".to_owned() };
    let moved = Version::Place { until: date(2015, 6, 30), place: before.place() };
    let versions = vec![name(date(2009, 12, 31), "房产局"), moved, name(date(2019, 12, 31), "房管局")];
    directory.versions.insert(OrganId(22), versions);
    directory.organs.get_mut(&OrganId(22)).unwrap().line = None;
    for (on, called) in [
        (date(1990, 1, 1), "房产局"),
        (date(2009, 12, 31), "房产局"),
        (date(2010, 1, 1), "房管局"),
        (date(2019, 12, 31), "房管局"),
        (date(2020, 1, 1), "某局22"),
    ] {
        assert_eq!(directory.name_on(OrganId(22), on), Some(called), "{on}");
        let organ = directory.organ_on(OrganId(22), on).unwrap();
        assert_eq!(organ.name, called, "{on}");
        assert_eq!(organ.line, (on <= date(2015, 6, 30)).then_some(OrganId(12)), "{on}");
    }
    assert_eq!(directory.name_on(OrganId(99), DAY), None);
    // 房管局 ended within 2019 in name; its receipts of that year keep the mark with which it began.
    for (year, mark) in [(1990, "旧"), (2019, "旧"), (2020, "某"), (2026, "某")] {
        assert_eq!(directory.mark_in(OrganId(22), year), Some(mark), "{year}");
    }
    assert_eq!(directory.mark_in(OrganId(99), 2026), None);
}
