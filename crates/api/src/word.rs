//! Values of the interface that stand for many: identities as text, and words of a list.

use std::borrow::Cow;
use std::fmt;

use app::MatterKey;
use app::domain::{DivisionCode, OfficialId, OrganId};
use app::law::Named;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Most digits of an identity: every number of so many fits into 64 bits.
const DIGITS_MAX: usize = 18;

/// An identity. It is written as text, because numbers of this size lose their last digits in JavaScript.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(pub i64);

impl Id {
    /// As an organ's.
    #[must_use]
    pub const fn organ(self) -> OrganId {
        OrganId(self.0)
    }

    /// As an official's.
    #[must_use]
    pub const fn official(self) -> OfficialId {
        OfficialId(self.0)
    }

    /// As a division's.
    #[must_use]
    pub const fn division(self) -> DivisionCode {
        DivisionCode(self.0)
    }
}

impl From<OrganId> for Id {
    fn from(id: OrganId) -> Self {
        Self(id.0)
    }
}

impl From<OfficialId> for Id {
    fn from(id: OfficialId) -> Self {
        Self(id.0)
    }
}

impl From<DivisionCode> for Id {
    fn from(id: DivisionCode) -> Self {
        Self(id.0)
    }
}

fn digits(text: &str) -> Option<i64> {
    let plain = (1..=DIGITS_MAX).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    let padded = text.len() > 1 && text.starts_with('0');
    if plain && !padded { text.parse().ok() } else { None }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Serialize for Id {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Id {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let text = <Cow<'de, str>>::deserialize(d)?;
        digits(&text).map(Self).ok_or_else(|| Error::custom("not an identity of at most 18 digits"))
    }
}

impl JsonSchema for Id {
    fn schema_name() -> Cow<'static, str> {
        "Id".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "pattern": "^(0|[1-9][0-9]{0,17})$",
            "description": "An identity: digits as text, because JavaScript keeps 16 digits of a number.",
        })
    }
}

/// The key of a matter, such as `990102-123`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key(pub MatterKey);

impl Key {
    /// Reads a key; anything else names no matter.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let (shard, id) = text.split_once('-')?;
        digits(shard).zip(digits(id)).and_then(|_| text.parse().ok().map(Self))
    }
}

impl Serialize for Key {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Key {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let text = <Cow<'de, str>>::deserialize(d)?;
        Self::read(&text).ok_or_else(|| Error::custom("not the key of a matter, such as 990102-123"))
    }
}

impl JsonSchema for Key {
    fn schema_name() -> Cow<'static, str> {
        "MatterKey".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "pattern": "^(0|[1-9][0-9]{0,17})-(0|[1-9][0-9]{0,17})$",
            "description": "The key of a matter: jurisdiction of first registration and number, such as `990102-123`.",
        })
    }
}

/// One word of a list, by its written name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word<T>(pub T);

impl<T: Serialize> Serialize for Word<T> {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(s)
    }
}

impl<'de, T: Named> Deserialize<'de> for Word<T> {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let text = <Cow<'de, str>>::deserialize(d)?;
        T::by_name(&text).map(Self).ok_or_else(|| Error::unknown_variant(&text, T::SET.names))
    }
}

impl<T: Named> JsonSchema for Word<T> {
    fn schema_name() -> Cow<'static, str> {
        T::SET.of.into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let set = T::SET;
        let lines: Vec<String> = set
            .names
            .iter()
            .zip(set.meanings)
            .map(|(name, meaning)| format!("- `{name}`: {}", meaning.trim()))
            .collect();
        json_schema!({ "type": "string", "enum": set.names, "description": lines.join("\n") })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_identity_is_read_as_it_is_written_and_nothing_else_is_one() {
        for n in [0, 7, 999_999_999_999_999_999] {
            let text = serde_json::to_string(&Id(n)).unwrap();
            assert_eq!(serde_json::from_str::<Id>(&text).unwrap(), Id(n));
        }
        for text in ["\"\"", "\"01\"", "\"-1\"", "\"+1\"", "\"1.0\"", "\"1000000000000000000\"", "7", "\"１\""] {
            assert!(serde_json::from_str::<Id>(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_key_is_two_identities() {
        assert_eq!(Key::read("990102-12").map(|key| key.0.to_string()).as_deref(), Some("990102-12"));
        for text in ["", "990102", "990102-", "-5", "+1-2", "1--2", "1-2-3", "a-b", "01-2"] {
            assert_eq!(Key::read(text), None, "{text}");
        }
    }
}
