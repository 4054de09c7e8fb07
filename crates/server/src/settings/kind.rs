//! What a setting may be, and what is wrong with one that is something else.

use std::net::SocketAddr;

use ipnet::IpNet;
use wording::{Arg, Words};

use super::near::near_miss;

/// The value that switches off what has an address.
pub(crate) const OFF: &str = "off";

/// What a setting may be.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Kind {
    /// Any text.
    Text,
    /// A language of which there are words.
    Lang,
    /// A file or folder.
    Path,
    /// `sqlite:<file>` or `postgres://…`.
    Database,
    /// One of these words.
    Choice(&'static [&'static str]),
    /// Address and port.
    Listen,
    /// Address and port, or `off`.
    ListenOrOff,
    /// The address that people type, with `https://` or `http://`.
    PublicAddress,
    /// A whole number.
    Whole {
        /// The least.
        min: i64,
        /// The most.
        max: i64,
    },
    /// Mail addresses.
    MailAddresses,
    /// Addresses of machines, and networks of them.
    Networks,
}

/// A value, as far as the file knows kinds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Value {
    Text(String),
    Whole(i64),
    List(Vec<String>),
}

/// What is wrong with a value. Its words are `config-wrong-<code>`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Wrong {
    /// A text was wanted.
    NoText,
    /// A whole number was wanted.
    NoWhole { min: i64, max: i64 },
    /// A list of texts was wanted.
    NoList,
    /// Nothing stands there.
    Empty,
    /// None of the words that it may be.
    NoChoice { known: &'static [&'static str], near: Option<String> },
    /// No address of a database.
    NoDatabase,
    /// No address with a port.
    NoListen,
    /// Nothing that a browser could be told.
    NoPublicAddress,
    /// No mail address.
    NoMailAddress { found: String },
    /// Neither an address nor a network.
    NoNetwork { found: String },
}

impl Wrong {
    /// What it may be, in words.
    pub(crate) fn told(&self, words: &Words) -> String {
        let (code, args): (&str, Vec<(&str, Arg<'_>)>) = match self {
            Self::NoText => ("text", Vec::new()),
            Self::NoWhole { min, max } => ("whole", vec![("min", (*min).into()), ("max", (*max).into())]),
            Self::NoList => ("list", Vec::new()),
            Self::Empty => ("empty", Vec::new()),
            Self::NoChoice { known, near: None } => ("choice", vec![("known", known.join(" | ").into())]),
            Self::NoChoice { known, near: Some(near) } => {
                ("choice-near", vec![("known", known.join(" | ").into()), ("near", near.as_str().into())])
            }
            Self::NoDatabase => ("database", Vec::new()),
            Self::NoListen => ("listen", Vec::new()),
            Self::NoPublicAddress => ("public-address", Vec::new()),
            // Without what would move the line.
            Self::NoMailAddress { found } => {
                ("mail-address", vec![("found", found.replace(char::is_control, "␤").into())])
            }
            Self::NoNetwork { found } => ("network", vec![("found", found.as_str().into())]),
        };
        words.with(&format!("config-wrong-{code}"), &args)
    }
}

impl Value {
    /// As the file has it.
    pub(crate) fn in_toml(&self) -> String {
        match self {
            Self::Text(text) => quoted(text),
            Self::Whole(number) => number.to_string(),
            Self::List(texts) => {
                format!("[{}]", texts.iter().map(|text| quoted(text)).collect::<Vec<_>>().join(", "))
            }
        }
    }
}

fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

/// The network that a text names; a single address is a network of one.
pub(crate) fn network(text: &str) -> Option<IpNet> {
    text.parse().ok().or_else(|| text.parse().ok().map(|address: std::net::IpAddr| IpNet::from(address)))
}

impl Kind {
    const fn is_list(self) -> bool {
        matches!(self, Self::MailAddresses | Self::Networks)
    }

    /// What is wrong with a value of no kind that a setting has.
    pub(crate) const fn wanted(self) -> Wrong {
        match self {
            Self::Whole { min, max } => Wrong::NoWhole { min, max },
            _ if self.is_list() => Wrong::NoList,
            _ => Wrong::NoText,
        }
    }

    /// The value that a text stands for, where there are only texts: in the environment and on the command line. Lists
    /// are separated by commas.
    ///
    /// # Errors
    /// What is wrong with it.
    pub(crate) fn read(self, text: &str) -> Result<Value, Wrong> {
        let value = match self {
            Self::Whole { min, max } => Value::Whole(text.trim().parse().map_err(|_| Wrong::NoWhole { min, max })?),
            _ if self.is_list() => {
                let parts = text.split(',').map(str::trim).filter(|part| !part.is_empty());
                Value::List(parts.map(str::to_owned).collect())
            }
            _ => Value::Text(text.to_owned()),
        };
        self.check(&value)?;
        Ok(value)
    }

