//! What a field of a form is: one description, used for the form, for reading what was sent, and for messages.

use app::law::{NameSet, Named, Requires};

/// Longest text of a form in characters: thirty pages. What is longer is a paper.
pub(crate) const TEXT_CHARS_MAX: usize = 20_000;
/// Longest line in characters: a title, a name, an address.
pub(crate) const LINE_CHARS_MAX: usize = 200;

/// Several words to choose from, and the family under which the wording files have them.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Choice {
    pub(crate) family: &'static str,
    pub(crate) set: &'static NameSet,
    /// Chosen unless somebody chooses something else; empty where nobody is led to an answer.
    pub(crate) usual: &'static str,
}

/// The choice between the words of an enum.
pub(crate) const fn choice<T: Named>(family: &'static str, usual: &'static str) -> Kind {
    Kind::Choice(Choice { family, set: T::SET, usual })
}

/// Whose officials can be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Officials {
    /// Those of the organ that has the matter.
    Holder,
    /// Whoever leads that organ, one above it, or one that assigned it.
    Leaders,
    /// Everybody who has to do with the matter.
    Concerned,
    /// Those whom somebody asked to stay away.
    AskedToStayAway,
}

/// Which numbered things of a matter can be chosen, as long as nobody has answered them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Items {
    Urgings,
    Corrections,
    Releases,
}

/// What a field takes.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Kind {
    /// An organ by name, mark or part of its name.
    Organ,
    /// Several organs.
    Organs,
    /// An official out of a short list.
    Official(Officials),
    /// Officials of anywhere, by name.
    People,
    /// One of several words.
    Choice(Choice),
    /// Yes or no; nobody is led to an answer.
    YesNo,
    /// Something that is so or not.
    Check,
    /// One line.
    Line,
    /// A text of so many rows.
    Text(u8),
    /// A day.
    Day,
    /// A whole number.
    Number { min: u32, max: u32 },
    /// Another matter, by receipt number or key.
    Matter,
    /// Files.
    Papers,
    /// A numbered thing of the matter.
    Item(Items),
    /// A petitioner of the matter.
    Party,
    /// Petitioners to be written down: name, number, address, part, mandate.
    Parties,
    /// A content class; with the possibility to say that there is none.
    Category { or_none: bool },
    /// A place below the one of whoever acts; with the possibility to say that there is none.
    Place { or_none: bool },
}

/// A field of a form.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Field {
    pub(crate) name: &'static str,
    pub(crate) kind: Kind,
    /// Whether nothing can be done without it.
    pub(crate) needed: bool,
    /// What the rules ask for with it; their provision stands beside it.
    pub(crate) asks: Option<Requires>,
}

impl Field {
    pub(crate) const fn needed(name: &'static str, kind: Kind) -> Self {
        Self { name, kind, needed: true, asks: None }
    }

    pub(crate) const fn maybe(name: &'static str, kind: Kind) -> Self {
        Self { name, kind, needed: false, asks: None }
    }

    pub(crate) const fn asked_by(self, asks: Requires) -> Self {
        Self { asks: Some(asks), ..self }
    }
}
