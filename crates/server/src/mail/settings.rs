//! Where mail goes and through which server, checked before anything is sent.

use std::net::IpAddr;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use lettre::Address;
use lettre::message::Mailbox;
use lettre::transport::smtp::client::Certificate;
use wording::{Arg, Words};
use zeroize::Zeroizing;

use crate::args::{Mail, MailTls};
use crate::ending::Ending;
use crate::{out, place};

/// The variable that may hold the password.
const PASSWORD: &str = "XINZE_MAIL_PASSWORD";
/// Most recipients: checkpoints go to those who keep one for others to see; whoever wants to reach many names a list.
const RECIPIENTS_MAX: usize = 16;
/// Longest address that any mail server takes (RFC 5321, 4.5.3.1.3).
const ADDRESS_BYTES_MAX: usize = 254;
/// Longest name of a machine (RFC 1035, 2.3.4).
const HOST_BYTES_MAX: usize = 253;

/// Everything that sending needs. It can be made from flags, from the environment, or from a file with the same names.
#[derive(Debug)]
pub(crate) struct MailSettings {
    pub(super) host: String,
    pub(super) port: u16,
    pub(super) tls: MailTls,
    /// An authority of the office's own, beside those that the machine trusts.
    pub(super) ca: Option<Certificate>,
    pub(super) login: Option<Login>,
    pub(super) from: Mailbox,
    to: Vec<Address>,
}

/// Name and password at the mail server.
pub(super) struct Login {
    pub(super) user: String,
    pub(super) password: Zeroizing<String>,
}

impl std::fmt::Debug for Login {
    /// Without the password, which belongs into no log.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Login").field("user", &self.user).finish_non_exhaustive()
    }
}

impl MailSettings {
    /// Who gets mail, each address once.
    pub(crate) fn to(&self) -> &[Address] {
        &self.to
    }

    /// Who writes.
    pub(crate) const fn from(&self) -> &Mailbox {
        &self.from
    }

    /// Checks what was said; `None` where nobody gets mail.
    pub(crate) fn of(mail: &Mail, words: &Words) -> Result<Option<Self>, Ending> {
        let mut to: Vec<Address> = Vec::new();
        for text in &mail.to {
            let address = address(text, words)?;
            let same = |other: &Address| AsRef::<str>::as_ref(other).eq_ignore_ascii_case(address.as_ref());
            if !to.iter().any(same) {
                to.push(address);
            }
        }
        if to.is_empty() {
            return Ok(None);
        }
        if to.len() > RECIPIENTS_MAX {
            let number = |n: usize| Arg::from(i64::try_from(n).unwrap_or(i64::MAX));
            let args = [("n", number(to.len())), ("max", number(RECIPIENTS_MAX))];
            return Err(Ending::usage(words.with("mail-too-many", &args)));
        }
        let missing = |option: &str| Ending::usage(words.with("mail-missing", &[("option", option.into())]));
        let server = mail.server.as_deref().ok_or_else(|| missing("--mail-server"))?;
        let from = mail.from.as_deref().ok_or_else(|| missing("--mail-from"))?;
        let (host, port) = host_and_port(server, mail.tls)
            .ok_or_else(|| Ending::usage(words.with("mail-bad-server", &[("text", shown(server).into())])))?;
        let login = login(mail, words)?;
        if login.is_some() && mail.tls == MailTls::None && !is_this_machine(&host) {
            return Err(Ending::usage(words.say("mail-password-in-clear")));
        }
        let ca = mail.ca.as_deref().map(|path| authority(path, words)).transpose()?;
        Ok(Some(Self { host, port, tls: mail.tls, ca, login, from: mailbox(from, words)?, to }))
    }
}

/// A text that is shown where it is refused: without what would move the line.
fn shown(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { '␤' } else { c }).collect()
}

/// An address and nothing else. Line breaks, with which further header lines could be slipped in, are in none.
fn address(text: &str, words: &Words) -> Result<Address, Ending> {
    let bad = || Ending::usage(words.with("mail-bad-address", &[("text", shown(text).into())]));
    let text = text.trim_matches(' ');
    let plain = text.is_ascii() && text.len() <= ADDRESS_BYTES_MAX && !text.contains(char::is_whitespace);
    if plain { text.parse().map_err(|_| bad()) } else { Err(bad()) }
}

