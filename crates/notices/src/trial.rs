//! The trial of a template at loading: it is filled in every way that can show a fault, before a petitioner sees it.

use crate::head::unknown;
use crate::tags;
use crate::template::Template;
use crate::{Part, Parts, TemplateFault, TemplateFaultKind};

/// Everything that is wrong with the text of a template.
pub(crate) fn faults(template: &Template) -> Vec<TemplateFault> {
    if let Some((line, kind)) = tags::fault(template.text()) {
        return vec![template.fault(line, kind)];
    }
    let names = match template.asks_for() {
        Ok(names) => names,
        Err(fault) => return vec![fault],
    };
    let mut faults = undeclared(template, &names);
    // A name that is not declared would fail in every filling.
    if faults.is_empty() {
        faults = fillings(template);
    }
    faults.sort_by_key(|fault| fault.line);
    faults
}

fn undeclared(template: &Template, names: &[String]) -> Vec<TemplateFault> {
    let kind = |name: &String| match Part::named(name) {
        None => Some(unknown(name)),
        Some(part) if template.head.names(part) => None,
        Some(part) => Some(TemplateFaultKind::Undeclared { part }),
    };
    names.iter().filter_map(|name| Some(template.fault(line_with(template.text(), name), kind(name)?))).collect()
}

/// Fills the template with everything, with nothing optional, with each optional part alone and with all but that one.
fn fillings(template: &Template) -> Vec<TemplateFault> {
    let head = &template.head;
    let all: Vec<Part> = head.parts().collect();
    let mut sets = vec![all.clone(), head.requires.clone()];
    for part in &head.optional {
        let mates = head.mates(*part);
        sets.push(head.requires.iter().chain(&mates).copied().collect());
        sets.push(all.iter().copied().filter(|other| !mates.contains(other)).collect());
    }
    let mut faults: Vec<TemplateFault> = Vec::new();
    for set in sets {
        let samples: Parts = set.iter().map(|part| (*part, sample(*part))).collect();
        let found = match template.fill(&samples) {
            Err(fault) => vec![fault],
            Ok(text) => set
                .iter()
                .filter(|part| !text.contains(&sample(**part)))
                .map(|part| template.fault_in_head(head.line(*part), TemplateFaultKind::NotPrinted { part: *part }))
                .collect(),
        };
        for fault in found {
            if !faults.contains(&fault) {
                faults.push(fault);
            }
        }
    }
    faults
}

/// A text that occurs in no template.
fn sample(part: Part) -> String {
    format!("⟦{part}⟧")
}

/// The words of a line that could be names of parts.
pub(crate) fn words(line: &str) -> impl Iterator<Item = &str> {
    line.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).filter(|word| !word.is_empty())
}

/// The first line with this name, from 1.
fn line_with(text: &str, name: &str) -> usize {
    (1..).zip(text.lines()).find(|(_, line)| words(line).any(|word| word == name)).map_or(1, |(number, _)| number)
}
