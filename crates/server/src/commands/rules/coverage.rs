//! `xinze rules coverage`: article by article the rules or the mark, beside the attached text.

use app::law::Pack;
use app::rules::{Coverage, CoverageRow, coverage};
use serde_json::{Value, json};
use web::words::rule_name;
use wording::Words;

use super::attach::kept;
use super::count;
use crate::args::Args;
use crate::ending::Ending;
use crate::out;

/// Characters of an article's text that fit beside its rules.
const SNIPPET_CHARS: usize = 24;

pub(super) fn run(args: &Args, codes: &[String], words: &Words) -> Result<(), Ending> {
    let book = super::law(args, words)?;
    let mut packs: Vec<&Pack> = Vec::new();
    for code in codes {
        packs.push(super::pack(&book, code, words)?);
    }
    if codes.is_empty() {
        for pack in book.packs() {
            if kept(args, pack.code, words)?.is_some() {
                packs.push(pack);
            }
        }
        if packs.is_empty() {
            packs.extend(book.packs().iter().map(|pack| &**pack));
        }
    }
    let mut rows = Vec::new();
    for pack in packs {
        let text = kept(args, pack.code, words)?;
        rows.push((pack, coverage(pack, text.as_ref())));
    }
    if args.json {
        return out::json(&rows.iter().map(|(pack, coverage)| json(pack, coverage)).collect::<Vec<_>>());
    }
    for (pack, coverage) in &rows {
        tell(pack, coverage, words);
    }
    Ok(())
}

fn tell(pack: &Pack, coverage: &Coverage, words: &Words) {
    out::say(format!("{}  《{}》", pack.code, pack.title));
    let text = |row: &CoverageRow| match (&row.text, coverage.attached) {
        (Some(paragraphs), _) => {
            let text = paragraphs.first().map(|paragraph| paragraph.text.as_str()).unwrap_or_default();
            let snippet: String = text.chars().take(SNIPPET_CHARS).collect();
            if text.chars().count() > SNIPPET_CHARS { format!("{snippet}…") } else { snippet }
        }
        (None, true) => words.say("coverage-not-in-text"),
        (None, false) => String::new(),
    };
    let table = coverage.rows.iter().map(|row| {
        let rules = row.rules.iter().map(|(kind, id)| format!("{}:{id}", rule_name(words, "RuleKind", kind.name())));
        let marks = row.marks.iter().map(|mark| rule_name(words, "Mark", mark.name()));
        let see = row.see.iter().map(|cite| format!("→ {cite}"));
        let mut carried: Vec<String> = rules.chain(marks).chain(see).collect();
        if !row.is_covered() {
            carried.push(words.say("coverage-open"));
        }
        let number = if coverage.by_paragraph { format!("§{}", row.number) } else { row.number.to_string() };
        vec![number, text(row), row.gist.clone().unwrap_or_default(), carried.join("\n")]
    });
    let header = ["col-article", "col-text", "col-gist", "col-rules"];
    out::table(header.map(|key| words.say(key)).to_vec(), table.collect());
    let numbers = [
        ("rows", count(coverage.rows.len())),
        ("ruled", count(coverage.rows.iter().filter(|row| !row.rules.is_empty()).count())),
        ("open", count(coverage.open().count())),
        ("missing", count(coverage.without_text().count())),
    ];
    out::say(words.with("coverage-sum", &numbers));
}

fn json(pack: &Pack, coverage: &Coverage) -> Value {
    let rows: Vec<Value> = coverage
        .rows
        .iter()
        .map(|row| {
            let rules: Vec<Value> = row.rules.iter().map(|(kind, id)| json!({ "kind": kind, "id": id })).collect();
            json!({
                "number": row.number,
                "gist": row.gist,
                "modality": row.modality,
                "rules": rules,
                "marks": row.marks,
                "see": row.see,
                "covered": row.is_covered(),
                "text": row.text,
            })
        })
        .collect();
    json!({
        "pack": pack.code,
        "attached": coverage.attached,
        "by_paragraph": coverage.by_paragraph,
        "open": coverage.open().count(),
        "without_text": coverage.without_text().count(),
        "rows": rows,
    })
}