/// An address, with a name before it where one is given: `云溪县信访局 <ledger@example.gov.cn>`.
fn mailbox(text: &str, words: &Words) -> Result<Mailbox, Ending> {
    if !text.contains('<') || text.contains(char::is_control) {
        return Ok(Mailbox::new(None, address(text, words)?));
    }
    let (name, rest) = text.split_once('<').unwrap_or_default();
    let inner = rest.trim_end().strip_suffix('>').unwrap_or(rest);
    let name = name.trim().trim_matches('"');
    Ok(Mailbox::new(Some(name.to_owned()).filter(|name| !name.is_empty()), address(inner, words)?))
}

/// A machine's name or address, and the port where one is named; otherwise the usual one.
fn host_and_port(text: &str, tls: MailTls) -> Option<(String, u16)> {
    let usual = match tls {
        MailTls::Starttls => 587,
        MailTls::Tls => 465,
        MailTls::None => 25,
    };
    let (host, port) = match text.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        Some((host, "")) => (host, usual),
        Some((host, port)) => (host, port.strip_prefix(':')?.parse().ok()?),
        None => match text.rsplit_once(':') {
            Some((host, port)) => (host, port.parse().ok()?),
            None => (text, usual),
        },
    };
    let named = |host: &str| {
        let label = |label: &str| {
            !label.is_empty() && label.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'))
        };
        host.len() <= HOST_BYTES_MAX && host.split('.').all(label)
    };
    (host.parse::<IpAddr>().is_ok() || named(host)).then(|| (host.to_owned(), port)).filter(|(_, port)| *port != 0)
}

