//! The city hangs together.

use std::collections::HashSet;

use demo::{City, Level, OrganKind, Standing};
use jiff::ToSpan;

use crate::calendar::TODAY;

/// Goal: a table with a number twice, or a reference to nothing, would break every importer.
#[test]
fn numbers_count_up_and_references_hold() {
    for seed in 0..20 {
        let city = City::invent(seed, TODAY);
        let mut divisions = HashSet::new();
        for division in &city.divisions {
            assert!(division.parent.is_none_or(|p| divisions.contains(&p)), "{division:?}");
            assert!(divisions.insert(division.code), "{division:?}");
            let digits = if division.level == Level::Township { 9 } else { 6 };
            let code = division.code.to_string();
            assert!(code.len() == digits && code.starts_with("99"), "{division:?}");
        }
        for (no, organ) in (1..).zip(&city.organs) {
            assert_eq!(organ.no, no);
            assert!([organ.parent, organ.led_by, organ.managed_by].into_iter().flatten().all(|p| p < no), "{organ:?}");
            assert!(divisions.contains(&organ.division), "{organ:?}");
        }
        assert!((1..).zip(&city.officials).all(|(no, o)| o.no == no));
        for (no, post) in (1..).zip(&city.posts) {
            assert_eq!(post.no, no);
            assert!((1..=city.organs.len() as u32).contains(&post.organ));
        }
        let posts: Vec<u32> = city.tenures.iter().map(|t| t.post).collect();
        assert_eq!(posts, (1..=city.posts.len() as u32).collect::<Vec<_>>(), "every post is held once");
        for tenure in &city.tenures {
            assert!((1..=city.officials.len() as u32).contains(&tenure.official));
            assert!(tenure.from < TODAY - 430.days(), "{tenure:?}");
        }
    }
}

#[test]
fn counties_and_townships_are_as_many_as_a_city_has() {
    for seed in 0..20 {
        let city = City::invent(seed, TODAY);
        let counties: Vec<u32> = city.divisions.iter().filter(|d| d.level == Level::County).map(|d| d.code).collect();
        assert!((6..=8).contains(&counties.len()));
        for county in counties {
            let townships = city.divisions.iter().filter(|d| d.parent == Some(county)).count();
            assert!((6..=10).contains(&townships), "{county}: {townships}");
        }
    }
}

#[test]
fn no_two_organs_share_a_name_or_a_code_and_no_two_officials_a_name() {
    for seed in 0..20 {
        let city = City::invent(seed, TODAY);
        let mut seen = HashSet::new();
        assert!(city.organs.iter().all(|o| seen.insert(("code", o.code.as_str()))));
        assert!(city.organs.iter().all(|o| seen.insert(("name", o.name.as_str()))));
        assert!(city.officials.iter().all(|o| seen.insert(("person", o.name.as_str()))));
        let mut townships = HashSet::new();
        assert!(city.divisions.iter().all(|d| townships.insert(d.name.as_str())));
    }
}

/// Goal: every organ can act, and every handling organ has two organs above it for review and final review.
#[test]
fn every_organ_is_staffed_and_every_handler_has_two_above_it() {
    let city = City::invent(3, TODAY);
    for organ in &city.organs {
        let of = |standing| city.posts.iter().filter(|p| p.organ == organ.no && p.standing == standing).count();
        assert_eq!(of(Standing::Head), 1, "{organ:?}");
        assert!(of(Standing::Handler) >= 1, "{organ:?}");
        if matches!(
            organ.kind,
            OrganKind::Department | OrganKind::Township | OrganKind::Institution | OrganKind::Enterprise
        ) {
            let above = organ.parent.and_then(|no| city.organ(no));
            assert!(above.is_some_and(|o| o.parent.is_some()), "{organ:?}");
        }
    }
    for kind in [
        OrganKind::PetitionOffice,
        OrganKind::Government,
        OrganKind::Committee,
        OrganKind::Discipline,
        OrganKind::Personnel,
        OrganKind::Court,
        OrganKind::Procuratorate,
        OrganKind::JointConference,
    ] {
        assert!(city.organs.iter().any(|o| o.kind == kind), "{kind:?}");
    }
}

/// 联席会议 at the city and in each county; petition offices up to the nation; 垂直管理 and 干部管理 somewhere.
#[test]
fn petition_work_reaches_from_the_county_to_the_nation() {
    let city = City::invent(3, TODAY);
    let at = |level: Level, kind: OrganKind| {
        let divisions = city.divisions.iter().filter(|division| division.level == level);
        let codes: HashSet<u32> = divisions.map(|division| division.code).collect();
        (codes.len(), city.organs.iter().filter(|o| o.kind == kind && codes.contains(&o.division)).count())
    };
    for level in [Level::Nation, Level::Province, Level::Prefecture, Level::County] {
        let (divisions, offices) = at(level, OrganKind::PetitionOffice);
        assert_eq!(divisions, offices, "{level:?}");
    }
    for level in [Level::Prefecture, Level::County] {
        let (divisions, conferences) = at(level, OrganKind::JointConference);
        assert_eq!(divisions, conferences, "{level:?}");
    }
    assert_eq!(at(Level::Prefecture, OrganKind::Discipline).1, 1);
    assert!(city.organs.iter().any(|organ| organ.vertical && organ.led_by == organ.parent));
    let county_offices = city.organs.iter().filter(|o| o.kind == OrganKind::PetitionOffice && o.led_by.is_some());
    assert_eq!(county_offices.count(), at(Level::County, OrganKind::PetitionOffice).1);
    let of_township = city.organs.iter().find(|organ| organ.kind == OrganKind::Township).unwrap();
    let manager = of_township.managed_by.and_then(|no| city.organ(no)).unwrap();
    assert_eq!((manager.kind, manager.division), (OrganKind::Committee, of_township.division / 1_000));
}

#[test]
fn some_officials_hold_two_posts_and_portfolios_are_told() {
    let city = City::invent(3, TODAY);
    assert!(city.tenures.len() > city.officials.len());
    for tenure in &city.tenures {
        let post = &city.posts[tenure.post as usize - 1];
        assert_eq!(post.standing == Standing::Handler, tenure.portfolio.is_empty(), "{post:?}");
    }
}

#[test]
fn the_seed_makes_the_city() {
    assert_eq!(City::invent(1, TODAY), City::invent(1, TODAY));
    assert_ne!(City::invent(1, TODAY), City::invent(2, TODAY));
    assert!(City::invent(1, TODAY).organ(0).is_none());
}
