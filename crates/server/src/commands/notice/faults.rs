//! What is wrong with an office's templates, in words, with file and line.

use app::notices::{Part, TemplateFault, TemplateFaultKind};
use wording::Words;

use crate::ending::{self, Ending};

/// An end that names every fault.
pub(crate) fn end(faults: &[TemplateFault], words: &Words) -> Ending {
    Ending::Told { code: ending::FOUND, lines: lines(faults, words) }
}

/// Every fault in a line: where, what, and what to do about it.
pub(crate) fn lines(faults: &[TemplateFault], words: &Words) -> Vec<String> {
    faults.iter().map(|fault| line(fault, words)).collect()
}

fn line(fault: &TemplateFault, words: &Words) -> String {
    let part = |part: Part| format!("{}（{}）", words.name("notice-part", part.name()), part.name());
    let (mut found, mut near, mut named, mut told, mut max) = (String::new(), None, String::new(), String::new(), 0);
    match &fault.kind {
        TemplateFaultKind::UnknownKind { found: name, near: kind } => {
            name.clone_into(&mut found);
            near.clone_from(kind);
        }
        TemplateFaultKind::UnknownPart { found: name, near: meant } => {
            name.clone_into(&mut found);
            near = meant.map(part);
        }
        TemplateFaultKind::BadTag { found: tag } => tag.clone_into(&mut found),
        TemplateFaultKind::TooLarge { bytes_max } => max = i64::try_from(*bytes_max).unwrap_or(i64::MAX),
        TemplateFaultKind::BadHead { message }
        | TemplateFaultKind::Syntax { message }
        | TemplateFaultKind::Fails { message } => message.clone_into(&mut told),
        TemplateFaultKind::PartTwice { part: of }
        | TemplateFaultKind::Undeclared { part: of }
        | TemplateFaultKind::NotPrinted { part: of }
        | TemplateFaultKind::Unguarded { part: of }
        | TemplateFaultKind::LeftOut { part: of }
        | TemplateFaultKind::Loosened { part: of } => named = part(*of),
        TemplateFaultKind::FileTwice | TemplateFaultKind::NoHead | TemplateFaultKind::EmptyTitle => {}
    }
    let near = near.unwrap_or_else(|| words.say("issue-none-near"));
    let args = [
        ("found", found.into()),
        ("near", near.into()),
        ("part", named.into()),
        ("message", told.into()),
        ("max", max.into()),
    ];
    let name = fault.kind.name();
    let (what, hint) =
        (words.with(&format!("notice-fault-{name}"), &args), words.with(&format!("notice-hint-{name}"), &args));
    let args = [
        ("file", fault.file.as_str().into()),
        ("line", fault.line.to_string().into()),
        ("what", what.into()),
        ("hint", hint.into()),
    ];
    words.with("issue-template-fault", &args)
}
