//! An invented country with an invented province (910000) that has rules of its own, and another one (920000) that
//! has none; and small packs for single questions.

use jiff::civil::Date;
use law::{Act, Calendars, Fault, Law, LawBook, Pack, PackFile, load_pack};

use crate::book::calendars;

/// The packs of the invented country.
pub const ALL: &[&str] = &[
    include_str!("invented/np10.txt"),
    include_str!("invented/np22.txt"),
    include_str!("invented/nr16.txt"),
    include_str!("invented/lp15.txt"),
    include_str!("invented/lr17.txt"),
    include_str!("invented/cr20.txt"),
];

/// Loads a pack from one text, in which `== 1.toml` begins a file and `BASIS` stands for a guard for each recorded
/// act. Paths begin with the code.
pub fn read(text: &str) -> Result<Pack, Vec<Fault>> {
    let code = text.split("code = \"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default();
    let files: Vec<(String, String)> = text
        .split("== ")
        .filter_map(|file| file.split_once('\n'))
        .map(|(name, text)| (format!("{code}/{name}"), text.replace("BASIS\n", &basis(code))))
        .collect();
    let files: Vec<PackFile<'_>> = files.iter().map(|(path, text)| PackFile { path, text }).collect();
    load_pack(&files, calendars())
}

/// What each recorded act rests on, all in the first article.
fn basis(code: &str) -> String {
    let rule = |act: &Act| rule("guard", &format!("{act}-basis"), &format!("act = \"{act}\"\nrequires = \"basis\""));
    Act::RECORDED.iter().map(rule).collect::<String>().replace('@', code)
}

/// A pack that has no fault.
pub fn sound(text: &str) -> Pack {
    read(text).unwrap_or_else(|faults| panic!("{text}\n{faults:#?}"))
}

/// A book of these packs, with the shipped calendars.
pub fn book_of(packs: impl IntoIterator<Item = Pack>) -> LawBook {
    LawBook::new(packs.into_iter().collect(), calendars().clone()).unwrap_or_else(|faults| panic!("{faults:#?}"))
}

/// The book of the invented country.
pub fn book() -> LawBook {
    book_of(ALL.iter().map(|text| sound(text)))
}

/// The law of a division on a day that has one.
pub fn law<'b>(book: &'b LawBook, division: &str, day: Date) -> Law<'b> {
    book.on(division, day).unwrap_or_else(|| panic!("{division} has no law on {day}"))
}

/// A pack of one article: its code, keys of the head that differ from the usual ones, and its rules.
/// `@` stands for the code.
pub fn small(code: &str, head: &str, rules: &str) -> Pack {
    let usual = [
        ("division", "\"CN\""),
        ("role", "\"responsibility\""),
        ("in_force", "{ from = 2020-01-01 }"),
        ("confidence", "\"verified\""),
    ];
    let mut text =
        format!("== pack.toml\ncode = \"{code}\"\ntitle = \"办法\"\nissuer = \"某机关\"\nnumber = \"\"\n{head}\n");
    for (key, value) in usual {
        if !head.contains(key) {
            text += &format!("{key} = {value}\n");
        }
    }
    text += "[counting]\nfirst_day = \"excluded\"\nroll = \"next_working_day\"\n";
    text += "== 1.toml\n[[provision]]\ncite = \"@-1\"\ngist = \"要旨\"\nmodality = \"duty\"\n";
    sound(&(text + rules).replace('@', code))
}

/// A rule for `small`: its kind, its name and its own keys.
pub fn rule(kind: &str, id: &str, keys: &str) -> String {
    format!("[[rule]]\nkind = \"{kind}\"\nid = \"{id}\"\ncite = \"@-1\"\ngist = \"{id}\"\n{keys}\n")
}

/// A small pack's head that builds on others.
pub fn on(bases: &[&str]) -> String {
    let bases: Vec<String> = bases.iter().map(|base| format!("{{ pack = \"{base}\" }}")).collect();
    format!("base = [{}]", bases.join(", "))
}

/// What a book of these packs says is wrong.
pub fn faults(packs: Vec<Pack>) -> Vec<Fault> {
    LawBook::new(packs, Calendars::default()).err().unwrap_or_default()
}
