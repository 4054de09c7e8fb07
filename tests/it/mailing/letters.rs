//! `xinze ledger publish`: what arrives, and what is said where nothing does.

use super::server::{END, GREETING, HANG_UP, MailServer, Secrecy};
use crate::commands::Office;

const LOGIN: (&str, &str) = ("ledger", "geheim-4711");

/// An office with a sealed ledger.
fn sealed() -> Office {
    let office = Office::new();
    office.registered();
    office.json(&["ledger", "begin", "xinfang.example/ledger"]);
    office.json(&["ledger", "seal"]);
    office
}

/// Sends through a server; what the command came to.
fn publish(office: &Office, server: &MailServer, more: &[&str]) -> (Option<i32>, String, String) {
    let at = format!("127.0.0.1:{}", server.port);
    std::fs::write(office.folder().join("ca.pem"), &server.authority).unwrap();
    std::fs::write(office.folder().join("password"), format!("{}\n", LOGIN.1)).unwrap();
    let plain = ["ledger", "publish", "--mail-server", &at, "--mail-from", "云溪县信访局 <ledger@example.gov.cn>"];
    office.run(&[&plain[..], &["--mail", "keeper@example.org", "--lang", "en"], more].concat())
}

const STARTTLS: [&str; 2] = ["--mail-ca", "ca.pem"];
const WITH_LOGIN: [&str; 4] = ["--mail-user", "ledger", "--mail-password-file", "password"];

#[test]
fn what_arrives_can_be_held_against_the_ledger_later() {
    let office = sealed();
    let note = office.json(&["ledger", "checkpoint"])["note"].as_str().unwrap().to_owned();
    for (secrecy, login, more) in [
        (Secrecy::Never, None, vec!["--mail-tls", "none"]),
        (Secrecy::WhenAsked, Some(LOGIN), [&STARTTLS[..], &WITH_LOGIN].concat()),
        (Secrecy::FromTheFirstByte, Some(LOGIN), [&STARTTLS[..], &WITH_LOGIN, &["--mail-tls", "tls"]].concat()),
        (Secrecy::Never, Some(LOGIN), [&WITH_LOGIN[..], &["--mail-tls", "none"]].concat()),
    ] {
        let server = MailServer::start(secrecy, "127.0.0.1", login);
        let (code, out, err) = publish(&office, &server, &more);
        assert_eq!(code, Some(0), "{secrecy:?}: {out}{err}");
        assert!(out.contains("keeper@example.org"), "{out}");
        let letter = server.letter();
        assert_eq!((letter.to.as_str(), letter.secret), ("keeper@example.org", secrecy != Secrecy::Never));
        assert_eq!(letter.login, login.map(|(user, password)| (user.to_owned(), password.to_owned())));
        assert_eq!(letter.header("\r\nAuto-Submitted: "), "auto-generated");
        assert!(letter.header("Message-ID: ").starts_with("<checkpoint-"), "{}", letter.data);
        assert!(letter.header("From: ").ends_with("<ledger@example.gov.cn>"), "{}", letter.data);
        let [text, file] = letter.parts();
        assert_eq!(file, note, "to the byte");
        for part in
            ["附件是本单位账本的签名检查点", "signed checkpoint of this office's ledger", "xinfang.example/ledger"]
        {
            assert!(text.contains(part), "{text}");
        }
        // The text of the letter ends with the checkpoint, with the line ends that letters have.
        let copied = &text[text.rfind("xinfang.example/ledger\r\n").unwrap()..];
        for kept in [file.as_str(), copied] {
            std::fs::write(office.folder().join("kept.txt"), kept).unwrap();
            let (code, out, err) = office.run(&["ledger", "verify", "--checkpoint", "kept.txt"]);
            assert_eq!(code, Some(0), "{out}{err}");
        }
    }
}

