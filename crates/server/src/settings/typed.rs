//! Settings as the program uses them. Their values were checked when they were read.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

use super::kind::{OFF, Value, network};
use super::list;
use super::{Settings, Whence};
use crate::serving::{Proxies, TlsFiles};

/// Where mail is handed in, and from whom to whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Mail {
    /// The mail server.
    pub(crate) host: String,
    /// Its port.
    pub(crate) port: u16,
    /// One of [`list::MAIL_TLS_MODES`].
    pub(crate) tls: String,
    /// Whom letters are from.
    pub(crate) sender: String,
    /// Who gets them.
    pub(crate) recipients: Vec<String>,
    /// The name to sign in with.
    pub(crate) user: Option<String>,
    /// The file with the password.
    pub(crate) password_file: Option<PathBuf>,
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
        [list::MAIL_HOST, list::MAIL_SENDER, list::MAIL_RECIPIENTS, list::MAIL_USER].into_iter().any(said)
    }

    /// How mail is sent; `None` where no host, sender or recipient is named.
    pub(crate) fn mail(&self) -> Option<Mail> {
        let text = |key| self.text(key).map(str::to_owned);
        let recipients = self.texts(list::MAIL_RECIPIENTS);
        let mail = Mail {
            host: text(list::MAIL_HOST)?,
            port: u16::try_from(self.whole(list::MAIL_PORT)).ok()?,
            tls: text(list::MAIL_TLS)?,
            sender: text(list::MAIL_SENDER)?,
            recipients,
            user: text(list::MAIL_USER),
            password_file: self.path(list::MAIL_PASSWORD_FILE),
        };
        (!mail.recipients.is_empty()).then_some(mail)
    }
}
