//! A PostgreSQL server of the test's own, which it may stop and start; with the programs and under the account of the
//! one that the other tests share.

use std::net::{Ipv4Addr, TcpListener};
use std::os::unix::fs::MetadataExt;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use sqlx::{Connection, PgConnection};

use crate::town::setting;

pub struct OwnPostgres {
    programs: PathBuf,
    folder: tempfile::TempDir,
    /// User and group of the server; it refuses to run as root.
    account: (u32, u32),
    port: u16,
}

impl OwnPostgres {
    /// Makes a server in a folder of its own and starts it.
    pub async fn new() -> Self {
        let shared = setting("XINZE_TEST_PG").expect("no PostgreSQL to test on: run `cargo xtask test`");
        let mut shared = PgConnection::connect(&shared).await.unwrap();
        let (programs, data): (String, String) =
            sqlx::query_as("SELECT setting, current_setting('data_directory') FROM pg_config() WHERE name = 'BINDIR'")
                .fetch_one(&mut shared)
                .await
                .unwrap();
        let owner = Path::new(&data).metadata().unwrap();
        let account = (owner.uid(), owner.gid());
        let folder = tempfile::tempdir().unwrap();
        if folder.path().metadata().unwrap().uid() != account.0 {
            std::os::unix::fs::chown(folder.path(), Some(account.0), Some(account.1)).unwrap();
        }
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap().local_addr().unwrap().port();
        let own = Self { programs: programs.into(), folder, account, port };
        let init = ["--username=postgres", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"];
        own.program("initdb").args(init).arg("--pgdata").arg(own.data()).done();
        own.start();
        own
    }

    fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    fn program(&self, name: &str) -> Command {
        let mut program = Command::new(self.programs.join(name));
        program.current_dir(self.folder.path()).env("HOME", self.folder.path()).env("LC_ALL", "C");
        if self.folder.path().metadata().unwrap().uid() != own_user() {
            program.uid(self.account.0).gid(self.account.1);
        }
        program
    }

    /// Waits until it answers.
    pub fn start(&self) {
        let settings = format!(
            "-h 127.0.0.1 -p {} -k {} -c fsync=off -c jit=off -c log_line_prefix=%m",
            self.port,
            self.folder.path().display()
        );
        let log = self.folder.path().join("log");
        self.program("pg_ctl")
            .args(["--wait", "-D"])
            .arg(self.data())
            .args(["-o", &settings, "-l"])
            .arg(log)
            .arg("start")
            .done();
    }

    /// `fast` ends in good order, `immediate` as if it were killed.
    pub fn stop(&self, mode: &str) {
        self.program("pg_ctl").args(["--wait", "-m", mode, "-D"]).arg(self.data()).arg("stop").done();
    }

    pub fn address(&self) -> String {
        self.through(self.port)
    }

    /// The same server through another port.
    pub fn through(&self, port: u16) -> String {
        format!("postgres://postgres@127.0.0.1:{port}/postgres")
    }

    pub const fn port(&self) -> u16 {
        self.port
    }

    pub async fn connect(&self) -> PgConnection {
        PgConnection::connect(&self.address()).await.unwrap()
    }
}

impl Drop for OwnPostgres {
    fn drop(&mut self) {
        // It may be stopped already. Whatever is left of it ends when its folder is gone.
        drop(self.program("pg_ctl").args(["-m", "immediate", "-D"]).arg(self.data()).arg("stop").output());
    }
}

fn own_user() -> u32 {
    Path::new("/proc/self").metadata().unwrap().uid()
}

trait Done {
    fn done(&mut self);
}

impl Done for Command {
    /// Runs to its end, which is success. What the server says goes elsewhere.
    fn done(&mut self) {
        let done = self.stdin(std::process::Stdio::null()).output().unwrap();
        assert!(done.status.success(), "{self:?}: {}", String::from_utf8_lossy(&done.stderr));
    }
}
