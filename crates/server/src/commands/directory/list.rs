//! `xinze directory list`: organs as a tree.

use std::collections::{BTreeMap, BTreeSet};

use app::domain::OrganId;
use app::domain::directory::{Directory, Organ};
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
    let lines = tree(&directory, on, top);
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

/// The organs that exist on a day, superiors first, each once, with how deep they stand below the first.
pub(super) fn tree(directory: &Directory, on: Date, top: Option<OrganId>) -> Vec<(usize, Organ)> {
    let active = directory.organs.keys().filter(|id| directory.active(**id, on).is_ok());
    let organs: BTreeMap<OrganId, Organ> = active.filter_map(|id| Some((*id, directory.organ_on(*id, on)?))).collect();
    let mut below: BTreeMap<Option<OrganId>, Vec<OrganId>> = BTreeMap::new();
    for organ in organs.values() {
        let place = organ.parent.filter(|_| !organ.vertical);
        let above = place.or(organ.line).filter(|above| organs.contains_key(above));
        below.entry(above).or_default().push(organ.id);
    }
    let children = |above: Option<OrganId>| below.get(&above).into_iter().flatten().rev().copied();
    let mut waiting: Vec<(usize, OrganId)> = match top {
        Some(top) => vec![(0, top)],
        None => children(None).map(|id| (0, id)).collect(),
    };
    let (mut lines, mut seen) = (Vec::new(), BTreeSet::new());
    while let Some((depth, id)) = waiting.pop() {
        if let Some(organ) = organs.get(&id).filter(|_| seen.insert(id)) {
            lines.push((depth, organ.clone()));
            waiting.extend(children(Some(id)).map(|below| (depth + 1, below)));
        }
    }
    lines
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
