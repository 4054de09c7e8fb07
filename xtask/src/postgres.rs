//! A PostgreSQL of our own for one test run: fresh, on loopback only, gone afterwards.

use std::fs::{self, DirBuilder, File};
use std::io::ErrorKind;
use std::net::{Ipv4Addr, TcpListener};
use std::os::unix::fs::DirBuilderExt;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use crate::install;
use crate::programs::{self, Stop};

/// How long the server may take to accept connections; on an idle machine it takes a fifth of a second.
const READY_WITHIN: Duration = Duration::from_secs(60);
const ASK_EVERY: Duration = Duration::from_millis(50);
/// Another program may take the port between our choosing it and the server's opening it.
const PORTS_TRIED: usize = 3;

/// Settings for a database whose loss is no loss. Every test may open a pool, hence the connections.
const SETTINGS: [&str; 6] = [
    "max_connections=200",
    "fsync=off",
    "full_page_writes=off",
    "synchronous_commit=off",
    "jit=off",
    "log_line_prefix=%m [%p] %d ",
];

/// Waits until its input ends, which happens however we end, Ctrl-C and `kill -9` included; then stops the server
/// and removes the folder. The standard library has no signal handlers, and a handler would not survive `kill -9`.
const KEEPER: &str = r#"
while read -r _; do :; done
if read -r pid < "$1/data/postmaster.pid"; then
    kill -QUIT "$pid"
    tries=0
    while [ -e "$1/data/postmaster.pid" ] && kill -0 "$pid" && [ "$tries" -lt 100 ]; do sleep 0.1; tries=$((tries + 1)); done
fi
rm -rf -- "$1"
"#;

/// A running server in a fresh folder. Dropping it stops the server and removes the folder.
#[derive(Debug)]
pub struct Cluster {
    /// Open to the server's account only; a test run keeps its notes here too.
    pub folder: PathBuf,
    port: u16,
    server: Option<Child>,
    keeper: Child,
}

impl Cluster {
    /// Creates and starts a server, and waits until it answers.
    pub fn start() -> Result<Self, Stop> {
        let programs = install::postgres_folder().ok_or_else(|| {
            Stop::because("No PostgreSQL server on this machine: cargo xtask test installs or names it.")
        })?;
        let account = Account::for_server()?;
        let folder = fresh_folder(account.as_ref())?;
        let keeper = keeper(&folder, account.as_ref())?;
        let mut cluster = Self { folder, port: 0, server: None, keeper };
        cluster.init(&programs, account.as_ref())?;
        for tried in 1..=PORTS_TRIED {
            cluster.port = free_port()?;
            cluster.server = Some(cluster.launch(&programs, account.as_ref())?);
            match cluster.wait_until_ready(&programs) {
                Ok(()) => break,
                Err(stop) if tried == PORTS_TRIED || cluster.is_running() => return Err(stop),
                Err(_) => {}
            }
        }
        Ok(cluster)
    }

    /// The address of the maintenance database, as the superuser; anyone on this machine may connect.
    pub fn url(&self) -> String {
        format!("postgres://postgres@127.0.0.1:{}/postgres", self.port)
    }

    fn init(&self, programs: &Path, account: Option<&Account>) -> Result<(), Stop> {
        let mut initdb = Command::new(programs.join("initdb"));
        initdb.arg("--pgdata").arg(self.folder.join("data")).args([
            "--username=postgres",
            "--auth=trust",
            "--encoding=UTF8",
            "--locale=C.UTF-8",
            "--no-sync",
        ]);
        programs::output(as_account(&mut initdb, &self.folder, account)).map(drop)
    }

    fn launch(&self, programs: &Path, account: Option<&Account>) -> Result<Child, Stop> {
        let log = File::create(self.log()).map_err(|error| failed(&self.log(), &error))?;
        let errors = log.try_clone().map_err(|error| failed(&self.log(), &error))?;
        let mut postgres = Command::new(programs.join("postgres"));
        postgres.arg("-D").arg(self.folder.join("data"));
        postgres.args(["-h", "127.0.0.1", "-p", &self.port.to_string(), "-k"]).arg(&self.folder);
        postgres.args(SETTINGS.iter().flat_map(|setting| ["-c", setting]));
        // In a process group of its own, Ctrl-C reaches the tests first and the server through its keeper.
        postgres.stdin(Stdio::null()).stdout(log).stderr(errors).process_group(0);
        as_account(&mut postgres, &self.folder, account).spawn().map_err(|error| failed(programs, &error))
    }

    fn wait_until_ready(&mut self, programs: &Path) -> Result<(), Stop> {
        let watch = programs::stopwatch();
        let port = self.port.to_string();
        loop {
            if let Some(Ok(Some(status))) = self.server.as_mut().map(Child::try_wait) {
                return Err(self.not_ready(&format!("ended at once: {status}")));
            }
            let mut ask = Command::new(programs.join("pg_isready"));
            if programs::output(ask.args(["--quiet", "--host=127.0.0.1", "--port", &port])).is_ok() {
                return Ok(());
            }
            if watch.elapsed() > READY_WITHIN {
                return Err(self.not_ready(&format!("did not answer within {} s", READY_WITHIN.as_secs())));
            }
            std::thread::sleep(ASK_EVERY);
        }
    }

    fn is_running(&mut self) -> bool {
        matches!(self.server.as_mut().map(Child::try_wait), Some(Ok(None)))
    }

    fn not_ready(&self, what: &str) -> Stop {
        let log = fs::read_to_string(self.log()).unwrap_or_default();
        Stop::because(format!("PostgreSQL {what}\n{}", programs::last_lines(&log, 20)))
    }

