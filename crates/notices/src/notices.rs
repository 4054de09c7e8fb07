//! The templates of all documents, shipped or replaced by an office.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use include_dir::{Dir, include_dir};

use crate::head::near;
use crate::template::Template;
use crate::{NoticeFault, Part, Parts, TemplateFault, TemplateFaultKind};

static FILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../notices");

/// The end of a template's file name; before it stands the kind.
const EXTENSION: &str = ".txt";

static SHIPPED: LazyLock<Notices> = LazyLock::new(|| {
    let read = |(kind, text): (String, &str)| Some((kind.clone(), Arc::new(Template::read(&file(&kind), text).ok()?)));
    Notices { templates: shipped_files().filter_map(read).collect() }
});

/// A document as text.
///
/// A line of the body is a paragraph, without layout: indents, fonts and margins are the work of whoever sets it. The
/// block after the last blank line is the signature: issuer and day, and who receives copies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// The title, which the body does not repeat.
    pub title: String,
    /// The text, ending with one line feed.
    pub body: String,
}

/// The templates of all documents. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Notices {
    templates: BTreeMap<String, Arc<Template>>,
}

impl Notices {
    /// The templates that ship with the product. One that cannot be read would be left out; a test names its fault.
    #[must_use]
    pub fn shipped() -> Self {
        SHIPPED.clone()
    }

    /// The shipped templates, some of them replaced by an office's own: pairs of a file name such as `acceptance.txt`
    /// and the text of the file.
    ///
    /// Words and order are the office's. The parts are not: a replacement names every part of the shipped template,
    /// and requires what that requires.
    ///
    /// # Errors
    ///
    /// Every fault of every file, in the order of the files.
    pub fn with_folder<N, T>(files: impl IntoIterator<Item = (N, T)>) -> Result<Self, Vec<TemplateFault>>
    where
        N: AsRef<str>,
        T: AsRef<str>,
    {
        let mut notices = Self::shipped();
        let mut faults = Vec::new();
        let mut seen: Vec<String> = Vec::new();
        for (name, text) in files {
            let name = name.as_ref();
            let twice = seen.iter().any(|seen| seen == name);
            match replacement(name, text.as_ref()) {
                _ if twice => faults.push(at_first_line(name, TemplateFaultKind::FileTwice)),
                Ok((kind, template)) => {
                    notices.templates.insert(kind, Arc::new(template));
                }
                Err(found) => faults.extend(found),
            }
            seen.push(name.to_owned());
        }
        if faults.is_empty() { Ok(notices) } else { Err(faults) }
    }

    /// The written names of all kinds, in alphabetical order.
    pub fn kinds(&self) -> impl Iterator<Item = &str> {
        self.templates.keys().map(String::as_str)
    }

    /// The title of a kind; none if there is no such kind.
    #[must_use]
    pub fn title(&self, kind: &str) -> Option<&str> {
        self.templates.get(kind).map(|template| template.head.title.as_str())
    }

    /// The provisions that a kind rests on by its nature, as cites such as `R22-34`, to be shown beside the form. What
    /// a document says of its basis is its part [`Part::Basis`].
    #[must_use]
    pub fn basis(&self, kind: &str) -> &[String] {
        self.templates.get(kind).map_or(&[], |template| template.head.basis.as_slice())
    }

    /// The parts without which a document of this kind may not be issued; none if there is no such kind.
    #[must_use]
    pub fn requires(&self, kind: &str) -> &[Part] {
        self.templates.get(kind).map_or(&[], |template| template.head.requires.as_slice())
    }

    /// The parts that a document of this kind may have besides; none if there is no such kind.
    #[must_use]
    pub fn optional(&self, kind: &str) -> &[Part] {
        self.templates.get(kind).map_or(&[], |template| template.head.optional.as_slice())
    }

    /// Groups of parts that are given all or not at all, such as who performs and by when.
    #[must_use]
    pub fn together(&self, kind: &str) -> &[Vec<Part>] {
        self.templates.get(kind).map_or(&[], |template| template.head.together.as_slice())
    }

    /// Everything that is missing for a document of this kind, the rest of a group that was begun included; nothing
    /// if there is no such kind.
    #[must_use]
    pub fn missing(&self, kind: &str, parts: &Parts) -> Vec<Part> {
        self.templates.get(kind).map_or_else(Vec::new, |template| template.missing(parts))
    }

    /// Writes a document. Parts that its template does not name are passed over.
    ///
    /// # Errors
    ///
    /// An unknown kind, parts that are missing, all of them at once, or a document that is too long.
    pub fn render(&self, kind: &str, parts: &Parts) -> Result<Notice, NoticeFault> {
        let template = self.templates.get(kind).ok_or_else(|| NoticeFault::UnknownKind(kind.to_owned()))?;
        template.render(parts)
    }
}

/// The shipped files: kind and text.
pub(crate) fn shipped_files() -> impl Iterator<Item = (String, &'static str)> {
    FILES.files().filter_map(|file| {
        let kind = file.path().file_name()?.to_str()?.strip_suffix(EXTENSION)?;
        Some((kind.to_owned(), file.contents_utf8()?))
    })
}

fn file(kind: &str) -> String {
    format!("notices/{kind}{EXTENSION}")
}

fn at_first_line(file: &str, kind: TemplateFaultKind) -> TemplateFault {
    TemplateFault { file: file.to_owned(), line: 1, kind }
}

/// Reads a replacement and holds it against the shipped template of its kind.
fn replacement(name: &str, text: &str) -> Result<(String, Template), Vec<TemplateFault>> {
    let kind = name.strip_suffix(EXTENSION).unwrap_or(name);
    let Some(shipped) = SHIPPED.templates.get(kind).filter(|_| name.ends_with(EXTENSION)) else {
        let near = near(kind, SHIPPED.kinds()).map(str::to_owned);
        return Err(vec![at_first_line(name, TemplateFaultKind::UnknownKind { found: kind.to_owned(), near })]);
    };
    let mut template = Template::read(name, text)?;
    let mut faults = Vec::new();
    for part in shipped.head.parts() {
        if !template.head.names(part) {
            faults.push(at_first_line(name, TemplateFaultKind::LeftOut { part }));
        } else if shipped.head.requires.contains(&part) && !template.head.requires.contains(&part) {
            faults.push(template.fault_in_head(template.head.line(part), TemplateFaultKind::Loosened { part }));
        }
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    // What belongs together by the shipped template does so in every other.
    template.head.together.extend(shipped.head.together.iter().cloned());
    Ok((kind.to_owned(), template))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shipped_template_can_be_read() {
        for (kind, text) in shipped_files() {
            assert_eq!(Template::read(&file(&kind), text).err(), None, "{kind}");
        }
        assert_eq!(FILES.files().count(), Notices::shipped().kinds().count(), "a file that is no template");
    }

    /// What a build that went on from an earlier one has, too.
    #[test]
    fn every_template_is_built_in() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../notices");
        let mut found: Vec<_> = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().file_name()).collect();
        let mut built_in: Vec<_> = FILES.files().map(|file| file.path().file_name().unwrap().to_owned()).collect();
        found.sort();
        built_in.sort();
        assert_eq!(built_in, found);
    }
}
