//! Backing up, restoring and moving, from either database and into either, with real programs that are killed.

mod backups;
mod damage;
mod doctor;
mod masters;
mod moving;
mod servers;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use app::carry::{Tally, tallies};
use app::store::Db;
use serde_json::Value;
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{Connection, Executor, PgConnection, SqliteConnection};

use crate::commands::Office;
use crate::town::{Database, empty_database, setting};

const MAPPING: &str = r#"
source = "台账"
[columns]
key = "编号"
text = "内容"
claimed = "日期"
petitioner = "姓名"
[fixed]
channel = "letter"
purpose = "claim"
[acts]
accepted = "claimed"
"#;

/// Where the master key of every seat is.
const KEY: [&str; 2] = ["--master-key-file", "xinze-data/master.key"];

/// An office on either database.
pub(crate) struct Seat {
    office: Office,
    address: String,
    server: Option<Database>,
}

impl Seat {
    pub(crate) fn sqlite() -> Self {
        Self { office: Office::new(), address: "sqlite:xinze-data/xinze.db".to_owned(), server: None }
    }

    async fn postgres() -> Self {
        let server = empty_database().await;
        let seat = Self { office: Office::empty(), address: server.address.clone(), server: Some(server) };
        let names = ["--division-name", "云溪县", "--office", "云溪县信访局", "--mark", "云信", "--clerk", "苏小禾"];
        let (code, _, err) = seat.run(&[&["init", "--division", "990101"], &names[..]].concat());
        assert_eq!(code, Some(0), "{err}");
        seat
    }

    pub(crate) fn folder(&self) -> &Path {
        self.office.folder()
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder().join(name)
    }

    pub(crate) fn on<'a>(&'a self, args: &[&'a str]) -> Vec<&'a str> {
        [args, &["--database", &self.address]].concat()
    }

    pub(crate) fn run(&self, args: &[&str]) -> (Option<i32>, String, String) {
        self.office.run(&self.on(args))
    }

    pub(crate) fn json(&self, args: &[&str]) -> Value {
        self.office.json(&self.on(args))
    }

    /// Runs a command at another place than the seat's; the master key is still the seat's.
    pub(crate) fn elsewhere(&self, args: &[&str]) -> (Option<i32>, String, String) {
        self.office.run(&[args, &KEY].concat())
    }

    pub(crate) fn json_elsewhere(&self, args: &[&str]) -> Value {
        self.office.json(&[args, &KEY].concat())
    }

    pub(crate) fn start(&self, args: &[&str]) -> Child {
        let mut program = Command::new(setting("XINZE_BIN").expect("no binary: run `cargo xtask test`"));
        program.current_dir(self.folder()).args(self.on(args)).stdout(Stdio::null()).stderr(Stdio::null());
        program.env_remove("XINZE_DATABASE").spawn().expect("the program runs")
    }

    /// Takes in so many petitions.
    pub(crate) fn import(&self, source: &str, rows: usize) {
        let mut file = "编号,姓名,内容,日期\n".to_owned();
        for row in 0..rows {
            writeln!(file, "{source}{row},居民{row},{}第{row}盏路灯不亮。,2026-03-02", "小区".repeat(row % 40))
                .unwrap();
        }
        std::fs::write(self.path("in.csv"), file).unwrap();
        std::fs::write(self.path("map.toml"), MAPPING).unwrap();
        assert_eq!(self.json(&["import", "in.csv", "--mapping", "map.toml"])["imported"], rows);
    }

    /// Registers one petition.
    pub(crate) fn register(&self) -> String {
        let words = ["--title", "屋顶漏雨", "--text", "屋顶漏雨两个月。", "--name", "何桂香"];
        self.json(&[&["matter", "act", "register"], &words[..]].concat())["matter"].as_str().unwrap().to_owned()
    }

    /// The address from wherever the test runs.
    pub(crate) fn full_address(&self) -> String {
        self.address.replace("sqlite:", &format!("sqlite:{}/", self.folder().display()))
    }

    /// Sends a statement past the program.
    pub(crate) async fn sql(&self, sql: &'static str) {
        if let Some(path) = self.full_address().strip_prefix("sqlite:") {
            let options = SqliteConnectOptions::new().filename(path);
            SqliteConnection::connect_with(&options).await.unwrap().execute(sql).await.unwrap();
        } else {
            PgConnection::connect(&self.address).await.unwrap().execute(sql).await.unwrap();
        }
    }

    async fn tallies(&self) -> Vec<Tally> {
        tallies_at(&self.full_address()).await
    }

    async fn drop(self) {
        if let Some(server) = self.server {
            server.drop().await;
        }
    }
}

/// What a database holds, table by table.
async fn tallies_at(address: &str) -> Vec<Tally> {
    let db = Db::open(address).await.unwrap();
    let all = tallies(&mut db.snapshot().await.unwrap(), |_| {}).await.unwrap();
    db.close().await;
    all
}

/// Runs a test on an office in SQLite and on one in PostgreSQL.
pub(crate) async fn every_seat(test: impl AsyncFn(&Seat)) {
    for seat in [Seat::sqlite(), Seat::postgres().await] {
        test(&seat).await;
        seat.drop().await;
    }
}

fn killed(mut program: Child) {
    program.kill().expect("the program is killed");
    program.wait().expect("the program ended");
}
