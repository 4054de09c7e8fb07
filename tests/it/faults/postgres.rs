//! The database server is stopped, killed and started again, and cuts connections in the middle of a transaction and
//! in the middle of its end.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, Shutdown, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use sqlx::{Connection, Executor, PgConnection};

use super::office::{Office, REGISTER};
use super::own_postgres::OwnPostgres;
use super::petitioner::Petitioner;
use super::serving::{at_once, serving};
use super::shim::Fault;
use crate::sampling::rounds;

const PETITIONERS: u64 = 3;
const CUT_ALL: &str = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity \
    WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'";

fn office(address: String) -> Office {
    Office::founded(Some(address), &Fault::default())
}

/// Stopped for a while and started again, in good order and by a kill: whoever acts meanwhile is told, the program goes
/// on by itself afterwards, and nothing acknowledged is lost.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_that_is_stopped_and_started_again_loses_nothing_acknowledged() {
    let server = OwnPostgres::new().await;
    let office = office(server.address());
    let mut petitioners: Vec<_> = (0..PETITIONERS).map(|_| Petitioner::registered(&office)).collect();
    let serving = serving(&office, &Fault::default());
    petitioners.iter_mut().for_each(|petitioner| petitioner.enter(&serving.address).unwrap());
    for round in 0..rounds(1, 2) {
        assert!(at_once(&mut petitioners).iter().all(|(status, _)| *status == 303), "round {round}: before");
        server.stop(if round % 2 == 0 { "immediate" } else { "fast" });
        // One command and everybody on the pages, all of whom wait as long as the program waits for a server.
        let (done, answers) = std::thread::scope(|scope| {
            let done = scope.spawn(|| office.run(&Fault::default(), &REGISTER));
            // Some eight seconds each time, and so for a minute in full.
            let answers: Vec<_> = (0..rounds(1, 8)).flat_map(|_| at_once(&mut petitioners)).collect();
            (done.join().unwrap(), answers)
        });
        let told = "The database server does not answer. Nothing was recorded. Check that PostgreSQL runs";
        assert!(done.code == Some(1) && done.err.contains(told), "{done:?}");
        for (status, body) in answers {
            assert!(status == 503 && body.contains(told), "{status} {body}");
        }
        // Whoever comes while the server starts is not told at all: nothing was sent, so it can be tried again.
        let done = std::thread::scope(|scope| {
            let done = scope.spawn(|| office.run(&Fault::default(), &REGISTER));
            server.start();
            done.join().unwrap()
        });
        assert_eq!(done.code, Some(0), "{done:?}");
        assert!(at_once(&mut petitioners).iter().all(|(status, _)| *status == 303), "round {round}: afterwards");
        assert_eq!(
            office.verified(),
            PETITIONERS + 1,
            "round {round}: the same request once, however often it was sent"
        );
    }
    drop(serving);
    petitioners.iter().for_each(|petitioner| petitioner.compare(&office));
}

/// Every connection is cut again and again while petitioners write: what was acknowledged is there once, and what was
/// not is told.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn connections_that_are_cut_while_many_are_at_work_lose_nothing_acknowledged() {
    let server = OwnPostgres::new().await;
    let office = office(server.address());
    let petitioners: Vec<_> = (0..PETITIONERS).map(|_| Petitioner::registered(&office)).collect();
    let serving = serving(&office, &Fault::default());
    let mut cutter = server.connect().await;
    let writers: Vec<_> = petitioners
        .into_iter()
        .map(|mut petitioner| {
            let address = serving.address.clone();
            tokio::task::spawn_blocking(move || {
                while petitioner.enter(&address).is_err() {}
                for _ in 0..rounds(12, 300) {
                    let answer = petitioner.write().unwrap();
                    let told = ["Nothing was recorded", "it is not known whether it was"];
                    let ok = answer.status == 303 || told.iter().any(|words| answer.body.contains(words));
                    assert!(ok, "{} {}", answer.status, answer.body);
                }
                petitioner
            })
        })
        .collect();
    while !writers.iter().all(tokio::task::JoinHandle::is_finished) {
        cutter.execute(CUT_ALL).await.unwrap();
        cutter.execute("SELECT pg_sleep(0.05)").await.unwrap();
    }
    drop(serving);
    for writer in writers {
        let petitioner = writer.await.unwrap();
        petitioner.compare(&office);
        assert!(!petitioner.acknowledged.is_empty(), "some come through");
    }
    office.verified();
}

