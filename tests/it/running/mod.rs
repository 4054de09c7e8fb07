//! The program as a service: what is set and where, what it tells of itself, what it logs, and how it ends.

mod limits;
mod logs;
mod measured;
mod proxies;
mod ready;
mod service_manager;
mod settings;
mod stopping;
mod tls;
mod upgrading;

use std::io::{BufRead, BufReader, Error, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{Connection, Executor, PgConnection, Row, SqliteConnection};

use crate::commands::Office;
use crate::town::{Database, empty_database, setting};

/// How long anything may take that a test waits for, on a machine that is busy with other tests.
const PATIENCE: Duration = Duration::from_secs(60);

/// An office on either database.
struct Site {
    office: Office,
    address: String,
    server: Option<Database>,
}

impl Site {
    fn sqlite() -> Self {
        Self { office: Office::new(), address: "sqlite:xinze-data/xinze.db".to_owned(), server: None }
    }

    async fn postgres() -> Self {
        let server = empty_database().await;
        let site = Self { office: Office::empty(), address: server.address.clone(), server: Some(server) };
        let names = ["--division-name", "云溪县", "--office", "云溪县信访局", "--mark", "云信", "--clerk", "苏小禾"];
        let (code, _, err) = site.run(&[&["init", "--division", "990101"], &names[..]].concat());
        assert_eq!(code, Some(0), "{err}");
        site
    }

    fn run(&self, args: &[&str]) -> (Option<i32>, String, String) {
        self.office.run(&[args, &["--database", &self.address]].concat())
    }

    fn json(&self, args: &[&str]) -> serde_json::Value {
        self.office.json(&[args, &["--database", &self.address]].concat())
    }

    fn serving(&self, variables: &[(&str, &str)]) -> Serving {
        let all = [variables, &[("XINZE_DATABASE", &self.address)]].concat();
        Serving::start(&self.office, &["serve", "--listen", "127.0.0.1:0"], &all)
    }

    /// Sends a statement past the program; the first number that it answers.
    async fn sql(&self, sql: &'static str) -> Option<i64> {
        if let Some(path) = self.address.strip_prefix("sqlite:") {
            let options = SqliteConnectOptions::new().filename(self.office.folder().join(path));
            let mut database = SqliteConnection::connect_with(&options).await.unwrap();
            let row = database.fetch_optional(sql).await.unwrap();
            row.and_then(|row| row.try_get(0).ok())
        } else {
            let mut database = PgConnection::connect(&self.address).await.unwrap();
            let row = database.fetch_optional(sql).await.unwrap();
            row.and_then(|row| row.try_get(0).ok())
        }
    }

    async fn drop(self) {
        if let Some(server) = self.server {
            server.drop().await;
        }
    }
}

/// Runs a test on an office in SQLite and on one in PostgreSQL.
async fn every_site(test: impl AsyncFn(&Site)) {
    for site in [Site::sqlite(), Site::postgres().await] {
        test(&site).await;
        site.drop().await;
    }
}

/// A program that serves. Dropped, it is killed.
struct Serving {
    child: Child,
    address: String,
    /// Where measurements are told; empty where they are not.
    metrics: String,
    /// What it wrote on standard error so far.
    log: Arc<Mutex<String>>,
    readers: Vec<JoinHandle<()>>,
}

impl Serving {
    fn start(office: &Office, args: &[&str], variables: &[(&str, &str)]) -> Self {
        let mut program = Command::new(setting("XINZE_BIN").expect("no binary: run `cargo xtask test`"));
        program.current_dir(office.folder()).args(args).env_remove("XINZE_DATABASE").env("XINZE_LANG", "en");
        program.env("XINZE_METRICS_LISTEN", "127.0.0.1:0").envs(variables.iter().copied());
        let mut child = program.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program runs");
        let log = Arc::new(Mutex::new(String::new()));
        let kept = log.clone();
        let err = BufReader::new(child.stderr.take().unwrap());
        let reader = std::thread::spawn(move || {
            err.lines().map_while(Result::ok).for_each(|line| {
                let mut kept = kept.lock().unwrap();
                kept.push_str(&line);
                kept.push('\n');
            });
        });
        let mut out = BufReader::new(child.stdout.take().unwrap());
        let (mut address, mut metrics) = (String::new(), String::new());
        let measures = args.first() == Some(&"serve") && !variables.contains(&("XINZE_METRICS_LISTEN", "off"));
        while address.is_empty() || (measures && metrics.is_empty()) {
            let mut line = String::new();
            if out.read_line(&mut line).unwrap() == 0 {
                break;
            }
            let told = line.split_once("://").and_then(|(_, rest)| rest.split('/').next()).unwrap_or_default();
            if line.contains("/metrics") { told.clone_into(&mut metrics) } else { told.clone_into(&mut address) }
        }
        let rest = std::thread::spawn(move || drop(out.read_to_end(&mut Vec::new())));
        assert!(!address.is_empty(), "it does not serve: {}", log.lock().unwrap());
        Self { child, address, metrics, log, readers: vec![reader, rest] }
    }

    fn ask(&self, first: &str, heads: &[(&str, &str)], body: &[u8]) -> Answer {
        ask(&self.address, first, heads, body).unwrap()
    }

    fn get(&self, path: &str) -> Answer {
        self.ask(&format!("GET {path}"), &[], &[])
    }

    /// What is measured.
    fn measured(&self) -> String {
        let answer = ask(&self.metrics, "GET /metrics", &[], &[]).unwrap();
        assert_eq!(answer.status, 200, "{}", answer.body);
        answer.body
    }

    fn signal(&self, name: &str) {
        let sent = Command::new("kill").args(["-s", name, &self.child.id().to_string()]).status().unwrap();
        assert!(sent.success());
    }

    /// Waits for its end; how it ended and everything that it logged.
    fn ended(mut self) -> (ExitStatus, String) {
        let status = self.child.wait().unwrap();
        self.readers.drain(..).for_each(|reader| reader.join().unwrap());
        let log = self.log.lock().unwrap().clone();
        (status, log)
    }

    /// Asks it to stop and waits; everything that it logged.
    fn stopped(self) -> String {
        self.signal("TERM");
        let (status, log) = self.ended();
        assert_eq!(status.code(), Some(0), "{log}");
        log
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// What was answered.
#[derive(Debug)]
struct Answer {
    status: u16,
    head: String,
    body: String,
}

impl Answer {
    fn header(&self, name: &str) -> Option<&str> {
        let lines = self.head.lines().filter_map(|line| line.split_once(": "));
        lines.filter(|(found, _)| found.eq_ignore_ascii_case(name)).map(|(_, value)| value).next()
    }

    /// A field of the form that the page has.
    fn field(&self, name: &str) -> String {
        let (_, rest) =
            self.body.split_once(&format!("name=\"{name}\" value=\"")).unwrap_or_else(|| panic!("{self:?}"));
        rest.split('"').next().unwrap().to_owned()
    }
}

/// The head of a request as text.
fn head(address: &str, first: &str, heads: &[(&str, &str)], length: usize) -> String {
    let heads: String = heads.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
    format!("{first} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n{heads}Content-Length: {length}\r\n\r\n")
}

fn ask(address: &str, first: &str, heads: &[(&str, &str)], body: &[u8]) -> Result<Answer, Error> {
    let mut stream = TcpStream::connect(address)?;
    // At once: whoever is turned away by the head is answered before the body is read.
    stream.write_all(&[head(address, first, heads, body.len()).as_bytes(), body].concat())?;
    answer(&mut stream)
}

fn answer(stream: &mut TcpStream) -> Result<Answer, Error> {
    stream.set_read_timeout(Some(PATIENCE))?;
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes)?;
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let cut = || Error::other(format!("the answer was cut off: {text:?}"));
    let (head, body) = text.split_once("\r\n\r\n").ok_or_else(cut)?;
    let status = head.get(9..12).and_then(|status| status.parse().ok()).ok_or_else(cut)?;
    Ok(Answer { status, head: head.to_owned(), body: body.to_owned() })
}

/// A form as browsers send it.
fn form(fields: &[(&str, &str)]) -> Vec<u8> {
    let escape = |text: &str| text.bytes().map(|byte| format!("%{byte:02X}")).collect::<String>();
    fields.iter().map(|(name, value)| format!("{name}={}", escape(value))).collect::<Vec<_>>().join("&").into_bytes()
}

const FORM: (&str, &str) = ("Content-Type", "application/x-www-form-urlencoded");

/// The moment at which it is asked.
#[expect(clippy::disallowed_methods, reason = "the program under test ends by the real clock")]
fn stopwatch() -> Instant {
    Instant::now()
}

/// Asks again and again until it is so.
fn until<T>(what: &str, mut look: impl FnMut() -> Option<T>) -> T {
    let began = stopwatch();
    while began.elapsed() < PATIENCE {
        if let Some(found) = look() {
            return found;
        }
        std::thread::yield_now();
    }
    panic!("it never came to that: {what}");
}
