//! Several servers on one PostgreSQL.

use std::process::Command;

use super::Seat;
use crate::door::{ask, first_clerk};
use crate::faults::petitioner::Petitioner;
use crate::serving::Serving;
use crate::town::setting;

/// Petitions registered while both serve.
const PETITIONS: usize = 6;

fn serving(seat: &Seat) -> Serving {
    let mut program = Command::new(setting("XINZE_BIN").expect("no binary: run `cargo xtask test`"));
    program.current_dir(seat.folder()).args(seat.on(&Serving::COMMAND)).env_remove("XINZE_DATABASE");
    Serving::start(program)
}

/// A page as the browser of somebody gets it who is signed in.
fn page(server: &Serving, cookie: &str, path: &str) -> String {
    let answer = ask(&server.address, path, cookie, None);
    assert_eq!(answer.status, 200, "{}", answer.text);
    answer.text
}

/// Both show what was recorded through whatever process, what was missed is found once, and when one is killed the
/// other goes on: whoever was at the one writes on at the other, without entering anew.
#[tokio::test]
async fn two_servers_on_one_database_serve_and_look_without_stepping_on_each_other() {
    let seat = Seat::postgres().await;
    let words = ["--title", "屋顶漏雨", "--text", "屋顶漏雨两个月。", "--name", "何桂香", "--on", "2025-03-03"];
    let registered = seat.json(&[&["matter", "act", "register"], &words[..]].concat());
    let missed = registered["matter"].as_str().unwrap();
    let (one, other) = (serving(&seat), serving(&seat));
    // Whoever came in by one of them is in on both.
    let cookie = first_clerk(&one.address, |words| seat.json(words));
    let cookie = cookie.as_str();
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| (0..PETITIONS / 2).for_each(|_| drop(seat.register())));
        }
        for server in [&one, &other] {
            scope.spawn(|| (0..PETITIONS).for_each(|_| drop(page(server, cookie, "/matters"))));
        }
    });
    for server in [&one, &other] {
        assert_eq!(page(server, cookie, "/matters").matches("屋顶漏雨").count(), PETITIONS + 1, "both show everything");
    }
    let findings = || seat.json(&["matter", "show", missed])["findings"].as_array().unwrap().len();
    assert!((0..100).any(|_| findings() == 1), "what was missed is found");
    let contacts = || seat.json(&["matter", "show", missed])["contacts"].as_array().unwrap().len();
    let before = contacts();
    let mut petitioner = Petitioner::with_slip(&registered);
    petitioner.enter(&one.address).unwrap();
    assert_eq!(petitioner.write().unwrap().status, 303);
    drop(one);
    petitioner.go_on_at(&other.address);
    assert_eq!(petitioner.write().unwrap().status, 303, "the other takes what is written");
    assert!(page(&other, cookie, "/matters").contains("屋顶漏雨"), "and shows it");
    assert_eq!(contacts(), before + 2, "both letters are there");
    assert!(other.stop().success(), "it ends by itself");
    assert_eq!(seat.run(&["ledger", "seal"]).0, Some(0));
    // Both looked, or came while the other was at it, and neither found it once more; nor does a third.
    assert_eq!((findings(), &seat.json(&["sweep"])["found"]), (1, &0.into()), "it is found once");
    assert_eq!(seat.run(&["ledger", "verify"]).0, Some(0));
    seat.drop().await;
}
