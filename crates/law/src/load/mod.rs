//! Loads a pack from its files: everything that is wrong is reported at once, and then nothing is loaded.

mod example_file;
mod fault;
mod form;
mod format;
mod kinds;
mod pack_file;
pub(crate) mod reader;
mod rule_file;
pub(crate) mod source;

pub use fault::{Fault, FaultKind, Place};
pub use form::{Form, Key};
pub use format::{TableFormat, format};

use std::sync::Arc;

use crate::{Calendars, Pack, lint};
use source::Source;

/// One file of a pack, as bytes that the caller read.
#[derive(Clone, Copy, Debug)]
pub struct PackFile<'a> {
    /// Path, as it should appear in faults. The last part is `pack.toml` or `<article>.toml`.
    pub path: &'a str,
    /// Content.
    pub text: &'a str,
}

impl PackFile<'_> {
    fn name(&self) -> &str {
        self.path.rsplit(['/', '\\']).next().unwrap_or(self.path)
    }
}

/// Loads and checks one pack, and runs its examples against the calendar of its division.
///
/// # Errors
/// Every fault of every file, in the order of the files and of the places in them. A head that names no
/// pack is a fault that hides those of the other files: nobody could tell what belongs to it.
pub fn load_pack(files: &[PackFile<'_>], calendars: &Calendars) -> Result<Pack, Vec<Fault>> {
    let Some(head_file) = files.iter().find(|f| f.name() == "pack.toml") else {
        let file: Arc<str> = files.first().map_or("pack.toml", |f| f.path).into();
        let place = Place { file, line: 1, column: 1, bytes: 0..0 };
        return Err(vec![Fault { place, kind: FaultKind::NoPackFile }]);
    };
    let head_source = Source::new(head_file.path, head_file.text);
    let head = pack_file::read(&head_source);
    let head_faults = head_source.into_faults();
    let Some((mut pack, counting)) = head else {
        return Err(head_faults);
    };

    let mut faults = head_faults;
    pack.placed.head = Some(Source::new(head_file.path, head_file.text).place(0..0));
    for file in files.iter().filter(|f| f.name() != "pack.toml") {
        let source = Source::new(file.path, file.text);
        rule_file::read(&source, file.name(), counting, &mut pack);
        faults.extend(source.into_faults());
    }
    for second in files.iter().filter(|f| f.name() == "pack.toml").skip(1) {
        let place = Source::new(second.path, second.text).place(0..0);
        faults.push(Fault { place, kind: FaultKind::CodeTwice { code: pack.code.to_string() } });
    }
    pack.provisions.sort_by_key(|p| p.cite);
    pack.rules.sort();
    // What depends on the whole pack is only worth saying once each file reads well by itself.
    if faults.is_empty() {
        faults = lint::check_pack(&pack, calendars.of(&pack.division));
    }
    let of_file = |fault: &Fault| files.iter().position(|file| file.path == &*fault.place.file);
    faults.sort_by_key(|fault| (of_file(fault), fault.place.bytes.start));
    if faults.is_empty() { Ok(pack) } else { Err(faults) }
}
