//! `xinze rules diff`: two packs compared in words.

use app::law::Pack;
use app::rules::{Change, RuleDiff, diff};
use serde_json::{Value, json};
use web::words::{rule_key, rule_name, rule_value};
use wording::Words;

use super::count;
use super::show::as_json;
use crate::args::Args;
use crate::ending::Ending;
use crate::out;

pub(super) fn run(args: &Args, packs: (&str, &str), all: bool, words: &Words) -> Result<(), Ending> {
    let book = super::law(args, words)?;
    let (left, right) = (super::pack(&book, packs.0, words)?, super::pack(&book, packs.1, words)?);
    let rules = diff(left, right);
    if args.json {
        return out::json(&rules.iter().map(json).collect::<Vec<_>>());
    }
    let name = |pack: &Pack| pack.code.to_string().into();
    out::say(words.with("rules-diff", &[("left", name(left)), ("right", name(right))]));
    // What the left says alone goes on holding where the right builds on it, unless something names it.
    let builds = book.builds_on(right, left.code);
    let replaced = |id: &str| right.rules.heads().find(|(_, head)| head.displaces(id)).map(|(_, head)| &*head.id);
    let holds = |rule: &&RuleDiff| builds && rule.right.is_none() && replaced(&rule.id).is_none();
    for rule in rules.iter().filter(|rule| all || !holds(rule)) {
        tell(rule, rule.right.is_none().then(|| replaced(&rule.id)).flatten(), words);
    }
    let both = rules.iter().filter(|rule| rule.left.is_some() && rule.right.is_some()).count();
    let held = rules.iter().filter(holds).count();
    let only_left = rules.iter().filter(|rule| rule.right.is_none()).count() - held;
    let only_right = rules.iter().filter(|rule| rule.left.is_none()).count();
    out::say("");
    let numbers = [("both", count(both)), ("left", count(only_left)), ("right", count(only_right))];
    out::say(words.with("rules-diff-sum", &numbers));
    if held > 0 {
        let args = [("left", left.title.clone().into()), ("right", right.title.clone().into()), ("n", count(held))];
        out::say(words.with("rules-diff-holds", &args));
    }
    Ok(())
}

fn tell(rule: &RuleDiff, replaced_by: Option<&str>, words: &Words) {
    let kind = rule_name(words, "RuleKind", rule.kind.name());
    let side = |mark: &str, cite: &str, gist: &str| {
        let line = format!("{mark} {kind}  {}  {cite}  {gist}", rule.id);
        out::say(line.trim_end());
    };
    match (&rule.left, &rule.right) {
        (Some(left), None) => {
            side("−", &left.cite, &left.gist);
            if let Some(by) = replaced_by {
                out::say(format!("    {}", words.with("rules-replaced-by", &[("by", by.into())])));
            }
        }
        (None, Some(right)) => side("+", &right.cite, &right.gist),
        (Some(left), Some(right)) => {
            side("≠", &format!("{} → {}", left.cite, right.cite), "");
            rule.changes.iter().for_each(|change| out::say(format!("    {}", change_words(change, words))));
        }
        (None, None) => {}
    }
}

/// One difference as people say it: 延期上限（日）：30 → 60.
fn change_words(change: &Change, words: &Words) -> String {
    // A flag that is left out is one that says no.
    let flag = [&change.left, &change.right].into_iter().flatten().any(Value::is_boolean);
    let side = |value: &Option<Value>| match value {
        None if flag => words.say("word-no"),
        Some(value) => rule_value(words, &change.table, &change.key, value),
        None => words.say("rules-says-nothing"),
    };
    let args = [
        ("label", rule_key(words, &change.table, &change.key).into()),
        ("left", side(&change.left).into()),
        ("right", side(&change.right).into()),
    ];
    words.with("rules-change", &args)
}

fn json(rule: &RuleDiff) -> Value {
    let changes: Vec<Value> = rule
        .changes
        .iter()
        .map(|change| json!({ "table": change.table, "key": change.key, "left": change.left, "right": change.right }))
        .collect();
    json!({
        "kind": rule.kind,
        "id": rule.id,
        "left": rule.left.as_ref().map(as_json),
        "right": rule.right.as_ref().map(as_json),
        "changes": changes,
    })
}
