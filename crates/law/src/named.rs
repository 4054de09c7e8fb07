//! Enums whose variants have one written name, used in packs, in the database and in the API.

/// The written names of an enum, for readers, references and wording.
#[derive(Debug, PartialEq, Eq)]
pub struct NameSet {
    /// Name of the type, such as `DutyAct`.
    pub of: &'static str,
    /// Every written name, in the order of declaration.
    pub names: &'static [&'static str],
    /// What each means.
    pub meanings: &'static [&'static str],
}

/// An enum whose variants have written names.
pub trait Named: Copy + 'static {
    /// The names.
    const SET: &'static NameSet;
    /// The variant with this written name.
    fn by_name(text: &str) -> Option<Self>;
}

/// Declares an enum with a written name for each variant, the list of all names, and parsing.
///
/// Packs name these variants; a near-miss in a pack can therefore be answered with the right word.
#[macro_export]
macro_rules! named_enum {
    ($(#[$meta:meta])* $vis:vis enum $name:ident { $($(#[doc = $doc:literal])+ $variant:ident = $text:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        $vis enum $name { $($(#[doc = $doc])+ $variant),+ }

        impl $name {
            /// Every variant, in the order of declaration.
            $vis const ALL: &'static [$name] = &[$($name::$variant),+];
            /// Every written name, in the order of declaration.
            $vis const NAMES: &'static [&'static str] = &[$($text),+];
            /// What each variant means, in the order of declaration.
            $vis const MEANINGS: &'static [&'static str] = &[$(concat!($($doc),+)),+];

            /// The written name.
            #[must_use]
            $vis const fn name(self) -> &'static str {
                match self { $($name::$variant => $text),+ }
            }

            /// The variant with this written name.
            #[must_use]
            $vis fn named(text: &str) -> Option<Self> {
                match text { $($text => Some($name::$variant),)+ _ => None }
            }
        }

        impl $crate::Named for $name {
            const SET: &'static $crate::NameSet =
                &$crate::NameSet { of: stringify!($name), names: Self::NAMES, meanings: Self::MEANINGS };
            fn by_name(text: &str) -> Option<Self> {
                Self::named(text)
            }
        }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.pad(self.name())
            }
        }

        impl ::serde::Serialize for $name {
            fn serialize<S: ::serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
                s.serialize_str(self.name())
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $name {
            fn deserialize<D: ::serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
                let text = <::std::borrow::Cow<'de, str> as ::serde::Deserialize>::deserialize(d)?;
                Self::named(&text).ok_or_else(|| ::serde::de::Error::unknown_variant(&text, Self::NAMES))
            }
        }
    };
}

#[cfg(test)]
mod tests {
    use crate::Requires;

    #[test]
    fn every_name_reads_back_and_nothing_else_is_one() {
        assert_eq!(Requires::ALL.len(), Requires::NAMES.len());
        for (variant, name) in Requires::ALL.iter().zip(Requires::NAMES) {
            assert_eq!((variant.name(), Requires::named(name)), (*name, Some(*variant)));
        }
        for text in ["", "Basis", "basis ", "base"] {
            assert_eq!(Requires::named(text), None, "{text}");
        }
    }

    #[test]
    fn a_name_is_padded_like_text() {
        assert_eq!(format!("{:<7}|", Requires::Basis), "basis  |");
    }
}
