//! A small mail server on loopback: SMTP with or without TLS and a login, that can be told to refuse or to hang up.

use std::collections::BTreeMap;
use std::io::{self, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use rcgen::{CertificateParams, CertifiedIssuer, IsCa, KeyPair};
use rustls::pki_types::PrivateKeyDer;
use rustls::{ServerConfig, ServerConnection, StreamOwned};

/// Longer than anything on loopback takes: a letter that has not come by then does not come.
const PATIENCE: Duration = Duration::from_secs(60);
/// Hangs up in place of an answer.
pub const HANG_UP: &str = "";
/// Before the greeting, for [`MailServer::answer`].
pub const GREETING: &str = "GREETING";
/// Behind the last line of a letter.
pub const END: &str = ".";

/// When the line becomes secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Secrecy {
    Never,
    WhenAsked,
    FromTheFirstByte,
}

/// A letter that was taken.
#[derive(Clone, Debug)]
pub struct Letter {
    pub to: String,
    pub secret: bool,
    pub login: Option<(String, String)>,
    pub data: String,
}

impl Letter {
    /// The decoded parts: the text, and the attached file.
    pub fn parts(&self) -> [String; 2] {
        let boundary = format!("--{}", self.header("boundary=\""));
        let parts = self.data.split(&boundary).filter_map(|part| part.split_once("\r\n\r\n"));
        let decoded: Vec<String> = parts
            .skip(1)
            .take(2)
            .map(|(headers, body)| {
                let text = String::from_utf8(body.as_bytes().to_vec()).unwrap();
                if headers.contains("base64") {
                    let bare: String = text.split_whitespace().collect();
                    return String::from_utf8(STANDARD.decode(bare).unwrap()).unwrap();
                }
                assert!(headers.contains("quoted-printable"), "{headers}");
                quoted_printable(text.trim_end())
            })
            .collect();
        decoded.try_into().unwrap()
    }

    /// What stands behind a mark, up to the end of the line or of the quotes.
    pub fn header(&self, mark: &str) -> &str {
        let (_, rest) = self.data.split_once(mark).unwrap_or_else(|| panic!("{mark}: {}", self.data));
        rest.split(['"', '\r']).next().unwrap()
    }
}

fn quoted_printable(text: &str) -> String {
    let text = text.replace("=\r\n", "");
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        if first == b'=' {
            let code = std::str::from_utf8(&after[..2]).unwrap();
            bytes.push(u8::from_str_radix(code, 16).unwrap());
            rest = &after[2..];
        } else {
            bytes.push(first);
            rest = after;
        }
    }
    String::from_utf8(bytes).unwrap()
}

/// What the server does, for every connection.
struct Manners {
    secrecy: Secrecy,
    tls: Arc<ServerConfig>,
    login: Option<(&'static str, &'static str)>,
    answers: Mutex<BTreeMap<&'static str, &'static str>>,
    heard: Mutex<Vec<String>>,
}

/// A mail server that runs until the test ends.
pub struct MailServer {
    pub port: u16,
    /// The certificate of the authority that issued the server's.
    pub authority: String,
    manners: Arc<Manners>,
    letters: Receiver<Letter>,
}

impl MailServer {
    /// A server whose certificate is for this name or address.
    pub fn start(secrecy: Secrecy, name: &str, login: Option<(&'static str, &'static str)>) -> Self {
        let (authority, tls) = certified(name);
        let (answers, heard) = (Mutex::default(), Mutex::default());
        let manners = Arc::new(Manners { secrecy, tls, login, answers, heard });
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let (taken, letters) = mpsc::channel();
        let served = manners.clone();
        // It ends with the test binary. A connection that is cut is the other side's business.
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                let (served, taken) = (served.clone(), taken.clone());
                std::thread::spawn(move || drop(stream.and_then(|stream| converse(stream, &served, &taken))));
            }
        });
        Self { port, authority, manners, letters }
    }

    /// From now on the server answers so where it would have said yes; [`HANG_UP`] cuts the line.
    pub fn answer(&self, to: &'static str, answer: &'static str) {
        self.manners.answers.lock().unwrap().insert(to, answer);
    }

    /// From now on the server says yes to everything.
    pub fn relent(&self) {
        self.manners.answers.lock().unwrap().clear();
    }

    /// The next letter.
    pub fn letter(&self) -> Letter {
        self.letters.recv_timeout(PATIENCE).expect("a letter")
    }

    /// Whether there is no letter that was not looked at.
    pub fn is_empty(&self) -> bool {
        self.letters.try_recv().is_err()
    }

    /// The commands that were heard since the last time.
    pub fn heard(&self) -> Vec<String> {
        std::mem::take(&mut *self.manners.heard.lock().unwrap())
    }
}

/// An authority of its own and a certificate for the name.
fn certified(name: &str) -> (String, Arc<ServerConfig>) {
    let mut authority = CertificateParams::new(Vec::new()).unwrap();
    authority.is_ca = IsCa::Ca(rcgen::BasicConstraints::Unconstrained);
    let issuer = CertifiedIssuer::self_signed(authority, KeyPair::generate().unwrap()).unwrap();
    let key = KeyPair::generate().unwrap();
    let certificate = CertificateParams::new(vec![name.to_owned()]).unwrap().signed_by(&key, &issuer).unwrap();
    let chain = vec![certificate.der().clone()];
    let secret = PrivateKeyDer::try_from(key.serialize_der()).unwrap();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ServerConfig::builder_with_provider(provider).with_safe_default_protocol_versions().unwrap();
    let config = config.with_no_client_auth().with_single_cert(chain, secret).unwrap();
    (issuer.pem(), Arc::new(config))
}

