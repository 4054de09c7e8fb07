//! Petitions: the same whatever was asked before, and all their references hold.

use std::collections::HashSet;

use demo::{CLASSES, Channel, City, Level, Petition, Purpose, Stage, Standing, petition};

use crate::calendar::{TODAY, first, is_working_day};

/// Method: the petitions once in order, once backwards with a city invented anew.
#[test]
fn random_access_equals_streaming() {
    let (_, streamed) = first(11, 600);
    let city = City::invent(11, TODAY);
    for index in (0..600).rev() {
        let alone = petition(11, index, &city, TODAY, &is_working_day);
        assert_eq!(alone, streamed[index as usize], "{index}");
    }
    let (_, other) = first(12, 50);
    assert_ne!(streamed[..50], other[..]);
}

#[test]
fn far_indexes_are_petitions_too() {
    let city = City::invent(1, TODAY);
    for index in [10_000_000, u64::from(u32::MAX) + 7, u64::MAX / 16] {
        assert!(!petition(1, index, &city, TODAY, &is_working_day).title.is_empty());
    }
}

#[test]
fn places_classes_people_and_organs_hold() {
    let (city, petitions) = first(4, 3_000);
    let places: HashSet<u32> =
        city.divisions.iter().filter(|d| matches!(d.level, Level::County | Level::Township)).map(|d| d.code).collect();
    for petition in &petitions {
        assert!(places.contains(&petition.place), "{petition:?}");
        assert!(petition.second < CLASSES[petition.class].second.len(), "{petition:?}");
        assert!(petition.petitioner.phone.starts_with("100-"), "{petition:?}");
        assert!(petition.petitioner.name.chars().count() == 3 && !petition.petitioner.address.is_empty());
        assert!(petition.heads == 1 || petition.heads >= 5, "{petition:?}");
        assert!(city.organ(petition.registered_at).is_some());
        assert!(sits_at(&city, petition.registered_by, petition.registered_at), "{petition:?}");
    }
}

#[test]
fn only_the_web_is_open_on_rest_days_and_by_night() {
    let (_, petitions) = first(4, 3_000);
    for petition in &petitions {
        assert!(petition.received_on < TODAY, "{petition:?}");
        if petition.channel != Channel::Web {
            assert!(is_working_day(petition.received_on), "{petition:?}");
            assert!((8..=17).contains(&petition.received_hour), "{petition:?}");
        }
    }
    assert!(petitions.iter().any(|p| !is_working_day(p.received_on)));
    assert!(petitions.iter().any(|p| p.received_hour < 6));
}

/// Goal: the wall. Whoever is accused neither registers, nor receives, nor acts.
#[test]
fn the_accused_organ_takes_no_part() {
    let (_, petitions) = first(5, 6_000);
    let mut accusations = 0;
    for petition in &petitions {
        assert_eq!(petition.accused.is_some(), petition.purpose == Purpose::Accusation);
        let Some(accused) = petition.accused else { continue };
        accusations += 1;
        assert_ne!(petition.registered_at, accused);
        for step in &petition.course {
            assert_ne!(step.organ, accused, "{petition:?}");
            assert_ne!(step.act, demo::Act::Forward { to: accused }, "{petition:?}");
        }
    }
    assert!(accusations > 80, "{accusations}");
}

#[test]
fn a_repeat_is_the_same_person_in_the_same_matter_later() {
    let (_, petitions) = first(6, 3_000);
    let mut repeats = 0;
    for (index, petition) in (0_u64..).zip(&petitions) {
        let Some(of) = petition.repeat_of else { continue };
        repeats += 1;
        assert!(of < index);
        let earlier = &petitions[of as usize];
        assert!(earlier.repeat_of.is_none(), "a repeat points to the first petition of its matter");
        assert_eq!(petition.petitioner, earlier.petitioner);
        assert_eq!((petition.class, petition.second, petition.place), (earlier.class, earlier.second, earlier.place));
        let moment = |p: &Petition| (p.received_on, p.received_hour);
        assert!(moment(petition) >= moment(earlier), "{petition:?}");
        assert!(petition.course.is_empty() && petition.stage() == Stage::Registered);
        assert!(petition.title.contains(&earlier.title), "{} / {}", petition.title, earlier.title);
    }
    assert!(repeats > 100, "{repeats}");
}

/// Whether an official holds a post at an organ.
fn sits_at(city: &City, official: u32, organ: u32) -> bool {
    city.tenures
        .iter()
        .filter(|t| t.official == official)
        .map(|t| &city.posts[t.post as usize - 1])
        .any(|p| p.organ == organ && p.standing == Standing::Handler)
}
