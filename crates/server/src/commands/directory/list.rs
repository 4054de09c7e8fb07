//! `xinze directory list`: organs as a tree.

use app::domain::directory::Organ;
use jiff::civil::Date;
use serde_json::{Value, json};
use web::words::rule_name;
use wording::Words;

use super::Asking;
use crate::ending::Ending;
use crate::{moment, out};

pub(super) fn run(asking: &Asking<'_>, as_of: Option<Date>, under: Option<&str>) -> Result<(), Ending> {
    let on = as_of.unwrap_or_else(moment::today);
    let directory = asking.app.directory();
    let top = under.map(|text| asking.organ(&directory, text, on)).transpose()?;
    let lines = directory.tree(on, top);
    if asking.args.json {
        return out::json(&lines.iter().map(|(_, organ)| row(organ)).collect::<Vec<_>>());
    }
    for (depth, organ) in &lines {
        out::say(format!("{}{}", "  ".repeat(*depth), line(asking.words, organ)));
    }
    let n = i64::try_from(lines.len()).unwrap_or(i64::MAX);
    out::say(asking.words.with("directory-listed", &[("n", n.into())]));
    Ok(())
}

/// An organ on one line.
pub(super) fn line(words: &Words, organ: &Organ) -> String {
    let kind = rule_name(words, "OrganKind", organ.kind.name());
    let args = [
        ("id", organ.id.to_string().into()),
        ("name", organ.name.clone().into()),
        ("mark", organ.mark.clone().into()),
        ("kind", kind.into()),
    ];
    words.with("directory-line", &args)
}

/// An organ for programs.
pub(super) fn row(organ: &Organ) -> Value {
    json!({
        "id": organ.id,
        "name": organ.name,
        "mark": organ.mark,
        "kind": organ.kind,
        "division": organ.division,
        "parent": organ.parent,
        "line": organ.line,
        "vertical": organ.vertical,
        "managed_by": organ.managed_by,
        "from": organ.from,
        "until": organ.until,
    })
}
