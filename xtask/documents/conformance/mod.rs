//! `docs/conformance.md` and `docs/conformance-open.txt`: every article, where it lives, and what tests it.

mod article;
mod open_list;
mod page;
mod test_ids;

use std::collections::BTreeMap;

use law::{Cite, Pack};

use crate::project::Project;
use crate::{Made, Mode};
use article::Text;
use test_ids::Test;

const PAGE: &str = "docs/conformance.md";

/// The list of open articles. It is written by hand, and only lines that are no longer true are taken out.
pub const OPEN: &str = "docs/conformance-open.txt";

/// The page, and the list of open articles unless it is only compared.
pub fn documents(project: &Project, mode: Mode, faults: &mut Vec<String>) -> (Made, Option<Made>) {
    let tests = tests_by_provision(project, faults);
    let texts: Vec<Text<'_>> = project.packs.iter().map(|pack| Text::of(pack, &tests)).collect();
    let listed = open_list::read(&project.open_list, faults);
    let open: Vec<Cite> = texts.iter().flat_map(Text::open).collect();
    let list = match mode {
        Mode::Check => {
            faults.extend(open_list::not_open_any_more(&listed, &open));
            None
        }
        Mode::Write => Some(Made { path: OPEN, text: open_list::shrunk(&project.open_list, &open) }),
    };
    faults.extend(open_list::not_listed(&listed, &open));
    let text = page::text(&texts, &listed);
    (Made { path: PAGE, text }, list)
}

/// The tests that carry each provision; an id that names none is a fault.
fn tests_by_provision(project: &Project, faults: &mut Vec<String>) -> BTreeMap<Cite, Vec<Test>> {
    let mut tests: BTreeMap<Cite, Vec<Test>> = BTreeMap::new();
    for file in &project.rust {
        let found = test_ids::read(file, faults);
        for id in found {
            if let Some(hint) = unknown(id.cite, &project.packs) {
                let (path, line, cite) = (&file.path, id.line, id.cite);
                faults.push(format!("{path}:{line}: {cite} is no provision of the packs{hint}"));
            } else {
                tests.entry(id.cite).or_default().extend(id.test);
            }
        }
    }
    for carried in tests.values_mut() {
        carried.sort();
        carried.dedup();
    }
    tests
}

/// What may have been meant, if there is no such provision.
fn unknown(cite: Cite, packs: &[Pack]) -> Option<String> {
    let Some(pack) = packs.iter().find(|pack| pack.code == cite.pack) else { return Some(String::new()) };
    if pack.provision(cite).is_some() {
        return None;
    }
    // Most slips leave out the paragraph: `NAT-11(1)` for `NAT-11¶1(1)`.
    let meant =
        pack.provisions.iter().filter(|known| known.cite.article == cite.article && known.cite.item == cite.item);
    let meant: Vec<String> = meant.map(|known| known.cite.to_string()).collect();
    Some(if meant.is_empty() { String::new() } else { format!("; is {} meant?", meant.join(" or ")) })
}
