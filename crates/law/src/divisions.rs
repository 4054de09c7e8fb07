//! Which provincial divisions there are, so that a pack for a place that does not exist is found.

use std::collections::BTreeMap;

use crate::load::reader::TableReader;
use crate::load::source::Source;
use crate::place::place_of;
use crate::{Fault, FaultKind, LawBook, PackFile};

/// The provincial divisions by the first two digits of their codes.
#[derive(Clone, Debug, Default)]
pub struct Divisions(BTreeMap<String, String>);

impl Divisions {
    /// Reads the list: `[[division]]` with `code` (two digits) and `name`.
    ///
    /// # Errors
    /// Every fault of the file.
    pub fn load(file: PackFile<'_>) -> Result<Self, Vec<Fault>> {
        let source = Source::new(file.path, file.text);
        let parsed = source.parse();
        let table = TableReader::new(&source, parsed.get_ref(), 0..0);
        let mut divisions = BTreeMap::new();
        for division in table.tables("division") {
            let (code, name) = (division.text("code"), division.text("name"));
            division.finish();
            let (Some(code), Some(name)) = (code, name) else { continue };
            if code.len() != 2 || !code.bytes().all(|b| b.is_ascii_digit()) {
                source.fault(division.span_of("code"), FaultKind::BadDivision { text: code });
                continue;
            }
            if divisions.insert(code.clone(), name).is_some() {
                source.fault(division.span_of("code"), FaultKind::CodeTwice { code });
            }
        }
        table.finish();
        let faults = source.into_faults();
        if faults.is_empty() { Ok(Self(divisions)) } else { Err(faults) }
    }

    /// The name of the provincial division that a place lies in.
    #[must_use]
    pub fn province(&self, division: &str) -> Option<&str> {
        self.0.get(division.get(..2)?).map(String::as_str)
    }

    /// A fault for each pack of a place that does not exist.
    #[must_use]
    pub fn check(&self, book: &LawBook) -> Vec<Fault> {
        let unknown = |division: &str| !place_of(division).is_empty() && self.province(division).is_none();
        let packs = book.packs().iter().filter(|pack| unknown(&pack.division));
        packs
            .filter_map(|pack| {
                let place = pack.placed.head_key("division")?.clone();
                Some(Fault { place, kind: FaultKind::UnknownDivision { text: pack.division.clone() } })
            })
            .collect()
    }
}
