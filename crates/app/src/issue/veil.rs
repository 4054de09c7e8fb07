//! Who petitions is not written into letters between organs, where that is sealed.

use domain::matter::{Matter, NoticeKind};
use law::Purpose;

use super::phrase;
use crate::PersonDraft;

/// Fewer characters than this occur by chance: a lone family name is a word like any other.
const NAME_CHARS_MIN: usize = 2;
/// As for names, of telephones and addresses.
const REACH_CHARS_MIN: usize = 4;

/// Whether the document goes to another organ, not to the petitioner.
pub(super) const fn is_letter(kind: NoticeKind) -> bool {
    matches!(kind, NoticeKind::ForwardLetter | NoticeKind::AssignLetter | NoticeKind::SupervisionLetter)
}

/// What hides who petitions.
#[derive(Debug)]
pub(crate) struct Veil {
    /// Names, telephones and addresses; the longest first, so that none is left in pieces.
    hidden: Vec<String>,
}

impl Veil {
    /// The veil over a document; `None` where it may name the petitioner.
    pub(super) fn over(matter: &Matter, kind: NoticeKind, persons: &[PersonDraft]) -> Option<Self> {
        let sealed = matter.sealed || matter.purpose == Purpose::Accusation || !matter.named.is_nobody();
        (sealed && is_letter(kind)).then(|| Self::of(persons))
    }

    /// The veil over these people.
    pub(crate) fn of<'p>(persons: impl IntoIterator<Item = &'p PersonDraft>) -> Self {
        let fields = persons.into_iter().flat_map(|person| {
            let name = (person.name.as_str(), NAME_CHARS_MIN);
            let reach = [&person.phone, &person.address, &person.id_number];
            [name].into_iter().chain(reach.map(|field| (field.as_str(), REACH_CHARS_MIN)))
        });
        let telling = |(text, chars_min): (&str, usize)| {
            let text: String = text.split_whitespace().collect();
            (text.chars().count() >= chars_min).then_some(text)
        };
        let mut hidden: Vec<String> = fields.filter_map(telling).collect();
        hidden.sort_by_key(|text| std::cmp::Reverse(text.len()));
        Self { hidden }
    }

    /// What is written instead of the name.
    pub(super) fn word() -> String {
        phrase::say("issue-petitioner-sealed")
    }

    /// Whether a text tells who petitions; blanks between characters hide nothing.
    pub(super) fn shows_through(&self, text: &str) -> bool {
        let text: String = text.split_whitespace().collect();
        self.hidden.iter().any(|hidden| text.contains(hidden.as_str()))
    }

    /// A text of the record, with who petitions hidden.
    pub(super) fn hide(&self, text: &str) -> String {
        let veiled =
            self.hidden.iter().fold(text.to_owned(), |text, hidden| text.replace(hidden.as_str(), &Self::word()));
        // Something is written with blanks in between: then nothing of the text is shown.
        if self.shows_through(&veiled) { Self::word() } else { veiled }
    }

    /// The same line by line, so that little is lost where something is written with blanks in between.
    pub(crate) fn hide_in_lines(&self, text: &str) -> String {
        text.lines().map(|line| self.hide(line)).collect::<Vec<_>>().join("\n")
    }
}
