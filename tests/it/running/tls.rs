//! TLS by the program itself: a real client, certificates that are renewed under way, and files that cannot be used.

use std::io::Write;
use std::net::TcpStream;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use rcgen::{CertificateParams, KeyPair};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::{CertificateDer, ServerName};
use tokio_rustls::rustls::{ClientConfig, RootCertStore};

use super::{Serving, Site, until};

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// A certificate for a host with its key, both in PEM, and the certificate as clients keep it.
struct Made {
    certificate: String,
    key: String,
    der: CertificateDer<'static>,
}

/// Made out from a day before to a day after now, shifted by so many days.
#[expect(clippy::disallowed_methods, reason = "certificates hold by the real clock")]
fn made(host: &str, days: i32) -> Made {
    let mut params = CertificateParams::new(vec![host.to_owned()]).unwrap();
    let shift = DAY * days.unsigned_abs();
    let now = SystemTime::now();
    let about = if days < 0 { now - shift } else { now + shift };
    (params.not_before, params.not_after) = ((about - DAY).into(), (about + DAY).into());
    let key = KeyPair::generate().unwrap();
    let certificate = params.self_signed(&key).unwrap();
    Made { certificate: certificate.pem(), key: key.serialize_pem(), der: certificate.der().clone() }
}

fn put(folder: &Path, certificate: &str, key: &str) {
    // Beside and then renamed, as whoever renews certificates does: nobody reads half a file.
    for (name, text) in [("certificate.pem", certificate), ("key.pem", key)] {
        std::fs::write(folder.join("beside"), text).unwrap();
        std::fs::rename(folder.join("beside"), folder.join(name)).unwrap();
    }
}

const FILES: [(&str, &str); 2] = [("XINZE_TLS_CERTIFICATE", "certificate.pem"), ("XINZE_TLS_KEY", "key.pem")];

/// Asks as a browser does that knows this certificate and no other.
async fn get(address: &str, known: &Made, host: &str) -> Result<String, std::io::Error> {
    let mut roots = RootCertStore::empty();
    roots.add(known.der.clone()).unwrap();
    let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()));
    let config = config.with_safe_default_protocol_versions().unwrap().with_root_certificates(roots);
    let connector = TlsConnector::from(Arc::new(config.with_no_client_auth()));
    let stream = tokio::net::TcpStream::connect(address).await?;
    let mut stream = connector.connect(ServerName::try_from(host.to_owned()).unwrap(), stream).await?;
    let request = format!("GET /healthz HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).await?;
    let mut text = String::new();
    stream.read_to_string(&mut text).await?;
    Ok(text)
}

fn serving(site: &Site) -> Serving {
    site.serving(&[&FILES[..], &[("XINZE_LOG", "info")]].concat())
}

