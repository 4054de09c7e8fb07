//! `xinze rules why`: which rule holds for a seat in a place on a day, and which ones it takes the place of.

use app::law::{Because, Law, OrganKind, Seat};
use app::rules::{facets, holding};
use serde_json::{Value, json};
use wording::Words;

use super::show::{as_json, told};
use crate::args::{Args, RulesWhy};
use crate::ending::Ending;
use crate::{moment, out};

pub(super) fn run(args: &Args, why: &RulesWhy, words: &Words) -> Result<(), Ending> {
    let book = super::law(args, words)?;
    let day = why.on.unwrap_or_else(moment::today);
    let seat = Seat {
        organ: known(words, why.organ_kind.as_deref(), OrganKind::NAMES, OrganKind::named)?,
        level: known(words, why.level.as_deref(), app::law::Level::NAMES, app::law::Level::named)?,
        standing: known(words, why.standing.as_deref(), app::law::Standing::NAMES, app::law::Standing::named)?,
    };
    let place = super::division(why.place.as_deref(), words)?;
    let day_words = [("place", place.into()), ("day", day.to_string().into())];
    let law = book.on(place, day).ok_or_else(|| Ending::found(words.with("rules-no-law", &day_words)))?;
    let law = law.asked_by(seat);
    // A rule may be named as `rules show` names it, with its pack: which pack leads is what is asked.
    let asked = why.rule.rsplit_once(':').map_or(why.rule.as_str(), |(_, id)| id);
    let found = holding(&law, asked);
    if args.json {
        return out::json(&found.iter().map(|one| json(&law, one)).collect::<Vec<_>>());
    }
    let packs: Vec<&str> = law.packs().iter().map(|pack| pack.code.as_str()).collect();
    let head = [("place", place.into()), ("day", day.to_string().into()), ("packs", packs.join(" ").into())];
    out::say(words.with("rules-law-of-day", &head));
    if found.is_empty() {
        return Err(Ending::found(words.with("rules-no-rule", &[("rule", asked.into())])));
    }
    for one in &found {
        tell(&law, one, words);
    }
    Ok(())
}

fn json(law: &Law<'_>, because: &Because<'_>) -> Value {
    let pack = law.packs().iter().find(|pack| pack.code == because.cite.pack);
    let rule = pack.and_then(|pack| facets(pack).into_iter().find(|rule| rule.id == because.rule));
    json!({ "rule": rule.as_ref().map(as_json), "because": because })
}

fn tell(law: &Law<'_>, because: &Because<'_>, words: &Words) {
    let Some(pack) = law.packs().iter().find(|pack| pack.code == because.cite.pack) else { return };
    out::say("");
    if let Some(rule) = facets(pack).into_iter().find(|rule| rule.id == because.rule) {
        told(pack, &rule, words);
    }
    for cite in &because.displaced {
        out::say(words.with("rules-displaces", &[("cite", cite.to_string().into())]));
    }
}

/// A word of a closed list, or the list.
fn known<T>(
    words: &Words,
    text: Option<&str>,
    names: &[&str],
    parse: fn(&str) -> Option<T>,
) -> Result<Option<T>, Ending> {
    let Some(text) = text else { return Ok(None) };
    parse(text).map(Some).ok_or_else(|| {
        let args = [("word", text.into()), ("known", names.join(" ").into())];
        Ending::usage(words.with("unknown-word", &args))
    })
}
