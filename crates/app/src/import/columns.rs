//! Which column gives what: by name in the mapping, by place once the header is read.

use std::fmt;
use std::sync::Arc;

use serde::de::{Deserializer, SeqAccess, Visitor};
use serde::{Deserialize, de};

/// The table `[columns]`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "C: Deserialize<'de>, OneOrMore<C>: Deserialize<'de>"))]
pub(super) struct Columns<C> {
    /// The petition; of several columns the first that is not blank.
    pub(super) text: OneOrMore<C>,
    /// What tells a row from all others of its source.
    pub(super) key: Option<C>,
    pub(super) title: Option<C>,
    /// The day on which the petition is said to have come in.
    pub(super) claimed: Option<C>,
    pub(super) category: Option<C>,
    pub(super) petitioner: Option<C>,
    pub(super) phone: Option<C>,
    /// The number of an identity document.
    pub(super) id_number: Option<C>,
    pub(super) address: Option<C>,
    pub(super) channel: Option<C>,
    pub(super) purpose: Option<C>,
    pub(super) heads: Option<C>,
    pub(super) accepted: Option<C>,
    pub(super) reply: Option<C>,
    /// The day of the reply.
    pub(super) replied: Option<C>,
    pub(super) opinion: Option<C>,
}

impl<C> Columns<C> {
    /// The same with every column turned into something else.
    pub(super) fn map<D>(&self, mut turn: impl FnMut(&C) -> D) -> Columns<D> {
        Columns {
            text: OneOrMore(self.text.0.iter().map(&mut turn).collect()),
            key: self.key.as_ref().map(&mut turn),
            title: self.title.as_ref().map(&mut turn),
            claimed: self.claimed.as_ref().map(&mut turn),
            category: self.category.as_ref().map(&mut turn),
            petitioner: self.petitioner.as_ref().map(&mut turn),
            phone: self.phone.as_ref().map(&mut turn),
            id_number: self.id_number.as_ref().map(&mut turn),
            address: self.address.as_ref().map(&mut turn),
            channel: self.channel.as_ref().map(&mut turn),
            purpose: self.purpose.as_ref().map(&mut turn),
            heads: self.heads.as_ref().map(&mut turn),
            accepted: self.accepted.as_ref().map(&mut turn),
            reply: self.reply.as_ref().map(&mut turn),
            replied: self.replied.as_ref().map(&mut turn),
            opinion: self.opinion.as_ref().map(&mut turn),
        }
    }
}

/// A column of the file at hand.
#[derive(Clone, Debug)]
pub(super) struct Place {
    pub(super) at: usize,
    pub(super) name: Arc<str>,
}

/// One column, or several of which the first that is not blank counts.
#[derive(Clone, Debug)]
pub(super) struct OneOrMore<C>(pub(super) Vec<C>);

struct NameOrNames;

impl<'de> Visitor<'de> for NameOrNames {
    type Value = OneOrMore<String>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name of a column, or a list of names")
    }

    fn visit_str<E: de::Error>(self, name: &str) -> Result<Self::Value, E> {
        Ok(OneOrMore(vec![name.to_owned()]))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
        let mut names = Vec::new();
        while let Some(name) = list.next_element()? {
            names.push(name);
        }
        if names.is_empty() {
            return Err(de::Error::invalid_length(0, &self));
        }
        Ok(OneOrMore(names))
    }
}

impl<'de> Deserialize<'de> for OneOrMore<String> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(NameOrNames)
    }
}
