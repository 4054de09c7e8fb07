//! The main navigation: which pages the office has, and which of them somebody gets to see.

use wording::Words;

/// A part of the office on the web. The address says which one a page belongs to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Area {
    /// Pages that stand in no part: the own account, the shortcuts, what is not there.
    #[default]
    Elsewhere,
    Desk,
    Register,
    Matters,
    Directory,
    Calendar,
    Rules,
    Ledger,
    Readings,
    Accounts,
}

/// A page of the navigation, before anybody looks at it.
struct Entry {
    area: Area,
    href: &'static str,
    /// The key of its name in the wording files.
    name: &'static str,
    /// The key that opens it after `g`.
    key: char,
    /// The picture beside its name: a path in a square of 20 by 20.
    icon: &'static str,
}

/// What belongs together, with the key of its heading.
const GROUPS: [(&str, &[Entry]); 3] = [
    (
        "nav-work",
        &[
            Entry {
                area: Area::Desk,
                href: "/desk",
                name: "nav-desk",
                key: 'd',
                icon: "M3 11h4l1.5 2.5h3L13 11h4M3 11l2.5-7h9L17 11v5.5H3z",
            },
            Entry {
                area: Area::Matters,
                href: "/matters",
                name: "nav-matters",
                key: 'm',
                icon: "M3.5 5h1M7.5 5h9M3.5 10h1M7.5 10h9M3.5 15h1M7.5 15h9",
            },
            Entry {
                area: Area::Register,
                href: "/register",
                name: "nav-register",
                key: 'n',
                icon: "M4.5 3h11v14h-11zM10 7v6M7 10h6",
            },
        ],
    ),
    (
        "nav-basis",
        &[
            Entry {
                area: Area::Directory,
                href: "/directory",
                name: "nav-directory",
                key: 'o',
                icon: "M7.5 3h5v4h-5zM3 13h4v4H3zM13 13h4v4h-4zM10 7v3M5 13v-3h10v3",
            },
            Entry {
                area: Area::Calendar,
                href: "/calendar",
                name: "nav-calendar",
                key: 'c',
                icon: "M3 5h14v12H3zM3 9h14M7 3v4M13 3v4",
            },
            Entry {
                area: Area::Rules,
                href: "/rules",
                name: "nav-rules",
                key: 'r',
                icon: "M3 4h5l2 1.5L12 4h5v12h-5l-2 1.5L8 16H3zM10 5.5v12",
            },
            Entry {
                area: Area::Ledger,
                href: "/ledger",
                name: "nav-ledger",
                key: 'l',
                icon: "M5 3h11v14H5zM5 3v14M8.5 3v14M11 7h3M11 10h3",
            },
        ],
    ),
    (
        "nav-keeping",
        &[
            Entry {
                area: Area::Readings,
                href: "/readings",
                name: "nav-readings",
                key: 'v',
                icon: "M2 10s3-5 8-5 8 5 8 5-3 5-8 5-8-5-8-5zM10 8a2 2 0 1 0 0 4 2 2 0 0 0 0-4z",
            },
            Entry {
                area: Area::Accounts,
                href: "/accounts",
                name: "nav-accounts",
                key: 'a',
                icon: "M10 10a3.2 3.2 0 1 0 0-6.4 3.2 3.2 0 0 0 0 6.4zM3.5 17c.3-3.4 2.8-5 6.5-5s6.2 1.6 6.5 5",
            },
        ],
    ),
];

/// A link of the navigation, as somebody sees it.
pub(crate) struct Link {
    pub(crate) href: &'static str,
    pub(crate) name: String,
    pub(crate) key: char,
    pub(crate) icon: &'static str,
    pub(crate) here: bool,
}

/// Links that belong together.
pub(crate) struct Group {
    pub(crate) name: String,
    pub(crate) links: Vec<Link>,
}

impl Area {
    /// The part that an address belongs to: the longest that it begins with.
    pub(crate) fn of(path: &str) -> Self {
        let within = |href: &str| path.strip_prefix(href).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
        let entries = GROUPS.iter().flat_map(|(_, entries)| entries.iter());
        entries
            .filter(|entry| within(entry.href))
            .max_by_key(|entry| entry.href.len())
            .map_or(Self::Elsewhere, |entry| entry.area)
    }
}

/// The navigation for somebody who is on a page of `here` and may come to the addresses that `may` lets through.
/// A group of which nothing is left is left out.
pub(crate) fn groups(words: &Words, here: Area, may: &dyn Fn(&str) -> bool) -> Vec<Group> {
    let link = |entry: &Entry| Link {
        href: entry.href,
        name: words.say(entry.name),
        key: entry.key,
        icon: entry.icon,
        here: entry.area == here,
    };
    let group = |(name, entries): &(&str, &[Entry])| Group {
        name: words.say(name),
        links: entries.iter().filter(|entry| may(entry.href)).map(link).collect(),
    };
    GROUPS.iter().map(group).filter(|group| !group.links.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{Area, GROUPS};

    #[test]
    fn an_address_belongs_to_the_part_that_it_begins_with() {
        for (path, area) in [
            ("/matters", Area::Matters),
            ("/matters/990102-17/act/forward", Area::Matters),
            ("/mattersome", Area::Elsewhere),
            ("/directory/organs/12", Area::Directory),
            ("/account/sessions", Area::Elsewhere),
            ("/accounts/12", Area::Accounts),
            ("/", Area::Elsewhere),
        ] {
            assert_eq!(Area::of(path), area, "{path}");
        }
    }

    /// Two pages on one key would leave one of them unreachable.
    #[test]
    fn every_page_has_a_key_of_its_own() {
        let keys: Vec<char> = GROUPS.iter().flat_map(|(_, entries)| entries.iter().map(|entry| entry.key)).collect();
        assert_eq!(keys.iter().collect::<BTreeSet<_>>().len(), keys.len());
    }
}