/// An act waits in the middle of its transaction, and its connection is cut there: nothing was recorded, and it is told.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_connection_that_is_cut_in_the_middle_of_an_act_leaves_nothing() {
    let server = OwnPostgres::new().await;
    let office = Arc::new(office(server.address()));
    let mut own = server.connect().await;
    let mut holds = server.connect().await;
    let mut lock = holds.begin().await.unwrap();
    lock.execute("LOCK TABLE event IN EXCLUSIVE MODE").await.unwrap();
    let act = {
        let office = office.clone();
        tokio::task::spawn_blocking(move || office.run(&Fault::default(), &REGISTER))
    };
    while cut_who_waits(&mut own).await == 0 {}
    let done = act.await.unwrap();
    assert_eq!(done.code, Some(1), "{done:?}");
    assert!(done.err.contains("The database server does not answer. Nothing was recorded."), "{}", done.err);
    lock.rollback().await.unwrap();
    assert_eq!(office.verified(), 0);
    let again = office.json(&REGISTER[..11]);
    assert!(again["receipt"].as_str().unwrap().ends_with("〕1号"), "{again}");
}

/// Cuts every connection that waits for a lock, and returns how many.
async fn cut_who_waits(own: &mut PgConnection) -> i64 {
    let (cut,): (i64,) = sqlx::query_as(
        "WITH waiting AS MATERIALIZED (SELECT pid FROM pg_stat_activity WHERE wait_event_type = 'Lock')
         SELECT COUNT(pg_terminate_backend(pid)) FROM waiting",
    )
    .fetch_one(own)
    .await
    .unwrap();
    cut
}

/// The end of the transaction reaches the server and its answer does not come back; or the end does not reach it. The
/// program cannot tell the two apart, and says so.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_connection_that_is_cut_at_the_end_of_an_act_is_told_as_not_known() {
    let server = OwnPostgres::new().await;
    let office = office(server.address());
    for (reaches, request) in [(false, "form-1"), (true, "form-2")] {
        let before = office.verified();
        let gate = Gate::open(server.port(), reaches);
        let mut register = REGISTER;
        register[10] = request;
        let done = office.through(server.through(gate.port)).run(&Fault::default(), &register);
        assert_eq!(done.code, Some(8), "{done:?}");
        assert!(done.err.contains("it is not known whether it was. Look at the matter first"), "{}", done.err);
        assert_eq!(office.verified(), before + u64::from(reaches), "reached: {reaches}");
        let again = office.json(&register[..11]);
        assert!(again["receipt"].as_str().unwrap().ends_with(&format!("〕{}号", before + 1)), "once: {again}");
        assert_eq!(office.verified(), before + 1);
    }
}

/// Stands between program and server, and cuts the connection that wrote an event when it wants to end its transaction.
struct Gate {
    port: u16,
}

impl Gate {
    /// With `reaches`, the server gets to know of the end, and only its answer is lost.
    fn open(server: u16, reaches: bool) -> Self {
        let gate = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = gate.local_addr().unwrap().port();
        std::thread::spawn(move || {
            for program in gate.incoming().map_while(Result::ok) {
                let server = TcpStream::connect((Ipv4Addr::LOCALHOST, server)).unwrap();
                let is_cut = Arc::new(AtomicBool::new(false));
                let (answers, cut) = ((server.try_clone().unwrap(), program.try_clone().unwrap()), is_cut.clone());
                std::thread::spawn(move || hand_back(answers, &cut));
                std::thread::spawn(move || hand_on((program, server), &is_cut, reaches));
            }
        });
        Self { port }
    }
}

fn hand_on((mut program, mut server): (TcpStream, TcpStream), is_cut: &AtomicBool, reaches: bool) {
    let mut wrote = false;
    let mut bytes = vec![0; 1 << 16];
    while let Some(read) = program.read(&mut bytes).ok().filter(|read| *read > 0) {
        let said = String::from_utf8_lossy(&bytes[..read]);
        wrote |= said.contains("INSERT INTO event");
        if wrote && said.contains("COMMIT") {
            is_cut.store(true, Ordering::SeqCst);
            if !reaches {
                break;
            }
        }
        if server.write_all(&bytes[..read]).is_err() {
            break;
        }
    }
    drop((program.shutdown(Shutdown::Both), server.shutdown(Shutdown::Both)));
}

fn hand_back((mut server, mut program): (TcpStream, TcpStream), is_cut: &AtomicBool) {
    let mut bytes = vec![0; 1 << 16];
    while let Some(read) = server.read(&mut bytes).ok().filter(|read| *read > 0) {
        if is_cut.load(Ordering::SeqCst) || program.write_all(&bytes[..read]).is_err() {
            break;
        }
    }
    drop((program.shutdown(Shutdown::Both), server.shutdown(Shutdown::Both)));
}
