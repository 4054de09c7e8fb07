//! Organs, officials and numbered things to choose from.

use app::domain::directory::Directory;
use app::domain::matter::Matter;
use app::domain::{OfficialId, OrganId};
use jiff::civil::Date;

use super::field::{Items, Officials};

/// Names that a page carries to be searched in the browser; organs beyond them are found by typing part of the name.
const LISTED_MAX: usize = 400;
/// Organs that a part of a name may bring up to be chosen from; more is no choice.
pub(crate) const FOUND_MAX: usize = 12;
/// Officials that a list shows.
const OFFICIALS_MAX: usize = 300;

/// What somebody typed as the name of an organ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Meant<T> {
    One(T),
    Several(Vec<T>),
    TooMany,
    Nobody,
}

impl<T: Copy> Meant<T> {
    fn of(found: Vec<T>) -> Self {
        match found.as_slice() {
            [] => Self::Nobody,
            [one] => Self::One(*one),
            several if several.len() <= FOUND_MAX => Self::Several(found),
            _ => Self::TooMany,
        }
    }
}

/// The organ that a text means: by its name or mark, or by a part of its name that only one has.
pub(crate) fn organ(directory: &Directory, text: &str, today: Date) -> Meant<OrganId> {
    let text = text.trim();
    let active = || directory.organs.values().filter(|organ| directory.active(organ.id, today).is_ok());
    let exact: Vec<OrganId> =
        active().filter(|organ| organ.name == text || organ.mark == text).map(|organ| organ.id).collect();
    if !exact.is_empty() {
        return Meant::of(exact);
    }
    Meant::of(active().filter(|organ| organ.name.contains(text)).map(|organ| organ.id).collect())
}

/// Whether an organ could be meant by a text.
pub(crate) fn could_be(directory: &Directory, organ: OrganId, text: &str) -> bool {
    directory.organ(organ).is_some_and(|row| row.mark == text || row.name.contains(text))
}

/// The organs that a page lists: those of the own place first.
pub(crate) fn listed(directory: &Directory, own: OrganId, today: Date) -> Vec<String> {
    let place = directory.organ(own).map(|organ| organ.division);
    let mut organs: Vec<_> =
        directory.organs.values().filter(|organ| directory.active(organ.id, today).is_ok()).collect();
    organs.sort_by_key(|organ| (Some(organ.division) != place, organ.id));
    organs.into_iter().take(LISTED_MAX).map(|organ| organ.name.clone()).collect()
}

/// The official whom a name means, among everybody who is in office; with the organ, as `name（organ）`, if it is given.
pub(crate) fn official(directory: &Directory, text: &str, today: Date) -> Meant<OfficialId> {
    let text = text.trim();
    let (name, organ) = text.trim_end_matches(['）', ')']).split_once(['（', '(']).unwrap_or((text, ""));
    let serves = |official: OfficialId| {
        let mut posts = directory.posts_on(official, today);
        posts.any(|post| directory.organ(post.organ).is_some_and(|row| organ.is_empty() || row.name == organ))
    };
    let named = directory.officials.values().filter(|official| official.name == name.trim());
    Meant::of(named.map(|official| official.id).filter(|official| serves(*official)).collect())
}

/// The officials that a field offers, each with the organ through which it comes into question.
pub(crate) fn officials(
    of: Officials,
    directory: &Directory,
    matter: &Matter,
    today: Date,
) -> Vec<(OfficialId, OrganId)> {
    let holder = matter.holder;
    let serving = |organs: &[OrganId]| {
        let mut found: Vec<(OfficialId, OrganId)> = Vec::new();
        for organ in organs {
            let here = directory.officials.keys().filter(|official| directory.serves(**official, *organ, today));
            found.extend(here.map(|official| (*official, *organ)));
        }
        found
    };
    let mut found = match of {
        Officials::Holder => serving(&[holder]),
        Officials::Concerned => serving(&concerned(matter)),
        Officials::AskedToStayAway => {
            let open = matter.recusals.iter().filter(|recusal| recusal.granted.is_none());
            open.map(|recusal| (recusal.official, holder)).collect()
        }
        Officials::Leaders => leaders(directory, matter, today),
    };
    found.truncate(OFFICIALS_MAX);
    found
}

/// Organs that have to do with a matter, each once.
fn concerned(matter: &Matter) -> Vec<OrganId> {
    let mut organs = vec![matter.holder];
    let others = [Some(matter.receipt.office), matter.handler, matter.reviewer].into_iter().flatten();
    for organ in others.chain(matter.helpers.iter().copied()) {
        if !organs.contains(&organ) {
            organs.push(organ);
        }
    }
    organs
}

/// Leaders of the holder, of the organs above it, and of whoever assigned it.
fn leaders(directory: &Directory, matter: &Matter, today: Date) -> Vec<(OfficialId, OrganId)> {
    let mut organs = vec![matter.holder];
    organs.extend(directory.higher_organs(matter.holder));
    organs.extend(matter.assignments.iter().rev().map(|assignment| assignment.by));
    let place = directory.organ(matter.holder).map(|organ| organ.division);
    organs.extend(place.and_then(|place| directory.review_committee(place)));
    let mut found: Vec<(OfficialId, OrganId)> = Vec::new();
    for organ in organs {
        for official in directory.leaders(organ, today) {
            if !found.iter().any(|(known, _)| *known == official) {
                found.push((official, organ));
            }
        }
    }
    found
}

/// The numbers of the things that wait for an answer, the newest first.
pub(crate) fn items(of: Items, matter: &Matter) -> Vec<u16> {
    let mut numbers: Vec<u16> = match of {
        Items::Urgings => {
            let open = matter.urgings.iter().filter(|urging| urging.replied_on.is_none());
            open.map(|urging| urging.no).collect()
        }
        Items::Corrections => {
            let open = matter.corrections.iter().filter(|proposed| proposed.approved.is_none());
            open.map(|proposed| proposed.no).collect()
        }
        Items::Releases => {
            let open = matter.releases.iter().filter(|asked| asked.granted.is_none());
            open.map(|asked| asked.no).collect()
        }
    };
    numbers.reverse();
    numbers
}
