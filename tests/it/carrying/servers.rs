//! Several servers on one PostgreSQL.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use super::{Seat, killed};
use crate::door::{ask, first_time};
use crate::town::setting;

/// Petitions registered while both serve.
const PETITIONS: usize = 6;

struct Server {
    program: Child,
    address: String,
}

impl Server {
    fn start(seat: &Seat) -> Self {
        let mut program = Command::new(setting("XINZE_BIN").expect("no binary: run `cargo xtask test`"));
        program.current_dir(seat.folder()).args(seat.on(&["serve", "--listen", "127.0.0.1:0"]));
        program.env_remove("XINZE_DATABASE").stdout(Stdio::piped()).stderr(Stdio::null());
        let mut program = program.spawn().expect("the program runs");
        let mut line = String::new();
        BufReader::new(program.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let address = line.split("http://").nth(1).and_then(|rest| rest.split('/').next()).unwrap();
        Self { address: address.to_owned(), program }
    }

    /// A page as a browser gets it.
    fn page(&self, cookie: &str, path: &str) -> String {
        let answer = ask(&self.address, path, cookie, None);
        assert_eq!(answer.status, 200, "{}", answer.text);
        answer.text
    }
}

/// Both show what was recorded through whatever process, what was missed is found once, and when one is killed the
/// other goes on.
#[tokio::test]
async fn two_servers_on_one_database_serve_and_look_without_stepping_on_each_other() {
    let seat = Seat::postgres().await;
    let words = ["--title", "屋顶漏雨", "--text", "屋顶漏雨两个月。", "--name", "何桂香", "--on", "2025-03-03"];
    let missed = seat.json(&[&["matter", "act", "register"], &words[..]].concat());
    let missed = missed["matter"].as_str().unwrap();
    let (one, other) = (Server::start(&seat), Server::start(&seat));
    let reset = seat.json(&["account", "reset", "1"]);
    // Whoever came in by one of them is in on both.
    let cookie = first_time(&one.address, "admin", reset["one_time_password"].as_str().unwrap());
    let cookie = cookie.as_str();
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| (0..PETITIONS / 2).for_each(|_| drop(seat.register())));
        }
        for server in [&one, &other] {
            scope.spawn(|| (0..PETITIONS).for_each(|_| drop(server.page(cookie, "/matters"))));
        }
    });
    for server in [&one, &other] {
        assert_eq!(server.page(cookie, "/matters").matches("屋顶漏雨").count(), PETITIONS + 1, "both show everything");
    }
    let findings = || seat.json(&["matter", "show", missed])["findings"].as_array().unwrap().len();
    assert_eq!((0..100).map(|_| findings()).find(|found| *found > 0), Some(1), "both look, and it is found once");
    killed(one.program);
    let key = seat.register();
    assert!(other.page(cookie, "/matters").contains("屋顶漏雨"));
    assert_eq!(seat.run(&["matter", "act", "accept", &key]).0, Some(0));
    assert_eq!(seat.run(&["ledger", "seal"]).0, Some(0));
    let mut program = other.program;
    let told = Command::new("kill").arg(program.id().to_string()).status().expect("kill");
    assert!(told.success() && program.wait().unwrap().success(), "it ends by itself");
    assert_eq!(seat.json(&["sweep"])["found"], 0);
    assert_eq!(seat.run(&["ledger", "verify"]).0, Some(0));
    seat.drop().await;
}