#[tokio::test]
async fn it_speaks_tls_and_takes_a_new_certificate_without_stopping() {
    let site = Site::sqlite();
    let (first, second) = (made("xinfang.example", 0), made("xinfang.example", 0));
    let folder = site.office.folder().to_owned();
    put(&folder, &first.certificate, &first.key);
    let serving = serving(&site);
    let answer = get(&serving.address, &first, "xinfang.example").await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 200") && answer.ends_with("ok\n"), "{answer}");
    assert!(get(&serving.address, &first, "other.example").await.is_err(), "it is made out to one host");
    assert!(get(&serving.address, &second, "xinfang.example").await.is_err(), "it is this certificate");

    // Whoever speaks no TLS, or nothing at all, harms nobody.
    let silent = TcpStream::connect(&serving.address).unwrap();
    let mut plain = TcpStream::connect(&serving.address).unwrap();
    plain.write_all(b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n").unwrap();
    assert!(!super::answer(&mut plain).is_ok_and(|answer| answer.status == 200));
    assert!(get(&serving.address, &first, "xinfang.example").await.is_ok());

    put(&folder, "nothing", &second.key);
    serving.signal("HUP");
    until("the fault is told", || serving.log.lock().unwrap().contains("the one before stays in use").then_some(()));
    assert!(get(&serving.address, &first, "xinfang.example").await.is_ok(), "the old one goes on");

    put(&folder, &second.certificate, &second.key);
    serving.signal("HUP");
    until("it was read", || serving.log.lock().unwrap().contains("the certificate was read anew").then_some(()));
    assert!(get(&serving.address, &second, "xinfang.example").await.is_ok());
    assert!(get(&serving.address, &first, "xinfang.example").await.is_err());
    let end = serving.measured().lines().any(|line| line.starts_with("xinze_certificate_end_timestamp "));
    assert!(end);
    drop(silent);
    serving.stopped();
}

#[test]
fn files_that_cannot_be_used_are_told_and_it_does_not_start() {
    let site = Site::sqlite();
    let (good, other) = (made("a.example", 0), made("a.example", 0));
    let (ended, later) = (made("a.example", -9), made("a.example", 9));
    let locked = good.key.replace("PRIVATE KEY", "ENCRYPTED PRIVATE KEY");
    let table = [
        (&*good.certificate, &*other.key, "does not belong"),
        (&ended.certificate, &ended.key, "ended on"),
        (&later.certificate, &later.key, "begins on"),
        (&good.key, &good.key, "no certificate"),
        (&good.certificate, &good.certificate, "no key"),
        (&good.certificate, &locked, "locked with a password"),
        ("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", &good.key, "cannot be used"),
    ];
    let flags = ["serve", "--listen", "127.0.0.1:0"];
    let start = |args: &[&str], variables: &[(&str, &str)]| {
        let mut program = std::process::Command::new(crate::town::setting("XINZE_BIN").unwrap());
        program.current_dir(site.office.folder()).args(args).args(["--lang", "en"]);
        let done = program.envs(variables.iter().copied()).output().unwrap();
        (done.status.code(), String::from_utf8_lossy(&done.stderr).into_owned(), done.stdout)
    };
    for (certificate, key, says) in table {
        put(site.office.folder(), certificate, key);
        let (code, err, out) = start(&flags, &FILES);
        assert!(code == Some(1) && err.contains(says) && out.is_empty(), "{says}: {err}");
        let (code, _, out) = start(&["config", "check"], &FILES);
        assert!(code == Some(5) && String::from_utf8_lossy(&out).contains(says), "{says}");
    }
    std::fs::remove_file(site.office.folder().join("key.pem")).unwrap();
    let (code, err, _) = start(&flags, &FILES);
    assert!(code == Some(1) && err.contains("key.pem cannot be read"), "{err}");
    let (code, err, _) = start(&flags, &FILES[..1]);
    assert!(code == Some(2) && err.contains("both are needed"), "{err}");
}

#[test]
fn a_certificate_for_another_host_is_told_by_the_check() {
    let site = Site::sqlite();
    let pair = made("a.example", 0);
    put(site.office.folder(), &pair.certificate, &pair.key);
    let check = |host: &str| {
        let text = format!(
            "public_address = \"https://{host}/\"\n[tls]\ncertificate = \"certificate.pem\"\nkey = \"key.pem\"\n"
        );
        std::fs::write(site.office.folder().join("xinze.toml"), text).unwrap();
        site.office.run(&["config", "check", "--config", "xinze.toml", "--lang", "en"])
    };
    assert_eq!(check("a.example").0, Some(0));
    let (code, out, _) = check("b.example");
    assert!(code == Some(5) && out.contains("b.example"), "{out}");
}

#[test]
fn nothing_is_served_to_a_network_in_clear() {
    let site = Site::sqlite();
    let (code, _, err) = site.run(&["serve", "--listen", "0.0.0.0:0", "--lang", "en"]);
    assert!(code == Some(1) && err.contains("in clear"), "{err}");
}
