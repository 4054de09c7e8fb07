//! `xinze rules list`: which packs there are, or which of them hold in a place on a day.

use app::law::Pack;
use web::words::rule_name;
use wording::Words;

use super::check::summary;
use crate::args::{Args, RulesList};
use crate::ending::Ending;
use crate::{moment, out};

pub(super) fn run(args: &Args, list: &RulesList, words: &Words) -> Result<(), Ending> {
    let book = super::law(args, words)?;
    let packs: Vec<&Pack> = match (&list.place, list.on) {
        (None, None) => book.packs().iter().map(|pack| &**pack).collect(),
        (place, on) => {
            let place = super::division(place.as_deref(), words)?;
            let law = book.on(place, on.unwrap_or_else(moment::today));
            law.map(|law| law.packs().iter().map(|pack| &**pack).collect()).unwrap_or_default()
        }
    };
    if args.json {
        return out::json(&packs.iter().map(|pack| summary(pack)).collect::<Vec<_>>());
    }
    if packs.is_empty() {
        out::say(words.say("rules-none-there"));
        return Ok(());
    }
    let rows = packs.iter().map(|pack| {
        let base: Vec<&str> = pack.base.iter().map(|base| base.pack.as_str()).collect();
        vec![
            pack.code.to_string(),
            pack.title.clone(),
            rule_name(words, "PackRole", pack.role.name()),
            pack.division.clone(),
            base.join(" "),
            pack.from.to_string(),
            pack.until.map(|day| day.to_string()).unwrap_or_default(),
        ]
    });
    let header = ["col-code", "col-instrument", "col-role", "col-division", "col-base", "col-from", "col-until"];
    out::table(header.map(|key| words.say(key)).to_vec(), rows.collect());
    Ok(())
}
