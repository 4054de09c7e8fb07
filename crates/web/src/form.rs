//! Fields of a form as pages show them: label, help, what was typed, what is wrong with it.

use wording::Words;

/// What stands in a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// One line; with choices, those are offered.
    Text,
    /// Several lines.
    Area,
    /// A civil day.
    Day,
    /// One of several choices.
    Select,
}

/// A choice of a field.
#[derive(Clone, Debug)]
pub(crate) struct Offer {
    pub(crate) value: String,
    pub(crate) label: String,
}

/// One field of a form.
#[derive(Clone, Debug)]
pub(crate) struct Field {
    pub(crate) name: &'static str,
    /// The anchor of the field, which the summary of errors leads to.
    pub(crate) id: String,
    pub(crate) label: String,
    /// How to fill it in; empty where the label says it.
    pub(crate) help: String,
    /// What was typed, or what it begins with.
    pub(crate) value: String,
    /// What is wrong with what was typed; empty where nothing is.
    pub(crate) error: String,
    pub(crate) choices: Vec<Offer>,
    pub(crate) required: bool,
    /// The word for a field that may stay empty.
    pub(crate) optional: String,
    /// Most characters; 0 where the kind limits itself.
    pub(crate) max: usize,
    kind: Kind,
}

impl Field {
    /// A field that has to be filled in. `label` is a key of the wording files; the help stands under that key with
    /// `-help` behind it, where there is one.
    pub(crate) fn new(words: &Words, kind: Kind, name: &'static str, label: &str) -> Self {
        let help = format!("{label}-help");
        Self {
            name,
            id: format!("f-{name}"),
            label: words.say(label),
            help: if words.has(&help) { words.say(&help) } else { String::new() },
            value: String::new(),
            error: String::new(),
            choices: Vec::new(),
            required: true,
            optional: words.say("field-optional"),
            max: 0,
            kind,
        }
    }

    /// With what was typed, or what it begins with.
    pub(crate) fn filled(self, value: impl Into<String>) -> Self {
        Self { value: value.into(), ..self }
    }

    /// With what is wrong with it; nothing where it is right.
    pub(crate) fn faulted(self, error: Option<String>) -> Self {
        Self { error: error.unwrap_or_default(), ..self }
    }

    /// With its choices: value and label.
    pub(crate) fn offering(self, choices: impl IntoIterator<Item = (String, String)>) -> Self {
        let offer = |(value, label)| Offer { value, label };
        Self { choices: choices.into_iter().map(offer).collect(), ..self }
    }

    /// At most this long, in characters.
    pub(crate) fn at_most(self, max: usize) -> Self {
        Self { max, ..self }
    }

    /// It may stay empty.
    pub(crate) fn optional(self) -> Self {
        Self { required: false, ..self }
    }

    pub(crate) fn is_wrong(&self) -> bool {
        !self.error.is_empty()
    }

    pub(crate) fn has_help(&self) -> bool {
        !self.help.is_empty()
    }

    pub(crate) fn has_choices(&self) -> bool {
        !self.choices.is_empty()
    }

    pub(crate) const fn is_select(&self) -> bool {
        matches!(self.kind, Kind::Select)
    }

    pub(crate) const fn is_area(&self) -> bool {
        matches!(self.kind, Kind::Area)
    }

    /// How wide the field is: as wide as what is put into it.
    pub(crate) const fn size(&self) -> &'static str {
        match self.kind {
            Kind::Day => "day",
            Kind::Area => "wide",
            _ => "line",
        }
    }

    /// The type of the input.
    pub(crate) const fn input(&self) -> &'static str {
        if matches!(self.kind, Kind::Day) { "date" } else { "text" }
    }
}

/// A step of the way to a page.
#[derive(Clone, Debug)]
pub(crate) struct Crumb {
    pub(crate) href: String,
    pub(crate) text: String,
}

impl Crumb {
    pub(crate) fn new(href: impl Into<String>, text: impl Into<String>) -> Self {
        Self { href: href.into(), text: text.into() }
    }
}

/// Whether some field is not right.
pub(crate) fn any_wrong(fields: &[Field]) -> bool {
    fields.iter().any(Field::is_wrong)
}