trait Wire: Read + Write {}
impl<T: Read + Write> Wire for T {}

fn secured(stream: TcpStream, manners: &Manners) -> Box<dyn Wire> {
    Box::new(StreamOwned::new(ServerConnection::new(manners.tls.clone()).unwrap(), stream))
}

/// One line without its end.
fn line(wire: &mut dyn Wire) -> io::Result<String> {
    let mut bytes = Vec::new();
    while !bytes.ends_with(b"\r\n") {
        let mut byte = [0];
        wire.read_exact(&mut byte)?;
        bytes.push(byte[0]);
    }
    bytes.truncate(bytes.len() - 2);
    String::from_utf8(bytes).map_err(io::Error::other)
}

/// One conversation, up to its end.
fn converse(stream: TcpStream, manners: &Manners, taken: &Sender<Letter>) -> io::Result<()> {
    let mut secret = manners.secrecy == Secrecy::FromTheFirstByte;
    let clear = stream.try_clone()?;
    let mut wire: Box<dyn Wire> = if secret { secured(stream, manners) } else { Box::new(stream) };
    let (mut login, mut to) = (None, String::new());
    answered(&mut *wire, manners, GREETING, "220 mail.example.org ready")?;
    loop {
        let said = line(&mut *wire)?;
        let verb = said.split([' ', ':']).next().unwrap_or_default().to_ascii_uppercase();
        manners.heard.lock().unwrap().push(verb.clone());
        match verb.as_str() {
            "EHLO" => answered(&mut *wire, manners, "EHLO", &offers(manners, secret))?,
            "STARTTLS" => {
                answered(&mut *wire, manners, "STARTTLS", "220 go on")?;
                wire = secured(clear.try_clone()?, manners);
                secret = true;
            }
            "AUTH" => {
                let plain = said.split(' ').nth(2).and_then(|text| STANDARD.decode(text).ok()).unwrap_or_default();
                let plain = String::from_utf8(plain).map_err(io::Error::other)?;
                let mut parts = plain.split('\0').skip(1);
                let given = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
                let known = manners.login == Some(given);
                login = known.then(|| (given.0.to_owned(), given.1.to_owned()));
                let answer = if known { "235 welcome" } else { "535 5.7.8 user name or password wrong" };
                answered(&mut *wire, manners, "AUTH", answer)?;
            }
            "MAIL" if manners.login.is_some() && login.is_none() => say(&mut *wire, "530 5.7.0 log in first")?,
            "MAIL" => answered(&mut *wire, manners, "MAIL", "250 fine")?,
            "RCPT" => {
                to = said.split(['<', '>']).nth(1).unwrap_or_default().to_owned();
                answered(&mut *wire, manners, "RCPT", "250 fine")?;
            }
            "DATA" => {
                answered(&mut *wire, manners, "DATA", "354 go on")?;
                let data = letter(&mut *wire)?;
                // Taken before it is said, so that whoever hears it finds the letter here.
                let refused = manners.answers.lock().unwrap().contains_key(END);
                if !refused {
                    let letter = Letter { to: to.clone(), secret, login: login.clone(), data };
                    taken.send(letter).map_err(io::Error::other)?;
                }
                answered(&mut *wire, manners, END, "250 taken")?;
            }
            "QUIT" => return say(&mut *wire, "221 bye"),
            _ => say(&mut *wire, "250 fine")?,
        }
    }
}

fn offers(manners: &Manners, secret: bool) -> String {
    let mut offers = vec!["mail.example.org"];
    if manners.secrecy == Secrecy::WhenAsked && !secret {
        offers.push("STARTTLS");
    }
    if manners.login.is_some() && (secret || manners.secrecy == Secrecy::Never) {
        offers.push("AUTH PLAIN");
    }
    let last = offers.pop().unwrap_or_default();
    let lines: String = offers.iter().map(|offer| format!("250-{offer}\r\n")).collect();
    format!("{lines}250 {last}")
}

/// The lines of a letter, up to the one with a full stop only.
fn letter(wire: &mut dyn Wire) -> io::Result<String> {
    let mut data = String::new();
    loop {
        let next = line(wire)?;
        if next == "." {
            return Ok(data);
        }
        data.push_str(next.strip_prefix('.').unwrap_or(&next));
        data.push_str("\r\n");
    }
}

fn answered(wire: &mut dyn Wire, manners: &Manners, to: &'static str, usual: &str) -> io::Result<()> {
    match manners.answers.lock().unwrap().get(to) {
        Some(&HANG_UP) => Err(io::Error::other("hung up")),
        Some(answer) => say(wire, answer),
        None => say(wire, usual),
    }
}

fn say(wire: &mut dyn Wire, answer: &str) -> io::Result<()> {
    wire.write_all(format!("{answer}\r\n").as_bytes())?;
    wire.flush()
}
