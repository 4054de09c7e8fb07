//! Both languages say the same things, and the code asks only for words that exist.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, PatternElement};
use wording::Lang;

type Messages = BTreeMap<String, BTreeSet<String>>;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn arguments(elements: &[PatternElement<&str>], found: &mut BTreeSet<String>) {
    fn inline(expression: &InlineExpression<&str>, found: &mut BTreeSet<String>) {
        match expression {
            InlineExpression::VariableReference { id } => {
                found.insert(id.name.to_owned());
            }
            InlineExpression::Placeable { expression } => expression_of(expression, found),
            _ => {}
        }
    }
    fn expression_of(expression: &Expression<&str>, found: &mut BTreeSet<String>) {
        match expression {
            Expression::Inline(expression) => inline(expression, found),
            Expression::Select { selector, variants } => {
                inline(selector, found);
                variants.iter().for_each(|variant| arguments(&variant.value.elements, found));
            }
        }
    }
    for element in elements {
        if let PatternElement::Placeable { expression } = element {
            expression_of(expression, found);
        }
    }
}

/// Every message of a language with its arguments; a fault in a file fails the test.
fn messages(lang: Lang) -> Messages {
    let mut messages = Messages::new();
    let folder = root().join("wording").join(lang.tag());
    for entry in std::fs::read_dir(&folder).expect("the folder of a language") {
        let path = entry.expect("entry").path();
        let text = std::fs::read_to_string(&path).expect("text");
        let resource = fluent_syntax::parser::parse(text.as_str())
            .unwrap_or_else(|(_, errors)| panic!("{}: {errors:?}", path.display()));
        for entry in &resource.body {
            if let Entry::Message(message) = entry {
                let mut found = BTreeSet::new();
                let value = message.value.as_ref().unwrap_or_else(|| panic!("{} says nothing", message.id.name));
                arguments(&value.elements, &mut found);
                let twice = messages.insert(message.id.name.to_owned(), found);
                assert!(twice.is_none(), "{} stands twice", message.id.name);
            }
        }
    }
    messages
}

#[test]
fn both_languages_have_the_same_words() {
    let [chinese, english] = Lang::ALL.map(messages);
    let keys = |messages: &Messages| messages.keys().cloned().collect::<BTreeSet<_>>();
    let (chinese_keys, english_keys) = (keys(&chinese), keys(&english));
    assert!(chinese_keys.len() > 300, "{}", chinese_keys.len());
    assert_eq!(chinese_keys.difference(&english_keys).collect::<Vec<_>>(), Vec::<&String>::new(), "only Chinese");
    assert_eq!(english_keys.difference(&chinese_keys).collect::<Vec<_>>(), Vec::<&String>::new(), "only English");
}

/// The parts of a day before and after month and day: which part goes where is the language's own order.
const OWN_ORDER: &[&str] = &["today-before", "today-after"];

/// An argument that only one language uses is a fact that the other hides.
#[test]
fn both_languages_use_the_same_arguments() {
    let [chinese, english] = Lang::ALL.map(messages);
    for (key, arguments) in chinese.iter().filter(|(key, _)| !OWN_ORDER.contains(&key.as_str())) {
        assert_eq!(Some(arguments), english.get(key), "{key}");
    }
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("folder") {
        let path = entry.expect("entry").path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs" || e == "html") {
            found.push(path);
        }
    }
}

/// Quoted words of the code that look like keys, so that a key that nobody asks for is found too.
fn quoted(text: &str) -> BTreeSet<String> {
    text.split('"').skip(1).step_by(1).map(str::to_owned).collect()
}

/// Families whose keys are put together from a name: every name of the family must have a word.
const FAMILIES: &[&str] = &[
    "stage",
    "channel",
    "purpose",
    "opinion",
    "result",
    "round",
    "document",
    "proof",
    "act",
    "unit",
    "bearer",
    "theme",
    "day-kind",
    "weekday",
    "month",
    "clock",
    "start",
    "refusal",
    "way-out",
    "fault",
    "toml-type",
    "hint",
    "discrepancy",
    // Faults of the ledger and of receipts: the tests of `server` walk them.
    "ledger-fault",
    "receipt-fault",
    "kind",
    "cli",
    "arg",
    "import-reject",
    "table",
    "import-error",
    // Why data are not carried: a test of `server` walks them.
    "carry-fault",
    // Every name and key of the format of rule packs: `rule_names.rs` walks them.
    "rule-name",
    "rule-key",
    "rule-means",
    "rule-table",
    // Kinds, parts and faults of documents: the tests of `notices` walk them.
    "notice",
    // Names that the commands about rules put into their lines.
    "gap",
    // A database that is busy and a machine that fails: the tests of `web` walk them.
    "outage",
    // Papers that are not taken in, and codes that do not open.
    "paper",
    "query-code",
    // Facts of a matter and the names in them: the tests of `web` walk them.
    "found",
    "party-role",
    "identity",
    "form",
    "urgency",
    "same-person",
    "contact-kind",
    "statutory-route",
    "route-result",
    "decline-ground",
    "ending",
    "procedure",
    "told",
    "inquiry-kind",
    "term",
    "opinion-part",
    "report-kind",
    "evaluated-body",
    "grade",
    "archive-class",
    "urging-kind",
    // What is counted: a test of `server` walks them.
    "tally",
    // Why a letter was not taken: a test of `server` walks them.
    "mail-trouble",
    // Settings with their tables: a test of `server` makes the example of both languages from them.
    "setting",
    // What is wrong with certificate and key: a test of `server` walks them.
    "tls-fault",
    // What is wrong with a value of a setting: named by what it may be.
    "config-wrong",
    // Roles, actions and why the policies deny one: the tests of `web` walk them.
    "role",
    "action",
    "denied",
    // Sections of a desk, and why a filter is not kept: the tests of `web` walk them.
    "desk-section",
    "desk-about",
    "view-refused",
    // Parts that the doctor looks at, sound or not: the integration tests read every line of it.
    "doctor",
    // Why somebody is not let in, what came of it, and accounts: the tests of signing in read the pages and the lists.
    "account-refused",
    "col-account",
    "col-sign-in",
    "password-fault",
    "sign-in-outcome",
    "sign-in-refused",
    "sign-in-way",
    // The interface for programs: the tests of `api` walk its operations, problems and pages.
    "api",
    // Why a token was not made: the integration tests of the interface read them.
    "token-refused",
    "col-token",
    // Fields of forms, whose help stands under their own name: the tests of the pages read them.
    "account-field",
    "role-field",
    // Acts and fields of forms, and what follows from an act: a test of `web` walks them.
    "deed",
    "field",
    "follows",
];

#[test]
fn no_word_is_left_that_nobody_asks_for() {
    let mut files = Vec::new();
    for folder in ["crates/web", "crates/api", "crates/server", "crates/app", "crates/law", "crates/domain"] {
        sources(&root().join(folder), &mut files);
    }
    let mut asked = BTreeSet::new();
    for file in files {
        asked.extend(quoted(&std::fs::read_to_string(file).expect("source")));
    }
    let unused: Vec<String> = messages(Lang::Chinese)
        .into_keys()
        .filter(|key| !asked.contains(key) && !FAMILIES.iter().any(|family| key.starts_with(&format!("{family}-"))))
        .collect();
    assert_eq!(unused, Vec::<String>::new());
}

#[test]
fn a_key_that_is_missing_is_seen() {
    assert_eq!(Lang::Chinese.words().say("no-such-key"), "⟦no-such-key⟧");
}
