//! The shipped packs as one book, and the law of a place on a day.

use std::sync::LazyLock;

use jiff::civil::Date;
use law::{Calendars, Cite, Fault, Law, LawBook, Pack, PackFile, load_calendar, load_pack};

/// The country, where no province has rules of its own.
pub const SICHUAN: &str = "510104";
/// A district of Beijing.
pub const BEIJING: &str = "110105";
/// A county-level place in Anhui.
pub const ANHUI: &str = "340102";
/// A county-level place in Jiangsu.
pub const JIANGSU: &str = "320102";
/// A county-level place in Shandong.
pub const SHANDONG: &str = "370102";
/// A county-level place in Zhejiang.
pub const ZHEJIANG: &str = "330106";

fn lines(faults: &[Fault]) -> String {
    let line = |f: &Fault| format!("{}:{}:{}: {:?}\n", f.place.file, f.place.line, f.place.column, f.kind);
    faults.iter().map(line).collect()
}

/// The shipped calendars.
pub fn calendars() -> &'static Calendars {
    static SHIPPED: LazyLock<Calendars> = LazyLock::new(|| {
        let year = |(path, text): &(String, &'static str)| {
            load_calendar(PackFile { path, text }).unwrap_or_else(|faults| panic!("{}", lines(&faults)))
        };
        Calendars::new(packs::calendars().iter().map(year))
    });
    &SHIPPED
}

/// The shipped packs with the shipped calendars. Loading a pack runs its examples.
pub fn book() -> &'static LawBook {
    static SHIPPED: LazyLock<LawBook> = LazyLock::new(|| {
        let packs = packs::packs().into_iter().map(|(_, files)| {
            let files: Vec<PackFile<'_>> = files.iter().map(|(path, text)| PackFile { path, text }).collect();
            load_pack(&files, calendars()).unwrap_or_else(|faults| panic!("{}", lines(&faults)))
        });
        LawBook::new(packs.collect(), calendars().clone()).unwrap_or_else(|faults| panic!("{}", lines(&faults)))
    });
    &SHIPPED
}

/// The law of a place on a day.
pub fn law(division: &str, day: Date) -> Law<'static> {
    book().on(division, day).unwrap_or_else(|| panic!("no law in {division} on {day}"))
}

/// The shipped pack with this code.
pub fn pack(code: &str) -> &'static Pack {
    book().pack(code.parse().expect(code)).unwrap_or_else(|| panic!("no pack {code}"))
}

/// A citation.
pub fn cite(text: &str) -> Cite {
    text.parse().expect(text)
}

/// `a|b` of a list.
pub fn list<T: ToString>(items: &[T]) -> String {
    items.iter().map(ToString::to_string).collect::<Vec<_>>().join("|")
}
