//! Why a row or a whole file was not taken in, in words.

use app::import::{DayFault, ImportError, MissingColumn, RejectReason};
use wording::{Arg, Words};

use super::Speaker;

/// Why a row was not taken in.
#[must_use]
pub fn import_reject(speaker: Speaker<'_>, why: &RejectReason) -> String {
    let words = speaker.words;
    if let RejectReason::Refused { refusal, .. } = why {
        let told = speaker.refusal(refusal);
        return format!("{} {} {}", told.why, told.cite, told.way_out);
    }
    let mut args: Vec<(&str, Arg<'_>)> =
        why.arguments().into_iter().map(|(name, value)| (name, Arg::from(value))).collect();
    if let RejectReason::BadDay { fault, .. } = why {
        let key = match fault {
            DayFault::Unreadable => "import-day-unreadable",
            DayFault::Impossible => "import-day-impossible",
            DayFault::Ambiguous => "import-day-ambiguous",
        };
        args.push(("what", words.say(key).into()));
    }
    words.with(&format!("import-reject-{}", why.code()), &args)
}

/// Why a file cannot be imported at all; nothing where the database or the machine failed.
#[must_use]
pub fn import_error(words: &Words, error: &ImportError) -> Option<String> {
    let columns = |missing: &[MissingColumn]| {
        let name = |column: &MissingColumn| match &column.near {
            None => column.name.clone(),
            Some(near) => {
                words.with("import-near", &[("name", column.name.clone().into()), ("near", near.clone().into())])
            }
        };
        missing.iter().map(name).collect::<Vec<_>>().join(&words.say("list-comma"))
    };
    let list = |names: &[String]| Arg::from(names.join(&words.say("list-comma")));
    let text = |n: &dyn ToString| Arg::from(n.to_string());
    let args: Vec<(&str, Arg<'_>)> = match error {
        ImportError::Failure(_) => return None,
        ImportError::Read(cause) | ImportError::Write(cause) => vec![("cause", text(cause))],
        ImportError::Encoding { line, tried } => vec![("line", text(line)), ("tried", (*tried).into())],
        ImportError::OldWorkbook => Vec::new(),
        ImportError::BrokenWorkbook(cause) | ImportError::Stopped(cause) => vec![("cause", text(cause))],
        ImportError::WorkbookTooLarge { found, max } => vec![("found", text(found)), ("max", text(max))],
        ImportError::NoSheet { name, found } => vec![("name", text(name)), ("found", list(found))],
        ImportError::NoHeader { row } => vec![("row", text(row))],
        ImportError::DuplicateHeader { name } => vec![("name", text(name))],
        ImportError::TooManyColumns { found, max } => vec![("found", text(found)), ("max", text(max))],
        ImportError::TooManyRows { max } => vec![("max", text(max))],
        ImportError::MissingColumns { missing, found } => {
            vec![("missing", columns(missing).into()), ("found", list(found))]
        }
        ImportError::NoSuchCategory { label, name, near } => vec![
            ("label", text(label)),
            ("name", text(name)),
            ("near", near.clone().unwrap_or_else(|| words.say("import-no-near")).into()),
        ],
    };
    Some(words.with(&format!("import-error-{}", error.code()), &args))
}