    fn log(&self) -> PathBuf {
        self.folder.join("postgres.log")
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        // The end of its input is the keeper's signal.
        drop(self.keeper.stdin.take());
        let server = self.server.as_mut().map_or(Ok(()), |server| server.wait().map(drop));
        let keeper = self.keeper.wait().map(drop);
        if let Err(error) = server.and(keeper) {
            eprintln!("{}", failed(&self.folder, &error).message);
        }
    }
}

/// Starts the tests' server and keeps it until Enter is pressed or the input ends.
pub fn keep_until_enter() -> Result<(), Stop> {
    let cluster = Cluster::start()?;
    println!("export XINZE_TEST_PG={}", cluster.url());
    eprintln!("Enter stops the server and removes its data.");
    let mut line = String::new();
    std::io::stdin().read_line(&mut line).map_err(|error| failed(Path::new("standard input"), &error))?;
    Ok(())
}

/// The account that the server runs under, when we are root: initdb refuses root.
#[derive(Debug, PartialEq, Eq)]
struct Account {
    user: u32,
    group: u32,
}

impl Account {
    fn for_server() -> Result<Option<Self>, Stop> {
        if !install::is_root()? {
            return Ok(None);
        }
        let accounts = Path::new("/etc/passwd");
        let text = fs::read_to_string(accounts).map_err(|error| failed(accounts, &error))?;
        Self::choose(&text).map(Some).ok_or_else(|| {
            Stop::because("PostgreSQL refuses to run as root, and there is no account postgres or nobody.")
        })
    }

    /// `postgres` if the machine knows it, else `nobody`.
    fn choose(passwd: &str) -> Option<Self> {
        let find = |wanted: &str| {
            passwd.lines().find_map(|line| match line.split(':').collect::<Vec<_>>().as_slice() {
                [name, _, user, group, ..] if *name == wanted => {
                    Some(Self { user: user.parse().ok()?, group: group.parse().ok()? })
                }
                _ => None,
            })
        };
        find("postgres").or_else(|| find("nobody"))
    }
}

fn as_account<'a>(command: &'a mut Command, folder: &Path, account: Option<&Account>) -> &'a mut Command {
    if let Some(account) = account {
        command.uid(account.user).gid(account.group);
    }
    // The folder that we were started in may be closed to the account.
    command.current_dir(folder).env("HOME", folder)
}

fn fresh_folder(account: Option<&Account>) -> Result<PathBuf, Stop> {
    // A number is used once in a process: whoever looks whether a folder is gone must not find somebody else's.
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let parent = std::env::temp_dir();
    for _ in 0..100 {
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let folder = parent.join(format!("xinze-test-{}-{number}", std::process::id()));
        match DirBuilder::new().mode(0o700).create(&folder) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => continue,
            made => made.map_err(|error| failed(&folder, &error))?,
        }
        if let Some(account) = account {
            std::os::unix::fs::chown(&folder, Some(account.user), Some(account.group))
                .map_err(|error| failed(&folder, &error))?;
        }
        return Ok(folder);
    }
    Err(Stop::because(format!("{}: too many folders xinze-test-* are left over; remove them", parent.display())))
}

fn keeper(folder: &Path, account: Option<&Account>) -> Result<Child, Stop> {
    let mut shell = Command::new("sh");
    shell.args(["-c", KEEPER, "keeper"]).arg(folder);
    shell.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null()).process_group(0);
    let started = as_account(&mut shell, Path::new("/"), account).spawn();
    started.map_err(|error| {
        // Nobody else will remove it, and it is empty.
        drop(fs::remove_dir(folder));
        failed(Path::new("sh"), &error)
    })
}

fn free_port() -> Result<u16, Stop> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0));
    let address = listener.and_then(|listener| listener.local_addr());
    address.map(|address| address.port()).map_err(|error| failed(Path::new("127.0.0.1:0"), &error))
}

fn failed(what: &Path, error: &std::io::Error) -> Stop {
    Stop::because(format!("{}: {error}", what.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_server_runs_as_postgres_else_as_nobody_never_as_root() {
        let root = "root:x:0:0:root:/:/bin/sh\n";
        let nobody = "nobody:x:65534:65533:nobody:/:/bin/false\n";
        let postgres = "postgres:x:101:104:,,,:/:/bin/sh\n";
        assert_eq!(Account::choose(&format!("{root}{nobody}{postgres}")), Some(Account { user: 101, group: 104 }));
        assert_eq!(Account::choose(&format!("{root}{nobody}")), Some(Account { user: 65534, group: 65533 }));
        assert_eq!(Account::choose(root), None);
    }

    #[test]
    fn the_keeper_removes_the_folder_when_its_input_ends() {
        let folder = fresh_folder(None).unwrap();
        fs::write(folder.join("left-over"), "").unwrap();
        let mut keeper = keeper(&folder, None).unwrap();
        assert!(folder.exists());
        drop(keeper.stdin.take());
        assert!(keeper.wait().unwrap().success());
        assert!(!folder.exists());
    }

    /// Without a server on the machine there is nothing to test here; `cargo xtask test` has installed one.
    #[test]
    fn a_cluster_answers_and_leaves_nothing_behind() {
        let cluster = Cluster::start().unwrap();
        let (folder, port) = (cluster.folder.clone(), cluster.port);
        assert_eq!(cluster.url(), format!("postgres://postgres@127.0.0.1:{port}/postgres"));
        assert!(std::net::TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok());
        drop(cluster);
        assert!(!folder.exists());
        assert!(TcpListener::bind((Ipv4Addr::LOCALHOST, port)).is_ok(), "the port is free again");
    }
}
