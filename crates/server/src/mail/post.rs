//! Hands letters to the mail server.

use std::error::Error as _;
use std::time::Duration;

use app::Handed;
use lettre::transport::smtp::AsyncSmtpTransport;
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Tls, TlsParameters};
use lettre::transport::smtp::extension::ClientId;
use lettre::transport::smtp::response::{Category, Code, Severity};
use lettre::{AsyncTransport, Message, Tokio1Executor};
use wording::Words;

use super::settings::{MailSettings, domain_of};
use crate::args::MailTls;

/// For how long a mail server may be silent before the connection is given up.
const CONNECT_MAX: Duration = Duration::from_secs(20);
/// For how long handing over one letter may take in all: servers that hold a stranger off do so for half a minute.
pub(crate) const LETTER_MAX: Duration = Duration::from_secs(120);
/// Most characters of what a server said that are kept: enough for a line with the reason.
const CAUSE_CHARS_MAX: usize = 300;

/// Why a letter was not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Trouble {
    /// Its name in the wording files: `mail-trouble-…`.
    pub(crate) code: &'static str,
    /// What was said, without addresses.
    pub(crate) cause: String,
    /// Whether the same would be refused again.
    pub(crate) for_good: bool,
}

impl Trouble {
    fn new(code: &'static str, cause: &str, for_good: bool) -> Self {
        Self { code, cause: without_addresses(cause), for_good }
    }

    /// A letter that cannot be written.
    pub(crate) fn unfit(cause: &str) -> Self {
        Self::new("unfit", cause, true)
    }

    /// What happened and what to do.
    pub(crate) fn told(&self, words: &Words) -> String {
        told(self.code, &self.cause, words)
    }

    fn of(error: &lettre::transport::smtp::Error) -> Self {
        let said = whole(error);
        let code = match error.status() {
            Some(Code {
                severity: Severity::PermanentNegativeCompletion, category: Category::Unspecified3, ..
            }) => {
                return Self::new("login", &said, true);
            }
            Some(_) if error.is_permanent() => return Self::new("refused", &said, true),
            Some(_) => "later",
            // The handshake fails inside the connection, and only its words tell a bad certificate from a cut line.
            None if error.is_tls() || said.contains("certificate") => return Self::new("certificate", &said, true),
            None if error.is_client() => return Self::new("unfit", &said, true),
            // An answer of which a part is missing is a line that was cut.
            None if error.is_response() && !said.contains("incomplete") => "answer",
            None => "unreachable",
        };
        Self::new(code, &said, false)
    }
}

/// What happened and what to do, of a kind of trouble that was kept.
pub(crate) fn told(code: &str, cause: &str, words: &Words) -> String {
    words.with(&format!("mail-trouble-{code}"), &[("cause", cause.into())])
}

impl From<Trouble> for Handed {
    fn from(trouble: Trouble) -> Self {
        Self::Failed { trouble: trouble.code, cause: trouble.cause, for_good: trouble.for_good }
    }
}

/// An error with everything beneath it, each thing once.
fn whole(error: &lettre::transport::smtp::Error) -> String {
    let mut said = error.to_string();
    let mut beneath = error.source();
    while let Some(error) = beneath {
        let line = error.to_string();
        if !said.contains(&line) {
            said = format!("{said}: {line}");
        }
        beneath = error.source();
    }
    said
}

/// The same in one line, with nothing that looks like an address: servers repeat those of recipients, and what is kept
/// or logged names nobody.
fn without_addresses(said: &str) -> String {
    let plain: String = said.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let words: Vec<&str> = plain.split_whitespace().map(|word| if word.contains('@') { "<…>" } else { word }).collect();
    words.join(" ").chars().take(CAUSE_CHARS_MAX).collect()
}

/// The mail server.
pub(crate) struct Post {
    server: AsyncSmtpTransport<Tokio1Executor>,
}

impl Post {
    /// Connects to nothing yet.
    ///
    /// # Errors
    /// The certificates that are trusted cannot be used.
    pub(crate) fn new(settings: &MailSettings) -> Result<Self, Trouble> {
        let tls = match settings.tls {
            MailTls::None => Tls::None,
            mode => {
                let mut trust = TlsParameters::builder(settings.host.clone());
                if let Some(ca) = &settings.ca {
                    trust = trust.add_root_certificate(ca.clone());
                }
                let trust = trust.build().map_err(|error| Trouble::of(&error))?;
                // Never "if the server happens to offer it": whoever stands between would take the offer away.
                if mode == MailTls::Tls { Tls::Wrapper(trust) } else { Tls::Required(trust) }
            }
        };
        let mut server = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(&settings.host)
            .port(settings.port)
            .tls(tls)
            .timeout(Some(CONNECT_MAX))
            .hello_name(ClientId::Domain(domain_of(&settings.from).to_owned()));
        if let Some(login) = &settings.login {
            server = server.credentials(Credentials::new(login.user.clone(), login.password.to_string()));
        }
        Ok(Self { server: server.build() })
    }

    /// Hands one letter over; the server has taken it when this returns.
    ///
    /// # Errors
    /// It was not taken, or nobody knows: then the same letter may arrive twice.
    pub(crate) async fn hand_over(&self, letter: Message) -> Result<(), Trouble> {
        match tokio::time::timeout(LETTER_MAX, self.server.send(letter)).await {
            Ok(Ok(_)) => Ok(()),
            Ok(Err(error)) => Err(Trouble::of(&error)),
            Err(_) => Err(Trouble::new("silent", "the mail server did not answer in time", false)),
        }
    }
}

#[cfg(test)]
mod tests {
    use wording::Lang;

    use super::*;

    #[test]
    fn every_trouble_is_told_in_both_languages() {
        for code in ["login", "refused", "later", "certificate", "unfit", "answer", "unreachable", "silent"] {
            for lang in Lang::ALL {
                let told = told(code, "x4711", lang.words());
                assert!(told.contains("x4711") && !told.contains('⟦'), "{code} {lang:?}: {told}");
            }
        }
    }

    #[test]
    fn what_a_server_said_is_kept_without_addresses_and_in_one_line() {
        let said = "550 5.1.1 <he.guixiang@example.org>: Recipient\r\nrejected (he@example.org)";
        assert_eq!(without_addresses(said), "550 5.1.1 <…> Recipient rejected <…>");
        assert!(without_addresses(&"长".repeat(9_000)).chars().count() <= CAUSE_CHARS_MAX);
    }
}
