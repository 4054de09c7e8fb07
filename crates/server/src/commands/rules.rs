//! `xinze rules check` and `xinze rules show`.

use std::path::{Path, PathBuf};

use app::law::{Calendar, Cite, ClockRule, Fault, LawBook, Pack, PackFile, load_calendar, load_pack};
use app::shipped_law;
use serde_json::json;
use wording::{Arg, Words};

use crate::args::Args;
use crate::ending::Ending;
use crate::out;

fn count(n: usize) -> Arg<'static> {
    Arg::from(i64::try_from(n).unwrap_or(i64::MAX))
}

/// Checks the shipped packs, or the given folders against the shipped calendar.
pub(crate) fn check(args: &Args, folders: &[PathBuf], words: &Words) -> Result<(), Ending> {
    let book = shipped_law()?;
    let packs: Vec<Pack> = if folders.is_empty() {
        book.packs().iter().map(|pack| Pack::clone(pack)).collect()
    } else {
        let mut packs = Vec::new();
        let mut faults = Vec::new();
        for folder in folders {
            match folder_pack(folder, book.calendar())? {
                Ok(pack) => packs.extend(pack),
                Err(found) => faults.extend(found),
            }
        }
        if !faults.is_empty() {
            return Err(Ending::Packs(faults));
        }
        packs
    };
    if args.json {
        let rows: Vec<_> = packs.iter().map(summary).collect();
        return out::json(&rows);
    }
    for pack in &packs {
        out::say(words.with(
            "rules-pack",
            &[
                ("code", pack.code.to_string().into()),
                ("title", pack.title.clone().into()),
                ("provisions", count(pack.provisions.len())),
                ("clocks", count(pack.clocks.len())),
                ("guards", count(pack.guards.len())),
                ("examples", count(pack.examples.len())),
            ],
        ));
    }
    out::say(words.say("rules-hold"));
    Ok(())
}

fn summary(pack: &Pack) -> serde_json::Value {
    json!({
        "code": pack.code,
        "title": pack.title,
        "from": pack.from.to_string(),
        "until": pack.until.map(|day| day.to_string()),
        "provisions": pack.provisions.len(),
        "clocks": pack.clocks.len(),
        "guards": pack.guards.len(),
        "examples": pack.examples.len(),
    })
}

/// The TOML files of a folder: a pack, or years of a calendar, which are checked and are no pack.
fn folder_pack(folder: &Path, calendar: &Calendar) -> Result<Result<Option<Pack>, Vec<Fault>>, Ending> {
    let mut files: Vec<(String, String)> = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|e| e == "toml") {
            files.push((path.display().to_string(), std::fs::read_to_string(&path)?));
        }
    }
    files.sort();
    let files: Vec<PackFile<'_>> = files.iter().map(|(path, text)| PackFile { path, text }).collect();
    let years: Vec<&PackFile<'_>> = files.iter().filter(|file| file.text.contains("[[holiday]]")).collect();
    let faults: Vec<Fault> = years.iter().filter_map(|file| load_calendar(**file).err()).flatten().collect();
    if !faults.is_empty() {
        return Ok(Err(faults));
    }
    if !years.is_empty() && years.len() == files.len() {
        return Ok(Ok(None));
    }
    Ok(load_pack(&files, calendar).map(Some))
}

/// Shows every pack, one pack, or one provision with the rules that cite it.
pub(crate) fn show(args: &Args, what: Option<&str>, words: &Words) -> Result<(), Ending> {
    let book = shipped_law()?;
    let Some(what) = what else {
        return packs(args, &book, words);
    };
    let missing = || Ending::fault(words.with("rules-not-found", &[("what", what.into())]));
    if let Ok(cite) = what.parse::<Cite>() {
        let (pack, _) = book.provision(cite).ok_or_else(missing)?;
        return article(args, pack, cite, words);
    }
    let pack = book.packs().iter().find(|pack| pack.code.as_str() == what).ok_or_else(missing)?;
    if args.json {
        return out::json(&json!({
            "pack": summary(pack), "provisions": pack.provisions, "clocks": pack.clocks, "guards": pack.guards,
        }));
    }
    out::say(format!("{}  《{}》  {}  {}", pack.code, pack.title, pack.issuer, pack.number));
    let rows = pack.provisions.iter().map(|p| {
        let rules: Vec<&str> = pack
            .clocks
            .iter()
            .filter(|rule| rule.cite == p.cite)
            .map(|rule| &*rule.id)
            .chain(pack.guards.iter().filter(|rule| rule.cite == p.cite).map(|rule| &*rule.id))
            .collect();
        vec![p.cite.to_string(), p.gist.clone(), rules.join(" ")]
    });
    out::table(["col-cite", "col-gist", "col-rules"].map(|key| words.say(key)).to_vec(), rows.collect());
    Ok(())
}

fn packs(args: &Args, book: &LawBook, words: &Words) -> Result<(), Ending> {
    if args.json {
        return out::json(&book.packs().iter().map(|pack| summary(pack)).collect::<Vec<_>>());
    }
    let rows = book.packs().iter().map(|pack| {
        let until = pack.until.map(|day| day.to_string()).unwrap_or_default();
        vec![pack.code.to_string(), pack.title.clone(), pack.from.to_string(), until]
    });
    let header = ["col-code", "col-instrument", "col-from", "col-until"];
    out::table(header.map(|key| words.say(key)).to_vec(), rows.collect());
    let years: Vec<String> = book.calendar().years().map(|year| year.to_string()).collect();
    let (first, last) = (years.first().cloned().unwrap_or_default(), years.last().cloned().unwrap_or_default());
    out::say(words.with("rules-calendar", &[("first", first.into()), ("last", last.into())]));
    Ok(())
}

fn article(args: &Args, pack: &Pack, cite: Cite, words: &Words) -> Result<(), Ending> {
    let within = |other: Cite| {
        other.article == cite.article
            && (cite.paragraph == 0 || other.paragraph == cite.paragraph)
            && (cite.item == 0 || other.item == cite.item)
    };
    let provisions: Vec<_> = pack.provisions.iter().filter(|p| within(p.cite)).collect();
    let clocks: Vec<_> = pack.clocks.iter().filter(|rule| within(rule.cite)).collect();
    let guards: Vec<_> = pack.guards.iter().filter(|rule| within(rule.cite)).collect();
    if args.json {
        return out::json(&json!({ "provisions": provisions, "clocks": clocks, "guards": guards }));
    }
    for provision in provisions {
        out::say(format!("{}  {}", provision.cite, provision.gist));
    }
    for rule in clocks {
        out::say(format!("  ⏱ {}  {}  {}", rule.id, length(words, rule), rule.gist));
        rule.readings.iter().for_each(|reading| said(words, reading));
    }
    for rule in guards {
        let act = words.name("act", rule.act.name());
        out::say(format!("  ■ {}  {act}  {}  {}", rule.id, rule.requires, rule.gist));
        rule.readings.iter().for_each(|reading| said(words, reading));
    }
    Ok(())
}

fn said(words: &Words, reading: &app::law::Reading) {
    out::say(words.with(
        "reading",
        &[
            ("on", reading.on.clone().into()),
            ("says", reading.says.clone().into()),
            ("decided", reading.decided.clone().into()),
        ],
    ));
}

fn length(words: &Words, rule: &ClockRule) -> String {
    let number = rule.length.map(|n| format!("{n} ")).unwrap_or_default();
    let extension = rule.extension.map(|e| format!(" +{}", e.days_max)).unwrap_or_default();
    format!("{number}{}{extension}", words.name("unit", rule.unit.name()))
}
