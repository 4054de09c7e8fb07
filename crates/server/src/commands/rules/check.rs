//! `xinze rules check`: loads packs and calendars, runs their examples, and reports everything that is wrong.

use std::path::PathBuf;

use app::law::{LawBook, Pack};
use app::rules::{RuleFile, law_of, merged, shipped_files};
use serde_json::{Value, json};
use wording::Words;

use super::count;
use crate::args::Args;
use crate::ending::Ending;
use crate::{out, place};

/// Checks the shipped packs with the office's own, or with the given folders in their place.
pub(super) fn run(args: &Args, folders: &[PathBuf], words: &Words) -> Result<(), Ending> {
    let mut own: Vec<RuleFile> = Vec::new();
    for folder in folders {
        own.extend(place::toml_files(folder, words)?);
    }
    if folders.is_empty() {
        own = place::own_rules(args, words)?;
    }
    if own.is_empty() && !folders.is_empty() {
        let named: Vec<String> = folders.iter().map(|folder| folder.display().to_string()).collect();
        return Err(Ending::usage(words.with("rules-nothing-checked", &[("folders", named.join(" ").into())])));
    }
    let given: Vec<String> = own.iter().map(|(path, _)| path.clone()).collect();
    let book = law_of(&merged(shipped_files(), own))?;
    let asked =
        |pack: &&Pack| folders.is_empty() || pack.file().is_some_and(|file| given.iter().any(|path| path == file));
    let packs: Vec<&Pack> = book.packs().iter().map(|pack| &**pack).filter(asked).collect();
    if args.json {
        return out::json(&packs.iter().map(|pack| summary(pack)).collect::<Vec<_>>());
    }
    packs.iter().for_each(|pack| out::say(line(pack, words)));
    out::say(words.with("rules-hold", &[("n", count(packs.len())), ("calendars", calendars(&book).into())]));
    Ok(())
}

fn calendars(book: &LawBook) -> String {
    let nation = book.calendars().nation();
    let ends = [nation.years().next(), nation.years().last()].into_iter().flatten();
    let mut text = ends.map(|year| year.to_string()).collect::<Vec<_>>().join("–");
    book.calendars().regions().for_each(|region| text.push_str(&format!(" +{region:0<6}")));
    text
}

fn line(pack: &Pack, words: &Words) -> String {
    words.with(
        "rules-pack",
        &[
            ("code", pack.code.to_string().into()),
            ("title", pack.title.clone().into()),
            ("provisions", count(pack.provisions.len())),
            ("rules", count(pack.rules.heads().count())),
            ("examples", count(pack.examples.len())),
        ],
    )
}

/// A pack in numbers.
pub(super) fn summary(pack: &Pack) -> Value {
    let mut kinds = serde_json::Map::new();
    for (kind, _) in pack.rules.heads() {
        let so_far = kinds.get(kind.name()).and_then(Value::as_u64).unwrap_or_default();
        kinds.insert(kind.name().to_owned(), json!(so_far + 1));
    }
    json!({
        "code": pack.code,
        "title": pack.title,
        "division": pack.division,
        "role": pack.role,
        "from": pack.from.to_string(),
        "until": pack.until.map(|day| day.to_string()),
        "confidence": pack.confidence,
        "base": pack.base,
        "readings": pack.readings,
        "provisions": pack.provisions.len(),
        "rules": kinds,
        "examples": pack.examples.len(),
    })
}
