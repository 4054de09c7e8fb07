//! One template: its head, its text, and how it is filled.

use std::collections::BTreeMap;

use minijinja::value::Value;
use minijinja::{Environment, ErrorKind, UndefinedBehavior, syntax::SyntaxConfig};

use crate::head::{Head, split};
use crate::trial;
use crate::{Notice, NoticeFault, Part, Parts, TemplateFault, TemplateFaultKind};

/// A template longer than this was not written by hand: the longest shipped one has some two thousand bytes.
pub const TEMPLATE_BYTES_MAX: usize = 64 * 1024;

/// A document longer than this is none that a person reads. Three texts of a matter of the largest size fit.
pub const NOTICE_BYTES_MAX: usize = 4 * 1024 * 1024;

/// The budget of one filling. One unit is one step or 64 bytes of text, so this pays for the longest document and as
/// much again, and stops a template that prints a long part a hundred times.
const FUEL: u64 = 2 * (NOTICE_BYTES_MAX as u64 / 64);

/// A template that can be filled.
#[derive(Clone, Debug)]
pub(crate) struct Template {
    pub file: String,
    pub head: Head,
    text: String,
    /// How many lines of the file stand above the text.
    above: usize,
}

impl Template {
    /// Reads and tries a template.
    pub fn read(file: &str, contents: &str) -> Result<Self, Vec<TemplateFault>> {
        let fault = |(line, kind)| TemplateFault { file: file.to_owned(), line, kind };
        if contents.len() > TEMPLATE_BYTES_MAX {
            return Err(vec![fault((1, TemplateFaultKind::TooLarge { bytes_max: TEMPLATE_BYTES_MAX }))]);
        }
        // Files come from editors of every system.
        let contents = contents.trim_start_matches('\u{feff}').replace("\r\n", "\n");
        let (head, text, above) = split(&contents).ok_or_else(|| vec![fault((1, TemplateFaultKind::NoHead))])?;
        let head = Head::read(head).map_err(|found| found.into_iter().map(fault).collect::<Vec<_>>())?;
        let template = Self { file: file.to_owned(), head, text: text.to_owned(), above };
        let found = trial::faults(&template);
        if found.is_empty() { Ok(template) } else { Err(found) }
    }

    /// The text below the head.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// A fault at a line of the text, counted from 1 there.
    pub fn fault(&self, line_of_text: usize, kind: TemplateFaultKind) -> TemplateFault {
        TemplateFault { file: self.file.clone(), line: self.above + line_of_text, kind }
    }

    /// A fault at a line of the head.
    pub fn fault_in_head(&self, line: usize, kind: TemplateFaultKind) -> TemplateFault {
        TemplateFault { file: self.file.clone(), line, kind }
    }

    /// The names that the text asks for.
    pub fn asks_for(&self) -> Result<Vec<String>, TemplateFault> {
        let environment = environment();
        let template = environment.template_from_named_str(&self.file, &self.text).map_err(|e| self.told(&e, &[]))?;
        let mut names: Vec<String> = template.undeclared_variables(false).into_iter().collect();
        names.sort();
        Ok(names)
    }

    /// Everything that is missing, in the order of the head.
    pub fn missing(&self, parts: &Parts) -> Vec<Part> {
        let due = |part: &Part| {
            let begun = |group: &Vec<Part>| group.contains(part) && group.iter().any(|mate| parts.has(*mate));
            self.head.requires.contains(part) || self.head.together.iter().any(begun)
        };
        self.head.parts().filter(|part| due(part) && !parts.has(*part)).collect()
    }

    /// Fills the template.
    pub fn render(&self, parts: &Parts) -> Result<Notice, NoticeFault> {
        let missing = self.missing(parts);
        if !missing.is_empty() {
            return Err(NoticeFault::Missing(missing));
        }
        let too_long = NoticeFault::TooLong { bytes_max: NOTICE_BYTES_MAX };
        let given = parts.iter().filter(|(part, _)| self.head.names(*part)).map(|(_, text)| text.len());
        if given.sum::<usize>() > NOTICE_BYTES_MAX {
            return Err(too_long);
        }
        let body = self.filled(parts).map_err(|error| match error.kind() {
            // The budget pays for more than the longest document.
            ErrorKind::OutOfFuel => too_long.clone(),
            _ => NoticeFault::Template(self.told(&error, &self.absent(parts))),
        })?;
        if body.len() > NOTICE_BYTES_MAX {
            return Err(too_long);
        }
        Ok(Notice { title: self.head.title.clone(), body })
    }

    /// The text with the parts in their places.
    pub fn fill(&self, parts: &Parts) -> Result<String, TemplateFault> {
        self.filled(parts).map_err(|error| self.told(&error, &self.absent(parts)))
    }

    /// What is not there is undefined.
    fn filled(&self, parts: &Parts) -> Result<String, minijinja::Error> {
        let named = parts.iter().filter(|(part, _)| self.head.names(*part));
        let values: BTreeMap<&str, Value> = named.map(|(part, text)| (part.name(), Value::from(text))).collect();
        let environment = environment();
        let filled = environment
            .template_from_named_str(&self.file, &self.text)
            .and_then(|template| template.render(Value::from(values)))?;
        Ok(format!("{}\n", filled.trim()))
    }

    fn absent(&self, parts: &Parts) -> Vec<Part> {
        self.head.optional.iter().copied().filter(|part| !parts.has(*part)).collect()
    }

    /// What the reader of templates objects to, in our terms. `absent` are the parts that were not given.
    fn told(&self, error: &minijinja::Error, absent: &[Part]) -> TemplateFault {
        let line = error.line().unwrap_or(1);
        let words = || error.detail().map_or_else(|| error.kind().to_string(), str::to_owned);
        let on_line = self.text.lines().nth(line - 1).unwrap_or_default();
        let unguarded = absent.iter().find(|part| trial::words(on_line).any(|word| word == part.name()));
        let kind = match (error.kind(), unguarded) {
            (ErrorKind::SyntaxError, _) => TemplateFaultKind::Syntax { message: words() },
            (ErrorKind::UndefinedError, Some(part)) => TemplateFaultKind::Unguarded { part: *part },
            _ => TemplateFaultKind::Fails { message: words() },
        };
        self.fault(line, kind)
    }
}

/// Placeholders and conditions, and nothing else: no filters, no functions, no other files. What is not there fails
/// when printed and is false when asked about. Text is written as it is: these are letters, not pages.
fn environment<'a>() -> Environment<'a> {
    let mut environment = Environment::empty();
    environment.set_undefined_behavior(UndefinedBehavior::SemiStrict);
    environment.set_fuel(Some(FUEL));
    environment.set_formatter(|out, _, value| match value.as_str() {
        Some(text) => out.write_str(text).map_err(minijinja::Error::from),
        None => Err(minijinja::Error::new(ErrorKind::InvalidOperation, "only texts can be printed")),
    });
    // A line that holds a condition and nothing else leaves no line behind.
    if let Ok(syntax) = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build() {
        environment.set_syntax(syntax);
    }
    environment
}
