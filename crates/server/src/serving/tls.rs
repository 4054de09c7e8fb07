//! TLS by the program itself: certificate and key from files, read anew when they change, so that whatever renews them
//! has to stop nothing.

use std::io;
use std::path::PathBuf;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::SystemTime;

use rustls::crypto::ring;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer, ServerName};
use rustls::server::{ClientHello, ParsedCertificate, ResolvesServerCert};
use rustls::sign::CertifiedKey;
use rustls::{InconsistentKeys, ServerConfig};
use tokio_rustls::TlsAcceptor;
use wording::{Arg, Words};
use x509_cert::Certificate;
use x509_cert::der::Decode;

/// Days before the end of a certificate from which on the log says so: whoever renews by hand needs some.
const WARN_DAYS: i64 = 14;
const DAY_S: i64 = 24 * 60 * 60;

/// Where certificate and key are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TlsFiles {
    /// The certificate and those that vouch for it, in PEM, its own first.
    pub(crate) certificate: PathBuf,
    /// The key, in PEM.
    pub(crate) key: PathBuf,
}

/// Why certificate and key cannot be used. Its words are `tls-fault-<code>`.
#[derive(Debug)]
pub(crate) enum TlsFault {
    /// A file cannot be read.
    Unread { path: PathBuf, cause: String },
    /// No certificate stands in the file.
    NoCertificate { path: PathBuf },
    /// No key stands in the file.
    NoKey { path: PathBuf },
    /// The key is locked with a password.
    LockedKey { path: PathBuf },
    /// What stands there is none that TLS can use.
    Unusable { path: PathBuf, cause: String },
    /// Key and certificate are not a pair.
    NotAPair { certificate: PathBuf, key: PathBuf },
    /// The certificate has ended.
    Ended { path: PathBuf, on: String },
    /// The certificate has not begun.
    NotBegun { path: PathBuf, on: String },
}

impl TlsFault {
    /// What is wrong and what to do.
    pub(crate) fn told(&self, words: &Words) -> String {
        let shown = |path: &PathBuf| Arg::from(path.display().to_string());
        let (code, facts) = match self {
            Self::Unread { path, cause } => ("unread", vec![("path", shown(path)), ("cause", cause.as_str().into())]),
            Self::NoCertificate { path } => ("no-certificate", vec![("path", shown(path))]),
            Self::NoKey { path } => ("no-key", vec![("path", shown(path))]),
            Self::LockedKey { path } => ("locked-key", vec![("path", shown(path))]),
            Self::Unusable { path, cause } => {
                ("unusable", vec![("path", shown(path)), ("cause", cause.as_str().into())])
            }
            Self::NotAPair { certificate, key } => {
                ("not-a-pair", vec![("certificate", shown(certificate)), ("key", shown(key))])
            }
            Self::Ended { path, on } => ("ended", vec![("path", shown(path)), ("day", on.as_str().into())]),
            Self::NotBegun { path, on } => ("not-begun", vec![("path", shown(path)), ("day", on.as_str().into())]),
        };
        words.with(&format!("tls-fault-{code}"), &facts)
    }
}

/// Certificate and key as they were read.
#[derive(Debug)]
pub(crate) struct Pair {
    certified: Arc<CertifiedKey>,
    /// The last moment of the certificate, in seconds since 1970, UTC.
    pub(crate) ends_s: i64,
}

impl TlsFiles {
    /// Reads both and looks whether they can be used at this moment, in seconds since 1970, UTC.
    ///
    /// # Errors
    /// What is wrong with them.
    pub(crate) fn read(&self, now_s: i64) -> Result<Pair, TlsFault> {
        let chain = self.chain()?;
        let key = self.key()?;
        let unusable = |path: &PathBuf, cause: String| TlsFault::Unusable { path: path.clone(), cause };
        let (begins_s, ends_s) = chain
            .first()
            .ok_or_else(|| TlsFault::NoCertificate { path: self.certificate.clone() })
            .and_then(|first| bounds(first).map_err(|cause| unusable(&self.certificate, cause)))?;
        let path = self.certificate.clone();
        if now_s > ends_s {
            return Err(TlsFault::Ended { path, on: day(ends_s) });
        }
        if now_s < begins_s {
            return Err(TlsFault::NotBegun { path, on: day(begins_s) });
        }
        let certified = CertifiedKey::from_der(chain, key, &ring::default_provider()).map_err(|error| match error {
            rustls::Error::InconsistentKeys(InconsistentKeys::KeyMismatch) => {
                TlsFault::NotAPair { certificate: self.certificate.clone(), key: self.key.clone() }
            }
            other => unusable(&self.key, other.to_string()),
        })?;
        Ok(Pair { certified: Arc::new(certified), ends_s })
    }

    fn chain(&self) -> Result<Vec<CertificateDer<'static>>, TlsFault> {
        let text = read(&self.certificate)?;
        let chain = CertificateDer::pem_slice_iter(&text).collect::<Result<Vec<_>, _>>();
        let chain =
            chain.map_err(|error| TlsFault::Unusable { path: self.certificate.clone(), cause: error.to_string() })?;
        if chain.is_empty() { Err(TlsFault::NoCertificate { path: self.certificate.clone() }) } else { Ok(chain) }
    }

    fn key(&self) -> Result<PrivateKeyDer<'static>, TlsFault> {
        let text = read(&self.key)?;
        let path = || self.key.clone();
        let locked = ["ENCRYPTED PRIVATE KEY", "Proc-Type: 4,ENCRYPTED"];
        if locked.iter().any(|mark| text.windows(mark.len()).any(|found| found == mark.as_bytes())) {
            return Err(TlsFault::LockedKey { path: path() });
        }
        PrivateKeyDer::from_pem_slice(&text).map_err(|error| match error {
            rustls::pki_types::pem::Error::NoItemsFound => TlsFault::NoKey { path: path() },
            other => TlsFault::Unusable { path: path(), cause: other.to_string() },
        })
    }

    /// When the files were last changed, as far as the system tells.
    fn changed(&self) -> [Option<SystemTime>; 2] {
        [&self.certificate, &self.key].map(|path| std::fs::metadata(path).and_then(|file| file.modified()).ok())
    }
}

