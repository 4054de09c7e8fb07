//! Several servers on one PostgreSQL.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};

use super::{Seat, killed};
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
    fn page(&self, path: &str) -> String {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        write!(stream, "GET {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", self.address).unwrap();
        let mut page = String::new();
        stream.read_to_string(&mut page).unwrap();
        assert!(page.starts_with("HTTP/1.1 200"), "{page}");
        page
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
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| (0..PETITIONS / 2).for_each(|_| drop(seat.register())));
        }
        for server in [&one, &other] {
            scope.spawn(|| (0..PETITIONS).for_each(|_| drop(server.page("/matters"))));
        }
    });
    for server in [&one, &other] {
        assert_eq!(server.page("/matters").matches("屋顶漏雨").count(), PETITIONS + 1, "both show everything");
    }
    let findings = || seat.json(&["matter", "show", missed])["findings"].as_array().unwrap().len();
    assert_eq!((0..100).map(|_| findings()).find(|found| *found > 0), Some(1), "both look, and it is found once");
    killed(one.program);
    let key = seat.register();
    assert!(other.page("/matters").contains("屋顶漏雨"));
    assert_eq!(seat.run(&["matter", "act", "accept", &key]).0, Some(0));
    assert_eq!(seat.run(&["ledger", "seal"]).0, Some(0));
    let mut program = other.program;
    let told = Command::new("kill").arg(program.id().to_string()).status().expect("kill");
    assert!(told.success() && program.wait().unwrap().success(), "it ends by itself");
    assert_eq!(seat.json(&["sweep"])["found"], 0);
    assert_eq!(seat.run(&["ledger", "verify"]).0, Some(0));
    seat.drop().await;
}
