//! `xinze serve` sends checkpoints by itself, and `xinze doctor` says where they do not get through.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use app::MAILER;
use app::store::Db;
use serde_json::Value;

use super::server::{MailServer, Secrecy};
use crate::carrying::{Seat, every_seat};
use crate::town::setting;

/// As if everything that was sent had been sent ten days earlier.
async fn ten_days_pass(seat: &Seat) {
    let db = Db::open(&seat.full_address()).await.unwrap();
    let mut session = db.write().await.unwrap();
    let mut kept: Value = serde_json::from_str(&session.task_place(MAILER).await.unwrap().unwrap()).unwrap();
    for mailing in kept.as_object_mut().unwrap().values_mut() {
        mailing["sent_us"] = (mailing["sent_us"].as_i64().unwrap() - TEN_DAYS_US).into();
    }
    session.put_task_place(MAILER, &kept.to_string()).await.unwrap();
    session.commit().await.unwrap();
    db.close().await;
}

const TEN_DAYS_US: i64 = 10 * 24 * 60 * 60 * 1_000_000;

/// A serving program that sends mail. Dropped, it is asked to end.
struct Sender(Child);

impl Sender {
    fn start(seat: &Seat, server: &MailServer, to: &str, log: &Path) -> Self {
        let at = format!("127.0.0.1:{}", server.port);
        let mut program = Command::new(setting("XINZE_BIN").expect("no binary: run `cargo xtask test`"));
        program.current_dir(seat.folder()).env_remove("XINZE_DATABASE").env("XINZE_MAIL", to);
        program
            .env("XINZE_MAIL_SERVER", at)
            .env("XINZE_MAIL_FROM", "ledger@example.gov.cn")
            .env("XINZE_MAIL_TLS", "none")
            // Others serve beside it, and what it cannot listen on would be in the log.
            .env("XINZE_METRICS_LISTEN", "off");
        program.args(seat.on(&["serve", "--listen", "127.0.0.1:0"])).stdout(Stdio::piped());
        let mut child = program.stderr(std::fs::File::create(log).unwrap()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.as_mut().unwrap()).read_line(&mut line).unwrap();
        assert!(line.contains("http://"), "{line}");
        Self(child)
    }

    /// Asks it to end and waits until it has.
    fn end(mut self) {
        let asked = Command::new("kill").args(["-TERM", &self.0.id().to_string()]).status().unwrap();
        assert!(asked.success() && self.0.wait().unwrap().success());
    }
}

impl Drop for Sender {
    fn drop(&mut self) {
        drop(self.0.kill());
        drop(self.0.wait());
    }
}

/// What the doctor says of mail; `None` where nothing was ever sent.
fn doctor(seat: &Seat) -> Option<(bool, String)> {
    let (_, out, err) = seat.run(&["doctor", "--json", "--lang", "en"]);
    let told: Value = serde_json::from_str(&out).unwrap_or_else(|_| panic!("{out}{err}"));
    let part = told["parts"].as_array().unwrap().iter().find(|part| part["part"] == "mail")?;
    Some((part["holds"].as_bool().unwrap(), part["told"].as_str().unwrap().to_owned()))
}

#[tokio::test]
async fn whoever_waits_gets_the_newest_checkpoint_once_a_day() {
    every_seat(async |seat| {
        let log = seat.path("log.txt");
        seat.register();
        seat.json(&["ledger", "seal"]);
        assert_eq!(doctor(seat), None);
        let server = MailServer::start(Secrecy::Never, "127.0.0.1", None);
        let sender = Sender::start(seat, &server, "keeper@example.org", &log);
        assert_eq!(server.letter().to, "keeper@example.org");
        sender.end();
        assert!(doctor(seat).is_some_and(|(holds, _)| holds));
        // The keeper comes first: when the other one's letter is here, the keeper was passed over.
        let sender = Sender::start(seat, &server, "keeper@example.org,other@example.org", &log);
        assert_eq!(server.letter().to, "other@example.org", "nothing new for the keeper");
        sender.end();
        seat.register();
        seat.json(&["ledger", "seal"]);
        let sender = Sender::start(seat, &server, "keeper@example.org,other@example.org,third@example.org", &log);
        assert_eq!(server.letter().to, "third@example.org", "something new, but the day is not over");
        sender.end();
        assert!(server.is_empty());
        ten_days_pass(seat).await;
        let sender = Sender::start(seat, &server, "keeper@example.org,third@example.org", &log);
        assert_eq!(server.letter().to, "keeper@example.org", "the day is over");
        sender.end();
        assert!(server.is_empty(), "the third has it");
        assert_eq!(std::fs::read_to_string(&log).unwrap(), "", "nothing to complain about");
    })
    .await;
}

#[tokio::test]
async fn what_does_not_get_through_is_in_the_log_and_with_the_doctor_and_is_sent_later() {
    every_seat(async |seat| {
        let log = seat.path("log.txt");
        seat.register();
        seat.json(&["ledger", "seal"]);
        let server = MailServer::start(Secrecy::Never, "127.0.0.1", None);
        server.answer("RCPT", "450 4.2.1 <late@example.org>: busy");
        let sender = Sender::start(seat, &server, "late@example.org", &log);
        let (holds, told) = std::iter::from_fn(|| Some(doctor(seat))).flatten().next().unwrap();
        assert!(!holds && told.contains("does not take it at the moment") && told.contains("busy"), "{told}");
        sender.end();
        let logged = std::fs::read_to_string(&log).unwrap();
        assert!(logged.contains("was not mailed; it is tried again later"), "{logged}");
        assert!(!format!("{logged}{told}").contains("late@"), "nobody is named: {logged}{told}");
        server.relent();
        let at = format!("127.0.0.1:{}", server.port);
        let plain = ["ledger", "publish", "--mail", "late@example.org", "--mail-from", "ledger@example.gov.cn"];
        assert_eq!(seat.run(&[&plain[..], &["--mail-tls", "none", "--mail-server", &at]].concat()).0, Some(0));
        assert_eq!(server.letter().to, "late@example.org");
        assert!(doctor(seat).is_some_and(|(holds, _)| holds));
        // Nobody sends any more, and the ledger grows.
        seat.register();
        seat.json(&["ledger", "seal"]);
        ten_days_pass(seat).await;
        let (holds, told) = doctor(seat).unwrap();
        assert!(!holds && told.contains("no checkpoint has gone out"), "{told}");
    })
    .await;
}

#[tokio::test]
async fn of_several_programs_one_sends_at_a_time_and_everybody_gets_one_letter() {
    every_seat(async |seat| {
        seat.register();
        seat.json(&["ledger", "seal"]);
        let server = MailServer::start(Secrecy::Never, "127.0.0.1", None);
        let wanted: BTreeSet<String> = (0..12).map(|no| format!("keeper{no}@example.org")).collect();
        let to = wanted.iter().cloned().collect::<Vec<_>>().join(",");
        let senders = ["one.txt", "two.txt", "three.txt"].map(|log| Sender::start(seat, &server, &to, &seat.path(log)));
        let got: BTreeSet<String> = wanted.iter().map(|_| server.letter().to).collect();
        senders.into_iter().for_each(Sender::end);
        assert_eq!(got, wanted);
        assert!(server.is_empty());
    })
    .await;
}