#[test]
fn what_a_server_says_is_told_with_a_way_out_and_nothing_is_sent_twice() {
    let office = sealed();
    let server = MailServer::start(Secrecy::Never, "127.0.0.1", None);
    for (at, answer, says) in [
        (GREETING, "554 not for you", "ask the mail administrator"),
        (GREETING, HANG_UP, "Nothing is lost"),
        ("MAIL", "451 4.7.1 too busy", "Send again in a while"),
        ("RCPT", "550 5.1.1 <keeper@example.org>: no such user", "Check the addresses"),
        ("RCPT", HANG_UP, "Nothing is lost"),
        ("DATA", HANG_UP, "Nothing is lost"),
        (END, "552 5.2.2 mailbox full", "Check the addresses"),
        (END, HANG_UP, "Nothing is lost"),
        ("EHLO", "what?", "does not speak as a mail server"),
    ] {
        server.relent();
        server.answer(at, answer);
        let (code, out, err) = publish(&office, &server, &["--mail-tls", "none"]);
        assert_eq!(code, Some(1), "{at} {answer}: {out}{err}");
        assert!(err.contains(says) && !err.contains("<keeper"), "{at} {answer}: {err}");
        assert!(server.is_empty(), "{at} {answer}");
    }
    server.relent();
    server.answer("RCPT", "550 no");
    let plain = ["--mail-tls", "none", "--mail", "other@example.org", "--json"];
    let (code, out, _) = publish(&office, &server, &plain);
    let told: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!((code, told["failed"].as_array().unwrap().len(), &told["sent"]), (Some(1), 2, &serde_json::json!([])));
    server.relent();
    assert_eq!(publish(&office, &server, &plain).0, Some(0));
    assert_eq!(
        [server.letter().to, server.letter().to],
        ["keeper@example.org", "other@example.org"],
        "one letter each"
    );
    let gone = ["ledger", "publish", "--mail", "a@example.org", "--mail-from", "b@example.org", "--mail-tls", "none"];
    let (code, _, err) = office.run(&[&gone[..], &["--mail-server", "127.0.0.1:1", "--lang", "en"]].concat());
    assert!(code == Some(1) && err.contains("cannot be reached"), "{err}");
}

#[test]
fn nothing_is_said_to_a_server_that_is_not_the_right_one() {
    let office = sealed();
    let wrong_name = MailServer::start(Secrecy::WhenAsked, "mail.example.org", Some(LOGIN));
    let (code, _, err) = publish(&office, &wrong_name, &[&STARTTLS[..], &WITH_LOGIN].concat());
    assert!(code == Some(1) && err.contains("certificate is not trusted"), "{err}");
    assert_eq!(wrong_name.heard(), ["EHLO", "STARTTLS"]);
    let unknown = MailServer::start(Secrecy::FromTheFirstByte, "127.0.0.1", Some(LOGIN));
    let (code, _, err) = publish(&office, &unknown, &[&WITH_LOGIN[..], &["--mail-tls", "tls"]].concat());
    assert!(code == Some(1) && err.contains("--mail-ca"), "{err}");
    assert_eq!(unknown.heard(), [""; 0]);
    // Whoever stands between takes the offer of secrecy away.
    let stripped = MailServer::start(Secrecy::Never, "127.0.0.1", Some(LOGIN));
    let (code, _, err) = publish(&office, &stripped, &[&STARTTLS[..], &WITH_LOGIN].concat());
    assert!(code == Some(1) && err.contains("cannot do what is asked"), "{err}");
    assert!(!stripped.heard().contains(&"AUTH".to_owned()));
}

#[test]
fn a_password_is_not_on_the_command_line_and_in_no_word_of_the_program() {
    let office = sealed();
    let server = MailServer::start(Secrecy::WhenAsked, "127.0.0.1", Some(("ledger", "another")));
    let (code, out, err) = publish(&office, &server, &[&STARTTLS[..], &WITH_LOGIN].concat());
    assert!(code == Some(1) && err.contains("user name or the password"), "{err}");
    assert!(!format!("{out}{err}").contains(LOGIN.1), "{out}{err}");
    let (_, help, _) = office.run(&["ledger", "publish", "--help"]);
    assert!(help.contains("--mail-password-file") && !help.contains("--mail-password "), "{help}");
    let inner = [&WITH_LOGIN[..], &["--mail-tls", "none"]].concat();
    let base = ["ledger", "publish", "--mail", "a@example.org", "--mail-from", "b@example.org", "--lang", "en"];
    let (code, _, err) = office.run(&[&base[..], &["--mail-server", "mail.example.org"], &inner].concat());
    assert!(code == Some(2) && err.contains("in clear"), "{err}");
}

#[test]
fn addresses_that_smuggle_in_lines_and_ledgers_without_a_checkpoint_are_refused() {
    let office = Office::new();
    let server = MailServer::start(Secrecy::Never, "127.0.0.1", None);
    let none = ["--mail-tls", "none"];
    let (code, _, err) = publish(&office, &server, &none);
    assert!(code == Some(1) && err.contains("xinze ledger seal"), "{err}");
    let (code, _, err) = office.run(&["ledger", "publish"]);
    assert!(code == Some(2) && err.contains("--mail"), "{err}");
    let office = sealed();
    for bad in ["a@example.org\r\nBcc: b@example.org", "a@example.org\nDATA", "nobody"] {
        let (code, _, err) = publish(&office, &server, &[&none[..], &["--mail", bad]].concat());
        assert!(code == Some(2) && err.contains("is not an address"), "{bad}: {err}");
    }
    let (code, out, err) = publish(&office, &server, &[&none[..], &["--dry-run"]].concat());
    assert!(code == Some(0) && out.contains("xinfang.example/ledger"), "{out}{err}");
    assert!(server.heard().is_empty());
}
