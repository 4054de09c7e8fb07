//! Every kind, part and fault has words in both languages.

use notices::{NoticeFault, Part, TemplateFault, TemplateFaultKind};

use crate::KINDS;

fn faults() -> Vec<TemplateFaultKind> {
    use TemplateFaultKind::*;
    let (part, message) = (Part::Claim, String::new());
    vec![
        UnknownKind { found: String::new(), near: None },
        FileTwice,
        TooLarge { bytes_max: 1 },
        NoHead,
        BadHead { message: message.clone() },
        EmptyTitle,
        UnknownPart { found: String::new(), near: None },
        PartTwice { part },
        Undeclared { part },
        NotPrinted { part },
        Unguarded { part },
        LeftOut { part },
        Loosened { part },
        BadTag { found: String::new() },
        Syntax { message: message.clone() },
        Fails { message },
    ]
}

#[test]
fn both_languages_have_words_for_everything() {
    let mut keys: Vec<String> = Part::NAMES.iter().map(|name| format!("notice-part-{name}")).collect();
    keys.extend(KINDS.iter().map(|kind| format!("notice-kind-{kind}")));
    let template = TemplateFault { file: String::new(), line: 1, kind: TemplateFaultKind::NoHead };
    for refused in [
        NoticeFault::UnknownKind(String::new()),
        NoticeFault::Missing(Vec::new()),
        NoticeFault::TooLong { bytes_max: 1 },
        NoticeFault::Template(template),
    ] {
        keys.push(format!("notice-refused-{}", refused.name()));
    }
    for fault in faults() {
        keys.push(format!("notice-fault-{}", fault.name()));
        keys.push(format!("notice-hint-{}", fault.name()));
    }
    for lang in ["zh-CN", "en"] {
        let path = format!("{}/../../wording/{lang}/notices.ftl", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(path).expect("wording");
        let said: Vec<&str> = text.lines().filter_map(|line| line.split_once(" = ")).map(|(key, _)| key).collect();
        let asked: Vec<String> = keys.iter().map(|key| key.replace('_', "-")).collect();
        let silent: Vec<&String> = asked.iter().filter(|key| !said.contains(&key.as_str())).collect();
        assert_eq!(silent, Vec::<&String>::new(), "{lang}");
        let idle: Vec<&&str> = said.iter().filter(|key| !asked.iter().any(|asked| asked == *key)).collect();
        assert_eq!(idle, Vec::<&&str>::new(), "{lang}");
        for fault in faults() {
            for (arg, _) in fault.args() {
                let heads = ["fault", "hint"].map(|family| format!("notice-{family}-{} =", fault.name()));
                let mut said = text.lines().filter(|line| heads.iter().any(|head| line.starts_with(head)));
                assert!(said.any(|line| line.contains(&format!("${arg}"))), "{lang} {fault:?} {arg}");
            }
        }
    }
}