fn read(path: &PathBuf) -> Result<Vec<u8>, TlsFault> {
    std::fs::read(path).map_err(|error| TlsFault::Unread { path: path.clone(), cause: error.to_string() })
}

/// From when to when a certificate holds, in seconds since 1970.
fn bounds(certificate: &CertificateDer<'_>) -> Result<(i64, i64), String> {
    let certificate = Certificate::from_der(certificate).map_err(|error| error.to_string())?;
    let validity = certificate.tbs_certificate().validity();
    let seconds = |time: &x509_cert::time::Time| i64::try_from(time.to_unix_duration().as_secs()).unwrap_or(i64::MAX);
    Ok((seconds(&validity.not_before), seconds(&validity.not_after)))
}

/// The day of a moment, in Asia/Shanghai.
fn day(seconds: i64) -> String {
    app::civil_day(seconds.saturating_mul(1_000_000)).to_string()
}

impl Pair {
    /// Whether browsers that ask for this host are content with the certificate.
    pub(crate) fn is_for(&self, host: &str) -> bool {
        let Ok(name) = ServerName::try_from(host.to_owned()) else { return false };
        let Ok(first) = self.certified.end_entity_cert() else { return false };
        ParsedCertificate::try_from(first)
            .is_ok_and(|parsed| rustls::client::verify_server_name(&parsed, &name).is_ok())
    }
}

/// The pair in use, and its files.
#[derive(Debug)]
pub(crate) struct Tls {
    files: TlsFiles,
    current: RwLock<Current>,
}

#[derive(Debug)]
struct Current {
    pair: Pair,
    changed: [Option<SystemTime>; 2],
}

impl Tls {
    /// Reads the files for the first time.
    ///
    /// # Errors
    /// They cannot be used.
    pub(crate) fn open(files: TlsFiles, now_s: i64) -> Result<Self, TlsFault> {
        let changed = files.changed();
        let pair = files.read(now_s)?;
        Ok(Self { files, current: RwLock::new(Current { pair, changed }) })
    }

    /// What speaks TLS with whoever comes.
    ///
    /// # Errors
    /// The library does not let it.
    pub(crate) fn acceptor(self: &Arc<Self>) -> io::Result<TlsAcceptor> {
        let builder = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()));
        let builder = builder.with_safe_default_protocol_versions().map_err(io::Error::other)?;
        let mut config = builder.with_no_client_auth().with_cert_resolver(self.clone());
        config.alpn_protocols = vec![b"http/1.1".to_vec()];
        Ok(TlsAcceptor::from(Arc::new(config)))
    }

    /// Reads the files anew where somebody asks for it or they changed. What cannot be used is logged, and the pair in
    /// use stays: better an old certificate than none.
    pub(crate) fn renew(&self, asked: bool, now_s: i64) {
        let changed = self.files.changed();
        if !asked && self.current.read().unwrap_or_else(PoisonError::into_inner).changed == changed {
            return;
        }
        let read = self.files.read(now_s);
        let mut current = self.current.write().unwrap_or_else(PoisonError::into_inner);
        current.changed = changed;
        match read {
            Ok(pair) => {
                tracing::info!(until = day(pair.ends_s), "the certificate was read anew");
                current.pair = pair;
            }
            Err(fault) => {
                let why = fault.told(wording::Lang::English.words());
                tracing::error!(why, "the new certificate cannot be used; the one before stays in use");
            }
        }
    }

    /// The last moment of the certificate in use, in seconds since 1970.
    pub(crate) fn ends_s(&self) -> i64 {
        self.current.read().unwrap_or_else(PoisonError::into_inner).pair.ends_s
    }

    /// Says so where the certificate ends soon.
    pub(crate) fn warn_of_end(&self, now_s: i64) {
        let left = (self.ends_s() - now_s).div_euclid(DAY_S);
        if left < WARN_DAYS {
            tracing::warn!(days = left, "the certificate ends soon");
        }
    }
}

impl ResolvesServerCert for Tls {
    fn resolve(&self, _: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        Some(self.current.read().unwrap_or_else(PoisonError::into_inner).pair.certified.clone())
    }
}

#[cfg(test)]
mod tests {
    use wording::Lang;

    use super::*;

    #[test]
    fn every_fault_is_told_in_both_languages() {
        let (path, cause, on) = (PathBuf::from("a.pem"), "why".to_owned(), "2026-01-02".to_owned());
        let faults = [
            TlsFault::Unread { path: path.clone(), cause: cause.clone() },
            TlsFault::NoCertificate { path: path.clone() },
            TlsFault::NoKey { path: path.clone() },
            TlsFault::LockedKey { path: path.clone() },
            TlsFault::Unusable { path: path.clone(), cause },
            TlsFault::NotAPair { certificate: path.clone(), key: PathBuf::from("k.pem") },
            TlsFault::Ended { path: path.clone(), on: on.clone() },
            TlsFault::NotBegun { path, on },
        ];
        for fault in faults {
            for lang in Lang::ALL {
                let told = fault.told(lang.words());
                assert!(told.contains("a.pem") && !told.contains('⟦') && !told.contains("{ $"), "{lang:?}: {told}");
            }
        }
    }
}
