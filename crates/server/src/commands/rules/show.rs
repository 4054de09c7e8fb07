//! `xinze rules show`: a pack, a provision with the rules that cite it, or one rule with all it says.

use app::law::{Cite, Pack, Reading};
use app::rules::{RuleFacets, facets};
use serde_json::{Value, json};
use web::words::{facet, rule_name};
use wording::Words;

use super::check::summary;
use crate::args::{Args, RulesList};
use crate::ending::Ending;
use crate::out;

pub(super) fn run(args: &Args, what: Option<&str>, words: &Words) -> Result<(), Ending> {
    let Some(what) = what else {
        return super::list::run(args, &RulesList::default(), words);
    };
    let book = super::law(args, words)?;
    let missing = || Ending::usage(words.with("rules-not-found", &[("what", what.into())]));
    if let Ok(cite) = what.parse::<Cite>() {
        let (pack, _) = book.provision(cite).ok_or_else(missing)?;
        return article(args, pack, cite, words);
    }
    if let Some((code, id)) = what.split_once(':') {
        let pack = super::pack(&book, code, words)?;
        let rule = facets(pack).into_iter().find(|rule| rule.id == id).ok_or_else(missing)?;
        return one(args, pack, &rule, words);
    }
    whole(args, super::pack(&book, what, words)?, words)
}

fn whole(args: &Args, pack: &Pack, words: &Words) -> Result<(), Ending> {
    if args.json {
        return out::json(&json!({ "pack": summary(pack), "provisions": pack.provisions, "rules": pack.rules }));
    }
    out::say(format!("{}  《{}》  {}  {}", pack.code, pack.title, pack.issuer, pack.number));
    pack.readings.iter().for_each(|reading| said(words, reading));
    let rows = pack.provisions.iter().map(|provision| {
        let here = pack.rules.heads().filter(|(_, head)| head.cite == provision.cite);
        let rules: Vec<String> =
            here.map(|(kind, head)| format!("{}:{}", rule_name(words, "RuleKind", kind.name()), head.id)).collect();
        let mark = provision.mark.map(|mark| rule_name(words, "Mark", mark.name()));
        let see = provision.see.map(|cite| format!("→ {cite}"));
        let last = rules.into_iter().chain(mark).chain(see).collect::<Vec<_>>().join("\n");
        vec![provision.cite.to_string(), provision.gist.clone(), last]
    });
    out::table(["col-cite", "col-gist", "col-rules"].map(|key| words.say(key)).to_vec(), rows.collect());
    Ok(())
}

fn article(args: &Args, pack: &Pack, cite: Cite, words: &Words) -> Result<(), Ending> {
    let within = |other: Cite| {
        other.article == cite.article
            && (cite.paragraph == 0 || other.paragraph == cite.paragraph)
            && (cite.item == 0 || other.item == cite.item)
    };
    let provisions: Vec<_> = pack.provisions.iter().filter(|provision| within(provision.cite)).collect();
    let rules: Vec<RuleFacets> = facets(pack).into_iter().filter(|rule| rule.cite.parse().is_ok_and(within)).collect();
    if args.json {
        let rules: Vec<Value> = rules.iter().map(as_json).collect();
        return out::json(&json!({ "provisions": provisions, "rules": rules }));
    }
    for provision in provisions {
        let mark =
            provision.mark.map(|mark| format!("〔{}〕", rule_name(words, "Mark", mark.name()))).unwrap_or_default();
        out::say(format!("{}  {}{mark}", provision.cite, provision.gist));
    }
    for rule in &rules {
        out::say("");
        told(pack, rule, words);
    }
    Ok(())
}

fn one(args: &Args, pack: &Pack, rule: &RuleFacets, words: &Words) -> Result<(), Ending> {
    if args.json {
        return out::json(&as_json(rule));
    }
    told(pack, rule, words);
    Ok(())
}

/// A rule as another program reads it.
pub(super) fn as_json(rule: &RuleFacets) -> Value {
    let says: serde_json::Map<String, Value> = rule
        .facets
        .iter()
        .map(|facet| {
            let inner = facet.table != rule.kind.name() && facet.table != "rule";
            let key = if inner { format!("{}.{}", facet.table, facet.key) } else { facet.key.clone() };
            (key, facet.value.clone())
        })
        .collect();
    json!({ "kind": rule.kind, "id": rule.id, "cite": rule.cite, "gist": rule.gist, "says": says })
}

/// A rule in words: name and provision, what it says, what of it is a reading.
pub(super) fn told(pack: &Pack, rule: &RuleFacets, words: &Words) {
    let kind = rule_name(words, "RuleKind", rule.kind.name());
    out::say(format!("■ {kind}  {}:{}  {}  {}", pack.code, rule.id, rule.cite, rule.gist));
    for statement in &rule.facets {
        let (label, value) = facet(words, statement);
        out::say(words.with("rules-statement", &[("label", label.into()), ("value", value.into())]));
    }
    let head = pack.rule(&rule.id).map(|(_, head)| head);
    if let Some(confidence) = head.and_then(|head| head.confidence) {
        out::say(words.with("rules-confidence", &[("how", rule_name(words, "Confidence", confidence.name()).into())]));
    }
    head.iter().flat_map(|head| &head.readings).for_each(|reading| said(words, reading));
}

/// A reading in words.
pub(super) fn said(words: &Words, reading: &Reading) {
    out::say(words.with(
        "reading",
        &[
            ("on", reading.on.clone().into()),
            ("says", reading.says.clone().into()),
            ("decided", reading.decided.clone().into()),
        ],
    ));
}
