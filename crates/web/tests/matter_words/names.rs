//! Every name of a closed list of the procedure has a word, and no such word is left over.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use app::domain::PaperKind;
use app::domain::matter::*;
use app::law::{Act, Circumstance, Interval, Purpose};
use fluent_syntax::ast::Entry;
use web::words::rule_name;
use wording::Lang;

use super::{assert_whole, in_both, law};

/// The closed lists, each under the family of its words.
const LISTS: &[(&str, &[&str])] = &[
    ("stage", StageName::NAMES),
    ("channel", Channel::NAMES),
    ("purpose", Purpose::NAMES),
    ("party-role", PartyRole::NAMES),
    ("identity", Identity::NAMES),
    ("form", Form::NAMES),
    ("urgency", Urgency::NAMES),
    ("same-person", SamePerson::NAMES),
    ("contact-kind", ContactKind::NAMES),
    ("statutory-route", StatutoryRoute::NAMES),
    ("route-result", RouteResult::NAMES),
    ("decline-ground", DeclineGround::NAMES),
    ("ending", Ending::NAMES),
    ("procedure", Procedure::NAMES),
    ("told", &["notice", "by_the_file", "not_yet"]),
    ("inquiry-kind", InquiryKind::NAMES),
    ("term", Term::NAMES),
    ("opinion", Opinion::NAMES),
    ("opinion-part", OpinionPart::NAMES),
    ("result", ReviewResult::NAMES),
    ("round", Round::NAMES),
    ("document", Round::NAMES),
    ("proof", Proof::NAMES),
    ("report-kind", ReportKind::NAMES),
    ("evaluated-body", EvaluatedBody::NAMES),
    ("grade", Grade::NAMES),
    ("archive-class", ArchiveClass::NAMES),
    ("urging-kind", UrgingKind::NAMES),
    ("found", FindingKind::NAMES),
    ("found-kind", FindingKind::NAMES),
    ("notice-kind", NoticeKind::NAMES),
    ("paper-kind", PaperKind::NAMES),
];

/// Words beside the acts: changes of the directory, and that nothing is open.
const BESIDE_ACTS: [&str; 2] = ["act-directory", "act-none"];

fn key(family: &str, name: &str) -> String {
    format!("{family}-{}", name.replace('_', "-"))
}

/// Every key of the files of a language.
fn keys(lang: Lang) -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../wording").join(lang.tag());
    let mut keys = Vec::new();
    for entry in std::fs::read_dir(&folder).expect("the folder of a language") {
        let text = std::fs::read_to_string(entry.expect("entry").path()).expect("text");
        let resource = fluent_syntax::parser::parse(text).expect("a file without faults");
        keys.extend(resource.body.into_iter().filter_map(|entry| match entry {
            Entry::Message(message) => Some(message.id.name),
            _ => None,
        }));
    }
    keys
}

#[test]
fn every_name_has_a_word_of_its_own_in_both_languages() {
    in_both(&law(), |speaker| {
        for (family, names) in LISTS.iter().chain(&[("act", Act::NAMES)]) {
            let mut words = BTreeMap::new();
            for name in *names {
                let key = key(family, name);
                assert!(speaker.words.has(&key), "no word {key}");
                let other = words.insert(speaker.words.name(family, name), name);
                assert_eq!(other, None, "{name} of {family} reads the same");
            }
        }
    });
}

/// A name that was dropped must take its word with it.
#[test]
fn no_word_is_left_of_a_name_that_is_gone() {
    let wanted: BTreeSet<String> = LISTS
        .iter()
        .chain(&[("act", Act::NAMES)])
        .flat_map(|(of, names)| names.iter().map(|name| key(of, name)))
        .collect();
    let families: Vec<String> =
        LISTS.iter().map(|(family, _)| format!("{family}-")).chain(["act-".to_owned()]).collect();
    let belongs = |key: &str| families.iter().any(|family| key.starts_with(family.as_str()));
    for lang in Lang::ALL {
        let left: Vec<String> = keys(lang)
            .into_iter()
            .filter(|key| belongs(key) && !wanted.contains(key) && !BESIDE_ACTS.contains(&key.as_str()))
            .collect();
        assert_eq!(left, Vec::<String>::new(), "{}", lang.tag());
    }
}

/// Spans and circumstances are words of the rules; lines about a matter borrow them.
#[test]
fn what_is_borrowed_from_the_rules_has_words() {
    in_both(&law(), |speaker| {
        for (of, names) in [("Interval", Interval::NAMES), ("Circumstance", Circumstance::NAMES)] {
            for name in names {
                assert_whole(&rule_name(speaker.words, of, name), name);
            }
        }
    });
}