    /// Whether a value is what it may be.
    ///
    /// # Errors
    /// What is wrong with it.
    pub(crate) fn check(self, value: &Value) -> Result<(), Wrong> {
        match (self, value) {
            (Self::Whole { min, max }, Value::Whole(number)) if (min..=max).contains(number) => Ok(()),
            (Self::Whole { min, max }, _) => Err(Wrong::NoWhole { min, max }),
            (kind, Value::List(texts)) if kind.is_list() => {
                texts.iter().try_for_each(|text| kind.check_text(text.trim()))
            }
            (kind, _) if kind.is_list() => Err(Wrong::NoList),
            (_, Value::Text(text)) if text.trim().is_empty() => Err(Wrong::Empty),
            (kind, Value::Text(text)) => kind.check_text(text),
            (_, Value::Whole(_) | Value::List(_)) => Err(Wrong::NoText),
        }
    }

    fn check_text(self, text: &str) -> Result<(), Wrong> {
        let found = || text.to_owned();
        let (holds, wrong) = match self {
            Self::Text | Self::Path | Self::Whole { .. } => return Ok(()),
            Self::Database => {
                let known = ["sqlite:", "postgres:", "postgresql:"];
                (known.iter().any(|scheme| text.starts_with(scheme)), Wrong::NoDatabase)
            }
            Self::Choice(known) => {
                let near = near_miss(text, known.iter().copied());
                (known.contains(&text), Wrong::NoChoice { known, near })
            }
            Self::Lang => {
                let known: &[&str] = &["zh", "en"];
                (wording::Lang::of_tag(text).is_some(), Wrong::NoChoice { known, near: None })
            }
            Self::Listen => (text.parse::<SocketAddr>().is_ok(), Wrong::NoListen),
            Self::ListenOrOff => (text == OFF || text.parse::<SocketAddr>().is_ok(), Wrong::NoListen),
            Self::PublicAddress => (is_public_address(text), Wrong::NoPublicAddress),
            Self::MailAddresses => (is_mail(text), Wrong::NoMailAddress { found: found() }),
            Self::Networks => (network(text).is_some(), Wrong::NoNetwork { found: found() }),
        };
        if holds { Ok(()) } else { Err(wrong) }
    }
}

/// `https://name`, with a port or not, without anything after the first stroke: the program answers at the root.
fn is_public_address(text: &str) -> bool {
    let Ok(address) = text.parse::<axum::http::Uri>() else { return false };
    let scheme = matches!(address.scheme_str(), Some("https" | "http"));
    let named = address.authority().is_some_and(|authority| !authority.as_str().contains('@'));
    scheme && named && address.path() == "/" && address.query().is_none()
}

/// Something before and after one `@`; the mail server judges the rest.
fn is_mail(text: &str) -> bool {
    let Some((name, host)) = text.split_once('@') else { return false };
    !name.is_empty() && !host.is_empty() && !host.contains('@') && !text.contains(char::is_whitespace)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_takes_what_it_may_be_and_nothing_else() {
        let few: Kind = Kind::Choice(&["text", "json"]);
        let table: [(Kind, &[&str], &[&str]); 9] = [
            (Kind::Lang, &["zh", "zh-CN", "en"], &["fr", ""]),
            (Kind::Database, &["sqlite:a.db", "postgres://h/d", "postgresql://h/d"], &["mysql://h", "a.db", " "]),
            (few, &["text", "json"], &["Text", "jsno", ""]),
            (Kind::Listen, &["127.0.0.1:8370", "[::1]:0"], &["localhost:80", "127.0.0.1", "off"]),
            (Kind::ListenOrOff, &["off", "127.0.0.1:1"], &["on", "8371"]),
            (
                Kind::PublicAddress,
                &["https://x.example/", "http://x.example:8370", "https://[::1]:1/"],
                &["x.example", "ftp://x.example", "https://x.example/path", "https://a@x.example/", "https://x/?a"],
            ),
            (Kind::Whole { min: 1, max: 9 }, &["1", " 9 "], &["0", "10", "x", "1.5"]),
            (Kind::MailAddresses, &["a@b, c@d", ""], &["a@b, c", "a@", "@b", "a@b@c", "a b@c"]),
            (Kind::Networks, &["127.0.0.1", "10.0.0.0/8, ::1"], &["10.0.0.0/33", "proxy"]),
        ];
        for (kind, good, bad) in table {
            for text in good {
                assert!(kind.read(text).is_ok(), "{kind:?} takes {text:?}");
            }
            for text in bad {
                assert!(kind.read(text).is_err(), "{kind:?} refuses {text:?}");
            }
        }
    }

    #[test]
    fn a_slip_of_the_pen_is_named() {
        let Err(Wrong::NoChoice { near, .. }) = Kind::Choice(&["text", "json"]).read("jsno") else { panic!("wrong") };
        assert_eq!(near.as_deref(), Some("json"));
    }
}
