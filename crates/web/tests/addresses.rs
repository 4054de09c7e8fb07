//! Every address has a row that says who may come there.

use std::collections::BTreeSet;
use std::path::Path;

use web::access::{ADDRESSES, Access, access_to};

/// The addresses that the source gives to a router, in every file below a folder.
fn routed(folder: &Path, found: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            routed(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = std::fs::read_to_string(&path).unwrap();
            for after in text.split(".route(").skip(1) {
                let address = after.trim_start().strip_prefix('"').and_then(|text| text.split('"').next());
                let address = address.unwrap_or_else(|| panic!("{}: an address that is no text", path.display()));
                found.insert(address.to_owned());
            }
        }
    }
}

#[test]
fn every_address_has_a_row_and_every_row_an_address() {
    let mut found = BTreeSet::new();
    routed(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut found);
    assert!(found.len() > 10, "{found:?}");
    let rows: BTreeSet<String> = ADDRESSES.iter().map(|(address, _)| (*address).to_owned()).collect();
    assert_eq!(rows.len(), ADDRESSES.len(), "an address stands twice");
    assert_eq!(found, rows);
}

#[test]
fn an_address_for_officials_names_what_it_takes() {
    for (address, access) in ADDRESSES {
        assert!(!matches!(access, Access::Official([])), "{address}");
        assert_eq!(access_to(address), Some(*access));
    }
    assert_eq!(access_to("/nowhere"), None);
}
