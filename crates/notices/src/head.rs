//! The head of a template: TOML between two lines `+++`.

use std::ops::Range;

use serde::Deserialize;
use toml::Spanned;

use crate::{Part, TemplateFaultKind};

/// The line that begins and ends a head.
const FENCE: &str = "+++";

/// Names this unlike are not taken for a slip of the pen; from 0, nothing alike, to 1, the same.
const NEAR_MIN: f64 = 0.75;

/// What a head says, checked by itself.
#[derive(Clone, Debug, Default)]
pub(crate) struct Head {
    pub title: String,
    pub basis: Vec<String>,
    pub requires: Vec<Part>,
    pub optional: Vec<Part>,
    pub together: Vec<Vec<Part>>,
    /// The line on which each part is named, for faults about it.
    lines: Vec<(Part, usize)>,
}

/// A fault and the line where it is.
pub(crate) type Found = (usize, TemplateFaultKind);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    title: Spanned<String>,
    basis: Vec<String>,
    requires: Vec<Spanned<String>>,
    #[serde(default)]
    optional: Vec<Spanned<String>>,
    #[serde(default)]
    together: Vec<Vec<Spanned<String>>>,
}

/// Takes a file apart: the head, the text below it, and the number of lines above that text.
pub(crate) fn split(file: &str) -> Option<(&str, &str, usize)> {
    let rest = file.strip_prefix(FENCE)?.strip_prefix('\n')?;
    let mut at = 0;
    for (above, line) in (2..).zip(rest.split_inclusive('\n')) {
        if line.trim_end() == FENCE {
            return Some((rest.get(..at)?, rest.get(at + line.len()..)?, above));
        }
        at += line.len();
    }
    None
}

impl Head {
    /// Reads a head; everything that is wrong with it is reported at once, unless it is no TOML.
    pub fn read(text: &str) -> Result<Self, Vec<Found>> {
        let line = |span: Range<usize>| line_of(text, span.start) + 1;
        let written: Written = toml::from_str(text).map_err(|error| {
            let at = error.span().map_or(1, line);
            vec![(at, TemplateFaultKind::BadHead { message: error.message().to_owned() })]
        })?;
        let mut faults = Vec::new();
        if written.title.get_ref().trim().is_empty() {
            faults.push((line(written.title.span()), TemplateFaultKind::EmptyTitle));
        }
        let mut head = Self { title: written.title.into_inner().trim().to_owned(), ..Self::default() };
        head.basis = written.basis;
        let mut part = |name: &Spanned<String>| {
            let found = Part::named(name.get_ref());
            if found.is_none() {
                faults.push((line(name.span()), unknown(name.get_ref())));
            }
            Some((found?, line(name.span())))
        };
        let requires: Vec<_> = written.requires.iter().filter_map(&mut part).collect();
        let optional: Vec<_> = written.optional.iter().filter_map(&mut part).collect();
        let together: Vec<Vec<_>> =
            written.together.iter().map(|group| group.iter().filter_map(&mut part).collect()).collect();
        for &(part, at) in requires.iter().chain(&optional) {
            if head.lines.iter().any(|(named, _)| *named == part) {
                faults.push((at, TemplateFaultKind::PartTwice { part }));
            }
            head.lines.push((part, at));
        }
        for &(part, at) in together.iter().flatten() {
            if !head.lines.iter().any(|(named, _)| *named == part) {
                faults.push((at, TemplateFaultKind::Undeclared { part }));
            }
        }
        let parts = |pairs: Vec<(Part, usize)>| pairs.into_iter().map(|(part, _)| part).collect::<Vec<_>>();
        head.requires = parts(requires);
        head.optional = parts(optional);
        head.together = together.into_iter().map(parts).collect();
        if faults.is_empty() { Ok(head) } else { Err(faults) }
    }

    /// Whether the head names the part.
    pub fn names(&self, part: Part) -> bool {
        self.lines.iter().any(|(named, _)| *named == part)
    }

    /// The line on which the head names the part, or the first.
    pub fn line(&self, part: Part) -> usize {
        self.lines.iter().find(|(named, _)| *named == part).map_or(1, |(_, line)| *line)
    }

    /// Every part that the head names.
    pub fn parts(&self) -> impl Iterator<Item = Part> {
        self.requires.iter().chain(&self.optional).copied()
    }

    /// The optional parts that can only be given together with this one, itself included.
    pub fn mates(&self, part: Part) -> Vec<Part> {
        let mut mates = vec![part];
        for group in self.together.iter().filter(|group| group.contains(&part)) {
            mates.extend(group.iter().filter(|mate| self.optional.contains(mate)));
        }
        mates
    }
}

/// A fault about a name that is no part.
pub(crate) fn unknown(name: &str) -> TemplateFaultKind {
    let near = near(name, Part::NAMES.iter().copied()).and_then(Part::named);
    TemplateFaultKind::UnknownPart { found: name.to_owned(), near }
}

/// The known name that is most like the one found, if it is like enough.
pub(crate) fn near<'a>(found: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    known
        .map(|name| (strsim::jaro_winkler(found, name), name))
        .filter(|(likeness, _)| *likeness >= NEAR_MIN)
        .max_by(|(one, _), (other, _)| one.total_cmp(other))
        .map(|(_, name)| name)
}

/// The line of a byte, from 1.
fn line_of(text: &str, at: usize) -> usize {
    1 + text.bytes().take(at).filter(|byte| *byte == b'\n').count()
}
