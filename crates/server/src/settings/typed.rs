//! Settings as the program uses them. Their values were checked when they were read.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

use clap::ValueEnum;

use super::kind::{OFF, Value, network};
use super::list;
use super::{Settings, Whence};
use crate::args::{self, MailTls};
use crate::serving::{Proxies, TlsFiles};

/// Where mail is handed in, and from whom to whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Mail {
    /// Who gets it.
    pub(crate) to: Vec<String>,
    /// The mail server, with its port or without.
    pub(crate) server: String,
    /// Whom it is from.
    pub(crate) from: String,
    /// One of [`list::MAIL_TLS_MODES`].
    pub(crate) tls: String,
    /// An authority of the office's own.
    pub(crate) ca: Option<PathBuf>,
    /// The name to sign in with.
    pub(crate) user: Option<String>,
    /// The file with the password.
    pub(crate) password_file: Option<PathBuf>,
    /// How often.
    pub(crate) every_hours: u64,
}

/// Where measurements are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Metrics {
    /// Address and port.
    pub(crate) listen: SocketAddr,
    /// Whether somebody asked for this very address: then it has to be free.
    pub(crate) asked: bool,
}

impl Settings {
    pub(crate) fn text(&self, key: &str) -> Option<&str> {
        match self.of(key) {
            Some((Value::Text(text), _)) => Some(text),
            _ => None,
        }
    }

    fn texts(&self, key: &str) -> Vec<String> {
        match self.of(key) {
            Some((Value::List(texts), _)) => texts.clone(),
            _ => Vec::new(),
        }
    }

    pub(crate) fn path(&self, key: &str) -> Option<PathBuf> {
        self.text(key).map(PathBuf::from)
    }

    fn whole(&self, key: &str) -> u64 {
        match self.of(key) {
            Some((Value::Whole(number), _)) => u64::try_from(*number).unwrap_or_default(),
            _ => 0,
        }
    }

    pub(crate) fn seconds(&self, key: &str) -> Duration {
        Duration::from_secs(self.whole(key))
    }

    /// Where pages are served.
    pub(crate) fn listen(&self) -> Option<SocketAddr> {
        self.text(list::LISTEN)?.parse().ok()
    }

    /// Where measurements are told; `None` where that is switched off.
    pub(crate) fn metrics(&self) -> Option<Metrics> {
        let (value, from) = self.of(list::METRICS)?;
        match value {
            Value::Text(text) if text != OFF => {
                Some(Metrics { listen: text.parse().ok()?, asked: *from != Whence::Default })
            }
            _ => None,
        }
    }

    /// Certificate and key, where the program speaks TLS itself.
    pub(crate) fn tls(&self) -> Option<TlsFiles> {
        Some(TlsFiles { certificate: self.path(list::TLS_CERTIFICATE)?, key: self.path(list::TLS_KEY)? })
    }

    /// Whether one of certificate and key is named without the other.
    pub(crate) fn tls_is_half(&self) -> bool {
        self.text(list::TLS_CERTIFICATE).is_some() != self.text(list::TLS_KEY).is_some()
    }

    /// The host of the address under which people reach the pages.
    pub(crate) fn public_host(&self) -> Option<String> {
        let address: axum::http::Uri = self.text(list::PUBLIC_ADDRESS)?.parse().ok()?;
        address.host().map(|host| host.trim_matches(['[', ']']).to_owned())
    }

    /// The proxies that are believed.
    pub(crate) fn proxies(&self) -> Proxies {
        Proxies::new(self.texts(list::PROXIES).iter().filter_map(|text| network(text.trim())).collect())
    }

    /// Most connections at once.
    pub(crate) fn connections(&self) -> usize {
        usize::try_from(self.whole(list::CONNECTIONS)).unwrap_or(usize::MAX)
    }

    /// Bytes that must be free.
    pub(crate) fn disk_free(&self) -> u64 {
        self.whole(list::DISK_FREE_MB) << 20
    }

    /// Whether anything about mail was said.
    pub(crate) fn mail_is_begun(&self) -> bool {
        let said = |key| self.of(key).is_some_and(|(_, whence)| *whence != Whence::Default);
        [list::MAIL_TO, list::MAIL_SERVER, list::MAIL_FROM, list::MAIL_USER].into_iter().any(said)
    }

    /// What was said about mail, wherever it was said, for a look at each part before anything is sent.
    pub(crate) fn mail_as_asked(&self) -> args::Mail {
        let text = |key| self.text(key).map(str::to_owned);
        let tls = self.text(list::MAIL_TLS).and_then(|text| MailTls::from_str(text, false).ok());
        args::Mail {
            to: self.texts(list::MAIL_TO),
            server: text(list::MAIL_SERVER),
            from: text(list::MAIL_FROM),
            tls: tls.unwrap_or_default(),
            ca: self.path(list::MAIL_CA),
            user: text(list::MAIL_USER),
            password_file: self.path(list::MAIL_PASSWORD_FILE),
        }
    }

    /// Hours between two letters.
    pub(crate) fn mail_every_hours(&self) -> u16 {
        u16::try_from(self.whole(list::MAIL_EVERY)).unwrap_or(u16::MAX)
    }

    /// How mail is sent; `None` unless recipients, server and sender are named.
    pub(crate) fn mail(&self) -> Option<Mail> {
        let text = |key| self.text(key).map(str::to_owned);
        let to = self.texts(list::MAIL_TO);
        let mail = Mail {
            to,
            server: text(list::MAIL_SERVER)?,
            from: text(list::MAIL_FROM)?,
            tls: text(list::MAIL_TLS)?,
            ca: self.path(list::MAIL_CA),
            user: text(list::MAIL_USER),
            password_file: self.path(list::MAIL_PASSWORD_FILE),
            every_hours: self.whole(list::MAIL_EVERY),
        };
        (!mail.to.is_empty()).then_some(mail)
    }
}
