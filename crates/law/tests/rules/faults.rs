//! A sound pack, small changes to it, and faults as one line of text each.

use std::collections::BTreeSet;

use law::{Act, Fault, Pack, PackFile, load_pack};

use crate::book::calendars;

/// One change to a sound pack.
#[derive(Clone, Copy)]
pub enum Change {
    /// In this file, this text, which stands there once, becomes that text.
    Put(&'static str, &'static str, &'static str),
    /// This file, new or instead of the sound one, has this content.
    File(&'static str, &'static str),
    /// This file is missing.
    Without(&'static str),
}

/// The files of a pack without a fault: a head, a basis for each recorded act, one clock, one guard, one example.
pub fn sound() -> Vec<(String, String)> {
    let basis = "[[provision]]\ncite = \"T20-1\"\ngist = \"依据\"\nmodality = \"definition\"\n".to_owned();
    let basis = Act::RECORDED.iter().fold(basis, |text, act| {
        let rule = format!("id = \"{act}-basis\"\ncite = \"T20-1\"\nact = \"{act}\"\nrequires = \"basis\"\n");
        text + "\n[[rule]]\nkind = \"guard\"\ngist = \"依据\"\n" + &rule
    });
    [
        ("pack.toml", include_str!("sound/pack.toml").to_owned()),
        ("1.toml", basis),
        ("2.toml", include_str!("sound/2.toml").to_owned()),
    ]
    .map(|(path, text)| (path.to_owned(), text))
    .into()
}

/// The sound pack with these changes.
pub fn changed(changes: &[Change]) -> Vec<(String, String)> {
    let mut files = sound();
    for change in changes {
        match *change {
            Change::Put(path, from, to) => {
                let (_, text) = files.iter_mut().find(|(p, _)| p == path).expect(path);
                assert_eq!(text.matches(from).count(), 1, "{path}: {from}");
                *text = text.replace(from, to);
            }
            Change::File(path, text) => {
                files.retain(|(p, _)| p != path);
                files.push((path.to_owned(), text.to_owned()));
            }
            Change::Without(path) => files.retain(|(p, _)| p != path),
        }
    }
    files
}

/// Loads a pack from files that the caller has as text.
pub fn load(files: &[(String, String)]) -> Result<Pack, Vec<Fault>> {
    let files: Vec<PackFile<'_>> = files.iter().map(|(path, text)| PackFile { path, text }).collect();
    load_pack(&files, calendars())
}

/// `2.toml:13:1 unknown-key key=stop near=stops`; the list of known words and the words of the TOML parser are left out.
pub fn line(fault: &Fault) -> String {
    let code = fault.kind.code().trim_start_matches("fault-");
    let place = &fault.place;
    let mut line = format!("{}:{}:{} {code}", place.file, place.line, place.column);
    for (name, value) in fault.kind.arguments() {
        if !["known", "message"].contains(&name) {
            line += &format!(" {name}={value}");
        }
    }
    line
}

/// Every code that `FaultKind` can have, read from the one exhaustive match that names them.
pub fn every_code() -> BTreeSet<&'static str> {
    let source = include_str!("../../src/load/fault.rs");
    let codes = source.split('"').filter(|text| text.starts_with("fault-"));
    codes.collect()
}