fn is_this_machine(host: &str) -> bool {
    host.eq_ignore_ascii_case("localhost") || host.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

fn login(mail: &Mail, words: &Words) -> Result<Option<Login>, Ending> {
    let Some(user) = &mail.user else {
        return if mail.password_file.is_some() {
            Err(Ending::usage(words.with("mail-missing", &[("option", "--mail-user".into())])))
        } else {
            Ok(None)
        };
    };
    let password = match &mail.password_file {
        Some(path) => password_in(path, words)?,
        None => variable().unwrap_or_default(),
    };
    if password.is_empty() || user.contains(char::is_control) {
        return Err(Ending::usage(words.say("mail-no-password")));
    }
    Ok(Some(Login { user: user.clone(), password }))
}

#[expect(clippy::disallowed_methods, reason = "a password in the environment stands in no list of processes")]
fn variable() -> Option<Zeroizing<String>> {
    std::env::var(PASSWORD).ok().map(Zeroizing::new)
}

/// The password in a file: its first line.
fn password_in(path: &Path, words: &Words) -> Result<Zeroizing<String>, Ending> {
    let text = std::fs::read_to_string(path).map_err(|error| place::unreadable(path, &error, words))?;
    let text = Zeroizing::new(text);
    if std::fs::metadata(path)?.permissions().mode() & 0o007 != 0 {
        out::warn(words.with("mail-password-open", &[("path", path.display().to_string().into())]));
    }
    Ok(Zeroizing::new(text.lines().next().unwrap_or_default().to_owned()))
}

/// The certificate of an authority, as PEM.
fn authority(path: &Path, words: &Words) -> Result<Certificate, Ending> {
    let bytes = std::fs::read(path).map_err(|error| place::unreadable(path, &error, words))?;
    let bad = || Ending::fault(words.with("mail-bad-ca", &[("path", path.display().to_string().into())]));
    if !bytes.windows(BEGIN.len()).any(|window| window == BEGIN) {
        return Err(bad());
    }
    Certificate::from_pem(&bytes).map_err(|_| bad())
}

/// What a certificate in a PEM file begins with.
const BEGIN: &[u8] = b"-----BEGIN CERTIFICATE-----";

/// The name by which this program greets the mail server: the domain that it writes from.
pub(super) fn domain_of(from: &Mailbox) -> &str {
    from.email.domain()
}

#[cfg(test)]
mod tests {
    use wording::Lang;

    use super::*;

    fn mail(to: &[&str]) -> Mail {
        Mail {
            to: to.iter().map(|&text| text.to_owned()).collect(),
            server: Some("mail.example.gov.cn".to_owned()),
            from: Some("云溪县信访局 <ledger@example.gov.cn>".to_owned()),
            ..Mail::default()
        }
    }

    fn told(mail: &Mail) -> (u8, String) {
        match MailSettings::of(mail, Lang::English.words()) {
            Err(Ending::Told { code, lines }) => (code, lines.join(" ")),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn nobody_gets_mail_where_nobody_is_named_and_everybody_once() {
        let words = Lang::English.words();
        assert!(MailSettings::of(&mail(&[]), words).unwrap().is_none());
        let settings = MailSettings::of(&mail(&["a@example.org", " A@Example.org", "b@example.org"]), words);
        let settings = settings.unwrap().unwrap();
        assert_eq!(settings.to.iter().map(AsRef::as_ref).collect::<Vec<&str>>(), ["a@example.org", "b@example.org"]);
        assert_eq!((settings.host.as_str(), settings.port), ("mail.example.gov.cn", 587));
        assert_eq!(settings.from.name.as_deref(), Some("云溪县信访局"));
    }

    #[test]
    fn addresses_with_line_breaks_spaces_or_other_letters_are_refused() {
        let bad = [
            "a@example.org\r\nBcc: b@example.org",
            "a@example.org\nX: y",
            "a b@example.org",
            "nobody",
            "@",
            "甲@例子.cn",
        ];
        for text in bad.iter().map(|&text| text.to_owned()).chain([format!("{}@example.org", "a".repeat(300))]) {
            let (code, told) = told(&mail(&[&text]));
            assert!(code == 2 && told.contains("is not an address") && told.lines().count() == 1, "{told}");
        }
        for from in
            ["a@example.org\r\nBcc: b@example.org", "A\r\nB <a@example.org>", "A <a@example.org", "A <b> <c@d.e>"]
        {
            let mail = Mail { from: Some(from.to_owned()), ..mail(&["a@example.org"]) };
            if from == "A <a@example.org" {
                assert!(MailSettings::of(&mail, Lang::English.words()).is_ok(), "read as it was meant");
            } else {
                assert!(told(&mail).1.contains("is not an address"), "{from}");
            }
        }
    }

    #[test]
    fn too_many_recipients_and_missing_parts_are_told_with_a_way_out() {
        let many: Vec<String> = (0..=RECIPIENTS_MAX).map(|n| format!("a{n}@example.org")).collect();
        let many: Vec<&str> = many.iter().map(String::as_str).collect();
        assert!(told(&mail(&many)).1.contains("mailing list"));
        let without = |change: fn(&mut Mail)| {
            let mut mail = mail(&["a@example.org"]);
            change(&mut mail);
            told(&mail).1
        };
        assert!(without(|mail| mail.server = None).contains("--mail-server"));
        assert!(without(|mail| mail.from = None).contains("--mail-from"));
        assert!(without(|mail| mail.user = Some("ledger".to_owned())).contains("XINZE_MAIL_PASSWORD"));
        assert!(without(|mail| mail.password_file = Some("/nowhere".into())).contains("--mail-user"));
        assert!(without(|mail| mail.ca = Some("/nowhere".into())).contains("/nowhere"));
        for server in ["", "mail server", "mail:0", "mail:99999", "a..b", "mail\r\n", "[::1]25", "http://mail"] {
            let mail = Mail { server: Some(server.to_owned()), ..mail(&["a@example.org"]) };
            assert!(told(&mail).1.contains("is not a mail server"), "{server}");
        }
    }

    #[test]
    fn a_server_is_a_name_or_an_address_with_or_without_a_port() {
        for (text, tls, host, port) in [
            ("mail", MailTls::Starttls, "mail", 587),
            ("mail.example.cn", MailTls::Tls, "mail.example.cn", 465),
            ("10.0.0.5", MailTls::None, "10.0.0.5", 25),
            ("10.0.0.5:2525", MailTls::None, "10.0.0.5", 2525),
            ("[::1]", MailTls::Tls, "::1", 465),
            ("[fd00::5]:587", MailTls::Starttls, "fd00::5", 587),
        ] {
            assert_eq!(host_and_port(text, tls), Some((host.to_owned(), port)), "{text}");
        }
    }

    #[test]
    fn a_password_goes_in_clear_to_this_machine_only_and_is_never_shown() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("password");
        std::fs::write(&file, "geheim-4711\n").unwrap();
        let with = |server: &str| Mail {
            server: Some(server.to_owned()),
            user: Some("ledger".to_owned()),
            password_file: Some(file.clone()),
            tls: MailTls::None,
            ..mail(&["a@example.org"])
        };
        assert!(told(&with("mail.example.cn")).1.contains("in clear"));
        for server in ["localhost", "127.0.0.1:25", "[::1]"] {
            let settings = MailSettings::of(&with(server), Lang::English.words()).unwrap().unwrap();
            assert_eq!(*settings.login.as_ref().unwrap().password, "geheim-4711");
            assert!(!format!("{settings:?}").contains("geheim"), "{settings:?}");
        }
    }
}
