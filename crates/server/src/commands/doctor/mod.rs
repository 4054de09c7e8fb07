//! `xinze doctor`: looks at everything that can be wrong, one line each, with the way out.

mod database;
mod machine;
mod mail;

use app::PackFaults;
use serde_json::{Map, json};
use wording::{Arg, Words};

use crate::args::Args;
use crate::ending::{self, Ending};
use crate::{out, place};

/// One thing that was looked at. Its words are `doctor-<part>`, and `doctor-<part>-bad` where it does not hold.
#[derive(Debug)]
struct Finding {
    part: &'static str,
    holds: bool,
    facts: Vec<(&'static str, String)>,
}

impl Finding {
    fn new(part: &'static str, holds: bool, facts: impl IntoIterator<Item = (&'static str, String)>) -> Self {
        Self { part, holds, facts: facts.into_iter().collect() }
    }

    /// Something that either came about or says why it did not.
    fn of<T>(part: &'static str, looked: Result<T, Ending>) -> (Self, Option<T>) {
        match looked {
            Ok(found) => (Self::new(part, true, []), Some(found)),
            Err(ending) => (Self::new(part, false, [("cause", cause(ending))]), None),
        }
    }

    fn told(&self, words: &Words) -> String {
        let key = if self.holds { format!("doctor-{}", self.part) } else { format!("doctor-{}-bad", self.part) };
        let facts: Vec<(&str, Arg<'_>)> =
            self.facts.iter().map(|(name, value)| (*name, Arg::from(value.as_str()))).collect();
        words.with(&key, &facts)
    }
}

/// What an ending would have said, as a part of a line.
fn cause(ending: Ending) -> String {
    match ending {
        Ending::Told { lines, .. } => lines.join(" "),
        Ending::Packs(faults) => PackFaults(faults).to_string(),
        Ending::Store(error) => error.to_string(),
        Ending::Silent { .. } => String::new(),
    }
}

/// A size in whole megabytes, rounded up.
fn megabytes(bytes: u64) -> String {
    bytes.div_ceil(1 << 20).to_string()
}

pub(crate) async fn run(args: &Args, words: &Words) -> Result<(), Ending> {
    let mut findings = machine::look(args, words);
    findings.extend(database::look(args, words).await);
    let sound = findings.iter().all(|finding| finding.holds);
    if args.json {
        let all: Vec<_> = findings.iter().map(|finding| in_json(finding, words)).collect();
        out::json(&json!({ "sound": sound, "address": place::plain_address(&place::address(args)), "parts": all }))?;
    } else {
        for finding in &findings {
            out::say(format!("{} {}", if finding.holds { '✓' } else { '✗' }, finding.told(words)));
        }
    }
    if sound { Ok(()) } else { Err(Ending::Silent { code: ending::FOUND }) }
}

fn in_json(finding: &Finding, words: &Words) -> serde_json::Value {
    let facts: Map<_, _> = finding.facts.iter().map(|(name, value)| ((*name).to_owned(), json!(value))).collect();
    json!({ "part": finding.part, "holds": finding.holds, "facts": facts, "told": finding.told(words) })
}

#[cfg(test)]
mod tests {
    use wording::Lang;

    use super::*;

    /// Every part with every fact that its words may name.
    const PARTS: [&str; 16] = [
        "version", "rights", "disk", "log", "rules", "calendar", "database", "standing", "schema", "pages", "lasting",
        "time", "keys", "sealing", "backup", "mail",
    ];
    const FACTS: [&str; 16] = [
        "version", "engine", "path", "free", "wanted", "size", "cause", "year", "found", "waiting", "days", "address",
        "n", "since", "tries", "why",
    ];

    #[test]
    fn every_part_is_told_in_both_languages() {
        for part in PARTS {
            for (lang, holds) in Lang::ALL.into_iter().flat_map(|lang| [(lang, true), (lang, false)]) {
                // Which version it is holds always.
                if part == "version" && !holds {
                    continue;
                }
                let told = Finding::new(part, holds, FACTS.map(|fact| (fact, "7".to_owned()))).told(lang.words());
                assert!(!told.contains('⟦') && !told.contains("{ $"), "{part} {holds} {lang:?}: {told}");
            }
        }
    }
}
